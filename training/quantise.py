"""Average trained checkpoints, export them to ONNX and quantise (dynamic, per channel, embeddings too).

    python training/quantise.py --checkpoints DIR/epoch5.pt DIR/epoch6.pt --out DIR/model.onnx

Writes the unquantised network beside the checkpoints (`model.fp32.onnx`), for the comparison in `training/evaluate.py`,
and the average itself (`model.pt`), from which `training/narrow.py` starts.
"""

import argparse
import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process

from model import AttributionModel, shape_of

INPUTS = ("ids", "case", "quoted", "attended")
OUTPUTS = ("roles", "from_side", "to_side")
# Seven bits: on processors without VNNI instructions two products of eight-bit weights and inputs may overflow the 16
# bits that they are summed in, and the network would find another thing there than here (bench/processors.py).
WEIGHT_LEVELS = 64


def export(model: AttributionModel, path: Path) -> None:
    """Write the network as ONNX with a free batch size and length."""
    model.eval()
    example = torch.ones((2, 16), dtype=torch.int64)
    axes = {name: {0: "batch", 1: "pieces"} for name in INPUTS + OUTPUTS}
    torch.onnx.export(
        model,
        (example,) * 4,
        str(path),
        input_names=list(INPUTS),
        output_names=list(OUTPUTS),
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )


def quantise(source: Path, target: Path) -> None:
    """Quantise all matrix products and embeddings: weights to seven bits, inputs of products to eight."""
    with tempfile.TemporaryDirectory() as folder:
        prepared = Path(folder) / "prepared.onnx"
        quant_pre_process(str(source), str(prepared), skip_symbolic_shape=True)
        quantize_dynamic(
            str(prepared),
            str(target),
            op_types_to_quantize=["MatMul", "Gemm", "Gather"],
            per_channel=True,
            weight_type=QuantType.QInt8,
            reduce_range=True,
            extra_options={"MatMulConstBOnly": True},
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--checkpoints", type=Path, nargs="+", required=True, help="their weights are averaged")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    states = [torch.load(path, map_location="cpu") for path in args.checkpoints]
    model = AttributionModel(shape=shape_of(states[0]))
    model.load_state_dict({name: sum(state[name] for state in states) / len(states) for name in states[0]})
    torch.save(model.state_dict(), args.checkpoints[-1].with_name("model.pt"))
    full = args.checkpoints[-1].with_name("model.fp32.onnx")
    export(model, full)
    quantise(full, args.out)
    print(f"{args.out}: {args.out.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()

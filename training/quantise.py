"""Average trained weights, export them to ONNX and quantise them (dynamic, per channel, embeddings too).

    python training/quantise.py --weights LAST/model.pt FIRST/model.pt --shares 3 1 --windows DIR/gold.npz \
        --out DIR/model.onnx

A few units of what comes into the inner layers are thirty times as large as the rest, and eight bits for all would be
spent on these. So they are made smaller, and their weights larger (SmoothQuant, Xiao et al., ICML 2023). Writes the
unquantised network beside the first weights (`model.fp32.onnx`), for the comparison in `training/evaluate.py`.
"""

import argparse
import random
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import Tensor, nn

from model import AttributionModel, shape_of
from prepare import INPUTS, Windows, load_windows

OUTPUTS = ("roles", "from_side", "to_side")
# Seven bits: on processors without VNNI instructions two products of eight-bit weights and inputs may overflow the 16
# bits that they are summed in, and the network would find another thing there than here (bench/processors.py).
WEIGHT_LEVELS = 64
BATCH_PIECES = 2048


REACH = 4.0  # what evened inputs reach at most; of 12 to 3, 5 to 3.5 changed the fewest roles on PolNeAR dev
LOOKED_AT = 20  # batches in which units are measured


class Evened(nn.Module):
    """A product whose inputs are scaled first, and its weights the other way."""

    def __init__(self, product: nn.Linear, scale: Tensor) -> None:
        super().__init__()
        self.product = product
        self.register_buffer("scale", scale)
        product.weight.data /= scale

    def forward(self, x: Tensor) -> Tensor:
        return self.product(x * self.scale)


def even_out(model: nn.Module, batches: Iterable[Sequence[Tensor]]) -> None:
    """Scale down the units that reach far in the inputs of the inner layers, as seen in some batches of inputs.

    `model.layers` are layers of `model.Layer`, and their weights are changed.
    """
    reached: dict[nn.Module, Tensor] = {}

    def look(module: nn.Module, args: tuple[Tensor]) -> None:
        most = args[0].abs().amax((0, 1))
        reached[module] = torch.maximum(most, reached.get(module, most))

    parts = [(layer, name) for layer in model.layers for name in ("up", "down")]
    hooks = [getattr(layer, name).register_forward_pre_hook(look) for layer, name in parts]
    model.eval()
    with torch.no_grad():
        for batch in batches:
            model(*batch)
    for hook in hooks:
        hook.remove()
    for layer, name in parts:
        product = getattr(layer, name)
        setattr(layer, name, Evened(product, (REACH / reached[product]).clamp(max=1.0)))


def some_batches(windows: Windows) -> Iterator[list[Tensor]]:
    """Inputs of the network from a few of the windows."""
    for numbers in windows.batches(0, BATCH_PIECES, random.Random(0))[:LOOKED_AT]:
        batch = windows.collate(numbers)
        yield [batch[name] for name in INPUTS]


def write_onnx(model: nn.Module, example: tuple[Tensor, ...], axes: dict[str, dict[int, str]], path: Path) -> None:
    """Write a network as ONNX. `axes` names, in order, its inputs and outputs, and the axes of each that are free."""
    names = list(axes)
    torch.onnx.export(
        model,
        example,
        str(path),
        input_names=names[: len(example)],
        output_names=names[len(example) :],
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )


def export(model: AttributionModel, path: Path) -> None:
    """Write the network as ONNX with a free batch size and length."""
    model.eval()
    example = torch.ones((2, 16), dtype=torch.int64)
    axes = {name: {0: "batch", 1: "pieces"} for name in INPUTS + OUTPUTS}
    write_onnx(model, (example,) * 4, axes, path)


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
    parser.add_argument("--weights", type=Path, nargs="+", required=True, help="of the small size and of one shape")
    parser.add_argument("--shares", type=float, nargs="+", default=[1.0], help="of each in their mean")
    parser.add_argument("--windows", type=Path, required=True, help="windows of training/prepare.py, to measure on")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    states = [torch.load(path, map_location="cpu") for path in args.weights]
    shares = [share / sum(args.shares) for share in args.shares]
    model = AttributionModel(shape_of(states[0]))
    model.load_state_dict({k: sum(s[k] * share for s, share in zip(states, shares, strict=True)) for k in states[0]})
    even_out(model, some_batches(load_windows(args.windows)))
    full = args.weights[0].with_suffix(".fp32.onnx")
    export(model, full)
    quantise(full, args.out)
    print(f"{args.out}: {args.out.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()

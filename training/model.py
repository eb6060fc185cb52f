"""The attribution model: one small BERT encoder and the heads that are read off it.

Every word (its first piece) gets a role (BIO over source, cue and content). For each cue, five pointers by a biaffine
score: which words are its content (scored from the word's side: whose content am I?), where its source starts and
ends, and where the pieces of its content do. The biaffine form follows Dozat and Manning, ICLR 2017.

The network returns projections, and not the score tables themselves: at run time only the rows of the few cues
are multiplied, in numpy.
"""

import math
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

ROLES = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
HEAD_WIDTH = 32
FULL = ((12, 1536),) * 6  # heads and inner units of each layer of all-MiniLM-L6-v2
RELATIONS = ("content", "source_start", "source_end", "content_start", "content_end")


class Layer(nn.Module):
    """One transformer layer of BERT (post-norm)."""

    def __init__(self, width: int, heads: int, inner: int, dropout: float) -> None:
        super().__init__()
        self.heads = heads
        self.query, self.key, self.value = (nn.Linear(width, heads * HEAD_WIDTH) for _ in range(3))
        self.out = nn.Linear(heads * HEAD_WIDTH, width)
        self.norm1, self.norm2 = nn.LayerNorm(width, eps=1e-12), nn.LayerNorm(width, eps=1e-12)
        self.up, self.down = nn.Linear(width, inner), nn.Linear(inner, width)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        batch, length, _ = x.shape

        def split(y: Tensor) -> Tensor:
            return y.view(batch, length, self.heads, HEAD_WIDTH).transpose(1, 2)

        query, key, value = split(self.query(x)), split(self.key(x)), split(self.value(x))
        scores = query @ key.transpose(-1, -2) / math.sqrt(HEAD_WIDTH) + mask.to(query.dtype)
        mixed = scores.softmax(-1).to(value.dtype) @ value
        mixed = mixed.transpose(1, 2).reshape(batch, length, self.heads * HEAD_WIDTH)
        x = self.norm1(x + self.dropout(self.out(mixed)))
        return self.norm2(x + self.dropout(self.down(functional.gelu(self.up(x)))))


class AttributionModel(nn.Module):
    """Encoder and heads. Inputs are `[batch, pieces]`; piece 0 is the start mark and stands for "none" in pointers."""

    def __init__(
        self, width=384, shape=FULL, pointer=96, vocabulary=30522, dropout=0.1, layer_dropout: float | None = None
    ) -> None:
        """`shape` are heads and inner units of each layer; `layer_dropout` is that inside the layers, if another."""
        super().__init__()
        layer_dropout = dropout if layer_dropout is None else layer_dropout
        self.words = nn.Embedding(vocabulary, width)
        self.positions = nn.Embedding(512, width)
        self.case = nn.Embedding(4, width)
        self.quoted = nn.Embedding(3, width)
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.layers = nn.ModuleList(Layer(width, heads, inner, layer_dropout) for heads, inner in shape)
        self.dropout = nn.Dropout(dropout)
        self.roles = nn.Linear(width, len(ROLES))
        self.from_side = nn.Linear(width, pointer * len(RELATIONS))
        self.to_side = nn.Linear(width, pointer * len(RELATIONS))
        self.pointer = pointer
        for feature in (self.case, self.quoted):
            nn.init.normal_(feature.weight, std=0.01)

    def encode(self, ids: Tensor, case: Tensor, quoted: Tensor, attended: Tensor) -> list[Tensor]:
        """The states `[batch, pieces, width]` after the embeddings and after every layer."""
        place = torch.arange(ids.shape[1], device=ids.device)
        x = self.words(ids) + self.positions(place) + self.case(case) + self.quoted(quoted)
        states = [self.dropout(self.norm(x))]
        mask = (1.0 - attended[:, None, None, :].to(x.dtype)) * -1e4
        for layer in self.layers:
            states.append(layer(states[-1], mask))
        return states

    def read_off(self, x: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Role logits and projections from the last states."""
        x = self.dropout(x)
        return self.roles(x), self.from_side(x) * self.pointer**-0.5, self.to_side(x)

    def forward(self, ids: Tensor, case: Tensor, quoted: Tensor, attended: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Return role logits `[batch, pieces, 7]` and the two projections `[batch, pieces, 5 * pointer]`.

        The score of pointer r from piece i to piece j is the product of slice r of `from[i]` and of `to[j]`. For
        "content" i is the word and j the cue; for the others i is the cue and j the word.
        """
        return self.read_off(self.encode(ids, case, quoted, attended)[-1])

    def load_base(self, path: Path) -> None:
        """Take the encoder's weights from a BERT checkpoint (safetensors, Hugging Face names)."""
        base = {name.removeprefix("bert."): value for name, value in load_file(path).items()}
        own = {"words.weight": base["embeddings.word_embeddings.weight"]}
        own["positions.weight"] = (
            base["embeddings.position_embeddings.weight"] + base["embeddings.token_type_embeddings.weight"][0]
        )
        names = {"norm": "embeddings.LayerNorm"}
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
            names |= {f"layers.{n}.{mine}": f"encoder.layer.{n}.{theirs}" for mine, theirs in parts.items()}
        for mine, theirs in names.items():
            own |= {f"{mine}.{kind}": base[f"{theirs}.{kind}"] for kind in ("weight", "bias")}
        missing, unexpected = self.load_state_dict(own, strict=False)
        heads = ("case.", "quoted.", "roles.", "from_side.", "to_side.")
        if unexpected or any(not name.startswith(heads) for name in missing):
            raise ValueError(f"{path} does not fit the encoder: missing {missing}, unexpected {unexpected}")


def shape_of(state: dict[str, Tensor]) -> tuple[tuple[int, int], ...]:
    """Heads and inner width of each layer of a checkpoint."""
    layers = 1 + max(int(name.split(".")[1]) for name in state if name.startswith("layers."))
    sizes = [(state[f"layers.{n}.query.weight"], state[f"layers.{n}.up.weight"]) for n in range(layers)]
    return tuple((len(query) // HEAD_WIDTH, len(up)) for query, up in sizes)

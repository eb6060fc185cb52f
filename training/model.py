"""The attribution model: one small BERT encoder and the heads that are read off it.

Every word (its first piece) gets a role (BIO over source, cue and content). For each cue, three pointers by a
biaffine score: which words are its content (scored from the word's side: whose content am I?), and where its source
starts and ends. The biaffine form follows Dozat and Manning, ICLR 2017.

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
RELATIONS = ("content", "source_start", "source_end")


class Layer(nn.Module):
    """One transformer layer of BERT (post-norm)."""

    def __init__(self, width: int, heads: int, inner: int, dropout: float) -> None:
        super().__init__()
        self.heads = heads
        self.query, self.key, self.value, self.out = (nn.Linear(width, width) for _ in range(4))
        self.norm1, self.norm2 = nn.LayerNorm(width, eps=1e-12), nn.LayerNorm(width, eps=1e-12)
        self.up, self.down = nn.Linear(width, inner), nn.Linear(inner, width)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        batch, length, width = x.shape

        def split(y: Tensor) -> Tensor:
            return y.view(batch, length, self.heads, width // self.heads).transpose(1, 2)

        query, key, value = split(self.query(x)), split(self.key(x)), split(self.value(x))
        if self.training:
            mixed = functional.scaled_dot_product_attention(query, key, value, mask)
        else:
            mixed = (query @ key.transpose(-1, -2) / math.sqrt(width // self.heads) + mask).softmax(-1) @ value
        mixed = mixed.transpose(1, 2).reshape(batch, length, width)
        x = self.norm1(x + self.dropout(self.out(mixed)))
        return self.norm2(x + self.dropout(self.down(functional.gelu(self.up(x)))))


class AttributionModel(nn.Module):
    """Encoder and heads. Inputs are `[batch, pieces]`; piece 0 is the start mark and stands for "none" in pointers."""

    def __init__(self, width=384, heads=12, layers=6, inner=1536, pointer=96, vocabulary=30522, dropout=0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(vocabulary, width)
        self.positions = nn.Embedding(512, width)
        self.case = nn.Embedding(4, width)
        self.quoted = nn.Embedding(3, width)
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.layers = nn.ModuleList(Layer(width, heads, inner, dropout) for _ in range(layers))
        self.dropout = nn.Dropout(dropout)
        self.roles = nn.Linear(width, len(ROLES))
        self.from_side = nn.Linear(width, pointer * len(RELATIONS))
        self.to_side = nn.Linear(width, pointer * len(RELATIONS))
        self.pointer = pointer
        for feature in (self.case, self.quoted):
            nn.init.normal_(feature.weight, std=0.01)

    def forward(self, ids: Tensor, case: Tensor, quoted: Tensor, attended: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Return role logits `[batch, pieces, 7]` and the two projections `[batch, pieces, 3 * pointer]`.

        The score of pointer r from piece i to piece j is the product of slice r of `from[i]` and of `to[j]`. For
        "content" i is the word and j the cue; for the two source pointers i is the cue and j the word.
        """
        place = torch.arange(ids.shape[1], device=ids.device)
        x = self.words(ids) + self.positions(place) + self.case(case) + self.quoted(quoted)
        x = self.dropout(self.norm(x))
        mask = (1.0 - attended[:, None, None, :].to(x.dtype)) * -1e4
        for layer in self.layers:
            x = layer(x, mask)
        x = self.dropout(x)
        scale = self.pointer**-0.5
        return self.roles(x), self.from_side(x) * scale, self.to_side(x)

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

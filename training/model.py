"""The attribution model: one encoder and the heads that are read off it, in two sizes.

The small one can ship; its encoder is that of all-MiniLM-L6-v2 (BERT). The big one only teaches; its encoder is that of
all-mpnet-base-v2 (MPNet, Song et al., NeurIPS 2020: BERT whose attention also sees the distance of two pieces).

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

from sayso.attribution.pieces import CLS, SEP

Shape = tuple[tuple[int, int], ...]

ROLES = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
HEAD_WIDTH = 32
FULL = ((12, 1536),) * 6  # heads and inner units of each layer of all-MiniLM-L6-v2
VOCABULARY = 30522  # the word pieces of BERT's uncased models
DISTANCES, FARTHEST = 32, 128  # MPNet's classes of distance between two pieces, and where the last of them begins
RELATIONS = ("content", "source_start", "source_end", "content_start", "content_end")


class Layer(nn.Module):
    """One transformer layer of BERT (post-norm)."""

    def __init__(
        self,
        width: int,
        heads: int,
        inner: int,
        dropout: float,
        head_width: int = HEAD_WIDTH,
        epsilon: float = 1e-12,
        pieces_first: bool = False,
    ) -> None:
        """With `pieces_first` states come and go as `[length, batch, width]`.

        onnxruntime then multiplies queries, keys and values as they lie, and need not transpose them first.
        """
        super().__init__()
        self.heads, self.head_width = heads, head_width
        self.to_heads, self.from_heads = ((1, 2, 0, 3), (2, 0, 1, 3)) if pieces_first else ((0, 2, 1, 3), (0, 2, 1, 3))
        self.query, self.key, self.value = (nn.Linear(width, heads * head_width) for _ in range(3))
        self.out = nn.Linear(heads * head_width, width)
        self.norm1, self.norm2 = nn.LayerNorm(width, eps=epsilon), nn.LayerNorm(width, eps=epsilon)
        self.up, self.down = nn.Linear(width, inner), nn.Linear(inner, width)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor, chosen: Tensor | None = None) -> Tensor:
        """Return the next states, `[batch, length, width]`, or `[chosen, width]` of pieces chosen by their numbers.

        A piece's number is its row's times `length`, and its place in the row (with `pieces_first` its place times
        `batch`, and its row). The others are seen, but get no state.
        """
        first, second, width = x.shape

        def split(y: Tensor) -> Tensor:
            return y.view(first, second, self.heads, self.head_width).permute(self.to_heads)

        query, key, value = split(self.query(x)), split(self.key(x)), split(self.value(x))
        if x.is_cuda:
            mixed = functional.scaled_dot_product_attention(query, key, value, attn_mask=mask.to(query.dtype))
        else:  # written out: faster on a CPU, and what ONNX is exported from
            scores = query @ key.transpose(-1, -2) / math.sqrt(self.head_width) + mask.to(query.dtype)
            mixed = scores.softmax(-1).to(value.dtype) @ value
        mixed = mixed.permute(self.from_heads).reshape(first, second, self.heads * self.head_width)
        if chosen is not None:
            x, mixed = x.reshape(-1, width)[chosen], mixed.reshape(-1, self.heads * self.head_width)[chosen]
        x = self.norm1(x + self.dropout(self.out(mixed)))
        return self.norm2(x + self.dropout(self.down(functional.gelu(self.up(x)))))


class AttributionModel(nn.Module):
    """Encoder and heads. Inputs are `[batch, pieces]`; piece 0 is the start mark and stands for "none" in pointers."""

    def __init__(
        self,
        shape: Shape = FULL,
        width: int = 384,
        head_width: int = HEAD_WIDTH,
        epsilon: float = 1e-12,
        sees_distance: bool = False,
        pointer: int = 96,
        dropout: float = 0.1,
        layer_dropout: float | None = None,
    ) -> None:
        """`shape` are heads and inner units of each layer; `layer_dropout` is that inside the layers, if another."""
        super().__init__()
        layer_dropout = dropout if layer_dropout is None else layer_dropout
        self.words = nn.Embedding(VOCABULARY, width)
        self.positions = nn.Embedding(512, width)
        self.case = nn.Embedding(4, width)
        self.quoted = nn.Embedding(3, width)
        self.norm = nn.LayerNorm(width, eps=epsilon)
        self.layers = nn.ModuleList(
            Layer(width, heads, inner, layer_dropout, head_width, epsilon) for heads, inner in shape
        )
        self.distances = nn.Embedding(DISTANCES, shape[0][0]) if sees_distance else None
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
        if self.distances is not None:
            mask = mask + self.distances(classes_of_distance(place)).permute(2, 0, 1)
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
        """Take the encoder's weights from a checkpoint of BERT or MPNet (safetensors, Hugging Face names)."""
        own = read_encoder(path, len(self.layers), mpnet=self.distances is not None)
        missing, unexpected = self.load_state_dict(own, strict=False)
        heads = ("case.", "quoted.", "roles.", "from_side.", "to_side.")
        if unexpected or any(not name.startswith(heads) for name in missing):
            raise ValueError(f"{path} does not fit the encoder: missing {missing}, unexpected {unexpected}")


BERT_PARTS = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "out": "attention.output.dense",
    "norm1": "attention.output.LayerNorm",
    "up": "intermediate.dense",
    "down": "output.dense",
    "norm2": "output.LayerNorm",
}
MPNET_PARTS = BERT_PARTS | {
    "query": "attention.attn.q",
    "key": "attention.attn.k",
    "value": "attention.attn.v",
    "out": "attention.attn.o",
    "norm1": "attention.LayerNorm",
}


def read_encoder(path: Path, layers: int, *, mpnet: bool) -> dict[str, Tensor]:
    """The embeddings and first layers of a checkpoint of BERT or MPNet (safetensors) by our names, for `Layer`."""
    base = {name.removeprefix("bert."): value for name, value in load_file(path).items()}
    own = from_mpnet(base) if mpnet else from_bert(base)
    for n in range(layers):
        for mine, theirs in (MPNET_PARTS if mpnet else BERT_PARTS).items():
            for kind in ("weight", "bias"):
                own[f"layers.{n}.{mine}.{kind}"] = base[f"encoder.layer.{n}.{theirs}.{kind}"]
    return own | {f"norm.{kind}": base[f"embeddings.LayerNorm.{kind}"] for kind in ("weight", "bias")}


def from_bert(base: dict[str, Tensor]) -> dict[str, Tensor]:
    """The embeddings of a BERT checkpoint: every text is of the first of its two kinds."""
    kinds = base["embeddings.token_type_embeddings.weight"]
    return {
        "words.weight": base["embeddings.word_embeddings.weight"],
        "positions.weight": base["embeddings.position_embeddings.weight"] + kinds[0],
    }


def from_mpnet(base: dict[str, Tensor]) -> dict[str, Tensor]:
    """The embeddings of an MPNet checkpoint in the order of BERT's word pieces.

    MPNet has four marks of its own before BERT's pieces, of which it uses `<s>` (0) and `</s>` (2) where BERT has
    [CLS] and [SEP]; its first position is the third row.
    """
    words = base["embeddings.word_embeddings.weight"]
    own = words[4 : 4 + VOCABULARY].clone()
    own[CLS], own[SEP] = words[0], words[2]
    return {
        "words.weight": own,
        "positions.weight": base["embeddings.position_embeddings.weight"][2:514],
        "distances.weight": base["encoder.relative_attention_bias.weight"],
    }


def classes_of_distance(place: Tensor) -> Tensor:
    """MPNet's class of the distance from each piece to each other, `[pieces, pieces]`; half of them look ahead."""
    ahead = place[None, :] - place[:, None]
    half = DISTANCES // 2
    near = half // 2
    far = ahead.abs().float().clamp(min=1)
    scaled = near + ((far / near).log() / math.log(FARTHEST / near) * (half - near)).long()
    return half * (ahead > 0) + torch.where(ahead.abs() < near, ahead.abs(), scaled.clamp(max=half - 1))


def make_big(dropout: float = 0.1) -> AttributionModel:
    """A model of the size of all-mpnet-base-v2, untrained."""
    return AttributionModel(((12, 3072),) * 12, 768, 64, 1e-5, sees_distance=True, dropout=dropout)


def shape_of(state: dict[str, Tensor]) -> Shape:
    """Heads and inner width of each layer of a checkpoint of the small size."""
    layers = 1 + max(int(name.split(".")[1]) for name in state if name.startswith("layers."))
    sizes = [(state[f"layers.{n}.query.weight"], state[f"layers.{n}.up.weight"]) for n in range(layers)]
    return tuple((len(query) // HEAD_WIDTH, len(up)) for query, up in sizes)

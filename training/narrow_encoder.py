"""Make the sentence encoder narrow: fewer heads and inner units, drawn to the vectors that all of them gave.

    python training/narrow_encoder.py gather --work DIR --articles FILE.jsonl.gz [FILE ...]
    python training/narrow_encoder.py narrow --work DIR [--weights DIR/tuned.pt] [--out DIR/narrow.pt]

`gather` cuts the articles into sentences and propositions; those of the events held out and of the development stories
are left out. `narrow` cuts the network: heads without which the vectors turn least, fewer of them in the first layers,
where they cost least, and inner units that the others can stand in for (`units.py`). Then what is left is drawn to the
vectors that the whole network has for the propositions and sentences of each article, with the article's mean taken
away, as the comparison takes that of a story. No label is used (Hinton et al., 2015).

`--minutes` says how long; on a GPU seven are enough, a CPU takes hours for as much.
"""

import argparse
import gzip
import json
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from model import HEAD_WIDTH
from pruning import prune, take_rows
from sentence_encoder import CLS, LIMIT_PIECES, SEP, Encoder, load_state

HEADS, INNER = (6, 6, 10), (512, 512, 512)  # that each layer keeps, of 12 and of 1,536
ARTICLES = 8  # of a batch
READ_AT_ONCE = 4096  # pieces, with those that fill up
CHOSEN_BY, PRUNED_BY, TOLD = 2, 8, 20  # batches by which heads and units are chosen, and that tell how it goes
WARM_SHARE, LEAST_RATE, DECAY = 0.03, 0.02, 0.01
MOST_WORDS = 1500  # of an article
PLAIN = 0.2  # how much it counts that vectors stay near with the mean not taken away, beside the rest


@dataclass(frozen=True)
class News:
    """Sentences of articles: `pieces` one after the other, where each sentence ends, whose it is, and its parts.

    A part is a row of `parts`: the sentence, and half-open numbers of pieces in it.
    """

    pieces: NDArray[np.uint16]
    ends: NDArray[np.int64]
    articles: NDArray[np.int64]
    parts: NDArray[np.int64]


@dataclass(frozen=True)
class Batch:
    """Some articles: tables of pieces of like length, where parts lie in all tables' pieces, and whose each part is."""

    tables: list[tuple[Tensor, Tensor]]
    under: Tensor
    part: Tensor
    sizes: Tensor
    article: Tensor

    def to(self, device: torch.device) -> "Batch":
        tables = [(ids.to(device), attended.to(device)) for ids, attended in self.tables]
        return Batch(tables, *(x.to(device) for x in (self.under, self.part, self.sizes, self.article)))


def gather(args: argparse.Namespace) -> None:
    """Cut articles into sentences and propositions, and write what `narrow` reads."""
    from readings import read_readings, read_stories
    from sayso.attribution.pieces import load_tokenizer
    from sayso.comparing.propositions import find_propositions
    from sayso.types import Article

    left_out = {a.id for readings in (read_readings(held=True), read_stories()) for r in readings for a in r.articles}
    pieces: list[int] = []
    ends, owners, parts, articles = [], [], [], 0
    for path in args.articles:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            rows = [row for row in map(json.loads, lines) if row["id"] not in left_out]
        random.Random(1).shuffle(rows)
        for row in rows[: args.most]:
            article = Article(id="", text=" ".join(row["text"].split(" ")[:MOST_WORDS]))
            found = find_propositions(article, 0, [])
            for sentence in dict.fromkeys(p.sentence for p in found):
                read = load_tokenizer().encode(article.text[slice(*sentence)], add_special_tokens=False)
                starts = [sentence.start + start for start, _ in read.offsets[:LIMIT_PIECES]]
                if not starts:
                    continue
                parts.append((len(ends), 0, len(starts)))
                for p in found:
                    if p.sentence == sentence and len(p.spans) == 1:
                        first, last = np.searchsorted(starts, p.spans[0])
                        if 0 < last - first < len(starts):
                            parts.append((len(ends), int(first), int(last)))
                pieces += read.ids[:LIMIT_PIECES]
                ends.append(len(pieces))
                owners.append(articles)
            articles += 1
            if articles % 500 == 0:
                print(f"{articles} articles, {len(pieces)} pieces", flush=True)
    args.work.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(
        args.work / "sentences.npz",
        pieces=np.array(pieces, np.uint16),
        ends=np.array(ends),
        articles=np.array(owners),
        parts=np.array(parts),
    )


def read_news(path: Path) -> News:
    store = np.load(path)
    return News(store["pieces"], *(store[name].astype(np.int64) for name in ("ends", "articles", "parts")))


def batches_of(news: News) -> Iterator[Batch]:
    """All articles, some at a time."""
    starts = np.concatenate([[0], news.ends[:-1]])
    sizes = news.ends - starts
    first_part = np.searchsorted(news.parts[:, 0], np.arange(len(sizes) + 1))
    bounds = np.searchsorted(news.articles, range(0, int(news.articles[-1]) + 1 + ARTICLES, ARTICLES))
    for low, high in pairwise(bounds):
        order = low + np.argsort(sizes[low:high], kind="stable")
        tables, places, seen, at = [], {}, 0, 0
        while at < len(order):
            # Sentences of like length, as many as may be read at once: the last of them is the longest.
            count = next(
                n for n in range(len(order) - at, 0, -1) if n == 1 or n * (sizes[order[at + n - 1]] + 2) <= READ_AT_ONCE
            )
            chosen = order[at : at + count]
            ids, attended = torch.zeros(2, count, int(sizes[chosen[-1]]) + 2, dtype=torch.long)
            for row, n in enumerate(chosen):
                own = torch.from_numpy(news.pieces[starts[n] : news.ends[n]].astype(np.int64))
                ids[row, : len(own) + 2] = torch.cat([torch.tensor([CLS]), own, torch.tensor([SEP])])
                attended[row, : len(own) + 2] = 1
                places[int(n)] = seen + row * ids.shape[1] + 1
            tables.append((ids, attended))
            seen += ids.numel()
            at += count
        rows = news.parts[first_part[low] : first_part[high]]
        under = [np.arange(places[int(n)] + a, places[int(n)] + b) for n, a, b in rows]
        yield Batch(
            tables,
            torch.from_numpy(np.concatenate(under)),
            torch.from_numpy(np.repeat(np.arange(len(rows)), [len(u) for u in under])),
            torch.tensor([len(u) for u in under]),
            torch.from_numpy(news.articles[rows[:, 0]] - news.articles[low]),
        )


def vectors_of(model: Encoder, batch: Batch) -> Tensor:
    """A mean of states for each part of a batch, `[parts, 384]`, of length one."""
    states = torch.cat([model(ids, attended).float().flatten(0, 1) for ids, attended in batch.tables])
    sums = states.new_zeros(len(batch.sizes), states.shape[1]).index_add(0, batch.part, states[batch.under])
    return functional.normalize(sums / batch.sizes[:, None], dim=1)


def centred(vectors: Tensor, batch: Batch) -> Tensor:
    """Vectors with the mean of their article taken away, of length one."""
    sums = vectors.new_zeros(ARTICLES, vectors.shape[1]).index_add(0, batch.article, vectors)
    counts = torch.bincount(batch.article, minlength=ARTICLES).clamp(min=1)
    return functional.normalize(vectors - (sums / counts[:, None])[batch.article], dim=1)


def turned(vectors: Tensor, wanted: Tensor, batch: Batch) -> tuple[Tensor, Tensor]:
    """One minus the cosine with the vectors that are wanted, on average: with means taken away, and plain."""
    apart = 1 - (centred(vectors, batch) * centred(wanted, batch)).sum(1)
    return apart.mean(), (1 - (vectors * wanted).sum(1)).mean()


@torch.no_grad()
def drop_heads(model: Encoder, batches: Sequence[Batch], kept: Sequence[int]) -> None:
    """Leave so many heads to each of the layers: one by one that one goes without which the vectors turn least."""
    wanted = [vectors_of(model, batch) for batch in batches]

    def damage() -> float:
        pairs = zip(batches, wanted, strict=True)
        return sum(float(turned(vectors_of(model, batch), own, batch)[0]) for batch, own in pairs)

    for number, (layer, count) in enumerate(zip(model.layers, kept, strict=True)):
        while layer.heads > count:
            each = []
            for head in range(layer.heads):
                rows = slice(head * HEAD_WIDTH, (head + 1) * HEAD_WIDTH)
                before = layer.out.weight[:, rows].clone()
                layer.out.weight[:, rows] = 0
                each.append(damage())
                layer.out.weight[:, rows] = before
            gone = int(np.argmin(each))
            print(f"layer {number}: without head {gone} of {layer.heads} {each[gone] / len(batches):.4f}", flush=True)
            units = torch.tensor([n for n in range(layer.heads * HEAD_WIDTH) if n // HEAD_WIDTH != gone])
            for name in ("query", "key", "value"):
                setattr(layer, name, take_rows(getattr(layer, name), units))
            out = nn.Linear(len(units), layer.out.out_features)
            out.weight.data, out.bias.data = layer.out.weight[:, units].clone(), layer.out.bias.clone()
            layer.out, layer.heads = out, layer.heads - 1


def narrow(args: argparse.Namespace) -> None:
    """Cut the network, and draw it to what it was."""
    torch.manual_seed(0)
    torch.set_num_threads(args.threads)
    args.out = args.out or args.work / "narrow.pt"
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    batches = list(batches_of(read_news(args.work / "sentences.npz")))
    weights = args.weights or args.work / "tuned.pt"
    last = args.out.with_suffix(".last.pt")
    whole, model = load_state(weights).to(device), load_state(last if last.exists() else weights).to(device)
    if not last.exists():
        drop_heads(model, [batch.to(device) for batch in batches[:CHOSEN_BY]], args.heads)
        prune(model.cpu(), [table for batch in batches[:PRUNED_BY] for table in batch.tables], args.inner)
    model.to(device).words.requires_grad_(False)

    def read(network: Encoder, batch: Batch) -> Tensor:
        with torch.autocast(device.type, torch.bfloat16):
            return vectors_of(network, batch)

    batches = [batch.to(device) for batch in batches]
    begun = time.time()

    def tell(step: int) -> None:
        with torch.no_grad():
            each = [turned(read(model, batch), read(whole, batch), batch) for batch in batches[-TOLD:]]
        apart, plain = np.array([[float(x) for x in pair] for pair in each]).mean(0)
        passed = time.time() - begun
        print(f"[{passed:.0f} s] step {step}: cosine {1 - apart:.4f} centred, {1 - plain:.4f} plain", flush=True)

    trained = [p for p in model.parameters() if p.requires_grad]
    optimiser = torch.optim.AdamW(trained, lr=args.rate, weight_decay=DECAY, fused=device.type == "cuda")
    step, chance, order = 0, random.Random(0), []
    tell(0)
    while (share := (time.time() - begun) / (60 * args.minutes)) < 1:
        order = order or chance.sample(range(len(batches) - TOLD), len(batches) - TOLD)
        n = order.pop()
        rate = args.rate * min(1.0, share / WARM_SHARE) * max(LEAST_RATE, 1 - share)
        for group in optimiser.param_groups:
            group["lr"] = rate
        with torch.no_grad():
            wanted = read(whole, batches[n])
        apart, plain = turned(read(model, batches[n]), wanted, batches[n])
        optimiser.zero_grad(set_to_none=True)
        (apart + PLAIN * plain).backward()
        nn.utils.clip_grad_norm_(trained, 1.0)
        optimiser.step()
        step += 1
        if step % args.told_every == 0:
            tell(step)
            torch.save(model.state_dict(), last)
    torch.save(model.state_dict(), args.out)
    tell(step)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    steps = parser.add_subparsers(required=True)
    step = steps.add_parser("gather")
    step.add_argument("--work", type=Path, required=True)
    step.add_argument("--articles", type=Path, nargs="+", required=True)
    step.add_argument("--most", type=int, default=6000, help="articles of each file")
    step.set_defaults(run=gather)
    step = steps.add_parser("narrow")
    step.add_argument("--work", type=Path, required=True)
    step.add_argument("--weights", type=Path, help="the whole network; DIR/tuned.pt, if not told otherwise")
    step.add_argument("--out", type=Path, help="if not DIR/narrow.pt; DIR/narrow.last.pt is gone on with")
    step.add_argument("--heads", type=int, nargs=3, default=HEADS)
    step.add_argument("--inner", type=int, nargs=3, default=INNER)
    step.add_argument("--minutes", type=float, default=7, help="on a GPU; a CPU takes hours for as much")
    step.add_argument("--rate", type=float, default=6e-4)
    step.add_argument("--told-every", type=int, default=500, help="steps after which it is told how it goes")
    step.add_argument("--threads", type=int, default=1)
    step.set_defaults(run=narrow)
    args = parser.parse_args()
    args.run(args)


if __name__ == "__main__":
    main()

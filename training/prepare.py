"""Cut articles into windows with targets, several times at other sizes, and keep them in one file for the trainings.

    python training/prepare.py --data ../shared/data/polnear/train.jsonl --cuts 6 --out DIR/gold.npz
    python training/prepare.py --data coverage.jsonl.gz --bare --out DIR/news.npz

A target is given for every word, at its first piece: its role, whose content it is (the piece of that cue, or 0 for
none), whether a piece of a content starts or ends there, and for every cue where its source starts and ends (0 for
none). Indices count from the start mark, which is 0. `--bare` are articles without gold: of their targets only those
of the roles count, which say where words begin.
"""

import argparse
import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from multiprocessing import Pool
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from model import ROLES
from rows import read_rows
from sayso.attribution.pieces import CLS, SEP, Window, make_windows
from sayso.text import find_paragraphs

NOT_A_WORD = -100  # the index that torch's cross entropy ignores
WINDOW_LIMITS = (128, 128, 192, 256)
LEAST_WORDS = 100  # what is shorter is no article
PADDED_TO = 16  # pieces: few shapes of batches, so that the products are prepared once for each
INPUTS = ("ids", "case", "quoted", "attended")
# What is kept of every piece, marks included, as which type, and what stands where a batch is padded.
FIELDS: dict[str, tuple[type, int]] = {
    "ids": (np.int32, 0),
    "case": (np.int8, 0),
    "quoted": (np.int8, 0),
    "roles": (np.int8, NOT_A_WORD),
    "content": (np.int16, NOT_A_WORD),
    "content_start": (np.int8, 0),
    "content_end": (np.int8, 0),
    "source_start": (np.int16, NOT_A_WORD),
    "source_end": (np.int16, NOT_A_WORD),
}
Example = dict[str, NDArray[Any]]  # a window: for each field an array as long as the window and its two marks


@dataclass(frozen=True)
class Windows:
    """Windows one after the other. `sizes` are their pieces, `cuts` says of which round of cutting each is."""

    sizes: NDArray[np.int32]
    cuts: NDArray[np.int32]
    fields: dict[str, Tensor]

    def to(self, device: torch.device) -> "Windows":
        """The same windows in the memory of a device."""
        return Windows(self.sizes, self.cuts, {name: field.to(device) for name, field in self.fields.items()})

    def batches(self, cut: int, pieces: int, chance: random.Random) -> list[list[int]]:
        """All windows of a round, by their numbers, in batches of so many padded pieces; like lengths share one."""
        order = np.flatnonzero(self.cuts == cut % (1 + self.cuts.max())).tolist()
        chance.shuffle(order)
        order.sort(key=lambda n: self.sizes[n] // PADDED_TO)
        batches: list[list[int]] = [[]]
        longest = 0
        for n in order:
            longest = max(longest, int(self.sizes[n]))
            if batches[-1] and longest * (len(batches[-1]) + 1) > pieces:
                batches.append([])
                longest = int(self.sizes[n])
            batches[-1].append(n)
        chance.shuffle(batches)
        return batches

    def collate(self, batch: list[int]) -> dict[str, Tensor]:
        """Inputs and targets of some windows, each `[windows, pieces]`, padded."""
        device = self.fields["ids"].device
        sizes = torch.from_numpy(self.sizes[batch].astype(np.int64)).to(device)
        starts = torch.from_numpy(self._starts[batch]).to(device)
        length = -(-int(self.sizes[batch].max()) // PADDED_TO) * PADDED_TO
        place = torch.arange(length, device=device)
        attended = place[None, :] < sizes[:, None]
        where = (starts[:, None] + place[None, :]) * attended
        found = {name: self.fields[name][where].long().masked_fill(~attended, pad) for name, (_, pad) in FIELDS.items()}
        return found | {"attended": attended.long()}

    @cached_property
    def _starts(self) -> NDArray[np.int64]:
        return np.cumsum(self.sizes, dtype=np.int64) - self.sizes

    def save(self, path: Path) -> None:
        """Write them to a file."""
        fields = {name: field.numpy() for name, field in self.fields.items()}
        np.savez_compressed(path, sizes=self.sizes, cuts=self.cuts, **fields)


def load_windows(path: Path) -> Windows:
    """Read what `save` wrote."""
    with np.load(path) as kept:
        fields = {name: torch.from_numpy(kept[name]) for name in FIELDS}
        return Windows(kept["sizes"], kept["cuts"], fields)


def make_examples(row: dict[str, Any], limit: int) -> Iterator[Example]:
    """Cut one article into windows of at most `limit` pieces and give each its targets."""
    for window in make_windows(row["text"], find_paragraphs(row["text"]), limit):
        yield _label(window, row["attributions"])


def _label(window: Window, attributions: list[dict[str, Any]]) -> Example:
    word_pieces = np.flatnonzero(window.first)
    found = {name: np.full(len(window) + 2, pad, kind) for name, (kind, pad) in FIELDS.items()}
    found["ids"][:] = [CLS, *window.ids, SEP]
    found["case"][1:-1], found["quoted"][1:-1] = window.case, window.quoted
    found["roles"][1 + word_pieces] = 0
    found["content"][1 + word_pieces] = 0

    def pieces_of(spans: list[list[int]]) -> list[NDArray[np.int64]]:
        inside = [
            word_pieces[(window.starts[word_pieces] >= s) & (window.starts[word_pieces] < e)] + 1 for s, e in spans
        ]
        return [piece for piece in inside if len(piece)]

    for attribution in attributions:
        parts = {role: pieces_of(attribution[role]) for role in ("source", "cue", "content")}
        for role, pieces in parts.items():
            for run in pieces:
                found["roles"][run] = ROLES.index(f"I-{role}")
                found["roles"][run[0]] = ROLES.index(f"B-{role}")
        if not parts["cue"]:
            continue
        cue = parts["cue"][0][0]
        for run in parts["content"]:
            found["content"][run] = cue
            found["content_start"][run[0]] = found["content_end"][run[-1]] = 1
        found["source_start"][cue] = parts["source"][0][0] if parts["source"] else 0
        found["source_end"][cue] = parts["source"][0][-1] if parts["source"] else 0
    return found


def join_examples(rounds: Iterable[list[Example]]) -> Windows:
    """Put the windows of all rounds of cutting one after the other."""
    examples = [(cut, example) for cut, examples in enumerate(rounds) for example in examples]
    sizes = np.array([len(example["ids"]) for _, example in examples], np.int32)
    fields = {name: torch.from_numpy(np.concatenate([example[name] for _, example in examples])) for name in FIELDS}
    return Windows(sizes, np.array([cut for cut, _ in examples], np.int32), fields)


def cut_row(row: dict[str, Any], limits: tuple[int, ...]) -> list[list[Example]]:
    """Cut one article once at each limit."""
    return [list(make_examples(row, limit)) for limit in limits]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, nargs="+", required=True, help="articles, JSON Lines")
    parser.add_argument("--bare", action="store_true", help="they have no gold; short ones are left out")
    parser.add_argument("--cuts", type=int, default=1, help="how often to cut each article")
    parser.add_argument("--limit", type=int, help="pieces of a window; drawn anew for each article and cut otherwise")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--processes", type=int, default=1)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    rows = [row for path in args.data for row in read_rows(path)]
    if args.bare:
        rows = [{"text": r["text"], "attributions": []} for r in rows if r["text"].count(" ") >= LEAST_WORDS]
    chance = random.Random(args.seed)
    limits = [tuple(args.limit or chance.choice(WINDOW_LIMITS) for _ in range(args.cuts)) for _ in rows]
    with Pool(args.processes) as pool:
        found = pool.starmap(cut_row, zip(rows, limits, strict=True), chunksize=50)
    windows = join_examples(list(chain.from_iterable(cut)) for cut in zip(*found, strict=True))
    args.out.parent.mkdir(parents=True, exist_ok=True)
    windows.save(args.out)
    print(f"{args.out}: {len(rows)} articles, {len(windows.sizes)} windows, {windows.sizes.sum()} pieces")


if __name__ == "__main__":
    main()

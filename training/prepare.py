"""Turn articles with gold attributions into windows with targets.

A target is given for every word, at its first piece: its role, whose content it is (the piece of that cue, or 0 for
none), whether a piece of a content starts or ends there, and for every cue where its source starts and ends (0 for
none). Indices count from the start mark, which is 0.
"""

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from model import ROLES
from sayso.attribution.pieces import Window, make_windows
from sayso.text import find_paragraphs

NOT_A_WORD = -100  # the index that torch's cross entropy ignores


@dataclass(frozen=True)
class Example:
    """A window and its targets, each array as long as the window and its start mark."""

    window: Window
    roles: NDArray[np.int64]
    content: NDArray[np.int64]
    content_start: NDArray[np.int64]
    content_end: NDArray[np.int64]
    source_start: NDArray[np.int64]
    source_end: NDArray[np.int64]


def read_rows(path: Path) -> list[dict[str, Any]]:
    """Read the articles of a JSON Lines file."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def make_examples(row: dict[str, Any], limit: int) -> Iterator[Example]:
    """Cut one article into windows of at most `limit` pieces and give each its targets."""
    for window in make_windows(row["text"], find_paragraphs(row["text"]), limit):
        yield _label(window, row["attributions"])


def _label(window: Window, attributions: list[dict[str, Any]]) -> Example:
    size = len(window) + 1
    word_pieces = np.flatnonzero(window.first)
    roles = np.full(size, NOT_A_WORD)
    roles[1:][word_pieces] = 0
    content = np.where(roles == NOT_A_WORD, NOT_A_WORD, 0)
    content_start, content_end = np.zeros(size, np.int64), np.zeros(size, np.int64)
    source_start, source_end = np.full(size, NOT_A_WORD), np.full(size, NOT_A_WORD)

    def pieces_of(spans: list[list[int]]) -> list[NDArray[np.int64]]:
        inside = [
            word_pieces[(window.starts[word_pieces] >= s) & (window.starts[word_pieces] < e)] + 1 for s, e in spans
        ]
        return [piece for piece in inside if len(piece)]

    for attribution in attributions:
        found = {role: pieces_of(attribution[role]) for role in ("source", "cue", "content")}
        for role, pieces in found.items():
            for run in pieces:
                roles[run] = ROLES.index(f"I-{role}")
                roles[run[0]] = ROLES.index(f"B-{role}")
        if not found["cue"]:
            continue
        cue = found["cue"][0][0]
        for run in found["content"]:
            content[run] = cue
            content_start[run[0]] = content_end[run[-1]] = 1
        source_start[cue] = found["source"][0][0] if found["source"] else 0
        source_end[cue] = found["source"][0][-1] if found["source"] else 0
    return Example(window, roles, content, content_start, content_end, source_start, source_end)


def make_epoch(
    rows: list[dict[str, Any]], batch_pieces: int, limits: tuple[int, ...], chance: random.Random
) -> list[list[Example]]:
    """Cut all articles anew, each at a window size drawn from `limits`; windows of like length share a batch."""
    examples = [example for row in rows for example in make_examples(row, chance.choice(limits))]
    chance.shuffle(examples)
    examples.sort(key=lambda example: len(example.window) // 16)
    batches: list[list[Example]] = [[]]
    longest = 0
    for example in examples:
        longest = max(longest, len(example.window) + 2)
        if batches[-1] and longest * (len(batches[-1]) + 1) > batch_pieces:
            batches.append([])
            longest = len(example.window) + 2
        batches[-1].append(example)
    chance.shuffle(batches)
    return batches

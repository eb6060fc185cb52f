"""Measures of attributions that the shared scorer does not have: exact spans by role, and recall by kind.

Exact spans follow CofeNet (Wang et al., COLING 2022): each unbroken piece of a role counts once, and is right where
its words are exactly those of a gold piece. Punctuation and quotation marks at the edges are no words and never count.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sayso.text import find_quotations, find_words

ROLES = ("source", "cue", "content")
SAY = re.compile(
    r"\b(?:sa(?:y|ys|id|ying)|t(?:ell|ells|old|elling)|add(?:s|ed|ing)?|according to|stat(?:es?|ed|ing))\b", re.I
)

Words = frozenset[int]


@dataclass(frozen=True)
class Figure:
    """Counts, and precision, recall and F1 from them."""

    hit: int
    predicted: int
    gold: int

    @property
    def f1(self) -> float:
        return 2 * self.hit / (self.predicted + self.gold) if self.hit else 0.0

    @property
    def recall(self) -> float:
        return self.hit / self.gold if self.gold else 0.0


def words_under(words: list[tuple[int, int]], spans: Iterable[tuple[int, int]]) -> Words:
    """Indices of the words that begin inside the spans."""
    return frozenset(n for start, end in spans for n, (first, _) in enumerate(words) if start <= first < end)


def exact_spans(gold: list[dict[str, Any]], predicted: list[dict[str, Any]]) -> dict[str, Figure]:
    """Figures by role over all articles. Rows are paired by their place; predictions need no text."""
    found = {role: set[tuple[int, Words]]() for role in ROLES}
    wanted = {role: set[tuple[int, Words]]() for role in ROLES}
    for n, (row, other) in enumerate(zip(gold, predicted, strict=True)):
        words = find_words(row["text"])
        for role in ROLES:
            for target, source in ((wanted, row), (found, other)):
                pieces = (words_under(words, [span]) for a in source["attributions"] for span in a[role])
                target[role] |= {(n, piece) for piece in pieces if piece}
    return {r: Figure(len(found[r] & wanted[r]), len(found[r]), len(wanted[r])) for r in ROLES}


def recall_by_kind(gold: list[dict[str, Any]], predicted: list[dict[str, Any]]) -> dict[str, Figure]:
    """How many of the gold attributions of a kind are found: content paired at half its words, and the source right."""
    kinds = {"say-type cue": [0, 0], "other cue": [0, 0], "quotation mark in the content": [0, 0]}
    kinds |= {"content of ten words and more": [0, 0], "content of one to three words": [0, 0]}
    for row, other in zip(gold, predicted, strict=True):
        text, words = row["text"], find_words(row["text"])
        guesses = [tuple(words_under(words, a[role]) for role in ("content", "source")) for a in other["attributions"]]
        for attribution in row["attributions"]:
            content, source = (words_under(words, attribution[role]) for role in ("content", "source"))
            right = any(_overlap(content, c) >= 0.5 and _overlap(source, s) >= 0.5 for c, s in guesses)
            cue = " ".join(text[start:end] for start, end in attribution["cue"])
            kept = ["say-type cue" if SAY.search(cue) else "other cue"]
            if any(find_quotations(text, start, end) for start, end in attribution["content"]):
                kept.append("quotation mark in the content")
            if len(content) >= 10:
                kept.append("content of ten words and more")
            elif len(content) <= 3:
                kept.append("content of one to three words")
            for kind in kept:
                kinds[kind][0] += right
                kinds[kind][1] += 1
    return {kind: Figure(hit, hit, total) for kind, (hit, total) in kinds.items()}


def _overlap(one: Words, other: Words) -> float:
    return len(one & other) / len(one | other) if one | other else 1.0

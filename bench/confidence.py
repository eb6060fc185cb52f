"""Measure how sure a claim is against what readers have in one claim: the table of `docs/comparing.md`.

    python bench/confidence.py [--limit N]

Needs `../shared` beside the project. Both the events that no weights were fitted to (`training/readings/README.md`) and
the eight development stories are told, for claims by their confidence and for passages of likely claims by their own.
A reader leaves things out. So every share comes twice: of all, where what the reader has in no claim counts as wrong,
and of those known, where what stands on either side is in some claim of the reader. The truth lies between.
"""

import argparse
import json
import os
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations, islice
from pathlib import Path
from typing import Any

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ.setdefault(name, "1")

from sayso.comparing.confidence import LIKELY
from sayso.presenting.exports import export_document
from sayso.presenting.formats import Format
from sayso.presenting.sureness import part_claims
from sayso.report import analyse, compare
from sayso.types import Article
from sources import load_scorer, stories

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "training"))
from readings import read_readings

TODAY = date(2026, 11, 26)  # no later day is taken for that of an undated article
EDGES = (0.0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)  # where the bins begin
COMMON = 0.2  # of the words of two passages that the scorer takes for one claim's
Event = tuple[list[Article], dict[str, Any]]


@dataclass(frozen=True)
class Passage:
    """A passage of a claim that counts there, and which claims of the reader have it."""

    article: str
    confidence: float
    held: frozenset[int]


@dataclass
class Bins:
    """Hits and numbers by the beginning of the bin that a confidence is in."""

    counts: dict[float, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))

    def add(self, confidence: float, name: str, *, right: bool, known: bool) -> None:
        """Count one thing: that the reader has it so, and that the reader has what it is made of at all."""
        bin_of = self.counts[max(edge for edge in EDGES if edge <= confidence)]
        bin_of[name] += 1
        bin_of[f"{name} right"] += right
        bin_of[f"{name} known"] += known

    def row(self, edge: float, names: tuple[str, ...]) -> str:
        """One line of a table: of each thing how many there are, and both shares."""
        counts = self.counts[edge]
        cells = [
            f"{counts[name]} | {share(counts[f'{name} right'], counts[name])} | "
            f"{share(counts[f'{name} right'], counts[f'{name} known'])}"
            for name in names
        ]
        end = next((f"{later}" for later in EDGES if later > edge), "1")
        return f"| {edge} to {end} | {' | '.join(cells)} |"


def share(part: int, whole: int) -> str:
    """A share with two decimals; nothing of nothing."""
    return f"{part / whole:.2f}" if whole else ""


def passages_of(scorer: Any, report: dict[str, Any], gold: dict[str, Any]) -> Iterator[tuple[float, list[Passage]]]:
    """Yield the claims of several articles: how sure each is, and its passages that count there."""
    texts = {article["id"]: scorer.Text(article["text"]) for article in report["articles"]}
    known: dict[str, list[tuple[int, frozenset[int]]]] = defaultdict(list)
    for number, claim in enumerate(gold["claims"]):
        for mention in claim["mentions"]:
            text = texts[mention["article"]]
            spans = [mention["span"]] if "span" in mention else None
            words = text.span_words(spans) if spans else text.find(mention["text"], mention.get("nth"))
            if words:
                known[mention["article"]].append((number, words))
    for claim in report["claims"]:
        if claim["confidence"] is None:
            continue
        passages = []
        for mention in claim["mentions"]:
            if mention["confidence"] is None:
                continue
            article, words = mention["article"], texts[mention["article"]].span_words(mention["spans"])
            held = frozenset(
                number
                for number, other in known[article]
                if scorer.same_passage(other, words, COMMON) or scorer.same_passage(words, other, COMMON)
            )
            passages.append(Passage(article, mention["confidence"], held))
        yield claim["confidence"], passages


def count_claim(claims: Bins, mentions: Bins, confidence: float, passages: list[Passage]) -> None:
    """Count one claim: itself, each two of its articles, each two passages of two articles; and its passages."""
    by_article: dict[str, list[Passage]] = defaultdict(list)
    for passage in passages:
        by_article[passage.article].append(passage)
    pairs = [(one, other) for one, other in combinations(passages, 2) if one.article != other.article]
    claims.add(
        confidence,
        "claims",
        right=any(one.held & other.held for one, other in pairs),
        known=any(one.held and other.held for one, other in pairs),
    )
    for one, other in combinations(by_article.values(), 2):
        claims.add(
            confidence,
            "articles",
            right=any(a.held & b.held for a in one for b in other),
            known=any(a.held for a in one) and any(b.held for b in other),
        )
    for a, b in pairs:
        claims.add(confidence, "passages", right=bool(a.held & b.held), known=bool(a.held and b.held))
    if confidence < LIKELY or len(passages) < 3:
        return
    for passage in passages:
        others = [other for article, found in by_article.items() if article != passage.article for other in found]
        mentions.add(
            passage.confidence,
            "passages",
            right=any(passage.held & other.held for other in others),
            known=bool(passage.held) and any(other.held for other in others),
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--limit", type=int, help="so many events and stories at most, for a try")
    limit = parser.parse_args().limit
    scorer = load_scorer()
    held: Iterator[Event] = ((reading.articles, reading.gold) for reading in read_readings(held=True))
    developed: Iterator[Event] = ((articles, gold) for name, articles, gold in stories() if name != "seeds")
    for title, events in (("Events held out", held), ("Development stories", developed)):
        claims, mentions, number = Bins(), Bins(), 0
        parts = [0, 0, 0]
        for articles, gold in islice(events, limit):
            report = compare([analyse(article, threads=1) for article in articles], today=TODAY)
            found = json.loads(export_document(report, Format.JSON))
            for confidence, passages in passages_of(scorer, found, gold):
                count_claim(claims, mentions, confidence, passages)
            number += 1
            several = [claim for claim in report.claims if claim.confidence is not None]
            parts = [so_far + len(part) for so_far, part in zip(parts, part_claims(several), strict=True)]
        first, again, unsure = (part / max(1, number) for part in parts)
        print(f"{title}: {number}; of the claims of several articles, on average, {first:.0f} are shown first,")
        print(f"{again:.0f} are told again, and {unsure:.0f} are less sure\n")
        print("| confidence | claims | with a right pair | of known | two articles | right | of known", end="")
        print(" | two passages | right | of known |\n|---|---|---|---|---|---|---|---|---|---|")
        print(
            "\n".join(claims.row(edge, ("claims", "articles", "passages")) for edge in EDGES if edge in claims.counts)
        )
        print(f"\nPassages of claims of three or more, at {LIKELY} or more:\n")
        print("| confidence | passages | right | of known |\n|---|---|---|---|")
        print("\n".join(mentions.row(edge, ("passages",)) for edge in EDGES if edge in mentions.counts), "\n")


if __name__ == "__main__":
    main()

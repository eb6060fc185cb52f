"""Events that were read for claims and differences: `readings/events.jsonl.gz` (see `readings/README.md`)."""

import gzip
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from rows import read_rows
from sayso.comparing.persons import join_spellings
from sayso.comparing.story import Story, make_story
from sayso.dates import date_articles, date_attributions
from sayso.report import analyse
from sayso.sources import resolve_sources
from sayso.text import find_words
from sayso.types import Article

STORE = Path(__file__).resolve().parent / "readings" / "events.jsonl.gz"
BESIDE = STORE.parent / "beside.jsonl.gz"
DATA = Path(__file__).resolve().parent.parent.parent / "shared" / "data" / "clusters"
STORIES = DATA.parent / "stories"
STANCES = {"a": "asserts", "d": "denies", "q": "questions", "c": "confirms"}
# Where the scorer of stories looks; these were not read for them.
NOT_READ = ("speakers", "chains", "anonymous", "quotes")
TODAY = date(2026, 11, 26)  # no later day is taken for that of an undated article
LEAST_COVERED = 0.5  # of the words of the shorter of two passages that the scorer of stories takes for one
# What it asks for besides, of all words of the two: of passages of claims, and of sides of differences.
LEAST_OF_CLAIM, LEAST_OF_SIDE = 0.2, 0.1
HALVES = 2
BARS = {"e": "strict", "r": "listed"}
LEAST_WANTED = 5  # the digit from which on a strict editor wants a note
Words = tuple[str, frozenset[int]]  # the id of an article, and where its words under a passage begin


@dataclass(frozen=True)
class Reading:
    """One event: its articles, and what was read, as a `*.gold.json` of the development stories has it.

    `half` says which of two halves it is of, of those that are not held out: what is fitted on the other half has not
    seen it.

    Every passage has its half-open `span`, too, since its words may stand in the article more than once.
    """

    event: str
    half: int | None
    articles: list[Article]
    gold: dict[str, list[dict[str, Any]]]


@dataclass(frozen=True)
class Verdict:
    """A note on two passages, judged by readers who had the whole articles beside it.

    `bar` is what it had to pass, `strict` or `listed` (`readings/README.md`); `wanted` the share of the judges for whom
    it does.
    """

    sides: tuple[tuple[str, list[list[int]]], ...]  # the id of an article, and half-open spans in it
    bar: str
    wanted: float


def read_beside() -> dict[str, list[Verdict]]:
    """The verdicts of `readings/beside.jsonl.gz` by event."""
    found: dict[str, list[Verdict]] = {}
    with gzip.open(BESIDE, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            for one, other, bar, *verdict in row["judged"]:
                sides = tuple((row["articles"][n], spans) for n, spans in (one, other))
                wanted = float(verdict[1] >= LEAST_WANTED) if bar == "e" else verdict[0].count("Y") / len(verdict[0])
                found.setdefault(row["event"], []).append(Verdict(sides, BARS[bar], wanted))
    return found


def read_readings(*, held: bool | None = None, data: Path = DATA) -> Iterator[Reading]:
    """Yield the events with their articles from the sets in `data`; only those held out, or only the others."""
    with gzip.open(STORE, "rt", encoding="utf-8") as lines:
        rows = [row for row in map(json.loads, lines) if held is None or row["held"] == held]
    sets = {name: read_articles(data / f"{name}.jsonl.gz") for name in sorted({row["set"] for row in rows})}
    for row in rows:
        articles = [sets[row["set"]][identity] for identity in row["articles"]]
        gold: dict[str, list[dict[str, Any]]] = {name: [] for name in NOT_READ}
        gold["claims"] = [
            {"mentions": [_passage(articles, at) | {"source": None, "stance": STANCES[at[3]]} for at in claim]}
            for claim in row["claims"]
        ]
        gold["differences"] = [
            {**difference, "note": difference["type"], "sides": [_passage(articles, at) for at in difference["sides"]]}
            for difference in row["differences"]
        ]
        yield Reading(row["event"], row.get("half"), articles, gold)


def read_stories(folder: Path = STORIES) -> Iterator[Reading]:
    """Yield the development stories; the half-open span of each passage is found for it."""
    for path in sorted(folder.glob("*.gold.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        texts = read_articles(path.with_name(path.name.replace(".gold.json", ".jsonl")))
        for rows, name in ((gold["claims"], "mentions"), (gold["differences"], "sides")):
            for row in rows:
                row[name] = [p | {"span": span} for p in row[name] if (span := find_span(texts[p["article"]].text, p))]
        yield Reading(gold["story"], None, [*texts.values()], gold)


def find_span(text: str, passage: dict[str, Any]) -> tuple[int, int] | None:
    """Where the words of a passage stand, or, with `nth`, stand for that time from 0; as the scorer of stories has it.

    White space may be any.
    """
    pattern = r"\s+".join(map(re.escape, passage["text"].split()))
    found = [match.span() for match in re.finditer(pattern, text)]
    return found[min(passage.get("nth") or 0, len(found) - 1)] if found else None


def read_articles(path: Path) -> dict[str, Article]:
    """The articles of a set by their ids."""
    return {
        row["id"]: Article(
            id=row["id"],
            text=row["text"],
            outlet=row.get("outlet"),
            title=row.get("title"),
            published=row.get("published") or None,
        )
        for row in read_rows(path)
    }


def _passage(articles: list[Article], at: list[Any]) -> dict[str, Any]:
    article = articles[at[0]]
    return {"article": article.id, "span": (at[1], at[2]), "text": article.text[at[1] : at[2]]}


def as_story(reading: Reading) -> Story:
    """The event as the comparison reads it, with the attributions that the program finds."""
    analyses = [analyse(article, threads=1) for article in reading.articles]
    articles = date_articles([analysis.article for analysis in analyses], today=TODAY)
    analyses = [replace(analysis, article=article) for analysis, article in zip(analyses, articles, strict=True)]
    resolution = resolve_sources(analyses)
    resolution = replace(resolution, attributions=date_attributions(analyses, resolution.attributions))
    return join_spellings(make_story(analyses, resolution))


def words_of(reading: Reading, identity: str, spans: Iterable[tuple[int, int]]) -> Words:
    """The words of an article under some half-open spans."""
    text = next(article.text for article in reading.articles if article.id == identity)
    spans = list(spans)
    return identity, frozenset(a for a, b in find_words(text) if any(a < end and start < b for start, end in spans))


def is_same(one: Words, other: Words, least_common: float) -> bool:
    """Are two passages one, as the scorer of stories has it? At least so much of their words is common to both."""
    both = len(one[1] & other[1])
    if one[0] != other[0] or not both:
        return False
    return both >= LEAST_COVERED * min(len(one[1]), len(other[1])) and both >= least_common * len(one[1] | other[1])


def claims_of(reading: Reading, passages: Sequence[Words]) -> NDArray[np.bool_]:
    """Which of the reader's claims have each of some passages, `[passages, claims]`."""
    table = np.zeros((len(passages), len(reading.gold["claims"])), np.bool_)
    for column, claim in enumerate(reading.gold["claims"]):
        mentions = [words_of(reading, mention["article"], [mention["span"]]) for mention in claim["mentions"]]
        for row, words in enumerate(passages):
            table[row, column] = any(is_same(words, mention, LEAST_OF_CLAIM) for mention in mentions)
    return table


@dataclass(frozen=True)
class Listed:
    """A difference that the reader lists: its sides, and whether the reader thinks that an editor wants it."""

    sides: list[Words]
    wanted: bool

    def is_of(self, passages: Sequence[Words]) -> bool:
        """Are two of its sides among some passages?"""
        return sum(any(is_same(own, side, LEAST_OF_SIDE) for own in passages) for side in self.sides) > 1


def find_listed(reading: Reading) -> list[Listed]:
    """The differences that the reader lists. Where nobody was asked who wants them, all are wanted."""
    return [
        Listed(
            [words_of(reading, side["article"], [side["span"]]) for side in difference["sides"]],
            difference.get("wanted", True),
        )
        for difference in reading.gold["differences"]
    ]

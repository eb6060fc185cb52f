"""Events that were read for claims and differences: `readings/events.jsonl.gz` (see `readings/README.md`)."""

import gzip
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from sayso.comparing.persons import join_spellings
from sayso.comparing.story import Story, make_story
from sayso.dates import date_articles, date_attributions
from sayso.report import analyse
from sayso.sources import resolve_sources
from sayso.text import find_words
from sayso.types import Article

STORE = Path(__file__).resolve().parent / "readings" / "events.jsonl.gz"
DATA = Path(__file__).resolve().parent.parent.parent / "shared" / "data" / "clusters"
STANCES = {"a": "asserts", "d": "denies", "q": "questions", "c": "confirms"}
# Where the scorer of stories looks; these were not read for them.
NOT_READ = ("speakers", "chains", "anonymous", "quotes")
TODAY = date(2026, 11, 26)  # no later day is taken for that of an undated article
LEAST_COVERED = 0.5  # of the words of the shorter of two passages that the scorer of stories takes for one
HALVES = 2
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


def read_readings(*, held: bool | None = None, data: Path = DATA) -> Iterator[Reading]:
    """Yield the events with their articles from the sets in `data`; only those held out, or only the others."""
    with gzip.open(STORE, "rt", encoding="utf-8") as lines:
        rows = [row for row in map(json.loads, lines) if held is None or row["held"] == held]
    sets = {name: _read_set(data / f"{name}.jsonl.gz") for name in sorted({row["set"] for row in rows})}
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


def _read_set(path: Path) -> dict[str, Article]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = map(json.loads, lines)
        return {
            row["id"]: Article(
                id=row["id"],
                text=row["text"],
                outlet=row.get("outlet"),
                title=row.get("title"),
                published=row.get("published") or None,
            )
            for row in rows
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

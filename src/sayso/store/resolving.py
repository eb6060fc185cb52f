"""A story as the store reads it: its analyses, corrected, and who is meant in them; the report is made of the same."""

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from sayso.comparing.quotations import find_quotes
from sayso.dates import date_articles, date_attributions
from sayso.grouping import Copy, find_copies
from sayso.sources import Corrections, Resolution, resolve_sources
from sayso.store.articles import fetch_story
from sayso.store.correcting import correct_names, strike
from sayso.store.corrections import of_story
from sayso.store.intake import fetch_analysis
from sayso.store.records import Correction, Strike
from sayso.types import Act, Analysis, Article, EntityType, Quote, ResolvedAttribution

# What no origin is asked for: it tells of what others said, or of nothing.
_NO_CONTENT = frozenset((Act.DENIES, Act.DECLINES_COMMENT, Act.REFUSES))


@dataclass(frozen=True, slots=True)
class StoredStory:
    """What the store has of a story: `version` tells whether it has changed since. `analyses` lack what was struck.

    `missing` are the ids of articles that were not analysed.
    """

    number: int
    id: str
    version: int
    analyses: tuple[Analysis, ...]
    missing: tuple[str, ...]
    corrections: tuple[Correction, ...]
    latest: date


def load_story(db: sqlite3.Connection, number: int) -> StoredStory:
    """Read a story by number, with the corrections that hold for it."""
    identity, version = db.execute("SELECT id, version FROM stories WHERE number = ?", (number,)).fetchone()
    corrections = of_story(db, identity)
    strikes = [correction.body for correction in corrections if isinstance(correction.body, Strike)]
    analyses: list[Analysis] = []
    missing: list[str] = []
    for article in fetch_story(db, number):
        analysis = fetch_analysis(db, article)
        if analysis is None:
            missing.append(article.id)
        else:
            analyses.append(strike(analysis, strikes))
    received = db.execute("SELECT max(received) FROM articles WHERE story = ?", (number,)).fetchone()[0]
    return StoredStory(
        number, identity, version, tuple(analyses), tuple(missing), corrections, date.fromisoformat(received[:10])
    )


@dataclass(frozen=True, slots=True)
class Reading:
    """Who is meant in a story, what its articles print of the same words, and which of them are copies."""

    articles: tuple[Article, ...]
    resolution: Resolution
    quotes: tuple[Quote, ...]
    copies: tuple[Copy, ...]


def resolve(story: StoredStory) -> tuple[Resolution, Corrections, tuple[str, ...]]:
    """Resolve the sources of a story, with its names put right; see `correct_names` for what comes back."""
    return correct_names(resolve_sources(story.analyses), story.corrections)


@dataclass(frozen=True, slots=True)
class Beside:
    """What the articles of a story say, for something to be compared with that is not in it.

    `names` puts names right by hand; `missing` are the ids of articles that were not analysed. `not_measured` says in
    plain sentences what was left out besides.
    """

    analyses: tuple[Analysis, ...]
    names: Corrections
    missing: tuple[str, ...]
    not_measured: tuple[str, ...]


def lay_beside(story: StoredStory, most: int) -> Beside:
    """Return the articles of a story that came last, `most` at most, with the corrections that fit them."""
    kept = replace(story, analyses=story.analyses[-most:])
    _, names, failed = resolve(kept)
    count = len(story.analyses)
    cut = (f"Of the {count:,} articles of the story only the {most:,} that came last were compared.",)
    return Beside(kept.analyses, names, story.missing, (*failed, *(cut if count > most else ())))


def read_story(story: StoredStory) -> Reading:
    """Do all of a report that takes no sentence encoder: a hundredth of a second an article."""
    articles = date_articles([analysis.article for analysis in story.analyses], today=story.latest)
    analyses = [Analysis(article, found.attributions) for article, found in zip(articles, story.analyses, strict=True)]
    resolution = correct_names(resolve_sources(analyses), story.corrections)[0]
    attributions = date_attributions(analyses, resolution.attributions)
    resolution = Resolution(resolution.entities, attributions, resolution.outlets, resolution.not_measured)
    if len(articles) == 1:
        return Reading(articles, resolution, (), ())
    by_article: dict[str, list[ResolvedAttribution]] = defaultdict(list)
    for found in attributions:
        by_article[found.article].append(found)
    quotes = find_quotes(articles, [by_article[article.id] for article in articles])
    copies = tuple(copy for copy_set in find_copies(articles) for copy in copy_set.copies)
    return Reading(articles, resolution, quotes, copies)


@dataclass(frozen=True, slots=True)
class MainOrigin:
    """The one from whom most articles of a story have something, and how many do."""

    name: str
    unnamed: bool
    articles: int


def find_main_origin(resolution: Resolution, copies: Sequence[Copy]) -> MainOrigin | None:
    """Return the far end of chains at which most articles arrive; of equals a named one, then the most frequent.

    Denials start nothing, and a copy counts with its original.
    """
    copied = {copy.article: copy.of for copy in copies}
    articles: dict[str, set[str]] = defaultdict(set)
    sayings: Counter[str] = Counter()
    for found in resolution.attributions:
        if found.chain and found.attribution.act not in _NO_CONTENT:
            articles[found.chain[-1]].add(copied.get(found.article, found.article))
            sayings[found.chain[-1]] += 1
    entities = {entity.id: entity for entity in resolution.entities}
    best = max(
        articles,
        key=lambda e: (len(articles[e]), entities[e].type is not EntityType.ANONYMOUS, sayings[e]),
        default=None,
    )
    if best is None:
        return None
    entity = entities[best]
    return MainOrigin(entity.name, entity.type is EntityType.ANONYMOUS, len(articles[best]))

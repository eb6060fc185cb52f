"""What an outlet leans on, leaves out and prints otherwise: counts, with what they are counted among."""

import sqlite3
from collections import defaultdict

from sayso.errors import NotStoredError
from sayso.store.keys import outlet_called
from sayso.store.packing import from_json
from sayso.store.records import Altered, Leaning, OutletPage, OutletSummary
from sayso.store.sayings import SAYING, to_saying
from sayso.types import EntityType, Relation

_MOST_LEANINGS = 20
_MOST_ALTERATIONS = 20


def outlet_page(db: sqlite3.Connection, name: str) -> OutletPage:
    """Return what the store knows of an outlet. Raises NotStoredError where it has no article of it."""
    row = db.execute(
        "SELECT min(outlet), count(*), min(published_key), max(published_key), count(DISTINCT story) FROM articles "
        "WHERE outlet = ? COLLATE NOCASE",
        (outlet_called(db, name),),
    ).fetchone()
    if not row[1]:
        raise NotStoredError("outlet", name)
    called, articles, first, last, stories = row
    sayings, unnamed = db.execute(
        "SELECT count(*), coalesce(sum(anonymous), 0) FROM sayings WHERE outlet = ? COLLATE NOCASE", (called,)
    ).fetchone()
    relays, relayed = _relays(db, called)
    shared, denied, dropped = _shared_stories(db, called)
    quotations, altered = _quotations(db, called)
    copies = db.execute(
        "SELECT count(*) FROM copies JOIN articles ON articles.number = copies.article WHERE outlet = ? COLLATE NOCASE",
        (called,),
    ).fetchone()[0]
    return OutletPage(
        name=called,
        articles=articles,
        first_published=first,
        last_published=last,
        stories=stories,
        shared_stories=shared,
        sayings=sayings,
        unnamed=unnamed,
        relayed=relayed,
        copies=copies,
        sources=_sources(db, called),
        relays=relays,
        denied_stories=denied,
        denials_dropped=dropped,
        shared_quotations=quotations,
        altered=len(altered),
        alterations=tuple(_altered(db, called, *one) for one in altered[:_MOST_ALTERATIONS]),
    )


def list_outlets(db: sqlite3.Connection, limit: int) -> tuple[OutletSummary, ...]:
    """Return the outlets of the stored articles, those with most articles first."""
    rows = db.execute(
        "SELECT min(outlet), count(*) FROM articles WHERE outlet IS NOT NULL GROUP BY outlet COLLATE NOCASE "
        "ORDER BY count(*) DESC, min(outlet) LIMIT ?",
        (limit,),
    )
    return tuple(OutletSummary(*row) for row in rows)


def _sources(db: sqlite3.Connection, outlet: str) -> tuple[Leaning, ...]:
    rows = db.execute(
        "SELECT speakers.name, speakers.type, count(DISTINCT sayings.article) AS articles, count(*) AS sayings "
        "FROM sayings JOIN speakers ON speakers.number = sayings.speaker "
        "WHERE sayings.outlet = ? COLLATE NOCASE AND NOT sayings.anonymous "
        "GROUP BY speakers.number ORDER BY articles DESC, sayings DESC, speakers.number LIMIT ?",
        (outlet, _MOST_LEANINGS),
    )
    return tuple(Leaning(name, EntityType(kind), articles, count) for name, kind, articles, count in rows)


def _relays(db: sqlite3.Connection, outlet: str) -> tuple[tuple[Leaning, ...], int]:
    """The other outlets through which it has sayings, and how many sayings it has through any of them."""
    articles: dict[str, set[int]] = defaultdict(set)
    counts: dict[str, int] = defaultdict(int)
    relayed = 0
    for article, chain in db.execute(
        "SELECT article, chain FROM sayings WHERE outlet = ? COLLATE NOCASE AND chain LIKE '%\"outlet\"%'", (outlet,)
    ):
        through = {
            name
            for name, kind in from_json(chain, list[tuple[str, str]])
            if kind == EntityType.OUTLET and name.casefold() != outlet.casefold()
        }
        relayed += bool(through)
        for name in through:
            articles[name].add(article)
            counts[name] += 1
    order = sorted(articles, key=lambda name: (-len(articles[name]), -counts[name], name))
    leanings = tuple(Leaning(name, EntityType.OUTLET, len(articles[name]), counts[name]) for name in order)
    return leanings[:_MOST_LEANINGS], relayed


def _shared_stories(db: sqlite3.Connection, outlet: str) -> tuple[int, int, int]:
    """Stories that others tell, too; those of them with a denial by anybody; those in which this outlet has none."""
    row = db.execute(
        """
        WITH mine AS (
            SELECT DISTINCT articles.story FROM articles JOIN stories ON stories.number = articles.story
            WHERE articles.outlet = ?1 COLLATE NOCASE AND stories.outlets > 1
        ), denials AS (
            SELECT mine.story AS story, max(sayings.outlet = ?1 COLLATE NOCASE) AS own
            FROM mine JOIN articles ON articles.story = mine.story JOIN sayings ON sayings.article = articles.number
            WHERE sayings.denied GROUP BY mine.story
        )
        SELECT (SELECT count(*) FROM mine), count(*), coalesce(sum(NOT coalesce(own, 0)), 0) FROM denials
        """,
        (outlet,),
    ).fetchone()
    return int(row[0]), int(row[1]), int(row[2])


def _quotations(db: sqlite3.Connection, outlet: str) -> tuple[int, list[tuple[int, str, str]]]:
    """How many quotations it prints beside others, and those that do not read the same everywhere, the latest first."""
    rows = db.execute(
        "SELECT utterances.number, utterances.relation, utterances.id, utterances.edits FROM utterances "
        "WHERE EXISTS (SELECT 1 FROM sayings WHERE sayings.utterance = utterances.number "
        "AND sayings.outlet = ?1 COLLATE NOCASE) AND EXISTS (SELECT 1 FROM sayings WHERE "
        "sayings.utterance = utterances.number AND sayings.outlet <> ?1 COLLATE NOCASE) "
        "ORDER BY utterances.number DESC",
        (outlet,),
    ).fetchall()
    return len(rows), [(row[0], row[2], row[3]) for row in rows if row[1] == Relation.ALTERED]


def _altered(db: sqlite3.Connection, outlet: str, number: int, identity: str, edits: str) -> Altered:
    rows = db.execute(
        f"{SAYING} WHERE sayings.utterance = ? ORDER BY sayings.outlet = ? COLLATE NOCASE DESC, sayings.number",
        (number, outlet),
    )
    return Altered(
        identity.partition("/")[0],
        identity,
        tuple(map(to_saying, rows.fetchall())),
        tuple(from_json(edits, list[tuple[str, str]])),
    )

"""What ingestion keeps and asks: analyses, failures, rejections, addresses that were read, what is still to do."""

import sqlite3
from collections.abc import Iterator

from sayso.errors import NotStoredError
from sayso.store.articles import COLUMNS, CURRENT, TABLES, number_of, story_of, to_article, touch_story_of
from sayso.store.connecting import Database
from sayso.store.keys import now
from sayso.store.packing import hash_reading, pack_attributions, unpack_attributions
from sayso.store.paging import cursor_number, page_of
from sayso.store.records import Page, Rejection, Visit
from sayso.types import Analysis, Article, Rejected

_BATCH = 200  # articles in memory at once where all are gone through


def keep_analysis(db: sqlite3.Connection, analysis: Analysis, model: str) -> None:
    """Keep what was found in a stored article; the same text is then analysed wherever else it stands."""
    article = analysis.article
    reading = _reading_of(db, article)
    db.execute(
        "INSERT INTO analyses (reading, model, packed, kept) VALUES (?, ?, ?, ?) "
        "ON CONFLICT DO UPDATE SET packed = excluded.packed, failure = NULL, kept = excluded.kept",
        (reading, model, pack_attributions(analysis.attributions, article.text), now()),
    )
    _touch_readers(db, reading)


def keep_failure(db: sqlite3.Connection, identity: str, model: str, reason: str) -> None:
    """Note that a model cannot analyse an article; a later model is asked again."""
    number = number_of(db, identity)
    reading = db.execute(
        "SELECT reading FROM revisions WHERE number = (SELECT revision FROM articles WHERE number = ?)", (number,)
    ).fetchone()[0]
    db.execute(
        "INSERT INTO analyses (reading, model, failure, kept) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
        (reading, model, reason, now()),
    )
    touch_story_of(db, number)


def _reading_of(db: sqlite3.Connection, article: Article) -> str:
    """The hash under which an analysis is kept; the article must be in the store, in these very words."""
    reading = hash_reading(article)
    if db.execute("SELECT 1 FROM revisions WHERE reading = ?", (reading,)).fetchone() is None:
        raise NotStoredError("article", article.id)
    return reading


def _touch_readers(db: sqlite3.Connection, reading: str) -> None:
    db.execute(
        "UPDATE stories SET version = version + 1, changed = ? WHERE number IN (SELECT articles.story FROM articles "
        "JOIN revisions ON revisions.number = articles.revision WHERE revisions.reading = ?)",
        (now(), reading),
    )


def is_analysed(db: sqlite3.Connection, identity: str, model: str) -> bool:
    """Has the newest revision of an article been analysed by a model, or failed under it?"""
    return (
        db.execute(
            "SELECT 1 FROM articles JOIN revisions ON revisions.number = articles.revision "
            "JOIN analyses ON analyses.reading = revisions.reading WHERE articles.id = ? AND analyses.model = ?",
            (identity, model),
        ).fetchone()
        is not None
    )


def fetch_analysis(db: sqlite3.Connection, article: Article, model: str | None = None) -> Analysis | None:
    """Return what was found in an article by a model, or by the latest one; None where it was not analysed."""
    row = db.execute(
        "SELECT packed FROM analyses WHERE reading = ? AND packed IS NOT NULL AND (? IS NULL OR model = ?) "
        "ORDER BY kept DESC, model LIMIT 1",
        (hash_reading(article), model, model),
    ).fetchone()
    return None if row is None else Analysis(article, unpack_attributions(row[0], article.text))


def pending(database: Database, model: str) -> Iterator[Article]:
    """Yield the articles, in the order in which they came, whose newest revision a model has not read yet."""
    return _in_batches(
        database,
        CURRENT + "AND articles.number > ? AND NOT EXISTS (SELECT 1 FROM analyses "
        "WHERE analyses.reading = revisions.reading AND analyses.model = ?) ORDER BY articles.number LIMIT ?",
        (model,),
    )


def unplaced(database: Database) -> Iterator[Article]:
    """Yield the articles that are in no story yet, in the order in which they came."""
    return _in_batches(
        database, CURRENT + "AND articles.number > ? AND articles.story IS NULL ORDER BY articles.number LIMIT ?", ()
    )


def unread(database: Database) -> Iterator[tuple[Article, str | None]]:
    """Yield the articles that no report has, as they are in no story or were not analysed, with their story."""
    query = CURRENT + (
        "AND articles.number > ? AND (articles.story IS NULL OR NOT EXISTS (SELECT 1 FROM analyses "
        "WHERE analyses.reading = revisions.reading AND analyses.packed IS NOT NULL)) ORDER BY articles.number LIMIT ?"
    )
    for article in _in_batches(database, query, ()):
        with database.read() as db:
            story = story_of(db, article.id)
        yield article, story


def all_articles(database: Database) -> Iterator[Article]:
    """Yield the newest revision of every article, in the order in which they came."""
    return _in_batches(database, CURRENT + "AND articles.number > ? ORDER BY articles.number LIMIT ?", ())


def _in_batches(database: Database, query: str, values: tuple[str, ...]) -> Iterator[Article]:
    """No transaction is open while a batch is worked on."""
    last = 0
    while True:
        with database.read() as db:
            rows = db.execute(query, (last, *values, _BATCH)).fetchall()
        for row in rows:
            yield to_article(row)
        if len(rows) < _BATCH:
            return
        last = rows[-1][0]


def placements(database: Database, limit: int) -> Iterator[tuple[Article, str]]:
    """Yield the articles that were placed last, with their stories, in the order in which they were placed."""
    with database.read() as db:
        first = db.execute(
            "SELECT placed FROM articles WHERE placed IS NOT NULL ORDER BY placed DESC LIMIT 1 OFFSET ?",
            (max(0, limit - 1),),
        ).fetchone()
    last = first[0] - 1 if first else -1
    while True:
        with database.read() as db:
            rows = db.execute(
                f"SELECT {COLUMNS}, articles.placed, stories.id {TABLES} "
                "JOIN stories ON stories.number = articles.story "
                "WHERE revisions.number = articles.revision AND articles.placed > ? ORDER BY articles.placed LIMIT ?",
                (last, _BATCH),
            ).fetchall()
        for row in rows:
            yield to_article(row), row[17]
        if len(rows) < _BATCH:
            return
        last = rows[-1][16]


def reject(db: sqlite3.Connection, rejected: Rejected, source: str) -> None:
    """Keep an input that was left out; the same one for the same reason is kept once."""
    db.execute(
        "INSERT OR IGNORE INTO rejections (path, reason, source, at) VALUES (?, ?, ?, ?)",
        (_plain(rejected.path), _plain(rejected.reason), _plain(source), now()),
    )


def fetch_rejections(db: sqlite3.Connection, limit: int, after: str | None) -> Page[Rejection]:
    """Return what was left out, the latest first."""
    rows = db.execute(
        "SELECT path, reason, source, at, number FROM rejections WHERE number < ? ORDER BY number DESC LIMIT ?",
        (cursor_number(after, 2**62), limit + 1),
    ).fetchall()
    return page_of([Rejection(*row[:4]) for row in rows[:limit]], rows, limit, 4)


def visit(db: sqlite3.Connection, address: str) -> Visit | None:
    """Return what is known of an address that was read, or None."""
    row = db.execute(
        "SELECT address, stamp, etag, last_modified, checked_at, failures, retry_at, reason FROM visits "
        "WHERE address = ?",
        (_plain(address),),
    ).fetchone()
    return Visit(*row) if row else None


def keep_visit(db: sqlite3.Connection, kept: Visit) -> None:
    """Keep what is known of an address, in place of what was known of it."""
    db.execute(
        "INSERT OR REPLACE INTO visits (address, stamp, etag, last_modified, checked_at, failures, retry_at, reason) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            _plain(kept.address),
            kept.stamp,
            kept.etag,
            kept.last_modified,
            kept.checked_at,
            kept.failures,
            kept.retry_at,
            kept.reason,
        ),
    )


def _plain(text: str) -> str:
    """Put a question mark for what no encoding can write: file names may hold such bytes."""
    return text.encode("utf-8", "replace").decode("utf-8")

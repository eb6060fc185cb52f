"""What holds in a store and what does not: hashes, offsets, counts and indexes are derived again."""

import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import replace

from sayso.errors import SpanError, StoreBusyError, StoreError
from sayso.presenting.json import to_json
from sayso.store.articles import ARTICLE, to_article
from sayso.store.connecting import Database
from sayso.store.corrections import list_corrections
from sayso.store.packing import hash_reading, hash_text, spans_of, unpack_attributions
from sayso.store.records import Problem
from sayso.store.reports import kept_report
from sayso.store.stories import recount
from sayso.types import Span, text_of

Check = Callable[[sqlite3.Connection, bool], Iterator[Problem]]

_INDEXES = ("article_words", "saying_words", "speaker_words")
_MOST_MESSAGES = 20  # of SQLite's own check


def verify(database: Database, *, mend: bool, on_step: Callable[[str], None] | None) -> list[Problem]:
    """Check a store from its pages up to its reports, and say what does not hold.

    With `mend` what can be derived from the rest is derived anew: indexes, counts, sayings, reports, analyses that do
    not fit their text (they are made again by the next run of ingestion). Texts and corrections cannot be. A check
    that damage ends early is itself a problem.
    """
    problems: list[Problem] = []
    for name, check in CHECKS.items():
        if on_step:
            on_step(name)
        try:
            # SQLite has an index check itself by a statement of writing.
            with database.write() if mend or check is _check_indexes else database.read() as db:
                problems += check(db, mend)
        except StoreBusyError:
            raise
        except StoreError as error:
            problems.append(Problem(name, f"cannot be checked to the end: {error.reason}"))
    return problems


def _check_file(db: sqlite3.Connection, mend: bool) -> Iterator[Problem]:
    for (message,) in db.execute(f"PRAGMA integrity_check({_MOST_MESSAGES})").fetchall():
        if message != "ok":
            yield Problem("file", str(message))
    for table, row, parent, _ in db.execute("PRAGMA foreign_key_check").fetchall():
        yield Problem(f"{table} {row}", f"leads to something in {parent} that is not there")


def _check_texts(db: sqlite3.Connection, mend: bool) -> Iterator[Problem]:
    for number, text_hash, text in db.execute("SELECT number, hash, text FROM texts ORDER BY number"):
        if hash_text(text) != text_hash:
            yield Problem(f"text {number}", "is not what was stored: its hash is another")


def _check_revisions(db: sqlite3.Connection, mend: bool) -> Iterator[Problem]:
    rows = db.execute(ARTICLE.replace("FROM", ", revisions.reading FROM", 1) + "ORDER BY revisions.number")
    for row in rows:
        article = to_article(row)
        where = f"article {article.id}, revision {row[13]}"
        if hash_reading(article) != row[16]:
            yield Problem(where, "its text, title or boilerplate is not what was stored: the hash is another")
        try:
            for part in article.boilerplate:
                text_of(article.text, (Span(part.start, part.end),))
        except SpanError as error:
            yield Problem(where, f"its boilerplate does not fit: {error}")
    for (identity,) in db.execute(
        "SELECT id FROM articles WHERE revision IS NOT (SELECT number FROM revisions "
        "WHERE revisions.article = articles.number ORDER BY revisions.revision DESC LIMIT 1)"
    ):
        yield Problem(f"article {identity}", "does not lead to its newest revision")


def _check_analyses(db: sqlite3.Connection, mend: bool) -> Iterator[Problem]:
    rows = db.execute(
        "SELECT analyses.reading, analyses.model, analyses.packed, "
        "(SELECT texts.text FROM revisions JOIN texts ON texts.number = revisions.text "
        "WHERE revisions.reading = analyses.reading LIMIT 1) FROM analyses WHERE packed IS NOT NULL"
    )
    bad: list[tuple[str, str]] = []
    for reading, model, packed, text in rows:
        try:
            if text is None:
                raise ValueError("no article has this text")
            unpack_attributions(packed, text)
        except ValueError as error:
            bad.append((reading, model))
            yield Problem(f"analysis {reading[:12]} by {model}", f"does not fit its text: {error}", mend)
    if mend:
        db.executemany("DELETE FROM analyses WHERE reading = ? AND model = ?", bad)


def _check_sayings(db: sqlite3.Connection, mend: bool) -> Iterator[Problem]:
    rows = db.execute(
        "SELECT sayings.id, sayings.spans, sayings.content, texts.text, articles.story FROM sayings "
        "JOIN articles ON articles.number = sayings.article JOIN revisions ON revisions.number = articles.revision "
        "JOIN texts ON texts.number = revisions.text LEFT JOIN stories ON stories.number = articles.story "
        "WHERE stories.renewed = stories.version"  # the others wait to be read again
    )
    bad: set[int] = set()
    for identity, spans, content, text, story in rows:
        try:
            holds = text_of(text, spans_of(spans)) == content
        except ValueError:
            holds = False
        if not holds:
            bad.add(story)
            yield Problem(f"saying {identity}", "its offsets do not give its words", mend)
    if mend:
        db.executemany("UPDATE stories SET version = version + 1 WHERE number = ?", [(story,) for story in bad])


def _check_stories(db: sqlite3.Connection, mend: bool) -> Iterator[Problem]:
    rows = db.execute(
        "SELECT number, id, articles, (SELECT count(*) FROM articles WHERE articles.story = stories.number) AS found "
        "FROM stories WHERE articles <> found"
    ).fetchall()
    for number, identity, kept, found in rows:
        yield Problem(f"story {identity}", f"is said to have {kept} articles and has {found}", mend)
        if mend:
            recount(db, number)


def _check_reports(db: sqlite3.Connection, mend: bool) -> Iterator[Problem]:
    stories = db.execute(
        "SELECT story, stories.id FROM reports JOIN stories ON stories.number = reports.story "
        "WHERE reports.version = stories.version"
    ).fetchall()
    for number, identity in stories:
        try:
            report = kept_report(db, number)
            if report is not None:
                to_json(report)
        except (SpanError, ValueError) as error:
            yield Problem(f"report of {identity}", f"does not fit its articles: {error}", mend)
            if mend:
                db.execute("DELETE FROM reports WHERE story = ?", (number,))


def _check_corrections(db: sqlite3.Connection, mend: bool) -> Iterator[Problem]:
    try:
        list_corrections(db, None, 2**31, None)
    except ValueError as error:
        yield Problem("corrections", f"cannot be read: {error}")


def _check_indexes(db: sqlite3.Connection, mend: bool) -> Iterator[Problem]:
    for index in _INDEXES:
        problem = _check_index(db, index)
        if problem is None:
            continue
        if mend:
            db.execute(f"INSERT INTO {index} ({index}) VALUES ('rebuild')")
            problem = replace(problem, mended=_check_index(db, index) is None)
        yield problem


def _check_index(db: sqlite3.Connection, index: str) -> Problem | None:
    """Compare a search index with what it is of. (sqlite.org/fts5.html, "The 'integrity-check' command".)"""
    try:
        db.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")
    except sqlite3.DatabaseError as error:
        if (getattr(error, "sqlite_errorname", "") or "").startswith(("SQLITE_CORRUPT", "SQLITE_ERROR")):
            return Problem(f"index {index}", "does not hold the words that it should")
        raise
    return None


CHECKS: dict[str, Check] = {
    "the file": _check_file,
    "texts": _check_texts,
    "revisions": _check_revisions,
    "analyses": _check_analyses,
    "sayings": _check_sayings,
    "stories": _check_stories,
    "corrections": _check_corrections,
    "indexes": _check_indexes,
    "reports": _check_reports,
}

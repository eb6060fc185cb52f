"""A whole store as JSON Lines, and back: so that nobody is locked in.

A row is a row of a table, by the names of its columns, with `table` to tell which. Revisions have the `id` of their
article and its `text`, so that other readers of JSON Lines take them for articles; analyses are plain JSON. What is
derived (sayings, indexes, reports) is left out and made again.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from typing import Any

from sayso.errors import StoreError
from sayso.store.connecting import Database, migrations
from sayso.store.packing import hash_text, pack, unpack

FORMAT = "sayso.store/1"
TABLES = (
    "corrections",
    "stories",
    "articles",
    "revisions",
    "analyses",
    "story_events",
    "rejections",
    "visits",
)
_BATCH = 500
# What is derived from the other rows of a story.
_DERIVED = {
    "stories": ("renewed", "texts", "sayings", "denials", "unnamed", "origin", "origin_unnamed", "origin_articles")
}

Row = dict[str, Any]


def dump(database: Database) -> Iterator[Row]:
    """Yield the rows of a store, as it is when the first is asked for."""
    with database.read() as db:
        yield {"table": "store", "format": FORMAT, "version": len(migrations())}
        for table in TABLES:
            rows = db.execute(
                "SELECT revisions.*, articles.id AS id, texts.text AS words FROM revisions "
                "JOIN articles ON articles.number = revisions.article JOIN texts ON texts.number = revisions.text "
                "ORDER BY revisions.number"
                if table == "revisions"
                else f"SELECT * FROM {table}"
            )
            names = [column[0] for column in rows.description]
            while batch := rows.fetchmany(_BATCH):
                for values in batch:
                    yield _to_row(table, dict(zip(names, values, strict=True)))


def _to_row(table: str, row: Row) -> Row:
    for name in _DERIVED.get(table, ()):
        del row[name]
    if table == "revisions":
        row["text"] = row.pop("words")
    if table == "analyses" and row["packed"] is not None:
        row["packed"] = unpack(row["packed"], list)
    return {"table": table, **row}


def load(database: Database, lines: Iterable[tuple[int, str]], path: str) -> int:
    """Put the rows of a dump, with their line numbers, into an empty store, all or none; return how many.

    Raises StoreError where the store is not empty, where the dump is none or of a newer version, and where a row does
    not fit.
    """
    count = 0
    with database.write() as db:
        if db.execute("SELECT 1 FROM articles UNION ALL SELECT 1 FROM corrections LIMIT 1").fetchone():
            raise StoreError(str(database.path), "is not empty: import into a store that is not there yet")
        db.execute("PRAGMA defer_foreign_keys = ON")
        columns = {table: {row[1] for row in db.execute(f"PRAGMA table_info({table})")} for table in TABLES}
        for number, line in lines:
            if not line.strip():
                continue
            where = f"{path}:{number}"
            row = _read_row(line, where)
            table = row.pop("table", None)
            if count == 0:
                _check_head(table, row, where)
            elif table not in columns:
                raise StoreError(where, f"is no row of a store: its table is {str(table)[:40]!r}")
            else:
                _insert(db, table, row, columns[table], where)
            count += 1
        if count == 0:
            raise StoreError(path, "is empty")
        db.execute("INSERT INTO article_words (article_words) VALUES ('rebuild')")
        if db.execute("PRAGMA foreign_key_check").fetchone():
            raise StoreError(path, "is not whole: a row leads to one that is not there")
    return count - 1


def _read_row(line: str, where: str) -> Row:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise StoreError(where, "is no JSON") from error
    if not isinstance(row, dict):
        raise StoreError(where, "is no object")
    return row


def _check_head(table: object, row: Row, where: str) -> None:
    if table != "store" or row.get("format") != FORMAT:
        raise StoreError(
            where, "is not what `sayso export --format jsonl` writes; articles are taken in by `sayso ingest`"
        )
    version = row.get("version")
    if not isinstance(version, int) or version > len(migrations()):
        raise StoreError(where, "was written by a newer sayso; install that one: pip install --upgrade sayso")


def _insert(db: sqlite3.Connection, table: str, row: Row, columns: set[str], where: str) -> None:
    if table == "revisions" and not isinstance(row.get("text"), str):
        raise StoreError(where, "has no `text`")
    try:
        if table == "revisions":
            row = {**row, "text": _keep_text(db, row["text"])}
            row.pop("id", None)
        if table == "analyses" and row.get("packed") is not None:
            row = {**row, "packed": pack(row["packed"])}
        if unknown := set(row) - columns:
            raise StoreError(where, f"has fields that are not known: {', '.join(sorted(unknown))[:200]}")
        names = sorted(row)
        db.execute(
            f"INSERT INTO {table} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})",
            [row[name] for name in names],
        )
    except (
        sqlite3.IntegrityError,
        sqlite3.ProgrammingError,
        sqlite3.InterfaceError,
        OverflowError,
        ValueError,
    ) as error:
        raise StoreError(where, f"does not fit: {error}") from error


def _keep_text(db: sqlite3.Connection, text: str) -> int:
    text_hash = hash_text(text)
    db.execute("INSERT OR IGNORE INTO texts (hash, text) VALUES (?, ?)", (text_hash, text))
    return int(db.execute("SELECT number FROM texts WHERE hash = ?", (text_hash,)).fetchone()[0])

"""A whole store as flat tables in Parquet, story by story, in bounded memory."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from sayso.errors import NothingToReadError, WriteError
from sayso.presenting.arrow import table_schema, to_arrow
from sayso.presenting.table_rows import ROW_TYPES, Row, Tables
from sayso.presenting.tables import tabulate_rejected, tabulate_report
from sayso.store.connecting import Database
from sayso.store.intake import fetch_rejections, unread
from sayso.store.reports import keep_report, kept_report, make_report
from sayso.store.resolving import load_story, read_story
from sayso.types import Rejected, Report

if TYPE_CHECKING:
    from pyarrow.parquet import ParquetWriter

_ROWS_AT_ONCE = 20_000  # of a table, held before they are written as one row group


def export_parquet(
    database: Database, folder: Path, *, compare: bool, with_text: bool, on_story: Callable[[str], None] | None
) -> list[Path]:
    """Write every table of every story as `<folder>/<table>.parquet`, and return the files.

    Claims and what else takes a comparison are those of stories whose reports are ready; with `compare` the others are
    made, which takes about a fifth of a second an article. Raises WriteError, and MissingExtraError without pyarrow.
    """
    schemas = {table: table_schema(table) for table in ROW_TYPES}
    from pyarrow.parquet import ParquetWriter

    files = {table: folder / f"{table}.parquet" for table in ROW_TYPES}
    parts = {table: folder / f".{table}.parquet.part" for table in ROW_TYPES}
    held: dict[str, list[Row]] = {table: [] for table in ROW_TYPES}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with ExitStack() as stack:
            writers = {
                table: stack.enter_context(ParquetWriter(str(parts[table]), schemas[table], compression="zstd"))
                for table in ROW_TYPES
            }
            for tables in _tables(database, compare, with_text, on_story):
                for table, rows in tables:
                    held[table].extend(rows)
                    if len(held[table]) >= _ROWS_AT_ONCE:
                        _write(writers[table], table, held)
            for table, writer in writers.items():
                _write(writer, table, held)
        for table, part in parts.items():
            part.replace(files[table])
    except OSError as error:
        raise WriteError(f"{folder}: cannot be written ({error.strerror or error})") from error
    finally:
        for part in parts.values():
            part.unlink(missing_ok=True)
    return list(files.values())


def _write(writer: "ParquetWriter", table: str, held: dict[str, list[Row]]) -> None:
    if held[table]:
        writer.write_table(to_arrow(table, held[table]))
        held[table] = []


def _tables(
    database: Database, compare: bool, with_text: bool, on_story: Callable[[str], None] | None
) -> Iterator[Tables]:
    with database.read() as db:
        stories = db.execute("SELECT number, id FROM stories WHERE articles > 0 ORDER BY number").fetchall()
    for number, identity in stories:
        if on_story:
            on_story(identity)
        yield tabulate_report(_report(database, number, compare), story=identity, with_text=with_text)
    for article, story in unread(database):  # they have no attributions, but they are there
        yield tabulate_report(Report("", (article,), {article.id: None}), story=story, with_text=with_text)
    after: str | None = None
    while True:
        with database.read() as db:
            page = fetch_rejections(db, _ROWS_AT_ONCE, after)
        yield Tables(rejections=tuple(tabulate_rejected(Rejected(one.path, one.reason)) for one in page.items))
        after = page.after
        if after is None:
            return


def _report(database: Database, number: int, compare: bool) -> Report:
    """The report that is ready, or a new one, or what of it takes no comparison."""
    with database.read() as db:
        kept = kept_report(db, number)
        if kept is not None:
            return kept
        story = load_story(db, number)
    if compare:
        try:
            report = make_report(story)
        except NothingToReadError:
            return Report("", (), {})
        with database.write() as db:
            keep_report(db, story, report)
        return report
    reading = read_story(story)
    return Report(
        title="",
        articles=reading.articles,
        outlets=reading.resolution.outlets,
        entities=reading.resolution.entities,
        attributions=reading.resolution.attributions,
        quotes=reading.quotes,
    )

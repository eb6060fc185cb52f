"""The flat tables as Arrow tables, Parquet and CSV. pyarrow, an extra of the package, is imported on first use.

The schema of a table follows from its row type: a field is a column, `| None` a column that may be null, `Spans` a list
of `{start, end}`. In CSV, which has neither lists nor nulls, a list is written as JSON and a null as an empty cell.
"""

import csv
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import fields
from datetime import date
from pathlib import Path
from types import UnionType
from typing import TYPE_CHECKING, Any, TextIO, get_args, get_type_hints

from sayso.errors import MissingExtraError, WriteError
from sayso.presenting.table_rows import ROW_TYPES, Row, Tables
from sayso.types import FORMAT, Span, Spans

if TYPE_CHECKING:
    import pyarrow as pa

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")

# A spreadsheet takes a cell that starts so for a formula (OWASP, "CSV Injection"); an apostrophe before it makes it
# text.
_FORMULA = re.compile(r"[=+\-@\t\r]")


def table_schema(table: str) -> "pa.Schema":
    """Return the Arrow schema of a table by its name in `ROW_TYPES`. Raises MissingExtraError without pyarrow."""
    pa = _pyarrow()
    hints = get_type_hints(ROW_TYPES[table])
    return pa.schema(
        [pa.field(name, _arrow_type(hint), nullable=type(None) in get_args(hint)) for name, hint in hints.items()],
        metadata={"format": FORMAT, "table": table},
    )


def to_arrow(table: str, rows: Sequence[Row]) -> "pa.Table":
    """Return rows as an Arrow table. Lone surrogates, which UTF-8 cannot write, become U+FFFD, so offsets hold.

    Raises MissingExtraError without pyarrow.
    """
    pa = _pyarrow()
    schema = table_schema(table)
    columns = [pa.array([_clean(getattr(row, field.name)) for row in rows], type=field.type) for field in schema]
    return pa.Table.from_arrays(columns, schema=schema)


def write_parquet(tables: Tables, folder: Path) -> list[Path]:
    """Write every table as `<folder>/<table>.parquet` (zstd) and return the files. Empty tables are written, too.

    Raises WriteError where the folder cannot be written, MissingExtraError without pyarrow.
    """
    _pyarrow()
    from pyarrow import parquet

    written = []
    for table, rows in tables:
        target = folder / f"{table}.parquet"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            parquet.write_table(to_arrow(table, rows), target, compression="zstd")
        except OSError as error:
            raise WriteError(f"{target}: cannot be written ({error.strerror or error})") from error
        written.append(target)
    return written


def write_csv(tables: Tables, folder: Path) -> list[Path]:
    """Write every table as `<folder>/<table>.csv` (UTF-8, RFC 4180) and return the files. No extra is needed.

    A cell that a spreadsheet would run as a formula has an apostrophe before it. Raises WriteError.
    """
    written = []
    for table, rows in tables:
        target = folder / f"{table}.csv"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with target.open("w", encoding="utf-8", newline="") as stream:
                dump_csv(table, rows, stream)
        except OSError as error:
            raise WriteError(f"{target}: cannot be written ({error.strerror})") from error
        written.append(target)
    return written


def dump_csv(table: str, rows: Iterable[Row], stream: TextIO) -> None:
    """Write one table as CSV with a head of column names; open the stream with `newline=""`."""
    names = [column.name for column in fields(ROW_TYPES[table])]
    writer = csv.writer(stream)
    writer.writerow(names)
    writer.writerows([_cell(getattr(row, name)) for name in names] for row in rows)


def _pyarrow() -> Any:
    try:
        import pyarrow
    except ImportError as error:
        raise MissingExtraError("Parquet and Arrow", "parquet") from error
    return pyarrow


def _arrow_type(hint: Any) -> Any:
    pa = _pyarrow()
    if hint == Spans:
        return pa.list_(pa.struct([pa.field("start", pa.int32(), False), pa.field("end", pa.int32(), False)]))
    if hint == tuple[str, ...]:
        return pa.list_(pa.string())
    if isinstance(hint, UnionType):
        (hint,) = (part for part in get_args(hint) if part is not type(None))
    return {str: pa.string(), int: pa.int32(), float: pa.float64(), bool: pa.bool_(), date: pa.date32()}[hint]


def _clean(value: Any) -> Any:
    if isinstance(value, str):
        return _LONE_SURROGATE.sub("\ufffd", value)
    if isinstance(value, tuple) and not isinstance(value, Span):
        return [_clean(item) for item in value]
    return value


def _cell(value: Any) -> Any:
    value = _clean(value)
    if isinstance(value, list | bool):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, str) and _FORMULA.match(value):
        return f"'{value}"
    return value

"""What workers leave for the one that places it: the tables of a chunk in one file, which appears when it is complete.

A file is Arrow streams one behind the other, one for each table (lz4); their schemas bear the counts of the chunk.
"""

import json
import os
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from sayso.errors import WriteError
from sayso.presenting.table_rows import Row, Tables
from sayso.scaling.shards import Counts, counts_of

if TYPE_CHECKING:
    import pyarrow as pa

TABLES = ("articles", "attributions", "entities", "dates", "rejections")
_COUNTS = b"counts"


@dataclass(frozen=True, slots=True)
class Dated:
    """The tables of one article, and its day in ISO 8601 or None: all rows of an article lie under its day."""

    day: str | None
    tables: Tables


def find_staged(staging: Path, chunk: str) -> Path:
    """Return the file of a chunk by the chunk's name, whether it is there or not."""
    return staging / f"{chunk}.arrows"


def find_staged_of(staging: Path, shard: str) -> list[Path]:
    """Return the files that are there of the chunks of a shard."""
    return list(staging.glob(f"{shard}-*.arrows"))


def write_staged(path: Path, parts: Sequence[Dated], counts: Counts) -> None:
    """Write tables, each with a column `day` in front. Raises WriteError."""
    from pyarrow import ipc

    part = path.with_name(f".{path.name}.{uuid4().hex}")
    metadata = {_COUNTS: json.dumps(asdict(counts))}
    options = ipc.IpcWriteOptions(compression="lz4")
    try:
        with part.open("wb") as stream:
            for name in TABLES:
                table = _to_arrow(name, parts)
                table = table.replace_schema_metadata(table.schema.metadata | metadata)
                with ipc.new_stream(stream, table.schema, options=options) as writer:
                    writer.write_table(table)
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(path)
    except OSError as error:
        raise WriteError(f"{path.parent}: cannot be written ({error.strerror or error})") from error
    finally:
        part.unlink(missing_ok=True)


def _to_arrow(name: str, parts: Iterable[Dated]) -> "pa.Table":
    from pyarrow import array, string

    from sayso.presenting.arrow import to_arrow

    rows: list[Row] = []
    days: list[str | None] = []
    for dated in parts:
        more = getattr(dated.tables, name)
        rows += more
        days += [dated.day] * len(more)
    table = to_arrow(name, rows)
    if name == "articles":
        table = table.drop_columns(["day"])
    return table.add_column(0, "day", array(days, string()))


def read_counts(path: Path) -> Counts:
    """Return the counts of a chunk."""
    from pyarrow import ipc

    with path.open("rb") as stream, ipc.open_stream(stream) as reader:
        return counts_of(json.loads(reader.schema.metadata[_COUNTS]))


def read_staged(paths: Iterable[Path]) -> dict[str, "pa.Table"]:
    """Return the tables of chunks by their names, the rows in the order of the chunks."""
    from pyarrow import concat_tables

    chunks = [_read_tables(path) for path in paths]
    return {name: concat_tables(chunk[name] for chunk in chunks) for name in TABLES}


def _read_tables(path: Path) -> dict[str, "pa.Table"]:
    from pyarrow import ipc

    tables = {}
    with path.open("rb") as stream:
        for name in TABLES:
            table = ipc.open_stream(stream).read_all()
            own = {key: value for key, value in table.schema.metadata.items() if key != _COUNTS}
            tables[name] = table.replace_schema_metadata(own)
    return tables

"""Putting the tables of a shard where readers find them: `TABLE/day=YYYY-MM-DD/SHARD.parquet`, all or nothing.

Files are written beside their places first. One rename makes them count; whatever is cut off behind it is finished by
the next run, and what is cut off before it is forgotten. So nothing is lost and nothing is there twice.
"""

import os
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from sayso.errors import WriteError
from sayso.scaling.manifest import Layout, Shard, dump_shard, write_atomically
from sayso.scaling.staging import find_staged, find_staged_of, read_staged

if TYPE_CHECKING:
    import pyarrow as pa

UNDATED = "__HIVE_DEFAULT_PARTITION__"  # what Hive, Spark, DuckDB and Polars read as null
_RECORD = "shard.json"
_GONE = "gone.txt"


def write_tables(layout: Layout, shard: str, staged: Sequence[str]) -> tuple[tuple[str, ...], int]:
    """Write the tables of the chunks `staged`, in that order, beside their places; return the files and their bytes."""
    from pyarrow import parquet

    part = layout.placing / shard
    shutil.rmtree(part, ignore_errors=True)
    files, size = [], 0
    try:
        part.mkdir(parents=True)
        for name, table in read_staged(find_staged(layout.staged, chunk) for chunk in staged).items():
            for day, rows in _by_day(table):
                file = f"{name}/day={day}/{shard}.parquet"
                (part / file).parent.mkdir(parents=True)
                parquet.write_table(rows, part / file, compression="zstd")
                files.append(file)
                size += (part / file).stat().st_size
    except OSError as error:
        raise WriteError(f"{layout.root}: cannot be written ({error.strerror or error})") from error
    return tuple(files), size


def _by_day(table: "pa.Table") -> Iterator[tuple[str, "pa.Table"]]:
    """The rows of each day in their order, without the column `day`, which the folder's name tells."""
    import numpy as np

    if not len(table):
        return
    days = np.array([day or UNDATED for day in table["day"].to_pylist()], dtype=object)
    order = np.argsort(days, kind="stable")
    table = table.drop_columns(["day"]).take(order).combine_chunks()
    names, starts = np.unique(days[order], return_index=True)
    for day, start, end in zip(names, starts, [*starts[1:], len(days)], strict=True):
        yield day, table.slice(int(start), int(end - start))


def commit(layout: Layout, shard: Shard, old: Sequence[Shard]) -> None:
    """Make the files of a shard count, and those of `old` ones go, of which it takes the place."""
    part = layout.placing / shard.id
    gone = sorted({file for other in old for file in other.files} - set(shard.files))
    records = [f"_sayso/manifest/{other.id}.json" for other in old if other.id != shard.id]
    write_atomically(part / _RECORD, dump_shard(shard))
    write_atomically(part / _GONE, "".join(f"{file}\n" for file in [*records, *gone]))
    try:
        os.sync()  # the files themselves, before the rename that makes them count
        part.rename(layout.ready / shard.id)
    except OSError as error:
        raise WriteError(f"{layout.root}: cannot be written ({error.strerror})") from error
    _finish(layout, layout.ready / shard.id)


def recover(layout: Layout) -> None:
    """Finish what a run that was killed had made count, and forget what it had not."""
    for ready in sorted(layout.ready.iterdir()):
        _finish(layout, ready)
    for part in layout.placing.iterdir():
        shutil.rmtree(part)
    for part in layout.staged.glob(".*"):
        part.unlink(missing_ok=True)  # a worker of that run may still be at it


def _finish(layout: Layout, ready: Path) -> None:
    """Move files to their places. It may have been begun before: a file that is not here any more is there.

    What was staged for the shard goes, also what earlier runs left of it.
    """
    try:
        for file in sorted(ready.glob("*/*/*.parquet")):
            target = layout.root / file.relative_to(ready)
            target.parent.mkdir(parents=True, exist_ok=True)
            file.replace(target)
        if (ready / _GONE).exists():
            for name in (ready / _GONE).read_text(encoding="utf-8").splitlines():
                (layout.root / name).unlink(missing_ok=True)
        if (ready / _RECORD).exists():
            (ready / _RECORD).replace(layout.manifest / f"{ready.name}.json")
        for chunk in find_staged_of(layout.staged, ready.name):
            chunk.unlink(missing_ok=True)
        shutil.rmtree(ready)
    except OSError as error:
        raise WriteError(f"{layout.root}: cannot be written ({error.strerror})") from error


def drop_shards(layout: Layout, shards: Sequence[Shard]) -> None:
    """Take shards away of which the source no longer has the rows."""
    for shard in shards:
        try:
            for file in shard.files:
                (layout.root / file).unlink(missing_ok=True)
            (layout.manifest / f"{shard.id}.json").unlink(missing_ok=True)
        except OSError as error:
            raise WriteError(f"{layout.root}: cannot be written ({error.strerror})") from error

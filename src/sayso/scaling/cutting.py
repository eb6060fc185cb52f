"""Cutting sources into records and chunks, without looking into them: cheap beside all that comes after.

A source is read once, from its beginning, whatever is left to do in it. Only Parquet can be entered in the middle.
"""

import io
import json
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from itertools import groupby
from typing import Any, BinaryIO

from sayso.errors import ReadError
from sayso.reading.encoding import is_utf16
from sayso.reading.inputs import MAX_DOCUMENT_BYTES, MAX_JSON_BYTES, peek, read_bounded, unpack
from sayso.reading.jsonl import read_lines
from sayso.reading.warc import NO_PAGES, read_captures
from sayso.scaling.shards import (
    CHUNK_BYTES,
    Chunk,
    Kind,
    Place,
    Record,
    Sizes,
    Source,
    Task,
    find_shard_id,
    name_chunk,
)
from sayso.scaling.sources import open_source
from sayso.types import Rejected

# The columns of a table of articles that are read; `text` must be there.
COLUMNS = ("id", "text", "url", "outlet", "publisher", "title", "authors", "author", "published", "date")
TABLE_BATCH = 256


def cut(number: int, task: Task, model: str, sizes: Sizes) -> Iterator[Chunk]:
    """Yield the chunks of a task, in order; `number` is the task's own. Fresh shards are passed over.

    A source that cannot be read any further has that as its last record, of which `problem` tells why.
    """
    progress = _Progress()
    records = _number(_read_records(task, progress), sizes.shard)
    last: Chunk | None = None
    for shard, inside in groupby(records, key=lambda pair: pair[0]):
        if shard in task.fresh:
            for _ in inside:
                pass
            continue
        name = find_shard_id(task, shard)
        for place, held in enumerate(_fill((record for _, record in inside), sizes.chunk)):
            if last is not None:
                yield _end(last, shard=last.place.shard != shard, task=False)
            at = Place(number, shard, place)
            last = Chunk(name_chunk(name, at, held, model), at, held, False, False, progress.take())
    if last is not None:
        yield _end(last, shard=True, task=True)


def _end(chunk: Chunk, *, shard: bool, task: bool) -> Chunk:
    return Chunk(chunk.name, chunk.place, chunk.records, shard, task, chunk.read_bytes)


def _number(records: Iterable[Record], shard_records: int) -> Iterator[tuple[int, Record]]:
    for count, record in enumerate(records):
        yield count // shard_records, record


def _fill(records: Iterable[Record], most: int) -> Iterator[tuple[Record, ...]]:
    held: list[Record] = []
    size = 0
    for record in records:
        if held and (len(held) >= most or size + record.size > CHUNK_BYTES):
            yield tuple(held)
            held, size = [], 0
        held.append(record)
        size += record.size
    if held:
        yield tuple(held)


class _Progress:
    """How many bytes of the sources were read since it was asked last."""

    def __init__(self) -> None:
        self._count = 0

    def add(self, count: int) -> None:
        self._count += count

    def take(self) -> int:
        count, self._count = self._count, 0
        return count


class _Watched(io.RawIOBase):
    """A stream whose reading is counted."""

    def __init__(self, stream: BinaryIO, progress: _Progress) -> None:
        self._stream = stream
        self._progress = progress

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        view = memoryview(buffer).cast("B")
        data = self._stream.read(len(view))
        view[: len(data)] = data
        self._progress.add(len(data))
        return len(data)


def _read_records(task: Task, progress: _Progress) -> Iterator[Record]:
    for source in task.sources:
        number = 0
        try:
            with open_source(source) as stream:
                for record in _READERS[source.kind](source, stream, progress):
                    yield record
                    number = record.number
            if not number:
                yield Record(source.address, source.kind, 1, b"", Rejected(source.address, "holds no articles"))
        except ReadError as error:
            reason = f"{error.reason}; read up to record {number}" if number else error.reason
            yield Record(source.address, source.kind, number + 1, b"", Rejected(error.path, reason))


def _read_document(source: Source, stream: BinaryIO, progress: _Progress) -> Iterator[Record]:
    limit = MAX_JSON_BYTES if ".json" in source.address.lower() else MAX_DOCUMENT_BYTES
    watched = io.BufferedReader(_Watched(stream, progress))
    yield Record(source.address, source.kind, 1, read_bounded(watched, source.address, limit))


def _read_rows(source: Source, stream: BinaryIO, progress: _Progress) -> Iterator[Record]:
    address = source.address
    unpacked = unpack(io.BufferedReader(_Watched(stream, progress), 1 << 16), address)
    if is_utf16(peek(unpacked)):  # its lines cannot be told by their bytes
        yield Record(address, source.kind, 1, read_bounded(unpacked, address, MAX_JSON_BYTES))
        return
    for number, line in read_lines(unpacked, 1):
        if line is None:
            reason = f"has more than {MAX_DOCUMENT_BYTES:,} bytes, the most that is read of one row"
            yield Record(address, source.kind, number, b"", Rejected(f"{address}:{number}", reason))
        else:
            yield Record(address, source.kind, number, line)


def _read_archive(source: Source, stream: BinaryIO, progress: _Progress) -> Iterator[Record]:
    unpacked = unpack(io.BufferedReader(_Watched(stream, progress), 1 << 16), source.address)
    captures = read_captures(unpacked, source.address)
    for number, capture in enumerate(captures, start=1):
        problem = capture if isinstance(capture, Rejected) else None
        data = b"" if isinstance(capture, Rejected) else capture
        is_loss = problem is not None and NO_PAGES not in problem.reason
        yield Record(source.address, source.kind, number, data, problem, is_loss)


def _read_table(source: Source, stream: BinaryIO, progress: _Progress) -> Iterator[Record]:
    from pyarrow import ArrowException, parquet

    try:
        table = parquet.ParquetFile(stream)
        columns = [name for name in COLUMNS if name in table.schema_arrow.names]
        if "text" not in columns:
            found = ", ".join(table.schema_arrow.names[:20])
            raise ReadError(source.address, f"has no column `text`; its columns are {found}")
        number = 0
        for batch in table.iter_batches(TABLE_BATCH, columns=columns):
            progress.add(int(source.size * batch.num_rows / max(1, table.metadata.num_rows)))
            for row in batch.to_pylist():
                number += 1
                data = json.dumps(row, ensure_ascii=False, default=_plain).encode("utf-8", "surrogatepass")
                yield Record(source.address, source.kind, number, data)
    except ArrowException as error:
        raise ReadError(source.address, f"is a torn or damaged Parquet file ({error})") from error


def _plain(value: object) -> str:
    return value.isoformat() if isinstance(value, date | datetime) else str(value)


_READERS = {
    Kind.DOCUMENT: _read_document,
    Kind.ROWS: _read_rows,
    Kind.TABLE: _read_table,
    Kind.ARCHIVE: _read_archive,
}

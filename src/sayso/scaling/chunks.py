"""What a worker does with a chunk, on whichever engine: read, analyse, resolve, tabulate, write."""

import io
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from time import process_time
from typing import cast

from sayso.dates import date_attributions
from sayso.errors import ModelError, ReadError
from sayso.presenting.table_rows import Tables
from sayso.presenting.tables import tabulate_analysis, tabulate_rejected
from sayso.reading import latest_day, reject_link
from sayso.reading.complete import complete
from sayso.reading.documents import Found, read_capture, read_stream
from sayso.reading.formats import format_of_name, stem_of_name
from sayso.reading.jsonl import read_rows
from sayso.reading.links import Link
from sayso.reading.warc import Capture
from sayso.scaling.shards import Chunk, Counts, Done, Kind, LostChunk, Outcome, Record, Times, hash_words
from sayso.scaling.staging import Dated, find_staged, read_counts, write_staged
from sayso.sources import resolve_sources
from sayso.types import Analysis, Article, Rejected
from sayso.workers import find_peak_mb, start_analysing

_BEHIND_WHICH_PARTICULARS_BEGIN = (" (", ":", ";", " and ")


def start_chunks(staging: Path) -> Callable[[Chunk], Outcome]:
    """Load the models, and return what does a chunk."""
    return partial(do_chunk, staging, start_analysing())


def do_chunk(staging: Path, analyse: Callable[[Article], Analysis | Rejected], chunk: Chunk) -> Outcome:
    """Write the tables of a chunk into the staging folder, under its name, unless they lie there; say what was done.

    A chunk for which memory does not suffice is lost. Raises WriteError where tables cannot be written.
    """
    try:
        return _do(staging, analyse, chunk)
    except MemoryError:
        return LostChunk(chunk.name, "memory ran out")


def _do(staging: Path, analyse: Callable[[Article], Analysis | Rejected], chunk: Chunk) -> Done:
    path = find_staged(staging, chunk.name)
    if path.exists():
        return _done(chunk, read_counts(path), Times())
    work = _Work(analyse)
    for record in chunk.records:
        work.take(record)
    counts = work.count()
    with work.timed("write_s"):
        write_staged(path, work.tables, counts)
    return _done(chunk, counts, Times(**work.seconds))


def give_up_chunk(staging: Path, why: str, chunk: Chunk) -> Done:
    """Write down the records of a chunk as rejected, without a look at them, unless its tables lie there."""
    records = tuple(_give_up(record, f"could not be analysed ({why})") for record in chunk.records)
    return _do(staging, _never, replace(chunk, records=records))


def _give_up(record: Record, reason: str) -> Record:
    problem = record.problem or Rejected(f"{record.address}#{record.number}", reason)
    return replace(record, data=b"", problem=problem)


def _never(article: Article) -> Rejected:
    return Rejected(article.path, "is not analysed")


def _done(chunk: Chunk, counts: Counts, times: Times) -> Done:
    place, ends_shard, ends_task, read_bytes = chunk.place, chunk.ends_shard, chunk.ends_task, chunk.read_bytes
    return Done(chunk.name, place, ends_shard, ends_task, read_bytes, counts, times, find_peak_mb())


class _Work:
    """The tables of a chunk as they grow, with counts and the time of each step."""

    def __init__(self, analyse: Callable[[Article], Analysis | Rejected]) -> None:
        self._analyse = analyse
        self.tables: list[Dated] = []
        self.seconds = dict.fromkeys(Times.__slots__, 0.0)
        self._left_out: list[Rejected] = []

    def take(self, record: Record) -> None:
        """Read a record and what it holds through all steps."""
        if record.problem:
            (self.lose if record.is_loss else self._reject)(record.problem)
            return
        found = _read(record)
        while True:
            try:
                with self.timed("read_s"):
                    item = next(found, None)
            except ReadError as error:
                place = error.path if record.kind is Kind.DOCUMENT else f"{record.address}:{record.number}"
                self.lose(Rejected(place, error.reason))
                return
            if item is None:
                return
            if isinstance(item, Article):
                self._take_article(item)
            else:
                self._reject(reject_link(item) if isinstance(item, Link) else item)

    def _take_article(self, article: Article) -> None:
        with self.timed("analyse_s"):
            analysis = self._analyse(article)
        if isinstance(analysis, Rejected):
            self.lose(analysis)
            return
        try:
            with self.timed("resolve_s"):
                resolution = resolve_sources([analysis])
                attributions = date_attributions([analysis], resolution.attributions)
            with self.timed("tabulate_s"):
                tables = tabulate_analysis(analysis, replace(resolution, attributions=attributions))
        except ModelError:
            raise
        except Exception as error:  # an article that sayso trips over stops no run
            self.lose(Rejected(article.path, f"could not be resolved ({type(error).__name__}: {error})"))
            return
        day = tables.articles[0].day
        self.tables.append(Dated(day.isoformat() if day else None, tables))

    def lose(self, rejected: Rejected) -> None:
        """Reject something that should have been read, and could not be."""
        self._left_out.append(rejected)
        self._reject(rejected)

    def _reject(self, rejected: Rejected) -> None:
        self.tables.append(Dated(None, Tables(rejections=(tabulate_rejected(rejected),))))

    def count(self) -> Counts:
        """Count what was found."""
        rejections = [row.reason for dated in self.tables for row in dated.tables.rejections]
        reasons = Counter(generalise(reason) for reason in rejections)
        return Counts(
            articles=sum(len(dated.tables.articles) for dated in self.tables),
            attributions=sum(len(dated.tables.attributions) for dated in self.tables),
            rejections=len(rejections),
            words=sum(row.words for dated in self.tables for row in dated.tables.articles),
            reasons=tuple(reasons.most_common()),
            lost=len(self._left_out),
            left_out=tuple(self._left_out),
        )

    @contextmanager
    def timed(self, step: str) -> Iterator[None]:
        """Add the time of what is done inside to a step."""
        start = process_time()
        try:
            yield
        finally:
            self.seconds[step] += process_time() - start


def generalise(reason: str) -> str:
    """Return a reason without its particulars, so that like ones can be counted together."""
    ends = [at for mark in _BEHIND_WHICH_PARTICULARS_BEGIN if (at := reason.find(mark)) > 0]
    return reason[: min(ends, default=len(reason))]


def _read(record: Record) -> Iterator[Found]:
    """What a record holds. An article without an id of its own gets one from the address of its source."""
    address, latest = record.address, latest_day()
    stem = f"{stem_of_name(address)}-{hash_words([address])[:8]}"
    if isinstance(record.data, Capture):
        yield from read_capture(record.data, latest)
    elif record.kind is Kind.DOCUMENT:
        yield from read_stream(io.BytesIO(record.data), address, stem, format_of_name(address), latest)
    else:
        stream = cast(io.BufferedReader, io.BufferedReader(cast(io.RawIOBase, io.BytesIO(record.data))))
        for row in read_rows(stream, address, stem, latest, record.number):
            if isinstance(row, Rejected):
                raise ReadError(row.path, row.reason)
            yield complete(row, latest)

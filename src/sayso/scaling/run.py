"""A volume run: from addresses to tables by day, on all cores or a cluster; it can be cut off at any moment."""

import re
from collections.abc import Callable, Container, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from time import perf_counter, process_time

import sayso
from sayso.attribution.model import load_network
from sayso.errors import FolderError, MissingExtraError, NothingToReadError
from sayso.scaling.chunks import give_up_chunk, start_chunks
from sayso.scaling.cutting import cut
from sayso.scaling.engines import Cutter, Engine, LocalEngine, Numbered
from sayso.scaling.manifest import Layout, Shard, hold, read_manifest, write_atomically
from sayso.scaling.placing import commit, drop_shards, recover, write_tables
from sayso.scaling.planning import Plan, plan
from sayso.scaling.run_report import Progress, RunReport, dump_report
from sayso.scaling.shards import (
    SHARD_RECORDS,
    Chunk,
    Counts,
    Done,
    LostChunk,
    Outcome,
    Sizes,
    Source,
    Task,
    find_shard_id,
    split_chunk,
)
from sayso.scaling.sources import find_sources
from sayso.scaling.staging import find_staged
from sayso.types import Rejected
from sayso.workers import find_peak_mb

DEFAULT = Sizes()
# So often what is missing is asked for record by record, as long as that gets anything done: a cluster that has lost
# nodes may be well again.
MOST_ROUNDS = 5
_ADDRESS = re.compile(r"[a-z][a-z0-9+]+:/")  # s3://bucket, of which a path keeps one stroke


def find_model(sizes: Sizes = DEFAULT) -> str:
    """Return what the rows follow from beside the articles: the program's version and that of the network.

    Shards of an unusual size do not fit beside others, and are told apart by it, too.
    """
    shards = "" if sizes.shard == SHARD_RECORDS else f"+shards of {sizes.shard}"
    return f"{sayso.__version__}+{load_network(1).version}{shards}"


def analyse_archive(
    addresses: Sequence[str],
    out: Path,
    *,
    engine: Engine | None = None,
    sizes: Sizes = DEFAULT,
    on_plan: Callable[[Plan], None] | None = None,
    on_progress: Callable[[Progress], None] | None = None,
) -> RunReport:
    """Analyse all articles that addresses name, and write their tables into the folder `out`, by day.

    What was done there before is not done again, unless a source or the models have changed. Whatever could not be read
    or done is in the report's `left_out`, and the rest is done. Raises FolderError where another run is at work in
    `out`, or it is no folder of a file system, WriteError where it cannot be written (what is done stays done),
    NothingToReadError where no address names anything.
    """
    _need_parquet()
    if _ADDRESS.match(str(out)):
        raise FolderError(f"{out}: tables are written into a folder of a file system; copy that there afterwards")
    layout = Layout(out)
    with hold(layout):
        recover(layout)
        run = _Run(layout, engine or LocalEngine(), find_model(sizes), sizes, on_progress)
        report = run.do(addresses, on_plan)
        write_atomically(layout.report, dump_report(report))
    return report


def _need_parquet() -> None:
    try:
        import pyarrow  # noqa: F401
    except ImportError as error:
        raise MissingExtraError("volume runs", "parquet") from error


def cut_whole(model: str, sizes: Sizes, task: Numbered) -> Iterator[Chunk]:
    """Yield the chunks of a task."""
    return cut(*task, model, sizes)


def cut_single(model: str, sizes: Sizes, staging: Path, lost: Container[str], task: Numbered) -> Iterator[Chunk]:
    """Yield the chunks of a task; those that are not staged in parts of one record each, without the `lost` ones."""
    for chunk in cut(*task, model, sizes):
        if find_staged(staging, chunk.name).exists():
            yield chunk
        else:
            parts = split_chunk(chunk, find_shard_id(task[1], chunk.place.shard), model)
            yield from (part for part in parts if part.name not in lost)


class _Run:
    """One run: follows which chunks, shards and tasks are done, and puts finished shards in place."""

    def __init__(
        self,
        layout: Layout,
        engine: Engine,
        model: str,
        sizes: Sizes,
        on_progress: Callable[[Progress], None] | None,
    ) -> None:
        self._layout = layout
        self._engine = engine
        self._model = model
        self._sizes = sizes
        self._on_progress = on_progress
        self._shards = read_manifest(layout)
        self._tasks: list[_TaskState] = []
        self._lost: dict[str, str] = {}
        self._seen = Progress()
        self._place_s = 0.0
        self._placed: list[Shard] = []

    def do(self, addresses: Sequence[str], on_plan: Callable[[Plan], None] | None) -> RunReport:
        """Find the sources, plan what is to be done in them, do it, and say what became of it."""
        started, start = datetime.now(UTC), perf_counter()
        found = list(find_sources(addresses))
        sources = [item for item in found if isinstance(item, Source)]
        unreadable = [item for item in found if isinstance(item, Rejected)]
        if not sources:
            reasons = "; ".join(f"{item.path}: {item.reason}" for item in unreadable[:5])
            raise NothingToReadError(f"no source could be found ({reasons})")
        planned = plan(sources, self._shards, self._model, documents=self._sizes.shard)
        if on_plan:
            on_plan(planned)
        before = len(self._shards)
        total = sum(source.size for task in planned.tasks for source in task.sources)
        self._seen = Progress(bytes_total=total, start=start)
        self._tasks = [_TaskState(task, set(task.fresh)) for task in planned.tasks]
        self._do_tasks()
        named = {source.address for source in sources}
        own = [shard for shard in self._shards.values() if any(source.address in named for source in shard.sources)]
        return RunReport(
            started=started.isoformat(timespec="seconds"),
            seconds=perf_counter() - start,
            model=self._model,
            sources=len(sources),
            shards_before=before,
            shards_now=len(self._placed),
            again=tuple((shard.id, reason) for shard, reason in planned.again),
            outdated=tuple((shard.id, shard.model) for shard in planned.outdated),
            counts=sum((shard.counts for shard in self._placed), Counts()),
            held=sum((shard.counts for shard in self._shards.values()), Counts()),
            times=self._seen.times,
            place_s=self._place_s,
            worker_mb=self._seen.rss_mb,
            driver_mb=find_peak_mb(),
            bytes_read=self._seen.bytes_read,
            bytes_written=sum(shard.bytes_written for shard in self._placed),
            chunks_lost=len(self._lost),
            left_out=(*unreadable, *(item for shard in own for item in shard.counts.left_out), *self._unfinished()),
        )

    def _do_tasks(self) -> None:
        """Whole chunks first; what was lost once more, record by record; what is lost again is given up.

        What has not come back at all is asked for again, as long as that gets anything done.
        """
        staged = self._layout.staged
        self._do_round(partial(cut_whole, self._model, self._sizes))
        for _ in range(MOST_ROUNDS):
            if not self._is_missing():
                break
            done = self._seen.times.total_s
            self._do_round(partial(cut_single, self._model, self._sizes, staged, frozenset(self._lost)))
            if self._seen.times.total_s == done:
                break
        self._give_up()

    def _left(self) -> list[Numbered]:
        return [
            (number, replace(state.task, fresh=frozenset(state.placed)))
            for number, state in enumerate(self._tasks)
            if not state.is_finished()
        ]

    def _is_missing(self) -> bool:
        """Is there a chunk that is neither staged nor known to be lost?"""
        staged = self._layout.staged
        chunks = (c for task in self._left() for c in cut_single(self._model, self._sizes, staged, self._lost, task))
        return any(not find_staged(staged, chunk.name).exists() for chunk in chunks)

    def _do_round(self, cutter: Cutter) -> None:
        if left := self._left():
            with closing(self._engine(left, cutter, partial(start_chunks, self._layout.staged))) as outcomes:
                for outcome in outcomes:
                    self._take(outcome)

    def _give_up(self) -> None:
        """Finish the shards of which nothing is missing but what was lost."""
        staged = self._layout.staged
        for task in self._left():
            for chunk in cut_single(self._model, self._sizes, staged, (), task):
                if chunk.name in self._lost or find_staged(staged, chunk.name).exists():
                    self._take(give_up_chunk(staged, self._lost.get(chunk.name, ""), chunk))

    def _take(self, outcome: Outcome) -> None:
        if isinstance(outcome, LostChunk):
            self._lost[outcome.name] = outcome.reason
            return
        state = self._tasks[outcome.place.task]
        if state.holds(outcome):
            return
        self._seen = self._seen.add(outcome)
        if self._on_progress:
            self._on_progress(self._seen)
        if chunks := state.take(outcome):
            start = process_time()
            self._place(state, outcome.place.shard, chunks)
            self._place_s += process_time() - start

    def _place(self, state: "_TaskState", number: int, chunks: list[Done]) -> None:
        shard_id = find_shard_id(state.task, number)
        names = [chunk.name for chunk in chunks]
        files, size = write_tables(self._layout, shard_id, names)
        counts = sum((chunk.counts for chunk in chunks), Counts())
        is_last = number == state.last
        shard = Shard(shard_id, state.task.sources, number, is_last, self._model, counts, files, size)
        old = [self._shards[other] for other in {shard_id, *state.task.replaces} if other in self._shards]
        commit(self._layout, shard, old)
        for other in old:
            del self._shards[other.id]
        self._shards[shard_id] = shard
        self._placed.append(shard)
        if state.is_finished() and not state.task.of_documents:
            self._drop_beyond(state)

    def _drop_beyond(self, state: "_TaskState") -> None:
        """A source that has become shorter has fewer shards than it had."""
        address = state.task.sources[0].address
        gone = [
            shard
            for shard in self._shards.values()
            if shard.sources[0].address == address and state.last is not None and shard.number > state.last
        ]
        drop_shards(self._layout, gone)
        for shard in gone:
            del self._shards[shard.id]

    def _unfinished(self) -> Iterator[Rejected]:
        for state in self._tasks:
            if not state.is_finished():
                yield Rejected(state.task.sources[0].address, "was not done to its end; run the same command again")


class _TaskState:
    """What is known of a task: `placed` are the numbers of the shards that are done, `last` that of its last one."""

    def __init__(self, task: Task, placed: set[int]) -> None:
        self.task = task
        self.placed = placed
        self.last: int | None = None
        self._done: dict[int, dict[int, dict[int, Done]]] = {}
        self._ends: dict[int, int] = {}

    def is_finished(self) -> bool:
        """Are all shards in place?"""
        return self.last is not None and all(number in self.placed for number in range(self.last + 1))

    def holds(self, done: Done) -> bool:
        """Was this chunk, or its shard, taken before?"""
        place = done.place
        held = self._done.get(place.shard, {}).get(place.chunk, {}).get(place.part)
        return place.shard in self.placed or (held is not None and held.place == place)

    def take(self, done: Done) -> list[Done] | None:
        """Note a chunk; return all chunks of its shard, in order, once they are there."""
        place = done.place
        if done.ends_task:
            self.last = max(place.shard, *self.placed) if self.placed else place.shard
        if done.ends_shard:
            self._ends[place.shard] = place.chunk
        chunks = self._done.setdefault(place.shard, {})
        parts = chunks.setdefault(place.chunk, {})
        if place.parts != next(iter(parts.values()), done).place.parts:
            parts.clear()  # it was lost as a whole, and comes in parts
        parts[place.part] = done
        end = self._ends.get(place.shard)
        if (
            end is None
            or len(chunks) <= end
            or any(len(c) < next(iter(c.values())).place.parts for c in chunks.values())
        ):
            return None
        self.placed.add(place.shard)
        del self._done[place.shard]
        return [part for _, parts in sorted(chunks.items()) for _, part in sorted(parts.items())]

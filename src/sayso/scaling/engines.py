"""Where chunks are done: in processes of this machine, or by actors of a Ray cluster. Both run the same functions.

An engine cuts tasks, has the chunks done in any order, and says of each what became of it. A chunk on which TRIES
workers have died is lost, on both in the same way. One of which an engine says nothing, since a cluster has failed, is
not: whoever asked notices, and asks again.
"""

import logging
import os
import pickle
from collections import Counter
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from sayso.errors import MissingExtraError, SaysoError, WorkerError
from sayso.scaling.shards import Chunk, LostChunk, Outcome, Task
from sayso.workers import TRIES, Lost, count_cores, run_all

Item = TypeVar("Item")
Result = TypeVar("Result")
Numbered = tuple[int, Task]
Cutter = Callable[[Numbered], Iterator[Chunk]]
Start = Callable[[], Callable[[Chunk], Outcome]]

AHEAD_CHUNKS = 3  # for each worker: one that it works on, and two that wait
IN_FLIGHT = 2  # for each actor of Ray: with one, it waits for Ray to hand it the next
# A block of Ray's is handed to one actor as a whole, and is closed behind the row with which it reaches this size.
BLOCK_BYTES = 1


class Engine(Protocol):
    """Has the chunks of tasks done."""

    def __call__(self, tasks: Sequence[Numbered], cutter: Cutter, start: Start) -> Generator[Outcome, None, None]:
        """Yield what became of chunks, as it is known. Raises what would meet every chunk."""
        ...

    def map(self, start: Callable[[], Callable[[Item], Result]], items: Sequence[Item]) -> Iterator[Result]:
        """Yield what becomes of each item in the function that `start` gives. Raises WorkerError where workers die."""
        ...


@dataclass(frozen=True, slots=True)
class LocalEngine:
    """A pool of processes on this machine; with one worker the work is done in this process."""

    workers: int = 0

    def __call__(self, tasks: Sequence[Numbered], cutter: Cutter, start: Start) -> Generator[Outcome, None, None]:
        """Yield what became of chunks, as it is known."""
        chunks = (chunk for task in tasks for chunk in cutter(task))
        with closing(run_all(start, chunks, workers=self.workers, ordered=False, ahead=AHEAD_CHUNKS)) as outcomes:
            for chunk, outcome in outcomes:
                yield LostChunk(chunk.name, outcome.reason) if isinstance(outcome, Lost) else outcome

    def map(self, start: Callable[[], Callable[[Item], Result]], items: Sequence[Item]) -> Iterator[Result]:
        """Yield what becomes of each item, as it is known."""
        workers = min(self.workers or count_cores(), max(1, len(items)))
        with closing(run_all(start, items, workers=workers, ordered=False, ahead=AHEAD_CHUNKS)) as outcomes:
            for _, outcome in outcomes:
                if isinstance(outcome, Lost):
                    raise WorkerError(f"workers died of one piece of work ({outcome.reason}); give them more memory")
                yield outcome


@dataclass(frozen=True, slots=True)
class RayEngine:
    """Ray Data on the cluster that RAY_ADDRESS names, else on a Ray of this machine that ends with the run."""

    workers: int = 0

    def __call__(self, tasks: Sequence[Numbered], cutter: Cutter, start: Start) -> Generator[Outcome, None, None]:
        """Yield what became of chunks, as it is known."""
        ray = connect(self.workers or count_cores())
        workers = self.workers or max(1, int(ray.cluster_resources().get("CPU", 1)))
        context = ray.data.DataContext.get_current()
        context.max_errored_blocks = -1  # a lost chunk stops no run
        context.target_max_block_size = BLOCK_BYTES
        context.enable_progress_bars = False
        begun = ray.remote(_Begun).options(num_cpus=0, max_restarts=-1, max_task_retries=-1).remote()
        rows = [{"task": pickle.dumps(task)} for task in tasks]
        chunks = ray.data.from_items(rows, override_num_blocks=len(rows)).flat_map(_CutRow(cutter), num_cpus=0)
        # Ray starts an actor that has died anew, and gives it all that it had, as often as it takes.
        done = chunks.map_batches(
            ChunkActor,
            fn_constructor_args=(start, begun),
            batch_size=1,
            compute=ray.data.ActorPoolStrategy(size=workers, max_tasks_in_flight_per_actor=IN_FLIGHT),
            num_cpus=1,
        )
        for row in done.iter_rows():
            outcome = pickle.loads(row["outcome"])  # noqa: S301 - our own bytes
            if isinstance(outcome, Exception):
                raise outcome
            yield outcome

    def map(self, start: Callable[[], Callable[[Item], Result]], items: Sequence[Item]) -> Iterator[Result]:
        """Yield what becomes of each item, as it is known. Ray tries an item three times more where its worker dies."""
        ray = connect(self.workers or count_cores())
        rows = [{"item": pickle.dumps(item)} for item in items]
        mapped = ray.data.from_items(rows, override_num_blocks=max(1, len(rows))).map(_MapRow(start))
        try:
            for row in mapped.iter_rows():
                yield pickle.loads(row["result"])  # noqa: S301 - our own bytes
        except ray.exceptions.RayError as error:
            raise WorkerError(f"a piece of work failed on the cluster ({error})") from error


def connect(workers: int) -> Any:
    """Connect to the Ray cluster that RAY_ADDRESS names, else start one with so many workers; return the module."""
    try:
        import ray
        import ray.data
    except ImportError as error:
        raise MissingExtraError("runs on a cluster", "ray") from error
    if not ray.is_initialized():
        cores = None if os.environ.get("RAY_ADDRESS") else workers  # a cluster has its own
        try:
            ray.init(num_cpus=cores, include_dashboard=False, log_to_driver=False, logging_level=logging.ERROR)
        except Exception as error:  # Ray raises errors of many trees
            raise WorkerError(f"Ray cannot be started or reached ({error})") from error
    return ray


@dataclass(frozen=True, slots=True)
class _CutRow:
    cutter: Cutter

    def __call__(self, row: Mapping[str, Any]) -> Iterable[dict[str, bytes]]:
        for chunk in self.cutter(pickle.loads(row["task"])):  # noqa: S301 - our own bytes
            yield {"chunk": pickle.dumps(chunk)}


@dataclass(frozen=True, slots=True)
class _MapRow:
    start: Callable[[], Callable[[Any], Any]]

    def __call__(self, row: Mapping[str, Any]) -> dict[str, bytes]:
        item = pickle.loads(row["item"])  # noqa: S301 - our own bytes
        return {"result": pickle.dumps(self.start()(item))}


class _Begun:
    """Counts how often chunks were begun. It is an actor of its own: what it counts outlives the workers."""

    def __init__(self) -> None:
        self._times: Counter[str] = Counter()

    def count(self, chunk: str) -> int:
        self._times[chunk] += 1
        return self._times[chunk]


class ChunkActor:
    """A worker of a cluster: holds the models, and does one chunk at a time."""

    def __init__(self, start: Start, begun: Any) -> None:
        """Load the models. `begun` is the actor of `_Begun`."""
        self._run = start()
        self._begun = begun

    def __call__(self, batch: Mapping[str, Any]) -> dict[str, list[bytes]]:
        """Do the chunks of a batch. An error that would meet every chunk is handed back, to end the run."""
        return {"outcome": [pickle.dumps(self._do(pickle.loads(packed))) for packed in batch["chunk"]]}  # noqa: S301 - our own bytes

    def _do(self, chunk: Chunk) -> Outcome | Exception:
        import ray

        if ray.get(self._begun.count.remote(chunk.name)) > TRIES:
            return LostChunk(chunk.name, f"{TRIES} workers died of it, as they do when memory runs out")
        try:
            return self._run(chunk)
        except SaysoError as error:
            return error
        except Exception as error:
            return WorkerError(f"a worker process failed ({type(error).__name__}: {error})")

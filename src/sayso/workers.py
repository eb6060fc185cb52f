"""Many articles on many cores: a pool of processes that each load the models once.

Every process is driven by a thread of its own, one item at a time. So a process that dies (killed, out of memory, a
crash in native code) takes one item with it and no other: it is replaced, the item is tried once more, and is given up
if it kills that process, too. `concurrent.futures.ProcessPoolExecutor` would break as a whole.
"""

import multiprocessing
import os
import pickle
import resource
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import closing, suppress
from dataclasses import dataclass
from functools import partial
from multiprocessing.connection import Connection
from queue import SimpleQueue
from typing import Any, Generic, TypeVar, cast

from sayso.collecting import collect_seldom
from sayso.errors import SaysoError, WorkerError
from sayso.types import Analysis, Article, Rejected

Item = TypeVar("Item")
Result = TypeVar("Result")
Start = Callable[[], Callable[[Item], Result]]

STARTS = 5  # so many processes may be killed in a row before they have begun
TRIES = 2  # an item that has killed so many processes is given up
# Items taken in for each process and not yet handed out. In order, one slow item holds the others back: an article of
# 20,000 words takes as long as twenty of a usual length.
AHEAD = 24
END_S = 5.0  # how long a process is given to end by itself
_SPAWN = multiprocessing.get_context("spawn")  # a fork would copy locked locks of the parent's threads
_STARTING = threading.Lock()  # multiprocessing keeps its children in a set that it does not guard


@dataclass(frozen=True, slots=True)
class Lost:
    """An item that was given up, since the processes that worked on it died."""

    reason: str


def analyse_all(
    articles: Iterable[Article], *, workers: int = 0, min_confidence: float = 0.0
) -> Generator[Analysis | Rejected, None, None]:
    """Analyse articles on several cores, and yield what `try_analyse` gives of each, in the order of the input.

    `workers` is the number of processes, 0 for one a core; with 1 there are none, and the work is done in this one.
    Attributions below `min_confidence` (0 to 1) are left out. `articles` is read as it is needed, a bounded number
    ahead. An article on which two processes die is rejected. A caller that stops early should close the generator.

    The processes are spawned: a script that calls this needs `if __name__ == "__main__":` around its work.
    Raises ModelError where the weights are missing, WorkerError where processes cannot be started.
    """
    with closing(run_all(partial(start_analysing, min_confidence), articles, workers=workers)) as outcomes:
        for article, outcome in outcomes:
            if isinstance(outcome, Lost):
                yield Rejected(article.path or article.id, f"could not be analysed ({outcome.reason})")
            else:
                yield outcome


def start_analysing(min_confidence: float = 0.0) -> Callable[[Article], Analysis | Rejected]:
    """Load the models, and return what analyses one article on one core."""
    # Imported here: the process that hands out the work needs none of it.
    from sayso.attribution.model import load_network
    from sayso.report import try_analyse

    load_network(1)
    return partial(try_analyse, min_confidence=min_confidence, threads=1)


def count_cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def find_peak_mb() -> int:
    """Return the most memory that this process has held so far, in units of 2**20 bytes."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak // (1024 * 1024 if sys.platform == "darwin" else 1024)  # bytes there, units of 1,024 elsewhere


def run_all(
    start: Start[Item, Result],
    items: Iterable[Item],
    *,
    workers: int = 0,
    ordered: bool = True,
    ahead: int = AHEAD,
) -> Generator[tuple[Item, Result | Lost], None, None]:
    """Yield each item with what became of it: in the order of the input, or as they are done.

    `start` is called once in each process, and returns the function of one item; it must be known by its module's name,
    or be a `partial` of such a function. `workers` is the number of processes, 0 for one a core; with 1 there are none,
    and the work is done in this one. At most `ahead` items a process are held. An error that the function raises is
    raised here. Raises WorkerError where processes cannot be started.
    """
    workers = workers or count_cores()
    if workers == 1:
        run = start()
        for item in items:
            yield item, run(item)
        return
    idle: SimpleQueue[_Process[Item, Result]] = SimpleQueue()
    processes = [_Process(start) for _ in range(workers)]
    for process in processes:
        idle.put(process)

    def run_one(item: Item) -> Result | Lost:
        process = idle.get()
        try:
            return process.run(item)
        finally:
            idle.put(process)

    threads = ThreadPoolExecutor(workers, "sayso-worker")
    try:
        submitted = ((item, threads.submit(run_one, item)) for item in items)
        yield from (_in_order if ordered else _as_done)(submitted, workers * ahead)
    finally:
        for process in processes:
            process.stop()
        threads.shutdown(cancel_futures=True)
        for process in processes:
            process.bury()


def _in_order(
    submitted: Iterator[tuple[Item, Future[Result]]], most: int
) -> Generator[tuple[Item, Result], None, None]:
    held: deque[tuple[Item, Future[Result]]] = deque()
    for pair in submitted:
        held.append(pair)
        while held and (len(held) >= most or held[0][1].done()):
            item, future = held.popleft()
            yield item, future.result()
    for item, future in held:
        yield item, future.result()


def _as_done(submitted: Iterator[tuple[Item, Future[Result]]], most: int) -> Generator[tuple[Item, Result], None, None]:
    held: dict[Future[Result], Item] = {}
    for item, future in submitted:
        held[future] = item
        done = wait(held, return_when=FIRST_COMPLETED).done if len(held) >= most else {f for f in held if f.done()}
        for future in done:
            yield held.pop(future), future.result()
    while held:
        for future in wait(held, return_when=FIRST_COMPLETED).done:
            yield held.pop(future), future.result()


class _Process(Generic[Item, Result]):
    """A place for one process, which is started when it is needed and replaced when it dies. For one thread at a time,
    but for `stop`.
    """

    def __init__(self, start: Start[Item, Result]) -> None:
        self._start = start
        self._child: Any = None
        self._connection: Connection | None = None
        self._closed = False

    def run(self, item: Item) -> Result | Lost:
        """Have the process work on an item. Raises what its function raises, and WorkerError where none can start."""
        reason = ""
        for _ in range(TRIES):
            try:
                connection = self._connection or self._open()
                connection.send(item)
                outcome = connection.recv()
            except (EOFError, OSError):
                reason = self.bury()
                if self._closed:
                    break
                continue
            if isinstance(outcome, _Raised):
                raise outcome.error
            return cast(Result, outcome)
        return Lost(reason)

    def stop(self) -> None:
        """End the process, also while another thread waits for it."""
        self._closed = True
        child = self._child
        if child is not None:
            child.terminate()

    def _open(self) -> Connection:
        """Connect to a process that has loaded what it needs; one that is killed meanwhile is replaced."""
        for _ in range(STARTS):
            ours = self._launch()
            try:
                ready = ours.recv()
            except (EOFError, OSError) as error:
                ours.close()
                code, how = self._bury_with_code()
                if self._closed:
                    raise EOFError from error
                if code is not None and code < 0:
                    continue
                break
            if isinstance(ready, _Raised):
                raise ready.error
            self._connection = ours
            return ours
        raise WorkerError(
            f'a worker process cannot start ({how}); a script of your own needs `if __name__ == "__main__":`, and each '
            "worker about 300 MB of memory"
        )

    def _launch(self) -> Connection:
        if self._closed:
            raise EOFError
        try:
            with _STARTING:
                ours, theirs = _SPAWN.Pipe()
                child = _SPAWN.Process(target=_serve, args=(theirs, self._start), daemon=True, name="sayso-worker")
                child.start()
                theirs.close()  # the child alone has this end now, so that its death ends the stream
        except OSError as error:
            raise WorkerError(f"a worker process cannot be started ({error})") from error
        self._child = child
        if self._closed:
            child.terminate()
        return ours

    def bury(self) -> str:
        """Clear away a process that has died, and say how it died."""
        return self._bury_with_code()[1]

    def _bury_with_code(self) -> tuple[int | None, str]:
        if self._connection is not None:
            self._connection.close()
            self._connection = None
        child, self._child = self._child, None
        if child is None:
            return None, "the run was stopped"
        child.join(END_S)
        if child.is_alive():
            child.kill()
            child.join()
        return child.exitcode, describe_exit(child.exitcode)


@dataclass(frozen=True, slots=True)
class _Raised:
    """An error, on its way from a process to the one that started it."""

    error: Exception


def _serve(connection: Connection, start: Callable[[], Callable[[Any], Any]]) -> None:
    """What a process does: load, and work on items until the other end is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group; the parent ends its children
    collect_seldom()
    with suppress(EOFError, OSError):  # the parent is gone: nobody waits for what is done here
        try:
            run = start()
        except SaysoError as error:
            connection.send(_portable(error))
            return
        except Exception as error:
            connection.send(_Raised(WorkerError(f"a worker process cannot start ({type(error).__name__}: {error})")))
            return
        connection.send(None)
        while True:
            item = connection.recv()
            try:
                outcome = pickle.dumps(run(item))
            except Exception as error:
                outcome = pickle.dumps(_portable(error))
            connection.send_bytes(outcome)


def _portable(error: Exception) -> _Raised:
    """The error itself where it survives the journey, else one that says the same."""
    try:
        if str(pickle.loads(pickle.dumps(error))) == str(error):  # noqa: S301 - our own bytes
            return _Raised(error)
    except Exception:
        return _Raised(WorkerError(f"a worker process failed ({type(error).__name__}: {error})"))
    return _Raised(WorkerError(f"a worker process failed ({type(error).__name__}: {error})"))


def describe_exit(code: int | None) -> str:
    """Say in words how a process ended. A negative code is a signal's number."""
    if code is None:
        return "its process did not end"
    if code >= 0:
        return f"its process ended with exit code {code}"
    try:
        name = signal.Signals(-code).name
    except ValueError:
        name = f"signal {-code}"
    hint = ", as the system does when memory runs out" if name == "SIGKILL" else ""
    return f"its process was killed by {name}{hint}"

"""How long a piece of work takes, for tests of how time grows: alike on an idle machine and on a busy one."""

import gc
import time
from collections.abc import Callable


def least_seconds(work: Callable[[], object], times: int = 3) -> float:
    """The least processor time, in seconds, of a few runs of `work`.

    No garbage is collected meanwhile: what the tests before have left is not this work's, and a collection of all of
    it, in one of two runs that are set against each other, takes longer than the work.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        return min(_seconds(work) for _ in range(times))
    finally:
        if was_on:
            gc.enable()


def _seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start

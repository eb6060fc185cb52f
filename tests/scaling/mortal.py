"""Workers that die, for engines whose workers are other processes: they find these functions by this module's name."""

import os
import signal
from collections.abc import Callable
from functools import partial
from pathlib import Path

from sayso.scaling.chunks import do_chunk
from sayso.scaling.shards import Chunk, Done
from sayso.types import Analysis, Article, Rejected
from sayso.workers import start_analysing


def start_mortal(folder: Path, staging: Path) -> Callable[[Chunk], Done]:
    """Return what does a chunk, and dies of the one with the article t9 the first time, and of t5 each time."""
    return partial(die_or_do, folder, staging, start_analysing())


def die_or_do(folder: Path, staging: Path, analyse: Callable[[Article], Analysis | Rejected], chunk: Chunk) -> Done:
    """Do a chunk, or die."""
    text = b"".join(record.data for record in chunk.records if isinstance(record.data, bytes))
    once = folder / "died"
    if b'"t5"' in text or (b'"t9"' in text and not once.exists()):
        once.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return do_chunk(staging, analyse, chunk)

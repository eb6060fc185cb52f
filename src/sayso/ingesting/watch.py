"""Following feeds: the same run again and again."""

import threading
from collections.abc import Callable, Sequence
from itertools import count

from sayso.ingesting.intake import Intake
from sayso.ingesting.tally import Counts


def watch(
    sources: Sequence[str],
    intake: Intake,
    *,
    every_s: float,
    rounds: int | None = None,
    stop: threading.Event | None = None,
    on_round: Callable[[Counts], None] | None = None,
) -> None:
    """Take the sources in, every `every_s` seconds, from the start of one round to that of the next.

    A feed that has not changed costs one small request; one that fails is left alone for longer and longer. Ends after
    so many `rounds`, or when `stop` is set between two of them.
    """
    stop = stop or threading.Event()
    for number in count(1):
        counts = intake.take(sources, asked=False)
        if on_round is not None:
            on_round(counts)
        if number == rounds or stop.wait(max(0.0, every_s - counts.seconds)):
            return

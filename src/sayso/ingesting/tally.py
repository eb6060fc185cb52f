"""Counting and timing a run."""

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from time import perf_counter

_DETAIL = re.compile(r"\s*\([^()]{0,300}\)|[:,]? ?(?:'[^']{0,300}'|https?://\S{1,3000})")


class Step(StrEnum):
    """What the time of a run goes to. Analysing is the time for which nothing else was done but wait for it."""

    READING = "reading"
    STORING = "storing"
    GROUPING = "grouping"
    ANALYSING = "analysing"
    RENEWING = "renewing"


@dataclass(frozen=True, slots=True)
class Counts:
    """What became of a run's input.

    `new`, `revised` and `known` are articles; `rejected` are inputs without one, with `reasons` (without details) and
    how often. `unchanged` are files and addresses that need not be read again. `analysed` are articles, those that an
    earlier run had left included; `failed` are those that no analysis came of. `stories` are those that were renewed.
    """

    new: int = 0
    revised: int = 0
    known: int = 0
    rejected: int = 0
    unchanged: int = 0
    analysed: int = 0
    failed: int = 0
    stories: int = 0
    words: int = 0
    seconds: float = 0.0
    reasons: dict[str, int] = field(default_factory=dict, hash=False)
    steps: dict[Step, float] = field(default_factory=dict, hash=False)

    @property
    def articles(self) -> int:
        """How many articles were read."""
        return self.new + self.revised + self.known


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is. `share` is that of its work that is done, 0 to 1, as far as it can be told; None at first."""

    counts: Counts
    share: float | None


class Tally:
    """The counts of a run that goes on, and a stopwatch of its steps. For one thread."""

    def __init__(self) -> None:
        self.numbers: Counter[str] = Counter()
        self._reasons: Counter[str] = Counter()
        self._steps: dict[Step, float] = dict.fromkeys(Step, 0.0)
        self._running: list[Step] = []
        self._since = self._started = perf_counter()

    def count(self, what: str, number: int = 1) -> None:
        """Add to one of the fields of `Counts`, by its name."""
        self.numbers[what] += number

    def reject(self, reason: str) -> None:
        """Count a rejection under its reason, without what differs from one to the next."""
        self.numbers["rejected"] += 1
        self._reasons[_DETAIL.sub("", reason)] += 1

    @contextmanager
    def step(self, step: Step) -> Iterator[None]:
        """Time a step. A step within another stops that one's watch."""
        self._lap()
        self._running.append(step)
        try:
            yield
        finally:
            self._lap()
            self._running.pop()

    def counts(self) -> Counts:
        """Return the counts as they are now."""
        self._lap()
        return Counts(
            **self.numbers,
            seconds=perf_counter() - self._started,
            reasons=dict(self._reasons.most_common()),
            steps=dict(self._steps),
        )

    def _lap(self) -> None:
        now = perf_counter()
        if self._running:
            self._steps[self._running[-1]] += now - self._since
        self._since = now

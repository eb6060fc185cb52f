"""What a rule's sense is given, and what it gives back: the words it caught, the dates around them, its reading."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from sayso.dates import lexicon
from sayso.dates.periods import Period, Unit, containing
from sayso.dates.tense import Direction, direction_at
from sayso.dates.timex import Mod, TimexType


@dataclass(frozen=True, slots=True)
class Reading:
    """What an expression means. `period` is the stretch of the calendar, where it is one, for what refers back to it.

    `reported` is the quarter, half or year whose results the text now tells, for "a year earlier" and "the quarter".
    """

    type: TimexType
    value: str | None
    period: Period | None = None
    mod: Mod | None = None
    reported: Period | None = None


@dataclass(frozen=True)
class Context:
    """Where an expression stands, and the dates against which it is read.

    `document` is the article's date, as a day, or as a month or year where no more is known. `named` has the dates that
    the text gave, as `note_period` keeps them, and `named_end` is where the last of them ends in the text. `reported`
    is the last quarter, half or year whose results it told.
    """

    text: str
    start: int
    end: int
    document: Period | None
    named: dict[int, Period] = field(default_factory=dict)
    reported: Period | None = None
    named_end: int = 0

    @cached_property
    def direction(self) -> Direction:
        """Which way the clause points."""
        return direction_at(self.text, self.start, self.end)

    def now(self, unit: Unit) -> Period | None:
        """Return the period of that unit in which the article appeared, or None where its date is not so precise."""
        if self.document is None or self.document.start is None or _SIZE[unit] < _SIZE[self.document.unit]:
            return None
        return containing(self.document.start, unit)

    def is_over(self, period: Period) -> bool:
        """Tell whether a period had ended when the article appeared."""
        return self.document is not None and (period.end or date.max) < (self.document.start or date.min)

    def anchor(self, unit: Unit) -> Period | None:
        """Return the period of that unit which the text named last, else that of the article itself.

        It is the article's, too, where what the text named last is less precise.
        """
        return self._containing(list(self.named.values())[-1:], unit)

    def antecedent(self, unit: Unit) -> Period | None:
        """Return the period of that unit to which "that day" or "the following year" goes back.

        As `anchor`, but what is named less precisely in between, as "the 2016 campaign", does not count.
        """
        return self._containing(list(reversed(self.named.values())), unit)

    @property
    def is_far(self) -> bool:
        """Tell whether the last date that the text gave stands more than a paragraph back."""
        between = self.text[max(self.named_end, self.start - _FAR_CHARS - 1) : self.start]
        return len(between) > _FAR_CHARS or len(_PARAGRAPH_END.findall(between)) > 1

    def _containing(self, periods: list[Period], unit: Unit) -> Period | None:
        for period in periods:
            if period.start is not None and _SIZE[unit] >= _SIZE[period.unit]:
                return containing(period.start, unit)
        return self.now(unit)


_FAR_CHARS = 1_000
_PARAGRAPH_END = re.compile(r"\n\s{0,9}")
_SIZE = {
    Unit.SECOND: 0,
    Unit.MINUTE: 0,
    Unit.HOUR: 0,
    Unit.DAY: 0,
    Unit.WEEKEND: 1,
    Unit.WEEK: 1,
    Unit.MONTH: 2,
    Unit.QUARTER: 3,
    Unit.SEASON: 3,
    Unit.HALF: 4,
    Unit.YEAR: 5,
    Unit.DECADE: 6,
    Unit.CENTURY: 7,
}


def note_period(named: dict[int, Period], period: Period) -> None:
    """Note a date that the text gives: of each size of unit the last one is kept, the latest of all behind."""
    size = _SIZE[period.unit]
    named.pop(size, None)
    named[size] = period


class Captured:
    """The words that a rule's slots caught, read by the lexicon."""

    def __init__(self, match: re.Match[str]) -> None:
        self.words = match.group()
        self._slots = {name.partition("__")[0]: words for name, words in match.groupdict().items() if words is not None}

    def get(self, slot: str) -> str | None:
        """Return the words that a slot caught, in small letters with straight apostrophes; None for none."""
        words = self._slots.get(slot)
        return None if words is None else words.lower().replace("’", "'")

    def name(self, slot: str, table: dict[str, int]) -> int | None:
        """Return what a table holds for the words of a slot."""
        words = self.get(slot)
        return None if words is None else table[words.rstrip(".")]

    @property
    def month(self) -> int | None:
        """1 to 12."""
        return self.name("month", lexicon.MONTHS)

    @property
    def weekday(self) -> int | None:
        """1, Monday, to 7, Sunday."""
        words = self.get("weekday") or self.get("weekdays")
        return None if words is None else lexicon.WEEKDAYS[words.rstrip(".")[:3]]

    @property
    def day(self) -> int | None:
        """The day of the month, not checked against any month."""
        words = self.get("day") or self.get("ordinal_day")
        return None if words is None else lexicon.read_ordinal(words)

    @property
    def year(self) -> int | None:
        """The year, where four digits or words give it."""
        words = self.get("year")
        return None if words is None else lexicon.read_year(words)

    @property
    def unit(self) -> tuple[Unit, int]:
        """The unit, and how many of it the word stands for."""
        words = (self.get(slot) for slot in ("unit", "one_unit", "whole_unit", "units"))
        return lexicon.read_unit(next(filter(None, words)))


# What the words of a rule mean; None where they mean no time after all.
Sense = Callable[[Captured, Context], Reading | None]

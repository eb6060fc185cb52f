"""Arithmetic of calendar periods: a day, a week, a month, a quarter, each one step on an endless count of its kind.

A period is a unit and an index, so that "three quarters back" is a subtraction, whatever the unit. Years run from
1 to 9999, as in `datetime.date`; weeks are those of ISO 8601 and begin on Monday.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum


class Unit(Enum):
    """A unit of the calendar or the clock. The value is its letter in an ISO 8601 duration, as TimeML has it."""

    SECOND = "TS"
    MINUTE = "TM"
    HOUR = "TH"
    DAY = "D"
    WEEK = "W"
    WEEKEND = "WE"
    MONTH = "M"
    SEASON = "SE"
    QUARTER = "Q"
    HALF = "H"
    YEAR = "Y"
    DECADE = "E"
    CENTURY = "C"


# Units in steps of months, with their length; a season begins in March, June, September or December.
_MONTHS = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.HALF: 6, Unit.YEAR: 12, Unit.DECADE: 120, Unit.CENTURY: 1200}
FINER_THAN_DAY = frozenset({Unit.SECOND, Unit.MINUTE, Unit.HOUR})
_SEASONS = ("SP", "SU", "FA", "WI")


@dataclass(frozen=True, slots=True)
class Period:
    """The `index`-th period of a unit, counted from the beginning of year 0 (days and weeks: of year 1)."""

    unit: Unit
    index: int

    def shift(self, by: int) -> "Period":
        """Return the period so many steps of the same unit later, or earlier for a negative number."""
        return Period(self.unit, self.index + by)

    @property
    def start(self) -> date | None:
        """The first day, or None where it lies outside the years 1 to 9999."""
        try:
            return self._first_day()
        except (ValueError, OverflowError):
            return None

    @property
    def end(self) -> date | None:
        """The last day, or None where it lies outside the years 1 to 9999."""
        if self.unit is Unit.WEEKEND:
            return _plus(self.start, 1)
        return _plus(self.shift(1).start, -1)

    @property
    def value(self) -> str | None:
        """The TIMEX3 value: `2024-01-26`, `2024-W04`, `2024-W04-WE`, `2024-01`, `2024-WI`, `2024-Q1`, `2024`, `202`."""
        start = self.start
        if start is None:
            return None
        match self.unit:
            case Unit.DAY:
                return start.isoformat()
            case Unit.WEEK | Unit.WEEKEND:
                year, week, _ = start.isocalendar()
                return f"{year:04}-W{week:02}" + ("-WE" if self.unit is Unit.WEEKEND else "")
            case Unit.MONTH:
                return start.isoformat()[:7]
            case Unit.SEASON:
                return f"{self.index // 4:04}-{_SEASONS[self.index % 4]}"
            case Unit.QUARTER:
                return f"{start.year:04}-Q{self.index % 4 + 1}"
            case Unit.HALF:
                return f"{start.year:04}-H{self.index % 2 + 1}"
            case Unit.DECADE:
                return f"{self.index:03}"
            case Unit.CENTURY:
                return f"{self.index:02}"
            case _:
                return f"{start.year:04}"

    def _first_day(self) -> date:
        match self.unit:
            case Unit.DAY:
                return date.fromordinal(self.index)
            case Unit.WEEK:
                return date.fromordinal(self.index * 7 + 1)
            case Unit.WEEKEND:
                return date.fromordinal(self.index * 7 + 6)
            case Unit.SEASON:
                return date(self.index // 4, 3 * (self.index % 4 + 1), 1)
            case Unit.DECADE | Unit.CENTURY if self.index == 0:
                return date(1, 1, 1)
            case _:
                month = self.index * _MONTHS[self.unit]
                return date(month // 12, month % 12 + 1, 1)


def day(of: date) -> Period:
    """Return a date as a period of one day."""
    return Period(Unit.DAY, of.toordinal())


def containing(of: date, unit: Unit) -> Period:
    """Return the period of that unit which holds the date; of a weekend, that of its week; of clock units, the day.

    A season is the meteorological one: January belongs to the winter that began in December.
    """
    if unit is Unit.DAY or unit in FINER_THAN_DAY:
        return day(of)
    if unit in (Unit.WEEK, Unit.WEEKEND):
        return Period(unit, (of.toordinal() - 1) // 7)
    months = of.year * 12 + of.month - 1
    if unit is Unit.SEASON:
        return Period(unit, (months - 2) // 3)
    return Period(unit, months // _MONTHS[unit])


def year(number: int) -> Period:
    """Return a year."""
    return Period(Unit.YEAR, number)


def month_of(number: int, month: int) -> Period:
    """Return a month, 1 to 12, of a year."""
    return Period(Unit.MONTH, number * 12 + month - 1)


def day_of(number: int, month: int, day_of_month: int) -> Period | None:
    """Return a day of a year, or None where the calendar has no such day."""
    try:
        return day(date(number, month, day_of_month))
    except ValueError:
        return None


def exists(month: int, day_of_month: int) -> bool:
    """Tell whether a month has such a day in some year."""
    return 1 <= month <= 12 and 1 <= day_of_month <= calendar.monthrange(2024, month)[1]


def easter(number: int) -> date:
    """Return Easter Sunday of a year, by the Gregorian computus (Meeus, Astronomical Algorithms, chapter 8)."""
    a, b, c = number % 19, number // 100, number % 100
    skipped = (b - (b + 8) // 25 + 1) // 3
    h = (19 * a + b - b // 4 - skipped + 15) % 30
    to_sunday = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * to_sunday) // 451
    days = h + to_sunday - 7 * m + 114
    return date(number, days // 31, days % 31 + 1)


_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ].*)?)?)?", re.ASCII)


def read_iso(text: str | None) -> Period | None:
    """Return the year, month or day that an ISO 8601 date gives, without its time of day; None for anything else."""
    match = _ISO.fullmatch(text.strip()) if text else None
    if match is None or match[1] == "0000":
        return None
    if match[2] is None:
        return year(int(match[1]))
    if match[3] is None:
        return month_of(int(match[1]), int(match[2])) if 1 <= int(match[2]) <= 12 else None
    return day_of(int(match[1]), int(match[2]), int(match[3]))


_VALUE = re.compile(
    r"(?P<year>\d{4})(?:-(?:(?P<month>\d\d)(?:-(?P<day>\d\d)(?:T.*)?)?|W(?P<week>\d\d)(?P<end>-WE)?"
    r"|Q(?P<quarter>[1-4])|H(?P<half>[12])|(?P<season>SP|SU|FA|WI)))?|(?P<decade>\d{3})|(?P<century>\d\d)",
    re.ASCII,
)


def read_value(value: str | None) -> Period | None:
    """Return the period of a TIMEX3 value, a time of day being its day; None where digits are open or it is no date."""
    match = _VALUE.fullmatch(value) if value else None
    if match is None:
        return None
    if match["decade"]:
        return Period(Unit.DECADE, int(match["decade"]))
    if match["century"]:
        return Period(Unit.CENTURY, int(match["century"]))
    number = int(match["year"])
    if match["month"]:
        return read_iso(match.group()[:10] if match["day"] else match.group())
    if match["week"]:
        try:
            monday = date.fromisocalendar(number, int(match["week"]), 1)
        except ValueError:
            return None
        return containing(monday, Unit.WEEKEND if match["end"] else Unit.WEEK)
    if match["quarter"]:
        return Period(Unit.QUARTER, number * 4 + int(match["quarter"]) - 1)
    if match["half"]:
        return Period(Unit.HALF, number * 2 + int(match["half"]) - 1)
    if match["season"]:
        return Period(Unit.SEASON, number * 4 + _SEASONS.index(match["season"]))
    return year(number)


def iso_bounds(period: Period) -> tuple[str, str] | None:
    """Return the first and the last day, month or year of a period in ISO 8601, in the coarsest grain that fits.

    A month gives itself twice (`2023-12`, `2023-12`), a quarter its first and last month, a week its Monday and Sunday.
    """
    first, last = period.start, period.end
    if first is None or last is None:
        return None
    if period.unit in (Unit.YEAR, Unit.DECADE, Unit.CENTURY):
        return f"{first.year:04}", f"{last.year:04}"
    chars = 7 if period.unit in (Unit.MONTH, Unit.SEASON, Unit.QUARTER, Unit.HALF) else 10
    return first.isoformat()[:chars], last.isoformat()[:chars]


def _plus(of: date | None, days: int) -> date | None:
    try:
        return None if of is None else of + timedelta(days=days)
    except OverflowError:
        return None

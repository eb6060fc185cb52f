"""ISO 8601 dates, as precise as they are known, put in order and in words."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from sayso.types import Article

_ISO = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)(?:[T ](?P<hour>\d\d):(?P<minute>\d\d)"
    r"(?::\d\d(?:[.,]\d+)?)?\s*(?P<zone>Z|[+-]\d\d(?::?\d\d)?)?)?)?)?",
    re.ASCII,
)
# In a note: words that it quotes, or a date of a day or a month, with the time of day where it has one.
_QUOTED_OR_DATE = re.compile(
    r"(?P<quoted>“[^“”]*”)|(?<![\w-])\d{4}-\d\d(?:-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?)?(?![\w-])",
    re.ASCII,
)
_MONTHS = ("January February March April May June July August September October November December").split()


@dataclass(frozen=True, slots=True, order=True)
class When:
    """A date with the parts that are known; 0 stands for an unknown month or day, -1 for an unknown time.

    `offset_min` is the zone's distance from UTC in minutes, 0 where no zone is told. Order is that of the fields,
    not of the moments: see `moment`.
    """

    year: int
    month: int = 0
    day: int = 0
    hour: int = -1
    minute: int = -1
    offset_min: int = 0

    @property
    def moment(self) -> tuple[int, int, int, int]:
        """A key that puts dates in the order of time: minutes of the day are taken in UTC."""
        minutes = self.hour * 60 + self.minute - self.offset_min if self.hour >= 0 else -24 * 60
        return self.year, self.month, self.day, minutes


def parse_date(iso: str) -> When | None:
    """Read an ISO 8601 date: a year, a month, a day, or a time of day. None where it is something else."""
    match = _ISO.fullmatch(iso.strip())
    if not match:
        return None
    year, month, day, hour, minute = (int(match[part] or default) for part, default in _PARTS)
    if not year or month > 12 or day > 31 or hour > 23 or minute > 59:
        return None
    return When(year, month, day, hour, minute, _offset_min(match["zone"]))


_PARTS = (("year", 0), ("month", 0), ("day", 0), ("hour", -1), ("minute", -1))


def _offset_min(zone: str | None) -> int:
    if zone in (None, "Z"):
        return 0
    assert zone is not None
    digits = zone[1:].replace(":", "").ljust(4, "0")
    minutes = int(digits[:2]) * 60 + int(digits[2:])
    return -minutes if zone[0] == "-" else minutes


def date_words(iso: str | None, *, year: bool = True, time: bool = True) -> str:
    """Return a date in words, "26 January 2024, 19:40", or as it stands where it cannot be read; "" for None.

    The time of day is the one that the source gives, in its own zone.
    """
    if not iso:
        return ""
    when = parse_date(iso)
    if when is None:
        return iso
    parts = [str(when.day)] if when.day else []
    parts += [_MONTHS[when.month - 1]] if when.month else []
    parts += [str(when.year)] if year or not when.month else []
    words = " ".join(parts)
    return f"{words}, {when.hour:02}:{when.minute:02}" if time and when.hour >= 0 else words


def note_words(note: str) -> str:
    """Return a note of sayso's own with its ISO dates in words; what it quotes from an article stays as it is."""
    return _QUOTED_OR_DATE.sub(lambda match: match[0] if match["quoted"] else date_words(match[0]), note)


def range_words(start: str | None, end: str | None) -> str:
    """Return the days from one date to another in words: "25 to 26 January 2024". Times of day are left out."""
    first, last = date_words(start, time=False), date_words(end, time=False)
    if not start or not end or first == last:
        return first or last
    one, other = parse_date(start), parse_date(end)
    if one is None or other is None or not (one.day and other.day):
        return f"{first} to {last}"
    if (one.year, one.month) == (other.year, other.month):
        return f"{one.day} to {last}"
    return f"{date_words(start, time=False, year=one.year != other.year)} to {last}"


def published_range(articles: Iterable[Article]) -> tuple[str | None, str | None]:
    """Return the first and the last date on which the articles appeared, as they are written; None where no date is.

    Dates that cannot be read, and those without a day, are left out of account unless there are no others.
    """
    dates = [article.published for article in articles if article.published]
    found = [(when, iso) for iso in dates if (when := parse_date(iso))]
    readable = [(when.moment, iso) for when, iso in found if when.day] or [(when.moment, iso) for when, iso in found]
    if readable:
        return min(readable)[1], max(readable)[1]
    return (min(dates), max(dates)) if dates else (None, None)

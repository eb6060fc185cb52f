"""What a time expression is: its place in the text, and its type and value as TimeML writes them."""

import re
from dataclasses import dataclass
from enum import StrEnum


class TimexType(StrEnum):
    """The four types of TIMEX3."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class Mod(StrEnum):
    """How the value is narrowed or loosened (TIMEX3 `mod`)."""

    START = "START"
    MID = "MID"
    END = "END"
    APPROX = "APPROX"
    MORE_THAN = "MORE_THAN"
    LESS_THAN = "LESS_THAN"
    EQUAL_OR_MORE = "EQUAL_OR_MORE"
    EQUAL_OR_LESS = "EQUAL_OR_LESS"
    ON_OR_BEFORE = "ON_OR_BEFORE"
    ON_OR_AFTER = "ON_OR_AFTER"


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression, `text[start:end]`, with its TIMEX3 type, value and modifier.

    `value` has X where the text leaves a digit open ("Friday" in an article without a date: `XXXX-WXX-5`), and is None
    where nothing can be told: an impossible date, one whose order of day and month is open, "last year" without a date.
    """

    start: int
    end: int
    type: TimexType
    value: str | None
    mod: Mod | None = None


_CLOCK = r"T(?:(?:[01]\d|2[0-4])(?::[0-5]\d(?::[0-5]\d)?)?|MO|MI|AF|EV|NI|DT)"
_DAY = r"(?:\d{4}|XXXX)-(?:\d\d|XX)-(?:\d\d|XX)"
_WEEKDAY = r"(?:\d{4}|XXXX)-W(?:\d\d|XX)-[1-7]"
_GRAMMAR = re.compile(
    rf"(?:{_DAY}|{_WEEKDAY})(?:{_CLOCK})?|XXXX-XX-XX{_CLOCK}|{_CLOCK}"
    r"|(?:\d{4}|XXXX)(?:-(?:\d\d|XX|W(?:\d\d|XX)(?:-WE)?|Q[1-4X]|H[12X]|SP|SU|FA|WI))?"
    r"|\d\d|\d{3}"  # centuries and decades: the digits that they share
    r"|PAST_REF|PRESENT_REF|FUTURE_REF"
    r"|P(?:\d+(?:\.\d+)?|X)(?:[YMWDQEC]|WE|SE)(?:\d+[MWD])?|PT(?:\d+(?:\.\d+)?|X)[HMS](?:\d+[MS])?|PXX",
    re.ASCII,
)


def fits_grammar(value: str) -> bool:
    """Tell whether a value is well formed as TIMEX3 (TimeML 1.2.1): ISO 8601 with X for an open digit."""
    return _GRAMMAR.fullmatch(value) is not None

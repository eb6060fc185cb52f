"""What a rule for time expressions is: a pattern, its sense, and what may stand around it. `rule_table.py` has them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Flag, auto
from typing import TypeVar

from sayso.dates.context import Sense
from sayso.dates.grammar import Pattern
from sayso.dates.timex import Mod


class Kind(Flag):
    """What an expression is like, for what may stand before and behind it."""

    FIXED = 0
    POINT = auto()  # a stretch of the calendar: "early", "the end of"
    LENGTH = auto()  # a length: "more than", "nearly", "or so"
    SPAN = auto()  # takes its article along: "the late 1970s"


POINT, LENGTH, SPAN, FIXED = Kind.POINT, Kind.LENGTH, Kind.SPAN, Kind.FIXED


@dataclass(frozen=True, slots=True)
class Rule:
    """One row: the pattern, its sense, the kind, and what must or must not stand around it.

    `small` words take a capital only where a sentence or a quotation begins; elsewhere they are a name or part of one:
    "The Daily Herald", "the founder of Current".
    """

    pattern: Pattern
    sense: Sense
    kind: Kind
    after: re.Pattern[str] | None = None
    unless_after: re.Pattern[str] | None = None
    before: re.Pattern[str] | None = None
    unless_before: re.Pattern[str] | None = None
    small: bool = False


@dataclass(frozen=True, slots=True)
class Prefix:
    """Words before an expression, the modifier that they stand for, and the kinds of expression that they go with.

    `after` is what must stand before the words.
    """

    pattern: Pattern
    mod: Mod
    kind: Kind
    after: re.Pattern[str] | None = None


Row = TypeVar("Row", Rule, Prefix)


def by_first_word(rows: Sequence[Row]) -> dict[str, tuple[Row, ...]]:
    """Return rows by each word that their patterns may begin with, in their order."""
    words = {word for row in rows for word in row.pattern.starts}
    return {word: tuple(row for row in rows if word in row.pattern.starts) for word in words}

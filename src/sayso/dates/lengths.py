"""Senses of durations ("three weeks", "the past few months") and of sets ("every Monday", "twice a year")."""

from fractions import Fraction

from sayso.dates import lexicon
from sayso.dates.context import Captured, Context, Reading, Sense
from sayso.dates.periods import FINER_THAN_DAY, Unit
from sayso.dates.timex import TimexType

_IN_YEARS = {Unit.DECADE: 10, Unit.CENTURY: 100}  # ISO 8601 has no letter for them
# What half of a unit is written in.
_HALVES = {Unit.YEAR: "6M", Unit.HOUR: "30M", Unit.MINUTE: "30S"}


def duration_value(number: Fraction | None, unit: Unit, times: int = 1) -> str:
    """Return the TIMEX3 value of so many units: `P2W`, `PT5H30M`, `P1.5M`; `PXD` for an open number."""
    lead, letter = ("PT", unit.value[1]) if unit in FINER_THAN_DAY else ("P", unit.value)
    if number is None:
        return f"{lead}X{letter}"
    if unit in _IN_YEARS:
        number, unit, letter = number * _IN_YEARS[unit], Unit.YEAR, "Y"
    number *= times
    whole, rest = divmod(number, 1)
    if not rest:
        return f"{lead}{whole}{letter}"
    if rest == Fraction(1, 2) and unit in _HALVES:
        return f"{lead}{whole or ''}{letter if whole else ''}{_HALVES[unit]}"
    return f"{lead}{float(number):.4g}{letter}"


def length(captured: Captured, context: Context) -> Reading | None:
    """Read "three weeks", "two-day", "a couple of years", "1 1/2 hours"."""
    unit, times = captured.unit
    number = lexicon.read_number(captured.get("n") or "")
    return Reading(TimexType.DURATION, duration_value(number, unit, times))


def range_of_lengths(captured: Captured, context: Context) -> Reading | None:
    """Read "12 to 18 months", "a year or two": between two numbers, so the number stays open."""
    unit, _ = captured.unit
    return Reading(TimexType.DURATION, duration_value(None, unit))


def one(captured: Captured, context: Context) -> Reading | None:
    """Read "a week", "the year" where it is a length, "day-long"."""
    unit, times = captured.unit
    return Reading(TimexType.DURATION, duration_value(Fraction(1), unit, times))


def one_and_a_half(captured: Captured, context: Context) -> Reading | None:
    """Read "a minute and a half"."""
    unit, times = captured.unit
    return Reading(TimexType.DURATION, duration_value(Fraction(3, 2), unit, times))


def half(captured: Captured, context: Context) -> Reading | None:
    """Read "half an hour", "half a century"."""
    unit, times = captured.unit
    return Reading(TimexType.DURATION, duration_value(Fraction(1, 2), unit, times))


def some(captured: Captured, context: Context) -> Reading | None:
    """Read "weeks", "recent months": an open number."""
    unit, _ = captured.unit
    return Reading(TimexType.DURATION, duration_value(None, unit))


def bare_some(captured: Captured, context: Context) -> Reading | None:
    """Read "weeks", "years" by themselves; "quarters" and "seconds" mean other things as often."""
    unit, _ = captured.unit
    return None if unit in (Unit.QUARTER, Unit.SECOND, Unit.WEEKEND) else some(captured, context)


def reported_months(captured: Captured, context: Context) -> Reading | None:
    """Read "the nine months": a length, and what later "a year earlier" goes back from is the year."""
    number = lexicon.read_number(captured.get("n") or "")
    return Reading(TimexType.DURATION, duration_value(number, Unit.MONTH), reported=context.now(Unit.YEAR))


def fixed_length(value: str) -> Sense:
    """The sense of words with one value ("a while")."""

    def sense(captured: Captured, context: Context) -> Reading | None:
        return Reading(TimexType.DURATION, value)

    return sense


def every(captured: Captured, context: Context) -> Reading | None:
    """Read "every year", "each day", "every two weeks", "every other week"."""
    unit, times = captured.unit
    words = captured.get("n")
    number = Fraction(1) if words is None else lexicon.read_number(words)
    return Reading(TimexType.SET, duration_value(number, unit, times))


def times_each(captured: Captured, context: Context) -> Reading | None:
    """Read "twice a year"."""
    unit, times = captured.unit
    return Reading(TimexType.SET, duration_value(Fraction(1), unit, times))


def every_other(captured: Captured, context: Context) -> Reading | None:
    """Read "every other week"."""
    unit, times = captured.unit
    return Reading(TimexType.SET, duration_value(Fraction(2), unit, times))


def every_weekday(captured: Captured, context: Context) -> Reading | None:
    """Read "every Monday", "Sundays", "Tuesday nights"."""
    part = captured.get("part")
    suffix = "" if part is None else "T" + lexicon.PARTS[part]
    return Reading(TimexType.SET, f"XXXX-WXX-{captured.weekday}{suffix}")


def every_month(captured: Captured, context: Context) -> Reading | None:
    """Read "every March"."""
    return Reading(TimexType.SET, f"XXXX-{lexicon.MONTHS[captured.get('full_month') or '']:02}")


def every_season(captured: Captured, context: Context) -> Reading | None:
    """Read "every summer"."""
    number = lexicon.SEASONS[captured.get("season") or ""]
    return Reading(TimexType.SET, f"XXXX-{('SP', 'SU', 'FA', 'WI')[number]}")


def every_part(captured: Captured, context: Context) -> Reading | None:
    """Read "every morning"."""
    return Reading(TimexType.SET, f"XXXX-XX-XXT{lexicon.PARTS[captured.get('part') or '']}")


def fixed_set(value: str) -> Sense:
    """The sense of "daily", "annually"."""

    def sense(captured: Captured, context: Context) -> Reading | None:
        return Reading(TimexType.SET, value)

    return sense

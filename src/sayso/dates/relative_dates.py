"""Senses of expressions that count from the article's date or from the last date that the text gave.

Deictic ones ("last week", "two years ago") start from the article, anaphoric ones ("the day before", "two days
later", "that month") from the text. In reports of results "a year ago" means the same quarter of the year before.
"""

import re
from fractions import Fraction

from sayso.dates import lexicon
from sayso.dates.calendar_dates import choose_day, reading_of
from sayso.dates.context import Captured, Context, Reading, Sense
from sayso.dates.lengths import duration_value
from sayso.dates.periods import FINER_THAN_DAY, Period, Unit, containing, day, day_of, exists, year
from sayso.dates.tense import Direction
from sayso.dates.timex import TimexType

_DATE = TimexType.DATE
_SINCE = re.compile(r"\b(?:since|from|than)\s$")
_PLAIN_RESULT_CHARS = 100
_RESULTS = re.compile(
    r"[$£€#]\s?\d|\d (?:cents|pence|yen|marks|million|billion)|\d%"
    r"|\b(?:compared|income|earnings|revenue|profits?|loss(?:es)?|sales|net)\b",
    re.IGNORECASE,
)


def reference(value: str) -> Sense:
    """The sense of a word that only says past, present or future."""

    def sense(captured: Captured, context: Context) -> Reading | None:
        return Reading(_DATE, value)

    return sense


def from_now(captured: Captured, context: Context) -> Reading | None:
    """Read "last week", "this year", "next month"."""
    unit, by = captured.unit, captured.name("rel", lexicon.DEICTIC)
    now = context.now(unit[0])
    if unit[0] in FINER_THAN_DAY or by is None:
        return None
    if unit[0] is Unit.WEEKEND:
        return weekend_from_now(by, context)
    if unit[0] is Unit.QUARTER and captured.get("rel") == "this" and context.reported is not None:
        return reading_of(context.reported)
    found = None if now is None else now.shift(by * unit[1])
    reading = reading_of(found)
    return Reading(_DATE, reading.value, reading.period, reported=found if unit[0] is Unit.QUARTER else None)


def weekend_from_now(by: int, context: Context) -> Reading:
    """Read "last weekend", "this weekend", "next weekend"; a weekend that has not begun is ahead."""
    now, weekend = context.now(Unit.DAY), context.now(Unit.WEEKEND)
    if now is None or weekend is None:
        return Reading(_DATE, None)
    in_it = (now.index - 1) % 7 >= 5
    if by == 0 and not in_it and context.direction is Direction.PAST:
        by = -1
    if by < 0 and in_it and context.direction is Direction.PAST:
        return reading_of(weekend)
    return reading_of(weekend.shift(by))


def from_text(captured: Captured, context: Context) -> Reading | None:
    """Read "that month", "the previous day", "the following week": from the last date that the text gave."""
    unit, by = captured.unit, captured.name("ana", lexicon.ANAPHORIC)
    if by is None or unit[0] in FINER_THAN_DAY:
        return None
    if unit[0] is Unit.QUARTER and by == 0 and context.reported is not None:
        return reading_of(context.reported)
    anchor = context.antecedent(unit[0])
    return reading_of(None if anchor is None else anchor.shift(by * unit[1]))


def weekday_from_text(captured: Captured, context: Context) -> Reading | None:
    """Read "that Friday", "the previous Friday", "the following Monday"."""
    number, by = captured.weekday, captured.name("ana", lexicon.ANAPHORIC)
    anchor = context.antecedent(Unit.DAY)
    if number is None or by is None:
        return None
    if anchor is None:
        return Reading(_DATE, f"XXXX-WXX-{number}")
    back = anchor.shift(-((anchor.index - number) % 7))
    if by < 0 and back == anchor:
        back = back.shift(-7)
    return reading_of(back.shift(7) if by > 0 else back)


def day_from_text(by: int) -> Sense:
    """The sense of "the day before" and "the day after": so many days from the last day that the text gave.

    Where no date stands in the paragraph or the one before it, "told reporters the day before" is the day before the
    article's.
    """

    def sense(captured: Captured, context: Context) -> Reading | None:
        anchor = context.now(Unit.DAY) if by < 0 and context.is_far else context.antecedent(Unit.DAY)
        return reading_of(None if anchor is None else anchor.shift(by))

    return sense


def fixed_day(by: int) -> Sense:
    """The sense of "the day before yesterday": so many days from the article's."""

    def sense(captured: Captured, context: Context) -> Reading | None:
        now = context.now(Unit.DAY)
        return reading_of(None if now is None else now.shift(by))

    return sense


def the_unit(captured: Captured, context: Context) -> Reading | None:
    """Read "the year", "the week", "the day": the article's own, or the one that the text is about."""
    unit, _ = captured.unit
    if unit in FINER_THAN_DAY:
        return None
    if unit is Unit.WEEKEND:
        back = context.direction is not Direction.FUTURE
        return weekend_from_now(-1 if back else 0, context)
    if unit is Unit.QUARTER:
        return the_reported(captured, context)
    if unit is Unit.DAY:
        return reading_of(context.anchor(unit))
    return reading_of(context.now(unit))


def the_year(captured: Captured, context: Context) -> Reading | None:
    """Read "the full year", "the fiscal year": the article's own."""
    return reading_of(context.now(Unit.YEAR))


def last_year(captured: Captured, context: Context) -> Reading | None:
    """Read "the latest fiscal year"."""
    now = context.now(Unit.YEAR)
    return reading_of(None if now is None else now.shift(-1))


def the_last(captured: Captured, context: Context) -> Reading | None:
    """Read "in the last decade", which TempEval dates as the decade before the article's."""
    unit, _ = captured.unit
    if unit in (Unit.MINUTE, Unit.DAY):
        return None
    now = context.now(unit)
    return reading_of(None if now is None else now.shift(-1))


def week_of(captured: Captured, context: Context) -> Reading | None:
    """Read "the week of March 6"."""
    if captured.month is None or captured.day is None or not exists(captured.month, captured.day):
        return None
    given = captured.year
    found = (
        choose_day(captured.month, captured.day, context)
        if given is None
        else day_of(given, captured.month, captured.day)
    )
    return reading_of(None if found is None or found.start is None else containing(found.start, Unit.WEEK))


def unit_before(captured: Captured, context: Context) -> Reading | None:
    """Read "the week before", "the year earlier": the one before the last that the text gave."""
    unit, times = captured.unit
    if unit in FINER_THAN_DAY:
        return None
    anchor = context.anchor(unit)
    return reading_of(None if anchor is None else anchor.shift(-times))


def ago(captured: Captured, context: Context) -> Reading | None:
    """Read "two years ago", "a month ago", "years ago": counted back from the article, in the unit's own grain."""
    return _counted(captured, context, -1, deictic=True)


def vaguely_ago(captured: Captured, context: Context) -> Reading | None:
    """Read "a year or two ago"."""
    return Reading(_DATE, "PAST_REF")


def ahead(captured: Captured, context: Context) -> Reading | None:
    """Read "two years from now", "in five years"."""
    return _counted(captured, context, 1, deictic=True)


def earlier(captured: Captured, context: Context) -> Reading | None:
    """Read "two days earlier", "a week before": counted back from the last date that the text gave."""
    return _counted(captured, context, -1, deictic=False)


def later(captured: Captured, context: Context) -> Reading | None:
    """Read "two days later", "a week after": counted on from the last date that the text gave."""
    return _counted(captured, context, 1, deictic=False)


def _counted(captured: Captured, context: Context, side: int, deictic: bool) -> Reading | None:
    unit, times = captured.unit
    words = captured.get("n")
    number = Fraction(1) if captured.get("one") else None if words is None else lexicon.read_number(words)
    if number is None and deictic:
        return Reading(_DATE, "PAST_REF" if side < 0 else "FUTURE_REF")
    if number is None:
        return Reading(TimexType.DURATION, duration_value(None, unit))
    if unit is Unit.YEAR and number == 1 and side < 0 and (results := _year_before(context)):
        return results
    if number.denominator != 1:
        if unit is not Unit.YEAR or 12 % number.denominator:
            return Reading(_DATE, None)
        unit, number = Unit.MONTH, number * 12
    if unit in FINER_THAN_DAY:
        return Reading(TimexType.TIME, None) if deictic else Reading(TimexType.DURATION, duration_value(number, unit))
    anchor = context.now(unit) if deictic else context.anchor(unit)
    return reading_of(None if anchor is None else anchor.shift(side * times * int(number)))


def tells_results(context: Context) -> bool:
    """Tell whether the words before the expression are figures of a company's or an office's results."""
    before = context.text[max(0, context.start - _PLAIN_RESULT_CHARS) : context.start]
    return context.reported is not None and _RESULTS.search(before) is not None


def _year_before(context: Context) -> Reading | None:
    """Return the period a year before the one whose results are told, where the clause compares results."""
    if not tells_results(context):
        return None
    return reading_of(_a_year_back(context.reported))


def _a_year_back(period: Period | None) -> Period | None:
    if period is None:
        return None
    return period.shift({Unit.QUARTER: -4, Unit.HALF: -2}.get(period.unit, -1))


def year_end(captured: Captured, context: Context) -> Reading | None:
    """Read "year-end": the last day of the year, of the one before where the clause says "since"."""
    now = context.now(Unit.YEAR)
    if now is None:
        return Reading(_DATE, None)
    back = _SINCE.search(context.text[max(0, context.start - 20) : context.start]) is not None
    end = now.shift(-1 if back else 0).end
    return reading_of(None if end is None else day(end))


def the_reported(captured: Captured, context: Context) -> Reading | None:
    """Read "the quarter", "the latest period": the one whose results are told, else the last that is over."""
    found = context.reported
    if found is None:
        now = context.now(Unit.QUARTER)
        found = None if now is None else now.shift(-1)
    reading = reading_of(found)
    return Reading(_DATE, reading.value, found, reported=found)


def year_before_reported(captured: Captured, context: Context) -> Reading | None:
    """Read "the year-ago quarter", "year-earlier", "the same period last year"."""
    if captured.get("nth") is not None:
        now = context.now(Unit.QUARTER)
        number = lexicon.read_ordinal(captured.get("nth") or "1") - 1
        found = None if now is None or number > 3 else now.shift(-((now.index - number) % 4) - 4)
        return reading_of(found)
    if context.reported is None:
        now = context.now(Unit.YEAR)
        return reading_of(None if now is None else now.shift(-1))
    return reading_of(_a_year_back(context.reported))


def period_of_year(captured: Captured, context: Context) -> Reading | None:
    """Read "the 1988 period", "last year's quarter": the part of that year which answers to the one that is told."""
    given = captured.year
    now = context.now(Unit.YEAR)
    relative = captured.name("rel", lexicon.DEICTIC)
    if given is None and now is not None and relative is not None:
        given = now.index + relative
    if given is None:
        return Reading(_DATE, None)
    told = context.reported
    if told is None or told.unit not in (Unit.QUARTER, Unit.HALF):
        return reading_of(year(given))
    parts = 4 if told.unit is Unit.QUARTER else 2
    return reading_of(Period(told.unit, given * parts + told.index % parts))

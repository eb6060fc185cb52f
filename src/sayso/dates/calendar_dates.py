"""Senses of expressions that name a place in the calendar: days, months, seasons, quarters, years, decades, holidays.

What the words leave open (the year of "March 3", the week of "Friday") is taken from the direction of the clause
and, where that says nothing, from what is nearest to the article's date.
"""

import re

from sayso.dates import lexicon
from sayso.dates.context import Captured, Context, Reading, Sense
from sayso.dates.periods import Period, Unit, day, day_of, exists, month_of, read_iso, year
from sayso.dates.tense import Direction
from sayso.dates.timex import TimexType

_DATE = TimexType.DATE


def reading_of(period: Period | None, open_value: str | None = None) -> Reading:
    """Return the reading of a period, or one with a value that leaves digits open where the period is not known."""
    if period is None or period.value is None:
        return Reading(_DATE, open_value)
    return Reading(_DATE, period.value, period)


def year_of(captured: Captured, context: Context) -> int | None:
    """Return the year that the words give, in figures or as "last year"; None where they give none."""
    if captured.year is not None:
        return captured.year
    now = context.now(Unit.YEAR)
    if (short := captured.get("short_year")) is not None:
        return None if now is None else _full_year(int(short[-2:]), now.index)
    if (relative := captured.name("rel", lexicon.DEICTIC)) is not None:
        return None if now is None else now.index + relative
    if (relative := captured.name("ana", lexicon.ANAPHORIC)) is not None:
        anchor = context.anchor(Unit.YEAR)
        return None if anchor is None else anchor.index + relative
    return None


def gives_year(captured: Captured) -> bool:
    """Tell whether the words name a year at all."""
    return any(captured.get(slot) for slot in ("year", "short_year", "rel", "ana"))


def _full_year(two_digits: int, now: int) -> int:
    """Read '98 as the latest such year that begins no later than ten years from now."""
    century = (now + 10) // 100 * 100
    return century + two_digits if century + two_digits <= now + 10 else century - 100 + two_digits


def closest(candidates: list[Period], now: Period, direction: Direction) -> Period:
    """Return the candidate on the side that the clause points to and nearest to now; of those there the nearest."""
    ahead = [c for c in candidates if c.index >= now.index]
    back = [c for c in candidates if c.index <= now.index]
    if direction is Direction.FUTURE and ahead:
        return min(ahead, key=lambda c: c.index)
    if direction is Direction.PAST and back:
        return max(back, key=lambda c: c.index)
    return min(candidates, key=lambda c: abs(c.index - now.index))


def calendar_day(captured: Captured, context: Context) -> Reading | None:
    """A day of a month: "Friday, March 3, 2017", "the 4th of July", "March 3 last year"."""
    month, number = captured.month, captured.day
    if month is None or number is None:
        return None
    if not exists(month, number):
        return Reading(_DATE, None)
    if gives_year(captured):
        given = year_of(captured, context)
        return reading_of(day_of(given, month, number) if given is not None else None)
    return reading_of(choose_day(month, number, context), f"XXXX-{month:02}-{number:02}")


_FAR_DAYS = 300  # a date without a year is seldom so far away (10 of 146 in the development data)


def choose_day(month: int, number: int, context: Context) -> Period | None:
    """Return the day that "March 3" means in this clause."""
    now, this_year = context.now(Unit.DAY), context.now(Unit.YEAR)
    if this_year is None:
        return None
    days = [found for offset in (-1, 0, 1) if (found := day_of(this_year.index + offset, month, number))]
    if now is None:
        return day_of(this_year.index, month, number)
    if not days:
        return None
    return _closest_day(days, now, context.direction)


def _closest_day(days: list[Period], now: Period, direction: Direction) -> Period:
    chosen = closest(days, now, direction)
    return chosen if abs(chosen.index - now.index) < _FAR_DAYS else closest(days, now, Direction.UNKNOWN)


def iso_day(captured: Captured, context: Context) -> Reading | None:
    """A day as ISO 8601 has it."""
    found = read_iso(captured.get("iso"))
    return None if found is None else reading_of(found)


def september_11(captured: Captured, context: Context) -> Reading | None:
    """Read "Sept. 11" as the name of the attacks of 2001."""
    return reading_of(day_of(2001, 9, 11))


def numeric_day(captured: Captured, context: Context) -> Reading | None:
    """A day in figures, 26/1/2024: no value where the order of day and month is open, or the year has two digits."""
    a, b, c = (int(part) for part in re.split(r"[/.]", captured.get("numeric") or ""))
    if c < 100 and "." in captured.words:
        return None  # a version number, more likely
    if not (exists(a, b) or exists(b, a)):
        return None
    if c < 1000 or (a <= 12 and b <= 12 and a != b):
        return Reading(_DATE, None)
    month, number = (a, b) if a <= 12 else (b, a)
    return reading_of(day_of(c, month, number))


def calendar_month(captured: Captured, context: Context) -> Reading | None:
    """A month: "March 2016", "March", "last March", "March last year"."""
    number = captured.month
    if number is None:
        words = captured.get("full_month")
        number = None if words is None else lexicon.MONTHS[words]
    if number is None:
        return None
    if gives_year(captured):
        given = year_of(captured, context)
        return reading_of(None if given is None else month_of(given, number))
    now = context.now(Unit.MONTH)
    if now is None:
        this_year = context.now(Unit.YEAR)
        return reading_of(this_year and month_of(this_year.index, number), f"XXXX-{number:02}")
    months = [month_of(now.index // 12 + offset, number) for offset in (-1, 0, 1)]
    chosen = closest(months, now, context.direction)
    far = now.index - chosen.index > _FAR_MONTHS
    return reading_of(closest(months, now, Direction.UNKNOWN) if far else chosen)


_FAR_MONTHS = 10  # a bare month is seldom so far back: eleven months ago is next month
_LAST_MONTHS = 2  # "last March", said in April, is that of the year before


def month_from_now(captured: Captured, context: Context) -> Reading | None:
    """Read "last March", "next March", "this March": the nearest on that side, the article's own month left out."""
    words = captured.get("full_month")
    now = context.now(Unit.MONTH)
    relative = captured.name("rel", lexicon.DEICTIC)
    if words is None or now is None or relative is None:
        return Reading(_DATE, None)
    months = [month_of(now.index // 12 + offset, lexicon.MONTHS[words]) for offset in (-2, -1, 0, 1)]
    found = _on_side(months, now, relative)
    if relative < 0 and found is not None and now.index - found.index < _LAST_MONTHS:
        found = found.shift(-12)
    return reading_of(found)


def _on_side(candidates: list[Period], now: Period, relative: int) -> Period | None:
    """Return the nearest candidate strictly before now for -1, strictly after for 1, that of now's own year for 0."""
    if relative < 0:
        return max((c for c in candidates if c.index < now.index), key=lambda c: c.index, default=None)
    if relative > 0:
        return min((c for c in candidates if c.index > now.index), key=lambda c: c.index, default=None)
    own = now.start.year if now.start is not None else 0
    return min(candidates, key=lambda c: abs((c.start.year if c.start is not None else 0) - own))


def weekday(captured: Captured, context: Context) -> Reading | None:
    """A bare weekday: the article's own day, or the latest before it, or the next one where the clause points ahead."""
    number = captured.weekday
    now = context.now(Unit.DAY)
    if number is None:
        return None
    if now is None:
        return Reading(_DATE, f"XXXX-WXX-{number}")
    return reading_of(choose_weekday(number, context))


def choose_weekday(number: int, context: Context) -> Period | None:
    """Return the day that "Friday" means in this clause."""
    now = context.now(Unit.DAY)
    if now is None:
        return None
    back = now.shift(-((now.index - number) % 7))  # ordinal 1 is a Monday, and so is weekday 1
    if back != now and context.direction is Direction.FUTURE:
        return back.shift(7)
    return back


def weekday_from_now(captured: Captured, context: Context) -> Reading | None:
    """Read "last Friday", "next Friday", "this Friday"."""
    number, now = captured.weekday, context.now(Unit.DAY)
    relative = captured.name("rel", lexicon.DEICTIC)
    if number is None or relative is None:
        return None
    if now is None:
        return Reading(_DATE, f"XXXX-WXX-{number}")
    back = now.shift(-((now.index - number) % 7))
    if relative < 0:
        return reading_of(back if back != now else back.shift(-7))
    if relative > 0:
        return reading_of(back.shift(7))
    return reading_of(choose_weekday(number, context))


def weekday_of_week(captured: Captured, context: Context) -> Reading | None:
    """Read "Friday last week", "Monday of next week", "Tuesday of that week"."""
    number = captured.weekday
    relative = captured.name("rel", lexicon.DEICTIC)
    if relative is not None:
        week = context.now(Unit.WEEK)
    else:
        week = context.anchor(Unit.WEEK)
        relative = captured.name("ana", lexicon.ANAPHORIC)
    if number is None or relative is None:
        return None
    if week is None:
        return Reading(_DATE, f"XXXX-WXX-{number}")
    return reading_of(Period(Unit.DAY, (week.index + relative) * 7 + number))


def near_day(captured: Captured, context: Context) -> Reading | None:
    """Read "today", "yesterday", "tomorrow"."""
    now = context.now(Unit.DAY)
    by = captured.name("near_day", lexicon.DAYS_FROM_NOW)
    return reading_of(now.shift(by) if now and by is not None else None)


def calendar_year(captured: Captured, context: Context) -> Reading | None:
    """Read "1998", "the year 1998", "fiscal 1998", "'98"."""
    given = year_of(captured, context)
    return reading_of(None if given is None else year(given))


def year_2000(captured: Captured, context: Context) -> Reading | None:
    """Read "the year two thousand"."""
    return reading_of(year(2000))


def decade(captured: Captured, context: Context) -> Reading | None:
    """Read "the 1980s", "the '80s", "the eighties": the latest such decade, where the century is not said."""
    words = captured.get("decade") or ""
    if words in lexicon.DECADES:
        tens = lexicon.DECADES[words] // 10
    else:
        digits = re.sub(r"\D", "", words)
        if len(digits) == 4:
            return reading_of(Period(Unit.DECADE, int(digits) // 10))
        tens = int(digits[0])
    now = context.now(Unit.DECADE)
    if now is None:
        return Reading(_DATE, None)
    back = now.index - (now.index - tens) % 10
    return reading_of(Period(Unit.DECADE, back))


def century(captured: Captured, context: Context) -> Reading | None:
    """Read "the 19th century", whose value is `18`."""
    number = lexicon.read_ordinal(captured.get("nth") or "1")
    return Reading(_DATE, f"{number - 1:02}", Period(Unit.CENTURY, number - 1)) if 1 <= number <= 30 else None


def season(captured: Captured, context: Context) -> Reading | None:
    """Read "the spring of 2017", "last fall", "this summer", "the winter"."""
    number = captured.name("season", lexicon.SEASONS)
    now = context.now(Unit.SEASON)
    if number is None:
        return None
    if captured.year is not None:
        return reading_of(Period(Unit.SEASON, captured.year * 4 + number))
    if now is None:
        return Reading(_DATE, f"XXXX-{('SP', 'SU', 'FA', 'WI')[number]}")
    seasons = [Period(Unit.SEASON, (now.index // 4 + offset) * 4 + number) for offset in (-1, 0, 1)]
    relative = captured.name("rel", lexicon.DEICTIC)
    if relative is not None:
        return reading_of(_on_side(seasons, now, relative))
    return reading_of(closest(seasons, now, context.direction))


def season_of_year(captured: Captured, context: Context) -> Reading | None:
    """Read "the spring of last year"."""
    number, given = captured.name("season", lexicon.SEASONS), year_of(captured, context)
    return reading_of(None if given is None or number is None else Period(Unit.SEASON, given * 4 + number))


def holiday(captured: Captured, context: Context) -> Reading | None:
    """Read "Thanksgiving", "last Christmas", "Easter 2016"."""
    found = lexicon.HOLIDAYS[captured.get("holiday") or ""]
    now = context.now(Unit.DAY)
    if captured.year is not None:
        return reading_of(day(found.of(captured.year)))
    if now is None or now.start is None:
        return Reading(_DATE, f"XXXX-{found.month:02}-{found.day:02}" if found.month and not found.nth else None)
    years = [n for offset in (-1, 0, 1) if 1 <= (n := now.start.year + offset) <= 9999]
    days = [day(found.of(n)) for n in years]
    relative = captured.name("rel", lexicon.DEICTIC)
    if relative is not None:
        return reading_of(_on_side(days, now, relative))
    return reading_of(_closest_day(days, now, context.direction))


def numbered_part(unit: Unit) -> Sense:
    """The sense of "the third quarter" or "the second half", of a year that is named or else the latest begun."""
    parts = 4 if unit is Unit.QUARTER else 2
    letter = "Q" if unit is Unit.QUARTER else "H"

    def sense(captured: Captured, context: Context) -> Reading | None:
        """Read the number, and of which year it is."""
        number = lexicon.read_ordinal(captured.get("nth") or captured.get("q") or "0")
        if not 1 <= number <= parts:
            return None
        if gives_year(captured):
            given = year_of(captured, context)
            found = None if given is None else Period(unit, given * parts + number - 1)
        else:
            found = _latest_part(unit, parts, number, context)
        reading = reading_of(found, f"XXXX-{letter}{number}")
        over = found is not None and context.is_over(found)
        return Reading(_DATE, reading.value, found, reported=found if over else None)

    return sense


def last_half(captured: Captured, context: Context) -> Reading | None:
    """Read "the last half of 1989"."""
    given = year_of(captured, context)
    return reading_of(None if given is None else Period(Unit.HALF, given * 2 + 1))


def _latest_part(unit: Unit, parts: int, number: int, context: Context) -> Period | None:
    now = context.now(unit)
    if now is None:
        return None
    back = now.index - (now.index - (number - 1)) % parts
    ahead = back < now.index and context.direction is Direction.FUTURE and back + parts - now.index <= 2
    return Period(unit, back + parts if ahead else back)

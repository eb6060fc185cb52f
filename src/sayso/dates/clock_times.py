"""Senses of times of day: "10 p.m. Wednesday", "noon", "this morning", "Tuesday night", "last night"."""

import re

from sayso.dates import lexicon
from sayso.dates.calendar_dates import choose_day, choose_weekday, gives_year, year_of
from sayso.dates.context import Captured, Context, Reading
from sayso.dates.periods import Period, Unit, day_of, exists, read_iso
from sayso.dates.timex import TimexType

_TIME = TimexType.TIME
_UNKNOWN_DAY = "XXXX-XX-XX"
# "This story was updated at 12:33 p.m.": the day of the article, whatever day the text spoke of last.
_POSTED = re.compile(r"\b(?:updated|posted|published|corrected)(?: at)?:? $", re.IGNORECASE)
_POSTED_CHARS = 15


def day_in(captured: Captured, context: Context) -> tuple[Period | None, str] | None:
    """Return the day that the words name and its value, open where the day is not known; None where they name none."""
    if captured.get("iso"):
        found = read_iso(captured.get("iso"))
        return None if found is None else (found, found.value or _UNKNOWN_DAY)
    if captured.month is not None and captured.day is not None:
        if not exists(captured.month, captured.day):
            return None
        if gives_year(captured):
            given = year_of(captured, context)
            found = None if given is None else day_of(given, captured.month, captured.day)
        else:
            found = choose_day(captured.month, captured.day, context)
        return found, (found and found.value) or f"XXXX-{captured.month:02}-{captured.day:02}"
    by = captured.name("near_day", lexicon.DAYS_FROM_NOW)
    if by is not None:
        now = context.now(Unit.DAY)
        found = None if now is None else now.shift(by)
        return found, (found and found.value) or _UNKNOWN_DAY
    if captured.weekday is not None:
        found = choose_weekday(captured.weekday, context)
        return found, (found and found.value) or f"XXXX-WXX-{captured.weekday}"
    return None


def at_clock(captured: Captured, context: Context) -> Reading | None:
    """A time by the clock, with or without its day."""
    clock = _clock_value(captured)
    if clock is None:
        return None
    named = day_in(captured, context)
    if named is None:
        posted = _POSTED.search(context.text[max(0, context.start - _POSTED_CHARS) : context.start])
        anchor = context.now(Unit.DAY) if posted else context.anchor(Unit.DAY)
        return Reading(_TIME, f"{(anchor and anchor.value) or _UNKNOWN_DAY}{clock}")
    return Reading(_TIME, named[1] + clock, named[0])


def _clock_value(captured: Captured) -> str | None:
    if (noon := captured.get("noon")) is not None:
        return "T24:00" if noon == "midnight" else "T12:00"
    if (words := captured.get("military")) is not None:
        return f"T{words[:2]}:{words[2:]}"
    if (words := captured.get("hour")) is not None:
        hour = int(words) if words.isdigit() else lexicon.SMALL_NUMBERS[words]
        part = captured.get("part") or ""
        if part in ("afternoon", "evening", "night") and hour < 12:
            hour += 12
        return f"T{hour:02}:00"
    match = re.fullmatch(
        r"(\d+)(?:[:.](\d\d)(?::(\d\d))?)? ?(?:([ap])\.?m\.?)?",
        captured.get("clock") or captured.get("half_clock") or "",
    )
    if match is None:
        return None
    hour = int(match[1])
    if match[4]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if match[4] == "p" else 0)
    if hour == 24 and match[2] not in (None, "00"):
        return None
    return f"T{hour:02}:{match[2] or '00'}" + (f":{match[3]}" if match[3] else "")


def part_of_day(captured: Captured, context: Context) -> Reading | None:
    """Read "Tuesday night", "yesterday morning", "the night of March 3"."""
    named = day_in(captured, context)
    part = captured.get("part")
    if named is None or part is None:
        return None
    return Reading(_TIME, f"{named[1]}T{lexicon.PARTS[part]}", named[0])


def part_from_now(captured: Captured, context: Context) -> Reading | None:
    """Read "this morning", "last night"."""
    now, part = context.now(Unit.DAY), captured.get("part") or ""
    by = captured.name("rel", lexicon.DEICTIC)
    if by is None or by > 0:
        return None
    if now is None:
        return Reading(_TIME, None)
    found = now.shift(by)
    return Reading(_TIME, f"{found.value or _UNKNOWN_DAY}T{lexicon.PARTS[part]}", found)


def part_from_text(captured: Captured, context: Context) -> Reading | None:
    """Read "that night", "the next morning", "the previous evening", "the morning"."""
    anchor, part = context.anchor(Unit.DAY), captured.get("part") or ""
    by = captured.name("ana", lexicon.ANAPHORIC) or 0
    if anchor is None:
        return Reading(_TIME, None)
    found = anchor.shift(by)
    return Reading(_TIME, f"{found.value or _UNKNOWN_DAY}T{lexicon.PARTS[part]}", found)


def overnight(captured: Captured, context: Context) -> Reading | None:
    """Read "overnight": the night before the article's day."""
    now = context.now(Unit.DAY)
    found = None if now is None else now.shift(-1)
    return Reading(_TIME, f"{found.value}TNI") if found is not None and found.value else Reading(_TIME, None)


def tonight(captured: Captured, context: Context) -> Reading | None:
    """Read "tonight"."""
    now = context.now(Unit.DAY)
    return Reading(_TIME, f"{now.value}TNI", now) if now is not None and now.value else Reading(_TIME, None)

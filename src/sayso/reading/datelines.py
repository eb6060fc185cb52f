"""When an article appeared, as its date line or its metadata say it: "Friday, Jan 26, 2024 - 07:40 PM", ISO 8601.

Only complete dates count, and only ones that can be read in one way: "03/04/2021" is no date, nor is 31 February.
Time expressions inside the article are another room's work.
"""

import re
from datetime import date, datetime
from typing import NamedTuple

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
_MONTH = "(?P<month>" + "|".join(_MONTHS) + r")\b\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?\b"
_YEAR = r"(?P<year>(?:1[89]|20)\d\d)\b"
_DATES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b{_YEAR}[-/.](?P<month>\d{{1,2}})[-/.](?P<day>\d{{1,2}})(?!\d)",
        rf"\b{_MONTH}\s*{_DAY},?\s+{_YEAR}",
        rf"\b{_DAY}\s*(?:of\s+)?[-\s]?{_MONTH},?[-\s]{_YEAR}",
        rf"\b(?P<first>\d{{1,2}})[/.](?P<second>\d{{1,2}})[/.]{_YEAR}",
    )
)
_TIME = re.compile(
    r"(?<!\d)(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d)(?::\d\d(?:\.\d+)?)?)?\s*"
    r"(?:(?P<half>[ap])\.?\s?m\b\.?)?\s*(?P<zone>Z\b|GMT\b|UTC\b|E[SD]T\b|P[SD]T\b|[+-]\d\d:?\d\d\b)?",
    re.IGNORECASE,
)
# Of the zones that news writes by letters, those that mean one thing the world over (CST, IST and BST do not).
_ZONES = {
    "z": "+00:00",
    "gmt": "+00:00",
    "utc": "+00:00",
    "est": "-05:00",
    "edt": "-04:00",
    "pst": "-08:00",
    "pdt": "-07:00",
}

_AROUND = re.compile(
    r"\b(?:(?:first|last|originally)?\s*(?:published|posted|updated|modified|filed|issued|created|revised)|"
    r"date(?:line)?|on|at|from|as of|"
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?|[ecmp][sd]?t|gmt|utc|bst|cest|cet|ist|hrs?|"
    r"local time|"
    r"eastern|(?:\d{1,3}[ -]?)?min(?:ute)?s?(?: read)?)\b",
    re.IGNORECASE,
)
_UPDATED = re.compile(r"\b(?:updated|modified|revised)\b[^|•·]{0,25}$", re.IGNORECASE)
_AGO = re.compile(
    r"(?:(?:published|posted|updated)\s+)?\d+ (?:minute|hour|day|week|month|year)s? ago|"
    r"this article is more than \d+ (?:month|year)s? old",
    re.IGNORECASE,
)
# "Updated 3:44 p.m. ET Tuesday 6/4" is a date line, though no date can be had from it without its year.
_STAMP = re.compile(r"\W{0,5}(?:first |last |originally )?(?:published|posted|updated|modified)\b", re.IGNORECASE)
_DAY_OF_YEAR = re.compile(rf"\b\d{{1,2}}/\d{{1,2}}\b|{_MONTH}\s*\d{{1,2}}(?:st|nd|rd|th)?\b", re.IGNORECASE)
_MAX_LINE_CHARS = 120


class WrittenDate(NamedTuple):
    """A date found in a line at `[start, end)`. `iso` is ISO 8601, to the minute where the line has a time.

    `updated` marks the date of a change rather than of the first print.
    """

    iso: str
    start: int
    end: int
    updated: bool


def find_dates(line: str) -> list[WrittenDate]:
    """Return the complete dates in a short line, in order."""
    found: list[WrittenDate] = []
    for pattern in _DATES:
        for match in pattern.finditer(line):
            if any(match.start() < other.end and other.start < match.end() for other in found):
                continue
            day = _to_day(match)
            if day is not None:
                time, end = _read_time(line, match.end())
                updated = _UPDATED.search(line, 0, match.start()) is not None
                found.append(WrittenDate(day.isoformat() + time, match.start(), end, updated))
    return sorted(found, key=lambda written: written.start)


def is_date_line(line: str) -> bool:
    """Say whether a line holds a date of publication and nothing else ("Published 5 March 2021 at 10:00 GMT")."""
    if len(line) > _MAX_LINE_CHARS:
        return False
    if _AGO.fullmatch(line.rstrip(".")):
        return True
    dates = find_dates(line)
    if dates:
        return is_date_rest(line, dates)
    return _STAMP.match(line) is not None and is_date_rest(_DAY_OF_YEAR.sub(" ", line), [])


def is_stamped(line: str) -> bool:
    """Say whether a date line says itself what its date is of ("Published ...", "Updated ...")."""
    return _STAMP.match(line) is not None and is_date_line(line)


def is_date_rest(line: str, dates: list[WrittenDate]) -> bool:
    """Say whether a line holds nothing beyond `dates`, all of them in it, and the words that go with them."""
    rest = line
    for written in reversed(dates):
        rest = rest[: written.start] + " " + rest[written.end :]
    rest = _TIME.sub(" ", _AROUND.sub(" ", rest))
    return not any(character.isalnum() for character in rest)


def choose_published(dates: list[WrittenDate], latest: date) -> WrittenDate | None:
    """Return the first date that is not that of a change, else the first; never one after `latest`."""
    past = [written for written in dates if written.iso[:10] <= latest.isoformat()]
    return next((written for written in past if not written.updated), past[0] if past else None)


def read_date(value: str, latest: date) -> str | None:
    """Return the date that a field of metadata holds, as ISO 8601 and as precise as it is, or None.

    A year or a month alone is kept as it is. A time of exactly midnight is a program's way of writing a day, and is
    dropped. None where it is no date, or one after `latest`.
    """
    value = value.strip()
    if re.fullmatch(r"(?:1[89]|20)\d\d(?:-(?:0[1-9]|1[0-2]))?", value):
        return value if value <= latest.isoformat() else None
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        written = choose_published(find_dates(value[:_MAX_LINE_CHARS]), latest)
        return written.iso if written else None
    if moment.date() > latest or moment.year < 1800:
        return None
    if (moment.hour, moment.minute, moment.second) == (0, 0, 0):
        return moment.date().isoformat()
    return moment.isoformat(timespec="seconds" if moment.second else "minutes")


def _to_day(match: re.Match[str]) -> date | None:
    parts = match.groupdict()
    if "first" in parts:
        first, second = int(parts["first"]), int(parts["second"])
        if first <= 12 and second <= 12 and first != second:
            return None  # American or European order: the line does not tell
        month, day = (first, second) if first <= 12 else (second, first)
    else:
        day = int(parts["day"])
        month = int(parts["month"]) if parts["month"].isdigit() else _MONTHS[parts["month"].lower()]
    try:
        return date(int(parts["year"]), month, day)
    except ValueError:
        return None


def _read_time(line: str, start: int) -> tuple[str, int]:
    """The time that follows a date at `start`, as "T19:40" and with its zone where it is known, and where it ends."""
    gap = re.compile(r"(?:T|\s*[,|•·–—-]?\s*(?:at\s+)?)", re.IGNORECASE).match(line, start)
    match = _TIME.match(line, gap.end() if gap else start)
    if match is None or (match["minute"] is None and match["half"] is None):
        return "", start
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    if match["half"]:
        if not 1 <= hour <= 12:
            return "", start
        hour = hour % 12 + (12 if match["half"].lower() == "p" else 0)
    if hour > 23 or minute > 59:
        return "", start
    zone = (match["zone"] or "").lower()
    offset = _ZONES.get(zone, zone if zone[:1] in ("+", "-") else "")
    if len(offset) == 5:
        offset = offset[:3] + ":" + offset[3:]
    return f"T{hour:02}:{minute:02}{offset}", match.end()

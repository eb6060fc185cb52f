"""When: what has a date, day by day or month by month, with the gaps between."""

from dataclasses import dataclass
from datetime import date

from sayso.presenting.index import Index
from sayso.presenting.views.places import Anchors, Place, place_of
from sayso.presenting.visible import shorten
from sayso.presenting.when import parse_date, range_words
from sayso.presenting.words import count_of
from sayso.types import Act, Passage, TimelineEntry

# A gap of more days than this is told; shorter ones can be read from the dates.
_GAP_DAYS = 2
_ENTRY_CHARS = 160


@dataclass(frozen=True, slots=True)
class Event:
    """Something that has a date: when on that day, in what words, and where they stand."""

    time: str
    words: str
    denies: bool
    place: Place
    claim: str


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, or a longer time, and what has that date. `gap` says how long nothing had a date before it."""

    date: str
    lasts: bool
    gap: str
    events: tuple[Event, ...]


def view_timeline(index: Index, anchors: Anchors) -> tuple[Moment, ...]:
    """Return the timeline of the report, the entries of one date together."""
    grouped: dict[tuple[str, str], list[TimelineEntry]] = {}
    for entry in index.report.timeline:
        grouped.setdefault((entry.start[:10], entry.end[:10]), []).append(entry)
    moments = []
    last_day: date | None = None
    for (start, end), entries in grouped.items():
        moments.append(
            Moment(
                date=range_words(start, end),
                lasts=start != end,
                gap=_gap(last_day, start),
                events=tuple(_event(index, anchors, entry) for entry in entries),
            )
        )
        last_day = max(filter(None, [last_day, _day(end)]), default=None)
    return tuple(moments)


def _event(index: Index, anchors: Anchors, entry: TimelineEntry) -> Event:
    attribution = index.attribution(entry.attribution)
    when = parse_date(entry.start)
    passage = attribution.attribution.content if attribution else Passage((), "")
    return Event(
        time=f"{when.hour:02}:{when.minute:02}" if when and when.hour >= 0 else "",
        words=shorten(entry.text, _ENTRY_CHARS),
        denies=attribution is not None and attribution.attribution.act is Act.DENIES,
        place=place_of(index, anchors, entry.article, passage),
        claim=anchors.claims.get(entry.claim, "") if entry.claim else "",
    )


def _day(iso: str) -> date | None:
    when = parse_date(iso)
    if when is None:
        return None
    try:
        return date(when.year, when.month or 1, when.day or 1)
    except ValueError:
        return None


def _gap(before: date | None, start: str) -> str:
    """Return how many days, weeks, months or years lie between, "12 days later"; "" for a short gap."""
    day = _day(start)
    if before is None or day is None or (day - before).days <= _GAP_DAYS:
        return ""
    days = (day - before).days
    for unit, length in (("year", 365), ("month", 30), ("week", 7)):
        if days >= 2 * length:
            return f"{count_of(days // length, unit)} later"
    return f"{count_of(days, 'day')} later"

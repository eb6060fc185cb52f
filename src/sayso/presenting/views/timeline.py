"""When: what has a date, day by day or month by month, with the gaps between."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from sayso.presenting.index import Index
from sayso.presenting.views.places import Anchors, Place, place_of
from sayso.presenting.visible import shorten
from sayso.presenting.when import parse_date, range_words
from sayso.presenting.words import count_of, some_names
from sayso.text import skip_dateline
from sayso.types import Act, Passage, TimelineEntry

# A gap of more days than this is told; shorter ones can be read from the dates.
_GAP_DAYS = 2
_ENTRY_CHARS = 140
_DAY_CHARS = len("2031-06-11")

# Of one date, this many are shown at once; a column of the page would be too long with more.
_FIRST_EVENTS = 4
_LAST_MOMENTS = 10
_MAX_NAMES = 3


@dataclass(frozen=True, slots=True)
class Event:
    """Something that has a date: when on that day, in what words, and where they stand.

    `publishes` is set where the words are the headline of an article that appeared; `also` names the other outlets
    that tell of it.
    """

    time: str
    words: str
    publishes: bool
    denies: bool
    place: Place
    also: str


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, or a longer time, and what has that date. `gap` says how long nothing had a date before it."""

    date: str
    lasts: bool
    gap: str
    events: tuple[Event, ...]
    further: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """The dates of the story, the oldest first. Of many, the `earlier` ones, which are its background, stay closed."""

    earlier: tuple[Moment, ...]
    moments: tuple[Moment, ...]


def view_timeline(index: Index, anchors: Anchors) -> Timeline:
    """Return the timeline of the report, the entries of one date together and the same words only once."""
    grouped: dict[tuple[str, str], dict[tuple[str, str], TimelineEntry]] = {}
    for entry in index.report.timeline:
        same_date = grouped.setdefault((entry.start[:10], entry.end[:10]), {})
        same_date.setdefault((entry.article, entry.text), entry)
    moments = []
    last_day: date | None = None
    for (start, end), entries in grouped.items():
        events = tuple(_event(index, anchors, entry) for entry in entries.values())
        moments.append(
            Moment(
                date=range_words(start, end),
                lasts=start != end or len(start) < _DAY_CHARS,
                gap=_gap(last_day, start),
                events=events[:_FIRST_EVENTS],
                further=events[_FIRST_EVENTS:],
            )
        )
        last_day = max(filter(None, [last_day, _last_day(end)]), default=None)
    cut = max(len(moments) - _LAST_MOMENTS, 0)
    return Timeline(tuple(moments[:cut]), tuple(moments[cut:]))


def _event(index: Index, anchors: Anchors, entry: TimelineEntry) -> Event:
    attribution = index.attribution(entry.attribution)
    article = index.articles[entry.article]
    when = parse_date(entry.start)
    own = index.outlet_by_article[entry.article].name
    others = [index.outlet_by_article[other].name for other in entry.also if other in index.outlet_by_article]
    return Event(
        time=f"{when.hour:02}:{when.minute:02}" if when and when.hour >= 0 else "",
        words=shorten(entry.text[skip_dateline(entry.text) :], _ENTRY_CHARS),
        publishes=entry.attribution is None and entry.text == (article.title or article.id),
        denies=attribution is not None and attribution.attribution.act is Act.DENIES,
        place=place_of(index, anchors, entry.article, _passage(index, entry)),
        also=some_names([name for name in dict.fromkeys(others) if name != own], _MAX_NAMES),
    )


def _passage(index: Index, entry: TimelineEntry) -> Passage:
    """Return the passage of an entry: the content of its attribution, or what the outlet itself says of its claim."""
    attribution = index.attribution(entry.attribution)
    if attribution is not None:
        return attribution.attribution.content
    claim = index.claims.get(entry.claim) if entry.claim is not None else None
    for mention in claim.mentions if claim else ():
        if mention.article == entry.article and mention.attribution is None:
            return mention.passage
    return Passage((), "")


def _first_day(iso: str) -> date | None:
    when = parse_date(iso)
    if when is None:
        return None
    try:
        return date(when.year, when.month or 1, when.day or 1)
    except ValueError:
        return None


def _last_day(iso: str) -> date | None:
    when = parse_date(iso)
    first = _first_day(iso)
    if when is None or first is None or when.day:
        return first
    month = when.month or 12
    return date(when.year, month, monthrange(when.year, month)[1])


def _gap(before: date | None, start: str) -> str:
    """Return how many days, weeks, months or years lie between, "12 days later"; "" for a short gap."""
    day = _first_day(start)
    if before is None or day is None or (day - before).days <= _GAP_DAYS:
        return ""
    days = (day - before).days
    for unit, length in (("year", 365), ("month", 30), ("week", 7)):
        if days >= 2 * length:
            return f"{count_of(days // length, unit)} later"
    return f"{count_of(days, 'day')} later"

"""Dating an article that bears no date from dated ones that tell of the same utterance.

An article that has somebody say something "on Friday", which a dated article has him say on 26 January 2024, appeared
on that Friday or within the week behind it. How long behind, the weekdays tell that it speaks of as past: news is told
on its day or the day after, so the article's day is the one on which the sum of their ages is least. docs/dates.md has
how often that is right. Where no weekday is told, no more than the month is given.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from sayso.dates.find import find_timexes
from sayso.dates.periods import Period, Unit, day, read_iso, read_value
from sayso.dates.tense import Direction, direction_at
from sayso.dates.timex import Timex, TimexType
from sayso.dates.wordings import Wording, Wordings, wording_of
from sayso.text import find_paragraphs
from sayso.types import Article

_WEEK_DAYS = 7
_BARE_WEEKDAY = re.compile(r"XXXX-WXX-([1-7])(?:T[A-Z]{2})?")
_NAMES = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_FAR_DAYS = 2  # an article farther from its siblings than this is not dated to the day


@dataclass(frozen=True, slots=True)
class Published:
    """When an article appeared: ISO 8601, as precise as the evidence, or None; and a plain sentence that says why."""

    value: str | None
    note: str


class _Paragraph(NamedTuple):
    """What a paragraph tells of, and the days that it gives."""

    wording: Wording
    weekdays: tuple[int, ...]  # of an undated article: bare ones that lie in the past
    days: tuple[Period, ...]  # of a dated article


class _Match(NamedTuple):
    """One paragraph of the undated article beside one of a dated sibling that tells of the same utterance."""

    sibling: Article
    weekdays: tuple[int, ...]
    days: tuple[Period, ...]


def date_articles(articles: Sequence[Article], *, today: date | None = None) -> tuple[Article, ...]:
    """Return the articles of a story, those without a date dated from the others where the evidence allows it.

    Only dates from metadata or from the text count as evidence. A date after `today` is never taken. What is inferred
    has basis "inferred" and a note that says from what; where the evidence contradicts itself, the note alone says so.
    """
    dated = [_Sibling(article) for article in articles if _is_evidence(article, today)]
    found = []
    for article in articles:
        inferred = None if article.published is not None else _infer(article, dated, today)
        if inferred is not None:
            basis = "inferred" if inferred.value is not None else None
            article = replace(article, published=inferred.value, published_basis=basis, published_note=inferred.note)
        found.append(article)
    return tuple(found)


def infer_published(article: Article, siblings: Sequence[Article], *, today: date | None = None) -> Published | None:
    """Date an article from dated ones of its story; None where none of them tells of an utterance that it tells of.

    The value is a day where both say on which weekday, or where the article says it and the sibling's date fixes the
    week; else a month. It is None, with a note, where siblings contradict each other. No date lies after `today`.
    """
    return _infer(article, [_Sibling(sibling) for sibling in siblings if _is_evidence(sibling, today)], today)


class _Sibling:
    """A dated article, prepared for being asked what it tells of."""

    def __init__(self, article: Article) -> None:
        self.article = article
        timexes = find_timexes(article.text, article.published, passages_of(article))
        self.paragraphs = list(_paragraphs(article, timexes))
        self.wordings = Wordings()
        for paragraph in self.paragraphs:
            self.wordings.add(paragraph.wording)


def _infer(article: Article, siblings: Sequence[_Sibling], today: date | None) -> Published | None:
    timexes = find_timexes(article.text, None, passages_of(article))
    weekdays = [number for timex in timexes if (number := _past_weekday(article, timex))]
    mine = list(_paragraphs(article, timexes))
    matches = [match for sibling in siblings for match in _matches(mine, sibling)]
    if not matches:
        return None
    limit = None if today is None else day(today).index
    told = _told_days(matches)
    if told:
        return _from_days(weekdays, told, limit)
    return _from_sibling(weekdays, matches[0].sibling, limit)


def passages_of(article: Article) -> list[tuple[int, int]]:
    """Return the parts of an article's text that are not boilerplate, in order, as half-open offsets."""
    passages = []
    at = 0
    for block in sorted(article.boilerplate, key=lambda block: block.start):
        if block.start > at:
            passages.append((at, block.start))
        at = max(at, block.end)
    return [*passages, (at, len(article.text))] if at < len(article.text) else passages


def _told_days(matches: Sequence[_Match]) -> dict[Period, list[Article]]:
    """Return the days on which siblings have what the article puts on the same weekday, with those siblings."""
    told: dict[Period, list[Article]] = {}
    for match in matches:
        for found in match.days:
            if found.start and found.start.isoweekday() in match.weekdays:
                told.setdefault(found, []).append(match.sibling)
    return told


def _from_days(weekdays: Sequence[int], told: dict[Period, list[Article]], limit: int | None) -> Published:
    """Date the article from the days on which siblings have what it tells of."""
    ranked = sorted(told, key=lambda d: (-len(told[d]), d.index))
    best = ranked[0]
    for other in ranked[1:]:
        if len(told[other]) == len(told[best]) and abs(other.index - best.index) >= _WEEK_DAYS:
            return Published(None, f"its siblings contradict each other: {best.value} or {other.value}")
    latest = max((d for d in told if abs(d.index - best.index) < _WEEK_DAYS), key=lambda d: d.index)
    ahead = (_latest_weekday(weekdays) - _weekday(latest.index)) % _WEEK_DAYS
    found = latest.index + ahead
    if limit is not None and found > limit:
        found = latest.index
    sibling = min(told[latest], key=lambda article: _days_apart(article, found))
    if limit is not None and found > limit:
        return Published(None, f"{_name(sibling)} tells of the same on {latest.value}, which lies ahead")
    name = _NAMES[_weekday(latest.index) - 1]
    note = f"tells of the same on {name} as {_name(sibling)}, which puts it on {latest.value}"
    if found != latest.index:
        note += f"; its own latest day is the {_NAMES[_weekday(found) - 1]} behind"
    return _as_precise_as_known(found, sibling, note)


def _from_sibling(weekdays: Sequence[int], sibling: Article, limit: int | None) -> Published | None:
    """Date the article from when a sibling appeared that tells of the same without a day in common."""
    appeared = read_iso(sibling.published)
    if appeared is None or appeared.unit is not Unit.DAY or appeared.value is None:
        return None
    note = f"tells of the same as {_name(sibling)}, which appeared on {appeared.value}"
    if not weekdays:
        return Published(appeared.value[:7], f"{note}, and names no day")
    weekday = _latest_weekday(weekdays)
    return _as_precise_as_known(
        _nearest(appeared.index, weekday, limit), sibling, f"{note}; its own latest day is a {_NAMES[weekday - 1]}"
    )


def _as_precise_as_known(found: int, sibling: Article, note: str) -> Published:
    """Give the day, or only the month or the year where the article lies far from the sibling that it is dated from."""
    value = Period(Unit.DAY, found).value or ""
    if _days_apart(sibling, found) <= _FAR_DAYS:
        return Published(value, note)
    theirs = sibling.published or ""
    for chars in (len("2024-01"), len("2024")):
        if value[:chars] == theirs[:chars]:
            return Published(value[:chars], note)
    return Published(None, note)


def _days_apart(sibling: Article, ordinal: int) -> int:
    appeared = read_iso(sibling.published)
    return abs(appeared.index - ordinal) if appeared is not None and appeared.unit is Unit.DAY else _FAR_DAYS + 1


def _weekday(ordinal: int) -> int:
    return (ordinal - 1) % _WEEK_DAYS + 1


def _latest_weekday(weekdays: Sequence[int]) -> int:
    """Return the weekday on which the days that an article tells of are least old in sum, the first counted twice."""

    def age(today: int) -> int:
        ages = [(today - number) % _WEEK_DAYS for number in weekdays]
        return sum(ages) + ages[0]

    return min(weekdays, key=age)


def _nearest(around: int, weekday: int, limit: int | None) -> int:
    """Return the day of that weekday nearest to a day, not after the limit."""
    found = around + (weekday - _weekday(around) + 3) % _WEEK_DAYS - 3
    return found if limit is None or found <= limit else found - _WEEK_DAYS


def _matches(mine: Sequence[_Paragraph], sibling: _Sibling) -> Iterator[_Match]:
    """Pair the paragraphs of the undated article with those of a sibling that tell of the same utterance."""
    for paragraph in mine:
        for n in sibling.wordings.find(paragraph.wording):
            yield _Match(sibling.article, paragraph.weekdays, sibling.paragraphs[n].days)


def _paragraphs(article: Article, timexes: Sequence[Timex]) -> Iterator[_Paragraph]:
    published = read_iso(article.published)
    k = 0
    for start, end in find_paragraphs(article.text):
        weekdays, days = [], []
        while k < len(timexes) and timexes[k].start < end:
            timex = timexes[k]
            k += 1
            if timex.start < start:
                continue
            if number := _past_weekday(article, timex):
                weekdays.append(number)
            period = read_value(timex.value)
            if period and published and period.unit is Unit.DAY and period.index <= published.shift(1).index:
                days.append(period)
        yield _Paragraph(wording_of(article.text, start, end), tuple(weekdays), tuple(days))


def _past_weekday(article: Article, timex: Timex) -> int | None:
    """Return the number of a bare weekday that the article speaks of as past, or as its own day."""
    match = _BARE_WEEKDAY.fullmatch(timex.value or "") if timex.type in (TimexType.DATE, TimexType.TIME) else None
    words = article.text[timex.start : timex.end].lower()
    if match is None or words.startswith(("last", "next", "this", "that", "the ")):
        return None
    ahead = direction_at(article.text, timex.start, timex.end) is Direction.FUTURE
    return None if ahead else int(match[1])


def _is_evidence(article: Article, today: date | None) -> bool:
    appeared = read_iso(article.published)
    if appeared is None or article.published_basis == "inferred":
        return False
    return today is None or appeared.start is None or appeared.start <= today


def _name(article: Article) -> str:
    return f"“{article.title or article.id}”"

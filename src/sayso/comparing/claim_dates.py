"""When two passages of one claim say that it was: on one day here, and on another there."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import product

from sayso.comparing.findings import Finding
from sayso.comparing.pairs import Pair, make_finding, names_in, outlets_of
from sayso.comparing.story import Story
from sayso.comparing.terms import FUNCTION_WORDS, find_terms, stem
from sayso.dates import Mod, Timex, TimexType, find_timexes
from sayso.types import Article, DifferenceType, Spans

# How alike two passages must be, as alignment measures it, that say of one deed when it was: "apologized on Friday" and
# "had to apologize Saturday". Passages that are much alike and have no deed in common tell of two meetings, searches or
# interviews: of 14 such dates that were reported in 206 unseen events one was wanted.
ALIKE_WITH_DEED = 0.25
MOST_DAYS = 60  # between two times of one event: farther apart, one of them is another event, or an anniversary
MOST_DAYS_LONG = 11  # a longer time is too vague to be another one
LEAST_SHARED = 3  # content words, where the two have no name in common
REACH_BEFORE, REACH_BEHIND = 7, 2  # words around a time, in which the deed stands

Time = tuple[date, date]  # half-open
_SEASONS = {"WI": (1, 90), "SP": (3, 92), "SU": (6, 92), "FA": (9, 91)}  # the first month, and days
# Only a passage with one of these is read for dates.
_TIME_WORDS = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|yesterday|tomorrow|tonight|\d{1,2}(?:st|nd|rd|th)?"
    r"|(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*|week(?:end)?|month|year|spring|summer|fall"
    r"|autumn|winter)\b",
    re.IGNORECASE,
)

_AUXILIARIES = frozenset("to will would shall should may might must can could did does".split())
_BEING = frozenset("be is are was were been being".split())
_BESIDE = frozenset("on late early this last next the".split())
_ENDS = frozenset("or and through until till since before after from between as".split())
_EVENTS = frozenset(
    "briefing meeting interview hearing conference speech vote election debate rally testimony session address "
    "trial".split()
)
_IRREGULAR = dict(
    pair.split("/")
    for pair in "left/leave met/meet quit/quit began/begin held/hold won/win lost/lose took/take gave/give sent/send "
    "spoke/speak shot/shoot fell/fall came/come became/become went/go hit/hit struck/strike fled/flee sold/sell "
    "bought/buy paid/pay found/find broke/break flew/fly fought/fight wrote/write".split()
)
# What is reported, planned or going on has another time than what is told of it.
_NO_DEEDS = FUNCTION_WORDS | frozenset(
    stem(word)
    for word in "reported announced scheduled expected planned according including following saying told asked "
    "take come go make hold added released published posted be have".split()
)
_WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b")
_CLOCK = re.compile(r"\d:\d\d|\d\s?[ap]\.?m\b", re.IGNORECASE)
# What an article says by its own date, and feasts, whose celebrations take days.
_VAGUE = re.compile(
    r"\b(?:week|this month|july 4|christmas|easter|thanksgiving|new year)\b|\bday\b|\bof july\b", re.IGNORECASE
)
_DEICTIC = re.compile(r"\b(?:today|tonight|yesterday|tomorrow|this (?:morning|afternoon|evening))\b", re.IGNORECASE)
POSTED = re.compile(r"@\w|pic\.twitter|https?://")  # the line below a post has the day of the post


def differ_in_date(story: Story, pair: Pair) -> Iterator[Finding]:
    """Yield at most one difference: two times that are not one beside one deed."""
    texts = pair.one.text, pair.other.text
    shared = len(find_terms(texts[0]) & find_terms(texts[1]))
    if pair.alike < ALIKE_WITH_DEED or not (names_in(texts[0]) & names_in(texts[1]) or shared >= LEAST_SHARED):
        return
    if POSTED.search(pair.one.text) or POSTED.search(pair.other.text):
        return
    first, second = (_dated_deeds(story.articles[member.article], member.spans) for member in (pair.one, pair.other))
    known = {dated.time for dated in first} & {dated.time for dated in second}
    for one, other in product(first, second):
        if {one.time, other.time} & known or not one.deeds & other.deeds or not _clash(one.time, other.time):
            continue
        if one.words.lower() == other.words.lower() or _name_one_day(one.words, other.words, one.time, other.time):
            continue  # "last week" in two articles of two weeks
        names = outlets_of(story, pair)
        note = f"{names[0]} says {one.words}, {names[1]} {other.words}."
        yield make_finding(DifferenceType.DATE, story, pair, note, 1.8)
        return


@dataclass(frozen=True, slots=True)
class _Dated:
    """A time as a passage words it, the days it covers, and the stems of the deeds beside it."""

    words: str
    time: Time
    deeds: frozenset[str]


@lru_cache(maxsize=1 << 12)
def _dated_deeds(article: Article, spans: Spans) -> tuple[_Dated, ...]:
    return tuple(
        _Dated(article.text[timex.start : timex.end], time, _deeds_around(article.text, spans, timex))
        for timex, time in _times(article, spans)
    )


def _deeds_around(text: str, spans: Spans, timex: Timex) -> frozenset[str]:
    """The stems of the verbs around a time within its passage: "was leaving", "to leave", "left".

    None where the time is that of an event ("a briefing Wednesday"), an end ("through July 31"), or one of two.
    """
    start, end = next(span for span in spans if span.start <= timex.start < span.end)
    before = re.findall(r"[\w’']+", text[start : timex.start])[-REACH_BEFORE:]
    behind = re.findall(r"[\w’']+", text[timex.end : end])[:REACH_BEHIND]
    led_by = [word.lower() for word in before if word.lower() not in _BESIDE][-1:]
    if {*led_by, *behind[:1]} & _EVENTS or {*led_by, *before[-1:]} & _ENDS or behind[:1] == ["or"]:
        return frozenset()
    found: set[str] = set()
    for words in (before, behind):
        nearest: list[str] = []
        for n, word in enumerate(words):
            led = words[n - 1].lower() if n else ""
            is_deed = word in _IRREGULAR or (len(word) > 4 and word.endswith("ed"))
            if is_deed or (word.islower() and led in (_BEING if word.endswith("ing") else _AUXILIARIES)):
                nearest.append(stem(_IRREGULAR.get(word, word)))
        found.update(nearest[-1:] if words is before else nearest)
    return frozenset(found) - _NO_DEEDS


def _name_one_day(one: str, other: str, time: Time, facing: Time) -> bool:
    """Are two times "Friday" and "Friday morning", "tonight" and a day beside it, or one of them no day?

    When an article appeared is known to the day at best, and a page may bear the day after.
    """
    if any(_CLOCK.search(text) or _VAGUE.search(text) for text in (one, other)):
        return True
    days = [_WEEKDAY.findall(text.lower()) for text in (one, other)]
    if days[0] and days[0] == days[1]:
        return True
    seen_from_today = bool(_DEICTIC.search(one)) != bool(_DEICTIC.search(other))
    return seen_from_today and abs((time[0] - facing[0]).days) <= 1


def _times(article: Article, spans: Spans) -> list[tuple[Timex, Time]]:
    """The days, weeks, months and years that a passage names. Elsewhere in its sentence stands when it was said."""
    if not any(_TIME_WORDS.search(article.text[start:end]) for start, end in spans):
        return []
    return [
        (timex, time)
        for timex in find_timexes(article.text, article.published, list(spans))
        if timex.type in (TimexType.DATE, TimexType.TIME) and (time := read_time(timex))
    ]


def read_time(timex: Timex) -> Time | None:
    """The days that a time expression covers, half-open; None where they are not known."""
    value = timex.value or ""
    try:
        if re.match(r"\d{4}-\d\d-\d\d", value):
            day = date.fromisoformat(value[:10])
            return day, day + timedelta(1)
        if week := re.match(r"(\d{4})-W(\d\d)", value):
            monday = date.fromisocalendar(int(week.group(1)), int(week.group(2)), 1)
            return monday, monday + timedelta(7)
        if re.fullmatch(r"\d{4}-\d\d", value):
            return _part_of_month(date.fromisoformat(f"{value}-01"), timex.mod)
        if season := re.fullmatch(r"(\d{4})-(WI|SP|SU|FA)", value):
            month, days = _SEASONS[season.group(2)]
            first = date(int(season.group(1)), month, 1)
            return first, first + timedelta(days)
        if re.fullmatch(r"\d{4}", value):
            return date(int(value), 1, 1), date(int(value) + 1, 1, 1)
    except ValueError:  # no such day, or a year beyond what the calendar holds
        return None
    return None


def _part_of_month(first: date, mod: Mod | None) -> Time:
    after = (first + timedelta(31)).replace(day=1)
    match mod:
        case Mod.START:
            return first, first + timedelta(10)
        case Mod.MID:
            return first + timedelta(10), first + timedelta(20)
        case Mod.END:
            return first + timedelta(20), after
    return first, after


def _clash(one: Time, other: Time) -> bool:
    """Are these two times that are not one, and near enough to be of one event?"""
    (_, end), (start, _) = sorted((one, other))
    days = [(last - first).days for first, last in (one, other)]
    return max(days) <= MOST_DAYS_LONG and 0 <= (start - end).days <= MOST_DAYS

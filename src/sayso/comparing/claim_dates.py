"""When two passages of one claim say that it was: on one day here, and on another there."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from sayso.comparing.findings import Finding
from sayso.comparing.pairs import Pair, make_finding, outlets_of, share_enough
from sayso.comparing.propositions import Proposition
from sayso.comparing.story import Story
from sayso.comparing.terms import FUNCTION_WORDS, find_terms, stem
from sayso.dates import Mod, Timex, TimexType, find_timexes
from sayso.types import DifferenceType

# How alike two passages must be, as alignment measures it. Of 11 that were less alike in 82 unseen events one was
# wanted: the others were of two meetings, two searches, two interviews. Two of the stories' are lost by it.
ALIKE_FOR_DATE = 0.5
ALIKE_WITH_NEARER = 0.5  # where one of the two has a nearer passage in the other article,
ALIKE_WITH_DEED = 0.25  # where both times stand beside one verb
MOST_NEARER = 0.2  # though not by more than this
LEAST_WORDS = 5  # of a passage: "earlier this week" alone says nothing of what was then
MOST_DAYS = 60  # between two times of one event: farther apart, one of them is another event, or an anniversary
MOST_DAYS_LONG = 11  # a longer time is too vague to be another one
MOST_TERMS = 12  # content words of a passage: a longer one tells of more than one time

Time = tuple[date, date]  # half-open
_SEASONS = {"WI": (1, 90), "SP": (3, 92), "SU": (6, 92), "FA": (9, 91)}  # the first month, and days
# Only a passage with one of these is read for dates.
_TIME_WORDS = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|yesterday|tomorrow|tonight|\d{1,2}(?:st|nd|rd|th)?"
    r"|(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*|week(?:end)?|month|year|spring|summer|fall"
    r"|autumn|winter)\b",
    re.IGNORECASE,
)

_DAY = re.compile(r"(?:\bon )?\b(?P<day>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b")
_WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b")
_CLOCK = re.compile(r"\d:\d\d|\d\s?[ap]\.?m\b", re.IGNORECASE)
# What an article says by its own date, and feasts, whose celebrations take days.
_VAGUE = re.compile(
    r"\b(?:week|this month|july 4|christmas|easter|thanksgiving|new year)\b|\bday\b|\bof july\b", re.IGNORECASE
)
_DEICTIC = re.compile(r"\b(?:today|tonight|yesterday|tomorrow|this (?:morning|afternoon|evening))\b", re.IGNORECASE)
POSTED = re.compile(r"@\w|pic\.twitter|https?://")  # the line below a post has the day of the post


def differ_in_date(story: Story, pair: Pair) -> Iterator[Finding]:
    """Yield at most one difference: of the times that only one of the passages names there must be one each."""
    if bound := _bound_to_one_deed(story, pair):
        yield bound
        return
    if pair.alike < (ALIKE_FOR_DATE if pair.mutual else max(ALIKE_WITH_NEARER, pair.nearest - MOST_NEARER)):
        return
    if min(len(pair.one.text.split()), len(pair.other.text.split())) < LEAST_WORDS:
        return
    texts = pair.one.text, pair.other.text
    if not share_enough(pair) or max(len(find_terms(text)) for text in texts) > MOST_TERMS:
        return
    if POSTED.search(pair.one.text) or POSTED.search(pair.other.text):
        return
    first, second = (_times(story, m) for m in (pair.one, pair.other))
    known = {time for _, time in first} & {time for _, time in second}
    own, facing = ([(timex, time) for timex, time in times if time not in known] for times in (first, second))
    if len(own) != 1 or len(facing) != 1:
        return
    words = [
        story.articles[member.article].text[timex.start : timex.end]
        for member, (timex, _) in ((pair.one, own[0]), (pair.other, facing[0]))
    ]
    if words[0].lower() == words[1].lower() or _name_one_day(words[0], words[1], own[0][1], facing[0][1]):
        return  # "last week" in two articles of two weeks
    names = outlets_of(story, pair)
    if _clash(own[0][1], facing[0][1]):
        note = f"{names[0]} says {words[0]}, {names[1]} {words[1]}."
        yield make_finding(DifferenceType.DATE, story, pair, note, 1.8)


def _bound_to_one_deed(story: Story, pair: Pair) -> Finding | None:
    """Two days of the week beside one verb: "apologized on Friday", "had to apologize Saturday".

    Then the passages need not be much alike.
    """
    if not pair.mutual or pair.alike < ALIKE_WITH_DEED:
        return None
    found = [_days_of_deeds(member.text) for member in (pair.one, pair.other)]
    for deed in sorted(found[0].keys() & found[1].keys()):
        words = found[0][deed], found[1][deed]
        if words[0] != words[1]:
            names = outlets_of(story, pair)
            note = f"{names[0]} says {words[0]}, {names[1]} {words[1]}."
            return make_finding(DifferenceType.DATE, story, pair, note, 1.8)
    return None


def _days_of_deeds(text: str) -> dict[str, str]:
    """The stems of the verbs that stand beside a day of the week, with that day: "apologized", "to apologize"."""
    deeds: dict[str, str] = {}
    for match in _DAY.finditer(text):
        before = re.findall(r"[a-z]+", text[: match.start()].split(",")[-1])[-1:]
        behind = re.findall(r"[a-z]+", text[match.end() : match.end() + 24])[:1]
        for word in (*before, *behind):
            if word not in FUNCTION_WORDS and (word.endswith("ed") or f"to {word}" in text):
                deeds.setdefault(stem(word), match.group("day"))
    return deeds


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


def _times(story: Story, member: Proposition) -> list[tuple[Timex, Time]]:
    """The days, weeks, months and years that a passage names. Elsewhere in its sentence stands when it was said."""
    article = story.articles[member.article]
    if not any(_TIME_WORDS.search(article.text[start:end]) for start, end in member.spans):
        return []
    return [
        (timex, time)
        for timex in find_timexes(article.text, article.published, list(member.spans))
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

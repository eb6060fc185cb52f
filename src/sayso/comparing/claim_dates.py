"""When two passages of one claim say that it was: on another day, at another hour, or only more vaguely."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import product

from sayso.comparing.findings import Contrast, Finding
from sayso.comparing.pairs import Pair, make_finding, names_in, outlets_of
from sayso.comparing.story import Story
from sayso.comparing.terms import FUNCTION_WORDS, find_terms, stem
from sayso.dates import Mod, Timex, TimexType, find_timexes
from sayso.types import Article, DifferenceType, Span, Spans

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
    "bought/buy paid/pay found/find broke/break flew/fly fought/fight wrote/write "
    "sank/sink drove/drive chose/choose grew/grow rose/rise threw/throw stood/stand built/build".split()
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


NEAR_CHARS = 60  # on either side of a time, in which stands what happened then
# Content words that must be near both of two times that name one event: where one time lies in the other; where they
# lie apart and no deed is beside both; where one is longer than a month or cannot be placed.
LEAST_SHARED_WITHIN, LEAST_SHARED_APART, LEAST_SHARED_LONG = 1, 2, 2
LEAST_SHARED_OTHER_DEED = 3  # where other verbs stand beside the two
LONG_DAYS = 31
# Before a time, what belongs to it: "shortly before 10 p.m.", "by late July".
_LEADING = re.compile(
    r"(?:\b(?:shortly|just|right|soon|immediately|sometime|as early|as late|as soon|no later than|not until|up)\s)?"
    r"\b(?:before|after|by|until|till|since|around|about|as of|as|from|through|between|beginning|starting|nearly|almost"
    r"|within|late on|early on|late in|early in|to)\s(?:the\s)?$",
    re.IGNORECASE,
)
_PART_OF = re.compile(r"\b(?:the )?(?:very )?(?:end|beginning|start|middle|last day) of (?:the )?$", re.IGNORECASE)
# What only goes back to a time that was told before.
_BACK = re.compile(r"(?:that|the same|this same)\b|the (?:week|month|year|day|night|time)$", re.IGNORECASE)
_LEADING_CHARS = 28
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_OWNER = re.compile(r"(?:\b(?:the|his|her|its|their|a)|[’']s) $", re.IGNORECASE)
_OPEN = re.compile(r"recently|recent (?:days|weeks|months)", re.IGNORECASE)
_IN_MAY = re.compile(r"\b(?:in|of|last|this|next|since|until|by|early|late|mid|through|from|to|and) $", re.IGNORECASE)
_PERIODS = {1: "day", 7: "week", 28: "month", 29: "month", 30: "month", 31: "month", 365: "year", 366: "year"}
_TIME_TERMS = find_terms(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august"
    " september october november december jan feb mar apr aug sept oct nov dec week weeks weekend month months year"
    " years day days morning afternoon evening night today yesterday tomorrow tonight last next this early late earlier"
    " later ago p.m a.m et est local time"
)


@dataclass(frozen=True, slots=True)
class _Told:
    """A time of a passage. `words` are as printed with what leads them, `bare` without that and in small letters.

    `days` is None where the calendar does not tell them, `hour` is "" where the time is no part of a day; `near` are
    the content words around it, `deeds` the verbs beside it; `event` is what has this time: "a briefing Wednesday".
    """

    words: str
    bare: str
    days: Time | None
    hour: str
    near: frozenset[str]
    deeds: frozenset[str]
    event: str


def tell_date(story: Story, pair: Pair) -> Contrast | None:
    """Say which times of one event two passages give otherwise: another day or hour, or one more exactly."""
    if POSTED.search(pair.one.text) or POSTED.search(pair.other.text):
        return None
    first, second = (_told(story.articles[member.article], member.spans) for member in (pair.one, pair.other))
    known = {one.bare for one in first} & {other.bare for other in second}
    best: tuple[int, str] | None = None
    for one, other in product(first, second):
        if {one.bare, other.bare} & known or _has_both(one, other, first, second) or _are_apart(one, other):
            continue
        shared = len(one.near & other.near)
        if shared < _least_shared(one, other) or (best is not None and shared <= best[0]):
            continue
        note = _say(outlets_of(story, pair), one, other)
        best = (shared, note) if note else best
    return Contrast(DifferenceType.DATE, best[1]) if best else None


def _has_both(one: _Told, other: _Told, first: Sequence[_Told], second: Sequence[_Told]) -> bool:
    """Is one of two times that lie apart told by the other passage, too, in whatever words?"""
    if one.days == other.days:
        return False
    return any(told.days is not None and told.days == one.days for told in second) or any(
        told.days is not None and told.days == other.days for told in first
    )


def _are_apart(one: _Told, other: _Told) -> bool:
    """Is one the time of an event, and the other that of another event or of a deed?"""
    return one.event != other.event and all(told.event or told.deeds for told in (one, other))


@lru_cache(maxsize=1 << 12)
def _told(article: Article, spans: Spans) -> tuple[_Told, ...]:
    """The times of a passage; what is around a time that stands alone is the whole passage."""
    if not any(pattern.search(article.text, *span) for span in spans for pattern in (_TIME_WORDS, _YEAR, _OPEN)):
        return ()
    times = [
        (timex, span)
        for timex in find_timexes(article.text, article.published, list(spans))
        for span in spans
        if span.start <= timex.start < span.end and _tells_when(article.text, timex, span)
    ]
    whole = find_terms(" ".join(article.text[start:end] for start, end in spans))
    return tuple(_read(article.text, spans, timex, span, whole if len(times) == 1 else None) for timex, span in times)


def _read(text: str, spans: Spans, timex: Timex, span: Span, whole: frozenset[str] | None) -> _Told:
    end = timex.end + (text[timex.end - 3 : timex.end] in ("p.m", "a.m") and text[timex.end : timex.end + 1] == ".")
    bare = " ".join(text[timex.start : end].split())
    lead = _LEADING.search(text, max(span.start, timex.start - _LEADING_CHARS), timex.start)
    part = _PART_OF.search(text, max(span.start, timex.start - _LEADING_CHARS), timex.start)
    led = part or lead
    words = " ".join(((led.group() if led else "") + bare).split())
    days = None if part else read_time(timex)
    hour = (timex.value or "").partition("T")[2] if timex.type is TimexType.TIME else ""
    near = _near(text, timex, span) if whole is None else whole
    near = frozenset(stem(_IRREGULAR.get(term, term)) for term in near - _TIME_TERMS if not term[0].isdigit())
    return _Told(
        words,
        bare.lower(),
        days,
        hour,
        near,
        _deeds_around(text, spans, timex),
        _event_of(text, timex, span),
    )


def _event_of(text: str, timex: Timex, span: Span) -> str:
    """The event before or behind a time, of which it is the time; "" where it is that of a deed."""
    before = [word.lower() for word in re.findall(r"[\w’']+", text[span.start : timex.start])]
    led_by = [word for word in before if word not in _BESIDE][-1:]
    behind = [word.lower() for word in re.findall(r"^ ([\w’']+)", text[timex.end : span.end])]
    return next((stem(word) for word in (*led_by, *behind) if word in _EVENTS), "")


def _near(text: str, timex: Timex, span: Span) -> frozenset[str]:
    before = text[max(span.start, timex.start - NEAR_CHARS) : timex.start]
    behind = text[timex.end : min(span.end, timex.end + NEAR_CHARS)]
    if timex.start - NEAR_CHARS > span.start:
        before = before.partition(" ")[2]
    if timex.end + NEAR_CHARS < span.end:
        behind = behind.rpartition(" ")[0]
    return find_terms(f"{before} {behind}")


def _tells_when(text: str, timex: Timex, span: Span) -> bool:
    """Does a time say when what is told was? "The 2016 campaign" and "Friday's vote" name an event, "May" a person."""
    bare = text[timex.start : timex.end]
    if (
        timex.type not in (TimexType.DATE, TimexType.TIME)
        or _BACK.match(bare)
        or text[timex.end : timex.end + 2] in ("’s", "'s")
    ):
        return False
    if read_time(timex) is None and not _OPEN.fullmatch(bare) and timex.type is not TimexType.TIME:
        return False
    before = text[max(span.start, timex.start - _LEADING_CHARS) : timex.start]
    if bare == "May":
        return bool(_IN_MAY.search(before))
    word = re.match(r"[ -]([a-z]\w+)", text[timex.end : span.end])
    attribute = word is not None and word.group(1) not in FUNCTION_WORDS and _OWNER.search(before)
    return not (attribute and _YEAR.fullmatch(bare))


def _least_shared(one: _Told, other: _Told) -> int:
    if one.hour and other.hour and not (one.days and other.days):
        return LEAST_SHARED_WITHIN
    if one.days is None or other.days is None:
        return LEAST_SHARED_LONG if one.deeds & other.deeds else LEAST_SHARED_OTHER_DEED
    lengths = [(last - first).days for first, last in (one.days, other.days)]
    (_, end), (start, _) = sorted((one.days, other.days))
    if start < end:
        return LEAST_SHARED_LONG if max(lengths) > LONG_DAYS and not one.deeds & other.deeds else LEAST_SHARED_WITHIN
    if one.deeds & other.deeds:
        return LEAST_SHARED_WITHIN
    return LEAST_SHARED_OTHER_DEED if one.deeds and other.deeds else LEAST_SHARED_APART


def _say(names: tuple[str, str], one: _Told, other: _Told) -> str | None:
    """One sentence that sets two times side by side; None where they are told alike."""
    if one.words.lower() == other.words.lower():
        return None
    exactly = _exacter(one, other)
    if exactly is not None:
        close, wide = (one, other) if exactly == 0 else (other, one)
        return f"{names[exactly]} gives “{close.words}”, {names[1 - exactly]} only “{wide.words}”."
    plain = f"{names[0]} says “{one.words}”, {names[1]} “{other.words}”"
    if one.days is None or other.days is None:
        return f"{plain}."
    if one.days == other.days:
        if _plain(one.bare) == _plain(other.bare):
            return f"{plain}." if one.words.lower() != one.bare or other.words.lower() != other.bare else None
        period = _PERIODS.get((one.days[1] - one.days[0]).days)
        if (one.hour and other.hour) or not period or _DEICTIC.search(f"{one.bare} {other.bare}"):
            return f"{plain}."
        return f"{plain}, which is the same {period}."
    (_, end), (start, _) = sorted((one.days, other.days))
    return f"{plain}." if (start - end).days <= MOST_DAYS else None


def _exacter(one: _Told, other: _Told) -> int | None:
    """Which of two times lies within the other one, and so tells it more exactly: 0, 1, or None for neither."""
    for n, (close, wide) in enumerate(((one, other), (other, one))):
        within = close.bare != wide.bare and re.search(rf"\b{re.escape(wide.bare)}(?!\w)", close.bare)
        if within and (close.words.lower() == close.bare or wide.words.lower() == wide.bare):
            return n
        if close.days is None or wide.days is None:
            continue
        if close.days == wide.days:
            if close.hour and not wide.hour and not any(map(str.isdigit, wide.bare)) and not _DEICTIC.search(wide.bare):
                return n
        elif wide.days[0] <= close.days[0] and close.days[1] <= wide.days[1]:
            return n
    return None


def _plain(words: str) -> list[str]:
    """The words of a date without its year, months cut short: "Feb. 24, 2016" and "24 February" are one."""
    return sorted(word[:3] for word in re.findall(r"[a-z]+|\b\d{1,2}\b", words))


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

"""The times that a passage names: the days that they cover, the words around them, and the deeds and events of them."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from sayso.comparing.terms import FUNCTION_WORDS, find_terms, stem
from sayso.dates import Mod, Timex, TimexType, find_timexes
from sayso.types import Article, Span, Spans

REACH_BEFORE, REACH_BEHIND = 7, 2  # words around a time, in which the deed stands
NEAR_CHARS = 60  # on either side of a time, in which stands what happened then
MOST_TIMES = 20  # of one passage that are read
LEADING_CHARS = 28  # before a time, in which stands what belongs to it

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
    "trial anniversary".split()
)
_IRREGULAR = dict(
    pair.split("/")
    for pair in "left/leave met/meet quit/quit began/begin held/hold won/win lost/lose took/take gave/give sent/send "
    "spoke/speak shot/shoot fell/fall came/come became/become went/go hit/hit struck/strike fled/flee sold/sell "
    "bought/buy paid/pay found/find broke/break flew/fly fought/fight wrote/write "
    "sank/sink drove/drive chose/choose grew/grow rose/rise threw/throw stood/stand built/build".split()
)
_NO_PAST = frozenset("need seed feed weed shed speed indeed hundred exceed proceed succeed".split())
# What is reported, planned or going on has another time than what is told of it.
_NO_DEEDS = FUNCTION_WORDS | frozenset(
    stem(word)
    for word in "reported announced scheduled expected planned according including following saying told asked "
    "take come go make hold added released published posted be have".split()
)
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
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_OWNER = re.compile(r"(?:\b(?:the|his|her|its|their|a)|[’']s) $", re.IGNORECASE)
_OPEN = re.compile(r"recently|recent (?:days|weeks|months)", re.IGNORECASE)
_IN_MAY = re.compile(r"\b(?:in|of|last|this|next|since|until|by|early|late|mid|through|from|to|and) $", re.IGNORECASE)
_LOWER = re.compile(r"(?<![\w’'.-])[a-z][\w’'-]*")
_CAPITAL = re.compile(r"(?<![\w’'-])[A-Z][\w’'.-]*")
_TIME_TERMS = find_terms(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august"
    " september october november december jan feb mar apr aug sept oct nov dec week weeks weekend month months year"
    " years day days morning afternoon evening night today yesterday tomorrow tonight last next this early late earlier"
    " later ago p.m a.m et est local time"
)


@dataclass(frozen=True, slots=True)
class ToldTime:
    """A time of a passage. `words` are as printed with what leads them, `bare` without that and in small letters.

    `days` is None where the calendar does not tell them, `hour` is "" where the time is no part of a day. `near` are
    the content words around it and `names` those with a capital; around a time that stands alone is the whole passage.
    `deeds` are the verbs beside it; `event` is what has this time: "a briefing Wednesday".
    """

    words: str
    bare: str
    days: Time | None
    hour: str
    near: frozenset[str]
    names: frozenset[str]
    deeds: frozenset[str]
    event: str


@lru_cache(maxsize=1 << 12)
def find_told_times(article: Article, spans: Spans) -> tuple[ToldTime, ...]:
    """Find the times of a passage that say when what it tells was, in its order; the first `MOST_TIMES`."""
    if not any(pattern.search(article.text, *span) for span in spans for pattern in (_TIME_WORDS, _YEAR, _OPEN)):
        return ()
    times = [
        (timex, span)
        for timex in find_timexes(article.text, article.published, list(spans))
        for span in spans
        if span.start <= timex.start < span.end and _tells_when(article.text, timex, span)
    ]
    whole = " ".join(article.text[start:end] for start, end in spans)
    return tuple(
        _read(article.text, timex, span, whole if len(times) == 1 else "") for timex, span in times[:MOST_TIMES]
    )


def _read(text: str, timex: Timex, span: Span, whole: str) -> ToldTime:
    end = timex.end + (text[timex.end - 3 : timex.end] in ("p.m", "a.m") and text[timex.end : timex.end + 1] == ".")
    bare = " ".join(text[timex.start : end].split())
    before = max(span.start, timex.start - LEADING_CHARS)
    part = _PART_OF.search(text, before, timex.start)
    led = part or _LEADING.search(text, before, timex.start)
    words = " ".join(((led.group() if led else "") + bare).split())
    around = whole or _around(text, timex, span)
    return ToldTime(
        words=words,
        bare=bare.lower(),
        days=None if part else read_time(timex),
        hour=(timex.value or "").partition("T")[2] if timex.type is TimexType.TIME else "",
        near=_terms(" ".join(_LOWER.findall(around))),
        names=_terms(" ".join(_CAPITAL.findall(around))),
        deeds=_deeds_around(text, timex, span),
        event=_event_of(text, timex, span),
    )


def _terms(words: str) -> frozenset[str]:
    """The stems of the content words, of the verbs the present, without the words for times."""
    terms = find_terms(words) - _TIME_TERMS
    return frozenset(stem(_IRREGULAR.get(term, term)) for term in terms if not term[0].isdigit())


def _event_of(text: str, timex: Timex, span: Span) -> str:
    """The event before or behind a time, of which it is the time; "" where it is that of a deed."""
    before = [word.lower() for word in _words_before(text, timex, span)]
    led_by = [word for word in before if word not in _BESIDE][-1:]
    behind = [
        word.lower() for word in re.findall(r"^ ([\w’']+)", text[timex.end : min(span.end, timex.end + NEAR_CHARS)])
    ]
    return next((stem(word) for word in (*led_by, *behind) if word in _EVENTS), "")


def _words_before(text: str, timex: Timex, span: Span) -> list[str]:
    """The last words before a time in its passage."""
    return re.findall(r"[\w’']+", text[max(span.start, timex.start - NEAR_CHARS) : timex.start])[-REACH_BEFORE:]


def _around(text: str, timex: Timex, span: Span) -> str:
    before = text[max(span.start, timex.start - NEAR_CHARS) : timex.start]
    behind = text[timex.end : min(span.end, timex.end + NEAR_CHARS)]
    if timex.start - NEAR_CHARS > span.start:
        before = before.partition(" ")[2]
    if timex.end + NEAR_CHARS < span.end:
        behind = behind.rpartition(" ")[0]
    return f"{before} {behind}"


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
    before = text[max(span.start, timex.start - LEADING_CHARS) : timex.start]
    if bare == "May":
        return bool(_IN_MAY.search(before))
    word = re.match(r"[ -]([A-Za-z]\w+)", text[timex.end : min(span.end, timex.end + NEAR_CHARS)])
    attribute = word is not None and word.group(1) not in FUNCTION_WORDS and _OWNER.search(before)
    return not (attribute and _YEAR.fullmatch(bare))


def _deeds_around(text: str, timex: Timex, span: Span) -> frozenset[str]:
    """The stems of the verbs around a time within its passage: "was leaving", "to leave", "left".

    None where the time is that of an event ("a briefing Wednesday"), an end ("through July 31"), or one of two.
    """
    before = _words_before(text, timex, span)
    behind = re.findall(r"[\w’']+", text[timex.end : min(span.end, timex.end + NEAR_CHARS)])[:REACH_BEHIND]
    led_by = [word.lower() for word in before if word.lower() not in _BESIDE][-1:]
    if {*led_by, *behind[:1]} & _EVENTS or {*led_by, *before[-1:]} & _ENDS or behind[:1] == ["or"]:
        return frozenset()
    found: set[str] = set()
    for words in (before, behind):
        nearest: list[str] = []
        for n, word in enumerate(words):
            led = words[n - 1].lower() if n else ""
            is_deed = word in _IRREGULAR or (len(word) > 3 and word.endswith("ed") and word not in _NO_PAST)
            if is_deed or (word.islower() and led in (_BEING if word.endswith("ing") else _AUXILIARIES)):
                nearest.append(stem(_IRREGULAR.get(word, word)))
        found.update(nearest[-1:] if words is before else nearest)
    beside = {stem(word) for word in led_by if word.endswith("ed")}  # "published Sunday"
    return (frozenset(found) - _NO_DEEDS) | beside


def read_time(timex: Timex) -> Time | None:
    """The days that a time expression covers, half-open; None where they are not known."""
    value = timex.value or ""
    try:
        if re.match(r"\d{4}-\d\d-\d\d", value):
            day = date.fromisoformat(value[:10])
            return day, day + timedelta(1)
        if week := re.match(r"(\d{4})-W(\d\d)", value):
            monday = date.fromisocalendar(int(week.group(1)), int(week.group(2)), 1)
            return monday + timedelta(5 if value.endswith("WE") else 0), monday + timedelta(7)
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

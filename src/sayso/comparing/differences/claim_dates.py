"""When two passages of one claim say that it was: on another day, at another hour, or only more vaguely."""

import re
from collections.abc import Sequence
from itertools import product
from math import inf

from sayso.comparing.differences.pairs import Pair, outlets_of
from sayso.comparing.differences.told_times import ToldTime, find_told_times
from sayso.comparing.findings import Contrast
from sayso.comparing.propositions import Proposition
from sayso.comparing.story import Story
from sayso.comparing.terms import stem
from sayso.types import Article, DifferenceType

MOST_DAYS = 60  # between two times of one event: farther apart, one of them is another event, or an anniversary
# Content words that must be near both of two times of one event (names together count as one): where one time lies in
# the other; where they lie apart and no deed is beside both; where one is longer than a month or cannot be placed.
# Set by reading what they let through in 149 events.
LEAST_SHARED_WITHIN, LEAST_SHARED_APART, LEAST_SHARED_LONG = 1, 3, 2
LEAST_SHARED_OTHER_DEED = 3  # where other verbs stand beside the two, and one lies in the other
LONG_DAYS = 31
BESIDE_CHARS = 400  # around a passage, in which the other article's time may stand
_WEEKDAY = re.compile(r"(?:\w+ )*(?:mon|tues|wednes|thurs|fri|satur|sun)day(?: \w+)*")
_ENDS = re.compile(
    r"(?:not |no later than |up |shortly |just )?(?:until|till|through|by|since|before|after|from|as early|as soon)\b",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r"\b(?:earlier|later)(?: on)? ")
_PART_OF_DAY = re.compile(r"\b(?:morning|afternoon|evening|night)$")
_YEARLY = stem("anniversary")  # never the day of what it recalls
_DEICTIC = re.compile(r"\b(?:today|tonight|yesterday|tomorrow|this (?:morning|afternoon|evening))\b", re.IGNORECASE)
POSTED = re.compile(r"@\w|pic\.twitter|https?://")  # the line below a post has the day of the post


def tell_date(story: Story, pair: Pair) -> Contrast | None:
    """Say which times of one event two passages give otherwise: another day or hour, or one more exactly."""
    if POSTED.search(pair.one.text) or POSTED.search(pair.other.text):
        return None
    first, second = (find_told_times(story.articles[member.article], member.spans) for member in (pair.one, pair.other))
    if not first or not second:
        return None
    known = {one.bare for one in first} & {other.bare for other in second}
    beside = [_beside(story.articles[member.article], member) for member in (pair.one, pair.other)]
    best: tuple[int, str] | None = None
    for one, other in product(first, second):
        if {one.bare, other.bare} & known or _has_both(one, other, first, second) or _are_apart(one, other):
            continue
        if _stands_beside(one, other, beside[1]) or _stands_beside(other, one, beside[0]):
            continue
        shared = len(one.near & other.near) + bool(one.names & other.names)
        if shared < _least_shared(one, other) or (best is not None and shared <= best[0]):
            continue
        note = _say(outlets_of(story, pair), one, other)
        best = (shared, note) if note else best
    return Contrast(DifferenceType.DATE, best[1]) if best else None


def _beside(article: Article, member: Proposition) -> str:
    """What stands around a passage, in small letters."""
    start, end = member.spans[0].start, member.spans[-1].end
    return " ".join(article.text[max(0, start - BESIDE_CHARS) : end + BESIDE_CHARS].lower().split())


def _stands_beside(told: ToldTime, own: ToldTime, beside: str) -> bool:
    """Has an article, beside its own time, the other one's? Then it tells both. "Monday morning" is no "Monday".

    Of a part of the same day that part is enough: "Monday", and "late that night" behind it.
    """
    part = _PART_OF_DAY.search(told.bare)
    if part and told.bare.startswith(own.bare) and re.search(rf"\b{part.group()}\b", beside):
        return True
    return told.bare in beside and told.bare not in own.bare


def _has_both(one: ToldTime, other: ToldTime, first: Sequence[ToldTime], second: Sequence[ToldTime]) -> bool:
    """Is one of two times that lie apart told by the other passage, too, in whatever words?"""
    if one.days == other.days:
        return False
    return any(told.days is not None and told.days == one.days for told in second) or any(
        told.days is not None and told.days == other.days for told in first
    )


def _are_apart(one: ToldTime, other: ToldTime) -> bool:
    """Is one the time of an event, and the other that of another one or of a deed; or one an end and the other none?"""
    if (
        one.days
        and other.days
        and not (one.hour and other.hour)
        and bool(_ENDS.match(one.words)) != bool(_ENDS.match(other.words))
    ):
        return True
    if one.event != other.event and _YEARLY in (one.event, other.event):
        return True
    return one.event != other.event and all(told.event or told.deeds for told in (one, other))


def _least_shared(one: ToldTime, other: ToldTime) -> float:
    """How many content words must stand near both of two times."""
    if one.hour and other.hour and not (one.days and other.days):
        return LEAST_SHARED_LONG
    if one.days is None or other.days is None:
        return LEAST_SHARED_LONG if one.deeds & other.deeds else LEAST_SHARED_OTHER_DEED
    lengths = [(last - first).days for first, last in (one.days, other.days)]
    (_, end), (start, _) = sorted((one.days, other.days))
    if one.deeds & other.deeds:
        return LEAST_SHARED_WITHIN
    other_deed = bool(one.deeds and other.deeds)
    if start < end:
        least = LEAST_SHARED_LONG if max(lengths) > LONG_DAYS else LEAST_SHARED_WITHIN
        return LEAST_SHARED_OTHER_DEED if other_deed else least
    return inf if other_deed else LEAST_SHARED_APART


def _say(names: tuple[str, str], one: ToldTime, other: ToldTime) -> str | None:
    """One sentence that sets two times side by side; None where they are told alike."""
    if _as_told(one) == _as_told(other):
        return None
    exactly = _exacter(one, other)
    if exactly is not None:
        close, wide = (one, other) if exactly == 0 else (other, one)
        return f"{names[exactly]} gives “{close.words}”, {names[1 - exactly]} only “{wide.words}”."
    plain = f"{names[0]} says “{one.words}”, {names[1]} “{other.words}”"
    if one.days is None or other.days is None:
        return f"{plain}."
    if one.days == other.days:
        told = one.hour and other.hour and _part(one) != _part(other)
        return f"{plain}." if told and not _DEICTIC.search(f"{one.bare} {other.bare}") else None  # one day in two ways
    (_, end), (start, _) = sorted((one.days, other.days))
    if start <= end and _DEICTIC.search(f"{one.bare} {other.bare}"):
        return None  # a page may bear the day after
    return f"{plain}." if 0 <= (start - end).days <= MOST_DAYS else None


def _part(told: ToldTime) -> str:
    """The hour of a time, or its part of the day (TIMEX3: "EV", "NI"); what is evening here may be night there."""
    return told.hour.replace("NI", "EV")


def _as_told(told: ToldTime) -> str:
    """The words of a time without hyphens and what sets it against another one: "earlier this week" is "this week"."""
    return _RELATIVE.sub("", told.words.lower().replace("-", " ").replace(" on ", " "))


def _exacter(one: ToldTime, other: ToldTime) -> int | None:
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
        elif (wide.days[1] - wide.days[0]).days > LONG_DAYS and _WEEKDAY.fullmatch(close.bare):
            continue  # of which week that day is, is read from the words around it
        elif wide.days[0] <= close.days[0] and close.days[1] <= wide.days[1]:
            return n
    return None

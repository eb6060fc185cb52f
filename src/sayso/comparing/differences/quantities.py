"""Numbers in a passage, with what they count: "1.5 million women", "a 97-1 vote", "44 percent", "$8 billion"."""

import re
from dataclasses import dataclass

from sayso.comparing.terms import FUNCTION_WORDS, stem

_SMALL = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen "
        "nineteen twenty".split()
    )
} | {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "dozen": 12}
_SMALL |= {
    f"{ten}-{one}": _SMALL[ten] + _SMALL[one]
    for ten in "twenty thirty forty fifty sixty seventy eighty ninety".split()
    for one in "one two three four five six seven eight nine".split()
}
_SCALE = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_BEGINNINGS = "|".join(sorted({word[:2] for word in _SMALL}))  # most words of a text have another one
_NUMBER = re.compile(
    rf"(?<![\w/.,-])(?=[$£€\d]|{_BEGINNINGS})(?P<money>[$£€]\s?)?"
    r"(?:(?P<score>\d{1,3}[-–]\d{1,3}|\d{1,3} to \d{1,3})|(?P<digits>\d+(?:,\d{3})*(?:\.\d+)?)"
    rf"|(?P<word>{'|'.join(sorted(_SMALL, key=len, reverse=True))}))"
    r"(?![\w/:]|[.,]\d)(?P<half> 1/2(?![\d/])| and a half\b)?"
    rf"(?:[\s-](?P<scale>{'|'.join(_SCALE)})s?\b)?(?:\s?(?P<percent>%|per\s?cent\b))?",
    re.IGNORECASE,
)
_FIGURE, _LETTERS = re.compile(r"\d"), re.compile(r"[a-z]+")  # what a text without any has no number in
_FOLLOWING = re.compile(r"[\w’']+")
_OF_SOME = re.compile(r"(?: [\w-]{1,30}){0,2} who(?:se)?\b")  # behind a number, without a comma
COUNTED_CHARS = 50  # behind a number, in which what it counts stands
_OWNERS = re.compile(r"^\s*(?:[A-Z][\w’'-]* and )(?:[A-Z][\w’'-]* )*(?=[a-z])")  # "4,300 Hart and Vale's stores"
_SCORE_WORDS = re.compile(r"\b(?:vot(?:e|es|ed|ing)|tally|margin|passed|split|ruling|decision|score)\b", re.IGNORECASE)
# "one" is mostly no count ("one of the", "no one"), and a bare four-digit number is mostly a year.
_NO_COUNT = frozenset({1.0})
_MONTH = re.compile(r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s*$", re.IGNORECASE)
# What is said of a number before it: that it is rounded, the least, the most, or the whole.
_BOUNDS = {
    "about": "about|around|roughly|approximately|some|nearly|almost|close to|an estimated|estimated",
    "more than": "more than|over|above(?! an? )|upwards of|at least|no fewer than|no less than|a minimum of"
    r"|(?:surpass|exceed)(?:ed|es|s|ing)?|top(?:s|ped|ping)|passed",
    "up to": "up to|as many as|as much as|at most|no more than|(?:a )?maximum(?: of)?",
    "fewer than": "fewer than|less than|under(?! an? )|below(?! an? )|short of",
    "all": "all",
}
_BOUND = re.compile(
    rf"(?<!\w)(?:{'|'.join(f'(?P<b{n}>{words})' for n, words in enumerate(_BOUNDS.values()))})(?: the| of| an?)* $",
    re.IGNORECASE,
)
_BOUND_CHARS = 24
# How far a bounded number may lie from the one that is named: newsrooms round to the next full one.
_REACH = {"about": (0.9, 1.1), "more than": (1.0, 1.6), "up to": (0.97, 1.0), "fewer than": (0.5, 1.0)}
_FURTHER = re.compile(r"\b(?:another|additional|further|other)(?: \w+)? $", re.IGNORECASE)
_AGE = re.compile(r"[- ]years?[- ]olds?\b")
_MOMENT = re.compile(
    r"\b\d{1,2}(?::\d\d)?\s?[ap]\.?m\b|\bas of \w+|\b(?:mid-?day|morning|afternoon|early|late) trading\b|\bmph\b"
    r"|\bpoints\b|\bstock market|(?:Dow|S&P|Nasdaq|FTSE|Nikkei|Hang Seng)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number `[start, end)` of a text, what it counts as a stem ("women", "%", "$", "vote"), and its value."""

    start: int
    end: int
    unit: str
    value: float | tuple[int, int]


def find_quantities(text: str) -> list[Quantity]:
    """Find the numbers of a text that count something, in its order. Dates, years and clock times are none."""
    return [quantity for quantity in find_numbers(text) if quantity.unit]


def find_numbers(text: str) -> list[Quantity]:
    """Find the numbers of a text as `find_quantities` does, with those of which it is not seen what they count.

    The unit of these is "".
    """
    if not _FIGURE.search(text) and _SMALL.keys().isdisjoint(_LETTERS.findall(text.lower())):
        return []
    found = []
    for match in _NUMBER.finditer(text):
        if match.group("score"):
            if _SCORE_WORDS.search(text[max(0, match.start() - 60) : match.end() + 40]):
                first, second = (int(part) for part in re.split(r"\D+", match.group("score")))
                found.append(Quantity(match.start(), match.end(), "vote", (first, second)))
            continue
        value = _value(match)
        if value is None or _MONTH.search(text[max(0, match.start() - 12) : match.start()]):
            continue
        unit = "$" if match.group("money") else "%" if match.group("percent") else _counted(text, match.end())
        found.append(Quantity(match.start(), match.end(), unit or "", value))
    return found


def bound_of(text: str, quantity: Quantity) -> str:
    """How a number is bounded by the words before it: "about", "more than", "up to", "all", or "" where it is bare."""
    match = _BOUND.search(text, max(0, quantity.start - _BOUND_CHARS), quantity.start)
    return list(_BOUNDS)[int((match.lastgroup or "b0")[1:])] if match else ""


def with_bound(text: str, quantity: Quantity) -> str:
    """A number as it is printed, with the words that bound it: "at least 14"."""
    match = _BOUND.search(text, max(0, quantity.start - _BOUND_CHARS), quantity.start)
    return text[match.start() if match else quantity.start : quantity.end]


def may_be_one(one: tuple[float | tuple[int, int], str], other: tuple[float | tuple[int, int], str]) -> bool:
    """May two numbers, each with its bound, be said of one count: "more than 20" and 21?"""
    if not isinstance(one[0], float) or not isinstance(other[0], float) or {one[1], other[1]} <= {"", "all"}:
        return False
    (low, high), (least, most) = (
        (value * _REACH.get(bound, (1, 1))[0], value * _REACH.get(bound, (1, 1))[1])
        for value, bound in ((one[0], one[1]), (other[0], other[1]))
    )
    return low <= most and least <= high


def is_rounded(one: float | tuple[int, int], other: float | tuple[int, int]) -> bool:
    """Is one of two numbers the other one in fewer digits: 2.1 million and 2.123 million?"""
    if not isinstance(one, float) or not isinstance(other, float):
        return False
    return any(
        float(f"{value:.{digits}g}") == facing for value, facing in ((one, other), (other, one)) for digits in (1, 2, 3)
    )


def is_momentary(text: str) -> bool:
    """Does a passage give a number as of an hour or a day: the place of a storm, the price of shares?"""
    return bool(_MOMENT.search(text))


def is_age(text: str, quantity: Quantity) -> bool:
    """Is a number somebody's age? Two ages are of two persons more often than of one."""
    return bool(_AGE.match(text, quantity.end))


def prints_number(text: str, number: str) -> bool:
    """Does a text print a number in the same figures or words, and not as a part of another one?"""
    return bool(re.search(rf"(?<![\w.,]){re.escape(number)}(?!\w|[.,]\d)", text, re.IGNORECASE))


def counts_some(text: str, end: int) -> bool:
    """Does a text go on behind an amount by which of those who are counted it means: "336 people who were"?"""
    return _OF_SOME.match(text, end) is not None


def is_further(text: str, quantity: Quantity) -> bool:
    """Is a number what comes on top of another one: "another 21 states"?"""
    return bool(_FURTHER.search(text, max(0, quantity.start - _BOUND_CHARS), quantity.start))


def is_ago(text: str, quantity: Quantity) -> bool:
    """Does a number say how long ago something was, and not how long it took?"""
    return bool(re.match(r"[ -]\w+ (?:ago|earlier|before)\b", text[quantity.end : quantity.end + 24]))


def _value(match: re.Match[str]) -> float | None:
    digits, word = match.group("digits"), match.group("word")
    try:
        value = float(digits.replace(",", "")) if digits else float(_SMALL[word.lower()])
    except ValueError:
        return None
    value += 0.5 if match.group("half") else 0.0
    scaled = value * _SCALE[match.group("scale").lower()] if match.group("scale") else value
    marked = match.group("scale") or match.group("money") or match.group("percent")
    is_year = digits is not None and len(digits) == 4 and 1000 <= value <= 2100
    return None if not marked and (scaled in _NO_COUNT or is_year) else scaled


def _counted(text: str, end: int) -> str | None:
    """The stem of the last of the first two words behind a number that could be what it counts: "52 Senate votes"."""
    ahead = re.split(r"[.,;:!?()\"“”—–]", text[end : end + COUNTED_CHARS], maxsplit=1)[0]
    words = _FOLLOWING.findall(_OWNERS.sub("", ahead))[:3]
    nouns = []
    for word in words:
        if word.lower() in FUNCTION_WORDS:
            break
        nouns.append(word)
    plural = next((word for word in nouns if word.endswith("s") and len(word) > 3 and word[0].islower()), None)
    chosen = plural or next((word for word in nouns if word[0].islower()), None)
    return stem(chosen) if chosen else None

"""The words of time: names, units, numbers, parts of the day, holidays, and what each stands for.

Every table goes from a word in lower case to its meaning. `SLOTS` has, for each slot that a rule may name, the
expression that finds it and the words that it may begin with.
"""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from fractions import Fraction
from typing import NamedTuple

from sayso.dates.periods import Unit, easter

DIGITS = "0"  # stands for any number in digits among the words that a slot may begin with

_FULL_MONTHS = "january february march april may june july august september october november december".split()
MONTHS = {
    **{name: i for i, name in enumerate(_FULL_MONTHS, 1)},
    **{name[:3]: i for i, name in enumerate(_FULL_MONTHS, 1)},
    "sept": 9,
}

_FULL_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
WEEKDAYS = {
    **{name: i for i, name in enumerate(_FULL_WEEKDAYS, 1)},
    **{name[:3]: i for i, name in enumerate(_FULL_WEEKDAYS, 1)},
    "tues": 2,
    "thur": 4,
    "thurs": 4,
}

UNITS = {
    "second": Unit.SECOND,
    "minute": Unit.MINUTE,
    "hour": Unit.HOUR,
    "day": Unit.DAY,
    "week": Unit.WEEK,
    "weekend": Unit.WEEKEND,
    "month": Unit.MONTH,
    "quarter": Unit.QUARTER,
    "year": Unit.YEAR,
    "decade": Unit.DECADE,
    "century": Unit.CENTURY,
    "fortnight": Unit.WEEK,
}

SEASONS = {"spring": 0, "summer": 1, "fall": 2, "autumn": 2, "winter": 3}

# The part of the day, as TIMEX3 codes it.
PARTS = {
    "morning": "MO",
    "dawn": "MO",
    "afternoon": "AF",
    "evening": "EV",
    "night": "NI",
    "nights": "NI",
    "mornings": "MO",
    "afternoons": "AF",
    "evenings": "EV",
}

# Which period is meant, counted from the article's own ...
DEICTIC = {
    "this": 0,
    "the current": 0,
    "current": 0,
    "last": -1,
    "this past": -1,
    "next": 1,
    "this coming": 1,
    "the coming": 1,
    "coming": 1,
    "upcoming": 1,
}
# ... and which, counted from the one that the text named last.
ANAPHORIC = {
    "that": 0,
    "the same": 0,
    "that same": 0,
    "the previous": -1,
    "the preceding": -1,
    "the prior": -1,
    "the next": 1,
    "the following": 1,
}
DAYS_FROM_NOW = {"today": 0, "yesterday": -1, "tomorrow": 1}

_ONES = "one two three four five six seven eight nine".split()
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
SMALL_NUMBERS = {
    **{word: i for i, word in enumerate(_ONES, 1)},
    **{word: i for i, word in enumerate(_TEENS, 10)},
    **{word: 10 * i for i, word in enumerate(_TENS, 2)},
}
_WHOLE_PHRASES = {"a couple of": 2, "a couple": 2, "couple of": 2, "a dozen": 12, "half a dozen": 6, "a half dozen": 6}
_OPEN_PHRASES = (
    "a few",
    "few",
    "several",
    "a number of",
    "many",
    "numerous",
    "some",
    "dozens of",
    "scores of",
    "hundreds of",
    "thousands of",
    "countless",
    "untold",
)

ORDINALS = {
    word: i
    for i, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
        "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(),
        1,
    )
} | {"twenty-first": 21}

DECADES = {f"{word[:-1]}ies": 10 * i for i, word in enumerate(_TENS, 2)}


def _nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (nth - 1))


class Holiday(NamedTuple):
    """A day of every year: of a month; `day` days from the `nth` `weekday` of a month; or `day` days from Easter."""

    month: int
    day: int
    weekday: int = 0
    nth: int = 0

    def of(self, year: int) -> date:
        """Return the day in that year."""
        if self.nth:
            return _nth_weekday(year, self.month, self.weekday, self.nth) + timedelta(days=self.day)
        if self.month:
            return date(year, self.month, self.day)
        return easter(year) + timedelta(days=self.day)


HOLIDAYS = {
    "new year's day": Holiday(1, 1),
    "new year's eve": Holiday(12, 31),
    "martin luther king day": Holiday(1, 0, 1, 3),
    "martin luther king jr. day": Holiday(1, 0, 1, 3),
    "valentine's day": Holiday(2, 14),
    "presidents day": Holiday(2, 0, 1, 3),
    "presidents' day": Holiday(2, 0, 1, 3),
    "st. patrick's day": Holiday(3, 17),
    "ash wednesday": Holiday(0, -46),
    "palm sunday": Holiday(0, -7),
    "maundy thursday": Holiday(0, -3),
    "good friday": Holiday(0, -2),
    "easter sunday": Holiday(0, 0),
    "easter monday": Holiday(0, 1),
    "easter": Holiday(0, 0),
    "pentecost": Holiday(0, 49),
    "may day": Holiday(5, 1),
    "mother's day": Holiday(5, 0, 7, 2),
    "father's day": Holiday(6, 0, 7, 3),
    "independence day": Holiday(7, 4),
    "memorial day": Holiday(6, -7, 1, 1),
    "labor day": Holiday(9, 0, 1, 1),
    "columbus day": Holiday(10, 0, 1, 2),
    "halloween": Holiday(10, 31),
    "election day": Holiday(11, 1, 1, 1),
    "veterans day": Holiday(11, 11),
    "armistice day": Holiday(11, 11),
    "thanksgiving day": Holiday(11, 0, 4, 4),
    "thanksgiving": Holiday(11, 0, 4, 4),
    "black friday": Holiday(11, 1, 4, 4),
    "cyber monday": Holiday(11, 4, 4, 4),
    "christmas eve": Holiday(12, 24),
    "christmas day": Holiday(12, 25),
    "christmas": Holiday(12, 25),
    "boxing day": Holiday(12, 26),
}

_ZONES = "EST EDT ET CST CDT CT MST MDT MT PST PDT PT GMT UTC BST CET CEST MSK IST JST".split()


class Slot(NamedTuple):
    """What a rule writes as `{name}`: the expression that finds it, and the words that it may begin with."""

    expression: str
    starts: frozenset[str]


def _any_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(word).replace("'", "['’]") for word in sorted(words, key=len, reverse=True))


def _starts(*groups: Iterable[str]) -> frozenset[str]:
    return frozenset(m.group() for words in groups for word in words if (m := re.match(r"[a-z]+|\d+", word)))


def _capitalised(words: Iterable[str]) -> str:
    """Find names only with a capital, or in capitals all through: "may" and "sun" in small letters are other words."""
    names = list(words)
    return f"(?-i:{_any_of([word.title() for word in names] + [word.upper() for word in names])})"


_LONG_ORDINALS = {**ORDINALS, **{f"twenty-{word}": 0 for word in list(ORDINALS)[:9]}, "thirtieth": 30}
_SMALL = f"(?:{_any_of(_TENS)})(?:[- ](?:{_any_of(_ONES)}))?|{_any_of(_TEENS)}|{_any_of(_ONES)}"
_NUMBER_WORDS = rf"(?:(?:{_SMALL}|a)[- ](?:hundred|thousand)|{_SMALL})"
_NUMBER_DIGITS = r"\d{1,3}(?:,\d{3})+|\d{1,4}(?:\.\d+)?(?:[ -]?(?:\d/\d|½|¼|¾))?"
_FRACTION = r"(?: and (?:a|one)[- ]half)?"


def _plain(words: Iterable[str]) -> str:
    """Find words without a capital, or in capitals all through: "This Week" and "60 Minutes" are names."""
    names = list(words)
    return f"(?-i:{_any_of(names + [word.upper() for word in names])})"


_PLURALS = [word + "s" for word in UNITS if word != "century"] + ["centuries"]
_WHOLE = [
    word for word in UNITS if word not in ("second", "hour", "weekend", "quarter")
]  # those that "a" makes a length
_ABBREVIATED = [name for name in MONTHS if len(name) < 5 and name not in _FULL_MONTHS]
_NUMBER_STARTS = _starts(SMALL_NUMBERS, _WHOLE_PHRASES, _OPEN_PHRASES) | {DIGITS, "a", "an"}

SLOTS: dict[str, Slot] = {
    "month": Slot(
        rf"(?:{_capitalised(_ABBREVIATED)})\.?|(?:{_capitalised(_FULL_MONTHS)})",
        _starts(MONTHS),
    ),
    "weekday": Slot(
        rf"(?:{_any_of(_FULL_WEEKDAYS)})|{_capitalised(w for w in WEEKDAYS if w not in _FULL_WEEKDAYS)}\.?",
        _starts(WEEKDAYS),
    ),
    "full_weekday": Slot(_any_of(_FULL_WEEKDAYS), _starts(_FULL_WEEKDAYS)),
    "weekdays": Slot(_any_of([word + "s" for word in _FULL_WEEKDAYS]), _starts(word + "s" for word in _FULL_WEEKDAYS)),
    "day": Slot(r"\d{1,2}(?:st|nd|rd|th)?(?!\d|:\d|[/%]|,\d{3}|\.\d)", frozenset({DIGITS})),
    "ordinal_day": Slot(rf"\d{{1,2}}(?:st|nd|rd|th)|{_any_of(_LONG_ORDINALS)}", _starts(_LONG_ORDINALS) | {DIGITS}),
    "year": Slot(
        r"(?:1\d|20)\d\d(?!\d|:\d|[/%]|,\d{3}|\.\d)"
        rf"|(?:nineteen|eighteen|seventeen)[- ](?:oh[- ])?(?:{_SMALL})|two thousand(?: and)?[- ](?:{_SMALL})",
        frozenset({DIGITS, "nineteen", "eighteen", "seventeen", "two"}),
    ),
    "short_year": Slot(r"['’]\d\d(?!\d|s)", frozenset({DIGITS})),
    "iso": Slot(r"\d{4}-\d\d-\d\d(?!\d)", frozenset({DIGITS})),
    "numeric": Slot(r"\d{1,2}(?:/\d{1,2}/|\.\d{1,2}\.)(?:\d{4}|\d\d)(?![\d/])", frozenset({DIGITS})),
    "n": Slot(
        rf"(?:{_any_of([*_WHOLE_PHRASES, *_OPEN_PHRASES])}|(?:{_NUMBER_DIGITS}|{_NUMBER_WORDS}){_FRACTION})",
        _NUMBER_STARTS,
    ),
    "unit": Slot(_plain([*UNITS, *_PLURALS]), _starts(UNITS, _PLURALS)),
    "one_unit": Slot(_plain(UNITS), _starts(UNITS)),
    "whole_unit": Slot(_plain(_WHOLE), _starts(_WHOLE)),
    "units": Slot(_any_of(_PLURALS), _starts(_PLURALS)),
    "one": Slot("an?|one", frozenset({"a", "an", "one"})),
    "season": Slot(_any_of(SEASONS), _starts(SEASONS)),
    "rel": Slot(_any_of(DEICTIC), _starts(DEICTIC)),
    "ana": Slot(_any_of(ANAPHORIC), _starts(ANAPHORIC)),
    "near_day": Slot(_any_of(DAYS_FROM_NOW), _starts(DAYS_FROM_NOW)),
    "full_month": Slot(_capitalised(_FULL_MONTHS), _starts(_FULL_MONTHS)),
    "part": Slot(_any_of(PARTS), _starts(PARTS)),
    "parts": Slot(_any_of(w for w in PARTS if w.endswith("s")), _starts(w for w in PARTS if w.endswith("s"))),
    "nth": Slot(rf"\d{{1,2}}(?:st|nd|rd|th)|{_any_of(ORDINALS)}", _starts(ORDINALS) | {DIGITS}),
    "decade": Slot(rf"(?:(?:1\d|20)\d0|['’]\d0)['’]?s|{_any_of(DECADES)}", _starts(DECADES) | {DIGITS}),
    "holiday": Slot(_any_of(HOLIDAYS), _starts(HOLIDAYS)),
    "clock": Slot(
        r"(?:[01]?\d|2[0-4])(?:[:.][0-5]\d(?::[0-5]\d)?)? ?(?:[ap]\.m\.?|[ap]m\b)"
        r"|(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?! ?[ap]\.?m)",
        frozenset({DIGITS}),
    ),
    "half_clock": Slot(
        r"(?:[01]?\d)(?:[:.][0-5]\d)? ?(?:[ap]\.m\.?|[ap]m\b)",
        frozenset({DIGITS}),
    ),
    "military": Slot(r"(?:[01]\d|2[0-3])[0-5]\d", frozenset({DIGITS})),
    "hour": Slot(rf"1[0-2]|[1-9]|{_any_of([*_ONES, 'ten', 'eleven', 'twelve'])}", _starts(_ONES, _TEENS) | {DIGITS}),
    "noon": Slot("noon|midnight|midday", frozenset({"noon", "midnight", "midday"})),
    "zone": Slot(
        rf"(?-i:{'|'.join(_ZONES)})"
        r"|(?:eastern|central|mountain|pacific|local|moscow|greenwich mean)(?: (?:standard|daylight))? time",
        frozenset(),
    ),
}


def read_number(words: str) -> Fraction | None:
    """Return the number that a `{n}` slot found, or None for an open one such as "several"."""
    words = words.lower()
    if words in _OPEN_PHRASES:
        return None
    if words in _WHOLE_PHRASES:
        return Fraction(_WHOLE_PHRASES[words])
    half = Fraction(0)
    if match := re.search(r" and (?:a|one)[- ]half$", words):
        half, words = Fraction(1, 2), words[: match.start()]
    if words[0].isdigit():
        return _read_digits(words) + half
    total = 0
    for word in re.split(r"[- ]", words):
        times = {"hundred": 100, "thousand": 1000}.get(word)
        total = max(total, 1) * times if times else total + SMALL_NUMBERS.get(word, 0)
    return total + half


def _read_digits(words: str) -> Fraction:
    match = re.fullmatch(r"([\d,.]+)(?:[ -]?(?:(\d)/(\d)|([½¼¾])))?", words)
    if match is None:
        return Fraction(0)
    number = Fraction(match[1].replace(",", ""))
    if match[2] and match[3] != "0":
        number += Fraction(int(match[2]), int(match[3]))
    return number + {"½": Fraction(1, 2), "¼": Fraction(1, 4), "¾": Fraction(3, 4)}.get(match[4] or "", Fraction(0))


def read_ordinal(words: str) -> int:
    """Return the number that an ordinal or a day of the month stands for ("third", "3rd", "3")."""
    words = words.lower()
    if words[0].isdigit():
        return int(re.sub(r"\D", "", words))
    if words in ORDINALS:
        return ORDINALS[words]
    tens, _, ones = words.partition("-")
    return 30 if tens.startswith("thirt") else 20 + ORDINALS.get(ones, 0)


def read_year(words: str) -> int:
    """Return the year written in digits or in words ("nineteen ninety-four", "two thousand and one")."""
    words = words.lower()
    if words[0].isdigit():
        return int(words)
    total = 0
    for word in re.split(r"[- ]", words):
        if word in ("nineteen", "eighteen", "seventeen") and not total:
            total = 100 * SMALL_NUMBERS[word]
        elif word == "thousand":
            total *= 1000
        else:
            total += SMALL_NUMBERS.get(word, 0)
    return total


def read_unit(words: str) -> tuple[Unit, int]:
    """Return a unit and how many of it one of these is: a fortnight is two weeks."""
    word = words.lower()
    singular = "century" if word.startswith("centur") else word.removesuffix("s")
    return UNITS[singular], 2 if singular == "fortnight" else 1

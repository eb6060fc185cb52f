"""How many, or how much: what two passages of one claim give otherwise."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import combinations, product
from math import inf

from sayso.comparing.differences.amounts import AGE, Amount, find_amounts
from sayso.comparing.differences.mentioned import names_in as names_within
from sayso.comparing.differences.pairs import Pair, outlets_of
from sayso.comparing.differences.passage_words import lay_out
from sayso.comparing.differences.quantities import counts_some, find_numbers, is_rounded, may_be_one
from sayso.comparing.differences.windows import find_clause
from sayso.comparing.findings import Contrast
from sayso.comparing.propositions import Proposition
from sayso.comparing.stances import is_negated
from sayso.comparing.story import Story
from sayso.comparing.terms import FUNCTION_WORDS, find_terms, stem
from sayso.sources.mentions import Kind
from sayso.text import find_paragraphs
from sayso.types import DifferenceType

BESIDE_CHARS = 400  # around a passage, in which the other article's number may stand
NEAR_CHARS = 60  # on either side of an amount, in which stands what is told of it
# Between two numbers of one thing; farther apart they must have LEAST_SHARED_FAR words around them. Of 17 pairs that
# readers list in the stories and held events 16 are within this, of seven that judges called of two things one.
MOST_RATIO = 1.5
LEAST_SHARED_FAR = 4
# Two counts of the same may be farther apart with fewer.
MOST_RATIO_COUNTED, LEAST_SHARED_COUNTED = 3.0, 2
MOST_RATIO_FAR = 20.0
MOST_RATIO_UNLIKE = 1.5  # between two counts of what is called otherwise: 12 devices, more than 10 packages
LEAST_SHARED_UNLIKE = 2  # content words around two such counts
MOST_SUMMED = 8  # numbers of one passage that are added two by two
_PARTS = re.compile(r",? (?:and|but|while|which|who|that) |[,;:] ")
_NAME = re.compile(r"\b(?:[A-Z][\w.'’-]+|\d[\d,.]*)")
_MEASURES = frozenset(("$", "%", "vote", AGE, *map(stem, "years months weeks days hours minutes miles points".split())))
# What people are counted as.
_PEOPLE = frozenset(
    map(
        stem,
        "people persons others men women individuals workers employees voters soldiers troops civilians policemen"
        " members officials lawmakers senators congressmen representatives democrats republicans residents victims"
        " patients students children teenagers protesters officers americans users customers migrants immigrants adults"
        " deaths fatalities lives personnel staff cases infections dead killed injured wounded".split(),
    )
)
_OFFICES = re.compile(r"\bpresidents?\b|\bsecretary\b")  # that are no terms elsewhere
# What stands around numbers of all kinds.
_WEAK = find_terms(
    "million billion trillion thousand hundred dozen percent year years month months week weeks day days number numbers"
    " people worth without still since according compared least total estimated roughly nearly"
)
# Vague amounts of which one may tell more than another one does.
_TELLING = re.compile(
    r"(?:(?:ten|hundred)s of )?(?:dozens|scores|hundreds|thousands|millions|billions)|parts? of|portions? of|most of"
    r"|half|.*\b(?:quarter|third|fifth|half|majority) of|two[- ]thirds|(?:\w+ )?(?:to|or) |between",
    re.IGNORECASE,
)
_LESS = re.compile(r"(?:nearly|almost|close to)\b", re.IGNORECASE)  # "almost 10 million" is not "about 10 million"
LARGE = 1000
MOST_RATIO_MEASURED = 1.2  # of two sums or lengths of time with one content word around both
LEAST_SHARED_MEASURED = 2  # around shares, and sums that are farther apart or vague
_BARE = re.compile(r"[a-z ]*\d[\d,.]*")  # with or without what bounds it
_FIGURES = re.compile(r"\d[\d,.]*")
_DURING = re.compile(r"over [\w.,]+ (?:year|month|week|day|hour)s?\b", re.IGNORECASE)  # "more than", or "within"
_MARKS = re.compile(r"[\"“”]")
_WISHED = re.compile(r"\b(?:would like|goal|target|aims?|aimed|aiming|hop(?:e|es|ed|ing) to)\b")
MOST_RATIO_ROUNDED = 1.03
# How many a vague word may stand for, at the outside.
_SPREAD = {
    "tens of thousands": (1e4, 2e5),
    "hundreds of thousands": (1e5, 2e6),
    "tens of millions": (1e7, 2e8),
    "hundreds of millions": (1e8, 2e9),
    "dozens": (12, 200),
    "scores": (20, 400),
    "hundreds": (100, 1e4),
    "thousands": (1e3, 2e5),
    "millions": (1e6, 1e9),
    "billions": (1e9, 1e12),
    "several": (2, 30),
    "a few": (2, 12),
    "a handful": (2, 15),
    "a couple": (2, 4),
}
MOST_RATIO_BOUNDED = 1.25  # between a number and the bound that only hints at it
WHOLE, ROUNDED_BY = 100.0, 1.0  # per cent
_HARMS = {
    "died": re.compile(r"\b(?:died|dead|killed|deaths?|fatalit\w+|lost their lives)\b"),
    "lost": re.compile(r"\b(?:missing|unaccounted for)\b"),
    "hurt": re.compile(r"\b(?:injur\w+|wounded|wounds|hurt|hospitali[sz]ed)\b"),
}
# Behind a number, of which it tells only the greater part: "eight minutes and 46 seconds", "six feet two inches".
_GOES_ON = re.compile(
    r"[- ](?:years?|hours?|minutes?|feet|foot|pounds?)(?:,| and|, and)? [\w-]+[- ]"
    r"(?:months?|days?|minutes?|seconds?|inch(?:es)?|ounces?)\b"
)
_LACKING = re.compile(r"\b(?:without|lack(?:s|ed|ing)?)\b")


def tell_number(story: Story, pair: Pair) -> Contrast | None:
    """Say which amounts of one thing two passages give otherwise: another count, a rounder or only a vague one."""
    pair = replace(pair, one=_with_percent(story, pair.one), other=_with_percent(story, pair.other))
    first, second = (find_amounts(member.text) for member in (pair.one, pair.other))
    if not first or not second or _name_two_persons(story, pair):
        return None
    of_one = [
        (one, other)
        for one, other in product(first, second)
        if _are_of_one(pair, one, other, first, second)
        and _counts_some(story, pair.one, one) == _counts_some(story, pair.other, other)
    ]
    near = [_near_by(story, member) if of_one else () for member in (pair.one, pair.other)]
    found = [
        (_rank(pair, one, other), note)
        for one, other in of_one
        if not (_stands_in(one, other, near[1]) or _stands_in(other, one, near[0]))
        and not (_gives(story, pair.other, one, other) or _gives(story, pair.one, other, one))
        and (note := _say(story, pair, one, other))
    ]
    if not found:
        return None
    return Contrast(DifferenceType.NUMBER, max(found, key=lambda ranked: ranked[0])[1])


def _with_percent(story: Story, member: Proposition) -> Proposition:
    """A passage with the mark of per cent on which it was cut off."""
    end = member.spans[-1].end
    cut = story.articles[member.article].text.startswith("%", end)
    return replace(member, text=f"{member.text}%") if cut else member


def _near_by(story: Story, member: Proposition) -> tuple[Amount, ...]:
    """The amounts of a passage and of what stands around it."""
    start, end = member.spans[0].start, member.spans[-1].end
    return find_amounts(story.articles[member.article].text[max(0, start - BESIDE_CHARS) : end + BESIDE_CHARS])


def _counts_some(story: Story, member: Proposition, amount: Amount) -> bool:
    """Does an article say behind an amount, be it behind the passage, which of those who are counted it means?"""
    return counts_some(story.articles[member.article].text, member.spans[0].start + amount.end)


def _stands_in(amount: Amount, facing: Amount, near: Sequence[Amount]) -> bool:
    """Has an article the other one's number of the same thing beside its own, vague, nearly, or not? It tells both."""
    return amount.value is not None and any(
        known.unit == amount.unit
        and (
            (known.value == amount.value and (known.bound == amount.bound or facing.value is None))
            or (known.value != facing.value and _is_nearly(known, amount))
        )
        for known in near
    )


def _gives(story: Story, member: Proposition, amount: Amount, own: Amount) -> bool:
    """Has an article a number anywhere in the same unit, or about it, where its `own` amount is only vague?"""
    if not isinstance(amount.value, float):
        return False
    text = story.articles[member.article].text
    known = (found for part in find_paragraphs(text) for found in find_amounts(text[slice(*part)]))
    return any(
        found.unit == amount.unit
        and (found.value == amount.value if own.value is not None else _is_about(found, amount))
        and found.value != own.value
        for found in known
    )


def _is_about(one: Amount, other: Amount) -> bool:
    return isinstance(one.value, float) and _ratio(one, other) <= MOST_RATIO_BOUNDED


def _is_nearly(one: Amount, other: Amount) -> bool:
    """May two numbers, one of them told roughly, be one: 59%, nearly 60%?"""
    if one.value is None or other.value is None or _ratio(one, other) > MOST_RATIO_ROUNDED:
        return False
    return may_be_one((one.value, one.bound), (other.value, other.bound))


def _name_two_persons(story: Story, pair: Pair) -> bool:
    """Do both passages name persons, and none that the other one names? Then the numbers are those of two."""
    known = [
        {name.last for name in names_within(story.articles[member.article], member.spans) if name.kind is Kind.PERSON}
        for member in (pair.one, pair.other)
    ]
    return all(known) and not known[0] & known[1]


def _rank(pair: Pair, one: Amount, other: Amount) -> tuple[bool, int]:
    """Two numbers come before a number and a vague amount; then those with the most words around them in common."""
    return one.value is not None and other.value is not None, len(_shared_around(pair, one, other))


def _shared_around(pair: Pair, one: Amount, other: Amount) -> frozenset[str]:
    """The content words that stand around both amounts."""
    return _around(pair.one.text, one) & _around(pair.other.text, other)


def _around(text: str, amount: Amount) -> frozenset[str]:
    before = text[max(0, amount.start - NEAR_CHARS) : amount.start]
    if amount.start > NEAR_CHARS:
        before = before.partition(" ")[2]
    behind = text[amount.end : amount.end + NEAR_CHARS]
    if amount.end + NEAR_CHARS < len(text):
        behind = behind.rpartition(" ")[0]
    near = f"{before} {behind}"
    terms = find_terms(near) | {stem(word) for word in _OFFICES.findall(near.lower())}
    return frozenset(term for term in terms if not term[0].isdigit() and term not in _WEAK)


def _are_of_one(pair: Pair, one: Amount, other: Amount, first: Sequence[Amount], second: Sequence[Amount]) -> bool:
    """Are two amounts surely told of one thing, and not the same?"""
    if (
        one.value == 0
        or other.value == 0
        or one.ago
        or other.ago
        or one.further != other.further
        or _GOES_ON.match(pair.one.text, one.end)
        or _GOES_ON.match(pair.other.text, other.end)
        or one.shown.lower() == other.shown.lower()
    ):
        return False
    if _is_in(one, other, second) or _is_in(other, one, first) or _is_sum(one, second) or _is_sum(other, first):
        return False
    if one.unit == AGE or other.unit == AGE:
        return one.unit == other.unit and one.value != other.value and bool(_names_before(pair, one, other))
    if None in (one.value, other.value) and _FIGURES.findall(one.shown) == _FIGURES.findall(other.shown) != []:
        return False  # "12 to 13", "between 12 and 13"
    if not _may_hint(one, other) or not _may_hint(other, one):
        return False
    if bool(_wishes(pair.one.text, one)) != bool(_wishes(pair.other.text, other)):
        return False
    names = _names_of(pair.one.text, one), _names_of(pair.other.text, other)
    if all(names) and not names[0] & names[1] and not _are_one_large(one, other):
        return False  # the CAC here, the FTSE there
    if one.unit == "%" and _lacks(pair.one.text) != _lacks(pair.other.text):
        return False  # those who have it here, and those who have not there
    if one.unit == other.unit == "%" and _sum_up(one, other):
        return False  # what is given here is what is left there
    if (
        _harms(pair.one.text, one)
        and _harms(pair.other.text, other)
        and not (_harms(pair.one.text, one) & _harms(pair.other.text, other))
    ):
        return False  # the dead and the wounded
    if one.value is None and other.value is None and not _are_two_hints(pair, one, other):
        return False
    alone = all(sum(known.unit == at.unit for known in side) == 1 for at, side in ((one, first), (other, second)))
    counted = {one.unit, other.unit} if one.unit == other.unit or {one.unit, other.unit} <= _PEOPLE else set()
    shared = _shared_around(pair, one, other) - counted
    if one.unit in ("$", "%", "") and shared and shared <= _names_before(pair, one, other):
        return False  # two sums of one company are two matters
    return len(shared) >= _least_shared(one, other, alone)


def _are_two_hints(pair: Pair, one: Amount, other: Amount) -> bool:
    """Does one of two vague amounts tell more than the other one: "a quarter of", "parts of"?"""
    texts = pair.one.text[one.start : one.end], pair.other.text[other.start : other.end]
    words = [re.sub(r"^(?:about|nearly|almost|one|an?) ", "", text.lower().replace("-", " ")) for text in texts]
    words = [re.sub(r"^(?:one|an?) ", "", text) for text in words]
    return words[0] != words[1] and all(_TELLING.match(amount.shown) for amount in (one, other))


def _may_hint(exact: Amount, vague: Amount) -> bool:
    """May a vague amount stand for a number? "Trillion-dollar" is $1 trillion in other words."""
    if vague.value is not None or not isinstance(exact.value, float) or exact.unit == "%":
        return True
    if exact.unit == "$":
        return _digits(exact.value) > 1 or not str(exact.value).startswith("1")
    low, high = next((spread for word, spread in _SPREAD.items() if vague.shown.lower().startswith(word)), (0.0, inf))
    return low <= exact.value <= high


def _wishes(text: str, amount: Amount) -> bool:
    """Is an amount what somebody would like it to be?"""
    return bool(_WISHED.search(text[max(0, amount.start - NEAR_CHARS) : amount.start]))


def _least_shared(one: Amount, other: Amount, alone: bool) -> float:
    """How many content words must stand around both of two amounts, if they may be of one thing at all."""
    far = _ratio(one, other)
    measures = {one.unit, other.unit} & _MEASURES
    if measures and one.unit != other.unit:
        return inf
    if _are_one_large(one, other):
        return 0
    if one.unit and (one.unit == other.unit or one.unit in other.nouns or other.unit in one.nouns):
        if far > MOST_RATIO:
            if far <= MOST_RATIO_COUNTED and not measures:
                return LEAST_SHARED_COUNTED
            return LEAST_SHARED_FAR if far <= MOST_RATIO_FAR else inf
        if not measures:
            return 0 if alone and one.unit not in _PEOPLE else 1
        if one.unit == "$" and None in (one.value, other.value):
            return LEAST_SHARED_FAR
        if one.unit in ("$", "%") or None in (one.value, other.value):
            return LEAST_SHARED_MEASURED
        return 1 if far <= MOST_RATIO_MEASURED else LEAST_SHARED_MEASURED
    if not (one.unit and other.unit) and not {one.unit, other.unit} <= {"", *_PEOPLE}:
        return LEAST_SHARED_UNLIKE if far <= MOST_RATIO_UNLIKE else inf
    if {one.unit, other.unit} <= {"", *_PEOPLE}:
        return 1 if far <= MOST_RATIO_MEASURED else LEAST_SHARED_UNLIKE if far <= MOST_RATIO else inf
    return LEAST_SHARED_UNLIKE if far <= MOST_RATIO_UNLIKE and None not in (one.value, other.value) else inf


def _are_one_large(one: Amount, other: Amount) -> bool:
    """Are two large numbers one, or one the other one rounded? That is no chance."""
    if not isinstance(one.value, float) or not isinstance(other.value, float) or min(one.value, other.value) < LARGE:
        return False
    return (one.value == other.value and _digits(one.value) > (2 if one.unit == "$" else 1)) or (
        _ratio(one, other) <= MOST_RATIO_ROUNDED
        and max(_digits(one.value), _digits(other.value)) > 2
        and is_rounded(one.value, other.value)
    )


def _names_before(pair: Pair, one: Amount, other: Amount) -> frozenset[str]:
    """The names that stand around both."""
    texts = [
        text[max(0, amount.start - NEAR_CHARS) : amount.end + NEAR_CHARS]
        for text, amount in ((pair.one.text, one), (pair.other.text, other))
    ]
    return _stems_of_names(texts[0]) & _stems_of_names(texts[1])


@lru_cache(maxsize=1 << 14)
def _stems_of_names(text: str) -> frozenset[str]:
    """The stems of the words with a capital, and the numbers."""
    return frozenset(stem(word) for word in _NAME.findall(text) if word.lower() not in FUNCTION_WORDS)


@lru_cache(maxsize=1 << 12)
def _names_of(text: str, amount: Amount) -> frozenset[str]:
    """The stems of the names in the part of a list, or of a sentence, in which an amount stands."""
    start = max((match.end() for match in _PARTS.finditer(text, 0, amount.start)), default=0)
    behind = _PARTS.search(text, amount.end)
    end = behind.start() if behind else len(text)
    names = (word for word in lay_out(text) if start <= word.start < end and word.is_name and not word.is_calendar)
    return frozenset(stem(name.text) for name in names if name.start > 0)  # a first word may be any


def _is_in(one: Amount, other: Amount, facing: Sequence[Amount]) -> bool:
    """Has the other passage the same number elsewhere, or here in the same bounds?"""
    return one.value is not None and any(
        known.value == one.value and (known is not other or (known.bound == one.bound and not _LESS.match(known.shown)))
        for known in facing
    )


def _is_sum(one: Amount, facing: Sequence[Amount]) -> bool:
    """Is a number the sum of two of the other passage?"""
    values = [q.value for q in facing if isinstance(q.value, float)]
    return any(a + b == one.value for a, b in combinations(values[:MOST_SUMMED], 2))


def _lacks(text: str) -> bool:
    """Is it said of how many a thing is not so?"""
    return is_negated(text) or bool(_LACKING.search(text))


def _sum_up(one: Amount, other: Amount) -> bool:
    """Do two shares make a whole, or nearly so?"""
    if not isinstance(one.value, float) or not isinstance(other.value, float):
        return False
    return abs(one.value + other.value - WHOLE) <= ROUNDED_BY


def _harms(text: str, amount: Amount) -> frozenset[str]:
    """What is said to have befallen those who are counted, first of all behind: that they died, or were hurt."""
    behind = text[amount.end : amount.end + NEAR_CHARS].lower()
    before = text[max(0, amount.start - NEAR_CHARS // 2) : amount.start].lower()
    found = {kind: match.start() for kind, words in _HARMS.items() if (match := words.search(behind))}
    if found:
        return frozenset((min(found, key=lambda kind: found[kind]),))
    return frozenset(kind for kind, words in _HARMS.items() if words.search(before))


def _ratio(one: Amount, other: Amount) -> float:
    """How many times the lesser of two numbers the greater is; 1 where they are no two numbers."""
    if not isinstance(one.value, float) or not isinstance(other.value, float):
        return 1.0
    low, high = sorted((one.value, other.value))
    return high / low if low else float("inf")


def _say(story: Story, pair: Pair, one: Amount, other: Amount) -> str | None:
    """One sentence that sets two amounts side by side; None where they are told alike."""
    names = outlets_of(story, pair)
    if one.value != other.value:
        one, other = _in_clause(pair.one.text, one), _in_clause(pair.other.text, other)
    one, other = (replace(amount, shown=_MARKS.sub("", amount.shown)) for amount in (one, other))
    if (one.value is None) != (other.value is None) and not any(map(_is_range, (one, other))):
        (exact, teller), (vague, hinter) = sorted(
            ((one, names[0]), (other, names[1])), key=lambda at: at[0].value is None
        )
        return f"{teller} gives “{exact.shown}”, {hinter} only “{vague.shown}”."
    plain = f"{names[0]} gives “{one.shown}”, {names[1]} “{other.shown}”."
    if one.value is None or other.value is None:
        return plain
    if one.value == other.value:
        return plain if _are_two_bounds(one, other) else None
    if not one.bound and not other.bound:
        if _ratio(one, other) <= MOST_RATIO_ROUNDED and is_rounded(one.value, other.value):
            (close, teller), (round_, hinter) = sorted(
                ((one, names[0]), (other, names[1])), key=lambda at: -_digits(at[0].value)
            )
            return f"{teller} gives “{close.shown}”, {hinter} the rounder “{round_.shown}”."
        return plain
    near = _ratio(one, other) <= MOST_RATIO_BOUNDED
    if near and bool(one.bound) != bool(other.bound) and may_be_one((one.value, one.bound), (other.value, other.bound)):
        (close, teller), (bounded, hinter) = sorted(
            ((one, names[0]), (other, names[1])), key=lambda at: bool(at[0].bound)
        )
        return f"{teller} gives “{close.shown}”, {hinter} only “{bounded.shown}”."
    return plain


def _in_clause(text: str, amount: Amount) -> Amount:
    """An amount that is shown with its clause, where it is figures of which it is not seen what they count."""
    if amount.unit or not _BARE.fullmatch(amount.shown):
        return amount
    start, end = find_clause(text, amount.start, amount.end)
    return replace(amount, shown=" ".join(text[start:end].split()))


def _is_range(amount: Amount) -> bool:
    """Is an amount given by two numbers: "seven to nine years"?"""
    return amount.value is None and len(find_numbers(amount.shown)) > 1


def _are_two_bounds(one: Amount, other: Amount) -> bool:
    """Are two bounds of one number two? "Refused less than 5" has no other number than "asked for 5"."""
    if any(" than the " in amount.shown or _DURING.match(amount.shown) for amount in (one, other)):
        return False
    if one.bound == other.bound or {one.bound, other.bound} == {"", "about"}:
        return bool(_LESS.match(one.shown)) != bool(_LESS.match(other.shown))
    return {one.bound, other.bound} not in ({"", "all"}, {"", "fewer than"})


def _digits(value: float | tuple[int, int] | None) -> int:
    """How many figures a number has before the noughts at its end."""
    return len(f"{value:.15g}".replace(".", "").rstrip("0").lstrip("0")) if isinstance(value, float) else 0

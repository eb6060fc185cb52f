"""How many or how much, as a passage words it: "at least 20 soldiers", "$5.7 billion", "several others".

Wider than `quantities.py`: vague amounts, counts of what has a capital ("three Republicans"), ages and numbers alone
are found, too, each with the words that a reader is shown.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from sayso.comparing.differences.quantities import Quantity, bound_of, find_numbers, is_ago, is_further, with_bound
from sayso.comparing.phrasing import VERBS
from sayso.comparing.terms import FUNCTION_WORDS, stem

AGE = "age"  # the unit of how old somebody is
_VAGUE = re.compile(
    r"\b(?<!how )(?<!too )(?:"
    r"an? (?:(?:small|large|growing|vast) )?"
    r"(?:few|handful|couple|number|string|series|majority|minority|fraction)(?: of)?"
    r"|(?:(?:more than|about|nearly|almost|over|less than|just|only) )?(?:(?:an?|one)[- ](?:quarter|third|fifth|half)"
    r"|half|two[- ]thirds|three[- ]quarters|most|some|many|few|parts?|portions?) of"
    r"|(?:(?:tens|hundreds) of (?:thousands|millions)|hundreds|thousands|millions|billions|trillions|dozens|scores)"
    r"(?: of)?"
    r"|several|multiple|numerous|various|countless|(?<!as )many)(?![\w-])(?! (?:of )?(?:the |its |their )?[\d$])",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_](?:[\w’'.]*[\w’'])?(?:-\w+)*")
_AHEAD = re.compile(r"(?:[^,;:!?()—–\n]|(?<=\d),(?=\d)){0,60}")
_ADVERBS = frozenset(
    "already alone apiece altogether overall total last next more fewer".split()
)  # behind an amount, and nothing counted
_PASSED = frozenset("of the these those its his her their our more other new such a an".split())
_ADJECTIVE = ("al", "ic", "ive", "ous", "ful", "an")
_PLURALS = frozenset("people women men children police others percent troops folks personnel".split())
_NO_PLURAL = re.compile(r"(?:ss|us|is|[’']s?)$")
MOST_AMOUNTS = 20  # of one passage, numbers and vague amounts each, that are read
MOST_NOUN_WORDS = 4  # behind an amount, among which what it counts stands
_CODE = re.compile(r"(?:\b[A-Z][\w.’']*|[№#])[ -]$")  # "Title 42", "H.R. 1": no amount
# "63 of the 99 seats", "some of the 99"
_WHOLE = re.compile(
    r"(?:\d|\b(?:some|most|many|half|all|one|none|several|parts?|dozens)) of (?:the |its |their )?$", re.I
)
_GOES_TO = re.compile(r" (?:to|or|and) (?:\$?\d|(?:two|three|four|five|six|seven|eight|nine|ten)\b)")  # "three to five"
_MORE_BEHIND = re.compile(r" more\b(?! than)")
_CLOCK = re.compile(r"\s?[ap]\.?m\b", re.IGNORECASE)
_OTHERS = re.compile(r"\bothers?\b", re.IGNORECASE)
_OR_MORE = re.compile(r" or (?:more|so|fewer|less)\b")
_DOLLARS = re.compile(r"\b(?:multi-?)?(?:m|b|tr)illion-dollar\b", re.IGNORECASE)
_AGE_BEFORE = re.compile(r"(?:\b[A-Z][\w’'-]+(?: Jr\.| III)?, |(?<!\bat )(?<!\bat the )\bage[ds]? (?:of )?)$")
_AGE_BEHIND = re.compile(r"\s?(?:,|and\b|\)|\.|$)")
_YEARS_OLD = re.compile(r"[- ]years?[- ]old\b")
_DECADE_OF_LIFE = re.compile(r"\bin (?:his|her|their) (?:(?:early|mid|late)[- ])?\d0s\b")
MOST_AGE = 120
LEAST_UNNAMED = 100  # a lesser number behind a name ("Title 42") is a part of it
# Before a number, what makes it the end of a range: "three to five million".
_RANGE = re.compile(
    r"(?:\bbetween )?(?:[$£€]?\d[\d,.]*(?: (?:m|b|tr)illion)?|two|three|four|five|six|seven|eight|nine|ten)"
    r" (?:to|or|and) $",
    re.IGNORECASE,
)
_RANGE_CHARS = 24
_BETWEEN = re.compile(r"\bbetween (?:the ages of )?$", re.IGNORECASE)
# "91,000 homes and businesses", but not "50 persons and suspends the"
_AND_MORE = re.compile(r" (?:and|or) ([a-z]{3,}s)\b(?! (?:of|the|an?|all|its|his|her|their|to|that|more|about)\b)")
_MILLIONS = re.compile(r"\S* ?(?:m|b|tr)illion")  # behind the second of two sums
_DOZENS = re.compile(r"\b(an?|two|three|four|five|six|seven|eight|nine|ten) $", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount of a passage, `[start, end)` without its bound and the noun. `shown` has these, as they are printed.

    `unit` is a stem, "$", "%", "vote", "age", or "" where what is counted is not seen; `nouns` are the stems of all
    words behind among which it was chosen. `value` is None where the amount
    is vague. `bound` is as in `quantities.bound_of`.
    """

    start: int
    end: int
    shown: str
    unit: str
    nouns: frozenset[str]
    value: float | tuple[int, int] | None
    bound: str = ""
    ago: bool = False
    further: bool = False


@lru_cache(maxsize=1 << 12)
def find_amounts(text: str) -> tuple[Amount, ...]:
    """Find the amounts of a passage, in its order, the first `MOST_AMOUNTS`; of those that overlap the numbers."""
    exact = list(islice(_exact(text), MOST_AMOUNTS))
    vague = [one for one in islice(_vague(text), MOST_AMOUNTS) if not _overlaps(one, exact)]
    return tuple(sorted((*exact, *vague), key=lambda amount: amount.start))


def _overlaps(one: Amount, others: Iterable[Amount]) -> bool:
    return any(one.start < other.end and other.start < one.end for other in others)


def _exact(text: str) -> Iterator[Amount]:
    for number in find_numbers(text):
        if _opens_range(text, number):
            continue
        if _is_age(text, number):
            before = _RANGE.search(text, max(0, number.start - _RANGE_CHARS), number.start)
            if before or _GOES_TO.match(text, number.end):
                continue  # "between 12 and 16", "aged 16 and 13" are the ages of many
            aged = _YEARS_OLD.match(text, number.end)
            shown = text[number.start : aged.end() if aged else number.end]
            yield Amount(number.start, number.end, shown, AGE, frozenset(), number.value)
        elif not _WHOLE.search(text, max(0, number.start - _RANGE_CHARS), number.start):
            found = _amount_of(text, number)
            if found is not None:
                yield found


def _opens_range(text: str, number: Quantity) -> bool:
    """Is a number the first of "three to five", "between 3 and 5" or "two dozen"? "$500 to two clerks" is no range."""
    if text.startswith(" dozen", number.end):
        return True
    on = _GOES_TO.match(text, number.end)
    if on and number.unit == "$" and "$" not in on.group() and not _MILLIONS.match(text, on.end()):
        return False
    return on is not None and (
        not on.group().startswith(" and")
        or bool(_BETWEEN.search(text, max(0, number.start - _RANGE_CHARS), number.start))
    )


def _amount_of(text: str, number: Quantity) -> Amount | None:
    """A number with its bound and what it counts; None where it is a part of a name ("Title 42")."""
    if _CLOCK.match(text, number.end):
        return None
    counted = _Counted(number.unit, frozenset(), number.end)
    behind = _OR_MORE.match(text, number.end)
    bound = bound_of(text, number)
    if number.unit not in ("$", "%", "vote"):
        counted = _counted(text, number.end)
        small = isinstance(number.value, float) and number.value < LEAST_UNNAMED
        unseen = not counted.unit or text.startswith(" of ", number.end)
        if unseen and small and not bound and _CODE.search(text, max(0, number.start - 24), number.start):
            return None
    elif behind:
        counted = _Counted(number.unit, frozenset(), behind.end())
    ranged = _RANGE.search(text, max(0, number.start - _RANGE_CHARS), number.start)
    if ranged and "$" in ranged.group() and number.unit != "$":
        ranged = None
    number = _with_dozens(text, number)
    before = ranged.group() if ranged else with_bound(text, number)[: number.start - number.end]
    more = _AND_MORE.match(text, counted.end) if counted.unit else None
    more = None if more and more.group(1) in VERBS else more  # "60,000 votes and needs"
    shown = before + text[number.start : more.end() if more else counted.end]
    further = is_further(text, number) or bool(_MORE_BEHIND.match(text, number.end) or _OTHERS.search(shown))
    return Amount(
        number.start,
        number.end,
        shown,
        counted.unit,
        counted.nouns,
        None if ranged else number.value,
        "more than" if behind and "more" in behind.group() else bound,
        is_ago(text, number),
        further,
    )


def _with_dozens(text: str, number: Quantity) -> Quantity:
    """A dozen with how many of them there are: "a dozen", "two dozen"."""
    before = _DOZENS.search(text, max(0, number.start - _RANGE_CHARS), number.start)
    if (
        before is None
        or not isinstance(number.value, float)
        or text[number.start : number.start + 5].lower() != "dozen"
    ):
        return number
    count = find_numbers(before.group(1))
    times = count[0].value if count and isinstance(count[0].value, float) else 1.0
    return replace(number, start=before.start(), value=number.value * times)


def _vague(text: str) -> Iterator[Amount]:
    for match in _VAGUE.finditer(text):
        unit, nouns, end = _counted(text, match.end())
        if unit:
            shown = text[match.start() : end]
            further = bool(_OTHERS.search(shown))
            yield Amount(match.start(), match.end(), shown, unit, nouns, None, further=further)
    for match in _DECADE_OF_LIFE.finditer(text):
        yield Amount(*match.span(), match.group(), AGE, frozenset(), None)
    for match in _DOLLARS.finditer(text):
        yield Amount(*match.span(), match.group(), "$", frozenset(), None)


def _is_age(text: str, number: Quantity) -> bool:
    if not isinstance(number.value, float) or number.value > MOST_AGE:
        return False
    if _YEARS_OLD.match(text, number.end):
        return True
    before = _AGE_BEFORE.search(text, max(0, number.start - 40), number.start)
    return bool(before and _AGE_BEHIND.match(text, number.end)) and text[number.start].isdigit()


class _Counted(NamedTuple):
    unit: str
    nouns: frozenset[str]
    end: int


def _counted(text: str, end: int) -> _Counted:
    """What an amount counts, and where that word ends; "" and `end` where it is not seen.

    It is the first plural among the words behind, else the first word that is no name: "15-hour filibuster".
    """
    ahead = _AHEAD.match(text, end + (text[end : end + 1] == "-"))
    words: list[re.Match[str]] = []
    for word in _WORD.finditer(text, ahead.start(), ahead.end()) if ahead else ():
        lower = word.group().lower()
        if not words and (lower in _PASSED or lower[0].isdigit()):
            continue
        if (lower in FUNCTION_WORDS | _ADVERBS and lower != "others") or len(words) == MOST_NOUN_WORDS:
            break
        words.append(word)
    chosen = next((word for word in words if _is_plural(_bare(word))), None)
    nouns = [word for word in words[:2] if not word.group().endswith(_ADJECTIVE)] or words
    if chosen is None and nouns and nouns[0].group()[0].islower() and not nouns[0].group().endswith("ed"):
        chosen = nouns[0]
    if chosen is None:
        return _Counted("", frozenset(), end)
    return _Counted(stem(_bare(chosen)), frozenset(stem(_bare(word)) for word in words), chosen.end())


def _bare(word: re.Match[str]) -> str:
    """A word without the mark of an owner: "the 17 pilots’ names"."""
    return word.group().rstrip("’'")


def _is_plural(word: str) -> bool:
    return (
        word.lower() in _PLURALS
        or word.endswith("men")
        or (len(word) > 3 and word.endswith("s") and not _NO_PLURAL.search(word))
    )

"""The words of a passage, laid out so that they can be set against those of another one, and how much each tells."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from sayso.comparing.differences.loaded import is_judging
from sayso.comparing.differences.wording import hedges
from sayso.comparing.terms import FUNCTION_WORDS, find_terms, stem
from sayso.text import find_sentences

MOST_WORDS = 80  # of a passage that are looked at; nine in ten have fewer than 25
_WORD = re.compile(r"(?:[A-Za-z]\.){2,}|[@#$€£]?\w+(?:[-'’.,&/]\w+)*%?")
# Marks that a phrase does not reach across; a comma joins two adjectives.
_MARK = re.compile(r"[;:!?…“”\"()\[\]—―–]|--|\.{2,}|\s-\s|‘|\s'")
_COMMA = re.compile(r"[,/]")
# Words that only link others; a phrase neither begins nor ends with one.
_LINKS = frozenset(
    "because among amid since until within without toward towards upon despite including according like via per along"
    " behalf forth around although though unless whether however across behind near whereas".split()
)
# Words among the function words that tell something where another passage lacks them.
_TELLING = frozenset("not no never n't only most some all many more could may might must should".split())
_NEGATIONS = frozenset("not no never nor neither without cannot nobody nothing none hardly".split())
_NUMBER = re.compile(r"[$€£]?\d[\d,.]*(?:-\w+)*%?$")
_CONTRACTED = re.compile(r"(?:i|you|he|she|it|we|they|that|there|here|who|what|let)'(?:s|re|ve|ll|d|m)$")
_PARTY = re.compile(r"[DR]-[A-Z]|[DRI]$")
_CARDINALS = "zero one two three four five six seven eight nine ten eleven twelve".split()
_ORDINALS = "0th 1st first 2nd second 3rd third 4th fourth 5th fifth 6th sixth 7th seventh 8th eighth 9th ninth".split()
_NUMERALS = {word: str(number) for number, word in enumerate(_CARDINALS)} | dict(
    zip(_ORDINALS[2::2], _ORDINALS[1::2], strict=True)
)
_UNITS = frozenset("hundred thousand million billion trillion percent per cent dollars years days".split())
_CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august september"
    " october november december jan feb aug sept oct nov dec today yesterday tomorrow week month year day morning"
    " afternoon evening night".split()
)
# Words that tell little by themselves, and of reporting and address.
_LIGHT = frozenset(
    "get got getting make made making take took taken taking go going went gone come came coming give gave given"
    " put set let keep kept use used using new one two time times people person thing things way ways back still even"
    " well now yes recent recently former first last next day days week weeks year years several include included part"
    " senator representative governor secretary leader minister chairman director"
    " said say says saying told tell telling added adding according wrote asked called calling earlier later ahead"
    " don don't doesn't didn't isn't wasn't".split()
)
_TITLES = frozenset("mr mrs ms dr sen rep gov president".split())
_MODIFIER = re.compile(r"\w+(?:ly|ous|ful|ive|less|able|ible|ic|ical|ish|ary)$|\w+-\w+")
_ADJECTIVE = re.compile(
    rf"{_MODIFIER.pattern}|\w{{3,}}(?:al|ant|ent|ese|ian|ican|aeli|ed|est)$|(?:new|late|old|big|bad)$"
)
_VERB = re.compile(r"\w{3,}(?:ed|ing|ize[sd]?)$")

# How much a word tells. Set by reading what each order of them picked from pairs of passages in 149 events that readers
# had annotated: there judging words, adverbs and adjectives make most of the differences in wording.
_JUDGING_WEIGHT, _HEDGE_WEIGHT, _MODIFIER_WEIGHT, _VERB_WEIGHT = 3.0, 2.0, 1.9, 1.7
_PLAIN_WEIGHT, _NAME_WEIGHT, _DATE_WEIGHT, _LIGHT_WEIGHT = 1.4, 1.1, 0.7, 0.4

_IN_ARTICLE, _IN_SENTENCE = 0.6, 0.15  # of the weight of a word that the other article, or its sentence, has, too


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a passage, `[start, end)` of its text. `key` is what its inflected forms share.

    `lower` is the word in small letters, with a straight apostrophe. `apart` says that a mark, the end of a sentence or
    a cut stands between it and the word before.
    """

    start: int
    end: int
    text: str
    lower: str
    key: str
    apart: bool

    @property
    def is_little(self) -> bool:
        """Is it a function word, which tells nothing by itself?"""
        if self.lower in _LINKS or _CONTRACTED.match(self.lower):
            return True
        return self.lower in FUNCTION_WORDS and self.lower not in _TELLING

    @property
    def may_end(self) -> bool:
        """May a phrase end with it? Not with "more" (than what?), "not" or "may"."""
        return not self.is_little and self.lower not in _TELLING

    @property
    def modifies(self) -> bool:
        """Does it look like an adjective or an adverb, or is it a number, so that what it belongs to follows?"""
        return bool(_ADJECTIVE.match(self.lower)) or self.is_number or self.lower in _TELLING

    @property
    def is_name(self) -> bool:
        """Does it begin with a capital, and is no function word?"""
        return self.text[0].isupper() and self.lower not in FUNCTION_WORDS

    @property
    def is_number(self) -> bool:
        """Is it a number in digits, or a word that belongs to one ("million")?"""
        return bool(_NUMBER.match(self.text)) or self.lower in _UNITS

    @property
    def is_calendar(self) -> bool:
        """Is it a day, a month or another word of the calendar?"""
        return self.lower.removesuffix("'s") in _CALENDAR

    @property
    def negates(self) -> bool:
        """Does it turn what follows into its opposite, so that no quotation may begin behind it?"""
        return self.lower in _NEGATIONS or self.lower.endswith("n't")

    @property
    def is_possessive(self) -> bool:
        """Does it end in 's, so that what is owned follows?"""
        return self.lower.endswith(("'s", "s'"))


def lay_out(text: str, joints: Iterable[int] = ()) -> list[Word]:
    """Return the words of a passage, the first `MOST_WORDS` of them.

    `joints` are the offsets at which pieces that the article prints apart were put together.
    """
    starts = sorted({start for start, _ in find_sentences(text)} | set(joints))
    opening = 0  # the first of them that no word stands behind
    words: list[Word] = []
    last = 0
    for match in _WORD.finditer(text):
        if len(words) == MOST_WORDS:
            break
        word, between = match.group(), text[last : match.start()]
        while opening < len(starts) and starts[opening] < last:
            opening += 1
        apart = bool(_MARK.search(between)) or (opening < len(starts) and starts[opening] <= match.start())
        if not apart and _COMMA.search(between):
            apart = not (words and _are_listed(words[-1].text, word))
        words.append(Word(*match.span(), word, word.lower().replace("’", "'"), key_of(word), apart))
        last = match.end()
    return words


def _are_listed(one: str, other: str) -> bool:
    """May a comma join two words as it joins adjectives?"""
    return all(
        word[0].islower() and word not in FUNCTION_WORDS and bool(_MODIFIER.match(word)) for word in (one, other)
    )


@lru_cache(maxsize=1 << 14)
def key_of(word: str) -> str:
    """What the forms of a word share: "three" and "3", "U.S." and "US", "voted" and "votes"."""
    bare = word.lower().replace("’", "'")
    if bare.rstrip(".").replace(".", "") == "us" and word[0].isupper():
        return "us "  # the country, and not the pronoun
    if word == "May":
        return "may "  # the month, or a name
    return _NUMERALS.get(bare) or stem(bare.replace(".", "") if word.endswith(".") else bare)


def joints_of(pieces: Sequence[tuple[int, int]]) -> list[int]:
    """Where the pieces after the first begin in a passage that joins them by one space; pieces are `[start, end)`."""
    joints, at = [], 0
    for start, end in pieces:
        joints.append(at)
        at += end - start + 1
    return joints[1:]


def weigh_word(word: Word, article: frozenset[str] = frozenset(), sentence: frozenset[str] = frozenset()) -> float:
    """How much a word tells that another passage lacks; less where the terms of its article or its sentence have it."""
    terms = find_terms(word.text)
    return _weigh(word) * (_IN_SENTENCE if terms & sentence else _IN_ARTICLE if terms & article else 1.0)


def is_light(word: Word) -> bool:
    """Does a word tell little by itself: a common verb, one of reporting, of time or address?"""
    return word.lower in _LIGHT or word.lower in _TITLES


def _weigh(word: Word) -> float:
    lower = word.lower
    if word.is_little or lower in _TITLES or _PARTY.match(word.text):
        return 0.0
    if is_judging(word.text):
        return _JUDGING_WEIGHT
    if hedges(word.text) or lower in ("could", "must", "should", "not", "no", "never", "n't"):
        return _HEDGE_WEIGHT
    if lower in _LIGHT or lower in _TELLING:
        return _LIGHT_WEIGHT
    if word.is_number or word.is_calendar:
        return _DATE_WEIGHT
    if word.is_name:
        return _NAME_WEIGHT
    if _MODIFIER.match(lower):
        return _MODIFIER_WEIGHT
    return _VERB_WEIGHT if _VERB.match(lower) else _PLAIN_WEIGHT

"""The noun phrase by which a text names a source, taken apart: how many, of what kind, whose, and any name in it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sayso.sources.mentions import Name
from sayso.sources.nouns import CROWDS, is_noun, is_person_noun, is_plural, singular
from sayso.sources.phrase_words import (
    APPROXIMATE,
    BARE_QUANTIFIERS,
    DETERMINERS,
    ENDS_HEAD,
    NUMBERS,
    PARTY_MEMBERS,
    PLURAL_QUANTIFIERS,
    POSSESSIVES,
    PRONOUNS,
    QUANTIFIERS,
    Word,
    split_words,
)

_PARTITIVE = re.compile(
    r"(?:at least |more than |nearly |about |almost |only )?"
    r"(?:(?P<word>one|two|three|four|five|six|seven|eight|nine|ten|some|several|many|most|all|both|none|few|each|any|"
    r"half|dozens|hundreds|thousands|scores|neither|another|(?:a|one|two) (?:third|quarter|fifth|tenth)s?)|"
    r"an? (?:[a-z-]+ ){0,2}?"
    r"(?P<noun>plurality|number|group|handful|couple|majority|lot|few|"
    r"series|string|host|pair|trio|dozen|minority|slew|range|variety|spokesperson|bunch))"
    r" of (?P<of>whom|them|those|these|us)?",
    re.IGNORECASE,
)

_TIME_BEHIND = re.compile(
    r",? (?:(?:on |late |early )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?: (?:morning|afternoon|evening|night))?|"
    r"(?:last|this|next|earlier this|late last|early this) (?:week|month|year|summer|spring|fall|winter|(?:Mon|Tues|"
    r"Wednes|Thurs|Fri|Satur|Sun)day)|yesterday|today|tonight|(?:in|early in) (?:early |late )?[12]\d{3}|there|here)$"
)
_SORTS = ("PAC", "PACs", "NGO", "NGOs")
_HIMSELF = re.compile(r" (?:him|her|them|it)sel(?:f|ves)$")
_NUMBER = "(two|three|four|five|six|seven|eight|nine|ten|one)"
# "three current and two former officials"
_TWO_NUMBERS = re.compile(rf"{_NUMBER} (?:[\w-]+ ){{1,2}}and {_NUMBER} ", re.IGNORECASE)
_DIGITS = 9  # of a number; with more it counts no people


@dataclass(frozen=True, slots=True)
class Phrase:
    """A source phrase at `[start, end)` of a text.

    `head` is its main noun in lower case, as printed, or a pronoun; `name` is the name that is the head, where one is.
    `determiner` is "the", "a", ... or None. `count` is the number told, None where it is left open. `owner` is the name
    or pronoun before a possessive mark. `of` is the pronoun of "several of whom". `rest` is where the words behind
    the head begin.
    """

    start: int
    end: int
    head: str
    name: Name | None = None
    determiner: str | None = None
    count: int | None = None
    quantified: bool = False
    partitive: bool = False
    plural: bool = False
    owner: Name | None = None
    owner_pronoun: str | None = None
    modifiers: tuple[str, ...] = ()
    of: str | None = None
    rest: int = 0
    body: int = 0

    @property
    def definite(self) -> bool:
        """Does the phrase speak of someone or something known: "the official", "these officials"?"""
        return self.determiner in ("the", "this", "that", "these", "those")


def read_phrase(text: str, start: int, end: int, names: Sequence[Name]) -> Phrase:
    """Take apart the noun phrase at `[start, end)`. `names` are the article's names that lie in it, in order."""
    end = _without_time(text, start, end)
    if (itself := _HIMSELF.search(text, max(start, end - 14), end)) and itself.start() > start:
        end = itself.start()  # "Mr. Lee himself"
    words = split_words(text, start, end)
    if not words:
        return Phrase(start, end, "")
    if len(words) == 1 and (words[0].lower in PRONOUNS or words[0].lower in BARE_QUANTIFIERS):
        lower = words[0].lower
        return Phrase(start, end, lower, plural=lower in PLURAL_QUANTIFIERS, count=NUMBERS.get(lower), rest=end)
    if words[0].lower in BARE_QUANTIFIERS and text.startswith(",", words[0].end):  # "some, such as Ann Lee"
        lower = words[0].lower
        return Phrase(
            start, end, lower, plural=lower in PLURAL_QUANTIFIERS, count=NUMBERS.get(lower), rest=words[0].end
        )
    partitive = _PARTITIVE.match(text, start, end)
    if partitive:
        return _read_partitive(text, end, names, partitive)
    return _read_plain(text, start, end, words, names)


def _without_time(text: str, start: int, end: int) -> int:
    """Return where a phrase ends without a time behind it: "a poll last week", "the senator Tuesday"."""
    time = _TIME_BEHIND.search(text, max(start, end - 40), end)
    return time.start() if time and time.start() > start else end


def _read_partitive(text: str, end: int, names: Sequence[Name], match: re.Match[str]) -> Phrase:
    word = (match.group("word") or match.group("noun") or "").lower()
    count = 1 if word == "another" else NUMBERS.get(word)
    if match.group("of"):
        return Phrase(
            match.start(),
            end,
            word,
            count=count,
            plural=count != 1,
            partitive=True,
            of=match.group("of").lower(),
            rest=end,
        )
    inner = read_phrase(text, match.end(), end, names)
    group = match.group("noun") is not None
    return replace(
        inner,
        start=match.start(),
        determiner="a" if group else inner.determiner,
        count=count,
        plural=inner.plural if group else count != 1,
        quantified=True,
        partitive=not group,
        name=None if inner.plural else inner.name,
    )


def _read_plain(text: str, start: int, end: int, words: list[Word], names: Sequence[Name]) -> Phrase:
    n, determiner, count, quantified = _read_number(words)
    owner, owner_pronoun = None, None
    if n < len(words) and words[n].lower in POSSESSIVES:
        owner_pronoun, n = words[n].lower, n + 1
    elif n < len(words):
        owner = next((name for name in names if name.possessive and name.lead <= words[n].start < name.end + 2), None)
        if owner and owner.end + 2 < end:
            after = [k for k, word in enumerate(words) if word.start >= owner.end]
            n = after[0] if after else n
        else:
            owner = None
    if owner or owner_pronoun:
        more, _, counted, quantity = _read_number(words[n:])
        n, count, quantified = n + more, count or counted, quantified or quantity
    head_at = _head_index(text, words, _behind_title(words, n, names))
    if head_at is None:
        first = words[0].lower
        return Phrase(start, end, first, plural=first in PLURAL_QUANTIFIERS, rest=words[0].end, body=start)
    head = words[head_at]
    if count is not None and (both := _TWO_NUMBERS.match(text, start, head.end)) is not None:
        count = sum(NUMBERS.get(word.lower(), 0) for word in both.groups()) or count
    name = next((name for name in names if name.start <= head.start < name.end and name is not owner), None)
    lower = head.lower.removesuffix("’s").rstrip("’")
    if name is not None and singular(lower) in PARTY_MEMBERS and (len(name.words) == 1 or not is_plural(lower)):
        name = None
    if name is not None and len(name.words) == 1 and name.text in _SORTS:
        name = None  # "a super PAC" is none by that name
    plural = (
        is_plural(lower) and determiner not in ("a", "an", "this", "that", "another", "each", "every") and name is None
    )
    if (
        count is None
        and not plural
        and not quantified
        and determiner in ("a", "an", "another", "the", "this", "that", None)
        and singular(lower) not in CROWDS
    ):
        count = 1
    return Phrase(
        start,
        end,
        lower,
        name,
        determiner,
        count,
        quantified,
        plural=plural or (count or 0) > 1,
        owner=owner,
        owner_pronoun=owner_pronoun,
        modifiers=tuple(word.lower.removesuffix("’s") for word in words[n:head_at]),
        rest=head.end,
        body=words[n].start,
    )


def _behind_title(words: list[Word], first: int, names: Sequence[Name]) -> int:
    """Return the index of the word that a name begins with whose title begins a phrase: "Health and Safety Secretary".

    A title can hold words that would end a noun phrase; `first` where there is none.
    """
    if first >= len(words):
        return first
    for name in names:
        if name.title and name.lead <= words[first].start < name.start:
            begin = next((n for n, word in enumerate(words) if word.start >= name.start), first)
            return begin if any(word.lower in ENDS_HEAD for word in words[first:begin]) else first
    return first


def _is_number(word: str) -> bool:
    """Is a word a number in digits, "12" or "180,000"?"""
    return word.replace(",", "").isdecimal()


def _read_number(words: list[Word]) -> tuple[int, str | None, int | None, bool]:
    """Read the determiner and the number at the front: how many words they are, and what they say."""
    n, determiner, count, quantified = 0, None, None, False
    while n < len(words) - 1:
        word = words[n].lower
        if word in DETERMINERS and determiner is None:
            determiner = word
        elif word in APPROXIMATE and n + 1 < len(words):
            pass
        elif word == "both":
            count, quantified = (None if any(w.lower == "and" for w in words[n + 1 : n + 4]) else 2), True
        elif word in NUMBERS or (_is_number(word) and not (len(word) == 4 and word[:2] in ("19", "20"))):
            count = NUMBERS[word] if word in NUMBERS else int(word.replace(",", "")[:_DIGITS])
            determiner = None if determiner == "a" else determiner
        elif word in QUANTIFIERS:
            quantified = True
        elif word == "or" and words[n + 1].lower == "so":
            n += 1
        else:
            break
        n += 1
    return n, determiner, count, quantified


def _head_index(text: str, words: list[Word], first: int) -> int | None:
    """Return the index of the head: the last word before punctuation, a preposition or a relative clause."""
    last = None
    for n in range(first, len(words)):
        word = words[n]
        if last is not None:
            if _is_initials(text, words, n):
                continue  # "a Department of Harbors (DH) official"
            gap = " " if _is_initials(text, words, n - 1) else text[words[n - 1].end : word.start]
            if any(mark in gap for mark in ',;:()–—\n“"') or "--" in gap:
                break
            if word.lower == "such" and n + 1 < len(words) and words[n + 1].lower == "as":
                break
            if word.lower in ENDS_HEAD and not (
                word.lower == "and" and n == first + 1 and _shares_noun(text, words, n)
            ):
                break
            verbal = word.lower.endswith(("ed", "ing")) and word.lower != "retired"
            if word.text[0].islower() and verbal and is_noun(words[last].lower):
                break
        elif word.lower == "outside" and n + 1 < len(words):
            continue  # "Outside economists"
        elif word.lower in ENDS_HEAD:
            return None
        last = n
    return last


def _is_initials(text: str, words: list[Word], at: int) -> bool:
    """Does a word stand in brackets, in capitals, before the noun that an institution's name goes with?"""
    word = words[at]
    bracketed = text[word.start - 1 : word.start] == "(" and text[word.end : word.end + 2] == ") "
    return bracketed and word.text.isupper() and at + 1 < len(words) and is_person_noun(words[at + 1].lower)


def _shares_noun(text: str, words: list[Word], at: int) -> bool:
    """Do the two words around "and" share a noun: "Medicare and Treasury officials", "gay and civil rights groups"?"""
    first = at > 1 and words[at - 2].lower != "both"
    alone = is_noun(words[at - 1].lower) and (is_plural(words[at - 1].lower) or first)
    if alone or at + 2 >= len(words):
        return False
    last = at + 1
    while last + 1 < len(words) and text[words[last].end : words[last + 1].start] == " ":
        if words[last + 1].lower in ENDS_HEAD:
            break
        last += 1
    return (
        last > at + 1 and words[last].text[0].islower() and is_noun(words[last].lower) and is_plural(words[last].lower)
    )

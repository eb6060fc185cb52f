"""Words of a passage that are quoted, widened so that no name, number, negation or noun is cut off, or to a clause."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sayso.comparing.differences.passage_words import Word
from sayso.comparing.phrasing import AUXILIARIES, VERBS
from sayso.sources.phrase_words import DETERMINERS, POSSESSIVES

Range = tuple[int, int]  # words of a passage, `[start, end)`

MOST_WIDENED = 2  # words behind an adjective or an owner, up to the noun
MOST_NEGATED = 2  # little words between a negation and what it negates
# Words of a clause that is quoted whole. Of 120 notes judges wanted 101 with clauses of up to 16 words, 19 with the
# bare words; of 60 whose clauses are longer two judges wanted those of up to 22 words in 93 of 120 readings.
MOST_OF_CLAUSE = 22
_PARTICLES = frozenset("up down out off away".split())
# What a name goes on behind with "of".
_BODIES = frozenset(
    "department secretary director house office university bureau ministry board bank council conference city state"
    " institute court district church president speaker chairman chief institutes college league union minister".split()
)
_BEHIND_PARTICLE = frozenset("to in from of and as on for at by".split())
_JOINING = frozenset("and but or so".split())
_LINKING = frozenset("that which who whom while because".split())  # they open a clause, and are not quoted with it
_OPENING = _LINKING | frozenset("whose when where although though if unless whereas until since after before".split())
_RELATIVE = frozenset("that which who".split())  # they may stand for the subject of their clause
_ARTICLES = (DETERMINERS | POSSESSIVES) - {"that", "whose"}
MOST_DESCRIBING = 3  # words before the noun that a relative clause is of
_CONDITIONS = frozenset("if unless until".split())
_VERB = re.compile(r"\w{2,}(?:ed|ing)$")
_QUOTATION_MARKS = ' “”"'


@dataclass(frozen=True, slots=True)
class Printed:
    """A passage to be set against another: its text, where its pieces are joined, its sentence and its article."""

    text: str
    joints: Sequence[int] = ()
    sentence: str = ""
    article: str = ""


@dataclass(frozen=True, slots=True)
class Side:
    """One of two passages: its text, its words, and what each of them tells."""

    text: str
    words: list[Word]
    weights: list[float]

    def show(self, start: int, end: int) -> str:
        """The text from one word to before another."""
        return " ".join(self.text[self.words[start].start : self.words[end - 1].end].split())


def widen(side: Side, begin: int, stop: int) -> Range:
    """Widen a phrase so that it cuts no name, no number, nothing from its owner and no adjective from its noun."""
    words = side.words
    while begin > 0 and not words[begin].apart and _are_one(words[begin - 1], words[begin]):
        begin -= 1
    if begin > 0 and words[begin - 1].lower in ("i", "we") and not words[begin].apart:
        begin -= 1
    begin = _with_negation(words, _with_bound(words, begin))
    if begin > 1 and _is_named_of(words, begin):
        return widen(side, begin - 2, stop)
    goes_on = True
    widened = 0
    while goes_on and stop < len(words) and not words[stop].apart:
        last, following = words[stop - 1], words[stop]
        if _are_one(last, following):
            stop += 1
        elif stop + 1 < len(words) and _is_named_of(words, stop + 1):
            stop += 2
        elif (
            widened < MOST_WIDENED
            and following.may_end
            and (
                _needs_more(last, first=not widened)
                or (stop - begin > 1 and not widened and _are_nouns(last, following))
            )
        ):
            stop, widened = stop + 1, widened + 1
        else:
            goes_on = False
    if stop < len(words) and _is_particle(words, stop) and not words[stop - 1].is_name:
        stop += 1
    return begin, stop


def widen_to_clause(side: Side, begin: int, stop: int) -> Range:
    """Widen a phrase to the clause that it stands in, or to one end of it, as far as a note can quote that.

    A clause reaches over quotation marks where it has both of each two, and over a condition before it or behind it:
    "would agree" is not what "would agree if it were paid" says.
    """
    for ends in (_ends_clause, _ends_clause_or_quotation):
        first, last = _begin_clause(side, begin, ends), _end_clause(side, stop, ends)
        before = _begin_clause(side, first - 1, ends) if first else first
        if before < first and side.words[before].lower in _CONDITIONS:
            first = before
        conditional = last < len(side.words) and side.words[last].lower in _CONDITIONS
        last = _end_clause(side, last + 1, ends) if conditional else last
        if first < begin and side.words[first].lower in _LINKING | _JOINING:
            first += 1
        spans = [(first, last)] if conditional else [(first, last), (begin, last), (first, stop)]
        for span in spans:
            if span[1] - span[0] <= MOST_OF_CLAUSE and _has_both_marks(side, *span):
                return with_subject(side, *widen(side, *span))
    return (begin, stop) if conditional else with_subject(side, begin, stop)


def with_subject(side: Side, begin: int, stop: int) -> Range:
    """Words with what their first one hangs on right before it: an auxiliary, an article, who a relative clause is of.

    "people who are most vulnerable" for "are most vulnerable", "had been cut off" for "been cut off".
    """
    words = side.words
    while begin and not words[begin].apart and words[begin - 1].lower in AUXILIARIES:
        begin -= 1
    if begin > 1 and not words[begin].apart and words[begin - 1].lower in _RELATIVE and _is_verb(words, begin):
        noun = begin - 2
        of_another = words[noun].is_name and words[begin - 1].lower == "that"  # "a vacuum in Syria that"
        parted = side.text[words[noun].end : words[noun + 1].start].strip(" ,")
        if not (words[noun].is_little or words[noun].negates or of_another or parted):
            begin = noun
            while begin and noun - begin < MOST_DESCRIBING and _describes(words, begin - 1):
                begin -= 1
    if begin and not words[begin].apart and words[begin - 1].lower in _ARTICLES:
        begin -= 1
    return begin, stop


def _begin_clause(side: Side, at: int, ends: Callable[[Side, int], bool]) -> int:
    return next(n for n in range(at, -1, -1) if n == 0 or ends(side, n))


def _end_clause(side: Side, at: int, ends: Callable[[Side, int], bool]) -> int:
    return next(n for n in range(at, len(side.words) + 1) if n == len(side.words) or ends(side, n))


def _ends_clause(side: Side, at: int) -> bool:
    """Does a clause end before a word, by a mark that is none of quotation, or as that word opens another one?"""
    word = side.words[at]
    if word.apart and side.text[side.words[at - 1].end : word.start].strip(_QUOTATION_MARKS):
        return True
    following = side.words[at + 1] if at + 1 < len(side.words) else None
    if word.lower in _JOINING and following:
        return following.is_little or bool(_VERB.match(following.lower))
    return word.lower in _OPENING and not (following and following.is_number)  # "since 1980" is no clause


def _ends_clause_or_quotation(side: Side, at: int) -> bool:
    return side.words[at].apart or _ends_clause(side, at)


def _is_verb(words: Sequence[Word], at: int) -> bool:
    """Is a word, or the one behind this adverb, mostly a verb?"""
    if words[at].lower.endswith("ly") and at + 1 < len(words) and not words[at + 1].apart:
        at += 1
    return words[at].lower in VERBS or words[at].negates or bool(_VERB.match(words[at].lower))


def _describes(words: Sequence[Word], at: int) -> bool:
    """Does a word belong to the noun behind it: an adjective, an owner, a number, the rest of a name?"""
    word, following = words[at], words[at + 1]
    if following.apart or word.is_little:
        return False
    return _are_one(word, following) or word.is_possessive or (word.modifies and not word.lower.endswith("ed"))


def _has_both_marks(side: Side, begin: int, stop: int) -> bool:
    """Are the quotation marks in words opened and closed there, be it with those right before and behind them?

    Words within one quotation have no marks, whether it begins and ends with them or not.
    """
    words = side.words
    before = words[begin - 1].end if begin else 0
    behind = words[stop].start if stop < len(words) else len(side.text)
    texts = side.text[words[begin].start : words[stop - 1].end], side.text[before:behind]
    return any(text.count("“") == text.count("”") and text.count('"') % 2 == 0 for text in texts)


def _with_bound(words: Sequence[Word], begin: int) -> int:
    """A number or "least" with the words that bound it: "at least", "more than"."""
    if begin > 0 and words[begin].lower in ("least", "most") and words[begin - 1].lower == "at":
        return begin - 1
    if begin > 1 and words[begin - 1].lower == "than" and words[begin - 2].lower in ("more", "less", "fewer"):
        return begin - 2
    return begin


def _with_negation(words: Sequence[Word], begin: int) -> int:
    """A phrase with the negation before it: "hasn't been shy" without it says the opposite."""
    for n in range(begin - 1, max(-1, begin - 1 - MOST_NEGATED), -1):
        if words[n + 1].apart:
            break
        if words[n].negates:
            return n
        if not words[n].is_little:
            break
    return begin


def _needs_more(word: Word, *, first: bool) -> bool:
    """Does what a word belongs to follow it? A participle that is reached from an adverb is the verb itself."""
    return word.is_possessive or (word.modifies and (first or not word.lower.endswith("ed")))


def _are_nouns(word: Word, following: Word) -> bool:
    """May two words in small letters be a noun and another one that it belongs to: "campaign rally"?"""
    return all(one.text.islower() and not one.lower.endswith(("ed", "ing", "ly")) for one in (word, following))


def _is_particle(words: Sequence[Word], at: int) -> bool:
    """Does a word belong to the verb before it: "step down from"?"""
    if words[at].lower not in _PARTICLES or words[at].apart:
        return False
    behind = words[at + 1] if at + 1 < len(words) and not words[at + 1].apart else None
    if behind is None or (words[at].lower, behind.lower) == ("up", "to"):
        return behind is None
    return behind.lower in _BEHIND_PARTICLE or not (behind.is_little or behind.is_name or behind.is_number)


def _is_named_of(words: Sequence[Word], at: int) -> bool:
    """Does a name go on with this word behind an "of": "Department of State"?"""
    return (
        words[at].is_name
        and words[at - 1].lower == "of"
        and words[at - 2].lower in _BODIES
        and not (words[at].apart or words[at - 1].apart)
    )


def _are_one(word: Word, following: Word) -> bool:
    """Do two words that follow each other make one name or one number?"""
    if word.is_number and following.is_number:
        return True
    return word.is_name and not word.is_possessive and (following.is_name or following.is_number)

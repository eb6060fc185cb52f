"""What a passage tells with a word of doubt, and how another passage tells the same: "may resign", "will resign"."""

import re
from collections.abc import Iterator, Sequence

from sayso.comparing.differences.passage_words import Word, lay_out
from sayso.comparing.differences.wording import hedges, may_hedge

HEAD_WITHIN = 4  # words behind a doubt, in which what it makes less sure stands
MOST_BEFORE = 4  # words before a verb that belong to it: "has not been able to sign"
_DOUBTS = frozenset("could expected".split())
_WITH_TO = frozenset("expected".split())  # "Expected to win" doubts; an expected win is announced
# Verbs that tell nothing without what follows, so that two of them may tell two things.
_EMPTY = frozenset("get make take go come give put set let keep use got made took hold".split())
_ADVERBS = frozenset("even still soon again ever yet often already".split())  # that doubt goes past them
_FUTURE = frozenset("will would shall can may might must should expected planned plans".split())
_GOVERNING = re.compile(r"\w+(?:ed|ing)|plans?|wants?|hopes?|vows?|seeks?|likely|unlikely|sought|able|unable")
# What stands between a verb and the doubt, the tense or the will that it is told with.
_TENSES = frozenset(
    "will would shall can could may might must should has have had be been being is are was were not never to".split()
)


def find_doubted(one: str, other: str) -> tuple[str, str] | None:
    """Return what the first text tells with a word of doubt, and the same verb or noun as the other text has it.

    None where the other text does not have it, or has it with the same doubt.
    """
    words = lay_out(one)
    doubted = list(_doubted(words))
    if not doubted:
        return None
    facing = lay_out(other)
    known = {word.lower.removesuffix("n't") for word in facing if word.text != "May"}
    for start, head in doubted:
        if words[start].lower.removesuffix("ly") in {word.removesuffix("ly") for word in known}:
            continue
        for at, word in enumerate(facing):
            if word.key != words[head].key:
                continue
            begin = _beginning(facing, at)
            if words[start].lower == "could" and not (begin < at and facing[begin].lower in _FUTURE):
                continue  # what somebody could do is in doubt beside what they will do
            return one[words[start].start : words[head].end], other[facing[begin].start : word.end]
    return None


def find_doubts(text: str) -> list[str]:
    """Return what a text tells with a word of doubt, each from that word to what it makes less sure."""
    words = lay_out(text)
    return [text[words[start].start : words[head].end] for start, head in _doubted(words)]


def _doubted(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """The places of the doubts, each with that of the first word behind it that tells something."""
    for start, word in enumerate(words):
        if word.lower not in _DOUBTS and not may_hedge(word.lower):
            continue
        doubts = hedges(" ".join(near.text for near in words[start : start + 2]))
        if word.lower not in doubts | _DOUBTS:
            continue
        behind = list(_behind(words, start))
        if word.lower in _WITH_TO and (not behind or words[behind[0]].lower != "to"):
            continue
        head = next((n for n in behind if words[n].lower not in _TENSES and not _is_adverb(words[n])), None)
        if head is not None and _may_be_doubted(words[head]):
            yield start, head


def _may_be_doubted(word: Word) -> bool:
    """Does a word tell what is done or what a thing is, and name nobody?"""
    return not (word.is_little or word.is_name or word.is_number) and word.lower not in _EMPTY


def _is_adverb(word: Word) -> bool:
    return word.lower.endswith("ly") or word.lower in _ADVERBS


def _behind(words: Sequence[Word], at: int) -> Iterator[int]:
    for n in range(at + 1, min(len(words), at + 1 + HEAD_WITHIN)):
        if words[n].apart:
            return
        yield n


def _beginning(words: Sequence[Word], at: int) -> int:
    """Where what belongs to a verb begins: its tense, and the verb that governs it ("refused to sign")."""
    begin = at
    while begin > max(0, at - MOST_BEFORE) and not words[begin].apart and words[begin - 1].lower in _TENSES:
        begin -= 1
    governed = begin < at and words[begin].lower == "to" and begin > 0 and not words[begin].apart
    return begin - 1 if governed and _GOVERNING.fullmatch(words[begin - 1].lower) else begin

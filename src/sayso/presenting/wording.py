"""Several wordings of one thing, beside each other: which words are not in the others."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import LCSseq

# Words behind this one are shown without a comparison: the cost of one is the product of both lengths.
_MAX_WORDS = 1500

# A dash between two words parts them; a hyphen does not.
_WORD = re.compile(r"[^\s—–]+")

# What does not count when two words are compared: all but letters, digits and signs of money or percentage, except
# what stands inside a number ("3.1" is not "31").
_INSIGNIFICANT = re.compile(r"(?<!\d)[^\w%$€£¥]+|[^\w%$€£¥]+(?!\d)|_")

# Up to two of these words, shared by two otherwise different stretches ("of the"), are part of the difference: a line
# that stops under each of them would be harder to read and say no more. "not" and "no" are not among them.
_ISLAND_WORDS = 2

# Two wordings that share less than this part of the shorter one are not compared: a line under every word says nothing.
# A few words ("Kyiv", "Kiev") are compared all the same. Looked at on the claims of three stories: wordings that share
# less are about other things, and nearly all of them would be underlined.
_LEAST_SHARED = 0.4
_FEW_WORDS = 6
_SMALL_WORDS = frozenset("a an the of to in on at by for and or as with from that its his her their was is be".split())


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a wording, with the white space and marks between them; joined, the pieces are the wording."""

    text: str
    differs: bool


def compare_wordings(wordings: Sequence[str]) -> tuple[tuple[Piece, ...], ...]:
    """Return every wording in pieces that say what differs.

    Each wording is compared with the first, word by word, without regard to case and punctuation. In the first itself,
    and in those of the same words, a word differs where most of the others lack it. One wording alone does not differ
    from anything, nor do two that have next to no words in common.
    """
    if len(wordings) < 2:
        return tuple((Piece(wording, False),) for wording in wordings)
    words = [_find_words(wording) for wording in wordings]
    keys = [[_key(wording[start:end]) for start, end in spans] for wording, spans in zip(wordings, words, strict=True)]
    lacking = [0] * len(keys[0])  # in how many of the others each word of the first is not
    others = 0
    differs: list[list[bool]] = []
    for own in keys[1:]:
        first_shared, own_shared = _shared(keys[0], own)
        shorter, longer = sorted((len(own), len(keys[0])))
        if len(own_shared) < _LEAST_SHARED * shorter and longer >= _FEW_WORDS:
            differs.append([False] * len(own))
            continue
        others += 1
        lacking = [number + (at not in first_shared) for at, number in enumerate(lacking)]
        differs.append([key != "" and at not in own_shared for at, key in enumerate(own)])
    mostly = [key != "" and 2 * number > others for key, number in zip(keys[0], lacking, strict=True)]
    marks = [mostly, *(mostly if own == keys[0] else found for own, found in zip(keys[1:], differs, strict=True))]
    return tuple(_pieces(*one) for one in zip(wordings, words, marks, strict=True))


def _find_words(wording: str) -> list[tuple[int, int]]:
    return [match.span() for _, match in zip(range(_MAX_WORDS), _WORD.finditer(wording), strict=False)]


def _key(word: str) -> str:
    return _INSIGNIFICANT.sub("", word.casefold())


def _shared(first: list[str], second: list[str]) -> tuple[set[int], set[int]]:
    """Return which words of each list the two have in common, in order, as sets of positions."""
    codes = LCSseq.opcodes(first, second)
    first_shared: set[int] = set()
    second_shared: set[int] = set()
    for at, code in enumerate(codes):
        between_differences = 0 < at < len(codes) - 1
        if code.tag != "equal" or (between_differences and _is_island(first[code.src_start : code.src_end])):
            continue
        first_shared.update(range(code.src_start, code.src_end))
        second_shared.update(range(code.dest_start, code.dest_end))
    return first_shared, second_shared


def _is_island(keys: list[str]) -> bool:
    return len(keys) <= _ISLAND_WORDS and _SMALL_WORDS.issuperset(keys)


def _pieces(wording: str, spans: list[tuple[int, int]], differs: list[bool]) -> tuple[Piece, ...]:
    """Cut a wording at every change between words that differ and words that do not."""
    pieces = []
    start = 0
    differed = False
    for at, (first, _) in enumerate(spans):
        if differs[at] == differed:
            continue
        cut = spans[at - 1][1] if differed else first
        if cut > start:
            pieces.append(Piece(wording[start:cut], differed))
        start, differed = cut, differs[at]
    last = spans[-1][1] if differed else len(wording)
    pieces += [Piece(wording[start:last], differed), Piece(wording[last:], False)]
    return tuple(piece for piece in pieces if piece.text)

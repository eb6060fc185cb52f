"""Whether an article prints words that a printing of it lacks: elsewhere, or with a word changed, masked or put in.

What an outlet prints beside the passage, or behind its cue, it has not left out.
"""

import math
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import LCSseq

from sayso.comparing.alterations import RUN, align
from sayso.comparing.differences.printed_pairs import (
    NOTHING,
    Piece,
    Printed,
    PrintedPair,
    read_article,
    set_side_by_side,
)
from sayso.comparing.printings import Token, read_tokens
from sayso.comparing.terms import stem
from sayso.types import Span, Spans

# Content words of a piece that stand in one order in the article, and how many at least. Set by reading the
# notes of events of the training set.
LEAST_SHARE = 0.6
LEAST_TELLING = 2
LEAST_OF_ALL = 0.5  # of all words of the piece, little ones, too: "going" and "still" stand anywhere
LEAST_OF_EDGE = 0.75  # of the words next to what both have
BESIDE_WORDS = 4  # of the printing, next to a piece, that are looked for together with it
NEAR_WORDS = 40  # before and behind a passage: a sentence or two
ADJOINING_WORDS = 8  # before and behind a passage


@dataclass(frozen=True, slots=True)
class _ContentWords:
    """The content words of an article: the place of each among its tokens, and its stem."""

    places: tuple[int, ...]
    stems: tuple[str, ...]


def find_reprint(pair: PrintedPair, side: int, piece: Piece) -> PrintedPair | None:
    """Set what one printing has alone beside the words of the other article that are nearly the same.

    None where that article does not print most of them in one place. What comes back has the sides in the order of
    `pair`; it has no common words where the article has them in another order, or a single one beside the passage.
    """
    printed = pair.sides[side]
    article = read_article(pair.sides[1 - side].article, pair.sides[1 - side].text)
    common = (pair.alignment.one, pair.alignment.other)[side]
    widened = _widened(piece, common, len(printed.tokens))
    for start, end in ((piece.start, piece.end), widened):
        found = _find_window(article, printed.tokens[start:end])
        if found is not None:
            return _set_beside(pair, side, article, widened, found)
    near = _near(article, pair.sides[1 - side].spans, NEAR_WORDS)
    if _has_all(article, near, printed.tokens[piece.start : piece.end]):
        return _set_beside(pair, side, article, (piece.start, piece.end), near)
    return None


def trim(pair: PrintedPair, side: int, piece: Piece) -> Piece | None:
    """A piece without its words next to what both have, where the other article goes on with most of them, too.

    "If the charges are true," may stand outside the marks there. None where no content word remains.
    """
    if not piece.adjoins:
        return piece
    other = pair.sides[1 - side]
    words = read_article(other.article, other.text).tokens
    start = bisect_left(words, other.spans[0].start, key=lambda token: token.start)
    end = bisect_left(words, other.spans[-1].end, key=lambda token: token.start)
    beside = words[end : end + ADJOINING_WORDS] if piece.after else words[max(0, start - ADJOINING_WORDS) : start]
    stems = [stem(token.word) for token in beside]
    for size in range(min(ADJOINING_WORDS, piece.end - piece.start), 1, -1):
        first, last = (piece.start, piece.start + size) if piece.after else (piece.end - size, piece.end)
        edge = pair.sides[side].tokens[first:last]
        same = LCSseq.similarity([stem(token.word) for token in edge], stems)
        if same >= LEAST_OF_EDGE * size and any(token.tells for token in edge):
            rest = Piece(last, piece.end, True, False) if piece.after else Piece(piece.start, first, False, False)
            return rest if any(t.tells for t in pair.sides[side].tokens[rest.start : rest.end]) else None
    return piece


def _widened(piece: Piece, common: tuple[int, int], size: int) -> tuple[int, int]:
    """A piece with a few words beside it that are none of what both printings have."""
    first, last = (common[1], size) if piece.after else (0, common[0])
    return max(first, piece.start - BESIDE_WORDS), min(last, piece.end + BESIDE_WORDS)


def _set_beside(
    pair: PrintedPair, side: int, article: Printed, stretch: tuple[int, int], found: tuple[int, int]
) -> PrintedPair | None:
    printed = pair.sides[side]
    one, other = (printed, article) if side == 0 else (article, printed)
    ranges = (stretch, found) if side == 0 else (found, stretch)
    alignment = align(one.tokens, other.tokens, *ranges)
    if alignment is None or alignment.same < RUN:
        return PrintedPair(one, other, NOTHING, ((), ()), (), (), {})
    return set_side_by_side(one, other, alignment)


def prints(printed: Printed, words: Sequence[Token]) -> bool:
    """Does the article of a printing have these words, or most of their content words, in one place or near it?"""
    article = read_article(printed.article, printed.text)
    return _find_window(article, words) is not None or _has_all(
        article, _near(article, printed.spans, NEAR_WORDS), words
    )


def prints_run(printed: Printed, words: Sequence[Token]) -> bool:
    """Does the article of a printing have these words in a row?"""
    article = read_article(printed.article, printed.text)
    return _has_run(article, (0, len(article.tokens)), words)


def lacks_here(article: str, spans: Spans, phrase: str) -> bool:
    """Does an article not print a phrase word for word in a passage or directly beside it? One word is no phrase."""
    words, sought = read_article(0, article), _read(phrase)
    return len(sought) < 2 or not _has_run(words, _near(words, spans, ADJOINING_WORDS), sought)


def _read(words: str) -> tuple[Token, ...]:
    return read_tokens(words, (Span(0, len(words)),))


def _near(article: Printed, spans: Spans, words: int) -> tuple[int, int]:
    """The tokens of a passage and so many before and behind it."""
    start = bisect_left(article.tokens, spans[0].start, key=lambda token: token.start)
    end = bisect_left(article.tokens, spans[-1].end, key=lambda token: token.start)
    return max(0, start - words), min(len(article.tokens), end + words)


def _has_all(article: Printed, stretch: tuple[int, int], words: Sequence[Token]) -> bool:
    """Does a stretch have the one content word of a piece, or, where it has none, its words in a row?"""
    telling = [token for token in words if token.tells]
    if not telling:
        return _has_run(article, stretch, words)
    near = {stem(token.word) for token in article.tokens[slice(*stretch)]}
    return len(telling) == 1 and stem(telling[0].word) in near


def _has_run(article: Printed, stretch: tuple[int, int], words: Sequence[Token]) -> bool:
    near = " ".join(token.word for token in article.tokens[slice(*stretch)])
    return bool(words) and f" {' '.join(token.word for token in words)} " in f" {near} "


def _find_window(article: Printed, words: Sequence[Token]) -> tuple[int, int] | None:
    """The tokens of an article, of about as many content words, that have most of those of a piece in their order.

    The windows that are looked at overlap by more than half; the time is linear in the article for a given piece.
    """
    sought = [stem(token.word) for token in words if token.tells]
    if len(sought) < LEAST_TELLING:
        return None
    content = _content_words(article.tokens)
    size, step = len(sought) + len(sought) // 2 + 2, max(1, len(sought) // 2)
    best, least = None, max(LEAST_TELLING, math.ceil(LEAST_SHARE * len(sought)))
    for start in range(0, max(1, len(content.stems) - size + step), step):
        same = LCSseq.similarity(sought, content.stems[start : start + size], score_cutoff=least)
        if same > (best[0] if best else 0):
            best = same, start
    if best is None:
        return None
    first, last = best[1], min(best[1] + size, len(content.places)) - 1
    found = content.places[first], content.places[last] + 1
    whole = [stem(token.word) for token in article.tokens[max(0, found[0] - size) : found[1] + size]]
    alike = LCSseq.similarity([stem(token.word) for token in words], whole)
    return found if alike >= LEAST_OF_ALL * len(words) else None


@lru_cache(maxsize=64)
def _content_words(tokens: tuple[Token, ...]) -> _ContentWords:
    places = tuple(n for n, token in enumerate(tokens) if token.tells)
    return _ContentWords(places, tuple(stem(tokens[n].word) for n in places))

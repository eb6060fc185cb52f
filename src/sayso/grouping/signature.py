"""What grouping keeps of an article: its words as numbers with their weights, and the day when it appeared."""

import re
from dataclasses import dataclass
from datetime import date
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from sayso.comparing.terms import FUNCTION_WORDS, stem
from sayso.types import Article

Ids = NDArray[np.int32]
Counts = NDArray[np.uint8]
Weights = NDArray[np.float32]

# Words and pairs of words are kept as hashes, so that no vocabulary has to be kept and pruned. Of the 60,000 words of
# 10,000 articles 6 % share their number with another; what the two mean together is then taken for one rarer word's.
TERM_BITS = 20
PAIR_BITS = 22
_PAIR_MULTIPLIER = 0x9E3779B1  # the golden ratio of 2**32, as in Knuth's multiplicative hashing

# The lead tells what the story is, the rest tells which of two like ones. Chosen on the tuning half of allsides_dev.
LEAD_CHARS = 900
READ_CHARS = 3000
COPIED_CHARS = 40_000  # a text is known as a copy by so much of it
TITLE_WEIGHT = 2  # a word of the title counts as two of the lead

# Views of an article: the rows of `Signature.weights`.
TITLE, HEAD, WHOLE = range(3)

_WORD = re.compile(r"\w+(?:['’.\-&]\w+)*")
LONGEST_WORD_CHARS = 40  # what is longer is an address or noise
_MOST_KNOWN_WORDS = 200_000

# What a word counts by how often it stands in a view: 1 + ln of its count, 0 where it is not there.
_MOST_COUNT = 255
_DAMPED = np.concatenate([[0], 1 + np.log(np.arange(1, _MOST_COUNT + 1))]).astype(np.float32)


@dataclass(frozen=True, slots=True, eq=False)
class Signature:
    """One article as it is compared.

    `terms` are hashed words, unique and ascending; `counts` is `[3, len(terms)]`, how often each stands in the title,
    in title and lead, and in the whole, 255 at most. `pairs` are hashed neighbours, unique and ascending. `day` is a
    proleptic ordinal, None for an undated article.
    """

    id: str
    terms: Ids
    counts: Counts
    pairs: Ids
    day: int | None


def sign(article: Article) -> Signature:
    """Make the signature of an article from its title and the first 3,000 characters that are not boilerplate."""
    body = _body(article)
    title, lead, rest = (_hash_words(text) for text in (article.title or "", body[:LEAD_CHARS], body[LEAD_CHARS:]))
    terms, places = np.unique(np.concatenate([title, lead, rest]), return_inverse=True)
    in_title = np.bincount(places[: len(title)], minlength=len(terms))
    in_head = TITLE_WEIGHT * in_title + np.bincount(places[len(title) :][: len(lead)], minlength=len(terms))
    in_whole = in_head + np.bincount(places[len(title) + len(lead) :], minlength=len(terms))
    counts = np.minimum(np.stack([in_title, in_head, in_whole]), _MOST_COUNT).astype(np.uint8)
    pairs = np.unique(np.concatenate([_hash_pairs(title), _hash_pairs(np.concatenate([lead, rest]))]))
    return Signature(article.id, terms, counts, pairs, day_of(article.published))


def damp(counts: Counts) -> Weights:
    """Return how much words count by how often they stand in a view."""
    return _DAMPED[counts]


def day_of(published: str | None) -> int | None:
    """Return the day of an ISO 8601 date or time as an ordinal; None where it is unknown or less precise."""
    try:
        return date.fromisoformat(published[:10]).toordinal() if published else None
    except ValueError:
        return None


def fold_passages(article: Article, without: re.Pattern[str] | None = None) -> list[list[str]]:
    """Return the words of an article that are not boilerplate, of its first 40,000 characters, in lower case.

    What the pattern `without` finds is left out, and parts the words into several passages.
    """
    body = _body(article, COPIED_CHARS)
    passages = [body] if without is None else without.split(body)
    return [[word.lower().replace("’", "'") for word in _WORD.findall(passage)] for passage in passages]


def _body(article: Article, most: int = READ_CHARS) -> str:
    """The first characters of the article itself."""
    pieces: list[str] = []
    at = length = 0
    for part in (*article.boilerplate, None):
        start = part.start if part else len(article.text)
        piece = article.text[at : min(start, at + most - length)]
        pieces.append(piece)
        length += len(piece)
        at = part.end if part else start
        if length >= most:
            break
    return " ".join(pieces)


class _Numbers(dict[str, int]):
    """The numbers of words: looked up at once for those that were met before, and bounded."""

    def __missing__(self, word: str) -> int:
        stemmed = _stem(word)
        number = -1 if stemmed is None else hash_term(stemmed)
        if len(self) >= _MOST_KNOWN_WORDS:
            self.clear()
        if len(word) <= LONGEST_WORD_CHARS:
            self[word] = number
        return number


_numbers = _Numbers()


def _hash_words(text: str) -> Ids:
    """The numbers of a text's words in order, without the words that say nothing."""
    numbers = np.array(list(map(_numbers.__getitem__, _WORD.findall(text))), np.int32)
    told: Ids = numbers[numbers >= 0]
    return told


def _stem(word: str) -> str | None:
    return None if word.lower() in FUNCTION_WORDS else stem(word[:LONGEST_WORD_CHARS])


def find_stems(text: str) -> list[str]:
    """Return the stems of a text's words in order, without the words that say nothing."""
    return [found for word in _WORD.findall(text) if (found := _stem(word)) is not None]


def hash_term(term: str) -> int:
    """Return the number of a stem."""
    return crc32(term.encode("utf-8", "surrogatepass")) & ((1 << TERM_BITS) - 1)


def hash_pair(first: int, second: int) -> int:
    """Return the number of two neighbours from their own numbers."""
    return ((first * _PAIR_MULTIPLIER + second) & 0xFFFFFFFF) >> (32 - PAIR_BITS)


def _hash_pairs(words: Ids) -> Ids:
    """The numbers of all neighbours: hash_pair of each two, wrapped at 2**32 by the type."""
    wide = words.astype(np.uint32)
    mixed = wide[:-1] * np.uint32(_PAIR_MULTIPLIER) + wide[1:]
    return (mixed >> np.uint32(32 - PAIR_BITS)).astype(np.int32)

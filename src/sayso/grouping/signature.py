"""What grouping keeps of an article: its words as numbers with their weights, and the day when it appeared."""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from sayso.comparing.terms import FUNCTION_WORDS, stem
from sayso.types import Article

Ids = NDArray[np.int32]
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

_WORD = re.compile(r"[^\W_]+(?:['’.\-&]?[^\W_]+)*")
_LONGEST_WORD_CHARS = 40  # what is longer is an address or noise, and would be kept by the cache


@dataclass(frozen=True, slots=True, eq=False)
class Signature:
    """One article as it is compared.

    `terms` are hashed words, unique and ascending; `weights` is `[3, len(terms)]`, how much each counts in the title,
    in title and lead, and in the whole (1 + ln of its count, 0 where it is not there). `pairs` are hashed neighbours,
    unique and ascending. `day` is a proleptic ordinal, None for an undated article.
    """

    id: str
    terms: Ids
    weights: Weights
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
    counts = np.stack([in_title, in_head, in_whole]).astype(np.float32)
    weights = np.where(counts > 0, 1 + np.log(np.maximum(counts, 1)), 0).astype(np.float32)
    pairs = np.unique(np.concatenate([_hash_pairs(title), _hash_pairs(np.concatenate([lead, rest]))]))
    return Signature(article.id, terms, weights, pairs, day_of(article.published))


def day_of(published: str | None) -> int | None:
    """Return the day of an ISO 8601 date or time as an ordinal; None where it is unknown or less precise."""
    try:
        return date.fromisoformat(published[:10]).toordinal() if published else None
    except ValueError:
        return None


def fold_words(article: Article) -> list[str]:
    """Return the words of an article that are not boilerplate, of its first 40,000 characters, in lower case."""
    return [word.lower().replace("’", "'") for word in _WORD.findall(_body(article, COPIED_CHARS))]


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


def _hash_words(text: str) -> Ids:
    numbers = np.array(list(map(_hash_word, _WORD.findall(text))), np.int32)
    told: Ids = numbers[numbers >= 0]
    return told


@lru_cache(maxsize=200_000)
def _hash_word(word: str) -> int:
    """The number of a word's stem, -1 for a word that says nothing."""
    found = _stem(word)
    return -1 if found is None else hash_term(found)


def _stem(word: str) -> str | None:
    return None if word.lower() in FUNCTION_WORDS else stem(word[:_LONGEST_WORD_CHARS])


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

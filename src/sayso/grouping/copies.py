"""Copies: one text under several addresses, agency copy with small changes, rewrites that keep whole runs of words.

Two texts are compared by their runs of five words (shingles), of which a quarter is kept, chosen by hash and so the
same of every text. Source: Broder, 1997 (resemblance and containment; sampling by hash modulo m).
"""

import re
from array import array
from collections import Counter, OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from hashlib import sha256
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from sayso.errors import GroupingError
from sayso.grouping.grouper import WINDOW_ARTICLES
from sayso.grouping.signature import LONGEST_WORD_CHARS, day_of, fold_passages
from sayso.types import Article

RUN_WORDS = 5
_SAMPLED = 4  # one run in so many is kept: of a text of 800 words about 200, so that a share is off by 3 points or so
_MIXERS = np.array([0x9E3779B97F4A7C15 * (2 * n + 1) % 2**64 for n in range(RUN_WORDS)], np.uint64)
# Runs that so many different texts have are menus, notices and stock phrases. Copies of one text count as one here.
_MOST_TEXTS_PER_RUN = 12
# Shares are those with and those without what is quoted, the lower counting: two outlets that print one statement, or
# an essay and a report on it, are no copies for that. On allsides_dev that takes five such out of nine rewrites, and
# no agency copy. A quotation ends with its line at the latest, so that a mark that is never closed hides one paragraph.
_QUOTED = re.compile(r"“[^”\n]*(?:”|$|(?=\n))|\"[^\"\n]*\"", re.MULTILINE)
_LEAST_RUNS = 6  # with fewer kept runs in common, two texts share a sentence, not a text
# Agency copy is printed within days. Further apart, what 10,000 articles gave was one outlet's own captions and
# backgrounds, used again. The very same text is known however old.
_MOST_DAYS = 14

Runs = NDArray[np.uint64]

# Shares of the shorter text's runs. On allsides_dev, of 1,878 pairs of articles on one event by different outlets, 3
# share 0.6 or more and 14 share 0.4; most of the 56 from 0.2 to 0.4 print the same statement or tweet in full and are
# written apart.
LEAST_CHANGED = 0.6
LEAST_REWRITE = 0.4


class CopyKind(StrEnum):
    """How a copy stands to its original: the same words, small changes or cuts, or a text with whole runs kept."""

    SAME = "same"
    CHANGED = "changed"
    REWRITE = "rewrite"


@dataclass(frozen=True, slots=True)
class Copy:
    """`article` has its text from `of`. `share` is that of the shorter text's runs that the other has, 0 to 1."""

    article: str
    of: str
    kind: CopyKind
    share: float


@dataclass(frozen=True, slots=True)
class CopySet:
    """One text in several articles: the first of them, and its copies in the order in which they appeared."""

    original: str
    copies: tuple[Copy, ...]

    @property
    def articles(self) -> tuple[str, ...]:
        """The ids of all, the original first."""
        return (self.original, *(copy.article for copy in self.copies))


@dataclass(frozen=True, slots=True, eq=False)
class _Text:
    """A text that others may be copies of. `told` are the runs that stand outside of quotation marks."""

    article: str
    digest: bytes
    runs: Runs
    told: Runs
    day: int | None

    def is_near(self, day: int | None) -> bool:
        return self.day is None or day is None or abs(self.day - day) <= _MOST_DAYS


def _share_told(text: _Text, other: _Text) -> float:
    """Return the share of the shorter text's own words, those outside of quotation marks, that both have."""
    both = len(np.intersect1d(text.told, other.told, assume_unique=True))
    return both / max(1, min(len(text.told), len(other.told)))


class CopyFinder:
    """Says of each article of a stream whether it is a copy of one that came before, within the last so many texts.

    Originals and rewrites are held; a copy that is the same or little changed is known by its original. Memory is
    bounded by `window_articles`, about 6 KB each.
    """

    def __init__(self, *, window_articles: int = WINDOW_ARTICLES) -> None:
        if window_articles < 1:
            raise GroupingError(f"a window of {window_articles} articles holds nothing; give 1 or more")
        self._capacity = window_articles
        self._texts: OrderedDict[int, _Text] = OrderedDict()
        self._by_digest: dict[bytes, int] = {}
        self._by_run: dict[int, array[int]] = {}
        self._next = 0

    def add(self, article: Article) -> Copy | None:
        """Return what the article is a copy of, or None where its text is new."""
        (words,) = fold_passages(article)
        if not words:
            return None
        digest = sha256(" ".join(words).encode("utf-8", "surrogatepass")).digest()
        known = self._by_digest.get(digest)
        if known is not None:
            return Copy(article.id, self._texts[known].article, CopyKind.SAME, 1.0)
        told = sample_runs(fold_passages(article, _QUOTED))
        text = _Text(article.id, digest, sample_runs([words]), told, day_of(article.published))
        copy = self._find(text)
        if copy is None or copy.kind is CopyKind.REWRITE:
            self._hold(text)
        return copy

    def _find(self, text: _Text) -> Copy | None:
        shared: Counter[int] = Counter()
        for run in text.runs.tolist():
            filed = self._by_run.get(run, ())
            if len(filed) <= _MOST_TEXTS_PER_RUN:
                shared.update(filed)
        shares: list[tuple[float, int]] = []
        for number, count in shared.items():
            other = self._texts[number]
            share = count / min(len(text.runs), len(other.runs))
            if count >= _LEAST_RUNS and share >= LEAST_REWRITE and other.is_near(text.day):
                shares.append((min(share, _share_told(text, other)), -number))
        share, negative = max(shares, default=(0.0, 0))
        if share < LEAST_REWRITE:
            return None
        kind = CopyKind.CHANGED if share >= LEAST_CHANGED else CopyKind.REWRITE
        return Copy(text.article, self._texts[-negative].article, kind, share)

    def _hold(self, text: _Text) -> None:
        if len(self._texts) == self._capacity:
            self._let_go()
        number = self._next
        self._next += 1
        self._texts[number] = text
        self._by_digest[text.digest] = number
        for run in text.runs.tolist():
            self._by_run.setdefault(run, array("q")).append(number)

    def _let_go(self) -> None:
        number, text = self._texts.popitem(last=False)
        del self._by_digest[text.digest]
        for run in text.runs.tolist():
            texts = self._by_run[run]
            texts.remove(number)  # the oldest stands first
            if not texts:
                del self._by_run[run]


@lru_cache(maxsize=200_000)
def _hash(word: str) -> int:
    return crc32(word[:LONGEST_WORD_CHARS].encode("utf-8", "surrogatepass"))


def sample_runs(passages: Iterable[list[str]]) -> Runs:
    """Return the kept quarter of the runs of five words within the passages, as hashes, unique and ascending."""
    mixed = [
        _mix(np.array([_hash(word) for word in words], np.uint64)) for words in passages if len(words) >= RUN_WORDS
    ]
    runs = np.concatenate(mixed) if mixed else np.zeros(0, np.uint64)
    kept: Runs = np.unique(runs[runs % np.uint64(_SAMPLED) == 0])
    return kept


def _mix(numbers: Runs) -> Runs:
    """Hash each run of five numbers."""
    count = len(numbers) - RUN_WORDS + 1
    mixed = np.zeros(count, np.uint64)
    for place in range(RUN_WORDS):
        mixed += numbers[place : place + count] * _MIXERS[place]
    return mixed ^ (mixed >> np.uint64(29))


def find_copies(articles: Iterable[Article], *, window_articles: int = WINDOW_ARTICLES) -> tuple[CopySet, ...]:
    """Return the texts that stand in several of the articles, each with its copies; the earliest one is the original.

    Articles are taken by date, undated ones behind, and those of one date in the order given.
    """
    finder = CopyFinder(window_articles=window_articles)
    originals: dict[str, str] = {}
    sets: dict[str, list[Copy]] = {}
    for article in sorted(articles, key=lambda article: article.published or "9999"):
        copy = finder.add(article)
        if copy is not None:
            original = originals.get(copy.of, copy.of)
            originals[article.id] = original
            sets.setdefault(original, []).append(copy)
    return tuple(CopySet(original, tuple(copies)) for original, copies in sets.items())

"""What two passages of two articles are like, as numbers: by these an ensemble learns which say the same.

Everything is computed for all pairs at once, in time that grows with their number: a story of thirty articles has
twenty thousand.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import fsum

import numpy as np
from numpy.typing import NDArray

from sayso.comparing.likeness import mix
from sayso.comparing.places import Places
from sayso.comparing.term_rows import TermRows, gather_terms, weigh_texts
from sayso.comparing.terms import find_terms, weigh_terms

Column = NDArray[np.float32]
SAME_VOICE = 0.065  # what two passages gain that two articles have from one speaker, unless both are quoted
BLOCK_PAIRS = 1 << 12  # looked at at once: a block stays in the cache
AROUND = 2  # passages before and behind whose pairs are looked at, too
# How many of the most alike passages say how much a passage is like others, and are looked for a third.
OTHERS = 5, 10
_WORD = re.compile(r"[a-z]+(?:['-][a-z]+)*|\d(?:[\d,.]*\d)?")
_NUMBER = re.compile(r"\d(?:[\d,.]*\d)?")


@dataclass(frozen=True, slots=True)
class Passage:
    """Words that say one thing, as one article or several have them.

    `rows` are the propositions of these words; `article`, `number` (of the sentence), `place` (0 to 1) and `sentence`
    those of the first; `stands` all their articles. `speaker` is None where the outlet speaks or nobody knows who does.
    """

    rows: tuple[int, ...]
    text: str
    sentence: str
    article: int
    stands: frozenset[int]
    number: int
    place: float
    speaker: str | None
    quoted: bool
    attributed: bool


@dataclass(frozen=True, slots=True)
class Candidates:
    """Pairs of passages, `one < other`, in rising order, with how alike they are.

    `near` are their centred cosines, `plain` those before they were centred, `words` the products of their weighted
    terms, `around` the centred cosines of their sentences.
    """

    one: NDArray[np.int64]
    other: NDArray[np.int64]
    near: Column
    plain: Column
    words: Column
    around: Column


def describe(passages: Sequence[Passage], pairs: Candidates) -> dict[str, Column]:
    """Describe pairs of passages: a column for each feature. Which of two is first does not matter."""
    one, other = pairs.one, pairs.other
    voices = _voices(passages, one, other)
    alike = mix(pairs.near, pairs.words) + SAME_VOICE * voices.pop("helps")
    table = _Table(passages, one, other, alike)
    terms = [find_terms(p.text) for p in passages]
    weights = weigh_terms(terms)
    telling = gather_terms(terms, weights)
    return {
        "alike": alike,
        "meaning": pairs.near,
        "plain_meaning": pairs.plain,
        "words": pairs.words,
        "rarest": telling.greatest(one, other),  # how much the most telling word that both have tells
        "sentence_meaning": pairs.around,
        "sentence_words": _sentence_words(passages, one, other),
        "runs": _runs(passages, one, other),
        **_held_by_sentences(passages, telling, weights, one, other),
        **voices,
        **table.describe(),
        **_sizes(passages, one, other),
        **_numbers(passages, one, other),
        "passages": np.full(len(one), len(passages), np.float32),  # in a large story more are alike by chance
    }


def _ends(values: Sequence[float], one: NDArray[np.int64], other: NDArray[np.int64]) -> tuple[Column, Column]:
    """The smaller and the greater of what the two passages of each pair have."""
    column = np.array(values, np.float32)
    return np.minimum(column[one], column[other]), np.maximum(column[one], column[other])


def _voices(passages: Sequence[Passage], one: NDArray[np.int64], other: NDArray[np.int64]) -> dict[str, Column]:
    numbers: dict[str, int] = {}
    speaker = np.array([numbers.setdefault(p.speaker, len(numbers)) if p.speaker else -1 for p in passages])
    quoted = np.array([p.quoted for p in passages])
    attributed = np.array([p.attributed for p in passages], np.float32)
    same = (speaker[one] == speaker[other]) & (speaker[one] >= 0)
    return {
        "helps": (same & ~(quoted[one] & quoted[other])).astype(np.float32),
        "same_speaker": same.astype(np.float32),
        "quoted": (quoted[one].astype(np.float32) + quoted[other]),
        "attributed": attributed[one] + attributed[other],
    }


def _sentence_words(passages: Sequence[Passage], one: NDArray[np.int64], other: NDArray[np.int64]) -> Column:
    numbers: dict[str, int] = {}
    own = np.array([numbers.setdefault(p.sentence, len(numbers)) for p in passages])
    rows = weigh_texts(list(numbers))
    return rows.products(own[one], rows, own[other])


def _runs(passages: Sequence[Passage], one: NDArray[np.int64], other: NDArray[np.int64]) -> Column:
    """How many times two words follow each other in both."""
    numbers: dict[str, int] = {}
    words = [_WORD.findall(passage.text.lower().replace("’", "'")) for passage in passages]
    flat = np.array([numbers.setdefault(word, len(numbers)) for row in words for word in row], np.int64)
    home = np.repeat(np.arange(len(words)), [len(row) for row in words])
    inner = home[1:] == home[:-1]
    twos, column = np.unique((flat[:-1] * len(numbers) + flat[1:])[inner], return_inverse=True)
    width = max(1, len(twos))
    entries = np.unique(home[1:][inner] * width + column)  # two words that follow each other twice are one
    starts = np.searchsorted(entries, width * np.arange(len(words) + 1))
    rows = TermRows(starts, entries % width, np.ones(len(entries), np.float32), width)
    return rows.products(one, rows, other)


def _held_by_sentences(
    passages: Sequence[Passage],
    telling: TermRows,
    weights: Mapping[str, float],
    one: NDArray[np.int64],
    other: NDArray[np.int64],
) -> dict[str, Column]:
    """Which share of what the words of each tell the other's sentence has."""
    numbers: dict[str, int] = {}
    home = np.array([numbers.setdefault(p.sentence, len(numbers)) for p in passages])
    sentences = gather_terms([find_terms(text) for text in numbers], dict.fromkeys(weights, 1.0))
    whole = np.maximum(0.1, [fsum(map(weights.__getitem__, find_terms(p.text))) for p in passages])
    shares = [telling.products(a, sentences, home[b]) / whole[a] for a, b in ((one, other), (other, one))]
    return {
        "held_least": np.minimum(*shares).astype(np.float32),
        "held_most": np.maximum(*shares).astype(np.float32),
    }


def _sizes(passages: Sequence[Passage], one: NDArray[np.int64], other: NDArray[np.int64]) -> dict[str, Column]:
    shorter, longer = _ends([len(p.text.split()) for p in passages], one, other)
    sentence, _ = _ends([p.number for p in passages], one, other)
    earlier, later = _ends([p.place for p in passages], one, other)
    return {
        "shorter": shorter,
        "longer": longer,
        "first_sentence": sentence,
        "earlier": earlier,
        "place_apart": later - earlier,
    }


def _numbers(passages: Sequence[Passage], one: NDArray[np.int64], other: NDArray[np.int64]) -> dict[str, Column]:
    """How many numbers both have, and whether both have some and none in common."""
    found = [frozenset(_NUMBER.findall(p.text)) for p in passages]
    some = np.array([bool(numbers) for numbers in found])
    common = np.zeros(len(one), np.float32)
    both = np.flatnonzero(some[one] & some[other])
    common[both] = [len(found[a] & found[b]) for a, b in zip(one[both].tolist(), other[both].tolist(), strict=True)]
    return {"numbers": common, "numbers_apart": (some[one] & some[other] & (common == 0)).astype(np.float32)}


class _Table:
    """How alike the pairs are, looked up by two passages, and seen from each of the two among all its pairs."""

    def __init__(
        self, passages: Sequence[Passage], one: NDArray[np.int64], other: NDArray[np.int64], alike: Column
    ) -> None:
        self._one, self._other, self._alike = one, other, alike
        self._size = len(passages)
        self._article = np.array([p.article for p in passages])
        self._pairs = Places(one * self._size + other)
        self._source, self._target = np.concatenate([one, other]), np.concatenate([other, one])
        self._both = np.concatenate([alike, alike])
        self._nearest = np.lexsort((-self._both, self._source))  # of each passage, the most alike first
        there = self._article[self._target]
        self._order = np.lexsort((-self._both, there, self._source))  # of each passage by article, the most alike first
        self._first = np.ones(len(self._order), np.bool_)
        self._first[1:] = (np.diff(self._source[self._order]) != 0) | (np.diff(there[self._order]) != 0)

    def describe(self) -> dict[str, Column]:
        """Rank of each in the other's article, how much is near by, what a third article has and what both have."""
        rank, gap = self._ranks()
        half = len(self._one)
        near, beside = self._around()
        least, most = _ends(self._crowd().tolist(), self._one, self._other)
        shares = self._articles()
        return {
            "rank_better": np.minimum(rank[:half], rank[half:]),
            "rank_worse": np.maximum(rank[:half], rank[half:]),
            "gap_less": np.minimum(gap[:half], gap[half:]),
            "gap_more": np.maximum(gap[:half], gap[half:]),
            "near_alike": near,
            "beside_alike": beside,
            "third_alike": self._third(),
            "crowd_less": least,
            "crowd_more": most,
            "articles_less": np.minimum(shares[:half], shares[half:]),
            "articles_more": np.maximum(shares[:half], shares[half:]),
        }

    def _ranks(self) -> tuple[Column, Column]:
        """For each pair, seen from one and from the other, how many there are more alike, and by how much the first."""
        order = self._order
        start = np.flatnonzero(self._first)[np.cumsum(self._first) - 1]
        rank, gap = np.zeros(len(order), np.float32), np.zeros(len(order), np.float32)
        rank[order] = np.arange(len(order)) - start
        gap[order] = self._both[order[start]] - self._both[order]
        return rank, gap

    def _articles(self) -> Column:
        """How much of what the article of each says the other article says, too: two of other events share little.

        For each pair, seen from one and from the other: the likeness of the passages of its article to those that are
        most like them in the other's, on average.
        """
        home, there = self._article[self._source], self._article[self._target]
        keys = home * (1 + int(self._article.max())) + there
        best = self._order[self._first]
        pairs, pair = np.unique(keys, return_inverse=True)
        sums = np.bincount(pair[best], self._both[best], minlength=len(pairs))
        sizes = np.bincount(self._article)
        shares: Column = (sums[pair] / sizes[home]).astype(np.float32)
        return shares

    def _best(self, most: int) -> tuple[NDArray[np.int64], NDArray[np.int64], Column]:
        """Of each passage the pairs that are most alike: passage, the other one, likeness, by falling likeness."""
        source = self._source[self._nearest]
        start = np.searchsorted(source, np.arange(self._size))
        first = self._nearest[np.arange(len(source)) - start[source] < most]
        return self._source[first], self._target[first], self._both[first]

    def _crowd(self) -> Column:
        """How alike the few most alike passages are to each: what is like many is like none in particular."""
        source, _, alike = self._best(OTHERS[0])
        return (np.bincount(source, alike, minlength=self._size) / OTHERS[0]).astype(np.float32)

    def _find(self, one: NDArray[np.int64], other: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Which of some passages, taken two by two, are pairs, and the places of these among all pairs."""
        return self._pairs.find(np.minimum(one, other) * self._size + np.maximum(one, other))

    def _around(self) -> tuple[Column, Column]:
        """The most alike pair of the passages around the two, and of one of the two with those beside the other."""
        near, beside = np.zeros(len(self._one), np.float32), np.zeros(len(self._one), np.float32)
        steps = range(-AROUND, AROUND + 1)
        for a in steps:
            first, kept = self._step(self._one, a)
            for b in steps:
                if not (a or b):
                    continue
                second, kept_too = self._step(self._other, b)
                which, place = self._find(first, second)
                alike = np.where((kept & kept_too)[which], self._alike[place], np.float32(0))
                near[which] = np.maximum(near[which], alike)
                if abs(a) + abs(b) == 1:
                    beside[which] = np.maximum(beside[which], alike)
        return near, beside

    def _step(self, passages: NDArray[np.int64], by: int) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
        """The passages so many places on, and whether they are of the same article."""
        moved = np.clip(passages + by, 0, self._size - 1)
        return moved, (moved == passages + by) & (self._article[moved] == self._article[passages])

    def _third(self) -> Column:
        """How alike to both the passage of a third article is that is most alike to both."""
        found = np.zeros(len(self._one), np.float32)
        source, target, alike = self._best(OTHERS[1])
        start = np.searchsorted(source, np.arange(self._size + 1))
        for here, facing in ((self._one, self._other), (self._other, self._one)):
            for at in range(0, len(here), BLOCK_PAIRS):
                block = slice(at, at + BLOCK_PAIRS)
                counts = (start[1:] - start[:-1])[here[block]]
                pair = at + np.repeat(np.arange(len(counts)), counts)
                row = np.arange(len(pair)) + np.repeat(start[here[block]] - np.cumsum(counts) + counts, counts)
                which, place = self._find(facing[pair], target[row])
                pair, both = pair[which], np.minimum(alike[row[which]], self._alike[place])
                article = self._article[target[row[which]]]
                other = (article != self._article[here[pair]]) & (article != self._article[facing[pair]])
                np.maximum.at(found, pair[other], both[other])
        return found

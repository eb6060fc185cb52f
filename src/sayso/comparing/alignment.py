"""Which propositions say the same: agglomerative clustering of all the propositions of a story, with average linkage.

Two propositions are as alike as their meanings (vectors of the sentence encoder, with the story's mean taken away, so
that what the whole story is about does not count) and their words (terms weighted by rarity in the story). Both are
scalar products, so the mean over all the pairs of two groups is the product of their sums: linkage needs no table of
all pairs, and the only quadratic step is a matrix product in blocks.
"""

import heapq
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sayso.comparing.neighbours import find_neighbours
from sayso.comparing.term_rows import TermRows, gather_rows, weigh_texts
from sayso.comparing.terms import find_terms

# Tuned together on the claim pairs of five development stories: F1 0.61 at a precision of 0.74 (three others, 0.52 and
# 0.62). At a share of 0.55 or 0.65, a fifth more or less of the next two, or 0 or 0.2 of the last it is 0.54 to 0.62.
MEANING_SHARE = 0.6  # of the likeness; the rest is words
LEAST_ALIKE = 0.21  # mean likeness at which two groups become one
LEAST_ALSO = 0.28  # and at which a passage of another group belongs to a group, too; at 0.26 precision is 0.67 for 0.71
# What is taken away for a pair in one article: it seldom says a thing twice, and often says two things of one matter.
SAME_ARTICLE = 0.1
NEAR_ENOUGH = 0.6  # of that: where the mean over all members is lower, it is not looked at more closely
FEW_PASSAGES = 10  # of a story this small only half of the mean is taken away
BLOCK_PAIRS = 1 << 14  # weighed at once
_CAPITALISED = re.compile(r"\b[A-Z][\w’'-]*")


@dataclass(frozen=True, slots=True)
class _Pairs:
    """Pairs of passages that are near by meaning, each once, and their centred cosines."""

    one: NDArray[np.int64]
    other: NDArray[np.int64]
    near: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class _Group:
    """Passages that say the same: the sums of their vectors, and how many there are in each article."""

    members: list[int]
    meaning: NDArray[np.float32]
    words: dict[int, float]
    articles: Counter[int]


def centre(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """Take what all rows have in common away from each and scale them to length one again.

    Of a few rows the mean says little of what they have in common, so less of it is taken away.
    """
    share = len(vectors) / (len(vectors) + FEW_PASSAGES)
    moved = vectors - share * vectors.mean(0, keepdims=True)
    unit: NDArray[np.float32] = moved / np.maximum(np.linalg.norm(moved, axis=1, keepdims=True), 1e-9)
    return unit


def group_alike(texts: Sequence[str], articles: Sequence[int], vectors: NDArray[np.float32]) -> list[list[int]]:
    """Group passages that say the same; a passage that nothing is like is a group of its own.

    A passage that says two things may be in two groups.

    `articles` are the indices of the articles where the passages stand, `vectors` unit rows, one for each text. Groups
    are lists of indices in rising order, in the order of their first members. Passages of the same words are always
    together, and cost as much as one.
    """
    same: dict[str, list[int]] = defaultdict(list)
    for n, text in enumerate(texts):
        same[" ".join(text.lower().split())].append(n)
    copies = list(same.values())
    if not copies:
        return []
    meaning = centre(np.stack([vectors[rows].mean(0) for rows in copies]))
    words = weigh_texts([texts[rows[0]] for rows in copies])
    standing = [frozenset(articles[row] for row in rows) for rows in copies]
    pairs = _Pairs(*find_neighbours(meaning))
    groups = [
        _Group([n], meaning[n], words.row(n), Counter(dict.fromkeys(articles_of, 1)))
        for n, articles_of in enumerate(standing)
    ]
    found = _merge(groups, _alike_pairs(pairs, meaning, words, standing))
    spread = [group for group in found if len(group.articles) > 1]
    plain = [find_terms(_CAPITALISED.sub(" ", texts[rows[0]])) for rows in copies]
    also = _also(spread, pairs, meaning, words, standing, plain)
    members = [group.members for group in found if len(group.articles) == 1]
    members += [group.members + more for group, more in zip(spread, also, strict=True)]
    return sorted(sorted(row for n in group for row in copies[n]) for group in members)


def _also(
    groups: Sequence[_Group],
    pairs: _Pairs,
    meaning: NDArray[np.float32],
    words: TermRows,
    standing: Sequence[frozenset[int]],
    plain: Sequence[AbstractSet[str]],
) -> list[list[int]]:
    """What else says what each group says: a passage that says two things belongs to two groups.

    It must be near one of the members, alike, on average, to those that stand in other articles than it does, and share
    with one of these a word that is no name: two things that one firm did are not one thing.
    """
    if not groups:
        return []
    number, candidate = _candidates(groups, pairs, len(meaning))
    sums = gather_rows([group.words for group in groups], words.width)
    near = _products(np.stack([group.meaning for group in groups]), meaning, number, candidate)
    alike = MEANING_SHARE * near + (1 - MEANING_SHARE) * words.products(candidate, sums, number)
    chosen: list[list[int]] = [[] for _ in groups]
    for k, n, total in zip(number.tolist(), candidate.tolist(), alike.tolist(), strict=True):
        group = groups[k]
        if total < NEAR_ENOUGH * LEAST_ALSO * len(group.members):
            continue
        own = [m for m in group.members if standing[m] <= standing[n]]
        apart = [m for m in group.members if not standing[m] <= standing[n]]
        if not any(plain[n] & plain[m] for m in apart):
            continue
        for m in own:
            total -= float(MEANING_SHARE * (meaning[m] @ meaning[n]))
            total -= (1 - MEANING_SHARE) * _product(words.row(m), words.row(n))
        if total >= LEAST_ALSO * len(apart):
            chosen[k].append(n)
    return chosen


def _candidates(groups: Sequence[_Group], pairs: _Pairs, size: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Group numbers with the passages that are near a member of the group and no members; each two once."""
    home = np.full(size, -1, np.int64)
    for number, group in enumerate(groups):
        home[group.members] = number
    one, other = np.concatenate([pairs.one, pairs.other]), np.concatenate([pairs.other, pairs.one])
    outside = (home[one] >= 0) & (home[one] != home[other])
    keys = np.unique(home[one][outside] * size + other[outside])
    return keys // size, keys % size


def _products(
    left: NDArray[np.float32], right: NDArray[np.float32], rows: NDArray[np.int64], facing: NDArray[np.int64]
) -> NDArray[np.float32]:
    """Scalar products of some rows of two matrices."""
    found = np.zeros(len(rows), np.float32)
    for at in range(0, len(rows), BLOCK_PAIRS):
        block = slice(at, at + BLOCK_PAIRS)
        found[block] = np.einsum("ij,ij->i", left[rows[block]], right[facing[block]])
    return found


def likeness(texts: Sequence[str], meaning: NDArray[np.float32], weights: dict[str, float]) -> NDArray[np.float32]:
    """How alike each two of a few passages are: `[n, n]`, 1 for the same words. `meaning` are their centred vectors."""
    terms = [sorted(find_terms(text)) for text in texts]
    place = {term: n for n, term in enumerate(sorted({term for passage in terms for term in passage}))}
    words = np.zeros((len(texts), max(1, len(place))), np.float32)
    for row, passage in enumerate(terms):
        words[row, [place[term] for term in passage]] = [weights[term] for term in passage]
    words /= np.maximum(np.linalg.norm(words, axis=1, keepdims=True), 1e-9)
    alike: NDArray[np.float32] = (MEANING_SHARE * meaning @ meaning.T + (1 - MEANING_SHARE) * words @ words.T).astype(
        np.float32
    )
    return alike


def _alike_pairs(
    pairs: _Pairs, meaning: NDArray[np.float32], words: TermRows, standing: Sequence[frozenset[int]]
) -> list[tuple[float, int, int]]:
    """Pairs of passages that are alike enough to be looked at, `(-likeness, a, b)`: a heap begins with the most alike.

    What two passages in one article lose is taken off; where that leaves too little, their groups may still be joined.
    """
    alike = MEANING_SHARE * pairs.near + (1 - MEANING_SHARE) * words.products(pairs.one, words, pairs.other)
    chosen = np.flatnonzero(alike >= LEAST_ALIKE)
    parts = (pairs.one[chosen].tolist(), pairs.other[chosen].tolist(), alike[chosen].tolist())
    return [
        (SAME_ARTICLE * _together(standing[a], standing[b]) - likeness, a, b)
        for a, b, likeness in zip(*parts, strict=True)
    ]


def _together(one: frozenset[int], other: frozenset[int]) -> float:
    """In which share of the pairs of two passages, each in some articles, both stand in one article."""
    return len(one & other) / (len(one) * len(other))


def _merge(passages: Sequence[_Group], heap: list[tuple[float, int, int]]) -> list[_Group]:
    """Join the two groups that are most alike, again and again, as long as they are alike enough."""
    groups = dict(enumerate(passages))
    where = list(range(len(passages)))
    looked: dict[tuple[int, int], int] = {}  # two groups that were weighed, and how many members they had
    waiting: set[tuple[int, int]] = set()  # and those of them that are in the heap again, at what they weigh now
    heapq.heapify(heap)
    while heap:
        key, first, second = heapq.heappop(heap)
        a, b = sorted((where[first], where[second]))
        size = len(groups[a].members) + len(groups[b].members)
        if a == b or (looked.get((a, b)) == size and (a, b) not in waiting):
            continue
        waiting.discard((a, b))
        looked[a, b] = size
        alike = -key if size == 2 else _linkage(groups[a], groups[b])
        if alike < LEAST_ALIKE:
            continue
        if alike < -key - 1e-6:
            heapq.heappush(heap, (-alike, a, b))
            waiting.add((a, b))
            continue
        if len(groups[a].members) < len(groups[b].members):
            a, b = b, a
        for n in groups[b].members:
            where[n] = a
        groups[a] = _joined(groups[a], groups.pop(b))
    return list(groups.values())


def _product(one: dict[int, float], other: dict[int, float]) -> float:
    if len(one) > len(other):
        one, other = other, one
    return sum(weight * other[term] for term, weight in one.items() if term in other)


def _linkage(one: _Group, other: _Group) -> float:
    """The mean likeness over all the pairs of two groups, less for every pair that stands in one article."""
    pairs = len(one.members) * len(other.members)
    near = float(one.meaning @ other.meaning)
    alike = (MEANING_SHARE * near + (1 - MEANING_SHARE) * _product(one.words, other.words)) / pairs
    together = sum(count * other.articles[article] for article, count in one.articles.items())
    return alike - SAME_ARTICLE * together / (one.articles.total() * other.articles.total())


def _joined(one: _Group, other: _Group) -> _Group:
    words = dict(one.words)
    for term, weight in other.words.items():
        words[term] = words.get(term, 0.0) + weight
    return _Group(one.members + other.members, one.meaning + other.meaning, words, one.articles + other.articles)

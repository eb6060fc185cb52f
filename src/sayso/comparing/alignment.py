"""Which propositions say the same: agglomerative clustering of all the propositions of a story, with average linkage.

Two propositions are as alike as their meanings (vectors of the sentence encoder, with the story's mean taken away, so
that what the whole story is about does not count) and their words (terms weighted by rarity in the story). Both are
scalar products, so the mean over all the pairs of two groups is the product of their sums: linkage needs no table of
all pairs, and the only quadratic step is a matrix product in blocks. What two articles have from one speaker is more
surely one thing, and so a little more alike, unless both quote: then the words tell. Two speakers take nothing away,
since many say the same.
"""

import heapq
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sayso.comparing.neighbours import find_neighbours
from sayso.comparing.term_rows import TermRows, gather_rows, weigh_texts
from sayso.comparing.terms import find_terms

# Set with the encoder that ships on the claim pairs of eight development stories, and looked at on twenty events that
# are held out (F1 0.562 and 0.484). For the two thresholds from 0.20 to 0.22 and 0.28 to 0.30 F1 is 0.550 to 0.564 and
# 0.480 to 0.486; the stricter of the best are taken. SAME_VOICE and MEANING_SHARE are near what training learns.
MEANING_SHARE = 0.6  # of the likeness; the rest is words
SAME_VOICE = 0.065  # what two passages gain that two articles have from one speaker
LEAST_ALIKE = 0.21  # mean likeness at which two groups become one
LEAST_ALSO = 0.29  # and at which a passage of another group belongs to a group, too
# What is taken away for a pair in one article: it seldom says a thing twice, and often says two things of one matter.
SAME_ARTICLE = 0.1
NEAR_ENOUGH = 0.6  # of LEAST_ALSO: where the mean over all members is lower, no passage is looked at more closely
FEW_PASSAGES = 10  # of a story this small only half of the mean is taken away
BLOCK_PAIRS = 1 << 14  # weighed at once


@dataclass(frozen=True, slots=True)
class Voice:
    """Who says a passage (the id of an entity), and whether their words are quoted."""

    speaker: str
    quoted: bool


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
    voices: dict[str, Counter[int]]  # for each speaker how many of the passages are theirs, by article
    quoted: dict[str, Counter[int]]  # and how many of them are quoted


@dataclass(frozen=True, slots=True)
class _Passage:
    """Where a passage stands, who says it (None where the outlet does), and whether in marks.

    Copies are one passage: `article` is the first of those where it `stands`.
    """

    article: int
    stands: frozenset[int]
    voice: str | None
    quoted: bool

    def shares_voice(self, other: "_Passage") -> bool:
        """Have two articles the two passages from one speaker, of whom one at least does not quote?"""
        if self.voice is None or self.voice != other.voice or self.article == other.article:
            return False
        return not (self.quoted and other.quoted)


def centre(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """Take what all rows have in common away from each and scale them to length one again.

    Of a few rows the mean says little of what they have in common, so less of it is taken away.
    """
    share = len(vectors) / (len(vectors) + FEW_PASSAGES)
    moved = vectors - share * vectors.mean(0, keepdims=True)
    unit: NDArray[np.float32] = moved / np.maximum(np.linalg.norm(moved, axis=1, keepdims=True), 1e-9)
    return unit


def group_alike(
    texts: Sequence[str], articles: Sequence[int], voices: Sequence[Voice | None], vectors: NDArray[np.float32]
) -> list[list[int]]:
    """Group passages that say the same; a passage that nothing is like is a group of its own.

    A passage that says two things may be in two groups.

    `articles` are the indices of the articles where the passages stand, `voices` their speakers, None where the outlet
    speaks, `vectors` unit rows, one for each text. Groups are lists of indices in rising order, in the order
    of their first members. Passages of the same words are always together, and cost as much as one.
    """
    same: dict[str, list[int]] = defaultdict(list)
    for n, text in enumerate(texts):
        same[" ".join(text.lower().split())].append(n)
    copies = list(same.values())
    if not copies:
        return []
    meaning = centre(np.stack([vectors[rows].mean(0) if len(rows) > 1 else vectors[rows[0]] for rows in copies]))
    words = weigh_texts([texts[rows[0]] for rows in copies])
    passages = [_make_passage(rows, articles, voices) for rows in copies]
    pairs = _Pairs(*find_neighbours(meaning))
    groups = [
        _Group(
            [n],
            meaning[n],
            words.row(n),
            Counter(dict.fromkeys(passage.stands, 1)),
            {passage.voice: Counter([passage.article])} if passage.voice is not None else {},
            {passage.voice: Counter([passage.article])} if passage.voice is not None and passage.quoted else {},
        )
        for n, passage in enumerate(passages)
    ]
    found = _merge(groups, _alike_pairs(pairs, words, passages))
    spread = [group for group in found if len(group.articles) > 1]
    also = _also(spread, pairs, meaning, words, passages)
    members = [group.members for group in found if len(group.articles) == 1]
    members += [group.members + more for group, more in zip(spread, also, strict=True)]
    return sorted(sorted(row for n in group for row in copies[n]) for group in members)


def _make_passage(rows: Sequence[int], articles: Sequence[int], voices: Sequence[Voice | None]) -> _Passage:
    """One passage of its copies."""
    voice = next((voice for row in rows if (voice := voices[row]) is not None), None)
    return _Passage(
        article=articles[rows[0]],
        stands=frozenset(articles[row] for row in rows),
        voice=voice.speaker if voice is not None else None,
        quoted=voice is not None and voice.quoted,
    )


def _also(
    groups: Sequence[_Group],
    pairs: _Pairs,
    meaning: NDArray[np.float32],
    words: TermRows,
    passages: Sequence[_Passage],
) -> list[list[int]]:
    """What else says what each group says: a passage that says two things belongs to two groups.

    It must be near one of the members, and alike to those that stand in other articles than it does.
    """
    if not groups:
        return []
    number, candidate = _candidates(groups, pairs, len(meaning))
    sums = gather_rows([group.words for group in groups], words.width)
    near = _products(np.stack([group.meaning for group in groups]), meaning, number, candidate)
    alike = MEANING_SHARE * near + (1 - MEANING_SHARE) * words.products(candidate, sums, number)
    sizes = np.array([len(group.members) for group in groups])[number]
    closer = alike >= NEAR_ENOUGH * LEAST_ALSO * sizes
    number, candidate, sizes = number[closer], candidate[closer], sizes[closer]
    members = np.array([m for k in number.tolist() for m in groups[k].members], np.int64)
    beside = np.repeat(candidate, sizes)
    each = MEANING_SHARE * _products(meaning, meaning, members, beside)
    each += (1 - MEANING_SHARE) * words.products(members, words, beside)
    chosen: list[list[int]] = [[] for _ in groups]
    at = 0
    for k, n, size in zip(number.tolist(), candidate.tolist(), sizes.tolist(), strict=True):
        if _is_one_of(passages[n], [passages[m] for m in groups[k].members], each[at : at + size].tolist()):
            chosen[k].append(n)
        at += size
    return chosen


def _is_one_of(passage: _Passage, members: Sequence[_Passage], alike: Sequence[float]) -> bool:
    """Does a passage say what the members of a group in other articles do? `alike` says how alike it is to each.

    Half of it is the mean over these members, half the mean over their articles of the one most like it there: an
    article may tell in three passages what this one has in one.
    """
    best: dict[int, float] = {}
    values = []
    for member, value in zip(members, alike, strict=True):
        elsewhere = member.stands - passage.stands
        if not elsewhere:
            continue
        value += SAME_VOICE * passage.shares_voice(member)
        article = min(elsewhere)
        best[article] = max(value, best.get(article, value))
        values.append(value)
    return bool(values) and (sum(values) / len(values) + sum(best.values()) / len(best)) / 2 >= LEAST_ALSO


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


def _alike_pairs(pairs: _Pairs, words: TermRows, passages: Sequence[_Passage]) -> list[tuple[float, int, int]]:
    """Pairs of passages that are alike enough to be looked at, `(-likeness, a, b)`: a heap begins with the most alike.

    What two passages in one article lose is taken off; where that leaves too little, their groups may still be joined.
    """
    alike = MEANING_SHARE * pairs.near + (1 - MEANING_SHARE) * words.products(pairs.one, words, pairs.other)
    chosen = np.flatnonzero(alike >= LEAST_ALIKE - SAME_VOICE)
    parts = (part[chosen].tolist() for part in (pairs.one, pairs.other, alike))
    found = []
    for a, b, likeness in zip(*parts, strict=True):
        one, other = passages[a], passages[b]
        likeness += SAME_VOICE * one.shares_voice(other)
        if likeness >= LEAST_ALIKE:
            found.append((SAME_ARTICLE * _together(one.stands, other.stands) - likeness, a, b))
    return found


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
    return sum([weight * other[term] for term, weight in one.items() if term in other])


def _linkage(one: _Group, other: _Group) -> float:
    """The mean likeness over all the pairs of two groups, less for each that stands in one article."""
    pairs = len(one.members) * len(other.members)
    near = float(one.meaning @ other.meaning)
    alike = MEANING_SHARE * near + (1 - MEANING_SHARE) * _product(one.words, other.words)
    if one.voices and other.voices:
        alike += SAME_VOICE * (_same_voices(one.voices, other.voices) - _same_voices(one.quoted, other.quoted))
    if one.articles.keys().isdisjoint(other.articles):
        return alike / pairs
    together = sum(count * other.articles.get(article, 0) for article, count in one.articles.items())
    return alike / pairs - SAME_ARTICLE * together / (one.articles.total() * other.articles.total())


def _same_voices(one: dict[str, Counter[int]], other: dict[str, Counter[int]]) -> int:
    """How many pairs of passages two articles have from one speaker."""
    count = 0
    for voice in one.keys() & other.keys():
        mine, theirs = one[voice], other[voice]
        count += mine.total() * theirs.total() - sum(times * theirs.get(article, 0) for article, times in mine.items())
    return count


def _joined(one: _Group, other: _Group) -> _Group:
    words = dict(one.words)
    for term, weight in other.words.items():
        words[term] = words.get(term, 0.0) + weight
    return _Group(
        one.members + other.members,
        one.meaning + other.meaning,
        words,
        one.articles + other.articles,
        _added(one.voices, other.voices),
        _added(one.quoted, other.quoted),
    )


def _added(one: dict[str, Counter[int]], other: dict[str, Counter[int]]) -> dict[str, Counter[int]]:
    return one | {voice: one.get(voice, Counter()) + counts for voice, counts in other.items()}

"""How likely two articles are to tell one story: four cosines, the days between, and how near the rivals are.

First a score for the pair alone, then a chance that also looks at the best score that each of the two has with any
other: the same likeness means more for two articles that are each other's nearest than for two with nearer kin.
Source of the idea: Zelnik-Manor and Perona, 2004 (local scaling).
"""

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from sayso.errors import ModelError
from sayso.grouping.frequencies import Frequencies
from sayso.grouping.signature import PAIR_BITS, TERM_BITS, Signature, damp

Lengths = NDArray[np.float32]

_TABLE = "likeness.json"
VIEWS = 3
FEATURES = ("title", "head", "whole", "pairs")
# Gaps of 0, 1, 2, 3, 4 to 7, and more days; the last is for a pair of which one has no day.
GAPS = 7
NO_GAP = GAPS - 1
# In log-odds. A rival that is further ahead tells no more. And none counts for more than a sibling that is as good as
# sure: a copy of an article is far nearer than any other of its story, and must not drive the others out. On the tuning
# half of allsides_dev and on basil_dev 2, 3, 4 and no bound at all are within half a point.
_MOST_LEAD = 6.0
_HIGHEST_RIVAL = 4.0
_LONGEST_GAP = 8
_GAP_OF_DAYS = np.array([0, 1, 2, 3, 4, 4, 4, 4, 5])


@dataclass(frozen=True, slots=True, eq=False)
class Weighed:
    """A signature with the Euclidean lengths of its three views and of its pairs, as its words weighed when it came."""

    signature: Signature
    lengths: Lengths


class Comparer:
    """Compares an article with others of its window. Holds two look-up tables, 20 MB, that are reused."""

    def __init__(self, frequencies: Frequencies) -> None:
        self._frequencies = frequencies
        self._term_place = np.full(1 << TERM_BITS, -1, np.int32)
        self._is_pair = np.zeros(1 << PAIR_BITS, np.bool_)

    def weigh(self, signature: Signature) -> Weighed:
        """Weigh a signature by how rare its words are now."""
        views = damp(signature.counts) * self._frequencies.weigh_terms(signature.terms)
        pairs = self._frequencies.weigh_pairs(signature.pairs)
        lengths = np.sqrt(np.array([*(views**2).sum(axis=1), (pairs**2).sum()], np.float32))
        return Weighed(signature, lengths)

    def measure(self, weighed: Weighed, others: Sequence[Weighed]) -> NDArray[np.float64]:
        """Return `[len(others), 4]`: the cosines of title, title and lead, all words, and pairs of words."""
        if not others:
            return np.zeros((0, len(FEATURES)))
        signature, signatures = weighed.signature, [other.signature for other in others]
        dots = np.array([*self._dot_terms(signature, signatures), self._dot_pairs(signature, signatures)]).T
        lengths = weighed.lengths * np.concatenate([other.lengths for other in others]).reshape(dots.shape)
        # Lengths are those of when an article came and products those of now, so a cosine may come out a little over 1.
        cosines: NDArray[np.float64] = np.minimum(dots / np.maximum(lengths, 1e-6), 1)
        return cosines

    def _dot_terms(self, signature: Signature, others: list[Signature]) -> list[NDArray[np.float64]]:
        terms = np.concatenate([other.terms for other in others])
        self._term_place[signature.terms] = np.arange(len(signature.terms), dtype=np.int32)
        places = self._term_place[terms]
        self._term_place[signature.terms] = -1
        shared = np.flatnonzero(places >= 0)
        places = places[shared]
        owners = _find_owners(shared, [len(other.terms) for other in others])
        weights = damp(np.concatenate([other.counts for other in others], axis=1)[:, shared])
        own = damp(signature.counts) * self._frequencies.weigh_terms(signature.terms) ** 2
        return [_sum_by(owners, own[view, places] * weights[view], len(others)) for view in range(VIEWS)]

    def _dot_pairs(self, signature: Signature, others: list[Signature]) -> NDArray[np.float64]:
        pairs = np.concatenate([other.pairs for other in others])
        self._is_pair[signature.pairs] = True
        shared = np.flatnonzero(self._is_pair[pairs])
        self._is_pair[signature.pairs] = False
        owners = _find_owners(shared, [len(other.pairs) for other in others])
        return _sum_by(owners, self._frequencies.weigh_pairs(pairs[shared]) ** 2, len(others))


def _find_owners(places: NDArray[np.int_], counts: list[int]) -> NDArray[np.int_]:
    """Of places in a row of parts, with so many in each, return which part each lies in."""
    return np.searchsorted(np.cumsum(counts), places, side="right")


def _sum_by(owners: NDArray[np.int_], products: NDArray[np.float32], count: int) -> NDArray[np.float64]:
    return np.bincount(owners, products, count).astype(np.float64)


def find_gap(day: int | None, other: int | None) -> int:
    """Return which of the seven gaps lies between two days."""
    if day is None or other is None:
        return NO_GAP
    return int(_GAP_OF_DAYS[min(abs(day - other), _LONGEST_GAP)])


@dataclass(frozen=True, slots=True)
class Table:
    """What was fitted: two logistic regressions, each for pairs with days and for pairs without (row 0 and row 1).

    The first takes the square roots of the cosines, with `weights`, `[2, 4]`, and a constant for each of the gaps,
    `[7]`. The second takes its score and how far the score is below the best of either article, the nearer first, with
    `rivals`, two rows of a constant and three weights.
    """

    weights: NDArray[np.float64]
    gaps: NDArray[np.float64]
    rivals: tuple[tuple[float, float, float, float], ...]

    def score(self, likeness: NDArray[np.float64], gaps: NDArray[np.int_]) -> NDArray[np.float64]:
        """Return the log-odds of pairs by themselves, from their cosines `[n, 4]` and gaps `[n]`."""
        weights = self.weights[(gaps == NO_GAP).astype(int)]
        scores: NDArray[np.float64] = (np.sqrt(likeness) * weights).sum(axis=1) + self.gaps[gaps]
        return scores

    def judge(self, score: float, best: float, other_best: float, dated: bool) -> float:
        """Return the chance, 0 to 1, that two tell one story, from their score and the best scores of either."""
        one, other = find_lead(score, best), find_lead(score, other_best)
        constant, own, nearer, farther = self.rivals[0 if dated else 1]
        if one > other:
            one, other = other, one
        return 1 / (1 + math.exp(-(constant + own * score + nearer * one + farther * other)))


def find_lead(score: float, best: float) -> float:
    """Return how far a rival with the score `best` is ahead, in log-odds: 0 or more."""
    lead = (best if best < _HIGHEST_RIVAL else _HIGHEST_RIVAL) - score  # asked so often that min and max would tell
    return 0.0 if lead < 0 else lead if lead < _MOST_LEAD else _MOST_LEAD


@lru_cache(maxsize=1)
def load_table() -> Table:
    """Read the fitted table that ships with the package. Raises ModelError where it is missing or damaged."""
    try:
        table = json.loads((files("sayso.grouping") / "weights" / _TABLE).read_text("utf-8"))
        weights, gaps, rivals = (np.array(table[key], float) for key in ("weights", "gaps", "rivals"))
        if weights.shape != (2, len(FEATURES)) or gaps.shape != (GAPS,) or rivals.shape != (2, 4):
            raise ValueError("it has another shape")
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelError(f"the table of likeness is missing or damaged ({error}); install sayso again") from error
    with_days, without = ((float(a), float(b), float(c), float(d)) for a, b, c, d in rivals)
    return Table(weights, gaps, (with_days, without))

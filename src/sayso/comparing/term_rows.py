"""Passages as rows of weighted terms, sparse, so that the words of many pairs of passages are compared at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

import numpy as np
from numpy.typing import NDArray

from sayso.comparing.terms import find_terms, norm, weigh_terms

# How far rows are scaled to one length: 1 altogether, 0 not at all. In eight stories the average precision of pairs of
# known passages is 0.574 at 1, 0.583 at a half, 0.583 at 0; at a half it is higher than at 1 in seven of the eight.
EVENNESS = 0.5
BLOCK_PAIRS = 1 << 16  # compared at once: bounds the memory


@dataclass(frozen=True, slots=True)
class TermRows:
    """A sparse matrix: row n has the columns `terms[starts[n] : starts[n + 1]]`, rising, with their `weights`."""

    starts: NDArray[np.int64]
    terms: NDArray[np.int64]
    weights: NDArray[np.float32]
    width: int

    def row(self, n: int) -> dict[int, float]:
        """The weights of one row by their columns."""
        own = slice(self.starts[n], self.starts[n + 1])
        return dict(zip(self.terms[own].tolist(), self.weights[own].tolist(), strict=True))

    def products(self, rows: NDArray[np.int64], others: "TermRows", facing: NDArray[np.int64]) -> NDArray[np.float32]:
        """Scalar products of `rows` of this matrix with the rows `facing` of another one of the same columns."""
        keys = others._keys()
        found = np.zeros(len(rows), np.float32)
        for at in range(0, len(rows), BLOCK_PAIRS) if len(keys) else ():
            block = slice(at, at + BLOCK_PAIRS)
            pair, own, place = self._shared(rows[block], others, keys, facing[block])
            products = self.weights[own] * others.weights[place]
            found[block] = np.bincount(pair, products, minlength=len(rows[block]))
        return found

    def greatest(
        self, rows: NDArray[np.int64], facing: NDArray[np.int64], of: NDArray[np.float32]
    ) -> NDArray[np.float32]:
        """The greatest of what `of` has for each column, among the columns that both rows have; 0 where none is."""
        keys = self._keys()
        found = np.zeros(len(rows), np.float32)
        for at in range(0, len(rows), BLOCK_PAIRS) if len(keys) else ():
            pair, own, _ = self._shared(rows[at : at + BLOCK_PAIRS], self, keys, facing[at : at + BLOCK_PAIRS])
            np.maximum.at(found, pair + at, of[self.terms[own]])
        return found

    def _keys(self) -> NDArray[np.int64]:
        """A number for each entry, rising: by row and column."""
        return np.repeat(np.arange(len(self.starts) - 1), np.diff(self.starts)) * self.width + self.terms

    def _shared(
        self, rows: NDArray[np.int64], others: "TermRows", keys: NDArray[np.int64], facing: NDArray[np.int64]
    ) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
        """The columns that pairs of rows have in common: number of the pair, entry here, entry among the others."""
        sizes = self.starts[rows + 1] - self.starts[rows]
        pair = np.repeat(np.arange(len(rows)), sizes)
        own = np.arange(len(pair)) + np.repeat(self.starts[rows] - np.cumsum(sizes) + sizes, sizes)
        wanted = facing[pair] * others.width + self.terms[own]
        place = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
        shared = keys[place] == wanted
        return pair[shared], own[shared], place[shared]


def weigh_texts(texts: Sequence[str]) -> TermRows:
    """A row for each text: its terms, weighted by how few of the texts have them, about as long as one.

    A text that says more than is usual is a little longer: two that share five rare terms are more surely of one matter
    than two that share the only one that they have.
    """
    found = [find_terms(text) for text in texts]
    weights = weigh_terms(found)
    place = {term: n for n, term in enumerate(sorted(weights))}
    lengths = [norm(terms, weights) for terms in found]
    usual = median([length for length in lengths if length] or [1.0])
    scales = [length**EVENNESS * usual ** (1 - EVENNESS) or 1.0 for length in lengths]
    rows = [{place[term]: weights[term] / scale for term in terms} for terms, scale in zip(found, scales, strict=True)]
    return gather_rows(rows, len(place))


def gather_rows(rows: Sequence[dict[int, float]], width: int) -> TermRows:
    """Put rows, given as weights by columns, into one matrix that is `width` columns wide."""
    ordered = [sorted(row.items()) for row in rows]
    return TermRows(
        starts=np.cumsum([0, *map(len, ordered)], dtype=np.int64),
        terms=np.array([column for row in ordered for column, _ in row], np.int64),
        weights=np.array([weight for row in ordered for _, weight in row], np.float32),
        width=width,
    )

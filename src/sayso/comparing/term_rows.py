"""Passages as rows of weighted terms, sparse, so that the words of many pairs of passages are compared at once."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sayso.comparing.terms import find_terms, norm, weigh_terms

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
        keys = np.repeat(np.arange(len(others.starts) - 1), np.diff(others.starts)) * others.width + others.terms
        found = np.zeros(len(rows), np.float32)
        for at in range(0, len(rows), BLOCK_PAIRS) if len(keys) else ():
            block = slice(at, at + BLOCK_PAIRS)
            found[block] = self._products(rows[block], others, keys, facing[block])
        return found

    def _products(
        self, rows: NDArray[np.int64], others: "TermRows", keys: NDArray[np.int64], facing: NDArray[np.int64]
    ) -> NDArray[np.float32]:
        sizes = self.starts[rows + 1] - self.starts[rows]
        pair = np.repeat(np.arange(len(rows)), sizes)
        own = np.arange(len(pair)) + np.repeat(self.starts[rows] - np.cumsum(sizes) + sizes, sizes)
        wanted = facing[pair] * others.width + self.terms[own]
        place = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
        shared = keys[place] == wanted
        products = self.weights[own[shared]] * others.weights[place[shared]]
        return np.bincount(pair[shared], products, minlength=len(rows)).astype(np.float32)


def weigh_texts(texts: Sequence[str]) -> TermRows:
    """A row of length one for each text: its terms, weighted by how few of the texts have them."""
    found = [find_terms(text) for text in texts]
    weights = weigh_terms(found)
    place = {term: n for n, term in enumerate(sorted(weights))}
    rows = []
    for terms in found:
        length = norm(terms, weights) or 1.0
        rows.append({place[term]: weights[term] / length for term in terms})
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

"""Passages as rows of weighted terms, sparse, so that the words of many pairs of passages are compared at once."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from sayso.comparing.places import Places
from sayso.comparing.terms import find_terms, weigh_terms

# How far rows are scaled to one length: 1 altogether, 0 not at all. In eight stories the average precision of pairs of
# known passages is 0.574 at 1, 0.583 at a half, 0.583 at 0; at a half it is higher than at 1 in seven of the eight.
EVENNESS = 0.5
BLOCK_PAIRS = 1 << 12  # compared at once: bounds the memory, and a block stays in the cache


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
        places = others._places()
        found = np.zeros(len(rows), np.float32)
        for at in range(0, len(rows), BLOCK_PAIRS):
            block = slice(at, at + BLOCK_PAIRS)
            pair, own, place = self._shared(rows[block], others.width, places, facing[block])
            products = self.weights[own] * others.weights[place]
            found[block] = np.bincount(pair, products, minlength=len(rows[block]))
        return found

    def greatest(self, rows: NDArray[np.int64], facing: NDArray[np.int64]) -> NDArray[np.float32]:
        """The greatest weight that `rows` have in a column which the rows `facing` have, too; 0 where there is none."""
        places = self._places()
        found = np.zeros(len(rows), np.float32)
        for at in range(0, len(rows), BLOCK_PAIRS):
            block = slice(at, at + BLOCK_PAIRS)
            pair, own, _ = self._shared(rows[block], self.width, places, facing[block])
            np.maximum.at(found[block], pair, self.weights[own])
        return found

    def _places(self) -> Places:
        """Where each entry is, by a number for its row and column."""
        return Places(np.repeat(np.arange(len(self.starts) - 1), np.diff(self.starts)) * self.width + self.terms)

    def _shared(
        self, rows: NDArray[np.int64], width: int, places: Places, facing: NDArray[np.int64]
    ) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
        """The columns that pairs of rows have in common: number of the pair, entry here, entry among the others."""
        sizes = self.starts[rows + 1] - self.starts[rows]
        own = np.arange(sizes.sum()) + np.repeat(self.starts[rows] - np.cumsum(sizes) + sizes, sizes)
        shared, place = places.find(np.repeat(facing * width, sizes) + self.terms[own])
        return np.repeat(np.arange(len(rows)), sizes)[shared], own[shared], place


def weigh_texts(texts: Sequence[str]) -> TermRows:
    """A row for each text: its terms, weighted by how few of the texts have them, about as long as one.

    A text that says more than is usual is a little longer: two that share five rare terms are more surely of one matter
    than two that share the only one that they have.
    """
    found = [find_terms(text) for text in texts]
    weights = weigh_terms(found)
    place = {term: n for n, term in enumerate(sorted(weights))}
    rows, columns = _in_order([[place[term] for term in terms] for terms in found])
    telling = np.array([weights[term] for term in place])[columns]
    lengths = np.sqrt(np.bincount(rows, telling**2, minlength=len(found)))
    usual = float(np.median(lengths[lengths > 0])) if len(rows) else 1.0
    scales = lengths**EVENNESS * usual ** (1 - EVENNESS)
    return _make_rows(len(found), rows, columns, telling / scales[rows], len(place))


def gather_terms(rows: Sequence[Collection[str]], weights: Mapping[str, float]) -> TermRows:
    """A row for each collection of terms, each term with its weight; those that have none are left out."""
    place = {term: n for n, term in enumerate(sorted(weights))}
    entries, columns = _in_order([[place[term] for term in row if term in place] for row in rows])
    of_column = np.array([weights[term] for term in place], np.float64)
    return _make_rows(len(rows), entries, columns, of_column[columns], len(place))


def _in_order(columns: Sequence[Sequence[int]]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The row and the column of each entry, rising: sets have no order that two runs share, and sums hang on it."""
    rows = np.repeat(np.arange(len(columns)), [len(row) for row in columns])
    every = np.fromiter(chain.from_iterable(columns), np.int64)
    return rows, every[np.lexsort((every, rows))]


def _make_rows(
    count: int, rows: NDArray[np.int64], columns: NDArray[np.int64], weights: NDArray[np.float64], width: int
) -> TermRows:
    """So many rows, of entries in their order."""
    return TermRows(np.searchsorted(rows, np.arange(count + 1)), columns, weights.astype(np.float32), width)

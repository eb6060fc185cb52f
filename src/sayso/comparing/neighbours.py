"""Which passages are near each other by meaning: for each its nearest few, found in blocks, not in a table of all."""

import numpy as np
from numpy.typing import NDArray

LEAST_MEANING = 0.0  # centred cosine below which no pair is looked at
BLOCK_ROWS = 256  # a block of the products stays in the cache while it is read
CHUNK = 16  # columns of which only the greatest product is ranked
MOST_OVER = 4  # times as many pairs as are asked for: a block has more only where hundreds of rows are the same


def find_neighbours(
    meaning: NDArray[np.float32], most: int
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float32]]:
    """Pairs `(a, b)` of rows, `a < b`, of which one is among the `most` nearest of the other, and their products.

    `meaning` has unit rows. Each pair comes once, in rising order. Of hundreds that are equally near the first ones are
    taken.
    """
    size = len(meaning)
    keys: list[NDArray[np.int64]] = []
    near: list[NDArray[np.float32]] = []
    for first in range(0, size, BLOCK_ROWS):
        table = meaning[first : first + BLOCK_ROWS] @ meaning.T
        here = np.arange(len(table))
        table[here, here + first] = -1.0
        least = _least(table, most)[:, None]
        found = np.flatnonzero(table >= least)
        if len(found) > MOST_OVER * most * len(table):
            found = np.flatnonzero((table > least) | _first_of(table == least, most))
        rows, columns = np.divmod(found, size)
        near.append(table[rows, columns])
        rows += first
        keys.append(np.minimum(rows, columns) * size + np.maximum(rows, columns))
    unique, place = np.unique(np.concatenate(keys), return_index=True)
    return unique // size, unique % size, np.concatenate(near)[place]


def _least(table: NDArray[np.float32], most: int) -> NDArray[np.float32]:
    """For each row what its nearest ones reach: at least `most` of them, and few more.

    Instead of all columns the greatest of every few are ranked: those that come first are of as many columns.
    """
    size = table.shape[1]
    least = np.full(len(table), LEAST_MEANING, np.float32)
    if size <= most:
        return least
    chunks = size // CHUNK
    ranked = table
    if chunks > 2 * most:
        even = table[:, : chunks * CHUNK].reshape(len(table), CHUNK, chunks).max(1)
        ranked = np.concatenate([even, table[:, chunks * CHUNK :]], axis=1)
    place = ranked.shape[1] - most
    reached: NDArray[np.float32] = np.maximum(least, np.partition(ranked, place, axis=1)[:, place])
    return reached


def _first_of(chosen: NDArray[np.bool_], most: int) -> NDArray[np.bool_]:
    """The first so many of what is chosen in each row."""
    first: NDArray[np.bool_] = chosen & (np.cumsum(chosen, axis=1) <= most)
    return first

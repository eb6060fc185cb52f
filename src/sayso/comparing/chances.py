"""Chances learned from events that people or models read: small ensembles of trees over numbers with names.

`training/links.py` and `training/differences.py` fit them; the card beside the weights says who read, and how well they
tell.

A tree is followed for many rows at once: each of its splits strikes out the leaves that it keeps a row from, and the
first leaf that is left, from the left, is the row's (Lucchese et al., QuickScorer, SIGIR 2015). For a story of thirty
articles onnxruntime takes four times as long, row by row and branch by branch.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from io import BytesIO
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from sayso.attribution.model import read_weights
from sayso.errors import ModelError

FEATURES = "features"  # under which name an ensemble keeps the names of what it looks at, in their order
PART_ROWS = 1 << 15  # told at once: bounds the memory


class Ranker:
    """One ensemble, loaded. Safe to share between threads."""

    def __init__(self, weights: bytes) -> None:
        """Load the ensemble (`training/trees.py` says what is stored). Raises ModelError where it is damaged."""
        try:
            with np.load(BytesIO(weights), allow_pickle=False) as stored:
                self.features: tuple[str, ...] = tuple(stored[FEATURES].tolist())
                self._base = float(stored["base"])
                leaves, struck = stored["leaves"], stored["struck"]
                splits = zip(stored["feature"].tolist(), stored["threshold"], struck, strict=True)
                self._trees: list[list[tuple[int, np.float32, np.uint16]]] = [[] for _ in leaves]
                for tree, split in zip(stored["tree"].tolist(), splits, strict=True):
                    self._trees[tree].append(split)
        except (BadZipFile, EOFError, IndexError, KeyError, OSError, TypeError, ValueError) as error:
            raise ModelError(f"a ranker cannot be loaded ({error}); install sayso again") from error
        self._leaves: NDArray[np.float32] = leaves[:, _first_left(leaves.shape[1])]
        self._bits = struck.dtype

    def rank(self, rows: Sequence[Mapping[str, float]]) -> NDArray[np.float32]:
        """Return for each row of named numbers the chance, 0 to 1, that a reader sees what the ensemble learned."""
        return self.rank_columns({name: np.array([row[name] for row in rows], np.float32) for name in self.features})

    def rank_columns(self, columns: Mapping[str, NDArray[np.float32]]) -> NDArray[np.float32]:
        """Return the chances as `rank` does, for numbers that are given by columns, all of one length."""
        table = np.stack([columns[name] for name in self.features]).astype(np.float32)
        chances = [np.zeros(0, np.float32)]
        chances += [self._tell(table[:, at : at + PART_ROWS]) for at in range(0, table.shape[1], PART_ROWS)]
        return np.concatenate(chances)

    def _tell(self, columns: NDArray[np.float32]) -> NDArray[np.float32]:
        scores = np.full(columns.shape[1], self._base, np.float32)
        for splits, leaves in zip(self._trees, self._leaves, strict=True):
            closed = np.zeros(len(scores), self._bits)
            for feature, threshold, struck in splits:
                closed |= (columns[feature] > threshold) * struck
            scores += leaves.take(closed)
        chances: NDArray[np.float32] = (1 / (1 + np.exp(-scores))).astype(np.float32)
        return chances


def _first_left(leaves: int) -> NDArray[np.int64]:
    """For each set of leaves that are struck out, as bits, the first of so many leaves that is left."""
    struck = np.arange(1 << leaves)[:, None] >> np.arange(leaves) & 1
    first: NDArray[np.int64] = struck.argmin(axis=1)
    return first


@lru_cache(maxsize=4)
def load_ranker(name: str) -> Ranker:
    """Load an ensemble that ships: "links", "supported", "passages" or "printings". ModelError where it is missing."""
    return Ranker(read_weights("sayso.comparing", f"{name}.npz"))

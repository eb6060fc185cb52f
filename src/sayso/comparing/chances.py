"""Chances learned from events that people or models read: small ensembles of trees over numbers with names.

`training/links.py` and `training/differences.py` fit them; the card beside the weights says who read, and how well they
tell.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from sayso.attribution.model import read_weights, start_session
from sayso.errors import ModelError

FEATURES = "features"  # under which name the model keeps the names of what it looks at, in their order
PART_ROWS = 1 << 16  # told at once: bounds the memory


class Ranker:
    """One ensemble, loaded. Safe to share between threads."""

    def __init__(self, weights: bytes) -> None:
        """Load the ensemble. Raises ModelError where it is damaged."""
        self._session = start_session(weights, threads=1)
        names = self._session.get_modelmeta().custom_metadata_map.get(FEATURES)
        if not names:
            raise ModelError("a ranker does not say what it looks at; install sayso again")
        self.features: tuple[str, ...] = tuple(names.split(","))

    def rank(self, rows: Sequence[Mapping[str, float]]) -> NDArray[np.float32]:
        """Return for each row of named numbers the chance, 0 to 1, that a reader sees what the ensemble learned."""
        return self._tell(np.array([[row[name] for name in self.features] for row in rows], np.float32))

    def rank_columns(self, columns: Mapping[str, NDArray[np.float32]]) -> NDArray[np.float32]:
        """Return the chances as `rank` does, for numbers that are given by columns, all of one length."""
        return self._tell(np.stack([columns[name] for name in self.features], axis=1).astype(np.float32))

    def _tell(self, table: NDArray[np.float32]) -> NDArray[np.float32]:
        chances = [np.zeros(0, np.float32)]
        for at in range(0, len(table), PART_ROWS):
            (part,) = self._session.run(["probabilities"], {"features": table[at : at + PART_ROWS]})
            chances.append(part[:, 1])
        return np.concatenate(chances)


@lru_cache(maxsize=4)
def load_ranker(name: str) -> Ranker:
    """Load one of the ensembles that ship: "links", "passages" or "printings". ModelError where it is missing."""
    return Ranker(read_weights("sayso.comparing", f"{name}.onnx"))

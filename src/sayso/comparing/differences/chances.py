"""How likely a reader who sets two passages side by side lists a difference: learned from events that were read for it.

The model is a small ensemble of trees over numbers that describe two passages; `training/differences.py` fits it, and
the card beside the weights says who read, and how well it tells.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from sayso.attribution.model import read_weights, start_session
from sayso.errors import ModelError

FEATURES = "features"  # under which name the model keeps the names of what it looks at, in their order


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
        """Return for each row of named numbers the chance, 0 to 1, that a reader lists a difference there."""
        if not rows:
            return np.zeros(0, np.float32)
        table = np.array([[row[name] for name in self.features] for row in rows], np.float32)
        chances: NDArray[np.float32] = self._session.run(["probabilities"], {"features": table})[0][:, 1]
        return chances


@lru_cache(maxsize=4)
def load_ranker(name: str) -> Ranker:
    """Load one of the ensembles that ship: "passages" or "printings". Raises ModelError where it is missing."""
    return Ranker(read_weights("sayso.comparing", f"{name}.onnx"))

"""Running the attribution network on windows of word pieces."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from importlib.resources import files

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from sayso.attribution.pieces import CLS, SEP, Window
from sayso.errors import ModelError

ROLES = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")

BATCH_WINDOWS = 2  # on one core, larger batches are slower: the attention tables leave the cache
# Fusions that onnxruntime leaves undone. Its sum with the normalisation behind it runs one number at a time: on one
# core the two apart read a window in 0.86 of the time, an encoder's sentence in 0.89 (onnxruntime 1.32).
SLOW_FUSIONS = ["SkipLayerNormFusion"]


@dataclass(frozen=True, slots=True)
class Scores:
    """What the network says of one window, row n for the window's n-th word.

    `roles` are log probabilities `[words, 7]` in the order of ROLES. `from_side` and `to_side` are projections
    `[words + 1, pointers * width]`, whose row 0 is the start mark, which stands for "none".
    """

    window: Window
    words: NDArray[np.int64]
    roles: NDArray[np.float32]
    from_side: NDArray[np.float32]
    to_side: NDArray[np.float32]


def read_weights(package: str, name: str) -> bytes:
    """Read a file of weights that ships with a package of ours. Raises ModelError where it is missing."""
    try:
        return (files(package) / "weights" / name).read_bytes()
    except OSError as error:
        raise ModelError(f"the weights {name} of {package} are missing ({error}); install sayso again") from error


def start_session(weights: bytes, threads: int) -> onnxruntime.InferenceSession:
    """Load a network. `threads` is how many cores a call may use, 0 for all. Raises ModelError where it is damaged."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.log_severity_level = 3
    try:
        return onnxruntime.InferenceSession(
            weights, options, providers=["CPUExecutionProvider"], disabled_optimizers=SLOW_FUSIONS
        )
    except Exception as error:  # onnxruntime raises classes of its own that it does not export
        raise ModelError(f"weights cannot be loaded ({error}); install sayso again") from error


class Network:
    """The quantised network, loaded. Safe to share between threads; costs about 60 MB of memory."""

    def __init__(self, weights: bytes, threads: int = 0) -> None:
        """Load the network. `threads` is how many cores one call may use; 0 leaves it to onnxruntime."""
        self._session = start_session(weights, threads)
        self.version = sha256(weights).hexdigest()[:16]

    def read(self, windows: Sequence[Window]) -> Iterator[tuple[int, Scores]]:
        """Score windows. Yields the index of each and its scores, the longest first: like lengths share a batch."""
        order = sorted(range(len(windows)), key=lambda n: len(windows[n]), reverse=True)
        for at in range(0, len(order), BATCH_WINDOWS):
            batch = order[at : at + BATCH_WINDOWS]
            yield from zip(batch, self._read_batch([windows[n] for n in batch]), strict=True)

    def _read_batch(self, batch: Sequence[Window]) -> Iterator[Scores]:
        shape = (len(batch), len(batch[0]) + 2)
        ids, case, quoted, attended = (np.zeros(shape, np.int64) for _ in range(4))
        for row, window in enumerate(batch):
            size = len(window)
            ids[row, 0] = CLS
            ids[row, 1 : size + 1] = window.ids
            ids[row, size + 1] = SEP
            case[row, 1 : size + 1] = window.case
            quoted[row, 1 : size + 1] = window.quoted
            attended[row, : size + 2] = 1
        inputs = {"ids": ids, "case": case, "quoted": quoted, "attended": attended}
        roles, from_side, to_side = self._session.run(None, inputs)
        for row, window in enumerate(batch):
            words = np.flatnonzero(window.first)
            kept = np.append(0, words + 1)
            yield Scores(window, words, log_softmax(roles[row, words + 1]), from_side[row, kept], to_side[row, kept])


def log_softmax(logits: NDArray[np.float32]) -> NDArray[np.float32]:
    """Log probabilities over the last axis."""
    shifted = logits - logits.max(-1, keepdims=True)
    normalised: NDArray[np.float32] = shifted - np.log(np.exp(shifted).sum(-1, keepdims=True))
    return normalised


@lru_cache(maxsize=4)
def load_network(threads: int = 0) -> Network:
    """Load the network that ships with the package. Raises ModelError where it is missing or damaged."""
    return Network(read_weights("sayso.attribution", "model.onnx"), threads)

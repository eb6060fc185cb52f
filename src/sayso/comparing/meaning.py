"""What words mean: unit vectors from a small sentence encoder that ships with the package."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from hashlib import sha256

import numpy as np
from numpy.typing import NDArray

from sayso.attribution.model import read_weights, start_session
from sayso.attribution.pieces import CLS, SEP, load_tokenizer
from sayso.types import Spans

WIDTH = 384
BATCH_PIECES = 256  # read at once, with those that fill up; on one core 512 is as fast, and more is slower
LIMIT_PIECES = 192  # with the two special ones; of a longer sentence only the beginning is judged


class Encoder:
    """The quantised network, loaded. Safe to share between threads."""

    def __init__(self, weights: bytes, threads: int = 0) -> None:
        """Load the network. `threads` is how many cores one call may use; 0 leaves it to onnxruntime."""
        self._session = start_session(weights, threads)
        self.version = sha256(weights).hexdigest()[:16]

    def encode(self, texts: Sequence[str], parts: Sequence[tuple[int, Spans]]) -> NDArray[np.float32]:
        """Return a unit vector for each part of the texts, `[len(parts), 384]`.

        A part is the index of a text (mostly a sentence) and half-open spans in it. The whole text is read and the
        states under the part are averaged, so that "he" and "the plan" mean what the sentence makes them mean. The
        same part of the same text always has the same vector, and costs nothing the second time.
        """
        rows: dict[tuple[str, Spans], list[int]] = defaultdict(list)
        for row, (number, spans) in enumerate(parts):
            rows[texts[number], spans].append(row)
        wanted: dict[str, list[Spans]] = defaultdict(list)
        for text, spans in rows:
            wanted[text].append(spans)
        vectors = np.zeros((len(parts), WIDTH), np.float32)
        unique = list(wanted)
        encodings = load_tokenizer().encode_batch(unique, add_special_tokens=False)
        pieces = [encoding.ids[: LIMIT_PIECES - 2] for encoding in encodings]
        for batch in _batches([len(numbers) for numbers in pieces]):
            for n, state in zip(batch, self._read([pieces[n] for n in batch]), strict=True):
                offsets = np.asarray(encodings[n].offsets[: len(state)], np.int64).reshape(-1, 2)
                for spans in wanted[unique[n]]:
                    vectors[rows[unique[n], spans]] = _pool(state, offsets, spans)
        return vectors

    def _read(self, pieces: list[list[int]]) -> Iterator[NDArray[np.float32]]:
        """Yield the states of each text's pieces, without those of the special pieces around them."""
        shape = (len(pieces), max(map(len, pieces)) + 2)
        ids, attended = np.zeros(shape, np.int64), np.zeros(shape, np.int64)
        for row, numbers in enumerate(pieces):
            ids[row, : len(numbers) + 2] = [CLS, *numbers, SEP]
            attended[row, : len(numbers) + 2] = 1
        (states,) = self._session.run(None, {"ids": ids, "attended": attended})
        for row, numbers in enumerate(pieces):
            yield states[row, 1 : len(numbers) + 1]


def _batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Put texts of like lengths together: what fills up the shorter ones is read for nothing."""
    batch: list[int] = []
    for n in sorted(range(len(lengths)), key=lambda n: lengths[n]):
        if batch and (len(batch) + 1) * (lengths[n] + 2) > BATCH_PIECES:
            yield batch
            batch = []
        batch.append(n)
    if batch:
        yield batch


def _pool(states: NDArray[np.float32], offsets: NDArray[np.int64], spans: Spans) -> NDArray[np.float32]:
    inside = np.zeros(len(offsets), np.bool_)
    for start, end in spans:
        inside |= (offsets[:, 0] >= start) & (offsets[:, 0] < end)
    chosen = states[inside] if inside.any() else states
    if not len(chosen):
        return np.zeros(WIDTH, np.float32)
    mean = chosen.mean(0)
    unit: NDArray[np.float32] = mean / max(float(np.linalg.norm(mean)), 1e-9)
    return unit


@lru_cache(maxsize=4)
def load_encoder(threads: int = 0) -> Encoder:
    """Load the encoder that ships with the package. Raises ModelError where it is missing or damaged."""
    return Encoder(read_weights("sayso.comparing", "encoder.onnx"), threads)

"""What words mean: unit vectors from a small sentence encoder that ships with the package."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from sayso.attribution.model import read_weights, start_session
from sayso.attribution.pieces import CLS, SEP, load_tokenizer
from sayso.comparing.batches import batch_alike
from sayso.types import Spans

WIDTH = 384
LIMIT_PIECES = 192  # with the two special ones; of a longer sentence only the beginning is judged


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A text to be read: its pieces, which of them are under each part that is asked for, and whose rows these are."""

    pieces: list[int]
    parts: list[NDArray[np.int64]]
    rows: list[list[int]]


class Encoder:
    """The quantised network, loaded. Safe to share between threads."""

    def __init__(self, weights: bytes, threads: int = 0) -> None:
        """Load the network. `threads` is how many cores one call may use; 0 leaves it to onnxruntime."""
        self._session = start_session(weights, threads)
        self.version = sha256(weights).hexdigest()[:16]

    def encode(self, texts: Sequence[str], parts: Sequence[tuple[int, Spans]]) -> NDArray[np.float32]:
        """Return a unit vector for each part of the texts, `[len(parts), 384]`.

        A part is the index of a text (mostly a sentence) and half-open spans in it. The whole text is read and the
        states under the part are averaged, so that "he" and "the plan" mean what the sentence makes them mean. A part
        without a word stands for its whole text; where that has none, either, the vector is zero. What is asked twice
        in one call has one vector, and costs nothing the second time. Between calls vectors differ a little, since
        eight bits are shared by the texts that are read together.
        """
        vectors = np.zeros((len(parts), WIDTH), np.float32)
        sentences = _cut(texts, parts)
        for batch in batch_alike([len(sentence.pieces) + 2 for sentence in sentences]):
            read = [sentences[n] for n in batch]
            rows = [rows for sentence in read for rows in sentence.rows]
            vectors[list(chain.from_iterable(rows))] = np.repeat(self._read(read), list(map(len, rows)), axis=0)
        return vectors

    def _read(self, sentences: Sequence[_Sentence]) -> NDArray[np.float32]:
        """The vectors of the parts of some sentences, in their order. The states of other pieces are not computed."""
        shape = (len(sentences), max(len(sentence.pieces) for sentence in sentences) + 2)
        ids, attended = np.zeros(shape, np.int64), np.zeros(shape, np.int64)
        parts: list[NDArray[np.int64]] = []
        for row, sentence in enumerate(sentences):
            size = len(sentence.pieces) + 2
            ids[row, :size] = [CLS, *sentence.pieces, SEP]
            attended[row, :size] = 1
            parts += [part + (row * shape[1] + 1) for part in sentence.parts]
        under = np.concatenate(parts)
        wanted = np.zeros(ids.size, np.bool_)
        wanted[under] = True
        (states,) = self._session.run(None, {"ids": ids, "attended": attended, "chosen": np.flatnonzero(wanted)})
        place = np.cumsum(wanted) - 1
        sizes = np.array([len(part) for part in parts])
        means = np.add.reduceat(states[place[under]], np.cumsum(sizes) - sizes) / sizes[:, None].astype(np.float32)
        unit: NDArray[np.float32] = means / np.maximum(np.linalg.norm(means, axis=1, keepdims=True), 1e-9)
        return unit


def _cut(texts: Sequence[str], parts: Sequence[tuple[int, Spans]]) -> list[_Sentence]:
    """Every text that is asked for, once, with every part of it once. Texts without a word are left out."""
    wanted: dict[str, dict[Spans, list[int]]] = defaultdict(lambda: defaultdict(list))
    for row, (number, spans) in enumerate(parts):
        wanted[texts[number]][spans].append(row)
    sentences = []
    for asked, encoding in zip(
        wanted.values(), load_tokenizer().encode_batch(list(wanted), add_special_tokens=False), strict=True
    ):
        if pieces := encoding.ids[: LIMIT_PIECES - 2]:
            starts = [start for start, _ in encoding.offsets[: len(pieces)]]
            sentences.append(_make_sentence(pieces, starts, asked))
    return sentences


def _make_sentence(pieces: list[int], starts: Sequence[int], asked: Mapping[Spans, Sequence[int]]) -> _Sentence:
    """Parts over the same pieces, such as all those behind the last piece that is read, are one."""
    parts: dict[bytes, NDArray[np.int64]] = {}
    rows: dict[bytes, list[int]] = defaultdict(list)
    for spans, own in asked.items():
        part = _under(starts, spans)
        key = part.tobytes()
        parts[key] = part
        rows[key].extend(own)
    return _Sentence(pieces, list(parts.values()), list(rows.values()))


def _under(starts: Sequence[int], spans: Spans) -> NDArray[np.int64]:
    """The numbers of the pieces that start in some spans, all of them where none does."""
    found = [np.arange(bisect_left(starts, start), bisect_left(starts, end)) for start, end in spans]
    under = found[0] if len(found) == 1 else np.concatenate([np.arange(0), *found])
    return under if len(under) else np.arange(len(starts))


@lru_cache(maxsize=4)
def load_encoder(threads: int = 0) -> Encoder:
    """Load the encoder that ships with the package. Raises ModelError where it is missing or damaged."""
    return Encoder(read_weights("sayso.comparing", "encoder.onnx"), threads)

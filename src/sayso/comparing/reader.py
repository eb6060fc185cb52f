"""Two passages read beside each other: a small network that ships with the package tells what a reader makes of them.

The ensembles of trees (`chances.py`) look at numbers; this network sees the words of both passages at once, each in its
sentence. `training/reader.py` makes it, and the card beside the weights says of what.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from sayso.attribution.model import read_weights, start_session
from sayso.attribution.pieces import CLS, SEP, load_tokenizer
from sayso.comparing.batches import batch_alike
from sayso.comparing.printings import sentences_under
from sayso.types import Article, Span, Spans

SIDE_PIECES = 64  # of either side; of a longer sentence what stands around the passage
# Of sentences that go on for pages so much is cut into pieces: around the passage, and of the passage itself.
MOST_CHARS, AROUND_CHARS, PASSAGE_CHARS = 3000, 300, 1500
# What a piece is, to the network: a mark; of the first side beside the passage, or under it; of the second side; and
# more by the last number if the other side has the same piece.
MARK, FIRST_BESIDE, SECOND_BESIDE, SHARED = 0, 1, 3, 4
LOG_ODDS = "log_odds"  # the output that has what a pair is worth; scores of words, the other one, nothing reads


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A passage in its sentence, as word pieces: a value a piece.

    `places` are where they stand in the article, half-open; `under` says whether a piece is of the passage.
    """

    pieces: tuple[int, ...]
    places: Spans
    under: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a reader makes of pairs of passages, as log odds, one number a pair.

    `listed`: that a reader who sets the articles side by side lists a difference there; `wanted`: that an editor, who
    is shown the two, wants to see them.
    """

    listed: NDArray[np.float32]
    wanted: NDArray[np.float32]


def cut_excerpts(places: Sequence[tuple[Article, Spans]]) -> list[Excerpt]:
    """Cut passages, each half-open spans of its article in their order, out with the sentences in which they stand."""
    windows = [_window(article, spans) for article, spans in places]
    texts = [article.text[slice(*window)] for (article, _), window in zip(places, windows, strict=True)]
    read = load_tokenizer().encode_batch(texts, add_special_tokens=False)
    excerpts = []
    for (_, spans), window, encoding in zip(places, windows, read, strict=True):
        pieces = [Span(window.start + start, window.start + end) for start, end in encoding.offsets]
        under = [any(start <= piece.start < end for start, end in spans) for piece in pieces]
        chosen = _around(under)
        excerpts.append(
            Excerpt(
                tuple(encoding.ids[chosen]),
                tuple(pieces[chosen]),
                tuple(under[chosen]),
            )
        )
    return excerpts


def _window(article: Article, spans: Spans) -> Span:
    """The sentences in which a passage stands, from the first to the last."""
    start, end = spans[0].start, spans[-1].end
    around = sentences_under(article, start, end)
    first, last = min([start, *(s.start for s in around)]), max([end, *(s.end for s in around)])
    if last - first > MOST_CHARS:
        first = max(first, start - AROUND_CHARS)
        last = min(last, max(end, start + PASSAGE_CHARS) + AROUND_CHARS, first + 2 * MOST_CHARS)
    return Span(first, last)


def _around(under: Sequence[bool]) -> slice:
    """Which pieces are read: all, or as many as may be with the passage in their middle, or its beginning."""
    if len(under) <= SIDE_PIECES:
        return slice(None)
    marked = [n for n, inside in enumerate(under) if inside] or [0]
    room = max(0, SIDE_PIECES - (marked[-1] + 1 - marked[0]))
    start = max(0, min(marked[0] - room // 2, len(under) - SIDE_PIECES))
    return slice(start, start + SIDE_PIECES)


class Reader:
    """The quantised network, loaded. Safe to share between threads."""

    def __init__(self, weights: bytes, threads: int = 0) -> None:
        """Load the network. `threads` is how many cores one call may use; 0 leaves it to onnxruntime."""
        self._session = start_session(weights, threads)

    def judge(self, pairs: Sequence[tuple[Excerpt, Excerpt]]) -> Judgement:
        """Read each pair, the first side first."""
        sizes = [len(one.pieces) + len(other.pieces) + 3 for one, other in pairs]
        told = np.zeros((len(pairs), 2), np.float32)
        for batch in batch_alike(sizes):
            (told[batch],) = self._session.run([LOG_ODDS], _make_inputs([pairs[n] for n in batch]))
        return Judgement(told[:, 0], told[:, 1])


def _make_inputs(pairs: Sequence[tuple[Excerpt, Excerpt]]) -> dict[str, NDArray[np.int64]]:
    """The pieces of each pair in a row, what each of them is, and ones where there is one."""
    width = max(len(one.pieces) + len(other.pieces) for one, other in pairs) + 3
    ids, kinds, attended = (np.zeros((len(pairs), width), np.int64) for _ in range(3))
    for row, (one, other) in enumerate(pairs):
        size = len(one.pieces) + len(other.pieces) + 3
        ids[row, :size] = [CLS, *one.pieces, SEP, *other.pieces, SEP]
        first, second = _kinds(one, other, FIRST_BESIDE), _kinds(other, one, SECOND_BESIDE)
        kinds[row, :size] = [*chain((MARK,), first, (MARK,), second, (MARK,))]
        attended[row, :size] = 1
    return {"ids": ids, "kinds": kinds, "attended": attended}


def _kinds(side: Excerpt, other: Excerpt, beside: int) -> Iterator[int]:
    """What the pieces of one side are."""
    known = set(other.pieces)
    for piece, inside in zip(side.pieces, side.under, strict=True):
        yield beside + inside + SHARED * (piece in known)


@lru_cache(maxsize=4)
def load_reader(threads: int = 0) -> Reader:
    """Load the reader that ships with the package. Raises ModelError where it is missing or damaged."""
    return Reader(read_weights("sayso.comparing", "reader.onnx"), threads)

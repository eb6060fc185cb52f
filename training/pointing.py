"""By which words two passages differ, as the reader of pairs sees it: of either side one run of words, chosen together.

The network learns this beside what it is for (`reader.py`); notes do not quote such words, and docs/comparing.md says
why. It scores each piece as the first and as the last of such a run. What the runs of both sides have to do with each
other is a bilinear product of what it says of their ends (in the manner of Dozat and Manning, ICLR 2017). Chosen are
the two runs that are expected to be most like those that an editor would quote (minimum Bayes risk, Kumar and Byrne,
2004), by the F1 of their pieces.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sayso.comparing.reader import Excerpt
from sayso.types import Article, Span

# Columns of the scores: as the first piece, as the last one; then six blocks of so many numbers. What the first and the
# last piece of a run say of each other; of the first side what both say of the second one's; of the second what the
# first one's is met by.
WIDTH = 16
FROM, TO, ASKS_FIRST, ASKS_LAST, MEETS_FIRST, MEETS_LAST = range(6)
MOST_PIECES = 20  # of a run
MOST_RUNS = 24  # of either side that are looked at together, the likeliest
NEVER = -1e4
COLUMNS = 2 + 6 * WIDTH
# A word or a number with what may not be cut from it.
_WORD = re.compile(r"[$£€#@]?\w+(?:[-'’.,/&]\w+)*[%]?")


@dataclass(frozen=True, slots=True)
class Worded(Excerpt):
    """An excerpt of which it is known whether no word goes on before (`begins`) or behind (`ends`) each piece."""

    begins: tuple[bool, ...]
    ends: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Pointed:
    """The words by which two passages differ, half-open in their articles; None of a side that has none in their place.

    `sureness`, 0 to 1, is how much is expected to be right: the product of both sides' F1.
    """

    one: Span | None
    other: Span | None
    sureness: float


@dataclass(frozen=True, slots=True)
class Runs:
    """Runs of pieces of one side, by the rows of their first and last one. The first run is none: the side's mark."""

    first: NDArray[np.int64]
    last: NDArray[np.int64]

    def overlap(self, other: "Runs") -> NDArray[np.float64]:
        """How much each run has in common with each of the other ones, as F1 of their pieces; none only with none."""
        inner = np.minimum.outer(self.last, other.last) - np.maximum.outer(self.first, other.first) + 1
        sizes = np.add.outer(self.last - self.first + 1, other.last - other.first + 1)
        common: NDArray[np.float64] = 2 * np.maximum(inner, 0) / sizes
        return common


def find_words(article: Article, excerpt: Excerpt) -> Worded:
    """Tell where the words of an excerpt of an article begin and end."""
    first, last = (excerpt.places[0].start, excerpt.places[-1].end) if excerpt.places else (0, 0)
    while first > 0 and not article.text[first - 1].isspace():
        first -= 1
    while last < len(article.text) and not article.text[last].isspace():
        last += 1
    within = {at for word in _WORD.finditer(article.text, first, last) for at in range(word.start() + 1, word.end())}
    ends = ([place[end] not in within for place in excerpt.places] for end in (0, 1))
    return Worded(excerpt.pieces, excerpt.places, excerpt.under, *map(tuple, ends))


def point(one: Worded, other: Worded, scores: NDArray[np.float32]) -> Pointed:
    """Choose the words of two excerpts by what the reader says of their pieces, a row for each piece and mark."""
    middle = len(one.pieces) + 1
    first, second = find_runs(one.begins, one.ends, scores, 0), find_runs(other.begins, other.ends, scores, middle)
    odds = score_runs(scores, first, second)
    chances = np.exp(odds.astype(np.float64) - odds.max())
    expected = first.overlap(first) @ (chances / chances.sum()) @ second.overlap(second)
    n, m = np.unravel_index(expected.argmax(), expected.shape)
    return Pointed(_place(one, first, int(n), 1), _place(other, second, int(m), middle + 1), float(expected[n, m]))


def find_runs(begins: Sequence[bool], ends: Sequence[bool], scores: NDArray[np.float32], mark: int) -> Runs:
    """None, and the likeliest runs of whole words of a side, whose pieces are read behind the row of its `mark`.

    `begins` and `ends` say of each piece whether a word may begin or end with it.
    """
    size = len(begins)
    first = np.where(begins, scores[mark + 1 : mark + 1 + size, 0], NEVER)
    last = np.where(ends, scores[mark + 1 : mark + 1 + size, 1], NEVER)
    length = np.arange(size)[None] - np.arange(size)[:, None] + 1
    odds = np.where((length > 0) & (length <= MOST_PIECES), first[:, None] + last[None], 2 * NEVER).ravel()
    best = np.argsort(-odds, kind="stable")[:MOST_RUNS]
    rows, columns = np.divmod(best[odds[best] > NEVER / 2], max(1, size))
    return Runs(np.append(mark, rows + mark + 1), np.append(mark, columns + mark + 1))


def score_runs(scores: NDArray[np.float32], first: Runs, second: Runs) -> NDArray[np.float32]:
    """The log odds of each run of the first side with each of the second one. Training calls it with tensors."""

    def block(number: int) -> NDArray[np.float32]:
        return scores[:, 2 + number * WIDTH : 2 + (number + 1) * WIDTH]

    def alone(runs: Runs) -> NDArray[np.float32]:
        bound = (block(FROM)[runs.first] * block(TO)[runs.last]).sum(1)
        total: NDArray[np.float32] = scores[runs.first, 0] + scores[runs.last, 1] + bound
        return total

    asks = block(ASKS_FIRST)[first.first] + block(ASKS_LAST)[first.last]
    meets = block(MEETS_FIRST)[second.first] + block(MEETS_LAST)[second.last]
    odds: NDArray[np.float32] = alone(first)[:, None] + alone(second)[None] + asks @ meets.T
    return odds


def _place(side: Worded, runs: Runs, chosen: int, first_row: int) -> Span | None:
    if chosen == 0:
        return None
    first, last = (side.places[rows[chosen] - first_row] for rows in (runs.first, runs.last))
    return Span(first.start, last.end)

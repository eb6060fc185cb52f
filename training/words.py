"""What the small network is to learn of the words by which two passages differ (`pointing.py`)."""

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

from pairs import NONE_THERE, Pairs
from pointing import Runs, find_runs, score_runs

# How much less a pair of runs is to be chosen for what it lacks: the sum of both sides' F1 is divided by it.
TEMPERATURE = 0.08


def lose_words(scores: Tensor, pairs: Pairs, rows: NDArray[np.int64], turned: NDArray[np.bool_]) -> Tensor:
    """How far scores `[rows, pieces, COLUMNS]` are from the words that are told, on average over the rows.

    It is the cross entropy of the first and the last piece of both sides, and that of the choice of two runs among the
    likeliest, in which those that have much in common with the words told are nearly as good.
    """
    losses = [_lose(scores[n], pairs, int(row), bool(turned[n])) for n, row in enumerate(rows)]
    return torch.stack(losses).mean()


def _lose(scores: Tensor, pairs: Pairs, row: int, turned: bool) -> Tensor:
    order = (1, 0) if turned else (0, 1)
    numbers = [(pairs.one[row], pairs.other[row])[side] for side in order]
    own = [slice(pairs.starts[n], pairs.starts[n + 1]) for n in numbers]
    marks = 0, 1 + own[0].stop - own[0].start
    known = scores.detach().numpy()
    loss, sides = scores.new_zeros(()), []
    for side, pieces, mark in zip(order, own, marks, strict=True):
        words = pairs.words[row, side]
        right = mark + 1 + words if words[0] != NONE_THERE else np.array([mark, mark])
        size = pieces.stop - pieces.start
        for column, place in enumerate(right):
            loss = loss + functional.cross_entropy(scores[mark : mark + 1 + size, column], torch.tensor(place - mark))
        runs = _with(find_runs(pairs.begins[pieces], pairs.ends[pieces], known, mark), right)
        sides.append((runs, runs.overlap(Runs(right[:1], right[1:]))[:, 0]))
    (first, one), (second, other) = sides
    wanted = torch.from_numpy((one[:, None] + other[None]) / TEMPERATURE).float()
    odds = score_runs(scores, first, second)
    return loss - (torch.softmax(wanted.flatten(), 0) * torch.log_softmax(odds.flatten(), 0)).sum()


def _with(runs: Runs, right: NDArray[np.int64]) -> Runs:
    """Runs, the right one among them."""
    if ((runs.first == right[0]) & (runs.last == right[1])).any():
        return runs
    return Runs(np.append(runs.first, right[0]), np.append(runs.last, right[1]))

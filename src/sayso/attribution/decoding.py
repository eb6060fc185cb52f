"""From the network's scores to flat attributions: one source, one cue, one content each, of one window.

The roles and the pointers are read together: a content is the likeliest path through the window's words over the
states "no content" and "content of cue c", where each word adds what its role and its pointer say about being content
of the cue, and entering and leaving a content cost what the cue's pointers say about its edges (Viterbi, 1967).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sayso.attribution.model import ROLES, Scores, log_softmax

# Least probability that a word begins a cue; tuned on PolNeAR dev: what is doubtful as a whole is dropped later, by its
# confidence. With that, 0.05 to 0.2 give who-said-what within 0.002 of each other.
CUE_THRESHOLD = 0.1
LONE_CUE_THRESHOLD = 0.3  # the same for a cue that no word points to
# What entering a content costs beyond what the pointers to its edges say, in nats, and how much these count. Tuned on
# PolNeAR dev: a cost of 2 to 6 gives who-said-what within 0.004, a weight of 0.5 exact contents 0.697 for 0.702.
ENTERING_COST = 4.0
EDGE_WEIGHT = 2.0
SOURCE_WORDS = 60  # the longest source that is looked for, in words
SOURCE_ENDS = 4  # so many of the likeliest starts and ends of a source are tried together
# How much the mean log probability of its words' roles counts beside a source's two ends, and what speaks against no
# source, in nats. Tuned on PolNeAR dev: who-said-what 0.764 -> 0.767, exact sources 0.835 -> 0.837; 1.5
# to 2.5 give the same.
SOURCE_ROLES, NO_SOURCE_COST = 2.0, 1.0
_CONTENT, _SOURCE_START, _SOURCE_END, _CONTENT_START, _CONTENT_END = range(POINTERS := 5)
_SOURCE_ROLES = [ROLES.index("B-source"), ROLES.index("I-source")]
B_CUE, _I_CUE = ROLES.index("B-cue"), ROLES.index("I-cue")
_B_CONTENT, _I_CONTENT = ROLES.index("B-content"), ROLES.index("I-content")
_TINY = 1e-6
_LEAST_ROLE = 1e-3  # no single word of a source weighs against it by more than this

Runs = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Flat:
    """An attribution of one window, as half-open ranges of its word indices. `source` may be empty.

    `evidence` is what the confidence is computed from: the mean probability of the cue, of the content's words to be
    this cue's content, and of the source's two ends.
    """

    source: Runs
    cue: Runs
    content: Runs
    evidence: tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class _Reading:
    """A window with cues: the probabilities of its words' roles, its cues, and which words are content of which.

    `heads` are the first words of the cues; `links` are log probabilities `[words, 1 + cues]`, column 0 for none.
    """

    scores: Scores
    roles: NDArray[np.float32]
    cues: list[tuple[int, int]]
    heads: NDArray[np.int64]
    links: NDArray[np.float32]


def decode(scores: Scores, cue_threshold: float = CUE_THRESHOLD) -> list[Flat]:
    """Return the attributions of a window, in the order of their cues.

    A cue that has no content gives one with an empty content where it is sure enough: it may share that of the next.
    """
    return decode_all([scores], cue_threshold)[0]


def decode_all(windows: Sequence[Scores], cue_threshold: float = CUE_THRESHOLD) -> list[list[Flat]]:
    """Decode several windows at once: the same, in less time, the least where their lengths are alike."""
    found: list[list[Flat]] = [[] for _ in windows]
    read = [(n, reading) for n, scores in enumerate(windows) if (reading := _read(scores, cue_threshold))]
    paths = _best_paths([_lattice_of(reading) for _, reading in read])
    for (n, reading), path in zip(read, paths, strict=True):
        found[n] = _put_together(reading, path)
    return found


def _read(scores: Scores, cue_threshold: float) -> _Reading | None:
    roles = np.exp(scores.roles)
    cues = _find_cues(roles, cue_threshold)
    if not cues:
        return None
    heads = np.array([start for start, _ in cues])
    links = _pointer(scores, _CONTENT, np.arange(len(roles)), np.append(-1, heads))
    return _Reading(scores, roles, cues, heads, links)


def _put_together(reading: _Reading, path: NDArray[np.int64]) -> list[Flat]:
    """The attributions of a window, once it is known which words are content of which cue, or of none (-1)."""
    scores, roles, links = reading.scores, reading.roles, reading.links
    with_content = set(path.tolist())
    sure_alone = (roles[reading.heads, B_CUE] >= LONE_CUE_THRESHOLD).tolist()
    kept = [n for n, is_sure in enumerate(sure_alone) if is_sure or n in with_content]
    if not kept:
        return []
    heads = reading.heads[kept]
    starts = _pointer(scores, _SOURCE_START, heads, np.arange(-1, len(roles)))
    ends = _pointer(scores, _SOURCE_END, heads, np.arange(-1, len(roles)))
    role_sums = np.append(0, np.log(roles[:, _SOURCE_ROLES].sum(-1) + _LEAST_ROLE).cumsum())
    in_cue, in_content = roles[:, B_CUE] + roles[:, _I_CUE], roles[:, _B_CONTENT] + roles[:, _I_CONTENT]
    found = []
    for n, (source, source_probability) in zip(kept, _best_sources(starts, ends, role_sums), strict=True):
        start, end = reading.cues[n]
        inside = np.flatnonzero(path == n)
        sure = float((np.exp(links[inside, n + 1]) * in_content[inside]).mean()) if len(inside) else 0.0
        evidence = float(in_cue[start:end].mean()), sure, source_probability
        found.append(Flat(source, ((start, end),), _runs(inside.tolist()), evidence))
    return found


def _find_cues(roles: NDArray[np.float32], threshold: float) -> list[tuple[int, int]]:
    """Ranges of cue words: each begins where B-cue is likely enough and goes on while I-cue is the likeliest role."""
    best = roles.argmax(-1)
    goes_on = (best == _I_CUE).tolist()
    cues = []
    for start in np.flatnonzero(roles[:, B_CUE] + np.where(best == B_CUE, _TINY, 0) >= threshold).tolist():
        end = start + 1
        while end < len(best) and goes_on[end]:
            end += 1
        cues.append((start, end))
    return cues


def _score(scores: Scores, which: int, rows: NDArray[np.int64], columns: NDArray[np.int64]) -> NDArray[np.float32]:
    """Scores `[rows, columns]` of one pointer. Index -1 is "none"."""
    width = scores.from_side.shape[1] // POINTERS
    part = slice(which * width, (which + 1) * width)
    table: NDArray[np.float32] = scores.from_side[rows + 1, part] @ scores.to_side[columns + 1, part].T
    return table


def _pointer(scores: Scores, which: int, rows: NDArray[np.int64], columns: NDArray[np.int64]) -> NDArray[np.float32]:
    """Log probabilities `[rows, columns]` of one pointer, over the columns given."""
    return log_softmax(_score(scores, which, rows, columns))


def _edge(scores: Scores, which: int, cues: NDArray[np.int64]) -> NDArray[np.float32]:
    """Log probabilities `[words, 1 + cues]` that a content of the cue begins or ends at the word; column 0 is zero."""
    table = _score(scores, which, cues, np.arange(len(scores.words))).T
    edges = np.zeros((len(table), 1 + len(cues)), np.float32)
    edges[:, 1:] = -np.logaddexp(0, -table)
    return edges


@dataclass(frozen=True, slots=True)
class _Lattice:
    """What the paths through a window cost, `[words, 1 + cues]` each: state 0 is no content, n + 1 content of cue n.

    The first word of a stretch adds `entering`, each further one `staying`, the last one `leaving`, too.
    """

    entering: NDArray[np.float32]
    staying: NDArray[np.float32]
    leaving: NDArray[np.float32]


def _lattice_of(reading: _Reading) -> _Lattice:
    roles, links = reading.roles, reading.links
    content = roles[:, _B_CONTENT] + roles[:, _I_CONTENT]
    staying = links + np.log(content + _TINY)[:, None]
    staying[:, 0] = links[:, 0] + np.log(np.maximum(1 - content, 0) + _TINY)
    entering = staying + EDGE_WEIGHT * _edge(reading.scores, _CONTENT_START, reading.heads)
    entering[:, 1:] -= ENTERING_COST
    return _Lattice(entering, staying, EDGE_WEIGHT * _edge(reading.scores, _CONTENT_END, reading.heads))


def _best_paths(lattices: Sequence[_Lattice]) -> list[NDArray[np.int64]]:
    """For each word of each window the index of the cue whose content it is, or -1.

    All windows take a step together, those that have no more words no longer, so that few words cost as much as one.
    """
    if not lattices:
        return []
    order = sorted(range(len(lattices)), key=lambda n: -len(lattices[n].staying))
    sizes = [len(lattices[n].staying) for n in order]
    shape = sizes[0], len(order), max(lattice.staying.shape[1] for lattice in lattices)
    entering, staying, leaving = (np.full(shape, -np.inf, np.float32) for _ in range(3))
    for row, n in enumerate(order):
        words, states = lattices[n].staying.shape
        entering[:words, row, :states] = lattices[n].entering
        staying[:words, row, :states] = lattices[n].staying
        leaving[:words, row, :states] = lattices[n].leaving
    keeps = np.zeros(shape, np.bool_)  # is the state before a word the same as at it?
    left = np.zeros(shape[:2], np.int64)  # the likeliest state before each word that is no longer the same after it
    total = entering[0].copy()
    rows = np.arange(len(order))
    last = np.zeros(len(order), np.int64)  # the state at the last word of each window
    going = len(order)
    for word in range(1, shape[0] + 1):
        leave = total[:going] + leaving[word - 1, :going]
        best = leave.argmax(1)
        while going and sizes[going - 1] == word:
            going -= 1
            last[going] = best[going]
        if not going:
            break
        left[word, :going] = best[:going]
        enter = entering[word, :going] + leave[rows[:going], best[:going]][:, None]
        stay = staying[word, :going] + total[:going]
        np.greater_equal(stay, enter, out=keeps[word, :going])
        np.maximum(stay, enter, out=total[:going])
    return _walk_back(order, sizes, keeps, left, last)


def _walk_back(
    order: Sequence[int],
    sizes: Sequence[int],
    keeps: NDArray[np.bool_],
    left: NDArray[np.int64],
    last: NDArray[np.int64],
) -> list[NDArray[np.int64]]:
    """The paths from the last words to the first, in the order of the windows."""
    paths: dict[int, NDArray[np.int64]] = {}
    for row, (n, size) in enumerate(zip(order, sizes, strict=True)):
        kept, before = keeps[:size, row].tolist(), left[:size, row].tolist()
        path = [int(last[row])] * size
        for word in range(size - 1, 0, -1):
            path[word - 1] = path[word] if kept[word][path[word]] else before[word]
        paths[n] = np.array(path) - 1
    return [paths[n] for n in range(len(order))]


def _best_sources(
    starts: NDArray[np.float32], ends: NDArray[np.float32], role_sums: NDArray[np.float32]
) -> list[tuple[Runs, float]]:
    """For each cue the likeliest range of words for its source, or an empty one, and its probability.

    `starts` and `ends` are log probabilities `[cues, 1 + words]` over none and every word. Of the ranges between the
    likeliest of both, the one is taken that the roles of its words speak for most; `role_sums` are running sums of
    their log probabilities.
    """
    rows = np.arange(len(starts))
    first = np.argsort(starts[:, 1:], axis=1)[:, -SOURCE_ENDS:, None]
    behind = np.argsort(ends[:, 1:], axis=1)[:, None, -SOURCE_ENDS:] + 1
    words = behind - first
    by_roles = (role_sums[behind] - role_sums[first]) / np.maximum(words, 1)
    starting = starts[rows[:, None, None], 1 + first]
    ending = ends[rows[:, None, None], behind]
    total = starting + ending + SOURCE_ROLES * by_roles
    total[(words < 1) | (words > SOURCE_WORDS)] = -np.inf
    best = total.reshape(len(rows), -1).argmax(1)
    row, column = best // total.shape[2], best % total.shape[2]
    some = (starting[rows, row, 0] + ending[rows, 0, column]).astype(np.float64)
    none = (starts[:, 0] + ends[:, 0]).astype(np.float64)
    is_some = (some > none - NO_SOURCE_COST) & np.isfinite(total[rows, row, column])
    probabilities = np.exp(np.where(is_some, some, none) / 2).tolist()
    runs = zip(first[rows, row, 0].tolist(), behind[rows, 0, column].tolist(), strict=True)
    return [
        ((run,) if named else (), probability)
        for run, named, probability in zip(runs, is_some.tolist(), probabilities, strict=True)
    ]


def _runs(words: Sequence[int]) -> Runs:
    """Half-open ranges of words that follow each other; the words are in rising order."""
    runs: list[tuple[int, int]] = []
    for word in words:
        if runs and runs[-1][1] == word:
            runs[-1] = runs[-1][0], word + 1
        else:
            runs.append((word, word + 1))
    return tuple(runs)

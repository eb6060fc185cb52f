"""From the network's scores to flat attributions: one source, one cue, one content each, of one window.

The roles and the pointers are read together: a content is the likeliest path through the window's words over the
states "no content" and "content of cue c", where each word adds what its role and its pointer say about being content
of the cue, and entering and leaving a content cost what the cue's pointers say about its edges (Viterbi, 1967).
"""

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


def decode(scores: Scores, cue_threshold: float = CUE_THRESHOLD) -> list[Flat]:
    """Return the attributions of a window, in the order of their cues.

    A cue that has no content gives one with an empty content where it is sure enough: it may share that of the next.
    """
    roles = np.exp(scores.roles)
    cues = _find_cues(roles, cue_threshold)
    if not cues:
        return []
    heads = np.array([start for start, _ in cues])
    links = _pointer(scores, _CONTENT, np.arange(len(roles)), np.append(-1, heads))
    path = _best_path(roles, links, _edge(scores, _CONTENT_START, heads), _edge(scores, _CONTENT_END, heads))
    with_content = set(path.tolist())
    kept = [n for n, head in enumerate(heads) if n in with_content or roles[head, B_CUE] >= LONE_CUE_THRESHOLD]
    if not kept:
        return []
    cues, heads = [cues[n] for n in kept], heads[kept]
    starts = _pointer(scores, _SOURCE_START, heads, np.arange(-1, len(roles)))
    ends = _pointer(scores, _SOURCE_END, heads, np.arange(-1, len(roles)))
    role_sums = np.append(0, np.log(roles[:, _SOURCE_ROLES].sum(-1) + _LEAST_ROLE).cumsum())
    found = []
    for row, (n, (start, end)) in enumerate(zip(kept, cues, strict=True)):
        inside = path == n
        content = _runs(inside)
        source, source_probability = _best_source(starts[row], ends[row], role_sums)
        sure = np.exp(links[inside, n + 1]) * (roles[inside, _B_CONTENT] + roles[inside, _I_CONTENT])
        cue_probability = float(roles[start:end, [B_CUE, _I_CUE]].sum(-1).mean())
        found.append(
            Flat(
                source,
                ((start, end),),
                content,
                (cue_probability, float(sure.mean()) if content else 0.0, source_probability),
            )
        )
    return found


def _find_cues(roles: NDArray[np.float32], threshold: float) -> list[tuple[int, int]]:
    """Ranges of cue words: each begins where B-cue is likely enough and goes on while I-cue is the likeliest role."""
    best = roles.argmax(-1)
    cues = []
    for start in np.flatnonzero(roles[:, B_CUE] + np.where(best == B_CUE, _TINY, 0) >= threshold).tolist():
        end = start + 1
        while end < len(best) and best[end] == _I_CUE:
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
    return np.pad(-np.logaddexp(0, -table), ((0, 0), (1, 0)))


def _best_path(
    roles: NDArray[np.float32], links: NDArray[np.float32], starts: NDArray[np.float32], ends: NDArray[np.float32]
) -> NDArray[np.int64]:
    """For each word the index of the cue whose content it is, or -1.

    `links` are `[words, 1 + cues]` log probabilities, column 0 for none; `starts` and `ends` those of the edges.
    """
    words, states = links.shape
    content = roles[:, _B_CONTENT] + roles[:, _I_CONTENT]
    staying = links + np.log(content + _TINY)[:, None]
    staying[:, 0] = links[:, 0] + np.log(np.maximum(1 - content, 0) + _TINY)
    entering = staying + EDGE_WEIGHT * starts
    entering[:, 1:] -= ENTERING_COST
    leaving = EDGE_WEIGHT * ends
    keeps = np.zeros((words, states), np.bool_)
    left = [0] * words  # the likeliest state before each word that is no longer the same after it
    total = entering[0].copy()
    enter, stay, leave = np.empty_like(total), np.empty_like(total), np.empty_like(total)
    for word in range(1, words):
        np.add(total, leaving[word - 1], out=leave)
        left[word] = best = int(leave.argmax())
        np.add(entering[word], leave[best], out=enter)
        np.add(staying[word], total, out=stay)
        np.greater_equal(stay, enter, out=keeps[word])
        np.maximum(stay, enter, out=total)
    state = int((total + leaving[-1]).argmax())
    path = np.zeros(words, np.int64)
    path[-1] = state
    for word in range(words - 1, 0, -1):
        if not keeps[word, state]:
            state = left[word]
        path[word - 1] = state
    return path - 1


def _best_source(
    starts: NDArray[np.float32], ends: NDArray[np.float32], role_sums: NDArray[np.float32]
) -> tuple[Runs, float]:
    """The likeliest range of words for a source, or an empty one, and its probability.

    `starts` and `ends` are log probabilities over none and every word. Of the ranges between the likeliest of both, the
    one is taken that the roles of its words speak for most; `role_sums` are running sums of their log probabilities.
    """
    none = float(starts[0] + ends[0])
    first = np.argsort(starts[1:])[-SOURCE_ENDS:, None]
    behind = np.argsort(ends[1:])[None, -SOURCE_ENDS:] + 1
    words = behind - first
    by_roles = (role_sums[behind] - role_sums[first]) / np.maximum(words, 1)
    total = starts[1 + first] + ends[behind] + SOURCE_ROLES * by_roles
    total[(words < 1) | (words > SOURCE_WORDS)] = -np.inf
    best = np.unravel_index(total.argmax(), total.shape)
    start, end = int(first[best[0], 0]), int(behind[0, best[1]])
    value = float(starts[1 + start] + ends[end])
    if none - NO_SOURCE_COST >= value or not np.isfinite(total[best]):
        return (), float(np.exp(none / 2))
    return ((start, end),), float(np.exp(value / 2))


def _runs(mask: NDArray[np.bool_]) -> Runs:
    edges = np.flatnonzero(np.diff(np.concatenate(([False], mask, [False])).astype(np.int8)))
    return tuple(zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True))

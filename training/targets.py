"""What the reader is to learn of pairs of passages, and of which pairs (`reader.py`)."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pairs import HELD, LETTERS, NOT_POINTED, Pairs

SAME, LISTED, WANTED = range(3)  # that both say the same, that a reader lists them, that an editor wants them

# How likely an editor wants a pair, by the judge's digit: two judges agree on yes or no in nine of ten. Where none
# judged: by whether a reader lists the pair, and thinks that an editor wants it.
WANTED_BY_DIGIT = np.array([0.02, 0.05, 0.12, 0.22, 0.38, 0.62, 0.78, 0.88, 0.95, 0.98])
LISTED_WANTED, LISTED_UNWANTED, UNLISTED = 0.68, 0.37, 0.22
# How much a target counts: that two say the same where a passage is in no claim of the reader, since one may have been
# missed; what is listed, as in `differences.py`; that an editor wants a pair where a judge says so, and where only a
# reader does.
NOT_KNOWN_WEIGHT = 0.3
WANTED_WEIGHT, UNWANTED_WEIGHT = 1.5, 0.6
JUDGED_WEIGHT, READ_WEIGHT = 2.0, 0.25

# How often a teacher of one half sees pairs that a reader could list, and those that a judge saw; then one of all.
HALF_LISTED, HALF_JUDGED = 2, 3
LISTED_TIMES, JUDGED_TIMES, MOST_OTHERS = 1.5, 4, 40_000
LEAST_READ_CHANCE = 0.12  # that two say the same: of pairs that the small network learns, beside those that differ
# The share of what was read and judged in what the small network learns, and how much its log odds count.
GOLD_SHARE, JUDGED_SHARE = 0.4, 0.5
MOST_BESIDE_WORDS = 5_000, 1_667  # candidates of differences and other pairs, in an epoch that teaches words
SMALL_WEIGHTS = (0.5, 1.0, 1.5)  # of WANTED one more where a judge saw the pair


@dataclass(frozen=True)
class Targets:
    """What is to be learned of each pair, as chances `[pairs, 3]`, and how much each counts; 0 of what is not told."""

    chances: NDArray[np.float64]
    weights: NDArray[np.float64]


def gold_of(pairs: Pairs) -> Targets:
    """What was read and judged."""
    listed, wanted, judged = pairs.listed > 0, pairs.wanted > 0, pairs.digit >= 0
    same, counts = (pairs.joined > 0).astype(float), np.where(pairs.known > 0, 1.0, NOT_KNOWN_WEIGHT)
    counts[pairs.joined < 0] = 0.0
    # A judge saw two different matters, or one of which a reader said nothing.
    apart = pairs.letter == LETTERS.index("d")
    one = np.isin(pairs.letter, [LETTERS.index(letter) for letter in "Wwmp"]) & (pairs.joined < 0)
    same[apart], same[one], counts[apart | one] = 0.0, 1.0, 1.0
    by_reader = np.where(listed, np.where(wanted, LISTED_WANTED, LISTED_UNWANTED), UNLISTED)
    chances = [same, listed.astype(float), np.where(judged, WANTED_BY_DIGIT[pairs.digit], by_reader)]
    weights = [
        counts,
        np.where(listed, np.where(wanted, WANTED_WEIGHT, UNWANTED_WEIGHT), 1.0) * (pairs.listed >= 0),
        np.where(judged, JUDGED_WEIGHT, READ_WEIGHT * (pairs.listed >= 0)),
    ]
    return Targets(np.stack(chances, 1), np.stack(weights, 1))


def worth_reading(pairs: Pairs) -> NDArray[np.bool_]:
    """Which pairs the small network learns: those that may differ, and those that may well say the same."""
    return may_differ(pairs) | (pairs.chance >= LEAST_READ_CHANCE)


def may_differ(pairs: Pairs) -> NDArray[np.bool_]:
    """Which pairs are candidates of differences, or were judged as such."""
    return (pairs.rank >= 0) | (pairs.digit >= 0)


def rows_of_half(pairs: Pairs, half: int) -> NDArray[np.int64]:
    """What a teacher of one half learns from: rows of pairs, those that were listed or judged more than once."""
    own = pairs.part == half
    told = np.flatnonzero(own & (gold_of(pairs).weights.sum(1) > 0))
    listed, judged = np.flatnonzero(own & (pairs.listed >= 0)), np.flatnonzero(own & (pairs.digit >= 0))
    return np.concatenate([told, *[listed] * (HALF_LISTED - 1), *[judged] * (HALF_JUDGED - 1)])


def rows_of_all(pairs: Pairs) -> NDArray[np.int64]:
    """What a teacher of all events learns from: verdicts often, of pairs that only may say the same not all."""
    chance, learned = np.random.default_rng(5), pairs.part < HELD
    others = np.flatnonzero(learned & ~may_differ(pairs) & (gold_of(pairs).weights[:, SAME] > 0))
    others = chance.choice(others, min(len(others), MOST_OTHERS), replace=False)
    listed, judged = np.flatnonzero(learned & (pairs.listed >= 0)), np.flatnonzero(learned & (pairs.digit >= 0))
    again = chance.choice(listed, int(len(listed) * (LISTED_TIMES - 1)), replace=False)
    return np.concatenate([*[judged] * JUDGED_TIMES, listed, again, others])


def rows_pointed(pairs: Pairs) -> NDArray[np.int64]:
    """The pairs of which it is told by which words they differ."""
    return np.flatnonzero((pairs.part < HELD) & (pairs.words[:, 0, 0] != NOT_POINTED))


def rows_of_small(pairs: Pairs) -> NDArray[np.int64]:
    """What the small network learns from: what may differ twice."""
    learned = pairs.part < HELD
    return np.concatenate([np.flatnonzero(learned & chosen) for chosen in (worth_reading(pairs), may_differ(pairs))])


def some_rows_of_small(pairs: Pairs, chance: np.random.Generator) -> NDArray[np.int64]:
    """What the small network goes on learning from beside words: all that was judged, and some of the rest."""
    learned, judged = pairs.part < HELD, pairs.digit >= 0
    groups = learned & may_differ(pairs) & ~judged, learned & ~may_differ(pairs) & worth_reading(pairs)
    some = [
        chance.choice(rows, min(len(rows), most), replace=False)
        for rows, most in zip(map(np.flatnonzero, groups), MOST_BESIDE_WORDS, strict=True)
    ]
    return np.concatenate([np.flatnonzero(learned & judged), *some])


def mix(pairs: Pairs, halves: list[NDArray[np.float32]], finals: list[NDArray[np.float32]]) -> Targets:
    """What the small network learns: what teachers say that have not seen the event, and what was read and judged.

    Whether an editor wants a pair is said by the teachers of all events, too.
    """
    gold = gold_of(pairs)
    chances = _chances(np.where((pairs.part == 0)[:, None], halves[1], halves[0]))
    final = _chances(np.mean(finals, axis=0))[:, WANTED]
    chances[:, WANTED] = (chances[:, WANTED] + final) / 2
    judged = (pairs.digit >= 0).astype(float)
    read = gold.weights[:, :WANTED] > 0
    shares = np.column_stack([GOLD_SHARE * read, JUDGED_SHARE * judged])
    weights = np.tile(SMALL_WEIGHTS, (len(pairs), 1))
    weights[:, WANTED] += judged
    return Targets((1 - shares) * chances + shares * gold.chances, weights)


def _chances(log_odds: NDArray[np.float32]) -> NDArray[np.float64]:
    return 1 / (1 + np.exp(-log_odds.astype(np.float64)))

"""Fit how likely two articles are to tell one story, on a half of the events, and say how well it holds on the other.

    python training/grouping/fit.py --data ../shared/data/clusters/allsides_dev.jsonl.gz

Events fall into the halves by a hash of their names; `bench/grouping.py` scores the two apart. Learnt from are the
pairs that the window proposes: both of the tuning half, and at half weight one of each half, which is never one story.
The second step, the one that looks at rivals, is learnt with a share of the articles taken out at random, several
times: in the data every article has a sibling, in life many have none, and being each other's nearest must not do.
"""

import argparse
import json
from hashlib import md5
from pathlib import Path

import numpy as np
from frequencies import read_rows
from numpy.typing import NDArray

from sayso.grouping.grouper import LEAST_BEST, LEAST_SCORE
from sayso.grouping.likeness import FEATURES, GAPS, NO_GAP, Comparer, Table, find_gap, find_lead
from sayso.grouping.signature import sign
from sayso.grouping.window import Window
from sayso.types import Article

TABLE = Path(__file__).parent.parent.parent / "src" / "sayso" / "grouping" / "weights" / "likeness.json"
RIDGE, KEPT, ROUNDS, CROSS_WEIGHT = 1.0, 0.7, 8, 0.5


def in_tuning_half(event: str) -> bool:
    """Which half of the data an event belongs to."""
    return md5(event.encode()).digest()[0] % 2 == 0


def fit(design: NDArray[np.float64], right: NDArray[np.bool_], weight: NDArray[np.float64]) -> NDArray[np.float64]:
    """Logistic regression by Newton's method, with a small ridge."""
    numbers = np.zeros(design.shape[1])
    for _ in range(50):
        chance = 1 / (1 + np.exp(-np.clip(design @ numbers, -30, 30)))
        slope = design.T @ (weight * (right - chance)) - RIDGE * numbers
        curve = (design * (weight * chance * (1 - chance))[:, None]).T @ design + RIDGE * np.eye(len(numbers))
        step = np.linalg.solve(curve, slope)
        numbers += step
        if np.abs(step).max() < 1e-8:
            break
    return numbers


def measure_pairs(rows: list[dict]) -> tuple[NDArray, NDArray, NDArray]:
    """All pairs that the window proposes: `[n, 2]` indices, `[n, 4]` cosines, `[n]` gaps."""
    window = Window(len(rows))
    comparer = Comparer(window.frequencies)
    signatures = [sign(Article(r["id"], r["text"], title=r["title"], published=r["published"] or None)) for r in rows]
    for signature in signatures:
        window.add(comparer.weigh(signature))
    weighed = [comparer.weigh(signature) for signature in signatures]
    pairs, likeness, gaps = [], [], []
    for n, signature in enumerate(signatures):
        others = [m for m in window.find(signature) if m != n]
        pairs += [(min(n, m), max(n, m)) for m in others]
        likeness.append(comparer.measure(weighed[n], [weighed[m] for m in others]))
        gaps += [find_gap(signature.day, signatures[m].day) for m in others]
    unique, first = np.unique(np.array(pairs), axis=0, return_index=True)
    return unique, np.vstack(likeness)[first], np.array(gaps)[first]


def rival_design(scores: NDArray, pairs: NDArray, articles: int, alive: NDArray[np.bool_]) -> NDArray:
    """The inputs of the second step for the pairs that are left, `[n, 4]`."""
    best = np.full(articles, LEAST_BEST)
    for side in (0, 1):
        np.maximum.at(best, pairs[alive, side], scores[alive])
    leads = np.vectorize(find_lead)(scores[alive, None], best[pairs[alive]])
    return np.column_stack([np.ones(alive.sum()), scores[alive], leads.min(1), leads.max(1)])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    rows = read_rows(parser.parse_args().data)
    pairs, likeness, true_gaps = measure_pairs(rows)
    events = np.array([row["event"] for row in rows])
    tuning = np.array([in_tuning_half(event) for event in events])
    right = events[pairs[:, 0]] == events[pairs[:, 1]]
    of_tuning = tuning[pairs].sum(axis=1)
    weight = np.select([of_tuning == 2, of_tuning == 1], [1.0, CROSS_WEIGHT], 0.0)
    total = sum(n * (n - 1) // 2 for n in np.unique(events, return_counts=True)[1])
    print(f"{len(pairs)} pairs proposed; of the {total} pairs of one event {right.sum() / total:.3f} are among them")

    weights, rivals, constants = np.zeros((2, len(FEATURES))), np.zeros((2, 4)), np.zeros(GAPS)
    chooser = np.random.default_rng(1)
    for row, gaps in enumerate((true_gaps, np.full(len(pairs), NO_GAP))):
        known = np.eye(GAPS)[gaps] if row else np.column_stack([np.eye(GAPS)[gaps][:, :NO_GAP], gaps == NO_GAP])
        numbers = fit(np.column_stack([np.sqrt(likeness), known]), right, weight)
        weights[row] = numbers[: len(FEATURES)]
        kept = slice(NO_GAP, GAPS) if row else slice(0, NO_GAP)
        constants[kept] = numbers[len(FEATURES) :][kept]
        table = Table(np.tile(weights[row], (2, 1)), numbers[len(FEATURES) :], ())
        scores = table.score(likeness, gaps)
        designs, answers, counts = [], [], []
        for _ in range(ROUNDS):
            alive = (chooser.random(len(rows)) < KEPT)[pairs].all(axis=1) & (scores >= LEAST_SCORE)
            designs.append(rival_design(scores, pairs, len(rows), alive))
            answers.append(right[alive])
            counts.append(weight[alive])
        rivals[row] = fit(np.vstack(designs), np.concatenate(answers), np.concatenate(counts))
    table = {
        "weights": weights.round(3).tolist(),
        "gaps": constants.round(3).tolist(),
        "rivals": rivals.round(3).tolist(),
    }
    TABLE.write_text(json.dumps(table) + "\n")
    print(json.dumps(table, indent=1))


if __name__ == "__main__":
    main()

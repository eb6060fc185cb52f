"""Fit the ensemble that tells which two passages say the same, on the events that were read for it.

    python training/links.py --work DIR [--out src/sayso/comparing/weights]

For every two passages of two articles that are near by meaning there is a row of numbers (the features of
`sayso.comparing.link_features`) and whether a reader has a claim with both. A passage that is in no claim of a reader
may have been missed, so its pairs count less. Several events are put together, too, as one story: there no passages of
two events say the same, and more are alike by chance.

Passages of an event must be described with vectors of an encoder that has not been tuned on the event, or they are too
much alike: `DIR/half0.pt` and `DIR/half1.pt` are what `claims.py` writes, each tuned on the events of the other half.
In the same way `DIR/links0.npz` and `DIR/links1.npz` are fitted, for `differences.py`, which needs the chances of what
has not seen an event. The figures are told on the events held out, with `DIR/tuned.pt`. Needs the `training` extra and
`../shared`. Fifteen minutes on one core.
"""

import argparse
import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from skl2onnx import to_onnx
from skl2onnx.common.data_types import FloatTensorType
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.metrics import average_precision_score

from claims import Sample, make_samples
from readings import HALVES
from sayso.comparing.chances import FEATURES
from sayso.comparing.link_features import Passage, describe
from sayso.comparing.links import find_candidates, gather_passages
from sentence_encoder import KEPT_LAYERS, Encoder, encode
from trees import write_trees

# How many events of a half are put together, and how many such stories there are.
TOGETHER = ((3, 50), (10, 18))
UNREAD_WEIGHT = 0.2  # of a pair with a passage that no claim of the reader has
# Chosen by average precision on the events held out, among a few.
SETTINGS: dict[str, Any] = {
    "max_iter": 400,
    "learning_rate": 0.07,
    "max_leaf_nodes": 8,
    "min_samples_leaf": 60,
    "l2_regularization": 1.0,
    "max_features": 0.4,
    "random_state": 0,
}


@dataclass
class Rows:
    """The pairs of some events: `[pairs, features]`, whether one claim has both, and whether claims have each."""

    names: list[str]
    table: NDArray[np.float32]
    together: NDArray[np.bool_]
    known: NDArray[np.bool_]


@dataclass
class Described:
    """An event with what its passages and their sentences mean."""

    sample: Sample
    passages: tuple[Passage, ...]
    unit: NDArray[np.float32]
    around: NDArray[np.float32]


def read_event(sample: Sample, small: Encoder) -> Described:
    """Encode the propositions of an event and their sentences."""
    with torch.no_grad():
        unit, around = encode(small, sample.event).numpy(), encode(small, sample.sentences).numpy()
    return Described(sample, gather_passages(sample.story, sample.propositions), unit, around)


def make_rows(events: Sequence[Described]) -> Rows:
    """Describe the pairs of passages of one event, or of several as if they were one story."""
    passages: list[Passage] = []
    homes: list[tuple[Sample, list[int]]] = []
    row = article = 0
    for event in events:
        for passage in event.passages:
            homes.append((event.sample, list(passage.rows)))
            passages.append(
                replace(
                    passage,
                    rows=tuple(n + row for n in passage.rows),
                    article=passage.article + article,
                    stands=frozenset(n + article for n in passage.stands),
                )
            )
        row += len(event.unit)
        article += len(event.sample.story.articles)
    pairs = find_candidates(
        passages, np.concatenate([e.unit for e in events]), np.concatenate([e.around for e in events])
    )
    columns = describe(passages, pairs)
    ends = list(zip(pairs.one.tolist(), pairs.other.tolist(), strict=True))
    return Rows(
        list(columns),
        np.stack(list(columns.values()), axis=1),
        np.array([_are_one(homes[a], homes[b]) for a, b in ends], np.bool_),
        np.array([_are_known(homes[a], homes[b]) for a, b in ends], np.bool_),
    )


def _are_one(one: tuple[Sample, list[int]], other: tuple[Sample, list[int]]) -> bool:
    """Has a claim of the reader both passages?"""
    return one[0] is other[0] and bool((one[0].together.numpy()[np.ix_(one[1], other[1])] > 0).any())


def _are_known(one: tuple[Sample, list[int]], other: tuple[Sample, list[int]]) -> bool:
    """Is it known whether two passages say the same: are both in claims, or of two events?"""
    return one[0] is not other[0] or all(bool(sample.known.numpy()[rows].any()) for sample, rows in (one, other))


def rows_of_half(events: Sequence[Described]) -> list[Rows]:
    """The rows of each of some events, and of several of them together."""
    chance = random.Random(0)
    together = [chance.sample(events, size) for size, count in TOGETHER for _ in range(count)]
    return [make_rows(few) for few in (*([event] for event in events), *together)]


def fit(rows: list[Rows]) -> HistGradientBoostingClassifier:
    table = np.concatenate([r.table for r in rows])
    together = np.concatenate([r.together for r in rows])
    weights = np.where(np.concatenate([r.known for r in rows]), 1.0, UNREAD_WEIGHT)
    return HistGradientBoostingClassifier(**SETTINGS).fit(table, together, sample_weight=weights)


def load(path: Path) -> Encoder:
    small = Encoder(layers=len(KEPT_LAYERS))
    small.load_state_dict(torch.load(path))
    return small.eval()


def write(model: HistGradientBoostingClassifier, names: list[str], path: Path) -> None:
    """Write an ensemble as the program reads it."""
    onnx = to_onnx(model, initial_types=[("features", FloatTensorType([None, len(names)]))], options={"zipmap": False})
    onnx.metadata_props.add(key=FEATURES, value=",".join(names))
    write_trees(onnx, path)


def tell(model: HistGradientBoostingClassifier, rows: list[Rows]) -> None:
    """Say how well chances rank the pairs of an event, beside the likeness alone."""
    precise: dict[str, list[float]] = {"chance": [], "alike": []}
    for row in rows:
        marks = {"chance": model.predict_proba(row.table)[:, 1], "alike": row.table[:, row.names.index("alike")]}
        for name, mark in marks.items():
            if row.together[row.known].any():
                precise[name].append(average_precision_score(row.together[row.known], mark[row.known]))
    print(f"{len(rows)} events held out; average precision of pairs that were read, by event:")
    print("  " + ", ".join(f"{name} {np.mean(found):.3f}" for name, found in precise.items()))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=Path("src/sayso/comparing/weights"))
    args = parser.parse_args()
    torch.set_num_threads(1)
    samples = make_samples(held=False)
    rows = []
    for half in range(HALVES):
        small = load(args.work / f"half{half}.pt")
        rows.append(rows_of_half([read_event(sample, small) for sample in samples if sample.half == half]))
    for half in range(HALVES):
        others = [row for n, own in enumerate(rows) if n != half for row in own]
        write(fit(others), others[0].names, args.work / f"links{half}.npz")
    every = [row for own in rows for row in own]
    model = fit(every)
    tuned = load(args.work / "tuned.pt")
    tell(model, [make_rows([read_event(sample, tuned)]) for sample in make_samples(held=True)])
    write(model, every[0].names, args.out / "links.npz")


if __name__ == "__main__":
    main()

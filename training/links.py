"""Fit the ensemble that tells which two passages say the same, on the events that were read for it.

    python training/links.py --work DIR [--out src/sayso/comparing/weights]

For every two passages of two articles that are near by meaning there is a row of numbers (the features of
`sayso.comparing.link_features`) and whether a reader has a claim with both. A passage that is in no claim of a reader
may have been missed, so its pairs count less.

Passages of an event must be described with vectors of an encoder that has not been tuned on the event, or they are too
much alike: `DIR/half0.pt` and `DIR/half1.pt` are what `claims.py --half` writes, each tuned on the events of the other
half. The figures are told on the events held out, with `DIR/tuned.pt`. Needs the `training` extra and `../shared`.
Ten minutes on one core.
"""

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from skl2onnx import to_onnx
from skl2onnx.common.data_types import FloatTensorType
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.metrics import average_precision_score

from claims import HALVES, Sample, make_samples
from sayso.comparing.chances import FEATURES
from sayso.comparing.link_features import describe
from sayso.comparing.links import find_candidates
from sentence_encoder import KEPT_LAYERS, Encoder, encode

UNREAD_WEIGHT = 0.3  # of a pair with a passage that no claim of the reader has
# Chosen by average precision on the events held out, among a few.
SETTINGS: dict[str, Any] = {
    "max_iter": 300,
    "learning_rate": 0.05,
    "max_leaf_nodes": 12,
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


def make_rows(samples: list[Sample], small: Encoder) -> Iterator[Rows]:
    """Describe the pairs of passages of each event."""
    for sample in samples:
        with torch.no_grad():
            unit = encode(small, sample.event).numpy()
            around = encode(small, sample.sentences).numpy()
        passages, pairs = find_candidates(sample.story, sample.propositions, unit, around)
        columns = describe(passages, pairs)
        together, known = sample.together.numpy() > 0, sample.known.numpy()
        rows = [list(passage.rows) for passage in passages]
        ends = list(zip(pairs.one.tolist(), pairs.other.tolist(), strict=True))
        yield Rows(
            list(columns),
            np.stack(list(columns.values()), axis=1),
            np.array([together[np.ix_(rows[a], rows[b])].any() for a, b in ends], np.bool_),
            np.array([known[rows[a]].any() and known[rows[b]].any() for a, b in ends], np.bool_),
        )


def fit(rows: list[Rows]) -> HistGradientBoostingClassifier:
    table = np.concatenate([r.table for r in rows])
    together = np.concatenate([r.together for r in rows])
    weights = np.where(np.concatenate([r.known for r in rows]), 1.0, UNREAD_WEIGHT)
    return HistGradientBoostingClassifier(**SETTINGS).fit(table, together, sample_weight=weights)


def load(path: Path) -> Encoder:
    small = Encoder(layers=len(KEPT_LAYERS))
    small.load_state_dict(torch.load(path))
    return small.eval()


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
    rows: list[Rows] = []
    for half in range(HALVES):
        rows += make_rows(samples[half::HALVES], load(args.work / f"half{half}.pt"))
    model = fit(rows)
    tell(model, list(make_rows(make_samples(held=True), load(args.work / "tuned.pt"))))
    names = rows[0].names
    onnx = to_onnx(model, initial_types=[("features", FloatTensorType([None, len(names)]))], options={"zipmap": False})
    onnx.metadata_props.add(key=FEATURES, value=",".join(names))
    (args.out / "links.onnx").write_bytes(onnx.SerializeToString())


if __name__ == "__main__":
    main()

"""Fit the two ensembles that tell which two passages say the same, on the events that were read for them.

    python training/links.py --work DIR [--out src/sayso/comparing/weights]

For every two passages of two articles that are near by meaning there is a row of numbers (the features of
`sayso.comparing.link_features`) and whether a reader has a claim with both. A passage that is in no claim of a reader
may have been missed, so its pairs count less. Several events are put together, too, as one story: there no passages of
two events say the same, and more are alike by chance. The first ensemble is fitted on these rows. The second is fitted
on those that are not unlikely by the first, with what the other pairs' chances tell beside (the features of
`sayso.comparing.support`). So that these chances are what they are of a new story, each row's are told by a first
ensemble that has not seen it: the one that is fitted on the other half of the events.

Passages of an event must be described with vectors of an encoder that has not been tuned on the event, or they are too
much alike: `DIR/half0.pt` and `DIR/half1.pt` are what `claims.py` writes, each tuned on the events of the other half.
In the same way `DIR/links{0,1}.npz` and `DIR/supported{0,1}.npz` are fitted, for `differences.py`, which needs the
chances of what has not seen an event. The figures are told on the events held out, with `DIR/tuned.pt`. Needs the
`training` extra and `../shared`. Twenty minutes on one core.
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
from sayso.comparing.links import LEAST_AGAIN, find_candidates, gather_passages
from sayso.comparing.support import describe_support
from sentence_encoder import KEPT_LAYERS, Encoder, encode
from trees import write_trees

# How many events of a half are put together, and how many such stories there are.
TOGETHER = ((3, 50), (10, 18))
# Chosen by average precision on the events held out, among a few.
SETTINGS: dict[str, Any] = {
    "max_iter": 400,
    "max_leaf_nodes": 8,
    "min_samples_leaf": 60,
    "l2_regularization": 1.0,
    "max_features": 0.4,
    "random_state": 0,
}


@dataclass(frozen=True)
class Look:
    """How one of the two is fitted: the learning rate, and how much a pair counts that has a passage in no claim.

    With 0.2 at second sight, too, 0.44 of all pairs that are joined on held events are a reader's, with 0.5 0.47.
    """

    rate: float
    unread: float


FIRST, SECOND = Look(0.07, 0.2), Look(0.05, 0.5)


@dataclass
class Rows:
    """The pairs of some events: `[pairs, features]`, whether one claim has both, and whether claims have each.

    `one` and `other` are the numbers of their passages.
    """

    passages: Sequence[Passage]
    one: NDArray[np.int64]
    other: NDArray[np.int64]
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
        passages,
        pairs.one,
        pairs.other,
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


def look_again(rows: Rows, first: HistGradientBoostingClassifier) -> Rows:
    """The pairs that are not unlikely by `first`, described beside the chances of the other pairs, too."""
    chance = chances_of(first, rows)
    again = np.flatnonzero(chance >= LEAST_AGAIN)
    one, other = rows.one[again], rows.other[again]
    support = describe_support(rows.passages, one, other, chance[again])
    return Rows(
        rows.passages,
        one,
        other,
        [*rows.names, *support],
        np.concatenate([rows.table[again], np.stack(list(support.values()), axis=1)], axis=1),
        rows.together[again],
        rows.known[again],
    )


def chances_of(model: HistGradientBoostingClassifier, rows: Rows) -> NDArray[np.float32]:
    """The chance of each pair; none where there are no pairs."""
    if not len(rows.table):
        return np.zeros(0, np.float32)
    chances: NDArray[np.float32] = model.predict_proba(rows.table)[:, 1].astype(np.float32)
    return chances


def fit(rows: Sequence[Rows], look: Look) -> HistGradientBoostingClassifier:
    table = np.concatenate([r.table for r in rows])
    together = np.concatenate([r.together for r in rows])
    weights = np.where(np.concatenate([r.known for r in rows]), 1.0, look.unread)
    return HistGradientBoostingClassifier(learning_rate=look.rate, **SETTINGS).fit(
        table, together, sample_weight=weights
    )


def load(path: Path) -> Encoder:
    small = Encoder(layers=len(KEPT_LAYERS))
    small.load_state_dict(torch.load(path))
    return small.eval()


def write(model: HistGradientBoostingClassifier, names: list[str], path: Path) -> None:
    """Write an ensemble as the program reads it."""
    onnx = to_onnx(model, initial_types=[("features", FloatTensorType([None, len(names)]))], options={"zipmap": False})
    onnx.metadata_props.add(key=FEATURES, value=",".join(names))
    write_trees(onnx, path)


def tell(first: HistGradientBoostingClassifier, second: HistGradientBoostingClassifier, rows: Sequence[Rows]) -> None:
    """Say how well chances rank the pairs of an event, beside the likeness alone."""
    precise: dict[str, list[float]] = {"alike": [], "first look": [], "second look": []}
    for row in rows:
        if not row.together[row.known].any():
            continue
        chance = chances_of(first, row)
        looked = chance.copy()
        looked[chance >= LEAST_AGAIN] = chances_of(second, look_again(row, first))
        marks = {"alike": row.table[:, row.names.index("alike")], "first look": chance, "second look": looked}
        for name, mark in marks.items():
            precise[name].append(average_precision_score(row.together[row.known], mark[row.known]))
    print(f"{len(rows)} events held out; average precision of pairs that were read, by event:")
    print("  " + ", ".join(f"{name} {np.mean(found):.3f}" for name, found in precise.items()))


def but(rows: Sequence[Sequence[Rows]], half: int) -> list[Rows]:
    """The rows of all halves but one."""
    return [row for n, own in enumerate(rows) if n != half for row in own]


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
    firsts = [fit(but(rows, half), FIRST) for half in range(HALVES)]
    again = [[look_again(row, first) for row in own] for own, first in zip(rows, firsts, strict=True)]
    names, names_again = rows[0][0].names, again[0][0].names
    for half, model in enumerate(firsts):
        write(model, names, args.work / f"links{half}.npz")
        write(fit(but(again, half), SECOND), names_again, args.work / f"supported{half}.npz")
    first = fit([row for own in rows for row in own], FIRST)
    second = fit([row for own in again for row in own], SECOND)
    tuned = load(args.work / "tuned.pt")
    tell(first, second, [make_rows([read_event(sample, tuned)]) for sample in make_samples(held=True)])
    write(first, names, args.out / "links.npz")
    write(second, names_again, args.out / "supported.npz")


if __name__ == "__main__":
    main()

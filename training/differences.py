"""Fit the two rankers of differences on the events that were read for them, and say how well they tell.

    python training/differences.py --work DIR [--out src/sayso/comparing/weights]

For every two passages of one claim, and every two printings of one quotation, there is a row of numbers (the features
of `sayso.comparing.differences.candidates`) and whether the reader lists a difference whose sides they are. The
ensembles are fitted on the events that are not held out; the figures are from five parts of these, each told by what
was fitted on the other four. The claims of an event are found with an encoder and links that have not seen it, as they
are of a story that is new: `DIR/half0.onnx` and `DIR/half1.onnx`, which are exported from the weights of `claims.py`,
and what `links.py` writes. Needs the `training` extra and `../shared`. Five minutes on one core.
"""

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from skl2onnx import to_onnx
from skl2onnx.common.data_types import FloatTensorType
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.metrics import average_precision_score

from readings import HALVES, Reading, as_story, find_listed, read_readings, words_of
from sayso.comparing.chances import FEATURES, Ranker
from sayso.comparing.claims import find_claims
from sayso.comparing.compare import order_claims
from sayso.comparing.differences.candidates import Candidate, find_passages, find_printings
from sayso.comparing.links import LinkRankers
from sayso.comparing.meaning import Encoder
from sayso.comparing.quotations import find_quotes
from trees import write_trees

PARTS = 5
# How much a pair counts that the reader lists, where the reader thinks that an editor wants it and where not; one that
# is not listed counts 1. On the events held out the average precision of what is wanted was 0.283 for 0.277 so, of what
# is listed 0.452 for 0.453.
WANTED_WEIGHT, UNWANTED_WEIGHT = 1.5, 0.6
# Chosen by average precision over five parts. By the seed (of three) 49 or 50 of the 108 differences of the stories are
# found.
SETTINGS: dict[str, Any] = {
    "learning_rate": 0.04,
    "max_leaf_nodes": 10,
    "min_samples_leaf": 40,
    "l2_regularization": 1.0,
    "max_features": 0.3,
    "random_state": 0,
}
TREES = {"passages": 250, "printings": 120}


@dataclass(frozen=True)
class Row:
    """A candidate, the event it is from, and whether the reader lists a difference there, and one an editor wants."""

    event: str
    candidate: Candidate
    listed: bool
    wanted: bool

    @property
    def weight(self) -> float:
        """How much it counts."""
        if not self.listed:
            return 1.0
        return WANTED_WEIGHT if self.wanted else UNWANTED_WEIGHT


def make_rows(reading: Reading, encoder: Encoder, links: LinkRankers) -> Iterator[tuple[str, Row]]:
    """Yield the candidates of an event with their kind."""
    story = as_story(reading)
    claims = order_claims(story, find_claims(story, encoder, links)).claims
    quotes = find_quotes(story.articles, story.attributions)
    listed = find_listed(reading)
    for kind, found in (("passages", find_passages(story, claims)), ("printings", find_printings(story, quotes))):
        for candidate in found:
            sides = [words_of(reading, side.article, side.passage.spans) for side in candidate.sides]
            wanted = [difference.wanted for difference in listed if difference.is_of(sides)]
            yield kind, Row(reading.event, candidate, bool(wanted), any(wanted))


def fit(kind: str, rows: Sequence[Row], table: NDArray[np.float32]) -> HistGradientBoostingClassifier:
    """`table` has the numbers of each row."""
    model = HistGradientBoostingClassifier(max_iter=TREES[kind], **SETTINGS)
    return model.fit(table, [row.listed for row in rows], sample_weight=[row.weight for row in rows])


def tell_parts(kind: str, rows: Sequence[Row], table: NDArray[np.float32]) -> NDArray[np.float64]:
    """The chances of all rows, each by what was fitted on the events of the other parts."""
    events = sorted({row.event for row in rows})
    part = np.array([events.index(row.event) % PARTS for row in rows])
    chances = np.zeros(len(rows))
    for n in range(PARTS):
        others = [row for row, own in zip(rows, part.tolist(), strict=True) if own != n]
        chances[part == n] = fit(kind, others, table[part != n]).predict_proba(table[part == n])[:, 1]
    return chances


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=Path("src/sayso/comparing/weights"))
    args = parser.parse_args()
    rows: dict[str, list[Row]] = {kind: [] for kind in TREES}
    for half in range(HALVES):
        encoder = Encoder((args.work / f"half{half}.onnx").read_bytes(), threads=1)
        first, second = (Ranker((args.work / f"{name}{half}.npz").read_bytes()) for name in ("links", "supported"))
        links = LinkRankers(first, second)
        for reading in read_readings(held=False):
            if reading.half == half:
                for kind, row in make_rows(reading, encoder, links):
                    rows[kind].append(row)
    for kind, own in rows.items():
        names = list(own[0].candidate.features)
        table = np.array([[row.candidate.features[name] for name in names] for row in own], np.float32)
        listed, wanted = np.array([row.listed for row in own]), np.array([row.wanted for row in own])
        chances = tell_parts(kind, own, table)
        precision, of_wanted = (average_precision_score(marks, chances) for marks in (listed, wanted))
        print(f"{kind}: {len(own)}, listed {listed.mean():.3f}, wanted {wanted.mean():.3f}")
        print(f"  average precision over five parts: listed {precision:.3f}, wanted {of_wanted:.3f}")
        for least in (0.3, 0.4, 0.5, 0.6):
            chosen = chances >= least
            right = listed[chosen].mean() if chosen.any() else 0.0
            print(f"  chance of {least} or more: {chosen.sum()}, of which listed {right:.2f}")
        model = to_onnx(
            fit(kind, own, table),
            initial_types=[("features", FloatTensorType([None, len(names)]))],
            options={"zipmap": False},
        )
        model.metadata_props.add(key=FEATURES, value=",".join(names))
        write_trees(model, args.out / f"{kind}.npz")


if __name__ == "__main__":
    main()

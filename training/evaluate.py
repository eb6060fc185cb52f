"""Compare networks on articles with gold attributions: the quantised one against the full one, flat and nested.

    python training/evaluate.py --data ../shared/data/polnear/dev.jsonl --scorer ../shared/bench/score_attributions.py \
        src/sayso/attribution/weights/model.onnx DIR/model.fp32.onnx
"""

import argparse
import importlib.util
from pathlib import Path
from typing import Any

from rows import read_rows
from sayso.attribution.model import Network
from sayso.attribution.nesting import find_nested
from sayso.text import find_paragraphs


def load_scorer(path: Path) -> Any:
    """Load the scorer, which is a program of its own, as a module."""
    spec = importlib.util.spec_from_file_location("scorer", path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def predict(network: Network, row: dict[str, Any], *, nested: bool) -> dict[str, Any]:
    """The attributions that a network finds in an article, in the scorer's format."""
    found = find_nested(row["text"], find_paragraphs(row["text"]), network)
    kept = [a for a in found if nested or a.within is None]
    return {"id": row["id"], "attributions": [{r: getattr(a, r) for r in ("source", "cue", "content")} for a in kept]}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("networks", type=Path, nargs="+")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--scorer", type=Path, required=True)
    args = parser.parse_args()
    gold, scorer = read_rows(args.data), load_scorer(args.scorer)
    for path in args.networks:
        network = Network(path.read_bytes())
        for nested in (False, True):
            counts, _ = scorer.score(gold, [predict(network, row, nested=nested) for row in gold])
            print(path.name, "nested" if nested else "flat", end=" ")
            print(" ".join(f"{name} {count.figures()[2]:.3f}" for name, count in counts.items()))


if __name__ == "__main__":
    main()

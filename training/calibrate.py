"""Fit the confidence of the shipped weights on articles that they were not trained on, and say how well it holds.

    python training/calibrate.py --data ../shared/data/polnear/dev.jsonl

An attribution is right where its content is paired with a gold one at half or more of their words and the source is,
too, as in the scorer. The expected calibration error (Naeini et al., AAAI 2015, ten bins of equal width) is given for
predictions of five parts of the data, each by numbers that were fitted on the other four.
"""

import argparse
import json
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from rows import read_rows
from sayso.attribution.confidence import evidence_logits
from sayso.attribution.decoding import decode
from sayso.attribution.model import load_network
from sayso.attribution.nesting import offsets_of
from sayso.attribution.pieces import make_windows
from sayso.text import find_paragraphs, find_words

WEIGHTS = Path(__file__).parent.parent / "src" / "sayso" / "attribution" / "weights"
PARTS, BINS, RIDGE = 5, 10, 1.0


def words_under(text_words: list[tuple[int, int]], spans) -> frozenset[int]:
    """Indices of the words that begin inside the spans."""
    return frozenset(n for n, (start, _) in enumerate(text_words) if any(a <= start < b for a, b in spans))


def overlap(one: frozenset[int], other: frozenset[int]) -> float:
    """Jaccard overlap; two empty sets agree."""
    return len(one & other) / len(one | other) if one | other else 1.0


def judge(row: dict) -> list[tuple[tuple[float, ...], bool]]:
    """The evidence of every attribution that is found in an article, and whether it is right."""
    text, words = row["text"], find_words(row["text"])
    gold = [{role: words_under(words, a[role]) for role in ("source", "content")} for a in row["attributions"]]
    found = []
    for _, scores in load_network(1).read(make_windows(text, find_paragraphs(text))):
        for flat in filter(lambda flat: flat.content, decode(scores)):
            content = words_under(words, offsets_of(text, scores, flat.content))
            source = words_under(words, offsets_of(text, scores, flat.source))
            found.append((flat.evidence, content, source))
    pairs = sorted(
        ((overlap(c, g["content"]), n, m) for n, (_, c, _) in enumerate(found) for m, g in enumerate(gold)),
        reverse=True,
    )
    right: set[int] = set()
    used_found: set[int] = set()
    used_gold: set[int] = set()
    for value, n, m in pairs:
        if value < 0.5:
            break
        if n in used_found or m in used_gold:
            continue
        used_found.add(n)
        used_gold.add(m)
        if overlap(found[n][2], gold[m]["source"]) >= 0.5:
            right.add(n)
    return [(evidence_logits(evidence), n in right) for n, (evidence, _, _) in enumerate(found)]


def fit(inputs: NDArray[np.float64], right: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Logistic regression by Newton's method, with a small ridge: the constant term, then the weights."""
    design = np.column_stack([np.ones(len(inputs)), inputs])
    numbers = np.zeros(design.shape[1])
    for _ in range(50):
        chance = 1 / (1 + np.exp(-design @ numbers))
        slope = design.T @ (right - chance) - RIDGE * numbers
        curve = (design * (chance * (1 - chance))[:, None]).T @ design + RIDGE * np.eye(len(numbers))
        step = np.linalg.solve(curve, slope)
        numbers += step
        if np.abs(step).max() < 1e-8:
            break
    return numbers


def predict(numbers: NDArray[np.float64], inputs: NDArray[np.float64]) -> NDArray[np.float64]:
    return 1 / (1 + np.exp(-(numbers[0] + inputs @ numbers[1:])))


def calibration_error(chance: NDArray[np.float64], right: NDArray[np.bool_]) -> float:
    """Expected calibration error over bins of equal width."""
    which = np.minimum((chance * BINS).astype(int), BINS - 1)
    total = 0.0
    for n in range(BINS):
        inside = which == n
        if inside.any():
            total += inside.mean() * abs(chance[inside].mean() - right[inside].mean())
    return float(total)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    args = parser.parse_args()
    judged = [judge(row) for row in read_rows(args.data)]
    part = np.repeat(np.arange(len(judged)) % PARTS, [len(article) for article in judged])
    inputs = np.array([evidence for article in judged for evidence, _ in article])
    right = np.array([is_right for article in judged for _, is_right in article])
    held_out = np.zeros(len(right))
    for n in range(PARTS):
        held_out[part == n] = predict(fit(inputs[part != n], right[part != n]), inputs[part == n])
    numbers = fit(inputs, right)
    (WEIGHTS / "calibration.json").write_text(
        json.dumps({"bias": round(numbers[0], 4), "weights": [round(n, 4) for n in numbers[1:]]}) + "\n"
    )
    error = calibration_error(held_out, right)
    print(f"{len(right)} attributions, {right.mean():.3f} right; calibration error {error:.3f}")
    print("confidence at least   kept   right")
    for least in (0.0, 0.3, 0.5, 0.7, 0.8, 0.9):
        kept = held_out >= least
        print(f"{least:19.1f} {kept.mean():6.3f} {right[kept].mean():7.3f}")


if __name__ == "__main__":
    main()

"""Score claims and differences on the events that were read for them (`training/readings/README.md`).

    python bench/readings.py [--which held|others|all]

Needs `../shared` beside the project. `held` are the events that no weights were fitted to. Prints the figures of the
scorer of stories, the differences found by type, and how many of those reported the reader lists, too; and of those on
which there are verdicts by judges who had the whole articles, how many these want.
"""

import argparse
import json
import os
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ.setdefault(name, "1")

from sayso.presenting.exports import export_document
from sayso.presenting.formats import Format
from sayso.report import analyse, compare
from sources import load_scorer

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "training"))
from readings import Reading, Verdict, read_beside, read_readings

TODAY = date(2026, 11, 26)  # no later day is taken for that of an undated article
LEAST_ALIKE = 0.7  # of the words of two passages, so that a verdict on the one is one on the other


def make_report(reading: Reading) -> dict[str, Any]:
    """The report of an event, as the scorer reads it."""
    report = compare([analyse(article, threads=1) for article in reading.articles], today=TODAY)
    found: dict[str, Any] = json.loads(export_document(report, Format.JSON))
    return found


def match(scorer: Any, report: dict[str, Any], gold: dict[str, Any]) -> Iterator[tuple[int, int]]:
    """Yield which difference of the gold is reported by which of the report, both by index, as the scorer has it."""
    texts = {article["id"]: scorer.Text(article["text"]) for article in report["articles"]}
    reported = [
        [(side["article"], texts[side["article"]].span_words(side["spans"])) for side in difference["sides"]]
        for difference in report["differences"]
    ]
    for n, difference in enumerate(gold["differences"]):
        sides = [(side["article"], texts[side["article"]].span_words([side["span"]])) for side in difference["sides"]]
        for m, rows in enumerate(reported):
            told = sum(any(a == b and scorer.same_passage(w, v, 0.1) for b, v in rows) for a, w in sides)
            if told > 1:
                yield n, m


def judge(scorer: Any, report: dict[str, Any], verdicts: Sequence[Verdict]) -> Iterator[tuple[str, float]]:
    """Yield the verdicts, bar and share of the judges, on the differences of a report that some were given on."""
    texts = {article["id"]: scorer.Text(article["text"]) for article in report["articles"]}
    known = [
        (verdict, [(article, texts[article].span_words(spans)) for article, spans in verdict.sides])
        for verdict in verdicts
    ]
    for difference in report["differences"]:
        sides = [
            (side["article"], texts[side["article"]].span_words(side["spans"])) for side in difference["sides"][:2]
        ]
        told: dict[str, float] = {}
        for verdict, judged in known:
            if all(any(a == b and scorer.same_passage(w, v, LEAST_ALIKE) for b, v in judged) for a, w in sides):
                told.setdefault(verdict.bar, verdict.wanted)
        yield from told.items()


@dataclass
class Joined:
    """The claims of several articles, and their pairs of passages in two articles.

    The scorer leaves out the pairs with a passage that is in no claim of the reader; here they count as wrong.
    """

    claims: int = 0
    claims_right: int = 0  # with one pair at least that a claim of the reader has
    pairs: int = 0
    pairs_right: int = 0

    def count(self, scorer: Any, report: dict[str, Any], gold: dict[str, Any]) -> None:
        """Count the claims of one event."""
        texts = {article["id"]: scorer.Text(article["text"]) for article in report["articles"]}
        known = [
            (number, mention["article"], texts[mention["article"]].span_words([mention["span"]]))
            for number, claim in enumerate(gold["claims"])
            for mention in claim["mentions"]
        ]
        for claim in report["claims"]:
            passages = [(m["article"], texts[m["article"]].span_words(m["spans"])) for m in claim["mentions"]]
            held = [
                {
                    n
                    for n, a, w in known
                    if a == b and (scorer.same_passage(w, v, 0.2) or scorer.same_passage(v, w, 0.2))
                }
                for b, v in passages
            ]
            pairs = [
                bool(held[n] & held[m])
                for n, m in combinations(range(len(passages)), 2)
                if passages[n][0] != passages[m][0]
            ]
            self.claims += bool(pairs)
            self.claims_right += any(pairs)
            self.pairs += len(pairs)
            self.pairs_right += sum(pairs)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--which", choices=("held", "others", "all"), default="held")
    which = parser.parse_args().which
    scorer = load_scorer()
    tally = scorer.Tally()
    events, right, wanted = 0, 0, Counter[bool]()
    by_type: dict[str, Counter[bool]] = {}
    joined = Joined()
    beside, judged = read_beside(), dict[str, list[float]]()
    for reading in read_readings(held=None if which == "all" else which == "held"):
        report = make_report(reading)
        scorer.score(report, reading.gold, tally, [])
        joined.count(scorer, report, reading.gold)
        for bar, share in judge(scorer, report, beside.get(reading.event, ())):
            judged.setdefault(bar, []).append(share)
        pairs = list(match(scorer, report, reading.gold))
        found = {n for n, _ in pairs}
        right += len({m for _, m in pairs})
        for n, difference in enumerate(reading.gold["differences"]):
            by_type.setdefault(difference["type"], Counter())[n in found] += 1
            if difference["wanted"]:
                wanted[n in found] += 1
        events += 1
    figures = scorer.figures(tally)
    pairs_found, stance, difference = figures["claim-pairs"], figures["stance"], figures["difference"]
    print(f"{events} events")
    print("claim pairs: " + ", ".join(f"{name} {pairs_found[name]:.3f}" for name in ("precision", "recall", "f1")))
    print(
        f"claims of several articles: {joined.claims / events:.0f} an event, of which"
        f" {joined.claims_right / joined.claims:.2f} have a pair that the reader has; of all their pairs the reader has"
        f" {joined.pairs_right / joined.pairs:.3f}"
    )
    print(f"stance right: {stance['hit']} of {stance['gold']} ({stance['recall']:.3f})")
    print(
        f"differences: {difference['hit']} of {difference['gold']} found ({difference['recall']:.3f}), by"
        f" {difference['predicted']} that are reported ({difference['predicted'] / events:.1f} an event), of which the"
        f" reader has {right} ({right / max(1, difference['predicted']):.3f}); of those an editor would want,"
        f" {wanted[True]} of {wanted.total()}"
    )
    for kind, counts in sorted(by_type.items()):
        print(f"  {kind}: {counts[True]} of {counts.total()}")
    for bar, shares in sorted(judged.items()):
        print(f"judged beside the articles, {bar} bar: {sum(shares) / len(shares):.3f} of {len(shares)} wanted")


if __name__ == "__main__":
    main()

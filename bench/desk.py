"""What the checks of a draft find in real coverage, to be read by hand.

    python bench/desk.py [--first 50] [--last 80] [--count 60] [--seed 3]

Needs `../shared` beside the project. Takes events of `clusters/allsides_dev`, three outlets each, lets each article in
turn be the draft and the two others its coverage, and prints findings drawn at random, and how many there are of each
kind. The events are those of `bench/comparing.py`, in the same order. Takes a few minutes on one core.
"""

import argparse
import json
import random
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from comparing import DATA, list_events
from sayso.desk import Finding, check_report
from sayso.reading import read
from sayso.report import analyse, compare
from sayso.types import Article


def read_articles(rows: list[dict[str, Any]]) -> list[Article]:
    """Read rows as `sayso check` reads them from a file."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "event.jsonl"
        path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        return [item for item in read([path]) if isinstance(item, Article)]


def check_events(first: int, last: int) -> Iterator[tuple[Article, tuple[Finding, ...]]]:
    """Yield every article of the events with what is found in it, the others of its event beside it."""
    for rows in list_events()[first:last]:
        articles = read_articles(rows)
        report = compare([analyse(article, threads=1) for article in articles])
        for article in articles:
            yield article, check_report(report, article).findings


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--first", type=int, default=50)
    parser.add_argument("--last", type=int, default=80)
    parser.add_argument("--count", type=int, default=60)
    parser.add_argument("--seed", type=int, default=3)
    args = parser.parse_args()
    if not DATA.exists():
        sys.exit(f"{DATA} is missing: this bench needs the development data beside the project")
    drafts = list(check_events(args.first, args.last))
    found = [(article, finding) for article, findings in drafts for finding in findings]
    for number, (article, finding) in enumerate(random.Random(args.seed).sample(found, min(args.count, len(found))), 1):
        print(f"{number} {finding.kind}: {finding.note}")
        print(f"    draft ({article.outlet}): {' '.join(finding.passage.text.split())}")
        for beside in finding.beside:
            print(f"    {beside.outlet}: {' '.join(beside.passage.text.split())}")
    kinds = Counter(finding.kind for _, finding in found)
    print(f"of {len(found)} in {len(drafts)} drafts: " + ", ".join(f"{n} {kind}" for kind, n in kinds.most_common()))


if __name__ == "__main__":
    main()

"""Measure dates on the development data: time expressions, their speed, and dates inferred from siblings.

    python bench/dates.py

Needs `../shared` beside the project: the data and the scorer of time expressions. Prints the tables of `docs/dates.md`.
"""

import gzip
import json
import runpy
import time
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from sayso.dates import find_timexes, infer_published
from sayso.types import Article

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"
DAY_CHARS = len("2024-01-26")

Row = dict[str, Any]


def read_rows(path: Path) -> list[Row]:
    """Read JSON Lines, plain or gzipped."""
    text = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return [json.loads(line) for line in text.splitlines()]


def expressions_of(row: Row) -> Row:
    """One row as `sayso dates` writes it."""
    found = find_timexes(row["text"], row["published"])
    return {"timex": [{"start": t.start, "end": t.end, "type": t.type, "value": t.value} for t in found]}


def score_expressions() -> None:
    """Time expressions beside the gold of TempEval-3, the two corpora apart, and words a second on one core."""
    score = runpy.run_path(str(SHARED / "bench" / "score_timex.py"))["score"]
    rows = read_rows(SHARED / "data" / "timex" / "te3_dev.jsonl")
    find_timexes("on Monday", None)  # compiles the rules
    start = time.process_time()
    found = {row["id"]: expressions_of(row) for row in rows}
    seconds = time.process_time() - start
    print("| data | documents | strict | relaxed | type | value |\n|---|---|---|---|---|---|")
    for name in ("TimeBank", "AQUAINT", ""):
        gold = {row["id"]: row for row in rows if row["split"].startswith(name)}
        f1 = score(gold, found)
        figures = " | ".join(f"{f1[key]:.3f}" for key in ("strict_f1", "relaxed_f1", "type_f1", "value_f1"))
        print(f"| {name or 'both'} | {len(gold)} | {figures} |")
    print(f"\n{sum(len(row['text'].split()) for row in rows) / seconds:,.0f} words a second\n")


def hide_each_date(stories: Iterable[list[Row]]) -> tuple[list[int], list[str]]:
    """Hide each article's date in turn and infer it from its siblings.

    Return by how many days those dated to the day are off, and a line for each that is dated less precisely or not.
    """
    off, less = [], []
    for rows in stories:
        articles = [Article(r["id"], r["text"], title=r.get("title"), published=r["published"]) for r in rows]
        for article in (a for a in articles if a.published):
            siblings = [other for other in articles if other is not article]
            found = infer_published(replace(article, published=None), siblings)
            true = (article.published or "")[:DAY_CHARS]
            if found is not None and found.value is not None and len(found.value) == DAY_CHARS:
                off.append((date.fromisoformat(found.value) - date.fromisoformat(true)).days)
                if abs(off[-1]) > 1:
                    less.append(f"{article.id}, of {true}: {found.value}")
            else:
                less.append(f"{article.id}, of {true}: {(found and (found.value or found.note)) or 'nothing'}")
    return off, less


def score_inference() -> None:
    """How many articles are dated from their siblings to the day, and how many of those within a day."""
    groups = {"stories": [read_rows(path) for path in sorted((SHARED / "data" / "stories").glob("*.jsonl"))]}
    for name in ("basil_dev", "allsides_dev"):
        events: dict[str, list[Row]] = defaultdict(list)
        for row in read_rows(SHARED / "data" / "clusters" / f"{name}.jsonl.gz"):
            events[row["event"]].append(row)
        groups[f"clusters/{name}"] = list(events.values())
    print("| data | articles | dated to the day | of those within a day | exactly |\n|---|---|---|---|---|")
    misses = {}
    for name, stories in groups.items():
        off, misses[name] = hide_each_date(stories)
        near, dated = (
            sum(abs(days) <= 1 for days in off),
            sum(bool(row["published"]) for rows in stories for row in rows),
        )
        print(f"| {name} | {dated} | {len(off)} | {near} | {off.count(0)} |")
    print("\nOf the stories, not dated to the day:\n")
    print("\n".join(f"- {line}" for line in misses["stories"]))


if __name__ == "__main__":
    score_expressions()
    score_inference()

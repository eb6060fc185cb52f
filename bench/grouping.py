"""Measure grouping and copies on the development data, and their speed and memory with a full window.

    python bench/grouping.py [--quick]

Needs `../shared` beside the project: the data and the scorer of clusters. Prints the tables of `docs/grouping.md`.
`--quick` leaves out the full window of 100,000 articles, which takes several minutes.
"""

import gzip
import json
import random
import resource
import runpy
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from hashlib import md5
from pathlib import Path
from typing import Any

from sayso.grouping import Grouper, Merged, Split, find_copies, group_articles
from sayso.types import Article

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"
CLUSTERS = SHARED / "data" / "clusters"
WINDOW = 100_000
TIMED = 5_000  # articles that come when the window is full
ORDERS = 5

Row = dict[str, Any]


def read_rows(name: str) -> list[Row]:
    """Read a file of the clusters."""
    with gzip.open(CLUSTERS / f"{name}.jsonl.gz", "rt", encoding="utf-8") as stream:
        return [json.loads(line) for line in stream]


def to_article(row: Row, dated: bool = True) -> Article:
    """The article of a row, with or without its date."""
    published = (row["published"] or None) if dated else None
    return Article(row["id"], row["text"], outlet=row["outlet"], title=row["title"], published=published)


def b_cubed(gold: dict[str, str], stories: dict[str, str]) -> dict[str, float]:
    """The figures of the shared scorer."""
    figures: dict[str, float] = SCORE(gold, stories)
    return figures


def half_b_cubed(gold: dict[str, str], stories: dict[str, str], tuning: bool) -> float:
    """B-cubed F1 over the articles of one half of the events; the others still count as intruders."""
    wanted = [a for a in gold if (md5(gold[a].encode()).digest()[0] % 2 == 0) == tuning]
    groups: dict[str, set[str]] = {}
    events: dict[str, set[str]] = {}
    for article in gold:
        groups.setdefault(stories[article], set()).add(article)
        events.setdefault(gold[article], set()).add(article)
    shared = {a: len(groups[stories[a]] & events[gold[a]]) for a in wanted}
    precision = sum(shared[a] / len(groups[stories[a]]) for a in wanted) / len(wanted)
    recall = sum(shared[a] / len(events[gold[a]]) for a in wanted) / len(wanted)
    return 2 * precision * recall / (precision + recall)


def measure_quality() -> None:
    """B-cubed F1 in several orders, with and without dates, and with half of the articles gone."""
    allsides, basil = read_rows("allsides_dev"), read_rows("basil_dev")
    by_date = sorted(allsides, key=lambda row: row["published"] or "")
    thinned = random.Random(1).sample(by_date, len(by_date) // 2)
    thinned.sort(key=lambda row: row["published"] or "")
    runs = [
        ("allsides_dev, by date, undated first", by_date, True),
        ("allsides_dev, by date, undated last", sorted(allsides, key=lambda row: row["published"] or "9"), True),
        ("allsides_dev, order of the file", allsides, True),
        ("allsides_dev, newest first", by_date[::-1], True),
        ("allsides_dev, no dates, order of the file", allsides, False),
        ("allsides_dev, half of the articles", thinned, True),
        ("basil_dev, by date", sorted(basil, key=lambda row: row["published"]), True),
        ("basil_dev, no dates", basil, False),
    ]
    print("| data | B-cubed F1 | precision | recall | tuning half | other half |\n|---|---:|---:|---:|---:|---:|")
    for name, rows, dated in runs:
        gold = {row["id"]: row["event"] for row in rows}
        stories = group_articles(to_article(row, dated) for row in rows)
        figures = b_cubed(gold, stories)
        shown = [figures["b3_f1"], figures["b3_precision"], figures["b3_recall"]]
        shown += [half_b_cubed(gold, stories, tuning) for tuning in (True, False)]
        print(f"| {name} | {' | '.join(f'{figure:.3f}' for figure in shown)} |", flush=True)


def measure_orders() -> None:
    """How nearly the stories of other orders are those of the order by date, and how many changes are told of."""
    rows = sorted(read_rows("allsides_dev"), key=lambda row: row["published"] or "")
    for dated in (True, False):
        articles = [to_article(row, dated) for row in rows]
        grouper = Grouper()
        events = [event for article in articles for event in grouper.add(article).events]
        first = {a: story.id for story in grouper.stories() for a in story.articles}
        figures = []
        for seed in range(ORDERS):
            shuffled = random.Random(seed).sample(articles, len(articles))
            figures.append(b_cubed(first, group_articles(shuffled)))
        name = "with dates" if dated else "without dates"
        b3, pairs = ([figure[key] for figure in figures] for key in ("b3_f1", "pair_f1"))
        print(f"{name}: {ORDERS} random orders beside the order by date: B-cubed F1 {min(b3):.3f} to {max(b3):.3f},")
        print(f"  pairs F1 {min(pairs):.3f} to {max(pairs):.3f};", end=" ")
        merges, splits = (sum(isinstance(event, kind) for event in events) for kind in (Merged, Split))
        print(f"by date {len(articles)} articles gave {merges} merges and {splits} splits", flush=True)


def recombine(count: int) -> Iterator[Article]:
    """Articles with the words of real ones and no two alike: the paragraphs of one between those of another.

    They bear the dates of 60 days, one after the other, far denser than any single feed.
    """
    articles = [to_article(row) for row in read_rows("coverage_10k")]
    paragraphs = [article.text.split("\n\n") for article in articles]
    for n in range(count):
        one, other = n % len(articles), (n * 7 + n // len(articles) * 13) % len(articles)
        mixed = [p for pair in zip(paragraphs[one], paragraphs[other], strict=False) for p in pair]
        day = 1 + n * 60 // count
        published = f"2020-{1 + (day - 1) // 30:02}-{1 + (day - 1) % 30:02}"
        start = n // len(articles) % 3
        yield replace(articles[one], id=f"a{n}", text="\n\n".join(mixed[start:]), published=published)


def measure_full_window() -> None:
    """Articles a second while the window of 100,000 fills and when it is full, and what it holds in memory."""
    grouper = Grouper(window_articles=WINDOW)
    before = peak_mb()
    seconds, done = 0.0, 0
    for n, article in enumerate(recombine(WINDOW + TIMED), 1):
        started = time.process_time()
        grouper.add(article)
        seconds += time.process_time() - started
        if n in (10_000, 50_000, WINDOW, WINDOW + TIMED):
            print(
                f"articles {done + 1:,} to {n:,}: {(n - done) / seconds:,.0f} a second;"
                f" peak memory {peak_mb():,.0f} MB, {before:,.0f} of it before the first (with the 10,000 texts)",
                flush=True,
            )
            seconds, done = 0.0, n


def peak_mb() -> float:
    """The most memory that the process has held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


def measure_copies() -> None:
    """Copies among real articles, and articles a second."""
    for name in ("allsides_dev", "coverage_10k"):
        articles = [to_article(row) for row in read_rows(name)]
        started = time.process_time()
        sets = find_copies(articles)
        seconds = time.process_time() - started
        kinds = [copy.kind.value for found in sets for copy in found.copies]
        counts = ", ".join(f"{kinds.count(kind)} {kind}" for kind in ("same", "changed", "rewrite"))
        print(f"{name}: {len(sets)} texts with copies ({counts}); {len(articles) / seconds:,.0f} articles a second")


def measure_reading() -> None:
    """What it costs to read rows as the command does, with their language and boilerplate."""
    from sayso.reading import read

    started = time.process_time()
    count = sum(1 for _ in read([CLUSTERS / "allsides_dev.jsonl.gz"]))
    print(f"reading: {count / (time.process_time() - started):,.0f} articles a second")


if __name__ == "__main__":
    SCORE = runpy.run_path(str(SHARED / "bench" / "score_clusters.py"))["score"]
    measure_quality()
    print()
    measure_orders()
    print()
    measure_copies()
    measure_reading()
    if "--quick" not in sys.argv:
        print()
        measure_full_window()

"""What the comparison costs, and whether it tells altered quotations from others.

    python bench/comparing.py speed [--articles 30 100 300]
    python bench/comparing.py mixed [--articles 30]
    python bench/comparing.py alterations
    python bench/comparing.py sample [--events three|long|two|basil] [--first 80] [--last 104] [--count 50]

Needs `../shared` beside the project. `speed` compares real articles of about 700 words on one core, after analysis, in
a story of each size, and says how many seconds of processor time the encoder and the rest take. `mixed` compares the
same articles, which are of many events, and says which share of the pairs of passages that its claims put together is
of two events. `alterations` looks up the hand-labelled pairs of `quotes/basil_alterations_dev.jsonl` in the articles
that print them. `sample` draws some, to be read by hand, from events of `clusters/allsides_dev`, and prints them with
their passages: from events that three outlets tell in 150 to 1,200 words, from those in which one of the three takes
more or fewer words, or from those of two outlets; with `basil` from the events of `clusters/basil_dev` that are none of
the development stories.
"""

import argparse
import gzip
import json
import os
import random
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import Any

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ.setdefault(name, "1")

from sayso.collecting import collect_seldom
from sayso.comparing import compare
from sayso.comparing.meaning import Encoder, load_encoder
from sayso.dates import find_timexes
from sayso.report import analyse
from sayso.report import compare as compare_report
from sayso.sources import resolve_sources
from sayso.types import Analysis, Article, Variant

DATA = Path(__file__).resolve().parent.parent.parent / "shared" / "data"
WORDS, LEAST_WORDS = 700, 400
EVENT_WORDS = 150, 1200  # of an article that is drawn
LONG_WORDS = 100, 3000  # of one that is drawn with `--events long`


def read_rows(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def make_article(row: dict[str, Any], words: int | None = None) -> Article:
    text = row["text"] if words is None else " ".join(row["text"].split(" ")[:words])
    return Article(id=row["id"], text=text, outlet=row.get("outlet"), published=(row.get("published") or None))


def analyse_events(size: int) -> tuple[list[Analysis], list[str]]:
    """So many articles with their events, in the order of the files, in which those of one event are together."""
    rows = [row for name in ("basil_dev", "allsides_dev") for row in read_rows(DATA / "clusters" / f"{name}.jsonl.gz")]
    rows = [row for row in rows if len(row["text"].split()) >= LEAST_WORDS][:size]
    articles = [make_article({**row, "id": str(number)}, WORDS) for number, row in enumerate(rows)]
    return [analyse(article, threads=1) for article in articles], [row["event"] for row in rows]


def measure_mixed(sizes: list[int]) -> None:
    """Compare articles of many events as one story."""
    analyses, events = analyse_events(max(sizes))
    for size in sizes:
        claims = compare(analyses[:size], resolve_sources(analyses[:size]), threads=1).claims
        pairs = [
            frozenset((events[int(one.article)], events[int(other.article)]))
            for claim in claims
            for one, other in combinations(claim.mentions, 2)
            if one.article != other.article
        ]
        apart = Counter(both for both in pairs if len(both) > 1)
        print(f"{size} articles of {len(set(events[:size]))} events: {apart.total()} of {len(pairs)} pairs are of two")
        for both, count in apart.most_common(3):
            print(f"    {count} of {' and '.join(sorted(event[:8] for event in both))}")


def measure_speed(sizes: list[int]) -> None:
    """Compare stories of several sizes."""
    collect_seldom()  # as the command line does
    analyses, _ = analyse_events(max(sizes))
    load_encoder(1)
    spent = 0.0
    plain = Encoder.encode

    def timed(self: Encoder, *args: Any) -> Any:
        nonlocal spent
        begun = time.process_time()
        vectors = plain(self, *args)
        spent += time.process_time() - begun
        return vectors

    Encoder.encode = timed  # type: ignore[method-assign]
    compare(analyses[:2], resolve_sources(analyses[:2]), threads=1)  # what is built once is built,
    find_timexes("on Monday", "2024-03-08")  # the rules for dates, too, which a report needs before it compares
    print("articles  words   seconds  encoder   rest")
    for size in sizes:
        story = analyses[:size]
        resolution, spent = resolve_sources(story), 0.0
        begun = time.process_time()
        compare(story, resolution, threads=1)
        taken = time.process_time() - begun
        words = sum(len(analysis.article.text.split()) for analysis in story)
        print(f"{size:8} {words:6} {taken:9.2f} {spent:8.2f} {taken - spent:6.2f}", flush=True)


def check_alterations() -> None:
    """Say for each label how many of its pairs come out as what."""
    articles = {row["id"]: row for row in read_rows(DATA / "clusters" / "basil_dev.jsonl.gz")}
    found: dict[str, list[str]] = defaultdict(list)
    for pair in read_rows(DATA / "quotes" / "basil_alterations_dev.jsonl"):
        sides = pair["a"], pair["b"]
        analyses = [analyse(make_article(articles[side["id"]])) for side in sides]
        quotes = compare(analyses, resolve_sources(analyses)).quotes
        both = [q for q in quotes if all(any(_is_at(v, side) for v in q.variants) for side in sides)]
        relations = sorted({str(quote.relation) for quote in both})
        found[pair["label"]].append("altered" if "altered" in relations else relations[0] if relations else "apart")
    for label, outcomes in found.items():
        print(f"{label}: " + ", ".join(f"{outcomes.count(o)} {o}" for o in sorted(set(outcomes))))


def _is_at(variant: Variant, side: dict[str, Any]) -> bool:
    spans = variant.passage.spans
    return variant.article == side["id"] and any(s < side["end"] and side["start"] < e for s, e in spans)


def list_events(events: str = "three") -> list[list[dict[str, Any]]]:
    """Events of a kind, one article of each outlet, at most three, in a shuffled order that is fixed."""
    if events == "basil":
        stories = {path.name.split(".")[0] for path in (DATA / "stories").glob("*.jsonl")}
        found = _by_event(0, sys.maxsize, "basil_dev")
        chosen = [rows for event, rows in found.items() if event[:8] not in stories]
        random.Random(7).shuffle(chosen)
        return chosen
    within, beyond = (_by_event(*bounds) for bounds in (EVENT_WORDS, LONG_WORDS))
    if events == "three":
        chosen = [rows for rows in within.values() if len(rows) >= 3]
    elif events == "long":
        chosen = [rows for event, rows in beyond.items() if len(rows) >= 3 > len(within.get(event, ()))]
    else:
        chosen = [rows for event, rows in beyond.items() if len(rows) == 2]
    random.Random(7).shuffle(chosen)
    return chosen


def _by_event(least: int, most: int, name: str = "allsides_dev") -> dict[str, list[dict[str, Any]]]:
    """The articles of each event that have so many words: the first of each outlet, three of them, by their ids."""
    found: dict[str, dict[str, dict[str, Any]]] = defaultdict(dict)
    for row in read_rows(DATA / "clusters" / f"{name}.jsonl.gz"):
        if row.get("event") and row.get("outlet") and least <= len(row["text"].split()) <= most:
            found[row["event"]].setdefault(row["outlet"], row)
    return {event: sorted(rows.values(), key=lambda row: row["id"])[:3] for event, rows in sorted(found.items())}


def draw_sample(events: str, first: int, last: int, count: int) -> None:
    """Print differences drawn at random from some of the events."""
    found = []
    for rows in list_events(events)[first:last]:
        report = compare_report(
            [analyse(replace(make_article(row), title=row.get("title")), threads=1) for row in rows]
        )
        names = {article.id: article.outlet for article in report.articles}
        found += [(difference, names) for difference in report.differences]
    for number, (difference, names) in enumerate(random.Random(5).sample(found, min(count, len(found))), 1):
        print(f"{number} {difference.type}: {difference.note}")
        for side in difference.sides:
            print(f"    {names[side.article]}: {' '.join(side.passage.text.split())}")
    print(f"of {len(found)}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("speed", "mixed", "alterations", "sample"))
    parser.add_argument("--articles", type=int, nargs="+", default=[30, 100, 300])
    parser.add_argument("--events", choices=("three", "long", "two", "basil"), default="three")
    parser.add_argument("--first", type=int, default=80)
    parser.add_argument("--last", type=int, default=104)
    parser.add_argument("--count", type=int, default=50)
    args = parser.parse_args()
    if not DATA.exists():
        sys.exit(f"{DATA} is missing: these benches need the development data beside the project")
    if args.what == "speed":
        measure_speed(args.articles)
    elif args.what == "mixed":
        measure_mixed(args.articles)
    elif args.what == "sample":
        draw_sample(args.events, args.first, args.last, args.count)
    else:
        check_alterations()


if __name__ == "__main__":
    main()

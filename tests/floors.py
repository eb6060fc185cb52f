"""The floors of quality: what each figure must reach on the development data, pinned with a hash of that data.

    python -m tests.floors            print the figures beside their floors
    python -m tests.floors --raise    raise the floors in floors.toml to a hundredth below the figures

Nothing lowers a floor but a person who edits floors.toml, and says why in the commit.
"""

import argparse
import json
import math
import runpy
import tomllib
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import sayso
from sayso.dates import find_timexes
from sayso.grouping import group_articles
from sayso.presenting.json import to_json
from sayso.types import Article

FLOORS = Path(__file__).with_name("floors.toml")
SHARED = Path(__file__).resolve().parents[2] / "shared"
DATA = SHARED / "data"
MARGIN = 0.01  # a floor stands this far below the figure: another machine's arithmetic may differ in the last place
EVERY = 4  # of the annotated articles one in so many is read, for the time
STORY_FIGURES = {
    "speaker": "recall",
    "chain": "recall",
    "anonymous": "f1",
    "quote": "f1",
    "relation": "recall",
    "claim-pairs": "f1",
    "stance": "recall",
    "difference": "recall",
}

Figures = dict[str, float]


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _scorer(name: str) -> dict[str, Any]:
    return runpy.run_path(str(SHARED / "bench" / name))


def measure_attributions(path: Path) -> Figures:
    """F1 of who-said-what and of content, nested ones counted as false, on a part of the articles."""
    gold = _rows(path)[::EVERY]
    found = []
    for row in gold:
        attributions = sayso.analyse(Article(row["id"], row["text"]), threads=1).attributions
        spans = [{role: getattr(a, role).spans for role in ("source", "cue", "content")} for a in attributions]
        found.append({"id": row["id"], "attributions": spans})
    counts, _ = _scorer("score_attributions.py")["score"](gold, found)
    return {name: counts[name].figures()[2] for name in ("who-said-what", "content")}


def measure_dates(path: Path) -> Figures:
    """F1 of the time expressions."""
    gold = _rows(path)
    found = {
        row["id"]: {
            "timex": [
                {"start": t.start, "end": t.end, "type": t.type, "value": t.value}
                for t in find_timexes(row["text"], row["published"])
            ]
        }
        for row in gold
    }
    figures = _scorer("score_timex.py")["score"]({row["id"]: row for row in gold}, found)
    return {name: figures[name] for name in ("strict_f1", "relaxed_f1", "type_f1", "value_f1")}


def measure_stories(path: Path) -> Figures:
    """What the report of each story gets right, over all stories of the folder."""
    scorer = _scorer("score_story.py")
    tally, misses = scorer["Tally"](), []
    for gold in sorted(path.glob("*.gold.json")):
        story = sayso.report([gold.with_name(gold.name.replace(".gold.json", ".jsonl"))])
        scorer["score"](to_json(story), json.loads(gold.read_text(encoding="utf-8")), tally, misses)
    figures = scorer["figures"](tally)
    return {name: figures[name][measure] for name, measure in STORY_FIGURES.items()}


def measure_clusters(path: Path) -> Figures:
    """B-cubed F1 of the stories that articles are grouped into, in the order of the file."""
    scorer = _scorer("score_clusters.py")
    rows = scorer["rows"](str(path))
    articles = [Article(row["id"], row["text"], title=row["title"], published=row["published"]) for row in rows]
    figures = scorer["score"]({row["id"]: row["event"] for row in rows if row.get("event")}, group_articles(articles))
    return {"b3_f1": figures["b3_f1"]}


MEASURES: dict[str, tuple[str, Callable[[Path], Figures]]] = {
    "attributions": ("polnear/dev.jsonl", measure_attributions),
    "dates": ("timex/te3_dev.jsonl", measure_dates),
    "stories": ("stories", measure_stories),
    "clusters": ("clusters/basil_dev.jsonl.gz", measure_clusters),
}


def hash_of(path: Path) -> str:
    """The first 16 digits of the sha256 of a file, or of the files of a folder in the order of their names."""
    digest = sha256()
    for file in sorted(path.iterdir()) if path.is_dir() else [path]:
        digest.update(file.read_bytes())
    return digest.hexdigest()[:16]


def read_floors() -> dict[str, dict[str, Any]]:
    """The floors by set of data: its `data_hash`, and each figure."""
    return tomllib.loads(FLOORS.read_text(encoding="utf-8"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--raise", dest="raises", action="store_true")
    args = parser.parse_args()
    floors = read_floors() if FLOORS.exists() else {}
    lines = ["# Written by `python -m tests.floors --raise`; see there.\n"]
    for name, (place, measure) in MEASURES.items():
        old, figures, data_hash = floors.get(name, {}), measure(DATA / place), hash_of(DATA / place)
        lines.append(f'\n[{name}]\ndata_hash = "{data_hash}"\n')
        for figure, value in figures.items():
            floor = max(old.get(figure, 0.0), math.floor((value - MARGIN) * 1000) / 1000)
            lines.append(f"{figure} = {floor}\n")
            print(f"{name:14}{figure:16}{value:.4f}  floor {old.get(figure)}")
    if args.raises:
        FLOORS.write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()

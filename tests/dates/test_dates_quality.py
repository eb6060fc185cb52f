"""The figures of docs/dates.md as floors, on the development data, where it is there."""

import json
import runpy
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from sayso.dates import find_timexes, infer_published
from sayso.types import Article

SHARED = Path(__file__).resolve().parents[3] / "shared"
EXPRESSIONS = SHARED / "data" / "timex" / "te3_dev.jsonl"
STORIES = sorted((SHARED / "data" / "stories").glob("*.jsonl"))
SEEDS = SHARED / "data" / "seeds"

FLOORS = {"strict_f1": 0.885, "relaxed_f1": 0.94, "type_f1": 0.89, "value_f1": 0.805}


@pytest.mark.skipif(not EXPRESSIONS.exists(), reason="the development data is not there")
def test_time_expressions_reach_their_floors() -> None:
    rows = [json.loads(line) for line in EXPRESSIONS.open(encoding="utf-8")]
    found = {
        row["id"]: {
            "timex": [
                {"start": t.start, "end": t.end, "type": t.type, "value": t.value}
                for t in find_timexes(row["text"], row["published"])
            ]
        }
        for row in rows
    }
    score = runpy.run_path(str(SHARED / "bench" / "score_timex.py"))["score"]
    figures = score({row["id"]: row for row in rows}, found)
    assert {name: figures[name] for name, floor in FLOORS.items() if figures[name] < floor} == {}


@pytest.mark.skipif(not STORIES, reason="the development data is not there")
def test_hidden_dates_of_the_stories_are_inferred_within_a_day() -> None:
    near = 0
    for path in STORIES:
        rows = [json.loads(line) for line in path.open(encoding="utf-8")]
        articles = [Article(row["id"], row["text"], published=row["published"]) for row in rows]
        for article in articles:
            siblings = [other for other in articles if other is not article]
            found = infer_published(replace(article, published=None), siblings)
            if found is not None and found.value is not None and len(found.value) == len("2024-01-26"):
                off = date.fromisoformat(found.value) - date.fromisoformat(article.published or "")
                assert abs(off.days) <= 1, (article.id, found)
                near += 1
    assert near >= 22


@pytest.mark.skipif(not SEEDS.exists(), reason="the development data is not there")
def test_the_undated_seed_is_dated_from_the_dated_one() -> None:
    undated, dated = (Article(p.stem, p.read_text(encoding="utf-8")) for p in sorted(SEEDS.glob("*.txt")))
    found = infer_published(undated, [replace(dated, published="2024-01-26T19:40")])
    assert found is not None
    assert found.value == "2024-01-26"

"""What docs/dates.md says of the dates of articles, on the development data, where it is there."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from sayso.dates import infer_published
from sayso.types import Article

SHARED = Path(__file__).resolve().parents[3] / "shared"
STORIES = sorted((SHARED / "data" / "stories").glob("*.jsonl"))
SEEDS = SHARED / "data" / "seeds"


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

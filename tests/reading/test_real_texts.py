"""The articles that the project started from, and how little of what people said is marked as boilerplate."""

import json
from pathlib import Path

import pytest

from reading.reader import body, read_one
from sayso.reading import read
from sayso.types import Article

DATA = Path(__file__).parents[3] / "shared" / "data"
needs_data = pytest.mark.skipif(not DATA.is_dir(), reason="the shared data is not here")


@needs_data
def test_the_first_seed_is_told_apart_from_its_appeal() -> None:
    article = read_one(DATA / "seeds" / "000_72e330e792d8a04d.txt")
    assert article.outlet == "The Moscow Times"
    assert article.title is not None
    assert article.title.startswith("Kremlin Denies Putin Sending Signals")
    assert (article.authors, article.published) == ((), None)
    first, last = article.text.index("The Kremlin on Friday"), article.text.index("… we have a small favor")
    assert body(article).split() == article.text[first:last].split()


@needs_data
def test_the_second_seed_has_its_author_and_the_minute() -> None:
    article = read_one(DATA / "seeds" / "004_f792e6d29206ae9f.txt")
    assert article.title is not None
    assert article.title.startswith("Kremlin Denies Reports That Putin")
    assert article.authors == ("Tyler Durden",)
    assert (article.published, article.published_basis) == ("2024-01-26T19:40", "text")
    assert article.outlet is None
    assert body(article).split() == article.text[article.text.index("There has been growing") :].split()


@needs_data
@pytest.mark.parametrize("part", ["dev", "train"])
def test_next_to_nothing_that_people_say_is_marked(part: str) -> None:
    path = DATA / "polnear" / f"{part}.jsonl"
    gold = {row["id"]: row for row in map(json.loads, path.read_text(encoding="utf-8").splitlines())}
    said = lost = 0
    for article in read([path]):
        assert isinstance(article, Article)
        assert article.text == gold[article.id]["text"]
        spans = [span for attribution in gold[article.id]["attributions"] for span in attribution["content"]]
        said += sum(end - start for start, end in spans)
        lost += sum(
            max(0, min(end, other.end) - max(start, other.start))
            for start, end in spans
            for other in article.boilerplate
        )
    assert said > 100_000
    assert lost <= 0.0005 * said

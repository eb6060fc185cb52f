"""The example story: its files can be read, and what its gold file says stands in them."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from sayso.reading import read
from sayso.types import Article

EXAMPLES = Path(__file__).parents[1] / "examples"
ARTICLES = {"daily-gull", "harbour-ledger", "radio-vessaly", "the-unmoored", "vessaly-press-agency"}
# What the texts hold beside the article itself; nothing of it may be in the gold.
FURNITURE = [
    "Support The Unmoored!",
    "READ MORE",
    "Read more",
    "Picture: Ann Roper",
    "Photo:",
    "Donate now",
    "WhatsApp",
]


@pytest.fixture(scope="module")
def articles() -> dict[str, Article]:
    found = list(read([EXAMPLES / "ferry"], stdin=None))
    assert all(isinstance(article, Article) for article in found)
    return {article.id: article for article in found if isinstance(article, Article)}


@pytest.fixture(scope="module")
def gold() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((EXAMPLES / "ferry.gold.json").read_text(encoding="utf-8"))
    return loaded


def passages(gold: dict[str, Any]) -> Iterator[tuple[str, str, int]]:
    """Yield every passage of the gold: article, words, and which of its occurrences is meant."""
    for row in gold["speakers"]:
        yield row["article"], row["content"], 0
        yield row["article"], row["source_text"], 0
    for row in gold["chains"]:
        yield row["article"], row["content"], 0
    for row in gold["anonymous"]:
        yield row["article"], row["text"], row.get("nth", 0)
    for group, members in (("quotes", "variants"), ("claims", "mentions"), ("differences", "sides")):
        for row in gold[group]:
            for member in row[members]:
                yield member["article"], member["text"], 0


def test_the_five_articles_are_read_with_their_metadata(articles: dict[str, Article]) -> None:
    assert set(articles) == ARTICLES
    assert {article.outlet for article in articles.values()} == {
        "The Daily Gull",
        "The Harbour Ledger",
        "Radio Vessaly",
        "The Unmoored",
        "Vessaly Press Agency",
    }
    assert all(article.title and article.authors for article in articles.values())
    assert [article.id for article in articles.values() if article.published is None] == ["the-unmoored"]


def test_a_dated_article_names_the_weekday_of_its_date(articles: dict[str, Article]) -> None:
    for article in articles.values():
        if article.published is not None:
            assert date.fromisoformat(article.published[:10]).strftime("%A") in article.text, article.id


def test_each_article_has_the_length_of_a_news_item(articles: dict[str, Article]) -> None:
    for article in articles.values():
        furniture = sum(len(article.text[part.start : part.end].split()) for part in article.boilerplate)
        assert 250 <= len(article.text.split()) - furniture <= 500, article.id


def test_every_passage_of_the_gold_stands_in_its_article(articles: dict[str, Article], gold: dict[str, Any]) -> None:
    for article, words, nth in passages(gold):
        assert articles[article].text.count(words) > nth, (article, words)


def test_no_passage_of_the_gold_lies_in_what_is_not_the_article(
    articles: dict[str, Article], gold: dict[str, Any]
) -> None:
    for article, words, _ in passages(gold):
        assert not any(mark in words for mark in FURNITURE)
        if len(words.split()) > 3:
            start = articles[article].text.find(words)
            for part in articles[article].boilerplate:
                assert not part.start <= start < part.end, (article, words)


def test_the_gold_marks_in_every_list_articles_that_are_there(gold: dict[str, Any]) -> None:
    assert {article for article, _, _ in passages(gold)} == ARTICLES
    for claim in gold["claims"]:
        for key in ("denial_missing_in", "denial_only_in", "absent_in"):
            assert set(claim.get(key, [])) <= ARTICLES


def test_the_claim_about_the_inspection_has_one_origin_and_a_denial_that_one_article_drops(
    gold: dict[str, Any],
) -> None:
    claim = gold["claims"][0]
    asserting = {mention["article"] for mention in claim["mentions"] if mention["stance"] == "asserts"}
    denying = {mention["article"] for mention in claim["mentions"] if mention["stance"] == "denies"}
    assert len(claim["origins"]) == 1
    assert asserting == {"vessaly-press-agency", "harbour-ledger", "the-unmoored"}
    assert sorted(asserting - denying) == claim["denial_missing_in"]
    assert sorted(denying - asserting) == claim["denial_only_in"]
    assert sorted(ARTICLES - asserting - denying) == claim["absent_in"]


def test_quotations_that_are_called_identical_are_and_the_others_are_not(gold: dict[str, Any]) -> None:
    for quote in gold["quotes"]:
        printings = {variant["text"] for variant in quote["variants"]}
        assert (len(printings) == 1) == (quote["relation"] == "identical"), quote["speaker"]


def test_a_chain_has_two_names_or_more_and_ends_with_the_speaker(gold: dict[str, Any]) -> None:
    speakers = {(row["article"], row["content"]): row["speaker"] for row in gold["speakers"]}
    for chain in gold["chains"]:
        assert len(chain["path"]) >= 2
        assert chain["path"][-1] == speakers[chain["article"], chain["content"]]


def test_the_words_that_count_do_differ_where_a_hedge_is_lost(gold: dict[str, Any]) -> None:
    hedges = [difference for difference in gold["differences"] if difference["type"] == "hedge"]
    assert len(hedges) == 3
    for difference in hedges:
        assert {"may" in side["text"].split() for side in difference["sides"]} == {True, False}

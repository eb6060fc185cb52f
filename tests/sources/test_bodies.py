import pytest
from tests.sources.marked import resolve

NAMED = "The Port Ansel City Council met on Monday. [1 The council] {1 said} <1 the pier is closed>."
BEHIND = "[1 The council] {1 said} <1 the pier is closed>. The Port Ansel City Council met on Monday."


@pytest.mark.parametrize("other", [NAMED, BEHIND])
def test_the_council_of_two_articles_is_one_where_both_name_it(other):
    story = resolve(NAMED, other)
    assert story.speaker(1, "b") == "Port Ansel City Council"
    assert story.attribution(1).entity == story.attribution(1, "b").entity


@pytest.mark.parametrize(
    "other",
    [
        "The Norrby City Council met on Monday. [1 The council] {1 said} <1 the pier is closed>.",
        "It rained on Monday. [1 The council] {1 said} <1 the pier is closed>.",
        "[1 The council] {1 said} <1 the pier is closed>. The Norrby Town Council and the Ansel City Council met.",
        "The Harbor Safety Board met on Monday. [1 The board] {1 said} <1 the pier is closed>.",
    ],
)
def test_the_council_of_another_article_is_not_that_of_this_one(other):
    story = resolve(NAMED, other)
    assert story.attribution(1).entity != story.attribution(1, "b").entity


def test_of_two_councils_in_one_sentence_neither_is_the_council():
    story = resolve(
        "The Port Ansel City Council met the Norrby City Council. [1 The council] {1 said} <1 the pier is closed>."
    )
    assert story.speaker(1) == "The council"


def test_a_council_by_its_town_is_the_council():
    story = resolve(
        "The Port Ansel council met. [1 The council] {1 said} <1 no>. [2 The Port Ansel council] {2 said} <2 so>."
    )
    assert story.speaker(1) in ("Port Ansel council", "The Port Ansel council")
    assert story.attribution(1).entity == story.attribution(2).entity


def test_a_council_that_was_named_before_goes_before_one_named_behind():
    story = resolve(
        "The Port Ansel City Council met. [1 The council] {1 said} <1 the pier is closed>. The Norrby Council sat."
    )
    assert story.speaker(1) == "Port Ansel City Council"

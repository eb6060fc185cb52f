"""A grouper that is given the stories of another goes on as the other would have."""

import random
from dataclasses import replace

import pytest

from sayso.grouping import Grouper, Split
from sayso.types import Article

from .coverage import make_coverage


def shuffle(seed: int) -> list[Article]:
    articles = make_coverage()
    return random.Random(seed).sample(articles, len(articles))


def restore(grouper: Grouper, arrived: list[Article]) -> Grouper:
    """Make another grouper from what a store has kept: the articles as they came, and their stories."""
    restored = Grouper()
    for article in arrived:
        restored.restore(article, grouper.story_of(article.id))
    return restored


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("stop", [1, 5, 9])
def test_stopping_and_going_on_gives_what_one_run_gives(seed: int, stop: int) -> None:
    articles = shuffle(seed)
    whole, first = Grouper(), Grouper()
    for article in articles[:stop]:
        first.add(article)
    second = restore(first, articles[:stop])
    assert second.stories() == first.stories()
    placed = [whole.add(article) for article in articles]
    assert [second.add(article) for article in articles[stop:]] == placed[stop:]
    assert second.stories() == whole.stories()


def test_an_article_that_is_restored_twice_stays_where_it_is() -> None:
    article = make_coverage()[0]
    grouper = Grouper()
    grouper.restore(article, "s1")
    grouper.restore(article, "s2")
    assert grouper.story_of(article.id) == "s1"
    assert len(grouper.stories()) == 1


def test_a_restored_grouper_holds_no_more_than_its_window() -> None:
    grouper = Grouper(window_articles=4)
    for article in make_coverage():
        grouper.restore(article, "s" + article.id)
    assert [story.id for story in grouper.stories()] == ["s" + article.id for article in make_coverage()[-4:]]


def test_what_a_person_joined_stays_together_in_a_restored_grouper() -> None:
    articles = [article for article in make_coverage() if not article.id.endswith("-3")]
    late = [article for article in make_coverage() if article.id.endswith("-3")]
    grouper = Grouper()
    for article in articles:
        grouper.add(article)
    grouper.join(grouper.story_of("ferry-1"), grouper.story_of("comet-1"))
    restored = restore(grouper, articles)
    restored.keep_together(["ferry-1", "ferry-2", "comet-1", "comet-2", "gone from the window"])
    for article in late:
        restored.add(article)
    assert len({restored.story_of(article) for article in ("ferry-1", "ferry-2", "ferry-3", "comet-1", "comet-3")}) == 1


def test_what_a_person_parted_stays_apart_in_a_restored_grouper() -> None:
    articles = make_coverage()[:6]
    grouper = Grouper()
    for article in articles:
        grouper.add(article)
    (event,) = grouper.part(grouper.story_of("budget-1"), ["budget-2"])
    assert isinstance(event, Split)
    restored = restore(grouper, articles)
    restored.keep_apart(["budget-2"], ["budget-1", "budget-3"])
    restored.add(replace(articles[4], id="budget-4"))
    assert restored.story_of("budget-2") != restored.story_of("budget-1") == restored.story_of("budget-3")


def test_without_the_word_of_a_person_like_articles_come_together_again() -> None:
    articles = make_coverage()[:6]
    restored = Grouper()
    for article in articles:
        restored.restore(article, "s-other" if article.id == "budget-2" else "s-" + article.id.split("-")[0])
    restored.add(replace(articles[4], id="budget-4"))
    assert restored.story_of("budget-2") == restored.story_of("budget-1")

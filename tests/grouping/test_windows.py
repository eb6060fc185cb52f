"""An archive that is grouped in windows of days gives the stories that it gives in one piece."""

import pytest

from sayso.errors import GroupingError
from sayso.grouping import group_articles
from sayso.grouping.windows import join_windows, plan_windows
from sayso.types import Article

from .coverage import by_event, make_coverage, partition


def group_by_windows(articles: list[Article], window_days: int, overlap_days: int) -> dict[str, str]:
    plan = plan_windows(
        ((article.id, article.published) for article in articles), window_days=window_days, overlap_days=overlap_days
    )
    by_id = {article.id: article for article in articles}
    return join_windows({window: group_articles(by_id[i] for i in ids) for window, ids in plan.items()})


@pytest.mark.parametrize(("window_days", "overlap_days"), [(2, 1), (3, 1), (4, 2), (14, 4), (60, 10)])
def test_windows_give_the_stories_of_one_piece(window_days: int, overlap_days: int) -> None:
    articles = make_coverage()
    stories = group_by_windows(articles, window_days, overlap_days)
    assert partition(stories) == by_event([article.id for article in articles])


def test_undated_articles_find_their_stories_in_any_window() -> None:
    articles = make_coverage()
    undated = [Article(a.id, a.text, title=a.title) if a.id.endswith("-2") else a for a in articles]
    assert partition(group_by_windows(undated, 2, 1)) == by_event([article.id for article in articles])


def test_an_article_is_in_one_window_or_in_two_at_a_border() -> None:
    days = {f"a{day}": f"2024-03-{day:02}" for day in range(1, 31)}
    plan = plan_windows(days.items(), window_days=10, overlap_days=3)
    times = [sum(article in ids for ids in plan.values()) for article in days]
    assert set(times) == {1, 2}
    assert all(len(ids) <= 13 for ids in plan.values())


def test_days_without_articles_make_no_windows() -> None:
    plan = plan_windows([("old", "1999-01-01"), ("new", "2024-03-01")], window_days=7, overlap_days=2)
    assert sorted(plan.values()) == [["new"], ["old"]]


def test_nothing_or_undated_articles_alone_are_one_window() -> None:
    assert list(plan_windows([]).values()) == [[]]
    assert list(plan_windows([("a", None), ("b", "")]).values()) == [["a", "b"]]
    assert join_windows({}) == {}


def test_stories_that_share_most_of_the_border_are_one_and_others_are_not() -> None:
    groupings = {
        7: {"a": "s1", "b": "s1", "c": "s1", "x": "s2", "y": "s2", "z": "s2"},
        8: {"b": "t1", "c": "t1", "d": "t1", "x": "t2", "e": "t2", "y": "t3", "z": "t3"},
    }
    assert partition(join_windows(groupings)) == {
        frozenset("abcd"),
        frozenset({"x", "y", "z", "e"}),
    }


def test_a_stray_article_at_the_border_joins_nothing() -> None:
    groupings = {
        1: {"a": "s", "b": "s", "c": "s", "d": "r", "e": "r", "f": "r"},
        2: {"a": "t", "b": "t", "c": "t", "d": "t", "e": "u", "f": "u"},
    }
    assert partition(join_windows(groupings)) == {frozenset("abcd"), frozenset("ef")}


def test_an_overlap_as_long_as_the_window_is_refused() -> None:
    for days, overlap in ((7, 7), (7, 0), (0, 0)):
        with pytest.raises(GroupingError, match="overlap"):
            plan_windows([], window_days=days, overlap_days=overlap)

"""Stories form as articles come, in any order, with and without dates, and a person's word holds."""

import random
from dataclasses import replace

import pytest

from sayso.errors import GroupingError
from sayso.grouping import Grouper, Merged, Split, group_articles, group_rows
from sayso.types import Article, Boilerplate

from .coverage import by_event, make_coverage, partition

IDS = [article.id for article in make_coverage()]


def add_all(grouper: Grouper, articles: list[Article]) -> None:
    for article in articles:
        grouper.add(article)


def test_articles_on_one_event_are_one_story() -> None:
    assert partition(group_articles(make_coverage())) == by_event(IDS)


def test_dates_are_not_needed() -> None:
    assert partition(group_articles(make_coverage(dated=False))) == by_event(IDS)


@pytest.mark.parametrize("seed", range(10))
def test_the_order_of_arrival_does_not_matter(seed: int) -> None:
    shuffled = random.Random(seed).sample(make_coverage(), len(IDS))
    assert partition(group_articles(shuffled)) == by_event(IDS)


def test_a_late_undated_article_finds_its_story() -> None:
    articles = make_coverage()
    late = replace(articles.pop(0), published=None)
    grouper = Grouper()
    add_all(grouper, articles)
    assert grouper.add(late).story == grouper.story_of("ferry-2")


def test_unrelated_articles_stay_alone_however_few_they_are() -> None:
    first_of_each = [article for article in make_coverage(dated=False) if article.id.endswith("-1")]
    for articles in (first_of_each[:2], first_of_each):
        assert len(partition(group_articles(articles))) == len(articles)


def test_like_events_months_apart_are_two_stories() -> None:
    march = [article for article in make_coverage() if article.id.startswith("budget")]
    june = [
        Article(
            f"budget-june-{n}",
            f"The Tarland council took up school meals {when}. Mayor Osman Reyes wants them free from August; "
            "Councillor Petra Voss asked who would cook 6,000 plates a day. A vote was put off.",
            title=title,
            published="2024-06-20",
        )
        for n, (title, when) in enumerate(
            [("Free school meals in Tarland put off", "on Thursday"), ("Reyes waits for school meals", "")]
        )
    ]
    assert partition(group_articles(march + june)) == by_event(["budget-1", "budget-2", "budget-3"]) | {
        frozenset({"budget-june-0", "budget-june-1"})
    }


def test_an_article_that_comes_again_changes_nothing() -> None:
    grouper = Grouper()
    add_all(grouper, make_coverage())
    before = grouper.stories()
    placed = grouper.add(make_coverage()[4])
    assert (placed.story, placed.events) == (grouper.story_of("budget-2"), ())
    assert grouper.stories() == before


def test_the_same_stream_gives_the_same_names() -> None:
    assert group_articles(make_coverage()) == group_articles(make_coverage())


def test_a_story_keeps_its_name_as_it_grows() -> None:
    grouper = Grouper()
    articles = make_coverage()
    name = grouper.add(articles[0]).story
    add_all(grouper, articles[1:])
    assert {grouper.story_of(f"ferry-{n}") for n in (1, 2, 3)} == {name}


def test_an_article_that_bridges_two_stories_merges_them_and_says_so() -> None:
    one = Article(
        "a", "The ferry Halvard ran aground off Sorvik. Captain Ida Brekke blamed the rudder.", title="Ferry aground"
    )
    other = Article(
        "b", "Divers hired by Norlinje searched a hull in Sorvik for the insurer Polstra.", title="Divers search hull"
    )
    grouper = Grouper()
    grouper.add(one)
    grouper.add(other)
    kept, merged = grouper.story_of("a"), grouper.story_of("b")
    assert kept != merged
    events = grouper.join(kept, merged)
    assert events == (Merged(kept, merged, ("b",)),)


def test_following_the_events_gives_the_stories() -> None:
    articles = random.Random(4).sample(make_coverage(), len(IDS))
    grouper = Grouper()
    told: dict[str, str] = {}
    for article in articles:
        placed = grouper.add(article)
        for event in placed.events:
            into = event.kept if isinstance(event, Merged) else event.into
            told.update(dict.fromkeys(event.articles, into))
        told[placed.article] = placed.story
    assert told == {a: story.id for story in grouper.stories() for a in story.articles}


def test_joined_stories_stay_together_and_parted_ones_apart() -> None:
    grouper = Grouper()
    articles = make_coverage()
    add_all(grouper, [a for a in articles if not a.id.endswith("-3")])
    grouper.join(grouper.story_of("ferry-1"), grouper.story_of("comet-1"))
    (event,) = grouper.part(grouper.story_of("budget-1"), ["budget-2"])
    assert isinstance(event, Split)
    assert event.articles == ("budget-2",)
    add_all(grouper, [a for a in articles if a.id.endswith("-3")])
    assert grouper.story_of("ferry-1") == grouper.story_of("comet-1")
    assert grouper.story_of("budget-1") != grouper.story_of("budget-2")


def test_the_latest_word_of_a_person_holds() -> None:
    grouper = Grouper()
    add_all(grouper, make_coverage())
    story = grouper.story_of("strike-1")
    grouper.part(story, ["strike-2"])
    grouper.join(story, grouper.story_of("strike-2"))
    assert {grouper.story_of(f"strike-{n}") for n in (1, 2, 3)} == {story}
    grouper.part(story, ["strike-3"])
    assert grouper.story_of("strike-3") != story


def test_parting_all_of_a_story_changes_nothing() -> None:
    grouper = Grouper()
    add_all(grouper, make_coverage()[:3])
    story = grouper.story_of("ferry-1")
    assert grouper.part(story, ["ferry-1", "ferry-2", "ferry-3"]) == ()
    assert grouper.join(story, story) == ()


def test_corrections_of_what_is_not_there_are_refused() -> None:
    grouper = Grouper()
    add_all(grouper, make_coverage())
    story = grouper.story_of("ferry-1")
    with pytest.raises(GroupingError, match="no story nowhere"):
        grouper.join(story, "nowhere")
    with pytest.raises(GroupingError, match="not in the window"):
        grouper.part(story, ["missing"])
    with pytest.raises(GroupingError, match="of no other"):
        grouper.part(story, ["comet-1"])
    with pytest.raises(GroupingError, match="1 or more"):
        Grouper(window_articles=0)


def test_what_has_left_the_window_is_forgotten() -> None:
    grouper = Grouper(window_articles=4)
    articles = [replace(a, id=f"{a.id}-{n}") for n in range(150) for a in make_coverage()]
    for article in articles:
        grouper.add(article)
        assert sum(len(story.articles) for story in grouper.stories()) <= 4
    assert {a for story in grouper.stories() for a in story.articles} == {a.id for a in articles[-4:]}
    with pytest.raises(GroupingError):
        grouper.story_of(articles[0].id)
    sizes = [len(table) for table in (grouper._scores, grouper._best, grouper._story_of, grouper._numbers)]
    assert sizes == [4, 4, 4, 4]
    assert sum(map(len, grouper._window._filed.values())) < 40 * (4 + 257)


def test_the_stories_of_articles_that_left_the_window_are_still_told() -> None:
    stories = group_articles(make_coverage(), window_articles=3)
    assert partition(stories) == by_event(IDS)


def test_rows_are_in_the_order_of_the_articles() -> None:
    rows = list(group_rows(make_coverage()))
    assert [row["id"] for row in rows] == IDS
    assert {row["id"]: row["story"] for row in rows} == group_articles(make_coverage())


def test_boilerplate_groups_nothing() -> None:
    notice = "Read the Penmoor Gazette on every device: subscribe to our newsletter and meet our club of members. " * 8
    bare = [a for a in make_coverage() if a.id.endswith("-1")]
    padded = [replace(a, text=notice + a.text, boilerplate=(Boilerplate(0, len(notice), "notice"),)) for a in bare]
    assert partition(group_articles(padded)) == {frozenset({a.id}) for a in bare}


@pytest.mark.parametrize("text", ["", " ", "the of and", "\ud800", "x" * 100_000, "a " * 50_000, "…—“”"])
def test_any_text_is_placed(text: str) -> None:
    stories = group_articles([*make_coverage(), Article("odd", text), Article("odder", text, published="someday")])
    assert len(stories) == len(IDS) + 2
    assert partition({i: stories[i] for i in IDS}) == by_event(IDS)


def test_a_story_of_hundreds_is_one() -> None:
    told = [a for a in make_coverage() if a.id.startswith("ferry")]
    articles = [replace(told[n % 3], id=f"f{n}", text=told[n % 3].text + f" Report {n}.") for n in range(200)]
    assert len(set(group_articles(articles).values())) == 1

import pytest
from newsroom import Newsroom

from sayso.comparing.findings import outlet_name
from sayso.comparing.story import Story, make_story
from sayso.types import Article


def called(*articles):
    story = Story(articles, ((),) * len(articles), {}, (None,) * len(articles), tuple(range(len(articles))))
    return [outlet_name(story, n) for n in range(len(articles))]


def article(identity, outlet="Courier", published="2024-03-08", title="The ferry is late"):
    return Article(id=identity, text="The ferry is late.", outlet=outlet, published=published, title=title)


def test_an_article_is_called_by_its_outlet_or_by_its_id():
    assert called(article("a"), article("b", outlet="Herald"), article("c", outlet=None)) == ["Courier", "Herald", "c"]


def test_an_outlet_has_the_name_by_which_the_story_knows_it():
    room = Newsroom().print_article("The Courier", "The ferry is late.")
    room.entity("the_courier", "Harbour Courier")
    assert outlet_name(make_story(room.analyses, room.resolution), 0) == "Harbour Courier"


@pytest.mark.parametrize(
    ("one", "other", "names"),
    [
        ({}, {"published": "2024-03-09T08:00:00Z"}, ["Courier of 8 March 2024", "Courier of 9 March 2024"]),
        ({}, {"title": "It sank"}, ["Courier (“The ferry is late”)", "Courier (“It sank”)"]),
        ({"published": None}, {"title": "It sank"}, ["Courier (“The ferry is late”)", "Courier (“It sank”)"]),
        ({}, {}, ["Courier (a)", "Courier (b)"]),
        ({"published": "2024"}, {"title": None}, ["Courier (a)", "Courier (b)"]),
    ],
)
def test_two_articles_of_one_outlet_are_told_apart_by_day_by_title_or_by_id(one, other, names):
    assert called(article("a", **one), article("b", **other), article("c", outlet="Herald")) == [*names, "Herald"]

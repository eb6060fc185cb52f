import pytest
from newsroom import Newsroom

from sayso.comparing.persons import join_spellings
from sayso.comparing.story import make_story
from sayso.types import EntityType

SAID = "{{q1 “I will not pay for that wall,”}} {{s1@{key} {name}}} {{c1 said}}."


def speakers(one, other, kind=EntityType.PERSON, **more):
    """The speakers of two articles, the first of whom has the id "one", the second "other"."""
    room = Newsroom().entity("one", one, kind).entity("other", other, kind)
    room.print_article("The Courier", SAID.format(key="one", name=one) + more.get("behind", ""))
    room.print_article("The Herald", SAID.format(key="other", name=other))
    story = join_spellings(make_story(room.analyses, room.resolution))
    return [[resolved.entity for resolved in article] for article in story.attributions]


def test_a_speaker_under_two_spellings_is_one():
    assert speakers("Vicente Moreno", "Vincente Moreno") == [["one"], ["one"]]


@pytest.mark.parametrize(("one", "other"), [("Maria Stone", "Martin Stone"), ("Ida Hart", "Ida Hurt")])
def test_two_names_are_two_speakers(one, other):
    assert speakers(one, other) == [["one"], ["other"]]


def test_an_article_that_prints_both_spellings_may_mean_two():
    behind = " {q2 “I will,”} {s2@other Vincente Moreno} {c2 said}."
    assert speakers("Vicente Moreno", "Vincente Moreno", behind=behind) == [["one", "other"], ["other"]]


def test_bodies_are_not_joined():
    assert speakers("Vicente Moreno", "Vincente Moreno", EntityType.ORGANIZATION) == [["one"], ["other"]]

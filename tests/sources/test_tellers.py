import pytest
from tests.sources.marked import resolve

from sayso.types import EntityType


def words(story, number):
    found = story.attribution(number).attribution
    return found.source.text, found.cue.text, found.content.text


def test_people_who_say_something_in_passing_are_a_source():
    story = resolve("[1 Mayor Ann Lee] {1 signed} <1 the bill> backed by 5/7 families who say they are still waiting.")
    assert words(story, 2) == ("5/7 families", "say", "they are still waiting")
    assert story.entity(2).type is EntityType.ANONYMOUS


@pytest.mark.parametrize(
    "passing",
    [
        "He paid money to two women who claimed that the firm had cheated them.",
        "He met several clerks, who said the crane had been loose for weeks.",
        "It drew anger from some critics who warned it was too soon to close the pier.",
    ],
)
def test_verbs_of_saying_behind_who_bring_in_a_source(passing):
    story = resolve(passing)
    assert len(story.resolution.attributions) == 1
    assert story.attribution(1).anonymous


def test_an_accusation_from_unnamed_people_is_their_word():
    story = resolve("The mayor faced allegations of fraud from two former clerks, and left.")
    assert words(story, 1) == ("two former clerks", "allegations", "fraud")
    assert story.entity(1).count == 2


@pytest.mark.parametrize(
    "other",
    [
        "Families who say they were misled are suing the port.",  # where their words end is not clear
        "The families who say they were misled are suing the port.",
        "He told her that voters who say the port is full are wrong.",
        "He listens to people who say the port is full.",  # people of that kind
        "He spoke of Ann Lee, who said the port is full.",  # she has a name
        "He spoke for the party, which said the port is full.",
        "He would hear no officials who say the port is full.",
        "“I was with two men who said the port is full,” the note read.",  # in the words of another
        "The port faced allegations of fraud from the Tidal League.",
        "He met two women who said so.",
    ],
)
def test_what_is_nobodys_word_or_not_unnamed_is_left_alone(other):
    assert not resolve(other).resolution.attributions


def test_what_has_been_found_is_not_found_again():
    story = resolve("A bill backed by [1 families] who {1 say} <1 they are still waiting> was signed.")
    assert len(story.resolution.attributions) == 1


def test_what_lies_in_somebodys_words_lies_within_them():
    story = resolve("[1 Ann Lee] {1 said} <1 she had met two clerks who said the crane was loose>. The rain went on.")
    assert story.attribution(2).within == story.attribution(1).id
    assert story.chain(2) == ["Ann Lee", "two clerks"]

"""What a note says of words that are pointed at, and when it says nothing."""

import pytest
from drafted import passage, print_story

from sayso.comparing.differences.pointed_words import LEAST_SURE, are_one, tell_pointed
from sayso.comparing.findings import make_side, side_of
from sayso.comparing.pointing import Pointed
from sayso.types import Span

ONE = "The board said that “the old pier” was shut after a bogus inquiry by the U.S."
OTHER = "It closed the rusting quay, the mayor said. A goat was found."


def span_of(text, words):
    return Span(text.index(words), text.index(words) + len(words)) if words else None


def told(one, other, sureness=0.9, texts=(ONE, OTHER)):
    """The note of two articles, of which some words are pointed at; None of one in which none are."""
    story = print_story(*texts)
    sides = tuple(side_of(story, passage(story, n)) for n in (0, 1))
    found = tell_pointed(story, sides, Pointed(span_of(texts[0], one), span_of(texts[1], other), sureness))
    return found and found[0]


def test_both_words_are_told():
    assert told("bogus inquiry", "rusting quay") == "Courier has “bogus inquiry”, Herald “rusting quay”."


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("that “the old pier” was shut", "‘the old pier’ was shut"),
        ("the old pier” was shut", "the old pier was shut"),
        ("“the old pier”", "the old pier"),
        ("“the old", "the old pier"),
        ("by the U.S.", "by the U.S."),
        ("that", "that"),
        ("board said that", "board said"),
    ],
)
def test_words_are_shown_without_marks_that_lack_the_other_one_and_without_what_joins_them(words, shown):
    assert told(words, "rusting quay,") == f"Courier has “{shown}”, Herald “rusting quay”."


def test_the_words_are_of_the_sides_that_come_back():
    story = print_story(ONE, OTHER)
    shut, closed = span_of(ONE, "was shut after a bogus inquiry"), span_of(OTHER, "closed")
    sides = make_side(story, 0, (shut,)), make_side(story, 1, (closed,))
    _, found = tell_pointed(story, sides, Pointed(span_of(ONE, "bogus"), span_of(OTHER, "the rusting quay"), 0.9))
    assert found == (sides[0], make_side(story, 1, (span_of(OTHER, "closed the rusting quay"),)))
    _, found = tell_pointed(story, sides, Pointed(span_of(ONE, "the U.S."), span_of(OTHER, "mayor"), 0.9))
    assert [side.passage.text for side in found] == ["was shut after a bogus inquiry the U.S.", "closed mayor"]
    assert [len(side.passage.spans) for side in found] == [2, 2]


def test_what_only_one_has_is_told_where_the_other_has_it_nowhere():
    assert told("bogus inquiry", None) == "Unlike Herald, Courier has “bogus inquiry”."
    assert told(None, "rusting quay") == "Unlike Courier, Herald has “rusting quay”."
    assert told("bogus inquiry", None, texts=(ONE, f"{OTHER} The inquiry was bogus.")) is None


def test_what_is_not_sure_is_not_told():
    assert told("bogus inquiry", "rusting quay", LEAST_SURE - 0.01) is None
    assert told(None, None) is None


@pytest.mark.parametrize(
    ("text", "words", "shown"),
    [
        ("It will shut on January 1 or later.", "on January", "on January 1"),
        ("It will shut on Feb. 28 or later.", "on Feb.", "on Feb. 28"),
        ("In May 2019 it shut.", "May", "May 2019"),
        ("It was not told to shut.", "told to shut", "was not told to shut"),
        ("It wasn’t charged with theft of planks.", "charged with theft", "wasn’t charged with theft"),
        ("Bo Reyes never said that it would leak.", "it would leak", "never said that it would leak"),
        ("He is not worried, he said, that it will leak.", "it will leak", "it will leak"),
        ("They spoke of the alleged theft of planks.", "theft of planks", "alleged theft of planks"),
        ("Ada Lund may sell it.", "sell", "may sell"),
        ("It lent $5 billion to the line.", "$5", "$5 billion"),
    ],
)
def test_what_belongs_to_words_is_shown_with_them(text, words, shown):
    assert told(words, "rusting quay", texts=(text, OTHER)) == f"Courier has “{shown}”, Herald “rusting quay”."


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("They won’t pay", "they will not pay", True),
        ("We're not in a rush", "We aren't in a rush", True),
        ("it cannot sail", "it can’t sail", True),
        ("won't pay", "won't play", False),
        ("is not open", "is open", False),
    ],
)
def test_words_are_the_same_be_they_contracted_or_not(one, other, same):
    assert are_one(one, other) is same


def test_words_that_are_the_same_or_stand_in_both_are_not_told():
    texts = "The board shut the pier.", "The Board  shut the pier in May."
    assert told("The board shut", "The Board  shut", texts=texts) == ""
    assert told("pier", "shut", texts=texts) is None
    assert told("pier", "May", texts=texts) == "Courier has “pier”, Herald “May”."


def test_little_words_tell_where_the_other_side_has_them_not():
    texts = "The board will shut the pier.", "The board might shut the pier."
    assert told("will", "might", texts=texts) == "Courier has “will”, Herald “might shut”."


def test_of_more_words_than_a_note_takes_nothing_is_told():
    long = " ".join(f"the plank{n}" for n in range(20))
    assert told(long, "rusting quay", texts=(f"It sold {long}.", OTHER)) is None

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
    note = "Courier has “after a bogus inquiry by the U.S.”, Herald “It closed the rusting quay”."
    assert told("bogus inquiry", "rusting quay") == note


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("that “the old pier” was shut", "‘the old pier’ was shut"),
        ("the old pier” was shut", "the old pier was shut"),
        ("“the old", "‘the old pier’ was shut"),
        ("by the U.S.", "after a bogus inquiry by the U.S."),
        ("board said that", "The board said that ‘the old pier’ was shut"),
        ("The board", "The board said"),
    ],
)
def test_words_are_shown_with_their_clause_without_marks_that_lack_the_other_one(words, shown):
    assert told(words, "rusting quay,") == f"Courier has “{shown}”, Herald “It closed the rusting quay”."


def test_of_a_long_clause_the_words_are_shown_and_one_end_if_that_is_short():
    names = " ".join(f"Captain{n}" for n in range(25))
    text = f"Down at the old pier a bogus inquiry of {names} ended."
    assert told("old pier", "rusting quay", texts=(text, OTHER)) == (
        "Courier has “Down at the old pier”, Herald “It closed the rusting quay”."
    )


def test_the_words_are_of_the_sides_that_come_back():
    story = print_story(ONE, OTHER)
    shut, closed = span_of(ONE, "was shut after a bogus inquiry"), span_of(OTHER, "closed")
    sides = make_side(story, 0, (shut,)), make_side(story, 1, (closed,))
    _, found = tell_pointed(story, sides, Pointed(span_of(ONE, "bogus"), span_of(OTHER, "the rusting quay"), 0.9))
    clause = make_side(story, 0, (span_of(ONE, "was shut after a bogus inquiry by the U.S."),))
    assert found == (clause, make_side(story, 1, (span_of(OTHER, "It closed the rusting quay"),)))
    _, found = tell_pointed(story, sides, Pointed(span_of(ONE, "the U.S."), span_of(OTHER, "mayor"), 0.9))
    assert [side.passage.text for side in found] == [
        "was shut after a bogus inquiry by the U.S.",
        "closed the mayor said",
    ]
    assert [len(side.passage.spans) for side in found] == [1, 2]


def test_what_only_one_has_is_told_where_the_other_has_it_nowhere():
    assert told("bogus inquiry", None) == "Unlike Herald, Courier has “after a bogus inquiry by the U.S.”."
    assert told(None, "rusting quay") == "Unlike Courier, Herald has “It closed the rusting quay”."
    assert told("bogus inquiry", None, texts=(ONE, f"{OTHER} The inquiry was bogus.")) is None


def test_what_is_not_sure_is_not_told():
    assert told("bogus inquiry", "rusting quay", LEAST_SURE - 0.01) is None
    assert told(None, None) is None


@pytest.mark.parametrize(
    ("text", "words", "shown"),
    [
        ("It will shut on Feb. 28 or later.", "on Feb.", "It will shut on Feb. 28 or later"),
        ("It was not told to shut.", "told to shut", "It was not told to shut"),
        ("Bo Reyes never said that it would leak.", "it would leak", "Bo Reyes never said that it would leak"),
        ("He is not worried, he said, that it will leak.", "it will leak", "it will leak"),
        ("It leaked, they say, because Ada Lund may sell it.", "sell", "Ada Lund may sell it"),
    ],
)
def test_what_belongs_to_words_is_shown_with_them(text, words, shown):
    note = f"Courier has “{shown}”, Herald “It closed the rusting quay”."
    assert told(words, "rusting quay", texts=(text, OTHER)) == note


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("She said that she would sell it if the board paid.", "she would sell it if the board paid"),
        ("If the board pays, she will sell it.", "If the board pays, she will sell it"),
        ("She will sell it, unless the board pays.", "She will sell it, unless the board pays"),
        ("She will sell it, and the board pays.", "She will sell it"),
    ],
)
def test_a_condition_goes_with_what_hangs_on_it(text, shown):
    assert (
        told("sell", "rusting quay", texts=(text, OTHER))
        == f"Courier has “{shown}”, Herald “It closed the rusting quay”."
    )


def test_no_clause_is_cut_from_a_condition_that_is_too_long():
    text = f"She will sell it if {LONG} are paid."
    assert (
        told("sell it", "rusting quay", texts=(text, OTHER))
        == "Courier has “sell it”, Herald “It closed the rusting quay”."
    )


LONG = " ".join(f"plank{n}" for n in range(25))


@pytest.mark.parametrize(
    ("text", "words", "shown"),
    [
        ("in May 2019", "May", "May 2019"),
        ("on January 1", "on January", "on January 1"),
        ("was not told to shut", "told to shut", "was not told to shut"),
        ("wasn’t charged with theft", "charged with theft", "wasn’t charged with theft"),
        ("of the alleged theft", "theft", "the alleged theft"),
        ("may sell it", "sell", "may sell"),
        ("may not have been fully shut", "fully shut", "may not have been fully shut"),
        ("lent $5 billion", "$5", "$5 billion"),
    ],
)
def test_nothing_is_cut_from_words_in_a_clause_that_is_too_long(text, words, shown):
    texts = f"Up {LONG} {text} to {LONG}.", OTHER
    assert told(words, "rusting quay", texts=texts) == f"Courier has “{shown}”, Herald “It closed the rusting quay”."


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
    assert told("pier", "May", texts=texts) == (
        "Courier has “The board shut the pier”, Herald “The Board shut the pier in May”."
    )


def test_little_words_tell_where_the_other_side_has_them_not():
    texts = "The board will shut the pier.", "The board might shut the pier."
    assert told("will", "might", texts=texts) == (
        "Courier has “The board will shut the pier”, Herald “The board might shut the pier”."
    )


def test_of_more_words_than_a_note_takes_nothing_is_told():
    long = " ".join(f"the plank{n}" for n in range(20))
    assert told(long, "rusting quay", texts=(f"It sold {long}.", OTHER)) is None


@pytest.mark.parametrize(
    ("text", "words", "shown"),
    [
        ("of people who are most vulnerable", "are most vulnerable", "people who are most vulnerable"),
        ("by the job promotions that invariably favor men", "favor men", "promotions that invariably favor men"),
        ("by a 2011 deal that required a notice", "required a notice", "a 2011 deal that required a notice"),
        ("to retail, which is shrinking", "is shrinking", "retail, which is shrinking"),
        ("and the line had been cut", "been cut", "the line had been cut"),
        # Whose clause it is cannot be told: the vacuum's, not the place's.
        ("by a vacuum in Norland that led to bloodshed", "led to bloodshed", "led to bloodshed"),
        # Another sentence is not its subject.
        ("of the old pier. Which is shrinking", "is shrinking", "is shrinking"),
        # What the verb has for its object is no subject.
        ("of the pier that the council sold", "council sold", "the council sold"),
        # A reason is quoted without its conjunction.
        ("and because he would sell it", "sell it", "he would sell it"),
        ("where he said: “The court now sells it” and", "sells it", "The court now sells it"),
    ],
)
def test_words_are_quoted_with_what_their_first_one_hangs_on(text, words, shown):
    texts = f"Up {LONG} {text}.", OTHER
    assert told(words, "rusting quay", texts=texts) == f"Courier has “{shown}”, Herald “It closed the rusting quay”."

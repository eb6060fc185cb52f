import pytest

from sayso.comparing.alterations import align, edits_of, relate
from sayso.comparing.printings import read_tokens
from sayso.types import Span


def compared(one, other):
    first, second = (read_tokens(text, (Span(0, len(text)),)) for text in (one, other))
    alignment = align(first, second, (0, len(first)), (0, len(second)))
    edits = [(e.before, e.after, e.kind) for e in edits_of(one, other, first, second, alignment)]
    return str(relate(first, second, alignment)), edits


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("We will close the harbour at noon.", "we will close the harbour at noon"),
        ("It’s a bad plan", "It's a bad plan"),
        ("The I.R.S. took 40% of it", "The IRS took 40 percent of it"),
        ("roads & bridges are rotten", "roads and bridges are rotten"),
        ("we fished three days for nothing", "we fished 3 days for nothing"),
        ("This damned bridge must go", "This d****d bridge must go"),
        ("I met Oleksandr Zhuravlov twice", "I met Oleksandr Zhuravlyov twice"),
    ],
)
def test_typography_and_house_style_are_no_change(one, other):
    assert compared(one, other) == ("identical", [])


def test_a_changed_word_is_an_alteration_with_its_edit():
    relation, edits = compared("We owe the town an answer today", "We owe the town an apology today")
    assert relation == "altered"
    assert edits == [("answer", "apology", "replaced")]


def test_a_word_left_out_inside_without_a_mark_is_an_alteration():
    relation, edits = compared("It was a truly reckless order to give", "It was a reckless order to give")
    assert relation == "altered"
    assert edits == [("truly", "", "left_out")]


def test_a_word_added_inside_is_an_alteration():
    assert compared("The ferry is safe for children", "The ferry is very safe for children")[1] == [
        ("", "very", "added")
    ]


def test_words_in_brackets_are_disclosed():
    assert compared("They lied to the council", "They lied to the [city] council")[0] == "identical"
    assert compared("He sold it to the council", "[The mayor] sold it to the council")[0] != "altered"


def test_an_ellipsis_discloses_what_is_missing():
    full = "We checked every bolt, every cable and every weld before we opened the bridge"
    assert compared(full, "We checked every bolt ... before we opened the bridge")[0] == "identical"


def test_an_ellipsis_does_not_disclose_a_change_elsewhere():
    full = "We checked every bolt, every cable and every weld before we opened the bridge"
    assert compared(full, "We checked every bolt ... before we closed the bridge")[0] == "altered"


def test_a_printing_that_ends_sooner_is_shortened():
    assert compared("The dam will hold, but only if it stops raining", "The dam will hold")[0] == "shortened"


def test_printings_that_each_go_on_elsewhere_overlap():
    relation, _ = compared("As I said, the dam will hold for now", "the dam will hold for now, and we will repair it")
    assert relation == "overlapping"


def test_what_the_other_article_prints_elsewhere_is_not_cut():
    long, short = "The dam will hold. We built it well.", "The dam will hold."
    first, second = (read_tokens(text, (Span(0, len(text)),)) for text in (long, short))
    alignment = align(first, second, (0, len(first)), (0, len(second)))
    assert str(relate(first, second, alignment)) == "shortened"
    assert str(relate(first, second, alignment, printed=[(4, 8)])) == "identical"


def test_of_two_equal_beginnings_the_nearer_one_counts():
    relation, edits = compared("I have not seen it. I have not signed any deal", "I have not signed any deal")
    assert (relation, edits) == ("shortened", [])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Your budget robs the poor of this county", "His budget robs the poor of this county"),
        ("I say your budget robs the poor", "I say his budget robs the poor"),
    ],
)
def test_an_address_turned_into_a_report_shifts_the_person(one, other):
    first, second = (read_tokens(text, (Span(0, len(text)),)) for text in (one, other))
    assert align(first, second, (0, len(first)), (0, len(second))).shifts_person

import pytest
from facing_passages import face

from sayso.comparing.differences.claim_wording import tell_whole


def lead_of(one, other):
    """What a note says that does not quote two passages whole, without its full stop; None of one that does."""
    contrast = tell_whole(*face(one, other))
    assert contrast is not None
    return None if contrast.whole else contrast.note.removesuffix(".")


def test_the_note_says_what_only_one_passage_has_or_quotes_both():
    one = "The harbour board closed the northern pier after two cranes toppled in the gale."
    other = "The harbour board shut the northern pier on Friday."
    assert tell_whole(*face(one, other)).note == "Unlike Herald, Courier has “after two cranes toppled in the gale”."
    contrast = tell_whole(*face("The board shut the pier.", "Rust had eaten the pier."))
    assert contrast.whole
    assert contrast.note == "Courier words it “The board shut the pier”, Herald “Rust had eaten the pier”."


def test_what_each_alone_has_is_said_of_both():
    one = "The board shut the pier because rust had eaten the girders."
    other = "The board shut the pier despite furious fishermen."
    assert lead_of(one, other) == (
        "Courier has “because rust had eaten the girders”, Herald “The board shut the pier despite furious fishermen”"
    )


def test_words_that_only_one_quotes_are_said_to_be_quoted():
    one = "The mayor called the bridge “a rusting disgrace” and ordered it shut."
    assert lead_of(one, "The mayor ordered the bridge shut.") == "Unlike Herald, Courier quotes “a rusting disgrace”"


def test_a_judging_word_is_pointed_at_with_what_it_judges():
    one, other = "The pier was shut after a bogus inquiry.", "The pier was shut after an inquiry."
    assert lead_of(one, other) == "Unlike Herald, Courier has “after a bogus inquiry”"


def test_two_amounts_of_a_kind_are_set_against_each_other():
    one, other = "The council lent the ferry line $4 million.", "The line got $7 million of credit at Lisk."
    assert lead_of(one, other) == "Courier gives “$4 million”, Herald “$7 million”"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The council lent $4 million.", "The council lent $7 million. Of $4 million nobody spoke."),
        ("The council lent more than $4 million.", "The council lent $4.1 million."),
        ("The work took 4 days.", "The work took 7 days."),
        ("The council lent $4 million.", "The council lent $90 million."),
    ],
)
def test_no_amounts_are_set_against_each_other_that_may_be_one_or_are_told_of_two_things(one, other):
    assert lead_of(one, other) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The attorneys pledged to fight the measure.", "The lawyers vowed to fight the bill."),
        ("The Lisk treaties were signed by ministers.", "The Lisk treaty has been signing day for ministers."),
        ("The pier was shut, officials told reporters at a press conference.", "The pier was shut."),
        ("The pier was shut on Monday morning last week.", "The pier was shut."),
        ("The pier was shut by Ada Lund and Bo Reyes.", "The pier was shut."),
        ("The pier was shut by rust.", "The pier was shut. Rust had eaten it."),
    ],
)
def test_nothing_is_pointed_at_that_stands_near_or_is_only_a_synonym_a_name_a_day_or_who_said_it(one, other):
    assert lead_of(one, other) is None


@pytest.mark.parametrize(
    "cut",
    [
        "The board shut the pier near the gloomy Centre for Reef Studies.",  # a name goes on
        "The board shut the pier and gloomily hesitated over it.",  # a verb and what belongs to it
        "The board shut the pier with rotten planks of it.",  # what "of" brings
        "The board shut the pier that rusty, rotten posts held.",  # an adjective and its noun
        "The board shut the pier that rotted seven months after it opened.",  # a length of time
        "The board shut the pier and scrapped gloomy or rotten posts.",  # two that "or" joins
    ],
)
def test_no_phrase_ends_where_it_would_be_cut(cut):
    lead = lead_of(cut, "The board shut it down.")
    assert lead is None or not lead.endswith(("Centre”", "hesitated”", "planks”", "rusty”", "months”", "gloomy”"))


def test_no_phrase_begins_with_a_noun_without_what_it_stands_behind():
    lead = lead_of("Had this been in force a bleak decade ago, few would row.", "The board shut the pier.")
    assert lead is None or "“force" not in lead


def test_a_negation_goes_with_what_it_denies():
    one = "The board shut the pier that was never properly surveyed."
    assert (
        lead_of(one, "The board shut the pier.")
        == "Unlike Herald, Courier has “the pier that was never properly surveyed”"
    )


@pytest.mark.parametrize("other", ["This followed a 61-4 vote in the Senate.", "The Senate voted 61 to 4."])
def test_two_passages_that_give_one_vote_and_nothing_else_are_not_told(other):
    assert tell_whole(*face("The final tally was 61-4.", other)) is None


def test_two_votes_are_told():
    assert tell_whole(*face("The final tally was 61-4.", "The final tally was 60-5.")) is not None


def test_a_long_passage_is_looked_at_in_linear_time():
    words = " ".join(f"gloomy planks of rust {n}," for n in range(2000))
    assert tell_whole(*face(f"The board shut {words}.", "The board shut the pier.")) is not None

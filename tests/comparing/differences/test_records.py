from drafted import print_story

from sayso.comparing.differences.records import differ_in_records


def notes(*texts):
    return [finding.note for finding in differ_in_records(print_story(*texts))]


RESIGNED = "Hart is the first harbour minister in 40 years to resign over a matter of policy."


def test_two_accounts_of_one_record_are_a_difference():
    assert notes(RESIGNED, "It was the first time since 1980 that a harbour minister resigned over a quay.") == [
        "Courier has “Hart is the first harbour minister in 40 years to resign over a matter of policy”, "
        "Herald has “first time since 1980 that a harbour minister resigned over a quay”."
    ]


def test_the_same_record_in_the_same_words_is_none():
    assert notes(f"{RESIGNED} It rained.", f"{RESIGNED} The sun shone.") == []


def test_records_of_two_matters_are_none():
    assert notes(RESIGNED, "The flood was the first in the valley since 1980, and took a mill.") == []


def test_a_first_step_is_no_record():
    assert not notes(
        "The first step of the harbour minister in office was ever to close the old quay.",
        "The first day of the harbour minister in office was as cold as ever on the old quay.",
    )

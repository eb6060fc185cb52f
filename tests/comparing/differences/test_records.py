from tests.comparing.newsroom import Newsroom


def notes(one, other):
    room = Newsroom().print_article("The Courier", one).print_article("The Herald", other)
    return [d.note for d in room.compare().differences if " has “" in d.note and str(d.type) == "wording"]


def test_two_accounts_of_one_record_are_a_difference():
    (note,) = notes(
        "Hart is the first harbour minister in 40 years to resign over a matter of policy.",
        "It was the first time since 1980 that a harbour minister resigned over a quay.",
    ) or [""]
    assert "40 years" in note and "1980" in note


def test_the_same_record_in_the_same_words_is_none():
    sentence = "Hart is the first harbour minister in 40 years to resign over a matter of policy."
    assert notes(f"{sentence} It rained.", f"{sentence} The sun shone.") == []


def test_records_of_two_matters_are_none():
    assert (
        notes(
            "Hart is the first harbour minister in 40 years to resign over a matter of policy.",
            "The flood was the first in the valley since 1980, and took a mill.",
        )
        == []
    )


def test_a_first_step_is_no_record():
    assert (
        notes(
            "The first step of the harbour minister in office was ever to close the old quay.",
            "The first day of the harbour minister in office was as cold as ever on the old quay.",
        )
        == []
    )

from datetime import date

import pytest
from newsroom import Newsroom

from sayso.comparing.claim_dates import read_time
from sayso.dates import Mod, Timex, TimexType


def timex(value, mod=None):
    return Timex(0, 1, TimexType.DATE, value, mod)


@pytest.mark.parametrize(
    ("value", "mod", "first", "after"),
    [
        ("2024-03-08", None, date(2024, 3, 8), date(2024, 3, 9)),
        ("2024-03-08TMO", None, date(2024, 3, 8), date(2024, 3, 9)),
        ("2024-02", None, date(2024, 2, 1), date(2024, 3, 1)),
        ("2024-02", Mod.END, date(2024, 2, 21), date(2024, 3, 1)),
        ("2024-W10", None, date(2024, 3, 4), date(2024, 3, 11)),
        ("2024", None, date(2024, 1, 1), date(2025, 1, 1)),
    ],
)
def test_a_time_covers_its_days(value, mod, first, after):
    assert read_time(timex(value, mod)) == (first, after)


@pytest.mark.parametrize("value", [None, "PAST_REF", "XXXX-WXX-5", "2024-02-31", "9999"])
def test_what_has_no_days_has_none(value):
    assert read_time(timex(value)) is None


def dates(one, other):
    room = Newsroom().print_article("The Courier", one).print_article("The Herald", other)
    return [d.note for d in room.compare().differences if str(d.type) == "date"]


def test_the_end_of_one_month_is_not_the_first_of_another():
    (note,) = dates(
        "The harbour master Ida Hart will leave her post on April 1 at last.",
        "The harbour master Ida Hart will leave her post at the end of May at last.",
    )
    assert "April 1" in note and "the end of May" in note


def test_a_time_that_is_only_vaguer_is_no_other_time():
    assert (
        dates(
            "The high court of the county struck down the old Bridge Act in January.",
            "The high court of the county struck down the old Bridge Act this year.",
        )
        == []
    )


def test_a_day_of_the_named_month_is_no_other_time_worth_a_line():
    assert (
        dates(
            "The high court of the county struck down the old Bridge Act on Tuesday.",
            "The high court of the county struck down the old Bridge Act this week.",
        )
        == []
    )


def test_two_days_beside_one_verb_are_a_difference_in_passages_that_are_little_alike():
    found = dates(
        "A clerk of the harbour board on Friday apologized for a letter about the ferryman's two daughters.",
        "The board's young clerk had to apologize Saturday for the letter that mocked the ferryman's girls.",
    )
    assert found == ["The Courier says Friday, The Herald Saturday."]


def test_two_days_of_two_deeds_are_none():
    assert not dates(
        "The harbour board met on Friday and talked about the ferry.",
        "The ferry of the harbour board sank on Saturday.",
    )


def test_a_morning_is_no_other_day():
    assert not dates(
        "The old harbour bridge was closed on Monday after the storm.",
        "The old harbour bridge was closed on Monday morning after the storm.",
    )


def test_the_time_of_an_event_is_not_that_of_the_deed_beside_it():
    assert not dates(
        "The mayor of Ansel invited the harbour board to a briefing Wednesday about the ferry.",
        "The mayor of Ansel on Tuesday invited the harbour board to a briefing about the ferry.",
    )


def test_until_when_and_one_of_two_days_are_no_days_of_a_deed():
    assert not dates(
        "The mayor of Ansel extended the ban on nets in the harbour through May 31.",
        "The mayor of Ansel extended the ban on nets in the harbour on Wednesday, May 1.",
    )
    assert not dates(
        "The storm is expected to strike the harbour of Ansel late on Thursday or Friday.",
        "The storm is expected to strike the harbour of Ansel early on Friday.",
    )

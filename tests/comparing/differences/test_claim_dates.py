from datetime import date

import pytest
from facing_passages import tell

from sayso.comparing.differences.claim_dates import tell_date
from sayso.comparing.differences.told_times import read_time
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


def date_told(one, other):
    return tell(tell_date, one, other, "date")


def test_two_days_of_one_deed():
    assert date_told(
        "A clerk of the harbour board on Friday apologized for a letter about the ferryman.",
        "The board's young clerk had to apologize Saturday for the letter that mocked the ferryman.",
    ) == ("Courier says “Friday”, Herald “Saturday”.")


def test_the_end_of_one_month_is_not_the_first_of_another():
    assert date_told(
        "The harbour master Ida Hart will leave her post on April 1 at last.",
        "The harbour master Ida Hart will leave her post at the end of May at last.",
    ) == ("Courier says “April 1”, Herald “the end of May”.")


@pytest.mark.parametrize(
    ("one", "other", "note"),
    [
        (
            "The board votes on the quay on April 12.",
            "The board will vote on the quay next month.",
            "Courier gives “April 12”, Herald only “next month”.",
        ),
        (
            "The old harbour bridge was closed on Monday.",
            "The old harbour bridge was closed on Monday morning.",
            "Herald gives “Monday morning”, Courier only “Monday”.",
        ),
        (
            "The court struck down the Bridge Act in January.",
            "The court struck down the Bridge Act this year.",
            "Courier gives “January”, Herald only “this year”.",
        ),
        (
            "The boat was sold on Feb. 24, 2016.",
            "The boat was sold in February 2016.",
            "Courier gives “Feb. 24, 2016”, Herald only “February 2016”.",
        ),
    ],
)
def test_a_time_that_is_only_vaguer_is_said_to_be(one, other, note):
    assert date_told(one, other) == note


def test_two_hours():
    assert date_told(
        "Ida Hart told the members shortly after 6 p.m. on Friday.",
        "Ida Hart told the members around 5 p.m. on Friday.",
    ) == ("Courier says “shortly after 6 p.m. on Friday”, Herald “around 5 p.m. on Friday”.")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The board met on Friday and talked about the ferry.", "The ferry of the board sank on Saturday."),
        (  # the time of the invitation, and that of the briefing
            "The mayor of Ansel invited the harbour board to a briefing Wednesday about the ferry.",
            "The mayor of Ansel on Tuesday invited the harbour board to a briefing about the ferry.",
        ),
        ("The board met on Feb. 24, 2024.", "On 24 February the board met."),
        ("The board met on March 4 about the quay.", "The board met on Monday about the quay."),  # one day
        ("The board meets today about the quay.", "The board met on Thursday about the quay."),  # or the day after
        ("The board keeps the quay open on April 3.", "The board keeps the quay open by April 4."),
        (  # which tells both
            "The harbour master will leave her post on April 1 at last.",
            "The harbour master will leave her post in May at last. On April 1, she said.",
        ),
        ("The board spoke of the 2016 election.", "The board spoke last month of the election."),
        ("The board defended its plan on Friday.", "Mayor May defended the plan of the board."),
        ("On Friday the board met, and on Saturday it closed.", "The board met on Saturday and closed the quay."),
        ("Met the board: https://a.example Friday", "The board met on Saturday."),
    ],
)
def test_what_is_no_other_time_of_one_deed(one, other):
    assert date_told(one, other) is None


def test_days_that_the_calendar_does_not_hold_do_no_harm():
    assert date_told("It met on February 31 about the quay.", "It met on February 30 about the quay.") is None


def test_parts_of_a_day_that_may_be_one_are_no_difference():
    evening = "The board met at the quay on Saturday evening."
    assert date_told("The board met at the quay on Saturday night.", evening) is None
    morning = "The board met at the quay on Saturday morning."
    assert date_told(morning, evening) == "Courier says “Saturday morning”, Herald “Saturday evening”."


def test_a_part_of_the_day_that_the_other_article_tells_nearby_is_no_difference():
    night, day = "The board met at the quay on Saturday night.", "The board met at the quay on Saturday."
    assert date_told(night, day) == "Courier gives “Saturday night”, Herald only “Saturday”."
    assert date_told(night, f"{day} It was a long night.") is None


def test_a_weekend_is_two_days():
    assert date_told("The board met on Saturday night at the quay.", "The board met at the quay over the weekend.") == (
        "Courier gives “Saturday night”, Herald only “the weekend”."
    )
    assert date_told("The board met on Friday at the quay.", "The board met at the quay over the weekend.") != (
        "Courier gives “Friday”, Herald only “the weekend”."
    )


def test_an_end_is_not_set_against_a_day():
    assert date_told("The board keeps the quay open until March 20.", "The board opened the quay on Friday.") is None


def test_an_anniversary_is_not_the_day_of_an_end():
    assert (
        date_told("The long strike ended before its anniversary on Monday.", "The strike came to an end Friday.")
        is None
    )


def test_a_hyphen_and_earlier_make_no_other_time():
    assert date_told("The mayor spoke earlier this week.", "The mayor spoke this week.") is None
    assert date_told("The quay opens before year end.", "The quay opens before year-end.") is None

"""Dates of publication, as lines and as metadata."""

from datetime import date

import pytest

from sayso.reading.datelines import choose_published, find_dates, is_date_line, read_date

LATEST = date(2025, 6, 1)


@pytest.mark.parametrize(
    ("line", "iso"),
    [
        ("Friday, Jan 26, 2024 - 07:40 PM", "2024-01-26T19:40"),
        ("Published 5 March 2021", "2021-03-05"),
        ("PUBLISHED: March 5th, 2021 at 12:05 a.m.", "2021-03-05T00:05"),
        ("Jan. 26, 2024, 7 p.m. ET", "2024-01-26T19:00"),
        ("Sat 3 Feb 2024 10.15 GMT", "2024-02-03T10:15+00:00"),
        ("Last updated: 2024-02-03 10:15", "2024-02-03T10:15"),
        ("2024-02-03T10:15:30Z", "2024-02-03T10:15+00:00"),
        ("SEPT. 12, 2016", "2016-09-12"),
        ("26/01/2024 14:05", "2024-01-26T14:05"),
        ("01/26/2024", "2024-01-26"),
        ("Wednesday 5th of June 2019 | 4 min read", "2019-06-05"),
    ],
)
def test_a_date_line_gives_its_date(line: str, iso: str) -> None:
    assert is_date_line(line)
    chosen = choose_published(find_dates(line), LATEST)
    assert chosen is not None
    assert chosen.iso == iso


@pytest.mark.parametrize(
    "line",
    [
        "31 February 2021",
        "13/13/2021",
        "03/04/2021",
        "The strike began on 5 March 2021",
        "Route 66, 2021",
        "Friday",
        "4 min read",
        "",
    ],
)
def test_what_is_no_date_line_is_none(line: str) -> None:
    assert not is_date_line(line)


@pytest.mark.parametrize(
    "line", ["Updated 3:44 p.m. ET Tuesday 6/4", "Published at 10:00", "First published on 5 June at noon"]
)
def test_a_stamp_without_a_year_is_a_date_line_at_most(line: str) -> None:
    assert find_dates(line) == []
    assert is_date_line(line) == ("noon" not in line)


def test_a_relative_age_is_a_date_line_without_a_date() -> None:
    assert is_date_line("3 hours ago")
    assert find_dates("3 hours ago") == []


def test_the_first_print_wins_over_a_later_change() -> None:
    dates = find_dates("Updated March 6, 2021 | Published March 5, 2021")
    chosen = choose_published(dates, LATEST)
    assert chosen is not None
    assert (chosen.iso, chosen.updated) == ("2021-03-05", False)


def test_a_date_in_the_future_is_never_taken() -> None:
    assert choose_published(find_dates("5 March 2031"), LATEST) is None
    assert read_date("2031-03-05", LATEST) is None
    assert read_date("2031", LATEST) is None


@pytest.mark.parametrize(
    ("value", "iso"),
    [
        ("2024", "2024"),
        ("2024-01", "2024-01"),
        ("2024-01-26", "2024-01-26"),
        ("20240126", "2024-01-26"),
        ("2024-01-26T00:00:00Z", "2024-01-26"),
        ("2024-01-26T19:40:12+01:00", "2024-01-26T19:40:12+01:00"),
        ("2024-01-26 19:40", "2024-01-26T19:40"),
        ("Fri, 26 Jan 2024 19:40:00 +0100", "2024-01-26T19:40+01:00"),
        ("January 26, 2024", "2024-01-26"),
    ],
)
def test_metadata_is_kept_as_precise_as_it_is(value: str, iso: str) -> None:
    assert read_date(value, LATEST) == iso


@pytest.mark.parametrize("value", ["", "yesterday", "1706297000", "0001-01-01", "2024-13-01", "2024-02-30"])
def test_metadata_that_is_no_date_gives_none(value: str) -> None:
    assert read_date(value, LATEST) is None

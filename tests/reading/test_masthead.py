"""The outlet, by what the text says about itself and by nothing else."""

import pytest

from sayso.reading.masthead import (
    find_agency,
    find_outlet_in_appeal,
    find_outlet_in_copyright,
    read_masthead,
    split_title,
)


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("Support The Lorn Times!", "The Lorn Times"),
        ("We, the journalists of The Lorn Times, refuse to be silenced.", "The Lorn Times"),
        ("As you may have heard, Harbor Post, an independent paper, has been fined.", "Harbor Post"),
        ("Become a Harbor Post member today.", "Harbor Post"),
        ("Harbor Post is reader-supported.", "Harbor Post"),
        ("Thank you for reading the Lorn Herald.", "the Lorn Herald"),
        ("Support our journalism", None),
        ("Support Independent Journalism!", None),
        ("Please support us.", None),
    ],
)
def test_an_appeal_names_the_outlet_that_makes_it(line: str, outlet: str | None) -> None:
    assert find_outlet_in_appeal(line) == outlet


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("Copyright © 2019 The Lorn Times, LLC. Click here for reprint permission.", "The Lorn Times"),
        ("© 2024 Harbor Post. All rights reserved.", "Harbor Post"),
        ("(c) 2020-2024 by Harbor Post", "Harbor Post"),
        ("All rights reserved.", None),
        ("COPYRIGHT 2017 EXAMPLE CREATORS", None),
        ("© 2024", None),
    ],
)
def test_a_copyright_line_names_its_holder(line: str, outlet: str | None) -> None:
    assert find_outlet_in_copyright(line) == outlet


@pytest.mark.parametrize(
    ("paragraph", "agency"),
    [
        ("WASHINGTON (Reuters) — The council met.", "Reuters"),
        ("PORT LORN, Vessaly (AP) - The council met.", "AP"),
        ("PORT LORN, March 5 (AFP) – The council met.", "AFP"),
        ("(Reuters) - The council met.", "Reuters"),
        ("PORT LORN (Vessaly Press Agency) -- The council met.", "Vessaly Press Agency"),
        ("The council (AP Photo) met.", None),
        ("Port Lorn (CNN) The council met.", "CNN"),
        ("Port Lorn (AP) The council met.", "AP"),
        ("PORT LORN — The council met.", None),
        ("He told Reuters (AP) that the council met.", None),
    ],
)
def test_a_dateline_names_the_agency(paragraph: str, agency: str | None) -> None:
    assert find_agency(paragraph) == agency


def test_a_title_loses_the_outlet_behind_a_bar() -> None:
    assert split_title("Council votes to close the ferry | Harbor Post") == (
        "Council votes to close the ferry",
        "Harbor Post",
    )
    assert split_title("Council votes - and regrets it") == ("Council votes - and regrets it", None)


@pytest.mark.parametrize(
    ("line", "outlet", "dates"),
    [
        ("THE DAILY TIMES", "THE DAILY TIMES", []),
        ("www.lornpost.example.com", "www.lornpost.example.com", []),
        ("Lorn Herald | Wednesday 15 May 2024", "Lorn Herald", ["2024-05-15"]),
    ],
)
def test_a_masthead_is_the_name_of_an_outlet(line: str, outlet: str, dates: list[str]) -> None:
    found = read_masthead(line)
    assert found is not None
    assert (found.outlet, [written.iso for written in found.dates]) == (outlet, dates)


@pytest.mark.parametrize(
    "line", ["Mayor Sues Lorn News", "The ferry is late", "Lorn Herald | Ferry to close", "The Council of Lorn", ""]
)
def test_a_headline_is_no_masthead(line: str) -> None:
    assert read_masthead(line) is None

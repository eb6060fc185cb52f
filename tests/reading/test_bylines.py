"""Bylines and names of authors."""

import pytest

from sayso.reading.bylines import Byline, is_outlet, is_person, read_authors, read_byline, read_people, read_signature


@pytest.mark.parametrize(
    ("line", "authors", "outlet"),
    [
        ("by Mara Quill", ("Mara Quill",), None),
        ("By Mara Quill and Tom Arden | Reuters", ("Mara Quill", "Tom Arden"), "Reuters"),
        (
            "By Mara Quill, Tom Arden and Li Wei, Associated Press",
            ("Mara Quill", "Tom Arden", "Li Wei"),
            "Associated Press",
        ),
        ("By Mara Quill for The Lorn Herald", ("Mara Quill",), "The Lorn Herald"),
        ("By Mara Quill, Senior Harbour Correspondent", ("Mara Quill",), None),
        ("By Mara Quill, Staff Writer, The Atlantic", ("Mara Quill",), "The Atlantic"),
        ("By Mara Quill in Port Lorn and Tom Arden in Skerrin", ("Mara Quill", "Tom Arden"), None),
        ("By Mara Quill (@maraquill)", ("Mara Quill",), None),
        ("By Jean-Luc d'Arcy and Seán O'Toole Jr.", ("Jean-Luc d'Arcy", "Seán O'Toole Jr."), None),
        ("By Ann van der Berg.", ("Ann van der Berg",), None),
        ("Written by: Mara Quill", ("Mara Quill",), None),
        ("By Reuters Staff", (), "Reuters"),
        ("By The Lorn Gazette", (), "The Lorn Gazette"),
        ("By Emily Post", ("Emily Post",), None),
    ],
)
def test_a_byline_names_authors_and_outlet(line: str, authors: tuple[str, ...], outlet: str | None) -> None:
    assert read_byline(line) == Byline(authors, outlet)


@pytest.mark.parametrize(
    ("line", "iso"),
    [
        ("By MARA QUILL MARCH 5, 2021", "2021-03-05"),
        ("By Mara Quill - March 5, 2021 at 10:40 am", "2021-03-05T10:40"),
        ("By Mara Quill | Published March 5, 2021 | 4 min read", "2021-03-05"),
        ("Posted by Mara Quill on 2021-03-05", "2021-03-05"),
    ],
)
def test_a_byline_may_carry_the_date(line: str, iso: str) -> None:
    byline = read_byline(line)
    assert byline is not None
    assert [name.lower() for name in byline.authors] == ["mara quill"]
    assert [written.iso for written in byline.dates] == [iso]


@pytest.mark.parametrize(
    "line",
    [
        "By Friday the water was gone.",
        "By the numbers",
        "By train to Skerrin",
        "By all accounts, Mara Quill was right",
        "By March 5, 2021, the council had met twice and agreed on nothing",
        "Mara Quill",
        "By " + "Mara Quill, " * 50,
        "",
    ],
)
def test_what_is_no_byline_is_none(line: str) -> None:
    assert read_byline(line) is None


def test_authors_of_metadata_are_parted_and_kept_as_printed() -> None:
    assert read_authors("By Mara Quill and Tom Arden") == ("Mara Quill", "Tom Arden")
    assert read_authors("Mara Quill, Harbour Correspondent") == ("Mara Quill",)
    assert read_authors("mara") == ("mara",)
    assert read_authors("  ") == ()


def test_a_line_of_names_and_nothing_else_is_people() -> None:
    assert read_people("Mara Quill, Tom Arden and Li Wei") == ("Mara Quill", "Tom Arden", "Li Wei")
    assert read_people("Mara Quill and the council") == ()
    assert read_people("") == ()


def test_people_and_outlets_are_told_apart() -> None:
    assert is_person("Mara Quill")
    assert is_person("Ann van der Berg")
    assert not is_person("Quill")
    assert not is_person("The Moscow Times")
    assert is_outlet("The Moscow Times")
    assert is_outlet("AFP")
    assert is_outlet("lornherald.com")
    assert not is_outlet("Mara Quill")
    assert not is_outlet("the council said in The Lorn Times")


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Mara Quill, Transport Correspondent", "Mara Quill"),
        ("Tom Arden, editor", "Tom Arden"),
        ("Tom Arden, Editor of the Post, Dies", None),
        ("Mara Quill, reporter killed on the quay", None),
        ("Ferry Line Closes, Says Editor", None),
    ],
)
def test_a_name_with_its_work_is_a_signature(line: str, name: str | None) -> None:
    assert read_signature(line) == name

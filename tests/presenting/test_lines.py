"""Words of articles set as lines: they begin as sentences do, and nothing in them is left open."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.presenting.lines import balance_marks, begin_sentence, claim_line


@pytest.mark.parametrize(
    ("wording", "line"),
    [
        ("that the ferry sails,", "The ferry sails"),
        ("We will sail.", "We will sail"),
        ("the line left the U.S.", "The line left the U.S."),
        ("“We will sail", "We will sail"),
        ("they would “sail", "They would “sail”"),
        ("will sail,” she said", "“will sail,” she said"),
        ("the line (owned by Ann Roper", "The line (owned by Ann Roper)"),
        ("shares of the line (", "Shares of the line"),
        ('he said "we will', 'He said "we will"'),
        ('we will" and left', '"we will" and left'),
        (
            "it is shared as if it were real. pic.example pic.twitter.com/Q1 https://t.co/2",
            "It is shared as if it were real. pic.example",
        ),
        ("iFerry may sail", "iFerry may sail"),
        ("", ""),
    ],
)
def test_the_line_of_a_claim(wording: str, line: str) -> None:
    assert claim_line(wording, 80) == line


def test_a_line_that_is_cut_leaves_no_mark_open() -> None:
    assert claim_line("She said “we will sail in the morning or not at all”", 30) == "She said “we will sail in the…”"


def test_what_is_paired_already_stays() -> None:
    for line in ('"One," she said. "Two."', "“One [sic] (two)”", "the dogs' dinner", "a (b [c] d) e"):
        assert balance_marks(line) == line


def test_a_name_begins_a_sentence() -> None:
    assert begin_sentence("the coastguard; a steward") == "The coastguard; a steward"
    assert begin_sentence("“we”") == "“we”"


@given(st.text(alphabet=st.sampled_from("ab “”()[]\"'"), max_size=40))
def test_marks_come_in_pairs_and_no_letter_is_lost(text: str) -> None:
    line = balance_marks(text)
    assert all(line.count(opening) == line.count(closing) for opening, closing in ("“”", "()", "[]"))
    assert line.count('"') % 2 == 0
    assert [c for c in line if c.isalpha()] == [c for c in text if c.isalpha()]


@pytest.mark.parametrize("text", ["(" * 100_000 + "x" + "(" * 100_000, "https://" * 30_000, "https://a " * 30_000])
def test_hostile_lines_take_linear_time(text: str) -> None:
    started = time.process_time()
    balance_marks(text)
    claim_line(text, 200)
    assert time.process_time() - started < 2

"""Paragraphs, sentences, words and quotation marks."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.text import (
    find_paragraphs,
    find_quotations,
    find_sentences,
    find_words,
    list_words,
    normalise_line_ends,
    skip_dateline,
    without_last_stop,
)


def words(text: str, spans) -> list[str]:
    return [text[span[0] : span[1]] for span in spans]


def test_line_ends_become_line_feeds_and_nulls_go() -> None:
    assert normalise_line_ends("a\r\nb\rc\u2028d\x00") == "a\nb\nc\nd"


def test_every_line_is_a_paragraph_and_white_space_is_not_part_of_it() -> None:
    text = "  One line. \nAnother line.\n\n\n\tA third. "
    assert words(text, find_paragraphs(text)) == ["One line.", "Another line.", "A third."]


def test_lines_wrapped_by_hand_are_one_paragraph() -> None:
    text = (
        "The harbour board met on Monday evening to hear from the\n"
        "engineers who had looked at the ferry's hull in dry dock, and\n"
        "adjourned without a vote.\n\nA second paragraph."
    )
    assert len(find_paragraphs(text)) == 2


def test_the_narrow_lines_of_a_printed_column_are_one_paragraph() -> None:
    text = "The harbour board met on Monday eve-\nning to hear from the engineers. Mr\nOduya left before the vote."
    assert find_paragraphs(text) == [(0, len(text))]


def test_short_lines_that_begin_anew_are_paragraphs_each() -> None:
    assert len(find_paragraphs("The harbour board meets on Monday\nEngineers find no fault with hull\nWeather")) == 3


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Mr. Oduya left. He did not say why.", 2),
        ("The U.S. Senate met. It adjourned.", 2),
        ("She spoke to J. Edgar Bell at 5 p.m. on Sunday.", 1),
        ("“We will stay.” The crowd cheered.", 2),
        ("“Why now?” she asked.", 1),
        ("It rose 2.5 percent. Then it fell…", 2),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, count: int) -> None:
    assert len(find_sentences(text)) == count


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("He said “we will pay” and left.", ["“we will pay”"]),
        ('"One," she said. "Two."', ['"One,"', '"Two."']),
        ("The minister said: ‘It’s the officials’ view.’ He left.", ["‘It’s the officials’ view.’"]),
        ("It's the dogs' dinner, isn't it?", []),
        ("'It is over,' said the captain's wife.", ["'It is over,'"]),
        ("An “unclosed mark reaches to the end.", ["“unclosed mark reaches to the end."]),
        ("Back in the '90s they didn't care.", []),
    ],
)
def test_quotation_marks_are_told_from_apostrophes(text: str, quoted: list[str]) -> None:
    assert words(text, find_quotations(text)) == quoted


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("PORT ANSEL, May 14 (VPA) - The ferry sank.", "The ferry sank."),
        ("LORN (Wire) — The ferry sank.", "The ferry sank."),
        ("(Vessaly Press) - The ferry sank.", "The ferry sank."),
        ("(CNN) The ferry sank.", "The ferry sank."),
        ("(The ferry sank.) Nobody knew.", "(The ferry sank.) Nobody knew."),
        ("The ferry sank - and nobody knew.", "The ferry sank - and nobody knew."),
        ("", ""),
    ],
)
def test_a_dateline_is_skipped(text: str, rest: str) -> None:
    assert text[skip_dateline(text) :] == rest


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("talking.", "talking"),
        ("the ferry,", "the ferry"),
        ("in the U.S.", "in the U.S."),
        ("at 6 p.m.", "at 6 p.m."),
        ("we go:", "we go"),
        ("Why not?", "Why not?"),
        ("and then …", "and then …"),
        ("", ""),
    ],
)
def test_words_are_quoted_without_the_stop_behind_them(text: str, quoted: str) -> None:
    assert without_last_stop(text) == quoted


@given(st.text(alphabet=st.sampled_from("aB.’' -é1…"), max_size=100))
def test_words_are_listed_as_they_are_found(text: str) -> None:
    assert list_words(text) == words(text, find_words(text))


@given(st.text(alphabet=st.sampled_from("ab. \n\"'“”‘’?A1…"), max_size=200))
def test_spans_are_in_order_and_inside_the_text(text: str) -> None:
    for start, end in find_paragraphs(text):
        assert text[start:end] == text[start:end].strip() != ""
        for find in (find_sentences, find_quotations, find_words):
            last = start
            for span in find(text, start, end):
                assert last <= span[0] < span[1] <= end
                last = span[1]


@pytest.mark.parametrize("text", ["." * 50_000 + "x", "('a " * 20_000, "‘a" * 20_000, "“" * 50_000, "A. " * 20_000])
def test_hostile_texts_take_linear_time(text: str) -> None:
    started = time.process_time()
    find_sentences(text)
    find_quotations(text)
    assert time.process_time() - started < 2

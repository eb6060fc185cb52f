"""Where reported speech ends."""

import time

import pytest

from sayso.attribution.clause_ends import end_at_closing_marks, end_at_list_points, end_at_semicolons
from sayso.attribution.found import Found
from sayso.types import Span, Spans, text_of


def at(text: str, words: str) -> Spans:
    start = text.index(words)
    return (Span(start, start + len(words)),)


def content_of(text: str, cue: str, content: str) -> str:
    (item,) = end_at_semicolons(text, [Found((), at(text, cue), at(text, content), 0.9, None)])
    return text_of(text, item.content)


def test_behind_a_semicolon_the_reporter_speaks_again() -> None:
    text = "Ada said the pier's planks were rotten; the ferry still sails at noon."
    content = "the pier's planks were rotten; the ferry still sails at noon"
    assert content_of(text, "said", content) == "the pier's planks were rotten"


@pytest.mark.parametrize(
    "content",
    [
        "the crew were Bo Quist of Larch; Una Fay of Holm; and a boy",
        "the pier was shut; again",
        "the pier was “shut; and shut for good this time”",
        "the pier was shut",
    ],
)
def test_a_list_a_remark_and_a_quotation_are_left_whole(content: str) -> None:
    assert content_of(f"Ada said {content}.", "said", content) == content


def test_what_stands_before_its_cue_is_left_whole() -> None:
    text = "The pier was shut; the ferry would sail from Holm instead, Ada said."
    content = "The pier was shut; the ferry would sail from Holm instead"
    assert content_of(text, "said", content) == content


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Ada: “We shut it”\n\nNobody knows why", "“We shut it”"),
        ("Ada: “We shut it.”\n\n“For good.”", "“We shut it.”\n\n“For good.”"),
        ("Ada: “We shut it.\n\n“For good.”\n\nNobody knows", "“We shut it.\n\n“For good.”"),
        ("Ada: We shut “it”\n\nFor good", "We shut “it”\n\nFor good"),
    ],
)
def test_a_quotation_that_closes_with_its_paragraph_is_over(text: str, kept: str) -> None:
    content = (Span(5, len(text)),)
    (item,) = end_at_closing_marks(text, [Found((), (Span(3, 4),), content, 0.9, None)])
    assert text_of(text, item.content) == kept


def test_pieces_behind_the_end_of_a_quotation_go() -> None:
    text = "“We shut it,” said Ada. “For good.”\n\nNobody knows."
    pieces = (*at(text, "“We shut it,”"), *at(text, "“For good.”"), *at(text, "Nobody knows"))
    (item,) = end_at_closing_marks(text, [Found((), at(text, "said"), pieces, 0.9, None)])
    assert item.content == pieces[:2]


def test_a_run_of_spaces_takes_linear_time() -> None:
    text = "Ada: “We shut it”" + " " * 200_000 + "\n" * 200_000 + "Nobody knows"
    started = time.process_time()
    (item,) = end_at_closing_marks(text, [Found((), (Span(3, 4),), (Span(5, len(text)),), 0.9, None)])
    assert time.process_time() - started < 1
    assert text_of(text, item.content) == "“We shut it”"


def test_what_is_said_in_a_point_of_a_list_stays_in_it() -> None:
    text = "• The pier is rotten, divers say\n• The lamp is out\n• Ferry late"
    item = Found((), at(text, "say"), (*at(text, "The pier is rotten"), *at(text, "The lamp is out")), 0.9, None)
    assert end_at_list_points(text, [item])[0].content == at(text, "The pier is rotten")


def test_a_list_that_a_cue_introduces_is_left_whole() -> None:
    text = "Divers said:\n• The pier is rotten\n• The lamp is out"
    item = Found((), at(text, "said:"), at(text, "• The pier is rotten\n• The lamp is out"), 0.9, None)
    assert end_at_list_points(text, [item]) == [item]

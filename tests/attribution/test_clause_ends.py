"""Where reported speech ends within a sentence."""

import pytest

from sayso.attribution.clause_ends import end_at_semicolons
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

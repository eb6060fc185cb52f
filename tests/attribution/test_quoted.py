"""Whose a quotation is: one speaker for the whole of it, and signatures under quotations and posts."""

import pytest

from sayso.attribution.found import Found
from sayso.attribution.quoted import give_introduced, give_whole, read_signatures
from sayso.text import find_paragraphs, find_quotations
from sayso.types import Span, text_of


def span_of(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def said(text: str, source: str, cue: str, *content: str) -> Found:
    return Found(
        (span_of(text, source),), (span_of(text, cue),), tuple(span_of(text, part) for part in content), 0.9, None
    )


def signatures(text: str, found: list[Found]) -> list[tuple[str, str]]:
    passages = find_paragraphs(text)
    quotations = [quotation for start, end in passages for quotation in find_quotations(text, start, end)]
    read = read_signatures(text, passages, found, quotations)
    return sorted((text_of(text, item.source), text_of(text, item.content)) for item in read)


def test_the_second_half_of_a_quotation_belongs_to_the_speaker_of_the_first() -> None:
    text = "“The pier is sound. We checked it twice,” Ana Reyes said. Lars Holm said that it was not."
    first = said(text, "Ana Reyes", "said", "“The pier is sound.")
    second = said(text, "Lars Holm", "said that", "We checked it twice,”", "that it was not")
    whole = give_whole(text, [first, second], find_quotations(text))
    assert [text_of(text, item.content) for item in whole] == [
        "“The pier is sound. We checked it twice,”",
        "that it was not",
    ]


def test_a_quotation_in_which_somebody_else_speaks_is_left_alone() -> None:
    text = "“I came home and the doctor said it was over,” Ana Reyes wrote."
    inner = said(text, "the doctor", "said", "it was over")
    assert give_whole(text, [inner], find_quotations(text)) == [inner]


def test_one_who_is_left_without_words_says_nothing() -> None:
    text = "“The pier is sound. We checked it twice,” Ana Reyes said. Lars Holm agreed."
    first = said(text, "Ana Reyes", "said", "“The pier is sound.")
    second = said(text, "Lars Holm", "agreed", "We checked it twice,”")
    (only,) = give_whole(text, [first, second], find_quotations(text))
    assert text_of(text, only.source) == "Ana Reyes"


def test_a_dash_and_a_name_under_a_quotation_sign_it() -> None:
    text = "“Nobody asked us.”\n\n— Ana Reyes, harbour pilot\n\n“They did ask.”\n― Lars Holm"
    wrong = said(text, "Lars Holm", "― ", "“Nobody asked us.”", "“They did ask.”")
    assert signatures(text, [wrong]) == [
        ("Ana Reyes, harbour pilot", "“Nobody asked us.”"),
        ("Lars Holm", "“They did ask.”"),
    ]


def test_a_dash_that_goes_on_with_the_story_or_begins_a_list_signs_nothing() -> None:
    for text in (
        "“Nobody asked us.” — She left the room.",
        "“Nobody asked us.”\n– Build more houses\n– Mend the pier",
        "“Nobody asked us.”\n– The morning after –",
    ):
        assert signatures(text, []) == []


def test_a_post_is_signed_by_its_account() -> None:
    text = "The pier closes at noon. Bring a coat. — Harbour Watch (@harbourwatch) May 3, 2024"
    assert signatures(text, []) == [
        ("Harbour Watch (@harbourwatch)", "The pier closes at noon. Bring a coat."),
    ]


def test_paragraphs_of_a_transcript_are_said_by_whom_they_name() -> None:
    lines = [
        "REYES: Is it safe?",
        "HOLM: The board said it was. I did not.",
        "REYES: So it is not?",
        "The pier closed.",
    ]
    text = "\n\n".join(lines)
    inner = said(text, "The board", "said", "it was.")
    assert signatures(text, [inner]) == [
        ("HOLM", "The board said it was. I did not."),
        ("REYES", "Is it safe?"),
        ("REYES", "So it is not?"),
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ["UPDATE: The pier is open.", "The board met.", "UPDATE: The pier is shut.", "UPDATE: It is open."],
        ["READ MORE: The pier.", "REYES: Is it safe?", "WATCH: The pier closes.", "READ MORE: The board."],
        ["WHAT: A fair.", "WHERE: The pier.", "WHEN: At noon.", "WHAT: A dance."],
    ],
)
def test_labels_in_capitals_are_no_transcript_where_nobody_answers(lines: list[str]) -> None:
    assert signatures("\n\n".join(lines), []) == []


def test_an_introduced_paragraph_belongs_whole_to_the_one_who_introduces_it() -> None:
    paragraph = "To the diver: it was my lamp. Bo says so."
    text = f"Ada Fox wrote on Sunday:\n\n{paragraph}\n\nBo did not answer."
    writes = said(text, "Ada Fox", "wrote", "To the diver")
    inside = said(text, "the diver", "says", "it was my lamp")
    after = said(text, "Bo", "did not answer", "Bo did")
    kept = give_introduced(text, [writes, inside, after])
    assert [text_of(text, item.content) for item in kept] == [paragraph, "Bo did"]


@pytest.mark.parametrize(
    "text", ["Ada wrote:\n\n“It was my lamp.” She left.", "Ada wrote.\n\nIt was my lamp. She left."]
)
def test_a_paragraph_that_is_quoted_or_only_follows_is_left_alone(text: str) -> None:
    item = said(text, "Ada", "wrote", "It was my lamp")
    assert give_introduced(text, [item]) == [item]

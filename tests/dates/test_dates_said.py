"""When it was said: which words of the clause tell, and which do not."""

import pytest

from sayso.dates import find_said, find_timexes
from sayso.types import Act, Article, Attribution, Passage, QuotationType, Said, Span

PUBLISHED = "2024-01-26"  # a Friday


def passage(text: str, words: str) -> Passage:
    start = text.index(words)
    return Passage((Span(start, start + len(words)),), words)


def said(text: str, *triples: tuple[str, str, str], within: int | None = None) -> Said | None:
    """Return when the last of the attributions (source, cue, content), as substrings of the text, was said."""
    attributions = [
        Attribution(
            passage(text, source) if source else Passage((), ""),
            passage(text, cue),
            passage(text, content),
            QuotationType.INDIRECT,
            Act.SAYS,
        )
        for source, cue, content in triples
    ]
    if within is not None:
        last = attributions[-1]
        attributions[-1] = Attribution(last.source, last.cue, last.content, last.quotation, last.act, within)
    article = Article("a", text, published=PUBLISHED)
    return find_said(article, attributions, find_timexes(text, PUBLISHED))[-1]


@pytest.mark.parametrize(
    ("text", "triple", "day"),
    [
        (
            "Dora Veld told reporters Thursday that the ferry was safe.",
            ("Veld", "told", "that the ferry was safe"),
            "25",
        ),
        ("The harbour office on Friday denied that it knew.", ("office", "denied", "that it knew"), "26"),
        ("“It was safe,” Dora Veld said on Tuesday.", ("Veld", "said", "“It was safe,”"), "23"),
        ("Last Monday, she had promised a new pier.", ("she", "promised", "a new pier"), "22"),
        ("In an interview on Wednesday, Veld said it was safe.", ("Veld", "said", "it was safe"), "24"),
        (
            "In remarks to Thursday’s Harbour Post, she was quoted as saying it sank.",
            ("she", "quoted", "it sank"),
            "25",
        ),
        (
            "But in remarks made in Thursday's report, she was quoted as saying it sank.",
            ("she", "quoted", "it sank"),
            "25",
        ),
        ("At Wednesday's briefing, Veld said it was safe.", ("Veld", "said", "it was safe"), "24"),
        ("Veld said in a Tuesday letter that it was safe.", ("Veld", "said", "that it was safe"), "23"),
        ("A report published Thursday cited two clerks as saying it sank.", ("two clerks", "cited", "it sank"), "25"),
        ("Thursday's report said that it sank.", ("Thursday's report", "said", "that it sank"), "25"),
    ],
)
def test_the_clause_says_on_which_day(text: str, triple: tuple[str, str, str], day: str) -> None:
    found = said(text, triple)
    assert found is not None
    assert (found.start, found.end, found.basis) == (f"2024-01-{day}", f"2024-01-{day}", "stated")
    assert found.text in text


@pytest.mark.parametrize(
    ("text", "triple"),
    [
        ("Veld said the ferry sank on Tuesday.", ("Veld", "said", "the ferry sank on Tuesday")),
        ("Veld, who was elected in 2019, said it was safe.", ("Veld", "said", "it was safe")),
        ("After the ferry sank Tuesday, Veld said it had been safe.", ("Veld", "said", "it had been safe")),
        ("Veld praised Tuesday's vote and said it was fair.", ("Veld", "said", "it was fair")),
        ("Until Friday, Veld said nothing of the leak.", ("Veld", "said", "nothing of the leak")),
        ("Veld will say on Monday that it is safe.", ("Veld", "say", "that it is safe")),
        ("The 2016 campaign said it was fair.", ("campaign", "said", "it was fair")),
        ("Veld said it was safe.", ("Veld", "said", "it was safe")),
    ],
)
def test_a_date_of_something_else_does_not_date_the_saying(text: str, triple: tuple[str, str, str]) -> None:
    assert said(text, triple) is None


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("The Post reported in December that it sank.", "2023-12", "2023-12"),
        ("The Post reported this week that it sank.", "2024-01-22", "2024-01-26"),
        ("The Post reported last week that it sank.", "2024-01-15", "2024-01-21"),
        ("The Post reported in 2019 that it sank.", "2019", "2019"),
        ("The Post has reported since September that it sank.", "2023-09", "2024-01-26"),
        ("It was back in December that the Post reported that it sank.", "2023-12", "2023-12"),
        ("The Post reported in the third quarter that it sank.", "2023-07", "2023-09"),
    ],
)
def test_the_dates_are_as_precise_as_the_words(text: str, start: str, end: str) -> None:
    found = said(text, ("Post", "reported", "that it sank"))
    assert found is not None
    assert (found.start, found.end) == (start, end)


def test_the_day_before_is_counted_from_the_day_just_told() -> None:
    text = "The office denied it on Friday. A Post report published the day before cited two clerks as saying it sank."
    found = said(text, ("A Post report", "cited", "two clerks as saying it sank"))
    assert found == Said("2024-01-25", "2024-01-25", "the day before", "stated")


def test_a_sentence_without_a_date_takes_over_that_of_the_sentence_before() -> None:
    text = "But on Wednesday the office issued a denial. Its head, Dora Veld, told a briefing that it was safe."
    found = said(text, ("Dora Veld", "told", "that it was safe"))
    assert found == Said("2024-01-24", "2024-01-24", "Wednesday", "inferred")


def test_a_new_paragraph_does_not_take_over_a_date() -> None:
    text = "On Wednesday the office issued a denial.\n\nDora Veld told a briefing that it was safe."
    assert said(text, ("Dora Veld", "told", "that it was safe")) is None


def test_he_added_goes_on_with_the_utterance_before() -> None:
    text = "“It was safe,” Veld told the Post on Tuesday.\n\n“We checked it twice,” she added."
    found = said(text, ("Veld", "told", "“It was safe,”"), ("she", "added", "“We checked it twice,”"))
    assert found == Said("2024-01-23", "2024-01-23", "Tuesday", "inferred")


def test_what_somebody_has_said_before_takes_over_nothing() -> None:
    text = "On Wednesday the office issued a denial. Its head has said that it was safe."
    assert said(text, ("Its head", "said", "that it was safe")) is None


def test_an_utterance_within_another_is_not_dated_by_the_outer_clause() -> None:
    text = "The Post reported Thursday that Veld had told the mayor that it sank."
    outer = ("The Post", "reported", "that Veld had told the mayor that it sank")
    inner = ("Veld", "told", "that it sank")
    assert said(text, outer) is not None
    assert said(text, outer, inner, within=0) is None


def test_a_source_that_a_report_cites_spoke_by_the_day_of_the_report() -> None:
    text = "The Post on Thursday cited a clerk who says that it sank."
    outer, inner = ("The Post", "cited", "a clerk who says that it sank"), ("a clerk", "says", "that it sank")
    found = said(text, outer, inner, within=0)
    assert found == Said("2024-01-25", "2024-01-25", "Thursday", "inferred")


def test_an_article_without_a_date_dates_nothing_that_needs_one() -> None:
    text = "Veld said on Friday that it was safe."
    attribution = Attribution(
        passage(text, "Veld"),
        passage(text, "said"),
        passage(text, "that it was safe"),
        QuotationType.INDIRECT,
        Act.SAYS,
    )
    assert find_said(Article("a", text), [attribution], find_timexes(text, "25")) == (None,)

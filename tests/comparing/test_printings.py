import time

import pytest
from newsroom import Newsroom, read_marks

from sayso.comparing.printings import find_printings, read_tokens, sentence_spans, sentences_under
from sayso.types import Article, Span


def printings(marked, **more):
    room = Newsroom().print_article("The Courier", marked, **more)
    article = room.analyses[0].article
    return [
        [article.text[start:end] for start, end in printing.spans]
        for printing in find_printings(article, 0, room.attributions)
    ]


def test_a_quotation_is_printed_without_its_marks_and_the_comma_of_the_cue():
    assert printings("“We are broke,” the mayor said.") == [["We are broke"]]


def test_a_sentence_broken_by_its_cue_is_one_printing():
    assert printings("“If the pump fails,” the engineer said, “we lose the harbour.”") == [
        ["If the pump fails", "we lose the harbour."]
    ]


def test_a_new_sentence_behind_the_cue_is_a_printing_of_its_own():
    assert printings("“We are broke,” the mayor said. “We will not borrow.”") == [
        ["We are broke"],
        ["We will not borrow."],
    ]


def test_initials_in_the_cue_do_not_end_the_sentence():
    assert printings("“Is it true,” Judge Ann B. Corey Jr. asked, “that nobody read the contract?”") == [
        ["Is it true", "that nobody read the contract?"]
    ]


def test_two_speakers_in_one_sentence_stay_apart():
    marked = "{q1 “never again,”} {s1@ann Ann} {c1 said}, {q2 “and I mean it,”} {s2@bob Bob} {c2 said}."
    assert printings(marked) == [["never again"], ["and I mean it"]]


def test_fragments_in_one_sentence_stay_apart():
    assert printings("She called it “a shame” and “a waste of money.”") == [["a shame"], ["a waste of money."]]


def test_boilerplate_and_the_title_are_not_printed():
    text = "Mayor: “We are broke”\n\n“We are broke,” she said.\n\nSupport us: “Every coin counts,” says our editor."
    assert printings(
        text, title="Mayor: “We are broke”", boilerplate=["Support us: “Every coin counts,” says our editor."]
    ) == [["We are broke"]]


def test_an_unclosed_mark_ends_with_its_paragraph():
    assert printings("“We are broke, the mayor said.\n\nThe town slept.") == [["We are broke, the mayor said."]]


def test_contractions_are_two_words():
    text = "They’re late and we won't wait"
    assert [t.word for t in read_tokens(text, (Span(0, len(text)),))] == [
        "they",
        "'re",
        "late",
        "and",
        "we",
        "wo",
        "n't",
        "wait",
    ]


def test_ten_thousand_quotation_marks_take_no_time():
    article = Article(id="x", text="“a b c” said d, " * 5000)
    start = time.perf_counter()
    assert find_printings(article, 0, ())
    assert time.perf_counter() - start < 20


def test_marks_of_the_tests_are_read():
    text, parts = read_marks("{s1@paper>aide An aide} {c1=denies denied} {q1 it}.")
    assert text == "An aide denied it."
    assert parts["1"]["chain"] == ("paper", "aide")


@pytest.mark.parametrize(
    ("words", "count"),
    [("Rain fell", 1), ("fell. The ferry", 2), ("fell. The ferry sank. Nobody", 3), (" The", 1), ("", 0)],
)
def test_the_sentences_under_some_words_are_those_that_they_reach_into(words, count):
    article = Article(id="herald", text="A headline\n\nRain fell. The ferry sank. Nobody drowned.", title="A headline")
    start = article.text.index(words or "\n")
    found = sentences_under(article, start, start + len(words))
    assert list(found) == [s for s in sentence_spans(article) if s.start < start + len(words) and start < s.end]
    assert len(found) == count

"""What is found in a text, and what it means."""

import date_phrases as phrases
import pytest
from date_phrases import Phrase

from sayso.dates import Timex, find_timexes
from sayso.dates.rule_table import rules


def read(sentence: str, published: str | None = phrases.PUBLISHED) -> tuple[str, Timex, tuple[Timex, ...]]:
    """Return the sentence without brackets, the expression that the brackets mark, and all that was found."""
    start = sentence.index("[[")
    end = sentence.index("]]") - 2
    text = sentence.replace("[[", "").replace("]]", "")
    found = find_timexes(text, published)
    here = [timex for timex in found if timex.start < end and timex.end > start]
    assert [text[t.start : t.end] for t in here] == [text[start:end]]
    return text, here[0], found


@pytest.mark.parametrize("phrase", phrases.ALL, ids=lambda phrase: phrase.sentence)
def test_phrase_has_its_span_type_value_and_modifier(phrase: Phrase) -> None:
    _, timex, _ = read(phrase.sentence)
    assert (timex.type, timex.value, timex.mod) == (phrase.type, phrase.value, phrase.mod)


@pytest.mark.parametrize("sentence", phrases.NOT_TIMES)
def test_words_that_only_look_like_a_time_are_left(sentence: str) -> None:
    assert find_timexes(sentence, phrases.PUBLISHED) == ()


def test_every_rule_of_the_table_has_a_phrase() -> None:
    spans = []
    for phrase in phrases.ALL:
        text, _, found = read(phrase.sentence)
        spans += [text[t.start : t.end] for t in found]
    endings = [span[k:] for span in spans for k in range(len(span)) if k == 0 or not span[k - 1].isalnum()]
    every_rule = {rule.pattern.source: rule for rows in rules().values() for rule in rows}
    unused = [
        source
        for source, rule in every_rule.items()
        if rule.sense.__name__ != "ignored" and not any(rule.pattern.expression.match(ending) for ending in endings)
    ]
    assert unused == []


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("She resigned on [[Friday]].", "XXXX-WXX-5"),
        ("She resigned on [[March 3]].", "XXXX-03-03"),
        ("She resigned in [[December]].", "XXXX-12"),
        ("She resigned in [[the third quarter]].", "XXXX-Q3"),
        ("She resigned [[yesterday]].", None),
        ("She resigned [[last year]].", None),
        ("She resigned in [[1998]].", "1998"),
    ],
)
def test_without_a_date_of_the_article_digits_stay_open(sentence: str, value: str | None) -> None:
    _, timex, _ = read(sentence, None)
    assert timex.value == value


def test_a_date_known_to_the_month_answers_what_a_month_can_answer() -> None:
    text = "She resigned last year, not on Friday, nor in December."
    assert [t.value for t in find_timexes(text, "2024-01")] == ["2023", "XXXX-WXX-5", "2023-12"]


def test_only_the_passages_asked_for_are_read() -> None:
    text = "Support us monthly.\n\nShe resigned on Tuesday.\n\nRead more tomorrow."
    start = text.index("She")
    found = find_timexes(text, "2024-01-26", [(start, text.index("\n\nRead"))])
    assert [text[t.start : t.end] for t in found] == ["Tuesday"]


def test_an_expression_does_not_reach_over_a_blank_line() -> None:
    text = "He left in March\n\n2016 was the year of the flood."
    assert [text[t.start : t.end] for t in find_timexes(text, "2024-01-26")] == ["March", "2016"]


def test_an_expression_may_reach_over_one_line_end() -> None:
    text = "He left on March\n3, 2016, it said."
    assert [t.value for t in find_timexes(text, "2024-01-26")] == ["2016-03-03"]


@pytest.mark.parametrize("published", ["", "yesterday", "2024-13-40", "0000-00-00", "26.01.2024", "2024-01-26T99"])
def test_a_date_that_cannot_be_read_counts_as_none(published: str) -> None:
    assert find_timexes("She resigned on Friday.", published)[0].value in ("XXXX-WXX-5", "2024-01-26")


@pytest.mark.parametrize("published", ["0001-01-01", "9999-12-31"])
def test_the_ends_of_the_calendar_are_no_error(published: str) -> None:
    text = " ".join(phrase.sentence.replace("[[", "").replace("]]", "") for phrase in phrases.ALL)
    assert len(find_timexes(text, published)) > len(phrases.ALL) / 2

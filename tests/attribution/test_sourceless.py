"""Subjects that have said nothing are no sources."""

import pytest

from sayso.attribution.found import Found
from sayso.attribution.sourceless import drop_subjects
from sayso.types import Span, Spans, text_of


def at(text: str, words: str) -> Spans:
    start = text.index(words)
    return (Span(start, start + len(words)),)


def make(text: str, source: str, cue: str, content: str) -> Found:
    return Found(at(text, source), at(text, cue), at(text, content), 0.9, None)


@pytest.mark.parametrize("cue", ["have been warned", "was told", "is regularly reminded"])
def test_who_was_told_is_no_source(cue: str) -> None:
    text = f"Skippers {cue} by the port that the beacon is dark."
    addressed = make(text, "Skippers", cue, "that the beacon is dark")
    assert drop_subjects(text, [addressed])[0].source == ()
    by_the_port = make(text, "the port", cue, "that the beacon is dark")
    assert drop_subjects(text, [by_the_port]) == [by_the_port]


@pytest.mark.parametrize(
    ("news", "cue"),
    [("Rumors", "swirled"), ("Word", "soon spread"), ("new questions", "have arisen about"), ("The news", "broke")],
)
def test_news_that_goes_round_belongs_to_the_cue(news: str, cue: str) -> None:
    text = f"{news} {cue} that the beacon was dark."
    (item,) = drop_subjects(text, [make(text, news, cue, "that the beacon was dark")])
    assert item.source == ()
    assert text_of(text, item.cue) == f"{news} {cue}"


@pytest.mark.parametrize(
    ("source", "cue"),
    [("The report", "said"), ("The port", "spread word"), ("Reports in the Larch Journal", "emerged")],
)
def test_what_tells_keeps_its_subject(source: str, cue: str) -> None:
    text = f"{source} {cue} that the beacon was dark."
    found = [make(text, source, cue, "that the beacon was dark")]
    assert drop_subjects(text, found) == found

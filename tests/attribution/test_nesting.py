"""Attributions of whole articles, by the network that ships."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.attribution import find_attributions, readable_passages
from sayso.types import Article, Boilerplate, text_of

FERRY = (
    "The harbour board said on Monday that the ferry’s hull was sound.\n\n"
    "“We looked at every plate,” chief engineer Ada Quill told reporters. “There is no crack.”\n\n"
    "The Tidewater Post reported that two inspectors had warned the board that the hull was cracked."
)


def test_an_attribution_has_a_source_a_cue_and_a_content() -> None:
    found = find_attributions(Article("ferry", FERRY))
    first = found[0]
    assert first.source.text == "The harbour board"
    assert first.cue.text.startswith("said")
    assert "the ferry’s hull was sound" in first.content.text


def test_a_quotation_that_is_broken_by_its_cue_is_one_content() -> None:
    quoted = [a for a in find_attributions(Article("ferry", FERRY)) if "Ada Quill" in a.source.text]
    assert len(quoted) == 1
    assert "every plate" in quoted[0].content.text
    assert "no crack" in quoted[0].content.text


def test_an_attribution_inside_a_content_points_at_the_outer_one() -> None:
    found = find_attributions(Article("ferry", FERRY))
    inner = next(a for a in found if "inspectors" in a.source.text)
    assert inner.within is not None
    outer = found[inner.within]
    assert "Tidewater Post" in outer.source.text
    assert outer.content.spans[0].start <= inner.content.spans[0].start
    assert inner.content.spans[-1].end <= outer.content.spans[-1].end


def test_who_had_been_warned_is_no_teller_inside_a_content() -> None:
    text = (
        "The owner, Ansel Ferries, had been warned in writing about a cracked plate in the hull, the inspectors said."
    )
    found = find_attributions(Article("yard", text))
    assert [a.source.text for a in found] == ["the inspectors"]


def test_nothing_is_taken_from_boilerplate_and_no_content_runs_over_it() -> None:
    appeal = "We told you that we need your help, and you said that you would give it."
    text = FERRY.replace("\n\n“We looked", f"\n\n{appeal}\n\n“We looked")
    start = text.index(appeal)
    article = Article("ferry", text, boilerplate=(Boilerplate(start, start + len(appeal), "appeal"),))
    found = find_attributions(article)
    assert found
    for attribution in found:
        for passage in (attribution.source, attribution.cue, attribution.content):
            assert all(span.end <= start or span.start >= start + len(appeal) for span in passage.spans)


def test_boilerplate_inside_a_paragraph_splits_it() -> None:
    article = Article("a", "One two three four", boilerplate=(Boilerplate(4, 7, "caption"),))
    assert readable_passages(article) == [(0, 4), (7, 18)]


HOSTILE = {
    "only quotation marks": "\"'“”‘’" * 3000,
    "no spaces": "said" * 5000,
    "an endless paragraph": "He said that she said that it was so, " * 800,
    "control characters": "\x01\x02He said\x07 that\u200b it\ufeff was\u202e so.\x1b[0m " * 20,
    "mixed scripts and emoji": "他说 he said 🙂 что она сказала that говорят 👩‍👩‍👧 " * 60,
    "unclosed": "“He said that " * 300,
    "nothing": "",
    "spaces": " \n\t\n ",
    "nothing that shows": "\u200b\ufeff\n\n\u200b",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_texts_give_offsets_that_hold_in_bounded_time(text: str) -> None:
    started = time.process_time()
    found = find_attributions(Article("hostile", text))
    assert time.process_time() - started < 60
    for n, attribution in enumerate(found):
        assert attribution.within is None or (attribution.within in range(len(found)) and attribution.within != n)
        for passage in (attribution.source, attribution.cue, attribution.content):
            assert text_of(text, passage.spans) == passage.text


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.sampled_from(["He said", "that", "“", "”", "officials", "denied", ",", ".", "\n\n", "it"]), max_size=60)
)
def test_every_span_is_a_part_of_the_text(words: list[str]) -> None:
    text = " ".join(words)
    for attribution in find_attributions(Article("random", text)):
        assert 0 <= attribution.confidence <= 1
        for passage in (attribution.source, attribution.cue, attribution.content):
            assert text_of(text, passage.spans) == passage.text


def test_no_content_runs_from_the_headline_into_the_article() -> None:
    title = "Board denies that ferry was unsafe"
    text = f"{title}\n\n{FERRY}"
    for attribution in find_attributions(Article("ferry", text, title=title)):
        starts = [span.start < len(title) for span in attribution.content.spans]
        assert all(starts) or not any(starts)
        assert all(span.end <= len(title) for span in attribution.content.spans if span.start < len(title))

"""One content for two tellers: on offsets of our own making, without the network, and once with it."""

import pytest

from sayso.attribution import find_attributions
from sayso.attribution.found import Found
from sayso.attribution.relays import is_teller, name_venues, share_contents, turn_citations
from sayso.types import Article, Span, Spans, text_of


def at(text: str, words: str) -> Spans:
    start = text.index(words) if words else 0
    return (Span(start, start + len(words)),) if words else ()


def make(text: str, source: str, cue: str, content: str, confidence: float = 0.9) -> Found:
    return Found(at(text, source), at(text, cue), at(text, content), confidence, None)


def test_whom_a_report_cites_becomes_a_teller_within_the_report() -> None:
    text = "The Larch Journal reported on Monday, citing two pilots, that the beacon was dark."
    stated = make(text, "The Larch Journal", "reported", "that the beacon was dark")
    cites = make(text, "The Larch Journal", "citing", "two pilots")
    first, second = turn_citations(text, [stated, cites])
    assert first == stated
    assert text_of(text, second.source) == "two pilots"
    assert (second.content, second.within) == (stated.content, 0)


def test_a_citation_inside_the_content_is_cut_out_of_it() -> None:
    text = "The beacon was dark, citing two pilots, all night, the Larch Journal reported."
    stated = make(text, "the Larch Journal", "reported", "The beacon was dark, citing two pilots, all night")
    turned = turn_citations(text, [stated, make(text, "the Larch Journal", "citing", "two pilots")])[1]
    assert text_of(text, turned.source) == "two pilots"
    assert all("pilots" not in text[start:end] for start, end in turned.content)


def test_a_citation_of_another_source_or_sentence_stays() -> None:
    text = "Ona Reed said the beacon was dark. The Larch Journal wrote a long piece, citing two pilots."
    stated = make(text, "Ona Reed", "said", "the beacon was dark")
    cites = make(text, "The Larch Journal", "citing", "two pilots")
    assert turn_citations(text, [stated, cites]) == [stated, cites]


def test_a_reason_is_no_teller() -> None:
    text = "The board said it would close the pier, citing rising costs."
    stated = make(text, "The board", "said", "it would close the pier")
    cites = make(text, "The board", "citing", "rising costs")
    assert turn_citations(text, [stated, cites]) == [stated, cites]


@pytest.mark.parametrize(
    "phrase",
    ["two officials", "people familiar with the talks", "court papers", "a nurse at the clinic", "Ona Reed", "police"],
)
def test_people_institutions_and_documents_are_tellers(phrase: str) -> None:
    assert is_teller(phrase)


@pytest.mark.parametrize("phrase", ["rising costs", "a lack of evidence", "poor weather", "that the pier was old", ""])
def test_reasons_and_clauses_are_not(phrase: str) -> None:
    assert not is_teller(phrase)


def test_a_cue_without_a_content_shares_that_of_the_next_where_they_are_coordinated() -> None:
    text = "The owner said, and the harbour board agreed, that the hull was sound."
    first = make(text, "The owner", "said", "")
    second = make(text, "the harbour board", "agreed", "that the hull was sound", 0.7)
    shared = share_contents(text, [first, second])
    assert (shared[0].content, shared[0].confidence) == (second.content, 0.7)
    assert shared[1] == second


def test_a_cue_that_only_stands_near_shares_nothing() -> None:
    text = "The owner said so twice. The harbour board agreed that the hull was sound."
    found = [make(text, "The owner", "said", ""), make(text, "The harbour board", "agreed", "that the hull was sound")]
    assert share_contents(text, found) == found


def test_the_network_and_the_relay_together_tell_who_told_whom() -> None:
    text = "The Larch Journal reported, citing two officials, that the beacon had been dark for a week."
    found = find_attributions(Article("relay", text))
    relay = next(a for a in found if a.source.text == "two officials")
    assert relay.within is not None
    assert "Larch Journal" in found[relay.within].source.text
    assert "the beacon had been dark" in relay.content.text


@pytest.mark.parametrize("words", ["in the Larch Journal", "on Radio Larch", "by the Larch Journal"])
def test_where_somebody_was_quoted_is_the_source_of_the_quoting(words: str) -> None:
    text = f"The pilot was quoted {words} as saying the beacon was dark."
    content = (*at(text, "The pilot"), *at(text, "as saying the beacon was dark"))
    (named,) = name_venues(text, [Found((), at(text, "was quoted"), content, 0.9, None)])
    assert text_of(text, named.source) == words.split(" ", 1)[1]
    assert named.content == content


def test_half_of_a_venue_becomes_the_whole_of_it() -> None:
    text = "The pilot was quoted in the Larch Journal as saying the beacon was dark."
    content = (*at(text, "The pilot"), *at(text, "as saying the beacon was dark"))
    (named,) = name_venues(text, [Found(at(text, "Journal"), at(text, "was quoted"), content, 0.9, None)])
    assert text_of(text, named.source) == "the Larch Journal"


def test_a_quoting_that_names_no_venue_keeps_an_empty_source() -> None:
    text = "The pilot was quoted in several places as saying the beacon was dark."
    quoted = make(text, "", "was quoted", "as saying the beacon was dark")
    assert name_venues(text, [quoted]) == [quoted]


def test_who_refers_to_a_document_relays_it() -> None:
    text = "The Larch Journal said, referring to minutes of the board, that the beacon had been dark."
    cites = make(text, "The Larch Journal", "referring to", "minutes of the board")
    states = make(text, "The Larch Journal", "said", "that the beacon had been dark")
    turned = turn_citations(text, [states, cites])[1]
    assert text_of(text, turned.source) == "minutes of the board"
    assert (turned.content, turned.within) == (states.content, 0)

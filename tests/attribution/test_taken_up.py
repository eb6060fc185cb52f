"""Who takes up what a noun has reported."""

import pytest

from sayso.attribution.found import Found
from sayso.attribution.taken_up import find_taken_up
from sayso.types import Span, Spans, text_of


def at(text: str, words: str) -> Spans:
    start = text.index(words)
    return (Span(start, start + len(words)),)


def claim_in(text: str, source: str, cue: str) -> Found:
    content = "that the pier was sound"
    return Found(at(text, source) if source else (), at(text, cue), at(text, content), 0.9, None)


@pytest.mark.parametrize(
    ("behind", "source", "cue", "content"),
    [
        (" was denied by the harbour board.", "the harbour board", "was denied", ""),
        (" has since been denied by Ada Fox, a diver.", None, None, None),
        (" has been flatly denied by Ada Fox, a diver.", "Ada Fox", "has been flatly denied", ""),
        (" was dismissed as a joke by divers on Friday.", "divers", "was dismissed", " as a joke"),
        (" was denied on Friday by divers", "divers", "was denied", ""),
        (" was heard by the harbour board.", None, None, None),
        (". It was denied by the harbour board.", None, None, None),
    ],
)
def test_who_denies_a_claim_stands_behind_it(behind: str, source: str, cue: str, content: str) -> None:
    text = f"The port's claim that the pier was sound{behind}"
    found = find_taken_up(text, [claim_in(text, "The port's", "claim")])
    if source is None:
        assert found == [claim_in(text, "The port's", "claim")]
        return
    claim, denial = found
    assert claim.within == 1
    assert (text_of(text, denial.source), text_of(text, denial.cue)) == (source, cue)
    assert text_of(text, denial.content) == "The port's claim that the pier was sound" + content


def test_a_claim_within_something_else_takes_its_denial_along() -> None:
    text = "Bo Quist wrote that reports that the pier was sound were disputed by divers."
    whole = "reports that the pier was sound were disputed by divers"
    outer = Found(at(text, "Bo Quist"), at(text, "wrote"), at(text, whole), 0.9, None)
    inner = Found((), at(text, "reports"), at(text, "that the pier was sound"), 0.9, 0)
    kept, claim, denial = find_taken_up(text, [outer, inner])
    assert (kept, claim.within, denial.within) == (outer, 2, 0)


def test_what_the_network_has_read_is_not_read_again() -> None:
    text = "The port's claim that the pier was sound was denied by divers."
    claim = claim_in(text, "The port's", "claim")
    denial = Found(at(text, "divers"), at(text, "was denied"), at(text, "The port's claim"), 0.9, None)
    assert find_taken_up(text, [claim, denial]) == [claim, denial]


@pytest.mark.parametrize(
    ("before", "source", "cue"),
    [
        ("Ada Fox repeated ", "Ada Fox", "repeated"),
        ("Under oath, the diver withdrew ", "the diver", "withdrew"),
        ("The lamp was lit. Mr. A. Fox has since denied ", "Mr. A. Fox", "has since denied"),
        ("The lamp was lit. Divers have flatly denied ", "Divers", "have flatly denied"),
        ("A diver who had denied ", None, None),
        ("Nobody heard ", None, None),
    ],
)
def test_who_takes_up_a_claim_stands_before_it(before: str, source: str, cue: str) -> None:
    text = f"{before}the port's claim that the pier was sound."
    claim = claim_in(text, "the port's", "claim")
    found = find_taken_up(text, [claim])
    if source is None:
        assert found == [claim]
        return
    assert found[0].within == 1
    assert (text_of(text, found[1].source), text_of(text, found[1].cue)) == (source, cue)
    assert text_of(text, found[1].content) == "the port's claim that the pier was sound"

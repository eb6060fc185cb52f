"""Who denies, in the passive, what a noun has reported."""

import pytest

from sayso.attribution.found import Found
from sayso.attribution.passive_denials import find_passive_denials
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
    found = find_passive_denials(text, [claim_in(text, "The port's", "claim")])
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
    kept, claim, denial = find_passive_denials(text, [outer, inner])
    assert (kept, claim.within, denial.within) == (outer, 2, 0)


def test_what_the_network_has_read_is_not_read_again() -> None:
    text = "The port's claim that the pier was sound was denied by divers."
    claim = claim_in(text, "The port's", "claim")
    denial = Found(at(text, "divers"), at(text, "was denied"), at(text, "The port's claim"), 0.9, None)
    assert find_passive_denials(text, [claim, denial]) == [claim, denial]

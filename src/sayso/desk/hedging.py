"""Words of doubt that others have and a draft does not."""

from collections.abc import Iterator, Sequence

from sayso.comparing.differences.wording import hedges
from sayso.comparing.terms import find_terms
from sayso.desk.findings import Finding, Kind
from sayso.desk.papers import Papers, differences_of, outlets_in
from sayso.presenting.words import join_words
from sayso.text import find_words
from sayso.types import DifferenceType, Passage, Side


def check_hedges(papers: Papers) -> Iterator[Finding]:
    """Yield what the draft is sure of, and what others are not."""
    for _, own, others in differences_of(papers, DifferenceType.HEDGE):
        passage = _unhedged(papers, own, others)
        if passage:
            doubting = [side for side in others if hedges(side.passage.text)]
            besides = [papers.beside(side.article, side.passage) for side in doubting]
            words = sorted({f"“{min(hedges(side.passage.text))}”" for side in doubting})
            has = "has" if len({beside.outlet for beside in besides}) == 1 else "have"
            note = f"{outlets_in(besides)} {has} {join_words(words, 'or')}, the draft is sure."
            yield papers.finding(Kind.HEDGE_LOST, passage, note, besides)


def _unhedged(papers: Papers, own: Side, others: Sequence[Side]) -> Passage | None:
    """The passage of the draft, or its sentence, that has what others hedge, and no word of doubt; None if none."""
    if hedges(own.passage.text):
        return None
    hedged = {term for side in others for term in _hedged(side.passage.text)}
    sentence = papers.sentence_at(own.passage.spans[0].start)
    if hedged & find_terms(own.passage.text) or sentence is None:
        return own.passage if hedged & find_terms(own.passage.text) else None
    words = papers.draft.text[slice(*sentence)]
    return papers.passage((sentence,)) if hedged & find_terms(words) and not hedges(words) else None


def _hedged(text: str) -> Iterator[str]:
    """The first content word behind each word of doubt; what one "may not" do is forbidden, and not in doubt."""
    doubts = hedges(text)
    behind: frozenset[str] = frozenset()
    following = ""
    for start, end in reversed(find_words(text)):
        word = text[start:end].lower()
        if word in doubts and following != "not":
            yield from behind
        behind = find_terms(word) or behind
        following = word

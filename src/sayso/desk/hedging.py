"""Words of doubt that others have and a draft does not."""

from collections.abc import Iterator, Sequence
from itertools import islice

from sayso.comparing.terms import find_terms
from sayso.comparing.wording import hedges
from sayso.desk.findings import Finding, Kind
from sayso.desk.papers import Papers, differences_of
from sayso.text import find_words
from sayso.types import DifferenceType, Passage, Side


def check_hedges(papers: Papers) -> Iterator[Finding]:
    """Yield what the draft is sure of, and what others are not."""
    for difference, own, others in differences_of(papers, DifferenceType.HEDGE):
        passage = _unhedged(papers, own, others)
        if passage:
            besides = [papers.beside(side.article, side.passage) for side in others if hedges(side.passage.text)]
            yield papers.finding(Kind.HEDGE_LOST, passage, papers.note_of(difference), besides)


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
    """The first content word behind each word of doubt."""
    words = [text[start:end] for start, end in find_words(text)]
    doubts = hedges(text)
    for n, word in enumerate(words):
        if word.lower() in doubts and words[n + 1 : n + 2] != ["not"]:  # "may not" forbids
            behind = (term for word in words[n + 1 :] for term in find_terms(word))
            yield from islice(behind, 1)

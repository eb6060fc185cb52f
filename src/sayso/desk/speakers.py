"""Speakers of a draft: quotations that nobody is named for, and cues that judge."""

import re
from collections.abc import Iterator

from sayso.comparing.printings import Printing, find_printings
from sayso.comparing.propositions import is_clause
from sayso.desk.findings import Finding, Kind
from sayso.desk.papers import Papers
from sayso.types import EntityType, Passage, ResolvedAttribution, Span

# Fewer words in quotation marks are a title, a slogan or a word held at arm's length.
LEAST_QUOTED_WORDS = 7
# Cues that say what the paper thinks of what it brings. "Alleged" and "acknowledged" are terms of the trade; who is
# "to admit" or "claiming" something has not said it, or not in so many words.
_DOUBTING = frozenset("claims claimed purports purported".split())
_CONCEDING = frozenset("admits admitted concedes conceded confesses confessed".split())
# What is filed in court claims, and nobody takes it for a judgement; "her claims" is no cue that judges.
_FILING = re.compile(r"\b(?:lawsuits?|suits?|complaints?|filings?|petitions?|indictments?|plaintiffs?)\b", re.I)
_NOUN = re.compile(r"\b(?:the|a|an|his|her|their|its|\w+[’']s) claims?\b|^claims$", re.IGNORECASE)
_OPENING, _CLOSING = ("“", '"', "‘", "'"), ("”", '"', "’", "'")
_WORD = re.compile(r"[a-z]+")


def check_speakers(papers: Papers) -> Iterator[Finding]:
    """Yield the quotations of which it cannot be told who speaks, and the first cue of each speaker that judges."""
    yield from _without_speaker(papers)
    yield from _judging(papers)


def _without_speaker(papers: Papers) -> Iterator[Finding]:
    """Paragraphs of quoted words under no attribution, where nobody speaks in the paragraph before either."""
    cues = (one.attribution.cue.spans[0].start for one in papers.said if one.attribution.cue.spans)
    spoken = {papers.paragraph_at(at) for at in cues}
    for printing in find_printings(papers.draft, 0, papers.said):
        number = papers.paragraph_at(printing.spans[0].start)
        clear = printing.attribution is not None or number in spoken or number - 1 in spoken
        if not clear and _is_speech(papers, printing) and not _leads_on(papers, number):
            passage = papers.passage(printing.spans)
            yield papers.finding(Kind.NO_SPEAKER, passage, "Who says these words cannot be told from the draft.")


def _is_speech(papers: Papers, printing: Printing) -> bool:
    """Is a quotation a sentence, and no title? Most words of a title have a capital."""
    text = papers.draft.text
    start, end = printing.spans[0].start, printing.spans[-1].end
    words = text[start:end].split()
    ends = text[end - 1] in ".,!?" or text[end : end + 1] in (",", ".")
    few = len(printing.tokens) < LEAST_QUOTED_WORDS
    return ends and not few and text[start].isupper() and 2 * sum(word[:1].isupper() for word in words) < len(words)


def _leads_on(papers: Papers, number: int) -> bool:
    """Has a paragraph more than quoted words, or goes it on with those of the one before, or does that lead on to it?

    A quotation of several paragraphs has its closing mark in the last one alone.
    """
    own = papers.draft.text[slice(*papers.paragraphs[number])]
    before = papers.draft.text[slice(*papers.paragraphs[number - 1])] if number else ""
    return (
        not own.endswith(_CLOSING)
        or not own.startswith(_OPENING)
        or before.startswith(_OPENING)
        or before.endswith((*_CLOSING, ":"))
    )


def _judging(papers: Papers) -> Iterator[Finding]:
    seen: set[str] = set()
    for resolved in papers.said:
        entity = papers.entity_of(resolved)
        judging = _judging_word(papers, resolved)
        if entity is None or judging is None or entity.id in seen:
            continue
        if entity.type not in (EntityType.PERSON, EntityType.ORGANIZATION):
            continue
        seen.add(entity.id)
        name = entity.name if entity.type is EntityType.PERSON else papers.source_of(resolved)
        what = f"doubts what {name} says" if judging in _DOUBTING else f"has {name} own up to something"
        note = f"“{judging}” {what}; “said” takes no side."
        yield papers.finding(Kind.JUDGING_CUE, _with_cue(papers, resolved), note)


def _judging_word(papers: Papers, resolved: ResolvedAttribution) -> str | None:
    """The word of a cue that judges, where the draft itself says it of words that somebody said."""
    found = resolved.attribution
    word = min(set(_WORD.findall(found.cue.text.lower())) & (_DOUBTING | _CONCEDING), default=None)
    if (
        word is None
        or found.source.text.startswith("@")
        or not is_clause(found)
        or _FILING.search(found.source.text)
        or _NOUN.search(found.cue.text)
    ):
        return None
    return None if papers.is_quoted(found.cue.spans[0]) else word


def _with_cue(papers: Papers, resolved: ResolvedAttribution) -> Passage:
    """The words for a source together with its cue."""
    spans = sorted(resolved.attribution.source.spans + resolved.attribution.cue.spans)
    merged = [spans[0]]
    for span in spans[1:]:
        if span.start <= merged[-1].end + 1:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return papers.passage(tuple(merged))

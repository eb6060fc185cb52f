"""Speakers of a draft: quotations without one, pronouns that mean nobody, surnames alone, cues that judge."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from sayso.comparing.printings import Printing, find_printings
from sayso.comparing.propositions import is_clause
from sayso.desk.findings import Finding, Kind
from sayso.desk.papers import Papers
from sayso.types import Entity, EntityType, Passage, ResolvedAttribution, Span

# Fewer words in quotation marks are a title, a slogan or a word held at arm's length.
LEAST_QUOTED_WORDS = 7
# "They" are mostly a group that a reader finds at once, and the resolver does not.
_PRONOUNS = frozenset("he she".split())
# Cues that say what the paper thinks of what it brings. "Alleged" and "acknowledged" are terms of the trade.
_DOUBTING = frozenset("claim claims claimed claiming purports purported".split())
_CONCEDING = frozenset("admit admits admitted admitting concede concedes conceded confess confesses confessed".split())
# What is filed in court claims, and nobody takes it for a judgement; "her claim" is no cue that judges.
_FILING = re.compile(r"\b(?:lawsuits?|suits?|complaints?|filings?|petitions?|indictments?|plaintiffs?)\b", re.I)
_NOUN = re.compile(r"\b(?:the|a|an|his|her|their|its|[\w]+[’']s) claims?\b|^claims?$", re.I)
_WORD = re.compile(r"[a-z]+")
# Before a surname these make it a full form of address: nobody asks a president's first name.
_HIGH_OFFICES = re.compile(r"\b(?:President|Pope|King|Queen|Prince|Princess|Prime Minister|Chancellor|Saint|St\.) $")
# Whom news in English calls by the surname alone from the first line.
_KNOWN = frozenset("Trump Obama Clinton Biden Bush Putin Merkel Macron Netanyahu Zelensky Zelenskyy Xi".split())
_NAMED = re.compile(r"(?:[A-Z][\w’'-]+|[A-Z]\.|de|la|van|von|der|al|bin|el)")
_CAPITAL = re.compile(r"\b[A-Z][\w-]*")
_TITLES = frozenset(
    "mr mrs ms miss dr sir dame lord lady president senator sen rep representative gov governor mayor judge justice "
    "general gen capt captain sgt sergeant lt col professor prof minister secretary chief officer deputy the "
    "rev".split()
)


def check_speakers(papers: Papers) -> Iterator[Finding]:
    """Yield what cannot be told of who speaks, and the first cue of each speaker that judges."""
    yield from _without_speaker(papers)
    yield from _unclear(papers)
    yield from _surnames(papers)
    yield from _judging(papers)


def _without_speaker(papers: Papers) -> Iterator[Finding]:
    cues = sorted(one.attribution.cue.spans[0].start for one in papers.said if one.entity and one.attribution.cue.spans)
    for printing in find_printings(papers.draft, 0, papers.said):
        if (
            printing.attribution is None
            and len(printing.tokens) >= LEAST_QUOTED_WORDS
            and _is_speech(papers, printing, cues)
        ):
            passage = papers.passage(printing.spans)
            yield papers.finding(Kind.NO_SPEAKER, passage, "Who says these words cannot be told from the draft.")


def _is_speech(papers: Papers, printing: Printing, cues: Sequence[int]) -> bool:
    """Is a quotation a sentence, in a paragraph that names nobody as its speaker?"""
    text = papers.draft.text
    start, end = printing.spans[0].start, printing.spans[-1].end
    if not (text[start].isupper() and (text[end - 1] in ".,!?" or text[end : end + 1] in ",.")):
        return False
    first, last = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    return bisect_left(cues, first) == bisect_left(cues, len(text) if last < 0 else last)


def _unclear(papers: Papers) -> Iterator[Finding]:
    for resolved in papers.said:
        source = resolved.attribution.source
        if resolved.entity is None and source.text.lower() in _PRONOUNS and not papers.is_quoted(source.spans[0]):
            note = f"Whom “{source.text}” means cannot be told from the draft."
            yield papers.finding(Kind.SPEAKER_UNCLEAR, _with_cue(papers, resolved), note)


def _with_cue(papers: Papers, resolved: ResolvedAttribution) -> Passage:
    spans = sorted(resolved.attribution.source.spans + resolved.attribution.cue.spans)
    merged = [spans[0]]
    for span in spans[1:]:
        if span.start <= merged[-1].end + 1:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return papers.passage(tuple(merged))


def _surnames(papers: Papers) -> Iterator[Finding]:
    seen: set[str] = set()
    places: dict[str, list[Span]] = defaultdict(list)
    for match in _CAPITAL.finditer(papers.draft.text):
        places[match.group()].append(Span(*match.span()))
    for resolved in papers.said:
        entity, source = papers.entity_of(resolved), resolved.attribution.source
        if entity is None or entity.type is not EntityType.PERSON or entity.id in seen or not source.spans:
            continue
        seen.add(entity.id)
        surname = _bare_surname(papers, entity, source, places)
        if surname:
            full = entity.name if entity.name.split()[-1:] == [surname] and " " in entity.name else ""
            elsewhere = f"; the coverage has “{full}”" if full else ""
            yield papers.finding(
                Kind.SURNAME_ONLY, source, f"“{surname}” is nowhere named in full in the draft{elsewhere}."
            )


def _bare_surname(papers: Papers, entity: Entity, source: Passage, places: Mapping[str, Sequence[Span]]) -> str | None:
    """The surname of a speaker whom the draft nowhere gives another name; None where it does."""
    words = [word for word in source.text.removesuffix("’s").split() if word.lower().strip(".") not in _TITLES]
    if len(words) != 1 or words[0] != entity.name.split()[-1] or not words[0][0].isupper() or words[0] in _KNOWN:
        return None
    text = papers.draft.text
    for start, end in places.get(words[0], ()):
        before = text[max(0, start - 30) : start]
        last = before.split()[-1] if before.split() and before.endswith(" ") else ""
        if _HIGH_OFFICES.search(before):
            return None
        if _NAMED.fullmatch(last) and last.lower().strip(".") not in _TITLES:
            return None
        if text[end : end + 1] == " " and _NAMED.match(text, end + 1):
            return None  # it is a first name
    return words[0]


def _judging(papers: Papers) -> Iterator[Finding]:
    seen: set[str] = set()
    for resolved in papers.said:
        found, entity = resolved.attribution, papers.entity_of(resolved)
        words = set(_WORD.findall(found.cue.text.lower()))
        if _FILING.search(found.source.text) or _NOUN.search(found.cue.text):
            continue
        doubts, concedes = words & _DOUBTING, words & _CONCEDING
        if (
            entity is None
            or entity.type is EntityType.DOCUMENT
            or entity.id in seen
            or not (doubts or concedes)
            or not is_clause(found)
        ):
            continue
        if found.cue.spans and papers.is_quoted(found.cue.spans[0]):
            continue  # somebody else's word
        seen.add(entity.id)
        word = min(doubts or concedes)
        what = f"doubts what {entity.name} says" if doubts else f"has {entity.name} own up to something"
        yield papers.finding(Kind.JUDGING_CUE, _with_cue(papers, resolved), f"“{word}” {what}; “said” takes no side.")

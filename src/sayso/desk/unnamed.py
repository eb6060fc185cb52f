"""Unnamed sources of a draft: what rests on one of them alone, who is not described, whose reason is not told."""

import re
from collections.abc import Iterator

from sayso.comparing.wording import is_said
from sayso.desk.findings import Finding, Kind
from sayso.desk.papers import Papers, tells_alike
from sayso.sources.nouns import singular
from sayso.types import Entity, EntityType, ResolvedAttribution, Stance

# Of whom a paper asks why they are not named: those who know by their work what they tell. A spokesman speaks for
# somebody who is named; that critics, residents or witnesses stay unnamed is the custom.
_INSIDERS = frozenset(
    "source official insider adviser advisor aide staffer informant executive diplomat operative employee person "
    "people individual".split()
)
# What is no description: number, rank and that they are not named.
_EMPTY = frozenset(
    "a an the some several many multiple few various other another one two three four five six seven eight nine ten "
    "dozen of those these senior top high-ranking ranking unnamed unidentified anonymous at least both".split()
)
# Before these words ends the noun phrase that says what somebody is; what follows describes them.
_BEHIND = re.compile(r"[,(]|\b(?:with|close|familiar|briefed|who|in|of|at|from|on|inside|near|for|involved|to)\b")
_WORD = re.compile(r"\w+(?:[-.’']\w+)*")
_OTHERS_AGREE = (Stance.ASSERTS, Stance.CONFIRMS)


def check_unnamed(papers: Papers) -> Iterator[Finding]:
    """Yield at most one finding for each unnamed source of the draft: the weightiest that there is."""
    seen: set[str] = set()
    alone = _rest_on_one(papers)
    for resolved in papers.said:
        entity = papers.entity_of(resolved)
        if entity is None or entity.id in seen or not _is_asked(papers, resolved, entity):
            continue
        seen.add(entity.id)
        found = _alone(papers, resolved, entity, alone) or _unexplained(papers, resolved, entity)
        if found:
            yield found


def _is_asked(papers: Papers, resolved: ResolvedAttribution, entity: Entity) -> bool:
    """Is it an insider whom the draft itself heard, and does the draft say what they said?"""
    if entity.type is not EntityType.ANONYMOUS or papers.relay_of(resolved):
        return False
    found = resolved.attribution
    return bool(found.source.spans) and is_insider(found.source.text) and is_said(found.cue.text)


def is_insider(phrase: str) -> bool:
    """Does a phrase call a source by what they know from their work: "officials", "a person close to the talks"?"""
    return singular(_head(phrase)) in _INSIDERS


def _head(phrase: str) -> str:
    words = _WORD.findall(_BEHIND.split(phrase.strip(), maxsplit=1)[0].lower())
    return words[-1] if words else ""


def is_described(phrase: str) -> bool:
    """Does a phrase tell of an unnamed source more than number and rank?"""
    words = _WORD.findall(phrase.lower())
    return any(word not in _EMPTY and singular(word) not in _INSIDERS for word in words)


def _alone(
    papers: Papers, resolved: ResolvedAttribution, entity: Entity, alone: frozenset[str | None]
) -> Finding | None:
    """What one unnamed person alone says, whom neither the draft nor the coverage has anybody to second."""
    if entity.count != 1 or entity.id not in alone:
        return None
    origin = f"“{papers.source_of(resolved)}”"
    seconded = "and nobody in the coverage says it" if papers.coverage else "and nobody else in the draft says it"
    reason = "" if entity.reason else "; why the source is not named is not said"
    note = f"This rests on one unnamed source alone, {origin}, {seconded}{reason}."
    return papers.finding(Kind.ONE_UNNAMED_SOURCE, resolved.attribution.content, note)


def _rest_on_one(papers: Papers) -> frozenset[str | None]:
    """Those who alone in draft and coverage say something."""
    alone: set[str | None] = set()
    for claim in papers.report.claims:
        own, others = papers.mentions_of(claim)
        told = {papers.attributions[mention.attribution].entity if mention.attribution else None for mention in own}
        agreeing = [mention.passage for mention in others if mention.stance in _OTHERS_AGREE]
        if len(told) == 1 and not any(tells_alike(mention.passage, agreeing) for mention in own):
            alone |= told
    return frozenset(alone)


def _unexplained(papers: Papers, resolved: ResolvedAttribution, entity: Entity) -> Finding | None:
    source = resolved.attribution.source
    described = is_described(entity.name) or is_described(source.text)
    if entity.reason and described:
        return None
    missing = (
        "neither described nor is it said why they are not named"
        if not described
        else ("not named, and it is not said why")
    )
    if entity.reason:
        missing = "not described"
    note = f"“{papers.source_of(resolved)}”: {missing}."
    return papers.finding(Kind.UNNAMED_SOURCE, source, note)

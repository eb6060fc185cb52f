"""Unnamed sources of a draft: what rests on one of them alone, who is not described, whose reason is not told."""

import re
from collections.abc import Iterator

from sayso.comparing.propositions import is_clause
from sayso.desk.findings import Finding, Kind
from sayso.desk.papers import MOST_NAMED, Papers, tells_alike
from sayso.presenting.words import some_names
from sayso.sources.nouns import singular
from sayso.types import Entity, EntityType, ResolvedAttribution, Stance

# Of whom a paper asks why they are not named: those who know by their work what they tell. A spokesman speaks for
# somebody who is named; that critics, residents or witnesses stay unnamed is the custom.
INSIDERS = frozenset(
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
# "The officials" are somebody who was told of before, and "Mexican officials" are the office.
_OFFICE = re.compile(
    r"(?:the|these|those|both) |(?!.*\b(?:senior|top|former|intelligence|administration|White House|department)\b)"
    r"(?!.*\b(?:familiar|close|briefed|knowledge|condition)\b)[\w.’'-]+ (?:[\w.’'-]+ ){0,3}(?:officials|employees)\b",
    re.IGNORECASE,
)
_BARE = re.compile(r"(?:\w+ )?(?:people|person|individuals?|employees?|executives?)$", re.IGNORECASE)
_NOBODY = re.compile(r"(?:every|any|no|each|all|most)\b", re.IGNORECASE)
# What was told, and not what somebody did or is taken to think.
_TOLD = re.compile(
    r"\b(?:sa(?:id|ys?|ying)|t(?:old|ells?|elling)|according|add(?:s|ed|ing)|confirm\w*|describ\w+|claim\w*|explain\w*|"
    r"reveal\w*|acknowledg\w+|insist\w*|cit(?:ed|ing)|quot(?:ed|ing)|report(?:s|ed)?)\b",
    re.IGNORECASE,
)
LEAST_WORDS = 4  # of what an unnamed source tells
_WORD = re.compile(r"\w+(?:[-.’']\w+)*")
_OTHERS_AGREE = (Stance.ASSERTS, Stance.CONFIRMS)


def check_unnamed(papers: Papers) -> Iterator[Finding]:
    """Yield what rests on one unnamed source, who is not described, and, in one finding, whose reason is not told.

    Each source is told of once, by the weightiest that there is.
    """
    alone = _rest_on_one(papers)
    unexplained = []
    for resolved, entity in _asked(papers):
        if entity.count == 1 and entity.id in alone:
            yield _on_one(papers, resolved, entity)
        elif not is_described(entity.name) and not is_described(resolved.attribution.source.text):
            note = f"“{papers.source_of(resolved)}”: who they are is not said{'' if entity.reason else ', nor why'}."
            yield papers.finding(Kind.SOURCE_UNDESCRIBED, resolved.attribution.source, note)
        elif not entity.reason:
            unexplained.append(resolved)
    if unexplained:
        names = some_names([f"“{papers.source_of(one)}”" for one in unexplained], MOST_NAMED)
        note = f"Why they are not named is not said: {names}."
        yield papers.finding(Kind.ANONYMITY_UNEXPLAINED, unexplained[0].attribution.source, note)


def _asked(papers: Papers) -> Iterator[tuple[ResolvedAttribution, Entity]]:
    """The unnamed insiders whom the draft itself heard, each kind of them where it first speaks."""
    seen: set[frozenset[str]] = set()
    for resolved in papers.said:
        entity, phrase = papers.entity_of(resolved), resolved.attribution.source.text
        if entity is None or not _is_asked(papers, resolved, entity):
            continue
        if _telling(phrase) not in seen:  # "another official": the draft has been asked about its officials
            seen.add(_telling(phrase))
            yield resolved, entity


def _is_asked(papers: Papers, resolved: ResolvedAttribution, entity: Entity) -> bool:
    """Is it an insider whom the draft itself heard, and does the draft say what they said?"""
    if entity.type is not EntityType.ANONYMOUS or papers.relay_of(resolved):
        return False
    found = resolved.attribution
    telling = is_clause(found) and len(found.content.text.split()) >= LEAST_WORDS
    phrase = found.source.text
    return telling and is_insider(phrase) and not _OFFICE.match(phrase) and _TOLD.search(found.cue.text) is not None


def is_insider(phrase: str) -> bool:
    """Does a phrase call a source by what they know from their work: "officials", "a person close to the talks"?"""
    return singular(_head(phrase)) in INSIDERS and not _NOBODY.match(phrase) and not _BARE.match(phrase)


def _head(phrase: str) -> str:
    words = _WORD.findall(_BEHIND.split(phrase.strip(), maxsplit=1)[0].lower())
    return words[-1] if words else ""


def is_described(phrase: str) -> bool:
    """Does a phrase tell of an unnamed source more than number and rank?"""
    return bool(_telling(phrase))


def _telling(phrase: str) -> frozenset[str]:
    words = _WORD.findall(phrase.lower())
    return frozenset(word for word in words if word not in _EMPTY and singular(word) not in INSIDERS)


def _on_one(papers: Papers, resolved: ResolvedAttribution, entity: Entity) -> Finding:
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

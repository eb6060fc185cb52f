"""Whom an outlet leaned on, where articles tell of its report and describe its sources otherwise."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from sayso.comparing.differences.wording import is_said
from sayso.comparing.findings import Finding, make_side, outlet_name, source_name
from sayso.comparing.printings import sentence_spans
from sayso.comparing.stances import outlets_named
from sayso.comparing.story import Story
from sayso.comparing.terms import find_terms
from sayso.types import DifferenceType, EntityType, ResolvedAttribution, Span

WEIGHT = 2.0  # before all that is weighed by a ranker: it is rare, and what a reader of chains looks for
LEAST_SHARED = 3  # content words of what a source told an outlet, and of what is relayed of it
# "Arlo Finch and his clerks" are named; "Officials and their aides" are not.
_NAMED = re.compile(r"(?!Officials|Aides|Sources|Advisers)\b[A-Z][a-z]+ and (?:his|her)\b")
# By what anybody may call a source; it sets no two apart.
_PLAIN = find_terms(
    "source sources official officials person people unidentified unnamed anonymous spokesman spokeswoman spokesperson"
    " others familiar matter"
)
# Those whom a report leans on. A classmate or a second woman is a witness among others.
_LEAKING = re.compile(
    r"\b(?:sources?|officials?|people|persons?|aides?|advis[eo]rs?|allies|associates?|insiders?|diplomats?|lawmakers?"
    r"|staffers?|employees?|executives?|familiar|briefed)\b",
    re.IGNORECASE,
)
_LEARNING = re.compile(r"\b(?:cit(?:e|es|ed|ing)|learn(?:s|ed|t)|heard)\b", re.IGNORECASE)


def differ_in_report_sources(story: Story) -> Iterator[Finding]:
    """Find two descriptions of the source of one outlet's report: by two who relay it, or by itself and who relays it.

    What the outlet itself says of its source counts where it leans on one alone, and of the same matter: else it may be
    another one that is relayed.
    """
    for relay, articles in sorted(_tellings(story).items()):
        told: set[frozenset[str | None]] = set()
        own = [n for n in articles if story.outlets[n] == relay]
        order = sorted(articles, key=lambda n: (n not in own, n))
        for n, m in combinations(order, 2):
            first, second = articles[n], articles[m]
            both = frozenset((first[0].entity, second[0].entity))
            if m in own or both in told or any(_are_one(story, one, other) for one in first for other in second):
                continue
            if n in own and not _is_of_one_report(first, second):
                continue
            told.add(both)
            sides = tuple(make_side(story, at, articles[at][0].attribution.source.spans) for at in (n, m))
            teller = "it" if n in own else outlet_name(story, n)
            note = (
                f"Of what {story.name_of(relay)} reported, {teller} gives as source"
                f" “{source_name(story, first[0])}”, {outlet_name(story, m)} “{source_name(story, second[0])}”."
            )
            yield Finding(DifferenceType.SOURCE, None, sides, note, WEIGHT)


def _tellings(story: Story) -> dict[str, dict[int, list[ResolvedAttribution]]]:
    """For each outlet that a report is of, the articles that say on which unnamed sources it leans."""
    told: dict[str, dict[int, list[ResolvedAttribution]]] = defaultdict(lambda: defaultdict(list))
    for index, attributions in enumerate(story.attributions):
        sentences = sentence_spans(story.articles[index])
        for resolved in attributions:
            source = resolved.attribution.source.text
            if resolved.anonymous and _tells(resolved) and _LEAKING.search(source) and not _NAMED.search(source):
                relay = _reporter(story, index, resolved, sentences)
                if relay:
                    told[relay][index].append(resolved)
    return told


def _tells(resolved: ResolvedAttribution) -> bool:
    """Is somebody said to have told or shown a thing? Who is urged to denounce it is no source."""
    cue = resolved.attribution.cue.text
    return bool(resolved.attribution.source.spans) and (is_said(cue) or bool(_LEARNING.search(cue)))


def _reporter(story: Story, article: int, resolved: ResolvedAttribution, sentences: Sequence[Span]) -> str | None:
    """The outlet to which a source told it: the last of the chain, or the one that the sentence names, or its own."""
    for entity in reversed(resolved.chain[:-1]):
        if story.entities[entity].type is EntityType.OUTLET:
            return entity
    at = resolved.attribution.source.spans[0].start
    around = next((story.articles[article].text[slice(*s)] for s in sentences if s.start <= at < s.end), "")
    named = outlets_named(story, around, resolved) - {story.outlets[article]}
    if len(named) > 1:
        return None
    return next(iter(named), story.outlets[article] if len(resolved.chain) == 1 else None)


def _is_of_one_report(own: Sequence[ResolvedAttribution], relayed: Sequence[ResolvedAttribution]) -> bool:
    """Does an outlet lean on one source alone, and for something of which it is relayed?"""
    contents = [[find_terms(resolved.attribution.content.text) for resolved in found] for found in (own, relayed)]
    return len({resolved.entity for resolved in own}) == 1 and any(
        len(one & other) >= LEAST_SHARED for one in contents[0] for other in contents[1]
    )


def _are_one(story: Story, one: ResolvedAttribution, other: ResolvedAttribution) -> bool:
    first, second = (find_terms(story.name_of(resolved.entity)) for resolved in (one, other))
    first, second = first - _PLAIN, second - _PLAIN
    return one.entity == other.entity or first <= second or second <= first

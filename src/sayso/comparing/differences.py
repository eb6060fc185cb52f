"""Where articles give the same thing otherwise: numbers, dates, names, sources, certainty, wording, quotations.

Every difference rests on two passages that were found to say the same (a claim, a quotation), on two forms of a name,
on two counts of one thing, or on two accounts of where a report comes from. Few and right is better than many: a kind
of difference is looked for only where the passages are alike enough that it is not simply another matter.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from sayso.comparing.claim_differences import differ_in_claim
from sayso.comparing.claims import Draft
from sayso.comparing.counts import differ_in_counts
from sayso.comparing.findings import Finding, make_side, outlet_name, side_of, source_name
from sayso.comparing.names import differ_in_accents, find_spellings, is_house_style
from sayso.comparing.pairs import find_closest
from sayso.comparing.printings import sentence_spans
from sayso.comparing.quote_differences import differ_in_quotes
from sayso.comparing.records import differ_in_records
from sayso.comparing.stances import outlets_named
from sayso.comparing.story import Story
from sayso.comparing.superlatives import differ_in_superlatives, find_superlative_words
from sayso.comparing.terms import find_terms
from sayso.comparing.wording import is_said
from sayso.types import (
    Difference,
    DifferenceType,
    EntityType,
    Quote,
    ResolvedAttribution,
    Side,
    Span,
)

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
# How alike a passage of a further article must be, to be shown beside the two that differ.
ALIKE_FOR_OTHERS = 0.4
MOST_LITTLE = 2  # quotations in one story in which only little words were changed
_CITING = re.compile(r"\bcit(?:e|es|ed|ing)\b", re.IGNORECASE)
MOST_WORDING = 4  # differences of mere wording in one story; the weightiest are kept


def find_differences(
    story: Story, claims: Sequence[tuple[str, Draft]], quotes: Sequence[Quote]
) -> tuple[Difference, ...]:
    """Find the differences of a story, the weightiest first. `claims` come with their ids, in the order of weight."""
    findings = [*differ_in_quotes(story, quotes), *_in_reports(story), *differ_in_counts(story), *_in_names(story)]
    findings.extend(_records(story))
    closest = find_closest(draft for _, draft in claims if len(draft.articles) > 1)
    for place, (identity, draft) in enumerate(claims):
        if len(draft.articles) > 1:
            importance = 1 / (1 + place / 10)
            found = differ_in_claim(story, identity, draft, closest)
            findings.extend(replace(finding, weight=finding.weight + importance) for finding in found)
    findings.sort(key=lambda finding: -finding.weight)
    drafts = dict(claims)
    return tuple(
        Difference(f"d{number}", f.type, f.claim, f.sides + _others(story, f, drafts, quotes), f.note)
        for number, f in enumerate(_chosen(findings), 1)
    )


def _others(story: Story, finding: Finding, drafts: Mapping[str, Draft], quotes: Sequence[Quote]) -> tuple[Side, ...]:
    """What the other articles have of a claim or a quotation that two of them give otherwise: one side for each."""
    if finding.claim is not None:
        draft = drafts[finding.claim]
        sides = [side_of(story, member) for member in draft.members]
        held = [n for n, side in enumerate(sides) if any(_overlap(side, own) for own in finding.sides)]
        near = {n: float(draft.alike[n, held].max()) for n in range(len(sides))} if held else {}
        candidates = [sides[n] for n in sorted(near, key=lambda n: -near[n]) if near[n] >= ALIKE_FOR_OTHERS]
    else:
        candidates = [
            Side(variant.article, variant.passage)
            for quote in quotes
            if sum(any(_overlap(Side(v.article, v.passage), own) for own in finding.sides) for v in quote.variants) > 1
            for variant in quote.variants
        ]
    others: dict[str, Side] = {}
    for side in candidates:
        if not any(side.article == own.article for own in finding.sides):
            others.setdefault(side.article, side)
    return tuple(others[article.id] for article in story.articles if article.id in others)


def _records(story: Story) -> Iterator[Finding]:
    """Of what something is the first or the largest: of each such thing the first difference in the story."""
    known: list[tuple[frozenset[str], frozenset[str]]] = []
    for finding in (*differ_in_superlatives(story), *differ_in_records(story)):
        text = " ".join(side.passage.text for side in finding.sides)
        told = find_superlative_words(text), find_terms(text)
        if not any(words & told[0] and (terms & told[1]) - words for words, terms in known):
            yield finding
        known.append(told)


def _chosen(findings: Sequence[Finding]) -> Iterator[Finding]:
    """Leave out a finding that a weightier one of the same type already shows, and wording beyond a number.

    Where a difference of another kind stands between two passages, that they are worded otherwise is no news.
    """
    seen: dict[DifferenceType, list[Finding]] = defaultdict(list)
    little = 0
    for finding in findings:
        known = seen[finding.type]
        if finding.type is DifferenceType.WORDING:
            if len(known) >= MOST_WORDING:
                continue
            known = [other for kind in seen.values() for other in kind]
        elif finding.little:
            little += 1
            if little > MOST_LITTLE:
                continue
        if not any(other.note == finding.note or _shows(other, finding) for other in known):
            seen[finding.type].append(finding)
            yield finding


def _shows(finding: Finding, other: Finding) -> bool:
    """Does a finding have a side at each of the places of another one?"""
    return all(any(_overlap(side, own) for own in finding.sides) for side in other.sides)


def _overlap(one: Side, other: Side) -> bool:
    return one.article == other.article and any(
        start < last and first < end for start, end in one.passage.spans for first, last in other.passage.spans
    )


def _in_names(story: Story) -> Iterator[Finding]:
    speakers = [{story.entities[at.entity].name for at in found if at.entity} for found in story.attributions]
    told: set[tuple[str, str]] = set()
    for one, other in find_spellings(story.articles):
        last = one.form.split()[-1], other.form.split()[-1]
        if last in told:
            continue  # "Gascón" was shown, and so "George Gascón" is no news
        as_printed = is_house_style(one.form, other.form) or differ_in_accents(one.form, other.form)
        if as_printed and not all(
            any({one.form, other.form} & speakers[article] for article in form.places) for form in (one, other)
        ):
            continue  # a short name is worth a line where both speak to the reader through the one who bears it
        told.add(last)
        sides = [
            make_side(story, article, (span,)) for form in (one, other) for article, span in sorted(form.places.items())
        ]
        outlets = [
            " and ".join(dict.fromkeys(outlet_name(story, article) for article in sorted(form.places)))
            for form in (one, other)
        ]
        note = f"“{one.form}” in {outlets[0]}, “{other.form}” in {outlets[1]}."
        yield Finding(DifferenceType.NAME, None, tuple(sides), note, 1.0)


def _in_reports(story: Story) -> Iterator[Finding]:
    """Whom the same outlet leaned on, where two articles tell of its report and describe its sources otherwise."""
    told: dict[str, dict[int, list[ResolvedAttribution]]] = defaultdict(lambda: defaultdict(list))
    for index, attributions in enumerate(story.attributions):
        sentences = sentence_spans(story.articles[index])
        for resolved in attributions:
            named = _NAMED.search(resolved.attribution.source.text)
            source = resolved.attribution.source.text
            if resolved.anonymous and _tells(resolved) and _LEAKING.search(source) and not named:
                relay = _relay(story, index, resolved, sentences)
                if relay:
                    told[relay][index].append(resolved)
    for relay, articles in told.items():
        for (n, first), (m, second) in combinations(sorted(articles.items()), 2):
            if any(_are_one(story, one, other) for one in first for other in second):
                continue
            sides = tuple(
                make_side(story, at, found[0].attribution.source.spans) for at, found in ((n, first), (m, second))
            )
            note = (
                f"Of what {story.name_of(relay)} reported, {outlet_name(story, n)} gives as source"
                f" “{source_name(story, first[0])}”, {outlet_name(story, m)} “{source_name(story, second[0])}”."
            )
            yield Finding(DifferenceType.SOURCE, None, sides, note, 2.0)


def _tells(resolved: ResolvedAttribution) -> bool:
    """Is somebody said to have told or shown a thing? Who is urged to denounce it is no source."""
    cue = resolved.attribution.cue.text
    return bool(resolved.attribution.source.spans) and (is_said(cue) or bool(_CITING.search(cue)))


def _relay(story: Story, article: int, resolved: ResolvedAttribution, sentences: Sequence[Span]) -> str | None:
    """The other outlet through which an article brings a source: by the chain, or named alone in the same sentence."""
    for entity in resolved.chain[:-1]:
        if story.entities[entity].type is EntityType.OUTLET and entity != story.outlets[article]:
            return entity
    at = resolved.attribution.source.spans[0].start
    around = next((story.articles[article].text[slice(*s)] for s in sentences if s.start <= at < s.end), "")
    named = outlets_named(story, around, resolved) - {story.outlets[article]}
    return next(iter(named)) if len(named) == 1 else None


def _are_one(story: Story, one: ResolvedAttribution, other: ResolvedAttribution) -> bool:
    first, second = (find_terms(story.name_of(resolved.entity)) for resolved in (one, other))
    first, second = first - _PLAIN, second - _PLAIN
    return one.entity == other.entity or first <= second or second <= first

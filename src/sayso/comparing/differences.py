"""Where articles give the same thing otherwise: numbers, dates, names, sources, certainty, wording, quotations.

Every difference rests on two passages that were found to say the same (a claim, a quotation), on two forms of a name,
on two counts of one thing, or on two accounts of where a report comes from. Few and right is better than many: a kind
of difference is looked for only where the passages are alike enough that it is not simply another matter.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from sayso.comparing.claim_differences import differ_in_claim
from sayso.comparing.claims import Draft
from sayso.comparing.findings import Finding, make_side, outlet_name, source_name
from sayso.comparing.names import find_spellings
from sayso.comparing.printings import sentence_spans
from sayso.comparing.quantities import Quantity, find_quantities
from sayso.comparing.quote_differences import differ_in_quotes
from sayso.comparing.stances import outlets_named
from sayso.comparing.story import Story
from sayso.comparing.terms import find_terms
from sayso.types import (
    Difference,
    DifferenceType,
    EntityType,
    Quote,
    ResolvedAttribution,
    Side,
    Span,
)

LEAST_COUNT = 10  # a smaller number in two articles is seldom of the same things
MOST_RATIO = 2.0  # between two counts of the same things
MOST_WORDING = 8  # differences of mere wording in one story; the weightiest are kept


def find_differences(
    story: Story, claims: Sequence[tuple[str, Draft]], quotes: Sequence[Quote]
) -> tuple[Difference, ...]:
    """Find the differences of a story, the weightiest first. `claims` come with their ids, in the order of weight."""
    findings = [*differ_in_quotes(story, quotes), *_in_reports(story), *_in_counts(story), *_in_names(story)]
    for place, (identity, draft) in enumerate(claims):
        if len(draft.articles) > 1:
            importance = 1 / (1 + place / 10)
            found = differ_in_claim(story, identity, draft)
            findings.extend(replace(finding, weight=finding.weight + importance) for finding in found)
    findings.sort(key=lambda finding: -finding.weight)
    return tuple(
        Difference(f"d{number}", f.type, f.claim, f.sides, f.note) for number, f in enumerate(_chosen(findings), 1)
    )


def _chosen(findings: Sequence[Finding]) -> Iterator[Finding]:
    """Leave out a finding that a weightier one of the same type already shows, and wording beyond a number."""
    seen: dict[DifferenceType, list[Finding]] = defaultdict(list)
    for finding in findings:
        known = seen[finding.type]
        if finding.type is DifferenceType.WORDING and len(known) >= MOST_WORDING:
            continue
        if not any(_shows(other, finding) for other in known):
            known.append(finding)
            yield finding


def _shows(finding: Finding, other: Finding) -> bool:
    """Does a finding have a side at each of the places of another one?"""
    return all(any(_overlap(side, own) for own in finding.sides) for side in other.sides)


def _overlap(one: Side, other: Side) -> bool:
    return one.article == other.article and any(
        start < last and first < end for start, end in one.passage.spans for first, last in other.passage.spans
    )


def _in_names(story: Story) -> Iterator[Finding]:
    for one, other in find_spellings(story.articles):
        sides = [
            make_side(story, article, (span,)) for form in (one, other) for article, span in sorted(form.places.items())
        ]
        outlets = [
            " and ".join(dict.fromkeys(outlet_name(story, article) for article in sorted(form.places)))
            for form in (one, other)
        ]
        note = f"“{one.form}” in {outlets[0]}, “{other.form}” in {outlets[1]}."
        yield Finding(DifferenceType.NAME, None, tuple(sides), note, 1.0)


def _in_counts(story: Story) -> Iterator[Finding]:
    """Numbers of the same things, of which each article has one only, in sentences that share more than that."""
    told: dict[str, dict[int, list[tuple[Quantity, Span]]]] = defaultdict(lambda: defaultdict(list))
    for index, article in enumerate(story.articles):
        for sentence in sentence_spans(article):
            for quantity in find_quantities(article.text[slice(*sentence)]):
                if quantity.unit not in ("%", "$", "vote"):
                    told[quantity.unit][index].append((quantity, sentence))
    for unit, articles in told.items():
        single = {n: found[0] for n, found in articles.items() if len({quantity.value for quantity, _ in found}) == 1}
        for (n, (one, first)), (m, (other, second)) in combinations(sorted(single.items()), 2):
            texts = story.articles[n].text[slice(*first)], story.articles[m].text[slice(*second)]
            if not _are_counts(one, other) or len((find_terms(texts[0]) & find_terms(texts[1])) - {unit}) < 2:
                continue
            sides = (_count_side(story, n, one, first), _count_side(story, m, other, second))
            numbers = texts[0][one.start : one.end], texts[1][other.start : other.end]
            note = f"{outlet_name(story, n)} gives {numbers[0]}, {outlet_name(story, m)} {numbers[1]}."
            yield Finding(DifferenceType.NUMBER, None, sides, note, 1.9)
            break


def _are_counts(one: Quantity, other: Quantity) -> bool:
    if not isinstance(one.value, float) or not isinstance(other.value, float) or one.value == other.value:
        return False
    low, high = sorted((one.value, other.value))
    return low >= LEAST_COUNT and high <= MOST_RATIO * low


def _count_side(story: Story, article: int, quantity: Quantity, sentence: Span) -> Side:
    """The number with the words around it: up to three before and six behind."""
    text = story.articles[article].text[slice(*sentence)]
    before = text[: quantity.start].split(" ")
    start = len(" ".join(before[:-4])) + 1 if len(before) > 4 else 0
    behind = text[quantity.end :].split(" ")
    end = quantity.end + len(" ".join(behind[:6]))
    return make_side(story, article, (Span(sentence.start + start, sentence.start + end),))


def _in_reports(story: Story) -> Iterator[Finding]:
    """Whom the same outlet leaned on, where two articles tell of its report and describe its sources otherwise."""
    told: dict[str, dict[int, list[ResolvedAttribution]]] = defaultdict(lambda: defaultdict(list))
    for index, attributions in enumerate(story.attributions):
        sentences = sentence_spans(story.articles[index])
        for resolved in attributions:
            if resolved.anonymous and resolved.attribution.source.spans:
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
    return one.entity == other.entity or first <= second or second <= first

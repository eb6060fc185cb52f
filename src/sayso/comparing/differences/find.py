"""Where articles give the same thing otherwise: numbers, dates, names, sources, certainty, wording, quotations.

Every difference rests on two passages that were found to say the same (a claim, a quotation), on two forms of a name,
on two counts of one thing, or on two accounts of where a report comes from. Which passages are told otherwise in a way
that a reader would list is learned from events read for it (`chances.py`, `worth.py`); what sets them apart is said by
rules, and where none is sure both passages are quoted.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from sayso.comparing.claims import Draft
from sayso.comparing.differences.candidates import find_passages, find_printings
from sayso.comparing.differences.counts import differ_in_counts
from sayso.comparing.differences.quote_differences import differ_in_quotes
from sayso.comparing.differences.records import differ_in_records
from sayso.comparing.differences.report_sources import differ_in_report_sources
from sayso.comparing.differences.superlatives import differ_in_superlatives, find_superlative_words
from sayso.comparing.differences.turnabouts import find_turnabouts
from sayso.comparing.differences.wording import hedges
from sayso.comparing.differences.worth import Sentences, Weighed, sentences_of, weigh
from sayso.comparing.findings import Contrast, Finding, make_side, outlet_name, side_of
from sayso.comparing.names import differ_in_accents, find_spellings, is_house_style
from sayso.comparing.reader import Reader
from sayso.comparing.story import Story
from sayso.comparing.terms import find_terms
from sayso.types import (
    Difference,
    DifferenceType,
    Quote,
    Side,
)

SPELLING_WEIGHT = 0.3  # of a name spelt otherwise: judges wanted 3 of 14, so what is worth more comes first
# How alike a passage of a further article must be, to be shown beside the two that differ.
ALIKE_FOR_OTHERS = 0.4
# From how much on a difference is shown: numbers and doubts, of which judges want more than of the rest (0.40 and 0.57
# of those drawn for them, 0.32 of wordings), and others. docs/comparing.md says what else would give. What is told of a
# day or of how somebody is called is wanted so seldom (in 1 of 23) that a lesser pair is told by its words.
LEAST_WORTH = 0.09
LEAST_WORTH_BY_TYPE = {
    DifferenceType.NUMBER: 0.06,
    DifferenceType.HEDGE: 0.06,
    DifferenceType.DATE: 0.3,
    DifferenceType.NAME: 0.3,
}
# Two sentences that are only set side by side must be worth so much, or rather say the same than not, and be no short
# ones. Of 185 pairs of passages that judges read beside the articles 0.86 of the first kind are worth a line, 0.69 of
# the others that are shown.
SURELY_WORTH, LEAST_SAME, LEAST_QUOTED = 0.3, 0.5, 14
# What is told of these is not hidden by a wording of two others beside which the two passages are shown, too.
_FACTS = frozenset({DifferenceType.NUMBER, DifferenceType.DATE, DifferenceType.NAME, DifferenceType.HEDGE})
_KINDS = frozenset(DifferenceType)
_QUOTED = re.compile(r"“([^“”]+)”")
SHARE_OF_NOTE = 0.8  # of the words of the longer of two notes, from which on they tell one thing
MOST_DIFFERENCES = 60  # of one story; the weightiest are kept


def find_differences(
    story: Story, claims: Sequence[tuple[str, Draft]], quotes: Sequence[Quote], reader: Reader
) -> tuple[Difference, ...]:
    """Find the differences of a story, the weightiest first. `claims` come with their ids, in the order of weight."""
    found: list[Finding | _Weighed] = [*_over_the_story(story, claims, quotes)]
    candidates = {"passages": list(find_passages(story, claims)), "printings": list(find_printings(story, quotes))}
    found += [_Weighed(weighed) for weighed in weigh(story, candidates, reader)]
    found.sort(key=lambda one: -one.weight)
    drafts = dict(claims)
    printed = [[Side(variant.article, variant.passage) for variant in quote.variants] for quote in quotes]
    chosen = _chosen(story, found, lambda finding: _others(story, finding, drafts, printed))
    return tuple(Difference(f"d{number}", f.type, f.claim, f.sides, f.note) for number, f in enumerate(chosen, 1))


def _over_the_story(story: Story, claims: Sequence[tuple[str, Draft]], quotes: Sequence[Quote]) -> Iterator[Finding]:
    """What is found by looking at more than two passages, by rules."""
    for identity, draft in claims:
        if len(draft.articles) > 1:
            yield from find_turnabouts(story, identity, draft)
    yield from differ_in_quotes(story, quotes)
    yield from differ_in_report_sources(story)
    yield from differ_in_counts(story)
    yield from _in_names(story)
    yield from _records(story)


@dataclass(frozen=True, slots=True)
class _Weighed:
    """A candidate that is worth showing. What sets its sides apart is told when it is needed."""

    weighed: Weighed

    @property
    def weight(self) -> float:
        return self.weighed.worth

    @property
    def sides(self) -> tuple[Side, Side]:
        return self.weighed.candidate.sides

    def tell(self, kinds: frozenset[DifferenceType]) -> Finding | None:
        """Say what sets the two apart, if that is of one of some kinds and worth it."""
        kinds = frozenset(kind for kind in kinds if self.weight >= LEAST_WORTH_BY_TYPE.get(kind, LEAST_WORTH))
        candidate = self.weighed.candidate
        contrast = (candidate.tell(kinds) or candidate.show()) if kinds else None
        if contrast is None or contrast.type not in kinds or not self._is_worth_quoting(contrast):
            return None
        return Finding(contrast.type, candidate.claim, contrast.sides or self.sides, contrast.note, self.weight)

    def _is_worth_quoting(self, contrast: Contrast) -> bool:
        """Is a contrast more than two sentences side by side, or are these worth it?"""
        if contrast.type is not DifferenceType.WORDING or contrast.sides is None or self.weight >= SURELY_WORTH:
            return True
        words = min(len(side.passage.text.split()) for side in contrast.sides)
        return words >= LEAST_QUOTED and self.weighed.candidate.features["chance"] >= LEAST_SAME


def _others(
    story: Story, finding: Finding, drafts: Mapping[str, Draft], printed: Sequence[Sequence[Side]]
) -> tuple[Side, ...]:
    """What the other articles have of a claim or a quotation that two of them give otherwise: one side for each.

    `printed` are the printings of each quotation.
    """
    if finding.claim is not None:
        draft = drafts[finding.claim]
        sides = [side_of(story, member) for member in draft.members]
        held = [n for n, side in enumerate(sides) if any(_overlap(side, own) for own in finding.sides)]
        near = {n: float(draft.alike[n, held].max()) for n in range(len(sides))} if held else {}
        candidates = [sides[n] for n in sorted(near, key=lambda n: -near[n]) if near[n] >= ALIKE_FOR_OTHERS]
    else:
        candidates = [
            side
            for sides in printed
            if sum(any(_overlap(side, own) for own in finding.sides) for side in sides) > 1
            for side in sides
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


def _chosen(
    story: Story, found: Iterable[Finding | _Weighed], others: Callable[[Finding], tuple[Side, ...]]
) -> list[Finding]:
    """Leave out a finding whose note, or whose first two places, a weightier one shows already; add `others` to it.

    A number, day, name or doubt is told all the same where its places are shown only beside two others, worded
    otherwise. Of two sentences that word a thing otherwise only the weightiest pair of passages is told, and none where
    both are shown beside such a pair. Who gives one of two numbers that are told already stands beside them.

    What is left out for its places is not told, nor what comes after the last one that is kept.
    """
    chosen: list[Finding] = []
    articles: list[frozenset[str]] = []  # of the sides of each
    worded: set[frozenset[Sentences]] = set()  # two by two, in which something is worded otherwise
    texts = {article.id: article for article in story.articles}
    for one in found:
        if len(chosen) == MOST_DIFFERENCES:
            break
        own = {side.article for side in one.sides[:2]}
        showing = [f for f, known in zip(chosen, articles, strict=True) if own <= known and _shows(f, one.sides[:2])]
        if any(
            f.type is not DifferenceType.WORDING or _shows(replace(f, sides=f.sides[:2]), one.sides) for f in showing
        ):
            continue
        kinds = _FACTS if showing else _KINDS
        if any(hedges(f.note) for f in showing):
            kinds -= {DifferenceType.HEDGE}  # told already
        finding = one.tell(kinds) if isinstance(one, _Weighed) else one
        if finding is None or finding.type not in kinds:
            continue
        same = next((n for n, f in enumerate(chosen) if _tell_one(f, finding)), None)
        if same is not None:
            if finding.type is chosen[same].type is DifferenceType.NUMBER:
                further = tuple(side for side in finding.sides[:2] if side.article not in articles[same])
                chosen[same] = replace(chosen[same], sides=chosen[same].sides + further)
                articles[same] |= {side.article for side in further}
            continue
        beside = others(finding)
        if isinstance(one, _Weighed) and finding.type is DifferenceType.WORDING:
            if frozenset(one.weighed.sentences) in worded:
                continue
            places = *one.weighed.sentences, *(sentences_of(texts[side.article], side) for side in beside)
            worded |= {frozenset(pair) for pair in combinations(places, 2)}
        chosen.append(replace(finding, sides=finding.sides + beside))
        articles.append(frozenset(side.article for side in chosen[-1].sides))
    return chosen


def _tell_one(one: Finding, other: Finding) -> bool:
    """Have two the same note, or, of how a thing is worded, nearly the same, as where both quote one sentence?

    So has a wording or a number that a number tells already, “At least 14 people” where that says “At least 14”.
    """
    if one.type is DifferenceType.NUMBER and other.type in (DifferenceType.NUMBER, DifferenceType.WORDING):
        told, quoted = _QUOTED.findall(one.note), _QUOTED.findall(other.note)[:2]
        turned = quoted, quoted[::-1]
        return len(told) == len(quoted) == 2 and any(told[0] in words[0] and told[1] in words[1] for words in turned)
    if {one.type, other.type} != {DifferenceType.WORDING}:
        return one.note == other.note
    first, second = set(one.note.split()), set(other.note.split())
    return len(first & second) >= SHARE_OF_NOTE * max(len(first), len(second))


def _shows(finding: Finding, sides: Sequence[Side]) -> bool:
    """Does a finding have a side at each of some places?"""
    return all(any(_overlap(side, own) for own in finding.sides) for side in sides)


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
        yield Finding(DifferenceType.NAME, None, tuple(sides), note, SPELLING_WEIGHT)

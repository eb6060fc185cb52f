"""What differs between two passages that were found to say the same: number, date, source, certainty, wording."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations

from sayso.comparing.claims import Draft
from sayso.comparing.findings import Finding, outlet_name, shorten, side_of, side_with_source, source_name
from sayso.comparing.propositions import Proposition, is_clause
from sayso.comparing.quantities import Quantity, find_quantities
from sayso.comparing.story import Story
from sayso.comparing.terms import find_terms
from sayso.comparing.wording import colour_of, hedges
from sayso.dates import Timex, TimexType, find_timexes
from sayso.types import DifferenceType, EntityType, QuotationType, ResolvedAttribution, Spans, Stance

# How alike two passages of a claim must be (as alignment measures it) before a difference between them means something.
# Set on five development stories, reading what each lower step added.
ALIKE_FOR_NUMBER = 0.35
ALIKE_FOR_DATE = 0.3
ALIKE_FOR_SENTENCE = 0.45  # where the date stands elsewhere in the sentence
ALIKE_FOR_SOURCE = 0.36
ALIKE_FOR_DROPPED = 0.6
ALIKE_FOR_HEDGE = 0.4
ALIKE_FOR_COLOUR = 0.25
ALIKE_FOR_PARAPHRASE = 0.3
ALIKE_FOR_WORDING = 0.34
MOST_WORDING_SHARED = 0.6  # of the content words: above it, what is left over is seldom the point
LEAST_WORDS = 5  # of a passage whose source or wording is compared
MOST_RATIO = 3.0  # between two numbers that may be of one thing
MOST_DAYS = 60  # between two dates of one event: farther apart, one of them is another event, or an anniversary
_REPORTING = re.compile(r"@\w|\b(?:said|says|told|wrote|writing|tweeted|added|asked|saying)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two passages of one claim in two articles, both stating it, and how alike they are."""

    claim: str
    one: Proposition
    other: Proposition
    alike: float


# How alike each passage is to the one in another article that is most like it, by article, spans and other article.
Closest = dict[tuple[int, Spans, int], float]


def find_closest(drafts: Iterable[Draft]) -> Closest:
    """Say for all the passages of some claims how alike the most alike passage in each other article is."""
    closest: Closest = {}
    for draft in drafts:
        for n, m in combinations(range(len(draft.members)), 2):
            one, other = draft.members[n], draft.members[m]
            if one.article != other.article:
                alike = float(draft.alike[n][m])
                for key in ((one.article, one.spans, other.article), (other.article, other.spans, one.article)):
                    closest[key] = max(alike, closest.get(key, alike))
    return closest


def differ_in_claim(story: Story, identity: str, draft: Draft, closest: Closest) -> Iterator[Finding]:
    """Yield the differences between the passages of a claim.

    Two passages are set side by side only where neither has a nearer one in the other's article.
    """
    pairs = _pairs(draft, identity, closest)
    for find in (_number, _date, _source, _hedge, _wording):
        yield from _together([finding for pair in pairs for finding in find(story, pair)])


def _pairs(draft: Draft, claim: str, closest: Closest) -> list[Pair]:
    """Two passages of two articles that are nearest to each other, and not the same words; the most alike first."""
    stating = [n for n, stance in enumerate(draft.stances) if stance in (Stance.ASSERTS, Stance.CONFIRMS)]
    pairs = []
    for n, m in combinations(stating, 2):
        one, other = draft.members[n], draft.members[m]
        if one.article == other.article or one.text.lower() == other.text.lower():
            continue
        alike = float(draft.alike[n][m])
        nearest = closest[one.article, one.spans, other.article], closest[other.article, other.spans, one.article]
        if alike >= max(nearest):
            pairs.append(Pair(claim, one, other, alike))
    return sorted(pairs, key=lambda pair: -pair.alike)


def _together(found: Sequence[Finding]) -> list[Finding]:
    """Make one finding of those that share a side: it has a side for each article, and the note of the weightiest."""
    joined: list[Finding] = []
    for finding in sorted(found, key=lambda finding: -finding.weight):
        at = next((n for n, known in enumerate(joined) if set(known.sides) & set(finding.sides)), None)
        if at is None:
            joined.append(finding)
            continue
        sides = {side.article: side for side in (*finding.sides, *joined[at].sides)}
        joined[at] = replace(joined[at], sides=tuple(sorted(sides.values(), key=lambda side: side.article)))
    return joined


def _finding(
    kind: DifferenceType, story: Story, pair: Pair, note: str, weight: float, *, sources: bool = False
) -> Finding:
    side = side_with_source if sources else side_of
    return Finding(kind, pair.claim, (side(story, pair.one), side(story, pair.other)), note, weight + pair.alike)


def _names(story: Story, pair: Pair) -> tuple[str, str]:
    return outlet_name(story, pair.one.article), outlet_name(story, pair.other.article)


def _number(story: Story, pair: Pair) -> Iterator[Finding]:
    if pair.alike < ALIKE_FOR_NUMBER:
        return
    first, second = find_quantities(pair.one.text), find_quantities(pair.other.text)
    for one in first:
        for other in second:
            if one.unit != other.unit or one.value == other.value:
                continue
            if any(q.value == one.value for q in second) or any(q.value == other.value for q in first):
                continue
            if not _are_near(one, other):
                continue
            names = _names(story, pair)
            numbers = pair.one.text[one.start : one.end], pair.other.text[other.start : other.end]
            note = f"{names[0]} gives {numbers[0]}, {names[1]} {numbers[1]}."
            yield _finding(DifferenceType.NUMBER, story, pair, note, 2.0)
            return


def _are_near(one: Quantity, other: Quantity) -> bool:
    """Are two numbers of a size? One that is many times the other mostly counts something else (a state, the world)."""
    if not isinstance(one.value, float) or not isinstance(other.value, float):
        return True
    low, high = sorted((one.value, other.value))
    return high <= MOST_RATIO * low


def _date(story: Story, pair: Pair) -> Iterator[Finding]:
    if pair.alike < ALIKE_FOR_DATE:
        return
    first, second = (_days(story, m, whole=pair.alike >= ALIKE_FOR_SENTENCE) for m in (pair.one, pair.other))
    if len(first) != 1 or len(second) != 1:
        return
    (one, value), (other, facing) = first[0], second[0]
    if value.startswith(facing) or facing.startswith(value) or _days_apart(value, facing) > MOST_DAYS:
        return
    words = [
        story.articles[member.article].text[timex.start : timex.end]
        for member, timex in ((pair.one, one), (pair.other, other))
    ]
    names = _names(story, pair)
    note = f"{names[0]} says {words[0]}, {names[1]} {words[1]}."
    yield _finding(DifferenceType.DATE, story, pair, note, 1.8)


def _days(story: Story, member: Proposition, *, whole: bool) -> list[tuple[Timex, str]]:
    """The days and months that a passage names, or, where it names none, the `whole` of its sentence."""
    article = story.articles[member.article]
    for spans in (member.spans, (member.sentence,)) if whole else (member.spans,):
        if any(_DAY_WORDS.search(article.text[start:end]) for start, end in spans):
            found = [
                (timex, timex.value)
                for timex in find_timexes(article.text, article.published, list(spans))
                if timex.type is TimexType.DATE and timex.value and re.fullmatch(r"\d{4}-\d\d(?:-\d\d)?", timex.value)
            ]
            if found:
                return found
    return []


def _days_apart(one: str, other: str) -> int:
    """Days between two ISO dates; a month stands for its first day."""
    first, second = (date.fromisoformat(value if len(value) > 7 else f"{value}-01") for value in (one, other))
    return abs((first - second).days)


# Only a passage with one of these is read for dates.
_DAY_WORDS = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|yesterday|tomorrow|tonight|\d{1,2}(?:st|nd|rd|th)?"
    r"|(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*)\b",
    re.IGNORECASE,
)


def _source(story: Story, pair: Pair) -> Iterator[Finding]:
    """Two articles that give the same thing to different sources, or that one of them states by itself."""
    one, other = pair.one.attribution, pair.other.attribution
    if min(len(pair.one.text.split()), len(pair.other.text.split())) < LEAST_WORDS:
        return
    names = _names(story, pair)
    if one is not None and other is not None:
        if pair.alike < ALIKE_FOR_SOURCE or not _are_two_sources(story, one, other):
            return
        note = f"{names[0]} gives it to {source_name(story, one)}, {names[1]} to {source_name(story, other)}."
        yield _finding(DifferenceType.SOURCE, story, pair, note, 1.5, sources=True)
        return
    given = one or other
    if given is None or not given.attribution.source.spans or pair.alike < ALIKE_FOR_DROPPED:
        return
    teller, stater = (pair.one, pair.other) if one is not None else (pair.other, pair.one)
    if given.entity == story.outlets[teller.article] or _in_own_words(teller) or _REPORTING.search(stater.text):
        return
    note = (
        f"{outlet_name(story, teller.article)} gives it to {source_name(story, given)},"
        f" {outlet_name(story, stater.article)} states it by itself."
    )
    yield _finding(DifferenceType.SOURCE, story, pair, note, 0.9, sources=True)


def _in_own_words(member: Proposition) -> bool:
    """Are the words quoted? Then what another outlet prints without a speaker is the same quotation, and no claim."""
    return member.attribution is not None and member.attribution.attribution.quotation is QuotationType.DIRECT


def _are_two_sources(story: Story, one: ResolvedAttribution, other: ResolvedAttribution) -> bool:
    """Do two articles have what is said from two sources that are surely not one?

    Two quotations in two mouths are two sayings. "The Californian" may be the senator who is named elsewhere.
    """
    if not one.entity or not other.entity or not (is_clause(one.attribution) and is_clause(other.attribution)):
        return False
    if one.attribution.quotation is QuotationType.DIRECT and other.attribution.quotation is QuotationType.DIRECT:
        return False
    first, second = story.entities[one.entity], story.entities[other.entity]
    if {first.type, second.type} == {EntityType.PERSON, EntityType.ANONYMOUS}:
        unnamed = one if first.type is EntityType.ANONYMOUS else other
        if unnamed.attribution.source.text.lower().startswith("the "):
            return False
    return not _related(story, one, other)


def _related(story: Story, one: ResolvedAttribution, other: ResolvedAttribution) -> bool:
    """Are two sources one, or one the voice or the relay of the other, or described by the same words?"""
    first, second = story.entities[one.entity or ""], story.entities[other.entity or ""]
    if first.id == second.id or first.speaks_for == second.id or second.speaks_for == first.id:
        return True
    if first.speaks_for and first.speaks_for == second.speaks_for:
        return True
    if set(one.chain) & set(other.chain):
        return True
    words, facing = find_terms(first.name), find_terms(second.name)
    if EntityType.ANONYMOUS in (first.type, second.type):
        return words <= facing or facing <= words
    return bool(words & facing)


def _hedge(story: Story, pair: Pair) -> Iterator[Finding]:
    if pair.alike < ALIKE_FOR_HEDGE:
        return
    first, second = hedges(pair.one.text), hedges(pair.other.text)
    if bool(first) == bool(second) or _in_own_words(pair.one) or _in_own_words(pair.other):
        return
    unsure, sure = (pair.one, pair.other) if first else (pair.other, pair.one)
    word = next(iter(sorted(first or second)))
    note = f"{outlet_name(story, unsure.article)} has “{word}”, {outlet_name(story, sure.article)} is sure."
    yield _finding(DifferenceType.HEDGE, story, pair, note, 1.4)


def _wording(story: Story, pair: Pair) -> Iterator[Finding]:
    """One speaker's act in words of another colour, quoted here and retold there, or two outlets' own words."""
    one, other = pair.one.attribution, pair.other.attribution
    names = _names(story, pair)
    if one is not None and other is not None and one.entity and one.entity == other.entity:
        cues = one.attribution.cue.text, other.attribution.cue.text
        if colour_of(cues[0]) != colour_of(cues[1]) and pair.alike >= ALIKE_FOR_COLOUR:
            note = f"{names[0]} has “{cues[0]}”, {names[1]} “{cues[1]}”."
            yield _finding(DifferenceType.WORDING, story, pair, note, 1.2, sources=True)
            return
        if _in_own_words(pair.one) != _in_own_words(pair.other) and pair.alike >= ALIKE_FOR_PARAPHRASE:
            quoting = 0 if _in_own_words(pair.one) else 1
            note = f"{names[quoting]} quotes what {names[1 - quoting]} retells."
            yield _finding(DifferenceType.QUOTE, story, pair, note, 0.8)
            return
    if _in_own_words(pair.one) or _in_own_words(pair.other) or (one is None) != (other is None):
        return
    if pair.alike >= ALIKE_FOR_WORDING and _differ(pair):
        texts = shorten(pair.one.text), shorten(pair.other.text)
        note = f"{names[0]} words it “{texts[0]}”, {names[1]} “{texts[1]}”."
        yield _finding(DifferenceType.WORDING, story, pair, note, 0.3)


def _differ(pair: Pair) -> bool:
    """Do two passages of some length differ in content words, and not only in how they name who speaks?"""
    texts = pair.one.text, pair.other.text
    if min(len(text.split()) for text in texts) < LEAST_WORDS or any(_REPORTING.search(text) for text in texts):
        return False
    first, second = (find_terms(text) for text in texts)
    shared, least = len(first & second), max(1, min(len(first), len(second)))
    return 2 <= shared <= MOST_WORDING_SHARED * least and len(first - second) > 1 and len(second - first) > 1

"""Where articles give the same thing otherwise: numbers, dates, names, sources, certainty, wording, quotations.

Every difference rests on two passages that were found to say the same (a claim, a quotation), on two forms of a name,
or on two accounts of where a report comes from. Few and right is better than many: a kind of difference is looked for
only where the passages are alike enough that it is not simply another matter.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from sayso.comparing.claims import Draft
from sayso.comparing.names import find_spellings
from sayso.comparing.printings import body_paragraphs
from sayso.comparing.propositions import Proposition
from sayso.comparing.quantities import Quantity, find_quantities
from sayso.comparing.stances import outlets_named
from sayso.comparing.story import Story
from sayso.comparing.terms import find_terms
from sayso.comparing.wording import colour_of, hedges
from sayso.dates import Timex, TimexType, find_timexes
from sayso.text import find_sentences
from sayso.types import (
    Difference,
    DifferenceType,
    EntityType,
    Passage,
    Quote,
    Relation,
    ResolvedAttribution,
    Side,
    Span,
    Spans,
    Stance,
    Variant,
    text_of,
)

# How alike two passages of a claim must be (as alignment measures it) before a difference between them means something.
# Set on five development stories, reading what each lower step added.
ALIKE_FOR_NUMBER = 0.2
ALIKE_FOR_DATE = 0.3
ALIKE_FOR_SOURCE = 0.35
ALIKE_FOR_DROPPED = 0.5
ALIKE_FOR_HEDGE = 0.4
ALIKE_FOR_WORDING = 0.25
MOST_WORDING_SHARED = 0.6  # of the content words: above it, what is left over is seldom the point
PRONOUNS = frozenset("he she they it who which we i you his her their that those these both some others".split())
LONG_WORDS = 40  # a longer quotation is shown by the sentences where it differs


@dataclass(frozen=True, slots=True)
class Pair:
    """Two passages of one claim in two articles, both stating it, and how alike they are."""

    claim: str
    one: Proposition
    other: Proposition
    alike: float


@dataclass(frozen=True, slots=True)
class Finding:
    """A difference before it has an id. `weight` orders those of one claim."""

    type: DifferenceType
    claim: str | None
    sides: tuple[Side, ...]
    note: str
    weight: float


def find_differences(
    story: Story, claims: Sequence[tuple[str, Draft]], quotes: Sequence[Quote]
) -> tuple[Difference, ...]:
    """Find the differences of a story, the weightiest first. `claims` come with their ids, in the order of weight."""
    findings = [*_of_quotes(story, quotes), *_of_reports(story)]
    for place, (identity, draft) in enumerate(claims):
        importance = 1 / (1 + place / 10)
        found = _of_claim(story, identity, draft)
        findings.extend(Finding(f.type, f.claim, f.sides, f.note, f.weight + importance) for f in found)
    findings.extend(_of_names(story))
    findings.sort(key=lambda finding: -finding.weight)
    return tuple(
        Difference(f"d{number}", f.type, f.claim, f.sides, f.note) for number, f in enumerate(_distinct(findings), 1)
    )


def _distinct(findings: Sequence[Finding]) -> Iterator[Finding]:
    """Leave out a finding whose sides another one of the same type already shows."""
    seen: list[tuple[DifferenceType, set[tuple[str, Spans]]]] = []
    for finding in findings:
        places = {(side.article, side.passage.spans) for side in finding.sides}
        if not any(kind is finding.type and places <= earlier for kind, earlier in seen):
            seen.append((finding.type, places))
            yield finding


def _pairs(draft: Draft, claim: str) -> list[Pair]:
    """For every two articles the two passages that are most alike; the most alike pair first."""
    best: dict[tuple[int, int], Pair] = {}
    stating = [n for n, stance in enumerate(draft.stances) if stance in (Stance.ASSERTS, Stance.CONFIRMS)]
    for n, m in combinations(stating, 2):
        one, other = draft.members[n], draft.members[m]
        key = (one.article, other.article)
        if one.article == other.article or one.text.lower() == other.text.lower():
            continue
        if key not in best or best[key].alike < draft.alike[n][m]:
            best[key] = Pair(claim, one, other, draft.alike[n][m])
    return sorted(best.values(), key=lambda pair: -pair.alike)


def _of_claim(story: Story, identity: str, draft: Draft) -> Iterator[Finding]:
    pairs = _pairs(draft, identity)
    for find in (_number, _date, _source, _hedge, _wording):
        found = [finding for pair in pairs for finding in find(story, pair)]
        if found:
            yield _together(found)


def _together(found: Sequence[Finding]) -> Finding:
    """One finding of several between pairs of articles: a side for each article, of the pairs that agree on the first."""
    first = max(found, key=lambda finding: finding.weight)
    sides = {side.article: side for side in first.sides}
    for finding in found:
        if any(side in first.sides for side in finding.sides):
            for side in finding.sides:
                sides.setdefault(side.article, side)
    return Finding(first.type, first.claim, tuple(sides.values()), first.note, first.weight)


def _side(story: Story, article: int, spans: Spans) -> Side:
    chosen = story.articles[article]
    return Side(chosen.id, Passage(spans, text_of(chosen.text, spans)))


def _name(story: Story, article: int) -> str:
    """How an article is called in a note: by its outlet, or by its id where that is not known."""
    return story.name_of(story.outlets[article]) or story.articles[article].outlet or story.articles[article].id


def _whole(story: Story, member: Proposition) -> Side:
    return _side(story, member.article, member.spans)


def _number(story: Story, pair: Pair) -> Iterator[Finding]:
    if pair.alike < ALIKE_FOR_NUMBER:
        return
    first, second = _quantities(story, pair.one), _quantities(story, pair.other)
    for one in first:
        for other in second:
            if one.unit != other.unit or one.value == other.value:
                continue
            if any(q.value == one.value for q in second) or any(q.value == other.value for q in first):
                continue
            texts = (pair.one.text[one.start : one.end], pair.other.text[other.start : other.end])
            note = f"{_name(story, pair.one.article)} gives {texts[0]}, {_name(story, pair.other.article)} {texts[1]}."
            yield Finding(
                DifferenceType.NUMBER,
                pair.claim,
                (_whole(story, pair.one), _whole(story, pair.other)),
                note,
                2.0 + pair.alike,
            )
            return


def _quantities(story: Story, member: Proposition) -> list[Quantity]:
    return find_quantities(member.text)


def _date(story: Story, pair: Pair) -> Iterator[Finding]:
    if pair.alike < ALIKE_FOR_DATE:
        return
    first, second = _dates(story, pair.one), _dates(story, pair.other)
    if len(first) != 1 or len(second) != 1:
        return
    one, other = first[0], second[0]
    if one.value is None or other.value is None or not _apart(one.value, other.value):
        return
    texts = tuple(story.articles[m.article].text[t.start : t.end] for m, t in ((pair.one, one), (pair.other, other)))
    note = f"{_name(story, pair.one.article)} says {texts[0]}, {_name(story, pair.other.article)} {texts[1]}."
    yield Finding(
        DifferenceType.DATE, pair.claim, (_whole(story, pair.one), _whole(story, pair.other)), note, 1.8 + pair.alike
    )


def _dates(story: Story, member: Proposition) -> list[Timex]:
    article = story.articles[member.article]
    found = find_timexes(article.text, article.published, list(member.spans))
    return [timex for timex in found if timex.type is TimexType.DATE and timex.value and timex.value[:1].isdigit()]


def _apart(one: str, other: str) -> bool:
    """Do two values exclude each other? "2016-02" holds "2016-02-25", and a week may hold a day."""
    if one.startswith(other) or other.startswith(one) or "X" in one + other or "W" in one + other:
        return False
    return one[:4].isdigit() and other[:4].isdigit()


def _source(story: Story, pair: Pair) -> Iterator[Finding]:
    """Two articles that give the same thing to different sources, or that one of them states by itself."""
    if pair.alike < ALIKE_FOR_SOURCE:
        return
    one, other = pair.one.attribution, pair.other.attribution
    if one is None and other is None:
        return
    if one is not None and other is not None:
        if not one.entity or not other.entity or _related(story, one, other):
            return
        names = _source_text(story, one), _source_text(story, other)
        note = f"{_name(story, pair.one.article)} gives it to {names[0]}, {_name(story, pair.other.article)} to {names[1]}."
        weight = 1.5
    else:
        given = one or other
        if given is None or not given.attribution.source.spans or pair.alike < ALIKE_FOR_DROPPED:
            return
        teller, stater = (pair.one, pair.other) if one is not None else (pair.other, pair.one)
        if given.entity == story.outlets[teller.article]:
            return
        note = (
            f"{_name(story, teller.article)} gives it to {_source_text(story, given)},"
            f" {_name(story, stater.article)} states it by itself."
        )
        weight = 0.9
    sides = (_with_source(story, pair.one), _with_source(story, pair.other))
    yield Finding(DifferenceType.SOURCE, pair.claim, sides, note, weight + pair.alike)


def _source_text(story: Story, resolved: ResolvedAttribution) -> str:
    """How an article calls a source; where it only says "he", the name of the one who is meant."""
    text = " ".join(resolved.attribution.source.text.split())
    return text if len(text) > 5 and text.lower() not in PRONOUNS else story.name_of(resolved.entity) or text


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


def _with_source(story: Story, member: Proposition) -> Side:
    """The passage together with the words that say who speaks, where they stand in the same sentence."""
    if member.attribution is None:
        return _whole(story, member)
    spans = list(member.spans)
    for part in (member.attribution.attribution.source, member.attribution.attribution.cue):
        spans += [span for span in part.spans if member.sentence.start <= span.start < member.sentence.end]
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end + 2:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(Span(*span))
    return _side(story, member.article, tuple(merged))


def _hedge(story: Story, pair: Pair) -> Iterator[Finding]:
    if pair.alike < ALIKE_FOR_HEDGE:
        return
    first, second = hedges(pair.one.text), hedges(pair.other.text)
    if bool(first) == bool(second):
        return
    unsure, sure = (pair.one, pair.other) if first else (pair.other, pair.one)
    note = f"{_name(story, unsure.article)} is less sure than {_name(story, sure.article)}."
    yield Finding(
        DifferenceType.HEDGE, pair.claim, (_whole(story, pair.one), _whole(story, pair.other)), note, 1.4 + pair.alike
    )


def _wording(story: Story, pair: Pair) -> Iterator[Finding]:
    """One speaker's act, or what both outlets state by themselves, in words of another colour."""
    one, other = pair.one.attribution, pair.other.attribution
    if one is not None and other is not None and one.entity == other.entity:
        colours = colour_of(one.attribution.cue.text), colour_of(other.attribution.cue.text)
        if colours[0] != colours[1] and pair.alike >= ALIKE_FOR_WORDING:
            cues = one.attribution.cue.text, other.attribution.cue.text
            note = f"{_name(story, pair.one.article)} has “{cues[0]}”, {_name(story, pair.other.article)} “{cues[1]}”."
            sides = (_with_source(story, pair.one), _with_source(story, pair.other))
            yield Finding(DifferenceType.WORDING, pair.claim, sides, note, 1.2 + pair.alike)
            return
    if pair.alike < ALIKE_FOR_WORDING or (one is None) != (other is None):
        return
    first, second = find_terms(pair.one.text), find_terms(pair.other.text)
    shared = len(first & second) / max(1, min(len(first), len(second)))
    if shared <= MOST_WORDING_SHARED and first - second and second - first:
        note = (
            f"{_name(story, pair.one.article)} words it “{_short(pair.one.text)}”,"
            f" {_name(story, pair.other.article)} “{_short(pair.other.text)}”."
        )
        yield Finding(
            DifferenceType.WORDING,
            pair.claim,
            (_whole(story, pair.one), _whole(story, pair.other)),
            note,
            0.3 + pair.alike,
        )


def _short(text: str) -> str:
    words = text.split()
    return " ".join(words) if len(words) <= 16 else " ".join(words[:15]) + " …"


def _of_quotes(story: Story, quotes: Sequence[Quote]) -> Iterator[Finding]:
    place = {article.id: n for n, article in enumerate(story.articles)}
    for quote in quotes:
        if quote.relation is not Relation.ALTERED or not quote.edits:
            continue
        edit = max(quote.edits, key=lambda e: len(find_terms(e.before) ^ find_terms(e.after)))
        words = [word for e in quote.edits for word in (e.before, e.after) if word]
        longest: dict[str, Variant] = {}
        for variant in quote.variants:
            known = longest.setdefault(variant.article, variant)
            if len(known.passage.text) < len(variant.passage.text):
                longest[variant.article] = variant
        sides = [
            _side(story, place[article], _around(story.articles[place[article]].text, variant.passage.spans, words))
            for article, variant in longest.items()
        ]
        speaker = story.name_of(quote.speaker)
        who = f"{speaker}’s words are" if speaker else "The quotation is"
        if edit.before and edit.after:
            change = f"“{edit.before}” in one and “{edit.after}” in the other"
        else:
            change = f"“{edit.before or edit.after}” is in one and, unmarked, not in the other"
        telling = bool(find_terms(edit.before) ^ find_terms(edit.after))
        yield Finding(DifferenceType.QUOTE, None, tuple(sides), f"{who} printed otherwise: {change}.", 2.2 + telling)


def _around(text: str, spans: Spans, words: Sequence[str]) -> Spans:
    """A quotation, or of a long one the sentences that have one of the words."""
    if sum(len(text[start:end].split()) for start, end in spans) <= LONG_WORDS:
        return spans
    sentences = [Span(*sentence) for start, end in spans for sentence in find_sentences(text, start, end)]
    chosen = [sentence for sentence in sentences if any(word in text[slice(*sentence)] for word in words)]
    return tuple(chosen[:3]) or spans


def _of_names(story: Story) -> Iterator[Finding]:
    for one, other in find_spellings(story.articles):
        sides = [
            _side(story, article, (span,)) for form in (one, other) for article, span in sorted(form.places.items())
        ]
        note = f"“{one.form}” in {_list(story, one.places)}, “{other.form}” in {_list(story, other.places)}."
        yield Finding(DifferenceType.NAME, None, tuple(sides), note, 1.0)


def _list(story: Story, articles: Sequence[int] | dict[int, Span]) -> str:
    return " and ".join(dict.fromkeys(_name(story, article) for article in sorted(articles)))


def _of_reports(story: Story) -> Iterator[Finding]:
    """Whom the same outlet leaned on, where two articles tell of its report and describe its sources otherwise."""
    told: dict[str, dict[int, list[ResolvedAttribution]]] = {}
    for index, attributions in enumerate(story.attributions):
        for resolved in attributions:
            relay = _relay(story, index, resolved)
            if relay and resolved.anonymous and resolved.attribution.source.spans:
                told.setdefault(relay, {}).setdefault(index, []).append(resolved)
    for relay, articles in told.items():
        for (n, first), (m, second) in combinations(sorted(articles.items()), 2):
            if any(_related_sources(story, one, other) for one in first for other in second):
                continue
            one, other = first[0], second[0]
            sides = (_side(story, n, one.attribution.source.spans), _side(story, m, other.attribution.source.spans))
            note = (
                f"Of what {story.name_of(relay)} reported, {_name(story, n)} gives as source “{_source_text(story, one)}”,"
                f" {_name(story, m)} “{_source_text(story, other)}”."
            )
            yield Finding(DifferenceType.SOURCE, None, sides, note, 2.0)


def _relay(story: Story, article: int, resolved: ResolvedAttribution) -> str | None:
    """The other outlet through which an article brings a source, by the chain or by name in the same sentence."""
    for entity in resolved.chain[:-1]:
        if story.entities[entity].type is EntityType.OUTLET and entity != story.outlets[article]:
            return entity
    text = story.articles[article].text
    spans = resolved.attribution.source.spans or resolved.attribution.content.spans
    for start, end in body_paragraphs(story.articles[article]):
        if start <= spans[0].start < end:
            for sentence in find_sentences(text, start, end):
                if sentence[0] <= spans[0].start < sentence[1]:
                    named = outlets_named(story, text[slice(*sentence)], resolved) - {story.outlets[article]}
                    return next(iter(sorted(named)), None) if len(named) == 1 else None
    return None


def _related_sources(story: Story, one: ResolvedAttribution, other: ResolvedAttribution) -> bool:
    first, second = (find_terms(story.name_of(resolved.entity)) for resolved in (one, other))
    return one.entity == other.entity or first <= second or second <= first

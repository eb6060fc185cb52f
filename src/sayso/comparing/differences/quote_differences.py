"""What more than two printings tell of a quotation: sentences joined, to whom it was said, who is named as speaker."""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from sayso.comparing.differences.quote_joins import differ_in_joins
from sayso.comparing.differences.wording import is_said
from sayso.comparing.findings import PRONOUNS, Finding, make_side, merge_spans, outlet_name
from sayso.comparing.printings import body_paragraphs
from sayso.comparing.stances import names_outlet
from sayso.comparing.story import Story
from sayso.comparing.terms import find_terms
from sayso.text import find_sentences
from sayso.types import DifferenceType, EntityType, Quote, Relation, ResolvedAttribution, Side, Span, Variant

LEAST_WORDS = 5  # of words that two sources are given
PLACE_WEIGHT = 0.3  # of where a thing was said: readers seldom list it, and other differences come first
FRAME_WORDS = 12  # of the words that say who said it, to whom and where
_RELAYED = re.compile(r"\b(?:according to|report\w*|cit\w+)\b")


def differ_in_quotes(story: Story, quotes: Sequence[Quote]) -> Iterator[Finding]:
    """Yield, of each quotation, a join by "because", another place where it was said, and another name for who said it.

    What sets two printings apart is told by `quote_contrasts`.
    """
    place = {article.id: n for n, article in enumerate(story.articles)}
    relabelled: set[frozenset[str]] = set()
    told: set[tuple[str | None, str]] = set()
    for quote in quotes:
        yield from differ_in_joins(story, quote)
        longest = _longest(quote)
        yield from _frames(story, place, quote, longest, told)
        yield from _relabelled(story, place, quote, longest, relabelled)


def _longest(quote: Quote) -> dict[str, Variant]:
    """For each article its longest printing."""
    longest: dict[str, Variant] = {}
    for variant in quote.variants:
        known = longest.setdefault(variant.article, variant)
        if len(known.passage.text) < len(variant.passage.text):
            longest[variant.article] = variant
    return longest


def _relabelled(
    story: Story, place: dict[str, int], quote: Quote, longest: dict[str, Variant], known: set[frozenset[str]]
) -> Iterator[Finding]:
    """The same words by a person who has a name here, and by an institution there; each such two once in a story."""
    told = [
        (place[article], at)
        for article, variant in longest.items()
        if (at := story.by_id.get(variant.attribution or "")) and len(variant.passage.text.split()) >= LEAST_WORDS
    ]
    if quote.relation not in (Relation.IDENTICAL, Relation.SHORTENED):
        return  # a statement and a speech may say nearly the same
    for (n, one), (m, other) in combinations(told, 2):
        both = frozenset(at.entity for at in (one, other) if at.entity)
        kinds = {story.entities[entity].type for entity in both}
        if kinds != {EntityType.PERSON, EntityType.ORGANIZATION} or both in known or not _are_called(one, other):
            continue
        if find_terms(story.name_of(one.entity)) & find_terms(story.name_of(other.entity)):
            continue
        sides = tuple(side for at, frame in ((n, one), (m, other)) if (side := _frame(story, at, frame)))
        if len(sides) < 2 or both & {story.outlets[n], story.outlets[m]}:
            continue
        if _tells_both(story, both, sides):
            continue  # "White House press secretary Arlo Finch", and "the White House"
        known.add(both)
        names = [(outlet_name(story, at), story.name_of(frame.entity)) for at, frame in ((n, one), (m, other))]
        note = f"The same words are by {names[0][1]} in {names[0][0]} and by {names[1][1]} in {names[1][0]}."
        yield Finding(DifferenceType.SOURCE, None, sides, note, 1.5)


def _tells_both(story: Story, both: frozenset[str], sides: Sequence[Side]) -> bool:
    """Does one frame name both, or give the words as an agency's report, or does one of them speak for the other?"""
    for entity in (story.entities[entity] for entity in both):
        others = " ".join(story.name_of(other) for other in both if other != entity.id)
        if entity.speaks_for in both or find_terms(entity.role or "") & find_terms(others):
            return True
    names = [find_terms(story.name_of(entity)) for entity in both]
    texts = [side.passage.text for side in sides]
    return any(all(name & find_terms(text) for name in names) or _RELAYED.search(text) for text in texts)


def _are_called(one: ResolvedAttribution, other: ResolvedAttribution) -> bool:
    """Do both sources say it, and are they called by a name, and not by "it" or "the statement"?"""
    if not (is_said(one.attribution.cue.text) and is_said(other.attribution.cue.text)):
        return False
    return all(re.search(r"\b[A-Z]", at.attribution.source.text) for at in (one, other)) and not any(
        at.attribution.source.text.lower() in PRONOUNS for at in (one, other)
    )


def _frames(
    story: Story, place: dict[str, int], quote: Quote, longest: dict[str, Variant], known: set[tuple[str | None, str]]
) -> Iterator[Finding]:
    """Where the words were said: to another outlet that one article names; of each speaker and outlet once, `known`."""
    told = [
        (place[article], story.by_id[variant.attribution])
        for article, variant in longest.items()
        if variant.attribution in story.by_id
    ]
    for (n, one), (m, other) in combinations(told, 2):
        if one.entity != other.entity or not (
            is_said(one.attribution.cue.text) and is_said(other.attribution.cue.text)
        ):
            continue
        relays = _relay(story, n, one), _relay(story, m, other)
        if bool(relays[0]) == bool(relays[1]):
            continue
        sides = tuple(side for at, frame in ((n, one), (m, other)) if (side := _frame(story, at, frame)))
        if len(sides) < 2:
            continue
        named = relays[0] or relays[1]
        teller, silent = (n, m) if relays[0] else (m, n)
        shown = sides[0 if teller == n else 1].passage.text
        if named is None or story.outlets[silent] == named or not names_outlet(story, named, shown):
            continue
        if (quote.speaker, named) in known:
            continue
        if names_outlet(story, named, story.articles[silent].text) or _tells_whom(story, named, silent, sides):
            continue
        names = outlet_name(story, teller), outlet_name(story, silent)
        if _RELAYED.search(shown):
            note = f"{names[0]} has it from {story.name_of(named)}, {names[1]} names no other outlet."
        else:
            speaker = story.name_of(quote.speaker) or "the speaker"
            note = f"{names[0]} says that {speaker} said it to {story.name_of(named)}, {names[1]} does not say where."
        known.add((quote.speaker, named))
        yield Finding(DifferenceType.SOURCE, None, sides, note, PLACE_WEIGHT)
        return


def _tells_whom(story: Story, outlet: str, article: int, sides: Sequence[Side]) -> bool:
    """Does a frame name the program or its host by a word of the outlet's name: "told Maddow"?"""
    identity = story.articles[article].id
    shown = " ".join(side.passage.text for side in sides if side.article == identity)
    return bool(find_terms(story.name_of(outlet)) & find_terms(shown))


def _relay(story: Story, article: int, resolved: ResolvedAttribution) -> str | None:
    for entity in resolved.chain[:-1]:
        if story.entities[entity].type is EntityType.OUTLET and entity != story.outlets[article]:
            return entity
    return None


def _frame(story: Story, article: int, resolved: ResolvedAttribution) -> Side | None:
    """The words that say who said it, to whom and where: source and cue, and what follows them in the sentence."""
    attribution = resolved.attribution
    spans = attribution.source.spans + attribution.cue.spans
    if not spans:
        return None
    text = story.articles[article].text
    start, end = min(span.start for span in spans), max(span.end for span in spans)
    for first, last in body_paragraphs(story.articles[article]):
        if first <= start < last:
            behind = [span.start for span in attribution.content.spans if span.start >= end]
            sentences = (close for _, close in find_sentences(text, first, last) if close >= end)
            stop = min([*behind, *sentences], default=end)  # source and cue may lie in two paragraphs
            words = list(re.finditer(r"\S+", text[start:stop]))[:FRAME_WORDS]
            finish = start + words[-1].end() if words else end
            return make_side(story, article, merge_spans([Span(start, max(end, finish))]))
    return None

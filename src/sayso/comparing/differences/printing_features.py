"""What two printings of one quotation are like, as numbers: by these a ranker learns which pairs a reader lists.

Words are counted as tokens of `printings`; "telling" ones are content words. A name in `_least` and `_most` has the
smaller and the greater number of the two printings. Yes and no are 1 and 0. What each name means stands with the
function that gives it.
"""

from collections import Counter
from collections.abc import Iterable

from sayso.comparing.alterations import Change
from sayso.comparing.differences.printed_pairs import Printed, PrintedPair, pair_printings
from sayso.comparing.differences.quote_contrasts import FRAGMENT_WORDS, MODALS, NEGATIONS, PERSONS, weigh_change
from sayso.comparing.printings import Token
from sayso.comparing.story import Story
from sayso.comparing.terms import find_terms
from sayso.types import EntityType, QuotationType, Quote, Relation, Variant

_TURNS = frozenset("but if unless although though until except however because yet while when".split())


def printing_features(story: Story, quote: Quote, one: Variant, other: Variant) -> dict[str, float]:
    """Describe two printings in two articles; the order of the two does not matter."""
    one, other = sorted((one, other), key=lambda variant: (variant.article, variant.passage.spans))
    pair = pair_printings(story, one, other)
    numbers: dict[str, float] = {
        **_of_lengths(pair),
        **_of_ends(pair),
        **_of_changes(pair),
        **_of_quote(story, quote, one, other),
        **_of_cues(story, one, other),
        **_of_matter(story, one, other),
        **_of_place(story, pair),
    }
    return {name: float(number) for name, number in numbers.items()}


def _of_lengths(pair: PrintedPair) -> dict[str, float]:
    """How long both are and what they share.

    `shorter`, `longer`, `ratio`: words of both; `same`, `same_telling`: what runs along; `covered`: its share of the
    shorter; `extra`, `extra_short`: the rest of each; `aligned`: whether they share any run; `fragment`,
    `both_fragments`: only a few words; `marked`: share in quotation marks; `sentences_begun`: how many begin large.
    """
    lengths = sorted(len(printed.tokens) for printed in pair.sides)
    same = pair.alignment.same
    marked = sorted(sum(p.marked) / max(1, len(p.tokens)) for p in pair.sides)
    begins = [_begins(p) for p in pair.sides]
    return {
        "shorter": lengths[0], "longer": lengths[1], "ratio": lengths[0] / max(1, lengths[1]),
        "same": same, "same_telling": pair.alignment.telling,
        "covered": same / max(1, lengths[0]), "extra": lengths[1] - same, "extra_short": lengths[0] - same,
        "aligned": pair.aligned,
        "fragment": lengths[0] <= FRAGMENT_WORDS, "both_fragments": lengths[1] <= FRAGMENT_WORDS,
        "marked_least": marked[0], "marked_most": marked[1],
        "sentences_begun": sum(begins),
    }  # fmt: skip


def _begins(printed: Printed) -> bool:
    return bool(printed.tokens) and printed.text[printed.tokens[0].start].isupper()


def _of_ends(pair: PrintedPair) -> dict[str, float]:
    """What only one article prints, before or behind what both have.

    `own_telling`, `own_words`, `own_names`: how much; `own_pieces`: of the four ends, how many; `own_before`,
    `own_behind`: where; `own_adjoins`: how many go right up to the shared words; `own_turn`, `own_turns`: it begins
    with, or has, words like "but" and "if"; `own_negation`, `own_number`; `own_sentence`: it begins one.
    """
    own = [
        [printed.tokens[piece.start : piece.end] for piece in pieces]
        for printed, pieces in zip(pair.sides, pair.own, strict=True)
    ]
    told = sorted(sum(_telling(tokens) for tokens in side) for side in own)
    pieces = [piece for side in pair.own for piece in side]
    lone = [token for side in own for tokens in side for token in tokens]
    words = {token.word for token in lone}
    first = {tokens[0].word for side in own for tokens in side}
    return {
        "own_telling_least": told[0], "own_telling_most": told[1], "own_words": len(lone),
        "own_before": any(not piece.after for piece in pieces), "own_behind": any(piece.after for piece in pieces),
        "own_adjoins": sum(piece.adjoins for piece in pieces), "own_pieces": len(pieces),
        "own_negation": bool(words & NEGATIONS), "own_turn": bool(first & _TURNS), "own_turns": len(words & _TURNS),
        "own_number": any(token.word[0].isdigit() for token in lone),
        "own_names": sum(token.name for token in lone),
        "own_sentence": any(token.opens for token in lone),
    }  # fmt: skip


def _of_changes(pair: PrintedPair) -> dict[str, float]:
    """What stands for each other inside without a sign.

    `changes`, `changes_little`, `changes_replaced`: how many, those of no weight, and those that replace something;
    `change_weight`, `change_weight_most`: words that carry weight, in all and in one; `change_longest`: in words;
    `changed_per_same`: against what is shared; `change_negation`, `change_modal`, `change_person`, `change_number`:
    what kind of word; `shown`: changes that a bracket or an ellipsis shows; `shifts_person`: "I" against "he".
    """
    weights = [weigh_change(pair, change) for change in pair.changed]
    lone = set().union(*(_lone(pair, change) for change in pair.changed)) if pair.changed else set()
    sizes = [max(change.before[1] - change.before[0], change.after[1] - change.after[0]) for change in pair.changed]
    both = [
        change for change in pair.changed if change.before[0] < change.before[1] and change.after[0] < change.after[1]
    ]
    return {
        "changes": len(pair.changed), "change_weight": sum(weights), "change_weight_most": max(weights, default=0),
        "changes_little": weights.count(0), "change_longest": max(sizes, default=0), "changes_replaced": len(both),
        "change_negation": bool(lone & NEGATIONS), "change_modal": bool(lone & MODALS),
        "change_person": bool(lone & PERSONS),
        "change_number": any(word[0].isdigit() for word in lone), "shown": len(pair.shown),
        "changed_per_same": sum(sizes) / max(1, pair.alignment.same),
        "shifts_person": pair.alignment.shifts_person,
    }  # fmt: skip


def _lone(pair: PrintedPair, change: Change) -> set[str]:
    first, second = (
        {token.word for token in printed.tokens[slice(*stretch)]}
        for printed, stretch in zip(pair.sides, (change.before, change.after), strict=True)
    )
    return first ^ second


def _telling(tokens: Iterable[Token]) -> int:
    return sum(token.tells for token in tokens)


def _of_quote(story: Story, quote: Quote, one: Variant, other: Variant) -> dict[str, float]:
    """The quotation and its place among its printings.

    `identical` to `altered`: how the group stands; `printings`, `articles`, `edits`: how many it has;
    `printings_most`: of one article; `longest`: how many of the two are the longest of their article; `attributed`,
    `same_speaker`, `other_speaker`: to whom the two are given; `speaker_known`, `person`: who speaks;
    `speaker_share`: of all that is said in the story; `rank`: place in the list of quotations.
    """
    by = [story.by_id.get(variant.attribution or "") for variant in (one, other)]
    entities = [at.entity if at else None for at in by]
    printings = Counter(variant.article for variant in quote.variants)
    longest = [_is_longest(quote, variant) for variant in (one, other)]
    speaker = story.entities.get(quote.speaker or "")
    return {
        "identical": quote.relation is Relation.IDENTICAL, "shortened": quote.relation is Relation.SHORTENED,
        "overlapping": quote.relation is Relation.OVERLAPPING, "altered": quote.relation is Relation.ALTERED,
        "printings": len(quote.variants), "articles": len(printings),
        "printings_most": max(printings[one.article], printings[other.article]),
        "longest": sum(longest), "edits": len(quote.edits),
        "attributed": sum(entity is not None for entity in entities),
        "same_speaker": entities[0] is not None and entities[0] == entities[1],
        "other_speaker": None not in entities and entities[0] != entities[1],
        "person": speaker is not None and speaker.type is EntityType.PERSON,
        "speaker_known": speaker is not None,
        "speaker_share": _share(story, quote.speaker),
        "rank": float(quote.id.lstrip("q") or 0),
    }  # fmt: skip


def _is_longest(quote: Quote, variant: Variant) -> bool:
    size = len(variant.passage.text)
    return all(len(v.passage.text) <= size for v in quote.variants if v.article == variant.article)


def _share(story: Story, speaker: str | None) -> float:
    """How much of what is said in a story is said by one speaker."""
    return story.sayings[speaker] / max(1, story.sayings.total()) if speaker else 0.0


def _of_cues(story: Story, one: Variant, other: Variant) -> dict[str, float]:
    """How the two are brought in: `same_cue`, how many are wholly `direct`, and the less certain `confidence`."""
    known = [at.attribution for v in (one, other) if (at := story.by_id.get(v.attribution or ""))]
    cues = {attribution.cue.text.lower() for attribution in known}
    return {
        "same_cue": len(known) > len(cues), "direct": sum(a.quotation is QuotationType.DIRECT for a in known),
        "confidence": min((attribution.confidence for attribution in known), default=0.0),
    }  # fmt: skip


def _of_matter(story: Story, one: Variant, other: Variant) -> dict[str, float]:
    """How near the words are to what the story is about.

    `headline`, `headline_share`: content words that a headline has; `spread`: the share of the articles that has them,
    on average.
    """
    terms = find_terms(one.passage.text) | find_terms(other.passage.text)
    headline = len(terms & story.headline_terms)
    return {
        "headline": headline, "headline_share": headline / max(1, len(terms)),
        "spread": sum(story.spread[term] for term in terms) / max(1, len(terms)) / len(story.articles),
    }  # fmt: skip


def _of_place(story: Story, pair: PrintedPair) -> dict[str, float]:
    """Where they stand: how far down the article, `first_place` and `last_place` of the two; articles `in_story`."""
    places = sorted(p.spans[0].start / max(1, len(p.text)) for p in pair.sides)
    return {
        "first_place": places[0], "last_place": places[1], "in_story": len(story.articles),
        "copies": story.firsts[pair.one.article] == story.firsts[pair.other.article],
    }  # fmt: skip

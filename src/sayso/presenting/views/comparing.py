"""Where articles print the same words, or give the same thing otherwise: quotations and differences side by side."""

from dataclasses import dataclass

from sayso.presenting.index import Index
from sayso.presenting.views.places import Anchors, Place, place_of
from sayso.presenting.wording import Piece, compare_wordings
from sayso.presenting.words import DIFFERENCE_WORDS, RELATION_WORDS, name_of, share_of
from sayso.types import Difference, Edit, Quote


@dataclass(frozen=True, slots=True)
class Printing:
    """The words of one article, in pieces that say what differs from the first."""

    text: str
    pieces: tuple[Piece, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class QuoteView:
    """One quotation and how each article prints it. `edits` are in words, without the passages' own."""

    speaker: str
    relation: str
    outlets: str
    printings: tuple[Printing, ...]
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class DifferenceView:
    """One difference. `claim` is the anchor of the claim it belongs to, with its number, or None."""

    kind: str
    note: str
    sides: tuple[Printing, ...]
    claim: tuple[str, int] | None


def view_quotes(index: Index, anchors: Anchors) -> tuple[QuoteView, ...]:
    """Return the shared quotations in the order of the report."""
    return tuple(_quote(index, anchors, quote) for quote in index.report.quotes)


def view_differences(index: Index, anchors: Anchors) -> tuple[DifferenceView, ...]:
    """Return the differences in the order of the report."""
    numbers = {claim.id: number for number, claim in enumerate(index.report.claims, 1)}
    return tuple(_difference(index, anchors, numbers, difference) for difference in index.report.differences)


def _quote(index: Index, anchors: Anchors, quote: Quote) -> QuoteView:
    pieces = compare_wordings([variant.passage.text for variant in quote.variants])
    outlets = {index.outlet_by_article[variant.article].key for variant in quote.variants}
    return QuoteView(
        speaker=name_of(index.entity(quote.speaker)),
        relation=RELATION_WORDS[quote.relation],
        outlets=share_of(len(outlets), len(index.outlets), "outlet"),
        printings=tuple(
            Printing(variant.passage.text, own, place_of(index, anchors, variant.article, variant.passage))
            for variant, own in zip(quote.variants, pieces, strict=True)
        ),
        edits=quote.edits,
    )


def _difference(index: Index, anchors: Anchors, numbers: dict[str, int], difference: Difference) -> DifferenceView:
    pieces = compare_wordings([side.passage.text for side in difference.sides])
    claim = difference.claim
    return DifferenceView(
        kind=DIFFERENCE_WORDS[difference.type],
        note=difference.note,
        sides=tuple(
            Printing(side.passage.text, own, place_of(index, anchors, side.article, side.passage))
            for side, own in zip(difference.sides, pieces, strict=True)
        ),
        claim=(anchors.claims[claim], numbers[claim]) if claim in numbers and claim is not None else None,
    )

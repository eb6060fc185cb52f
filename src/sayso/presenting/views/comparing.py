"""Where articles print the same words, or give the same thing otherwise: quotations and differences side by side."""

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.presenting.index import Index
from sayso.presenting.views.places import Anchors, Place, outlets_of, place_of
from sayso.presenting.wording import Piece, compare_wordings
from sayso.presenting.words import DIFFERENCE_WORDS, RELATION_WORDS, name_of, share_of
from sayso.types import Difference, Edit, Quote, Relation, Side, Variant


@dataclass(frozen=True, slots=True)
class Printing:
    """Words as one or more articles print them, in pieces that say what differs from the first."""

    text: str
    pieces: tuple[Piece, ...]
    places: tuple[Place, ...]
    outlets: str


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
    outlets = {index.outlet_by_article[variant.article].key for variant in quote.variants}
    return QuoteView(
        speaker=name_of(index.entity(quote.speaker)),
        relation=RELATION_WORDS[quote.relation],
        outlets=share_of(len(outlets), len(index.outlets), "outlet"),
        printings=_printings(index, anchors, quote.variants, alike=quote.relation is Relation.IDENTICAL),
        edits=quote.edits,
    )


def _difference(index: Index, anchors: Anchors, numbers: dict[str, int], difference: Difference) -> DifferenceView:
    claim = difference.claim
    return DifferenceView(
        kind=DIFFERENCE_WORDS[difference.type],
        note=difference.note,
        sides=_printings(index, anchors, difference.sides, alike=False),
        claim=(anchors.claims[claim], numbers[claim]) if claim in numbers and claim is not None else None,
    )


def _printings(
    index: Index, anchors: Anchors, printed: Sequence[Variant | Side], *, alike: bool
) -> tuple[Printing, ...]:
    """Return the printings, those of the same words together; with `alike`, all together under the longest one."""
    longest = max((printing.passage.text for printing in printed), key=len, default="")
    grouped: dict[str, list[Place]] = {}
    for printing in printed:
        place = place_of(index, anchors, printing.article, printing.passage)
        grouped.setdefault(longest if alike else printing.passage.text, []).append(place)
    return tuple(
        Printing(text, pieces, tuple(places), outlets_of(places))
        for (text, places), pieces in zip(grouped.items(), compare_wordings(list(grouped)), strict=True)
    )

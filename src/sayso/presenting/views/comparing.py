"""Where articles print the same words, or give the same thing otherwise: quotations and differences side by side."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from sayso.presenting.differing import find_quoted_whole, mark_differing, split_note
from sayso.presenting.index import Index
from sayso.presenting.lines import claim_line
from sayso.presenting.views.places import Anchors, Place, outlets_of, place_of
from sayso.presenting.wording import Piece, compare_wordings
from sayso.presenting.words import KIND_WORDS, RELATION_WORDS, join_words, name_of, share_of
from sayso.text import find_sentences
from sayso.types import Difference, DifferenceType, Edit, Quote, Relation, Side, Variant

# A difference is told of two passages; what the other articles have stands behind a line, if it is more than one.
_TOLD_SIDES = 2
_SHOWN_SIDES = 3

# What is shown of a sentence on either side of a passage.
_AROUND_CHARS = 160
_NEAR_CHARS = 1000  # on either side, in which sentences are looked for: a paragraph may go on for megabytes
_LETTER = re.compile(r"\w")
_OPENING, _CLOSING = re.compile(r"[“\"‘']\s*$"), re.compile(r"^([,.!?]?)[”\"’']")

# The line of the claim that a difference belongs to.
_CLAIM_CHARS = 80


@dataclass(frozen=True, slots=True)
class Printing:
    """Words as one or more articles print them, in pieces that say what differs from the first.

    `before` and `behind` are what stands around them in their sentence, shortened, with the space between; "" where
    several articles have the words.
    """

    text: str
    pieces: tuple[Piece, ...]
    places: tuple[Place, ...]
    outlets: str
    before: str = ""
    behind: str = ""


@dataclass(frozen=True, slots=True)
class QuoteView:
    """One quotation and how each article prints it. `edits` are in words, without the passages' own."""

    speaker: str
    relation: str
    outlets: str
    printings: tuple[Printing, ...]
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class ClaimLink:
    """The claim that a difference belongs to: its anchor, its number in the report and its words, shortened.

    `line` is "" where a passage beside it has these words.
    """

    anchor: str
    number: int
    line: str


@dataclass(frozen=True, slots=True)
class DifferenceView:
    """One difference. `kind` is its type in a word, `note` what differs, in pieces: words of articles and our own.

    `sides` are the passages of which the note tells, `others` what further articles have. A note that only quotes its
    sides is without these words: they stand beside it. `claim` is None where the
    difference belongs to none.
    """

    type: DifferenceType
    kind: str
    note: tuple[Piece, ...]
    sides: tuple[Printing, ...]
    others: tuple[Printing, ...]
    claim: ClaimLink | None

    @property
    def sentence(self) -> str:
        """Return the note as one sentence."""
        return "".join(piece.text for piece in self.note)


@dataclass(frozen=True, slots=True)
class KindCount:
    """How many differences are of one type; `words` is its noun in their number: "numbers"."""

    type: DifferenceType
    words: str
    number: int


def view_quotes(index: Index, anchors: Anchors) -> tuple[QuoteView, ...]:
    """Return the shared quotations in the order of the report."""
    return tuple(_quote(index, anchors, quote) for quote in index.report.quotes)


def view_differences(index: Index, anchors: Anchors) -> tuple[DifferenceView, ...]:
    """Return the differences in the order of the report, which is by weight."""
    links = {
        claim.id: ClaimLink(anchors.claims[claim.id], number, claim_line(claim.wording, _CLAIM_CHARS))
        for number, claim in enumerate(index.report.claims, 1)
    }
    return tuple(_difference(index, anchors, links, difference) for difference in index.report.differences)


def count_kinds(differences: Sequence[Difference]) -> tuple[KindCount, ...]:
    """Return how many differences there are of each type that has any, in the order of the types."""
    counts = Counter(difference.type for difference in differences)
    return tuple(
        KindCount(kind, KIND_WORDS[kind] + "s" * (counts[kind] > 1), counts[kind])
        for kind in DifferenceType
        if counts[kind]
    )


def _quote(index: Index, anchors: Anchors, quote: Quote) -> QuoteView:
    outlets = {index.outlet_by_article[variant.article].key for variant in quote.variants}
    return QuoteView(
        speaker=name_of(index.entity(quote.speaker)),
        relation=RELATION_WORDS[quote.relation],
        outlets=share_of(len(outlets), len(index.outlets), "outlet"),
        printings=_printings(index, anchors, quote.variants, alike=quote.relation is Relation.IDENTICAL),
        edits=quote.edits,
    )


def _difference(index: Index, anchors: Anchors, links: dict[str, ClaimLink], difference: Difference) -> DifferenceView:
    printings = _printings(
        index, anchors, difference.sides, compare=lambda wordings: mark_differing(difference.note, wordings)
    )
    around = {side.passage.text: _around(index, side) for side in difference.sides}
    printings = tuple(
        replace(one, before=around[one.text][0], behind=around[one.text][1]) if len(one.places) == 1 else one
        for one in printings
    )
    told = len(printings) if len(printings) <= _SHOWN_SIDES else _TOLD_SIDES
    sides = _as_told(difference.note, printings[:told])
    return DifferenceView(
        type=difference.type,
        kind=KIND_WORDS[difference.type],
        note=_note(difference.note, sides),
        sides=sides,
        others=printings[told:],
        claim=_without_repeats(links.get(difference.claim or ""), printings[:told]),
    )


def _note(note: str, sides: Sequence[Printing]) -> tuple[Piece, ...]:
    """Return a note in pieces, without what it quotes where that is two sides and nothing else."""
    told = find_quoted_whole(note, [side.text for side in sides])
    if not told:
        return split_note(note)
    return (Piece(f"{join_words([sides[at].outlets for at in told])} word it otherwise.", False),)


def _around(index: Index, side: Side) -> tuple[str, str]:
    """Return what stands before and behind the words of a side in their sentences, as far as its paragraph goes."""
    paragraph = index.paragraph(side.article, side.passage.spans)
    if paragraph is None:
        return "", ""
    text = index.articles[side.article].text
    start, end = side.passage.spans[0].start, side.passage.spans[-1].end
    near = max(paragraph.start, start - _NEAR_CHARS), min(paragraph.end, end + _NEAR_CHARS)
    sentences = find_sentences(text, *near)
    first = max((sentence[0] for sentence in sentences if sentence[0] <= start), default=start)
    last = min((sentence[1] for sentence in sentences if sentence[1] >= end), default=end)
    # The marks of the passage's own quotation are set around it anyway.
    before = " ".join(_OPENING.sub("", text[first:start]).split())
    behind = _CLOSING.sub(r"\1", text[end:last])
    behind = " " * behind[:1].isspace() + " ".join(behind.split())
    if len(before) > _AROUND_CHARS:
        before = "… " + before[-_AROUND_CHARS:].partition(" ")[2]
    if len(behind) > _AROUND_CHARS:
        behind = behind[:_AROUND_CHARS].rpartition(" ")[0] + " …"
    return f"{before} " if _LETTER.search(before) else "", behind if _LETTER.search(behind) else ""


def _without_repeats(claim: ClaimLink | None, sides: Sequence[Printing]) -> ClaimLink | None:
    """Return the link without its line where the words stand in one of the passages."""
    if claim is None or not any(claim.line.rstrip("…").casefold() in side.text.casefold() for side in sides):
        return claim
    return replace(claim, line="")


def _as_told(note: str, sides: tuple[Printing, ...]) -> tuple[Printing, ...]:
    """Return the sides in the order in which the note names their outlets, those that it does not name last."""
    own = "".join(" " * len(piece.text) if piece.differs else piece.text for piece in split_note(note))

    def first_named(side: Printing) -> int:
        return min((at for place in side.places if (at := own.find(place.outlet)) >= 0), default=len(own))

    return tuple(sorted(sides, key=first_named))


def _printings(
    index: Index,
    anchors: Anchors,
    printed: Sequence[Variant | Side],
    *,
    compare: Callable[[Sequence[str]], Sequence[tuple[Piece, ...]]] = compare_wordings,
    alike: bool = False,
) -> tuple[Printing, ...]:
    """Return the printings, those of the same words together; with `alike`, all together under the longest one."""
    longest = max((printing.passage.text for printing in printed), key=len, default="")
    grouped: dict[str, list[Place]] = {}
    for printing in printed:
        place = place_of(index, anchors, printing.article, printing.passage)
        grouped.setdefault(longest if alike else printing.passage.text, []).append(place)
    return tuple(
        Printing(text, pieces, tuple(places), outlets_of(places))
        for (text, places), pieces in zip(grouped.items(), compare(list(grouped)), strict=True)
    )

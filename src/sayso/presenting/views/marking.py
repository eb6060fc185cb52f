"""Marks in a text: intervals that may nest and cross, turned into tokens that only nest."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from heapq import heapify, heappop, heappush

# Marks open at once. Attributions nest three deep at most; a mark that lies deeper keeps its anchors and is not drawn,
# so that no text, however it was made, gives more markup than a fixed multiple of its marks.
_MAX_DEPTH = 8


class Role(IntEnum):
    """What a mark says about its words. Of two marks on the same words, the smaller role is the outer one."""

    BOILERPLATE = 0
    PASSAGE = 1
    STATEMENT = 2
    CONTENT = 3
    SOURCE = 4
    CUE = 5
    FINDING = 6  # of a check: `caution` where it is to be looked at first


@dataclass(frozen=True, slots=True)
class TextMark:
    """Marked words, `[start, end)`. `anchors` are the names by which links lead here."""

    start: int
    end: int
    role: Role
    caution: bool = False
    denies: bool = False
    anchors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reference:
    """A link behind marked words, back to a claim."""

    label: str
    anchor: str
    title: str


@dataclass(frozen=True, slots=True)
class Token:
    """One step through a marked text. One of the fields is set; `closes` ends the mark that was opened last."""

    text: str = ""
    opens: TextMark | None = None
    closes: bool = False
    reference: Reference | None = None


def mark_text(
    text: str,
    start: int,
    end: int,
    marks: Sequence[TextMark],
    references: Mapping[int, Sequence[Reference]],
) -> tuple[Token, ...]:
    """Return `text[start:end]` as tokens, with the marks that lie in it, and the references behind their offsets.

    Marks are clipped to the range. A mark that crosses the end of one around it is cut there and goes on behind it, so
    that tokens always nest; its anchors stay with the first piece. The text of all tokens together is the text.
    """
    waiting = [
        (max(mark.start, start), -min(mark.end, end), int(mark.role), number)
        for number, mark in enumerate(marks)
        if mark.start < end and mark.end > start
    ]
    heapify(waiting)
    behind = sorted(offset for offset in references if start < offset <= end)
    return tuple(_merged(_walk(text, start, end, marks, waiting, behind, references)))


def _walk(
    text: str,
    start: int,
    end: int,
    marks: Sequence[TextMark],
    waiting: list[tuple[int, int, int, int]],
    behind: Sequence[int],
    references: Mapping[int, Sequence[Reference]],
) -> Iterator[Token]:
    """Go through the range from event to event: marks end, references follow, marks begin."""
    open_ends: list[int] = []  # of the marks that are open, the innermost last; never rising outwards to inwards
    at = start
    next_reference = 0
    while waiting or open_ends or next_reference < len(behind):
        stops = [waiting[0][0]] if waiting else []
        stops += open_ends[-1:]
        stops += behind[next_reference : next_reference + 1]
        stop = min(stops)
        if stop > at:
            yield Token(text=text[at:stop])
            at = stop
        while open_ends and open_ends[-1] == at:
            open_ends.pop()
            yield Token(closes=True)
        if next_reference < len(behind) and behind[next_reference] == at:
            yield from (Token(reference=reference) for reference in references[at])
            next_reference += 1
        while waiting and waiting[0][0] == at:
            yield from _opened(marks, waiting, open_ends)
    if at < end:
        yield Token(text=text[at:end])


def _opened(
    marks: Sequence[TextMark], waiting: list[tuple[int, int, int, int]], open_ends: list[int]
) -> Iterator[Token]:
    """Open the next mark, cut at the end of the one around it; what is cut off waits for that end."""
    start, negative_end, role, number = heappop(waiting)
    end = -negative_end
    mark = marks[number]
    piece = replace(mark, start=start, end=end, anchors=mark.anchors if start <= mark.start else ())
    if len(open_ends) >= _MAX_DEPTH:
        if piece.anchors:
            yield Token(opens=replace(piece, end=start))
            yield Token(closes=True)
        return
    if open_ends and end > open_ends[-1]:
        heappush(waiting, (open_ends[-1], negative_end, role, number))
        piece = replace(piece, end=open_ends[-1])
    open_ends.append(piece.end)
    yield Token(opens=piece)


def _merged(tokens: Iterator[Token]) -> Iterator[Token]:
    """Join runs of text, which events without a mark of their own have cut."""
    run = ""
    for token in tokens:
        if token.text:
            run += token.text
            continue
        if run:
            yield Token(text=run)
            run = ""
        yield token
    if run:
        yield Token(text=run)

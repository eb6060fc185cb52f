"""Marked text: a passage with its attributions written into it, and how that becomes rows.

A grammar puts together strings in which a role is opened by `OPEN`, its letter (s, c or t: source, cue, content), the
numbers of the attributions it belongs to and `HEAD`, and closed by `CLOSE`. Contents may hold further attributions.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

OPEN, HEAD, CLOSE = "\ue000", "\ue001", "\ue002"
_MARK = re.compile(f"{OPEN}([sct])([0-9,]+){HEAD}|{CLOSE}")
_ROLES = {"s": "source", "c": "cue", "t": "content"}


@dataclass(frozen=True, slots=True)
class Piece:
    """One unbroken run of a role: `[start, end)` of the plain text, and the numbers of its attributions."""

    role: str
    numbers: tuple[int, ...]
    start: int
    end: int
    within: tuple[tuple[int, ...], ...]  # the contents the piece stands in, the outermost first: their attributions


@dataclass(slots=True)
class Marked:
    """Plain text and the pieces of its attributions."""

    text: str
    pieces: list[Piece] = field(default_factory=list)


def mark(role: str, numbers: int | tuple[int, ...], words: str) -> str:
    """Mark words as the source ("s"), cue ("c") or content ("t") of one or more attributions."""
    listed = (numbers,) if isinstance(numbers, int) else numbers
    return f"{OPEN}{role}{','.join(map(str, listed))}{HEAD}{words}{CLOSE}"


def plain(marked: str) -> str:
    """Return the text without its marks."""
    return _MARK.sub("", marked)


def parse(marked: str) -> Marked:
    """Take the marks out of a text and say where they stood."""
    out = Marked("")
    parts: list[str] = []
    stack: list[tuple[str, tuple[int, ...], int]] = []
    length = last = 0
    for match in _MARK.finditer(marked):
        part = marked[last : match.start()]
        parts.append(part)
        length += len(part)
        last = match.end()
        if match.group(1):
            stack.append((match.group(1), tuple(int(n) for n in match.group(2).split(",")), length))
        else:
            role, numbers, start = stack.pop()
            within = tuple(outer for letter, outer, _ in stack if letter == "t")
            out.pieces.append(Piece(_ROLES[role], numbers, start, length, within))
    if stack:
        raise ValueError(f"unclosed mark in {plain(marked)!r}")
    parts.append(marked[last:])
    out.text = "".join(parts)
    out.pieces.sort(key=lambda piece: (piece.start, -piece.end))
    return out


def make_rows(marked: str) -> Iterator[dict[str, Any]]:
    """Give the row of a passage with its outermost attributions, then a row for every content at every level.

    A content in several pieces is read as one text, each piece a paragraph: so does the analysis read it.
    """
    read = parse(marked)
    yield {"text": read.text, "attributions": _outermost(read)}
    yield from _content_rows(read)


def _content_rows(read: Marked) -> Iterator[dict[str, Any]]:
    seen: set[tuple[Piece, ...]] = set()
    for number in _numbers(read):
        runs = tuple(p for p in read.pieces if p.role == "content" and number in p.numbers and not p.within)
        if runs in seen:
            continue
        seen.add(runs)
        content = Marked("")
        for run in runs:
            content.text += "\n\n" if content.text else ""
            shift = len(content.text) - run.start
            content.text += read.text[run.start : run.end]
            content.pieces += [
                Piece(p.role, p.numbers, p.start + shift, p.end + shift, p.within[1:])
                for p in read.pieces
                if p.within and number in p.within[0] and run.start <= p.start and p.end <= run.end
            ]
        yield {"text": content.text, "attributions": _outermost(content)}
        yield from _content_rows(content)


def _numbers(read: Marked) -> list[int]:
    """The numbers of the outermost attributions, by the place of their cues."""
    return list(dict.fromkeys(number for p in read.pieces if p.role == "cue" and not p.within for number in p.numbers))


def _outermost(read: Marked) -> list[dict[str, list[list[int]]]]:
    attributions = []
    for number in _numbers(read):
        spans: dict[str, list[list[int]]] = {"source": [], "cue": [], "content": []}
        for piece in read.pieces:
            if number in piece.numbers and not piece.within:
                spans[piece.role].append([piece.start, piece.end])
        attributions.append(spans)
    return attributions

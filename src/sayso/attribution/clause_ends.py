"""Where reported speech ends by the marks, and not by the network.

A quotation that closes at the end of its paragraph is over: of 94 contents of PolNeAR (train) that run over the end of
a paragraph three go on from such a quotation into words without marks. The network lets one go on now and then from
a headline that is a quotation.

Behind a semicolon the reporter mostly speaks again: "she said the pier was shut; the ferry still sails". Of the
unquoted contents of PolNeAR (train) that come to a semicolon 96 end before it, and some 15 run past one, most of these
in lists of names, with several.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from sayso.attribution.found import Found
from sayso.types import Span, Spans

_MARKS = frozenset("\"“”'‘’")
_OPENING, _CLOSING = ("“", "‘", '"', "'"), ("”", "’", '"', "'")
_POINTS = ("• ", "- ", "* ", "– ", "· ", "▪ ", "● ")
_LINE_END = re.compile(r"\n\s*")
POINT_CHARS = 1000  # before and behind a cue, in which its point of a list begins and ends; a longer one is left alone
CLAUSE_WORDS = 3  # what follows a semicolon has as many words at least, or is no clause


def end_at_closing_marks(text: str, found: Sequence[Found]) -> list[Found]:
    """Return the attributions, those that are a quotation without what follows the end of its paragraph unquoted."""
    return [replace(item, content=_up_to_closing_mark(text, item.content)) for item in found]


def _up_to_closing_mark(text: str, content: Spans) -> Spans:
    kept: list[Span] = []
    for start, end in content:
        if kept and _is_over(text, content[0].start, kept[-1].end, start):
            break
        for match in _LINE_END.finditer(text, start, end):
            last = match.start()
            while last > start and text[last - 1].isspace():
                last -= 1
            if _is_over(text, content[0].start, last, match.end()):
                return (*kept, Span(start, last))
        kept.append(Span(start, end))
    return tuple(kept)


def _is_over(text: str, start: int, end: int, following: int) -> bool:
    """Is what begins at `start` and ends at `end` a quotation, and what follows in the next paragraph none?"""
    return (
        "\n" in text[end:following]
        and not text[end:following].strip()
        and text.startswith(_OPENING, start)
        and text.endswith(_CLOSING, start, end)
        and not text.startswith(_OPENING, following)
    )


def end_at_list_points(text: str, found: Sequence[Found]) -> list[Found]:
    """Return the attributions, those whose cue stands in a point of a list without what lies in other points."""
    return [replace(item, content=_in_the_point(text, item)) for item in found]


def _in_the_point(text: str, item: Found) -> Spans:
    if not item.cue or not item.content:
        return item.content
    first, last = item.cue[0].start, item.cue[-1].end
    begin = text.rfind("\n", max(0, first - POINT_CHARS), first) + 1
    if not text.startswith(_POINTS, begin) or first - begin > POINT_CHARS:
        return item.content
    end = text.find("\n", last, last + POINT_CHARS)
    if end < 0:
        return item.content
    kept = [Span(max(start, begin), min(stop, end)) for start, stop in item.content if start < end and stop > begin]
    return tuple(kept) or item.content


def end_at_semicolons(text: str, found: Sequence[Found]) -> list[Found]:
    """Return the attributions, unquoted contents behind their cue without the clause behind a single semicolon."""
    return [_end_at_semicolon(text, item) for item in found]


def _end_at_semicolon(text: str, item: Found) -> Found:
    if not item.content or not item.cue or item.content[-1].start < item.cue[-1].end:
        return item
    start, end = item.content[-1]
    words = text[start:end]
    at = words.find(";")
    if at < 1 or words.count(";") > 1 or len(words[at:].split()) <= CLAUSE_WORDS or _is_quoted(words):
        return item
    return replace(item, content=(*item.content[:-1], Span(start, start + len(words[:at].rstrip()))))


def _is_quoted(words: str) -> bool:
    """Does a quotation begin or end in the words? An apostrophe inside a word is none."""
    return any(
        mark in _MARKS and not (words[max(0, n - 1) : n].isalnum() and words[n + 1 : n + 2].isalnum())
        for n, mark in enumerate(words)
    )

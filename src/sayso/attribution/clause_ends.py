"""Where reported speech ends within a sentence, by the marks and not by the network.

Behind a semicolon the reporter mostly speaks again: "she said the pier was shut; the ferry still sails". Of the
unquoted contents of PolNeAR (train) that come to a semicolon 96 end before it, and some 15 run past one, most of these
in lists of names, with several.
"""

from collections.abc import Sequence
from dataclasses import replace

from sayso.attribution.found import Found
from sayso.types import Span

_MARKS = frozenset("\"“”'‘’")
CLAUSE_WORDS = 3  # what follows a semicolon has as many words at least, or is no clause


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

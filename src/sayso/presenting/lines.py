"""Words of articles set as lines of their own: as a sentence begins, without what was cut through."""

import re

from sayso.presenting.visible import shorten
from sayso.text import without_last_stop

_PAIRS = {"“": "”", "(": ")", "[": "]"}
_OPENERS = {closing: opening for opening, closing in _PAIRS.items()}

# What a message of a network ends with: the address of a picture or of another message.
_ADDRESSES = re.compile(r"(?:\s{1,4}(?:https?://|pic\.twitter\.com/)\S{1,200}){1,8}$")


def claim_line(wording: str, chars: int) -> str:
    """Return the wording of a claim as one line: without the "that" before it, and the stop and addresses behind it.

    It begins with a capital letter, and has no bracket or quotation mark whose other half is elsewhere.
    """
    line = _ADDRESSES.sub("", wording).removeprefix("that ").rstrip(" ,;:–—")
    return begin_sentence(without_last_stop(balance_marks(shorten(line, chars))))


def begin_sentence(words: str) -> str:
    """Return words with a capital first letter, as a sentence or an entry of a list begins. "iPhone" stays."""
    return words[:1].upper() + words[1:] if not words[1:2].isupper() else words


def balance_marks(line: str) -> str:
    """Return a line in which quotation marks and brackets come in pairs.

    One alone at an edge is left out; of one inside, the other half is set at the edge. Single marks stay as they are,
    since they are apostrophes as well. Takes linear time.
    """
    lone = _find_lone(line)
    first, last = 0, len(line)
    while first < last and (first in lone or line[first].isspace()):
        first += 1
    while first < last and (last - 1 in lone or line[last - 1].isspace()):
        last -= 1
    kept = sorted((at for at in lone if first <= at < last), reverse=True)
    before = "".join(_OPENERS.get(line[at], line[at]) for at in kept if not _opens(line, at))
    behind = "".join(_PAIRS.get(line[at], line[at]) for at in kept if _opens(line, at))
    return before + line[first:last] + behind


def _find_lone(line: str) -> frozenset[int]:
    """Return the places of the marks that have no other half in the line."""
    open_marks: list[int] = []
    lone: list[int] = []
    straight: int | None = None
    for at, character in enumerate(line):
        if character in _PAIRS:
            open_marks.append(at)
        elif character in _OPENERS:
            if open_marks and line[open_marks[-1]] == _OPENERS[character]:
                open_marks.pop()
            else:
                lone.append(at)
        elif character == '"':
            straight = at if straight is None else None
    return frozenset((*lone, *open_marks, *(() if straight is None else (straight,))))


def _opens(line: str, at: int) -> bool:
    return line[at] in _PAIRS or (line[at] == '"' and (at == 0 or not line[at - 1].strip()))

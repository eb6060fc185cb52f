"""Where passages tell one thing otherwise: the words that a note quotes, marked in the passages themselves."""

import re
from collections.abc import Collection, Sequence
from itertools import accumulate

from sayso.presenting.wording import Piece, compare_wordings

# What a note quotes. Notes quote phrases, of a sentence at most.
_QUOTED = re.compile(r"“([^“”]{1,600})”")

_SPACE = re.compile(r"\s+")
_MARKS = re.compile(r"[\W_]+")

# Passages of which more than this part would be marked are about other things: a line under every word says nothing.
_MOST_MARKED = 0.7

# A passage of which a note quotes so much, and so many letters, is quoted for what it says, not for words that differ.
_WHOLE, _LEAST_LETTERS = 0.6, 30


def split_note(note: str) -> tuple[Piece, ...]:
    """Return a note in pieces, joined the note; those that `differs` are words of an article, in quotation marks."""
    pieces = []
    start = 0
    for match in _QUOTED.finditer(note):
        pieces += [Piece(note[start : match.start()], False), Piece(match[0], True)]
        start = match.end()
    return tuple(piece for piece in (*pieces, Piece(note[start:], False)) if piece.text)


def find_quoted_whole(note: str, wordings: Sequence[str]) -> tuple[int, ...]:
    """Return which two wordings a note does no more than quote, whole or nearly so; () of any other note.

    Such a note need not be read beside them.
    """
    printed = [_letters(wording) for wording in wordings]
    found = [
        next((at for at, whole in enumerate(printed) if words in whole and len(words) >= _WHOLE * len(whole)), None)
        for words in (_letters(match[1]) for match in _QUOTED.finditer(note))
        if len(words) >= _LEAST_LETTERS
    ]
    told = tuple(at for at in found if at is not None)
    return told if len(told) == len(set(told)) == 2 == len(_QUOTED.findall(note)) else ()


def _letters(words: str) -> str:
    """Words without their marks, which a note sets otherwise."""
    return " ".join(_MARKS.sub(" ", words).split())


def mark_differing(note: str, wordings: Sequence[str]) -> tuple[tuple[Piece, ...], ...]:
    """Return every wording in pieces, of which those differ that the note quotes.

    A short phrase is not marked in a wording that has a longer one around it: of “may have left” and “left” each is
    marked in its own. Wordings that the note quotes whole are compared word by word with each other, and all are where
    it quotes none; those that have little in common are left unmarked. Takes time in proportion to the wordings and to
    the phrases, and that of the comparison.
    """
    marked = mark_phrases({match[1].strip(" …") for match in _QUOTED.finditer(note)}, wordings)
    whole = find_quoted_whole(note, wordings)
    if not whole and any(piece.differs for pieces in marked for piece in pieces):
        return marked
    compared: Sequence[int] = whole or range(len(wordings))
    pieces_of = dict(zip(compared, compare_wordings([wordings[at] for at in compared]), strict=True))
    if any(_share_marked(pieces) > _MOST_MARKED for pieces in pieces_of.values()):
        pieces_of = {}
    return tuple(pieces_of.get(at) or plain for at, plain in enumerate(mark_phrases((), wordings)))


def mark_phrases(phrases: Collection[str], wordings: Sequence[str]) -> tuple[tuple[Piece, ...], ...]:
    """Return every wording in pieces, of which those differ that are among some phrases, the longest first."""
    ordered = sorted(set(phrases) - {""}, key=lambda phrase: (-len(phrase), phrase))
    return tuple(_mark(wording, ordered) for wording in wordings)


def shorten_pieces(pieces: Sequence[Piece], chars: int) -> tuple[Piece, ...]:
    """Return pieces as one line of at most `chars` characters and a mark of omission at each end that was cut.

    Where the line is cut, it shows the first words that differ. White space is one space each.
    """
    line = "".join(piece.text for piece in pieces)
    if len(line) <= chars and "\n" not in line:
        return tuple(pieces)
    ends = list(accumulate(len(piece.text) for piece in pieces))
    marked = [(end - len(piece.text), end) for piece, end in zip(pieces, ends, strict=True) if piece.differs]
    start = 0
    if marked and marked[0][1] > chars:
        start = line.rfind(" ", 0, max(marked[0][0] - chars // 3, 0)) + 1
    end = min(len(line), start + chars)
    if end < len(line):
        space = line.rfind(" ", start + chars // 2, end)
        end = space if space > 0 else end
    shown = [Piece("…", False)] if start else []
    for piece, last in zip(pieces, ends, strict=True):
        text = line[max(last - len(piece.text), start) : max(min(last, end), start)]
        shown.append(Piece(_SPACE.sub(" ", text), piece.differs))
    shown += [Piece("…", False)] if end < len(line) else []
    return tuple(piece for piece in shown if piece.text)


def _mark(wording: str, phrases: Sequence[str]) -> tuple[Piece, ...]:
    """Cut a wording at the phrases, the longest first, without regard to case and to how white space is set."""
    found: list[tuple[int, int]] = []
    known: list[str] = []
    for phrase in phrases:
        if any(phrase.casefold() in longer for longer in known):
            continue
        places = [match.span() for match in _pattern(phrase).finditer(wording)]
        found += [(start, end) for start, end in places if all(end <= first or last <= start for first, last in found)]
        if places:
            known.append(phrase.casefold())
    pieces = []
    at = 0
    for start, end in sorted(found):
        pieces += [Piece(wording[at:start], False), Piece(wording[start:end], True)]
        at = end
    return tuple(piece for piece in (*pieces, Piece(wording[at:], False)) if piece.text)


def _pattern(phrase: str) -> re.Pattern[str]:
    words = r"\s+".join(re.escape(word) for word in phrase.split())
    return re.compile(rf"(?<!\w){words}(?!\w)", re.IGNORECASE)


def _share_marked(pieces: Sequence[Piece]) -> float:
    length = sum(len(piece.text) for piece in pieces)
    return sum(len(piece.text) for piece in pieces if piece.differs) / length if length else 0.0

"""Where the words that were searched for stand in a text, as FTS5 itself tells; and the sentence and paragraph there.

A text may be ten megabytes of the very words that are looked for, in one paragraph or in a hundred thousand: all is
bounded, so that a search takes well under a second for each such article.
"""

import re
import sqlite3
from bisect import bisect_left
from collections.abc import Iterator
from contextlib import closing
from itertools import islice

from sayso.text import find_paragraphs, find_sentences
from sayso.types import Span

_ON, _OFF = "\x02", "\x03"
_MARKED = re.compile(f"{_ON}([^{_OFF}]*){_OFF}")
_TERM = re.compile(r'"[^"]*"\*?')
_MOST_MARKS = 500
# FTS5 copies all that it has written so far for each mark: a longer text is marked in pieces of such a length.
_PIECE_CHARS = 20_000
# A column of a query that matches `article_words` and joins `texts`: the text with its marks, NULL for a long one.
MARKED = f"CASE WHEN length(texts.text) <= {_PIECE_CHARS} THEN highlight(article_words, 1, char(2), char(3)) END"
_LONGEST_PASSAGE_CHARS = 600
_LONGEST_BLOCK_CHARS = 20_000


def find_marks(marked: str | None, expression: str, text: str) -> list[Span]:
    """Return where the words of an FTS5 expression stand in a text that it matches: the first 500.

    `marked` is what a query gives as `MARKED`; None for a long text, which is then marked here.
    """
    marks = _mark_pieces(expression, text) if marked is None else _read_marks(marked, text)
    return list(islice(marks, _MOST_MARKS))


def _mark_pieces(expression: str, text: str) -> Iterator[Span]:
    """Mark a long text piece by piece: any of the words, since not all of them stand in each piece."""
    any_word = " OR ".join(_TERM.findall(expression))
    with closing(sqlite3.connect(":memory:")) as db:
        db.execute(
            'CREATE VIRTUAL TABLE pieces USING fts5 (body, tokenize = "porter unicode61 remove_diacritics 2")'
        )  # as the index of the store
        for start, end in _cut(text):
            db.execute("INSERT INTO pieces (rowid, body) VALUES (1, ?)", (text[start:end],))
            marked = db.execute(
                "SELECT highlight(pieces, 0, ?, ?) FROM pieces WHERE pieces MATCH ?", (_ON, _OFF, any_word)
            ).fetchone()
            if marked is not None:
                for mark in _read_marks(marked[0], text[start:end]):
                    yield Span(mark.start + start, mark.end + start)
            db.execute("DELETE FROM pieces")


def _cut(text: str) -> Iterator[tuple[int, int]]:
    """Cut a text into pieces, at spaces where there are any."""
    start = 0
    while start < len(text):
        end = min(len(text), start + _PIECE_CHARS)
        if end < len(text):
            end = text.rfind(" ", start + 1, end) + 1 or end
        yield start, end
        start = end


def _read_marks(marked: str, text: str) -> Iterator[Span]:
    """Yield the marked spans of a text. Of one that holds such marks itself nothing can be told."""
    if _ON in text or _OFF in text:
        return
    for n, match in enumerate(_MARKED.finditer(marked)):
        yield Span(match.start() - 2 * n, match.start() - 2 * n + len(match[1]))


def best_sentence(text: str, marks: list[Span]) -> Span | None:
    """Return the sentence with most different words of those marked, the earliest of equals; None without marks.

    Of a very long sentence it is the beginning, or what begins with its first mark where that stands behind.
    """
    best: tuple[int, Span] | None = None
    at = 0
    while at < len(marks):
        start, end = paragraph_around(text, marks[at].start)
        here = marks[at : bisect_left(marks, (end,))]
        for sentence in find_sentences(text, start, end):
            inside = [mark for mark in here if sentence[0] <= mark.start < sentence[1]]
            words = {text[slice(*mark)].lower() for mark in inside}
            if words and (best is None or len(words) > best[0]):
                first = sentence[0] if inside[0].end <= sentence[0] + _LONGEST_PASSAGE_CHARS else inside[0].start
                best = len(words), Span(first, min(sentence[1], first + _LONGEST_PASSAGE_CHARS))
        at += max(1, len(here))
    return best[1] if best else None


def paragraph_around(text: str, at: int) -> tuple[int, int]:
    """Return the paragraph in which a character stands, `[start, end)`.

    Lines of a very long block are one each, and of a very long line it is what stands around the character.
    """
    first, last = max(0, at - _LONGEST_BLOCK_CHARS), min(len(text), at + _LONGEST_BLOCK_CHARS)
    for mark in ("\n\n", "\n"):
        start = text.rfind(mark, first, at)
        start = first if start < 0 else start
        end = text.find(mark, at, last)
        end = last if end < 0 else end
        if end - start <= _LONGEST_BLOCK_CHARS:
            break
    for begin, stop in find_paragraphs(text[start:end]):
        if start + begin <= at < start + stop:
            return start + begin, start + stop
    return start, end

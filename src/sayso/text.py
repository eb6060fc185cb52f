"""Line ends, paragraphs, sentences, words and quotation marks, all as half-open offsets into one text.

Nothing here changes a text, except `normalise_line_ends`, which runs once while an article is read.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

_LINE_ENDS = re.compile(r"\r\n?|\u2028|\u2029|\x85")
_BLANK_LINES = re.compile(r"\n[^\S\n]*\n\s*")
_WORD = re.compile(r"\w+(?:['’.]\w+)*")

# Abbreviations after which a full stop does not end a sentence, in lower case without the stop.
_ABBREVIATIONS = frozenset(
    "mr mrs ms dr sen rep gov gen col lt capt sgt maj adm rev hon prof pres st mt ft jr sr vs etc inc corp co ltd no "
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thurs fri sat sun "
    "ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa "
    "tenn tex va vt wash wis wyo atty dist supt messrs".split()
)
# A run of stops is tried once, from its first: a text of nothing but dots takes linear time.
_SENTENCE_END = re.compile(r"(?<![.!?…])[.!?…]++(?:[\"'”’)\]]*+(?=\s)|[”’\"](?=[A-Z]))")

# "PORT ANSEL, May 14 (VPA) — " before the first sentence of an article.
_DATELINE = re.compile(
    r"(?:[A-Z][A-Z.’']+[ ,]{1,2}){1,4}(?:[\w.]+[ ,]{1,2}){0,4}(?:\([^()\n]{2,30}\) ?)?(?:--|[—―–-])\s+"
    r"|\((?:AFP|AP|CNN|Reuters|UPI|[A-Z][\w ]{1,24}(?=\) ?[-—―–]))\) ?(?:(?:--|[—―–-])\s+)?"
)
_LAST_STOP = re.compile(r"(?:(?<![,;:])[,;:]+|(?<=[^\W\d_]{3})\.)$")
_SINGLE_QUOTATION_CHARS = 2000  # how far a single mark looks ahead for the one that closes it
_MARK = re.compile(r"[“”„«»\"‘’']")
_OPENING = "“„«"
_CLOSING = "”»"


class Quotation(NamedTuple):
    """A passage in quotation marks: `start` is at the opening mark, `end` behind the closing one.

    An unclosed quotation ends with its paragraph and has `closed` False. `single` is True for ‘…’ and '…'.
    """

    start: int
    end: int
    closed: bool
    single: bool


def normalise_line_ends(text: str) -> str:
    """Return the text with every kind of line end as one line feed, and without null characters."""
    return _LINE_ENDS.sub("\n", text).replace("\x00", "")


def find_paragraphs(text: str) -> list[tuple[int, int]]:
    """Return the paragraphs, `[start, end)`, without the white space around them.

    A blank line always ends a paragraph. A single line end does too, unless the block looks as if it was wrapped by
    hand or comes from a printed column: three lines or more, all but the last of 50 to 100 characters; or all but the
    last of 30 to 100, and at least half of the line ends within a sentence, before a small letter.
    """
    spans: list[tuple[int, int]] = []
    start = 0
    for match in _BLANK_LINES.finditer(text):
        spans.extend(_split_block(text, start, match.start()))
        start = match.end()
    spans.extend(_split_block(text, start, len(text)))
    return spans


def _split_block(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    lines = text[start:end].split("\n")
    for line in [text[start:end]] if _is_wrapped(lines) else lines:
        stripped = line.strip()
        if stripped:
            first = start + len(line) - len(line.lstrip())
            yield first, first + len(stripped)
        start += len(line) + 1


def _is_wrapped(lines: list[str]) -> bool:
    if len(lines) < 2 or not all(30 <= len(line) <= 100 for line in lines[:-1]):
        return False
    within = sum(line[:1].islower() for line in lines[1:])
    return 2 * within >= len(lines) - 1 or (len(lines) >= 3 and all(len(line) >= 50 for line in lines[:-1]))


def find_sentences(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Return the sentences of `text[start:end]`, which should be one paragraph, as `[start, end)` of the whole text."""
    end = len(text) if end is None else end
    spans = []
    first = start
    for match in _SENTENCE_END.finditer(text, start, end):
        if match.end() < end and _goes_on(text, match.start(), match.end(), end):
            continue
        spans.append((first, match.end()))
        first = match.end()
        while first < end and text[first].isspace():
            first += 1
    if first < end:
        spans.append((first, end))
    return spans


def _goes_on(text: str, stop: int, after: int, end: int) -> bool:
    """Does the sentence go on behind the stop at `stop`, where `after` is behind it and its closing marks?"""
    following = text[after : min(end, after + 40)].lstrip(" \t\n\u00a0\"'“‘([")
    if following[:1].islower():
        return True
    if text[stop] != "." or text[stop + 1 : stop + 2] in (".", '"', "”"):
        return False
    word = re.search(r"[\w.]*$", text[max(0, stop - 20) : stop])
    before = word.group().lower() if word else ""
    if before in _ABBREVIATIONS:
        return True
    # Initials and dotted abbreviations: "J. Edgar", "U.S. Senate".
    return bool(re.fullmatch(r"[a-z]|(?:[a-z]\.)+[a-z]", before)) and not following.startswith(
        ("The ", "A ", "But ", "He ", "She ")
    )


def find_words(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Return the words (runs of letters and digits, with inner apostrophes and dots) as `[start, end)`."""
    return [match.span() for match in _WORD.finditer(text, start, len(text) if end is None else end)]


def list_words(text: str) -> list[str]:
    """Return the words of a text as they are printed, the same ones as `find_words`."""
    return _WORD.findall(text)


def skip_dateline(text: str, start: int = 0, end: int | None = None) -> int:
    """Return where the words begin behind a dateline, "PORT ANSEL, May 14 (VPA) - "; `start` where there is none."""
    match = _DATELINE.match(text, start, len(text) if end is None else end)
    return match.end() if match else start


def without_last_stop(text: str) -> str:
    """Return words without the comma or full stop behind them, to be quoted inside a sentence. "U.S." keeps its own."""
    return _LAST_STOP.sub("", text)


def find_quotations(text: str, start: int = 0, end: int | None = None) -> list[Quotation]:
    """Return the outermost passages in quotation marks of one paragraph, `text[start:end]`.

    Curly, straight and angled double marks are read, and curly or straight single ones where they cannot be an
    apostrophe. A mark that is never closed reaches to the end of the paragraph, and no further.
    """
    end = len(text) if end is None else end
    marks = [(match.start(), match.group()) for match in _MARK.finditer(text, start, end)]
    closers = [at for at, mark in marks if mark in "’'" and _closes(text, at, end)]
    found = []
    opened = -1
    single = False
    for at, mark in marks:
        if opened < 0:
            if mark in _OPENING or mark == '"' or (mark in "‘'" and _opens(text, at, start, end, closers)):
                opened, single = at, mark in "‘'"
        elif single:
            if mark in "’'" and _closes(text, at, end):
                found.append(Quotation(opened, at + 1, True, True))
                opened = -1
        elif mark in _CLOSING or mark == '"':
            found.append(Quotation(opened, at + 1, True, False))
            opened = -1
    if opened >= 0 and not single:
        found.append(Quotation(opened, end, False, False))
    return found


def _opens(text: str, at: int, start: int, end: int, closers: list[int]) -> bool:
    """Does the single mark at `at` open a quotation: behind a space or bracket, and closed later in the paragraph?"""
    if at > start and not (text[at - 1].isspace() or text[at - 1] in "([—–-"):
        return False
    if at + 1 >= end or text[at + 1].isspace() or text[at + 1].isdigit():
        return False
    closer = bisect_right(closers, at + 1)
    return closer < len(closers) and closers[closer] < at + _SINGLE_QUOTATION_CHARS


def _closes(text: str, at: int, end: int) -> bool:
    """Does the single mark at `at` close a quotation: behind a letter or stop, and before no letter?

    After a plain letter "s" it may be a plural's apostrophe ("the officials' view"); it closes only before a stop.
    """
    if at + 1 < end and text[at + 1].isalnum():
        return False
    before = text[at - 1]
    if before in ".,!?…":
        return True
    if before == "s":
        return at + 1 >= end or text[at + 1] in ",.;:!?)"
    return not before.isspace()

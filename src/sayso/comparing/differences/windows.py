"""The words of a passage that a note quotes where two passages have little in common: whole, or the part that tells."""

import re
from collections.abc import Sequence

from sayso.comparing.differences.passage_words import Word, lay_out
from sayso.comparing.differences.phrases import Side, widen_to_clause

# Words of a passage that a note quotes. With 30 a cut hid what differed in one note of thirty, with 16 in one of eight.
MOST_SHOWN = 40
NEAR_START = 3  # fewer words are not cut from the beginning
NEGATED = 5  # words behind a negation that are not shown without it
EDGE_WEIGHT = 0.8  # of a part that begins or ends where a mark stands, beside what its words tell
_OPENERS = frozenset("that and but".split())
_DANGLING = frozenset("and but or that which who of to in on at for with by from the a an as over".split())
_MARKS = re.compile(r"[\"“”«»]")


def show_window(side: Side) -> str:
    """A passage as a note quotes it: without a conjunction before it, and of a long one what tells most.

    An ellipsis shows that something is cut; marks within become single ones. Takes time in proportion to the words.
    """
    words = side.words
    first, last = 0, len(words)
    if last > 1 and words[0].text in _OPENERS:
        first = 1
    while last - 1 > first and words[last - 1].lower in _DANGLING:
        last -= 1
    if last <= first:
        return nest_marks(" ".join(side.text.split()))
    start, end = _best_window(side, first, last)
    shown = nest_marks(side.show(start, end))
    return f"{'… ' if start > first else ''}{shown}{' …' if end < last else ''}"


def show_words(text: str, start: int, end: int) -> str:
    """The words `[start, end)` of a text as a note quotes them."""
    return nest_marks(" ".join(text[start:end].split()))


def find_clause(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the clause of the words `[start, end)` of a text stands, as far as that is short: half-open offsets."""
    words = lay_out(text)
    inside = [n for n, word in enumerate(words) if word.start < end and start < word.end]
    if not inside:
        return start, end
    first, last = widen_to_clause(Side(text, words, []), inside[0], inside[-1] + 1)
    return words[first].start, words[last - 1].end


def _best_window(side: Side, first: int, last: int) -> tuple[int, int]:
    """The words `[start, end)` that tell most, no more than a note quotes; the first of those that tell alike."""
    if last - first <= MOST_SHOWN + NEAR_START:
        return first, last
    best, told = (first, first + MOST_SHOWN), -1.0
    for start in (n for n in range(first, last) if n == first or not _cuts(side.words, n)):
        for end in range(start + MOST_SHOWN // 2, min(start + MOST_SHOWN, last) + 1):
            if end < last and (side.words[end - 1].lower in _DANGLING or _cuts(side.words, end)):
                continue
            weight = sum(side.weights[start:end])
            weight += EDGE_WEIGHT * (start == first or side.words[start].apart)
            weight += EDGE_WEIGHT * (end == last or side.words[end].apart)
            if weight > told + 1e-9:
                best, told = (start, end), weight
    return (first if best[0] - first <= NEAR_START else best[0]), best[1]


def _cuts(words: Sequence[Word], at: int) -> bool:
    """Would a cut before a word part a name, or what is negated from its negation?"""
    for n in range(at, max(0, at - NEGATED), -1):
        if words[n].apart:
            break
        if words[n - 1].negates:
            return True
    return words[at].is_name and words[at - 1].is_name and not words[at].apart


def nest_marks(text: str) -> str:
    """Set quotation marks within a quotation as single ones; those that lack the other one are left out."""
    opened: int | None = None
    kept: dict[int, str] = {}
    for match in _MARKS.finditer(text):
        at = match.start()
        opens = match.group() in "“«" or (match.group() == '"' and (at == 0 or text[at - 1] in " (["))
        if opens:
            opened = at
        elif opened is not None:
            kept |= {opened: "‘", at: "’"}
            opened = None
    return _MARKS.sub(lambda match: kept.get(match.start(), ""), text)

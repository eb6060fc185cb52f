"""What changed between two revisions of an article: passages by sentences, and within them by words."""

from collections.abc import Iterable, Iterator, Sequence

from rapidfuzz.distance import Levenshtein, Opcode

from sayso.errors import NotStoredError
from sayso.store.records import Change, Changes, Revision
from sayso.text import find_paragraphs, find_sentences, find_words
from sayso.types import Passage, Span

_LEAST_ALIKE = 0.5  # share of words that two sentences must have in common for their words to be compared
# Longer passages are not compared word by word, nor longer texts sentence by sentence: the cost is the product of both.
_MOST_WORDS = 1000
_MOST_SENTENCES = 5000


def find_changes(revisions: Sequence[Revision], before: int, after: int) -> Changes:
    """Return what changed from one revision to another, by their numbers. Raises NotStoredError."""
    by_number = {revision.number: revision for revision in revisions}
    for number in (before, after):
        if number not in by_number:
            raise NotStoredError("revision", str(number))
    one, other = by_number[before], by_number[after]
    titles = (one.article.title, other.article.title)
    return Changes(
        one,
        other,
        titles if titles[0] != titles[1] else None,
        tuple(_compare(one.article.text, other.article.text)),
    )


def _compare(text: str, facing: str) -> Iterator[Change]:
    if text == facing:
        return
    left, right = _sentences(text), _sentences(facing)
    if max(len(left), len(right)) > _MOST_SENTENCES:
        yield Change(_passage(text, left), _passage(facing, right))
        return
    steps = Levenshtein.opcodes([text[slice(*span)] for span in left], [facing[slice(*span)] for span in right])
    for i, j, k, m in _merged(steps):
        paired = list(zip(left[i:j], right[k:m], strict=False))
        if j - i == m - k and all(_are_alike(text[slice(*one)], facing[slice(*two)]) for one, two in paired):
            for one, two in paired:
                yield from _compare_words(text, facing, one, two)
        else:
            yield Change(_passage(text, left[i:j]), _passage(facing, right[k:m]))


def _sentences(text: str) -> list[Span]:
    return [Span(*span) for start, end in find_paragraphs(text) for span in find_sentences(text, start, end)]


def _merged(steps: Iterable[Opcode]) -> Iterator[tuple[int, int, int, int]]:
    """Neighbouring steps that are not equal are one."""
    last: tuple[int, int, int, int] | None = None
    for step in steps:
        if step.tag == "equal":
            continue
        if last and last[1] == step.src_start and last[3] == step.dest_start:
            last = last[0], step.src_end, last[2], step.dest_end
            continue
        if last:
            yield last
        last = step.src_start, step.src_end, step.dest_start, step.dest_end
    if last:
        yield last


def _are_alike(one: str, other: str) -> bool:
    words, facing = one.split()[:_MOST_WORDS], other.split()[:_MOST_WORDS]
    return Levenshtein.normalized_similarity(words, facing) >= _LEAST_ALIKE


def _compare_words(text: str, facing: str, one: Span, other: Span) -> Iterator[Change]:
    left, right = find_words(text, *one), find_words(facing, *other)
    if max(len(left), len(right)) > _MOST_WORDS:
        yield Change(_passage(text, [one]), _passage(facing, [other]))
        return
    steps = Levenshtein.opcodes([text[slice(*span)] for span in left], [facing[slice(*span)] for span in right])
    found = False
    for i, j, k, m in _merged(steps):
        found = True
        yield Change(
            _passage(text, [Span(*span) for span in left[i:j]]), _passage(facing, [Span(*span) for span in right[k:m]])
        )
    if not found:  # they differ in marks or spaces only
        yield Change(_passage(text, [one]), _passage(facing, [other]))


def _passage(text: str, spans: Sequence[Span]) -> Passage:
    """What lies from the first of some spans to the last, as one; nothing where there are none."""
    if not spans:
        return Passage((), "")
    whole = Span(spans[0].start, spans[-1].end)
    return Passage((whole,), text[slice(*whole)])

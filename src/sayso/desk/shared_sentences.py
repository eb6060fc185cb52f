"""Sentences that the draft and another article print in nearly the same words, whatever the comparison made of them."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from sayso.comparing.printings import Token, body_paragraphs, read_tokens
from sayso.text import find_sentences
from sayso.types import Article, Span

LEAST_WORDS, MOST_WORDS = 8, 80  # of a sentence: a shorter one is printed alike by chance, a longer one is a list
# Of the words of the longer one. At two changed words in eight one still reads the same sentence.
LEAST_SAME = 0.75
_RUN = 3  # words that two such sentences share somewhere in a row
_MOST_HOLDING = 8  # sentences of the draft that hold one run: what more of them hold is a formula
_MOST_TRIED = 3  # sentences of the draft that are compared with one of another article


class Sentence(NamedTuple):
    """A sentence of an article, `span`, as the words that are compared."""

    span: Span
    tokens: tuple[Token, ...]

    @property
    def words(self) -> list[str]:
        """Its words, typography and house style evened out."""
        return [token.word for token in self.tokens]


class Change(NamedTuple):
    """Words `tokens[start:end]` of the other one's sentence that the draft has as `own_start` to `own_end`."""

    start: int
    end: int
    own_start: int
    own_end: int


@dataclass(frozen=True, slots=True)
class Shared:
    """A sentence of the draft and the one of another article that is most like it, with what is changed."""

    own: Sentence
    article: str
    other: Sentence
    changes: tuple[Change, ...]

    def theirs(self, change: Change) -> tuple[Token, ...]:
        """What the other article has in a change."""
        return self.other.tokens[change.start : change.end]

    def ours(self, change: Change) -> tuple[Token, ...]:
        """What the draft has in a change."""
        return self.own.tokens[change.own_start : change.own_end]

    def replaces(self, change: Change) -> bool:
        """Are content words replaced by others in a change?"""
        return all(any(token.tells for token in tokens) for tokens in (self.theirs(change), self.ours(change)))


def find_shared(draft: Article, coverage: Sequence[Article]) -> Iterator[Shared]:
    """Yield for each sentence of the draft, in its order, the sentence of each article that is nearly the same.

    Each of the two is most like the other one, so that what a list says of two towns is not mixed up. Linear in the
    texts: sentences meet by runs of words, and those that are everywhere are passed over.
    """
    own = list(_sentences(draft))
    holding: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, sentence in enumerate(own):
        for run in set(_runs(sentence)):
            holding[run].append(number)
    best: dict[tuple[int, str], tuple[float, Sentence]] = {}
    for article in coverage:
        for sentence in _sentences(article):
            if found := _most_like(sentence, own, holding):
                same, number = found
                if same > best.get((number, article.id), (0.0, None))[0]:
                    best[number, article.id] = same, sentence
    for (number, article_id), (_, sentence) in sorted(best.items(), key=lambda item: item[0][0]):
        yield Shared(own[number], article_id, sentence, tuple(_changes(sentence, own[number])))


def _sentences(article: Article) -> Iterator[Sentence]:
    for part in body_paragraphs(article):
        for bounds in find_sentences(article.text, *part):
            tokens = read_tokens(article.text, (Span(*bounds),))
            if LEAST_WORDS <= len(tokens) <= MOST_WORDS:
                yield Sentence(Span(*bounds), tokens)


def _runs(sentence: Sentence) -> Iterator[tuple[str, ...]]:
    words = sentence.words
    return (tuple(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1))


def _most_like(
    sentence: Sentence, own: Sequence[Sentence], holding: dict[tuple[str, ...], list[int]]
) -> tuple[float, int] | None:
    """The sentence of the draft that is most like this one, by its number, and how alike they are; None if none is."""
    met: Counter[int] = Counter()
    for run in _runs(sentence):
        numbers = holding.get(run, ())
        if len(numbers) <= _MOST_HOLDING:
            met.update(numbers)
    likeness = (
        (Levenshtein.normalized_similarity(sentence.words, own[number].words), -number)
        for number, _ in met.most_common(_MOST_TRIED)
    )
    same, number = max(likeness, default=(0.0, 0))
    return (same, -number) if same >= LEAST_SAME else None


def _changes(other: Sentence, own: Sentence) -> Iterator[Change]:
    """What is changed between two sentences; changes side by side are one."""
    last: Change | None = None
    for step in Levenshtein.opcodes(other.words, own.words):
        if step.tag == "equal":
            continue
        change = Change(step.src_start, step.src_end, step.dest_start, step.dest_end)
        if last and last.end == change.start and last.own_end == change.own_start:
            change = Change(last.start, change.end, last.own_start, change.own_end)
        elif last:
            yield from _parts(last, other, own)
        last = change
    if last:
        yield from _parts(last, other, own)


def _parts(change: Change, other: Sentence, own: Sentence) -> Iterator[Change]:
    """A change in its parts, numbers apart, where as many words stand on both sides: "Callow 31", "Tarnside 12"."""
    size = change.end - change.start
    if size != change.own_end - change.own_start:
        yield change
        return
    numbers = [
        other.tokens[change.start + n].word[0].isdigit() and own.tokens[change.own_start + n].word[0].isdigit()
        for n in range(size)
    ]
    first = 0
    for n in range(1, size + 1):
        if n == size or numbers[n] != numbers[first]:
            yield Change(change.start + first, change.start + n, change.own_start + first, change.own_start + n)
            first = n

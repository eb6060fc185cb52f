"""Where an article prints somebody's words: passages in quotation marks, joined over their cue, as tokens."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, takewhile
from typing import NamedTuple

import numpy as np

from sayso.comparing.terms import FUNCTION_WORDS
from sayso.text import find_paragraphs, find_quotations, find_sentences
from sayso.types import Article, ResolvedAttribution, Span, Spans

MOST_TOKENS = 600  # a longer quotation (a whole speech) is compared by its beginning
# A cue between two parts of one sentence is seldom longer ("X," said the minister for Y, who had Z, "and so on").
CUE_WORDS = 14

_TOKEN = re.compile(
    r"(?=[\w.…\[\]()&%'’])(?:"  # what a token may begin with, so that no other character is looked at further
    r"(?P<word>\w++(?=[ ,])"  # most words
    r"|(?=\w++['’]t\b)(?:ca|wo|\w+?)(?=n['’]t\b)|n['’]t\b|['’](?:s|re|ve|ll|d|m)\b"
    r"|\w[\w*]*(?:\.\w+|['’](?!(?:s|re|ve|ll|d|m|t)\b)\w+)*(?:\.(?!\s?\.))?|[&%])"
    r"|(?P<gap>\.\s?\.\s?\.(?:\s?\.)?|\.\.|…)"
    r"|(?P<open>[\[(])|(?P<close>[\])]))"
)
_HOUSE_STYLE = {"&": "and", "%": "percent", "ok": "okay", "u": "you", "bc": "because", "per cent": "percent"} | {
    word: str(number)
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen twenty".split()
    )
    if number > 1
}
_HOUSE_STYLE |= {
    word: str(10 * ten) for ten, word in enumerate("thirty forty fifty sixty seventy eighty ninety".split(), 3)
}


_BEFORE_WORDS = frozenset(" \t\n\"'“”‘’([")  # what may stand between a sentence's end and the next one's first word


class Token(NamedTuple):
    """A word of a printing, in the form in which it is compared.

    `bracketed` marks what the outlet put in brackets; `gap` that something was openly left out before it: an ellipsis,
    or the closing and opening marks around a cue. `name` is True for a word written with a capital inside a sentence,
    `opens` for one that begins a sentence or the printing. `marked` is only told of words outside a printing in marks.
    """

    word: str
    start: int
    end: int
    bracketed: bool = False
    gap: bool = False
    name: bool = False
    opens: bool = False
    marked: bool = False

    @property
    def tells(self) -> bool:
        """Is it a content word?"""
        return self.word not in FUNCTION_WORDS


@dataclass(frozen=True, slots=True)
class Printing:
    """One quotation in one article. `spans` are the words without the quotation marks; `article` is an index."""

    article: int
    attribution: ResolvedAttribution | None
    spans: Spans
    tokens: tuple[Token, ...]
    quoted: bool = True

    @property
    def speaker(self) -> str | None:
        """The entity that speaks, where it is known."""
        return self.attribution.entity if self.attribution else None


class Contents:
    """The contents of an article's attributions, laid out so that it is quick to tell whose words a passage is."""

    def __init__(self, attributions: Sequence[ResolvedAttribution]) -> None:
        self._attributions = attributions
        spans = [(n, *span) for n, at in enumerate(attributions) for span in at.attribution.content.spans]
        self._owners, self._starts, self._ends = np.array(spans, np.int64).reshape(-1, 3).T
        self._lengths = np.array([len(at.attribution.content.text) for at in attributions], np.int64)

    def holder_of(self, spans: Spans) -> ResolvedAttribution | None:
        """The attribution that words stand under: the one with most of them in its content; of equals the shortest."""
        common = np.zeros(len(self._lengths), np.int64)
        for start, end in spans:
            inside = np.minimum(end, self._ends) - np.maximum(start, self._starts)
            np.add.at(common, self._owners, np.maximum(inside, 0))
        most = int(common.max(initial=0))
        if not most or 2 * most < sum(end - start for start, end in spans):
            return None
        best = np.flatnonzero(common == most)
        return self._attributions[int(best[self._lengths[best].argmin()])]


def find_printings(article: Article, index: int, attributions: Sequence[ResolvedAttribution]) -> list[Printing]:
    """Find the quotations of an article, in the order of its text, outside boilerplate."""
    found = []
    contents = Contents(attributions)
    for start, end in body_paragraphs(article):
        parts = []
        for quotation in find_quotations(article.text, start, end):
            inner = _inside(article.text, quotation.start, quotation.end, quotation.closed)
            if inner:
                parts.append(inner)
        for spans in _join(article.text, parts, contents):
            tokens = read_tokens(article.text, spans)
            if tokens:
                found.append(Printing(index, contents.holder_of(spans), spans, tokens))
    return found


def body_paragraphs(article: Article) -> Iterator[tuple[int, int]]:
    """The paragraphs that are the article itself: neither its title nor boilerplate."""
    title = " ".join((article.title or "").split())
    for start, end in find_paragraphs(article.text):
        if any(part.start < end and start < part.end for part in article.boilerplate):
            continue
        if not title or " ".join(article.text[start:end].split()) != title:
            yield start, end


def read_tokens(text: str, spans: Spans) -> tuple[Token, ...]:
    """Read the words under `spans`, with typography and house style evened out: case, apostrophes, "&", dots."""
    tokens: list[Token] = []
    for number, (start, end) in enumerate(spans):
        gap, bracketed = number > 0, False
        for match in _TOKEN.finditer(text, start, end):
            kind = match.lastgroup
            if kind == "word":
                at, stop = match.span()
                word = text[at:stop]
                opens = _opens(text, start, at)
                name = not opens and word[0].isupper() and word != "I"
                tokens.append(Token(_even(word), at, stop, bracketed, gap, name, opens))
                gap = False
            elif kind == "gap":
                gap = True
            else:
                bracketed = kind == "open"
        if len(tokens) >= MOST_TOKENS:
            break
    return tuple(tokens[:MOST_TOKENS])


def _opens(text: str, start: int, at: int) -> bool:
    """Does a word begin what is read from `start` on, or a sentence?"""
    if at - 1 > start and text[at - 1] == " " and text[at - 2].isalnum():
        return False  # as most words do
    while at > start and text[at - 1] in _BEFORE_WORDS:
        at -= 1
    return at == start or text[at - 1] in ".!?:"


@lru_cache(maxsize=1 << 14)
def _even(word: str) -> str:
    word = word.lower().replace("’", "'")
    if "." in word:
        word = word.replace(".", "")
    return _HOUSE_STYLE.get(word, word)


def _inside(text: str, start: int, end: int, closed: bool) -> Span | None:
    """The words of a quotation without its marks and without the comma that the cue behind it asks for."""
    start += 1
    end -= 1 if closed else 0
    while start < end and text[start].isspace():
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] == ","):
        end -= 1
    return Span(start, end) if start < end else None


def _join(text: str, parts: Sequence[Span], contents: Contents) -> Iterator[Spans]:
    """Join parts of one quotation that are broken only by a cue, or by a word or two of the reporter's own sentence."""
    gathered: list[Span] = []
    for part in parts:
        if gathered and not _belongs(text, gathered[-1], part, contents):
            yield tuple(gathered)
            gathered = []
        gathered.append(part)
    if gathered:
        yield tuple(gathered)


def _belongs(text: str, before: Span, after: Span, contents: Contents) -> bool:
    """Do two parts make one printing: one sentence that is broken only by its cue?

    A new sentence behind the cue stays by itself: where the other outlet has the two in one, that is for the
    comparison to see, and where it has only one, it is not cut.
    """
    between = text[before.end : after.start]
    if not 0 < len(between.split()) <= CUE_WORDS or "," not in between[:2]:
        return False
    if not (text[after.start].islower() or text[after.start : after.start + 2] in ("I ", "I’", "I'")):
        return False
    if (
        len(find_sentences(text, before.start, after.end))
        > len(find_sentences(text, *before)) + len(find_sentences(text, *after)) - 1
    ):
        return False
    one, other = contents.holder_of((before,)), contents.holder_of((after,))
    return one is None or other is None or one.entity == other.entity


@lru_cache(maxsize=512)
def sentence_spans(article: Article) -> tuple[Span, ...]:
    """All sentences of the article itself."""
    return tuple(
        Span(*sentence)
        for start, end in body_paragraphs(article)
        for sentence in find_sentences(article.text, start, end)
    )


def sentences_under(article: Article, start: int, end: int) -> tuple[Span, ...]:
    """The sentences of the article itself that reach into `text[start:end]`, in their order."""
    sentences = sentence_spans(article)
    first = bisect_right(sentences, start, key=lambda sentence: sentence.end)
    return tuple(takewhile(lambda sentence: sentence.start < end, islice(sentences, first, None)))

"""What the reader of pairs points at, as a note says it: “a year” in one outlet, “six months” in the other."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.comparing.differences.passage_words import lay_out
from sayso.comparing.differences.phrases import Side as PassageSide
from sayso.comparing.differences.phrases import widen, widen_to_clause, with_doubt
from sayso.comparing.differences.windows import nest_marks, quote_own
from sayso.comparing.findings import make_side, merge_spans, outlet_name
from sayso.comparing.pointing import Pointed
from sayso.comparing.printings import sentences_under
from sayso.comparing.story import Story
from sayso.comparing.terms import find_terms
from sayso.text import list_words
from sayso.types import Article, Side, Span

# `Pointed.sureness` from which on words are told. Of 215 notes that an editor read, those of the surer half (0.36 and
# more) missed the point in one of fifty that were wanted, those of the other half in one of five.
LEAST_SURE = 0.33
MOST_WORDS = 20  # that are pointed at of a side; where more belong together both sides are quoted
_EDGES = " ,;:–—-/…"
_LAST_STOP = re.compile(r"(?<![A-Z])(?<!\.[a-z])[.,!?]+$")  # "U.S." and "a.m." keep theirs
_ALL_QUOTED = re.compile(r"^‘([^‘’]*)’$")
# What joins words to those before or behind them, and tells nothing without these.
_OPENERS = re.compile(r"^(?:(?:that|and|but|which|who|or|of|than)\s+)+(?=\S+\s)", re.IGNORECASE)
_HANGING = re.compile(
    r"(?<=\w\w)(?:\s+(?:the|an?|of|to|and|or|but|that|which|who|where|when|if|as|than|its|his|her|their|they|he|she|we"
    r"|in|on|at|by|for|with|from|is|are|was|were|be))+$",
    re.IGNORECASE,
)
_CONTRACTED = (
    (re.compile(r"\bwon't\b"), "will not"),
    (re.compile(r"\bcan(?:'t|not)\b"), "can not"),
    (re.compile(r"n't\b"), " not"),
    (re.compile(r"'re\b"), " are"),
    (re.compile(r"'m\b"), " am"),
    (re.compile(r"'ll\b"), " will"),
    (re.compile(r"'ve\b"), " have"),
)


def tell_pointed(story: Story, sides: tuple[Side, Side], pointed: Pointed) -> tuple[str, tuple[Side, Side]] | None:
    """Say by which words two sides differ, in one sentence; return it with the sides, which have these words, too.

    The sentence is "" where both have the same words there, and so differ in nothing. None where it is not sure which
    words set them apart, and where each side has those of the other one beside.
    """
    if pointed.sureness < LEAST_SURE:
        return None
    place = {article.id: n for n, article in enumerate(story.articles)}
    numbers = [place[side.article] for side in sides]
    told = [
        _read(story.articles[n], side, words)
        for n, side, words in zip(numbers, sides, (pointed.one, pointed.other), strict=True)
    ]
    note = _tell([outlet_name(story, n) for n in numbers], told)
    if note is None:
        return None
    one, other = (_with(story, n, side, own.span) for n, side, own in zip(numbers, sides, told, strict=True))
    return note, (one, other)


@dataclass(frozen=True, slots=True)
class _Words:
    """What is pointed at of a side, "" where that is nothing; its clause, that a note quotes, and where that stands."""

    pointed: str
    clause: str
    span: Span | None
    article: str
    sentences: str


def _read(article: Article, side: Side, span: Span | None) -> _Words:
    sentences = _sentences(article, side)
    around = " ".join(article.text[slice(*sentence)] for sentence in sentences)
    if span is None:
        return _Words("", "", None, article.text, around)
    pointed, clause = _widened(article.text, Span(sentences[0].start, sentences[-1].end), span)
    return _Words(_show(article.text, pointed), _show(article.text, clause), clause, article.text, around)


def _tell(names: Sequence[str], told: Sequence[_Words]) -> str | None:
    one, other = told
    if max(len(words.pointed.split()) for words in told) > MOST_WORDS:
        return None
    if one.pointed and other.pointed:
        if are_one(one.pointed, other.pointed):
            return ""
        if _has(other.sentences, one.pointed) and _has(one.sentences, other.pointed):
            return None
        return f"{names[0]} has “{one.clause}”, {names[1]} “{other.clause}”."
    for own, lacking in ((0, 1), (1, 0)):
        if told[own].pointed and not _has(told[lacking].article, told[own].pointed):
            shown = quote_own(told[own].pointed, told[own].clause, told[lacking].article)
            return f"Unlike {names[lacking]}, {names[own]} has {shown}."
    return None


def _with(story: Story, number: int, side: Side, words: Span | None) -> Side:
    """A side with words that stand in its sentence, if it has them not."""
    if words is None or any(start <= words.start and words.end <= end for start, end in side.passage.spans):
        return side
    return make_side(story, number, merge_spans([*side.passage.spans, words]))


def _show(text: str, span: Span) -> str:
    """Words as a note quotes them, without marks and little words at their ends."""
    words = " ".join(text[slice(*span)].split())
    shown = _OPENERS.sub("", _LAST_STOP.sub("", nest_marks(words.strip(_EDGES))))
    return _ALL_QUOTED.sub(r"\1", _HANGING.sub("", shown).strip(_EDGES))


def _widened(text: str, sentences: Span, span: Span) -> tuple[Span, Span]:
    """Words with what may not be cut from them, a name, a number, a negation, a doubt; and with their clause."""
    words = lay_out(text[slice(*sentences)])
    first, last = span.start - sentences.start, span.end - sentences.start
    inside = [n for n, word in enumerate(words) if word.start < last and first < word.end]
    if not inside:
        return span, span
    side = PassageSide(text[slice(*sentences)], words, [])
    begin, stop = widen(side, inside[0], inside[-1] + 1)
    begin = with_doubt(words, begin)
    pointed, clause = (
        Span(min(span.start, sentences.start + words[start].start), max(span.end, sentences.start + words[end - 1].end))
        for start, end in ((begin, stop), widen_to_clause(side, begin, stop))
    )
    return pointed, clause


def _sentences(article: Article, side: Side) -> tuple[Span, ...]:
    """The sentences in which a side stands, or the side itself where it stands in none."""
    start, end = side.passage.spans[0].start, side.passage.spans[-1].end
    return sentences_under(article, start, end) or (Span(start, end),)


def are_one(one: str, other: str) -> bool:
    """Are two phrases the same words, be they contracted in one of them?"""
    return _plain_words(one) == _plain_words(other)


def _plain_words(words: str) -> list[str]:
    plain = words.lower().replace("’", "'")
    for contracted, full in _CONTRACTED:
        plain = contracted.sub(full, plain)
    return list_words(plain)


def _has(text: str, words: str) -> bool:
    """Has a text all content words of some words, or all of them, if none is one?"""
    terms = find_terms(words)
    return terms <= find_terms(text) if terms else {*list_words(words.lower())} <= {*list_words(text.lower())}

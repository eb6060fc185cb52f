"""What the reader of pairs points at, as a note says it: “a year” in one outlet, “six months” in the other."""

import re

from sayso.comparing.differences.windows import nest_marks
from sayso.comparing.findings import make_side, merge_spans, outlet_name
from sayso.comparing.pointing import Pointed
from sayso.comparing.printings import sentences_under
from sayso.comparing.story import Story
from sayso.comparing.terms import find_terms
from sayso.text import list_words
from sayso.types import Article, Side, Span

# `Pointed.sureness` from which on words are told. Of 215 notes that an editor read, those of the surer half missed the
# point in one of fifty that were wanted, those of the other half in one of five.
LEAST_SURE = 0.33
_EDGES = " ,;:–—-/…"
_LAST_STOP = re.compile(r"(?<![A-Z])(?<!\.[a-z])[.,!?]+$")  # "U.S." and "a.m." keep theirs
_ALL_QUOTED = re.compile(r"^‘([^‘’]*)’$")
# What joins words to those before or behind them, and tells nothing without these.
_OPENERS = re.compile(r"^(?:(?:that|and|but|which|who|or|of|than)\s+)+(?=\S+\s)", re.IGNORECASE)
_HANGING = re.compile(
    r"(?<=\w\w)(?:\s+(?:the|an?|of|to|and|or|but|that|which|who|where|when|if|as|than|its?|his|her|their|they|he|she|we"
    r"|in|on|at|by|for|with|from|is|are|was|were|be))+$",
    re.IGNORECASE,
)
# What belongs to the words before it: the day of a month, and what a number counts in.
_DAY = re.compile(r" \d{1,2}\b")
_SIZE = re.compile(r" (?:hundred|thousand|million|billion|trillion|percent)\b")
_MONTH = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Aug|Sept|Oct|Nov|Dec)\.)$"
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
    place = {article.id: n for n, article in enumerate(story.articles)}
    one, other = (place[side.article] for side in sides)
    note = _tell(story, (one, other), sides, pointed) if pointed.sureness >= LEAST_SURE else None
    if note is None:
        return None
    return note, (_with(story, one, sides[0], pointed.one), _with(story, other, sides[1], pointed.other))


def _tell(story: Story, numbers: tuple[int, int], sides: tuple[Side, Side], pointed: Pointed) -> str | None:
    names = [outlet_name(story, n) for n in numbers]
    articles = [story.articles[n] for n in numbers]
    words = [_show(article.text, span) for article, span in zip(articles, (pointed.one, pointed.other), strict=True)]
    if all(words):
        beside = [_sentences(article, side) for article, side in zip(articles, sides, strict=True)]
        if are_one(*words):
            return ""
        if _has(beside[1], words[0]) and _has(beside[0], words[1]):
            return None
        return f"{names[0]} has “{words[0]}”, {names[1]} “{words[1]}”."
    for own, lacking in ((0, 1), (1, 0)):
        if words[own] and not _has(articles[lacking].text, words[own]):
            return f"Unlike {names[lacking]}, {names[own]} has “{words[own]}”."
    return None


def _with(story: Story, number: int, side: Side, words: Span | None) -> Side:
    """A side with words that stand in its sentence, if it has them not."""
    if words is None or any(start <= words.start and words.end <= end for start, end in side.passage.spans):
        return side
    return make_side(story, number, merge_spans([*side.passage.spans, words]))


def _show(text: str, span: Span | None) -> str:
    """Words as a note quotes them, without marks and little words at their ends; "" of none."""
    if span is None:
        return ""
    words = " ".join(text[span.start : _end(text, span)].split())
    shown = _OPENERS.sub("", _LAST_STOP.sub("", nest_marks(words.strip(_EDGES))))
    return _ALL_QUOTED.sub(r"\1", _HANGING.sub("", shown).strip(_EDGES))


def _end(text: str, span: Span) -> int:
    """Where words end, with what belongs to the last of them."""
    if _MONTH.search(text, span.start, span.end):
        following = _DAY.match(text, span.end)
    else:
        following = _SIZE.match(text, span.end) if text[span.end - 1].isdigit() else None
    return following.end() if following else span.end


def _sentences(article: Article, side: Side) -> str:
    """The sentences in which a side stands."""
    found = sentences_under(article, side.passage.spans[0].start, side.passage.spans[-1].end)
    return " ".join(article.text[slice(*sentence)] for sentence in found)


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

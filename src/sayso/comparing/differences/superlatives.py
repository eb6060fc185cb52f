"""Of what something is the first, the largest, the only one: the world's here and the country's there.

As with counts, a claim need not have been aligned: it is enough that two sentences share what is called so and more.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from sayso.comparing.findings import Finding, make_side, outlet_name
from sayso.comparing.printings import sentence_spans
from sayso.comparing.story import Story
from sayso.comparing.terms import find_terms, stem
from sayso.types import DifferenceType, Span

LEAST_SHARED = 3  # content words that the two sentences share
MOST_PLACES = 20  # of one superlative in an article that are looked at
_STOPS = (
    "in|on|at|since|to|for|of|when|who|that|which|and|or|but|by|from|as|with|was|were|is|are|has|had|have|after|before"
)
_WORDS = "first|(?:second-)?largest|biggest|worst|deadliest|highest|lowest|youngest|oldest|longest|only"
_WORD = re.compile(rf"\b(?:{_WORDS})\b")
_SUPERLATIVE = re.compile(
    rf"(?:\b(?P<whose>[\w.]{{1,60}})['’]s? )?\b(?P<word>{_WORDS})(?P<what>(?: (?!(?:{_STOPS})\b)[\w’'-]+){{1,4}})"
)
_RECORD = re.compile(r"\b(?:histor\w+|ever|one of the|its kind|bec[ao]mes?|since \d{4}|in \w+ (?:years|decades))\b")
# What narrows a record. "Longest shutdown" and "longest US government shutdown" are one.
_KINDS = frozenset(
    stem(word)
    for word in "woman women female man men male black white gay lesbian openly transgender muslim jewish catholic "
    "latino latina hispanic asian american african native democrat democratic republican modern "
    "living".split()
)
_LIKE = {"biggest": "largest"}
# "The first time", "the first thing" and a first lady are the first of nothing that could be told otherwise.
_EMPTY = frozenset(
    "time day week month year night step hour round thing family lady amendment two three few spree".split()
)


@dataclass(frozen=True, slots=True)
class Superlative:
    """A superlative with what it is said of: `place` is `[start, end)` in the text.

    `is_record` is True where the sentence makes much of it ("in history", "one of the first"): a first phase is none.
    """

    word: str
    whose: str
    what: frozenset[str]
    place: Span
    is_record: bool


def find_superlatives(text: str, start: int = 0, end: int | None = None) -> Iterator[Superlative]:
    """Yield the superlatives of a text, or of a part of it."""
    stop = len(text) if end is None else end
    if _WORD.search(text, start, stop) is None:
        return
    found = list(_SUPERLATIVE.finditer(text, start, stop))
    has_record = bool(found) and _RECORD.search(text, start, stop) is not None
    for match in found:
        what = frozenset(stem(word.lower()) for word in match.group("what").split())
        if not what & _EMPTY:
            word, whose = match.group("word"), (match.group("whose") or "").lower()
            yield Superlative(_LIKE.get(word, word), whose, what, Span(*match.span()), bool(whose) or has_record)


def find_superlative_words(text: str) -> frozenset[str]:
    """The superlatives of a text as words: "largest" for "the country's biggest port"."""
    return frozenset(_LIKE.get(word, word) for word in _WORD.findall(text))


def differ_in_scope(one: Superlative, other: Superlative) -> bool:
    """Is it the largest of two places, or the first of a kind here and of a part of that kind there?"""
    if one.word != other.word or not (one.what <= other.what or other.what <= one.what):
        return False
    if one.whose and other.whose:
        return one.whose != other.whose
    if one.whose or other.whose or not one.is_record | other.is_record:
        return False
    return bool((one.what ^ other.what) & _KINDS)


def differ_in_superlatives(story: Story) -> Iterator[Finding]:
    """Yield for each superlative at most one difference between two articles."""
    found: dict[str, dict[int, list[tuple[Superlative, frozenset[str]]]]] = defaultdict(lambda: defaultdict(list))
    for index, article in enumerate(story.articles):
        for start, end in sentence_spans(article):
            for superlative in find_superlatives(article.text, start, end):
                found[superlative.word][index].append((superlative, find_terms(article.text[start:end])))
    for articles in found.values():
        for n, m in product(articles, articles):
            if n >= m or story.firsts[n] == story.firsts[m]:
                continue
            first, second = articles[n][:MOST_PLACES], articles[m][:MOST_PLACES]
            pairs = [(one, other) for (one, here), (other, there) in product(first, second) if _are_one(here, there)]
            if any(one.what == other.what and one.whose == other.whose for one, other in pairs):
                continue
            pair = next((pair for pair in pairs if differ_in_scope(*pair)), None)
            if pair:
                yield _finding(story, (n, pair[0]), (m, pair[1]))
                break


def _are_one(here: frozenset[str], there: frozenset[str]) -> bool:
    return len(here & there) >= LEAST_SHARED


def _finding(story: Story, *found: tuple[int, Superlative]) -> Finding:
    common = frozenset.intersection(*(superlative.what for _, superlative in found))
    sides = tuple(
        make_side(story, article, (_cut(story.articles[article].text, superlative, common),))
        for article, superlative in found
    )
    shown = [f"{outlet_name(story, n)} has “{s.passage.text}”" for (n, _), s in zip(found, sides, strict=True)]
    return Finding(DifferenceType.WORDING, None, sides, f"{', '.join(shown)}.", 1.6)


def _cut(text: str, superlative: Superlative, common: frozenset[str]) -> Span:
    """The place of a superlative, where it is somebody's without the words behind what both call so."""
    start, end = superlative.place
    words = [start + m.end() for m in re.finditer(r"[\w’'-]+", text[start:end]) if stem(m.group().lower()) in common]
    return Span(start, words[-1] if superlative.whose and words else end)

"""Two passages of one claim in two articles, and which of all such pairs are set side by side."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from sayso.comparing.claims import Draft
from sayso.comparing.findings import outlet_name
from sayso.comparing.propositions import Proposition
from sayso.comparing.story import Story
from sayso.comparing.terms import find_terms
from sayso.text import find_words
from sayso.types import Spans, Stance

RUN_WORDS = 5
# Of the runs of so many words of two quotations that both articles print, from which share on they are the same words.
PRINTED_WORDS, SAME_SHARE = 3, 0.8
# That two passages say the same. One in fifteen pairs with a lesser chance is listed by readers, hardly one reported,
# and they take a fifth of the time.
LEAST_CHANCE = 0.25
SHARE_OF_TERMS = 1 / 3  # of the content words of the shorter passage


@dataclass(frozen=True, slots=True)
class Pair:
    """Two passages of one claim in two articles, both stating it, how alike they are, and the chance that they say one.

    `nearest` is how alike they are, or how alike one of them is to a nearer passage in the other's article.
    """

    claim: str
    one: Proposition
    other: Proposition
    alike: float
    nearest: float
    chance: float


# How alike each passage, by article and spans, is to the one in each other article that is most like it.
Closest = Mapping[tuple[int, Spans], Mapping[int, float]]


def find_closest(drafts: Iterable[Draft]) -> Closest:
    """Say for all the passages of some claims how alike the most alike passage in each article of the claims is."""
    closest: dict[tuple[int, Spans], dict[int, float]] = defaultdict(dict)
    for draft in drafts:
        articles, column = _articles_of(draft)
        best: list[list[float]] = np.maximum.reduceat(_symmetric(draft), _starts(column), axis=1).tolist()
        for member, row in zip(draft.members, best, strict=True):
            known = closest[member.article, member.spans]
            for article, alike in zip(articles, row, strict=True):
                known[article] = max(alike, known.get(article, alike))
    return closest


def find_pairs(story: Story, draft: Draft, claim: str, closest: Closest, most: int) -> list[Pair]:
    """Two passages of two articles, one of which has no nearer one, and not the same words; the `most` most alike.

    Those that likely say something else are no pair.

    Copies of one text are not set side by side. The most alike are first; of equals those that come first.
    """
    members, alike = draft.members, _symmetric(draft)
    articles, column = _articles_of(draft)
    known = [closest[member.article, member.spans] for member in members]
    near = np.array([[row[article] for article in articles] for row in known], np.float32)[:, column]
    voice, words = np.array([story.firsts[m.article] for m in members]), _numbered(m.text.lower() for m in members)
    states = np.array([stance in (Stance.ASSERTS, Stance.CONFIRMS) for stance in draft.stances])
    chosen = (alike >= np.minimum(near, near.T)) & states & states[:, None]
    chosen &= (voice[:, None] != voice) & (words[:, None] != words) & (draft.chance >= LEAST_CHANCE)
    ones, others = np.nonzero(chosen)
    ones, others = ones[ones < others], others[ones < others]  # each pair is chosen either way round
    first = np.argsort(-alike[ones, others], kind="stable")[:most]
    ones, others = ones[first], others[first]
    nearest = np.maximum(near[ones, others], near[others, ones])
    numbers = alike[ones, others].tolist(), nearest.tolist(), draft.chance[ones, others].tolist()
    return [
        Pair(claim, members[n], members[m], *of_both)
        for n, m, *of_both in zip(ones.tolist(), others.tolist(), *numbers, strict=True)
    ]


def _articles_of(draft: Draft) -> tuple[list[int], list[int]]:
    """The articles of a claim, and which of them each passage stands in; passages come in the order of articles."""
    place = {article: n for n, article in enumerate(dict.fromkeys(member.article for member in draft.members))}
    return list(place), [place[member.article] for member in draft.members]


def _starts(column: Sequence[int]) -> list[int]:
    """Where the passages of each article begin."""
    return [n for n in range(len(column)) if n == 0 or column[n] != column[n - 1]]


def _symmetric(draft: Draft) -> NDArray[np.float32]:
    """How alike each two passages are: the same either way round, to the last digit."""
    upper = np.triu(draft.alike, 1)
    return upper + upper.T


def _numbered(texts: Iterable[str]) -> NDArray[np.int64]:
    """A number for each text, the same one for the same text."""
    numbers: dict[str, int] = {}
    return np.array([numbers.setdefault(text, len(numbers)) for text in texts])


def share_a_run(pair: Pair, words: int = RUN_WORDS) -> bool:
    """Do both print so many words in a row that they are one quotation, whatever marks and speakers were found?"""
    return prints_a_run(pair.one.text, pair.other.text, words)


def prints_a_run(article: str, passage: str, words: int = RUN_WORDS) -> bool:
    """Does an article print so many words of a passage in a row, anywhere?"""
    return not _runs(article, words).isdisjoint(_runs(passage, words))


def print_the_same(story: Story, pair: Pair) -> bool:
    """Does each article print the words of the other's passage, nearly all, be they divided otherwise there?"""
    one, other = (story.articles[member.article].text for member in (pair.one, pair.other))
    return _share_printed(other, pair.one.text) >= SAME_SHARE <= _share_printed(one, pair.other.text)


def _share_printed(article: str, passage: str) -> float:
    """How many of the runs of a few words of a passage an article prints, 0 to 1."""
    runs = _runs(passage, PRINTED_WORDS)
    return len(runs & _runs(article, PRINTED_WORDS)) / len(runs) if runs else 0.0


@lru_cache(maxsize=1 << 12)
def _runs(text: str, length: int) -> frozenset[tuple[str, ...]]:
    plain = text.lower().replace("’", "'")
    words = [plain[start:end] for start, end in find_words(plain)]
    return frozenset(zip(*(words[n:] for n in range(length)), strict=False))


def outlets_of(story: Story, pair: Pair) -> tuple[str, str]:
    """How the two articles are called in a note."""
    return outlet_name(story, pair.one.article), outlet_name(story, pair.other.article)


def share_enough(pair: Pair) -> bool:
    """Do the two share so many content words that they tell one thing, and not two of one matter?"""
    first, second = find_terms(pair.one.text), find_terms(pair.other.text)
    return len(first & second) >= SHARE_OF_TERMS * min(len(first), len(second))


def has_marks(member: Proposition) -> bool:
    """Are the words, or some of them, in quotation marks?"""
    return member.quoted or any(mark in member.text for mark in '“”"')

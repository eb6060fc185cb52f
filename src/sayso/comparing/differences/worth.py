"""How much it is worth to show what two passages differ in: which differences a report has, and in which order.

Two things are asked of each pair: whether a reader who sets the articles side by side lists it, by numbers (rankers,
`chances.py`), and whether an editor wants to see it, by the words of both passages in their sentences (`reader.py`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from sayso.comparing.chances import load_ranker
from sayso.comparing.differences.candidates import Candidate
from sayso.comparing.printings import sentences_under
from sayso.comparing.reader import Reader, cut_excerpts
from sayso.comparing.story import Story
from sayso.types import Article, Side, Span

# Pairs that a reader lists with a lesser chance are not read: one in eighty of them is listed.
LEAST_LISTED = 0.03
# Of one story so many pairs of sentences are read, the likeliest to be listed; the network takes milliseconds for each.
# Of three articles 65 may be; with 45 of them a twentieth less of what readers list is found, with 100 no more.
MOST_READ = 60
# How much the log odds that a reader lists a pair count beside those that an editor wants it. With 0.5 in its place and
# as many reported, 272 of the 933 differences of events held out are found, and 0.63 of ours listed; so 303, and 0.68.
LISTED_SHARE = 2.0
EXTREME = 0.003  # a chance is taken for no less, and for no more than 1 less this

Sentences = tuple[str, tuple[Span, ...]]  # of a side: its article, and where the sentences stand that it reaches into


@dataclass(frozen=True, slots=True)
class Weighed:
    """A candidate, how much it is worth to show it, 0 to 1 and no chance, and what was read of its `sentences`."""

    candidate: Candidate
    worth: float
    sentences: tuple[Sentences, ...]


def weigh(story: Story, candidates: Mapping[str, Sequence[Candidate]], reader: Reader) -> list[Weighed]:
    """Tell of the candidates that are worth reading how much each is worth, in no particular order.

    `candidates` are given by the ranker that tells of them. Of those in the same sentences the likeliest is read, for
    all of them.
    """
    articles = {article.id: article for article in story.articles}
    likely = sorted(
        (
            (chance, candidate)
            for kind, own in candidates.items()
            for chance, candidate in zip(load_ranker(kind).rank([c.features for c in own]).tolist(), own, strict=True)
            if chance >= LEAST_LISTED
        ),
        key=lambda one: -one[0],
    )
    alike: dict[tuple[Sentences, ...], list[tuple[float, Candidate]]] = {}
    for chance, candidate in likely:
        places = tuple(sentences_of(articles[side.article], side) for side in candidate.sides)
        if places in alike or len(alike) < MOST_READ:
            alike.setdefault(places, []).append((chance, candidate))
    sides = [side for (_, first), *_ in alike.values() for side in first.sides]
    excerpts = cut_excerpts([(articles[side.article], side.passage.spans) for side in sides])
    judgement = reader.judge(list(zip(excerpts[::2], excerpts[1::2], strict=True)))
    return [
        Weighed(candidate, _worth(chance, float(judgement.wanted[n])), sentences)
        for n, (sentences, own) in enumerate(alike.items())
        for chance, candidate in own
    ]


def sentences_of(article: Article, side: Side) -> Sentences:
    """In which sentences a side stands."""
    return article.id, sentences_under(article, side.passage.spans[0].start, side.passage.spans[-1].end)


def _worth(chance: float, wanted: float) -> float:
    """Of the chance that a reader lists a pair, and the log odds that an editor wants it."""
    listed = min(max(chance, EXTREME), 1 - EXTREME)
    return float(1 / (1 + np.exp(-(wanted + LISTED_SHARE * np.log(listed / (1 - listed))))))

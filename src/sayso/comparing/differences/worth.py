"""How much it is worth to show what two passages differ in: which differences a report has, and in which order.

Two things are asked of each pair: whether a reader who sets the articles side by side lists it, by numbers (rankers,
`chances.py`), and whether an editor wants to see it, by the words of both passages in their sentences (`reader.py`).
"""

from collections.abc import Mapping, Sequence

import numpy as np

from sayso.comparing.chances import load_ranker
from sayso.comparing.differences.candidates import Candidate
from sayso.comparing.reader import Reader, cut_excerpts
from sayso.comparing.story import Story

# Pairs that a reader lists with a lesser chance are not read: one in eighty of them is listed.
LEAST_LISTED = 0.03
MOST_READ = 100  # of one story, the likeliest; the network takes milliseconds for each
# How much the log odds that a reader lists a pair count beside those that an editor wants it. Alone, the latter tell
# what judges want as well (area under the curve 0.75 on events held out), but find less of what readers list.
LISTED_SHARE = 0.5
EXTREME = 0.003  # a chance is taken for no less, and for no more than 1 less this


def weigh(story: Story, candidates: Mapping[str, Sequence[Candidate]], reader: Reader) -> list[tuple[Candidate, float]]:
    """Tell of the candidates that are worth reading how much each is worth, 0 to 1, in no particular order.

    `candidates` are given by the ranker that tells of them.
    """
    found = [
        (chance, candidate)
        for kind, own in candidates.items()
        for chance, candidate in zip(load_ranker(kind).rank([c.features for c in own]).tolist(), own, strict=True)
        if chance >= LEAST_LISTED
    ]
    found = sorted(found, key=lambda one: -one[0])[:MOST_READ]
    articles = {article.id: article for article in story.articles}
    places = {(side.article, side.passage.spans): n for _, candidate in found for n, side in enumerate(candidate.sides)}
    cut = cut_excerpts([(articles[article], spans) for article, spans in places])
    excerpts = dict(zip(places, cut, strict=True))
    pairs = [[excerpts[side.article, side.passage.spans] for side in candidate.sides] for _, candidate in found]
    wanted = reader.judge([(one, other) for one, other in pairs]).wanted
    listed = np.clip([chance for chance, _ in found], EXTREME, 1 - EXTREME)
    worth = 1 / (1 + np.exp(-(wanted + LISTED_SHARE * np.log(listed / (1 - listed)))))
    return [(candidate, one) for (_, candidate), one in zip(found, worth.tolist(), strict=True)]

"""Which propositions say the same: claims grow around the passages that most likely do.

A claim begins with two passages of two articles, the likeliest pair first, and takes in, one by one, what is likely
enough one with the passages that it has in other articles, on average. A passage that says two things may be in two
claims.
"""

from bisect import insort
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from sayso.comparing.link_features import Passage
from sayso.comparing.links import Links

# Set on the claim pairs of eight development stories, with a look at fifty events that are held out, and at how many
# of all pairs readers have. At 0.18 F1 is 0.01 higher on the held events, by a sixth more claims, of which a smaller
# share has a pair that the reader has.
LEAST_FIRST = 0.2  # the chance with which a claim begins
LEAST_JOINED = 0.45  # the mean chance with which a passage is taken in
# Where a claim has more passages in other articles than this, the likeliest so many count, or half of all: of a passage
# only the nearest few are looked at (`neighbours.py`), so in a large story it has no chance with many of them.
MOST_WEIGHED = 6
LEAST_CHANCE = 0.05  # a lesser one counts as none

_Partners = list[list[tuple[int, float]]]


def group_alike(links: Links) -> list[list[int]]:
    """Group propositions that say the same; one that nothing is like is a group of its own.

    Groups are lists of indices of propositions in rising order, in the order of their first members. Passages of the
    same words are always together. A proposition may be in several groups.
    """
    passages = links.passages
    partners = _partners(links)
    homes: list[set[int]] = [set() for _ in passages]
    groups: list[list[int]] = []
    for first in _beginnings(links):
        if set.intersection(*(homes[n] for n in first)):
            continue
        group = _grow(first, passages, partners)
        for n in group:
            homes[n].add(len(groups))
        groups.append(group)
    groups = _without_parts(groups) + [[n] for n, own in enumerate(homes) if not own]
    return sorted(sorted(row for n in group for row in passages[n].rows) for group in groups)


def _partners(links: Links) -> _Partners:
    """For each passage the others that may say the same, with the chance."""
    partners: _Partners = [[] for _ in links.passages]
    for one, other, chance in _pairs(links, np.flatnonzero(links.chance >= LEAST_CHANCE)):
        partners[one].append((other, chance))
        partners[other].append((one, chance))
    return partners


def _beginnings(links: Links) -> Iterator[tuple[int, ...]]:
    """With what a claim may begin: words of several articles, then pairs, the likeliest first."""
    yield from ((n,) for n, passage in enumerate(links.passages) if len(passage.stands) > 1)
    likely = np.flatnonzero(links.chance >= LEAST_FIRST)
    for one, other, _ in _pairs(links, likely[np.argsort(-links.chance[likely], kind="stable")]):
        yield one, other


def _pairs(links: Links, chosen: NDArray[np.int64]) -> Iterator[tuple[int, int, float]]:
    """Some of the pairs of passages, each with its chance."""
    return zip(*(column[chosen].tolist() for column in (links.one, links.other, links.chance)), strict=True)


def _grow(first: Sequence[int], passages: Sequence[Passage], partners: _Partners) -> list[int]:
    """Take in what is likely enough one with the passages of other articles, the likeliest first."""
    group: list[int] = []
    held: Counter[int] = Counter()  # how many of the group's passages stand in each article
    chances: dict[int, list[float]] = defaultdict(list)  # of each passage beside the group, negated, rising
    joining: Sequence[int] = first
    while joining:
        for n in joining:
            group.append(n)
            held.update(passages[n].stands)
            chances.pop(n, None)
            for other, chance in partners[n]:
                if other not in group:
                    insort(chances[other], -chance)
        marks = {
            n: _mean(found, _count_elsewhere(passages[n], group, held, passages))
            for n, found in chances.items()
            if found[0] <= -LEAST_JOINED
        }
        best = max(marks, key=lambda n: (marks[n], -n), default=None)
        joining = [best] if best is not None and marks[best] >= LEAST_JOINED else []
    return group


def _count_elsewhere(passage: Passage, group: Sequence[int], held: Counter[int], passages: Sequence[Passage]) -> int:
    """How many passages of a group stand in no article of this one."""
    if len(passage.stands) == 1:
        return len(group) - held[passage.article]
    return sum(passages[n].stands.isdisjoint(passage.stands) for n in group)


def _without_parts(groups: Sequence[list[int]]) -> list[list[int]]:
    """The groups without those that another one has altogether; of equal ones the first is kept."""
    sets = [frozenset(group) for group in groups]
    standing: dict[int, list[int]] = defaultdict(list)
    for number, group in enumerate(groups):
        for n in group:
            standing[n].append(number)
    return [
        group
        for number, group in enumerate(groups)
        if not any(
            sets[number] < sets[other] or (sets[number] == sets[other] and other < number)
            for other in standing[group[0]]
        )
    ]


def _mean(chances: Sequence[float], elsewhere: int) -> float:
    """The mean chance that a passage is one with those that stand elsewhere; of many, with the likelier half."""
    weighed = max(min(elsewhere, MOST_WEIGHED), elsewhere // 2)
    return -sum(chances[:weighed]) / max(1, weighed)

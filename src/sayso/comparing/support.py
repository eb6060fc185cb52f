"""What the other pairs of a story tell of two passages, as numbers: by these a second ensemble looks at them again.

Two passages that are likely one with the same passage of a third article are likely one; where one of them is and the
other is not, or where one has likelier ones in the other's article, they are not.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from sayso.comparing.link_features import Column, Passage
from sayso.comparing.places import Places

BLOCK_PAIRS = 1 << 12  # looked at at once: bounds the memory


def describe_support(
    passages: Sequence[Passage], one: NDArray[np.int64], other: NDArray[np.int64], chance: Column
) -> dict[str, Column]:
    """Describe pairs of passages by the chances of all of them: a column for each feature.

    `one < other`, in rising order; `chance` is that both say the same, as the first ensemble tells it, 0 to 1. What is
    not among the pairs counts as 0. Which of two is first does not matter.
    """
    pairs = _Pairs(passages, one, other, chance)
    third, agreed, torn = pairs.through_third()
    beside, elsewhere = pairs.sums()
    return {
        "chance": chance,
        "third_chance": third,  # the lesser chance with the passage of a third article that is likeliest one with both
        "thirds_agreed": agreed,  # how many passages of third articles are one with both, as far as chances tell
        **_by_size("torn", torn),  # the chance that one of the two, and not the other, is one with such a passage
        **_by_size("beside", beside),  # with how many other passages of the other's article each is one
        **_by_size("elsewhere", elsewhere),  # with how many other passages at all
    }


def _by_size(name: str, both: tuple[Column, Column]) -> dict[str, Column]:
    return {f"{name}_less": np.minimum(*both), f"{name}_more": np.maximum(*both)}


class _Pairs:
    """The pairs of a story, looked up by two passages, and seen from each of the two."""

    def __init__(
        self, passages: Sequence[Passage], one: NDArray[np.int64], other: NDArray[np.int64], chance: Column
    ) -> None:
        self._one, self._other, self._chance = one, other, chance
        self._size = len(passages)
        self._article = np.array([p.article for p in passages])
        self._places = Places(one * self._size + other)
        source, target = np.concatenate([one, other]), np.concatenate([other, one])
        order = np.argsort(source, kind="stable")
        self._source, self._target = source[order], target[order]
        self._both = np.concatenate([chance, chance])[order]
        self._start = np.searchsorted(self._source, np.arange(self._size + 1))

    def through_third(self) -> tuple[Column, Column, tuple[Column, Column]]:
        """For each pair what both, the one alone and the other alone have in third articles."""
        third, agreed = np.zeros(len(self._one), np.float32), np.zeros(len(self._one), np.float32)
        torn = np.zeros(len(self._one), np.float32), np.zeros(len(self._one), np.float32)
        for here, facing, alone in ((self._one, self._other, torn[0]), (self._other, self._one, torn[1])):
            for at in range(0, len(here), BLOCK_PAIRS):
                pair, near, far = self._walk(here, facing, slice(at, at + BLOCK_PAIRS))
                first = np.flatnonzero(np.diff(pair, prepend=-1))  # of each pair that leads to a third article
                if not len(first):
                    continue
                alone[pair[first]] = np.maximum.reduceat(near * (1 - far), first)
                if alone is torn[0]:
                    third[pair[first]] = np.maximum.reduceat(np.minimum(near, far), first)
                    agreed[pair[first]] = np.add.reduceat(near * far, first)
        return third, agreed, torn

    def _walk(
        self, here: NDArray[np.int64], facing: NDArray[np.int64], block: slice
    ) -> tuple[NDArray[np.int64], Column, Column]:
        """From some pairs to the passages of third articles: the pair, and the chance with either passage of it."""
        counts = self._start[here[block] + 1] - self._start[here[block]]
        pair = block.start + np.repeat(np.arange(len(counts)), counts)
        row = np.arange(len(pair)) + np.repeat(self._start[here[block]] - np.cumsum(counts) + counts, counts)
        article = self._article[self._target[row]]
        apart = (article != self._article[here[pair]]) & (article != self._article[facing[pair]])
        pair, row = pair[apart], row[apart]
        ends = facing[pair], self._target[row]
        which, place = self._places.find(np.minimum(*ends) * self._size + np.maximum(*ends))
        far = np.zeros(len(pair), np.float32)
        far[which] = self._chance[place]
        return pair, self._both[row], far

    def sums(self) -> tuple[tuple[Column, Column], tuple[Column, Column]]:
        """For each pair and either passage the sums of its other chances: in the other's article, and altogether."""
        width = 1 + int(self._article.max(initial=0))
        keys, home = np.unique(self._source * width + self._article[self._target], return_inverse=True)
        inside = np.bincount(home, self._both, minlength=len(keys))
        whole = np.bincount(self._source, self._both, minlength=self._size)
        ends = (self._one, self._other), (self._other, self._one)
        places = [np.searchsorted(keys, a * width + self._article[b]) for a, b in ends]
        beside = [(inside[place] - self._chance).astype(np.float32) for place in places]
        elsewhere = [(whole[a] - self._chance).astype(np.float32) for a, _ in ends]
        return (beside[0], beside[1]), (elsewhere[0], elsewhere[1])

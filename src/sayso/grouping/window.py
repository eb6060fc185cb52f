"""The articles that a new one is compared with: the last so many that came, findable by their telling words."""

from array import array
from bisect import bisect_left

import numpy as np
from numpy.typing import NDArray

from sayso.grouping.frequencies import Frequencies
from sayso.grouping.likeness import Weighed
from sayso.grouping.signature import WHOLE, Signature, damp

# An article is filed under its most telling words, and looked up by them. On allsides_dev, of the pairs of one event 24
# words and 24 candidates propose 96 in 100, 30 and 32 propose 98, 40 and 48 propose 98; the stories come out equally
# good, and time goes with both.
KEY_TERMS = 24
CANDIDATES = 24
# How many filed articles one look-up visits, the most telling words first: it bounds the time for one article, however
# large the window is. A word that is filed more often than what is left is passed over.
VISITS = 5_000
_WEIGHED_VISITS = 64 * CANDIDATES  # of these, so many with the highest scores are looked at by their days

# How much a candidate's likeness counts by the days between the two. Only the choice of candidates rests on this; an
# article without a day counts in full.
_NEARNESS = np.array([1, 1, 0.9, 0.8, 0.7, 0.6, 0.6, 0.6] + [0.5] * 23 + [0.3], np.float32)
_NO_DAY = -1


class Window:
    """The signatures of the last `capacity` articles. An article's number is its place in the order of arrival."""

    def __init__(self, capacity: int) -> None:
        self._capacity = capacity
        self._articles: dict[int, Weighed] = {}
        self._first = 0
        slots = 1 << capacity.bit_length()  # a power of two above the capacity: a slot is a number's last bits
        self._slot_mask = slots - 1
        self._days = np.full(slots, _NO_DAY, np.int32)
        self._scores = np.zeros(slots, np.float32)
        self._filed: dict[int, array[int]] = {}
        self._swept = 0
        self.frequencies = Frequencies()

    def __len__(self) -> int:
        return len(self._articles)

    def __getitem__(self, number: int) -> Weighed:
        return self._articles[number]

    @property
    def first(self) -> int:
        """The number of the oldest article in the window."""
        return self._first

    @property
    def next(self) -> int:
        """The number that the next article gets."""
        return self._first + len(self._articles)

    def add(self, weighed: Weighed) -> int:
        """Take in an article that `find` was asked about, and return its number. Call `drop` first on a full window."""
        number, signature = self.next, weighed.signature
        self._articles[number] = weighed
        self.frequencies.add(signature)
        self._days[number & self._slot_mask] = _NO_DAY if signature.day is None else signature.day
        for term in self._key_terms(signature)[0].tolist():
            self._filed.setdefault(term, array("i")).append(number)
        return number

    def drop(self) -> Signature | None:
        """Forget the oldest article, number `first`, where the window is full, and return it; else None."""
        if len(self._articles) < self._capacity:
            return None
        oldest = self._articles.pop(self._first).signature
        self.frequencies.add(oldest, -1)
        self._first += 1
        if self._first - self._swept > max(256, self._capacity // 4):
            self._sweep()
        return oldest

    def find(self, signature: Signature) -> list[int]:
        """Return the numbers of the articles most like this one, the oldest first; at most 24."""
        terms, weights = self._key_terms(signature)
        visited: list[NDArray[np.int32]] = []
        worth: list[float] = []
        visits = 0
        for term, weight in zip(terms.tolist(), weights.tolist(), strict=True):
            filed = self._filed.get(term)
            if filed is None:
                continue
            left = bisect_left(filed, self._first)
            if left == len(filed) or visits + len(filed) - left > VISITS:
                continue
            visits += len(filed) - left
            visited.append(np.frombuffer(filed, np.int32)[left:])
            worth.append(weight)
        if not visited:
            return []
        slots = np.concatenate(visited) & self._slot_mask
        np.add.at(self._scores, slots, np.repeat(np.array(worth, np.float32), list(map(len, visited))))
        scores = self._scores[slots]
        self._scores[slots] = 0
        if len(slots) > _WEIGHED_VISITS:
            chosen = np.argpartition(scores, -_WEIGHED_VISITS)[-_WEIGHED_VISITS:]
            slots, scores = slots[chosen], scores[chosen]
        if signature.day is not None:
            scores = scores * self._nearness(slots, signature.day)
        # An article that was visited under several words stands there several times, with one score.
        order = np.argsort(-scores, kind="stable")
        best = list(dict.fromkeys(slots[order].tolist()))[:CANDIDATES]
        return sorted(self._first + ((slot - self._first) & self._slot_mask) for slot in best)

    def _nearness(self, slots: NDArray[np.int32], day: int) -> NDArray[np.float32]:
        days = self._days[slots]
        near = _NEARNESS[np.minimum(np.abs(days - day), len(_NEARNESS) - 1)]
        return np.where(days == _NO_DAY, np.float32(1), near)

    def _key_terms(self, signature: Signature) -> tuple[NDArray[np.int32], NDArray[np.float32]]:
        """The words that tell most, the most telling first, with the squares of their weights."""
        weights = damp(signature.counts[WHOLE]) * self.frequencies.weigh_terms(signature.terms)
        order = np.argsort(-weights, kind="stable")[:KEY_TERMS]
        return signature.terms[order], weights[order] ** 2

    def _sweep(self) -> None:
        """Take the forgotten articles out of the files: all at once and seldom, so that it costs little for each."""
        for term in list(self._filed):
            kept = array("i", (number for number in self._filed[term] if number >= self._first))
            if kept:
                self._filed[term] = kept
            else:
                del self._filed[term]
        self._swept = self._first

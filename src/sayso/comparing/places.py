"""Where numbers stand among others: many are looked up at once, and most of them in vain."""

import numpy as np
from numpy.typing import NDArray

MARKS = 8  # for each number that can be found: so one of eight that cannot is looked up all the same


class Places:
    """The places of numbers in a rising array.

    A number is first looked up in a table of marks by its last bits: what is not marked there is not in the array, and
    only the rest is searched for.
    """

    def __init__(self, numbers: NDArray[np.int64]) -> None:
        """Mark the numbers that can be found; they must rise."""
        self._numbers = numbers
        self._bits = (1 << (MARKS * len(numbers)).bit_length()) - 1
        self._marked = np.zeros(self._bits + 1, np.bool_)
        self._marked[numbers & self._bits] = True

    def find(self, wanted: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return which of the wanted numbers are in the array, as indices of `wanted`, and where each of these is."""
        likely = np.flatnonzero(self._marked[wanted & self._bits])
        place = np.searchsorted(self._numbers, wanted[likely])
        place[place == len(self._numbers)] = 0
        found = self._numbers[place] == wanted[likely] if len(place) else np.zeros(0, np.bool_)
        return likely[found], place[found]

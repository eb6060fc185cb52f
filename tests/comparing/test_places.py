import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from sayso.comparing.places import Places

NUMBERS = st.lists(st.integers(0, 300), max_size=40)


@given(NUMBERS, NUMBERS)
def test_finds_each_number_where_it_stands_and_no_other(known: list[int], wanted: list[int]) -> None:
    rising = sorted(set(known))
    which, place = Places(np.array(rising, np.int64)).find(np.array(wanted, np.int64))
    expected = [(n, rising.index(number)) for n, number in enumerate(wanted) if number in rising]
    assert list(zip(which.tolist(), place.tolist(), strict=True)) == expected


def test_tells_numbers_apart_whose_last_bits_are_the_same() -> None:
    which, _ = Places(np.array([5], np.int64)).find(np.array([5, 5 + (1 << 20), 5 + (1 << 40)], np.int64))
    assert which.tolist() == [0]

import numpy as np
import pytest

from sayso.comparing.neighbours import LEAST_MEANING, find_neighbours
from sayso.comparing.term_rows import TermRows, gather_terms, weigh_texts

MOST = 15


def unit_rows(count, seed):
    rows = np.random.default_rng(seed).normal(size=(count, 8)).astype(np.float32)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


@pytest.mark.parametrize("count", [1, 2, 15, 17, 300, 700])
def test_the_nearest_of_every_row_are_found(count):
    meaning = unit_rows(count, seed=count)
    one, other, near = find_neighbours(meaning, MOST)
    found = set(zip(one.tolist(), other.tolist(), strict=True))
    table = meaning @ meaning.T
    np.fill_diagonal(table, -1)
    for row in range(count):
        for nearest in np.argsort(-table[row])[:MOST].tolist():
            if table[row, nearest] > LEAST_MEANING + 1e-6:
                assert (min(row, nearest), max(row, nearest)) in found
    assert all(a < b for a, b in found)
    assert len(found) == len(one)
    assert near == pytest.approx(table[one, other], abs=1e-6)


def test_not_many_more_than_the_nearest_are_found():
    one, _, _ = find_neighbours(unit_rows(1000, seed=1), MOST)
    assert len(one) < 2 * MOST * 1000


def test_products_of_sparse_rows_are_those_of_full_ones():
    chance = np.random.default_rng(3)
    full = chance.random((40, 30)) * (chance.random((40, 30)) < 0.2)
    row, column = np.nonzero(full)
    rows = TermRows(np.searchsorted(row, np.arange(41)), column, full[row, column].astype(np.float32), 30)
    one, other = (chance.integers(0, 40, 500) for _ in range(2))
    assert rows.products(one, rows, other) == pytest.approx((full[one] * full[other]).sum(1), abs=1e-5)


def test_passages_without_terms_share_nothing():
    rows = weigh_texts(["it was so", "", "and they did"])
    zero, one = np.array([0]), np.array([1])
    assert rows.products(zero, rows, one).tolist() == [0.0]
    assert rows.row(0) == {}


def test_the_same_words_in_another_order_are_all_alike():
    rows = weigh_texts(["the harbour bridge opened", "opened: the bridge, the harbour", "a goat escaped"])
    products = rows.products(np.array([0, 0]), rows, np.array([1, 2]))
    assert products.tolist() == pytest.approx([1.0, 0.0], abs=1e-6)


def test_the_greatest_is_that_of_the_terms_of_both():
    rows = gather_terms(
        [{"quay", "goat"}, {"goat", "quay", "tide"}, {"tide"}, {"owl"}], {"goat": 1, "quay": 3, "tide": 2}
    )
    zero = np.array([0, 0, 1, 3])
    assert rows.greatest(zero, np.array([1, 2, 2, 3])).tolist() == [3.0, 0.0, 2.0, 0.0]


def test_of_hundreds_of_equal_rows_the_first_are_taken():
    row = unit_rows(1, seed=2)
    one, other, _ = find_neighbours(np.repeat(row, 900, axis=0), MOST)
    assert len(one) <= MOST * 900
    assert set(range(900)) == {*one.tolist(), *other.tolist()}

from io import BytesIO

import numpy as np
import pytest

from sayso.attribution.model import read_weights
from sayso.comparing.chances import FEATURES, Ranker, load_ranker
from sayso.errors import ModelError

KINDS = ("links", "supported", "passages", "printings")


def rows_for(ranker, count):
    """Rows of numbers that differ from each other."""
    return [{name: float(n * k % 7) for n, name in enumerate(ranker.features, 1)} for k in range(count)]


@pytest.mark.parametrize("kind", KINDS)
def test_without_rows_there_are_no_chances(kind):
    assert load_ranker(kind).rank([]).shape == (0,)


@pytest.mark.parametrize("kind", KINDS)
def test_each_row_has_a_chance_of_its_own(kind):
    ranker = load_ranker(kind)
    rows = rows_for(ranker, 9)
    chances = ranker.rank(rows)
    assert chances.shape == (9,)
    assert ((chances >= 0) & (chances <= 1)).all()
    for row, chance in zip(rows, chances, strict=True):
        assert ranker.rank([row]) == pytest.approx([chance])


@pytest.mark.parametrize("kind", KINDS)
def test_the_order_of_the_names_in_a_row_does_not_matter(kind):
    ranker = load_ranker(kind)
    rows = rows_for(ranker, 5)
    assert len(set(ranker.rank(rows).tolist())) > 1
    assert np.array_equal(ranker.rank([dict(reversed(row.items())) for row in rows]), ranker.rank(rows))


@pytest.mark.parametrize("kind", KINDS)
def test_numbers_beyond_those_that_are_asked_for_do_no_harm(kind):
    ranker = load_ranker(kind)
    rows = rows_for(ranker, 3)
    assert np.array_equal(ranker.rank([row | {"moon": 1.0} for row in rows]), ranker.rank(rows))


# "a" up to 1 and "b" up to 2: the first leaf; "b" beyond it, the second; "a" beyond 1: the third.
TREE = {
    FEATURES: np.array(["a", "b"]),
    "base": np.float32(0),
    "tree": np.array([0, 0]),
    "feature": np.array([0, 1]),
    "threshold": np.array([1, 2], np.float32),
    "struck": np.array([0b011, 0b001], np.uint8),
    "leaves": np.array([[-1, 0, 1]], np.float32),
}


def stored(**columns):
    """An ensemble as it is stored."""
    weights = BytesIO()
    np.savez(weights, **columns)
    return weights.getvalue()


@pytest.mark.parametrize(("a", "b", "leaf"), [(1, 2, -1), (0, 9, 0), (1.5, 2, 1), (1.5, 9, 1)])
def test_a_row_goes_left_where_its_number_is_not_greater(a, b, leaf):
    assert Ranker(stored(**TREE)).rank([{"a": a, "b": b}]) == pytest.approx([1 / (1 + np.exp(-leaf))])


def test_the_leaves_of_all_trees_are_summed():
    twice = {"tree": np.array([0, 1]), "struck": np.array([1, 1], np.uint8), "leaves": np.array([[1, 2], [4, 8.0]])}
    ranker = Ranker(stored(**TREE | twice | {"base": np.float32(-9)}))
    expected = [1 / (1 + np.exp(9 - score)) for score in (5, 9, 6, 10)]
    rows = [{"a": a, "b": b} for a, b in ((0, 0), (0, 5), (5, 0), (5, 5))]
    assert ranker.rank(rows) == pytest.approx(expected)


@pytest.mark.parametrize(
    "weights", [b"", b"no trees", read_weights("sayso.comparing", "passages.npz")[:5000], stored()]
)
def test_damaged_weights_are_said_to_be(weights):
    with pytest.raises(ModelError, match="install sayso again"):
        Ranker(weights)


def test_a_network_is_no_ranker():
    with pytest.raises(ModelError, match="install sayso again"):
        Ranker(read_weights("sayso.comparing", "encoder.onnx"))


def test_a_ranker_that_does_not_ship_is_said_to_be_missing():
    with pytest.raises(ModelError, match=r"moons\.npz .* missing"):
        load_ranker("moons")

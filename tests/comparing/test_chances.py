import numpy as np
import pytest

from sayso.attribution.model import read_weights
from sayso.comparing.chances import Ranker, load_ranker
from sayso.errors import ModelError

KINDS = ("links", "passages", "printings")


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


@pytest.mark.parametrize("weights", [b"", b"no network", read_weights("sayso.comparing", "passages.onnx")[:5000]])
def test_damaged_weights_are_said_to_be(weights):
    with pytest.raises(ModelError, match="install sayso again"):
        Ranker(weights)


def test_a_network_that_does_not_say_what_it_looks_at_is_no_ranker():
    with pytest.raises(ModelError, match="does not say what it looks at"):
        Ranker(read_weights("sayso.comparing", "encoder.onnx"))


def test_a_ranker_that_does_not_ship_is_said_to_be_missing():
    with pytest.raises(ModelError, match=r"moons\.onnx .* missing"):
        load_ranker("moons")

"""Taking inner units out of a layer: on layers of a few units, some of which are sums of others."""

import sys
from pathlib import Path

import numpy as np
import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "training"))

from units import choose_units


def draw(count, units, seed=1):
    """What so many units give for so many pieces, and a last column of ones for the bias."""
    inner = np.random.default_rng(seed).random((count, units))
    return np.column_stack([inner, np.ones(count)])


def moments_of(inner):
    return inner.T @ inner / len(inner)


def test_units_that_are_sums_of_others_go_and_the_output_stays():
    inner = draw(400, 6)
    inner[:, 4] = inner[:, 0] + inner[:, 1]
    inner[:, 5] = 3 * inner[:, 2] + 0.5  # which takes the bias, too
    weights = np.random.default_rng(2).normal(size=(3, 7))
    units, fitted = choose_units(moments_of(inner), weights, 4)
    assert 3 in units
    assert len({0, 1, 4} & {*units.tolist()}) == 2
    assert len({2, 5} & {*units.tolist()}) == 1
    whole = inner @ weights.T
    assert inner[:, [*units, 6]] @ fitted.T == pytest.approx(whole, abs=1e-3)
    assert inner[:, [*units, 6]] @ weights[:, [*units, 6]].T != pytest.approx(whole, abs=0.1)  # without the fitting


def test_the_weights_that_are_left_are_fitted_by_least_squares():
    inner, weights = draw(300, 8), np.random.default_rng(3).normal(size=(2, 9))
    units, fitted = choose_units(moments_of(inner), weights, 5)
    best, *_ = np.linalg.lstsq(inner[:, [*units, 8]], inner @ weights.T, rcond=None)
    assert len(units) == 5
    assert fitted == pytest.approx(best.T, abs=1e-4)


def test_a_unit_without_weight_goes_first():
    inner, weights = draw(300, 5), np.ones((2, 6))
    weights[:, 3] = 0
    units, fitted = choose_units(moments_of(inner), weights, 4)
    assert units.tolist() == [0, 1, 2, 4]
    assert fitted == pytest.approx(np.ones((2, 5)), abs=1e-4)


def test_where_all_units_are_kept_nothing_changes():
    weights = np.random.default_rng(4).normal(size=(2, 5))
    units, fitted = choose_units(moments_of(draw(50, 4)), weights, 4)
    assert units.tolist() == [0, 1, 2, 3]
    assert np.array_equal(fitted, weights)

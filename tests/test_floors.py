"""No figure falls below its floor on the development data, where that is there, and is the data that was measured."""

import pytest
from tests.floors import DATA, MEASURES, hash_of, read_floors

FLOORS = read_floors()


@pytest.mark.parametrize("name", MEASURES)
def test_figures_reach_their_floors(name: str) -> None:
    place, measure = MEASURES[name]
    if not (DATA / place).exists():
        pytest.skip("the development data is not there")
    floors = dict(FLOORS[name])
    assert hash_of(DATA / place) == floors.pop("data_hash"), "other data than the floors were measured on"
    figures = measure(DATA / place)
    assert {figure: figures[figure] for figure, floor in floors.items() if figures[figure] < floor} == {}

import gc
from collections.abc import Iterator

import pytest

from sayso.collecting import NEW_VALUES, collect_seldom


@pytest.fixture
def as_python_has_it() -> Iterator[None]:
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)


@pytest.mark.usefixtures("as_python_has_it")
def test_new_values_are_looked_at_seldom_and_old_ones_as_ever() -> None:
    gc.set_threshold(700, 10, 10)
    collect_seldom()
    assert gc.get_threshold() == (NEW_VALUES, 10, 10)
    assert gc.isenabled()

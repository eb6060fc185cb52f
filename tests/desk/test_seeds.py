"""The two articles that this project started from: each looked over as if it were a draft, beside the other."""

from pathlib import Path

import pytest

from sayso.desk import Kind, check
from sayso.reading import read
from sayso.report import analyse
from sayso.types import Article

SEEDS = Path(__file__).parents[3] / "shared" / "data" / "seeds"


@pytest.mark.skipif(not SEEDS.exists(), reason="the development data are not beside the project")
def test_officials_here_are_former_officials_there() -> None:
    times, hedge = (analyse(item) for item in read(sorted(SEEDS.glob("*.txt"))) if isinstance(item, Article))
    (finding,) = [found for found in check(hedge, [times]).findings if found.kind is Kind.SOURCE_FIRMER]
    assert finding.passage.text == "US officials"
    assert finding.beside[0].passage.text.endswith("former Russian officials")
    assert not [found for found in check(times, [hedge]).findings if found.kind is Kind.SOURCE_FIRMER]

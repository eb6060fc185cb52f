"""What a reader finds in the two articles that the project started from."""

from pathlib import Path

import pytest

from sayso.comparing import compare
from sayso.reading import read
from sayso.report import analyse
from sayso.sources import resolve_sources
from sayso.types import Article

SEEDS = Path(__file__).resolve().parents[3] / "shared" / "data" / "seeds"

pytestmark = pytest.mark.skipif(not SEEDS.exists(), reason="the development data are not beside the project")


@pytest.fixture(scope="module")
def found():
    articles = [article for article in read(sorted(SEEDS.glob("*.txt")), stdin=None) if isinstance(article, Article)]
    analyses = [analyse(article) for article in articles]
    resolution = resolve_sources(analyses)
    return resolution, compare(analyses, resolution)


def test_the_three_shared_quotations_are_identical(found):
    starts = ("That’s false", "President Putin has stated", "[We] would prefer")
    relations = {
        start: str(quote.relation)
        for quote in found[1].quotes
        for start in starts
        if any(variant.passage.text.startswith(start) for variant in quote.variants)
    }
    assert relations == dict.fromkeys(starts, "identical")


def test_the_feelers_are_denied_by_the_kremlin_and_its_spokesman_in_both_articles(found):
    resolution, comparison = found
    (claim,) = [c for c in comparison.claims if any("feelers" in m.passage.text for m in c.mentions)]
    names = {entity.id: entity.name for entity in resolution.entities}
    speaker = {resolved.id: resolved.entity for resolved in resolution.attributions}
    within = {resolved.id: resolved.within for resolved in resolution.attributions}

    def who(attribution):
        while speaker[attribution] is None and within[attribution]:
            attribution = within[attribution]
        return names[speaker[attribution]]

    denials = {(m.article[:3], who(m.attribution)) for m in claim.mentions if str(m.stance) == "denies"}
    assert denials >= {(a, n) for a in ("000", "004") for n in ("Kremlin", "Dmitry Peskov")}
    assert str(claim.status) == "denied"


def test_whom_the_december_report_leaned_on_is_a_difference(found):
    sides = [[side.passage.text for side in d.sides] for d in found[1].differences if str(d.type) == "source"]
    assert any("former Russian officials" in one and "US officials" in other for one, other in sides)

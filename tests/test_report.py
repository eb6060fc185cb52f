"""The whole way from files to a report, on the example story."""

from pathlib import Path

import pytest

import sayso
from sayso.attribution import find_attributions
from sayso.errors import ModelError, NothingToReadError
from sayso.types import Article, Rejected, Report, Stance, text_of

FERRY = Path(__file__).parent.parent / "examples" / "ferry"


@pytest.fixture(scope="module")
def report() -> Report:
    return sayso.report([FERRY])


def test_every_passage_is_what_its_article_says(report: Report) -> None:
    texts = {article.id: article.text for article in report.articles}
    passages = [(m.article, m.passage) for claim in report.claims for m in claim.mentions]
    passages += [(v.article, v.passage) for quote in report.quotes for v in quote.variants]
    passages += [(s.article, s.passage) for difference in report.differences for s in difference.sides]
    assert len(passages) > 100
    for article, passage in passages:
        assert text_of(texts[article], passage.spans) == passage.text


def test_a_denial_is_the_word_of_the_one_who_denies(report: Report) -> None:
    names = {entity.id: entity.name for entity in report.entities}
    speaking = {resolved.id: names.get(resolved.entity or "") for resolved in report.attributions}
    deniers = {
        speaking[m.attribution]
        for claim in report.claims
        for m in claim.mentions
        if m.stance is Stance.DENIES and m.attribution
    }
    assert "Transport Ministry" in deniers
    assert not {name for name in deniers if name and "agency" in name.lower()}


def test_no_two_claims_of_many_are_worded_alike(report: Report) -> None:
    wordings = [claim.wording.casefold() for claim in report.claims]
    assert len(set(wordings)) >= 0.9 * len(wordings)


def test_the_undated_article_is_dated_from_the_others(report: Report) -> None:
    unmoored = next(article for article in report.articles if article.outlet == "The Unmoored")
    assert unmoored.published_basis == "inferred"
    assert (unmoored.published or "").startswith("2024-05-14")


def test_nothing_to_read_is_an_error_that_gives_the_reasons(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    with pytest.raises(NothingToReadError, match=r"empty\.txt"):
        sayso.report([tmp_path])


def test_an_article_that_cannot_be_analysed_is_rejected_and_the_rest_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    def stumble(article: Article, threads: int) -> object:
        if article.outlet == "Radio Vessaly":
            raise ZeroDivisionError("a stumble")
        return find_attributions(article, threads)

    monkeypatch.setattr("sayso.attribution.find_attributions", stumble)
    report = sayso.report([FERRY])
    assert len(report.articles) == 4
    assert [Path(r.path).name for r in report.rejected] == ["radio-vessaly.html"]
    assert "a stumble" in report.rejected[0].reason


def test_missing_weights_stop_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(article: Article, threads: int) -> object:
        raise ModelError("the weights are missing")

    monkeypatch.setattr("sayso.attribution.find_attributions", missing)
    with pytest.raises(ModelError):
        sayso.report([FERRY])


def test_reading_by_hand_gives_the_same_as_the_one_call(report: Report) -> None:
    articles = [item for item in sayso.read([FERRY]) if not isinstance(item, Rejected)]
    assert sayso.compare([sayso.analyse(article) for article in articles]).claims == report.claims

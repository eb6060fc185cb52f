"""A desk with a store: what a test takes in, analysed by nobody, so that it is quick."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from sayso.ingesting import Counts, Intake, intake
from sayso.reading.fetch import Fetcher, Limits
from sayso.store import Store
from sayso.types import Analysis, Article, Rejected

QUICK = Limits(gap_s=0.0, total_s=5, tries=1, patience_s=0.2, body_bytes=200_000)
# Articles with this word make the analysis fail.
POISON = "unreadable"


def analyse_nothing(articles: Iterable[Article], *, workers: int = 0) -> Iterator[Analysis | Rejected]:
    """Stand in for the analysis: nothing is found in anything."""
    for article in articles:
        yield Rejected(article.path, "could not be analysed") if POISON in article.text else Analysis(article, ())


@pytest.fixture
def no_models(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let intakes analyse nothing."""
    monkeypatch.setattr(intake, "analyse_all", analyse_nothing)


def take(store: Store, *sources: Path | str, asked: bool = True) -> Counts:
    """Take sources in, once."""
    with Fetcher(allow_private=True, limits=QUICK) as fetcher:
        return Intake(store, fetcher).take([str(source) for source in sources], asked=asked)


def texts(store: Store) -> list[str]:
    """The texts of the store, in order of arrival; empty of those that are in no story."""
    return [article.text if store.story_of(article.id) else "" for article in store.all_articles()]


def left_out(store: Store) -> dict[str, str]:
    """What was left out, and why."""
    return {rejection.path: rejection.reason for rejection in store.rejections(limit=100).items}

"""Stories of a folder of results: windows of days, joined at their borders."""

import json
from pathlib import Path

import pytest
from pyarrow import parquet

from sayso.errors import FolderError
from sayso.grouping import group_articles
from sayso.scaling import LocalEngine, analyse_archive, group_archive
from sayso.types import Article

STORIES = {
    "ferry": "The ferry Maud sank off Vessaly harbour, Mayor Ines Valdo said; divers found {n} crates near the pier.",
    "mill": "Fire burnt the old paper mill at Brackwater, foreman Otto Lind said, and {n} workers fled the flames.",
    "court": "A judge jailed the banker Pia Holm for fraud over {n} forged bonds, prosecutor Jan Reth said in court.",
}
# The ferry's story stands astride a border of windows: 738,304 = 28 * 26,368 is the ordinal of 2022-05-30.
DAYS = {"ferry": ("05-28", "05-29", "05-30", "05-31"), "mill": ("05-02", "05-03"), "court": ("06-20", "06-21")}


def write_archive(path: Path) -> list[Article]:
    articles = []
    with path.open("w") as stream:
        for story, days in DAYS.items():
            for n, day in enumerate(days):
                text, title = STORIES[story].format(n=n + 3), f"{story.title()} {STORIES[story][:30]}"
                article = Article(f"{story}-{n}", text, title=title, published=f"2022-{day}")
                articles.append(article)
                row = {"id": article.id, "text": text, "title": title, "published": article.published}
                stream.write(json.dumps(row) + "\n")
    return articles


def partition(stories: dict[str, str]) -> set[frozenset[str]]:
    """Return the stories as sets of articles, whatever their names."""
    return {frozenset(a for a, s in stories.items() if s == story) for story in stories.values()}


def test_stories_across_a_border_of_windows_are_those_of_one_stream(tmp_path: Path) -> None:
    articles = write_archive(tmp_path / "rows.jsonl")
    analyse_archive([str(tmp_path / "rows.jsonl")], tmp_path / "out", engine=LocalEngine(1))
    grouped = group_archive(tmp_path / "out", engine=LocalEngine(1))
    rows = parquet.read_table(tmp_path / "out" / "stories.parquet").to_pylist()
    found = {row["article"]: row["story"] for row in rows}
    expected = {frozenset(f"{story}-{n}" for n in range(len(days))) for story, days in DAYS.items()}
    assert partition(found) == expected
    assert partition(group_articles(sorted(articles, key=lambda article: article.published or ""))) == expected
    assert (grouped.articles, grouped.stories, grouped.repeated) == (8, 3, 0)
    assert grouped.windows >= 2
    assert {row["article"]: row["published"] for row in rows} == {a.id: a.published for a in articles}


def test_an_id_that_comes_twice_counts_once(tmp_path: Path) -> None:
    write_archive(tmp_path / "a.jsonl")
    write_archive(tmp_path / "b.jsonl")
    analyse_archive([str(tmp_path / "a.jsonl"), str(tmp_path / "b.jsonl")], tmp_path / "out", engine=LocalEngine(1))
    grouped = group_archive(tmp_path / "out", engine=LocalEngine(1))
    assert (grouped.articles, grouped.repeated) == (8, 8)


def test_a_folder_without_results_cannot_be_grouped(tmp_path: Path) -> None:
    with pytest.raises(FolderError, match="holds no results"):
        group_archive(tmp_path)

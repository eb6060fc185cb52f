"""Stories of an archive: its windows of days are grouped apart, on all cores or a cluster, and joined at their borders.

Needs the tables of `analyse_archive`, and writes `stories.parquet` beside them: the story of each article. What is held
here of all articles are their ids and dates, some 200 bytes each; a worker holds the articles of one window.
"""

from collections import defaultdict
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import Any

from sayso.errors import FolderError, WriteError
from sayso.grouping import group_articles, join_windows, plan_windows
from sayso.scaling.engines import Engine, LocalEngine
from sayso.scaling.manifest import Layout, hold
from sayso.scaling.placing import recover
from sayso.types import Article, Boilerplate

STORIES = "stories.parquet"
_DATES = ("article", "published")
_COLUMNS = (*_DATES, "outlet", "title", "boilerplate", "boilerplate_reasons", "text")


@dataclass(frozen=True, slots=True)
class Window:
    """The articles of some days that are grouped together: their ids in order, and the files that have them."""

    number: int
    articles: tuple[str, ...]
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grouped:
    """What came of grouping an archive. `repeated` counts articles of which the id had come before."""

    articles: int
    stories: int
    windows: int
    repeated: int
    seconds: float


def group_archive(root: Path, *, engine: Engine | None = None) -> Grouped:
    """Say which articles of a folder of results tell one story, in `stories.parquet` (`story`, `article`, `published`).

    Articles are taken by date, then by id, the undated ones last; of one id the first counts. Raises FolderError where
    the folder holds no results, or a run writes there.
    """
    layout = Layout(root)
    if not layout.is_results():
        raise FolderError(f"{root}: holds no results of `sayso analyse`")
    start = perf_counter()
    with hold(layout):
        recover(layout)
        dates, files, repeated = _read_dates(root)
        windows = [
            Window(number, tuple(articles), tuple(sorted({files[article] for article in articles})))
            for number, articles in plan_windows(dates.items()).items()
            if articles
        ]
        groupings = dict((engine or LocalEngine()).map(partial(partial, group_window, root), windows))
        stories = join_windows(groupings)
        _write(root / STORIES, stories, dates)
    return Grouped(len(stories), len(set(stories.values())), len(windows), repeated, perf_counter() - start)


def group_window(root: Path, window: Window) -> tuple[int, dict[str, str]]:
    """Return the number of a window, and the story of each of its articles by its id."""
    from pyarrow import parquet

    wanted = set(window.articles)
    articles: dict[str, Article] = {}
    for file in window.files:
        for row in parquet.ParquetFile(root / file).read(columns=list(_COLUMNS)).to_pylist():
            if row["article"] in wanted:
                articles.setdefault(row["article"], _to_article(row))
    return window.number, group_articles(articles[article] for article in window.articles)


def _to_article(row: dict[str, Any]) -> Article:
    marked = zip(row["boilerplate"], row["boilerplate_reasons"], strict=True)
    return Article(
        row["article"],
        row["text"],
        outlet=row["outlet"],
        title=row["title"],
        published=row["published"],
        boilerplate=tuple(Boilerplate(span["start"], span["end"], reason) for span, reason in marked),
    )


def _read_dates(root: Path) -> tuple[dict[str, str | None], dict[str, str], int]:
    """The dates of all articles, in order, the file of each, and how many came again."""
    from pyarrow import parquet

    found: list[tuple[str, str, str | None, str]] = []
    for path in sorted((root / "articles").glob("day=*/*.parquet")):
        table = parquet.ParquetFile(path).read(columns=list(_DATES))
        file = str(path.relative_to(root))
        for article, published in zip(*(table[name].to_pylist() for name in _DATES), strict=True):
            found.append((published or "9999", article, published, file))
    found.sort(key=lambda item: item[:2])
    dates: dict[str, str | None] = {}
    files: dict[str, str] = {}
    for _, article, published, file in found:
        if article not in dates:
            dates[article], files[article] = published, file
    return dates, files, len(found) - len(dates)


def _write(path: Path, stories: dict[str, str], dates: dict[str, str | None]) -> None:
    import pyarrow as pa
    from pyarrow import parquet

    by_story: dict[str, list[str]] = defaultdict(list)
    for article, story in stories.items():
        by_story[story].append(article)
    rows = [(story, article, dates[article]) for story, articles in by_story.items() for article in articles]
    columns = zip(*rows, strict=True) if rows else ((), (), ())
    names = ("story", "article", "published")
    table = pa.table({name: pa.array(list(column), pa.string()) for name, column in zip(names, columns, strict=True)})
    part = path.with_name(f".{path.name}.part")
    try:
        parquet.write_table(table, part, compression="zstd")
        part.replace(path)
    except OSError as error:
        raise WriteError(f"{path}: cannot be written ({error.strerror or error})") from error

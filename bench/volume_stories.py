"""Stories of a volume run, by windows of days, beside one stream of the same articles.

    python bench/volume_stories.py

Needs `../shared` beside the project. Prints the table of docs/scale.md: both ways beside the events that editors made,
with processor time. No article is analysed, as grouping asks for none of it.
"""

import gzip
import json
import tempfile
import time
from collections.abc import Generator, Sequence
from pathlib import Path

from sayso.grouping import group_articles
from sayso.scaling import LocalEngine, analyse_archive, group_archive
from sayso.scaling.chunks import do_chunk
from sayso.scaling.engines import Cutter, Numbered, Start
from sayso.scaling.shards import Outcome
from sayso.types import Analysis, Article
from volume_archive import SHARED


class ReadingEngine(LocalEngine):
    """Reads and tabulates articles without analysing them: grouping asks for no more."""

    def __call__(self, tasks: Sequence[Numbered], cutter: Cutter, start: Start) -> Generator[Outcome, None, None]:
        """Do the chunks in this process."""
        staging: Path = start.args[0]  # type: ignore[attr-defined]
        for task in tasks:
            for chunk in cutter(task):
                yield do_chunk(staging, lambda article: Analysis(article, ()), chunk)


def show_stories(folder: Path) -> None:
    """Stories by windows beside the stream of the same articles, and both beside the events that editors made."""
    from pyarrow import parquet

    with gzip.open(SHARED / "allsides_dev.jsonl.gz", "rt", encoding="utf-8") as stream:
        events = {row["id"]: row for row in map(json.loads, stream) if row["published"]}
    archive, out = folder / "events.jsonl", folder / "stories"
    archive.write_text("".join(json.dumps(row) + "\n" for row in events.values()), encoding="utf-8")
    analyse_archive([str(archive)], out, engine=ReadingEngine(1))
    rows = [
        row for path in sorted(out.glob("articles/*/*.parquet")) for row in parquet.ParquetFile(path).read().to_pylist()
    ]
    rows.sort(key=lambda row: (row["published"] or "9999", row["article"]))
    articles = [
        Article(r["article"], r["text"], outlet=r["outlet"], title=r["title"], published=r["published"]) for r in rows
    ]
    start = time.process_time()
    streamed = group_articles(articles)
    stream_s = time.process_time() - start
    start = time.process_time()
    group_archive(out, engine=LocalEngine(1))
    windows_s = time.process_time() - start
    table = parquet.read_table(out / "stories.parquet").to_pylist()
    by_windows = {row["article"]: row["story"] for row in table}
    gold = {article: str(events[article]["event"]) for article in streamed}
    print(f"\n## Stories of the {len(articles)} dated articles of allsides_dev\n")
    print("| | stories | B-cubed F1 | ms an article |\n|---|---|---|---|")
    for name, stories, seconds in (
        ("one stream", streamed, stream_s),
        ("windows, with reading", by_windows, windows_s),
    ):
        cost = 1000 * seconds / len(articles)
        print(f"| {name} | {len(set(stories.values())):,} | {agree(gold, stories):.4f} | {cost:.2f} |")
    print(f"\nB-cubed F1 of the one against the other: {agree(streamed, by_windows):.4f}")


def agree(one: dict[str, str], other: dict[str, str]) -> float:
    """B-cubed F1 of two partitions of the same articles."""
    groups: list[dict[str, set[str]]] = [{}, {}]
    for place, stories in enumerate((one, other)):
        for article, story in stories.items():
            groups[place].setdefault(story, set()).add(article)
    precision = recall = 0.0
    for article in one:
        a, b = groups[0][one[article]], groups[1][other[article]]
        precision += len(a & b) / len(b) / len(one)
        recall += len(a & b) / len(a) / len(one)
    return 2 * precision * recall / (precision + recall)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        show_stories(Path(name))

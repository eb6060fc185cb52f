"""Volume runs: two cores beside one, Ray beside local processes, growth, the cost model, and stories by windows.

    python bench/volume.py [--articles 400] [--sizes 250,500,1000,2000] [--no-ray] [--only cores,ray,growth,stories]

Needs `../shared` beside the project. For figures that count, run it on a machine that does nothing else. Prints the
tables of docs/scale.md. Wall time depends on what else runs; processor time hardly does, so the cost of an article is
given in seconds of processor time.

The articles are those of `coverage_10k`, in an order drawn by lot. From the 10,001st on they come again, with later
dates and with other names: each capitalised word inside a sentence gives way to an invented one, the same in the whole
copy, so that a copy is none to sayso.
"""

import argparse
import gzip
import json
import os
import random
import re
import resource
import shutil
import tempfile
import time
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import md5
from pathlib import Path

from sayso.grouping import group_articles
from sayso.scaling import Engine, LocalEngine, RayEngine, RunReport, analyse_archive, group_archive
from sayso.scaling.chunks import do_chunk
from sayso.scaling.cutting import cut
from sayso.scaling.engines import Cutter, Numbered, Outcome, Start
from sayso.scaling.shards import Sizes, Source, Task
from sayso.scaling.sources import find_sources
from sayso.types import Analysis, Article

SHARED = Path(__file__).resolve().parent.parent.parent / "shared" / "data" / "clusters"
ONSETS, VOWELS, CODAS = (
    "b br d dr f g gl k l m n p pr r s st t tr v z".split(),
    "a e i o u ai ea".split(),
    "l n r s th x".split(),
)
DAYS_LATER = 37
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{2,}\b")


def invent_name(word: str, copy: int) -> str:
    """A word that is no name of ours, always the same one for a word of a copy."""
    digest = md5(f"{copy} {word}".encode()).digest()
    parts = [ONSETS[digest[0] % len(ONSETS)], VOWELS[digest[1] % len(VOWELS)], CODAS[digest[2] % len(CODAS)]]
    parts += [ONSETS[digest[3] % len(ONSETS)], VOWELS[digest[4] % len(VOWELS)]]
    return "".join(parts).capitalize()


def read_rows(count: int, seed: int = 1) -> Iterator[dict[str, str]]:
    """Yield so many rows; every 10,000 the same articles come again, renamed and later."""
    with gzip.open(SHARED / "coverage_10k.jsonl.gz", "rt", encoding="utf-8") as stream:
        rows = [json.loads(line) for line in stream]
    random.Random(seed).shuffle(rows)
    for n in range(count):
        copy, row = n // len(rows), rows[n % len(rows)]
        if copy:
            day = date.fromisoformat(row["published"]) + timedelta(days=DAYS_LATER * copy)

            def rename(match: re.Match[str], copy: int = copy) -> str:
                return invent_name(match[0], copy)

            texts = {name: _NAME.sub(rename, row[name] or "") for name in ("title", "text")}
            row = row | texts | {"id": f"{row['id']}-{copy}", "published": min(day, date(2026, 1, 1)).isoformat()}
        yield row


def write_archive(path: Path, count: int) -> Path:
    """Write an archive in the order of its days, as archives are."""
    rows = sorted(read_rows(count), key=lambda row: row["published"])
    with path.open("w", encoding="utf-8") as stream:
        stream.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    return path


@dataclass(frozen=True, slots=True)
class Measured:
    """A run: its report, its wall time, the processor time of all its processes, and the bytes that it wrote."""

    report: RunReport
    wall_s: float
    cpu_s: float
    bytes_out: int


def measure(archive: Path, out: Path, engine: Engine) -> Measured:
    """Run and measure. The processor time of Ray's workers is not ours, and not in `cpu_s`."""
    shutil.rmtree(out, ignore_errors=True)
    start, cpu = time.perf_counter(), cpu_seconds()
    report = analyse_archive([str(archive)], out, engine=engine)
    wall = time.perf_counter() - start
    size = sum(path.stat().st_size for path in out.glob("*/day=*/*.parquet"))
    return Measured(report, wall, cpu_seconds() - cpu, size)


def cpu_seconds() -> float:
    """Processor time of this process and of those of its children that have ended."""
    return sum(
        u.ru_utime + u.ru_stime for u in map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    )


def show_cores(folder: Path, count: int) -> None:
    """Two processes beside one, without the start of the models."""
    archive = write_archive(folder / "cores.jsonl", count)
    one = measure(archive, folder / "one", LocalEngine(1))
    two = measure(archive, folder / "two", LocalEngine(2))
    print(f"\n## Cores: {count} articles, {one.report.counts.words:,} words\n")
    print("| workers | wall s | articles/s | words/s | worker processor s an article |\n|---|---|---|---|---|")
    for workers, run in ((1, one), (2, two)):
        counts = run.report.counts
        rate, words = counts.articles / run.wall_s, counts.words / run.wall_s
        cost = run.report.times.total_s / counts.articles
        print(f"| {workers} | {run.wall_s:.1f} | {rate:.2f} | {words:,.0f} | {cost:.4f} |")
    print(f"\ntwo over one: {one.wall_s / two.wall_s:.2f} times the rate (load average {os.getloadavg()[0]:.1f})")


def show_ray(folder: Path, count: int) -> None:
    """Ray beside local processes, two workers each."""
    archive = write_archive(folder / "ray.jsonl", count)
    local = measure(archive, folder / "local", LocalEngine(2))
    start = time.perf_counter()
    from sayso.scaling.engines import connect

    connect(2)
    started = time.perf_counter() - start
    ray = measure(archive, folder / "ray", RayEngine(2))
    same = all(
        (folder / "ray" / path.relative_to(folder / "local")).read_bytes() == path.read_bytes()
        for path in (folder / "local").glob("*/day=*/*.parquet")
    )
    print(f"\n## Ray beside local: {count} articles, two workers each\n")
    print(f"local {local.wall_s:.1f} s, Ray {ray.wall_s:.1f} s behind {started:.1f} s of its own start;")
    print(f"Ray at {local.wall_s / ray.wall_s:.2f} times the rate; the same bytes: {same}")


def show_growth(folder: Path, sizes: list[int], workers: int) -> None:
    """The cost of an article as archives grow, beside what the smallest run predicts."""
    print(f"\n## Growth, {workers} workers\n")
    columns = "articles,words an article,processor s an article,a thousand words,predicted s,measured s,wall s"
    columns += ",most memory of a worker in MB,bytes out an article"
    print(f"| {columns.replace(',', ' | ')} |\n|{'---|' * len(columns.split(','))}")
    per_word = 0.0
    for size in sizes:
        run = measure(write_archive(folder / f"{size}.jsonl", size), folder / "growth", LocalEngine(workers))
        counts, times = run.report.counts, run.report.times
        total = times.total_s + run.report.place_s
        per_word = per_word or total / counts.words
        print(
            f"| {counts.articles:,} | {counts.words / counts.articles:.0f} | {total / counts.articles:.4f} | "
            f"{1000 * total / counts.words:.4f} | {per_word * counts.words:.1f} | {total:.1f} | {run.wall_s:.1f} | "
            f"{run.report.worker_mb} | {run.bytes_out / counts.articles:,.0f} |",
            flush=True,
        )
    start = time.process_time()
    sources = [source for source in find_sources([str(folder / f"{sizes[-1]}.jsonl")]) if isinstance(source, Source)]
    for _ in cut(0, Task(tuple(sources)), "", Sizes()):
        pass
    cut_s = time.process_time() - start
    steps = (
        {"cut_s": cut_s} | {name: getattr(times, name) for name in times.__slots__} | {"place_s": run.report.place_s}
    )
    print("\n| step | processor s an article | share |\n|---|---|---|")
    for name, seconds in steps.items():
        print(f"| {name.removesuffix('_s')} | {seconds / counts.articles:.5f} | {seconds / total:.1%} |")


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


def main() -> None:
    """Measure what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=400, help="for cores and ray")
    parser.add_argument("--sizes", default="250,500,1000,2000", help="for growth")
    parser.add_argument("--workers", type=int, default=2, help="for growth")
    parser.add_argument("--only", default="cores,ray,growth,stories")
    chosen = parser.parse_args()
    wanted, sizes = set(chosen.only.split(",")), [int(size) for size in chosen.sizes.split(",")]
    os.environ.setdefault("RAY_worker_niceness", "0")  # else whatever else runs comes first
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if "cores" in wanted:
            show_cores(folder, chosen.articles)
        if "growth" in wanted:
            show_growth(folder, sizes, chosen.workers)
        if "stories" in wanted:
            show_stories(folder)
        if "ray" in wanted:
            show_ray(folder, chosen.articles)


if __name__ == "__main__":
    main()

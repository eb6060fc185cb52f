"""Volume runs: two cores beside one, Ray beside local processes, and growth.

    python bench/volume.py [--articles 640] [--sizes 250,500,1000] [--words 125] [--only cores,growth,ray]

Needs `../shared` beside the project. Prints the tables of docs/scale.md. Every run is the command itself, in processes
of its own, from the start of Python to the last file. "One core" is one core: the whole run, with what reads, hands out
and writes, is kept on one, and on two cores where two are meant. These figures and those of Ray are of wall time, and
count where nothing else runs.

Growth is measured in processor time, which hardly depends on what else runs; how much it does is told by a yardstick:
the processor time that analysing one and the same article takes meanwhile, on the same cores. `--words` cuts articles
to their first words, so that 40,000 take minutes instead of hours.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import mean
from threading import Event, Thread
from typing import Any

from sayso.types import Article
from sayso.workers import start_analysing
from volume_archive import read_rows, write_archive

YARDSTICK_S = 20.0  # so often the yardstick is laid on
YARDSTICK_WORDS = 600


@dataclass(frozen=True, slots=True)
class Usage:
    """Wall time, processor time of all processes of a command, and the most memory that one of them held."""

    wall_s: float
    cpu_s: float
    peak_mb: float
    yardstick_ms: float = 0.0


@dataclass(frozen=True, slots=True)
class Run:
    """A volume run: what it says of itself, what it took, and the bytes and files that it wrote."""

    report: dict[str, Any]
    usage: Usage
    bytes_out: int
    files: int

    @property
    def articles(self) -> int:
        """How many articles there are."""
        return int(self.report["articles"])


@contextmanager
def confined(cores: int) -> Iterator[None]:
    """Keep this process, and what it starts, on so many of its cores."""
    allowed = os.sched_getaffinity(0)
    if len(allowed) < cores:
        raise SystemExit(f"{cores} cores are wanted, and {len(allowed)} are there")
    os.sched_setaffinity(0, sorted(allowed)[:cores])
    try:
        yield
    finally:
        os.sched_setaffinity(0, allowed)


def run_sayso(*arguments: str) -> Usage:
    """Run a command of sayso to its end."""
    start = time.perf_counter()
    process = subprocess.Popen([sys.executable, "-m", "sayso", *arguments], stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"sayso {arguments[0]} ended with exit code {process.returncode}")
    return Usage(time.perf_counter() - start, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def analyse(archive: Path, out: Path, *options: str) -> Run:
    """Analyse an archive into a new folder."""
    shutil.rmtree(out, ignore_errors=True)
    usage = run_sayso("analyse", str(archive), "--out", str(out), *options)
    sizes = [path.stat().st_size for path in out.glob("*/day=*/*.parquet")]
    report = json.loads((out / "_sayso" / "report.json").read_text(encoding="utf-8"))
    return Run(report, usage, sum(sizes), len(sizes))


class Yardstick:
    """Analyses one article again and again while something runs, in a thread: `mean_ms` is what it took each time."""

    def __init__(self) -> None:
        self._analyse = start_analysing()
        self._article = Article("yardstick", next(read_rows(1, words=YARDSTICK_WORDS))["text"])
        self._taken: list[float] = []

    @contextmanager
    def laid_on(self) -> Iterator[None]:
        """Measure until what is done inside ends."""
        self._taken = []
        over = Event()

        def measure() -> None:
            self._analyse(self._article)  # what is loaded on first use
            while not self._taken or not over.wait(YARDSTICK_S):
                start = time.thread_time()
                self._analyse(self._article)
                self._taken.append(time.thread_time() - start)

        thread = Thread(target=measure)
        thread.start()
        try:
            yield
        finally:
            over.set()
            thread.join()

    @property
    def mean_ms(self) -> float:
        """The mean of all times that were taken since it was laid on."""
        return 1000 * mean(self._taken)


def show_cores(folder: Path, count: int) -> None:
    """Two cores beside one, each run with its start."""
    archive = write_archive(folder / "cores.jsonl", count)
    print(f"\n## Cores: {count} articles\n")
    print("| cores | wall s | articles/s | words/s | processor s | of it workers' | the driver holds MB, a worker |")
    print("|---|---|---|---|---|---|---|")
    walls = []
    for cores in (1, 2):
        with confined(cores):
            run = analyse(archive, folder / "cores", "--workers", str(cores))
        report, usage = run.report, run.usage
        walls.append(usage.wall_s)
        print(
            f"| {cores} | {usage.wall_s:.1f} | {run.articles / usage.wall_s:.2f} | "
            f"{report['words'] / usage.wall_s:,.0f} | {usage.cpu_s:.1f} | {steps_of(run)['workers']:.1f} | "
            f"{report['driver_mb']}, {report['worker_mb']} |",
            flush=True,
        )
    print(f"\ntwo over one: {walls[0] / walls[1]:.2f} times the rate (load average {os.getloadavg()[0]:.1f})")


def steps_of(run: Run) -> dict[str, float]:
    """The processor time of a run: the steps of the workers, their sum, placing, and all else."""
    steps = {name.removesuffix("_s"): float(seconds) for name, seconds in run.report["steps_s"].items()}
    workers = sum(seconds for name, seconds in steps.items() if name != "place")
    return steps | {"workers": workers, "start, cut and hand out": run.usage.cpu_s - workers - steps["place"]}


def show_ray(folder: Path, count: int) -> None:
    """Ray beside local processes, two workers each, on all cores."""
    archive = write_archive(folder / "ray.jsonl", count)
    empty = write_archive(folder / "empty.jsonl", 2)
    walls = {}
    for engine in ("local", "ray"):
        options = ("--workers", "2", "--engine", engine)
        start = analyse(empty, folder / f"{engine}-start", *options).usage.wall_s
        walls[engine] = start, analyse(archive, folder / engine, *options).usage.wall_s
    results = [read_results(folder / engine) for engine in walls]
    print(f"\n## Ray beside local: {count} articles, two workers each\n")
    print("| engine | s for two articles | s for all | articles/s between |\n|---|---|---|---|")
    rates = {engine: (count - 2) / (all_s - start_s) for engine, (start_s, all_s) in walls.items()}
    for engine, (start_s, all_s) in walls.items():
        print(f"| {engine} | {start_s:.1f} | {all_s:.1f} | {rates[engine]:.2f} |")
    print(f"\nRay at {walls['local'][1] / walls['ray'][1]:.2f} times the rate with its start, ", end="")
    print(f"{rates['ray'] / rates['local']:.2f} without; the same bytes: {results[0] == results[1]}")


def read_results(folder: Path) -> dict[str, bytes]:
    """Every file of results by its name."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.glob("*/day=*/*.parquet")}


@dataclass(frozen=True, slots=True)
class Grown:
    """An archive of some size that was analysed and grouped, and what the yardstick took meanwhile, in milliseconds."""

    run: Run
    run_yardstick_ms: float
    grouping: Usage
    group_yardstick_ms: float


def grow(folder: Path, size: int, words: int, workers: int, yardstick: Yardstick) -> Grown:
    """Make an archive, analyse it, and group what comes of it."""
    archive, out = write_archive(folder / "growth.jsonl", size, words=words, renamed=True), folder / "growth"
    with yardstick.laid_on():
        run = analyse(archive, out, "--workers", str(workers))
    run_ms = yardstick.mean_ms
    with yardstick.laid_on():
        grouping = run_sayso("group", str(out), "--workers", str(workers))
    return Grown(run, run_ms, grouping, yardstick.mean_ms)


def show_growth(folder: Path, sizes: list[int], words: int, workers: int) -> None:
    """The cost of an article as archives grow, beside what the smallest foretells, and of grouping them."""
    kept = f"the first {words} words of each article" if words else "whole articles"
    print(f"\n## Growth, {workers} workers, {kept}\n")
    print(
        "| articles | words an article | processor s | ms an article | yardstick ms | an article in yardsticks ", end=""
    )
    print("| foretold s | driver MB | worker MB | bytes out an article | files |\n|" + "---|" * 11)
    yardstick, all_grown = Yardstick(), []
    for size in sizes:
        all_grown.append(grown := grow(folder, size, words, workers, yardstick))
        print(tell_growth(grown, all_grown[0]), flush=True)
    print("\n| articles | to group: processor s | ms an article | yardstick ms | an article in yardsticks | MB |")
    print("|---|---|---|---|---|---|")
    for grown in all_grown:
        used, unit_ms, count = grown.grouping, grown.group_yardstick_ms, grown.run.articles
        each_ms = 1000 * used.cpu_s / count
        print(f"| {count:,} | {used.cpu_s:.1f} | {each_ms:.2f} | {unit_ms:.0f} | {each_ms / unit_ms:.4f} | ", end="")
        print(f"{used.peak_mb:.0f} |")
    print("\n| step | processor ms an article | share |\n|---|---|---|")
    for name, seconds in steps_of(grown.run).items():
        print(f"| {name} | {1000 * seconds / count:.3f} | {seconds / grown.run.usage.cpu_s:.1%} |")


def tell_growth(grown: Grown, first: Grown) -> str:
    """A row of the table: what was measured, and what the cost of an article of `first` foretells."""
    run, unit_ms, count = grown.run, grown.run_yardstick_ms, grown.run.articles
    each_ms = 1000 * run.usage.cpu_s / count
    foretold = first.run.usage.cpu_s / first.run.articles / first.run_yardstick_ms * unit_ms * count
    cells = [f"{count:,}", f"{run.report['words'] / count:.0f}", f"{run.usage.cpu_s:.0f}", f"{each_ms:.2f}"]
    cells += [f"{unit_ms:.0f}", f"{each_ms / unit_ms:.4f}", f"{foretold:.0f}"]
    cells += [str(run.report["driver_mb"]), str(run.report["worker_mb"])]
    return f"| {' | '.join([*cells, f'{run.bytes_out / count:,.0f}', f'{run.files:,}'])} |"


def main() -> None:
    """Measure what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=640, help="for cores and ray")
    parser.add_argument("--sizes", default="250,500,1000", help="for growth")
    parser.add_argument("--words", type=int, default=0, help="for growth: keep the first words only; 0 for all")
    parser.add_argument("--workers", type=int, default=2, help="for growth")
    parser.add_argument("--only", default="cores,growth,ray")
    chosen = parser.parse_args()
    wanted, sizes = set(chosen.only.split(",")), [int(size) for size in chosen.sizes.split(",")]
    os.environ.setdefault("RAY_worker_niceness", "0")  # else whatever else runs comes first
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if "cores" in wanted:
            show_cores(folder, chosen.articles)
        if "growth" in wanted:
            show_growth(folder, sizes, chosen.words, chosen.workers)
        if "ray" in wanted:
            show_ray(folder, chosen.articles)


if __name__ == "__main__":
    main()

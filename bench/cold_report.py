"""How long a cold `sayso report` takes, and what it spends where.

    python bench/cold_report.py [PATH...]          (without paths: the example story)

First whole runs of the command, as a user starts it; then one run in this process with the time of each step. The
steps of the last table include what they import.
"""

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import TypeVar

ROOT = Path(__file__).resolve().parent.parent
RUNS = 7
T = TypeVar("T")


def time_runs(paths: list[str]) -> list[float]:
    """Seconds of whole runs of the command, after one that warms the file cache."""
    seconds = []
    for _ in range(RUNS + 1):
        started = time.perf_counter()
        subprocess.run([sys.executable, "-m", "sayso", "report", *paths], check=True, capture_output=True)
        seconds.append(time.perf_counter() - started)
    return seconds[1:]


def main() -> None:
    paths = sys.argv[1:] or [str(ROOT / "examples" / "ferry")]
    seconds = time_runs(paths)
    print(f"whole command: median {median(seconds):.2f} s, {min(seconds):.2f} to {max(seconds):.2f}, {RUNS} runs")
    print(f"\n{'step':28} seconds")

    def step(name: str, work: Callable[[], T]) -> T:
        started = time.perf_counter()
        result = work()
        print(f"{name:28} {time.perf_counter() - started:7.3f}")
        return result

    sayso = step("importing", lambda: __import__("sayso.cli", fromlist=["sayso"]).sayso)
    from sayso.attribution.model import load_network
    from sayso.attribution.pieces import load_tokenizer
    from sayso.comparing.meaning import load_encoder
    from sayso.presenting.page import render_page

    step("loading the tokenizer", load_tokenizer)
    step("loading the attributions", load_network)
    step("loading the sentence encoder", load_encoder)
    articles = step("reading", lambda: [a for a in sayso.read(paths) if isinstance(a, sayso.Article)])
    analyses = step("analysing", lambda: [sayso.analyse(article) for article in articles])
    report = step("comparing", lambda: sayso.compare(analyses))
    step("writing the page", lambda: render_page(report))


if __name__ == "__main__":
    main()

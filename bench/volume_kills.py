"""Kill volume runs and their workers at random moments, and compare what comes of it with an undisturbed run.

    python bench/volume_kills.py [--kills 100]

A run works on invented articles in small shards. Half of the time the run itself gets SIGKILL, half of the time one of
its workers. Killed runs are started again until they end; then every file of results must have the very bytes of the
undisturbed run, and there must be no other.
"""

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SCRIPT = """
import sys
from pathlib import Path
from sayso.scaling import LocalEngine, analyse_archive
from sayso.scaling.shards import Sizes
if __name__ == "__main__":
    analyse_archive([sys.argv[1]], Path(sys.argv[2]), engine=LocalEngine(2), sizes=Sizes(shard=16, chunk=4))
"""
TEXT = (
    "The ferry sank at noon. “We lost {n} crates,” Mayor Ines Valdo said on Monday. Clerk Tom Brik denied that. "
    "According to the Gull, two clerks saw it, and harbour master Pia Holm promised {n} new boats. "
)


def write_archive(path: Path, count: int) -> None:
    """Write invented articles, eight a day, of very different lengths."""
    with path.open("w", encoding="utf-8") as stream:
        for n in range(count):
            text = TEXT.format(n=n + 2) * (1 + n % 7)
            day = f"2021-{1 + n // 8 // 28:02d}-{1 + n // 8 % 28:02d}"
            stream.write(json.dumps({"id": f"t{n}", "published": day, "title": f"Ferry {n}", "text": text}) + "\n")


def results_of(folder: Path) -> dict[str, bytes]:
    """Every file of results by its name."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.glob("*/day=*/*.parquet"))}


def children_of(pid: int) -> list[int]:
    """The workers that a run has started."""
    try:
        found = [word for path in Path(f"/proc/{pid}/task").glob("*/children") for word in path.read_text().split()]
        return [int(word) for word in found if b"spawn_main" in Path(f"/proc/{word}/cmdline").read_bytes()]
    except OSError:
        return []


def wait_for_work(process: subprocess.Popen[bytes], out: Path) -> None:
    """Wait until something more is done than was: chunks staged, or shards in place."""
    before = sorted((out / "_sayso").glob("[ms]*/*"))
    while process.poll() is None and sorted((out / "_sayso").glob("[ms]*/*")) == before:
        time.sleep(0.005)


def main() -> int:
    """Kill, compare, and say how often it went well."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--articles", type=int, default=160)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--longest", type=float, default=1.0, help="seconds from a chunk that is done to a kill, at most"
    )
    chosen = parser.parse_args()
    chance = random.Random(chosen.seed)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_archive(folder / "rows.jsonl", chosen.articles)
        (folder / "run.py").write_text(SCRIPT)
        command = [sys.executable, str(folder / "run.py"), str(folder / "rows.jsonl")]
        subprocess.run([*command, str(folder / "whole")], check=True)
        whole = results_of(folder / "whole")
        kills = of_workers = runs = rounds = 0
        while kills < chosen.kills:
            out = folder / f"out{rounds}"
            rounds += 1
            while True:
                runs += 1
                process = subprocess.Popen([*command, str(out)])
                while process.poll() is None and kills < chosen.kills:
                    wait_for_work(process, out)
                    time.sleep(chance.uniform(0, chosen.longest))
                    workers = children_of(process.pid)
                    victim = chance.choice(workers) if workers and chance.random() < 0.5 else process.pid
                    if process.poll() is None:
                        os.kill(victim, signal.SIGKILL)
                        kills += 1
                        of_workers += victim != process.pid
                    if victim == process.pid:
                        break
                if process.wait() == 0:
                    break
            if results_of(out) != whole:
                print(f"after {kills} kills the results differ: {out}", file=sys.stderr)
                return 1
            print(
                f"{kills} kills, {of_workers} of them of workers, {runs} runs: the same {len(whole)} files", flush=True
            )
    return 0


if __name__ == "__main__":
    sys.exit(main())

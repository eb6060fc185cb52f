"""Going on where a run stopped: nothing is lost, nothing is written twice, nothing is done twice without a reason."""

import errno
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Generator, Sequence
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import NoReturn

import pytest
from pyarrow import parquet
from tests.scaling.archive import ids_of, page, rows_of, tables_of, write_rows

from sayso.errors import FolderError, WriteError
from sayso.scaling import LocalEngine, RunReport, analyse_archive
from sayso.scaling import placing as placing_module
from sayso.scaling.chunks import do_chunk
from sayso.scaling.engines import Cutter, Numbered, Start
from sayso.scaling.manifest import Layout, hold, read_manifest
from sayso.scaling.shards import Chunk, Done, LostChunk, Outcome, Sizes
from sayso.workers import start_analysing

SMALL = Sizes(shard=8, chunk=3)


def run(out: Path, *addresses: Path, engine: object = None) -> RunReport:
    chosen = engine or LocalEngine(1)
    return analyse_archive([str(address) for address in addresses], out, engine=chosen, sizes=SMALL)  # type: ignore[arg-type]


def expected(numbers: range) -> list[str]:
    return sorted(f"t{n}" for n in numbers)


def test_the_same_command_again_does_nothing(tmp_path: Path) -> None:
    rows = write_rows(tmp_path / "rows.jsonl", range(20))
    (tmp_path / "page.html").write_bytes(page(3))
    first = run(tmp_path / "out", rows, tmp_path / "page.html")
    before = {path: path.stat().st_mtime_ns for path in tmp_path.glob("out/*/day=*/*")}
    again = run(tmp_path / "out", rows, tmp_path / "page.html")
    assert first.shards_now == 4
    assert (again.shards_now, again.counts.articles, again.held.articles) == (0, 0, 21)
    assert {path: path.stat().st_mtime_ns for path in tmp_path.glob("out/*/day=*/*")} == before


def test_new_sources_are_added_to_what_is_there(tmp_path: Path) -> None:
    run(tmp_path / "out", write_rows(tmp_path / "a.jsonl", range(5)))
    run(tmp_path / "out", tmp_path / "a.jsonl", write_rows(tmp_path / "b.jsonl", range(5, 9)))
    assert ids_of(tmp_path / "out") == expected(range(9))


def test_a_source_that_has_changed_is_done_again(tmp_path: Path) -> None:
    rows = write_rows(tmp_path / "rows.jsonl", range(20))
    run(tmp_path / "out", rows)
    write_rows(rows, range(11))
    report = run(tmp_path / "out", rows)
    assert ids_of(tmp_path / "out") == expected(range(11))
    assert len(report.again) == 3
    assert "has changed" in report.again[0][1]
    write_rows(rows, range(30))
    run(tmp_path / "out", rows)
    assert ids_of(tmp_path / "out") == expected(range(30))


def test_a_document_that_has_changed_is_done_again_and_others_are_not_lost(tmp_path: Path) -> None:
    pages = [tmp_path / f"p{n}.html" for n in range(1, 5)]
    for n, path in enumerate(pages, start=1):
        path.write_bytes(page(n))
    run(tmp_path / "out", *pages)
    pages[0].write_bytes(page(9))
    pages[3].unlink()
    run(tmp_path / "out", *pages[:3])
    days = sorted(str(item["day"]) for item in rows_of(tmp_path / "out", "articles"))
    assert days == ["2021-03-02", "2021-03-03", "2021-03-09"]


def test_another_model_says_what_is_to_be_done_again_and_does_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows, other = write_rows(tmp_path / "rows.jsonl", range(10)), write_rows(tmp_path / "o.jsonl", range(50, 53))
    run(tmp_path / "out", rows, other)
    before = tables_of(tmp_path / "out")
    monkeypatch.setattr("sayso.scaling.run.find_model", lambda sizes: "later")
    report = run(tmp_path / "out", rows)
    assert [reason.partition(", now ")[2] for _, reason in report.again] == ["it is later"] * 2
    assert len(report.outdated) == 1
    assert tables_of(tmp_path / "out") == before
    assert {shard.model for shard in read_manifest(Layout(tmp_path / "out")).values()} == {
        "later",
        report.outdated[0][1],
    }
    assert run(tmp_path / "out", rows).shards_now == 0


def test_two_runs_into_one_folder_are_refused(tmp_path: Path) -> None:
    rows = write_rows(tmp_path / "rows.jsonl", range(2))
    with hold(Layout(tmp_path / "out")), pytest.raises(FolderError, match=f"another run .*{os.getpid()}"):
        run(tmp_path / "out", rows)
    assert run(tmp_path / "out", rows).counts.articles == 2


@pytest.mark.parametrize(("module", "writing", "most"), [(os, "fsync", 4), (parquet, "write_table", 5)])
def test_a_full_disk_stops_the_run_and_the_next_one_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, module: ModuleType, writing: str, most: int
) -> None:
    """The disk is full when a chunk is written, or the files of a shard."""
    rows = write_rows(tmp_path / "rows.jsonl", range(20))
    write: Callable[..., None] = getattr(module, writing)
    written = 0

    def fill(*arguments: object, **options: object) -> None:
        nonlocal written
        written += 1
        if written > most:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        write(*arguments, **options)

    monkeypatch.setattr(module, writing, fill)
    with pytest.raises(WriteError, match="No space left"):
        run(tmp_path / "out", rows)
    monkeypatch.undo()
    run(tmp_path / "out", rows)
    assert ids_of(tmp_path / "out") == expected(range(20))


@pytest.mark.parametrize("moment", (1, 4, 6, 7, 8, 9, 11, 13, 15, 17, 18, 20))
def test_a_run_that_ends_while_a_shard_is_put_in_place_loses_and_doubles_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moment: int
) -> None:
    """The run ends at each of the steps from a shard's files to its place, when an older shard is replaced."""
    rows = write_rows(tmp_path / "rows.jsonl", range(8))
    run(tmp_path / "out", rows)
    write_rows(rows, range(20, 28))
    steps = 0

    def stop(real: Callable[..., object], *arguments: object, **options: object) -> object:
        nonlocal steps
        steps += 1
        if steps > moment:
            raise KeyboardInterrupt
        return real(*arguments, **options)

    for name in ("replace", "unlink", "rename"):
        real = getattr(placing_module.Path, name)
        wrapped = lambda self, *a, real=real, **o: stop(real, self, *a, **o)  # noqa: E731
        monkeypatch.setattr(placing_module.Path, name, wrapped)
    monkeypatch.setattr("sayso.scaling.chunks.Path", placing_module.Path)
    with pytest.raises(KeyboardInterrupt):
        run(tmp_path / "out", rows)
    monkeypatch.undo()
    run(tmp_path / "out", rows)
    assert ids_of(tmp_path / "out") == expected(range(20, 28))
    assert run(tmp_path / "out", rows).shards_now == 0
    assert not list((tmp_path / "out" / "_sayso" / "staged").iterdir())


class LosingEngine:
    """An engine whose workers die on the article t5 each time, and on the chunk with t1 the first time.

    A cluster may say nothing of a chunk: `silent` is how often the one with t9 does not come back.
    """

    def __init__(self, silent: int = 0) -> None:
        self.silent = silent
        self.dead = False

    def __call__(self, tasks: Sequence[Numbered], cutter: Cutter, start: Start) -> Generator[Outcome, None, None]:
        do = start()
        for task in tasks:
            for chunk in cutter(task):
                text = b"".join(record.data for record in chunk.records if isinstance(record.data, bytes))
                if b'"t5"' in text or (b'"t1"' in text and not self.dead):
                    self.dead = True
                    yield LostChunk(chunk.name, "its process was killed by SIGKILL")
                elif b'"t9"' in text and self.silent:
                    self.silent -= 1
                else:
                    yield do(chunk)

    def map(self, start: object, items: object) -> NoReturn:
        raise NotImplementedError


@pytest.mark.parametrize("silent", (0, 1))
def test_an_article_that_kills_its_worker_is_named_and_no_other_is_lost(tmp_path: Path, silent: int) -> None:
    rows = write_rows(tmp_path / "rows.jsonl", range(20))
    report = run(tmp_path / "out", rows, engine=LosingEngine(silent))
    assert ids_of(tmp_path / "out") == sorted(set(expected(range(20))) - {"t5"})
    (lost,) = report.left_out
    assert lost.path == f"{rows}#6"
    assert "SIGKILL" in lost.reason
    assert [item["path"] for item in rows_of(tmp_path / "out", "rejections")] == [lost.path]


def test_what_a_cluster_never_gives_back_is_not_given_up_but_left_to_the_next_run(tmp_path: Path) -> None:
    rows = write_rows(tmp_path / "rows.jsonl", range(20))
    report = run(tmp_path / "out", rows, engine=LosingEngine(silent=99))
    assert [item.reason for item in report.left_out][-1] == "was not done to its end; run the same command again"
    assert "t9" not in ids_of(tmp_path / "out")
    report = run(tmp_path / "out", rows)
    assert ids_of(tmp_path / "out") == sorted(set(expected(range(20))) - {"t5"})


def start_dying(staging: Path) -> Callable[[Chunk], Done]:
    return partial(die_at_t5, staging)


def die_at_t5(staging: Path, chunk: Chunk) -> Done:
    if any(b'"t5"' in record.data for record in chunk.records if isinstance(record.data, bytes)):
        os.kill(os.getpid(), signal.SIGKILL)
    return do_chunk(staging, start_analysing(), chunk)


def test_a_worker_that_is_killed_by_an_article_costs_that_article_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sayso.scaling.run.start_chunks", start_dying)
    rows = write_rows(tmp_path / "rows.jsonl", range(7))
    report = run(tmp_path / "out", rows, engine=LocalEngine(2))
    assert ids_of(tmp_path / "out") == sorted(set(expected(range(7))) - {"t5"})
    assert ["SIGKILL" in item.reason for item in report.left_out] == [True]


SCRIPT = """
import sys
from pathlib import Path
from sayso.scaling import LocalEngine, analyse_archive
from sayso.scaling.shards import Sizes
if __name__ == "__main__":
    analyse_archive([sys.argv[1]], Path(sys.argv[2]), engine=LocalEngine(1), sizes=Sizes(shard=8, chunk=3))
"""


def test_a_run_killed_at_random_moments_goes_on_and_gives_what_an_undisturbed_one_gives(tmp_path: Path) -> None:
    rows = write_rows(tmp_path / "rows.jsonl", range(60))
    run(tmp_path / "whole", rows)
    script = tmp_path / "run.py"
    script.write_text(SCRIPT)
    command = [sys.executable, str(script), str(rows), str(tmp_path / "out")]
    chance = random.Random(9)
    for _ in range(4):
        process = subprocess.Popen(command)
        manifest = tmp_path / "out" / "_sayso" / "manifest"
        done = len(list(manifest.glob("*.json"))) if manifest.exists() else 0
        while process.poll() is None and len(list(manifest.glob("*.json"))) == done:
            time.sleep(0.01)
        time.sleep(chance.random() * 0.2)
        process.kill()
        process.wait()
    assert subprocess.run(command, check=False).returncode == 0
    assert tables_of(tmp_path / "out") == tables_of(tmp_path / "whole")
    assert len(ids_of(tmp_path / "out")) == 60

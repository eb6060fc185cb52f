"""A pool of processes: order, bounds, and what becomes of items on which a process dies."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from sayso.errors import ModelError, ReadError, WorkerError
from sayso.report import try_analyse
from sayso.types import Analysis, Article, Rejected
from sayso.workers import Lost, analyse_all, describe_exit, run_all

TEXTS = (
    "“The ferry is late,” Mayor Ines Valdo said on Monday.",
    "Harbour master Tom Brik denied that the pier had sunk.",
    "According to the Gull, two clerks said the ferry was sold.",
    "Nothing of note was heard that day.",
)


def articles() -> list[Article]:
    return [Article(f"a{n}", text, path=f"a{n}.txt") for n, text in enumerate(TEXTS)]


def start_doubling() -> Callable[[int], int]:
    return double


def double(number: int) -> int:
    return 2 * number


def start_dying(folder: str) -> Callable[[int], int]:
    return partial(die_at_seven, Path(folder))


def die_at_seven(folder: Path, number: int) -> int:
    """At 7 the process kills itself each time, at 11 only the first time."""
    if number == 7 or (number == 11 and not (folder / "died").exists()):
        (folder / "died").touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def start_never() -> Callable[[int], int]:
    os._exit(3)


def start_third_time(folder: str) -> Callable[[int], int]:
    """The first two processes are killed before they have begun."""
    for name in ("first", "second"):
        try:
            (Path(folder) / name).touch(exist_ok=False)
        except FileExistsError:
            continue
        os.kill(os.getpid(), signal.SIGKILL)
    return double


def start_without_weights() -> Callable[[int], int]:
    raise ModelError("the weights are missing")


def start_failing() -> Callable[[int], int]:
    return fail


def fail(number: int) -> int:
    raise ReadError(f"row {number}", "is torn")


def test_analyses_come_in_order_and_are_those_of_one_core() -> None:
    expected = [try_analyse(article, threads=1) for article in articles()]
    with closing(analyse_all(articles(), workers=2)) as found:
        assert list(found) == expected
    assert all(isinstance(item, Analysis) for item in expected)
    assert list(analyse_all(articles(), workers=1)) == expected


def test_the_least_confidence_reaches_the_workers() -> None:
    found = list(analyse_all(articles()[:1] * 2, workers=2, min_confidence=1.0))
    assert [item.attributions for item in found if isinstance(item, Analysis)] == [(), ()]


def test_all_items_are_done_in_order() -> None:
    assert list(run_all(start_doubling, range(200), workers=3)) == [(n, 2 * n) for n in range(200)]


def test_items_may_come_as_they_are_done() -> None:
    assert sorted(run_all(start_doubling, range(200), workers=3, ordered=False)) == [(n, 2 * n) for n in range(200)]


def test_no_items_start_no_process() -> None:
    assert list(run_all(start_never, [], workers=2)) == []


def test_a_killed_process_costs_no_item_and_one_that_kills_twice_is_lost_alone(tmp_path: Path) -> None:
    outcomes = dict(run_all(partial(start_dying, str(tmp_path)), range(30), workers=2))
    lost = outcomes.pop(7)
    assert outcomes == {n: n for n in range(30) if n != 7}
    assert isinstance(lost, Lost)
    assert "SIGKILL" in lost.reason


def test_input_is_read_a_bounded_number_ahead() -> None:
    taken = 0

    def count() -> Iterator[int]:
        nonlocal taken
        for number in range(10_000):
            taken += 1
            yield number

    with closing(run_all(start_doubling, count(), workers=2, ahead=5)) as outcomes:
        for given, _ in enumerate(outcomes, start=1):
            assert taken <= given + 2 * 5
            if given == 50:
                break
    assert taken <= 60


def test_a_process_that_cannot_start_is_an_error() -> None:
    with pytest.raises(WorkerError, match="exit code 3"):
        list(run_all(start_never, range(3), workers=2))


def test_a_process_that_is_killed_while_it_starts_is_replaced(tmp_path: Path) -> None:
    found = dict(run_all(partial(start_third_time, str(tmp_path)), range(4), workers=2))
    assert found == {n: 2 * n for n in range(4)}


def test_missing_weights_are_raised_as_they_are() -> None:
    with pytest.raises(ModelError, match="the weights are missing"):
        list(run_all(start_without_weights, range(3), workers=2))


def test_an_error_that_cannot_travel_is_told_in_words() -> None:
    with pytest.raises(WorkerError, match="ReadError: row 0: is torn"):
        list(run_all(start_failing, range(3), workers=2))


def test_workers_end_when_the_run_is_killed(tmp_path: Path) -> None:
    script = tmp_path / "endless.py"
    script.write_text(
        "import itertools, os, sys\n"
        "from sayso.workers import run_all\n"
        "def tell(n): return os.getpid()\n"
        "def start(): return tell\n"
        "if __name__ == '__main__':\n"
        "    for n, pid in run_all(start, itertools.count(), workers=2):\n"
        "        print(pid, flush=True)\n"
    )
    run = subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE, text=True)
    assert run.stdout
    pids = {int(run.stdout.readline()) for _ in range(50)}
    run.kill()
    run.wait()
    run.stdout.close()
    for pid in pids:
        for _ in range(1000):
            try:
                os.kill(pid, 0)
                state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
            except (OSError, IndexError):
                break
            if state == "Z":  # dead, and not yet cleared away by whoever adopted it
                break
            signal.sigtimedwait([], 0.01)
        else:
            pytest.fail(f"worker {pid} lives on")


def test_a_rejection_tells_the_article_and_how_the_process_died(monkeypatch: pytest.MonkeyPatch) -> None:
    def lose(*_: object, **__: object) -> Iterator[tuple[Article, Lost]]:
        yield from ((article, Lost(describe_exit(-9))) for article in articles()[:1])

    monkeypatch.setattr("sayso.workers.run_all", lose)
    (rejected,) = analyse_all(articles())
    assert isinstance(rejected, Rejected)
    assert rejected.path == "a0.txt"
    assert "SIGKILL" in rejected.reason


@pytest.mark.parametrize(
    ("code", "words"), [(3, "exit code 3"), (-15, "SIGTERM"), (-64, "killed by"), (None, "did not end")]
)
def test_an_exit_is_told_in_words(code: int | None, words: str) -> None:
    assert words in describe_exit(code)

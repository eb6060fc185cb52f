"""`sayso ingest` and `sayso watch` as a user meets them; and killed at any moment."""

import json
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from reading.coverage import BODY, full_text, item, page, rss
from reading.web import Served, serving
from sayso.store import open_store

TEXT = "\n\n".join(BODY)


def command(*words: object) -> list[str]:
    return [sys.executable, "-m", "sayso", *map(str, words)]


def sayso(*words: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command(*words), capture_output=True, check=False, timeout=300, text=True)


def test_ingest_analyses_groups_and_makes_searchable_by_one_command(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "gull.txt").write_text(TEXT)
    (tmp_path / "in" / "empty.txt").write_text("")
    done = sayso("ingest", tmp_path / "in", "--store", tmp_path / "desk.db", "--workers", 1)
    assert done.returncode == 0, done.stderr
    assert "1 new, 0 revised, 0 known; 1 analysed" in done.stdout
    assert "1 × is empty" in done.stdout
    with open_store(tmp_path / "desk.db") as store:
        assert [hit.article for hit in store.search("crack hull").items][:1] == ["gull"]
        assert store.who("Ada Quill").utterances
        (story,) = store.stories().items
        assert {entity.name for entity in store.report(story.id).entities} >= {"Ada Quill", "Tom Arden"}
    again = sayso("ingest", tmp_path / "in", "--store", tmp_path / "desk.db")
    assert again.returncode == 0
    assert "0 new, 0 revised, 0 known, 2 sources unchanged; 0 analysed" in again.stdout


def test_ingest_without_anything_to_read_is_an_error(tmp_path: Path) -> None:
    done = sayso("ingest", tmp_path / "nowhere", "file:///etc/hosts", "--store", tmp_path / "desk.db")
    assert done.returncode == 1
    assert "nowhere and file:///etc/hosts could be read" in done.stderr
    assert "does not exist" in done.stderr
    assert "only http and https are" in done.stderr
    assert "Traceback" not in done.stderr


def test_watch_does_not_wait_for_a_file_that_is_not_there(tmp_path: Path) -> None:
    done = sayso("watch", tmp_path / "feeds.opml", "--store", tmp_path / "desk.db")
    assert done.returncode == 1
    assert "feeds.opml: does not exist" in done.stderr


def test_watch_looks_so_many_times_and_says_what_came(tmp_path: Path) -> None:
    with serving() as site:
        site.pages["/rss"] = Served(rss(item(link=site.url("/1"))), "application/rss+xml")
        site.pages["/1"] = Served(page())
        words = ("--store", tmp_path / "desk.db", "--rounds", 1, "--workers", 1)
        refused = sayso("watch", site.url("/rss"), *words)
        allowed = sayso("watch", site.url("/rss"), *words, "--allow-private")
    assert "private network" in refused.stdout
    assert "1 new, 0 revised, 0 known; 1 analysed" in allowed.stdout


def test_watch_ends_when_it_is_asked_to(tmp_path: Path) -> None:
    with serving() as site:
        site.pages["/rss"] = Served(rss(item(content=full_text())), "application/rss+xml")
        words = command("watch", site.url("/rss"), "--store", tmp_path / "desk.db", "--allow-private", "--workers", 1)
        process = subprocess.Popen(words, stdout=subprocess.PIPE, text=True)
        assert process.stdout is not None
        assert "1 new" in process.stdout.readline()  # the round is over; it waits for the next
        process.send_signal(signal.SIGTERM)
        assert process.wait(60) == 0


@pytest.mark.parametrize("seed", range(2))
def test_a_kill_loses_nothing_that_was_stored_and_the_next_run_goes_on(tmp_path: Path, seed: int) -> None:
    path = tmp_path / "rows.jsonl"
    rows = [{"id": str(n), "text": f"{BODY[n % 6]} {BODY[(n + 1) % 6]} It was day {n}."} for n in range(24)]
    path.write_text("\n".join(map(json.dumps, rows)))
    store = tmp_path / "desk.db"
    words = command("ingest", path, "--store", store, "--workers", 1)
    process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    least = random.Random(seed).randrange(1, 16)
    held = 0
    while held < least and process.poll() is None:
        time.sleep(0.02)
        if store.exists() and store.stat().st_size:
            with open_store(store) as opened:
                held = opened.counts().analyses
    process.kill()
    process.wait()
    with open_store(store) as opened:
        assert opened.counts().analyses >= held
        assert not opened.verify()
    assert sayso(*words[3:]).returncode == 0
    with open_store(store) as opened:
        counts = opened.counts()
        assert (counts.articles, counts.unanalysed, counts.stale) == (24, 0, 0)
        assert not opened.verify()

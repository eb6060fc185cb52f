"""What outlasts a kill, a full disk, damage, a lock, another version."""

import os
import signal
import sqlite3
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from tests.store.newsdesk import DAM, FILE, filled

from sayso.errors import StoreBusyError, StoreError
from sayso.store import open_store
from sayso.store.connecting import migrations, split_statements
from sayso.types import Article

KILLS = 25


def forked(work: Callable[[], None]) -> int:
    """Do work in a process of its own, which has all modules at once, and return its id."""
    child = os.fork()
    if child:
        return child
    try:
        work()
    except BaseException:
        os._exit(1)
    os._exit(0)


def write_articles(path: Path, first: int, reports: int) -> None:
    """Add articles for as long as it lives, and report of each that it is stored once it is."""
    with open_store(path) as store:
        for n in range(first, first + 100_000):
            article = Article(f"a{n}", f"The text of article {n}. " * 50, path=f"{n}.txt", title=f"Title {n}")
            with store.batch():
                added = store.add_article(article, "writer")
                store.place(added.id, f"s{n % 7}")
            os.write(reports, f"{added.id}\n".encode())


def test_a_kill_at_any_moment_loses_nothing_that_was_reported(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    open_store(path, create=True).close()
    reported: set[str] = set()
    for run in range(KILLS):
        reading, writing = os.pipe()
        writer = forked(lambda run=run, writing=writing: write_articles(path, 1000 * run, writing))  # type: ignore[misc]
        os.close(writing)
        with os.fdopen(reading) as lines:
            # Killed in the middle of whatever it does when so many articles, and a little time, have gone by.
            for _ in range(run % 5 + 1):
                reported.add(lines.readline().strip())
            time.sleep(0.0007 * run)
            os.kill(writer, signal.SIGKILL)
            reported |= {line.strip() for line in lines if line.endswith("\n")}
        os.waitpid(writer, 0)
    with open_store(path) as store:
        assert reported <= {article.id for article in store.all_articles()}
        assert len(reported) >= KILLS
        assert store.verify() == ()
        assert sum(story.articles for story in store.stories().items) == store.counts().articles


def test_a_full_disk_is_said_and_what_was_stored_stays(tmp_path: Path) -> None:
    with filled(tmp_path / "desk.db") as store:
        pages = sqlite3.connect(store.path).execute("PRAGMA page_count").fetchone()[0]
        with store._database.write() as db:
            db.execute(f"PRAGMA max_page_count = {pages + 1}")
        with pytest.raises(StoreError, match="the disk is full: free some space"):
            store.add_article(replace(DAM, id="long", url=None, path="x", text="many words " * 100_000), "a")
        assert store.article("dam") == DAM
        assert store.counts().articles == 3
        assert store.verify() == ()


def test_a_store_that_another_one_writes_to_is_busy_for_writers_only(tmp_path: Path) -> None:
    filled(tmp_path / "desk.db").close()
    other = sqlite3.connect(tmp_path / "desk.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with open_store(tmp_path / "desk.db", wait_s=0.05) as store:
        assert store.article("dam") == DAM
        with pytest.raises(StoreBusyError, match="another process writes to the store"):
            store.add_article(FILE, "a")
        other.rollback()
        store.add_article(FILE, "a")
    other.close()


def test_many_read_while_one_writes(tmp_path: Path) -> None:
    errors: list[BaseException] = []
    done = threading.Event()
    with filled(tmp_path / "desk.db") as store:

        def read() -> None:
            try:
                while not done.is_set():
                    counts, stories = store.counts(), store.stories().items
                    assert counts.articles >= 3
                    assert len(stories) >= 2
                    store.search("dam")
            except BaseException as error:
                errors.append(error)

        readers = [threading.Thread(target=read) for _ in range(4)]
        for reader in readers:
            reader.start()
        for n in range(12):
            added = store.add_article(replace(DAM, id=f"n{n}", url=None, path=f"{n}", text=f"dam {n}"), "a")
            store.place(added.id, f"s{n}")
        done.set()
        for reader in readers:
            reader.join()
        assert errors == []
        assert store.counts().articles == 15


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="open files are counted by way of /proc")
def test_threads_that_have_ended_leave_no_file_open(tmp_path: Path) -> None:
    with filled(tmp_path / "desk.db") as store:
        before = len(os.listdir("/proc/self/fd"))
        for _ in range(20):
            reader = threading.Thread(target=store.counts)
            reader.start()
            reader.join()
        assert len(os.listdir("/proc/self/fd")) <= before + 3  # those of the last one


def test_a_store_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    filled(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 999")
    connection.close()
    before = path.read_bytes()
    for create in (False, True):
        with pytest.raises(StoreError, match=r"newer sayso .store version 999; this one knows"):
            open_store(path, create=create)
    assert path.read_bytes() == before


def test_a_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE recipes (name)")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(StoreError, match="another program"):
        open_store(path, create=True)
    assert path.read_bytes() == before


@pytest.mark.parametrize("content", [b"An essay on dams.\n" * 100, b"SQLite format 3\x00" + b"\xff" * 5000])
def test_what_is_no_database_is_said_to_be_none(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "notes.db"
    path.write_bytes(content)
    with pytest.raises(StoreError, match=r"damaged, or is no store|another program"):
        open_store(path)
    assert path.read_bytes() == content


def test_a_store_that_is_not_there_is_not_made_by_asking(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no store here"):
        open_store(tmp_path / "none.db")
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "empty.db").touch()
    with pytest.raises(StoreError, match="there is no store here"):
        open_store(tmp_path / "empty.db")


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match="folder cannot be made"):
        open_store(tmp_path / "file" / "desk.db", create=True)


def test_a_store_that_disappears_is_noticed(tmp_path: Path) -> None:
    with filled(tmp_path / "desk.db") as store:
        store.path.rename(tmp_path / "moved.db")
        with pytest.raises(StoreError, match="has gone or was replaced"):
            store.article("dam")


def test_damaged_pages_are_said_and_the_rest_can_be_read(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    filled(path).close()
    with sqlite3.connect(path) as connection:
        page = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'story_events_story'").fetchone()[0]
        size = connection.execute("PRAGMA page_size").fetchone()[0]
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    with path.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\xff" * size)
    with open_store(path) as store:
        assert store.article("dam") == DAM
        assert len(store.report("dam-story").articles) == 2
        assert any(problem.where == "the file" or problem.where == "file" for problem in store.verify())
        with pytest.raises(StoreError, match="the file is damaged"):
            store.story_events("dam-story")


def test_a_closed_store_says_so(tmp_path: Path) -> None:
    store = filled(tmp_path / "desk.db")
    store.close()
    with pytest.raises(StoreError, match="has been closed"):
        store.counts()


def test_several_processes_may_make_one_store(tmp_path: Path) -> None:
    makers = [forked(lambda: open_store(tmp_path / "new.db", create=True).close()) for _ in range(4)]
    assert [os.waitpid(maker, 0)[1] for maker in makers] == [0, 0, 0, 0]
    with open_store(tmp_path / "new.db") as store:
        assert store.verify() == ()


def test_every_migration_is_whole_statements() -> None:
    for migration in migrations():
        statements = list(split_statements(migration))
        assert "".join(statements).strip() == migration.strip()

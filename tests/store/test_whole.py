import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.store.newsdesk import filled

from sayso.errors import StoreError
from sayso.store import Store, open_store
from sayso.store.records import JoinStories, Rename
from sayso.types import Rejected


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with filled(tmp_path / "desk.db") as opened:
        yield opened


def spoil(store: Store, statement: str) -> None:
    with sqlite3.connect(store.path) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.execute(statement)
    connection.close()


def test_all_of_a_sound_store_holds(store: Store) -> None:
    store.report("dam-story")
    assert store.verify() == ()


@pytest.mark.parametrize(
    ("damage", "where"),
    [
        ("UPDATE texts SET text = replace(text, 'dam', 'ham')", "text 1"),
        ("UPDATE revisions SET title = 'x' WHERE number = 1", "article dam, revision 1"),
        ("UPDATE revisions SET boilerplate = '[[5, 9999, \"ad\"]]' WHERE number = 2", "article file, revision 1"),
        ("UPDATE analyses SET packed = x'00'", "analysis "),
        ("UPDATE sayings SET spans = '[[0, 4]]' WHERE id = 'dam:0'", "saying dam:0"),
        ("UPDATE stories SET articles = 7 WHERE id = 'dam-story'", "story dam-story"),
        ("DELETE FROM saying_words", "index saying_words"),
        ("INSERT INTO article_words (article_words) VALUES ('delete-all')", "index article_words"),
        ("UPDATE corrections SET body = '[]'", "corrections"),
        ("UPDATE articles SET story = 99 WHERE id = 'fair'", "articles 3"),
    ],
)
def test_damage_is_found(store: Store, damage: str, where: str) -> None:
    store.correct(Rename("Hedda Brandt", "H. B.", story="dam-story"), "Ida")
    spoil(store, damage)
    assert any(problem.where.startswith(where) for problem in store.verify())


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE analyses SET packed = x'00'",
        "UPDATE sayings SET content = 'nothing of the kind'",
        "UPDATE stories SET articles = 7 WHERE id = 'dam-story'",
        "DELETE FROM saying_words",
        "INSERT INTO article_words (article_words) VALUES ('delete-all')",
    ],
)
def test_what_is_derived_is_mended(store: Store, damage: str) -> None:
    spoil(store, damage)
    problems = store.verify(mend=True)
    assert problems
    assert all(problem.mended for problem in problems)
    assert store.verify() == ()


def test_a_dump_makes_the_same_store_again(store: Store, tmp_path: Path) -> None:
    store.correct(Rename("Hedda Brandt", "H. B.", story="dam-story"), "Ida")
    store.correct(JoinStories("dam-story", "fair-story"), "Ida")
    store.reject(Rejected("a.bin", "is no text"), "folder")
    lines = [json.dumps(row) for row in store.dump()]
    with open_store(tmp_path / "again.db", create=True) as again:
        assert again.load(lines, "dump.jsonl") == len(lines) - 1
        again.renew()
        assert again.report("dam-story") == store.report("dam-story")
        assert again.stories().items[0].sayings == store.stories().items[0].sayings
        assert again.corrections() == store.corrections()
        assert again.story_events() == store.story_events()
        assert again.rejections() == store.rejections()
        assert again.search("pumpkins").items == store.search("pumpkins").items
        assert again.verify() == ()
        assert [json.dumps(row) for row in again.dump()] == lines
        with pytest.raises(StoreError, match="is not empty"):
            again.load(lines, "dump.jsonl")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "dump:2: is no JSON"),
        ("[" * 100_000, "dump:2: is no JSON"),
        ("[]", "dump:2: is no object"),
        ('{"table": "sqlite_master"}', "dump:2: is no row of a store"),
        ('{"table": "articles", "id) VALUES (1); --": 2}', "dump:2: has fields that are not known"),
        ('{"table": "articles", "id": []}', "dump:2: does not fit"),
        ('{"table": "articles", "number": 1e400}', "dump:2: does not fit"),
        ('{"table": "articles", "number": 99999999999999999999}', "dump:2: does not fit"),
        ('{"table": "revisions"}', "dump:2: has no `text`"),
        ('{"table": "revisions", "text": "\\ud800"}', "dump:2: does not fit"),
        ('{"table": "articles", "id": "a", "given_id": "a", "received": "2023", "revision": 9}', "dump: is not whole"),
    ],
)
def test_a_dump_that_does_not_fit_changes_nothing(tmp_path: Path, line: str, reason: str) -> None:
    head = '{"table": "store", "format": "sayso.store/1", "version": 1}'
    with open_store(tmp_path / "new.db", create=True) as store:
        with pytest.raises(StoreError) as error:
            store.load([head, line], "dump")
        assert reason in str(error.value)
        assert store.counts().articles == 0


@pytest.mark.parametrize(
    "head", ['{"text": "an article"}', '{"table": "store", "format": "sayso.store/1", "version": 99}', ""]
)
def test_something_else_is_no_dump(tmp_path: Path, head: str) -> None:
    with open_store(tmp_path / "new.db", create=True) as store, pytest.raises(StoreError):
        store.load([head], "dump")


def test_a_store_is_exported_as_parquet_tables(store: Store, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    store.report("dam-story")
    store.reject(Rejected("a.bin", "is no text"), "folder")
    files = {file.stem: parquet.read_table(file).to_pylist() for file in store.export_parquet(tmp_path / "tables")}
    assert [row["article"] for row in files["articles"]] == ["dam", "file", "fair"]
    assert {row["story"] for row in files["attributions"]} == {"dam-story", "fair-story"}
    assert len(files["attributions"]) == 6
    assert {row["story"] for row in files["claims"]} == {"dam-story"}
    assert len(files["rejections"]) == 1
    again = {file.stem: parquet.read_table(file) for file in store.export_parquet(tmp_path / "all", compare=True)}
    assert set(again["claims"].column("story").to_pylist()) == {"dam-story", "fair-story"}
    assert not list((tmp_path / "tables").glob(".*"))

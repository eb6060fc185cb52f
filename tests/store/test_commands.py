import csv
import io
import json
from pathlib import Path

import pytest
from tests.store.newsdesk import filled
from typer.testing import CliRunner, Result

from sayso.cli import app
from sayso.errors import SaysoError
from sayso.store import open_store


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("store") / "desk.db"
    filled(path).close()
    return path


def run(path: Path, *words: str) -> Result:
    return CliRunner().invoke(app, [*words, "--store", str(path)], catch_exceptions=False)


@pytest.mark.parametrize(
    "words",
    [("stories",), ("search", "dam"), ("who", "Brandt"), ("trace", "publish every page of the file"), ("verify",)],
)
def test_every_list_comes_as_a_table_as_json_lines_and_as_csv(path: Path, words: tuple[str, ...]) -> None:
    table = run(path, *words)
    assert table.exit_code == 0
    rows = [json.loads(line) for line in run(path, *words, "--format", "jsonl").stdout.splitlines()]
    sheet = list(csv.reader(io.StringIO(run(path, *words, "--format", "csv").stdout)))
    assert len(sheet) == len(rows) + 1
    assert all(len(row) == len(sheet[0]) for row in sheet)
    assert bool(rows) == (words != ("verify",))


def test_a_list_that_is_longer_says_how_to_go_on(path: Path) -> None:
    result = run(path, "stories", "--limit", "1", "--format", "csv")
    mark = result.stderr.partition("--after ")[2].strip()
    assert "fair-story" in result.stdout
    assert "dam-story" in run(path, "stories", "--limit", "1", "--after", mark, "--format", "csv").stdout


def test_a_story_is_shown_and_written_as_its_report(path: Path, tmp_path: Path) -> None:
    assert "Dam was never surveyed" in run(path, "story", "dam-story").stdout
    document = json.loads(run(path, "story", "dam-story", "--format", "json").stdout)
    assert document["format"] == "sayso.report/1"
    assert [article["id"] for article in document["articles"]] == ["dam", "file"]
    assert run(path, "story", "dam-story", "--format", "csv", "--out", str(tmp_path / "csv")).exit_code == 0
    assert (tmp_path / "csv" / "articles.csv").exists()
    assert run(path, "story", "dam-story", "--format", "csv").exit_code == 2


def test_what_is_not_there_is_an_error(path: Path, tmp_path: Path) -> None:
    with pytest.raises(SaysoError, match="no story 'nothing'"):
        run(path, "story", "nothing")
    with pytest.raises(SaysoError, match="there is no store here"):
        run(tmp_path / "none.db", "stories")
    with pytest.raises(SaysoError, match="is no date"):
        run(path, "search", "dam", "--since", "yesterday")


def test_a_name_that_means_several_is_said_to(path: Path) -> None:
    assert "Nobody called Zacharias" in run(path, "who", "Zacharias").stderr


def test_a_phrase_in_one_argument_is_a_phrase(path: Path) -> None:
    assert "dam" in run(path, "search", "every page", "--format", "csv").stdout
    assert run(path, "search", "page every", "--format", "csv").stdout.count("\n") == 1


def test_a_store_is_exported_and_imported(path: Path, tmp_path: Path) -> None:
    dump = tmp_path / "desk.jsonl"
    assert run(path, "export", str(dump), "--jsonl").exit_code == 0
    again = tmp_path / "again.db"
    assert "imported" in run(again, "import", str(dump)).stdout
    assert run(again, "verify").exit_code == 0
    with open_store(again) as store:
        assert store.counts().sayings == 6


def test_something_else_makes_no_store(tmp_path: Path) -> None:
    (tmp_path / "rows.jsonl").write_text('{"id": "a", "text": "An article."}\n')
    with pytest.raises(SaysoError, match="articles are taken in by `sayso ingest`"):
        run(tmp_path / "new.db", "import", str(tmp_path / "rows.jsonl"))
    with pytest.raises(SaysoError, match="cannot be read"):
        run(tmp_path / "new.db", "import", str(tmp_path / "missing.jsonl"))


def test_parquet_goes_to_a_folder(path: Path, tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    assert run(path, "export", "-").exit_code == 2
    assert "articles.parquet" in run(path, "export", str(tmp_path / "tables")).stdout


def test_damage_gives_exit_code_1(tmp_path: Path) -> None:
    with filled(tmp_path / "desk.db") as store, store._database.write() as db:
        db.execute("DELETE FROM saying_words")
    assert run(tmp_path / "desk.db", "verify").exit_code == 1
    assert run(tmp_path / "desk.db", "verify", "--mend").exit_code == 0
    assert run(tmp_path / "desk.db", "verify").exit_code == 0

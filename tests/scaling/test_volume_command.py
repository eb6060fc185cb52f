"""The commands: exit codes, the report, and the tables of a folder grouped."""

import json
from pathlib import Path

import pytest
from tests.scaling.archive import ids_of, write_rows
from typer.testing import CliRunner

from sayso.cli import app


def invoke(*words: str | Path) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, [str(word) for word in words])
    return result.exit_code, result.stdout, result.stderr


def test_a_run_reports_what_it_did_and_the_next_one_that_nothing_was_left(tmp_path: Path) -> None:
    rows = write_rows(tmp_path / "rows.jsonl", range(4))
    code, printed, _ = invoke("analyse", rows, "--out", tmp_path / "out", "--workers", "1")
    report = json.loads(printed)
    assert code == 0
    assert report["articles"] == 4
    assert report["rejections"] == {"total": 0, "reasons": {}}
    assert sum(report["steps"].values()) == pytest.approx(1, abs=0.01)
    assert json.loads((tmp_path / "out/_sayso/report.json").read_text()) == report
    again = json.loads(invoke("analyse", rows, "--out", tmp_path / "out", "--workers", "1")[1])
    assert (again["articles"], again["in_folder"]["articles"]) == (0, 4)


def test_what_is_left_out_is_named_and_ends_with_three_every_time(tmp_path: Path) -> None:
    rows = write_rows(tmp_path / "rows.jsonl", range(2))
    (tmp_path / "torn.jsonl").write_text('{"id": ')
    for _ in range(2):
        code, printed, said = invoke(
            "analyse", rows, tmp_path / "torn.jsonl", "--out", tmp_path / "out", "--workers", "1"
        )
        assert code == 3
        assert [item["path"] for item in json.loads(printed)["left_out"]] == [f"{tmp_path}/torn.jsonl:1"]
        assert "is not JSON" in said
    assert ids_of(tmp_path / "out") == ["t0", "t1"]


def test_another_engine_is_wrong_usage(tmp_path: Path) -> None:
    code, _, said = invoke("analyse", tmp_path, "--out", tmp_path / "out", "--engine", "spark")
    assert code == 2
    assert "local or ray" in said


def test_a_folder_of_results_is_grouped_into_a_table(tmp_path: Path) -> None:
    rows = write_rows(tmp_path / "rows.jsonl", range(3))
    invoke("analyse", rows, "--out", tmp_path / "out", "--workers", "1")
    code, printed, _ = invoke("group", tmp_path / "out", "--workers", "1")
    assert code == 0
    assert json.loads(printed)["articles"] == 3
    assert (tmp_path / "out/stories.parquet").exists()

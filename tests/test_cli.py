"""The command line as a user meets it: in a process of its own, with its output, errors and exit codes."""

import gzip
import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from sayso.cli.output import open_output

ROOT = Path(__file__).parent.parent
FERRY = ROOT / "examples" / "ferry"
TEXT = (
    "The harbour board said on Monday that the ferry’s hull was sound, and that it had been looked at twice.\n\n"
    "“There is no crack,” chief engineer Ada Quill told reporters. “We looked at every plate of it.”\n"
)


def sayso(*words: object, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "sayso", *map(str, words)]
    return subprocess.run(command, input=stdin, capture_output=True, check=False, timeout=120)


def rows(output: bytes) -> list[dict]:
    return [json.loads(line) for line in output.decode().splitlines()]


def test_report_writes_json_and_a_page_and_says_so(tmp_path: Path) -> None:
    done = sayso("report", FERRY, "--json", tmp_path / "r.json", "--html", tmp_path / "r.html")
    assert done.returncode == 0, done.stderr.decode()
    assert b"r.html" in done.stdout
    report = json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))
    assert report["format"] == "sayso.report/1"
    assert len(report["articles"]) == 5
    assert "<script" not in (tmp_path / "r.html").read_text(encoding="utf-8")
    assert {path.name for path in tmp_path.iterdir()} == {"r.json", "r.html"}


def test_json_on_standard_output_is_nothing_but_json() -> None:
    done = sayso("report", "-", "--json", "-", stdin=TEXT.encode())
    assert json.loads(done.stdout)["articles"][0]["text"] == TEXT


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    first, second = (sayso("report", FERRY, "--json", "-").stdout for _ in range(2))
    assert first == second


def test_attributions_gives_a_row_for_every_article_with_offsets_into_its_text(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl.gz"
    inputs = [
        {"id": "a", "text": TEXT},
        {"id": "b", "text": "The ferry left the harbour at noon and came back at four."},
    ]
    path.write_bytes(gzip.compress("\n".join(map(json.dumps, inputs)).encode()))
    done = sayso("attributions", path)
    assert done.returncode == 0, done.stderr.decode()
    first, second = rows(done.stdout)
    assert (first["id"], second) == ("a", {"id": "b", "attributions": []})
    quoted = next(a for a in first["attributions"] if a["speaker"] == "Ada Quill")
    assert " ".join(TEXT[start:end] for start, end in quoted["content"]).startswith("“There is no crack")
    assert quoted["words"]["content"].startswith("“There is no crack")
    assert quoted["quotation"] == "direct"
    assert quoted["anonymous"] is False


def test_attributions_as_a_table_and_as_csv_have_a_row_for_each() -> None:
    table = sayso("attributions", "-", "--format", "table", stdin=TEXT.encode()).stdout.decode()
    assert "Ada Quill" in next(line for line in table.splitlines() if "There is no crack" in line)
    head, *lines = sayso("attributions", "-", "--format", "csv", stdin=TEXT.encode()).stdout.decode().splitlines()
    assert head == "article,speaker,through,act,content,sure"
    assert len(lines) >= 2


def test_a_reader_that_closes_the_pipe_ends_the_command_without_a_trace() -> None:
    command = f'"{sys.executable}" -m sayso report "{FERRY}" | head -1'
    done = subprocess.run(["sh", "-c", command], capture_output=True, check=False, timeout=120)
    assert done.stdout.decode().count("\n") == 1
    assert done.stderr == b""


def test_completion_can_be_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    # Typer else looks among the parents of the process for a shell, and a test may be run by something else.
    monkeypatch.setenv("_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION", "1")
    assert b"COMPREPLY" in sayso("--show-completion", "bash").stdout


def test_min_confidence_leaves_out_what_is_less_sure() -> None:
    every, sure = (rows(sayso("attributions", FERRY, "--min-confidence", least).stdout) for least in ("0", "0.8"))
    kept = [a["confidence"] for row in sure for a in row["attributions"]]
    assert kept
    assert min(kept) >= 0.8
    assert len(kept) < sum(len(row["attributions"]) for row in every)


def test_sources_says_who_speaks_and_how_the_unnamed_are_described() -> None:
    listed = rows(sayso("sources", FERRY).stdout)
    assert "Tobias Renn" in {row["name"] for row in listed}
    unnamed = [row for row in listed if row["type"] == "anonymous"]
    assert any(row["count"] == 2 for row in unnamed)


def test_dates_reads_expressions_against_the_date_of_the_article(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text(json.dumps({"id": "a", "published": "2024-05-14", "text": TEXT}), encoding="utf-8")
    (row,) = rows(sayso("dates", path).stdout)
    monday = next(t for t in row["timex"] if TEXT[t["start"] : t["end"]] == "Monday")
    assert (monday["type"], monday["value"]) == ("DATE", "2024-05-13")


def test_group_puts_the_articles_of_one_story_together_and_another_apart(tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text(
        "Orchard growers in the Vale lost a third of their blossom to frost\n\nThe growers' union said on Thursday "
        "that apples would be scarce and dear this autumn, after three nights of frost in the Vale killed the blossom "
        "on four thousand hectares. Pear trees, which flower earlier, were spared.\n",
        encoding="utf-8",
    )
    done = sayso("group", FERRY, other)
    assert done.returncode == 0, done.stderr.decode()
    story = {row["id"]: row["story"] for row in rows(done.stdout)}
    assert len(story) == 6
    news = ("vessaly-press-agency", "radio-vessaly", "daily-gull", "harbour-ledger")
    assert len({story[name] for name in news}) == 1
    assert story["other"] not in {value for name, value in story.items() if name != "other"}


def test_bad_inputs_are_counted_with_their_reasons_and_the_rest_goes_on(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (tmp_path / "broken.jsonl").write_text('{"text": \n', encoding="utf-8")
    (tmp_path / "german.txt").write_text(
        "Der Hafenrat erklärte am Montag, dass die Fähre nicht mehr fahren werde, weil das Geld dafür fehle.", "utf-8"
    )
    done = sayso("report", tmp_path, "--json", "-")
    assert done.returncode == 0
    report = json.loads(done.stdout)
    assert len(report["articles"]) == 1
    rejected = {Path(row["path"]).name.partition(":")[0]: row["reason"] for row in report["rejected"]}
    assert set(rejected) == {"empty.txt", "binary.txt", "broken.jsonl", "german.txt"}
    assert all(rejected.values())


@pytest.mark.parametrize(
    "words", [["report", "nowhere.txt"], ["attributions", "nowhere.txt"], ["sources", "nowhere.txt"]]
)
def test_no_readable_input_is_an_error_in_one_line(words: list[str], tmp_path: Path) -> None:
    done = sayso(*words)
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr
    assert b"nowhere.txt" in done.stderr


@pytest.mark.parametrize(
    "words", [["report"], ["report", "x", "--what"], ["nothing"], ["attributions", "x", "--min-confidence", "2"]]
)
def test_wrong_usage_is_exit_code_2(words: list[str]) -> None:
    assert sayso(*words).returncode == 2


def test_an_output_that_cannot_be_written_is_an_error_and_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    done = sayso("report", "-", "--html", tmp_path / "file" / "r.html", stdin=TEXT.encode())
    assert done.returncode == 1
    assert b"cannot be written" in done.stderr
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("name", "reason"),
    [("empty", "is an empty folder"), ("https://harbour.example/ferry", "`sayso ingest` fetches pages")],
)
def test_an_input_that_cannot_give_an_article_says_why(name: str, reason: str, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    done = sayso("report", name if "://" in name else tmp_path / name)
    assert done.returncode == 1
    assert reason.encode() in done.stderr


def test_what_is_no_file_is_written_to_and_never_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with ThreadPoolExecutor() as reader:
        received = reader.submit(pipe.read_text, encoding="utf-8")
        with open_output(str(pipe)) as stream:
            stream.write("the ferry sails")
        assert received.result(20) == "the ferry sails"
    assert pipe.is_fifo()
    assert list(tmp_path.iterdir()) == [pipe]


def test_a_link_stays_a_link_to_what_is_written(tmp_path: Path) -> None:
    (tmp_path / "link.json").symlink_to(tmp_path / "there.json")
    with open_output(str(tmp_path / "link.json")) as stream:
        stream.write("{}")
    assert (tmp_path / "link.json").is_symlink()
    assert (tmp_path / "there.json").read_text(encoding="utf-8") == "{}"

"""`sayso check` as a user meets it, on the draft and the coverage that ship as examples."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from sayso.cli import app

EXAMPLES = Path(__file__).parents[2] / "examples"
DRAFT, FERRY = EXAMPLES / "draft.txt", EXAMPLES / "ferry"
CALM = "The harbour board of Ostrand met on Monday.\n\nIt will meet again in the spring, when the wall is built.\n"


def check(*words: object, stdin: str = ""):
    return CliRunner().invoke(app, ["check", *map(str, words)], input=stdin)


@pytest.fixture(scope="module")
def found() -> list[dict]:
    done = check(DRAFT, "--against", FERRY, "--format", "json")
    assert done.exit_code == 0, done.stderr
    return json.loads(done.stdout)["findings"]


def the_one(found: list[dict], kind: str, words: str) -> dict:
    (finding,) = [one for one in found if one["kind"] == kind and words in one["text"]]
    return finding


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("quotation_altered", "We owe the families an apology"),
        ("number_differs", "At least 14 people died"),
        ("number_differs", "46 million crowns"),
        ("hedge_lost", "insurers will refuse to pay"),
        ("one_unnamed_source", "the captain had asked for another door"),
        ("first_teller", "signed the door off in March"),
        ("relay_without_origin", "Reports say"),
        ("source_undescribed", "officials"),
        ("surname_only", "Quill"),
        ("judging_cue", "admitted"),
        ("draft_undated", "yesterday"),
    ],
)
def test_what_is_hidden_in_the_example_draft_is_found(found: list[dict], kind: str, words: str) -> None:
    assert the_one(found, kind, words)["note"]


def test_the_denial_of_the_ministry_is_missed_first_of_all(found: list[dict]) -> None:
    assert found[0]["kind"] == "denial_left_out"
    assert "Transport Ministry" in found[0]["note"]


def test_what_to_look_at_first_comes_first(found: list[dict]) -> None:
    order = ["look_at_first", "look_at_next", "if_there_is_time"]
    places = [order.index(one["severity"]) for one in found]
    assert places == sorted(places)
    assert places[0] == 0
    assert places[-1] == 2


def test_the_draft_is_no_coverage_of_itself(tmp_path: Path) -> None:
    (tmp_path / "draft.txt").write_text(CALM, encoding="utf-8")
    (tmp_path / "wire.txt").write_text(
        "The bank of Ostrand sold the old lighthouse to a firm in May.\n", encoding="utf-8"
    )
    done = check(tmp_path / "draft.txt", "--against", tmp_path, "--format", "json")
    assert [article["id"] for article in json.loads(done.stdout)["coverage"]] == ["wire"]


def test_an_article_of_the_same_name_keeps_apart_from_the_draft(tmp_path: Path) -> None:
    (tmp_path / "draft.txt").write_text("The bank of Ostrand sold the old lighthouse in May.\n", encoding="utf-8")
    done = check("-", "--against", tmp_path / "draft.txt", "--format", "json", stdin=CALM)
    read = json.loads(done.stdout)
    assert len({read["draft"]["id"], *(article["id"] for article in read["coverage"])}) == 2


def test_a_copy_of_the_draft_is_left_out_and_said_to_be(tmp_path: Path) -> None:
    (tmp_path / "copy.txt").write_text(CALM.replace("\n\n", "\n\n\n"), encoding="utf-8")
    done = check("-", "--against", tmp_path / "copy.txt", "--format", "json", stdin=CALM)
    read = json.loads(done.stdout)
    assert read["coverage"] == []
    assert read["not_measured"] == ["1 article is the draft word for word, and left out of the coverage."]


def test_findings_end_a_pipeline_only_when_asked(tmp_path: Path) -> None:
    (tmp_path / "calm.txt").write_text(CALM, encoding="utf-8")
    assert check(DRAFT).exit_code == 0
    assert check(DRAFT, "--fail").exit_code == 4
    assert check(tmp_path / "calm.txt", "--fail").exit_code == 0


def test_markdown_goes_to_a_file(tmp_path: Path) -> None:
    assert check(DRAFT, "--format", "md", "--out", tmp_path / "check.md").exit_code == 0
    assert (tmp_path / "check.md").read_text(encoding="utf-8").startswith("# Inspector signed off doomed ferry's door")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["nowhere.txt"], "nowhere.txt"),
        ([FERRY], "5 articles: give one draft"),
        ([DRAFT, "--against", "nowhere/"], "no coverage could be read"),
        ([DRAFT, "--against", DRAFT], "nothing beside the draft"),
    ],
)
def test_what_cannot_be_read_is_an_error_of_one_line(words: list[object], said: str) -> None:
    done = check(*words)
    assert done.exit_code == 1
    assert said in str(done.exception)
    assert "\n" not in str(done.exception)


def test_of_a_draft_that_cannot_be_read_the_first_reason_is_told(tmp_path: Path) -> None:
    broken = tmp_path / "broken.jsonl"
    broken.write_text('{"text": \n[1, 2]\n', encoding="utf-8")
    assert str(check(broken).exception) == f"{broken}:1: is not JSON: expecting value at character 9"


def test_one_standard_input_cannot_be_both() -> None:
    assert check("-", "--against", "-", stdin=CALM).exit_code == 2

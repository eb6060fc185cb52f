"""`sayso report --format`: one way to ask for every format, in process."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from sayso.cli import app
from sayso.presenting.formats import FOLDERS, MEDIA_TYPES, Format
from sayso.presenting.table_rows import ROW_TYPES

TEXT = "Ada Quill said the hull was sound. “There is no crack,” she told reporters on Monday.\n"


def sayso(*words: object, stdin: str = TEXT) -> Result:
    return CliRunner().invoke(app, ["report", "-", *map(str, words)], input=stdin)


def test_a_format_on_standard_output_is_nothing_but_it() -> None:
    done = sayso("--format", "jsonld")
    assert done.exit_code == 0, done.output
    assert json.loads(done.stdout)["@context"] == {"@vocab": "https://schema.org/"}


@pytest.mark.parametrize("form", [form for form in Format if form not in FOLDERS])
def test_every_format_goes_to_a_file_and_the_summary_is_printed(form: Format, tmp_path: Path) -> None:
    target = tmp_path / "story"
    done = sayso("--format", form, "--out", target)
    assert done.exit_code == 0, done.output
    assert done.stdout.endswith(f"wrote {target}\n")
    assert "Ada Quill" in target.read_text(encoding="utf-8")


@pytest.mark.parametrize("form", FOLDERS)
def test_tables_go_to_a_folder(form: Format, tmp_path: Path) -> None:
    done = sayso("-f", form, "-o", tmp_path / "tables")
    assert done.exit_code == 0, done.output
    assert (tmp_path / "tables" / f"attributions.{form}").stat().st_size > 100


def test_three_formats_at_once(tmp_path: Path) -> None:
    files = [tmp_path / name for name in ("r.json", "r.html", "r.md")]
    done = sayso("--json", files[0], "--html", files[1], "-f", "markdown", "-o", files[2])
    assert done.exit_code == 0, done.output
    assert all(file.stat().st_size for file in files)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--out", "story.md"), "give a format"),
        (("--format", "csv"), "a folder of tables"),
        (("--format", "prov", "--json", "-"), "one format only"),
        (("--format", "docx"), "docx"),
    ],
)
def test_what_cannot_be_meant_is_wrong_usage(words: tuple[str, ...], said: str) -> None:
    done = sayso(*words)
    assert done.exit_code == 2
    assert said in done.output


def test_every_file_format_has_its_media_type() -> None:
    assert set(MEDIA_TYPES) == set(Format) - set(FOLDERS)


def test_the_documentation_names_every_format_and_every_table() -> None:
    text = (Path(__file__).parents[2] / "docs" / "exports.md").read_text(encoding="utf-8")
    assert [form for form in Format if f"| `{form}` |" not in text] == []
    assert [table for table in ROW_TYPES if f"`{table}`" not in text] == []

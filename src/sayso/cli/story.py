"""`sayso report`: the articles of one story, side by side."""

import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from sayso.cli.app import app
from sayso.cli.options import Inputs, MinConfidence, Names
from sayso.cli.output import open_output, show_progress
from sayso.presenting.formats import FOLDERS, Format
from sayso.types import Article, Report


@app.command(short_help="The articles of one story side by side: summary, page, JSON")
def report(
    paths: Inputs,
    json_file: Annotated[
        str | None, typer.Option("--json", metavar="FILE", help="Write the report as JSON; - for standard output.")
    ] = None,
    html_file: Annotated[
        str | None, typer.Option("--html", metavar="FILE", help="Write the report as one self-contained page.")
    ] = None,
    form: Annotated[
        Format | None, typer.Option("--format", "-f", help="Write the report in this format, to --out.")
    ] = None,
    out: Annotated[
        str,
        typer.Option(
            "--out",
            "-o",
            metavar="FILE",
            help="Where --format goes: a file, or - for standard output; for csv and parquet a folder.",
        ),
    ] = "-",
    names: Names = None,
    min_confidence: MinConfidence = 0.0,
) -> None:
    """Compare the articles of one story: who said what, through whom, and where the outlets differ.

    Prints a summary, unless a format goes to standard output. --json FILE and --html FILE are short for two formats.

    \b
    sayso report coverage/
    sayso report a.txt b.html c.jsonl --html story.html
    cat rows.jsonl | sayso report - --json - | jq '.claims[].wording'
    sayso report coverage/ --format markdown | pbcopy
    sayso report coverage/ --format parquet --out tables/
    """
    wanted = [(Format.JSON, json_file), (Format.HTML, html_file), (form, out)]
    targets = [(kind, target) for kind, target in wanted if kind and target]
    _check(form, out, [target for _, target in targets])
    story = _make_report(paths, names, min_confidence)
    for kind, target in targets:
        _write(story, kind, target)
    if "-" not in (target for _, target in targets):
        from sayso.presenting.terminal import print_report

        print_report(story, Console())
        for _, target in targets:
            typer.echo(f"wrote {target}")


def _check(form: Format | None, out: str, targets: list[str]) -> None:
    """Refuse what cannot be meant, before anything is read."""
    if form is None and out != "-":
        raise typer.BadParameter("says where --format goes: give a format, too", param_hint="--out")
    if form in FOLDERS and out == "-":
        raise typer.BadParameter(f"{form} is a folder of tables: give one", param_hint="--out")
    if targets.count("-") > 1:
        raise typer.BadParameter("standard output can take one format only", param_hint="--out")


def _make_report(paths: list[str], names: Path | None, min_confidence: float) -> Report:
    from sayso.report import report as make_report
    from sayso.sources import read_corrections

    corrections = read_corrections(names) if names else None
    with show_progress() as progress:
        task = progress.add_task("reading", total=None)

        def show(article: Article) -> None:
            progress.update(task, description=f"reading {article.path or article.id}")

        return make_report(
            paths, names=corrections, min_confidence=min_confidence, stdin=sys.stdin.buffer, on_article=show
        )


def _write(story: Report, form: Format, target: str) -> None:
    from sayso.presenting.exports import export_document, export_folder

    if form in FOLDERS:
        export_folder(story, form, Path(target))
        return
    document = export_document(story, form)
    with open_output(target) as stream:
        stream.write(document)

"""`sayso report`: the articles of one story, side by side."""

import sys
from typing import Annotated

import typer
from rich.console import Console

from sayso.cli.app import app
from sayso.cli.options import Inputs, MinConfidence, Names
from sayso.cli.output import open_output, show_progress
from sayso.types import Article


@app.command()
def report(
    paths: Inputs,
    json_file: Annotated[
        str | None, typer.Option("--json", metavar="FILE", help="Write the report as JSON; - for standard output.")
    ] = None,
    html_file: Annotated[
        str | None, typer.Option("--html", metavar="FILE", help="Write the report as one self-contained page.")
    ] = None,
    names: Names = None,
    min_confidence: MinConfidence = 0.0,
) -> None:
    """Compare the articles of one story: who said what, through whom, and where the outlets differ.

    Prints a summary, unless the JSON goes to standard output.

    \b
    sayso report coverage/
    sayso report a.txt b.html c.jsonl --html story.html
    cat rows.jsonl | sayso report - --json - | jq '.claims[].wording'
    """
    from sayso.presenting.json import dump_report
    from sayso.presenting.page import render_page
    from sayso.presenting.terminal import print_report
    from sayso.report import report as make_report
    from sayso.sources import read_corrections

    corrections = read_corrections(names) if names else None
    with show_progress() as progress:
        task = progress.add_task("reading", total=None)

        def show(article: Article) -> None:
            progress.update(task, description=f"reading {article.path or article.id}")

        story = make_report(
            paths, names=corrections, min_confidence=min_confidence, stdin=sys.stdin.buffer, on_article=show
        )
    if json_file:
        with open_output(json_file) as stream:
            dump_report(story, stream)
    if html_file:
        with open_output(html_file) as stream:
            stream.write(render_page(story))
    if json_file != "-" and html_file != "-":
        print_report(story, Console())
        for file in filter(None, (json_file, html_file)):
            typer.echo(f"wrote {file}")

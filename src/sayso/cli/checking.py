"""`sayso check`: a draft before it runs, by itself and against the coverage of its story."""

import sys
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from sayso.cli.app import app
from sayso.cli.options import MinConfidence, Names, Output
from sayso.cli.output import open_output, show_progress
from sayso.errors import NothingToReadError, ReadError
from sayso.types import Analysis, Article, Rejected

if TYPE_CHECKING:
    from sayso.desk import Checked

FOUND = 4  # the exit code with --fail, where there is something to look at
_PIPE_WIDTH = 100  # columns of text that does not go to a terminal


class CheckFormat(StrEnum):
    """How a check is written."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "md"
    HTML = "html"


@app.command(short_help="A draft before it runs: what to look at, with its words")
def check(
    draft: Annotated[
        str, typer.Argument(metavar="DRAFT", help="The draft: a file with one article, or - for standard input.")
    ],
    against: Annotated[
        list[str] | None,
        typer.Option(
            "--against",
            "-a",
            metavar="PATH",
            help="Coverage of the same story: a file, a folder or a glob in quotation marks; may be given again.",
        ),
    ] = None,
    form: Annotated[
        CheckFormat, typer.Option("--format", "-f", help="A list to read, JSON, Markdown, or a page by itself.")
    ] = CheckFormat.TEXT,
    out: Output = "-",
    fail: Annotated[
        bool, typer.Option("--fail", help=f"Exit with {FOUND} where there is something to look at.")
    ] = False,
    names: Names = None,
    min_confidence: MinConfidence = 0.0,
) -> None:
    """Check a draft before it runs: what to look at, by itself and against how others tell the story.

    Quotations, numbers, names and dates that others have otherwise, denials that the draft leaves out, hedges lost,
    unnamed sources that nothing is said of, and more: docs/desk.md says what each finding means. No finding says that
    the draft is wrong. The draft itself is left out of the coverage where it lies in its folder.

    \b
    sayso check draft.txt
    sayso check draft.md --against wires/ --against rival.html
    sayso check draft.txt --against wires/ --format html --out check.html
    sayso check draft.txt --against wires/ --format json | jq -r '.findings[].note'
    sayso check draft.txt --against wires/ --fail || echo "look again"
    """
    from sayso.desk import check as check_draft
    from sayso.sources import read_corrections

    corrections = read_corrections(names) if names else None
    with show_progress() as progress:
        task = progress.add_task("reading", total=None)

        def analyse(article: Article) -> Analysis | Rejected:
            from sayso.report import try_analyse

            progress.update(task, description=f"reading {article.path or article.id}")
            return try_analyse(article, min_confidence=min_confidence)

        own = analyse(_read_draft(draft))
        if isinstance(own, Rejected):
            raise ReadError(own.path, own.reason)
        read = [item if isinstance(item, Rejected) else analyse(item) for item in _read_coverage(draft, against or ())]
        coverage = [item for item in read if isinstance(item, Analysis)]
        rejected = [item for item in read if isinstance(item, Rejected)]
        if against and not coverage:
            raise NothingToReadError(_say_nothing(against, rejected))
        checked = check_draft(own, coverage, names=corrections, rejected=rejected)
    _write(checked, form, out)
    if fail and checked.findings:
        raise typer.Exit(FOUND)


def _read_draft(path: str) -> Article:
    from sayso.reading import read

    found = list(read([path], stdin=sys.stdin.buffer))
    if not found:
        raise ReadError(path, "holds no article")
    articles = [item for item in found if isinstance(item, Article)]
    if len(articles) > 1:
        raise ReadError(path, f"holds {len(articles)} articles: give one draft")
    for item in found:
        if isinstance(item, Rejected):
            raise ReadError(item.path, item.reason)
    return articles[0]


def _read_coverage(draft: str, against: Sequence[str]) -> list[Article | Rejected]:
    """The coverage without the draft, which may lie in the same folder."""
    from sayso.reading import read

    if draft == "-" and "-" in against:
        raise typer.BadParameter("standard input is the draft already", param_hint="--against")
    own = Path(draft).resolve()
    return [item for item in read(against, stdin=sys.stdin.buffer) if Path(item.path).resolve() != own]


def _say_nothing(against: Sequence[str], rejected: Sequence[Rejected]) -> str:
    reasons = "; ".join(f"{item.path}: {item.reason}" for item in rejected[:5])
    return f"no coverage could be read ({reasons or ', '.join(against) + ': nothing beside the draft'})"


def _write(checked: "Checked", form: CheckFormat, out: str) -> None:
    from sayso.desk.json import dump_check
    from sayso.desk.markdown import check_markdown
    from sayso.desk.page import render_check
    from sayso.desk.text import print_check

    with open_output(out) as stream:
        if form is CheckFormat.JSON:
            dump_check(checked, stream)
        elif form is CheckFormat.MARKDOWN:
            stream.write(check_markdown(checked))
        elif form is CheckFormat.HTML:
            stream.write(render_check(checked))
        else:
            console = Console(file=stream)
            print_check(checked, console if console.is_terminal else Console(file=stream, width=_PIPE_WIDTH))

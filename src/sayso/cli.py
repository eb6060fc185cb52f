"""The command line: what is read, what is written, what is printed, and the exit code. No analysis happens here.

Exit codes: 0 done, 1 nothing could be read or written, 2 wrong usage.
"""

import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Annotated, Any, TextIO, TypeVar

import typer
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

import sayso
from sayso.errors import NothingToReadError, SaysoError, WriteError
from sayso.types import Analysis, Article, Rejected

T = TypeVar("T")

app = typer.Typer(
    help="Who says so, and who told whom. sayso reads several outlets' versions of a story and shows "
    "on whose word it rests.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)

Inputs = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH...",
        help="Files, folders or globs (.txt .md .html .json .jsonl, each also .gz); - for standard input.",
    ),
]
MinConfidence = Annotated[
    float,
    typer.Option(min=0.0, max=1.0, help="Leave out attributions that are less sure than this (0 to 1)."),
]
Names = Annotated[
    Path | None,
    typer.Option(help="Corrections by hand, a TOML file: merge, split, rename, set the type or the outlet."),
]
Output = Annotated[str, typer.Option("--out", "-o", metavar="FILE", help="Where to write; - for standard output.")]


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"sayso {sayso.__version__}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    """Options that stand before a command."""


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
    with _progress() as progress:
        task = progress.add_task("reading", total=None)

        def show(article: Article) -> None:
            progress.update(task, description=f"reading {article.path or article.id}")

        story = make_report(
            paths, names=corrections, min_confidence=min_confidence, stdin=sys.stdin.buffer, on_article=show
        )
    if json_file:
        with _open(json_file) as stream:
            dump_report(story, stream)
    if html_file:
        with _open(html_file) as stream:
            stream.write(render_page(story))
    if json_file != "-" and html_file != "-":
        print_report(story, Console())
        for file in filter(None, (json_file, html_file)):
            typer.echo(f"wrote {file}")


@app.command()
def attributions(
    paths: Inputs,
    out: Output = "-",
    min_confidence: MinConfidence = 0.0,
) -> None:
    """Find who said what in each article by itself, as JSON Lines: a row an article, in the order of the input.

    Offsets are half-open and count the characters of the article's own text.

    \b
    sayso attributions draft.txt
    sayso attributions archive.jsonl.gz --out found.jsonl
    sayso attributions archive.jsonl --min-confidence 0.8 | jq -c '.attributions[] | [.speaker, .act]'
    """
    from sayso.presenting.rows import attribution_row
    from sayso.sources import resolve_sources

    analyses = _analyses(paths, min_confidence)
    _write_rows((attribution_row(analysis, resolve_sources([analysis])) for analysis in analyses), out)


@app.command()
def sources(
    paths: Inputs,
    out: Output = "-",
    names: Names = None,
    min_confidence: MinConfidence = 0.0,
) -> None:
    """List who speaks in a story, as JSON Lines: how often, named or not, in which outlets, and how each is described.

    \b
    sayso sources coverage/
    sayso sources coverage/ | jq -r 'select(.type == "anonymous") | .name'
    """
    from sayso.presenting.rows import source_rows
    from sayso.sources import read_corrections, resolve_sources

    corrections = read_corrections(names) if names else None
    analyses = list(_analyses(paths, min_confidence))
    _write_rows(source_rows(analyses, resolve_sources(analyses, corrections)), out)


@app.command()
def dates(paths: Inputs, out: Output = "-") -> None:
    """Find the time expressions of each article, as JSON Lines, with their TIMEX3 type, value and modifier.

    \b
    sayso dates article.txt
    sayso dates archive.jsonl --out dates.jsonl
    """
    from sayso.presenting.rows import date_row

    _write_rows((date_row(article) for article in _articles(paths)), out)


@app.command()
def group(paths: Inputs, out: Output = "-") -> None:
    """Say which articles tell one story, as JSON Lines of `{"id", "story"}`, in the order of the input.

    Articles are taken one at a time; put them in the order in which they appeared, where that is known.

    \b
    sayso group archive.jsonl.gz
    sayso group archive.jsonl | jq -r .story | sort | uniq -c | sort -rn | head
    """
    from sayso.grouping import group_rows

    _write_rows(group_rows(_articles(paths)), out)


def _articles(paths: list[str]) -> Iterator[Article]:
    """Read the inputs; rejections go to standard error, counted, and none readable is an error."""
    from sayso.reading import read

    yield from _keep(read(paths, stdin=sys.stdin.buffer))


def _analyses(paths: list[str], min_confidence: float) -> Iterator[Analysis]:
    """Read and analyse the inputs, as `_articles` reads them."""
    from sayso.reading import read
    from sayso.report import try_analyse

    items = read(paths, stdin=sys.stdin.buffer)
    yield from _keep(
        item if isinstance(item, Rejected) else try_analyse(item, min_confidence=min_confidence) for item in items
    )


def _keep(items: Iterable[T | Rejected]) -> Iterator[T]:
    """Pass on what was not rejected. Rejections go to standard error, counted; where nothing is left, raise."""
    count = rejected = 0
    for item in items:
        if isinstance(item, Rejected):
            rejected += 1
            typer.echo(f"left out {item.path}: {item.reason}", err=True)
        else:
            count += 1
            yield item
    if rejected:
        typer.echo(f"{count} read, {rejected} left out", err=True)
    if not count:
        raise NothingToReadError("no input could be read as an article")


def _write_rows(rows: Iterable[dict[str, Any]], file: str) -> None:
    with _open(file) as stream:
        for row in rows:
            stream.write(json.dumps(row, ensure_ascii=False) + "\n")


@contextmanager
def _open(file: str) -> Iterator[TextIO]:
    """Open a file for writing, or standard output for "-". A file appears only when it is complete."""
    if file == "-":
        yield sys.stdout
        return
    target = Path(file)
    part = target.with_name(f".{target.name}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with part.open("w", encoding="utf-8") as stream:
            yield stream
        part.replace(target)
    except OSError as error:
        raise WriteError(f"{target}: cannot be written ({error.strerror})") from error
    finally:
        with suppress(OSError):  # it is gone, or its folder never was
            part.unlink()


def _progress() -> Progress:
    """Progress on standard error, for a person only; it leaves nothing behind."""
    console = Console(stderr=True)
    return Progress(
        SpinnerColumn(),
        TextColumn("{task.description}", markup=False),
        TimeElapsedColumn(),
        console=console,
        transient=True,
        disable=not console.is_terminal,
    )


def main() -> None:
    """Run the command line. Every error of sayso's own is one line on standard error and exit code 1."""
    try:
        app()
    except SaysoError as error:
        typer.echo(f"sayso: {error}", err=True)
        sys.exit(1)

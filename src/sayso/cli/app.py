"""The application, its own options, and how it ends."""

import sys
from typing import Annotated

import typer

import sayso
from sayso.collecting import collect_seldom
from sayso.errors import SaysoError

app = typer.Typer(
    help="Who says so, and who told whom. sayso reads several outlets' versions of a story and shows "
    "on whose word it rests.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


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


def main() -> None:
    """Run the command line. Every error of sayso's own is one line on standard error and exit code 1."""
    collect_seldom()
    try:
        app()
    except SaysoError as error:
        typer.echo(f"sayso: {error}", err=True)
        sys.exit(1)

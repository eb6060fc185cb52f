"""Arguments and options that several commands have."""

from pathlib import Path
from typing import Annotated

import typer

Inputs = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH",
        help="Files, folders or globs (.txt .md .html .json .jsonl, feeds as .xml .rss .atom, .warc, each also .gz); "
        "- for standard input.",
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
StoreFile = Annotated[
    Path,
    typer.Option("--store", metavar="FILE", envvar="SAYSO_STORE", help="The store: one file that keeps all of it."),
]
DEFAULT_STORE = Path("sayso.db")

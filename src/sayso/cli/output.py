"""Writing what a command found, and showing how far it is."""

import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, TextIO

from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from sayso.errors import WriteError


def write_rows(rows: Iterable[dict[str, Any]], file: str) -> None:
    """Write JSON Lines."""
    with open_output(file) as stream:
        for row in rows:
            stream.write(json.dumps(row, ensure_ascii=False) + "\n")


@contextmanager
def open_output(file: str) -> Iterator[TextIO]:
    """Open a file for writing, or standard output for "-". A file appears only when it is complete.

    What is there and no file (a pipe, a terminal, /dev/null) is written to and never replaced; a link stays a link.
    """
    if file == "-":
        yield sys.stdout
        return
    target = Path(file).resolve()
    if target.exists() and not (target.is_file() or target.is_dir()):
        with _telling(file), target.open("w", encoding="utf-8") as stream:
            yield stream
        return
    part = target.with_name(f".{target.name}.part")
    try:
        with _telling(file):
            target.parent.mkdir(parents=True, exist_ok=True)
            with part.open("w", encoding="utf-8") as stream:
                yield stream
            part.replace(target)
    finally:
        with suppress(OSError):  # it is gone, or its folder never was
            part.unlink()


@contextmanager
def _telling(file: str) -> Iterator[None]:
    """Say of a file that it cannot be written, and why."""
    try:
        yield
    except OSError as error:
        raise WriteError(f"{file}: cannot be written ({error.strerror})") from error


def show_progress() -> Progress:
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

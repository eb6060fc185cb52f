"""Reading the inputs of a command; what is left out is said on standard error."""

import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

import typer

from sayso.errors import NothingToReadError
from sayso.types import Analysis, Article, Rejected

T = TypeVar("T")


def read_articles(paths: list[str]) -> Iterator[Article]:
    """Read the inputs; rejections go to standard error, counted, and none readable is an error."""
    from sayso.reading import read

    yield from keep_readable(read(paths, stdin=sys.stdin.buffer))


def read_analyses(paths: list[str], min_confidence: float) -> Iterator[Analysis]:
    """Read and analyse the inputs, as `read_articles` reads them."""
    from sayso.reading import read
    from sayso.report import try_analyse

    items = read(paths, stdin=sys.stdin.buffer)
    yield from keep_readable(
        item if isinstance(item, Rejected) else try_analyse(item, min_confidence=min_confidence) for item in items
    )


def keep_readable(items: Iterable[T | Rejected]) -> Iterator[T]:
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

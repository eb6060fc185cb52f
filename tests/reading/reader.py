"""Short ways to read what a test writes."""

import io
from pathlib import Path

from sayso.reading import read
from sayso.types import Article, Rejected


def read_one(path: Path) -> Article:
    """Read a file that holds exactly one article."""
    (found,) = read([path])
    assert isinstance(found, Article), found
    return found


def reject_one(path: Path | str) -> Rejected:
    """Read an input that gives exactly one rejection."""
    (found,) = read([path])
    assert isinstance(found, Rejected), found
    return found


def read_bytes(data: bytes) -> list[Article | Rejected]:
    """Read bytes from standard input."""
    return list(read(["-"], stdin=io.BytesIO(data)))


def marked(article: Article) -> dict[str, str]:
    """The passages that are marked as boilerplate, each with its reason."""
    return {article.text[part.start : part.end]: part.reason for part in article.boilerplate}


def body(article: Article) -> str:
    """The text with every marked passage blanked out, and without the headline that it begins with."""
    text = article.text
    for part in article.boilerplate:
        text = text[: part.start] + " " * (part.end - part.start) + text[part.end :]
    bare = " ".join(text.split()).removeprefix("# ")
    return bare.removeprefix(" ".join((article.title or "").split())).lstrip()

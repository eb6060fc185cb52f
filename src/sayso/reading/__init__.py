"""Reading: from files, folders, globs and standard input to articles; what comes over the web is read here, too.

All guessing about format, encoding, boilerplate, outlet, date and author ends here. What cannot be read is a `Rejected`
with its path and a plain reason, never an exception. Only `connections` opens any, for `fetch`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import BinaryIO

from sayso.errors import ReadError
from sayso.reading.complete import MAX_ARTICLE_CHARS
from sayso.reading.documents import Found, read_answer, read_stream
from sayso.reading.inputs import Input, describe_os_error, expand
from sayso.reading.links import Link, LinkKind, credit, reject_link
from sayso.types import Article, Rejected

__all__ = [
    "MAX_ARTICLE_CHARS",
    "Found",
    "Input",
    "Link",
    "LinkKind",
    "credit",
    "expand",
    "latest_day",
    "read",
    "read_answer",
    "read_input",
    "reject_link",
]


def read(paths: Sequence[str | Path], *, stdin: BinaryIO | None = None) -> Iterator[Article | Rejected]:
    """Yield the articles that `paths` name, in order, and a rejection for each input that gives none.

    A path is a file (`.txt`, `.md`, `.html`, `.htm`, `.json`, `.jsonl`, `.warc`, `.opml`, feeds and sitemaps as `.xml`,
    `.rss` or `.atom`, each also with `.gz`; of any other name the content tells the format), a folder (searched to any
    depth, by name), a glob, or "-" for standard input, of which again the content tells; `stdin` stands in for the
    process's own. A file is read once, however often it is named. Nothing is fetched: what is only a link is rejected.

    An article's `id` is the row's own, else the file's name without its format; a second one of the same name gets "-2"
    behind it. Its `path` is the path as given, for a row, an entry of a feed or a record of an archive with `#` and its
    number; a rejected row is at `path:line`, as compilers write it. A row's `text` is kept as it is; of all others the
    line ends are normalised.
    """
    if isinstance(paths, str | Path):
        paths = [paths]
    latest = latest_day()
    taken: dict[str, int] = {}
    for item in expand(paths, stdin):
        for found in [item] if isinstance(item, Rejected) else read_input(item, latest):
            if isinstance(found, Link):
                yield reject_link(found)
            else:
                yield found if isinstance(found, Rejected) else replace(found, id=_unique(found.id, taken))


def latest_day() -> date:
    """Return the latest day on which an article can have appeared.

    Clocks and time zones differ: what is dated tomorrow may be today's where it was printed.
    """
    return date.today() + timedelta(days=1)


def read_input(item: Input, latest: date) -> Iterator[Found]:
    """Yield what one input holds: articles, links and rejections. `latest` is the last day that a date may have."""
    try:
        with item.open() as stream:
            yield from read_stream(stream, item.path, item.stem, item.format, latest)
    except ReadError as error:
        yield Rejected(error.path, error.reason)
    except OSError as error:
        yield Rejected(item.path, describe_os_error(error))


def _unique(wanted: str, taken: dict[str, int]) -> str:
    """Return `wanted`, or with the next free number behind it; `taken` keeps each id with the last number tried."""
    if wanted not in taken:
        taken[wanted] = 1
        return wanted
    number = taken[wanted] + 1
    while f"{wanted}-{number}" in taken:
        number += 1
    taken[wanted] = number
    taken[f"{wanted}-{number}"] = 1
    return f"{wanted}-{number}"

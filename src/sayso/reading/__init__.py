"""Reading: from files, folders, globs and standard input to articles.

All guessing about format, encoding, boilerplate, outlet, date and author ends here. What cannot be read is a `Rejected`
with its path and a plain reason, never an exception.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import BinaryIO

from sayso.errors import ReadError
from sayso.reading.formats import Format, settle_format
from sayso.reading.inputs import Input, describe_os_error, expand, peek, read_bounded, unpack
from sayso.reading.jsonl import read_json, read_rows
from sayso.reading.language import ENGLISH, find_language
from sayso.reading.layout import find_layout
from sayso.reading.text import read_text
from sayso.types import Article, Rejected

__all__ = ["read"]

# A long book. The longest articles of 10,000 news articles have 200,000 characters.
MAX_ARTICLE_CHARS = 1_000_000


def read(paths: Sequence[str | Path], *, stdin: BinaryIO | None = None) -> Iterator[Article | Rejected]:
    """Yield the articles that `paths` name, in order, and a rejection for each input that gives none.

    A path is a file (`.txt`, `.md`, `.html`, `.htm`, `.json`, `.jsonl`, each also with `.gz`; of any other name the
    content tells the format), a folder (searched to any depth, by name), a glob, or "-" for standard input, of which
    again the content tells; `stdin` stands in for the process's own. A file is read once, however often it is named.

    An article's `id` is the row's own, else the file's name without its format; a second one of the same name gets "-2"
    behind it. Its `path` is the path as given, for a row with `#` and its line; a rejected row is at `path:line`, as
    compilers write it. A row's `text` is kept as it is; of all others the line ends are normalised.
    """
    if isinstance(paths, str | Path):
        paths = [paths]
    # Clocks and time zones differ: what is dated tomorrow may be today's where it was printed.
    latest = date.today() + timedelta(days=1)
    taken: dict[str, int] = {}
    for item in expand(paths, stdin):
        for found in [item] if isinstance(item, Rejected) else _read_input(item, latest):
            yield found if isinstance(found, Rejected) else replace(found, id=_unique(found.id, taken))


def _read_input(item: Input, latest: date) -> Iterator[Article | Rejected]:
    try:
        with item.open() as stream:
            yield from _read_stream(stream, item, latest)
    except ReadError as error:
        yield Rejected(error.path, error.reason)
    except OSError as error:
        yield Rejected(item.path, describe_os_error(error))


def _read_stream(stream: BinaryIO, item: Input, latest: date) -> Iterator[Article | Rejected]:
    unpacked = unpack(stream, item.path)
    form = settle_format(item.format, peek(unpacked))
    if form in (Format.JSON, Format.JSON_LINES):
        read_many = read_json if form is Format.JSON else read_rows
        for found in read_many(unpacked, item.path, item.stem, latest):
            yield found if isinstance(found, Rejected) else _complete(found, latest)
        return
    data = read_bounded(unpacked, item.path)
    if form is Format.PAGE:
        # Imported here: it needs half a second, and only pages need it.
        from sayso.reading.html import read_page

        article, front_matter = read_page(data, item.path, item.stem, latest), 0
    else:
        article, front_matter = read_text(data, item.path, item.stem, latest)
    yield _complete(article, latest, front_matter)


def _complete(article: Article, latest: date, front_matter: int = 0) -> Article | Rejected:
    """Add what the text itself tells: boilerplate, language, and what its container did not say."""
    text = article.text
    if len(text) > MAX_ARTICLE_CHARS:
        return Rejected(
            article.path, f"has more than {MAX_ARTICLE_CHARS:,} characters, the most that is read of one article"
        )
    if not any(character.isalpha() for character in text):
        return Rejected(article.path, "is empty" if not text.strip() else "holds no words")
    layout = find_layout(
        text, latest, title=article.title, authors=article.authors, outlet=article.outlet, front_matter=front_matter
    )
    body = _strip(text, [(part.start, part.end) for part in layout.boilerplate])
    if not any(character.isalpha() for character in body):
        return Rejected(article.path, "holds no article, only titles, menus, notices or the like")
    language = find_language(body)
    if language.code not in (ENGLISH, None):
        found = f"{language.code!r} (confidence {language.confidence:.2f})"
        return Rejected(article.path, f"is not in English but in {found}; only English is analysed")
    basis, note = article.published_basis, article.published_note
    if article.published is None and layout.published is not None:
        basis, note = "text", layout.published_note
    return replace(
        article,
        title=article.title or layout.title,
        authors=article.authors or layout.authors,
        outlet=article.outlet or layout.outlet,
        published=article.published or layout.published,
        published_basis=basis,
        published_note=note,
        language=language.code,
        boilerplate=layout.boilerplate,
    )


def _strip(text: str, spans: list[tuple[int, int]]) -> str:
    """The text outside `spans`, for judging only."""
    pieces = []
    last = 0
    for start, end in spans:
        pieces.append(text[last:start])
        last = end
    return " ".join([*pieces, text[last:]])


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

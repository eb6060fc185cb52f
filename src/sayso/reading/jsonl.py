"""Articles out of JSON Lines and JSON: one object an article, with a `text`, and what else is known about it.

A row's text is taken as it stands, line ends and all, since other programs hold offsets into it. Only a lone surrogate,
which no encoding can write, gives way to U+FFFD, one for one.
"""

import io
import json
import re
from collections.abc import Iterator
from datetime import date
from typing import cast

from sayso.errors import ReadError
from sayso.reading.bylines import read_authors
from sayso.reading.datelines import read_date
from sayso.reading.encoding import decode, is_utf16, reject_binary
from sayso.reading.inputs import MAX_DOCUMENT_BYTES, MAX_JSON_BYTES, peek, read_bounded
from sayso.types import Article, Rejected

_SURROGATE = re.compile("[\ud800-\udfff]")


def read_rows(
    stream: io.BufferedReader, path: str, stem: str, latest: date, first: int = 1
) -> Iterator[Article | Rejected]:
    """Yield the articles of JSON Lines, and a rejection, with `path:line`, for each line that is none.

    `first` is the number of the first line. Blank lines are passed over. Raises ReadError where the file is no text at
    all.
    """
    head = peek(stream)
    if is_utf16(head):
        text = decode(read_bounded(stream, path, MAX_JSON_BYTES), path)
        stream = io.BufferedReader(cast(io.RawIOBase, io.BytesIO(text.encode("utf-8", errors="replace"))))
    else:
        reject_binary(head, path)
    for number, line in read_lines(stream, first):
        place = f"{path}:{number}"
        try:
            if line is None:
                raise ReadError(place, f"has more than {MAX_DOCUMENT_BYTES:,} bytes, the most that is read of one row")
            row = _parse(decode(line, place), place)
            yield _to_article(row, place, f"{path}#{number}", f"{stem}-{number}", latest)
        except ReadError as error:
            yield Rejected(error.path, error.reason)


def read_json(stream: io.BufferedReader, path: str, stem: str, latest: date) -> Iterator[Article | Rejected]:
    """Yield the articles of one JSON document: an object, or a list of them. JSON Lines under this name are read, too.

    Raises ReadError where the document is not JSON, or holds anything else.
    """
    data = read_bounded(stream, path, MAX_JSON_BYTES)
    try:
        document = _parse(decode(data, path), path)
    except ReadError as error:
        if not isinstance(error.__cause__, json.JSONDecodeError) or not error.__cause__.msg.startswith("Extra data"):
            raise
        yield from read_rows(io.BufferedReader(cast(io.RawIOBase, io.BytesIO(data))), path, stem, latest)
        return
    if not isinstance(document, list):
        yield _to_article(document, path, path, stem, latest)
        return
    for number, row in enumerate(document, start=1):
        place = f"{path}#{number}"
        try:
            yield _to_article(row, place, place, f"{stem}-{number}", latest)
        except ReadError as error:
            yield Rejected(error.path, error.reason)


def read_lines(stream: io.BufferedReader, first: int) -> Iterator[tuple[int, bytes | None]]:
    """Yield lines that are not blank with their numbers; None for one that is too long to be held in memory."""
    number = first - 1
    while line := stream.readline(MAX_DOCUMENT_BYTES + 1):
        number += 1
        if line.isspace() and len(line) <= MAX_DOCUMENT_BYTES:
            continue
        if len(line) <= MAX_DOCUMENT_BYTES or line.endswith(b"\n"):
            yield number, line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(MAX_DOCUMENT_BYTES)
        yield number, None


def _parse(text: str, place: str) -> object:
    try:
        return json.loads(text.rstrip())  # what is missing is missing behind the last character, not on the next line
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, character {error.colno}" if error.lineno > 1 else f"character {error.colno}"
        problem = error.msg[:1].lower() + error.msg[1:].removesuffix(" at")
        raise ReadError(place, f"is not JSON: {problem} at {where}") from error
    except RecursionError as error:
        raise ReadError(place, "is JSON that is nested too deeply") from error
    except ValueError as error:
        raise ReadError(place, "is JSON with a number that is too long") from error


def _to_article(row: object, place: str, path: str, fallback_id: str, latest: date) -> Article:
    if not isinstance(row, dict):
        raise ReadError(place, "is JSON, but no object with a `text`")
    text = row.get("text")
    if not isinstance(text, str):
        raise ReadError(place, "has no `text`" if text is None else "has a `text` that is no string")
    value = _string(row.get("published") or row.get("date"))
    published = read_date(value, latest) if value else None
    return Article(
        id=_read_id(row.get("id")) or fallback_id,
        text=_SURROGATE.sub("\ufffd", text),
        path=path,
        url=_string(row.get("url")),
        outlet=_name(row.get("outlet")) or _name(row.get("publisher")),
        title=_string(row.get("title")),
        authors=_names(row.get("authors") or row.get("author")),
        published=published,
        published_basis="metadata" if published else None,
        published_note=f"its date {value[:40]!r} cannot be read, or is in the future"
        if value and not published
        else None,
    )


def _read_id(value: object) -> str | None:
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return _string(value)


def _string(value: object) -> str | None:
    if not isinstance(value, str):
        return None
    return _SURROGATE.sub("\ufffd", value).strip() or None


def _name(value: object) -> str | None:
    """A name, or an object that has one, as schema.org writes publishers and people."""
    return _string(value.get("name") if isinstance(value, dict) else value)


def _names(value: object) -> tuple[str, ...]:
    if isinstance(value, list):
        return tuple(dict.fromkeys(name for item in value if (name := _name(item))))
    name = _name(value)
    return read_authors(name) if name else ()

"""One input, of whatever format, to what it holds: articles, links to articles, and what was left out of it."""

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, BinaryIO
from urllib.parse import urlsplit

from sayso.errors import ReadError
from sayso.reading.complete import complete
from sayso.reading.formats import Format, format_of_media_type, settle_format
from sayso.reading.inputs import peek, read_bounded, unpack
from sayso.reading.jsonl import read_json, read_rows
from sayso.reading.links import Link
from sayso.reading.text import read_text
from sayso.types import Article, Rejected

if TYPE_CHECKING:
    from sayso.reading.warc import Capture

Found = Article | Rejected | Link


def read_stream(stream: BinaryIO, path: str, stem: str, named: Format | None, latest: date) -> Iterator[Found]:
    """Yield what a file holds. `named` is the format that its name tells. Raises ReadError where that is nothing."""
    unpacked = unpack(stream, path)
    form = settle_format(named, peek(unpacked))
    if form in (Format.JSON, Format.JSON_LINES):
        read_many = read_json if form is Format.JSON else read_rows
        for found in read_many(unpacked, path, stem, latest):
            yield found if isinstance(found, Rejected) else complete(found, latest)
    elif form is Format.ARCHIVE:
        yield from _read_archive(unpacked, path, latest)
    else:
        yield from _read_data(read_bounded(unpacked, path), path, stem, form, latest)


def read_answer(
    data: bytes, url: str, latest: date, *, media_type: str | None = None, charset: str | None = None, path: str = ""
) -> Iterator[Found]:
    """Yield what a web address answered. `path` is where it comes from, if not from the address itself.

    A page is kept under the address that it calls its own (its canonical link), which can be that of another outlet.
    Raises ReadError where it holds nothing that is read.
    """
    path = path or url
    form = settle_format(format_of_media_type(media_type), data[:8192])
    if form is Format.ARCHIVE:
        raise ReadError(path, "is a WARC archive; download it, and give the file")
    if form in (Format.JSON, Format.JSON_LINES):
        yield from read_stream(io.BytesIO(data), path, url, form, latest)
        return
    for found in _read_data(data, path, url, form, latest, base=url, charset=charset):
        if isinstance(found, Article) and form in (Format.PAGE, Format.TEXT, Format.MARKDOWN):
            yield replace(found, url=_settle_url(found.url, url))
        else:
            yield found


def unpack_body(data: bytes, coding: str | None, path: str) -> bytes:
    """Return the body of an answer, unpacked where its Content-Encoding says so. Raises ReadError for a bomb."""
    if coding is None or coding.strip().lower() in ("", "identity"):
        return data
    if coding.strip().lower() not in ("gzip", "x-gzip"):
        raise ReadError(path, f"is packed with {coding[:40]!r}, which was not asked for")
    return read_bounded(unpack(io.BytesIO(data), path), path)


def _read_data(
    data: bytes, path: str, stem: str, form: Format, latest: date, *, base: str = "", charset: str | None = None
) -> Iterator[Found]:
    # Imported where they are needed: pages take half a second to import, feeds a quarter.
    if form is Format.PAGE:
        from sayso.reading.html import read_page

        yield complete(read_page(data, path, stem, latest, charset), latest)
    elif form is Format.FEED:
        from sayso.reading.feed import read_feed

        for found in read_feed(data, path, stem, latest, base):
            yield complete(found, latest) if isinstance(found, Article) else found
    elif form is Format.FEED_LIST:
        from sayso.reading.opml import read_feed_list

        yield from read_feed_list(data, path, base)
    elif form is Format.SITEMAP:
        from sayso.reading.sitemap import read_sitemap

        yield from read_sitemap(data, path, latest, base)
    elif form is Format.XML:
        raise ReadError(path, "is XML, but no feed, no list of feeds and no sitemap" if data.strip() else "is empty")
    else:
        article, front_matter = read_text(data, path, stem, latest, markdown=form is Format.MARKDOWN)
        yield complete(article, latest, front_matter)


def _read_archive(stream: io.BufferedReader, path: str, latest: date) -> Iterator[Found]:
    from sayso.reading.warc import read_captures

    for capture in read_captures(stream, path):
        if isinstance(capture, Rejected):
            yield capture
        else:
            yield from read_capture(capture, latest)


def read_capture(capture: "Capture", latest: date) -> Iterator[Found]:
    """Yield what a page out of an archive holds, or a rejection."""
    try:
        data = unpack_body(capture.data, capture.coding, capture.path)
        yield from read_answer(
            data,
            capture.url,
            latest,
            media_type=capture.media_type,
            charset=capture.charset,
            path=capture.path,
        )
    except ReadError as error:
        yield Rejected(capture.path, error.reason)


def _settle_url(canonical: str | None, url: str) -> str:
    """The address that a page calls its own, unless that is a front page: then every page of the site says so."""
    try:
        own = urlsplit(canonical) if canonical else None
    except ValueError:
        own = None
    return canonical if canonical and own and (own.path.strip("/") or own.query) else url

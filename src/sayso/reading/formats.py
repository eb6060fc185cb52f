"""Which format an input has: by its name, or by how it begins."""

import json
import re
from enum import Enum
from pathlib import PurePath

from sayso.reading.encoding import is_utf16

SUFFIXES = (".txt", ".md", ".html", ".htm", ".json", ".jsonl", ".xml", ".rss", ".atom", ".opml", ".warc")


class Format(Enum):
    """A format that articles are read from."""

    TEXT = "text"
    MARKDOWN = "Markdown"
    PAGE = "HTML"
    JSON = "JSON"
    JSON_LINES = "JSON Lines"
    XML = "XML"  # a feed, a list of feeds, a sitemap or a page; its first element tells
    FEED = "a feed"
    FEED_LIST = "OPML"
    SITEMAP = "a sitemap"
    ARCHIVE = "WARC"


_BY_SUFFIX = {
    ".txt": Format.TEXT,
    ".md": Format.MARKDOWN,
    ".html": Format.PAGE,
    ".htm": Format.PAGE,
    ".json": Format.JSON,
    ".jsonl": Format.JSON_LINES,
    ".xml": Format.XML,
    ".rss": Format.XML,
    ".atom": Format.XML,
    ".opml": Format.XML,
    ".warc": Format.ARCHIVE,
}
_BY_MEDIA_TYPE = {
    "text/html": Format.PAGE,
    "application/xhtml+xml": Format.PAGE,
    "text/plain": Format.TEXT,
    "text/markdown": Format.MARKDOWN,
    "application/json": Format.JSON,
    "application/feed+json": Format.JSON,
    "application/x-ndjson": Format.JSON_LINES,
    "application/jsonl": Format.JSON_LINES,
    "application/xml": Format.XML,
    "text/xml": Format.XML,
    "application/rss+xml": Format.XML,
    "application/atom+xml": Format.XML,
    "application/rdf+xml": Format.XML,
    "text/x-opml": Format.XML,
    "application/x-opml+xml": Format.XML,
}
# Of these the content tells what they hold.
_ANYTHING = ("application/octet-stream", "application/gzip", "application/x-gzip", "binary/octet-stream")
MEDIA_TYPES = frozenset((*_BY_MEDIA_TYPE, *_ANYTHING))
_BY_ROOT = {
    b"rss": Format.FEED,
    b"rdf": Format.FEED,
    b"feed": Format.FEED,
    b"opml": Format.FEED_LIST,
    b"urlset": Format.SITEMAP,
    b"sitemapindex": Format.SITEMAP,
    b"html": Format.PAGE,
}

_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_DOCTYPE = rb"<!doctype[^>\[]{0,500}(?:\[.{0,2000}?\]\s{0,9})?>"
_ROOT = re.compile(
    rb"\s*(?:<\?[^>]{0,500}>\s*|<!--.{0,2000}?-->\s*|" + _DOCTYPE + rb"\s*){0,20}"
    rb"<(?:[\w.-]{1,60}:)?([\w.-]{1,60})[\s>/]",
    re.I | re.S,
)
_FRAGMENT = re.compile(rb"\s*<(?:article|main|section|div|p|h1|meta|title|script|link)[\s>]", re.I)


def format_of_name(path: str) -> Format | None:
    """Return the format that a file's name tells, or None. A trailing `.gz` is looked through; case does not count."""
    name = PurePath(path).name.lower().removesuffix(".gz")
    return _BY_SUFFIX.get(PurePath(name).suffix)


def format_of_media_type(media_type: str | None) -> Format | None:
    """Return the format that a media type (without parameters) tells, or None. Feeds are often called pages."""
    return _BY_MEDIA_TYPE.get((media_type or "").strip().lower())


def stem_of_name(path: str) -> str:
    """Return a file's name without folder, format and `.gz`."""
    name = PurePath(path).name
    if name.lower().endswith(".gz"):
        name = name[:-3]
    return PurePath(name).stem if PurePath(name).suffix.lower() in _BY_SUFFIX else name


def settle_format(named: Format | None, head: bytes) -> Format:
    """Return the format of an input whose name says `named` and whose first bytes are `head`.

    The name decides, but for a whole page that was saved as plain text, and for XML, which can be anything: that stays
    `Format.XML` only where its first element is none that is known.
    """
    if is_utf16(head):
        head = head.replace(b"\0", b"")  # enough to see the marks of a format, which are ASCII
    head = head.removeprefix(b"\xef\xbb\xbf").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")
    if named in (None, Format.TEXT) and _PAGE.match(head):
        return Format.PAGE
    if named in (None, Format.XML, Format.PAGE, Format.TEXT) and (form := _settle_xml(head)) is not None:
        return form
    if named is not None:
        return named
    if head.startswith(b"WARC/"):
        return Format.ARCHIVE
    if _FRAGMENT.match(head):
        return Format.PAGE
    if head.lstrip()[:1] in (b"{", b"["):
        return _settle_json(head.lstrip())
    return Format.TEXT


def _settle_xml(head: bytes) -> Format | None:
    root = _ROOT.match(head)
    return _BY_ROOT.get(root[1].lower()) if root else None


def _settle_json(head: bytes) -> Format:
    """Lines are JSON Lines if the first is a whole object, or too long to tell; a document spreads over lines."""
    if not head.startswith(b"{"):
        return Format.JSON
    line, _, rest = head.partition(b"\n")
    if not rest.strip():
        return Format.JSON_LINES
    try:
        json.loads(line)
    except (ValueError, RecursionError):
        return Format.JSON
    return Format.JSON_LINES

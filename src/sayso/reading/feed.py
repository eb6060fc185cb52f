"""RSS and Atom: the articles that a feed carries in full, and links to those that it only announces.

The document is mended and defused first (xml.py), so that feedparser gets well-formed XML and never falls back to its
lenient parser, whose time grows with the square of a hostile input. Nothing is given to it that it could take for an
address or a file's name.
"""

import io
import re
from contextlib import suppress
from datetime import date
from email.utils import parsedate_to_datetime
from html import unescape
from xml.parsers import expat

import feedparser
from lxml import etree

from sayso.errors import ReadError
from sayso.reading.bylines import read_authors
from sayso.reading.datelines import read_date
from sayso.reading.fragments import read_fragment
from sayso.reading.html import count_prose_words, refuse_many_attributes
from sayso.reading.links import Link, LinkKind, find_address
from sayso.reading.xml import parse_xml
from sayso.types import Article, Rejected

MAX_ENTRIES = 5_000  # feeds have 10 to 100; some archives a thousand

# An entry with so many words in sentences carries the article, unless it breaks off. Summaries have 20 to 60 words, by
# the habits of the programs that write feeds (WordPress: 55); the shortest reports 100. Not tuned on feeds.
_FULL_WORDS = 100
_BREAKS_OFF = re.compile(
    r"(?:…|\.\.\.|\[…\]|\[\.\.\.\]|(?:read|see|view) (?:more|on|the full \w+)|continue reading|full (?:story|article))"
    r"[\s\W]{0,20}\Z",
    re.IGNORECASE,
)
_TAIL_CHARS = 60
_TAG = re.compile(r"<[^<>]{0,500}>")
_TITLE_CHARS = 500


def read_feed(data: bytes, path: str, stem: str, latest: date, base: str = "") -> list[Article | Rejected | Link]:
    """Return what each entry of a feed gives, in its order: an article where the text is there in full, else a link.

    `base` is the feed's own address, for links that are not whole. The publisher of an entry is the one that its
    `source` names, else (for a text that the feed itself carries) the feed. Raises ReadError where it is no feed.
    """
    root = parse_xml(data, path)
    for element in root.iter():
        # Escaped, each ampersand would be an event of its own, at 50 microseconds; a bomb has a million.
        if element.text and ("&" in element.text or "<" in element.text) and "]]>" not in element.text:
            element.text = etree.CDATA(element.text)
    document = etree.tostring(root, encoding="utf-8")
    try:
        expat.ParserCreate().Parse(document, True)
        parsed = feedparser.parse(
            io.BytesIO(document),
            response_headers={"content-type": "application/xml; charset=utf-8"},
            resolve_relative_uris=False,
            sanitize_html=False,
        )
    except Exception as error:  # other people's parsers, on input from anywhere
        raise ReadError(path, f"is a feed that cannot be taken apart ({type(error).__name__})") from error
    if not parsed.version and not parsed.entries:
        raise ReadError(path, "is XML, but no feed")
    found: list[Article | Rejected | Link] = []
    publisher = _publisher_of_feed(parsed.feed)
    for number, entry in enumerate(parsed.entries[:MAX_ENTRIES], start=1):
        place = f"{path}#{number}"
        try:
            found.append(_read_entry(entry, place, f"{stem}-{number}", latest, base, publisher))
        except ReadError as error:
            found.append(Rejected(error.path, error.reason))
    if len(parsed.entries) > MAX_ENTRIES:
        found.append(Rejected(path, f"has more than {MAX_ENTRIES:,} entries, of which the first are read"))
    return found


def _read_entry(
    entry: feedparser.FeedParserDict, place: str, fallback_id: str, latest: date, base: str, publisher: str | None
) -> Article | Link:
    url = _read_url(entry, base)
    text = _read_text(entry, place)
    source = _read_source(entry)
    title = _line(entry.get("title"))
    published = _read_date(entry, latest)
    authors = _read_authors(entry)
    words = count_prose_words(text)
    if words < _FULL_WORDS or _BREAKS_OFF.search(text[-_TAIL_CHARS:]):
        if url is None:
            raise ReadError(place, "carries no full text, and no link to one")
        changed = dict.get(entry, "updated") or entry.get("published")
        return Link(url, LinkKind.ARTICLE, place, source, title, authors, published, _line(changed))
    return Article(
        id=_line(entry.get("id")) or url or fallback_id,
        text=text,
        path=place,
        url=url,
        outlet=source or publisher,
        title=title,
        authors=authors,
        published=published,
        published_basis="metadata" if published else None,
    )


def _read_url(entry: feedparser.FeedParserDict, base: str) -> str | None:
    """Where the article itself is: behind a service that counts clicks, its own address where the feed gives it."""
    for value in (entry.get("feedburner_origlink"), entry.get("link"), entry.get("id")):
        if (line := _line(value)) and (url := find_address(line, base)):
            return url
    return None


def _read_text(entry: feedparser.FeedParserDict, place: str) -> str:
    """The longest of what an entry carries: full texts stand in `content`, or in the description."""
    values = [content.get("value") for content in entry.get("content", ())] + [entry.get("summary")]
    sources = [value for value in values if isinstance(value, str)]
    source = max(sources, key=len, default="")
    refuse_many_attributes(source, place)
    try:
        return read_fragment(source)
    except (etree.ParserError, ValueError) as error:
        raise ReadError(place, f"has a text that cannot be taken apart ({type(error).__name__})") from error


def _read_source(entry: feedparser.FeedParserDict) -> str | None:
    """The publisher that an entry names for itself: RSS `source`, the feed that an Atom entry was taken from."""
    source = entry.get("source")
    name = source.get("title") if isinstance(source, dict) else None
    return _line(name) or _line(entry.get("publisher")) or None


def _publisher_of_feed(feed: feedparser.FeedParserDict) -> str | None:
    return _line(feed.get("publisher")) or _line(feed.get("title"))


def _read_authors(entry: feedparser.FeedParserDict) -> tuple[str, ...]:
    names = [_line(author.get("name")) for author in entry.get("authors", ()) if isinstance(author, dict)]
    return tuple(dict.fromkeys(person for name in names if name for person in read_authors(name)))


def _read_date(entry: feedparser.FeedParserDict, latest: date) -> str | None:
    for key in ("published", "created", "updated"):
        value = _line(dict.get(entry, key))  # its own `get` gives one date for another
        if value and (found := read_feed_date(value, latest)):
            return found
    return None


def read_feed_date(value: str, latest: date) -> str | None:
    """Return a date as RSS (RFC 822) or Atom (RFC 3339) write it as ISO 8601, or None."""
    with suppress(ValueError, TypeError, IndexError, OverflowError):  # where it is not of RFC 822
        value = parsedate_to_datetime(value[:100]).isoformat()
    return read_date(value, latest)


def _line(value: object) -> str | None:
    """A string as one line without tags, or None."""
    if not isinstance(value, str):
        return None
    return " ".join(unescape(_TAG.sub("", value[: 4 * _TITLE_CHARS])).split())[:_TITLE_CHARS] or None

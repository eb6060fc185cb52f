"""Articles out of web pages: the text through trafilatura, what the page says about itself through its markup."""

import re
from datetime import date

import htmldate
import trafilatura
from lxml.html import HtmlElement
from trafilatura.utils import load_html

from sayso.errors import ReadError
from sayso.reading.encoding import decode, repair_twice_encoded
from sayso.reading.metadata import read_metadata
from sayso.text import normalise_line_ends
from sayso.types import Article

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_CHARSET_BYTES = 4096

# An article has at least this many words in sentences. Error pages, sign-in pages and lists of links have fewer; the
# shortest flashes of agencies have more.
_MIN_PROSE_WORDS = 25
_MIN_SENTENCE_WORDS = 8
_SENTENCE = re.compile(r"[.!?…][\"'”’)]*$")

# libxml2 compares each attribute of a tag with all before it: 50,000 take 7 s, 1,000 nothing that can be measured.
_MAX_ATTRIBUTES = 1000
_ATTRIBUTE = r"[\s/]++(?:[^\s=>/]++(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s>]*+))?+|=)"
_ATTRIBUTES = re.compile(_ATTRIBUTE)
_TAG = re.compile(rf"<[a-zA-Z][^\s>/]*+(?:{_ATTRIBUTE})*+")


def read_page(data: bytes, path: str, stem: str, latest: date, charset: str | None = None) -> Article:
    """Return the article of a page, its paragraphs parted by blank lines.

    `charset` is what the server said of the page, which counts for more than what the page says. Raises
    ReadError where the bytes are no text, or the page holds no article.
    """
    declared = _CHARSET.search(data[:_CHARSET_BYTES])
    source = repair_twice_encoded(decode(data, path, charset or (declared[1].decode("ascii") if declared else None)))
    if not source.strip():
        raise ReadError(path, "is empty")
    refuse_many_attributes(source, path)
    try:
        tree = load_html(source)
        text = _extract_text(tree) if tree is not None else ""
        if count_prose_words(text) < _MIN_PROSE_WORDS:
            raise ReadError(path, "is a page on which no article was found")
        metadata = read_metadata(tree, latest)
        published = metadata.published or _guess_date(tree, metadata.url, latest)
    except ReadError:
        raise
    except Exception as error:  # other people's parsers, on input from anywhere
        raise ReadError(path, f"is a page that cannot be taken apart ({type(error).__name__})") from error
    return Article(
        id=stem,
        text=text,
        path=path,
        url=metadata.url,
        outlet=metadata.outlet,
        title=metadata.title,
        authors=metadata.authors,
        published=published,
        published_basis="metadata" if published else None,
    )


def refuse_many_attributes(source: str, path: str) -> None:
    """Raise ReadError where a tag has so many attributes that the parser would not come to an end."""
    if any(_has_too_many_attributes(match.group()) for match in _TAG.finditer(source)):
        raise ReadError(
            path, f"is a page with more than {_MAX_ATTRIBUTES:,} attributes on one tag, and is not taken apart"
        )


def _has_too_many_attributes(tag: str) -> bool:
    return len(tag) > 2 * _MAX_ATTRIBUTES and sum(1 for _ in _ATTRIBUTES.finditer(tag)) > _MAX_ATTRIBUTES


def _extract_text(tree: HtmlElement) -> str:
    """The article as trafilatura finds it, a blank line between paragraphs: lines alone could pass for wrapped text."""
    document = trafilatura.bare_extraction(tree, fast=True, include_comments=False, with_metadata=False)
    text = getattr(document, "text", None) or ""
    lines = (line.strip() for line in normalise_line_ends(text).split("\n"))
    return "\n\n".join(line for line in lines if line)


def count_prose_words(text: str) -> int:
    """Return how many words of a text stand in lines that are whole sentences, of eight words or more."""
    count = 0
    for line in text.split("\n"):
        words = line.split()
        if len(words) >= _MIN_SENTENCE_WORDS and _SENTENCE.search(line[-10:]):
            count += len(words)
    return count


def _guess_date(tree: HtmlElement, url: str | None, latest: date) -> str | None:
    """The date by the page's markup and address. The extensive search, which takes any date in the text, is off."""
    return htmldate.find_date(
        tree, url=url, original_date=True, extensive_search=False, max_date=latest.isoformat(), outputformat="%Y-%m-%d"
    )

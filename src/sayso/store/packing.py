"""Values as compact bytes, and back: JSON in zlib, so that any program can read them.

Of an attribution only offsets are kept; its words are read from the article's text again. A report is kept without the
texts of its articles.
"""

import zlib
from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from typing import Any, NamedTuple, TypeVar

import msgspec

from sayso.errors import SpanError
from sayso.types import Act, Article, Attribution, Passage, QuotationType, Report, Span, Spans, text_of

T = TypeVar("T")

_LEVEL = 6


class _Row(NamedTuple):
    """An attribution without its words."""

    source: Spans
    cue: Spans
    content: Spans
    quotation: QuotationType
    act: Act
    within: int | None
    confidence: float


def pack(value: object) -> bytes:
    """Return a value of our types, or of plain ones, as bytes."""
    return zlib.compress(msgspec.json.encode(value), _LEVEL)


def unpack(packed: bytes, kind: type[T]) -> T:
    """Return the value that `pack` was given. Raises ValueError where the bytes are not that of such a value."""
    try:
        return msgspec.json.decode(zlib.decompress(packed), type=kind)
    except (zlib.error, msgspec.DecodeError) as error:
        raise ValueError(f"no packed {kind} ({error})") from error


def to_json(value: object) -> str:
    """Return plain values or our types as JSON text."""
    return msgspec.json.encode(value).decode("utf-8")


def from_json(text: str, kind: type[T]) -> T:
    """Return the value of a JSON text. Raises ValueError where it is of another kind."""
    return msgspec.json.decode(text, type=kind)


def pack_attributions(attributions: Sequence[Attribution], text: str) -> bytes:
    """Return the attributions of a text as bytes. Raises SpanError where spans do not give the words beside them."""
    for found in attributions:
        for passage in (found.source, found.cue, found.content):
            if text_of(text, passage.spans) != passage.text:
                raise SpanError(f"spans {list(passage.spans)} do not hold {passage.text[:80]!r}")
    rows = [
        _Row(
            found.source.spans,
            found.cue.spans,
            found.content.spans,
            found.quotation,
            found.act,
            found.within,
            found.confidence,
        )
        for found in attributions
    ]
    return pack(rows)


def unpack_attributions(packed: bytes, text: str) -> tuple[Attribution, ...]:
    """Return the attributions of a text. Raises ValueError (of which SpanError is one) where they do not fit it."""

    def passage(spans: Spans) -> Passage:
        return Passage(spans, text_of(text, spans))

    return tuple(
        Attribution(
            passage(row.source),
            passage(row.cue),
            passage(row.content),
            row.quotation,
            row.act,
            row.within,
            row.confidence,
        )
        for row in unpack(packed, list[_Row])
    )


def pack_report(report: Report) -> bytes:
    """Return a report as bytes, without the texts of its articles."""
    return pack(replace(report, articles=tuple(replace(article, text="") for article in report.articles)))


def unpack_report(packed: bytes, texts: dict[str, str]) -> Report:
    """Return a report; `texts` are those of its articles by id. Raises ValueError where it is damaged."""
    report = unpack(packed, Report)
    articles = tuple(replace(article, text=texts[article.id]) for article in report.articles)
    return replace(report, articles=articles)


def hash_text(text: str) -> str:
    """Return the SHA-256 of a text in UTF-8, as 64 hexadecimal digits."""
    return sha256(text.encode("utf-8")).hexdigest()


def hash_reading(article: Article) -> str:
    """Return a hash of all that an analysis reads of an article: its text, its title, what of it is boilerplate."""
    parts: list[Any] = [article.text, article.title, [(part.start, part.end) for part in article.boilerplate]]
    return sha256(msgspec.json.encode(parts)).hexdigest()


def pairs(spans: Spans) -> str:
    """Return spans as the JSON text of a list of pairs."""
    return to_json(spans)


def spans_of(text: str) -> Spans:
    """Return the spans of a JSON text."""
    return from_json(text, tuple[Span, ...])

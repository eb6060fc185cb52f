"""A report as JSON, in the format `sayso.report/1`, and the JSON Schema that ships with it.

The offsets are checked on the way out: a report whose spans do not give the words beside them is never written.
"""

import json
import re
from collections.abc import Callable
from functools import cache
from importlib.resources import files
from typing import Any, TextIO, TypeAlias

from sayso.errors import SpanError
from sayso.presenting.when import published_range
from sayso.types import (
    FORMAT,
    Article,
    Claim,
    Difference,
    Entity,
    Passage,
    Quote,
    Report,
    ResolvedAttribution,
    Said,
    Span,
    Spans,
    TimelineEntry,
    text_of,
)

Json: TypeAlias = dict[str, Any]

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


@cache
def report_schema() -> Json:
    """Return the JSON Schema (draft 2020-12) of `sayso.report/1`. Do not change the dictionary that is returned."""
    schema: Json = json.loads(files("sayso.presenting").joinpath("report.schema.json").read_text(encoding="utf-8"))
    return schema


def to_json(report: Report) -> Json:
    """Return the report as plain dictionaries and lists, with the names of `sayso.report/1`.

    Raises SpanError where spans do not fit the text of their article, or do not give the words beside them.
    """
    texts = {article.id: article.text for article in report.articles}

    def passage(article: str, found: Passage) -> Json:
        return passage_json(texts, article, found)

    first, last = published_range(report.articles)
    return {
        "format": FORMAT,
        "story": {"title": report.title, "first_published": first, "last_published": last},
        "articles": [article_json(article, report.outlets.get(article.id)) for article in report.articles],
        "entities": [_entity(entity) for entity in report.entities],
        "attributions": [_attribution(attribution, passage) for attribution in report.attributions],
        "claims": [_claim(claim, passage) for claim in report.claims],
        "origins": [
            {
                "id": origin.id,
                "entity": origin.entity,
                "claims": list(origin.claims),
                "articles": list(origin.articles),
            }
            for origin in report.origins
        ],
        "quotes": [_quote(quote, passage) for quote in report.quotes],
        "differences": [_difference(difference, passage) for difference in report.differences],
        "timeline": [_timeline_entry(entry) for entry in report.timeline],
        "rejected": [{"path": rejected.path, "reason": rejected.reason} for rejected in report.rejected],
        "not_measured": list(report.not_measured),
    }


def dump_report(report: Report, stream: TextIO) -> None:
    """Write the report as JSON, two spaces an indent, with a line end behind it.

    A lone surrogate, which no encoding can write, goes out as its JSON escape; everything else as itself.
    Raises SpanError as `to_json` does, before anything is written.
    """
    dump_json(to_json(report), stream)


def dump_json(value: Json, stream: TextIO) -> None:
    """Write a value as JSON in the manner of `dump_report`."""
    dumped = json.dumps(value, ensure_ascii=False, indent=2)
    stream.write(_LONE_SURROGATE.sub(lambda match: f"\\u{ord(match[0]):04x}", dumped))
    stream.write("\n")


_PassageWriter: TypeAlias = Callable[[str, Passage], Json]


def passage_json(texts: dict[str, str], article: str, passage: Passage) -> Json:
    """Return words of an article, whose text is in `texts`. Raises SpanError where the spans do not give them."""
    if article not in texts:
        raise SpanError(f"a passage lies in article {article!r}, which is not in the report")
    words = text_of(texts[article], passage.spans)
    if words != passage.text:
        raise SpanError(
            f"spans {_pairs(passage.spans)} of article {article!r} hold {words[:80]!r}, not {passage.text[:80]!r}"
        )
    return {"spans": _pairs(passage.spans), "text": passage.text}


def _pairs(spans: Spans) -> list[list[int]]:
    return [[start, end] for start, end in spans]


def article_json(article: Article, outlet: str | None) -> Json:
    """Return an article, with `outlet` for its outlet. Raises SpanError where boilerplate lies outside the text."""
    return {
        "id": article.id,
        "path": article.path,
        "url": article.url,
        "outlet": outlet,
        "title": article.title,
        "authors": list(article.authors),
        "published": article.published,
        "published_basis": article.published_basis,
        "published_note": article.published_note,
        "language": article.language,
        "text": article.text,
        "boilerplate": _boilerplate(article),
    }


def _boilerplate(article: Article) -> list[Json]:
    for piece in article.boilerplate:
        text_of(article.text, (Span(piece.start, piece.end),))  # raises where it does not fit
    return [{"start": piece.start, "end": piece.end, "reason": piece.reason} for piece in article.boilerplate]


def _entity(entity: Entity) -> Json:
    return {
        "id": entity.id,
        "name": entity.name,
        "type": entity.type.value,
        "aliases": list(entity.aliases),
        "role": entity.role,
        "speaks_for": entity.speaks_for,
        "count": entity.count,
        "description": entity.description,
        "reason": entity.reason,
    }


def _attribution(resolved: ResolvedAttribution, passage: _PassageWriter) -> Json:
    found = resolved.attribution
    return {
        "id": resolved.id,
        "article": resolved.article,
        "source": {
            **passage(resolved.article, found.source),
            "entity": resolved.entity,
            "anonymous": resolved.anonymous,
        },
        "cue": passage(resolved.article, found.cue),
        "content": passage(resolved.article, found.content),
        "quotation": found.quotation.value,
        "act": found.act.value,
        "within": resolved.within,
        "chain": list(resolved.chain),
        "addressee": resolved.addressee,
        "occasion": resolved.occasion,
        "said": _said(resolved.said),
        "confidence": found.confidence,
    }


def _said(said: Said | None) -> Json | None:
    if said is None:
        return None
    return {"from": said.start, "to": said.end, "text": said.text, "basis": said.basis}


def _claim(claim: Claim, passage: _PassageWriter) -> Json:
    return {
        "id": claim.id,
        "wording": claim.wording,
        "mentions": [
            {
                "article": mention.article,
                "attribution": mention.attribution,
                **passage(mention.article, mention.passage),
                "stance": mention.stance.value,
                "confidence": mention.confidence,
            }
            for mention in claim.mentions
        ],
        "origins": list(claim.origins),
        "status": claim.status.value,
        "outlets": {article: coverage.value for article, coverage in claim.outlets.items()},
        "confidence": claim.confidence,
    }


def _quote(quote: Quote, passage: _PassageWriter) -> Json:
    return {
        "id": quote.id,
        "speaker": quote.speaker,
        "variants": [
            {
                "article": variant.article,
                "attribution": variant.attribution,
                **passage(variant.article, variant.passage),
            }
            for variant in quote.variants
        ],
        "relation": quote.relation.value,
        "edits": [{"from": edit.before, "to": edit.after, "kind": edit.kind} for edit in quote.edits],
    }


def _difference(difference: Difference, passage: _PassageWriter) -> Json:
    return {
        "id": difference.id,
        "type": difference.type.value,
        "claim": difference.claim,
        "sides": [{"article": side.article, **passage(side.article, side.passage)} for side in difference.sides],
        "note": difference.note,
    }


def _timeline_entry(entry: TimelineEntry) -> Json:
    return {
        "from": entry.start,
        "to": entry.end,
        "text": entry.text,
        "article": entry.article,
        "attribution": entry.attribution,
        "claim": entry.claim,
        "also": list(entry.also),
    }

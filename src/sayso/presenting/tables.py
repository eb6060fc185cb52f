"""Flat tables of articles, analyses and reports: one row type a table, the same wherever tables are written.

A row type is a frozen dataclass; its fields, in their order, are the columns. `story` is None where articles were not
grouped; then the ids of attributions and entities are unique within their article, otherwise within their story.
Spans are half-open and count the code points of the article's text. `presenting.arrow` writes the tables to files.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date

from sayso.dates import find_timexes
from sayso.presenting.when import parse_date
from sayso.sources import Resolution
from sayso.text import find_words
from sayso.types import (
    Analysis,
    Article,
    Claim,
    Coverage,
    Difference,
    Entity,
    Origin,
    Quote,
    Rejected,
    Report,
    ResolvedAttribution,
    Span,
    Spans,
    TimelineEntry,
)


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article. `outlet` is its outlet's name; `published` is ISO 8601, as precise as known, `day` its date if told.

    `text_sha256` is of the UTF-8 text, and tells whether offsets fit a text; `text` is None where it was left out.
    """

    story: str | None
    article: str
    outlet: str | None
    outlet_entity: str | None
    title: str | None
    authors: tuple[str, ...]
    published: str | None
    published_basis: str | None
    published_note: str | None
    day: date | None
    language: str | None
    url: str | None
    path: str
    chars: int
    words: int
    boilerplate: Spans
    boilerplate_reasons: tuple[str, ...]
    text_sha256: str
    text: str | None


@dataclass(frozen=True, slots=True)
class AttributionRow:
    """Who said what: one source, one cue, one content. `speaker` and `chain` are names, `entity` and the ids are keys.

    `chain` runs from the one nearest the article to the origin. `within` is the id of the attribution around this one.
    """

    story: str | None
    article: str
    attribution: str
    within: str | None
    source_spans: Spans
    source_text: str
    cue_spans: Spans
    cue_text: str
    content_spans: Spans
    content_text: str
    quotation: str
    act: str
    entity: str | None
    speaker: str | None
    speaker_type: str | None
    anonymous: bool
    chain: tuple[str, ...]
    chain_entities: tuple[str, ...]
    addressee: str | None
    occasion: str | None
    said_from: str | None
    said_to: str | None
    said_text: str | None
    said_basis: str | None
    confidence: float


@dataclass(frozen=True, slots=True)
class EntityRow:
    """Someone or something that is a source. `article` is set where the ids are unique within an article only."""

    story: str | None
    article: str | None
    entity: str
    name: str
    type: str
    aliases: tuple[str, ...]
    role: str | None
    speaks_for: str | None
    count: int | None
    description: str | None
    reason: str | None


@dataclass(frozen=True, slots=True)
class DateRow:
    """A time expression of an article, `text[start:end]`, with its TIMEX3 type, value and modifier."""

    story: str | None
    article: str
    start: int
    end: int
    text: str
    type: str
    value: str | None
    mod: str | None


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim, with the number of articles that carry it, carry its denial only, or do not have it."""

    story: str | None
    claim: str
    wording: str
    status: str
    origins: tuple[str, ...]
    carries: int
    denial_only: int
    absent: int


@dataclass(frozen=True, slots=True)
class MentionRow:
    """A passage that states, denies, confirms or questions a claim; `attribution` is None where the outlet says it."""

    story: str | None
    claim: str
    article: str
    attribution: str | None
    spans: Spans
    text: str
    stance: str


@dataclass(frozen=True, slots=True)
class OriginRow:
    """Where claims start. `entity` and `name` are None for a source that nobody names."""

    story: str | None
    origin: str
    entity: str | None
    name: str | None
    claims: tuple[str, ...]
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class QuotationRow:
    """One printing of a quotation that several articles have."""

    story: str | None
    quotation: str
    relation: str
    entity: str | None
    speaker: str | None
    article: str
    attribution: str | None
    spans: Spans
    text: str


@dataclass(frozen=True, slots=True)
class DifferenceRow:
    """One side of a difference; the rows of one difference share its id and its note."""

    story: str | None
    difference: str
    type: str
    claim: str | None
    note: str
    article: str
    spans: Spans
    text: str


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """Something that has a date, between two ISO 8601 dates. `also` are the other articles that tell of it."""

    story: str | None
    start: str
    end: str
    text: str
    article: str
    attribution: str | None
    claim: str | None
    also: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RejectionRow:
    """An input that was left out, and why."""

    story: str | None
    path: str
    reason: str


Row = (
    ArticleRow
    | AttributionRow
    | EntityRow
    | DateRow
    | ClaimRow
    | MentionRow
    | OriginRow
    | QuotationRow
    | DifferenceRow
    | TimelineRow
    | RejectionRow
)


@dataclass(frozen=True, slots=True)
class Tables:
    """The rows of all tables; the fields are the names of the tables. Tables of an analysis leave the story's empty."""

    articles: tuple[ArticleRow, ...] = ()
    attributions: tuple[AttributionRow, ...] = ()
    entities: tuple[EntityRow, ...] = ()
    dates: tuple[DateRow, ...] = ()
    claims: tuple[ClaimRow, ...] = ()
    mentions: tuple[MentionRow, ...] = ()
    origins: tuple[OriginRow, ...] = ()
    quotations: tuple[QuotationRow, ...] = ()
    differences: tuple[DifferenceRow, ...] = ()
    timeline: tuple[TimelineRow, ...] = ()
    rejections: tuple[RejectionRow, ...] = ()

    def __iter__(self) -> Iterator[tuple[str, tuple[Row, ...]]]:
        """Yield every table's name and its rows."""
        return ((column.name, getattr(self, column.name)) for column in fields(self))


ROW_TYPES: Mapping[str, type[Row]] = {
    "articles": ArticleRow,
    "attributions": AttributionRow,
    "entities": EntityRow,
    "dates": DateRow,
    "claims": ClaimRow,
    "mentions": MentionRow,
    "origins": OriginRow,
    "quotations": QuotationRow,
    "differences": DifferenceRow,
    "timeline": TimelineRow,
    "rejections": RejectionRow,
}


def tabulate_analysis(
    analysis: Analysis, resolution: Resolution, *, story: str | None = None, with_text: bool = True
) -> Tables:
    """Return the tables of one article that was resolved by itself: the article, who said what, who speaks, when."""
    article = analysis.article
    entities = {entity.id: entity for entity in resolution.entities}
    return Tables(
        articles=(_article(article, resolution.outlets.get(article.id), entities, story, with_text),),
        attributions=tuple(_attribution(found, entities, story) for found in resolution.attributions),
        entities=tuple(_entity(entity, story, article.id) for entity in resolution.entities),
        dates=tuple(_dates(article, story)),
    )


def tabulate_report(report: Report, *, story: str | None = None, with_text: bool = True) -> Tables:
    """Return the tables of a story; `story` is its id where it has one. `with_text=False` leaves the full texts out."""
    entities = {entity.id: entity for entity in report.entities}
    return Tables(
        articles=tuple(
            _article(article, report.outlets.get(article.id), entities, story, with_text) for article in report.articles
        ),
        attributions=tuple(_attribution(found, entities, story) for found in report.attributions),
        entities=tuple(_entity(entity, story, None) for entity in report.entities),
        dates=tuple(row for article in report.articles for row in _dates(article, story)),
        claims=tuple(_claim(claim, story) for claim in report.claims),
        mentions=tuple(_mentions(report.claims, story)),
        origins=tuple(_origin(origin, entities, story) for origin in report.origins),
        quotations=tuple(_quotations(report.quotes, entities, story)),
        differences=tuple(_differences(report.differences, story)),
        timeline=tuple(_timeline_entry(entry, story) for entry in report.timeline),
        rejections=tuple(tabulate_rejected(rejected, story=story) for rejected in report.rejected),
    )


def tabulate_rejected(rejected: Rejected, *, story: str | None = None) -> RejectionRow:
    """Return the row of an input that was left out."""
    return RejectionRow(story, rejected.path, rejected.reason)


def _article(
    article: Article, outlet: str | None, entities: Mapping[str, Entity], story: str | None, with_text: bool
) -> ArticleRow:
    return ArticleRow(
        story=story,
        article=article.id,
        outlet=_name(outlet, entities) or article.outlet,
        outlet_entity=outlet,
        title=article.title,
        authors=article.authors,
        published=article.published,
        published_basis=article.published_basis,
        published_note=article.published_note,
        day=_day(article.published),
        language=article.language,
        url=article.url,
        path=article.path,
        chars=len(article.text),
        words=len(find_words(article.text)),
        boilerplate=tuple(Span(piece.start, piece.end) for piece in article.boilerplate),
        boilerplate_reasons=tuple(piece.reason for piece in article.boilerplate),
        text_sha256=hashlib.sha256(article.text.encode("utf-8", "surrogatepass")).hexdigest(),
        text=article.text if with_text else None,
    )


def _day(iso: str | None) -> date | None:
    when = parse_date(iso) if iso else None
    if when is None or not when.day:
        return None
    try:
        return date(when.year, when.month, when.day)
    except ValueError:  # 31 June
        return None


def _attribution(resolved: ResolvedAttribution, entities: Mapping[str, Entity], story: str | None) -> AttributionRow:
    found, said = resolved.attribution, resolved.said
    speaker = entities.get(resolved.entity) if resolved.entity else None
    return AttributionRow(
        story=story,
        article=resolved.article,
        attribution=resolved.id,
        within=resolved.within,
        source_spans=found.source.spans,
        source_text=found.source.text,
        cue_spans=found.cue.spans,
        cue_text=found.cue.text,
        content_spans=found.content.spans,
        content_text=found.content.text,
        quotation=found.quotation.value,
        act=found.act.value,
        entity=resolved.entity,
        speaker=speaker.name if speaker else None,
        speaker_type=speaker.type.value if speaker else None,
        anonymous=resolved.anonymous,
        chain=tuple(_name(entity, entities) or entity for entity in resolved.chain),
        chain_entities=resolved.chain,
        addressee=resolved.addressee,
        occasion=resolved.occasion,
        said_from=said.start if said else None,
        said_to=said.end if said else None,
        said_text=said.text if said else None,
        said_basis=said.basis if said else None,
        confidence=found.confidence,
    )


def _entity(entity: Entity, story: str | None, article: str | None) -> EntityRow:
    return EntityRow(
        story=story,
        article=article,
        entity=entity.id,
        name=entity.name,
        type=entity.type.value,
        aliases=entity.aliases,
        role=entity.role,
        speaks_for=entity.speaks_for,
        count=entity.count,
        description=entity.description,
        reason=entity.reason,
    )


def _dates(article: Article, story: str | None) -> Iterator[DateRow]:
    for timex in find_timexes(article.text, article.published):
        text = article.text[timex.start : timex.end]
        yield DateRow(story, article.id, timex.start, timex.end, text, timex.type.value, timex.value, timex.mod)


def _claim(claim: Claim, story: str | None) -> ClaimRow:
    coverage = list(claim.outlets.values())
    return ClaimRow(
        story=story,
        claim=claim.id,
        wording=claim.wording,
        status=claim.status.value,
        origins=claim.origins,
        carries=coverage.count(Coverage.CARRIES),
        denial_only=coverage.count(Coverage.DENIAL_ONLY),
        absent=coverage.count(Coverage.ABSENT),
    )


def _mentions(claims: Iterable[Claim], story: str | None) -> Iterator[MentionRow]:
    for claim in claims:
        for mention in claim.mentions:
            yield MentionRow(
                story=story,
                claim=claim.id,
                article=mention.article,
                attribution=mention.attribution,
                spans=mention.passage.spans,
                text=mention.passage.text,
                stance=mention.stance.value,
            )


def _origin(origin: Origin, entities: Mapping[str, Entity], story: str | None) -> OriginRow:
    return OriginRow(story, origin.id, origin.entity, _name(origin.entity, entities), origin.claims, origin.articles)


def _quotations(quotes: Iterable[Quote], entities: Mapping[str, Entity], story: str | None) -> Iterator[QuotationRow]:
    for quote in quotes:
        for variant in quote.variants:
            yield QuotationRow(
                story=story,
                quotation=quote.id,
                relation=quote.relation.value,
                entity=quote.speaker,
                speaker=_name(quote.speaker, entities),
                article=variant.article,
                attribution=variant.attribution,
                spans=variant.passage.spans,
                text=variant.passage.text,
            )


def _differences(differences: Iterable[Difference], story: str | None) -> Iterator[DifferenceRow]:
    for difference in differences:
        for side in difference.sides:
            yield DifferenceRow(
                story=story,
                difference=difference.id,
                type=difference.type.value,
                claim=difference.claim,
                note=difference.note,
                article=side.article,
                spans=side.passage.spans,
                text=side.passage.text,
            )


def _timeline_entry(entry: TimelineEntry, story: str | None) -> TimelineRow:
    return TimelineRow(
        story, entry.start, entry.end, entry.text, entry.article, entry.attribution, entry.claim, entry.also
    )


def _name(entity: str | None, entities: Mapping[str, Entity]) -> str | None:
    found = entities.get(entity) if entity else None
    return found.name if found else None

"""Flat tables of articles, analyses and reports, the same wherever tables are written.

The row types are in `presenting.table_rows`; `presenting.arrow` writes the tables to files.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from sayso.dates import find_timexes
from sayso.presenting.table_rows import (
    ArticleRow,
    AttributionRow,
    ClaimRow,
    DateRow,
    DifferenceRow,
    EntityRow,
    MentionRow,
    OriginRow,
    QuotationRow,
    RejectionRow,
    Tables,
    TimelineRow,
)
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
    TimelineEntry,
)


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
        confidence=claim.confidence,
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
                confidence=mention.confidence,
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

"""Looking things up in a report: who is meant by an id, which outlet printed an article, where a passage stands."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sayso.presenting.visible import shorten
from sayso.text import find_paragraphs
from sayso.types import (
    Article,
    Boilerplate,
    Claim,
    Coverage,
    Entity,
    Origin,
    Report,
    ResolvedAttribution,
    Spans,
)

# No outlet has a longer name, and it must fit the head of a column.
_NAME_CHARS = 60


@dataclass(frozen=True, slots=True)
class Outlet:
    """Who printed some articles of the report. `entity` is None where the outlet of an article is not known."""

    key: str
    name: str
    entity: str | None
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of an article, `[start, end)`. `number` counts from 1; boilerplate has a `reason` and no number."""

    start: int
    end: int
    number: int | None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Index:
    """A report with its parts by id, built once by `index_report`."""

    report: Report
    articles: Mapping[str, Article]
    entities: Mapping[str, Entity]
    attributions: Mapping[str, ResolvedAttribution]
    claims: Mapping[str, Claim]
    origins: Mapping[str, Origin]
    outlets: tuple[Outlet, ...]
    outlet_by_article: Mapping[str, Outlet]
    paragraphs: Mapping[str, tuple[Paragraph, ...]]

    def entity(self, entity: str | None) -> Entity | None:
        """Return the entity with this id, None for None and for an id that is not in the report."""
        return self.entities.get(entity) if entity is not None else None

    def attribution(self, attribution: str | None) -> ResolvedAttribution | None:
        """Return the attribution with this id, None for None and for an id that is not in the report."""
        return self.attributions.get(attribution) if attribution is not None else None

    def paragraph(self, article: str, spans: Spans) -> Paragraph | None:
        """Return the paragraph in which a passage starts."""
        paragraphs = self.paragraphs.get(article, ())
        if not spans or not paragraphs:
            return None
        at = bisect_right(paragraphs, spans[0].start, key=lambda paragraph: paragraph.start) - 1
        return paragraphs[max(at, 0)]

    def coverage(self, claim: Claim, outlet: Outlet) -> Coverage:
        """Return the most that any article of an outlet does with a claim."""
        found = {claim.outlets.get(article, Coverage.ABSENT) for article in outlet.articles}
        return next((kind for kind in (Coverage.CARRIES, Coverage.DENIAL_ONLY) if kind in found), Coverage.ABSENT)

    def outlets_with(self, claim: Claim, *kinds: Coverage) -> tuple[Outlet, ...]:
        """Return the outlets that do one of these things with a claim, in the order of the report."""
        return tuple(outlet for outlet in self.outlets if self.coverage(claim, outlet) in kinds)


def index_report(report: Report) -> Index:
    """Build the index of a report, in time linear in its size."""
    outlets = tuple(_outlets(report))
    return Index(
        report=report,
        articles={article.id: article for article in report.articles},
        entities={entity.id: entity for entity in report.entities},
        attributions={attribution.id: attribution for attribution in report.attributions},
        claims={claim.id: claim for claim in report.claims},
        origins={origin.id: origin for origin in report.origins},
        outlets=outlets,
        outlet_by_article={article: outlet for outlet in outlets for article in outlet.articles},
        paragraphs={article.id: tuple(number_paragraphs(article)) for article in report.articles},
    )


def _outlets(report: Report) -> Iterator[Outlet]:
    names = {entity.id: entity.name for entity in report.entities}
    grouped: dict[tuple[str, str], list[Article]] = defaultdict(list)
    for article in report.articles:
        entity = report.outlets.get(article.id)
        grouped[("outlet", entity) if entity else ("article", article.id)].append(article)
    for (kind, key), articles in grouped.items():
        first = articles[0]
        name = names.get(key, "") if kind == "outlet" else ""
        yield Outlet(
            key=f"{kind}:{key}",
            name=shorten(name or first.outlet or first.id, _NAME_CHARS),
            entity=key if kind == "outlet" else None,
            articles=tuple(article.id for article in articles),
        )


def number_paragraphs(article: Article) -> Iterator[Paragraph]:
    """Yield the paragraphs of an article's text. Those that are boilerplate throughout are not counted."""
    number = 0
    pieces = sorted(article.boilerplate, key=lambda piece: piece.start)
    first = 0
    for start, end in find_paragraphs(article.text):
        while first < len(pieces) and pieces[first].end <= start:
            first += 1
        reason = _covering_reason(article.text, pieces, first, start, end)
        if reason is None:
            number += 1
        yield Paragraph(start, end, number if reason is None else None, reason)


def _covering_reason(text: str, pieces: list[Boilerplate], first: int, start: int, end: int) -> str | None:
    """Return the reason of the first piece of boilerplate where pieces cover all of `[start, end)` but white space."""
    at = start
    for piece in pieces[first:]:
        if piece.start > at and text[at : min(piece.start, end)].strip():
            return None
        at = max(at, piece.end)
        if at >= end:
            return pieces[first].reason
    return None

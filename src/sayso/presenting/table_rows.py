"""The row types of the flat tables: the fields of a type, in their order, are the columns of its table.

`story` is None where articles were not grouped; then the ids of attributions and entities are unique within their
article, otherwise within their story. Spans are half-open and count the code points of the article's text.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date

from sayso.types import Spans


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
    """A claim, with the number of articles that carry it, carry its denial only, or do not have it.

    `confidence` is the chance that two of its articles say the same; None where one article alone has it.
    """

    story: str | None
    claim: str
    wording: str
    status: str
    origins: tuple[str, ...]
    carries: int
    denial_only: int
    absent: int
    confidence: float | None


@dataclass(frozen=True, slots=True)
class MentionRow:
    """A passage that states, denies, confirms or questions a claim; `attribution` is None where the outlet says it.

    `confidence` is the chance that it says what another article has of the claim; None where one article alone has the
    claim, and for a denial.
    """

    story: str | None
    claim: str
    article: str
    attribution: str | None
    spans: Spans
    text: str
    stance: str
    confidence: float | None


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

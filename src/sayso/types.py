"""What flows through sayso: frozen values, named by the field's standard terms.

All offsets are half-open and count Unicode code points of the article's `text`, from 0. `Spans` is a tuple of such
pairs, in order and never overlapping. The names and values here are those of the report format `sayso.report/1`.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from sayso.errors import SpanError

FORMAT = "sayso.report/1"


class Span(NamedTuple):
    """A half-open range `[start, end)` of a text."""

    start: int
    end: int


Spans = tuple[Span, ...]


def text_of(text: str, spans: Spans) -> str:
    """Return the words under `spans`: the pieces joined by one space.

    Raises SpanError where a piece is empty, lies outside the text, or does not follow the one before it.
    """
    last = 0
    for start, end in spans:
        if not last <= start < end <= len(text):
            raise SpanError(f"span [{start}, {end}) does not fit a text of {len(text)} characters behind {last}")
        last = end
    return " ".join(text[start:end] for start, end in spans)


class EntityType(StrEnum):
    """What kind of thing an entity is."""

    PERSON = "person"
    ORGANIZATION = "organization"
    OUTLET = "outlet"
    DOCUMENT = "document"
    GROUP = "group"
    ANONYMOUS = "anonymous"


class QuotationType(StrEnum):
    """Whether a content stands in quotation marks: all of it, none of it, or some."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Act(StrEnum):
    """What the source does with the content, by the cue's words."""

    SAYS = "says"
    DENIES = "denies"
    CONFIRMS = "confirms"
    QUESTIONS = "questions"
    PROMISES = "promises"
    DEMANDS = "demands"
    REFUSES = "refuses"
    DECLINES_COMMENT = "declines_comment"


class Stance(StrEnum):
    """How a mention stands to its claim."""

    ASSERTS = "asserts"
    DENIES = "denies"
    CONFIRMS = "confirms"
    QUESTIONS = "questions"


class Status(StrEnum):
    """How a claim stands among its mentions. Never a verdict on truth."""

    UNCONTESTED = "uncontested"
    DENIED = "denied"
    DISPUTED = "disputed"
    CONFIRMED = "confirmed"


class Coverage(StrEnum):
    """What an article does with a claim."""

    CARRIES = "carries"
    DENIAL_ONLY = "denial_only"
    ABSENT = "absent"


class Relation(StrEnum):
    """How the printings of one quotation stand to each other."""

    IDENTICAL = "identical"
    SHORTENED = "shortened"
    OVERLAPPING = "overlapping"
    ALTERED = "altered"


class DifferenceType(StrEnum):
    """In what articles differ."""

    NUMBER = "number"
    DATE = "date"
    PLACE = "place"
    NAME = "name"
    SOURCE = "source"
    WORDING = "wording"
    QUOTE = "quote"
    HEDGE = "hedge"


@dataclass(frozen=True, slots=True)
class Boilerplate:
    """A part of an article's text that is not the article: no attribution or claim is taken from it."""

    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True)
class Article:
    """One article as it was read. `text` is never rewritten; every span of the analysis points into it.

    `published` is ISO 8601, as precise as known; `published_basis` is "metadata", "text", "inferred" or None.
    """

    id: str
    text: str
    path: str = ""
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    published_basis: str | None = None
    published_note: str | None = None
    language: str | None = None
    boilerplate: tuple[Boilerplate, ...] = ()


@dataclass(frozen=True, slots=True)
class Rejected:
    """An input that was left out, and why."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of an article: `text` is the pieces under `spans`, joined by one space."""

    spans: Spans
    text: str


@dataclass(frozen=True, slots=True)
class Said:
    """When something was said: between two ISO 8601 dates, by which words, "stated" or "inferred"."""

    start: str
    end: str
    text: str
    basis: str


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who said what, as the text has it: one source, one cue, one content, before it is known who is meant.

    `source.spans` is empty where nobody is named. `within` is the index, in the article's list, of the attribution
    in whose content this one lies. `confidence` is between 0 and 1.
    """

    source: Passage
    cue: Passage
    content: Passage
    quotation: QuotationType
    act: Act
    within: int | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Entity:
    """Someone or something that is a source. For an anonymous one, `count` is None where it is not told."""

    id: str
    name: str
    type: EntityType
    aliases: tuple[str, ...] = ()
    role: str | None = None
    speaks_for: str | None = None
    count: int | None = None
    description: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Analysis:
    """One article and what was found in it, without any other article: the costly, cacheable step."""

    article: Article
    attributions: tuple[Attribution, ...]


@dataclass(frozen=True, slots=True)
class ResolvedAttribution:
    """An attribution with the ones who are meant: entity ids of the source and of the chain back to the origin.

    `chain` runs from the one nearest the article to the origin; a plain attribution has a chain of one, and one
    whose source nobody names has an empty one.
    """

    id: str
    article: str
    attribution: Attribution
    entity: str | None
    anonymous: bool
    within: str | None
    chain: tuple[str, ...]
    addressee: str | None = None
    occasion: str | None = None
    said: Said | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A passage that states, denies, confirms or questions a claim. `attribution` is None where the outlet says it.

    `confidence` is the chance, 0 to 1, that it says the same as what another article has of the claim: the mean over
    those articles of the best chance with a passage there. Denials do not count and have None, since they are there for
    what they deny and not for their words, unless no two articles have anything else of the claim. It is None, too,
    where one article alone has the claim.
    """

    article: str
    attribution: str | None
    passage: Passage
    stance: Stance
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """One proposition, across the articles. `outlets` has an entry for every article of the report.

    `confidence` is the chance, 0 to 1, that two of its articles say the same, so that it is one claim: the mean over
    each two of the best chance with which a passage of one says what a passage of the other says, with denials as for a
    mention. It is None where one article alone has the claim. It says nothing of whether the claim is true.
    """

    id: str
    wording: str
    mentions: tuple[Mention, ...]
    origins: tuple[str, ...]
    status: Status
    outlets: dict[str, Coverage] = field(hash=False)
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Origin:
    """Where claims start: the far end of their chains. `entity` is None for a source that nobody names."""

    id: str
    entity: str | None
    claims: tuple[str, ...]
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Variant:
    """One printing of a quotation."""

    article: str
    attribution: str | None
    passage: Passage


@dataclass(frozen=True, slots=True)
class Edit:
    """What one printing has and the other has instead. `kind` is "replaced", "left_out" or "added"."""

    before: str
    after: str
    kind: str


@dataclass(frozen=True, slots=True)
class Quote:
    """The same words in quotation marks in several articles."""

    id: str
    speaker: str | None
    variants: tuple[Variant, ...]
    relation: Relation
    edits: tuple[Edit, ...] = ()


@dataclass(frozen=True, slots=True)
class Side:
    """One article's words in a difference."""

    article: str
    passage: Passage


@dataclass(frozen=True, slots=True)
class Difference:
    """Where articles disagree, or give the same thing otherwise. `note` is one plain sentence."""

    id: str
    type: DifferenceType
    claim: str | None
    sides: tuple[Side, ...]
    note: str


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """Something that has a date, `start` to `end` in ISO 8601. `also` has the ids of other articles that tell of it."""

    start: str
    end: str
    text: str
    article: str
    attribution: str | None = None
    claim: str | None = None
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """One story: all that several articles say, and on whose word. Lists are ordered, the weightiest first."""

    title: str
    articles: tuple[Article, ...]
    outlets: dict[str, str | None] = field(hash=False)  # article id to the entity id of its outlet
    entities: tuple[Entity, ...] = ()
    attributions: tuple[ResolvedAttribution, ...] = ()
    claims: tuple[Claim, ...] = ()
    origins: tuple[Origin, ...] = ()
    quotes: tuple[Quote, ...] = ()
    differences: tuple[Difference, ...] = ()
    timeline: tuple[TimelineEntry, ...] = ()
    rejected: tuple[Rejected, ...] = ()
    not_measured: tuple[str, ...] = ()

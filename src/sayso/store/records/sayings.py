"""What is said in the store, and what asking for it gives: hits, speakers, utterances, traces."""

from dataclasses import dataclass
from enum import StrEnum

from sayso.types import Act, EntityType, Passage, QuotationType, Relation, Said


@dataclass(frozen=True, slots=True)
class Saying:
    """Somebody is reported to have said something: one attribution, resolved within its story.

    `speaker` is the name of the one who is meant, None where it is not known; `source` are the words that the article
    has. `chain` are names from the one nearest the article to the origin. `denied` is true where the saying denies
    something. `utterance` is the same for all printings of one quotation; it is None where there is but one.
    """

    id: str
    article: str
    outlet: str | None
    title: str | None
    published: str | None
    story: str | None
    speaker: str | None
    speaker_type: EntityType | None
    anonymous: bool
    act: Act
    denied: bool
    quotation: QuotationType
    source: str
    cue: str
    content: Passage
    chain: tuple[str, ...]
    said: Said | None
    confidence: float
    utterance: str | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """What a search found: a passage of an article, and the saying that it belongs to, where there is one."""

    article: str
    outlet: str | None
    title: str | None
    published: str | None
    story: str | None
    passage: Passage
    saying: Saying | None


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who is named as a source. `sayings` and `outlets` are counts over the whole store."""

    name: str
    type: EntityType
    role: str | None
    sayings: int
    outlets: int


@dataclass(frozen=True, slots=True)
class Utterance:
    """One thing that was said, in all its printings, the earliest first, with how they differ.

    `relation` and `edits` (before, after) are None and empty where there is but one printing.
    """

    sayings: tuple[Saying, ...]
    relation: Relation | None = None
    edits: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Who:
    """All that somebody is reported to have said, by date. `speakers` are the names that were taken to be meant."""

    name: str
    speakers: tuple[Speaker, ...]
    utterances: tuple[Utterance, ...]
    after: str | None = None


class Likeness(StrEnum):
    """How a passage is like what was looked for: the same words, changed words, or other words of the same meaning."""

    SAME = "same"
    SHORTENED = "shortened"
    OVERLAPPING = "overlapping"
    ALTERED = "altered"
    MEANING = "meaning"


@dataclass(frozen=True, slots=True)
class TracedPrinting:
    """A passage that has what was looked for, how like it is (`score`, 0 to 1), and what it has instead.

    `edits` are pairs: words of what was looked for, words of the article. `saying` tells whose word it is there.
    """

    article: str
    outlet: str | None
    title: str | None
    published: str | None
    story: str | None
    passage: Passage
    likeness: Likeness
    score: float
    edits: tuple[tuple[str, str], ...]
    saying: Saying | None
    copy_of: str | None = None


@dataclass(frozen=True, slots=True)
class Trace:
    """Where a quotation or a claim stands in the store, the first appearance first; undated articles come last."""

    wanted: str
    printings: tuple[TracedPrinting, ...]

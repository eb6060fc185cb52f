"""What a store gives back: frozen values. Times are ISO 8601 in UTC; dates are as precise as they are known."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from sayso.types import Act, Article, EntityType, Passage, QuotationType, Relation, Said

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """A part of a list. `after` asks for what follows, where there is more; else it is None."""

    items: tuple[T, ...]
    after: str | None = None


class Outcome(StrEnum):
    """What became of an article that was added: it is new, its text or title has changed, or all of it is known."""

    NEW = "new"
    REVISED = "revised"
    KNOWN = "known"


@dataclass(frozen=True, slots=True)
class Added:
    """An article is in the store under `id`; `revision` counts from 1."""

    id: str
    outcome: Outcome
    revision: int


@dataclass(frozen=True, slots=True)
class Revision:
    """One wording of an article, as it was received. `number` counts from 1; `source` is where it came from."""

    number: int
    article: Article
    source: str
    received: str


@dataclass(frozen=True, slots=True)
class Change:
    """What one revision has and the next has instead. Either side may be empty; spans point into each one's text."""

    before: Passage
    after: Passage


@dataclass(frozen=True, slots=True)
class Changes:
    """Between two revisions of an article: titles where they differ, else None, and the changed passages in order."""

    before: Revision
    after: Revision
    titles: tuple[str | None, str | None] | None
    passages: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class ArticleSummary:
    """An article in a list. `story` is None until it is grouped; `sayings` counts what its story's reading gave."""

    id: str
    title: str | None
    outlet: str | None
    url: str | None
    published: str | None
    story: str | None
    revisions: int
    received: str
    sayings: int


@dataclass(frozen=True, slots=True)
class ArticleCopy:
    """`article` has its text from `of`; `kind` is same, changed or rewrite, `share` is of the shorter text, 0 to 1."""

    article: str
    of: str
    kind: str
    share: float


@dataclass(frozen=True, slots=True)
class Visit:
    """What is known of an address that was read: a web address, or the absolute path of a file.

    `stamp` tells whether it has changed: a hash of a file's bytes, or a date of change.
    """

    address: str
    stamp: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    checked_at: str | None = None
    failures: int = 0
    retry_at: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Rejection:
    """An input that was left out, why, where it came from, and when that was first seen."""

    path: str
    reason: str
    source: str
    at: str


class StoryOrder(StrEnum):
    """Orders of stories: by their latest article, by articles, by sayings that deny, by those on one unnamed origin."""

    NEWEST = "newest"
    LARGEST = "largest"
    CONTESTED = "contested"
    UNNAMED = "unnamed"


@dataclass(frozen=True, slots=True)
class StorySummary:
    """A story in a list.

    `texts` is the number of its articles without copies. `sayings` counts what is attributed to somebody, `denials`
    those that deny, `unnamed` those whose source has no name. `origin` is the one from whom most of its articles have
    something, through whatever chain; `origin_articles` says how many, `origin_unnamed` whether that one has no name.
    `renewed` is False while articles have come that these figures do not count yet. `version` rises with every change.
    """

    id: str
    title: str
    first_published: str | None
    last_published: str | None
    articles: int
    texts: int
    outlets: int
    sayings: int
    denials: int
    unnamed: int
    origin: str | None
    origin_unnamed: bool
    origin_articles: int
    changed: str
    renewed: bool
    version: int


class EventKind(StrEnum):
    """How stories change: one goes into another, or articles leave one for another."""

    MERGED = "merged"
    SPLIT = "split"


@dataclass(frozen=True, slots=True)
class StoryEvent:
    """A recorded merge or split: `articles` went from `story` into `into`. `who` is None where grouping did it."""

    kind: EventKind
    story: str
    into: str
    articles: tuple[str, ...]
    at: str
    who: str | None


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


@dataclass(frozen=True, slots=True)
class Leaning:
    """Somebody on whom an outlet leans: in how many of its articles and sayings."""

    name: str
    type: EntityType
    articles: int
    sayings: int


@dataclass(frozen=True, slots=True)
class Altered:
    """A quotation that an outlet prints otherwise than others of the same story; `edits` are (before, after)."""

    story: str
    utterance: str
    sayings: tuple[Saying, ...]
    edits: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class OutletPage:
    """What the store knows of an outlet, as counts with what they are counted among.

    `unnamed` of `sayings` have a source without a name; `relayed` of them are had through another outlet. Of the
    `shared_stories` that other outlets tell, too, `denied_stories` have a denial somewhere, and in `denials_dropped`
    of those this outlet has none. Of the `shared_quotations` that it prints beside others, `altered` differ in words.
    """

    name: str
    articles: int
    first_published: str | None
    last_published: str | None
    stories: int
    shared_stories: int
    sayings: int
    unnamed: int
    relayed: int
    copies: int
    sources: tuple[Leaning, ...]
    relays: tuple[Leaning, ...]
    denied_stories: int
    denials_dropped: int
    shared_quotations: int
    altered: int
    alterations: tuple[Altered, ...]


@dataclass(frozen=True, slots=True)
class OutletSummary:
    """An outlet, and how many of its articles the store has."""

    name: str
    articles: int


class CorrectionKind(StrEnum):
    """What a person can put right."""

    MERGE_NAMES = "merge_names"
    SPLIT_NAME = "split_name"
    RENAME = "rename"
    SET_TYPE = "set_type"
    SET_OUTLET = "set_outlet"
    JOIN_STORIES = "join_stories"
    PART_STORY = "part_story"
    STRIKE = "strike"


@dataclass(frozen=True, slots=True)
class MergeNames:
    """All of these are one, called by the first. `story` None: in every story that has two of them or more."""

    names: tuple[str, ...]
    story: str | None = None


@dataclass(frozen=True, slots=True)
class SplitName:
    """In these articles the name means somebody else, `other`."""

    name: str
    articles: tuple[str, ...]
    other: str
    story: str | None = None


@dataclass(frozen=True, slots=True)
class Rename:
    """Somebody is called something else."""

    name: str
    to: str
    story: str | None = None


@dataclass(frozen=True, slots=True)
class SetType:
    """What kind of thing a name is."""

    name: str
    type: EntityType
    story: str | None = None


@dataclass(frozen=True, slots=True)
class SetOutlet:
    """An article is of this outlet."""

    article: str
    outlet: str


@dataclass(frozen=True, slots=True)
class JoinStories:
    """The story `merged` goes into `kept`, and what comes to it later, too."""

    kept: str
    merged: str


@dataclass(frozen=True, slots=True)
class PartStory:
    """Articles leave a story for one of their own, and stay apart from it. `into` is set by the store."""

    story: str
    articles: tuple[str, ...]
    into: str = ""


@dataclass(frozen=True, slots=True)
class Strike:
    """An attribution is wrong: by its words, so that it is known again in another revision or by another model."""

    article: str
    source: str
    cue: str
    content: str


CorrectionBody = MergeNames | SplitName | Rename | SetType | SetOutlet | JoinStories | PartStory | Strike


@dataclass(frozen=True, slots=True)
class Correction:
    """A correction by hand: who made it and when, and who took it back and when, where somebody did."""

    number: int
    kind: CorrectionKind
    body: CorrectionBody
    who: str
    at: str
    undone_by: str | None = None
    undone_at: str | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a person has said of stories: these articles are of one story, and not of that of those `apart`."""

    together: tuple[str, ...]
    apart: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that does not hold in a store: where, and what. `mended` where it was put right on request."""

    where: str
    what: str
    mended: bool = False


@dataclass(frozen=True, slots=True)
class StoreCounts:
    """How much a store holds. `stale` stories wait for their sayings and figures to be renewed."""

    articles: int
    revisions: int
    analyses: int
    stories: int
    sayings: int
    speakers: int
    outlets: int
    rejections: int
    corrections: int
    unanalysed: int
    stale: int
    bytes: int

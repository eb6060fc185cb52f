"""Articles as the store has them: what became of one that was added, its revisions, copies, what was left out."""

from dataclasses import dataclass
from enum import StrEnum

from sayso.types import Article, Passage


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

"""Stories in lists, and how they change."""

from dataclasses import dataclass
from enum import StrEnum


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

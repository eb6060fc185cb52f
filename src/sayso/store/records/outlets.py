"""What the store knows of outlets."""

from dataclasses import dataclass

from sayso.store.records.sayings import Saying
from sayso.types import EntityType


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

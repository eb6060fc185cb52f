"""What is known of a story's sources: who is meant, and through whom each saying came."""

from dataclasses import dataclass, field

from sayso.types import Entity, ResolvedAttribution


@dataclass(frozen=True, slots=True)
class Resolution:
    """Who is meant in a story.

    `attributions` has one for every attribution of the analyses, in their order. `outlets` gives every article's outlet
    as an entity id, or None where it is not known. `not_measured` are plain sentences on what could not be told.
    """

    entities: tuple[Entity, ...]
    attributions: tuple[ResolvedAttribution, ...]
    outlets: dict[str, str | None] = field(hash=False)
    not_measured: tuple[str, ...] = ()

"""The store as a whole: how much it holds, and what does not hold."""

from dataclasses import dataclass


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

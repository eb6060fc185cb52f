"""What a person can put right, by hand."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from sayso.types import EntityType


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
# What a correction of each kind holds.
BODIES: Mapping[CorrectionKind, type[CorrectionBody]] = {
    CorrectionKind.MERGE_NAMES: MergeNames,
    CorrectionKind.SPLIT_NAME: SplitName,
    CorrectionKind.RENAME: Rename,
    CorrectionKind.SET_TYPE: SetType,
    CorrectionKind.SET_OUTLET: SetOutlet,
    CorrectionKind.JOIN_STORIES: JoinStories,
    CorrectionKind.PART_STORY: PartStory,
    CorrectionKind.STRIKE: Strike,
}


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

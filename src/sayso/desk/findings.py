"""What a check of a draft gives: frozen values, in the order in which an editor should look at them.

A finding says where to look. It is never a verdict: the draft may be right and the others wrong.
"""

from dataclasses import dataclass
from enum import StrEnum

from sayso.types import Article, Edit, Passage, Rejected

FORMAT = "sayso.check/1"


class Severity(StrEnum):
    """When to look at a finding, by what would embarrass a paper most."""

    FIRST = "look_at_first"
    NEXT = "look_at_next"
    LAST = "if_there_is_time"


class Kind(StrEnum):
    """What was found. The order is that of the findings of one severity."""

    DENIAL_LEFT_OUT = "denial_left_out"
    QUOTATION_ALTERED = "quotation_altered"
    NUMBER_DIFFERS = "number_differs"
    NAME_DIFFERS = "name_differs"
    NEGATION_DIFFERS = "negation_differs"
    ONE_ORIGIN = "one_origin"
    ONE_UNNAMED_SOURCE = "one_unnamed_source"
    SOURCE_FIRMER = "source_firmer"
    HEDGE_LOST = "hedge_lost"
    QUOTATION_CUT = "quotation_cut"
    FIRST_TELLER = "first_teller"
    NO_SPEAKER = "no_speaker"
    RELAY_WITHOUT_ORIGIN = "relay_without_origin"
    SOURCE_UNDESCRIBED = "source_undescribed"
    ANONYMITY_UNEXPLAINED = "anonymity_unexplained"
    SURNAME_ONLY = "surname_only"
    DRAFT_UNDATED = "draft_undated"
    JUDGING_CUE = "judging_cue"


SEVERITY = {
    Kind.DENIAL_LEFT_OUT: Severity.FIRST,
    Kind.QUOTATION_ALTERED: Severity.FIRST,
    Kind.NUMBER_DIFFERS: Severity.FIRST,
    Kind.NAME_DIFFERS: Severity.FIRST,
    Kind.NEGATION_DIFFERS: Severity.FIRST,
    Kind.ONE_ORIGIN: Severity.FIRST,
    Kind.ONE_UNNAMED_SOURCE: Severity.FIRST,
    Kind.SOURCE_FIRMER: Severity.FIRST,
    Kind.HEDGE_LOST: Severity.NEXT,
    Kind.QUOTATION_CUT: Severity.NEXT,
    Kind.FIRST_TELLER: Severity.NEXT,
    Kind.NO_SPEAKER: Severity.NEXT,
    Kind.RELAY_WITHOUT_ORIGIN: Severity.NEXT,
    Kind.SOURCE_UNDESCRIBED: Severity.NEXT,
    Kind.ANONYMITY_UNEXPLAINED: Severity.LAST,
    Kind.SURNAME_ONLY: Severity.LAST,
    Kind.DRAFT_UNDATED: Severity.LAST,
    Kind.JUDGING_CUE: Severity.LAST,
}


@dataclass(frozen=True, slots=True)
class Beside:
    """What another article has beside a passage of the draft. `outlet` is the name by which the note calls it."""

    article: str
    outlet: str
    passage: Passage


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to look at: the passage of the draft, what the coverage has beside it, and one plain sentence.

    `edits` are those of a quotation, from what the coverage prints (`before`) to what the draft prints (`after`).
    """

    kind: Kind
    severity: Severity
    passage: Passage
    note: str
    beside: tuple[Beside, ...] = ()
    edits: tuple[Edit, ...] = ()


@dataclass(frozen=True, slots=True)
class Checked:
    """A draft with all that was found, what to look at first first.

    `coverage` are the articles that it was checked against; `rejected` inputs that were left out; `not_measured`
    plain sentences on what could not be told.
    """

    draft: Article
    coverage: tuple[Article, ...] = ()
    findings: tuple[Finding, ...] = ()
    rejected: tuple[Rejected, ...] = ()
    not_measured: tuple[str, ...] = ()

"""What may be asked of the store, by pages and programs alike: the parameters with their bounds."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Path, Query

from sayso.serving.settings import MOST_NAME_CHARS, MOST_PASSAGE_CHARS, MOST_QUERY_CHARS
from sayso.store.question import ABOUT, ABOUT_AFTER, ABOUT_LIMIT, Question

MOST_ITEMS = 200

Limit = Annotated[int, Query(ge=1, le=MOST_ITEMS, description=ABOUT_LIMIT)]
After = Annotated[str | None, Query(max_length=MOST_QUERY_CHARS, description=ABOUT_AFTER)]
Since = Annotated[str, Query(max_length=25, description=ABOUT["since"])]
Until = Annotated[str, Query(max_length=25, description=ABOUT["until"])]
Name = Annotated[str, Query(min_length=1, max_length=MOST_NAME_CHARS)]
Passage = Annotated[str, Query(min_length=1, max_length=MOST_PASSAGE_CHARS, description="Words to look for")]
Id = Annotated[str, Query(min_length=1, max_length=MOST_NAME_CHARS)]
CorrectionNumber = Annotated[int, Path(ge=1, le=2**53)]


@dataclass(frozen=True, slots=True)
class Period:
    """From one date to another; None where it is open."""

    since: str | None
    until: str | None


def read_period(since: Since = "", until: Until = "") -> Period:
    """Return the period of a request (a dependency). Empty fields of a form are open ends."""
    return Period(since.strip() or None, until.strip() or None)


@dataclass(frozen=True, slots=True)
class Asked:
    """A search: words, and what they are narrowed to."""

    q: str
    speaker: str
    outlet: str
    anonymous: bool
    denied: bool

    def within(self, period: Period) -> Question:
        """Return the question for a store. Empty fields of a form ask for nothing."""
        return Question(
            self.q, self.speaker or None, self.outlet or None, period.since, period.until, self.anonymous, self.denied
        )

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing is asked for."""
        return not (self.q or self.speaker or self.outlet or self.anonymous or self.denied)


def read_asked(
    q: Annotated[str, Query(max_length=MOST_QUERY_CHARS, description=ABOUT["words"])] = "",
    speaker: Annotated[str, Query(max_length=MOST_NAME_CHARS, description=ABOUT["speaker"])] = "",
    outlet: Annotated[str, Query(max_length=MOST_NAME_CHARS, description=ABOUT["outlet"])] = "",
    anonymous: Annotated[bool, Query(description=ABOUT["anonymous"])] = False,
    denied: Annotated[bool, Query(description=ABOUT["denied"])] = False,
) -> Asked:
    """Return the search of a request (a dependency)."""
    return Asked(q.strip(), speaker.strip(), outlet.strip(), anonymous, denied)


InPeriod = Annotated[Period, Depends(read_period)]
AskedFor = Annotated[Asked, Depends(read_asked)]

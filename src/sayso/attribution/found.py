"""An attribution on its way: offsets, before words and marks are put to it."""

from dataclasses import dataclass

from sayso.types import Spans


@dataclass(frozen=True, slots=True)
class Found:
    """An attribution as offsets; `within` is the place in the list of the one in whose content it was found."""

    source: Spans
    cue: Spans
    content: Spans
    confidence: float
    within: int | None

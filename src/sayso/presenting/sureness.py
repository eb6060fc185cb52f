"""Which claims are likely one claim, and which passages of them likely belong there: for what is shown first.

It says nothing of whether a claim is true, nor of who is to be believed.
"""

from sayso.comparing.confidence import LIKELY
from sayso.types import Claim, Mention

UNSURE_CLAIM = "perhaps not one claim"
STRAY_PASSAGE = "perhaps of this claim"


def is_sure(claim: Claim) -> bool:
    """Tell whether the articles of a claim likely say the same. What one article alone has is surely one claim."""
    return claim.confidence is None or claim.confidence >= LIKELY


def is_stray(claim: Claim, mention: Mention) -> bool:
    """Tell whether a passage of a sure claim may say something else than the other articles have of it."""
    return is_sure(claim) and mention.confidence is not None and mention.confidence < LIKELY


def unsure_words(number: int) -> str:
    """Return what a group of so many claims is that may not be one claim each."""
    each = "it is one claim: its" if number == 1 else "they are one claim each: their"
    return f"{number:,} more, less sure that {each} passages may only be about one matter"

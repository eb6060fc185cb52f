"""Which claims are likely one claim, and which passages of them likely belong there: for what is shown first.

It says nothing of whether a claim is true, nor of who is to be believed.
"""

from sayso.comparing.confidence import LIKELY
from sayso.presenting.index import Index
from sayso.types import Claim, Coverage, Mention, Stance

UNSURE_CLAIM = "perhaps not one claim"
STRAY_PASSAGE = "perhaps of this claim"
PERHAPS = " (perhaps)"  # behind who says it in stray passages alone


def is_sure(claim: Claim) -> bool:
    """Tell whether the articles of a claim likely say the same. What one article alone has is surely one claim."""
    return claim.confidence is None or claim.confidence >= LIKELY


def is_stray(claim: Claim, mention: Mention) -> bool:
    """Tell whether a passage of a sure claim may say something else than the other articles have of it."""
    return is_sure(claim) and mention.confidence is not None and mention.confidence < LIKELY


def perhaps_carrying(index: Index, claim: Claim) -> frozenset[str]:
    """Return the keys of the outlets that carry a claim in stray passages alone, so that they may not carry it."""
    carrying = {outlet.key for outlet in index.outlets_with(claim, Coverage.CARRIES)}
    telling: dict[str, bool] = {}
    for mention in claim.mentions:
        outlet = index.outlet_by_article.get(mention.article)
        if outlet is not None and mention.stance is not Stance.DENIES:
            telling[outlet.key] = telling.get(outlet.key, True) and is_stray(claim, mention)
    return frozenset(key for key, stray in telling.items() if stray and key in carrying)


def unsure_words(number: int) -> str:
    """Return what a group of so many claims is that may not be one claim each."""
    each = "it is one claim: its" if number == 1 else "they are one claim each: their"
    return f"{number:,} more, less sure that {each} passages may only be about one matter"

"""Which claims are likely one claim, and which passages of them likely belong there: for what is shown first.

It says nothing of whether a claim is true, nor of who is to be believed.
"""

import re
from collections.abc import Sequence

from sayso.comparing.confidence import LIKELY
from sayso.presenting.index import Index
from sayso.types import Claim, Coverage, Mention, Spans, Stance

UNSURE_CLAIM = "perhaps not one claim"
STRAY_PASSAGE = "perhaps of this claim"
_WORD = re.compile(r"\w+")
PERHAPS = " (perhaps)"  # behind who says it in stray passages alone


def is_sure(claim: Claim) -> bool:
    """Tell whether the articles of a claim likely say the same. What one article alone has is surely one claim."""
    return claim.confidence is None or claim.confidence >= LIKELY


def is_stray(claim: Claim, mention: Mention) -> bool:
    """Tell whether a passage of a sure claim may say something else than the other articles have of it."""
    return is_sure(claim) and mention.confidence is not None and mention.confidence < LIKELY


def told_again(claims: Sequence[Claim]) -> frozenset[str]:
    """Return the ids of sure claims that tell nothing new.

    All that is likely theirs stands in sure claims before them, or one of these is worded by the same words. `claims`
    come in the order of the report. What one article alone has is never told again.
    """
    told: set[tuple[str, Spans]] = set()
    worded: set[tuple[str, ...]] = set()
    again = set()
    for claim in claims:
        if claim.confidence is not None and is_sure(claim):
            passages = _likely_passages(claim)
            words = tuple(_WORD.findall(claim.wording.casefold()))
            if passages <= told or words in worded:
                again.add(claim.id)
            told |= passages
            worded.add(words)
    return frozenset(again)


def part_claims(claims: Sequence[Claim]) -> tuple[tuple[Claim, ...], tuple[Claim, ...], tuple[Claim, ...]]:
    """Part claims into those that are shown first, those that are told again, and those that may not be one claim."""
    again = told_again(claims)
    return (
        tuple(claim for claim in claims if is_sure(claim) and claim.id not in again),
        tuple(claim for claim in claims if claim.id in again),
        tuple(claim for claim in claims if not is_sure(claim)),
    )


def _likely_passages(claim: Claim) -> frozenset[tuple[str, Spans]]:
    """The passages that are likely of a claim, denials among them; all of them where none is."""
    likely = [mention for mention in claim.mentions if not is_stray(claim, mention)] or claim.mentions
    return frozenset((mention.article, mention.passage.spans) for mention in likely)


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


def again_words(number: int) -> str:
    """Return what a group of so many claims is that tell again what other ones tell."""
    tells, it = ("tells", "it") if number == 1 else ("tell", "them")
    return f"{number:,} more that {tells} again what claims above tell, beside passages that may belong to {it}"

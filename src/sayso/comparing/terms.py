"""The words of a passage as comparable terms: light stems without function words, weighted by how rare they are."""

import math
import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from sayso.text import list_words

# Words that say nothing by themselves. Negation is read elsewhere (polarity), so it is not a term.
FUNCTION_WORDS = frozenset(
    "a an the this that these those of to in on for and or but nor so yet with at by from as into over under "
    "out up down about "
    "after before between through during against than then there here if while when where who whom whose which "
    "what how why "
    "i me my mine we us our you your he him his she her hers it its they them their one ones himself herself "
    "itself themselves "
    "is am are was were be been being has have had having do does did doing done will would shall should can "
    "could may might "
    "must not no never n't 's 't 're 've 'll 'd 'm also just only very more most some any all each both other "
    "others such own same too much "
    "many oh well".split()
)
# Words of reporting and of address: they tell little of what is claimed, and a printing may still turn on them.
_REPORTING = frozenset("said say says saying told tell mr mrs ms dr sen rep gov president secretary".split())
_SUFFIXES = (
    ("ations", 9),
    ("ation", 8),
    ("ments", 8),
    ("ment", 7),
    ("ings", 7),
    ("ing", 6),
    ("ies", 5),
    ("ied", 5),
    ("ers", 6),
    ("ed", 5),
    ("er", 6),
    ("es", 5),
    ("ly", 6),
    ("s", 4),
    ("e", 5),
    ("y", 5),
)
# Those that a word may end in, by its last letter.
_BY_LETTER = {
    letter: tuple(known for known in _SUFFIXES if known[0].endswith(letter))
    for letter in {suffix[-1] for suffix, _ in _SUFFIXES}
}
_DOTTED = re.compile(r"\b(?:[A-Za-z]\.)+[A-Za-z]\b")


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """Cut a word down to what its inflected forms share. Rough on purpose: it is only ever compared with itself."""
    word = word.lower().replace("’", "'")
    word = word.removesuffix("'s").removesuffix("'")
    if _DOTTED.fullmatch(word):
        return word.replace(".", "")
    for suffix, least in _BY_LETTER.get(word[-1:], ()):
        if word.endswith(suffix) and len(word) >= least:
            return word[: -len(suffix)]
    return word


@lru_cache(maxsize=1 << 16)
def find_terms(text: str) -> frozenset[str]:
    """The stems of the content words of a text."""
    return frozenset(filter(None, map(_term_of, list_words(text))))


@lru_cache(maxsize=1 << 16)
def _term_of(word: str) -> str | None:
    """The stem of a word as it is printed, None of one that says nothing by itself."""
    plain = "u.s" if word == "US" else word.lower().replace("’", "'")
    return None if plain in FUNCTION_WORDS or plain in _REPORTING else stem(plain)


def weigh_terms(passages: Sequence[frozenset[str]]) -> dict[str, float]:
    """How much each term tells: the logarithm of how few of the passages have it (inverse document frequency)."""
    counts = Counter(term for passage in passages for term in passage)
    return {term: math.log(1 + len(passages) / count) for term, count in counts.items()}

"""Finding passages that tell of the same utterance: the same words in quotation marks, or enough of the same words."""

import re
from collections import Counter
from typing import NamedTuple

from sayso.text import find_quotations

_WORD = re.compile(r"[^\W\d_]+(?:['’][a-z]+)?|\d[\d,.]*\d|\d")
_QUOTED_RUN_WORDS = 5  # so many words in a row inside quotation marks are the same utterance
SHARED_WORDS = 6  # or so many content words, of which ...
SHARED_SHARE = 0.5  # ... this share of the shorter passage's; tuned on the 150 articles of clusters/basil_dev
_MIN_CHARS = 4
_MAX_PARTNERS = 50  # a word that stands in more passages than this counts for the first of them only
_NO_WEIGHT = frozenset(
    "about after also been before being could from have into more other over said says some than that their them there "
    "these they this those told were what when which while will with would "
    "monday tuesday wednesday thursday friday saturday sunday".split()
)


class Wording(NamedTuple):
    """What identifies a passage: its words of weight, and its runs of quoted words."""

    words: frozenset[str]
    runs: frozenset[tuple[str, ...]]


def wording_of(text: str, start: int = 0, end: int | None = None) -> Wording:
    """Return the wording of `text[start:end]`, which should be one paragraph or less."""
    end = len(text) if end is None else end
    words = frozenset(w for w in _words(text[start:end]) if len(w) >= _MIN_CHARS and w not in _NO_WEIGHT)
    runs: set[tuple[str, ...]] = set()
    for quotation in find_quotations(text, start, end):
        quoted = _words(text[quotation.start : quotation.end])
        runs.update(tuple(quoted[n : n + _QUOTED_RUN_WORDS]) for n in range(len(quoted) - _QUOTED_RUN_WORDS + 1))
    return Wording(words, frozenset(runs))


class Wordings:
    """Passages by their words, to be asked which of them tell of what another one tells of.

    Two that share no quotation must share `least` words of weight, and this `share` of the shorter one's words.
    """

    def __init__(self, least: int = SHARED_WORDS, share: float = SHARED_SHARE) -> None:
        self._least = least
        self._share = share
        self._all: list[Wording] = []
        self._by_run: dict[tuple[str, ...], int] = {}
        self._by_word: dict[str, list[int]] = {}

    def add(self, wording: Wording) -> int:
        """Add a passage and return its number, counted from 0."""
        number = len(self._all)
        self._all.append(wording)
        for run in wording.runs:
            self._by_run.setdefault(run, number)
        for word in wording.words:
            holders = self._by_word.setdefault(word, [])
            if len(holders) < _MAX_PARTNERS:
                holders.append(number)
        return number

    def find(self, wording: Wording) -> list[int]:
        """Return the numbers of the passages that tell of the same, the first added first."""
        found = {self._by_run[run] for run in wording.runs if run in self._by_run}
        for number, shared in Counter(n for word in wording.words for n in self._by_word.get(word, ())).items():
            if shared >= max(self._least, self._share * min(len(wording.words), len(self._all[number].words))):
                found.add(number)
        return sorted(found)


def _words(text: str) -> list[str]:
    return [word.lower().replace("’", "'").removesuffix("'s") for word in _WORD.findall(text)]

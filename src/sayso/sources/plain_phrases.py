"""The noun phrases of a stretch of text that pronouns can go back to, by their nouns and the words around them."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from sayso.sources.mentions import Name
from sayso.sources.nouns import is_noun, is_plural, singular
from sayso.sources.phrase_words import (
    DETERMINERS,
    ENDS_HEAD,
    NUMBERS,
    PARTY_MEMBERS,
    POSSESSIVES,
    QUANTIFIERS,
    Word,
    split_words,
)
from sayso.sources.phrases import Phrase, read_phrase

_COMPLEMENT = re.compile(
    r" (?:(?:who (?:is|are|was|were) |said to be |reportedly )?(?:close to|familiar with|briefed on|involved in|"
    r"opposed to|with (?:direct |first-hand )?knowledge of)|in|at|of|for|from) "
    r"(?:(?:the|an?|his|her|their|its|both|fallen) )?[\w’'.-]*\w(?:(?: of| and the| and)? [A-Z][\w’'.-]*\w)*"
    r"(?:[’']s? \w+)?"
)
_ADJECTIVE_ENDINGS = tuple("al ic an ive ary ern ous ese ish ior ent ant ian ed id".split())
_PREMODIFIERS = frozenset(
    "former current top senior junior high-ranking ranking other unnamed anonymous local state federal new old "
    "young fellow key angry leading close longtime several multiple two three four five six seven eight nine ten dozen "
    "military law enforcement police party house white campaign government rights health security defense intelligence "
    "gay civil media press news administration court city county union trade tax gop u.s us american".split()
)


def find_plain_phrases(text: str, start: int, end: int, names: Sequence[Name]) -> list[Phrase]:
    """Find the noun phrases of `[start, end)`, one sentence or so, that a pronoun behind them can go back to.

    Only phrases whose head is a known noun are found, with their complement ("two officials close to the Kremlin").
    `names` come in the order of the text.
    """
    words = split_words(text, start, end)
    phrases: list[Phrase] = []
    starts = [name.start for name in names]
    for n, word in enumerate(words):
        if word.text[0].isupper() and n > 0 and singular(word.lower) not in PARTY_MEMBERS:
            continue
        if not _is_noun(words, n) or word.lower.endswith("’s"):
            continue
        follower = words[n + 1] if n + 1 < len(words) else None
        if follower and text[word.end : follower.start] == " " and _is_noun(words, n + 1) and not is_plural(word.lower):
            continue
        first = _phrase_start(text, words, n)
        complement = _COMPLEMENT.match(text, word.end, end)
        stop = complement.end() if complement else word.end
        near = names[bisect_left(starts, words[first].start) : bisect_left(starts, stop)]
        inside = [name for name in near if name.end <= stop]
        phrases.append(read_phrase(text, words[first].start, stop, inside))
    return phrases


def _is_noun(words: list[Word], at: int) -> bool:
    """Is a word a known noun? "Will" is one behind "the" or "her" alone: "the line will close"."""
    if words[at].lower == "will":
        return at > 0 and (words[at - 1].lower in ("the", "a") or words[at - 1].lower in POSSESSIVES)
    return is_noun(words[at].lower)


def _phrase_start(text: str, words: list[Word], head: int) -> int:
    first = head
    while first > 0 and text[words[first - 1].end : words[first].start] in (" ", "\u00a0", "-"):
        word = words[first - 1]
        if word.lower == "that" and is_plural(words[head].lower):
            break  # "told her that voters"
        if word.lower in DETERMINERS or word.lower in POSSESSIVES:
            return first - 1
        if not _is_premodifier(word) or (word.lower.endswith("ed") and first > 1 and _is_verb(text, words, first - 1)):
            break
        first -= 1
    return first


def _is_verb(text: str, words: list[Word], at: int) -> bool:
    """Is a word in "-ed" a verb, behind its subject: "the vote enraged liberals", but not "by enraged liberals"?"""
    before = words[at - 1]
    if text[before.end : words[at].start] != " ":
        return False
    if before.lower in DETERMINERS or before.lower in POSSESSIVES or before.lower in QUANTIFIERS:
        return False
    return before.lower not in ENDS_HEAD and before.lower not in NUMBERS and not before.lower.endswith("ly")


def _is_premodifier(word: Word) -> bool:
    if word.lower in ENDS_HEAD or word.lower == "than":
        return False
    if word.text[0].isupper() or word.lower in _PREMODIFIERS or word.lower in NUMBERS or word.lower in QUANTIFIERS:
        return True
    if word.lower.endswith("’s") or word.text[0].isdigit() or (is_noun(word.lower) and not is_plural(word.lower)):
        return True
    return word.lower.endswith(_ADJECTIVE_ENDINGS) and word.lower not in ("said", "called", "cited", "interviewed")

"""Two passages of one matter, laid word by word along each other, and the words by which alone they differ.

The passages are aligned by their content words (difflib's matching of the longest common runs); what stands between
the same two common words faces each other.
"""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from sayso.comparing.differences.loaded import find_rival_words
from sayso.comparing.differences.passage_words import Word, key_of, lay_out, weigh_word
from sayso.comparing.differences.phrases import Printed, Range, Side, widen
from sayso.comparing.differences.plain_forms import plain_form
from sayso.comparing.terms import find_terms

RIVAL_WEIGHT = 2.0  # of a word that calls the matter otherwise
MOST_ANSWERING = 2  # content words of a phrase that alone answers another one
LEAST_COMMON = 5  # letters by which two words of one family begin ("investigators", "investigation")


def lay_side_by_side(one: Printed, other: Printed) -> tuple[Side, Side, list[tuple[int, int]]]:
    """Return two passages word by word, with what each word tells, and the places of the words that both have."""
    first, second = lay_out(one.text, one.joints), lay_out(other.text, other.joints)
    keys = _join_families([_key(word) for word in first], [_key(word) for word in second])
    pairs = _match(first, second, keys)
    rivals = frozenset(find_rival_words(one.text, other.text) or ())
    return (
        _side(one, first, keys[0], keys[1], other, rivals),
        _side(other, second, keys[1], keys[0], one, rivals),
        pairs,
    )


class Apart(NamedTuple):
    """Words by which two passages differ at one place; "" where only one of them has any.

    `answers` says that the words surely answer each other: few of each, both names or neither, between the same words.
    """

    one: str
    other: str
    answers: bool


def find_apart(one: Printed, other: Printed) -> list[Apart]:
    """Return the places at which two passages differ, in their order, with the words of each.

    Little words tell nothing. What is returned cuts no name, number or negation.
    """
    here, there, pairs = lay_side_by_side(one, other)
    return [
        Apart(_show(here, gap[0]), _show(there, gap[1]), _answer((here.words, gap[0]), (there.words, gap[1])))
        for gap in _gaps(pairs, len(here.words), len(there.words))
        if _tells(here.words, gap[0]) or _tells(there.words, gap[1])
    ]


def _answer(*gaps: tuple[Sequence[Word], Range]) -> bool:
    """Do the words of two gaps surely answer each other?"""
    inner = all(start > 0 and end < len(words) for words, (start, end) in gaps)
    telling = [[word for word in words[slice(*span)] if not word.is_little] for words, span in gaps]
    named = {any(word.is_name for word in found) for found in telling}
    return inner and len(named) == 1 and all(0 < len(found) <= MOST_ANSWERING for found in telling)


def _show(side: Side, span: Range) -> str:
    telling = [n for n in range(*span) if not side.words[n].is_little]
    return side.show(*widen(side, telling[0], telling[-1] + 1)) if telling else ""


def _tells(words: Sequence[Word], span: Range) -> bool:
    return any(not words[n].is_little for n in range(*span))


def _key(word: Word) -> str:
    """What the forms of a word share, its irregular past and its short form among them."""
    plain = plain_form(word.lower)
    return key_of(plain) if plain != word.lower else word.key


def _join_families(one: Sequence[str], other: Sequence[str]) -> tuple[list[str], list[str]]:
    """Give words of one family, which begin alike, one key."""
    heads: dict[str, str] = {}
    last = ""
    for key in sorted({*one, *other}):
        common = _common_letters(last, key)
        alike = common >= LEAST_COMMON and max(len(last), len(key)) - common <= LEAST_COMMON - 1
        heads[key] = heads[last] if last and alike else key
        last = key
    return [heads[key] for key in one], [heads[key] for key in other]


def _common_letters(one: str, other: str) -> int:
    count = 0
    for letter, facing in zip(one, other, strict=False):
        if letter != facing:
            break
        count += 1
    return count


def _match(first: Sequence[Word], second: Sequence[Word], keys: tuple[list[str], list[str]]) -> list[tuple[int, int]]:
    """The places of the content words that both have in the same order."""
    places = [[n for n, word in enumerate(words) if not word.is_little] for words in (first, second)]
    one, other = ([keys[s][n] for n in places[s]] for s in (0, 1))
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return [
        (places[0][block.a + n], places[1][block.b + n])
        for block in matcher.get_matching_blocks()
        for n in range(block.size)
    ]


def _side(
    source: Printed,
    words: list[Word],
    keys: Sequence[str],
    facing: Sequence[str],
    other: Printed,
    rivals: frozenset[str],
) -> Side:
    known = {part for key in facing for part in (key, *key.split("-"))}
    article, sentence = find_terms(other.article), find_terms(other.sentence)
    weights = [
        0.0
        if known.issuperset(key.split("-")) or key in known
        else weigh_word(word, article, sentence) + RIVAL_WEIGHT * (word.lower in rivals)
        for word, key in zip(words, keys, strict=True)
    ]
    return Side(source.text, words, weights)


def _gaps(pairs: Sequence[tuple[int, int]], one: int, other: int) -> Iterator[tuple[Range, Range]]:
    """What stands between two common words, before the first and behind the last: `[start, end)` in each passage."""
    last = (-1, -1)
    for pair in (*pairs, (one, other)):
        yield (last[0] + 1, pair[0]), (last[1] + 1, pair[1])
        last = pair

"""What can stand before a name with a capital only because it opens a sentence, a headline or a caption."""

from collections.abc import Mapping, Sequence

from sayso.sources.given_names import GENDER
from sayso.sources.nouns import ORGANISATION_WORDS, is_noun, is_person_noun, is_plural

# How news, popular papers above all, says that somebody feels or is, before the name.
_STATES = frozenset(
    "angry anguished anxious ashamed bereaved brave calm defiant delighted desperate devastated dazed disgraced "
    "distraught elated embattled beleaguered exhausted frightened frustrated fuming glum grim grieving happy haunted "
    "heartbroken heroic horrified humbled hurt injured jailed jubilant livid lonely missing outraged overjoyed "
    "panicked proud quiet raging relieved sad scared shaken shattered shocked sick smiling sobbing speechless stricken "
    "stunned tearful terrified thrilled tired tragic traumatised traumatized troubled trapped unhappy upset weary "
    "weeping worried wounded ailing popular pregnant homeless unarmed veteran local fellow beloved bubbly busy".split()
)
# Adjectives and words of the page that are written with a capital before names, and never part of one.
EDITORIAL_WORDS = frozenset(
    "former acting republican democratic conservative liberal then-president ex-president late retired top senior "
    "dear read more photo credit image update updated breaking exclusive watch related correction analysis opinion "
    "another old young".split()
)
_ENDINGS = ("ous", "ful", "less")


def is_state(word: str) -> bool:
    """Is a lower-case word an adjective for how somebody feels or is: "furious", "terrified", "tearful"?"""
    return word in _STATES or (word not in GENDER and len(word) > 5 and word.endswith(_ENDINGS))


def find_opening(words: Sequence[str], counts: Mapping[str, int]) -> tuple[int, bool]:
    """Return how many capitalised words at the head of a sentence precede a person's name, and whether they are a role.

    "Passenger Dora Finch" has one, which is a role, "Mum-of-two Dora Finch" too, "Furious Dora Finch" one that is none.
    `counts` says how often the text has each word: a name is known by its given name, or because it comes again.
    """
    if len(words) < 3:
        return 0, False
    first, second, last = words[0].lower(), words[1].lower(), words[-1].lower()
    if second not in GENDER and (counts.get(words[-1], 0) < 2 or is_noun(second) or is_noun(last)):
        return 0, False
    if first in GENDER or last in ORGANISATION_WORDS or not all(word[0].isupper() for word in words[:2]):
        return 0, False
    if "-of-" in first or (is_person_noun(first) and not is_plural(first)):
        return 1, True
    return (1, False) if is_state(first) else (0, False)

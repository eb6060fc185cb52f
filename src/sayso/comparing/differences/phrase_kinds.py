"""What kind of thing a phrase is, so that a name is not set against a deed: read from its words and the one before."""

import re
from collections.abc import Sequence
from enum import Enum

from sayso.comparing.differences.passage_words import Word

_BEFORE_VERBS = frozenset(
    "to will would can could shall should may might must is are was were be been being has have had do does did not"
    " never i we you he she it they who".split()
)
# Past forms that no ending shows, and what they are forms of.
_IRREGULAR = dict(
    pair.split("/")
    for pair in (
        "became/become began/begin bought/buy broke/break brought/bring built/build came/come chose/choose drew/draw"
        " drove/drive fell/fall felt/feel fought/fight found/find gave/give got/get grew/grow held/hold kept/keep"
        " knew/know led/lead left/leave lost/lose made/make meant/mean met/meet paid/pay ran/run rose/rise said/say"
        " sat/sit saw/see sent/send slept/sleep sold/sell spent/spend spoke/speak stood/stand stole/steal"
        " struck/strike swore/swear taken/take taught/teach thought/think threw/throw told/tell took/take went/go"
        " won/win wore/wear wrote/write"
    ).split()
)
_SHORT = {"gonna": "going", "wanna": "want", "gotta": "got", "kinda": "kind", "'til": "until", "till": "until"}
_COMPOUND = re.compile(r"-[a-z]")  # "Republican-led" names nobody
_ENDINGS = ("ed", "ing")
LEAST_VERB = 5  # letters of a word that its ending shows to be a verb: not "bed", "king"


class PhraseKind(Enum):
    """Whether a phrase is only a name, only a time or a number, has a verb, or is anything else."""

    NAME = "name"
    TIME = "time"
    DEED = "deed"
    THING = "thing"


def kind_of(words: Sequence[Word], start: int, end: int) -> PhraseKind:
    """Say what kind of phrase the words `[start, end)` of a passage are."""
    telling = [n for n in range(start, end) if not words[n].is_little]
    if all(words[n].is_number or words[n].is_calendar for n in telling):
        return PhraseKind.TIME
    if all(words[n].is_name and not (words[n].apart or n == 0 or _COMPOUND.search(words[n].text)) for n in telling):
        return PhraseKind.NAME
    if any(is_verb(words, n, end) for n in telling):
        return PhraseKind.DEED
    return PhraseKind.THING


def is_verb(words: Sequence[Word], at: int, end: int) -> bool:
    """Is a word of a phrase, which ends before `end`, a verb: by the little word before it, or by its form?"""
    word = words[at]
    if word.is_name or word.is_number:
        return False
    if at > 0 and not word.apart and words[at - 1].lower in _BEFORE_VERBS:
        return True
    if word.lower in _IRREGULAR:
        return True
    shown = len(word.lower) >= LEAST_VERB and word.lower.endswith(_ENDINGS)
    if not shown or at + 1 == end or words[at + 1].is_little:
        return shown
    return (
        words[at + 1].is_name and at > 0 and not words[at - 1].is_little
    )  # "critics rebuked Hart", but "the retired Hart"


def plain_form(word: str) -> str:
    """The form by which a word is compared: the present of an irregular verb, what a short form is short for."""
    return _IRREGULAR.get(word) or _SHORT.get(word, word)

"""The little words before a noun that change what is said: a "former" judge, a "deputy" mayor, "part of" a law."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import zip_longest

from sayso.comparing.terms import FUNCTION_WORDS, stem

# Who holds an office for a while, or held it, is mostly somebody else than who holds it there: of six "acting",
# "interim" and "former" before the office of one person none was told otherwise. Of unnamed people "former" tells much.
_OFFICE = r"former|ex|assistant|deputy|retired|one-time"
# "All", "every", "several" and "many" before a noun that stands bare elsewhere add little. "As part of" is no part, and
# who "is part of" a thing belongs to it.
_EXTENT = (
    r"(?:a |large |small )?parts? of|some of"
    r"|most of|half of|nearly all|almost all|virtually all"
)
_KINDS = {
    "office": re.compile(rf"\b({_OFFICE})[ -](?=\w)", re.IGNORECASE),
    "extent": re.compile(rf"\b({_EXTENT}) (?=\w)", re.IGNORECASE),
}
_TITLE = re.compile(
    r"Secretary|Attorney|Director|Senator|Sen|Rep|Representative|Gov|Governor|Judge|Mayor|Chief|Speaker"
    r"|Minister|Prime|Chairman|Chair|Ambassador|Justice|General|Commissioner|Sheriff|Sergeant|Captain"
)
_LEFT = re.compile(r"former|ex|retired|one-time", re.IGNORECASE)
_IDIOM = re.compile(
    r"(?:problem|reason|solution|process|effort|plan|deal|push|job|answer)s?\b"
)  # "part of the problem"
_BELONGS = re.compile(r"\b(?:as|is|are|was|were|be|been|being|become|considered)(?: an?)?(?: \w+)? $")
_COUNTED = re.compile(
    r"\b(?:number|few|several|many|handful|dozens|hundreds|thousands)[”’\"]?(?: of)? $", re.IGNORECASE
)
_BETWEEN = re.compile(r"(?:(?:the|a|an|its|his|her|their|our|these|those)[ -])*", re.IGNORECASE)
_WORD = re.compile(r"(?:[A-Z]\.){2,}|\w+(?:[.'’]\w+)*")
_BEFORE_CHARS = 24  # before a noun, in which a modifier of it stands
_MOST_SHOWN = 4  # words behind the noun that both texts have


@dataclass(frozen=True, slots=True)
class Modified:
    """A modifier of `text` and the noun behind it, each `[start, end)`. `kind` is "office" or "extent"."""

    text: str
    kind: str
    word: tuple[int, int]
    noun: tuple[int, int]

    @property
    def head(self) -> str:
        """The stem of the noun."""
        return stem(self.text[slice(*self.noun)])


@lru_cache(maxsize=1 << 12)
def find_modified(text: str) -> tuple[Modified, ...]:
    """Find the modifiers of a text, each with the first word that it stands before."""
    return tuple(_find_modified(text))


def _find_modified(text: str) -> Iterator[Modified]:
    for kind, pattern in _KINDS.items():
        for match in pattern.finditer(text):
            between = _BETWEEN.match(text, match.end()) if kind == "extent" else None
            word = _WORD.match(text, between.end() if between else match.end())
            if kind == "extent" and _BELONGS.search(text, max(0, match.start() - _BEFORE_CHARS), match.start()):
                continue
            if word and not word.group()[0].isdigit() and _narrows(kind, match.group(1), word.group()):
                yield Modified(text, kind, match.span(1), word.span())


def _narrows(kind: str, modifier: str, word: str) -> bool:
    """Does a modifier before this word tell of less than the word alone? "Former officials" are not officials."""
    if kind == "extent":
        return word not in FUNCTION_WORDS and not _IDIOM.match(word)
    return _is_office(word) and (not _LEFT.fullmatch(modifier) or (word.endswith("s") and word.islower()))


def _is_office(word: str) -> bool:
    """Is a word no name? "The former Trump aide" narrows the aide. That a president left office is known to all."""
    return (word[0].islower() and word not in FUNCTION_WORDS) or bool(_TITLE.fullmatch(word))


def _are_one_noun(word: str, modified: Modified) -> bool:
    """Is a word the noun, in the singular or the plural? Felons and felonies have one stem, and are not one."""
    return word.lower().removesuffix("s") == modified.text[slice(*modified.noun)].lower().removesuffix("s")


def find_bare(modified: Modified, text: str) -> tuple[str, str] | None:
    """Return the noun with its modifier, and as a text has it without one; None if it does not. What follows is shown.

    Another name behind the noun is another one: a former president, and this one.
    """
    if modified.text[slice(*modified.word)].lower() in text.lower():
        return None
    behind = _words_behind(modified.text, modified.noun[1])
    for word in _WORD.finditer(text):
        if stem(word.group()) != modified.head or not _are_one_noun(word.group(), modified):
            continue
        before = text[max(0, word.start() - _BEFORE_CHARS) : word.start()]
        if _KINDS[modified.kind].search(f"{before}x") or (modified.kind == "extent" and _COUNTED.search(before)):
            return None
        facing = _words_behind(text, word.end())
        if _LEFT.fullmatch(modified.text[slice(*modified.word)]) and any(word[0].isupper() for word in behind):
            continue  # that a named person has left an office since is known to all
        apart = next((pair for pair in zip_longest(behind, facing, fillvalue="") if pair[0] != pair[1]), ("", ""))
        if any(word[:1].isupper() for word in apart):
            continue
        if word.group()[0].isupper() and apart[0] and apart[0] not in FUNCTION_WORDS:
            continue  # "most of the Super Tuesday states" are not most of it
        alike = " ".join(
            one for one, other in zip(behind, facing, strict=False) if behind[:1] == facing[:1] and one == other
        )
        shown = modified.text[modified.word[0] : modified.noun[1]], word.group()
        return f"{shown[0]} {alike}".rstrip(), f"{shown[1]} {alike}".rstrip()
    return None


def tells_elsewhere(modified: Modified, text: str) -> bool:
    """Does an article say the same of the same noun anywhere? Who says it once need not say it again."""
    word = modified.text[slice(*modified.word)].lower()
    return any(
        other.kind == modified.kind
        and other.head == modified.head
        and (modified.kind == "extent" or text[slice(*other.word)].lower() == word)
        for other in find_modified(text)
    )


def _words_behind(text: str, end: int) -> list[str]:
    """The words behind a noun that only a space parts from it and from each other."""
    words: list[str] = []
    while len(words) < _MOST_SHOWN and text[end : end + 1] == " " and (word := _WORD.match(text, end + 1)):
        words.append(word.group())
        end = word.end()
    return words

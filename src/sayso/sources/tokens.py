"""Runs of capitalised words in a text: what can be part of one name, with its title and its small words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sayso.sources.given_names import GENDER
from sayso.sources.nouns import ADDRESS, OFFICE_TITLES, OFFICES, ORGANISATION_WORDS

_UPPER = "".join(re.escape(chr(code)) for code in range(0x2000) if chr(code).isupper())
_TOKEN = re.compile(
    rf"(?<![\w@#&])(?:[Aa]l-|[Ee]l-|[a-z](?=[{_UPPER}][a-z]))?"
    rf"(?:(?:[{_UPPER}]\.)+(?:[{_UPPER}]\b)?|[{_UPPER}]\w*(?:[-’'&.]\w+)*)"
)
_PARTICLES = frozenset("de da di du del dos la le van von der den bin ibn bint al el ben".split())
# A surname and the word behind it that a page ran into one: "RoyDemocrats", but not "MacArthur" or "DeVos".
_PREFIX = r"(?:Ma?c|D[aeiu][ls]?|E[ln]|Al|L[aeo]|V[ao]n(?:[Dd]e)?|Fitz|Saint|St|Des|O[’'])(?=[A-Z])"
_GLUED = re.compile(rf"(?:{_PREFIX}|(?!{_PREFIX}))[A-Z][a-z’']*[a-z]{{2}}(?=[A-Z](?:[a-z]|[A-Z]{{2}})|(?:19|20)\d\d)")
GENERATIONS = frozenset("jr sr ii iii iv".split())

_TITLES = ADDRESS.keys() | OFFICE_TITLES | OFFICES.keys()


@dataclass(frozen=True, slots=True)
class Token:
    """A capitalised word at `[start, end)`, without the mark of possession."""

    start: int
    end: int
    text: str
    lower: str  # without a full stop at its end, and with one kind of apostrophe
    possessive: bool


def find_runs(text: str, start: int, end: int) -> Iterator[list[Token]]:
    """Yield the runs of capitalised words of `text[start:end]` that stand together, small words between them."""
    run: list[Token] = []
    for match in _TOKEN.finditer(text, start, end):
        token = _read_token(text, match.start(), match.end())
        if run and not _joined(text, run[-1], token):
            yield _unglued(run)
            run = []
        run.append(token)
    if run:
        yield _unglued(run)


def glued_end(word: str) -> int | None:
    """Return where the first of two words that a page ran into one ends, or None where it is one word."""
    glued = _GLUED.match(word)
    return glued.end() if glued else None


def _unglued(run: list[Token]) -> list[Token]:
    """Return a run of a person's name up to where a page ran it into the next words.

    "Al Roy Alan James RoyDemocrats", where a name has a fuller form and a headline behind it, is Al Roy.
    """
    for n, token in enumerate(run):
        end = glued_end(token.text)
        if end is None or not any(other.lower in GENDER or other.lower in _TITLES for other in run[:n]):
            continue
        surname = token.text[:end]
        known = next((k for k, other in enumerate(run[:n]) if other.text == surname), None)
        if known is not None:
            return run[: known + 1]
        return [*run[:n], Token(token.start, token.start + end, surname, surname.lower(), possessive=False)]
    return run


def _read_token(text: str, start: int, end: int) -> Token:
    word = text[start:end]
    possessive = word.endswith(("’s", "'s"))
    if possessive:
        word, end = word[:-2], end - 2
    elif word.endswith("s") and text[end : end + 1] in ("’", "'"):
        possessive = not text[end + 1 : end + 2].isalnum()
    lower = word.lower().replace("'", "’")
    return Token(start, end, word, lower.rstrip(".") if len(lower) > 2 else lower, possessive)


def _joined(text: str, left: Token, right: Token) -> bool:
    if left.possessive:
        return False
    gap = text[left.end : right.start]
    if gap in (" ", "\u00a0", " & "):
        return True
    if gap in (". ", ".\u00a0"):
        return left.lower in OFFICES or left.lower in ADDRESS or left.lower in ("st", "jr", "sr")
    if gap in (", ", " ") and right.lower in GENERATIONS:
        return True
    if gap == " the " and left.lower in _CALLS:
        return True
    words = gap.split()
    if gap[:1] == " " and gap[-1:] == " " and 1 <= len(words) <= 2:
        if all(word in _PARTICLES for word in words):
            return True
        if words[0] == "of" and words[1:] in ([], ["the"]):
            return _takes_of(left.lower)
        if words in (["for"], ["and"], ["on"], ["for", "the"], ["on", "the"]):
            return left.lower in _TAKES_AND or (words[0] == "for" and left.lower in TAKES_FOR)
    return False


def _takes_of(word: str) -> bool:
    """Can a capitalised word have "of" and a name behind it that are one name with it, or one title?"""
    if word in ORGANISATION_WORDS:
        return word not in ("news", "post", "times", "team")
    return word in OFFICE_TITLES or word in ("bank", "code", "bill", *SOCIETIES)


# Verbs that begin the name of a society: "Fix the Court", "Save the Children".
_CALLS = frozenset("fix save rock feed occupy protect reclaim restore reform defend".split())
SOCIETIES = ("sons", "daughters", "veterans", "knights")  # "Veterans of Northern Wars"
_TAKES_AND = frozenset(
    "committee center centre council department campaign coalition health housing fish food firearms control "
    "immigration securities ways energy oversight standards".split()
)
TAKES_FOR = frozenset(
    "organization organisation association alliance institute foundation fund society federation partnership union "
    "movement americans citizens mothers moms veterans catholics students initiative democracy "
    "organizing priorities".split()
)

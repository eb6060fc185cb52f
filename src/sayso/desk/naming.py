"""Names that others spell otherwise than a draft, and sources whom it describes more firmly."""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from sayso.comparing.modifiers import find_modified
from sayso.desk.findings import Finding, Kind
from sayso.desk.papers import Papers, differences_of
from sayso.desk.unnamed import INSIDERS
from sayso.sources.given_names import same_given_name
from sayso.sources.nouns import singular
from sayso.types import DifferenceType, Side

_FORMER = re.compile(
    r"\b(?:former(?:ly)?|ex-|retired|then-|one-time|acting|interim|deputy|assistant|associate)\b", re.I
)
# By these a source is called who need hold no office; the others do.
_VAGUE = re.compile(r"\b(?:sources?|persons?|people|individuals?|insiders?)\b", re.IGNORECASE)
_SONS = ("son", "sen", "sson", "ssen")
_VOWELS = re.compile(r"[aeiouy’'-]|(.)(?=\1)")


def check_names(papers: Papers) -> Iterator[Finding]:
    """Yield names in another spelling, and offices that others have with "former", "acting" or "deputy"."""
    for difference, own, others in differences_of(papers, DifferenceType.NAME):
        besides = [papers.beside(side.article, side.passage) for side in others]
        if any(_offices(side) for side in (own, *others)):
            if _is_former(others) and not _FORMER.search(own.passage.text):
                yield papers.finding(Kind.SOURCE_FIRMER, own.passage, papers.note_of(difference), besides)
        elif not _is_style(own, others):
            yield papers.finding(Kind.NAME_DIFFERS, own.passage, papers.note_of(difference), besides)


def check_descriptions(papers: Papers) -> Iterator[Finding]:
    """Yield unnamed sources whom the draft gives an office that others do not, or no longer, give them."""
    for difference, own, others in differences_of(papers, DifferenceType.SOURCE):
        if not all((side.article, side.passage.spans) in papers.unnamed for side in (own, *others)):
            continue
        vague = any(_VAGUE.search(side.passage.text) for side in others) and not _VAGUE.search(own.passage.text)
        if vague or (_is_former(others) and not _FORMER.search(own.passage.text)):
            besides = [papers.beside(side.article, side.passage) for side in others]
            yield papers.finding(Kind.SOURCE_FIRMER, own.passage, papers.note_of(difference), besides)


def _is_former(sides: Sequence[Side]) -> bool:
    """Has somebody who could be a source left office, or only stands in for it?"""
    return any(_FORMER.search(side.passage.text) and INSIDERS & set(_offices(side)) for side in sides)


def _offices(side: Side) -> list[str]:
    """The nouns of a passage with "former", "acting" or "deputy" before them."""
    modified = (found for found in find_modified(side.passage.text) if found.kind == "office")
    return [singular(found.text[slice(*found.noun)].lower()) for found in modified]


def _is_style(own: Side, others: Sequence[Side]) -> bool:
    """Is a name only in another house's letters, "Mohammed" and "Mohammad", or its given name short: "Bill Barr"?

    "Petersen" and "Peterson" differ by a vowel as well, and are two names.
    """
    mine = _plain(own.passage.text)
    return all(_is_style_of(_plain(side.passage.text), mine) for side in others)


def _is_style_of(name: Sequence[str], other: Sequence[str]) -> bool:
    if _skeleton(name) == _skeleton(other) and not (name[-1].endswith(_SONS) and other[-1].endswith(_SONS)):
        return True
    both = len(name) > 1 and len(other) > 1
    return name == other or (both and name[-1] == other[-1] and same_given_name(name[0], other[0]))


def _skeleton(name: Sequence[str]) -> str:
    """The consonants of a name, doubled ones once."""
    return _VOWELS.sub("", " ".join(name))


def _plain(text: str) -> list[str]:
    """The words of a name in lower case and without accents."""
    letters = unicodedata.normalize("NFD", text.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).split()

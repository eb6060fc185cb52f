"""Several sources in one phrase, and names in apposition to a noun: "Ann Lee and her lawyers", "the aide, Jo Wu"."""

import re
from collections.abc import Sequence

from sayso.sources.mentions import Kind, Name
from sayso.sources.nouns import CROWDS, OFFICE_TITLES, is_noun, is_person_noun, is_plural, singular
from sayso.sources.phrase_words import DETERMINERS, ENDS_HEAD, NUMBERS, POSSESSIVES, QUANTIFIERS
from sayso.sources.phrases import Phrase
from sayso.sources.titles import is_given

_OFFICE_OF = re.compile(r" (?:of|for|at|on) (?:[a-z]+ ){0,3}(?P<last>[a-z]+) ")
_NO_OFFICE = ENDS_HEAD | DETERMINERS | POSSESSIVES
_LIST = re.compile(r",? (?:and|or|nor|as well as|along with) |, ")


def find_apposed(text: str, phrase: Phrase, names: Sequence[Name]) -> Name | None:
    """Return the name in apposition to a common noun: "the aide, Ann Lee, 31", "a spokesman for X, Jo Wu"."""
    if phrase.plural or phrase.name is not None:
        return None
    for name in names:
        if name.lead < phrase.rest or name.kind not in (Kind.PERSON, Kind.UNKNOWN) or len(name.words) < 2:
            continue
        before = text[phrase.rest : name.lead]
        if re.search(r",\s*$", before) or re.search(r",\s*[\w.]+[’']s\s*$", before):
            return name
        office = _OFFICE_OF.fullmatch(before)  # "the deputy chief for harbors Ann Lee", but not "an aide to Ann Lee"
        if office and name.end == phrase.end and office.group("last") not in _NO_OFFICE:
            return name
    return None


def find_coordinated(text: str, phrase: Phrase, names: Sequence[Name]) -> list[tuple[int, int]]:
    """Return the parts of a list of sources ("Ann Lee, Jo Wu and their lawyers"), or nothing where there is one source.

    A list that begins with a name may have appositions between commas; one that begins with a noun goes on at once with
    "and" ("the governor and two aides").
    """
    if phrase.name is None:
        match = _LIST.match(text, phrase.rest, phrase.end)
        if match is None or "and" not in match.group() or not _begins_phrase(text, match.end(), phrase.end, names):
            return []
        if second_office(text, phrase, names) is not None:
            return []
        if phrase.definite and not phrase.plural and not _begins_another(text, match.end(), phrase.end, names):
            return []  # "the former first lady and New York senator"
        return [(phrase.start, match.start()), (match.end(), phrase.end)]
    parts: list[tuple[int, int]] = []
    at = phrase.start
    for match in _LIST.finditer(text, phrase.name.end, phrase.end):
        joiner = match.group().strip(" ,")
        behind = match.end()
        if not joiner and not any(name.lead == behind and name.kind is phrase.name.kind for name in names):
            continue
        if joiner and not _begins_phrase(text, behind, phrase.end, names):
            continue
        if joiner and _is_other_office(text, phrase.name, behind, names):
            continue  # "Deputy Public Prosecutor and spokesman Ann Lee"
        if joiner and len(parts) == 0 and "," in text[phrase.name.end : match.start()] and match.group()[0] != ",":
            continue  # "Ukraine, backed by Poland and other allies": the list is inside the apposition
        parts.append((at, match.start()))
        at = behind
        if joiner:
            parts.append((at, phrase.end))
            return parts
    return []


def second_office(text: str, phrase: Phrase, names: Sequence[Name]) -> Name | None:
    """Return the name behind two offices of one person, "Former publisher and editor Ann Lee", or None."""
    bare = phrase.name is None and phrase.determiner is None and phrase.owner is None and not phrase.owner_pronoun
    if phrase.plural or phrase.quantified or not bare or not is_person_noun(phrase.head) or not names:
        return None
    last = names[-1]
    if last.end != phrase.end or last.kind not in (Kind.PERSON, Kind.UNKNOWN):
        return None
    between = text[phrase.rest : last.lead]
    return last if re.fullmatch(r" and (?:[^,;:()“”\"]*)", between) and last.lead < last.end else None


def _is_other_office(text: str, name: Name, at: int, names: Sequence[Name]) -> bool:
    """Is a name an office alone, and another office of the same one at an offset, before the holder's name?"""
    if name.last not in OFFICE_TITLES or (len(name.words) > 1 and is_given(name.words[0].lower())):
        return False
    holder = next((other for other in names if other.start > at), None)
    return holder is not None and holder.lead == at and holder.title is not None


def _begins_another(text: str, at: int, end: int, names: Sequence[Name]) -> bool:
    """Does somebody else begin behind "the senator and", and no second office of the same one?"""
    word = text[at:end].split(" ", 1)[0].lower()
    if word in DETERMINERS or word in POSSESSIVES or word in NUMBERS or word in QUANTIFIERS or word == "other":
        return True
    if any(name.lead == at and (name.kind is not Kind.UNKNOWN or name.end >= end) for name in names):
        return True  # "the president and Lee"
    return any(is_plural(other) and is_noun(other) for other in text[at:end].lower().split()[:4])


def _begins_phrase(text: str, at: int, end: int, names: Sequence[Name]) -> bool:
    word = re.match(r"[\w’']+", text[at:end])
    if word is None:
        return False
    lower = word.group().lower()
    if any(name.lead == at or (lower == "the" and name.lead == at + 4) for name in names):
        return True
    if lower in ("other", "others", "his", "her", "their", "some", "several", "many", "the", "a", "an"):
        return True
    if is_person_noun(lower):
        return True
    following = re.match(r"[\w’'-]+ ([\w’'-]+)", text[at:end])
    if following is None or not lower[0].isalpha():
        return False
    begun = re.match(r"[\w’'-]+(?: [\w’'-]+){0,4}", text[at:end])
    words = begun.group().split() if begun else []
    return any(is_plural(w) and (is_person_noun(w) or singular(w) in CROWDS) for w in words[1:] if w.islower())

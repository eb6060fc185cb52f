"""Speakers whom a draft introduces by surname alone, and nowhere names in full."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from sayso.desk.findings import Finding, Kind
from sayso.desk.papers import Papers
from sayso.types import Entity, EntityType, Passage, Span

# Before a surname these make it a full form of address: nobody asks a president's first name.
_HIGH_OFFICES = re.compile(r"\b(?:President|Pope|King|Queen|Prince|Princess|Prime Minister|Chancellor|Saint|St\.) $")
# Whom news in English calls by the surname alone from the first line.
_KNOWN = frozenset("Trump Obama Clinton Biden Bush Putin Merkel Macron Netanyahu Zelensky Zelenskyy Xi".split())
_NAMED = re.compile(r"(?:[A-Z][\w’'-]*|[A-Z]\.|de|la|van|von|der|al|bin|el)")
_CAPITAL = re.compile(r"\b[A-Z][\w-]*")
_TITLES = frozenset(
    "mr mrs ms miss dr sir dame lord lady president senator sen rep representative gov governor mayor judge justice "
    "general gen capt captain sgt sergeant lt col professor prof minister secretary chief officer deputy rev".split()
)
_BEFORE_CHARS = 30  # in which the word before a name stands


def check_surnames(papers: Papers) -> Iterator[Finding]:
    """Yield at most one finding for each speaker."""
    places: dict[str, list[Span]] = defaultdict(list)
    for match in _CAPITAL.finditer(papers.draft.text):
        places[match.group()].append(Span(*match.span()))
    called_he = {one.entity for one in papers.said if one.attribution.source.text.lower() in ("he", "she")}
    seen: set[str] = set()
    for resolved in papers.said:
        entity, source = papers.entity_of(resolved), resolved.attribution.source
        if entity is None or entity.type is not EntityType.PERSON or entity.id in seen or not source.spans:
            continue
        seen.add(entity.id)
        surname = _find_surname(source, entity)
        if surname and _stands_alone(papers, surname, places, is_person=entity.id in called_he or " " in entity.name):
            elsewhere = f"; the coverage has “{entity.name}”" if " " in entity.name else ""
            note = f"“{surname}” is nowhere named in full in the draft{elsewhere}."
            yield papers.finding(Kind.SURNAME_ONLY, source, note)


def _find_surname(source: Passage, entity: Entity) -> str | None:
    """The only name by which words call a speaker; None where there are more, or where it is no surname."""
    words = [word for word in source.text.removesuffix("’s").split() if _plain(word) not in _TITLES]
    if len(words) != 1 or words[0] != entity.name.split()[-1] or words[0] in _KNOWN:
        return None
    return words[0] if words[0][0].isupper() else None


def _stands_alone(papers: Papers, surname: str, places: Mapping[str, Sequence[Span]], *, is_person: bool) -> bool:
    """Has a surname no other name beside it anywhere in the draft?

    Where nothing tells a person (a full name elsewhere, a "he"), a form of address must: it may be a firm's name.
    """
    text = papers.draft.text
    for start, end in places.get(surname, ()):
        before = text[max(0, start - _BEFORE_CHARS) : start]
        words = before.split() if before.endswith(" ") else []
        last = words[-1].rstrip(")]") if words else ""
        if _HIGH_OFFICES.search(before):
            return False
        if _plain(last) in _TITLES:
            is_person = True
        elif _NAMED.fullmatch(last):
            return False
        if text[end : end + 1] == " " and _NAMED.match(text, end + 1):
            return False  # it is a first name
    return is_person


def _plain(word: str) -> str:
    return word.lower().strip(".")

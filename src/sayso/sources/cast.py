"""The cast of a story while it is being read: one draft for everyone and everything that can be a source."""

import re
from collections import Counter
from dataclasses import dataclass, field

from sayso.sources.outlets import Outlet
from sayso.sources.person import Person
from sayso.types import EntityType

_WORD = re.compile(r"[\w.]+(?:[-’'&]\w+)*")
_EMPTY_WORDS = frozenset("the of and for in on at a an u.s us".split())


@dataclass(slots=True)
class Draft:
    """An entity in the making. `number` is its place in the cast.

    `forms` counts the names as printed; `name` is set where it is known what the entity is properly called. `owner` is
    the number of the one whom it belongs to ("his campaign"), `relay` the numbers through whom alone the articles have
    it ("two sources" whom Bloomberg cites). `article` is the article of an unnamed one, which is never another's.
    """

    number: int
    type: EntityType
    forms: Counter[str] = field(default_factory=Counter)
    name: str | None = None
    person: Person | None = None
    outlet: Outlet | None = None
    owner: int | None = None
    relay: tuple[int, ...] = ()
    article: int | None = None
    plural: bool = False
    count: int | None = None
    description: str | None = None
    reason: str | None = None
    role: str | None = None
    speaks_for: int | None = None
    head: str = ""


class Cast:
    """All drafts of a story, found again by person, outlet, or name."""

    def __init__(self) -> None:
        """Begin with nobody."""
        self.drafts: list[Draft] = []
        self._persons: dict[int, int] = {}
        self._outlets: dict[str, int] = {}
        self._named: dict[tuple[EntityType, str], int] = {}

    def __getitem__(self, number: int) -> Draft:
        return self.drafts[number]

    def _add(self, kind: EntityType) -> Draft:
        draft = Draft(len(self.drafts), kind)
        self.drafts.append(draft)
        return draft

    def person(self, person: Person) -> Draft:
        """Return the draft of a person of the story."""
        number = self._persons.get(person.number)
        if number is None:
            draft = self._add(EntityType.PERSON)
            draft.person = person
            self._persons[person.number] = draft.number
            return draft
        return self.drafts[number]

    def outlet(self, outlet: Outlet) -> Draft:
        """Return the draft of an outlet of the table."""
        number = self._outlets.get(outlet.name)
        if number is None:
            draft = self._add(EntityType.OUTLET)
            draft.outlet = outlet
            draft.name = outlet.name
            self._outlets[outlet.name] = draft.number
            return draft
        return self.drafts[number]

    def named(self, kind: EntityType, name: str, owner: int | None = None, *, article: int | None = None) -> Draft:
        """Return the draft of something that is known by its name: an institution, a document, a group, any outlet.

        Two names are one where they have the same words in any order, without articles ("Department of Justice" and
        "Justice Department"); `owner` tells "the campaign" of one person from that of another, and with `article` a
        name is of that article alone ("the court").
        """
        key = (kind, f"{'' if article is None else article}/{'' if owner is None else owner}:{name_key(name)}")
        number = self._named.get(key)
        if number is None:
            draft = self._add(kind)
            draft.owner = owner
            self._named[key] = draft.number
            return draft
        return self.drafts[number]

    def unnamed(self, article: int) -> Draft:
        """Return a new draft for an unnamed source of an article."""
        draft = self._add(EntityType.ANONYMOUS)
        draft.article = article
        return draft


def name_key(name: str) -> str:
    """Return what two forms of one institution's name have in common."""
    words = [word.lower().replace(".", "").replace("’", "'").removesuffix("'s") for word in _WORD.findall(name)]
    kept = [word for word in words if word not in _EMPTY_WORDS] or words
    return " ".join(sorted(set(kept)))


def initials(name: str) -> str:
    """Return the initials of a name of several words in lower case, without its small words: "irs"."""
    words = [word for word in _WORD.findall(name) if word.lower() not in _EMPTY_WORDS]
    return "".join(word[0] for word in words if word[0].isupper()).lower() if len(words) > 1 else ""

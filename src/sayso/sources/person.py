"""A person of a story, and the persons of a story by the names that they are called."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from sayso.sources.given_names import GENDER, Gender
from sayso.sources.mentions import Kind, Name
from sayso.sources.nouns import WIDER
from sayso.sources.roles import Role

_HANDLE_PREFIX_CHARS = 9  # of "official" and the like before a name


@dataclass(slots=True)
class Person:
    """A person of the story while it is being read.

    `forms` counts the names as printed, without titles; `given` and `last` are in lower case and without accents.
    `roles` holds `(article, offset, role)`, `articles` the numbers of the articles that name the person.
    """

    number: int
    given: str
    last: str
    forms: Counter[str] = field(default_factory=Counter)
    gender: Gender | None = None
    roles: list[tuple[int, int, Role]] = field(default_factory=list)
    articles: Counter[int] = field(default_factory=Counter)
    titled: int = 0
    marks: frozenset[str] = frozenset()
    generation: str = ""
    middle: str = ""

    @property
    def name(self) -> str:
        """The fullest form seen; of two equally long the more frequent. With "Jr." or "III", where it has that."""
        form = max(self.forms, key=lambda form: (len(form.split()), self.forms[form], form))
        mark = self.generation.upper() if self.generation.startswith("i") else f"{self.generation.capitalize()}."
        return f"{form} {mark}" if self.generation and " " in form else form

    def heads(self) -> frozenset[str]:
        """All nouns by which the person's offices and parts are called."""
        return frozenset(head for _, _, role in self.roles for head in role.heads)


@dataclass(frozen=True, slots=True)
class People:
    """The persons of a story, and for each article which name, by its start, is whose."""

    persons: list[Person]
    mentions: list[dict[int, int]]
    by_head: dict[str, list[int]]
    by_last: dict[str, list[int]]
    by_tail: dict[tuple[str, ...], int]
    by_squashed: dict[str, int]

    def by_handle(self, handle: str) -> Person | None:
        """Return the person whose given name and surname a name on a network is made of: "AnnLee", "realAnnLee"."""
        bare = re.sub(r"[\W\d_]+$", "", fold(handle)).replace("_", "")
        for cut in range(min(len(bare), _HANDLE_PREFIX_CHARS)):
            number = self.by_squashed.get(bare[cut:])
            if number is not None:
                return self.persons[number]
        return None

    def called(self, name: Name) -> Person | None:
        """Return the one person of the story whom a name can mean, wherever it stands, or None."""
        words = tuple(fold(word) for word in name.words)
        if len(words) > 1:
            number = self.by_tail.get(words)
            if number is not None:
                return self.persons[number]
            found = [n for n in self.by_last.get(words[-1], ()) if self.persons[n].articles]
            found = [n for n in found if not self.persons[n].given]  # "Donald Trump", where the text has "Mr. Trump"
            return self.persons[found[0]] if len(found) == 1 and words[0] in GENDER else None
        found = [n for n in self.by_last.get(words[0], ()) if self.persons[n].articles]
        return self.persons[found[0]] if len(found) == 1 else None

    def link(self, article: int, names: Sequence[Name]) -> list[Name]:
        """Note whose the names of a headline are, and return those that are somebody's of the story."""
        known = []
        for name in names:
            person = self.called(name)
            if person is not None:
                self.mentions[article][name.start] = person.number
            if person is not None or name.kind in (Kind.ORGANIZATION, Kind.OUTLET, Kind.PLACE):
                known.append(name)
        return known

    def described(self, role: Role) -> list[Person]:
        """Return the persons whose roles have a noun that a description's noun can mean."""
        heads = {*role.heads, *(narrow for head in role.heads for narrow in WIDER.get(head, ()))}
        numbers = sorted({number for head in heads for number in self.by_head.get(head, ())})
        return [self.persons[number] for number in numbers]

    def at(self, article: int, name: Name) -> Person | None:
        """Return the person whom a name of an article calls, or None where it is no person's."""
        number = self.mentions[article].get(name.start)
        return None if number is None else self.persons[number]


def fold(word: str) -> str:
    """Return a word in lower case and without accents, so that "Calderón" and "Calderon" are one."""
    if word.isascii():
        return word.lower()
    return "".join(c for c in unicodedata.normalize("NFKD", word.lower()) if not unicodedata.combining(c))

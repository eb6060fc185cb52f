"""What an entity is called in the end, what its office is, and for whom it speaks."""

import re

from sayso.sources.cast import Cast, Draft
from sayso.sources.houses import Houses
from sayso.sources.institutions import BELONGING
from sayso.sources.mentions import Kind, find_names
from sayso.sources.nouns import SPOKESPEOPLE, singular
from sayso.sources.person import People, Person
from sayso.types import EntityType

_ROLE_CHARS = 100  # a role that is longer is a sentence about somebody, not an office
_CLAUSE = re.compile(r",? (?:who|whose|which|that|where)\b.*| and (?:an?|the) .*")


class Voices:
    """Names, offices and institutions of the drafts of a story."""

    def __init__(self, people: People, cast: Cast, full_names: dict[str, str], houses: Houses) -> None:
        """Prepare for a story that has been read."""
        self._people = people
        self._cast = cast
        self._full_names = full_names
        self._houses = houses

    def name(self, draft: Draft) -> str:
        """Return the fullest form of an entity's name that the story has."""
        if draft.person is not None:
            return draft.person.name
        if draft.owner is not None and draft.head in BELONGING:
            return f"{self.name(self._cast[draft.owner])} {draft.head}"
        return draft.name or max(draft.forms, key=lambda form: (len(form), form), default="")

    def role(self, draft: Draft) -> str | None:
        """Return the office that a person is most often given: before the name first, then the longest behind it."""
        if draft.person is None:
            return None
        texts = [(_CLAUSE.sub("", role.text), role.title) for _, _, role in draft.person.roles if role.heads]
        texts = [(text, title) for text, title in texts if len(text) <= _ROLE_CHARS]
        if not texts:
            return None
        bare = max(texts, key=lambda pair: (pair[1], len(pair[0].split()) > 1, len(pair[0])))[0].strip()
        for article in ("the ", "a ", "an ", "his ", "her ", "their ", "its "):
            bare = bare.removeprefix(article)
        return bare

    def speaks_for(self, draft: Draft) -> int | None:
        """Return the draft's number of the institution or person whom a spokesperson speaks for, or None."""
        if draft.person is not None:
            return self._person_speaks_for(draft.person)
        if draft.type is EntityType.ANONYMOUS and singular(draft.head) in SPOKESPEOPLE and draft.name:
            if draft.owner is not None:
                return draft.owner
            return self._institution_in(draft.name)
        return None

    def _person_speaks_for(self, person: Person) -> int | None:
        for _, _, role in person.roles:
            communications = "director" in role.heads and "communications" in role.modifiers
            if role.heads & SPOKESPEOPLE or communications:
                found = self._institution_in(role.text)
                if found is not None:
                    return found
        return None

    def _institution_in(self, phrase: str) -> int | None:
        names = find_names(phrase)
        for name in names:
            behind = phrase[name.end :].removeprefix("’s").removeprefix("'s").removeprefix("’").split()
            person = self._people.called(name) if name.kind in (Kind.PERSON, Kind.UNKNOWN) else None
            if person is not None:
                owner = self._cast.person(person)
                if behind and behind[0].lower() in BELONGING:
                    base = behind[0].lower()
                    campaign = self._cast.named(EntityType.ORGANIZATION, base, owner.number)
                    campaign.head = base
                    return campaign.number
                return owner.number
            if name.outlet is not None:
                return self._cast.outlet(name.outlet).number
            if (house := self._houses.named(name)) is not None:
                return house.number
            if name.kind in (Kind.ORGANIZATION, Kind.PLACE):
                full = self._full_names.get(name.text.replace(".", "").lower(), name.text)
                draft = self._cast.named(EntityType.ORGANIZATION, full)
                draft.forms[name.text] += 1
                return draft.number
        return None

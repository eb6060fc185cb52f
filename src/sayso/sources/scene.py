"""One article of a story, with the story's people and cast: what a name or "the newspaper" means there."""

import re
from itertools import pairwise

from sayso.sources.cast import Cast, Draft
from sayso.sources.discourse import Discourse
from sayso.sources.institutions import find_local_outlets, outlet_by_short_name
from sayso.sources.mentions import Name
from sayso.sources.nouns import JOURNALISTS
from sayso.sources.outlets import Outlet
from sayso.sources.people import People, Person
from sayso.sources.phrases import Phrase
from sayso.types import EntityType

LOOK_BACK_CHARS = 6000  # how far back a definite phrase looks for what it goes back to; a long article's length
_OUTLET_NOUN = re.compile(r"\b[Tt]he (?:news)?(?:paper|outlet|magazine|network|report|story|article)\b")


class Scene:
    """Article `number` of a story; `own` is the draft of its own outlet."""

    def __init__(
        self,
        number: int,
        discourse: Discourse,
        people: People,
        cast: Cast,
        full_names: dict[str, str],
        own: Draft | None,
    ) -> None:
        """Set the scene. `full_names` maps initials to the names that they stand for in the story."""
        self.number = number
        self.discourse = discourse
        self.people = people
        self.cast = cast
        self.own = own
        self._full_names = full_names
        self._local = find_local_outlets(discourse)
        self._staff: dict[int, int] | None = None

    @property
    def text(self) -> str:
        """The article's text."""
        return self.discourse.text

    def person(self, name: Name) -> Person | None:
        """Return the person whom a name of this article calls, or None."""
        return self.people.at(self.number, name)

    def named(self, name: Name, phrase: Phrase | None = None) -> int | None:
        """Return the number of the draft that a name means; None where it is part of a plural."""
        person = self.people.at(self.number, name)
        if person is not None:
            return self.cast.person(person).number
        outlet = name.outlet or outlet_by_short_name(name, self._local, self._own_outlet())
        if outlet is not None:
            draft = self.cast.outlet(outlet)
            draft.forms[name.text] += 1
            return draft.number
        if phrase is not None and phrase.plural:
            return None
        return self.institution(name.text).number

    def outlet_named(self, name: Name) -> Draft | None:
        """Return the draft of the outlet that a name means in this article, or None where it is no outlet's."""
        if self.people.at(self.number, name) is not None:
            return None
        outlet = name.outlet or outlet_by_short_name(name, self._local, self._own_outlet())
        return self.cast.outlet(outlet) if outlet is not None else None

    def _own_outlet(self) -> Outlet | None:
        return self.own.outlet if self.own else None

    def institution(self, name: str) -> Draft:
        """Return the draft of an institution by its name or its initials."""
        full = self._full_names.get(name.replace(".", "").lower(), name)
        draft = self.cast.named(EntityType.ORGANIZATION, full)
        draft.forms[name] += 1
        draft.forms[full] += 0
        return draft

    def display(self, draft: Draft) -> str:
        """Return what an entity is called as things stand."""
        if draft.person is not None:
            return draft.person.name
        return draft.name or max(draft.forms, key=lambda form: (len(form), form), default="")

    def journalist(self, person: Person) -> int | None:
        """Return whom one talks to with a journalist: the outlet in "CNN’s Jo Wu", else the reporter; None for others."""
        if self._staff is None:
            self._staff = {}
            for before, name in pairwise(self.discourse.names):
                staff = self.people.at(self.number, name)
                if staff is None or (outlet := self.outlet_named(before)) is None:
                    continue
                if name.lead <= before.start or (before.possessive and name.lead - before.end <= 3):
                    self._staff[staff.number] = outlet.number
        if person.number in self._staff:
            return self._staff[person.number]
        return self.cast.person(person).number if person.heads() & JOURNALISTS else None

    def last_outlet(self, start: int) -> Draft | None:
        """Return the outlet named last before an offset; the article's own only where it names no other."""
        own = None
        names = self.discourse.names_in(max(0, start - LOOK_BACK_CHARS), start)
        for name in reversed(names):
            outlet = name.outlet or outlet_by_short_name(name, self._local, self._own_outlet())
            if outlet is None or self.people.at(self.number, name) is not None:
                continue
            draft = self.cast.outlet(outlet)
            if draft is not self.own:
                return draft
            own = draft
        return own

    def outlet_in(self, start: int, end: int) -> Draft | None:
        """Return the outlet that `[start, end)` names last, or means by "the newspaper" or "the report", or None."""
        for name in reversed(self.discourse.names_in(start, end)):
            outlet = name.outlet or outlet_by_short_name(name, self._local, self._own_outlet())
            if outlet is not None and self.people.at(self.number, name) is None:
                return self.cast.outlet(outlet)
        if _OUTLET_NOUN.search(self.text, start, end):
            return self.last_outlet(start)
        return None

    def opens_sentence(self, part: Name | Phrase) -> bool:
        """Does a name or phrase stand at the beginning of its sentence, behind a word or two at most?"""
        start = self.discourse.sentences[self.discourse.sentence_of(part.start)][0]
        return part.start - start <= 12

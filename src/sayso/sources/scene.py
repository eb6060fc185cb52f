"""One article of a story, with the story's people and cast: what a name or "the newspaper" means there."""

import re
from itertools import pairwise

from sayso.sources.cast import Cast, Draft
from sayso.sources.discourse import Discourse
from sayso.sources.houses import Houses
from sayso.sources.institutions import OUTLET_WORDS, looks_like_outlet
from sayso.sources.mentions import Kind, Name
from sayso.sources.nouns import JOURNALISTS
from sayso.sources.outlets import find_ambiguous, find_outlet, is_common_word
from sayso.sources.person import People, Person
from sayso.sources.phrases import Phrase
from sayso.types import EntityType

LOOK_BACK_CHARS = 6000  # how far back a definite phrase looks for what it goes back to; a long article's length
_PAPERS = OUTLET_WORDS - frozenset(
    "news press record review register bulletin leader independent radio tv television daily weekly magazine express "
    "mirror messenger standard observer lantern".split()
)
_STAFF_OF = re.compile(r",? (?:of|from|at|with|on) (?:the )?")
_OUTLET_NOUN = re.compile(r"\b[Tt]he (?:news)?(?:paper|outlet|magazine|network|report|story|article)\b")


class Scene:
    """Article `number` of a story; `own` is the draft of its own outlet, or None."""

    def __init__(
        self,
        number: int,
        discourse: Discourse,
        people: People,
        cast: Cast,
        full_names: dict[str, str],
        houses: Houses,
    ) -> None:
        """Set the scene.

        `full_names` maps initials to the names that they stand for in the story, `houses` are the outlets of its
        articles. `credit` is the agency whose copy the article is, where it is another's.
        """
        self.number = number
        self.discourse = discourse
        self.people = people
        self.cast = cast
        self.houses = houses
        self.own = houses.owns[number]
        self.credit = houses.credit(discourse.article, self.own)
        self._full_names = full_names
        self._local = self._outlets_by_last_word()
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
        outlet = self.outlet_named(name)
        if outlet is not None:
            outlet.forms[name.text] += 1
            return outlet.number
        if phrase is not None and phrase.plural:
            return None
        return self.institution(name.text).number

    def outlet_named(self, name: Name) -> Draft | None:
        """Return the draft of the outlet that a name means in this article, or None where it is no outlet's."""
        if self.people.at(self.number, name) is not None:
            return None
        if name.outlet is not None:
            return self.cast.outlet(name.outlet)
        if (house := self.houses.named(name)) is not None:
            house.forms[name.text] += 1
            return house
        if len(name.words) == 1 and (name.definite or name.kind is Kind.ORGANIZATION):
            word = name.words[0]
            if word.lower() in self._local:
                return self._local[word.lower()]
            if self.own is not None and self.own.outlet in find_ambiguous("the " + word):
                return self.own
            if name.definite and (house := self.houses.called_short(word, self.own)) is not None:
                return house
            if name.definite and word.lower() in _PAPERS and self.discourse.names_paper(name):
                return self._papers_short(name)
        return self._unlisted(name) if looks_like_outlet(name, self._full_names) else None

    def _papers_short(self, name: Name) -> Draft:
        """Return the draft of "the Journal", which the article never names in full and which may be of any town."""
        draft = self.cast.named(EntityType.OUTLET, f"the {name.text}", article=self.number)
        draft.name = f"The {name.text}"
        draft.forms[name.text] += 1
        return draft

    def _unlisted(self, name: Name) -> Draft:
        draft = self.cast.named(EntityType.OUTLET, name.text)
        draft.forms[name.text] += 1
        return draft

    def _outlets_by_last_word(self) -> dict[str, Draft]:
        """Map the last words of outlets that the article names in full ("post") to them, where one alone has it."""
        found: dict[str, dict[int, Draft]] = {}
        for name in self.discourse.names:
            if self.person(name) is not None or (name.outlet is None and not looks_like_outlet(name, self._full_names)):
                continue
            draft = self.cast.outlet(name.outlet) if name.outlet is not None else self._unlisted(name)
            for full in (draft.name or "", name.text):
                word = full.split(" ")[-1].lower()
                if word in OUTLET_WORDS:
                    found.setdefault(word, {})[draft.number] = draft
        return {word: next(iter(drafts.values())) for word, drafts in found.items() if len(drafts) == 1}

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
        """Return whom one talks to with a journalist: the outlet of "CNN’s Jo Wu", else the reporter; or None."""
        if self._staff is None:
            self._staff = {}
            for before, name in pairwise(self.discourse.names):
                staff = self.people.at(self.number, name)
                if staff is None or (outlet := self.outlet_named(before)) is None:
                    continue
                if name.lead <= before.start or (before.possessive and name.lead - before.end <= 3):
                    self._staff[staff.number] = outlet.number
            for name, behind in pairwise(self.discourse.names):
                staff = self.people.at(self.number, name)
                if staff is not None and _STAFF_OF.fullmatch(self.text, name.end, behind.start):
                    outlet = self.outlet_named(behind)
                    if outlet is not None:
                        self._staff[staff.number] = outlet.number
        if person.number in self._staff:
            return self._staff[person.number]
        return self.cast.person(person).number if person.heads() & JOURNALISTS else None

    def staff_outlet(self, name: Name) -> int | None:
        """Return the outlet of "Jo Wu of CNN", by what stands behind the name, or None."""
        for behind in self.discourse.names_in(name.end, name.end + 20)[:1]:
            if _STAFF_OF.fullmatch(self.text, name.end, behind.start):
                outlet = self.outlet_named(behind)
                return None if outlet is None else outlet.number
        return None

    def interviewer(self, name: Name) -> int | None:
        """Return whom an interview is with: an outlet, listed or not, or a person, who is taken for a journalist."""
        person = self.person(name)
        if person is not None:
            found = self.journalist(person)
            return self.cast.person(person).number if found is None else found
        outlet = self.outlet_named(name)
        if outlet is None and name.kind is Kind.UNKNOWN:
            outlet = self._unlisted(name)
        return None if outlet is None else outlet.number

    def programme(self, network: str, title: str, printed: str) -> Draft | None:
        """Return the draft of a broadcast programme, by its title and the broadcaster before it, or None."""
        outlet = (find_outlet(f"{network}'s {title}") if network else None) or find_outlet(title)
        if outlet is None and network:
            outlet = find_outlet(network)
        if outlet is None or (is_common_word(title) and not network):
            return None
        draft = self.cast.outlet(outlet)
        draft.forms[printed] += 1
        return draft

    def last_outlet(self, start: int) -> Draft | None:
        """Return the outlet named last before an offset; the article's own only where it names no other."""
        own = None
        names = self.discourse.names_in(max(0, start - LOOK_BACK_CHARS), start)
        for name in reversed(names):
            draft = self.outlet_named(name)
            if draft is None:
                continue
            if draft is not self.own:
                return draft
            own = draft
        return own

    def outlet_in(self, start: int, end: int) -> Draft | None:
        """Return the outlet that `[start, end)` names last, or means by "the newspaper" or "the report", or None."""
        for name in reversed(self.discourse.names_in(start, end)):
            if (draft := self.outlet_named(name)) is not None:
                return draft
        if _OUTLET_NOUN.search(self.text, start, end):
            return self.last_outlet(start)
        return None

    def opens_sentence(self, part: Name | Phrase) -> bool:
        """Does a name or phrase stand at the beginning of its sentence, behind a word or two at most?"""
        start = self.discourse.sentences[self.discourse.sentence_of(part.start)][0]
        return part.start - start <= 12

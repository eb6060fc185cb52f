"""People by description: "the Pentagon chief", "his lawyer", "a staffer" whom the next paragraph names."""

import re
from itertools import islice

from sayso.sources.focus import Focus
from sayso.sources.nouns import KIN, SINGLE_OFFICES, VARIATIONS, gender_of_noun, is_plural, singular
from sayso.sources.person import Person
from sayso.sources.phrases import Phrase
from sayso.sources.roles import Role, are_of_two_parties, fit, heads_agree, read_role
from sayso.sources.scene import LOOK_BACK_CHARS, Scene
from sayso.sources.unnamed import Unnamed, asks_for_anonymity, name_of
from sayso.types import EntityType

# Whom articles leave without a name, and go back to with "the".
_SOURCES = frozenset(
    "source official person individual aide adviser insider informant officer employee staffer agent diplomat man "
    "woman girl boy victim suspect resident worker student driver".split()
)
_APPOSITION = re.compile(r", (?:the|an?|[\w.]+[’']s) .*")
_WHOSE = re.compile(r"^.*[’']s? (?=\w)")  # "the country’s" of "the country’s former presidents"
_RUNNING = frozenset("candidate nominee frontrunner front-runner hopeful contender".split())
_GENERALS = frozenset("attorney inspector solicitor surgeon postmaster adjutant governor".split())
_FITS, _CLOSE = 0.7, 0.15  # least fit of a description, and the lead that one person needs over the next
_FORMER = -0.5  # for an office that the person no longer holds, where the description does not say so
_OTHER_PRESIDENT = -0.6  # for "the president" alone, where the person presides over a company or another country
_IN_MIND = 4.0  # least weight of the person whom "the billionaire" means; a subject of the sentence before has more
_PARTIES = frozenset("republican democrat democratic gop conservative liberal".split())
# "the transport minister", "the head of the dockers' union": who is spoken of, and need not be a source there.
_MOST_OFFICES = 300  # so many descriptions of an article are looked at; long articles have less than a hundred
_MOST_HOLDERS = 60  # persons of one office; of more it is not clear who is meant, and comparing all takes long
_OFFICES = "|".join(f"[{noun[0].upper()}{noun[0]}]{noun[1:]}" for noun in sorted(SINGLE_OFFICES))
_OFFICE = re.compile(
    rf"\b[Tt]he (?:[\w’'.-]+ ){{0,4}}?(?:{_OFFICES})\b(?![’']| [A-Z]|-)"
    r"(?: (?:of|for|at) (?:the )?[\w’'.-]+(?: [\w’'.-]+)?)?"
)
_CLOSE_TO = re.compile(r"\b(?:familiar|briefed|close|knowledge|involved|authorized|anonym\w+)\b")
_INTRODUCED_CHARS = 4000  # as far as this at most
_INTRODUCED_PARAGRAPHS = 4  # how far behind "a lawyer" the article can call him "the lawyer, Ann Roy"
_MOST_ANNOUNCED, _ANNOUNCED_PARAGRAPHS = 4, 5  # "two former presidents", and how far behind them they are named
_LEAD_PARAGRAPHS = 3  # where "a staffer" can be somebody whom the article is about to name


class Descriptions:
    """Finds whom the descriptions of one article mean."""

    def __init__(self, scene: Scene, focus: Focus, unnamed: Unnamed) -> None:
        """Prepare to read an article's descriptions."""
        self._scene = scene
        self._focus = focus
        self._unnamed = unnamed
        self._first: dict[int, int] = {}  # where the article first names its persons
        for name in scene.discourse.names:
            if (person := scene.person(name)) is not None:
                self._first.setdefault(person.number, name.start)
        self._bring_to_mind()

    def _bring_to_mind(self) -> None:
        """Note where the article speaks of persons of the story by their office, so that pronouns can mean them."""
        for match in islice(_OFFICE.finditer(self._scene.text), _MOST_OFFICES):
            role = read_role(match.group())
            if role is None or len(self._scene.people.described(role)) > _MOST_HOLDERS:
                continue
            person = self.best_fit(role, match.start())
            if person is not None:
                self._focus.add_description(match.start(), match.end(), person)

    def person_noun(self, phrase: Phrase, owner: int | None) -> int | None:
        """Return the draft's number for a common noun for people: "the defense secretary", "two officials"."""
        if not phrase.plural and phrase.count in (1, None) and (named := self._somebody_named(phrase)) is not None:
            return named
        base = singular(phrase.head)
        if self._is_someone(phrase, base):
            focus = self._focus.person_before(phrase.start, gender_of_noun(phrase.head), least=_IN_MIND)
            return self._known(phrase, owner) if focus is None else self._scene.cast.person(focus).number
        if base == "lady" and phrase.modifiers[-1:] == ("first",):
            return self._known(phrase, owner)
        if base == "general" and phrase.modifiers and singular(phrase.modifiers[-1]) in _GENERALS:
            return self._known(phrase, owner)  # "the department's inspector general"
        if base in KIN and asks_for_anonymity(self._scene.discourse, phrase):
            return self._unnamed.source(phrase, owner)
        known_by_owner = base in KIN and (phrase.owner or phrase.owner_pronoun or phrase.definite)
        if known_by_owner or (phrase.definite and not phrase.plural and base in SINGLE_OFFICES):
            return self._known(phrase, owner)
        return self._unnamed.source(phrase, owner)

    def _somebody_named(self, phrase: Phrase) -> int | None:
        """Somebody with a name in the story whom a singular phrase means, before it or behind it, or None."""
        if (holder := self._head_of_state(phrase)) is not None:
            return holder
        if not phrase.definite and asks_for_anonymity(self._scene.discourse, phrase):
            return None
        one = self._scene.text[phrase.start : phrase.start + 4].lower() == "one "  # "one strategist"
        if not one and (phrase.definite or phrase.owner_pronoun or phrase.owner or phrase.determiner is None):
            known = self._described(phrase)
            if known is not None:
                return known
        person = None if phrase.owner or phrase.owner_pronoun else self._named_later(phrase)
        if person is None and phrase.determiner in ("a", "an", "one"):
            person = self._introduced_later(phrase)
        return None if person is None else self._scene.cast.person(person).number

    def _head_of_state(self, phrase: Phrase) -> int | None:
        """The one president whom "the commander in chief" and "a president of the United States" mean."""
        behind = self._scene.text[phrase.rest : phrase.end].lower()
        role = Role("president", frozenset({"president"}), frozenset())
        if phrase.head == "president" and phrase.determiner == "a" and not phrase.modifiers:
            told = read_role(self._scene.text[phrase.start : phrase.end])
            if told is None or not any(word.startswith("country:") for word in told.complement):
                return None  # "a president" of something, or of some kind
            role = told
        elif phrase.head != "commander" or not behind.startswith((" in chief", "-in-chief")):
            return None
        person = self.best_fit(role, phrase.start)
        return None if person is None else self._scene.cast.person(person).number

    def _is_someone(self, phrase: Phrase, base: str) -> bool:
        """Is "the Mexican-born journalist" another word for somebody in mind, and no unnamed source gone back to?"""
        if not phrase.definite or phrase.plural or phrase.owner or phrase.owner_pronoun or base in _SOURCES:
            return False
        telling = any(
            word.endswith(("-born", "-old", "-term")) or word in ("former", "onetime") for word in phrase.modifiers
        )
        return telling and self._unnamed.known(phrase.head, plural=False) is None

    def _known(self, phrase: Phrase, owner: int | None) -> int:
        """Somebody known by an office or a relative alone, whom the story does not name."""
        scene = self._scene
        whole = name_of(scene.text, phrase)
        called = _APPOSITION.sub("", whole)
        if owner is not None and phrase.owner_pronoun:
            called = f"{scene.display(scene.cast[owner])}’s {scene.text[phrase.body : phrase.rest]}"
        plural = phrase.plural or (phrase.head == "general" and is_plural(phrase.modifiers[-1]))
        kind = EntityType.GROUP if plural else EntityType.PERSON
        draft = scene.cast.named(kind, called, article=scene.number)
        draft.name = called
        draft.forms[whole] += 1
        draft.plural = plural
        return draft.number

    def _described(self, phrase: Phrase) -> int | None:
        """The person whom a definite description means: by the roles that the story gives, else the one in focus."""
        text = self._scene.text
        role = read_role(text[phrase.start : phrase.end])
        if role is None:
            return None
        person = self.best_fit(role, phrase.start)
        known = self._unnamed.known(phrase.head, plural=False)
        if known is not None and (person is None or known.start > self._focus.last_mention(person, phrase.start)):
            return known.number
        if person is not None:
            return self._scene.cast.person(person).number
        return self._called_again(phrase, role)

    def _called_again(self, phrase: Phrase, role: Role) -> int | None:
        """The person in mind, where a phrase only calls that person by another word: "the 69-year-old"."""
        base = singular(phrase.head)
        varies = base in VARIATIONS or base.endswith("-year-old")
        if not phrase.definite or phrase.rest < phrase.end or not (varies or not phrase.modifiers):
            return None
        focus = self._focus.person_before(phrase.start, gender_of_noun(phrase.head), least=_IN_MIND)
        if focus is None or not (varies or not focus.heads()):
            return None
        parties = (role.heads | role.modifiers) & _PARTIES
        known = (focus.heads() | focus.marks) & _PARTIES
        return None if parties and known and not parties & known else self._scene.cast.person(focus).number

    def best_fit(self, role: Role, start: int) -> Person | None:
        """The person whose roles a description fits best; of equals the one named last before it."""
        gender = gender_of_noun(next(iter(role.heads)))
        running = not _RUNNING.isdisjoint(role.heads)
        unique = not running and not SINGLE_OFFICES.isdisjoint(role.heads)
        scored: list[tuple[float, int]] = []
        alike: set[int] = set()
        for person in self._scene.people.described(role):
            if gender and person.gender and gender is not person.gender:
                continue
            here = person.articles[self._scene.number]
            if (not here and not unique) or (running and self._first.get(person.number, start) >= start):
                continue  # "the candidate" is nobody whom the article has not named yet
            best = max((_fit_here(role, known, person) for _, _, known in person.roles), default=0.0)
            if best > 0 and here:
                alike.add(person.number)
            if best >= _FITS:
                scored.append((round(best + min(here, 10) / 20 + (0.2 if here else 0.0), 2), person.number))
        if not scored:
            return self._scene.people.persons[alike.pop()] if len(alike) == 1 else None
        scored.sort(reverse=True)
        close = {number for score, number in scored if scored[0][0] - score < _CLOSE}
        if len(close) == 1:
            return self._scene.people.persons[scored[0][1]]
        for name in reversed(self._scene.discourse.names_in(max(0, start - LOOK_BACK_CHARS), start)):
            if self._scene.people.mentions[self._scene.number].get(name.start) in close:
                return self._scene.person(name)
        return None

    def _named_later(self, phrase: Phrase) -> Person | None:
        """The person whom a lead calls "a staffer" and the next paragraphs introduce by name and office."""
        discourse = self._scene.discourse
        if discourse.depth(phrase.start) >= _LEAD_PARAGRAPHS:
            return None
        paragraph = discourse.paragraph_of(phrase.start)
        role = read_role(discourse.text[phrase.start : phrase.end])
        if role is None or self._stays_unnamed(phrase) or (phrase.definite and self._names_anybody(phrase.start)):
            return None
        stop = discourse.paragraphs[min(paragraph + 2, len(discourse.paragraphs) - 1)][1]
        for name in discourse.names_in(phrase.end, stop):
            person = self._scene.person(name)
            if person is None or len(name.words) < 2:
                continue
            first = next(n for n in discourse.names if self._scene.person(n) is person)
            roles = [known for article, at, known in person.roles if article != self._scene.number or at == name.start]
            if first is name and any(_may_be(role, known, person) for known in roles):
                return person
        return None

    def _names_anybody(self, start: int) -> bool:
        """Has the article named a person before an offset, whom "the senator" can go back to?"""
        before = self._scene.discourse.names_in(max(0, start - LOOK_BACK_CHARS), start)
        return any(self._scene.person(name) is not None for name in before)

    def several_later(self, phrase: Phrase) -> list[int]:
        """The draft's numbers of those whom "two former presidents" announces: that many, named in the next paragraphs.

        Nobody where more or fewer persons of such an office are brought in there.
        """
        count = phrase.count or 0
        role = read_role(_WHOSE.sub("", self._scene.text[phrase.body : phrase.rest]))
        if not 2 <= count <= _MOST_ANNOUNCED or role is None or self._stays_unnamed(phrase):
            return []
        discourse = self._scene.discourse
        paragraph = discourse.paragraph_of(phrase.start) + _ANNOUNCED_PARAGRAPHS
        stop = discourse.paragraphs[min(paragraph, len(discourse.paragraphs) - 1)][1]
        found: dict[int, Person] = {}
        for name in discourse.names_in(phrase.end, min(stop, phrase.end + _INTRODUCED_CHARS)):
            person = self._scene.person(name)
            if person is None or self._focus.last_mention(person, phrase.start) >= 0:
                continue
            if any(fit(role, known, person.marks) >= _FITS for _, _, known in person.roles):
                found[person.number] = person
        if len(found) != count:
            return []
        return [self._scene.cast.person(person).number for person in found.values()]

    def _stays_unnamed(self, phrase: Phrase) -> bool:
        """Does the article say that somebody is not to be named, or what he is close to instead of who he is?"""
        text = self._scene.text
        if _CLOSE_TO.search(text, phrase.rest, max(phrase.end, phrase.rest)):
            return True
        return asks_for_anonymity(self._scene.discourse, phrase)

    def _introduced_later(self, phrase: Phrase) -> Person | None:
        """The person of "a lawyer for Mr. Lee" whom the article goes on to call "the lawyer, Ann Roy"."""
        if self._stays_unnamed(phrase):
            return None
        discourse = self._scene.discourse
        paragraph = discourse.paragraph_of(phrase.start)
        last = min(paragraph + _INTRODUCED_PARAGRAPHS, len(discourse.paragraphs) - 1)
        behind = re.compile(rf"\b[Tt]he {re.escape(phrase.head)}(?: (?:for|of|at) (?:the )?[\w.’' -]{{2,40}})?, $")
        stop = min(discourse.paragraphs[last][1], phrase.end + _INTRODUCED_CHARS)
        for name in discourse.names_in(phrase.end, stop):
            if len(name.words) > 1 and behind.search(discourse.text, max(phrase.end, name.lead - 60), name.lead):
                return self._scene.person(name)
        return None


def _may_be(description: Role, known: Role, person: Person) -> bool:
    """Can somebody without a name be the holder of a role: by the noun, and by the words with it, if it has any?

    "A military official" is not the White House secretary, "an executive from Acme" not the head of the Tidal League.
    """
    marks = person.marks | person.heads() | {word for _, _, role in person.roles for word in role.modifiers}
    if not heads_agree(description, known) or are_of_two_parties(description, known, marks):
        return False
    for chamber, members in _CHAMBERS.items():
        if chamber in description.modifiers and description.heads & _PARTIES:
            return bool(known.heads & members)  # "a House Democrat" is a representative
    words = {word for word in description.words if ":" not in word} - _PLAIN_WORDS
    if not words or (description.heads & known.heads and not description.complement):
        return True
    if "official" in description.heads and not words <= known.words | marks:
        return False  # "a career customs official" is not the customs director
    return bool(description.words & known.words)


_CHAMBERS = {
    "house": frozenset("representative congressman congresswoman".split()),
    "senate": frozenset(["senator"]),
}
_PLAIN_WORDS = frozenset(
    "top senior former local longtime young high-ranking ranking prominent leading the a an one key junior veteran "
    "little-known midlevel fellow".split()
)


def _fit_here(description: Role, known: Role, person: Person) -> float:
    score = fit(description, known, person.marks)
    if known.former and not description.former:
        score += _FORMER
    if description.heads == {"president"} and not description.modifiers:
        places = {key for key in known.words if key.startswith("country:")}
        if places - {"country:united-states"} or len({key for key in known.words - places if ":" not in key}) > 1:
            score += _OTHER_PRESIDENT
    return score

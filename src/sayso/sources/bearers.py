"""Which of a story's names are whose: persons made of full names, and the short names that go to them."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace

from sayso.sources.discourse import Discourse
from sayso.sources.given_names import ALSO_WORDS, GENDER, Gender, same_given_name
from sayso.sources.mentions import Kind, Name
from sayso.sources.nouns import ADDRESS, KIN, gender_of_noun, is_plural
from sayso.sources.person import Person, fold
from sayso.sources.places import PRESIDENTS, is_place, serving_president
from sayso.sources.roles import Role, find_roles, is_thing, with_country
from sayso.sources.titles import is_given
from sayso.sources.tokens import glued_end

_PRONOUN = re.compile(r"\b(he|she|his|her|him|He|She|His|Her)\b")
_CAMEL = re.compile(
    r"(?!(?:Ma?c|D[aeiu]|Del|L[aeo]|V[ao]n|Fitz|Saint|O[’'])[A-Z])\w*[a-z][A-Z]"
)  # "FreedomWorks", but not "McCain"
_OWNER_CHARS = 40  # how far before a noun of kinship its owner's name begins
_PRONOUN_REACH_CHARS = 160  # how far behind a name a pronoun still tells its gender; a sentence or so
_VOTES = 12  # mentions of a person that are asked for a gender, so that the work stays linear
_KIN_BEFORE = re.compile(
    r"\b(daughters?|sons?|sisters?|brothers?|wife|husband|mother|father|niece|nephew|grandsons?|granddaughters?),? "
    r"(?:[A-Z][\w’'-]+(?:,| and|, and) ){0,2}$"
)
PARTICLES = frozenset("de da di du del dos la le van von der den bin ibn al el ben".split())
_FIRM_OF = re.compile(r"\b(?:firm|company|offices?) (?:of )?$")
_INITIALS = re.compile(r"(?:[a-z]\.?){1,3}")
# Offices that are nobody's surname.
_OFFICES_ONLY = frozenset(
    "prosecutor commissioner secretary minister director officer spokesman spokeswoman spokesperson president "
    "administrator adviser advisor chairman chairwoman inspector treasurer superintendent ambassador attorney "
    "correspondent coordinator senator congressman governor".split()
)


def is_full(name: Name) -> bool:
    """Can a name be a person's in full: of two to five words, and no outlet's or place's?"""
    return 2 <= len(name.words) <= 5 and name.kind in (Kind.PERSON, Kind.UNKNOWN)


def _find_generations(story: Sequence[Discourse]) -> set[tuple[str, str]]:
    """Return the names, given and last, that some article has both with "Jr." and without: a father and a son."""
    found: set[tuple[str, str]] = set()
    for discourse in story:
        marks: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
        for name in discourse.names:
            if is_full(name):
                marks[fold(name.words[0]), fold(name.last)].add(name.generation)
        found.update(key for key, generations in marks.items() if len(generations) > 1)
    return found


def _middle(words: Sequence[str]) -> str:
    """Return the middle initials of a full name's words, "hw" of "George H.W. Bush", or nothing where it has none."""
    between = words[1:-1]
    if not between or not all(_INITIALS.fullmatch(word) for word in between):
        return ""
    return "".join(between).replace(".", "")


def _same_middle(one: str, other: str) -> bool:
    return not one or not other or one.startswith(other) or other.startswith(one)


_PRESIDENT = Role("president", frozenset({"president"}), frozenset({"country:united-states"}))


def _as_former(article: int, where: int, at: int, role: Role) -> tuple[int, int, Role]:
    former = where == article and "president" in role.heads
    return where, at, replace(role, former=True) if former else role


def _gender_of_kin(text: str, name: Name) -> Gender | None:
    """Return the gender of a name in "his daughters, Ann and Jo"."""
    kin = _KIN_BEFORE.search(text, max(0, name.lead - 50), name.lead)
    return gender_of_noun(kin.group(1)) if kin else None


def _is_relative(text: str, start: int) -> bool:
    return _KIN_BEFORE.search(text, max(0, start - 50), start) is not None


class Bearers:
    """Whose each name of a story is, as its names are taken one after the other: full ones, offices, short ones."""

    def __init__(self, story: Sequence[Discourse], is_outlet: Callable[[Name], bool]) -> None:
        """Begin with nobody. `is_outlet` tells the names of the story's own outlets."""
        self.story = story
        self._is_outlet = is_outlet
        self.persons: list[Person] = []
        self.mentions: list[dict[int, int]] = [{} for _ in story]
        self.by_last: defaultdict[str, list[int]] = defaultdict(list)
        self.by_given: defaultdict[str, list[int]] = defaultdict(list)
        self.aliases: dict[str, int] = {}  # single words that somebody is "also known as"
        self.by_tail: dict[tuple[str, ...], int] = {}
        self.introduced: list[dict[int, int]] = [{} for _ in story]  # where an article first has a full name
        self.settled: list[dict[str, int]] = [{} for _ in story]  # whom an article's bare surnames mean
        self.full = {
            fold(name.last)
            for discourse in story
            for name in discourse.names
            if is_full(name) and name.kind is Kind.PERSON
        }
        self.generations = _find_generations(story)
        self.surnames = [
            {fold(name.last) for name in discourse.names if len(name.words) == 1 and name.title} for discourse in story
        ]
        self.singles = [
            {
                fold(name.last)
                for name in discourse.names
                if len(name.words) == 1 and name.kind is Kind.UNKNOWN and not name.definite
            }
            for discourse in story
        ]

    def is_person(self, article: int, name: Name) -> bool:
        """Is a name of two words or more, of which the words alone do not tell, a person's?"""
        if self._is_outlet(name) or (glued_end(name.words[0]) and not name.title):
            return False  # "HarborCare Orrick", of two headlines
        if name.last in _OFFICES_ONLY and not is_given(name.words[0].lower()):
            return False  # "Public Prosecutor"
        if name.kind is Kind.PERSON:
            return True
        if (
            name.definite
            or any(word.isupper() and len(word) > 2 for word in name.words)
            or (is_place(first := name.words[0].lower()) and (len(first) > len("ny") or name.words[0].isupper()))
        ):
            return False
        if is_thing(self.story[article].text, name):
            return False
        if _FIRM_OF.search(self.story[article].text, max(0, name.lead - 12), name.lead):
            return False  # "the law firm of Marsh Levin"
        last = fold(name.last)
        if last not in self.full and (last in self.surnames[article] or last in self.singles[article]):
            return True
        discourse = self.story[article]
        return discourse.heads_source(name) or bool(find_roles(discourse.text, name))

    def person_for(self, name: Name) -> Person:
        """Return the person of a full name, made new where the story has none that it can be."""
        words = tuple(fold(word) for word in name.words)
        number = self.by_tail.get(words)
        if number is not None and self._same_generation(self.persons[number], name):
            return self.persons[number]
        for other in self.by_last[words[-1]]:
            person = self.persons[other]
            fits = not person.given or same_given_name(person.given, words[0])
            fits = fits and self._same_generation(person, name) and _same_middle(person.middle, _middle(words))
            if fits and (not name.gender or not person.gender or name.gender is person.gender):
                return person
        return self._new(words[0], words[-1], name)

    def _same_generation(self, person: Person, name: Name) -> bool:
        """Can a name be of a person, by "Jr."? Only an article with both forms tells two apart."""
        return person.generation == name.generation or (person.given, person.last) not in self.generations

    def _new(self, given: str, last: str, name: Name) -> Person:
        words = tuple(fold(word) for word in name.words)
        person = Person(len(self.persons), given, last, generation=name.generation, middle=_middle(words))
        self.persons.append(person)
        self.by_last[last].append(person.number)
        if given:
            self.by_given[given].append(person.number)
            for cut in range(len(words) - 1):
                self.by_tail.setdefault(words[cut:], person.number)
        person.forms[name.text] += 0
        return person

    def _note(self, article: int, name: Name, person: Person) -> None:
        self.mentions[article][name.start] = person.number
        person.forms[name.text] += 1
        person.articles[article] += 1
        if name.generation and (person.given, person.last) not in self.generations:
            person.generation = person.generation or name.generation
        person.gender = person.gender or name.gender or _gender_of_kin(self.story[article].text, name)
        if len(name.words) > 1:
            person.middle = person.middle or _middle([fold(word) for word in name.words])
            self.introduced[article].setdefault(person.number, name.start)
        if len(name.words) > 1 or name.title or person.articles[article] <= 2:
            for role in find_roles(self.story[article].text, name):
                if role.heads:
                    person.roles.append((article, name.start, with_country(role, person.last)))
                    person.marks |= {key for key in role.words if key.startswith("state:")}
                else:
                    person.marks |= role.words

    def add_full(self, article: int, name: Name) -> None:
        """Take a full name of an article."""
        self._note(article, name, self.person_for(name))

    def add_office(self, article: int, name: Name) -> None:
        """Take a title with a surname that needs no full name before it, such as "President Obama"."""
        office = (name.title or "").lower().split()[-1].removeprefix("then-")
        same = [self.persons[n] for n in self.by_last[fold(name.last)]]
        holders = [person for person in same if office in person.heads()]
        if not holders and len(same) == 1 and same[0].gender is not Gender.FEMALE:
            holders = same
        person = holders[0] if len(holders) == 1 else None
        if person is None:
            person = self._new("", fold(name.last), name)
        person.titled += 1
        self.introduced[article].setdefault(person.number, name.start)
        self._note(article, name, person)

    def add_alias(self, article: int, name: Name, alias: Name) -> None:
        """Take another name of somebody: "Crown Prince Omar Salim, also known as OBS"."""
        number = self.mentions[article].get(name.start)
        if number is not None:
            self.aliases.setdefault(fold(alias.words[0]), number)

    def add_short(self, article: int, name: Name) -> None:
        """Take any other name: one by which only one person of the article or story can be meant."""
        if (name.kind in (Kind.OUTLET, Kind.PLACE) or self._is_outlet(name)) and not self._local(article, name):
            return
        if self.has_particle(name):
            name = replace(name, words=name.words[1:])
        words = tuple(fold(word) for word in name.words)
        if len(words) > 1:
            number = self.by_tail.get(words)
            if number is not None and name.kind is not Kind.ORGANIZATION:
                self._note(article, name, self.persons[number])
            return
        kin = self._kin_start(article, name)
        alias = None if name.title else self.aliases.get(words[0])
        person = None if kin is None else self._relative(article, name, kin)
        person = self.persons[alias] if alias is not None else person
        person = person or self._surname(article, name) or self._given_name(article, name)
        lone = kin is not None and name.kind in (Kind.PERSON, Kind.UNKNOWN)
        if person is None and (lone or self._is_lone_person(article, name)):
            person = self._new("", words[0], name)
        if person is not None:
            self._note(article, name, person)

    def has_particle(self, name: Name) -> bool:
        """Is "De Marco" the surname of the story's Ann de Marco?"""
        if len(name.words) != len(("De", "Marco")) or name.title or name.words[0].lower() not in PARTICLES:
            return False
        ending = f" {name.text.lower()}"
        return any(
            form.lower().endswith(ending)
            for n in self.by_last.get(fold(name.last), ())
            for form in self.persons[n].forms
        )

    def _kin_start(self, article: int, name: Name) -> int | None:
        """Return where "wife" begins before a name, in "his wife, Ann" and "Lee’s wife Ann", or None."""
        if name.title:
            return name.lead if name.title.lower().split()[-1] in KIN else None
        kin = _KIN_BEFORE.search(self.story[article].text, max(0, name.lead - 50), name.lead)
        return kin.start() if kin else None

    def _relative(self, article: int, name: Name, start: int) -> Person | None:
        """Return whom "Mr. Lee’s wife, Ann" means where the story has an Ann Lee: by the surname before the noun."""
        text = self.story[article].text
        owners = self.story[article].names_in(max(0, start - _OWNER_CHARS), start)
        if not owners or not owners[-1].possessive or text[owners[-1].end : start].strip() not in ("’s", "'s", "’"):
            return None
        family = [self.persons[n] for n in self.by_last.get(fold(owners[-1].last), ())]
        family = [person for person in family if person.given and same_given_name(person.given, fold(name.words[0]))]
        return family[0] if len(family) == 1 else None

    def _local(self, article: int, name: Name) -> bool:
        """Is a name that is also an outlet's or a place's the surname of somebody whom this article names in full?"""
        if len(name.words) > 1 or name.definite:
            return False
        return any(self.persons[n].articles[article] for n in self.by_last.get(fold(name.last), ()))

    def _surname(self, article: int, name: Name) -> Person | None:
        candidates = [self.persons[n] for n in self.by_last.get(fold(name.last), ())]
        candidates = [p for p in candidates if not (name.gender and p.gender and name.gender is not p.gender)]
        if name.definite and not name.title:
            return None
        here = [person for person in candidates if person.articles[article]]
        candidates = here or candidates
        if name.generation:
            candidates = [person for person in candidates if person.generation == name.generation]
        if len(candidates) > 1:
            office = frozenset((name.title or "").lower().rstrip(".").split()) - ADDRESS.keys()
            candidates = [p for p in candidates if office & p.heads()] or candidates
        if len(candidates) > 1 and here and (settled := self._settled(article, name, candidates)) is not None:
            return settled
        if len(candidates) > 1:
            most = max((p.titled, p.articles[article]) for p in candidates)
            candidates = [p for p in candidates if (p.titled, p.articles[article]) == most]
        if len(candidates) > 1:
            candidates = [p for p in candidates if not p.given]
        return candidates[0] if len(candidates) == 1 else None

    def _settled(self, article: int, name: Name, candidates: Sequence[Person]) -> Person | None:
        """The one of several of a surname whom the article calls by it: it did so before it named any other in full."""
        last = fold(name.last)
        number = self.settled[article].get(last)
        if number is None:
            before = [p for p in candidates if self.introduced[article].get(p.number, name.start) < name.start]
            if len(before) > 1:  # "Mark Lee, whose son, James Lee,"
                text = self.story[article].text
                before = [p for p in before if not _is_relative(text, self.introduced[article][p.number])]
            if len(before) == 1:
                number = self.settled[article][last] = before[0].number
        return next((person for person in candidates if person.number == number), None)

    def _given_name(self, article: int, name: Name) -> Person | None:
        if name.title or name.definite:
            return None
        here = [self.persons[n] for n in self.by_given.get(fold(name.last), ()) if self.persons[n].articles[article]]
        return here[0] if len(here) == 1 else None

    def _is_lone_person(self, article: int, name: Name) -> bool:
        """Is a single name that nothing else explains a person's: by its title, or as the source of a saying?"""
        if name.kind is Kind.PERSON:
            return True
        if name.kind is not Kind.UNKNOWN or name.definite:
            return False
        if is_plural(name.last) and name.last.endswith(("ans", "ers")):
            return False  # "New Jerseyans"
        if name.generation:
            return fold(name.last) in self.full  # "the elder Reed", where the story has two
        if name.words[0].isupper() and self.story[article].text[name.end : name.end + 1] != ":":
            return False
        known = fold(name.last) in GENDER and fold(name.last) not in ALSO_WORDS
        known = known or fold(name.last) in PRESIDENTS
        heads = self.story[article].heads_source(name) and not name.possessive and not _CAMEL.match(name.words[0])
        return known or (heads and not is_thing(self.story[article].text, name))

    def read_dates(self) -> None:
        """Let an article's date tell who is the American president: it can call him so without ever saying it.

        Only where it speaks of no other president more often; whoever held the office before is a former one.
        """
        for article, discourse in enumerate(self.story):
            serving = serving_president(discourse.article.published or "")
            if serving is None:
                continue
            surname, given = serving
            holders = [self.persons[n] for n in self.by_last.get(surname, ())]
            holders = [p for p in holders if p.articles[article] and (p.given in given or not p.given)]
            others = [p for p in self.persons if p.articles[article] and "president" in p.heads() and p.last != surname]
            for person in others:
                if person.last in PRESIDENTS:
                    person.roles = [_as_former(article, *entry) for entry in person.roles]
            most = max((p.articles[article] for p in others if p.last not in PRESIDENTS), default=0)
            if len(holders) == 1 and holders[0].gender is not Gender.FEMALE and holders[0].articles[article] >= most:
                holders[0].roles.append((article, -1, _PRESIDENT))

    def read_pronouns(self) -> None:
        """Let the pronouns behind its mentions tell the gender of a person whose name does not."""
        votes: defaultdict[int, Counter[Gender]] = defaultdict(Counter)
        asked: Counter[int] = Counter()
        for article, discourse in enumerate(self.story):
            for n, name in enumerate(discourse.names):
                number = self.mentions[article].get(name.start)
                if number is None or self.persons[number].gender or asked[number] >= _VOTES:
                    continue
                asked[number] += 1
                reach = min(name.end + _PRONOUN_REACH_CHARS, discourse.paragraph_end(name.start))
                following = next(
                    (o.start for o in discourse.names[n + 1 : n + 6] if o.start in self.mentions[article]), reach
                )
                if pronoun := _PRONOUN.search(discourse.text, name.end, min(reach, following)):
                    votes[number][
                        Gender.MALE if pronoun.group().lower() in ("he", "his", "him") else Gender.FEMALE
                    ] += 1
        for number, count in votes.items():
            (gender, most), *others = count.most_common()
            if not others or most > others[0][1]:
                self.persons[number].gender = gender

"""What pronouns go back to: "he", "they", "it", "who", "I" and "you", where they are sources."""

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from sayso.sources.cast import Draft
from sayso.sources.clauses import OPENING_CHARS, Clauses
from sayso.sources.focus import Focus
from sayso.sources.given_names import Gender
from sayso.sources.mentions import Kind, Name
from sayso.sources.nouns import gender_of_noun, is_person_noun
from sayso.sources.phrases import Phrase, read_phrase
from sayso.sources.plain_phrases import find_plain_phrases
from sayso.sources.pronouns import HE, HEARER, IT, RELATIVES, SHE, SPEAKER, THEY, WRITER
from sayso.sources.roles import Role
from sayso.sources.scene import Scene
from sayso.sources.things import is_thing
from sayso.sources.together import Together
from sayso.sources.unnamed import Unnamed, is_unnamed
from sayso.sources.writer import Writer
from sayso.types import EntityType, Passage, Span

_HEARER_CHARS, _LOOK_BACK_HEARERS = 40, 3  # how far behind the cue, and how many attributions back, the hearer is named
# "told Lee", "said to his lawyer, Ann Lee"
_TO = re.compile(r"(?: to)? (?:(?:the|an?|his|her|their|its) (?:[\w’'-]+ ){0,3}[\w’'-]+, )?")
_LOOK_BACK_CONTENTS = 30  # contents that begin before an offset; more are never nested around it
_ANNOUNCED_PARAGRAPHS = 3  # how far behind "The letter in full:" words without marks are still the letter's
# Between a name and "who": "(R-Ohio)", ", R-Ohio", ", however".
_MARK_BEHIND = re.compile(
    r"(?: \([^()]{1,24}\)|,? \(?[RDI]-[A-Z][\w.]{1,12}(?: [A-Z]\w+)?\)?|, (?:however|though|too))$"
)
# Where a clause begins with a name that "it" or "they" later in the sentence go back to.
_CLAUSE_BEFORE = re.compile(
    r"(?:^|[,;—–] |\b(?:when|while|as|after|because|since|that|and|but|if|although) )(?:the )?$", re.IGNORECASE
)
_SENTENCE_CHARS = 1000  # of a sentence that is longer, only so much before a pronoun is looked at
_PARTY_CHARS = 600  # how far before "they" the party can begin a clause
_PARTY = re.compile(
    r"(?:^|\n|[.!?”\"] |, (?:and|but) |"
    r"\b(?:[Ww]hile|[Aa]s|[Ww]hen|[Aa]fter|[Bb]ecause|[Ss]ince|[Tt]hat|[Bb]ut|[Yy]et) )"
    r"(?:[Tt]he |Union-backed )?((?:(?:House|Senate|Congressional|congressional|GOP) )?(?:Republicans|Democrats))"
    r"(?= [a-z]|, )(?! (?:and|or|who|of|in|on|for|from|with|such|like) )"
)
_BODIES = frozenset("republicans democrats tories".split())
_NEAR_SENTENCES = 2  # how far behind somebody without a name "she" can be that one
# Before a body: those of it who speak as "which", and not the body: "the minority on the Judiciary Committee, which".
_GROUP_OF = re.compile(
    r"\b(?:an?|the|its|their) (?:\w+ )?(?:minority|majority|faction|wing|bloc|delegation) (?:on|of|in|from) (?:the )?$",
    re.IGNORECASE,
)
_PREDICATE = re.compile(r"\b(?:who|that|which) (?:is|are|was|were|has been|have been|had been)(?: \w+)? $")
LOOK_BACK_SOURCES = 12  # sources; more than stand in so few sentences
LOOK_BACK_SENTENCES = 3  # how far a plural pronoun may lie behind the phrase that it goes back to


@dataclass(frozen=True, slots=True)
class Said:
    """A source that was resolved: where it stands, whom it means, and whether others report it."""

    start: int
    number: int
    nested: bool


class Resolver(Protocol):
    """Who reads the sources of an article, and is asked whom others of them mean."""

    def referent(self, n: int) -> int | None:
        """Return the draft's number for the source of an attribution, or None."""

    def is_open(self, n: int) -> bool:
        """Is an attribution's source being read right now?"""

    def refer(self, phrase: Phrase, names: Sequence[Name], n: int | None) -> int | None:
        """Return the draft's number for a phrase with the names in it, or None."""


class Pronouns:
    """Finds whom the pronouns of one article mean. `said` are the sources read so far, which the reader adds to.

    `antecedents` has, for an attribution whose "who" goes back to unnamed people, the phrase for them.
    """

    def __init__(self, scene: Scene, resolver: Resolver, focus: Focus, unnamed: Unnamed, together: Together) -> None:
        """Prepare for an article."""
        self._scene = scene
        self._discourse = scene.discourse
        self._cast = scene.cast
        self._resolver = resolver
        self._focus = focus
        self._unnamed = unnamed
        self._together = together
        self._contents = sorted(
            (start, end, n) for n, a in enumerate(scene.discourse.attributions) for start, end in a.content.spans
        )
        self._writer = Writer(scene)
        self._clauses = Clauses(scene, resolver.refer)
        self.said: list[Said] = []
        self.antecedents: dict[int, Passage] = {}

    def read(self, head: str, start: int, n: int | None) -> int | None:
        """Return the draft's number for a lower-case pronoun at an offset, the source of attribution `n` or another."""
        attribution = self._discourse.attributions[n] if n is not None else None
        within = attribution.within if attribution else None
        outer = self._resolver.referent(within) if within is not None else None
        if head in HE or head in SHE:
            gender = Gender.MALE if head in HE else Gender.FEMALE
            if within is not None and (asked := self._clauses.asked(within, gender)) is not None:
                return asked
            return self._singular(start, gender, outer, self._clauses.told_by(n))
        if head in SPEAKER:
            return self._first_person(head, start, outer)
        if head in HEARER:
            return self._second_person(start, attribution.within if attribution else None)
        if head in RELATIVES:
            return self._relative(head, start, n)
        if head in THEY:
            return self._plural(start)
        if head in IT:
            return self._thing(start)
        return None

    def _singular(self, start: int, gender: Gender, outer: int | None, told: int | None) -> int | None:
        if (subject := self._clauses.subject_behind(start, gender)) is not None:
            return subject
        if (met := self._clauses.met_before(start, gender)) is not None:
            return met
        outer_person = self._cast[outer].person if outer is not None else None
        quoted = self._discourse.in_quotation(start)
        barred = [outer_person.number] if outer_person and quoted else []
        barred += [] if told is None else [told]
        favoured = outer_person.number if outer_person and not quoted else None
        person = self._focus.person_before(start, gender, barred=barred, favoured=favoured)
        unnamed = None if quoted else self._unnamed_before(start, gender)
        if unnamed is not None and (person is None or unnamed.start > self._focus.last_mention(person, start)):
            return unnamed.number
        if person is None and not quoted:
            noun = self._subject_noun(start, gender)
            return self._clauses.first_named(start, gender) if noun is None else noun
        return self._cast.person(person).number if person else None

    def _subject_noun(self, start: int, gender: Gender) -> int | None:
        """Return whom a sentence's subject means that is no name: "A young aide resigned after her post"."""
        text = self._discourse.text
        sentence = self._discourse.sentences[self._discourse.sentence_of(start)][0]
        for phrase in find_plain_phrases(text, sentence, min(start, sentence + OPENING_CHARS), ()):
            if phrase.start - sentence <= 2 and is_person_noun(phrase.head) and not phrase.plural:
                return self._resolver.refer(phrase, (), None) if gender_of_noun(phrase.head) in (None, gender) else None
        return None

    def _unnamed_before(self, start: int, gender: Gender) -> Said | None:
        """Return the last source, where that is one person without a name who can be "he" or "she" at an offset."""
        said = next(
            (said for said in reversed(self.said[-LOOK_BACK_SOURCES:]) if said.start < start and not said.nested),
            None,
        )
        if (
            said is None
            or self._discourse.sentence_of(start) - self._discourse.sentence_of(said.start) > _NEAR_SENTENCES
        ):
            return None
        draft = self._cast[said.number]
        single = draft.type in (EntityType.ANONYMOUS, EntityType.PERSON) and draft.person is None and not draft.plural
        return said if single and gender_of_noun(draft.head) in (None, gender) else None

    def _first_person(self, head: str, start: int, outer: int | None) -> int | None:
        """Return the one whose words "I" and "we" stand in; "I" in nobody's is the article's one author."""
        if outer is not None:
            return outer
        behind = bisect_right(self._contents, (start, len(self._discourse.text), 0))
        for _, last, n in reversed(self._contents[max(0, behind - _LOOK_BACK_CONTENTS) : behind]):
            if start < last and not self._resolver.is_open(n):
                return self._resolver.referent(n)
        if self._discourse.in_quotation(start):
            return None
        announced = self._announced(start)
        return self._writer.number(start) if announced is None and head in WRITER else announced

    def _announced(self, start: int) -> int | None:
        """Return the last source before a text that stands without marks behind a paragraph with a colon at its end."""
        number = self._discourse.paragraph_of(start)
        for paragraph in range(number - 1, max(-1, number - 1 - _ANNOUNCED_PARAGRAPHS), -1):
            first, last = self._discourse.paragraphs[paragraph]
            if self._discourse.text.endswith(":", first, last):
                said = [s for s in self.said[-LOOK_BACK_SOURCES:] if not s.nested and s.start < last]
                near = [s for s in said if self._discourse.paragraph_of(s.start) >= paragraph - 2]
                return near[-1].number if near else None
        return None

    def _second_person(self, start: int, within: int | None) -> int | None:
        """Return the one to whom the words are said that "you" stands in: the person behind "told" or "said to"."""
        if within is None:
            return None
        attributions = self._discourse.attributions
        for n in range(within, max(-1, within - _LOOK_BACK_HEARERS), -1):
            if n != within and (
                attributions[n].within is not None or self._resolver.referent(n) != self._resolver.referent(within)
            ):
                continue
            end = attributions[n].cue.spans[-1].end
            for name in self._discourse.names_in(end, end + _HEARER_CHARS):
                person = self._scene.person(name)
                if person is not None and _TO.fullmatch(self._discourse.text, end, name.lead):
                    return self._cast.person(person).number
        return None

    def _relative(self, head: str, start: int, n: int | None) -> int | None:
        """Return what "who" or "which" goes back to: the phrase right before it."""
        text = self._discourse.text
        sentence = self._discourse.sentences[self._discourse.sentence_of(start)][0]
        stop = len(text[:start].rstrip(" ,—–-\u00a0")) if start - sentence < 2000 else start
        names = self._discourse.names_in(sentence, start)
        if mark := _MARK_BEHIND.search(text, max(sentence, stop - 30), stop):
            stop = mark.start()  # "Mr. Lee (R-Ohio), who"
        nearest = next((name for name in reversed(names) if abs(name.end - stop) <= 2), None)
        nearest = self._whose_place(nearest, names)
        person = self._scene.person(nearest) if nearest else None
        if head in ("who", "whom", "whose"):
            if person is not None:
                return self._cast.person(person).number
            apposed = self._apposed_before(sentence, stop)
            if apposed is not None:
                return apposed
        elif nearest is not None and person is None:
            group = _GROUP_OF.search(text, max(sentence, nearest.lead - 60), nearest.lead)
            if group is None:
                return self._scene.named(nearest)
            inside = self._discourse.names_in(group.start(), stop)
            return self._resolver.refer(read_phrase(text, group.start(), stop, inside), inside, None)
        wanted = is_person_noun if head in ("who", "whom", "whose") else is_thing
        phrases = [p for p in find_plain_phrases(text, max(sentence, start - 160), stop, names) if wanted(p.head)]
        while len(phrases) > 1 and _PREDICATE.search(text, max(sentence, phrases[-1].start - 30), phrases[-1].start):
            phrases.pop()  # "women who were teenagers then who said": back to the women
        if not phrases:
            return None
        phrase = phrases[-1]
        apposed_to = self._name_before(phrase.start, names)
        if apposed_to is not None and not phrase.plural:
            return apposed_to
        inside = self._discourse.names_in(phrase.start, stop)
        found = self._resolver.refer(read_phrase(text, phrase.start, stop, inside), inside, None)
        if n is not None and found is not None and self._cast[found].type is EntityType.ANONYMOUS:
            self.antecedents[n] = Passage(
                (Span(phrase.start, stop),), self._discourse.article.text[phrase.start : stop]
            )
        return found

    def _whose_place(self, nearest: Name | None, names: Sequence[Name]) -> Name | None:
        """Return the person of "Senator Ann Lee of Ohio, who", where the place was the nearest name."""
        if nearest is None or nearest.kind is not Kind.PLACE:
            return nearest
        for name in names:
            if self._discourse.text[name.end : nearest.lead] == " of " and self._scene.person(name) is not None:
                return name
        return nearest

    def _name_before(self, start: int, names: Sequence[Name]) -> int | None:
        """The person whom a phrase at an offset stands behind as an apposition: "Lee, a former judge"."""
        for name in reversed(names):
            if name.end < start:
                person = self._scene.person(name)
                bare = self._discourse.text[name.end : start] == ", "
                return self._cast.person(person).number if person and bare else None
        return None

    def _apposed_before(self, sentence: int, stop: int) -> int | None:
        """The person of "Ann Lee, the party's chairwoman, who": whose apposition ends at `stop`."""
        for name in reversed(self._discourse.names_in(sentence, stop)):
            person = self._scene.person(name)
            if person is not None and any(
                article == self._scene.number and at == name.start and abs(self._role_end(name, role) - stop) <= 3
                for article, at, role in person.roles
            ):
                return self._cast.person(person).number
        return None

    def _role_end(self, name: Name, role: Role) -> int:
        at = self._discourse.text.find(role.text, name.end, name.end + len(role.text) + 20)
        return at + len(role.text) if at >= 0 else -10

    def _plural(self, start: int) -> int | None:
        """Return whom "they" goes back to: the last plural source, or unnamed people of the sentences before."""
        sentence = self._discourse.sentence_of(start)
        best = self.last_said(start, sentence, lambda draft: draft.plural)
        if best is None or self._discourse.sentence_of(best.start) < sentence:
            party = self._subject_of_clause(start, (Kind.ORGANIZATION,))
            if party is not None and party.last in _BODIES:
                return self._scene.named(party)  # "While Senate Democrats did not get all they asked for"
        first = self._discourse.sentences[max(0, sentence - 1)][0]
        if best is None:
            body = self.last_said(
                start, sentence, lambda draft: draft.type in (EntityType.ORGANIZATION, EntityType.OUTLET)
            )
            if body is not None and not body.nested and self._discourse.sentence_of(body.start) == sentence:
                return body.number  # "the campaign said it had many donors, which they call a record"
            if (body_before := self._party_before(max(first, start - _PARTY_CHARS), start)) is not None:
                return body_before
        phrases = self.people_between(max(first, start - 600), start)
        if best is not None:
            behind = self._discourse.source_end(best.start)
            phrases = [p for p in phrases if p.start > behind and (self.is_cited(p) or self._scene.opens_sentence(p))]
        if phrases:
            cited = next((phrase for phrase in reversed(phrases) if self.is_cited(phrase)), None)
            return self._unnamed.source(cited or phrases[0])
        pair = self._together.pair_before(start, subject=True)
        near = pair is not None and self._discourse.sentence_of(pair[1]) >= sentence - 1
        if pair is not None and near and (best is None or best.start < pair[1]):
            return pair[0]
        return best.number if best else None

    def _party_before(self, first: int, start: int) -> int | None:
        """Return the party that last began a clause between two offsets: "Senate Republicans refused. They argue"."""
        for name in self._discourse.names_in(first, min(start, first + OPENING_CHARS)):
            bare = name.kind is Kind.ORGANIZATION and not name.possessive and name.last in _BODIES
            if bare and self._scene.opens_sentence(name):
                return self._scene.named(name)
        found = [m for m in _PARTY.finditer(self._discourse.text, max(0, first - 2), start) if m.start(1) >= first]
        found = [m for m in found if not self._discourse.in_quotation(m.start(1))]
        if not found:
            return None
        begin, end = found[-1].span(1)
        names = self._discourse.names_in(begin, end)
        return self._resolver.refer(read_phrase(self._discourse.text, begin, end, names), names, None)

    def is_cited(self, phrase: Phrase) -> bool:
        """Is a phrase the object of "cited" or "interviewed"?"""
        return (
            re.search(r"\b(?:cit|quot|interview)\w+ $", self._discourse.text[max(0, phrase.start - 14) : phrase.start])
            is not None
        )

    def people_between(self, first: int, last: int) -> list[Phrase]:
        """Return the phrases for several unnamed people in a stretch of the text, outside of quotations."""
        names = self._discourse.names_in(first, last)
        return [
            phrase
            for phrase in find_plain_phrases(self._discourse.text, first, last, names)
            if phrase.plural and is_unnamed(phrase) and not self._discourse.in_quotation(phrase.start)
        ]

    def last_said(self, start: int, sentence: int, wanted: Callable[[Draft], bool]) -> Said | None:
        """Return the last source before an offset, in a sentence of that number, that is wanted, or None."""
        found = None
        for said in self.said[-LOOK_BACK_SOURCES:]:
            place = self._discourse.sentence_of(said.start)
            near = said.start < start and place >= sentence - LOOK_BACK_SENTENCES
            if not near or not wanted(self._cast[said.number]):
                continue
            if said.nested and self._discourse.in_quotation(said.start) and not self._discourse.in_quotation(start):
                continue  # who is only spoken of in somebody's words
            over = found is not None and said.nested and not found.nested
            if over and found is not None and place == self._discourse.sentence_of(found.start) < sentence:
                continue  # of two in one sentence, the one who reports the other
            if found is None or said.start > found.start:
                found = said
        return found

    def _subject_of_clause(self, start: int, kinds: Sequence[Kind]) -> Name | None:
        """Return the last name of some kind that begins a clause of the sentence before a pronoun, or None."""
        text = self._discourse.text
        sentence = self._discourse.sentences[self._discourse.sentence_of(start)][0]
        for name in reversed(self._discourse.names_in(max(sentence, start - _SENTENCE_CHARS), start)):
            if name.kind in kinds and not name.possessive and not self._discourse.in_quotation(name.start):
                before = text[max(sentence, name.lead - 14) : name.lead]
                if name.lead - sentence <= 4 or _CLAUSE_BEFORE.search(before):
                    return name
        return None

    def _thing(self, start: int) -> int | None:
        """Return what "it" goes back to: the institution, outlet or document that was last a source or a subject."""
        sentence = self._discourse.sentence_of(start)
        first = self._discourse.sentences[max(0, sentence - 1)][0]
        names = self._discourse.names_in(first, start)
        phrases = find_plain_phrases(self._discourse.text, first, start, names)
        phrases = [p for p in phrases if is_thing(p.head) and not p.plural and self._scene.opens_sentence(p)]
        said = self.last_said(
            start,
            sentence,
            lambda draft: draft.person is None and not draft.plural and draft.type is not EntityType.ANONYMOUS,
        )
        subjects = [
            name for name in names if self._scene.opens_sentence(name) and name.kind in (Kind.ORGANIZATION, Kind.OUTLET)
        ]
        place = -1 if said is None else self._discourse.sentence_of(said.start)
        if (
            place < sentence
            and (clause := self._subject_of_clause(start, (Kind.ORGANIZATION, Kind.OUTLET))) is not None
        ):
            return self._scene.named(clause)
        if said is not None and place >= sentence - 1:
            return said.number
        if phrases:
            return self._resolver.refer(phrases[-1], self._discourse.names_in(phrases[-1].start, phrases[-1].end), None)
        if subjects:
            return self._scene.named(subjects[-1])
        return said.number if said else None

"""Reading one article: which entity of the story each attribution's source is."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sayso.sources.cast import Draft
from sayso.sources.descriptions import Descriptions
from sayso.sources.focus import Focus
from sayso.sources.given_names import Gender
from sayso.sources.mentions import Kind, Name, find_names
from sayso.sources.nouns import KIN, REPORT_NOUNS, UTTERANCE_NOUNS, gender_of_noun, is_person_noun, singular
from sayso.sources.phrases import (
    BARE_QUANTIFIERS,
    PARTY_MEMBERS,
    PRONOUNS,
    Phrase,
    find_apposed,
    find_coordinated,
    find_plain_phrases,
    read_phrase,
)
from sayso.sources.places import place_keys
from sayso.sources.pronouns import ANYBODY, HE, HEARER, IT, RELATIVES, SHE, SPEAKER, THEY
from sayso.sources.roles import Role
from sayso.sources.scene import Scene
from sayso.sources.things import Things, is_thing
from sayso.sources.together import Together
from sayso.sources.unnamed import Unnamed, is_body, is_unnamed
from sayso.types import EntityType, Passage, QuotationType, Span

_HEARER_CHARS, _LOOK_BACK_HEARERS = 40, 3  # how far behind the cue, and how many attributions back, the hearer is named
# "told Lee", "said to his lawyer, Ann Lee"
_TO = re.compile(r"(?: to)? (?:(?:the|an?|his|her|their|its) (?:[\w’'-]+ ){0,3}[\w’'-]+, )?")
_LOOK_BACK_SOURCES = 12  # sources; more than stand in so few sentences
_LOOK_BACK_SENTENCES = 3  # how far a plural pronoun may lie behind the phrase that it goes back to
_NEAR_SENTENCES = 2  # how far behind somebody without a name "she" can be that one
_PREDICATE = re.compile(r"\b(?:who|that|which) (?:is|are|was|were|has been|have been|had been)(?: \w+)? $")
_STATE_BETWEEN = re.compile(r",(?: [\w.]+,)? ")
_POSSESSIVES = ("’s", "'s", "’")
_WRITES = (
    r"\b(?:issued|released|wrote|sent|posted|published|filed|signed|put out|delivered|gave|read|tweeted|in|via|with) "
    r"(?:an?|his|her|its|their) (?:[\w-]+ ){{0,3}}{}\b"
)
_GOES_ON = re.compile(r",| (?:that|which|whose|who)\b")  # behind an apposition
_PARTS = frozenset("some others many several most few".split())
_LAST_WORD = re.compile(r"[\w.]+$")
_NOUN_BEHIND = re.compile(r" ([a-z]{3,})\b")
_PASSIVE = re.compile(
    r"\b(?:is|are|was|were|been|be)\b.*\b(?:said|quoted|reported|cited|alleged|heard|described|understood|believed)\b"
)


@dataclass(frozen=True, slots=True)
class _Said:
    """A source that was resolved: where it stands, whom it means, and whether others report it."""

    start: int
    number: int
    nested: bool


class Reader:
    """Resolves the sources of one article. Every attribution is resolved once, after the one that it lies in."""

    def __init__(self, scene: Scene) -> None:
        """Prepare to read the article of a scene."""
        self.scene = scene
        self.discourse = scene.discourse
        self.cast = scene.cast
        self._focus = Focus(scene.number, scene.discourse, scene.people)
        self._unnamed = Unnamed(scene)
        self._descriptions = Descriptions(scene, self._focus, self._unnamed)
        self._things = Things(scene, self._descriptions)
        self._together = Together(scene)
        self._referents: dict[int, int | None] = {}
        self._open: set[int] = set()
        self._said: list[_Said] = []
        self._antecedents: dict[int, Passage] = {}

    def order(self) -> list[int]:
        """Return the attributions in the order of their sources in the text."""
        attributions = self.discourse.attributions

        def place(n: int) -> int:
            spans = attributions[n].source.spans or attributions[n].cue.spans
            return spans[0][0]

        return sorted(range(len(attributions)), key=place)

    def referent(self, n: int) -> int | None:
        """Return the draft's number for an attribution's source, None where nobody is named or can be told."""
        if n in self._referents:
            return self._referents[n]
        if n in self._open:
            return None
        self._open.add(n)
        found = self._read(n)
        self._open.discard(n)
        self._referents[n] = found
        source = self.discourse.attributions[n].source
        if found is not None and source.spans:
            start = source.spans[0][0]
            self._said.append(_Said(start, found, self.discourse.attributions[n].within is not None))
            person = self.cast[found].person
            if person is not None:
                reported = self.discourse.attributions[n].within is not None or source.text.endswith(_POSSESSIVES)
                weight = 0.0 if reported else self.discourse.attributions[n].confidence
                self._focus.add_speaker(start, person, weight=weight)
        return found

    def antecedent(self, n: int) -> Passage | None:
        """Return the phrase for unnamed people that an attribution's "who" goes back to, or None."""
        return self._antecedents.get(n)

    def _read(self, n: int) -> int | None:
        attribution = self.discourse.attributions[n]
        if not attribution.source.spans:
            return self._read_empty(n)
        start, end = attribution.source.spans[0]
        cue = attribution.cue.spans[0].start
        if attribution.within is not None and 0 <= cue - attribution.source.spans[-1].end <= 1:
            start, end = attribution.source.spans[-1]  # the first piece can be of the one who reports it
        if start + 1 < cue < end:
            return self.read_span(start, cue - 1, n)  # the finding took the clause for the source
        return self.read_span(start, self._whole_end(start, end), n)

    def _whole_end(self, start: int, end: int) -> int:
        """Return where a source ends with its noun, if it was cut before it: "The Russian" of "The Russian leader"."""
        text = self.discourse.text
        last = _LAST_WORD.search(text, start, end)
        following = _NOUN_BEHIND.match(text, end)
        if last is None or following is None or not is_person_noun(following.group(1)):
            return end
        cut = singular(last.group().lower()) in PARTY_MEMBERS or bool(place_keys(last.group().lower()))
        return following.end() if cut else end

    def read_span(self, start: int, end: int, n: int | None = None) -> int | None:
        """Return the draft's number for the phrase at `[start, end)`, the source of attribution `n` or another."""
        names: Sequence[Name] = self.discourse.names_in(start, end)
        if not names and self.discourse.in_headline(start):
            names = self.scene.people.link(
                self.scene.number, find_names(self.discourse.text, start, end, sources=frozenset((start,)))
            )
        return self._refer(read_phrase(self.discourse.text, start, end, names), names, n)

    def _read_empty(self, n: int) -> int | None:
        """A cue whose source is not written: a participle or a quotation that goes on has the speaker before it.

        A passive ("was quoted as saying", "was said to have") has its subject, who is the one that spoke.
        """
        attribution = self.discourse.attributions[n]
        cue = attribution.cue.text.lower()
        start = attribution.cue.spans[0][0]
        if _PASSIVE.search(cue):
            return self.subject_before(start, n) or self._things.reports(cue)
        if (reports := self._things.reports(cue)) is not None:
            return reports
        if singular(cue.split()[-1]) in REPORT_NOUNS:
            found = self.read_span(*attribution.cue.spans[0])  # "after a report that ..."
            return found if found is not None and self.cast[found].type is EntityType.OUTLET else None
        participle = cue.split()[0].endswith("ing")
        if attribution.within is not None and participle:
            return self.referent(attribution.within)
        if participle or attribution.quotation is QuotationType.DIRECT:
            sentence = self.discourse.sentence_of(start)
            for said in reversed(self._said):
                if not said.nested and said.start < start and self.discourse.sentence_of(said.start) >= sentence - 1:
                    return said.number
        return None

    def subject_before(self, offset: int, n: int | None) -> int | None:
        """Return whom the noun phrase right before a verb at `offset` means, or None where none stands there."""
        text = self.discourse.text
        sentence = self.discourse.sentences[self.discourse.sentence_of(offset)][0]
        stop = sentence + len(text[sentence:offset].rstrip(" ,")) if offset - sentence < 2000 else offset
        names = self.discourse.names_in(sentence, offset)
        if names and names[-1].end == stop:
            return self.scene.named(names[-1])
        phrases = find_plain_phrases(text, max(sentence, stop - 120), stop, names)
        if phrases and phrases[-1].end == stop:
            return self.read_span(phrases[-1].start, stop, n)
        return None

    def _refer(self, phrase: Phrase, names: Sequence[Name], n: int | None) -> int | None:
        head = phrase.head
        if phrase.start + len(head) >= phrase.end and head in PRONOUNS:
            return self._pronoun(head, phrase.start, n)
        if phrase.of or (head in BARE_QUANTIFIERS and self._stands_alone(phrase)):
            return self._quantifier(phrase, n)
        parts = find_coordinated(self.discourse.text, phrase, names)
        if parts and not phrase.partitive:
            return self._several(parts, n)
        if phrase.name is not None:
            return self.scene.named(self._behind_place(phrase.name, names), phrase)
        apposed = find_apposed(self.discourse.text, phrase, names)
        if apposed is not None and is_person_noun(phrase.head):
            person = self.scene.person(apposed)
            if person is not None:
                return self.cast.person(person).number
        return self._noun(phrase, names, n)

    def _behind_place(self, name: Name, names: Sequence[Name]) -> Name:
        """Return the name meant in "South Bend, Ind., Mayor Otto Falk": the one with an office behind the place."""
        if name.kind is Kind.PLACE:
            for other in names:
                if other.title and _STATE_BETWEEN.fullmatch(self.discourse.text, name.end, other.lead):
                    return other
        return name

    # Pronouns

    def _pronoun(self, head: str, start: int, n: int | None) -> int | None:
        attribution = self.discourse.attributions[n] if n is not None else None
        outer = self.referent(attribution.within) if attribution and attribution.within is not None else None
        if head in HE or head in SHE:
            gender = Gender.MALE if head in HE else Gender.FEMALE
            return self._singular(start, gender, outer)
        if head in SPEAKER:
            return self._first_person(start, outer)
        if head in HEARER:
            return self._second_person(start, attribution.within if attribution else None)
        if head in RELATIVES:
            return self._relative(head, start, n)
        if head in THEY:
            return self._plural(start)
        if head in IT:
            return self._thing(start)
        return None

    def _singular(self, start: int, gender: Gender, outer: int | None) -> int | None:
        outer_person = self.cast[outer].person if outer is not None else None
        quoted = self.discourse.in_quotation(start)
        barred = [outer_person.number] if outer_person and quoted else []
        favoured = outer_person.number if outer_person and not quoted else None
        person = self._focus.person_before(start, gender, barred=barred, favoured=favoured)
        unnamed = None if quoted else self._unnamed_before(start, gender)
        if unnamed is not None and (person is None or unnamed.start > self._focus.last_mention(person, start)):
            return unnamed.number
        return self.cast.person(person).number if person else None

    def _unnamed_before(self, start: int, gender: Gender) -> _Said | None:
        """Return the last source, where that is one person without a name who can be "he" or "she" at an offset."""
        said = next(
            (said for said in reversed(self._said[-_LOOK_BACK_SOURCES:]) if said.start < start and not said.nested),
            None,
        )
        if said is None or self.discourse.sentence_of(start) - self.discourse.sentence_of(said.start) > _NEAR_SENTENCES:
            return None
        draft = self.cast[said.number]
        single = draft.type in (EntityType.ANONYMOUS, EntityType.PERSON) and draft.person is None and not draft.plural
        return said if single and gender_of_noun(draft.head) in (None, gender) else None

    def _first_person(self, start: int, outer: int | None) -> int | None:
        """Return the one whose words "I" and "we" stand in."""
        if outer is not None:
            return outer
        for n, attribution in enumerate(self.discourse.attributions):
            if n not in self._open and any(first <= start < last for first, last in attribution.content.spans):
                return self.referent(n)
        return None

    def _second_person(self, start: int, within: int | None) -> int | None:
        """Return the one to whom the words are said that "you" stands in: the person behind "told" or "said to"."""
        if within is None:
            return None
        attributions = self.discourse.attributions
        for n in range(within, max(-1, within - _LOOK_BACK_HEARERS), -1):
            if n != within and (attributions[n].within is not None or self.referent(n) != self.referent(within)):
                continue
            end = attributions[n].cue.spans[-1].end
            for name in self.discourse.names_in(end, end + _HEARER_CHARS):
                person = self.scene.person(name)
                if person is not None and _TO.fullmatch(self.discourse.text, end, name.lead):
                    return self.cast.person(person).number
        return None

    def _speaker_of(self, n: int) -> int | None:
        """Return the one whose words an attribution lies in."""
        within = self.discourse.attributions[n].within
        return None if within is None else self.referent(within)

    def _relative(self, head: str, start: int, n: int | None) -> int | None:
        """Return what "who" or "which" goes back to: the phrase right before it."""
        text = self.discourse.text
        sentence = self.discourse.sentences[self.discourse.sentence_of(start)][0]
        stop = len(text[:start].rstrip(" ,—–-\u00a0")) if start - sentence < 2000 else start
        names = self.discourse.names_in(sentence, start)
        nearest = next((name for name in reversed(names) if abs(name.end - stop) <= 2), None)
        person = self.scene.person(nearest) if nearest else None
        if head in ("who", "whom", "whose"):
            if person is not None:
                return self.cast.person(person).number
            apposed = self._apposed_before(sentence, stop)
            if apposed is not None:
                return apposed
        elif nearest is not None and person is None:
            return self.scene.named(nearest)
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
        inside = self.discourse.names_in(phrase.start, stop)
        found = self._refer(read_phrase(text, phrase.start, stop, inside), inside, None)
        if n is not None and found is not None and self.cast[found].type is EntityType.ANONYMOUS:
            self._antecedents[n] = Passage(
                (Span(phrase.start, stop),), self.discourse.article.text[phrase.start : stop]
            )
        return found

    def _name_before(self, start: int, names: Sequence[Name]) -> int | None:
        """The person whom a phrase at an offset stands behind as an apposition: "Lee, a former judge"."""
        for name in reversed(names):
            if name.end < start:
                person = self.scene.person(name)
                bare = self.discourse.text[name.end : start] == ", "
                return self.cast.person(person).number if person and bare else None
        return None

    def _apposed_before(self, sentence: int, stop: int) -> int | None:
        """The person of "Ann Lee, the party's chairwoman, who": whose apposition ends at `stop`."""
        for name in reversed(self.discourse.names_in(sentence, stop)):
            person = self.scene.person(name)
            if person is not None and any(
                article == self.scene.number and at == name.start and abs(self._role_end(name, role) - stop) <= 3
                for article, at, role in person.roles
            ):
                return self.cast.person(person).number
        return None

    def _role_end(self, name: Name, role: Role) -> int:
        at = self.discourse.text.find(role.text, name.end, name.end + len(role.text) + 20)
        return at + len(role.text) if at >= 0 else -10

    def _plural(self, start: int) -> int | None:
        """Return whom "they" goes back to: the last plural source, or unnamed people of the sentences before."""
        sentence = self.discourse.sentence_of(start)
        best = self._last_said(start, sentence, lambda draft: draft.plural)
        first = self.discourse.sentences[max(0, sentence - 1)][0]
        phrases = self._people_between(max(first, start - 600), start)
        if best is not None:
            phrases = [
                p for p in phrases if p.start > best.start and (self._is_cited(p) or self.scene.opens_sentence(p))
            ]
        if phrases:
            cited = next((phrase for phrase in reversed(phrases) if self._is_cited(phrase)), None)
            return self._unnamed.source(cited or phrases[0])
        pair = self._together.pair_before(start)
        near = pair is not None and self.discourse.sentence_of(pair[1]) >= sentence - 1
        if pair is not None and near and (best is None or best.start < pair[1]):
            return pair[0]
        return best.number if best else None

    def _is_cited(self, phrase: Phrase) -> bool:
        return (
            re.search(r"\b(?:cit|quot|interview)\w+ $", self.discourse.text[max(0, phrase.start - 14) : phrase.start])
            is not None
        )

    def _people_between(self, first: int, last: int) -> list[Phrase]:
        names = self.discourse.names_in(first, last)
        return [
            phrase
            for phrase in find_plain_phrases(self.discourse.text, first, last, names)
            if phrase.plural and is_unnamed(phrase) and not self.discourse.in_quotation(phrase.start)
        ]

    def _last_said(self, start: int, sentence: int, wanted: Callable[[Draft], bool]) -> _Said | None:
        found = None
        for said in self._said[-_LOOK_BACK_SOURCES:]:
            near = said.start < start and self.discourse.sentence_of(said.start) >= sentence - _LOOK_BACK_SENTENCES
            if near and wanted(self.cast[said.number]) and (found is None or said.start > found.start):
                found = said
        return found

    def _thing(self, start: int) -> int | None:
        """Return what "it" goes back to: the institution, outlet or document that was last a source or a subject."""
        sentence = self.discourse.sentence_of(start)
        first = self.discourse.sentences[max(0, sentence - 1)][0]
        names = self.discourse.names_in(first, start)
        phrases = [
            p for p in find_plain_phrases(self.discourse.text, first, start, names) if is_thing(p.head) and not p.plural
        ]
        phrases = [p for p in phrases if self.scene.opens_sentence(p)]
        said = self._last_said(
            start,
            sentence,
            lambda draft: draft.person is None and not draft.plural and draft.type is not EntityType.ANONYMOUS,
        )
        subjects = [
            name for name in names if self.scene.opens_sentence(name) and name.kind in (Kind.ORGANIZATION, Kind.OUTLET)
        ]
        if said is not None and self.discourse.sentence_of(said.start) >= sentence - 1:
            return said.number
        if phrases:
            return self._refer(phrases[-1], self.discourse.names_in(phrases[-1].start, phrases[-1].end), None)
        if subjects:
            return self.scene.named(subjects[-1])
        return said.number if said else None

    # Words of number

    def _stands_alone(self, phrase: Phrase) -> bool:
        behind = self.discourse.text[phrase.start + len(phrase.head) : phrase.end]
        return not behind.strip(" ,") or behind.startswith((", including ", ", among them ", ", such as "))

    def _quantifier(self, phrase: Phrase, n: int | None) -> int | None:
        """Return whom "some", "others" or "several of whom" means: part of the people spoken of before."""
        if phrase.head in ANYBODY:
            return None
        sentence = self.discourse.sentence_of(phrase.start)
        first = self.discourse.sentences[max(0, sentence - 2)][0]
        phrases = self._people_between(max(first, phrase.start - 800), phrase.start)
        said = self._last_said(phrase.start, sentence, lambda draft: draft.plural)
        if said is not None and self.discourse.sentence_of(said.start) >= sentence - 1:
            nearer = [p for p in phrases if p.start > said.start]
            phrases = [p for p in nearer if self._is_cited(p) or self.scene.opens_sentence(p)]
        if not phrases:
            if said is None and phrase.head in _PARTS:
                return self._unnamed.source(phrase)
            return self._part_of(said.number, phrase) if said else None
        whole = phrases[-1]
        word = self.discourse.text[phrase.start : phrase.end].split()[0].lower()
        people = " ".join(self.discourse.text[whole.body : whole.end].split())
        draft = self.cast.unnamed(self.scene.number)
        behind = " ".join(self.discourse.text[phrase.rest : phrase.end].split()) if not phrase.of else ""
        draft.name = (
            f"{'other' if word.startswith('others') else word} {'of the ' if phrase.count else ''}{people}{behind}"
        )
        draft.forms[self.discourse.text[phrase.start : phrase.end]] += 1
        draft.plural = phrase.plural
        draft.count = phrase.count
        draft.head = whole.head
        draft.relay = self._unnamed.relay_of(whole)
        return draft.number

    def _part_of(self, number: int, phrase: Phrase) -> int:
        """Whom "many" means behind a plural source: the same unnamed people, or unnamed ones of a party or list."""
        whole = self.cast[number]
        if phrase.head not in _PARTS or (whole.type is not EntityType.GROUP and phrase.head != "others"):
            return number
        draft = self.cast.unnamed(self.scene.number)
        draft.name = f"{phrase.head} of {self.scene.display(whole)}" if phrase.head != "others" else "others"
        draft.forms[self.discourse.text[phrase.start : phrase.end]] += 1
        draft.plural = phrase.plural
        draft.count = phrase.count
        draft.head = phrase.head
        return draft.number

    # Several at once

    def _several(self, parts: Sequence[tuple[int, int]], n: int | None) -> int | None:
        numbers = [number for start, end in parts if (number := self.read_span(start, end, n)) is not None]
        if numbers and all(self.cast[number].type is EntityType.ANONYMOUS for number in numbers):
            start, end = parts[0][0], parts[-1][1]
            whole = read_phrase(self.discourse.text, start, end, self.discourse.names_in(start, end))
            last = read_phrase(self.discourse.text, *parts[-1], ())
            return self._unnamed.joined(whole, self._number_of(numbers, shared=last.determiner is None))
        numbers = list(dict.fromkeys(numbers))
        if len(numbers) < 2:
            return numbers[0] if numbers else None
        return self._together.group(numbers)

    def _number_of(self, numbers: Sequence[int], *, shared: bool) -> int | None:
        """How many "two officials and a lawyer" are, and "90 teachers and priests", where the number is of all."""
        counts = [self.cast[number].count for number in numbers]
        told = [count for count in counts if count is not None]
        if len(told) == len(counts):
            return sum(told)
        return counts[0] if shared else None

    # Common nouns

    def _noun(self, phrase: Phrase, names: Sequence[Name], n: int | None) -> int | None:
        base = singular(phrase.head)
        if phrase.determiner in ("no", "neither"):
            return None
        if phrase.head in BARE_QUANTIFIERS and phrase.plural:
            return self._unnamed.source(phrase)  # "some close to the chairman"
        if phrase.plural and is_person_noun(phrase.head) and (named := self._named_several(phrase)) is not None:
            return named
        if (apposed_to := self._apposed_to(phrase)) is not None:
            return apposed_to
        owner = self._owner(phrase, n)
        if is_unnamed(phrase) or (is_person_noun(phrase.head) and base not in PARTY_MEMBERS and not is_body(phrase)):
            return self._descriptions.person_noun(phrase, owner)
        sentence = self.discourse.sentence_of(phrase.start)
        last = self._last_said(phrase.start, sentence, lambda draft: draft.type is EntityType.ORGANIZATION)
        writer = self._writer(base, phrase.start) if phrase.definite and base in UTTERANCE_NOUNS else None
        found = self._things.read(phrase, names, owner, last.number if last else None, writer)
        return owner if found is None else found  # "her gut", "the firm’s culture"

    def _named_several(self, phrase: Phrase) -> int | None:
        """The group of named people that a plural means: by a list behind it, or as "the two" spoken of before."""
        found = self._together.apposed(phrase)
        if found is not None:
            self._unnamed.note(phrase, found)
            return found
        if phrase.count != 2 or not phrase.definite or phrase.rest < phrase.end:
            return None
        known = self._unnamed.known(phrase.head, plural=True)
        pair = self._together.pair_before(phrase.start)
        return pair[0] if pair is not None and (known is None or known.start < pair[1]) else None

    def _apposed_to(self, phrase: Phrase) -> int | None:
        """Whom "a group" means in "the Tidal League, a group that says ...": the institution right before it."""
        text = self.discourse.text
        if phrase.plural or phrase.determiner not in ("a", "an", "the") or not text.endswith(", ", 0, phrase.start):
            return None
        if not _GOES_ON.match(text, phrase.end) or is_person_noun(phrase.head):
            return None
        sentence = self.discourse.sentences[self.discourse.sentence_of(phrase.start)][0]
        for name in reversed(self.discourse.names_in(sentence, phrase.start)):
            if name.end + 2 != phrase.start:
                break
            if name.kind in (Kind.ORGANIZATION, Kind.UNKNOWN) and self.scene.person(name) is None:
                return self.scene.named(name)
        return None

    def _writer(self, noun: str, start: int) -> int | None:
        """Return the last source whose sentence speaks of such a thing: "issued a statement", for "the statement"."""
        sentence = self.discourse.sentence_of(start)
        for said in reversed(self._said[-_LOOK_BACK_SOURCES:]):
            place = self.discourse.sentence_of(said.start)
            if said.start < start and place >= sentence - _LOOK_BACK_SENTENCES:
                first, last = self.discourse.sentences[place]
                if re.search(_WRITES.format(re.escape(noun)), self.discourse.text[first:last]):
                    return said.number
        return None

    def _owner(self, phrase: Phrase, n: int | None) -> int | None:
        if phrase.owner is not None:
            return self.scene.named(phrase.owner)
        if phrase.owner_pronoun:
            owner = self._pronoun(phrase.owner_pronoun, phrase.start, n)
            if owner is None and phrase.owner_pronoun in HEARER and singular(phrase.head) in KIN and n is not None:
                return self._speaker_of(n)  # "when your son asks you", to a crowd: the speaker's
            return owner
        text = self.discourse.text[phrase.start : phrase.rest]
        possessive = re.search(r"[’']s? ", text)
        if possessive and phrase.modifiers and possessive.start() > 3:
            return self.read_span(phrase.start, phrase.start + possessive.start(), n)
        return None

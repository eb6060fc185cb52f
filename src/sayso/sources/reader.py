"""Reading one article: which entity of the story each attribution's source is."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from sayso.sources.anaphora import LOOK_BACK_SENTENCES, LOOK_BACK_SOURCES, Pronouns, Said
from sayso.sources.bodies import apposed_to_body, body_of_members
from sayso.sources.descriptions import Descriptions
from sayso.sources.focus import Focus
from sayso.sources.lists import find_apposed, find_coordinated, second_office
from sayso.sources.mentions import Kind, Name, find_names
from sayso.sources.nouns import KIN, OFFICE_TITLES, REPORT_NOUNS, UTTERANCE_NOUNS, is_person_noun, singular
from sayso.sources.phrase_words import BARE_QUANTIFIERS, PARTY_MEMBERS, PRONOUNS
from sayso.sources.phrases import Phrase, read_phrase
from sayso.sources.places import place_keys
from sayso.sources.plain_phrases import find_plain_phrases
from sayso.sources.pronouns import HEARER
from sayso.sources.quantifiers import Quantifiers, stands_alone
from sayso.sources.scene import Scene
from sayso.sources.things import Things
from sayso.sources.together import Together
from sayso.sources.tokens import glued_end
from sayso.sources.unnamed import Unnamed, is_body, is_unnamed
from sayso.types import EntityType, Passage, QuotationType, Span

_NEITHER = re.compile(r"[Nn]either ")
_ROLE_BETWEEN = re.compile(r" (?:[a-z-]+ ){0,3}([a-z-]+) ")
_STATE_BETWEEN = re.compile(r",(?: [\w.]+,)? ")
_THE_TWO = re.compile(r"[Tt]he (?:two|pair|duo)")
_POSSESSIVES = ("’s", "'s", "’")
_WRITES = (
    r"\b(?:issued|released|wrote|sent|posted|published|filed|signed|put out|delivered|gave|read|tweeted|in|via|with) "
    r"(?:an?|his|her|its|their) (?:[\w-]+ ){{0,3}}{}\b"
)
_BRINGS_OUT = re.compile(r"\b(?:(?:also|later|then) )?(?:posted|issued|released|sent|published|wrote|put out|shared) $")
_VERB_CHARS = 24
_FINITE = re.compile(r" (?:has|had|have|is|was|were|will|would|could|may)\b")
_SUBORDINATES = re.compile(r"\b(?:since|as|when|while|after|before|because|but) (?:the )?$")
_LAST_WORD = re.compile(r"[\w.]+$")
_LONGEST_WORD_CHARS = 100  # so far back it is looked for, also where a source is one word of a megabyte
_NOUN_BEHIND = re.compile(r" ([a-z]{3,})\b")
_PASSIVE = re.compile(
    r"\b(?:is|are|was|were|been|be)\b.*\b(?:said|quoted|reported|cited|alleged|heard|described|understood|believed)\b"
)


class Share(NamedTuple):
    """The unnamed part of a source that names others, "her deputies" of "Ms. Lee and her deputies": whom it means."""

    source: Passage
    number: int


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
        self._pronouns = Pronouns(scene, self, self._focus, self._unnamed, self._together)
        self._quantifiers = Quantifiers(scene, self._pronouns, self._unnamed, self._together)
        self._referents: dict[int, int | None] = {}
        self._open: set[int] = set()
        self._shares: dict[int, tuple[Share, ...]] = {}

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
            self._pronouns.said.append(Said(start, found, self.discourse.attributions[n].within is not None))
            person = self.cast[found].person
            if person is not None:
                reported = self.discourse.attributions[n].within is not None or source.text.endswith(_POSSESSIVES)
                weight = 0.0 if reported else self.discourse.attributions[n].confidence
                self._focus.add_speaker(start, person, weight=weight)
        return found

    def is_open(self, n: int) -> bool:
        """Is an attribution's source being read right now?"""
        return n in self._open

    def shares(self, n: int) -> tuple[Share, ...]:
        """Return the unnamed parts of an attribution's source, where other parts of it are named."""
        return self._shares.get(n, ())

    def antecedent(self, n: int) -> Passage | None:
        """Return the phrase for unnamed people that an attribution's "who" goes back to, or None."""
        return self._pronouns.antecedents.get(n)

    def _read(self, n: int) -> int | None:
        attribution = self.discourse.attributions[n]
        if not attribution.source.spans:
            return self._read_empty(n)
        start, end = attribution.source.spans[0]
        cue = attribution.cue.spans[0].start
        if attribution.within is not None and 0 <= cue - attribution.source.spans[-1].end <= 1:
            start, end = attribution.source.spans[-1]  # the first piece can be of the one who reports it
        start, end = self._within_paragraph(start, end, cue)
        start = self._without_clause(start, end, cue)
        if start + 1 < cue < end:
            return self.read_span(start, cue - 1, n)  # the finding took the clause for the source
        return self.read_span(start, self._whole_end(start, end), n)

    def _within_paragraph(self, start: int, end: int, cue: int) -> tuple[int, int]:
        """Return the part of a source that stands in the cue's paragraph, where it was drawn over a line's end."""
        text = self.discourse.text
        if "\n" not in text[start:end]:
            return start, end
        if cue >= end:
            return text.rindex("\n", start, end) + 1, end
        return start, text.index("\n", start, end)

    def _without_clause(self, start: int, end: int, cue: int) -> int:
        """Return where the subject begins, if a clause before it was taken into the source.

        "Ms. Lee has moved left since Omar Tell, the mayor," {announced}: back to "Omar Tell".
        """
        names = self.discourse.names_in(start, end)
        if len(names) < 2 or names[0].lead > start + 4 or cue < end:
            return start
        verb = _FINITE.match(self.discourse.text, names[0].end)
        if verb is None or verb.end() >= end:
            return start
        for name in reversed(names[1:]):
            begins = _SUBORDINATES.search(self.discourse.text, max(verb.end(), name.lead - 12), name.lead)
            if begins or (name.end == end and self.scene.person(name) is not None):
                return name.lead
        return start

    def _whole_end(self, start: int, end: int) -> int:
        """Return where a source ends with its noun, if it was cut before it: "The Russian" of "The Russian leader"."""
        text = self.discourse.text
        last = _LAST_WORD.search(text, max(start, end - _LONGEST_WORD_CHARS), end)
        following = _NOUN_BEHIND.match(text, end)
        if last is None or following is None or not is_person_noun(following.group(1)):
            return end
        cut = singular(last.group().lower()) in PARTY_MEMBERS or bool(place_keys(last.group().lower()))
        return following.end() if cut else end

    def read_span(self, start: int, end: int, n: int | None = None) -> int | None:
        """Return the draft's number for the phrase at `[start, end)`, the source of attribution `n` or another."""
        if self.discourse.text.startswith("@", start):
            person = self.scene.people.by_handle(self.discourse.text[start + 1 : end])
            return None if person is None else self.cast.person(person).number
        names: Sequence[Name] = self.discourse.names_in(start, end)
        if not names and self.discourse.in_headline(start):
            names = self.scene.people.link(
                self.scene.number, find_names(self.discourse.text, start, end, sources=frozenset((start,)))
            )
        return self.refer(read_phrase(self.discourse.text, start, end, names), names, n)

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
            claimed = self._claimed(n)
            return reports if claimed is None else claimed
        if singular(cue.split()[-1]) in REPORT_NOUNS:
            found = self.read_span(*attribution.cue.spans[0])  # "after a report that ..."
            return found if found is not None and self.cast[found].type is EntityType.OUTLET else None
        participle = cue.split()[0].endswith("ing")
        if attribution.within is not None and participle:
            return self.referent(attribution.within)
        if participle or attribution.quotation is QuotationType.DIRECT:
            sentence = self.discourse.sentence_of(start)
            for said in reversed(self._pronouns.said):
                if not said.nested and said.start < start and self.discourse.sentence_of(said.start) >= sentence - 1:
                    return said.number
        return None

    def _claimed(self, n: int) -> int | None:
        """Return who "reportedly claimed" something, where the claim is an attribution of its own."""
        end = self.discourse.attributions[n].cue.spans[-1].end
        for k in range(n + 1, min(n + 3, len(self.discourse.attributions))):
            inner = self.discourse.attributions[k]
            if inner.within == n and inner.cue.spans[0].start - end == len(" "):
                return self.referent(k)
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

    def refer(self, phrase: Phrase, names: Sequence[Name], n: int | None) -> int | None:
        """Return the draft's number for a phrase with the names in it, the source of attribution `n` or another."""
        head = phrase.head
        if phrase.start + len(head) >= phrase.end and head in PRONOUNS:
            return self._pronouns.read(head, phrase.start, n)
        if _THE_TWO.fullmatch(self.discourse.text, phrase.start, phrase.end):
            return self._quantifiers.read(replace(phrase, head="both", count=2, plural=True))
        if phrase.of or (head in BARE_QUANTIFIERS and stands_alone(self.discourse.text, phrase)):
            return self._quantifiers.read(phrase)
        parts = find_coordinated(self.discourse.text, phrase, names)
        if parts and not phrase.partitive:
            return self._several(parts, n)
        if _NEITHER.match(self.discourse.text, phrase.start):
            return None
        if phrase.name is None and (glued := self._before_glued(phrase, names)) is not None:
            return glued
        if phrase.name is not None:
            if phrase.name.last in OFFICE_TITLES and self.scene.person(phrase.name) is None:
                behind = find_apposed(self.discourse.text, replace(phrase, name=None), names) or names[-1]
                if (person := self.scene.person(behind)) is not None:
                    return self.cast.person(person).number  # "the Assembly Speaker, Ann Lee"
                if phrase.definite and phrase.name.words[0].lower().endswith("est"):
                    bare = phrase.rest - len(phrase.head)  # "the self-styled Toughest Sheriff"
                    return self._noun(replace(phrase, name=None, modifiers=(), start=bare, body=bare), (), n)
            return self.scene.named(self._behind_place(phrase.name, names), phrase)
        apposed = find_apposed(self.discourse.text, phrase, names)
        if apposed is not None and is_person_noun(phrase.head):
            person = self.scene.person(apposed)
            if person is not None:
                return self.cast.person(person).number
        holder = second_office(self.discourse.text, phrase, names)
        if holder is not None and (person := self.scene.person(holder)) is not None:
            return self.cast.person(person).number
        found = self._noun(phrase, names, n)
        if found is None and names and names[-1].end == phrase.end and names[-1].title:
            person = self.scene.person(names[-1])  # "“Harbor Today” show host Ann Lee"
            return None if person is None else self.cast.person(person).number
        return found

    def _before_glued(self, phrase: Phrase, names: Sequence[Name]) -> int | None:
        """Return the person of "Mr. Roy Alan RoyDemocrats", a phrase that a page ran into a headline, or None."""
        if not names or names[0].lead > phrase.start or self.scene.person(names[0]) is None:
            return None
        words = self.discourse.text[names[0].end : phrase.end].split()
        return self.scene.named(names[0]) if any(glued_end(word) for word in words) else None

    def _behind_place(self, name: Name, names: Sequence[Name]) -> Name:
        """Return the name meant in "South Bend, Ind., Mayor Otto Falk": the one with an office behind the place."""
        if name.kind is Kind.PLACE:
            for other in names:
                if other.title and _STATE_BETWEEN.fullmatch(self.discourse.text, name.end, other.lead):
                    return other
        if name.kind is Kind.ORGANIZATION:
            for other in names:
                role = _ROLE_BETWEEN.fullmatch(self.discourse.text, name.end, other.start)
                if role and is_person_noun(role.group(1)) and self.scene.person(other) is not None:
                    return other  # "University of Marlow pollster Ann Lee"
        return name

    # Several at once

    def _several(self, parts: Sequence[tuple[int, int]], n: int | None) -> int | None:
        read = [(part, number) for part in parts if (number := self.read_span(*part, n)) is not None]
        numbers = [number for _, number in read]
        unnamed = [(part, number) for part, number in read if self.cast[number].type is EntityType.ANONYMOUS]
        if numbers and len(unnamed) == len(numbers):
            start, end = parts[0][0], parts[-1][1]
            whole = read_phrase(self.discourse.text, start, end, self.discourse.names_in(start, end))
            last = read_phrase(self.discourse.text, *parts[-1], ())
            return self._unnamed.joined(whole, self._number_of(numbers, shared=last.determiner is None))
        numbers = list(dict.fromkeys(numbers))
        if len(numbers) < 2:
            return numbers[0] if numbers else None
        if n is not None:
            text = self.discourse.article.text
            self._shares[n] = tuple(
                Share(Passage((Span(*part),), text[slice(*part)]), number)
                for part, number in unnamed
                if singular(self.cast[number].head) not in KIN  # "your mother and father"
            )
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
        if (apposed_to := apposed_to_body(self.scene, phrase)) is not None:
            return apposed_to
        known = phrase.plural and self._unnamed.known(phrase.head, plural=True) is not None
        if not known and (body := body_of_members(self.scene, phrase)) is not None:
            return body
        owner = self._owner(phrase, n)
        if is_unnamed(phrase) or (is_person_noun(phrase.head) and base not in PARTY_MEMBERS and not is_body(phrase)):
            return self._descriptions.person_noun(phrase, owner)
        sentence = self.discourse.sentence_of(phrase.start)
        last = self._pronouns.last_said(phrase.start, sentence, lambda draft: draft.type is EntityType.ORGANIZATION)
        writer = None
        if base in UTTERANCE_NOUNS:
            writer = self._writer(base, phrase.start) if phrase.definite else self._brings_out(phrase, n)
        found = self._things.read(phrase, names, owner, last.number if last else None, writer)
        return owner if found is None else found  # "her gut", "the firm’s culture"

    def _named_several(self, phrase: Phrase) -> int | None:
        """The group of named people that a plural means: by a list behind it, or as "the two" spoken of before."""
        found = self._together.apposed(phrase)
        if found is not None:
            self._unnamed.note(phrase, found)
            return found
        if len(later := self._descriptions.several_later(phrase)) > 1:
            return self._together.group(later)
        if phrase.count != 2 or not phrase.definite or phrase.rest < phrase.end:
            return None
        known = self._unnamed.known(phrase.head, plural=True)
        pair = self._together.pair_before(phrase.start)
        return pair[0] if pair is not None and (known is None or known.start < pair[1]) else None

    def _writer(self, noun: str, start: int) -> int | None:
        """Return the last source whose sentence speaks of such a thing: "issued a statement", for "the statement"."""
        sentence = self.discourse.sentence_of(start)
        for said in reversed(self._pronouns.said[-LOOK_BACK_SOURCES:]):
            place = self.discourse.sentence_of(said.start)
            if said.start < start and place >= sentence - LOOK_BACK_SENTENCES:
                first, last = self.discourse.sentences[place]
                verb = re.search(_WRITES.format(re.escape(noun)), self.discourse.text[first:last])
                if verb is not None:
                    return self._together.before(first + verb.start()) or said.number
        return None

    def _brings_out(self, phrase: Phrase, n: int | None) -> int | None:
        """Return whom "a tweet" is of in "Lee posted a tweet saying": the subject of the verb before it."""
        if phrase.determiner not in ("a", "an") or phrase.plural:
            return None
        verb = _BRINGS_OUT.search(self.discourse.text, max(0, phrase.start - _VERB_CHARS), phrase.start)
        if verb is None:
            return None
        within = None if n is None else self.discourse.attributions[n].within
        if within is not None:
            return self.referent(within)
        apposed = self.discourse.text.endswith(", ", 0, verb.start())
        return None if apposed else self.subject_before(verb.start(), None)

    def _speaker_of(self, n: int) -> int | None:
        """Return the one whose words an attribution lies in."""
        within = self.discourse.attributions[n].within
        return None if within is None else self.referent(within)

    def _owner(self, phrase: Phrase, n: int | None) -> int | None:
        if phrase.owner is not None:
            return self.scene.named(phrase.owner)
        if phrase.owner_pronoun:
            owner = self._pronouns.read(phrase.owner_pronoun, phrase.start, n)
            if owner is None and phrase.owner_pronoun in HEARER and singular(phrase.head) in KIN and n is not None:
                return self._speaker_of(n)  # "when your son asks you", to a crowd: the speaker's
            return owner
        text = self.discourse.text[phrase.start : phrase.rest]
        possessive = re.search(r"[’']s? ", text)
        if possessive and phrase.modifiers and possessive.start() > 3:
            return self.read_span(phrase.start, phrase.start + possessive.start(), n)
        return None

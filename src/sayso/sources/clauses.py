"""Whom "he" and "she" mean by the clause that they stand in: a question, a meeting, an opening phrase, who is told."""

import re
from collections.abc import Callable, Sequence

from sayso.sources.given_names import Gender
from sayso.sources.mentions import Name
from sayso.sources.phrases import Phrase, read_phrase
from sayso.sources.scene import Scene

_NEAR_CHARS = 40  # how far from a cue or pronoun a name stands that belongs to its clause
OPENING_CHARS = 160  # the longest opening phrase of a sentence, and how far before its comma a pronoun stands
_FIRST_NAMED_CHARS = 1200  # how far behind an article's opening words the name of their speaker is looked for
_ASKED = re.compile(r"(?:When |After being |If )?(?:[Aa]sked|[Pp]ressed|[Qq]uestioned)(?: [\w ]{1,40})?")
_WHEN = re.compile(r", (?:when|where) $")
_TELLS = re.compile(r"(?:\w+ ){0,3}?(?:told|tells|telling) ")
_OFFICE_TOLD = re.compile(
    r"the (?:vice )?(?:president|governor|mayor|secretary|speaker|chairman|senator|minister)\b(?! [a-z]+s\b)"
)
_NOMINATIVE = re.compile(r"(?:he|she) ")
_CLAUSE = re.compile(
    r"\b(?:if|when|while|as|after|before|since|although|though|because|until|that|whether|how|what|why|where|who|which|"
    r"once|and|or) $",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"(?:Then, |But |And |Still, )?(?:In|At|On|With|During|After|Before|Despite|Through|By|From|For|Since|While|When|"
    r"As|Until|Though|Although|Because|Asked|Pressed|Given|Amid|Beyond|Throughout|Like|Unlike|Of|To|[A-Z][a-z]+ing) "
)


class Clauses:
    """Reads the clauses of one article around its pronouns. Answers are draft's numbers, but for `told_by`."""

    def __init__(self, scene: Scene, refer: Callable[[Phrase, Sequence[Name], int | None], int | None]) -> None:
        """Prepare for an article; `refer` returns the draft's number for a phrase with the names in it."""
        self._scene = scene
        self._discourse = scene.discourse
        self._cast = scene.cast
        self._refer = refer

    def met_before(self, start: int, gender: Gender) -> int | None:
        """Return the person of "at their meeting with Mr. Lee, when he said", right before the pronoun's clause."""
        when = _WHEN.search(self._discourse.text, max(0, start - 12), start)
        names = self._discourse.names_in(max(0, start - _NEAR_CHARS), start) if when else ()
        if when is None or not names or names[-1].end != when.start() or names[-1].possessive:
            return None
        person = self._scene.person(names[-1])
        if person is None or (person.gender is not None and person.gender is not gender):
            return None
        return self._cast.person(person).number

    def told_by(self, n: int | None) -> int | None:
        """Return the person whom the source of an attribution tells: in "he told the vice president", not himself."""
        if n is None:
            return None
        text, cue = self._discourse.text, self._discourse.attributions[n].cue
        match = _TELLS.match(text, cue.spans[0].start, cue.spans[-1].end + _NEAR_CHARS)
        if match is None:
            return None
        names = self._discourse.names_in(match.end(), match.end() + _NEAR_CHARS)
        if names and names[0].lead == match.end() and not names[0].possessive:
            person = self._scene.person(names[0])
            return None if person is None else person.number
        office = _OFFICE_TOLD.match(text, match.end())
        if office is None:
            return None
        found = self._refer(read_phrase(text, office.start(), office.end(), ()), (), None)
        held = None if found is None else self._cast[found].person
        return None if held is None else held.number

    def asked(self, n: int, gender: Gender) -> int | None:
        """Return the subject behind a question: "Asked by a reporter whether he would go, Mr. Lee said"."""
        attribution = self._discourse.attributions[n]
        cue, end = attribution.cue.spans[0].start, attribution.content.spans[-1].end
        sentence = self._discourse.sentences[self._discourse.sentence_of(cue)][0]
        if not _ASKED.fullmatch(self._discourse.text, sentence, attribution.cue.spans[-1].end):
            return None
        names = self._discourse.names_in(end, end + _NEAR_CHARS)
        name = next((name for name in names if name.lead == end + len(", ")), None)
        person = self._scene.person(name) if name is not None and not name.possessive else None
        if person is None or (person.gender is not None and person.gender is not gender):
            return None
        return self._cast.person(person).number

    def subject_behind(self, start: int, gender: Gender) -> int | None:
        """Return the subject that a sentence names behind a phrase with the pronoun: "At his arrival, Mr. Lee said"."""
        text = self._discourse.text
        sentence, end = self._discourse.sentences[self._discourse.sentence_of(start)]
        comma = text.find(", ", start, min(end, start + OPENING_CHARS))
        if comma < 0 or start - sentence > OPENING_CHARS or not _OPENING.match(text, sentence, start):
            return None
        if _NOMINATIVE.match(text, start) and not _CLAUSE.search(text, sentence, start):
            return None  # "In that letter he argued": the sentence's subject itself
        names = self._discourse.names_in(sentence, comma + 40)
        if not names or any(name.start < comma and self._scene.person(name) for name in names):
            return None
        name = next((name for name in names if name.lead == comma + 2), None)
        person = self._scene.person(name) if name is not None and not name.possessive else None
        if person is None or (person.gender is not None and person.gender is not gender):
            return None
        return self._cast.person(person).number

    def first_named(self, start: int, gender: Gender) -> int | None:
        """Return whom a text that begins with "“The pier is shut,” she said" names first behind it, as a subject."""
        if start > _FIRST_NAMED_CHARS or self._discourse.depth(start) > 0:
            return None
        if any(self._scene.person(n) for n in self._discourse.names_in(0, start)):
            return None
        for name in self._discourse.names_in(start, start + _FIRST_NAMED_CHARS):
            person = self._scene.person(name)
            if person is None or name.possessive or person.gender not in (None, gender):
                continue
            if self._discourse.in_quotation(name.start):
                continue
            opens = self._scene.opens_sentence(name) or self._discourse.heads_source(name)
            return self._cast.person(person).number if opens else None
        return None

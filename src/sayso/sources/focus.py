"""Who is in mind at a point of an article: which person "he" or "she" goes back to there."""

import re
from bisect import bisect_left, insort
from collections.abc import Iterable
from dataclasses import dataclass

from sayso.sources.discourse import Discourse
from sayso.sources.given_names import Gender
from sayso.sources.nouns import is_person_noun
from sayso.sources.person import People, Person

# The weights were tuned on five of the eight development stories, by hand; the other three were only counted.
_SUBJECT, _SPEAKER, _POSSESSIVE, _QUOTED = 2.0, 1.5, -1.0, -3.0
_TOPIC = 3.0  # for one whose possession a sentence begins with: "Mr. Lee’s plan was"
_SUBJECT_BEFORE = 0.5  # for the subject of the sentence before, where the pronoun's own names nobody before it
_IN_CLAUSE = 0.5  # the share of that which is left where it speaks in a clause: "a day before Mr. Lee spoke"
_TOLD = -1.5  # for a person who stands in what somebody else says
_SENTENCE, _PARAGRAPH = -1.0, -0.4  # for each sentence and paragraph between
_RECENT_CHARS = 800  # of two persons in one sentence the later one; so many characters count as much as a sentence
_UNKNOWN_GENDER = -0.8
_FREQUENT = 1.0  # at most, for a person whom the article names often
_START, _LEAST = 6.0, 0.5
_LOOK_BACK = 40  # mentions; more than any sentence-and-paragraph distance that still counts

# "Mr. Lee was criticized by his party": the subject is what is said, and yet the one in mind.
_PASSIVE = re.compile(r"(?:(?:has|have|had) )?(?:was|were|been|is|are|being) ", re.IGNORECASE)
_SUBORDINATES = frozenset("before after since when while as because until".split())
_OWNED = re.compile(r"[’']s? ((?:[\w-]+ ?){1,3})")  # "Mr. Lee’s lawyer", who is the one in mind
_NEXT_WORD = re.compile(r" ([a-z]+)")
_VERBS = frozenset(
    "is was are were has had have did does do said says told will would could can may might should went took made gave "
    "came knew thought wrote spoke began held won lost left met saw kept put called tells writes also".split()
)
_PREPOSITIONS = frozenset(
    "of for in at on from to with by about against over under between after before than as like including via toward "
    "towards into onto without within regarding concerning despite and or".split()
)


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """A place where a person is called, by name or otherwise. `weight` is how much its part in the sentence counts."""

    start: int
    person: int
    weight: float
    quoted: bool


class Focus:
    """The mentions of persons of one article, in order. Resolved pronouns and descriptions are added as they come."""

    def __init__(self, number: int, discourse: Discourse, people: People) -> None:
        """Lay out the mentions by name of article `number` of the story."""
        self._discourse = discourse
        self._people = people
        self._number = number
        self._mentions = list(_read_mentions(number, discourse, people))
        told = (a for a in discourse.attributions if not _PASSIVE.match(a.cue.text))
        self._told = _join(sorted(span for a in told for span in a.content.spans))

    def add_speaker(self, start: int, person: Person, *, weight: float) -> None:
        """Note that the source at an offset, by whatever word, is this person.

        `weight` is 0 for one whom others report, else how sure it is that the person speaks there.
        """
        quoted = self._discourse.in_quotation(start)
        before = self._discourse.text[max(0, start - 14) : start].split()[-1:] or [""]
        weight *= (_SUBJECT + _SPEAKER) * (_IN_CLAUSE if before[0].lower() in _SUBORDINATES else 1.0)
        insort(self._mentions, Mention(start, person.number, weight, quoted))

    def add_description(self, start: int, end: int, person: Person) -> None:
        """Note that a description at `[start, end)`, "the transport minister", is of this person."""
        text = self._discourse.text
        behind = _NEXT_WORD.match(text, end)
        verb = behind is not None and (behind.group(1) in _VERBS or behind.group(1).endswith("ed"))
        before = text[max(0, start - 14) : start].split()[-1:] or [""]
        governed = before[0].lower() in _PREPOSITIONS or before[0].lower() in _VERBS
        weight = _SUBJECT if verb and not governed else 0.0
        insort(self._mentions, Mention(start, person.number, weight, self._discourse.in_quotation(start)))

    def last_mention(self, person: Person, offset: int) -> int:
        """Return where a person is last called before an offset, as far as this looks back; -1 where nowhere."""
        behind = bisect_left(self._mentions, offset, key=lambda mention: mention.start)
        for mention in reversed(self._mentions[max(0, behind - _LOOK_BACK) : behind]):
            if mention.person == person.number:
                return mention.start
        return -1

    def person_before(
        self,
        offset: int,
        gender: Gender | None,
        *,
        barred: Iterable[int] = (),
        favoured: int | None = None,
        least: float = _LEAST,
    ) -> Person | None:
        """Return the person whom a pronoun of this gender at an offset most likely means, or None where nobody can be.

        `barred` persons cannot be meant, `favoured` is the one whose indirect speech the pronoun stands in, `least` the
        weight that is asked for.
        """
        scores = self._scores(offset, gender, frozenset(barred))
        if favoured is not None and favoured not in barred:
            person = self._people.persons[favoured]
            if person.gender is None or gender is None or person.gender is gender:
                scores[favoured] = scores.get(favoured, 0.0) + 3.0
        if not scores:
            return None
        best = max(scores, key=lambda number: (scores[number], -number))
        return self._people.persons[best] if scores[best] >= least else None

    def _scores(self, offset: int, gender: Gender | None, barred: frozenset[int]) -> dict[int, float]:
        sentence = self._discourse.sentence_of(offset)
        paragraph = self._discourse.paragraph_of(offset)
        quoted = self._discourse.in_quotation(offset)
        scores: dict[int, float] = {}
        behind = bisect_left(self._mentions, offset, key=lambda mention: mention.start)
        mentions = self._mentions[max(0, behind - _LOOK_BACK) : behind]
        opens = not mentions or mentions[-1].start < self._discourse.sentences[sentence][0]
        for mention in reversed(mentions):
            person = self._people.persons[mention.person]
            if person.number in barred or (gender and person.gender and person.gender is not gender):
                continue
            score = _START + mention.weight
            score += _SENTENCE * (sentence - self._discourse.sentence_of(mention.start))
            score += _PARAGRAPH * (paragraph - self._discourse.paragraph_of(mention.start))
            score -= (offset - mention.start) / _RECENT_CHARS
            score += _FREQUENT * min(1.0, person.articles[self._number] / 20)
            if mention.quoted and not quoted:
                score += _QUOTED
            elif self._is_told(mention.start, offset):
                score += _TOLD
            if person.gender is None:
                score += _UNKNOWN_GENDER
            near = opens and self._discourse.sentence_of(mention.start) == sentence - 1
            if near and mention.weight >= _SUBJECT and not mention.quoted:
                score += _SUBJECT_BEFORE
            scores[person.number] = max(scores.get(person.number, score), score)
        return scores

    def _is_told(self, start: int, offset: int) -> bool:
        """Does a mention lie in the content of an attribution, and the pronoun at `offset` outside of it?"""
        place = bisect_left(self._told, (start + 1,)) - 1
        return place >= 0 and start < self._told[place][1] and not self._told[place][0] <= offset < self._told[place][1]


def _read_mentions(number: int, discourse: Discourse, people: People) -> Iterable[Mention]:
    text = discourse.text
    subjects: set[int] = set()
    names = discourse.names
    for n, name in enumerate(names):
        person = people.at(number, name)
        if person is None:
            continue
        sentence = discourse.sentence_of(name.start)
        word = text[max(0, name.lead - 14) : name.lead].split()[-1:] or [""]
        behind_preposition = word[0].lower() in _PREPOSITIONS and name.lead > discourse.sentences[sentence][0]
        inside = n + 1 < len(names) and names[n + 1].lead <= name.start  # "Lee" in "Lee spokesman Jo Wu"
        weight = _POSSESSIVE if name.possessive or inside else 0.0
        begin = discourse.sentences[sentence][0]
        opens = name.lead - begin <= 1 or text[begin : name.lead].lower() in ("one of ", "some of ", "many of ")
        owned = _OWNED.match(text, name.end)
        kept = owned is None or not any(
            is_person_noun(word) for word in owned.group(1).lower().split() if "-" not in word
        )
        if name.possessive and not inside and opens and kept:
            weight = _TOPIC
        if not name.possessive and not inside and not behind_preposition and word[0].lower() not in _VERBS:
            behind = _NEXT_WORD.match(text, name.end)
            before_verb = behind is not None and (behind.group(1) in _VERBS or behind.group(1).endswith("ed"))
            if sentence not in subjects or before_verb:
                weight = _SUBJECT
            subjects.add(sentence)
        yield Mention(name.start, person.number, weight, discourse.in_quotation(name.start))


def _join(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return sorted spans with those that overlap made one."""
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined

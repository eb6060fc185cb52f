"""What two passages of one claim are like, as numbers: by these a ranker learns which pairs a reader lists."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from math import fsum

import numpy as np

from sayso.comparing.claims import Draft
from sayso.comparing.differences.pairs import Pair, has_marks
from sayso.comparing.differences.quantities import find_quantities
from sayso.comparing.differences.wording import is_said
from sayso.comparing.printings import sentence_spans
from sayso.comparing.propositions import Proposition
from sayso.comparing.story import Story
from sayso.comparing.terms import FUNCTION_WORDS, find_terms, weigh_terms

Terms = frozenset[str]
WEIGHT_UNSEEN = 3.0  # of a term that stands in no passage of a claim, only around one: a middling one
AROUND = 2  # sentences before and behind, in which both may tell of one matter
RUNS = (2, 3, 5, 8)  # words in a row
NO_THIRD = -0.2  # how alike the passage of a third article is where there is none: less than any
_WORD = re.compile(r"[A-Za-z]+(?:['’-][A-Za-z]+)*|\d[\d,.]*\d|\d")
_NAME = re.compile(r"\b[A-Z][\w’'-]+")
_VAGUE = re.compile(
    r"\b(?:several|many|some|few|numerous|dozens|hundreds|thousands|millions|nearly|almost|about|around|roughly"
    r"|more than|less than|at least|up to|over|most|majority|half|handful)\b",
    re.IGNORECASE,
)
_PRONOUN = re.compile(
    r"(?:(?:and|but|that|as|when|if|because) )?"
    r"(?:he|she|it|they|we|i|you|this|that|these|those|his|her|their|its|there)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Passage:
    """What is read of one passage, once for all the pairs that it is in."""

    length: int  # words
    words: frozenset[str]
    terms: Terms
    sentence: Terms
    around: Terms  # of the sentence and those beside it
    sentence_weight: float  # how much its terms tell together
    around_weight: float
    names: frozenset[str]
    numbers: frozenset[object]
    vague: frozenset[str]
    row: tuple[str, ...]  # the words in their order
    twos: frozenset[tuple[str, ...]]  # that follow each other
    place: float  # in its article, 0 to 1
    quoted: bool
    marked: bool
    said: bool
    pronoun: bool  # is what it begins with a word for something that was named before?


class _Readings:
    """The passages of a story as they are read for the ranker, each once."""

    def __init__(self, story: Story, drafts: Sequence[Draft]) -> None:
        self._story = story
        self._read: dict[tuple[int, object], _Passage] = {}
        self._sentences = [
            [find_terms(article.text[slice(*span)]) for span in sentence_spans(article)] for article in story.articles
        ]
        self._around: dict[tuple[int, int], Terms] = {}
        weights = weigh_terms([find_terms(member.text) for draft in drafts for member in draft.members])
        self._weights = defaultdict(lambda: WEIGHT_UNSEEN, weights)
        self.articles: list[Terms] = [frozenset().union(*sentences) for sentences in self._sentences]
        self.headlines: Terms = frozenset().union(*(find_terms(article.title or "") for article in story.articles))

    def weigh(self, terms: Iterable[str]) -> float:
        """How much some terms tell together; the sum is exact, since sets have no order that two runs share."""
        return fsum(map(self._weights.__getitem__, terms))

    def rarest(self, terms: Iterable[str]) -> float:
        """How much the most telling of some terms tells."""
        return max(map(self._weights.__getitem__, terms), default=0.0)

    def read(self, member: Proposition) -> _Passage:
        """Read a passage."""
        key = (member.article, member.spans)
        if key not in self._read:
            self._read[key] = self._read_anew(member)
        return self._read[key]

    def _read_anew(self, member: Proposition) -> _Passage:
        text, article = member.text, self._story.articles[member.article]
        words = [word.lower().replace("’", "'") for word in _WORD.findall(text)]
        cue = member.attribution.attribution.cue.text if member.attribution else ""
        sentence, around = find_terms(article.text[slice(*member.sentence)]), self._terms_around(member)
        return _Passage(
            length=len(words),
            words=frozenset(words),
            terms=find_terms(text),
            sentence=sentence,
            around=around,
            sentence_weight=self.weigh(sentence),
            around_weight=self.weigh(around),
            names=frozenset(name for name in _NAME.findall(text) if name.lower() not in FUNCTION_WORDS),
            numbers=frozenset(quantity.value for quantity in find_quantities(text)),
            vague=frozenset(word.lower() for word in _VAGUE.findall(text)),
            row=tuple(words),
            twos=_runs(words, RUNS[0]),
            place=member.spans[0].start / max(1, len(article.text)),
            quoted=member.quoted,
            marked=has_marks(member),
            said=bool(cue) and is_said(cue),
            pronoun=bool(_PRONOUN.match(text)),
        )

    def _terms_around(self, member: Proposition) -> Terms:
        key = (member.article, member.number)
        if key not in self._around:
            first, last = max(0, member.number - AROUND), member.number + AROUND + 1
            self._around[key] = frozenset().union(*self._sentences[member.article][first:last])
        return self._around[key]


def describe_pairs(story: Story, told: Sequence[tuple[int, Draft, Pair]]) -> list[dict[str, float]]:
    """Describe candidates, each with its claim and that claim's rank; the order of two passages does not matter.

    All candidates of a story must be given at once: how many there are, and what stands beside each, is told, too.
    """
    drafts = {id(draft): draft for _, draft, _ in told}
    readings = _Readings(story, list(drafts.values()))
    beside = _Beside([(rank, pair) for rank, _, pair in told])
    claims = {identity: _Claim(draft) for identity, draft in drafts.items()}
    described = []
    for number, (rank, draft, pair) in enumerate(told):
        one, other = readings.read(pair.one), readings.read(pair.other)
        described.append(
            {
                **_of_likeness(readings, pair, one, other),
                **_of_words(readings, pair, one, other),
                **_of_voices(pair, one, other),
                **_of_place(pair, one, other),
                "claim_rank": rank,
                **claims[id(draft)].describe(pair),
                **beside.describe(number),
                **_of_articles(story, pair),
            }
        )
    return described


def _of_likeness(readings: _Readings, pair: Pair, one: _Passage, other: _Passage) -> dict[str, float]:
    """How alike they are, whether one has a nearer passage there, and how much what stands around them shares."""
    sentence, around = readings.weigh(one.sentence & other.sentence), readings.weigh(one.around & other.around)
    return {
        "alike": pair.alike,
        "chance": pair.chance,
        "nearer": pair.nearest - pair.alike,
        "sentence_shared": sentence / max(0.1, one.sentence_weight + other.sentence_weight - sentence),
        "around_shared": around / max(0.1, one.around_weight + other.around_weight - around),
        "around_weight": around,
    }


def _of_words(readings: _Readings, pair: Pair, one: _Passage, other: _Passage) -> dict[str, float]:
    """What each has that the other passage, its sentence, or its whole article lacks; what both have."""
    weigh, articles = readings.weigh, readings.articles
    own, others = one.terms - other.terms, other.terms - one.terms
    shared = one.terms & other.terms
    lone = one.words ^ other.words
    return {
        "own_least": min(weigh(own), weigh(others)),
        "own_beyond_sentence": min(weigh(own - other.sentence), weigh(others - one.sentence)),
        "own_beyond_article": min(
            weigh(own - articles[pair.other.article]), weigh(others - articles[pair.one.article])
        ),
        "own_words_most": max(len(one.words - other.words), len(other.words - one.words)),
        "own_rarest": max(readings.rarest(own), readings.rarest(others)),
        "shared_rarest": readings.rarest(shared),
        "shared_of_headlines": weigh(shared & readings.headlines),
        "shared_names": len(one.names & other.names),
        "shared_run": _shared_run(one, other),
        "adverbs": sum(word.endswith("ly") for word in lone),
        "shorter": min(one.length, other.length),
        "longer": max(one.length, other.length),
        "numbers_apart": bool(one.numbers and other.numbers and not one.numbers & other.numbers),
        "vague_for_number": bool((one.vague and other.numbers) or (other.vague and one.numbers)),
        "vague_apart": len(one.vague ^ other.vague),
    }


def _runs(words: Sequence[str], size: int) -> frozenset[tuple[str, ...]]:
    return frozenset(zip(*(words[n:] for n in range(size)), strict=False))


def _shared_run(one: _Passage, other: _Passage) -> int:
    """The greatest of `RUNS` so many words in a row of which both have; 0 where they share no two."""
    if one.twos.isdisjoint(other.twos):
        return 0
    longer = takewhile(lambda n: not _runs(one.row, n).isdisjoint(_runs(other.row, n)), RUNS[1:])
    return max(longer, default=RUNS[0])


def _of_voices(pair: Pair, one: _Passage, other: _Passage) -> dict[str, float]:
    """Whether one speaker is named for both, and who prints words in marks."""
    speakers = [m.attribution.entity if m.attribution else None for m in (pair.one, pair.other)]
    return {
        "one_speaker": speakers[0] is not None and speakers[0] == speakers[1],
        "said_by_both": one.said and other.said,
        "quoted_by_one": one.quoted != other.quoted,
        "marked_by_both": one.marked and other.marked,
        "pronouns": one.pronoun + other.pronoun,
    }


def _of_place(pair: Pair, one: _Passage, other: _Passage) -> dict[str, float]:
    """Where they stand: the first sentence is 0."""
    return {
        "sentence_first": min(pair.one.number, pair.other.number),
        "sentence_last": max(pair.one.number, pair.other.number),
        "place_apart": abs(one.place - other.place),
    }


class _Claim:
    """A claim as it is read for the ranker, once for all its pairs."""

    def __init__(self, draft: Draft) -> None:
        self._alike, self._chance, self._sureness = draft.alike, draft.chance, draft.sureness
        self._articles = np.array([member.article for member in draft.members])
        self._of_several = len(draft.articles) > 2
        self._places = {(member.article, member.spans): n for n, member in enumerate(draft.members)}

    def describe(self, pair: Pair) -> dict[str, float]:
        """How sure the claim is, and how alike the passages of a third article are to each of the two."""
        alike, chance = NO_THIRD, 0.0
        if self._of_several:
            third = (self._articles != pair.one.article) & (self._articles != pair.other.article)
            rows = [self._places[member.article, member.spans] for member in (pair.one, pair.other)]
            alike = float(self._alike[rows][:, third].max(axis=1).min())
            chance = float(self._chance[rows][:, third].max(axis=1).min())
        return {"claim_sureness": self._sureness, "third_alike": alike, "third_chance": chance}


def _of_articles(story: Story, pair: Pair) -> dict[str, float]:
    """How long the articles are, in characters: of a short one more is listed."""
    lengths = sorted(len(story.articles[member.article].text) for member in (pair.one, pair.other))
    return {"article_shorter": lengths[0], "article_longer": lengths[1]}


class _Beside:
    """The other candidates: how many there are, of one passage, of two sentences near by."""

    def __init__(self, told: Sequence[tuple[int, Pair]]) -> None:
        self._told = told
        self._of_passage = Counter((m.article, m.spans) for _, pair in told for m in (pair.one, pair.other))
        self._at: dict[tuple[int, int, int, int], float] = {}
        ranked: dict[tuple[int, int, int], list[tuple[float, int]]] = defaultdict(list)
        for number, (rank, pair) in enumerate(told):
            key = _sentences(pair)
            self._at[key] = max(pair.alike, self._at.get(key, 0.0))
            ranked[rank, pair.one.article, pair.other.article].append((-pair.alike, number))
        self._ranks: Mapping[int, int] = {
            number: place for row in ranked.values() for place, (_, number) in enumerate(sorted(row))
        }

    def describe(self, number: int) -> dict[str, float]:
        """Say how many candidates there are, how many share a passage or are more alike, and what is near by."""
        pair = self._told[number][1]
        first, second, a, b = _sentences(pair)
        steps = range(-AROUND, AROUND + 1)
        near = (self._at.get((first, second, a + i, b + j), 0.0) for i in steps for j in steps if i or j)
        return {
            "candidates": len(self._told),
            "candidates_of_passage": min(self._of_passage[m.article, m.spans] for m in (pair.one, pair.other)),
            "more_alike_in_claim": self._ranks[number],
            "near_alike": max(near),
        }


def _sentences(pair: Pair) -> tuple[int, int, int, int]:
    return pair.one.article, pair.other.article, pair.one.number, pair.other.number

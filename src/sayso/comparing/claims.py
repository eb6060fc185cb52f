"""The claims of a story: one proposition each, with every passage that states, denies, confirms or questions it."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from sayso.comparing.alignment import group_alike
from sayso.comparing.denials import Denials
from sayso.comparing.likeness import centre, likeness
from sayso.comparing.links import Chances, LinkRankers, find_links
from sayso.comparing.meaning import Encoder
from sayso.comparing.propositions import Proposition, find_propositions
from sayso.comparing.stances import is_negated, opposed, spoken_stance
from sayso.comparing.story import Story
from sayso.comparing.terms import find_terms, weigh_terms
from sayso.types import Span, Spans, Stance

LEAST_WORDS_ALONE = 6  # of a statement that only one article has
# Passages of one claim of which each two are set side by side; the others are only listed, since the tables grow with
# the square of the passages. The longest forty of 697 events of two to eight articles have 30 at most.
MOST_COMPARED = 500
LAST_CHARS = 8  # at the end of a passage, in which its last word stands if it is one that goes on in another clause
_PRONOUN = re.compile(
    r"(?:he|she|it|they|we|i|you|this|that|these|those|his|her|their|its|who|which|there)\b", re.IGNORECASE
)


# What a clause begins with that needs another clause before it.
_SUBORDINATE = re.compile(
    r"(?:and|but|or|so|yet|nor|when|while|where|which|who|whom|whose|if|unless|whether|before|after|as|because|since|"
    r"until|although|though|with|without|including|to|in|on|at|by|of|from|for|during|between)\b",
    re.IGNORECASE,
)
# What a clause ends with that goes on in another one.
_DANGLING = re.compile(
    r"\b(?=\w+$)"  # a last word
    r"(?:and|but|or|that|which|who|where|when|while|after|before|as|of|in|on|at|to|by|for|from|with|against|into|amid"
    r"|between|during|among|toward|towards|(?<!is )(?<!was )over|the|an?|is|was|are|were|has|have|had|will|would)$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Draft:
    """A claim before it has an id: its passages with their stances, in the order of articles and text.

    Of a claim of more than `MOST_COMPARED` passages the others are `retold`: they are mentions of it, and no more.
    """

    members: tuple[Proposition, ...]
    stances: tuple[Stance, ...]
    clearness: tuple[int, ...]  # indices of the passages, the one that words the claim best first
    alike: NDArray[np.float32]  # how alike each two passages are, as `likeness` measures it
    chance: NDArray[np.float32]  # that each two say the same, as `links` learned it
    retold: tuple[tuple[Proposition, Stance], ...] = ()

    @cached_property
    def articles(self) -> frozenset[int]:
        """The articles that have a passage."""
        return frozenset(member.article for member, _ in self.mentions())

    def mentions(self) -> list[tuple[Proposition, Stance]]:
        """All passages with their stances, those that are only retold, too, in the order of articles and text."""
        mentions = [*zip(self.members, self.stances, strict=True), *self.retold]
        return sorted(mentions, key=lambda mention: (mention[0].article, mention[0].spans)) if self.retold else mentions

    @cached_property
    def counted(self) -> NDArray[np.bool_]:
        """Of which two passages the chance tells how sure the claim is, as a table: those of different articles.

        Denials do not count, unless nothing else is left: many stand here for what they refer to, not for their words.
        """
        article = np.array([member.article for member in self.members])
        apart: NDArray[np.bool_] = article[:, None] != article
        states = np.array([stance is not Stance.DENIES for stance in self.stances])
        stated = apart & states & states[:, None]
        return stated if stated.any() else apart

    @cached_property
    def best(self) -> NDArray[np.float32]:
        """For each passage and each article of the claim the best counted chance with a passage there, else NaN."""
        chance = np.where(self.counted, self.chance, np.float32(np.nan))
        article = np.array([member.article for member in self.members])
        return np.stack([np.fmax.reduce(chance[:, article == one], axis=1) for one in sorted(self.articles)], axis=1)

    @cached_property
    def sureness(self) -> float:
        """The mean chance over the counted pairs of passages; 0 where only one article has any."""
        counted = self.counted
        return float(self.chance[counted].mean()) if counted.any() else 0.0


def find_claims(story: Story, encoder: Encoder, rankers: LinkRankers) -> list[Draft]:
    """Find what the articles claim, aligned across them, in no particular order.

    `rankers` say how likely two passages say the same.
    What only one article has is a claim where somebody is named for it; what an outlet alone states is not.
    """
    propositions = [
        proposition
        for index, article in enumerate(story.articles)
        for proposition in find_propositions(article, index, story.attributions[index])
    ]
    if not propositions:
        return []
    vectors, sentences = encode(story, propositions, encoder)
    links = find_links(story, propositions, vectors, sentences, rankers)
    groups, chances = group_alike(links), Chances(links)
    stances = [spoken_stance(story, proposition) for proposition in propositions]
    meaning = centre(vectors)
    groups, stances = Denials(story, propositions, stances, meaning, groups).place()
    groups = join_clauses(propositions, groups)
    weights = weigh_terms([find_terms(p.text) for p in propositions])
    drafts = []
    for group in groups:
        compared = _choose_compared(propositions, group)
        members = [propositions[n] for n in compared]
        if len({member.article for member in members}) > 1 or any(_stands_alone(propositions[n]) for n in group):
            alike = likeness([member.text for member in members], meaning[compared], weights)
            turned = opposed(story, members, [stances[n] for n in compared], alike)
            clearness = _by_clearness(members, turned, meaning[compared])
            retold = _retell(propositions, stances, group, dict(zip(compared, turned, strict=True)))
            drafts.append(Draft(tuple(members), tuple(turned), clearness, alike, chances.among(compared), retold))
    return drafts


def _choose_compared(propositions: Sequence[Proposition], group: Sequence[int]) -> list[int]:
    """Those of a group that are set side by side: of every article some, other words before the same ones again."""
    if len(group) <= MOST_COMPARED:
        return list(group)
    told: Counter[tuple[int, str]] = Counter()  # how often an article has some words
    seen: Counter[tuple[int, int]] = Counter()  # how many passages an article has that are as often told
    order = []
    for n in group:
        article, words = propositions[n].article, _words_of(propositions[n])
        again = told[article, words]
        order.append((again, seen[article, again], n))
        told[article, words] += 1
        seen[article, again] += 1
    return sorted(n for _, _, n in sorted(order)[:MOST_COMPARED])


def _retell(
    propositions: Sequence[Proposition], stances: Sequence[Stance], group: Sequence[int], compared: Mapping[int, Stance]
) -> tuple[tuple[Proposition, Stance], ...]:
    """The others of a group: each has the stance of one that was compared of the same words, speaker and article."""

    def key(n: int) -> tuple[int, str, str | None, Stance]:
        attribution = propositions[n].attribution
        speaker = attribution.entity if attribution else None
        return propositions[n].article, _words_of(propositions[n]), speaker, stances[n]

    if len(group) == len(compared):
        return ()
    known = {key(n): stance for n, stance in compared.items()}
    return tuple((propositions[n], known.get(key(n), stances[n])) for n in group if n not in compared)


def _words_of(proposition: Proposition) -> str:
    return " ".join(proposition.text.lower().split())


_Sentences = dict[int, set[tuple[int, str]]]  # for each article the numbers of sentences, and under which attribution


def join_clauses(propositions: Sequence[Proposition], groups: Sequence[Sequence[int]]) -> list[list[int]]:
    """Join groups that are clauses of one quoted sentence in every article that has both, where that is all of one.

    A group is joined to the first such one alone: one claim is not two because an outlet prints half of the sentence.
    """
    joined: list[list[int]] = []
    places: list[_Sentences] = []
    standing: dict[tuple[int, tuple[int, str]], list[int]] = defaultdict(list)  # the groups in each sentence
    for group in groups:
        found = _quoted_sentences([propositions[n] for n in group])
        keys = [(article, key) for article, sentences in found.items() for key in sorted(sentences)]
        near = dict.fromkeys(n for key in keys for n in standing[key])
        same = next((n for n in near if _are_one_sentence(found, places[n])), len(joined))
        if same == len(joined):
            joined.append(list(group))
            places.append(found)
        else:
            joined[same] = sorted([*joined[same], *group])
            places[same] = {
                a: found.get(a, set()) | places[same].get(a, set()) for a in found.keys() | places[same].keys()
            }
        for key in keys:
            standing[key].append(same)
    return joined


def _are_one_sentence(one: _Sentences, other: _Sentences) -> bool:
    """Have two groups two articles or more in common, all of one of them, and in each a sentence?"""
    both = one.keys() & other.keys()
    return len(both) > 1 and len(both) == min(len(one), len(other)) and all(one[a] & other[a] for a in both)


def _quoted_sentences(members: Sequence[Proposition]) -> _Sentences:
    """Where passages stand of which all are quoted; nothing where one is not."""
    found: _Sentences = {}
    for member in members:
        if member.attribution is None or not member.quoted:
            return {}
        found.setdefault(member.article, set()).add((member.number, member.attribution.id))
    return found


def encode(
    story: Story, propositions: Sequence[Proposition], encoder: Encoder
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """What propositions mean, and what the sentences mean in which they stand: unit rows for each proposition."""
    places: dict[tuple[int, Span], int] = {}  # of each sentence among the texts: one may have thousands of propositions
    numbers = [places.setdefault((p.article, p.sentence), len(places)) for p in propositions]
    texts = [story.articles[article].text[slice(*sentence)] for article, sentence in places]
    parts: list[tuple[int, Spans]] = [
        (n, tuple(Span(start - p.sentence.start, end - p.sentence.start) for start, end in p.spans))
        for n, p in zip(numbers, propositions, strict=True)
    ]
    whole: list[tuple[int, Spans]] = [(n, (Span(0, len(texts[n])),)) for n in numbers]
    vectors = encoder.encode(texts, parts + whole)
    return vectors[: len(parts)], vectors[len(parts) :]


def _stands_alone(member: Proposition) -> bool:
    return member.attribution is not None and len(member.text.split()) >= LEAST_WORDS_ALONE


def _by_clearness(
    members: Sequence[Proposition], stances: Sequence[Stance], meaning: NDArray[np.float32]
) -> tuple[int, ...]:
    """The passages, best wording first: near to what all say, a clause of a dozen words that needs no other.

    What is negated words no claim that most of its passages state without a negation, nor the other way round.
    """
    if len(members) == 1:
        return (0,)
    middle = meaning.mean(0)
    negated = [is_negated(m.text) != (stance is Stance.DENIES) for m, stance in zip(members, stances, strict=True)]
    usual = [no for no in (False, True) if 2 * negated.count(no) >= len(members)]
    marks: list[float] = []
    for n, (member, stance) in enumerate(zip(members, stances, strict=True)):
        words = len(member.text.split())
        mark = 2 * float(middle @ meaning[n]) - abs(min(words, 30) - 13) / 26
        mark -= 0.3 * bool(_PRONOUN.match(member.text)) + 0.2 * (len(member.spans) > 1)
        dangles = _DANGLING.search(member.text, max(0, len(member.text) - LAST_CHARS))
        mark -= 0.5 * bool(_SUBORDINATE.match(member.text)) + 0.4 * bool(dangles)
        mark -= 0.4 * (words < LEAST_WORDS_ALONE) + 0.2 * (member.text.count("(") != member.text.count(")"))
        mark -= 1.0 * (stance is not Stance.ASSERTS) + 1.0 * (negated[n] not in usual)
        marks.append(mark)
    return tuple(sorted(range(len(marks)), key=lambda n: -marks[n]))


def in_order(drafts: Sequence[Draft], weights: Sequence[float]) -> Iterator[Draft]:
    """The drafts by falling weight; of equals the one that is told first."""
    order = sorted(
        range(len(drafts)), key=lambda n: (-weights[n], drafts[n].members[0].article, drafts[n].members[0].spans)
    )
    return (drafts[n] for n in order)

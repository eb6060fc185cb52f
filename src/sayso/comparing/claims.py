"""The claims of a story: one proposition each, with every passage that states, denies, confirms or questions it."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sayso.comparing.alignment import centre, group_alike, likeness
from sayso.comparing.meaning import Encoder
from sayso.comparing.propositions import Proposition, find_propositions
from sayso.comparing.stances import denies_by_words, opposed, outlets_named, refers_only, spoken_stance
from sayso.comparing.story import Story
from sayso.comparing.terms import find_terms, weigh_terms
from sayso.types import Act, EntityType, Span, Stance

NEAR_SENTENCES = 4  # how far before (or, where nothing stands before, behind) a denial lies what it only refers to
LEAST_ALIKE_DENIED = 0.25  # centred cosine of a denial to the claim that it denies in its own words
MOST_WORDS_OF_DENIAL = 14  # a longer content says more than that something is not so
LEAST_WORDS_ALONE = 6  # of a statement that only one article has
_REPORTS = re.compile(
    r"^(?:(?:the|these|those|media|press|news|any|all) )*(?:reports?|claims?|allegations?|accusations?)\b",
    re.IGNORECASE,
)
_PRONOUN = re.compile(
    r"(?:he|she|it|they|we|i|you|this|that|these|those|his|her|their|its|who|which|there)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim before it has an id: its passages with their stances, in the order of articles and text."""

    members: tuple[Proposition, ...]
    stances: tuple[Stance, ...]
    clearest: int  # index of the passage that words the claim best
    alike: NDArray[np.float32]  # how alike each two passages are, as `alignment` measures it

    @property
    def articles(self) -> frozenset[int]:
        """The articles that have a passage."""
        return frozenset(member.article for member in self.members)


def find_claims(story: Story, encoder: Encoder) -> list[Draft]:
    """Find what the articles claim, aligned across them, in no particular order.

    What only one article has is a claim where somebody is named for it; what an outlet alone states is not.
    """
    propositions = [
        proposition
        for index, article in enumerate(story.articles)
        for proposition in find_propositions(article, index, story.attributions[index])
    ]
    if not propositions:
        return []
    vectors = _encode(story, propositions, encoder)
    groups = group_alike([p.text for p in propositions], [p.article for p in propositions], vectors)
    stances = [spoken_stance(story, proposition) for proposition in propositions]
    meaning = centre(vectors)
    groups = _place_denials(story, propositions, stances, meaning, groups)
    weights = weigh_terms([find_terms(p.text) for p in propositions])
    drafts = []
    for group in groups:
        members = [propositions[n] for n in group]
        if len({member.article for member in members}) > 1 or any(_stands_alone(member) for member in members):
            alike = likeness([member.text for member in members], meaning[group], weights)
            turned = opposed(story, members, [stances[n] for n in group], alike)
            drafts.append(Draft(tuple(members), tuple(turned), _clearest(members, turned, meaning[group]), alike))
    return drafts


def _encode(story: Story, propositions: Sequence[Proposition], encoder: Encoder) -> NDArray[np.float32]:
    texts = [story.articles[p.article].text[slice(*p.sentence)] for p in propositions]
    parts = [
        (n, tuple(Span(start - p.sentence.start, end - p.sentence.start) for start, end in p.spans))
        for n, p in enumerate(propositions)
    ]
    return encoder.encode(texts, parts)


def _stands_alone(member: Proposition) -> bool:
    return member.attribution is not None and len(member.text.split()) >= LEAST_WORDS_ALONE


def _place_denials(
    story: Story,
    propositions: Sequence[Proposition],
    stances: list[Stance],
    meaning: NDArray[np.float32],
    groups: list[list[int]],
) -> list[list[int]]:
    """Move each denial that found no claim to the one that it denies: by what it refers to, else by what it says."""
    home = {n: number for number, group in enumerate(groups) for n in group}
    placed = [list(group) for group in groups]
    carried = [len({propositions[n].article for n in group}) for group in groups]
    spread = [carried[home[n]] for n in range(len(propositions))]
    by_article: dict[int, list[int]] = defaultdict(list)
    for n, proposition in enumerate(propositions):
        by_article[proposition.article].append(n)
    for n, proposition in enumerate(propositions):
        denied = _denied_words(proposition, stances[n])
        if denied is None:
            continue
        if denies_by_words(denied) or refers_only(denied):
            target = _referent(story, propositions, stances, spread, by_article[proposition.article], n)
        else:
            others = [m for m, other in enumerate(propositions) if _speaks(story, other, proposition, stances[m])]
            target = _reported(story, propositions, meaning, spread, others, n)
            if target is None and set(others) & set(groups[home[n]]):
                continue
            target = _nearest(meaning, others, n) if target is None else target
        if target is None or home[target] == home[n]:
            continue
        stances[n] = Stance.DENIES
        placed[home[n]].remove(n)
        placed[home[target]].append(n)
        home[n] = home[target]
    return [sorted(group) for group in placed if group]


def _denied_words(proposition: Proposition, stance: Stance) -> str | None:
    """What a denial denies, in the words of the article; None where nothing is denied."""
    if proposition.attribution is None:
        return None
    if stance is Stance.DENIES:
        return proposition.attribution.attribution.content.text
    short = len(proposition.text.split()) <= MOST_WORDS_OF_DENIAL
    return proposition.text if short and denies_by_words(proposition.text) else None


def _speaks(story: Story, proposition: Proposition, denial: Proposition, stance: Stance) -> bool:
    """Is this a statement by somebody else than the one who denies, and than who speaks for them?"""
    if proposition.attribution is None or stance is Stance.DENIES:
        return False
    around = story.ancestry(denial.attribution)
    denier = next(
        (at.entity for at in around if at.attribution.act is Act.DENIES), around[0].entity if around else None
    )
    return not any(_one_voice(story, at.entity, denier) for at in story.ancestry(proposition.attribution))


def _one_voice(story: Story, one: str | None, other: str | None) -> bool:
    if one is None or other is None:
        return one is other
    first, second = story.entities[one], story.entities[other]
    return first.id == second.id or first.speaks_for == second.id or second.speaks_for == first.id


def _is_relayed(proposition: Proposition) -> bool:
    return proposition.attribution is not None and len(proposition.attribution.chain) > 1


def _is_reported(story: Story, proposition: Proposition) -> bool:
    chain = proposition.attribution.chain if proposition.attribution else ()
    return any(story.entities[entity].type is EntityType.OUTLET for entity in chain)


def _referent(
    story: Story,
    propositions: Sequence[Proposition],
    stances: Sequence[Stance],
    spread: Sequence[int],
    near: Sequence[int],
    n: int,
) -> int | None:
    """What "these reports" or "that" in a denial points to: what the named outlet reports, else what was said last."""
    denial = propositions[n]
    around = story.articles[denial.article].text[slice(*denial.sentence)]
    named = outlets_named(story, around, denial.attribution)
    said = [m for m in near if _speaks(story, propositions[m], denial, stances[m])]
    reported = [m for m in said if (at := propositions[m].attribution) is not None and named & set(at.chain)]
    if reported:  # of all that the outlet reported, what most articles have; else what comes first
        return max(reported, key=lambda m: (spread[m], _is_relayed(propositions[m]), -m))
    before = [m for m in said if m < n and denial.number - propositions[m].number <= NEAR_SENTENCES]
    behind = [m for m in said if m > n and propositions[m].number - denial.number <= NEAR_SENTENCES]
    if not before:
        return behind[0] if behind else None
    last = propositions[before[-1]].number
    return next(m for m in before if propositions[m].number == last)


def _reported(
    story: Story,
    propositions: Sequence[Proposition],
    meaning: NDArray[np.float32],
    spread: Sequence[int],
    others: Sequence[int],
    n: int,
) -> int | None:
    """Who denies "reports that ..." denies what the article then says an outlet reported, in whatever words."""
    around = story.ancestry(propositions[n].attribution)
    if not any(_REPORTS.search(attribution.attribution.content.text) for attribution in around):
        return None
    near = meaning @ meaning[n]
    told = [m for m in others if _is_close(propositions[m], propositions[n]) and _is_reported(story, propositions[m])]
    return max(told, key=lambda m: (spread[m], float(near[m]))) if told else None


def _nearest(meaning: NDArray[np.float32], others: Sequence[int], n: int) -> int | None:
    """The statement by somebody else that is most like a denial's content."""
    near = meaning[others] @ meaning[n] if others else np.zeros(0, np.float32)
    best = int(near.argmax()) if len(near) else -1
    return others[best] if best >= 0 and near[best] >= LEAST_ALIKE_DENIED else None


def _is_close(one: Proposition, other: Proposition) -> bool:
    return one.article == other.article and abs(one.number - other.number) <= NEAR_SENTENCES


def _clearest(members: Sequence[Proposition], stances: Sequence[Stance], meaning: NDArray[np.float32]) -> int:
    """The passage that words a claim best: near to what all say, a clause of a dozen words that needs no other."""
    middle = meaning.mean(0)
    marks = []
    for n, (member, stance) in enumerate(zip(members, stances, strict=True)):
        words = len(member.text.split())
        mark = float(middle @ meaning[n]) - abs(min(words, 30) - 13) / 26
        mark -= 0.3 * bool(_PRONOUN.match(member.text)) + 0.2 * (len(member.spans) > 1)
        mark -= 1.0 * (stance is not Stance.ASSERTS)
        marks.append(mark)
    return int(np.argmax(marks))


def in_order(drafts: Sequence[Draft], weights: Sequence[float]) -> Iterator[Draft]:
    """The drafts by falling weight; of equals the one that is told first."""
    order = sorted(
        range(len(drafts)), key=lambda n: (-weights[n], drafts[n].members[0].article, drafts[n].members[0].spans)
    )
    return (drafts[n] for n in order)

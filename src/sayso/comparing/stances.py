"""How a passage stands to a claim: by what its source does, by its words, and by what it refers to."""

import re
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from sayso.comparing.propositions import Proposition
from sayso.comparing.story import Story
from sayso.comparing.terms import find_terms
from sayso.text import list_words
from sayso.types import Act, ResolvedAttribution, Stance

# Contents that deny by themselves what others have said: "That's false information", "it's not true".
_FALSE = (
    r"(?:false|untrue|incorrect|inaccurate|wrong|baseless|unfounded|groundless|nonsense|fake(?: news)?"
    r"|fabricated|fabrications?"
    r"|fiction|a lie|lies|a hoax|a smear|misleading|ridiculous|absurd|preposterous|ludicrous|malarkey)"
)
_DENIAL = re.compile(
    r"\b(?:that|this|it|these|those|they|which|(?:the|such|those|these) (?:\w+ )?(?:reports?|claims?"
    r"|allegations?|accusations?"
    r"|stor(?:y|ies)|charges?|rumou?rs?|suggestions?|account))"
    r"(?:['’](?:s|re)| (?:is|are|was|were))\s+(?:\w+ly |all |just |simply |a |an |total |complete |pure )*"
    rf"(?:{_FALSE}|not (?:true|accurate|correct|the case)|never happened)\b|\b(?:did not|didn['’]t|never) "
    rf"happen(?:ed)?\b",
    re.IGNORECASE,
)
# Words that only point to what somebody has said.
_REFERENCE = frozenset(
    "report reports reporting claim claims allegation allegations accusation accusations story stories charge "
    "charges rumor rumors "
    "rumour rumours suggestion suggestions assertion assertions statement statements account accounts article "
    "articles notion idea "
    "information concerns concern argument arguments rationale criticism case false untrue true completely "
    "totally entirely wholly "
    "absolutely new latest such wrong baseless fake news lie lies recent media".split()
)
_NEGATION = frozenset("not no never nobody none neither nor cannot without nothing hardly".split())
_ANSWER = re.compile(r"^\W*no, ")
# How alike two passages must be that differ by a negation, before one is taken to deny the other. Tuned on the eight
# development stories: stance is right in 450 of 497 at 0.35, in 455 at 0.5, in 456 at 0.65.
LEAST_ALIKE_OPPOSED = 0.65
_MOST_REFERRING_TERMS = 1  # content words, beside those above, that a pure reference may have: the outlet's name


def spoken_stance(story: Story, proposition: Proposition) -> Stance:
    """The stance by the acts of the source and of those who report it: to deny a denial is to assert."""
    stance = Stance.ASSERTS
    denials = 0
    for resolved in story.ancestry(proposition.attribution):
        act = resolved.attribution.act
        denials += act is Act.DENIES
        if act is Act.QUESTIONS:
            stance = Stance.QUESTIONS
        elif act is Act.CONFIRMS and stance is Stance.ASSERTS:
            stance = Stance.CONFIRMS
    if denials % 2:
        return Stance.DENIES
    if stance is Stance.ASSERTS and _asks(story, proposition):
        return Stance.QUESTIONS
    return stance


def _asks(story: Story, proposition: Proposition) -> bool:
    text = story.articles[proposition.article].text
    if proposition.text.lower().startswith("whether "):
        return True
    return text[proposition.spans[-1].end : proposition.spans[-1].end + 1] == "?"


def denies_by_words(text: str) -> bool:
    """Does a content itself say that something is not so, without saying what?"""
    return bool(_DENIAL.search(text))


def refers_only(text: str) -> bool:
    """Does a content only point to what was said elsewhere: "these reports", "the Bloomberg report", "it"?"""
    words = {word.lower().replace("’", "'") for word in list_words(text)}
    rest = find_terms(" ".join(words - _REFERENCE))
    return len(rest) <= _MOST_REFERRING_TERMS and len(words) <= 12


@lru_cache(maxsize=1 << 14)
def is_negated(text: str) -> bool:
    """Is the number of negations in a clause odd?"""
    return count_negations(text) % 2 == 1


def count_negations(text: str) -> int:
    """How many negations a clause has: "neither saw it nor heard it" one.

    An answer before it, "No, it is not", is of one mind with it, and none.
    """
    words = list_words(_ANSWER.sub("", text.lower().replace("’", "'")))
    found = [word for word in words if word in _NEGATION or word.endswith("n't")]
    return sum(n == 0 or word != "nor" for n, word in enumerate(found))


def outlets_named(story: Story, sentence: str, resolved: ResolvedAttribution | None) -> frozenset[str]:
    """The outlets whose names stand in a sentence and from which some article brings a report."""
    return frozenset(
        entity
        for entity in story.relays
        if (resolved is None or entity != resolved.entity) and names_outlet(story, entity, sentence)
    )


def names_outlet(story: Story, entity: str, text: str) -> bool:
    """Does one of the names of an entity stand in a text?"""
    return any(_stands_in(name, text) for name in (story.entities[entity].name, *story.entities[entity].aliases))


def _stands_in(name: str, sentence: str) -> bool:
    name = re.sub(r"^(?:the|The)\s+", "", name)
    return len(name) > 2 and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", sentence) is not None


def opposed(
    story: Story, members: Sequence[Proposition], stances: Sequence[Stance], alike: NDArray[np.float32]
) -> list[Stance]:
    """Turn the stance of those that say the opposite of what most of a claim's passages say.

    Only a negation tells, only against a passage that is else much alike (`alike`, each two passages), and only where
    another speaker uses it: "will pay" against "will not pay".
    """
    negated = [is_negated(m.text) != (stance is Stance.DENIES) for m, stance in zip(members, stances, strict=True)]
    if all(negated) or not any(negated):
        return list(stances)
    speakers = [_speaker(story, member) for member in members]
    turned, number = np.array(negated), {speaker: n for n, speaker in enumerate(dict.fromkeys(speakers))}
    voice = np.array([number[speaker] for speaker in speakers])
    opposite = (turned[:, None] != turned) & (voice[:, None] != voice) & (alike >= LEAST_ALIKE_OPPOSED)
    facing: list[bool] = opposite.any(axis=1).tolist()
    usual = 2 * sum(no for no, faces in zip(negated, facing, strict=True) if faces) > sum(facing)
    usual_speakers = {speaker for speaker, no in zip(speakers, negated, strict=True) if no == usual}
    return [
        Stance.DENIES
        if faces and no != usual and stance is Stance.ASSERTS and member.attribution and speaker not in usual_speakers
        else stance
        for member, stance, no, faces, speaker in zip(members, stances, negated, facing, speakers, strict=True)
    ]


def _speaker(story: Story, member: Proposition) -> str | None:
    return member.attribution.entity if member.attribution else story.outlets[member.article]

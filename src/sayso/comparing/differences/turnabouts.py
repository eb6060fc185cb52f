"""Who says a thing in one place and denies it, or says the opposite, in another."""

import re
from collections.abc import Iterator
from itertools import islice

import numpy as np

from sayso.comparing.claims import Draft
from sayso.comparing.differences.pairs import Pair, has_marks, outlets_of, share_a_run
from sayso.comparing.findings import Finding, side_with_source
from sayso.comparing.propositions import is_clause
from sayso.comparing.stances import LEAST_ALIKE_OPPOSED, count_negations, is_negated
from sayso.comparing.story import Story
from sayso.comparing.terms import find_terms
from sayso.types import Act, DifferenceType, ResolvedAttribution, Stance

ALIKE_FOR_OPPOSED = 0.4
# Content words that only one of two passages has which a negation turns: with more, it is mostly another matter.
MOST_OTHERS = 4
LEAST_TURNED = 2  # content words that two such passages share
SHORT_RUN = 3  # words in a row that both print where they quote one saying
# "Not for its votes but for its ships" denies no ships; "the veterans who served" says of nobody else that he did.
_TURNS_NOTHING = re.compile(r"\bnot only\b|\bnot\b.* but\b|^(?:who|which|whose|whom)\b")
MOST_OPPOSED = 2000  # pairs of passages of one claim that are looked at: more than thirty articles have
TURNABOUT = 1.0  # how much it matters: more than any chance that a reader lists something
# "Tried to deny who may ask for asylum" denies nothing.
_DENYING = re.compile(r"(?<!to )\bden(?:y|ies|ied|ying|ial)\b", re.IGNORECASE)


def find_turnabouts(story: Story, identity: str, draft: Draft) -> Iterator[Finding]:
    """One speaker who says a thing here and denies it, or says the opposite, there; in one article, too."""
    for n, m in islice(_opposed(draft), MOST_OPPOSED):
        one, other = draft.members[n].attribution, draft.members[m].attribution
        if one is None or other is None or one.entity is None or one.entity != other.entity:
            continue
        alike, chance = float(draft.alike[n][m]), float(draft.chance[n][m])
        pair = Pair(identity, draft.members[n], draft.members[m], alike, alike, chance)
        if not _is_turned(pair, one, other, {draft.stances[n], draft.stances[m]}):
            continue
        names = outlets_of(story, pair)
        where = f"here and there in {names[0]}" if names[0] == names[1] else f"in {names[0]} and in {names[1]}"
        note = f"{story.name_of(one.entity)} says the opposite {where}."
        sides = side_with_source(story, pair.one), side_with_source(story, pair.other)
        yield Finding(DifferenceType.WORDING, identity, sides, note, TURNABOUT + pair.alike)
        return


def _opposed(draft: Draft) -> Iterator[tuple[int, int]]:
    """Yield each two passages that are alike, and of which one alone denies or has a negation."""
    said = [member.attribution for member in draft.members]
    denies = np.array([at is not None and at.attribution.act is Act.DENIES for at in said])
    negated = np.array([is_negated(member.text) for member in draft.members])
    if (denies == denies[0]).all() and (negated == negated[0]).all():
        return
    apart = (denies[:, None] != denies) | (negated[:, None] != negated)
    alike = draft.alike >= min(ALIKE_FOR_OPPOSED, LEAST_ALIKE_OPPOSED)
    yield from zip(*(places.tolist() for places in np.nonzero(np.triu(apart & alike, 1))), strict=True)


def _is_turned(pair: Pair, one: ResolvedAttribution, other: ResolvedAttribution, stances: set[Stance]) -> bool:
    """Is one the denial of what the other states, or do they differ by a negation?"""
    if Stance.ASSERTS not in stances:
        return False
    if pair.one.article == pair.other.article and abs(pair.one.number - pair.other.number) <= 1:
        return False  # a contrast that somebody draws
    if has_marks(pair.one) and has_marks(pair.other) and share_a_run(pair, SHORT_RUN):
        return False  # one saying, quoted twice
    denials = [at.attribution for at in (one, other) if at.attribution.act is Act.DENIES]
    if len(denials) == 1:
        stated = pair.other if denials[0] is one.attribution else pair.one
        if is_negated(stated.text):
            return False  # who denies that it was so, and who says that it was not
        return bool(_DENYING.search(denials[0].cue.text)) and is_clause(denials[0]) and pair.alike >= ALIKE_FOR_OPPOSED
    texts = [" ".join(re.findall(r"\w+", member.text.lower())) for member in (pair.one, pair.other)]
    if texts[0] in texts[1] or texts[1] in texts[0]:
        return False  # one goes on where the other ends, with "not a bar"
    if share_a_run(pair, SHORT_RUN) and "i" in texts[0].split() + texts[1].split():
        return False
    negated = {count_negations(pair.one.text), count_negations(pair.other.text)} == {0, 1}
    first, second = find_terms(texts[0]), find_terms(texts[1])
    if (
        len(first ^ second) > MOST_OTHERS
        or len(first & second) < LEAST_TURNED
        or any(_TURNS_NOTHING.search(text) for text in texts)
    ):
        return False
    return stances == {Stance.ASSERTS} and negated and pair.alike >= LEAST_ALIKE_OPPOSED

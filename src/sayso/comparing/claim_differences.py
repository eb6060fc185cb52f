"""What differs between two passages that were found to say the same: number, date, source, certainty, wording."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations, product

from sayso.comparing.claim_dates import POSTED, differ_in_date
from sayso.comparing.claim_wording import REPORTING, SHORT_RUN, differ_in_hedge, differ_in_modifier, differ_in_wording
from sayso.comparing.claims import Draft
from sayso.comparing.findings import Finding, outlet_name, source_name
from sayso.comparing.joint_sources import differ_in_joint_source
from sayso.comparing.pairs import (
    RUN_WORDS,
    Closest,
    Pair,
    find_pairs,
    has_marks,
    is_quoted,
    make_finding,
    outlets_of,
    share_a_run,
)
from sayso.comparing.propositions import Proposition, is_clause
from sayso.comparing.quantities import (
    Quantity,
    bound_of,
    find_quantities,
    is_age,
    is_ago,
    is_momentary,
    is_rounded,
    may_be_one,
    with_bound,
)
from sayso.comparing.stances import LEAST_ALIKE_OPPOSED, is_negated
from sayso.comparing.story import Story
from sayso.comparing.terms import find_terms
from sayso.comparing.wording import is_said
from sayso.types import Act, DifferenceType, EntityType, QuotationType, ResolvedAttribution, Stance

# How alike two passages of a claim must be (as alignment measures it) before a difference between them means something.
# Set on five development stories, reading what each lower step added.
ALIKE_FOR_NUMBER = 0.45
ALIKE_FOR_ROUNDED = 0.4  # where the number is the same, and "about" here and "at least" there
ALIKE_FOR_OPPOSED = 0.4
ALIKE_FOR_SOURCE = 0.75  # two who say alike things are two sayings: of nine below this in 84 events none was one
ALIKE_FOR_DROPPED = 0.6
# Content words that only one of two passages has which a negation turns: with more, it is mostly another matter.
MOST_OTHERS = 4
# By what somebody who speaks for an office is called; it tells the source no closer.
_VOICES = find_terms(
    "spokesman spokeswoman spokesperson spokespeople office staff team press secretary one another "
    "unnamed unidentified new"
)
# "Tried to deny who may ask for asylum" denies nothing.
_DENYING = re.compile(r"(?<!to )\bden(?:y|ies|ied|ying|ial)\b", re.IGNORECASE)
# Who announces what they do themselves is no source that another outlet drops.
_DECIDING = re.compile(r"\b(?:announc|unveil|declar|ruled|order|decid)", re.IGNORECASE)
_SUBORDINATE = re.compile(r"(?:until|when|if|unless|because|while|after|before|whether)\b", re.IGNORECASE)
_UNTOLD = re.compile(r"(?:he|she|they|it|we|who)$", re.IGNORECASE)  # who that is, is a guess
# Somebody named a sentence before.
_ANAPHORIC = re.compile(r"[Tt]he (?:officials|lawmakers|leaders|senators|lawyers|attorneys|two|three|pair|men|women)$")
_STATE = re.compile(r"\b(?:administration|government|White House)\b")
_OFFICER = re.compile(r"\b(?:Secretary|Minister|President|Ambassador|Director|Commissioner)\b")
_RELATIVE = re.compile(r"(?:who(?:se|m)?|which)\b", re.IGNORECASE)
_ONESELF = re.compile(r"(?:that )?(?:he|she|they|it|we|I)\b", re.IGNORECASE)
POST_CHARS = 200  # around a sentence, where a post shows by a handle or a link
LEAST_TURNED = 2  # content words that two passages share which a negation turns
LEAST_SHARED = 3  # content words of a statement that one gives to somebody and the other makes
LEAST_WORDS = 5  # of a passage whose source is compared
NEAR_CHARS = 600  # around a passage, in which its source may be named: about four sentences before, two behind
ROUNDED = 1.005  # of two numbers that are nearer one is only rounded: $600 million, $601 million
MOST_SUMMED = 8  # numbers of one passage that are added two by two
MOST_RATIO = 3.0  # between two numbers that may be of one thing


def differ_in_claim(story: Story, identity: str, draft: Draft, closest: Closest) -> Iterator[Finding]:
    """Yield the differences between the passages of a claim.

    Two passages are set side by side only where neither has a nearer one in the other's article; times also where that
    is so of one of them.
    """
    yield from _turnabouts(story, identity, draft)
    pairs = find_pairs(story, draft, identity, closest)
    for find in (
        _number,
        differ_in_date,
        _source,
        differ_in_joint_source,
        differ_in_hedge,
        differ_in_modifier,
        differ_in_wording,
    ):
        yield from _together([finding for pair in pairs for finding in find(story, pair)])


def _turnabouts(story: Story, identity: str, draft: Draft) -> Iterator[Finding]:
    """One speaker who says a thing here and denies it, or says the opposite, there; in one article, too."""
    for n, m in combinations(range(len(draft.members)), 2):
        one, other = draft.members[n].attribution, draft.members[m].attribution
        if one is None or other is None or one.entity is None or one.entity != other.entity:
            continue
        pair = Pair(identity, draft.members[n], draft.members[m], float(draft.alike[n][m]), float(draft.alike[n][m]))
        if not _is_turned(pair, one, other, {draft.stances[n], draft.stances[m]}):
            continue
        names = outlets_of(story, pair)
        where = f"here and there in {names[0]}" if names[0] == names[1] else f"in {names[0]} and in {names[1]}"
        note = f"{story.name_of(one.entity)} says the opposite {where}."
        yield make_finding(DifferenceType.WORDING, story, pair, note, 2.5, sources=True)
        return


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
    negated = is_negated(pair.one.text) != is_negated(pair.other.text)
    first, second = find_terms(texts[0]), find_terms(texts[1])
    if (
        len(first ^ second) > MOST_OTHERS
        or len(first & second) < LEAST_TURNED
        or "not only" in f"{texts[0]} {texts[1]}"
    ):
        return False
    return stances == {Stance.ASSERTS} and negated and pair.alike >= LEAST_ALIKE_OPPOSED


def _together(found: Sequence[Finding]) -> list[Finding]:
    """Make one finding of those that share a side: it has a side for each article, and the note of the weightiest."""
    joined: list[Finding] = []
    for finding in sorted(found, key=lambda finding: -finding.weight):
        at = next((n for n, known in enumerate(joined) if set(known.sides) & set(finding.sides)), None)
        if at is None:
            joined.append(finding)
            continue
        sides = {side.article: side for side in (*finding.sides, *joined[at].sides)}
        joined[at] = replace(joined[at], sides=tuple(sorted(sides.values(), key=lambda side: side.article)))
    return joined


def _number(story: Story, pair: Pair) -> Iterator[Finding]:
    if not pair.mutual or pair.alike < ALIKE_FOR_NUMBER:
        return
    first, second = find_quantities(pair.one.text), find_quantities(pair.other.text)
    names = outlets_of(story, pair)
    for one, other in product(first, second):
        if one.unit != other.unit or is_ago(pair.one.text, one) != is_ago(pair.other.text, other):
            continue
        if is_momentary(pair.one.text) or is_momentary(pair.other.text) or is_age(pair.one.text, one):
            continue
        bounds = bound_of(pair.one.text, one), bound_of(pair.other.text, other)
        if one.value == other.value and (not _are_two_bounds(*bounds) or pair.alike < ALIKE_FOR_ROUNDED):
            continue
        if one.value != other.value and (_is_given_in_both(one, other, first, second) or not _are_near(one, other)):
            continue
        if one.value != other.value and _is_rounded_in_either(one, other, first, second):
            continue
        if one.unit == "%" and _lacks(pair.one.text) != _lacks(pair.other.text):
            continue  # those who have it here, and those who have not there
        if _is_sum(one, second) or _is_sum(other, first):
            continue
        if one.value != other.value and may_be_one((one.value, bounds[0]), (other.value, bounds[1])):
            continue
        numbers = pair.one.text[one.start : one.end], pair.other.text[other.start : other.end]
        if one.value != other.value and (numbers[0] in pair.other.text or numbers[1] in pair.one.text):
            continue
        shown = with_bound(pair.one.text, one), with_bound(pair.other.text, other)
        note = f"{names[0]} gives “{shown[0]}”, {names[1]} “{shown[1]}”."
        weight = 2.0 if one.value != other.value else 1.2
        yield make_finding(DifferenceType.NUMBER, story, pair, note, weight)
        return


def _lacks(text: str) -> bool:
    """Is it said of how many a thing is not so?"""
    return is_negated(text) or bool(re.search(r"\b(?:without|lack(?:s|ed|ing)?)\b", text))


def _is_sum(one: Quantity, facing: Sequence[Quantity]) -> bool:
    """Is a number the sum of two of the other passage?"""
    values = [q.value for q in facing if q.unit == one.unit and isinstance(q.value, float)]
    return any(a + b == one.value for a, b in combinations(values[:MOST_SUMMED], 2))


def _are_two_bounds(one: str, other: str) -> bool:
    """Do two bounds of one number contradict each other? "About" or "more than" says little beside a bare number."""
    vague = {"", "about"}, {"about", "more than"}, {"", "all"}
    below = {"", "up to"}, {"", "fewer than"}, {"up to", "fewer than"}, {"about", "up to"}, {"about", "fewer than"}
    return one != other and {one, other} not in (*vague, {"", "more than"}, *below)


def _is_given_in_both(one: Quantity, other: Quantity, first: Sequence[Quantity], second: Sequence[Quantity]) -> bool:
    return any(q.value == one.value for q in second) or any(q.value == other.value for q in first)


def _is_rounded_in_either(
    one: Quantity, other: Quantity, first: Sequence[Quantity], second: Sequence[Quantity]
) -> bool:
    """Has one of the passages, in more or fewer digits, the number of the other one?"""
    return any(q.unit == one.unit and is_rounded(q.value, other.value) for q in first) or any(
        q.unit == one.unit and is_rounded(q.value, one.value) for q in second
    )


def _are_near(one: Quantity, other: Quantity) -> bool:
    """Are two numbers of a size? One that is many times the other mostly counts something else (a state, the world)."""
    if not isinstance(one.value, float) or not isinstance(other.value, float):
        return True
    low, high = sorted((one.value, other.value))
    return ROUNDED * low <= high <= MOST_RATIO * low


def _source(story: Story, pair: Pair) -> Iterator[Finding]:
    """Two articles that give the same thing to different sources, or that one of them states by itself."""
    if not pair.mutual:
        return
    one, other = pair.one.attribution, pair.other.attribution
    if min(len(pair.one.text.split()), len(pair.other.text.split())) < LEAST_WORDS:
        return
    names = outlets_of(story, pair)
    if one is not None and other is not None:
        if pair.alike < ALIKE_FOR_SOURCE or not _are_two_sources(story, one, other):
            return
        if EntityType.OUTLET in (story.entities[one.entity or ""].type, story.entities[other.entity or ""].type):
            return  # who spoke, and where it was printed
        if not (is_quoted(pair.one) or is_quoted(pair.other)) and _are_kin(story, one, other):
            return  # "data of the Labor Department" and "federal data"
        quoted = has_marks(pair.one) or has_marks(pair.other)
        if share_a_run(pair, 2 * RUN_WORDS) or (quoted and (share_a_run(pair) or not _are_kin(story, one, other))):
            return
        note = f"{names[0]} gives it to {source_name(story, one)}, {names[1]} to {source_name(story, other)}."
        yield make_finding(DifferenceType.SOURCE, story, pair, note, 1.5, sources=True)
        return
    given = one or other
    if given is None or not given.attribution.source.spans or _UNTOLD.match(given.attribution.source.text):
        return
    if pair.alike < ALIKE_FOR_DROPPED:
        return
    if len(find_terms(pair.one.text) & find_terms(pair.other.text)) < LEAST_SHARED:
        return
    teller, stater = (pair.one, pair.other) if one is not None else (pair.other, pair.one)
    if any(mark in story.articles[stater.article].text[slice(*stater.sentence)] for mark in '“”"'):
        return  # words that are quoted there, by whom was not found
    if given.attribution.quotation is not QuotationType.INDIRECT and share_a_run(pair):
        return
    if _is_posted(story, stater) or _SUBORDINATE.match(stater.text) or _DECIDING.search(given.attribution.cue.text):
        return
    if _ONESELF.match(teller.text):
        return  # what somebody says of themselves, and anybody may have seen
    if has_marks(teller) or REPORTING.search(stater.text) or not is_said(given.attribution.cue.text):
        return
    if _RELATIVE.match(stater.text) or _RELATIVE.match(teller.text) or _names_near(story, stater, given):
        return
    if {story.outlets[teller.article], story.outlets[stater.article]} & {given.entity, *given.chain}:
        return
    if _is_acting(story, stater, given) or any(_number(story, pair)):
        return
    note = (
        f"{outlet_name(story, teller.article)} gives it to {source_name(story, given)},"
        f" {outlet_name(story, stater.article)} states it by itself."
    )
    yield make_finding(DifferenceType.SOURCE, story, pair, note, 0.9, sources=True)


def _is_acting(story: Story, member: Proposition, given: ResolvedAttribution) -> bool:
    """Is the source an outlet, which may be left out as any relay, or the one whose deed the passage tells?"""
    entity = story.entities[given.entity or ""]
    return entity.type is EntityType.OUTLET or entity.name.split()[-1].lower() in member.text.lower().split()


def _names_near(story: Story, member: Proposition, given: ResolvedAttribution) -> bool:
    """Is the source named shortly before a passage, or, an outlet or a thing, anywhere in its article?

    Then a reader knows whose word it is.
    """
    text = story.articles[member.article].text
    entity = story.entities.get(given.entity or "")
    if entity is None or entity.type is EntityType.ANONYMOUS:
        return True  # "officials said" and "shocking footage showed" are said of what is plain: one of seven was wanted
    if entity.type is EntityType.PERSON:
        text = text[max(0, member.sentence.start - NEAR_CHARS) : member.sentence.end + NEAR_CHARS // 2]
    return bool(find_terms(entity.name.split()[-1]) & find_terms(text))


def _is_posted(story: Story, member: Proposition) -> bool:
    """Does a passage stand beside a handle or a link? Then it may be a post that the article shows."""
    text = story.articles[member.article].text
    return bool(POSTED.search(text[max(0, member.sentence.start - POST_CHARS) : member.sentence.end + POST_CHARS]))


def _are_kin(story: Story, one: ResolvedAttribution, other: ResolvedAttribution) -> bool:
    """Are two sources called by a common word?"""
    first, second = (find_terms(f"{story.name_of(at.entity)} {at.attribution.source.text}") for at in (one, other))
    return bool((first & second) - _VOICES)


def _are_two_sources(story: Story, one: ResolvedAttribution, other: ResolvedAttribution) -> bool:
    """Do two articles have what is said from two sources that are surely not one?

    Two quotations in two mouths are two sayings. "The Californian" may be the senator who is named elsewhere.
    """
    if not one.entity or not other.entity or not (is_clause(one.attribution) and is_clause(other.attribution)):
        return False
    if {one.entity, *one.chain, other.entity, *other.chain} & set(story.outlets):
        return False  # an article that is named for what another one reports itself
    if one.attribution.quotation is QuotationType.DIRECT and other.attribution.quotation is QuotationType.DIRECT:
        return False
    first, second = story.entities[one.entity], story.entities[other.entity]
    if not (is_said(one.attribution.cue.text) and is_said(other.attribution.cue.text)):
        return False  # who "expressed disbelief that" tells nothing
    if {first.type, second.type} == {EntityType.PERSON, EntityType.ANONYMOUS}:
        unnamed, named = (one, second) if first.type is EntityType.ANONYMOUS else (other, first)
        article = next(article for article in story.articles if article.id == unnamed.article)
        if named.name.split()[-1] in article.text:
            return False  # named in the next sentence
        if unnamed.attribution.source.text.lower().startswith("the "):
            return False
    return not _related(story, one, other)


def _speaks_for_state(story: Story, one: ResolvedAttribution, other: ResolvedAttribution) -> bool:
    """Is one a government, and the other one who holds an office in it?"""
    names = [f"{story.name_of(at.entity)} {at.attribution.source.text}" for at in (one, other)]
    return any(_STATE.search(names[n]) and _OFFICER.search(names[1 - n]) for n in (0, 1))


def _related(story: Story, one: ResolvedAttribution, other: ResolvedAttribution) -> bool:
    """Are two sources one, or one the voice or the relay of the other, or described by the same words?"""
    first, second = story.entities[one.entity or ""], story.entities[other.entity or ""]
    if first.id == second.id or first.speaks_for == second.id or second.speaks_for == first.id:
        return True
    if first.speaks_for and first.speaks_for == second.speaks_for:
        return True
    if set(one.chain) & set(other.chain):
        return True
    words, facing = find_terms(first.name), find_terms(second.name)
    if first.type is second.type is EntityType.ANONYMOUS and words & facing:
        return True
    if _speaks_for_state(story, one, other):
        return True
    if any(_ANAPHORIC.match(at.attribution.source.text) for at in (one, other)):
        return True
    if EntityType.ANONYMOUS in (first.type, second.type):
        texts = [find_terms(at.attribution.source.text) for at in (one, other)]
        return any(_tells_no_closer(*pair) for pair in ((words, facing), texts))
    roles = find_terms(first.role or "") - _VOICES, find_terms(second.role or "") - _VOICES
    return bool(words & facing) or any(role and role <= name for role, name in zip(roles, (facing, words), strict=True))


def _tells_no_closer(one: frozenset[str], other: frozenset[str]) -> bool:
    """Has one description of a source no word that the other lacks, voices left aside?"""
    one, other = one - _VOICES or one, other - _VOICES or other
    return one <= other or other <= one

"""Whose word two passages of one claim are: two sources, one that is named here only, or nobody's in one of them."""

import re

from rapidfuzz.fuzz import ratio

from sayso.comparing.differences.joint_sources import find_joint_source
from sayso.comparing.differences.pairs import Pair, outlets_of, share_a_run
from sayso.comparing.differences.phrases import MOST_OF_CLAUSE
from sayso.comparing.differences.shown_sources import ANAPHORIC, show_source, text_by_id
from sayso.comparing.differences.windows import nest_marks
from sayso.comparing.differences.wording import is_said
from sayso.comparing.findings import PRONOUNS, Contrast
from sayso.comparing.propositions import Proposition, is_clause
from sayso.comparing.story import Story
from sayso.comparing.terms import find_terms
from sayso.types import DifferenceType, Entity, EntityType, ResolvedAttribution

# How alike two passages must be, as alignment measures it, so that the source is what sets them apart. In 149 events
# that readers annotated 12 in 100 differences between two passages with two sources are of the source, most of the rest
# of the wording; a source that one article leaves out is mostly listed where the rest is the same.
ALIKE_FOR_TWO = 0.43
ALIKE_FOR_TWO_QUOTED = 0.5
ALIKE_FOR_DROPPED = 0.5
LEAST_WORDS = 5  # of a passage that states a thing
SHARE_OF_TWO = 0.4  # of the content words of the shorter of two passages, so that they say one thing
SHARE_OF_STATED = 0.6  # of the content words of the shorter one of a statement and what somebody said
LEAST_SHARED = 3  # content words that a statement and what somebody said have in common
LONG_RUN = 8  # words in a row that two articles both print, so that they are one quotation
NEAR_CHARS = 600  # around a passage, in which its source may be named: about four sentences before, two behind
# By what somebody who speaks for an office is called; it tells the source no closer.
_VOICES = find_terms(
    "spokesman spokeswoman spokesperson spokespeople office staff team press secretary one another unnamed unidentified"
    " new people person source sources statement"
)
_VOICE = re.compile(r"\b(?:spokes(?:man|woman|person)|representative|official|aide|lawyer|attorney)\b", re.IGNORECASE)
_VOICED = re.compile(
    r"\b(?:spokes(?:man|woman|person)|press secretary|communications director|director of communications)\b",
    re.IGNORECASE,
)
# That somebody is said to tell a thing, in a sentence or the one before it.
_BRINGING = re.compile(
    r"\b(?:sa(?:id|ys?|ying)|t(?:old|ells?)|according|wrote|writes|add(?:s|ed|ing)|report(?:s|ed|edly|ing)?|announc\w+"
    r"|testif\w+|argu(?:es|ed|ing)|claim(?:s|ed|ing)?|alleg\w+|confirmed|tweeted|found|estimates?|estimated|shows?)\b",
    re.IGNORECASE,
)
# Those who are named for anything that happened: two of them set no two accounts apart.
_AUTHORITIES = find_terms(
    "police authorities officials law enforcement investigators prosecutors local federal state county city officers"
)
# Whose words they are is told by somebody else: "his widow", "ABC's reporter reported".
_RELATED = re.compile(r"(?i:his|her|their|its|my|our)\b")
_TELLING = re.compile(r"\b(?:identif|recommend|estimat|call(?:ed|s|ing)|propos|predict|expect)", re.IGNORECASE)
_RELAYING = re.compile(r"\breport", re.IGNORECASE)
LEAST_LIKE = 80  # of 100, by which two last names are one that is misspelled
_SUBORDINATE = re.compile(r"(?:until|when|if|unless|because|while|after|before|whether|who|which)\b", re.IGNORECASE)
_CUT_OFF = re.compile(r"\b(?:with|and|of|to|for|in|on|at|by|from|who|which|that|as|since|after|than)$")
_ARTICLES = find_terms("new news")
_STATE = re.compile(r"\b(?:administration|government|White House|department|agency|committee|state)\b", re.IGNORECASE)
_OFFICER = re.compile(
    r"\b(?:Secretary|Minister|President|Ambassador|Director|Commissioner|Attorney|Administrator|Chairman|Mr\.|Officials?)\b",
    re.IGNORECASE,
)
_CAPITAL = re.compile(r"\b[A-Z][\w’'.-]+")


def tell_source(story: Story, pair: Pair) -> Contrast | None:
    """Say that two articles give one thing to two sources, or that one names whom the other does not, or states it."""
    one, other = pair.one.attribution, pair.other.attribution
    note = None
    if one is not None and other is not None:
        note = (
            _joint_source(story, pair)
            or _name_left_out(story, pair, one, other)
            or _two_sources(story, pair, one, other)
        )
    elif one is not None or other is not None:
        note = _source_left_out(story, pair)
    return Contrast(DifferenceType.SOURCE, note) if note else None


def _joint_source(story: Story, pair: Pair) -> str | None:
    found = find_joint_source(story, pair)
    if found is None:
        return None
    names = outlets_of(story, pair)
    (both, first), (single, second) = ((names[m is pair.other], m.attribution) for m in found)
    shown = [show_source(story, at) if at else "" for at in (first, second)]
    return f"{both} gives {_what(found[0])} to {shown[0]}, {single} only to {shown[1]}." if all(shown) else None


def _two_sources(story: Story, pair: Pair, one: ResolvedAttribution, other: ResolvedAttribution) -> str | None:
    both = pair.one.quoted and pair.other.quoted
    if pair.alike < (ALIKE_FOR_TWO_QUOTED if both else ALIKE_FOR_TWO) or _shared(pair) < SHARE_OF_TWO:
        return None  # two who say alike things are two sayings
    if not (one.anonymous or other.anonymous) and _shared(pair) < SHARE_OF_STATED:
        return None  # two who are known and say alike things
    if share_a_run(pair):
        return None  # what both print in the same words is one quotation, whoever was found to speak
    if not _are_two(story, one, other) or _tells_of(story, pair.one, other) or _tells_of(story, pair.other, one):
        return None
    sources = show_source(story, one), show_source(story, other)
    if not all(sources) or find_terms(sources[0]) == find_terms(sources[1]):
        return None
    names = outlets_of(story, pair)
    stop = ";" if "," in sources[0] else ","
    return f"{names[0]} gives {_what(pair.one)} to {sources[0]}{stop} {names[1]} to {sources[1]}."


def _tells_of(story: Story, member: Proposition, source: ResolvedAttribution) -> bool:
    """Does the sentence of a passage name the other article's source? Then it may tell what that one said."""
    name = story.name_of(source.entity).split()
    return bool(name) and name[-1].lower() in story.articles[member.article].text[slice(*member.sentence)].lower()


def _shared(pair: Pair) -> float:
    """The share of the content words of the shorter passage that the other one has, too."""
    terms = find_terms(pair.one.text), find_terms(pair.other.text)
    return len(terms[0] & terms[1]) / max(1, min(map(len, terms)))


def _are_two(story: Story, one: ResolvedAttribution, other: ResolvedAttribution) -> bool:
    """Are two sources surely not one, nor one the voice, the relay or a part of the other?"""
    if not (_tells(story, one) and _tells(story, other)) or one.entity == other.entity:
        return False
    chains = {one.entity, *one.chain}, {other.entity, *other.chain}
    if chains[0] & chains[1] or (chains[0] | chains[1]) & set(story.outlets):
        return False
    first, second = story.entities[one.entity or ""], story.entities[other.entity or ""]
    if _speak_for_one(first, second) or EntityType.OUTLET in (first.type, second.type):
        return False
    if first.type is second.type is EntityType.PERSON:
        return False  # two who are named spoke each for themselves
    texts = [f"{story.name_of(at.entity)} {at.attribution.source.text}" for at in (one, other)]
    if any(_STATE.search(texts[n]) and _OFFICER.search(texts[1 - n]) for n in (0, 1)):
        return False
    for at in (one, other):
        source = at.attribution.source.text
        if ANAPHORIC.match(source) or _RELATED.match(source) or source.lower() in PRONOUNS:
            return False
        if _RELAYING.search(at.attribution.cue.text):
            return False
    if ratio(first.name.split()[-1], second.name.split()[-1]) >= LEAST_LIKE:
        return False
    for unnamed, named in ((one, second), (other, first)):
        if unnamed.anonymous and _is_named(story, unnamed.article, named):
            return False  # named in another sentence
    words = find_terms(texts[0]) - _VOICES, find_terms(texts[1]) - _VOICES
    if all(found <= _AUTHORITIES for found in words):
        return False
    if one.anonymous and other.anonymous:
        return bool(words[0]) and bool(words[1]) and words[0] != words[1]
    return not words[0] & words[1]


def _speak_for_one(first: Entity, second: Entity) -> bool:
    spoken = {first.speaks_for or first.id, second.speaks_for or second.id}
    return len(spoken) == 1


def _tells(story: Story, resolved: ResolvedAttribution) -> bool:
    """Is it told that somebody, who is known, said a thing?"""
    return (
        resolved.entity in story.entities
        and is_clause(resolved.attribution)
        and (is_said(resolved.attribution.cue.text) or _TELLING.search(resolved.attribution.cue.text) is not None)
        and bool(resolved.attribution.source.spans)
    )


def _is_named(story: Story, article: str, entity: Entity) -> bool:
    """Does an article have the last word of a name anywhere?"""
    return entity.name.split()[-1].lower() in text_by_id(story, article).lower()


def _name_left_out(story: Story, pair: Pair, one: ResolvedAttribution, other: ResolvedAttribution) -> str | None:
    """One source, named here and only described there, or given to the office that it speaks for."""
    names = outlets_of(story, pair)
    for told, plain, outlets in ((one, other, names), (other, one, names[::-1])):
        if not (_tells(story, told) and _tells(story, plain)):
            continue
        first, second = story.entities[told.entity or ""], story.entities[plain.entity or ""]
        if first.type is not EntityType.PERSON or _is_named(story, plain.article, first):
            continue
        text = " ".join(plain.attribution.source.text.split())
        described = bool(_VOICE.search(text)) and not _has_a_person(text)
        if described and (first.id == second.id or _speak_for_one(first, second)):
            return f"{outlets[0]} names {first.name}, {outlets[1]} only says “{text}”."
        if second.type is EntityType.ORGANIZATION and _speaks_for(first, told, second) and show_source(story, plain):
            return f"{outlets[0]} names {first.name}, {outlets[1]} only {show_source(story, plain)}."
    return None


def _speaks_for(person: Entity, told: ResolvedAttribution, body: Entity) -> bool:
    """Is somebody a voice of a body, by what is known or by what the article calls them?"""
    text = f"{told.attribution.source.text} {person.role or ''}"
    words = find_terms(body.name) - _VOICES
    return person.speaks_for == body.id or (bool(_VOICED.search(text)) and bool(words) and words <= find_terms(text))


def _has_a_person(text: str) -> bool:
    """Do the last two words look like a name?"""
    return len(_CAPITAL.findall(" ".join(text.split()[-2:]))) == 2


def _source_left_out(story: Story, pair: Pair) -> str | None:
    """What one article gives to a source, the other one states by itself."""
    teller, stater = (pair.one, pair.other) if pair.one.attribution is not None else (pair.other, pair.one)
    names = outlets_of(story, pair) if teller is pair.one else outlets_of(story, pair)[::-1]
    given = teller.attribution
    if given is None or not _tells(story, given) or given.attribution.source.text.lower() in PRONOUNS:
        return None
    if pair.alike < ALIKE_FOR_DROPPED or teller.quoted or share_a_run(pair, LONG_RUN) or "“" in stater.text:
        return None
    if len(find_terms(teller.text) & find_terms(stater.text)) < LEAST_SHARED or _shared(pair) < SHARE_OF_STATED:
        return None
    if not (_states(teller.text) and _states(stater.text)):
        return None
    entity = story.entities[given.entity or ""]
    if set(given.chain) & {story.outlets[teller.article], story.outlets[stater.article]}:
        return None
    shown = show_source(story, given)
    if find_terms(names[1]) - _ARTICLES <= find_terms(shown):
        return None  # the other outlet is the source
    if not shown or _is_source_near(story, stater, entity, shown) or entity.name.split()[-1] in teller.text:
        return None
    stop = ";" if "," in shown else ","
    return f"{names[0]} gives {_what(teller)} to {shown}{stop} {names[1]} states it itself."


def _what(member: Proposition) -> str:
    """The words of a passage as a note quotes them, without a "that" before them; "it", where these are many."""
    words = member.text.split()
    words = words[1:] if words[:1] in (["that"], ["That"]) else words
    return f"“{nest_marks(' '.join(words)).strip(' ,')}”" if len(words) <= MOST_OF_CLAUSE else "it"


def _states(text: str) -> bool:
    """May words of a passage state a thing by themselves?"""
    return len(text.split()) >= LEAST_WORDS and not _SUBORDINATE.match(text) and not _CUT_OFF.search(text)


def _is_source_near(story: Story, stater: Proposition, entity: Entity, shown: str) -> bool:
    """Is the source named around a passage, or anybody said to tell it in its sentence or the one before?

    Then a reader knows whose word it is.
    """
    text = story.articles[stater.article].text
    near = text[max(0, stater.sentence.start - NEAR_CHARS) : stater.sentence.end + NEAR_CHARS // 2]
    words = find_terms(f"{entity.name} {shown}") - _VOICES - _AUTHORITIES
    if entity.type is EntityType.PERSON:
        words = find_terms(entity.name.split()[-1])
    if words & find_terms(near) or not words:
        return True
    before = text[max(0, stater.sentence.start - NEAR_CHARS // 3) : stater.sentence.start].rstrip().rsplit("\n", 1)[-1]
    return any(_BRINGING.search(around) for around in (text[slice(*stater.sentence)], before))

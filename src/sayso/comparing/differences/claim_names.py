"""Whom and what two passages of one claim name: by another office, in another spelling, more fully, or not at all."""

import re
from collections.abc import Iterator, Sequence
from itertools import product

from rapidfuzz import fuzz

from sayso.comparing.differences.claim_dates import POSTED
from sayso.comparing.differences.claim_places import tell_other_name
from sayso.comparing.differences.descriptions import PLAIN_HEADS, are_offices, find_descriptions, say_the_same, words_of
from sayso.comparing.differences.mentioned import form_of, forms_of, given_names, names_in
from sayso.comparing.differences.modifiers import find_bare, find_modified, tells_elsewhere
from sayso.comparing.differences.pairs import Pair, outlets_of
from sayso.comparing.differences.printed_pairs import is_in_marks
from sayso.comparing.findings import Contrast
from sayso.comparing.names import differ_in_accents, is_house_style, is_same_person
from sayso.comparing.propositions import Proposition
from sayso.comparing.story import Story
from sayso.comparing.terms import find_terms
from sayso.sources.given_names import same_given_name
from sayso.sources.mentions import Kind, Name
from sayso.sources.nouns import SINGLE_OFFICES
from sayso.sources.roles import Role
from sayso.sources.titles import is_given
from sayso.types import DifferenceType

LEAST_RATIO = 75  # per cent of letters that agree in two spellings of a surname behind one given name
LEAST_SHARED = 4  # content words of two passages of which one tells of a part of what the other one tells of
_CROWNED = frozenset("king queen prince princess emperor sultan".split())
_KIN = re.compile(
    r"\b(wife|husband|son|daughter|brother|sister|mother|father|widow|girlfriend|boyfriend),? "
    r"([A-Z][\w-]+(?: [A-Z][\w’-]+){0,2})"
)


def tell_name(story: Story, pair: Pair) -> Contrast | None:
    """Say what two passages call one person, body or place otherwise, or that only one of them gives the name."""
    if POSTED.search(pair.one.text) or POSTED.search(pair.other.text):
        return None
    for tell in (_tell_office, _tell_form, _tell_kin, _tell_named, tell_other_name, _tell_modifier):
        contrast = tell(story, pair)
        if contrast is not None:
            return contrast
    return None


def _names(story: Story, member: Proposition) -> tuple[Name, ...]:
    """The names that begin in a passage."""
    return names_in(story.articles[member.article], member.spans)


def _same_persons(story: Story, pair: Pair) -> Iterator[tuple[Name, Name]]:
    """The persons that both passages name, as each does."""
    first, second = _names(story, pair.one), _names(story, pair.other)
    for one, other in product(first, second):
        if {one.kind, other.kind} <= {Kind.PERSON, Kind.UNKNOWN} and _are_one(one, other):
            given = _given_names(story, pair, one.last) if min(len(one.words), len(other.words)) == 1 else frozenset()
            known = next(
                (name.words[0].lower() for name in (one, other) if len(name.words) > 1), min(given, default="")
            )
            if all(first == known or same_given_name(first, known) for first in given):
                yield one, other


def _given_names(story: Story, pair: Pair, last: str) -> frozenset[str]:
    """The given names before a surname in the two articles: where there are two, a bare surname may be either's."""
    articles = (story.articles[member.article] for member in (pair.one, pair.other))
    return frozenset(first for article in articles for first in given_names(article).get(last, ()))


def _are_one(one: Name, other: Name) -> bool:
    if one.last != other.last or (one.kind is other.kind is Kind.UNKNOWN and one.words != other.words):
        return False
    if len(one.words) == 1 or len(other.words) == 1:
        titles = [set((name.title or "").lower().split()) & _CROWNED for name in (one, other)]
        return titles[0] == titles[1] or len(one.words) == len(other.words)  # King Salman, Prince Mohammed bin Salman
    first, second = one.words[0].lower(), other.words[0].lower()
    return first == second or same_given_name(first, second) or is_same_person(one.text, other.text)


def _tell_office(story: Story, pair: Pair) -> Contrast | None:
    """One person, and two offices or descriptions."""
    names = outlets_of(story, pair)
    texts = story.articles[pair.one.article].text, story.articles[pair.other.article].text
    for one, other in _same_persons(story, pair):
        if is_in_marks(texts[0], one.lead) or is_in_marks(texts[1], other.lead):
            continue  # what a speaker calls somebody is not the outlet's
        first, second = find_descriptions(texts[0], one), find_descriptions(texts[1], other)
        apart = _without(first, second), _without(second, first)
        sentences = [story.articles[at.article].text[slice(*at.sentence)].lower() for at in (pair.one, pair.other)]
        apart = _told_alone(apart[0], second, sentences[1]), _told_alone(apart[1], first, sentences[0])
        if not all(apart):
            continue
        shown = max(product(*apart), key=lambda roles: (bool(roles[0].heads & roles[1].heads), _length(*roles)))
        if are_offices(*shown):
            continue
        called = max(one.text, other.text, key=len)
        note = f"{names[0]} calls {called} “{shown[0].text}”, {names[1]} “{shown[1].text}”."
        return Contrast(DifferenceType.NAME, note)
    return None


def _without(roles: Sequence[Role], facing: Sequence[Role]) -> list[Role]:
    """The descriptions that are not said on the other side, too."""
    return [role for role in roles if not any(say_the_same(role, other) for other in facing)]


def _told_alone(roles: Sequence[Role], facing: Sequence[Role], sentence: str) -> list[Role]:
    """The descriptions of which the other passage's sentence has no noun, unless it describes the person by it, too."""
    known = frozenset(head for role in facing for head in role.heads)
    return [
        role
        for role in roles
        if role.heads & known or not any(re.search(rf"\b{re.escape(head)}\b", sentence) for head in role.heads)
    ]


def _length(one: Role, other: Role) -> int:
    return min(len(one.text.split()), len(other.text.split()))


def _tell_form(story: Story, pair: Pair) -> Contrast | None:
    """One person, and two forms of the name, of which neither article has the other one's."""
    printed = [forms_of(story.articles[member.article]) for member in (pair.one, pair.other)]
    for one, other in product(_names(story, pair.one), _names(story, pair.other)):
        if min(len(one.words), len(other.words)) < 2 or not _are_spellings(one, other):
            continue
        if "iii" in (one.generation.lower(), other.generation.lower()):
            continue  # which of three is meant is known without it
        if bool(one.generation) != bool(other.generation) and not _may_be_one(story, pair, one, other):
            continue
        forms = (
            form_of(story.articles[pair.one.article].text, one),
            form_of(story.articles[pair.other.article].text, other),
        )
        as_printed = (
            is_house_style(*forms) or differ_in_accents(*forms) or _without_initials(one) == _without_initials(other)
        )
        if not as_printed and forms[0] not in printed[1] and forms[1] not in printed[0]:
            names = outlets_of(story, pair)
            return Contrast(DifferenceType.NAME, f"{names[0]} has “{forms[0]}”, {names[1]} “{forms[1]}”.")
    return None


def _without_initials(name: Name) -> tuple[list[str], str]:
    """A name without initials, by which one outlet prints it and another one does not; "Jr." is none."""
    return [word for word in name.words if len(word.rstrip(".")) > 1], name.generation


def _may_be_one(story: Story, pair: Pair, one: Name, other: Name) -> bool:
    """May a "Jr." be the one without it, and not the father? Both are called by one office, or neither by any."""
    heads = [
        {head for role in find_descriptions(story.articles[member.article].text, name) for head in role.heads}
        for member, name in ((pair.one, one), (pair.other, other))
    ]
    return bool(heads[0] & heads[1]) or heads == [set(), set()]


def _tell_kin(story: Story, pair: Pair) -> Contrast | None:
    """Somebody's wife or son by two names that are one: Stacy and Stacey, Sandra and Sandi."""
    names = outlets_of(story, pair)
    for one, other in product(_KIN.finditer(pair.one.text), _KIN.finditer(pair.other.text)):
        forms = one.group(2), other.group(2)
        if one.group(1) != other.group(1) or forms[0] == forms[1] or forms[0] in pair.other.text:
            continue
        given = [form.split()[0] for form in forms]
        if given[0] == given[1] or forms[1] in pair.one.text:
            continue
        if fuzz.ratio(*given) >= LEAST_RATIO or same_given_name(given[0].lower(), given[1].lower()):
            return Contrast(DifferenceType.NAME, f"{names[0]} has “{forms[0]}”, {names[1]} “{forms[1]}”.")
    return None


def _are_spellings(one: Name, other: Name) -> bool:
    """Are two full names one person's, printed otherwise: fuller, shorter, or with other letters?"""
    if not {one.kind, other.kind} <= {Kind.PERSON, Kind.UNKNOWN} or Kind.PERSON not in (one.kind, other.kind):
        return False
    if one.last == other.last:
        first, second = one.words[0].lower(), other.words[0].lower()
        return first == second or is_same_person(one.text, other.text)
    if differ_in_accents(one.text, other.text):
        return True
    same_given = one.words[0].lower() == other.words[0].lower()
    return same_given and fuzz.ratio(one.last, other.last) >= LEAST_RATIO


def _tell_named(story: Story, pair: Pair) -> Contrast | None:
    """A person who is named here, and only described there, in an article that never names them."""
    names = outlets_of(story, pair)
    for n, (teller, hinter) in enumerate(((pair.one, pair.other), (pair.other, pair.one))):
        text = story.articles[teller.article].text
        for name in _names(story, teller):
            if len(name.words) < 2 or name.kind is not Kind.PERSON or not is_given(name.words[0].lower()):
                continue
            if name.words[-1] in story.articles[hinter.article].text:
                continue
            for role in find_descriptions(text, name):
                described = _find_described(role, hinter.text)
                if described:
                    note = f"{names[n]} names {name.text}, {names[1 - n]} has only “{described}”."
                    return Contrast(DifferenceType.NAME, note)
    return None


_DESCRIBED = re.compile(r"\b(?:an?|one|another|his|her|their|the)(?: [\w’'.-]+){1,5}", re.IGNORECASE)


def _find_described(role: Role, text: str) -> str | None:
    """The words by which a passage describes somebody with a noun of the role, and gives no name behind them.

    "The president" is known; "the Republican nominee" is not the Democratic one.
    """
    known = words_of(role).keys()
    for match in _DESCRIBED.finditer(text):
        words = match.group().split()
        for n, word in enumerate(words[1:], 1):
            if word.lower().strip(".,") not in role.heads - PLAIN_HEADS or word[0].isupper():
                continue
            if words[0].lower() == "the" and (n == 1 or word in SINGLE_OFFICES):
                continue
            if words[n + 1 : n + 2] and words[n + 1][0].isupper():
                continue
            if all(term in known for term in find_terms(" ".join(words[1:n]))):
                return " ".join(words[: n + 1])
    return None


def _may_be_person(name: Name) -> bool:
    return name.kind is Kind.PERSON or (name.kind is Kind.UNKNOWN and len(name.words) > 1)


def _tell_modifier(story: Story, pair: Pair) -> Contrast | None:
    """A former judge here and a judge there; a part of the law and the law, which is a difference of wording."""
    if pair.one.quoted and pair.other.quoted:
        return None
    shared = len(find_terms(pair.one.text) & find_terms(pair.other.text))
    names = outlets_of(story, pair)
    persons = [{name.last for name in _names(story, at) if _may_be_person(name)} for at in (pair.one, pair.other)]
    if persons[0] and persons[1] and persons[0].isdisjoint(persons[1]):
        return None  # the offices of two
    for n, (one, other) in enumerate(((pair.one, pair.other), (pair.other, pair.one))):
        for modified in find_modified(one.text):
            shown = find_bare(modified, other.text)
            if shown is None or (modified.kind == "extent" and shared < LEAST_SHARED):
                continue
            if not tells_elsewhere(modified, story.articles[other.article].text):
                kind = DifferenceType.NAME if modified.kind == "office" else DifferenceType.WORDING
                return Contrast(kind, f"{names[n]} has “{shown[0]}”, {names[1 - n]} only “{shown[1]}”.")
    return None

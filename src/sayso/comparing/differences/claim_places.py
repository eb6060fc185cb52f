"""Bodies and places that two passages of one claim name otherwise: "Cambridge News" and "Cambridge Evening News"."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import product

from sayso.comparing.differences.mentioned import names_in
from sayso.comparing.differences.pairs import Pair, outlets_of
from sayso.comparing.findings import Contrast
from sayso.comparing.story import Story
from sayso.comparing.terms import FUNCTION_WORDS
from sayso.sources.mentions import Kind
from sayso.text import find_words
from sayso.types import Article, DifferenceType, Spans

MOST_BODIES = 30  # of one passage that are looked at
LEAST_SHARED, MOST_OTHERS = 2, 2  # words that two names of one body share, and that one has besides
_CAPITALS = re.compile(
    r"(?<!\w)[A-Z][\w’'.-]{0,40}"
    r"(?:(?: (?:of|the|for|&|with)){0,3}[ -](?:[A-Z][\w’'.-]{0,40}\w|\d{1,4})){1,8}"
)
_BEFORE_BODY = re.compile(r"^(?:The |As |In |At |[\w.]+[’']s? (?=[A-Z][\w-]* (?:of )?[A-Z]))+")
_BEHIND_BODY = re.compile(r"(?: (?:of|the|for|&|with))*\s*$|[’']s?$")
_GOES_ON = re.compile(r" (?:and (?:the )?|on )[A-Z]")  # behind a name that is one of several, or not whole
_PLACED = frozenset("in at near from outside inside around of to into".split())
_PLACE = re.compile(rf"\b(?:{'|'.join(sorted(_PLACED))}) [A-Z]")
_BUILDINGS = re.compile(r"\b(?:Building|Street|Avenue|Square|County|Park|Airport|Hotel|Station|Bridge|Island|Hall)$")
# What is told apart by these is two.
_SIDES = frozenset(
    "House Senate North South East West Northern Southern Eastern Western Republican Democratic"
    " Minority Majority First Second Third National State Federal County City Old New".split()
)
_NO_NAMES = frozenset(
    "Republicans Democrats Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April"
    " May June July August September October November December President Mr Mrs Ms Rep Sen Gov Dr".split()
)
MOST_PLACE_WORDS = 2
MOST_ALIGNED = 80  # words of a passage that is laid along another one
LEAST_AROUND = 3  # words that two passages share beside a place that they name otherwise
SHARE_AROUND = 0.5  # of the words of the shorter one


def tell_other_name(story: Story, pair: Pair) -> Contrast | None:
    """Say which body or place two passages name otherwise; neither passage has the name of the other one."""
    names = outlets_of(story, pair)
    texts = pair.one.text, pair.other.text
    bodies = [_bodies(story.articles[member.article], member.spans) for member in (pair.one, pair.other)]
    for one, other in product(*bodies):
        if one in texts[1] or other in texts[0] or _goes_before(one, other) or not _are_akin(one, other):
            continue
        if one in story.articles[pair.other.article].text or other in story.articles[pair.one.article].text:
            continue
        kind = DifferenceType.PLACE if _BUILDINGS.search(one) and _BUILDINGS.search(other) else DifferenceType.NAME
        return Contrast(kind, f"{names[0]} has “{one}”, {names[1]} “{other}”.")
    places = _find_places(*texts)
    if places is not None and not any(_names_person(story, pair, place) for place in places):
        return Contrast(DifferenceType.PLACE, f"{names[0]} says “{places[0]}”, {names[1]} “{places[1]}”.")
    return None


def _names_person(story: Story, pair: Pair, place: str) -> bool:
    """Do words that look like a place name a person, or an owner: "from Ada Lund", "from Lisk's Lund"?"""
    known = {
        name.last
        for member in (pair.one, pair.other)
        for name in names_in(story.articles[member.article], member.spans)
        if name.kind is Kind.PERSON
    }
    return place.split()[-1].lower() in known or "'s " in place.replace("’", "'")


@lru_cache(maxsize=1 << 12)
def _bodies(article: Article, spans: Spans) -> tuple[str, ...]:
    """The names of several words of a passage, without the persons' names in them: the first `MOST_BODIES`."""
    text = article.text
    persons = [name for name in names_in(article, spans) if name.kind is Kind.PERSON]
    found: dict[str, None] = {}
    for match in (match for span in spans for match in _CAPITALS.finditer(text, *span)):
        inside = [name for name in persons if name.lead < match.end() and match.start() < name.end]
        end = min((name.lead for name in inside), default=match.end())
        body = _BEFORE_BODY.sub("", _BEHIND_BODY.sub("", text[match.start() : max(end, match.start())]))
        listed = _GOES_ON.match(text, match.end()) or text.endswith(" and ", 0, match.start())
        if " " in body and not listed:
            found[body] = None
            if len(found) == MOST_BODIES:
                break
    return tuple(found)


def _are_akin(one: str, other: str) -> bool:
    """Are two names one in most of their words, and the other words no two sides?"""
    first, second = (_parts(name) for name in (one, other))
    here, there = set(first) - set(second), set(second) - set(first)
    shared = len(set(first) & set(second))
    if first[-1:] != second[-1:] or first[-len(second) :] == second or second[-len(first) :] == first:
        return False  # a body of another kind, or the same one called shorter
    if (here & _SIDES and there & _SIDES) or any(word.isdigit() or word in _NO_NAMES for word in here | there):
        return False
    if not (here or there):
        return shared >= LEAST_SHARED and " of " in f"{one}{other}" and one.count(" of ") != other.count(" of ")
    return shared >= LEAST_SHARED and len(here) <= MOST_OTHERS and len(there) <= MOST_OTHERS


def _goes_before(one: str, other: str) -> bool:
    """Is one name the beginning of the other one, cut off there?"""
    first, second = " ".join(_parts(one)), " ".join(_parts(other))
    return first != second and (first.startswith(second) or second.startswith(first))


def _parts(name: str) -> list[str]:
    whole = name.replace("United States", "US").replace("House of Representatives", "House")
    words = re.findall(
        r"[\w’'.-]+",
        re.sub(
            r"[’']s\b|(?<=[A-Z])\.(?=[A-Z])",
            "",
            whole,
        ),
    )
    return [word.rstrip(".") for word in words if word == "US" or word.lower() not in FUNCTION_WORDS]


def _find_places(one: str, other: str) -> tuple[str, str] | None:
    """Two places that stand in the same words: "an event in Norwalk", "an event in Norfolk"."""
    if not (_PLACE.search(one) and _PLACE.search(other)):
        return None
    spans = find_words(one), find_words(other)
    if max(map(len, spans)) > MOST_ALIGNED:
        return None
    words = [[text[start:end] for start, end in found] for text, found in zip((one, other), spans, strict=True)]
    lower = [[word.lower() for word in found] for found in words]
    codes = SequenceMatcher(None, lower[0], lower[1], autojunk=False).get_opcodes()
    shared = sum(end - start for kind, start, end, _, _ in codes if kind == "equal")
    least = max(LEAST_AROUND, SHARE_AROUND * min(map(len, words)))
    for kind, start, end, at, last in codes:
        if kind != "replace" or not start or lower[0][start - 1] not in _PLACED or shared < least:
            continue
        names = words[0][start:end], words[1][at:last]
        if any(len(found) > MOST_PLACE_WORDS or not all(map(_is_place_word, found)) for found in names):
            continue
        if _goes_on(one, spans[0], end) or _goes_on(other, spans[1], last):
            continue
        return (
            _place_at(one, spans[0], start - 1, end),
            _place_at(other, spans[1], at - 1, last),
        )
    return None


def _goes_on(text: str, spans: Sequence[tuple[int, int]], after: int) -> bool:
    """Does a noun follow, as in "in Senate history"?"""
    if after >= len(spans) or text[spans[after - 1][1] : spans[after][0]] != " ":
        return False
    word = text[slice(*spans[after])]
    return word.islower() and word not in FUNCTION_WORDS and not word.endswith("ed")


def _place_at(text: str, spans: Sequence[tuple[int, int]], first: int, after: int) -> str:
    """A place with the word before it and the names that follow it: "of Aventura, Fla."."""
    while (
        after < len(spans) and _is_place_word(text[slice(*spans[after])]) and spans[after][0] - spans[after - 1][1] <= 2
    ):
        after += 1
    return " ".join(text[spans[first][0] : spans[after - 1][1]].split())


def _is_place_word(word: str) -> bool:
    return word[0].isupper() and word not in _NO_NAMES and word.lower() not in FUNCTION_WORDS

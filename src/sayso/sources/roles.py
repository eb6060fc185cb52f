"""What a text says a person is: titles before the name, appositions behind it, and how descriptions fit them."""

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from sayso.sources.mentions import Kind, Name
from sayso.sources.nouns import (
    ADDRESS,
    CROWDS,
    INSTITUTION_NOUNS,
    OFFICES,
    OUTLET_NOUNS,
    ROLES,
    WIDER,
    is_noun,
    is_person_noun,
    singular,
)
from sayso.sources.places import LEADERS, place_keys
from sayso.sources.titles import FUNCTION_WORDS

# An apposition behind a name, as far as the next comma, bracket or dash; 140 characters are the longest seen to be one.
_AGE = re.compile(r", \d{1,3}(?=,)")
_BEHIND = re.compile(
    r"(?:, | [—–-]{1,2} )(?:who (?:is|was|has been|serves as|served as) |now |then |at the time |formerly )?"
    r"([^,;:()“”\"\n]{3,140}?)"
    r"(?=[,;:()“”\"\n]|(?<!\b[A-Z])\.(?:\s|$)|\.$| [—–]| who\b| that\b| and (?:who|later|has|is)\b)"
)
_COPULA = re.compile(r" (?:is|was) ((?:the|a|an) [^,;:()“”\"\n.]{3,100}?)(?=[,;:()“”\".\n]| who\b| that\b| and\b)")
_PARTY = re.compile(r",? \(?([RDI])-([A-Z][\w.]*(?: [A-Z][\w.]*)?)\)?|,? (?:\(([A-Z][\w.]{1,6})\))")
_OF_PLACE = re.compile(r" of (?:the )?([A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3})")
_BEFORE = re.compile(
    r"(?:^|[\s“\"(])((?:(?:the|a|an|[\w.’'-]+[’']s?) (?:[\w’'.-]+ ){0,6}"
    r"|(?:his|her|their|its) (?:(?!while |when |as |and |that |the )[\w’'.-]+ ){0,3})[\w’'-]+), $",
    re.IGNORECASE,
)
_LAST_NOUN = re.compile(r".*\bby ((?:the|an?|his|her|their|its) .+)$", re.IGNORECASE)
_ENDS_MODIFIER = re.compile(
    r" (?:of|for|at|to|with|in|on|from|under|by|who|that|representing|and|whose|as|"
    r"vying|running|seeking|serving|leading|overseeing|handling|heading|campaigning|presiding|working|speaking)\b"
)
_PAUSE = re.compile(r"[,;:()]| [–—-] ")
_WORD = re.compile(r"[\w.&-]+(?:[’']\w*)?")


@dataclass(frozen=True, slots=True)
class Role:
    """One way in which a person is described.

    `heads` are the nouns, in the singular and lower case ("secretary"; "vice-president" for "vice president"),
    `modifiers` the words before them and what those stand for ("russian", "country:russia"), `complement` the same of
    what comes behind ("of the Lake County board"). `former` is True for "former judge" and "then-President",
    `title` for a role that stood before the name.
    """

    text: str
    heads: frozenset[str]
    modifiers: frozenset[str]
    complement: frozenset[str] = frozenset()
    former: bool = False
    title: bool = False

    @property
    def words(self) -> frozenset[str]:
        """All words but the heads, and what they stand for."""
        return self.modifiers | self.complement


def find_roles(text: str, name: Name) -> list[Role]:
    """Return the roles that stand with one mention of a person: before the name, behind it, and its party mark."""
    found = []
    if name.title and (role := read_role(name.title)):
        found.append(replace(role, title=True))
    at = name.end
    if age := _AGE.match(text, at):
        at = age.end()
    place = _OF_PLACE.match(text, at)
    if place and found and not name.possessive:
        found[0] = _with_words(found[0], place.group(1))
        at = place.end()
    party = _PARTY.match(text, at)
    if party:
        if found:
            found[0] = _with_words(found[0], party.group(2) or party.group(3))
        if party.group(1):
            found.append(Role(party.group(), frozenset(), frozenset({_PARTIES[party.group(1)]})))
        at = party.end()
    behind = _BEHIND.match(text, at)
    if (behind and (role := _read_behind(behind.group(1), name)) and _is_apposition(behind.group(1))) or (
        not behind and (copula := _COPULA.match(text, at)) and (role := read_role(copula.group(1)))
    ):
        found.append(role)
    before = _BEFORE.search(text, max(0, name.lead - 90), name.lead)
    if before and (role := read_role(_OF_STATEMENT.sub("", before.group(1)))):
        found.append(role)
    elif before and (inner := _LAST_NOUN.search(before.group(1))) and (role := read_role(inner.group(1))):
        found.append(role)  # "a report by the inspector, Ann Lee"
    return found


def _read_behind(phrase: str, name: Name) -> Role | None:
    """Read an apposition. Behind a full name "a retired profiler" is a role, though the noun is in no list."""
    role = read_role(phrase)
    if role is not None or len(name.words) < 2 or name.kind is not Kind.PERSON:
        return role
    front = _ENDS_MODIFIER.split(phrase, maxsplit=1)[0]
    words = _words(front)
    if len(words) < 2 or words[0] not in ("a", "an", "the") or not words[-1].endswith(_PERSON_ENDINGS):
        return None
    if is_noun(words[-1]) or words[-1] in FUNCTION_WORDS:
        return None
    return Role(phrase, frozenset(words[-1:]), _keys([word for word in words[:-1] if word not in FUNCTION_WORDS]))


# "in a statement Ali's lawyer", where the statement is no part of the role.
_OF_STATEMENT = re.compile(r"^(?:the|an?) (?:(?!to |of |for |with |from |by )[a-z-]+ )+(?=[A-Z][\w.-]*[’']s? )")
_PERSON_ENDINGS = ("er", "or", "ist", "ian", "man", "woman", "eer")
_PARTIES = {"R": "republican", "D": "democratic", "I": "independent"}


def is_thing(text: str, name: Name) -> bool:
    """Does an apposition behind a name say that it is an institution or an outlet: "Rising, a research group,"?"""
    behind = _BEHIND.match(text, name.end)
    if behind is None or not behind.group(1).lower().startswith(("the ", "a ", "an ")):
        return False
    words = _words(_ENDS_MODIFIER.split(behind.group(1), maxsplit=1)[0])
    base = singular(words[-1]) if words else ""
    return base in INSTITUTION_NOUNS or base in OUTLET_NOUNS or base in CROWDS


def _with_words(role: Role, words: str) -> Role:
    return replace(role, complement=role.complement | _keys(words.replace("’s", "").split()))


def _is_apposition(phrase: str) -> bool:
    """Is what follows a name's comma a description of the person, and not the next clause?"""
    first = phrase.split(maxsplit=1)[0].lower()
    if first in ("the", "a", "an", "one", "his", "her", "their", "its", "another"):
        return True
    if first in FUNCTION_WORDS or (first.endswith("ing") and first not in _SERVING):
        return False
    head = _ENDS_MODIFIER.split(phrase, maxsplit=1)[0]
    last = head.split()[-1].lower().rstrip(".")
    return is_person_noun(last) and not last.endswith("ing")


_SERVING = frozenset("acting founding managing outgoing leading ruling sitting visiting".split())


def read_role(phrase: str) -> Role | None:
    """Read a role from a noun phrase ("the third White House national security adviser"), or None where it is none.

    The head is the last noun of the phrase's first part; an office may have two ("director and founder").
    """
    phrase = _PAUSE.split(phrase, maxsplit=1)[0]
    front = _ENDS_MODIFIER.split(phrase, maxsplit=1)[0]
    before, behind = _words(front), _words(phrase[len(front) :])
    if not before or all(word in ADDRESS for word in before):
        return None
    heads = _heads_of(before) or (_heads_of(before[:-1]) if len(behind) and before[-1:] == ["chief"] else frozenset())
    if not heads:
        return None
    former = any(word in _FORMER or word.startswith(("then-", "ex-")) for word in before)
    parts = {part for head in heads for part in head.split("-")} | heads
    if before[-1] == "general" and len(before) > 1:
        parts.add("general")  # "inspector general"
    kept = [word for word in before if word not in FUNCTION_WORDS and singular(word) not in parts]
    return Role(phrase, heads, _keys(kept), _keys([word for word in behind if word not in FUNCTION_WORDS]), former)


_FORMER = frozenset("former ex onetime then late erstwhile".split())


def _words(phrase: str) -> list[str]:
    words = [word.lower().replace("'", "’").removesuffix("’s").rstrip("’.") for word in _WORD.findall(phrase)]
    return [OFFICES.get(word, word) for word in words]


def _heads_of(words: list[str]) -> frozenset[str]:
    """Return the office nouns at the end of a noun phrase's words, in lower case."""
    if not words:
        return frozenset()
    last = singular(words[-1].rstrip(".").removeprefix("then-").removeprefix("ex-"))
    before = words[-2] if len(words) > 1 else ""
    if last == "president" and before == "vice":
        return frozenset({"vice-president"})
    if last == "minister" and before == "prime":
        return frozenset({"minister", "premier"})
    if last == "secretary" and before == "press":
        return frozenset({"secretary", "press-secretary", "spokesperson"})
    if last == "general" and before in ("attorney", "solicitor", "surgeon", "inspector"):
        return frozenset({before})
    if last == "staff" and "chief" in words:
        return frozenset({"chief"})
    if last in ROLES or is_person_noun(last):
        return frozenset({last})
    for n, word in enumerate(words[:-1]):  # "Secretary of State", "Defense Minister Sergei"
        if singular(word) in ROLES and n == len(words) - 2:
            return frozenset({singular(word)})
    return frozenset()


def _keys(words: list[str]) -> frozenset[str]:
    keys: set[str] = set()
    lowers = [word.lower().rstrip(",") for word in words]
    for word in lowers:
        word = word.removeprefix("then-").removeprefix("ex-")
        keys.add(word.rstrip("."))
        keys |= place_keys(word)
        for part in word.split("-") if "-" in word else ():
            keys.add(part)
    for left, right in pairwise(lowers):
        keys |= place_keys(f"{left}-{right}")
    return frozenset(keys)


_RULERS = frozenset("president premier minister chancellor leader king prince dictator".split())


def with_country(role: Role, surname: str) -> Role:
    """Return a ruler's role with the country, where it has none and the surname, in lower case, is a leader's."""
    country = LEADERS.get(surname)
    if country is None or not role.heads & _RULERS or any(key.startswith("country:") for key in role.words):
        return role
    return replace(role, complement=role.complement | {country})


def fit(description: Role, role: Role, marks: frozenset[str] = frozenset()) -> float:
    """Say how well a definite description ("the Pentagon chief") fits a role that a person is known by.

    0 where it does not; 1 for the bare noun, more for every modifier that they share. A modifier of the description
    that neither the role nor the person's other `marks` (a party, a state) bear out makes it less, one that tells
    another country makes it 0.
    """
    if description.heads & role.heads:
        score = 1.0
    elif any(role.heads & WIDER.get(head, frozenset()) for head in description.heads):
        score = 0.7
    else:
        return 0.0
    if role.modifiers & _LESSER - description.modifiers:
        return 0.0
    if _are_elsewhere(description.complement, role.complement):
        return 0.0  # "the envoy in Oslo" is not the envoy to Quito
    if are_of_two_parties(description, role, marks):
        return 0.0
    places = {key for key in description.words if ":" in key}
    known = role.words | marks
    known_places = {key for key in known if ":" in key}
    if places and known_places and not places & known_places:
        return 0.0
    if places & known_places:
        score += 1.0
    for wanted, cost in ((description.modifiers, 0.4), (description.complement, 0.1)):
        for word in {key for key in wanted if ":" not in key} - _EMPTY_MODIFIERS:
            if word in known or place_keys(word) & known:
                score += 0.5
            else:
                score -= cost
    return max(0.0, score)


_PARTY_OF = {"republican": "R", "gop": "R", "democrat": "D", "democratic": "D"}


def are_of_two_parties(description: Role, role: Role, marks: frozenset[str]) -> bool:
    """Does a description name another party than a role, or the words that somebody is otherwise called by, do?"""
    one = {_PARTY_OF[word] for word in description.heads | description.modifiers if word in _PARTY_OF}
    other = {_PARTY_OF[word] for word in role.heads | role.modifiers | marks if word in _PARTY_OF}
    return bool(one and other) and not one & other


def _are_elsewhere(one: frozenset[str], other: frozenset[str]) -> bool:
    places, others = ({key for key in words if ":" in key} for words in (one, other))
    return bool(places and others) and not places & others


def heads_agree(description: Role, role: Role) -> bool:
    """Can the nouns of two descriptions be of one person: the same, or one wider than the other?"""
    pairs = ((description.heads, role.heads), (role.heads, description.heads))
    return bool(description.heads & role.heads) or any(
        narrow & WIDER.get(head, frozenset()) for heads, narrow in pairs for head in heads
    )


_LESSER = frozenset("vice deputy assistant associate".split())  # "the nominee" is not the vice-presidential one
_EMPTY_MODIFIERS = frozenset(
    "former new current own longtime long-time top senior embattled outgoing acting retired".split()
)

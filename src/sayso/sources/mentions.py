"""Names in a text: runs of capitalised words, with the titles and roles before them, and what they name."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

from sayso.sources.given_names import ALSO_WORDS, GENDER, Gender
from sayso.sources.nouns import (
    ADDRESS,
    INSTITUTIONS,
    OFFICE_TITLES,
    OFFICES,
    ORGANISATION_WORDS,
    gender_of_noun,
    is_listed,
    is_noun,
    is_person_noun,
    is_plural,
)
from sayso.sources.openings import EDITORIAL_WORDS, find_opening, is_state
from sayso.sources.outlets import Outlet, find_outlet, has_reported, is_common_word
from sayso.sources.places import is_place, place_keys
from sayso.sources.titles import FUNCTION_WORDS, PORTFOLIOS, is_given, name_behind, office_end, office_of, role_before
from sayso.sources.tokens import GENERATIONS, SOCIETIES, TAKES_FOR, Token, find_runs

_LOWER_WORD = re.compile(r"(?<![/@.])\b[a-z]\w+")  # none of an address
_PARTY_TAG = re.compile(r"[RDI]-[A-Z]")
_SENTENCE_BREAK = re.compile(r"(?:^|[.!?:…][\"”’')\]]*\s+|\n\s*)[\"“‘'(\[]*$|[\s(][\"“‘'(\[]$")


# Plural nouns for people that name a body of them: a party, a people.
_BODIES = frozenset("republicans democrats tories conservatives liberals americans europeans marines".split())
_STATE_BEHIND = re.compile(r", ([A-Z][\w.]{1,14}),")
_FORMER_BEFORE = re.compile(r"\b(?:former |then-|ex-|late |acting |retired )$")
# "U.S. Ambassador to", "assistant secretary for": an office whose post follows, and then the holder's name.
_OFFICE_BEFORE = re.compile(
    r"((?:(?:[A-Z][\w.]+|deputy|assistant|acting|under|former|permanent) ){0,4}"
    r"(?:[Aa]mbassador|[Ee]nvoy|[Ss]ecretary|[Dd]irector|[Mm]inister|[Cc]ommissioner|[Rr]epresentative|[Aa]dvis[eo]r|"
    r"[Uu]ndersecretary|[Cc]ounsel|[Cc]orrespondent|[Aa]dministrator|[Cc]hief) "
    r"(?:(?:of|for|to|at|in) (?:the )?|of State for (?:the )?))$"
)
_POSTS = frozenset(
    "affairs nations operations security management programs programmes policy communications un".split()
)
_MOST_NAME_WORDS = 3
_TO_A_COUNTRY = ("mbassador to ", "mbassador to the ", "nvoy to ", "nvoy to the ")
_ELDER_BEFORE = re.compile(r"\b(elder|younger) (?:Mr\. |Ms\. |Mrs\. )?$")
# Months and the like that are given names too, and the words before them by which they are months.
_MONTH_BEFORE = re.compile(
    r"\b(?:[Ii]n|[Ll]ast|[Ss]ince|[Oo]f|[Tt]his|[Nn]ext|[Bb]y|[Uu]ntil|[Ee]arly|[Ll]ate|[Ff]rom|[Oo]n) $"
)
_MONTH_NAMES = frozenset("jan april may june august".split())
# Adjectives that news puts before the name of a party's members, with a capital where they open a sentence.
_OF_MEMBERS = frozenset(
    "some many most several few other top key moderate conservative liberal progressive centrist establishment "
    "rank-and-file hard-line hardline anti-tax high-profile vulnerable mainstream far-right far-left younger older "
    "national".split()
)
# Function words that are surnames behind a title or a given name: "Mrs. May", "David Long".
_SURNAMES = frozenset("may long march april june august summer winter said best".split())


class Kind(Enum):
    """What a name names, as far as the words tell."""

    PERSON = "person"
    ORGANIZATION = "organization"
    OUTLET = "outlet"
    PLACE = "place"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Name:
    """A name at `[start, end)`, without what stands before it; `lead` is where its title or role begins.

    `title` is that title or role as printed ("Kremlin spokesman", "Mr."), `words` are the name's words without
    generation marks, `definite` is True behind "the", `possessive` before "'s".
    """

    start: int
    end: int
    lead: int
    words: tuple[str, ...]
    kind: Kind
    title: str | None = None
    gender: Gender | None = None
    definite: bool = False
    possessive: bool = False
    outlet: Outlet | None = None
    form: str = ""
    generation: str = ""

    @property
    def text(self) -> str:
        """The name as one string, as printed, but for line ends and generation marks."""
        return self.form or " ".join(self.words)

    @property
    def last(self) -> str:
        """The last word in lower case, with a particle before it: a person's surname, mostly."""
        return self.words[-1].lower()


def find_names(
    text: str, start: int = 0, end: int | None = None, *, sources: frozenset[int] = frozenset()
) -> list[Name]:
    """Return the names in `text[start:end]`, in order, never overlapping.

    `sources` are offsets where somebody is said to speak: a capitalised word there is no mere beginning of a sentence.
    """
    end = len(text) if end is None else end
    runs = list(find_runs(text, start, end))
    usage = _Usage(
        lower=frozenset(_LOWER_WORD.findall(text, start, end)),
        capitalised=Counter(token.text for run in runs for token in run),
        outlets=frozenset(
            run[0].text
            for run in runs
            if len(run) == 1 and is_common_word(run[0].text)
            if has_reported(text, run[0].start, run[-1].end) or _is_the_source(text, run[0].start, sources)
        ),
        sources=sources,
        surnames=frozenset(
            run[-1].lower for run in runs if len(run) > 1 and (_may_be_person(run[0].lower) or is_given(run[-2].lower))
        ),
    )
    return [name for run in runs for name in _read_run(text, run, usage)]


@dataclass(frozen=True, slots=True)
class _Usage:
    """How a text writes its words: those that it has in lower case, and how often each capitalised one stands.

    `outlets` are those of its words that name an outlet and also something else, and stand beside words of reporting,
    `surnames` those that end a person's name: "Sellers" is one, where the text has a Joseph Sellers.
    """

    lower: frozenset[str]
    capitalised: Counter[str]
    outlets: frozenset[str]
    sources: frozenset[int]
    surnames: frozenset[str]


def _read_run(text: str, run: list[Token], usage: _Usage) -> Iterator[Name]:
    """Yield the name of a run of capitalised words: without the function words, dates and party marks around it."""
    part: list[Token] = []
    for n, token in enumerate(run):
        surname = bool(part) and (token.lower in _SURNAMES or token.text == "Now")  # "Secure Harbors Now"
        surname = surname or (token.lower in _MONTH_NAMES and _is_given_here(text, token, run[n + 1 : n + 2]))
        if part and token.start > part[-1].end + 1 and _is_surname_of(text, part):
            yield from _named(text, part, usage)
            part = []  # "Angus King of Maine"
        surname = surname or token.text in ("US", "WHO")
        if (token.lower in FUNCTION_WORDS and not surname) or _PARTY_TAG.match(token.text):
            if part and (name := _make_name(text, part, usage)):
                yield name
            part = []
        else:
            part.append(token)
    if part and (name := _make_name(text, part, usage)):
        yield name


def _named(text: str, part: list[Token], usage: _Usage) -> Iterator[Name]:
    if name := _make_name(text, part, usage):
        yield name


def _is_surname_of(text: str, part: list[Token]) -> bool:
    """Does a run end with a given name and a surname that could be an office, before "of"?"""
    if len(part) < 2 or not is_given(part[-2].lower) or part[-1].lower not in OFFICE_TITLES:
        return False
    return text.startswith(" of ", part[-1].end)


def _is_given_here(text: str, token: Token, following: list[Token]) -> bool:
    """Is a word that can be a month a given name: "Jan Roth", but not "In June Roth left", or "May Day"?"""
    if not following or following[0].lower in FUNCTION_WORDS or token.lower not in GENDER:
        return False
    if is_noun(following[0].lower) or following[0].lower in ORGANISATION_WORDS or text[token.end] == ".":
        return False
    return _MONTH_BEFORE.search(text, max(0, token.start - 8), token.start) is None


def _make_name(text: str, tokens: list[Token], usage: _Usage) -> Name | None:
    cut = office_end(text, tokens)
    if not cut and _SENTENCE_BREAK.search(text, max(0, tokens[0].start - 12), tokens[0].start):
        opening, is_role = find_opening([token.text for token in tokens], usage.capitalised)
        cut, tokens = (opening, tokens) if is_role else (0, tokens[opening:])
    office = office_of(text, tokens)
    if office is not None:
        cut = name_behind(tokens, office)
        if not cut:
            return _make_name(text, tokens[office + 1 :], usage)
    if not cut and (posted := _read_posted(text, tokens)) is not None:
        return posted
    before = text[max(0, tokens[0].start - 4) : tokens[0].start].lower()
    definite = before == "the "
    possessive = tokens[-1].possessive
    if [token.lower for token in tokens[-2:]] == ["town", "hall"] and _find_outlet(text, tokens[:-2], definite, usage):
        tokens = tokens[:-2]  # "an MSNBC Town Hall"
    outlet = _find_outlet(text, tokens, definite, usage)
    if outlet is not None and not (len(tokens) == 1 and tokens[0].lower in GENDER):
        words = tuple(token.text for token in tokens)
        start, end = tokens[0].start, tokens[-1].end
        return Name(start, end, start, words, Kind.OUTLET, None, None, definite, possessive, outlet, text[start:end])
    title = text[tokens[0].start : tokens[cut - 1].end] if cut else None
    if title and text[tokens[cut - 1].end] == ".":
        title += "."
    lead = tokens[0].start
    if title and cut > 1 and tokens[0].lower.endswith("ing"):
        lead, title = tokens[1].start, title[tokens[1].start - lead :]  # "Saying President Lee was wrong"
    if title and (former := _FORMER_BEFORE.search(text, max(0, lead - 12), lead)):
        lead, title = lead - len(former.group()), former.group() + title
    rest = [token for token in tokens[cut:] if token.lower not in GENERATIONS]
    if not rest or (cut and all(token.lower in PORTFOLIOS for token in rest)):
        return None
    if not cut:
        if len(rest) > 2 and rest[0].lower.endswith("ing") and rest[1].lower in GENDER and rest[0].lower not in GENDER:
            rest = rest[1:]  # "Attacking Ann Lee", at the head of a sentence
        while len(rest) > 2 and len(rest[-1].text) > 2 and rest[-1].text.isupper() and not rest[0].text.isupper():
            rest = rest[:-1]  # "Ann Lee CPAC", of a headline
        while (
            len(rest) > 1 and rest[0].lower in EDITORIAL_WORDS and not _is_organisation(rest, [t.lower for t in rest])
        ):
            rest = rest[1:]
        while len(rest) > 1 and rest[-1].lower in _BODIES and _is_of_members(text, rest[0], usage):
            rest = rest[1:]  # "Prominent Republicans", who are no institution
        if rest[0].lower in EDITORIAL_WORDS or (len(rest) == 1 and _opens_sentence_only(text, rest[0], usage)):
            return None
        if (
            len(rest) == 1
            and is_plural(rest[0].lower)
            and is_person_noun(rest[0].lower)
            and rest[0].lower not in _BODIES
            and rest[0].lower not in usage.surnames
        ):
            return None
    if not cut and rest[0].start == lead:
        lead, title = role_before(text, lead)
    words = tuple(token.text for token in rest)
    kind = _kind_of(rest, title, definite)
    gender = _gender_of(title, rest) if kind in (Kind.PERSON, Kind.UNKNOWN) else None
    if kind is Kind.ORGANIZATION and title is not None and not cut:
        lead, title = rest[0].start, None  # "conservative House Republicans": an adjective, and no role
    if kind is Kind.UNKNOWN and not cut and _is_state_behind(text, rest[-1].end):
        kind = Kind.PLACE
    generation = tokens[-1].lower.rstrip(".")
    generation = generation if generation in GENERATIONS else ""
    if len(rest) == 1 and (elder := _ELDER_BEFORE.search(text, max(0, rest[0].start - 14), rest[0].start)):
        generation = "sr" if elder.group(1) == "elder" else "jr"
    return Name(
        rest[0].start,
        tokens[-1].end if generation else rest[-1].end,
        lead,
        words,
        kind,
        title,
        gender,
        definite,
        possessive,
        form=" ".join(text[rest[0].start : rest[-1].end].split()),
        generation=generation,
    )


def _read_posted(text: str, tokens: list[Token]) -> Name | None:
    """Read "Ann Lee" in "Ambassador to Norland Ann Lee", where the place or portfolio ran into the name."""
    given = next((n for n in range(1, len(tokens) - 1) if is_given(tokens[n].lower)), 0)
    if not given or len(tokens) - given > _MOST_NAME_WORDS or is_given(tokens[0].lower):
        return None
    last = tokens[given - 1].lower
    post = last in ORGANISATION_WORDS or last in PORTFOLIOS or last in _POSTS or is_place(last)
    office = _OFFICE_BEFORE.search(text, max(0, tokens[0].start - 60), tokens[0].start)
    if office is None or tokens[-1].lower in ORGANISATION_WORDS:
        return None
    if not post and not office.group().endswith(_TO_A_COUNTRY):
        return None
    rest = tokens[given:]
    form = " ".join(text[rest[0].start : rest[-1].end].split())
    lead = office.start(1)
    while (word := text[lead:].split(" ", 1)[0]).lower() in FUNCTION_WORDS:
        lead += len(word) + 1
    title = text[lead : rest[0].start].strip()
    words = tuple(token.text for token in rest)
    gender, possessive = _gender_of(None, rest), rest[-1].possessive
    return Name(rest[0].start, rest[-1].end, lead, words, Kind.PERSON, title, gender, possessive=possessive, form=form)


def _is_state_behind(text: str, end: int) -> bool:
    """Does a comma and a state follow, as behind a town: "South Bend, Ind.,"?"""
    match = _STATE_BEHIND.match(text, end)
    return match is not None and any(key.startswith("state:") for key in place_keys(match.group(1).lower()))


def _find_outlet(text: str, tokens: list[Token], definite: bool, usage: _Usage) -> Outlet | None:
    """Return the outlet that a run of words names; one that is also an ordinary word only where it has reported."""
    if not 0 < len(tokens) <= 6:
        return None
    start, end = tokens[0].start, tokens[-1].end
    name = text[start:end]
    if definite and is_common_word("the " + name):
        name = "the " + name
    elif not is_common_word(name):
        return find_outlet(name)
    reported = tokens[0].text in usage.outlets or has_reported(text, start, end)
    return find_outlet(name) if reported or _is_the_source(text, start, usage.sources) else None


def _is_the_source(text: str, start: int, sources: frozenset[int]) -> bool:
    """Does a source begin with "the" and this capitalised word: "the Independent", which is no adjective there?"""
    return text[max(0, start - 4) : start].lower() == "the " and start - 4 in sources


def _may_be_person(word: str) -> bool:
    return word in GENDER or word in ADDRESS or word in OFFICES or word in OFFICE_TITLES


def _is_of_members(text: str, token: Token, usage: _Usage) -> bool:
    """Does a capitalised adjective before the name of a party's members only open a sentence?"""
    word = token.lower
    if word in ORGANISATION_WORDS or word in INSTITUTIONS or word in GENDER or is_place(word):
        return False
    if not _SENTENCE_BREAK.search(text, max(0, token.start - 12), token.start):
        return False
    return word in _OF_MEMBERS or word in usage.lower or word.endswith(("ent", "ive", "ing", "ed", "ious"))


def _opens_sentence_only(text: str, token: Token, usage: _Usage) -> bool:
    """Does a single capitalised word open a sentence, and look like any other word there?"""
    word = token.lower
    if word in GENDER or word in INSTITUTIONS or is_place(word) or token.text.isupper() or token.possessive:
        return False
    if word in usage.surnames and (word not in usage.lower or token.start in usage.sources):
        return False
    if not _SENTENCE_BREAK.search(text, max(0, token.start - 12), token.start):
        return False
    return (
        (is_noun(word) and (is_listed(word) or is_plural(word) or not word.endswith("man")))
        or word.endswith(("ing", "ly", "ists", "ers", "ors"))
        or word in usage.lower
        or (usage.capitalised[token.text] == 1 and (is_state(word) or token.start not in usage.sources))
    )


def _kind_of(tokens: list[Token], title: str | None, definite: bool) -> Kind:
    lowers = [token.lower for token in tokens]
    joined = "-".join(lowers)
    if title is None:
        if is_place(joined) or is_place(joined + "."):
            return Kind.PLACE
        if joined in INSTITUTIONS or joined.replace("-", " ") in ("white house", "capitol hill", "downing street"):
            return Kind.ORGANIZATION
        if _is_organisation(tokens, lowers):
            return Kind.ORGANIZATION
        if len(tokens) == 1:
            return Kind.UNKNOWN
    if title is not None:
        return Kind.ORGANIZATION if lowers[-1] in _BODIES else Kind.PERSON
    known = lowers[0] in GENDER and lowers[0] not in ALSO_WORDS
    initial = any(len(token.text.rstrip(".")) == 1 for token in tokens[:-1])
    if len(tokens) <= 5 and (known or initial) and not definite:
        return Kind.PERSON
    return Kind.UNKNOWN


def _is_organisation(tokens: list[Token], lowers: list[str]) -> bool:
    if len(tokens) > 1:
        if any(right.start - left.end == len(" for ") for left, right in pairwise(tokens)) and lowers[0] in TAKES_FOR:
            return True  # "Democracy for Marlow"
        if lowers[-1] in ORGANISATION_WORDS and not (
            lowers[0] in GENDER and len(tokens) == 2 and lowers[0] not in ALSO_WORDS
        ):
            return True
        named_for = lowers[0] in ORGANISATION_WORDS or lowers[0] in SOCIETIES
        return named_for and tokens[1].start - tokens[0].end > 1
    text = tokens[0].text
    bare = text.replace(".", "")
    if 2 <= len(bare) <= 6 and bare.isupper() and bare.isalpha() and bare.lower() not in GENDER:
        return True
    return lowers[0] in ORGANISATION_WORDS


_BY_GIVEN_NAME = (["king"], ["queen"], ["pope"], ["prince"], ["princess"], ["emperor"], ["saint"])


def _gender_of(title: str | None, tokens: list[Token]) -> Gender | None:
    for word in reversed((title or "").lower().replace(".", "").split()):
        gender = ADDRESS.get(word) or gender_of_noun(word)
        if gender is not None:
            return gender
    first = tokens[0].lower
    by_given_name = len(tokens) > 1 or (title or "").lower().split()[-1:] in _BY_GIVEN_NAME
    return GENDER.get(first) if by_given_name else None

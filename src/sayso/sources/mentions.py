"""Names in a text: runs of capitalised words, with the titles and roles before them, and what they name."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from sayso.sources.given_names import ALSO_WORDS, GENDER, Gender
from sayso.sources.nouns import (
    ADDRESS,
    INSTITUTIONS,
    OFFICE_TITLES,
    OFFICES,
    ORGANISATION_WORDS,
    ROLES,
    gender_of_noun,
    is_noun,
    is_person_noun,
    is_plural,
)
from sayso.sources.openings import EDITORIAL_WORDS, find_opening, is_state
from sayso.sources.outlets import Outlet, find_outlet, is_common_word
from sayso.sources.places import is_place, place_keys

_UPPER = "".join(re.escape(chr(code)) for code in range(0x2000) if chr(code).isupper())
_TOKEN = re.compile(
    rf"(?<![\w@#&])(?:[Aa]l-|[Ee]l-|[a-z](?=[{_UPPER}][a-z]))?"
    rf"(?:(?:[{_UPPER}]\.)+(?:[{_UPPER}]\b)?|[{_UPPER}]\w*(?:[-’'&.]\w+)*)"
)
_LOWER_WORD = re.compile(r"(?<![/@.])\b[a-z]\w+")  # none of an address
_PARTY_TAG = re.compile(r"[RDI]-[A-Z]")
_SENTENCE_BREAK = re.compile(r"(?:^|[.!?:…][\"”’')\]]*\s+|\n\s*)[\"“‘'(\[]*$|[\s(][\"“‘'(\[]$")

_OUTLET_BEFORE = re.compile(
    r"\b(?:quoted (?:by|in)|aired on|told|tells?|telling|citing|cited|via|interview(?:ed)? (?:with|by|on|in)|"
    r"according to|reported by|"
    r"published (?:by|in|on)|(?:speaking|spoke|talking|comments?|statement|e-?mail) (?:to|with|on)|wrote (?:in|for)) "
    r"(?:the |The )?$"
)
_OUTLET_BEHIND = re.compile(
    r"(?:[’']s)?,? (?:(?:first|also|has|had|previously) )?(?:reported|reports|reporting|report\b|article|story|poll|"
    r"magazine|newspaper|interview|revealed|noted|published|editorial|reporters?\b|journalists?\b|correspondents?\b|"
    r"columnists?\b|anchor|host\b|citing|quoted|cited|interviewed)\b"
)

# Plural nouns for people that name a body of them: a party, a people.
_BODIES = frozenset("republicans democrats tories conservatives liberals americans europeans marines".split())
_STATE_BEHIND = re.compile(r", ([A-Z][\w.]{1,14}),")
_FORMER_BEFORE = re.compile(r"\b(?:former |then-|ex-|late |acting |retired )$")
_ELDER_BEFORE = re.compile(r"\b(elder|younger) (?:Mr\. |Ms\. |Mrs\. )?$")
_PARTICLES = frozenset("de da di du del dos la le van von der den bin ibn bint al el ben".split())
_GENERATIONS = frozenset("jr sr ii iii iv".split())
PORTFOLIOS = frozenset(
    "state defense defence treasury labor education energy commerce agriculture interior transportation health "
    "housing urban development human services homeland security veterans affairs war navy army foreign staff "
    "justice finance culture transport environment trade home immigration science technology economy".split()
)
# Months and the like that are given names too, and the words before them by which they are months.
_MONTH_BEFORE = re.compile(
    r"\b(?:[Ii]n|[Ll]ast|[Ss]ince|[Oo]f|[Tt]his|[Nn]ext|[Bb]y|[Uu]ntil|[Ee]arly|[Ll]ate|[Ff]rom|[Oo]n) $"
)
_MONTH_NAMES = frozenset("jan april may june august".split())
# Words of institutions that are surnames, too: "Captain Hall".
_ALSO_SURNAMES = frozenset("hall house law post church press guard wing college court school workers party".split())
# Adjectives that news puts before the name of a party's members, with a capital where they open a sentence.
_OF_MEMBERS = frozenset(
    "some many most several few other top key moderate conservative liberal progressive centrist establishment "
    "rank-and-file hard-line hardline anti-tax high-profile vulnerable mainstream far-right far-left younger older "
    "national".split()
)
_PLURAL_TITLES = frozenset("presidents senators representatives governors justices judges".split())
# Names in which a word of office is no office.
_NO_OFFICE = frozenset({("general", "motors"), ("general", "electric"), ("general", "assembly"), ("general", "mills")})

# Words that a sentence can begin with, and that are no part of a name.
FUNCTION_WORDS = frozenset(
    """
    a about above according across after afterward again against ago all almost alone along already also although always
    am amid among an and another any anyone anything are around as aside ask asked at away back because been before
    behind being below besides between beyond both but by call came can cannot can’t could couldn’t critics despite did
    didn’t do does doesn’t doing don’t down during each earlier either else elsewhere enough even eventually ever every
    everybody everyone everything except few finally first following for from further furthermore get getting given
    gives go going gone got had has have having he he’d he’ll hence her here here’s hers herself he’s him himself his
    how however i i’d if i’ll i’m in indeed inside instead into is isn’t it its it’s itself i’ve just later least less
    let let’s like likewise long look many may maybe me meanwhile might mine more moreover most much must my myself
    nearly neither never nevertheless next no nobody none nonetheless nor not nothing now of off often oh on once
    one only onto or other others otherwise our ours out outside over own per perhaps please plus previously quite
    rather read recently said same say says second see seven several shall she she’d she’s should shouldn’t similarly
    simply since six so some somebody someone something sometimes soon speaking still such ten than thanks that that’s
    the their theirs them themselves then there thereafter there’s these they they’d they’ll they’re they’ve third this
    those though three through throughout thus till to today together told tomorrow too toward towards tuesday two under
    unless unlike until up upon us very via was wasn’t we we’d well we’ll went were we’re weren’t we’ve what whatever
    what’s when whenever where whereas wherever whether which while who whoever whole whom who’s whose why will with
    within without won’t would wouldn’t yes yesterday yet you you’d you’ll your you’re yours yourself you’ve five four
    eight nine dozens hundreds thousands millions half asked adding added noting citing including officially ok okay
    sunday monday wednesday thursday friday saturday january february march april june july august september
    october november december jan feb mar apr aug sept sep oct nov dec spring summer fall autumn winter
    """.split()
)
# Function words that are surnames behind a title or a given name: "Mrs. May", "David Long".
_SURNAMES = frozenset("may long march april june august summer winter said best".split())
_PARTICIPLES = frozenset(
    "leading acting outgoing sitting ruling managing retired acclaimed renowned self-described self-proclaimed "
    "convicted accused disgraced".split()
)
_PLAIN_VERBS = frozenset(
    "says thinks believes tells asks wants knows calls writes think believe tell call thought knew met saw made became "
    "backs likes hires fires told said spoke quit beat won left took".split()
)


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


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    text: str
    lower: str  # without a full stop at its end, and with one kind of apostrophe
    possessive: bool


def find_names(
    text: str, start: int = 0, end: int | None = None, *, sources: frozenset[int] = frozenset()
) -> list[Name]:
    """Return the names in `text[start:end]`, in order, never overlapping.

    `sources` are offsets where somebody is said to speak: a capitalised word there is no mere beginning of a sentence.
    """
    end = len(text) if end is None else end
    runs = list(_find_runs(text, start, end))
    usage = _Usage(
        lower=frozenset(_LOWER_WORD.findall(text, start, end)),
        capitalised=Counter(token.text for run in runs for token in run),
        outlets=frozenset(
            run[0].text for run in runs if len(run) == 1 and is_common_word(run[0].text) and _has_reported(text, run)
        ),
        sources=sources,
        surnames=frozenset(run[-1].lower for run in runs if len(run) > 1 and _may_be_person(run[0].lower)),
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


def _find_runs(text: str, start: int, end: int) -> Iterator[list[_Token]]:
    run: list[_Token] = []
    for match in _TOKEN.finditer(text, start, end):
        token = _read_token(text, match.start(), match.end())
        if run and not _joined(text, run[-1], token):
            yield run
            run = []
        run.append(token)
    if run:
        yield run


def _read_token(text: str, start: int, end: int) -> _Token:
    word = text[start:end]
    possessive = word.endswith(("’s", "'s"))
    if possessive:
        word, end = word[:-2], end - 2
    elif word.endswith("s") and text[end : end + 1] in ("’", "'"):
        possessive = not text[end + 1 : end + 2].isalnum()
    lower = word.lower().replace("'", "’")
    return _Token(start, end, word, lower.rstrip(".") if len(lower) > 2 else lower, possessive)


def _joined(text: str, left: _Token, right: _Token) -> bool:
    if left.possessive:
        return False
    gap = text[left.end : right.start]
    if gap in (" ", "\u00a0", " & "):
        return True
    if gap in (". ", ".\u00a0"):
        return left.lower in OFFICES or left.lower in ADDRESS or left.lower in ("st", "jr", "sr")
    if gap in (", ", " ") and right.lower in _GENERATIONS:
        return True
    words = gap.split()
    if gap[:1] == " " and gap[-1:] == " " and 1 <= len(words) <= 2:
        if all(word in _PARTICLES for word in words):
            return True
        if words[0] == "of" and words[1:] in ([], ["the"]):
            return _takes_of(left.lower)
        if words in (["for"], ["and"], ["on"], ["for", "the"], ["on", "the"]):
            return left.lower in _TAKES_AND or (words[0] == "for" and left.lower in _TAKES_FOR)
    return False


def _takes_of(word: str) -> bool:
    """Can a capitalised word have "of" and a name behind it that are one name with it, or one title?"""
    if word in ORGANISATION_WORDS:
        return word not in ("news", "post", "times", "team")
    return word in OFFICE_TITLES or word in ("bank", "sons", "daughters")


_TAKES_AND = frozenset("committee center centre council department campaign coalition health housing".split())
_TAKES_FOR = frozenset(
    "organization organisation association alliance institute foundation fund society federation partnership union "
    "movement americans citizens mothers moms veterans catholics students initiative".split()
)


def _read_run(text: str, run: list[_Token], usage: _Usage) -> Iterator[Name]:
    """Yield the name of a run of capitalised words: without the function words, dates and party marks around it."""
    part: list[_Token] = []
    for n, token in enumerate(run):
        surname = bool(part) and token.lower in _SURNAMES
        surname = surname or (token.lower in _MONTH_NAMES and _is_given_here(text, token, run[n + 1 : n + 2]))
        if (token.lower in FUNCTION_WORDS and not surname) or _PARTY_TAG.match(token.text):
            if part and (name := _make_name(text, part, usage)):
                yield name
            part = []
        else:
            part.append(token)
    if part and (name := _make_name(text, part, usage)):
        yield name


def _is_given_here(text: str, token: _Token, following: list[_Token]) -> bool:
    """Is a word that can be a month a given name: "Jan Roth", but not "In June Roth left", or "May Day"?"""
    if not following or following[0].lower in FUNCTION_WORDS or token.lower not in GENDER:
        return False
    if is_noun(following[0].lower) or following[0].lower in ORGANISATION_WORDS or text[token.end] == ".":
        return False
    return _MONTH_BEFORE.search(text, max(0, token.start - 8), token.start) is None


def _make_name(text: str, tokens: list[_Token], usage: _Usage) -> Name | None:
    cut = _office_end(text, tokens)
    if not cut and _SENTENCE_BREAK.search(text, max(0, tokens[0].start - 12), tokens[0].start):
        opening, is_role = find_opening([token.text for token in tokens], usage.capitalised)
        cut, tokens = (opening, tokens) if is_role else (0, tokens[opening:])
    office = _office_of(text, tokens)
    if office is not None:
        cut = _name_behind(tokens, office)
        if not cut:
            return _make_name(text, tokens[office + 1 :], usage)
    before = text[max(0, tokens[0].start - 4) : tokens[0].start].lower()
    definite = before == "the "
    possessive = tokens[-1].possessive
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
    rest = [token for token in tokens[cut:] if token.lower not in _GENERATIONS]
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
        lead, title = _role_before(text, lead)
    words = tuple(token.text for token in rest)
    kind = _kind_of(rest, title, definite)
    gender = _gender_of(title, rest) if kind in (Kind.PERSON, Kind.UNKNOWN) else None
    if kind is Kind.ORGANIZATION and title is not None and not cut:
        lead, title = rest[0].start, None  # "conservative House Republicans": an adjective, and no role
    if kind is Kind.UNKNOWN and not cut and _is_state_behind(text, rest[-1].end):
        kind = Kind.PLACE
    generation = tokens[-1].lower.rstrip(".")
    generation = generation if generation in _GENERATIONS else ""
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


def _office_of(text: str, tokens: list[_Token]) -> int | None:
    """Return the index of an office before "of", as in "Director of National Intelligence Ann Lee", or None."""
    for n, token in enumerate(tokens[:-1]):
        if token.lower in OFFICE_TITLES and text.startswith(" of ", token.end):
            return n
    return None


def _name_behind(tokens: list[_Token], office: int) -> int:
    """Return the index at which a person's name begins behind an office with "of"; 0 where none does."""
    given = next((n for n in range(office + 2, len(tokens) - 1) if _is_given(tokens[n].lower)), 0)
    if given:
        return given
    behind = office + 1
    while behind < len(tokens) - 1 and tokens[behind].lower in PORTFOLIOS:
        behind += 1
    return behind if behind > office + 1 else 0


def _is_given(word: str) -> bool:
    return word in GENDER and word not in ALSO_WORDS


def _is_state_behind(text: str, end: int) -> bool:
    """Does a comma and a state follow, as behind a town: "South Bend, Ind.,"?"""
    match = _STATE_BEHIND.match(text, end)
    return match is not None and any(key.startswith("state:") for key in place_keys(match.group(1).lower()))


def _find_outlet(text: str, tokens: list[_Token], definite: bool, usage: _Usage) -> Outlet | None:
    """Return the outlet that a run of words names; one that is also an ordinary word only where it has reported."""
    if len(tokens) > 6:
        return None
    start, end = tokens[0].start, tokens[-1].end
    name = text[start:end]
    if definite and is_common_word("the " + name):
        name = "the " + name
    elif not is_common_word(name):
        return find_outlet(name)
    return find_outlet(name) if tokens[0].text in usage.outlets or _has_reported(text, tokens) else None


def _has_reported(text: str, tokens: list[_Token]) -> bool:
    """Do the words around a name say that it told, reported or was told something?"""
    start, end = tokens[0].start, tokens[-1].end
    return bool(_OUTLET_BEFORE.search(text, max(0, start - 40), start) or _OUTLET_BEHIND.match(text, end))


def _office_end(text: str, tokens: list[_Token]) -> int:
    """Return the number of tokens that are a title or role before a person's name; 0 where there is none."""
    cut = 0
    for n, token in enumerate(tokens[:-1]):
        word = token.lower
        if word.startswith("then-") or word.startswith("ex-"):
            word = word.partition("-")[2]
        following = tokens[n + 1].lower
        office = word in OFFICES or word in OFFICE_TITLES or word in _PLURAL_TITLES
        office = office or (word in ADDRESS and not _is_ship(text, token))
        rank = word in ("tem", "tempore", "elect") and cut > 0
        if (office and (word, following) not in _NO_OFFICE) or rank or (word in ROLES and following in GENDER):
            cut = n + 1
    if cut and cut < len(tokens) - 1 and tokens[cut - 1].lower in ("secretary", "minister", "chief"):
        while cut < len(tokens) - 1 and tokens[cut].lower in PORTFOLIOS:
            cut += 1
    if cut and tokens[-1].lower in ORGANISATION_WORDS and tokens[cut].lower not in GENDER:
        if len(tokens) - cut > 1 or (tokens[-1].lower not in _ALSO_SURNAMES and tokens[cut - 1].text[-1:] != "."):
            return 0  # "Justice Department"
    return cut


def _is_ship(text: str, token: _Token) -> bool:
    """Is a form of address part of a ship's name: "the Lady Ann"?"""
    return token.lower in ("lady", "sir", "miss", "dame") and text[max(0, token.start - 4) : token.start] == "the "


def _may_be_person(word: str) -> bool:
    return word in GENDER or word in ADDRESS or word in OFFICES or word in OFFICE_TITLES


def _is_of_members(text: str, token: _Token, usage: _Usage) -> bool:
    """Does a capitalised adjective before the name of a party's members only open a sentence?"""
    word = token.lower
    if word in ORGANISATION_WORDS or word in INSTITUTIONS or word in GENDER or is_place(word):
        return False
    if not _SENTENCE_BREAK.search(text, max(0, token.start - 12), token.start):
        return False
    return word in _OF_MEMBERS or word in usage.lower or word.endswith(("ent", "ive", "ing", "ed", "ious"))


def _opens_sentence_only(text: str, token: _Token, usage: _Usage) -> bool:
    """Does a single capitalised word open a sentence, and look like any other word there?"""
    word = token.lower
    if word in GENDER or word in INSTITUTIONS or is_place(word) or token.text.isupper() or token.possessive:
        return False
    if word in usage.surnames and (word not in usage.lower or token.start in usage.sources):
        return False
    if not _SENTENCE_BREAK.search(text, max(0, token.start - 12), token.start):
        return False
    return (
        is_noun(word)
        or word.endswith(("ing", "ly", "ists", "ers", "ors"))
        or word in usage.lower
        or (usage.capitalised[token.text] == 1 and (is_state(word) or token.start not in usage.sources))
    )


def _role_before(text: str, start: int) -> tuple[int, str | None]:
    """Read a role in lower case before a name: "Kremlin spokesman", "White House deputy chief of staff"."""
    before = text[max(0, start - 90) : start].rpartition("\n")[2]
    if before[-1:] != " ":
        return start, None
    words = before.split(" ")[:-1]
    head = words[-1].lower() if words else ""
    chief_of_staff = head == "staff" and "chief of staff" in before.lower()
    if head not in ROLES and head not in _PLURAL_TITLES and not chief_of_staff:
        return start, None
    lead = start
    for n in range(len(words) - 1, max(-1, len(words) - 8), -1):
        word = words[n].lower().replace("'", "’")
        if n < len(words) - 1 and not _fits_role(words, n, word):
            break
        if words[n][:1] in ("“", '"', "(", "‘"):
            break
        lead -= len(words[n]) + 1
    return lead, text[lead:start].strip()


def _fits_role(words: list[str], n: int, word: str) -> bool:
    if word == "of":
        return words[n + 1].lower() in ("staff", "state", "operations")
    if not word or not word[-1].isalnum() or word in FUNCTION_WORDS or word.endswith("’s"):
        return False
    if words[n][0].isupper() and words[n + 1] in _PLAIN_VERBS:
        return False
    return word not in _PLAIN_VERBS and not (word.endswith(("ed", "ing")) and word not in _PARTICIPLES)


def _kind_of(tokens: list[_Token], title: str | None, definite: bool) -> Kind:
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


def _is_organisation(tokens: list[_Token], lowers: list[str]) -> bool:
    if len(tokens) > 1:
        if lowers[-1] in ORGANISATION_WORDS and not (
            lowers[0] in GENDER and len(tokens) == 2 and lowers[0] not in ALSO_WORDS
        ):
            return True
        return lowers[0] in ORGANISATION_WORDS and tokens[1].start - tokens[0].end > 1
    text = tokens[0].text
    bare = text.replace(".", "")
    if 2 <= len(bare) <= 6 and bare.isupper() and bare.isalpha() and bare.lower() not in GENDER:
        return True
    return lowers[0] in ORGANISATION_WORDS


_BY_GIVEN_NAME = (["king"], ["queen"], ["pope"], ["prince"], ["princess"], ["emperor"], ["saint"])


def _gender_of(title: str | None, tokens: list[_Token]) -> Gender | None:
    for word in reversed((title or "").lower().replace(".", "").split()):
        gender = ADDRESS.get(word) or gender_of_noun(word)
        if gender is not None:
            return gender
    first = tokens[0].lower
    by_given_name = len(tokens) > 1 or (title or "").lower().split()[-1:] in _BY_GIVEN_NAME
    return GENDER.get(first) if by_given_name else None

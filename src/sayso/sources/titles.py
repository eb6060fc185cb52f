"""Titles and roles that stand before a name: "Secretary of State", "Kremlin spokesman", "Sen."."""

from sayso.sources.given_names import ALSO_WORDS, GENDER
from sayso.sources.nouns import ADDRESS, OFFICE_TITLES, OFFICES, ORGANISATION_WORDS, ROLES
from sayso.sources.tokens import Token

PORTFOLIOS = frozenset(
    "state defense defence treasury labor education energy commerce agriculture interior transportation health "
    "housing urban development human services homeland security veterans affairs war navy army foreign staff "
    "justice finance culture transport environment trade home immigration science technology economy".split()
)
PLURAL_TITLES = frozenset("presidents senators representatives governors justices judges".split())
# Names in which a word of office is no office.
_NO_OFFICE = frozenset({("general", "motors"), ("general", "electric"), ("general", "assembly"), ("general", "mills")})

# Words of institutions that are surnames, too: "Captain Hall".
_ALSO_SURNAMES = frozenset("hall house law post church press guard wing college court school workers party".split())
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
_PARTICIPLES = frozenset(
    "leading acting outgoing sitting ruling managing retired acclaimed renowned self-described self-proclaimed "
    "convicted accused disgraced".split()
)
_PLAIN_VERBS = frozenset(
    "says thinks believes tells asks wants knows calls writes think believe tell call thought knew met saw made became "
    "backs likes hires fires told said spoke quit beat won left took".split()
)


def office_of(text: str, tokens: list[Token]) -> int | None:
    """Return the index of an office before "of", as in "Director of National Intelligence Ann Lee", or None."""
    for n, token in enumerate(tokens[:-1]):
        if token.lower in OFFICE_TITLES and text.startswith(" of ", token.end):
            return n
    return None


def name_behind(tokens: list[Token], office: int) -> int:
    """Return the index at which a person's name begins behind an office with "of"; 0 where none does."""
    given = next((n for n in range(office + 2, len(tokens) - 1) if is_given(tokens[n].lower)), 0)
    if given:
        return given
    behind = office + 1
    while behind < len(tokens) - 1 and tokens[behind].lower in PORTFOLIOS:
        behind += 1
    return behind if behind > office + 1 else 0


def is_given(word: str) -> bool:
    """Is a lower-case word a given name, and no other word?"""
    return word in GENDER and word not in ALSO_WORDS


def office_end(text: str, tokens: list[Token]) -> int:
    """Return the number of tokens that are a title or role before a person's name; 0 where there is none."""
    cut = 0
    for n, token in enumerate(tokens[:-1]):
        word = token.lower
        if word.startswith("then-") or word.startswith("ex-"):
            word = word.partition("-")[2]
        word = word.removesuffix("-elect")
        following = tokens[n + 1].lower
        office = word in OFFICES or word in OFFICE_TITLES or word in PLURAL_TITLES
        office = office or (word in ADDRESS and not _is_ship(text, token))
        rank = word in ("tem", "tempore", "elect") and cut > 0
        if (office and (word, following) not in _NO_OFFICE) or rank or (word in ROLES and following in GENDER):
            cut = n + 1
    if cut and cut < len(tokens) - 1 and tokens[cut - 1].lower in ("secretary", "minister", "chief"):
        while cut < len(tokens) - 1 and tokens[cut].lower in PORTFOLIOS:
            cut += 1
    if cut and tokens[-1].lower in ORGANISATION_WORDS and tokens[cut].lower not in GENDER:
        surname = tokens[-1].lower in _ALSO_SURNAMES or text[tokens[cut - 1].end] == "."
        return cut if len(tokens) - cut == 1 and surname else 0  # "Justice Department"
    return cut


def _is_ship(text: str, token: Token) -> bool:
    """Is a form of address part of a ship's name: "the Lady Ann"?"""
    return (
        token.lower in ("lady", "sir", "miss", "dame") and text[max(0, token.start - 4) : token.start].lower() == "the "
    )


def role_before(text: str, start: int) -> tuple[int, str | None]:
    """Read a role in lower case before a name: "Kremlin spokesman", "White House deputy chief of staff"."""
    before = text[max(0, start - 90) : start].rpartition("\n")[2]
    if before[-1:] != " ":
        return start, None
    words = before.split(" ")[:-1]
    head = words[-1].lower() if words else ""
    chief_of_staff = head == "staff" and "chief of staff" in before.lower()
    if head not in ROLES and head not in PLURAL_TITLES and not chief_of_staff:
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

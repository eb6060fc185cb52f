"""What an article says that a person is: titles and descriptions of a name, and whether two of them say one thing."""

import re
from dataclasses import replace
from functools import lru_cache

from sayso.comparing.differences.loaded import is_judging
from sayso.comparing.terms import FUNCTION_WORDS, find_terms
from sayso.sources.mentions import Kind, Name, find_names
from sayso.sources.nouns import ADDRESS, OFFICES, SINGLE_OFFICES, is_person_noun, singular
from sayso.sources.places import is_place
from sayso.sources.roles import Role, find_roles, read_role

PLAIN_HEADS = frozenset("man woman person people guy boy girl one staff team family".split())
_EMPTY = frozenset(("current", "now"))  # what says no more than that somebody is it
_OTHER_WORDS = {"u.s": "american", "us": "american", "gop": "republican", "advisor": "adviser", "dem": "democratic"}
_OTHER_WORDS |= {"congressman": "representative", "congresswoman": "representative", "attorney": "lawyer"}
_OTHER_WORDS |= dict.fromkeys(("chair", "chairwoman", "chairperson"), "chairman")
_PARTIES = frozenset("republican democratic democrat independent tory labour".split())
_PARTY_TERMS = find_terms(" ".join(sorted(_PARTIES)))
# A word of colour that opens a sentence, and so a title, with a capital: "Disgraced mogul Robert Vale".
_ADJECTIVE = ("al", "ive", "ic", "ed", "ing", "ous", "ate", "ful", "time", "right", "left")
_NO_COLOUR = frozenset(
    "general federal national international democratic senate associate islamic public catholic olympic pacific"
    " atlantic".split()
)
_LEFT = ("former", "then", "ex", "retired", "late")
# Before a title, what belongs to it: "former WWE wrestling executive Linda Vale".
_FURTHER = re.compile(
    r"(?:^|(?<=[\s“\"(]))(?:(?:former|longtime|long-time|veteran|retired|acting|outgoing|then|senior|top|deputy)"
    r"(?: (?!(?:and|or|the|a|an|by|of|for|to|with|that|as|in|on|at|from)\b|\w+ed\b)[\w.&’'-]+){0,3}"
    r"|(?!(?:The|A|An|I|In|On|At|But|And|When|While|After|As|If|By|For|With|That|This|\w+day|\w+ing|House|Senate)\b)"
    r"[A-Z][\w.&’'-]*(?: [A-Z][\w.&’'-]*){0,2}) $"
)
# The words between a function word and a name, if there are few.
_NOUNS_BEFORE = re.compile(
    r"(?<![\w’'-])(?:(?!(?:and|or|the|a|an|by|of|for|to|with|that|as|in|on|at|from|his|her|its|their|our|my|who|is|was"
    r"|were|said|told|when|while|but|if|about|like)\b|\w+(?:ed|ing)\b)[\w.&’'-]+ ){1,4}$"
)
_MORE_HEADS = frozenset("associate pal fixer lover confidant nemesis protege sidekick buddy crony".split())
_PLURAL = frozenset("sports news arms affairs sales politics economics operations communications relations".split())
_FURTHER_CHARS = 48
_ACROSS = re.compile(r"[A-Z]\S* [a-z]+ [A-Z]\S* [A-Z]?")  # "House floor Conservative congressman" are two phrases
_NAME_BEFORE = re.compile(r"\b([A-Z][\w.]*) $")
_RANKS = frozenset("former ex acting interim deputy vice assistant retired late".split())
_OFFICE_TERMS = find_terms(
    " ".join((*OFFICES.values(), *SINGLE_OFFICES, *_RANKS))
    + " minister speaker leader secretary president spokesman spokeswoman spokesperson press representative senator"
    " congressman lawmaker politician official nominee candidate foreign affairs prime general attorney lawyer ag house"
) | {"president", "secretary"}
_CUT_OFF = re.compile(r" (?:so-called|the|of|Rep|Sen|Gov|Mr|Mrs|Ms|Dr|St|U\.S)$")
_NO_TITLE_BEHIND = (" to ", " will ", " would ", " can ", " could ", " for ")
_OF_ANOTHER = re.compile(r"\b(?:to|for|from|with|against|than|like) $")
_ADVERB = re.compile(r"(?!early)\w+ly |also ")
_TWO_CLAUSES = re.compile(r"[.!?] [A-Z]|[’']s \w+ly |\b(?:said|says|is|are|was|were|has|had|became)\b")


@lru_cache(maxsize=1 << 12)
def find_descriptions(text: str, name: Name) -> tuple[Role, ...]:
    """What is said that a person is; that they are Mr. or of a party is no description."""
    found = []
    for role in _roles_of(text, name):
        words = _whole_title(text, name) if role.title else " ".join(role.text.split()).strip(" ,")
        words = _behind_verb(words)
        if not role.title:
            words = _with_name_before(text, name, words)
        if _describes(role, words) and _is_of(role, text, name):
            found.append(replace(role, text=words, former=role.former or words.lower().startswith(_LEFT)))
    return tuple(found)


def _behind_verb(words: str) -> str:
    """A description without the verb before it: "protects special counsel Ida Hart", "Lund joins pilot Ida Hart"."""
    first = words.split(" ", 2)
    verb = next((n for n, word in enumerate(first[:-1]) if _is_verb(word) or word == "include"), None)
    return words if verb is None else " ".join(first[verb + 1 :])


def _with_name_before(text: str, name: Name, words: str) -> str:
    """A description before a person with the first word of the name that it begins with: "South Lisk's mayor"."""
    at = text.rfind(words, max(0, name.lead - 3 * _FURTHER_CHARS), name.lead)
    before = _NAME_BEFORE.search(text, max(0, at - _FURTHER_CHARS), at) if at > 0 and words[0].isupper() else None
    return f"{before.group(1)} {words}" if before and before.group(1).lower() not in FUNCTION_WORDS else words


def _describes(role: Role, words: str) -> bool:
    """Does a role say what one person is, in words that are one phrase?"""
    if _ACROSS.match(words) or not role.heads - PLAIN_HEADS - _PARTIES or words.lower().rstrip(".") in ADDRESS:
        return False
    return not (
        _is_of_several(words, role)
        or _TWO_CLAUSES.search(words)
        or words.startswith("the same ")
        or _CUT_OFF.search(words)
    )


def _is_of(role: Role, text: str, name: Name) -> bool:
    """Is a role surely that of the person, and not of the next one in a list, or of one who stands before?

    "To host Robert Vale" and "born to a clerk in Ansel, Robert Vale" do not describe him.
    """
    if role.title:
        return not text[: name.lead].endswith(_NO_TITLE_BEHIND)
    before = text[max(0, name.lead - _FURTHER_CHARS * 3) : name.lead].rstrip(" ,")
    if before.endswith(role.text) and _OF_ANOTHER.search(before.removesuffix(role.text)):
        return False
    named = [known for known in find_names(role.text) if len(known.words) > 1 and known.kind is Kind.PERSON]
    return all(known.possessive for known in named)


def _is_of_several(words: str, role: Role) -> bool:
    """Is a title that of several persons: "former hosts"?"""
    last = words.split()[-1].lower().rstrip(".")
    return role.title and last.endswith("s") and (singular(last) != last or last in OFFICES)


def _roles_of(text: str, name: Name) -> list[Role]:
    """The roles of a person, with a noun for people before the name that is no title: "conspiracy theorist"."""
    roles = find_roles(text, name)
    if name.kind is Kind.PERSON and len(name.words) > 1 and not any(role.title for role in roles):
        before = _NOUNS_BEFORE.search(text, max(0, name.lead - _FURTHER_CHARS), name.lead)
        words = before.group().split() if before else []
        if words and singular(words[-1]) == words[-1] and (is_person_noun(words[-1]) or words[-1] in _MORE_HEADS):
            heads = frozenset((words[-1],))
            former = words[0] in _LEFT
            roles.insert(0, Role(" ".join(words), heads, frozenset(words[:-1]), former=former))
    return roles


def _is_verb(word: str) -> bool:
    """Does a word before a description look like a verb in the present? Few nouns stand there in the plural."""
    return word.islower() and word.endswith("s") and not word.endswith(("ss", "'s", "’s", "s'")) and word not in _PLURAL


def _whole_title(text: str, name: Name) -> str:
    """The title of a person with the words before it that belong to it."""
    words = " ".join((name.title or "").split())
    further = _FURTHER.search(text, max(0, name.lead - _FURTHER_CHARS), name.lead)
    if further and read_role(further.group() + words):
        words = " ".join((further.group() + words).split())
    head, joined, behind = words.partition(" and ")
    if joined and read_role(behind) and not read_role(head):
        words = behind  # "the Justice Department and Attorney General Lee"
    words = words.rpartition("including ")[2]
    return _ADVERB.sub("", words) if _ADVERB.match(words) else words


def words_of(role: Role) -> dict[str, bool]:
    """The terms of a description, offices written out, and whether each is a name or a part of one."""
    found: dict[str, bool] = {}
    for n, word in enumerate(re.findall(r"[\w.’'-]+", role.text)):
        plain = word.lower().rstrip(".").replace("’", "'").removesuffix("'s").removeprefix("then-").removeprefix("ex-")
        written = OFFICES.get(plain, _OTHER_WORDS.get(plain, plain))
        opens = n == 0 and role.title and plain.endswith(_ADJECTIVE) and plain not in _NO_COLOUR
        for term in find_terms(written) or ({written} if written in ("president", "secretary") else ()):
            found[term] = (word[0].isupper() or word[0].isdigit()) and not opens
    return found


def say_the_same(one: Role, other: Role) -> bool:
    """Do two descriptions say one thing, the one perhaps with a party, a place or a house more?"""
    then = any(role.text.lower().startswith("then-") for role in (one, other))  # what is past by the day of writing
    if one.former != other.former and one.heads & other.heads and not then:
        return False
    if one.heads & other.heads and (_abbreviates(one.text, other.text) or _abbreviates(other.text, one.text)):
        return True
    first, second = words_of(one), words_of(other)
    if _without_house_style(first) == _without_house_style(second):
        return True
    if not (first.keys() <= second.keys() or second.keys() <= first.keys()):
        return False
    both = first | second
    if any(both[term] for term in first.keys() & second.keys()) and not is_judging(f"{one.text} {other.text}"):
        return True  # "the founder of the security firm Vale", "the Vale founder"
    return all(both[term] or term in _EMPTY for term in first.keys() ^ second.keys())


def are_offices(one: Role, other: Role) -> bool:
    """Do two descriptions only name offices, of no other rank: "Foreign Minister", "Canada's foreign affairs minister"?

    What an office is called is house style, and so are the party and the state.
    """
    words = words_of(one), words_of(other)
    if any(len(told) == 1 and told.keys() <= _OFFICE_TERMS for told in words):
        return True  # "Sen.", whatever else the other one says
    if any(not known and term not in _OFFICE_TERMS for told in words for term, known in told.items()):
        return False
    ranks = [
        {OFFICES.get(word, word) for word in re.findall(r"\w+", role.text.lower()) if word in _RANKS}
        for role in (one, other)
    ]
    return ranks[0] == ranks[1]


def _abbreviates(short: str, long: str) -> bool:
    """Has one description the initials of a body that the other one writes out: "RNC Chairman"?"""
    initials = "".join(word[0] for word in long.split() if word[0].isupper())
    return any(letters in initials for letters in re.findall(r"\b[A-Z]{3,}\b", short.replace(".", "")))


def _without_house_style(words: dict[str, bool]) -> frozenset[str]:
    """The words of a description without the party and the state: one outlet gives this, the other one that."""
    return frozenset(term for term in words if term not in _PARTY_TERMS and not is_place(term))

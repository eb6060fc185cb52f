"""Whom and what two passages of one claim name: by another office, in another spelling, more fully, or not at all."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import product

from rapidfuzz import fuzz

from sayso.comparing.differences.claim_dates import POSTED
from sayso.comparing.differences.claim_places import tell_other_name
from sayso.comparing.differences.mentioned import form_of, forms_of, given_names, names_in
from sayso.comparing.differences.modifiers import find_bare, find_modified, tells_elsewhere
from sayso.comparing.differences.pairs import Pair, is_quoted, outlets_of
from sayso.comparing.differences.printed_pairs import is_in_marks
from sayso.comparing.findings import Contrast
from sayso.comparing.names import differ_in_accents, is_house_style, is_same_person
from sayso.comparing.propositions import Proposition
from sayso.comparing.story import Story
from sayso.comparing.terms import find_terms
from sayso.sources.given_names import same_given_name
from sayso.sources.mentions import Kind, Name, find_names
from sayso.sources.nouns import ADDRESS, OFFICES, SINGLE_OFFICES, is_person_noun, singular
from sayso.sources.places import is_place
from sayso.sources.roles import Role, find_roles, read_role
from sayso.sources.titles import is_given
from sayso.types import DifferenceType

LEAST_RATIO = 75  # per cent of letters that agree in two spellings of a surname behind one given name
LEAST_SHARED = 4  # content words of two passages of which one tells of a part of what the other one tells of
_PLAIN_HEADS = frozenset("man woman person people guy boy girl one staff team family".split())
_EMPTY = frozenset(("current", "now"))  # what says no more than that somebody is it
_CROWNED = frozenset("king queen prince princess emperor sultan".split())
_OTHER_WORDS = {"u.s": "american", "us": "american", "gop": "republican", "advisor": "adviser", "dem": "democratic"}
_OTHER_WORDS |= {"congressman": "representative", "congresswoman": "representative"}
_OTHER_WORDS |= dict.fromkeys(("chair", "chairwoman", "chairperson"), "chairman")
_PARTIES = frozenset("republican democratic democrat independent tory labour".split())
_PARTY_TERMS = find_terms(" ".join(sorted(_PARTIES)))
# A word of colour that opens a sentence, and so a title, with a capital: "Disgraced mogul Robert Vale".
_ADJECTIVE = ("al", "ive", "ic", "ed", "ing", "ous", "ate", "ful", "time", "right", "left")
_NO_COLOUR = frozenset("general federal national international democratic senate associate".split())
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
_KIN = re.compile(
    r"\b(wife|husband|son|daughter|brother|sister|mother|father|widow|girlfriend|boyfriend),? "
    r"([A-Z][\w-]+(?: [A-Z][\w’-]+){0,2})"
)
_CUT_OFF = re.compile(r" (?:Rep|Sen|Gov|Mr|Mrs|Ms|Dr|St|U\.S)$")
_NO_TITLE_BEHIND = (" to ", " will ", " would ", " can ", " could ", " for ")
_OF_ANOTHER = re.compile(r"\b(?:to|for|from|with|against|than|like) $")
_ADVERB = re.compile(r"(?!early)\w+ly |also ")
_TWO_CLAUSES = re.compile(r"[.!?] [A-Z]|[’']s \w+ly |\b(?:said|says|is|are|was|were|has|had|became)\b")


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
        first, second = _descriptions(texts[0], one), _descriptions(texts[1], other)
        apart = _without(first, second), _without(second, first)
        if not all(apart):
            continue
        shown = max(product(*apart), key=lambda roles: (bool(roles[0].heads & roles[1].heads), _length(*roles)))
        called = max(one.text, other.text, key=len)
        note = f"{names[0]} calls {called} “{shown[0].text}”, {names[1]} “{shown[1].text}”."
        return Contrast(DifferenceType.NAME, note)
    return None


def _without(roles: Sequence[Role], facing: Sequence[Role]) -> list[Role]:
    """The descriptions that are not said on the other side, too."""
    return [role for role in roles if not any(_say_the_same(role, other) for other in facing)]


def _length(one: Role, other: Role) -> int:
    return min(len(one.text.split()), len(other.text.split()))


@lru_cache(maxsize=1 << 12)
def _descriptions(text: str, name: Name) -> tuple[Role, ...]:
    """What is said that a person is; that they are Mr. or of a party is no description."""
    found = []
    for role in _roles_of(text, name):
        words = _whole_title(text, name) if role.title else " ".join(role.text.split()).strip(" ,")
        opening, _, rest = words.partition(" ")
        if rest and _is_verb(opening):
            words = rest  # "protects special counsel Ida Hart"
        if _describes(role, words) and _is_of(role, text, name):
            found.append(replace(role, text=words, former=role.former or words.lower().startswith(_LEFT)))
    return tuple(found)


def _describes(role: Role, words: str) -> bool:
    """Does a role say what one person is, in words that are one phrase?"""
    if not role.heads - _PLAIN_HEADS - _PARTIES or words.lower().rstrip(".") in ADDRESS:
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
        if words and (is_person_noun(words[-1]) or words[-1] in _MORE_HEADS):
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


def _words_of(role: Role) -> dict[str, bool]:
    """The terms of a description, offices written out, and whether each is a name or a part of one."""
    found: dict[str, bool] = {}
    for n, word in enumerate(re.findall(r"[\w.’'-]+", role.text)):
        plain = word.lower().rstrip(".").replace("’", "'").removesuffix("'s").removeprefix("then-").removeprefix("ex-")
        written = OFFICES.get(plain, _OTHER_WORDS.get(plain, plain))
        opens = n == 0 and role.title and plain.endswith(_ADJECTIVE) and plain not in _NO_COLOUR
        for term in find_terms(written) or ({written} if written in ("president", "secretary") else ()):
            found[term] = (word[0].isupper() or word[0].isdigit()) and not opens
    return found


def _say_the_same(one: Role, other: Role) -> bool:
    """Do two descriptions say one thing, the one perhaps with a party, a place or a house more?"""
    then = any(role.text.lower().startswith("then-") for role in (one, other))  # what is past by the day of writing
    if one.former != other.former and one.heads & other.heads and not then:
        return False
    if one.heads & other.heads and (_abbreviates(one.text, other.text) or _abbreviates(other.text, one.text)):
        return True
    first, second = _words_of(one), _words_of(other)
    if _without_house_style(first) == _without_house_style(second):
        return True
    if not (first.keys() <= second.keys() or second.keys() <= first.keys()):
        return False
    return all((first | second)[term] or term in _EMPTY for term in first.keys() ^ second.keys())


def _abbreviates(short: str, long: str) -> bool:
    """Has one description the initials of a body that the other one writes out: "RNC Chairman"?"""
    initials = "".join(word[0] for word in long.split() if word[0].isupper())
    return any(letters in initials for letters in re.findall(r"\b[A-Z]{3,}\b", short.replace(".", "")))


def _without_house_style(words: dict[str, bool]) -> frozenset[str]:
    """The words of a description without the party and the state: one outlet gives this, the other one that."""
    return frozenset(term for term in words if term not in _PARTY_TERMS and not is_place(term))


def _tell_form(story: Story, pair: Pair) -> Contrast | None:
    """One person, and two forms of the name, of which neither article has the other one's."""
    printed = [forms_of(story.articles[member.article]) for member in (pair.one, pair.other)]
    for one, other in product(_names(story, pair.one), _names(story, pair.other)):
        if min(len(one.words), len(other.words)) < 2 or not _are_spellings(one, other):
            continue
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
        {head for role in _descriptions(story.articles[member.article].text, name) for head in role.heads}
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
            for role in _descriptions(text, name):
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
    known = _words_of(role).keys()
    for match in _DESCRIBED.finditer(text):
        words = match.group().split()
        for n, word in enumerate(words[1:], 1):
            if word.lower().strip(".,") not in role.heads - _PLAIN_HEADS or word[0].isupper():
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
    if is_quoted(pair.one) and is_quoted(pair.other):
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

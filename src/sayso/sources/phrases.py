"""The noun phrase by which a text names a source, taken apart: how many, of what kind, whose, and any name in it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sayso.sources.mentions import Kind, Name
from sayso.sources.nouns import CROWDS, is_noun, is_person_noun, is_plural, singular

PRONOUNS = frozenset(
    "he she they it who which that whom whose i we you his her their its my our your him them me us himself herself "
    "themselves itself you your yours yourself".split()
)
# Words of number that stand for people by themselves: "Some called it a trick", "one said".
BARE_QUANTIFIERS = frozenset(
    "some others many several few both most one another two three four five all everyone everybody those these another "
    "neither none each anyone someone somebody critics".split()
) - {"critics"}
_PLURAL_QUANTIFIERS = frozenset("some others many several few both most two three four five all those these".split())

_NUMBERS = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen "
        "eighteen nineteen twenty".split()
    )
} | {"both": 2, "dozen": 12, "thirty": 30, "forty": 40, "fifty": 50, "hundred": 100, "pair": 2, "trio": 3}
_QUANTIFIERS = frozenset(
    "some many several few most multiple numerous various countless both all other certain any more dozens hundreds "
    "thousands scores".split()
)
_APPROXIMATE = frozenset(
    "about nearly roughly almost around approximately over under least at than fewer up to as only just "
    "virtually practically".split()
)
_DETERMINERS = frozenset("the a an this that these those another each every no neither".split())
_POSSESSIVES = frozenset("his her their its my our your whose".split())
_ENDS_HEAD = frozenset(
    "present responsible interviewed surveyed polled of for in at on from to who that which whose whom with close "
    "familiar including by near under inside outside "
    "within among between "
    "behind about briefed working speaking said directly knowledgeable as like is was are were has have had "
    "and or "
    "but against along not involved backed led when while where after before during over across named called citing "
    "alike knowing asking".split()
)
_PARTITIVE = re.compile(
    r"(?:at least |more than |nearly |about |almost |only )?"
    r"(?:(?P<word>one|two|three|four|five|six|seven|eight|nine|ten|some|several|many|most|all|both|none|few|each|any|"
    r"half|dozens|hundreds|thousands|scores|neither|another)|"
    r"an? (?:[a-z-]+ ){0,2}?"
    r"(?P<noun>plurality|number|group|handful|couple|majority|lot|few|"
    r"series|string|host|pair|trio|dozen|minority|slew|range|variety|spokesperson|bunch))"
    r" of (?P<of>whom|them|those|these|us)?",
    re.IGNORECASE,
)
# Members of parties and peoples: written with a capital, and yet nouns for people.
PARTY_MEMBERS = frozenset(
    "republican democrat tory conservative liberal american european russian ukrainian muslim christian".split()
)
_TIME_BEHIND = re.compile(
    r",? (?:(?:on |late |early )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?: (?:morning|afternoon|evening|night))?|"
    r"(?:last|this|next|earlier this|late last|early this) (?:week|month|year|summer|spring|fall|winter|(?:Mon|Tues|"
    r"Wednes|Thurs|Fri|Satur|Sun)day)|yesterday|today|tonight|(?:in|early in) (?:early |late )?[12]\d{3}|there|here)$"
)
_WORD = re.compile(r"\d{1,3}(?:,\d{3})+|[\w$%@#.&/-]*\w(?:[’']\w+)?[’']?|%")
_DIGITS = 9  # of a number; with more it counts no people
_LIST = re.compile(r",? (?:and|or|nor|as well as|along with) |, ")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A source phrase at `[start, end)` of a text.

    `head` is its main noun in lower case, as printed, or a pronoun; `name` is the name that is the head, where one is.
    `determiner` is "the", "a", ... or None. `count` is the number told, None where it is left open. `owner` is the name
    or pronoun before a possessive mark. `of` is the pronoun of "several of whom". `rest` is where the words behind
    the head begin.
    """

    start: int
    end: int
    head: str
    name: Name | None = None
    determiner: str | None = None
    count: int | None = None
    quantified: bool = False
    partitive: bool = False
    plural: bool = False
    owner: Name | None = None
    owner_pronoun: str | None = None
    modifiers: tuple[str, ...] = ()
    of: str | None = None
    rest: int = 0
    body: int = 0

    @property
    def definite(self) -> bool:
        """Does the phrase speak of someone or something known: "the official", "these officials"?"""
        return self.determiner in ("the", "this", "that", "these", "those")


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    lower: str
    start: int
    end: int


def _split(text: str, start: int, end: int) -> list[_Word]:
    return [
        _Word(m.group(), m.group().lower().replace("'", "’").rstrip("."), m.start(), m.end())
        for m in _WORD.finditer(text, start, end)
    ]


def read_phrase(text: str, start: int, end: int, names: Sequence[Name]) -> Phrase:
    """Take apart the noun phrase at `[start, end)`. `names` are the article's names that lie in it, in order."""
    end = _without_time(text, start, end)
    words = _split(text, start, end)
    if not words:
        return Phrase(start, end, "")
    if len(words) == 1 and (words[0].lower in PRONOUNS or words[0].lower in BARE_QUANTIFIERS):
        lower = words[0].lower
        return Phrase(start, end, lower, plural=lower in _PLURAL_QUANTIFIERS, count=_NUMBERS.get(lower), rest=end)
    if words[0].lower in BARE_QUANTIFIERS and text.startswith(",", words[0].end):  # "some, such as Ann Lee"
        lower = words[0].lower
        return Phrase(
            start, end, lower, plural=lower in _PLURAL_QUANTIFIERS, count=_NUMBERS.get(lower), rest=words[0].end
        )
    partitive = _PARTITIVE.match(text, start, end)
    if partitive:
        return _read_partitive(text, end, names, partitive)
    return _read_plain(text, start, end, words, names)


def _without_time(text: str, start: int, end: int) -> int:
    """Return where a phrase ends without a time behind it: "a poll last week", "the senator Tuesday"."""
    time = _TIME_BEHIND.search(text, max(start, end - 40), end)
    return time.start() if time and time.start() > start else end


def _read_partitive(text: str, end: int, names: Sequence[Name], match: re.Match[str]) -> Phrase:
    word = (match.group("word") or match.group("noun") or "").lower()
    count = _NUMBERS.get(word)
    if match.group("of"):
        return Phrase(
            match.start(),
            end,
            word,
            count=count,
            plural=count != 1,
            partitive=True,
            of=match.group("of").lower(),
            rest=end,
        )
    inner = read_phrase(text, match.end(), end, names)
    group = match.group("noun") is not None
    return replace(
        inner,
        start=match.start(),
        determiner="a" if group else inner.determiner,
        count=count,
        plural=inner.plural if group else count != 1,
        quantified=True,
        partitive=not group,
        name=None if inner.plural else inner.name,
    )


def _read_plain(text: str, start: int, end: int, words: list[_Word], names: Sequence[Name]) -> Phrase:
    n, determiner, count, quantified = _read_number(words)
    owner, owner_pronoun = None, None
    if n < len(words) and words[n].lower in _POSSESSIVES:
        owner_pronoun, n = words[n].lower, n + 1
    elif n < len(words):
        owner = next((name for name in names if name.possessive and name.lead <= words[n].start < name.end + 2), None)
        if owner and owner.end + 2 < end:
            after = [k for k, word in enumerate(words) if word.start >= owner.end]
            n = after[0] if after else n
        else:
            owner = None
    if owner or owner_pronoun:
        more, _, counted, quantity = _read_number(words[n:])
        n, count, quantified = n + more, count or counted, quantified or quantity
    head_at = _head_index(text, words, n)
    if head_at is None:
        first = words[0].lower
        return Phrase(start, end, first, plural=first in _PLURAL_QUANTIFIERS, rest=words[0].end, body=start)
    head = words[head_at]
    name = next((name for name in names if name.start <= head.start < name.end and name is not owner), None)
    lower = head.lower.removesuffix("’s").rstrip("’")
    if name is not None and singular(lower) in PARTY_MEMBERS and (len(name.words) == 1 or not is_plural(lower)):
        name = None
    plural = (
        is_plural(lower) and determiner not in ("a", "an", "this", "that", "another", "each", "every") and name is None
    )
    if (
        count is None
        and not plural
        and not quantified
        and determiner in ("a", "an", "another", "the", "this", "that", None)
        and singular(lower) not in CROWDS
    ):
        count = 1
    return Phrase(
        start,
        end,
        lower,
        name,
        determiner,
        count,
        quantified,
        plural=plural or (count or 0) > 1,
        owner=owner,
        owner_pronoun=owner_pronoun,
        modifiers=tuple(word.lower.removesuffix("’s") for word in words[n:head_at]),
        rest=head.end,
        body=words[n].start,
    )


def _is_number(word: str) -> bool:
    """Is a word a number in digits, "12" or "180,000"?"""
    return word.replace(",", "").isdecimal()


def _read_number(words: list[_Word]) -> tuple[int, str | None, int | None, bool]:
    """Read the determiner and the number at the front: how many words they are, and what they say."""
    n, determiner, count, quantified = 0, None, None, False
    while n < len(words) - 1:
        word = words[n].lower
        if word in _DETERMINERS and determiner is None:
            determiner = word
        elif word in _APPROXIMATE and n + 1 < len(words):
            pass
        elif word == "both":
            count, quantified = 2, True
        elif word in _NUMBERS or (_is_number(word) and not (len(word) == 4 and word[:2] in ("19", "20"))):
            count = _NUMBERS[word] if word in _NUMBERS else int(word.replace(",", "")[:_DIGITS])
            determiner = None if determiner == "a" else determiner
        elif word in _QUANTIFIERS:
            quantified = True
        elif word == "or" and words[n + 1].lower == "so":
            n += 1
        else:
            break
        n += 1
    return n, determiner, count, quantified


def _head_index(text: str, words: list[_Word], first: int) -> int | None:
    """Return the index of the head: the last word before punctuation, a preposition or a relative clause."""
    last = None
    for n in range(first, len(words)):
        word = words[n]
        if last is not None:
            if _is_initials(text, words, n):
                continue  # "a Department of Harbors (DH) official"
            gap = " " if _is_initials(text, words, n - 1) else text[words[n - 1].end : word.start]
            if any(mark in gap for mark in ',;:()–—\n“"'):
                break
            if word.lower == "such" and n + 1 < len(words) and words[n + 1].lower == "as":
                break
            if word.lower in _ENDS_HEAD and not (
                word.lower == "and" and n == first + 1 and _shares_noun(text, words, n)
            ):
                break
            verbal = word.lower.endswith(("ed", "ing")) and word.lower != "retired"
            if word.text[0].islower() and verbal and is_noun(words[last].lower):
                break
        elif word.lower == "outside" and n + 1 < len(words):
            continue  # "Outside economists"
        elif word.lower in _ENDS_HEAD:
            return None
        last = n
    return last


def _is_initials(text: str, words: list[_Word], at: int) -> bool:
    """Does a word stand in brackets, in capitals, before the noun that an institution's name goes with?"""
    word = words[at]
    bracketed = text[word.start - 1 : word.start] == "(" and text[word.end : word.end + 2] == ") "
    return bracketed and word.text.isupper() and at + 1 < len(words) and is_person_noun(words[at + 1].lower)


def _shares_noun(text: str, words: list[_Word], at: int) -> bool:
    """Do the two words around "and" share a noun: "Medicare and Treasury officials", "gay and civil rights groups"?"""
    alone = is_noun(words[at - 1].lower) and (is_plural(words[at - 1].lower) or at > 1)
    if alone or at + 2 >= len(words):
        return False
    last = at + 1
    while last + 1 < len(words) and text[words[last].end : words[last + 1].start] == " ":
        if words[last + 1].lower in _ENDS_HEAD:
            break
        last += 1
    return (
        last > at + 1 and words[last].text[0].islower() and is_noun(words[last].lower) and is_plural(words[last].lower)
    )


def find_apposed(text: str, phrase: Phrase, names: Sequence[Name]) -> Name | None:
    """Return the name in apposition to a common noun: "the aide, Ann Lee, 31", "a spokesman for X, Jo Wu"."""
    if phrase.plural or phrase.name is not None:
        return None
    for name in names:
        if name.lead < phrase.rest or name.kind not in (Kind.PERSON, Kind.UNKNOWN) or len(name.words) < 2:
            continue
        before = text[phrase.rest : name.lead]
        if re.search(r",\s*$", before) or re.search(r",\s*[\w.]+[’']s\s*$", before):
            return name
    return None


def find_coordinated(text: str, phrase: Phrase, names: Sequence[Name]) -> list[tuple[int, int]]:
    """Return the parts of a list of sources ("Ann Lee, Jo Wu and their lawyers"), or nothing where there is one source.

    A list that begins with a name may have appositions between commas; one that begins with a noun goes on at once with
    "and" ("the governor and two aides").
    """
    if phrase.name is None:
        match = _LIST.match(text, phrase.rest, phrase.end)
        if match is None or "and" not in match.group() or not _begins_phrase(text, match.end(), phrase.end, names):
            return []
        if second_office(text, phrase, names) is not None:
            return []
        if phrase.definite and not phrase.plural and not _begins_another(text, match.end(), phrase.end, names):
            return []  # "the former first lady and New York senator"
        return [(phrase.start, match.start()), (match.end(), phrase.end)]
    parts: list[tuple[int, int]] = []
    at = phrase.start
    for match in _LIST.finditer(text, phrase.name.end, phrase.end):
        joiner = match.group().strip(" ,")
        behind = match.end()
        if not joiner and not any(name.lead == behind and name.kind is phrase.name.kind for name in names):
            continue
        if joiner and not _begins_phrase(text, behind, phrase.end, names):
            continue
        if joiner and len(parts) == 0 and "," in text[phrase.name.end : match.start()] and match.group()[0] != ",":
            continue  # "Ukraine, backed by Poland and other allies": the list is inside the apposition
        parts.append((at, match.start()))
        at = behind
        if joiner:
            parts.append((at, phrase.end))
            return parts
    return []


def second_office(text: str, phrase: Phrase, names: Sequence[Name]) -> Name | None:
    """Return the name behind two offices of one person, "Former publisher and editor Ann Lee", or None."""
    bare = phrase.name is None and phrase.determiner is None and phrase.owner is None and not phrase.owner_pronoun
    if phrase.plural or phrase.quantified or not bare or not is_person_noun(phrase.head) or not names:
        return None
    last = names[-1]
    if last.end != phrase.end or last.kind not in (Kind.PERSON, Kind.UNKNOWN):
        return None
    between = text[phrase.rest : last.lead]
    return last if re.fullmatch(r" and (?:[^,;:()“”\"]*)", between) and last.lead < last.end else None


def _begins_another(text: str, at: int, end: int, names: Sequence[Name]) -> bool:
    """Does somebody else begin behind "the senator and", and no second office of the same one?"""
    word = text[at:end].split(" ", 1)[0].lower()
    if word in _DETERMINERS or word in _POSSESSIVES or word in _NUMBERS or word in _QUANTIFIERS or word == "other":
        return True
    if any(name.lead == at and name.kind in (Kind.PERSON, Kind.OUTLET, Kind.ORGANIZATION) for name in names):
        return True
    return any(is_plural(other) and is_noun(other) for other in text[at:end].lower().split()[:4])


def _begins_phrase(text: str, at: int, end: int, names: Sequence[Name]) -> bool:
    word = re.match(r"[\w’']+", text[at:end])
    if word is None:
        return False
    lower = word.group().lower()
    if any(name.lead == at or (lower == "the" and name.lead == at + 4) for name in names):
        return True
    if lower in ("other", "others", "his", "her", "their", "some", "several", "many", "the", "a", "an"):
        return True
    if is_person_noun(lower):
        return True
    following = re.match(r"[\w’'-]+ ([\w’'-]+)", text[at:end])
    if following is None or not lower[0].isalpha():
        return False
    begun = re.match(r"[\w’'-]+(?: [\w’'-]+){0,4}", text[at:end])
    words = begun.group().split() if begun else []
    return any(is_plural(w) and (is_person_noun(w) or singular(w) in CROWDS) for w in words[1:] if w.islower())


_COMPLEMENT = re.compile(
    r" (?:(?:who (?:is|are|was|were) |said to be |reportedly )?(?:close to|familiar with|briefed on|involved in|"
    r"opposed to|with (?:direct |first-hand )?knowledge of)|in|at|of|for|from) "
    r"(?:(?:the|an?|his|her|their|its|both|fallen) )?[\w’'.-]*\w(?:(?: of| and the| and)? [A-Z][\w’'.-]*\w)*"
    r"(?:[’']s? \w+)?"
)
_ADJECTIVE_ENDINGS = (
    "al",
    "ic",
    "an",
    "ive",
    "ary",
    "ern",
    "ous",
    "ese",
    "ish",
    "ior",
    "ent",
    "ant",
    "ian",
    "ed",
    "id",
)
_PREMODIFIERS = frozenset(
    "former current top senior junior high-ranking ranking other unnamed anonymous local state federal new old "
    "young fellow "
    "key angry leading close longtime several multiple two three four five six seven eight nine ten dozen military "
    "law enforcement police party house white campaign government rights health security defense intelligence gay "
    "civil media press news administration court city county union trade tax gop u.s us american".split()
)


def find_plain_phrases(text: str, start: int, end: int, names: Sequence[Name]) -> list[Phrase]:
    """Find the noun phrases of `[start, end)`, one sentence or so, that a pronoun behind them can go back to.

    Only phrases whose head is a known noun are found, with their complement ("two officials close to the Kremlin").
    """
    words = _split(text, start, end)
    phrases: list[Phrase] = []
    for n, word in enumerate(words):
        if word.text[0].isupper() and n > 0 and singular(word.lower) not in PARTY_MEMBERS:
            continue
        if not is_noun(word.lower) or word.lower.endswith("’s"):
            continue
        follower = words[n + 1] if n + 1 < len(words) else None
        if (
            follower
            and text[word.end : follower.start] == " "
            and is_noun(follower.lower)
            and not is_plural(word.lower)
        ):
            continue
        first = _phrase_start(text, words, n)
        complement = _COMPLEMENT.match(text, word.end, end)
        stop = complement.end() if complement else word.end
        inside = [name for name in names if words[first].start <= name.start and name.end <= stop]
        phrases.append(read_phrase(text, words[first].start, stop, inside))
    return phrases


def _phrase_start(text: str, words: list[_Word], head: int) -> int:
    first = head
    while first > 0 and text[words[first - 1].end : words[first].start] in (" ", "\u00a0", "-"):
        word = words[first - 1]
        if word.lower == "that" and is_plural(words[head].lower):
            break  # "told her that voters"
        if word.lower in _DETERMINERS or word.lower in _POSSESSIVES:
            return first - 1
        if not _is_premodifier(word) or (word.lower.endswith("ed") and first > 1 and _is_verb(text, words, first - 1)):
            break
        first -= 1
    return first


def _is_verb(text: str, words: list[_Word], at: int) -> bool:
    """Is a word in "-ed" a verb, behind its subject: "the vote enraged liberals", but not "by enraged liberals"?"""
    before = words[at - 1]
    if text[before.end : words[at].start] != " ":
        return False
    if before.lower in _DETERMINERS or before.lower in _POSSESSIVES or before.lower in _QUANTIFIERS:
        return False
    return before.lower not in _ENDS_HEAD and before.lower not in _NUMBERS and not before.lower.endswith("ly")


def _is_premodifier(word: _Word) -> bool:
    if word.lower in _ENDS_HEAD or word.lower == "than":
        return False
    if word.text[0].isupper() or word.lower in _PREMODIFIERS or word.lower in _NUMBERS or word.lower in _QUANTIFIERS:
        return True
    if word.lower.endswith("’s") or word.text[0].isdigit() or (is_noun(word.lower) and not is_plural(word.lower)):
        return True
    return word.lower.endswith(_ADJECTIVE_ENDINGS) and word.lower not in ("said", "called", "cited", "interviewed")

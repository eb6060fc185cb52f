"""Who wrote it, and for whom, as bylines say it: "by Tyler Durden", "By Jane Roe and John Doe | Reuters"."""

import re
from dataclasses import dataclass

from sayso.reading.datelines import WrittenDate, find_dates, is_date_line, is_date_rest

_BY = re.compile(
    r"(?:(?:written|story|text|words|reporting|reported|posted|published)\s+)?by\b:?\s+|(?:author|byline)s?:\s*", re.I
)
_PIECES = re.compile(r"\s*[|•·—–]\s*|\s+-\s+|\t+")
_PARTS = re.compile(r"\s*(?:,\s*(?:and\s+)?|;|&|\band\b|\bwith\b)\s*", re.I)
_WHERE = re.compile(r"\s+in\s+(?:[A-Z][\w.'’-]*)(?:[\s,]+[A-Z][\w.'’-]*){0,3}$")
_FOR = re.compile(r"\s+(?:for|of|at)\s+(?=(?:the\s+)?[A-Z])", re.I)

_PARTICLES = frozenset(
    "de del della der den di da do dos du la le van von ten ter el al bin ibn abu y e af av zu st. mc".split()
)
_SUFFIXES = frozenset("jr jr. sr sr. ii iii iv phd ph.d. m.d. md".split())
_NAME_WORD = re.compile(r"(?:(?:[^\W\d_]|al|el)['’-])?[^\W\d_][^\W\d_'’.-]*(?:[.'’-][^\W\d_]+)*\.?")
_NO_NAMES = frozenset(
    "the a an this that it he she they we i you in on at to for from of and or but as if no not all our your how "
    "why what when who where monday tuesday wednesday thursday friday saturday sunday january february march "
    "april june july august september october november december today tomorrow yesterday".split()
)

# Words that end the name of an outlet and of nobody; after "The", also those that people are called by.
_OUTLET_WORDS = frozenset(
    "news times tribune herald gazette journal reuters ap afp upi cnn bbc npr pbs abc nbc cbs msnbc cnbc itv dw "
    "rt tass xinhua bloomberg politico axios vox slate salon newsmax breitbart agency agencies newswire wire "
    "newswires newspapers media magazine network radio television tv online chronicle telegraph examiner courier "
    "dispatch inquirer bulletin broadcasting press newsroom today daily weekly".split()
)
_OUTLET_WORDS_AFTER_THE = frozenset(
    "post sun star mail bee guardian globe independent observer standard sentinel register review report mirror "
    "nation hill week economist atlantic intercept blaze caller beast beacon conversation mercury record echo age "
    "australian scotsman national".split()
)
_ACRONYM = re.compile(r"[A-Z]{2,5}")
_DOMAIN = re.compile(r"[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|news|co\.uk|info|tv|io|eu)", re.I)
_ROLE = re.compile(
    r"\b(?:staff|writers?|correspondents?|editors?|reporters?|columnists?|contributors?|producer|bureau|analyst|"
    r"photographer|"
    r"journalists?|team|desk|editorial board)\b",
    re.I,
)
_SIGNATURE = re.compile(
    r"(?P<name>[^,|]{3,60}), (?!(?i:says?|said|tells?|told|warns?|claims?) )"
    r"(?:(?:[A-Z][\w&'’-]{1,30}|of|the|and|for) ){0,4}"
    r"(?i:writer|correspondent|editor|reporter|columnist|contributor|producer|photographer)"
)
_HANDLE = re.compile(r"@\w{2,20}|\S+@\S+\.\w+")
_HANDLE_IN_BRACKETS = re.compile(r"\s*\((?:@\w{2,20}|\S+@\S+\.\w+)\)")
_READING_TIME = re.compile(r"\d{1,3}[ -]min(?:ute)?s?(?: read)?", re.I)

_MAX_LINE_CHARS = 200
_MAX_NAME_WORDS = 5


@dataclass(frozen=True, slots=True)
class Byline:
    """What a byline tells. Names of people as printed; an agency or paper among them is the `outlet`."""

    authors: tuple[str, ...] = ()
    outlet: str | None = None
    dates: tuple[WrittenDate, ...] = ()


def read_byline(line: str) -> Byline | None:
    """Return what a line says if it is a byline from end to end ("By JANE ROE MARCH 5, 2021" is one), or None."""
    if len(line) > _MAX_LINE_CHARS:
        return None
    by = _BY.match(line)
    if by is None:
        return None
    dates = find_dates(line)
    named = line[by.end() :]
    if dates:
        named, rest = line[by.end() : dates[0].start], line[dates[0].start :]
        shifted = [
            written._replace(start=written.start - dates[0].start, end=written.end - dates[0].start)
            for written in dates
        ]
        if not is_date_rest(rest, shifted):
            return None
        named = re.sub(r"\W*\b(?:published|posted|updated|on|at)[\s:]*$", "", named.rstrip(), flags=re.I)
    named = _HANDLE_IN_BRACKETS.sub("", named)
    first, *others = [piece for piece in _PIECES.split(named.strip(" ,|•·—–-\t")) if piece] or [""]
    byline = _read_names(first)
    if byline is None:
        return None
    outlet = byline.outlet
    for piece in others:
        if is_outlet(piece):
            outlet = outlet or piece
        elif not (_is_aside(piece) or is_person(piece)):
            return None
    return Byline(byline.authors, outlet, tuple(dates))


def read_signature(line: str) -> str | None:
    """Return the name in a line that is a name with its work for the outlet ("Jane Roe, Political Editor"), or None."""
    match = _SIGNATURE.fullmatch(line)
    return match["name"] if match and is_person(match["name"]) else None


def read_authors(value: str) -> tuple[str, ...]:
    """Return the people that a field of metadata names ("By Jane Roe and John Doe"), as printed and in order."""
    by = _BY.match(value.strip())
    named = value.strip()[by.end() if by else 0 :]
    parts = [part.strip() for part in _PARTS.split(named[:_MAX_LINE_CHARS]) if part.strip()]
    return tuple(dict.fromkeys(part for part in parts if not _is_aside(part) and part.lower() not in _SUFFIXES))


def read_people(line: str) -> tuple[str, ...]:
    """Return the people that a line names if it holds nothing else ("Mara Quill and Tom Arden"), else nothing."""
    parts = _PARTS.split(line) if len(line) <= _MAX_LINE_CHARS else []
    return tuple(parts) if all(is_person(part) for part in parts) else ()


def is_person(text: str) -> bool:
    """Say whether a text could be one person's name: two to five capitalised words, with particles and initials."""
    words = text.split()
    return 2 <= len(words) <= _MAX_NAME_WORDS and _are_name_words(words) and not is_outlet(text)


def is_outlet(text: str) -> bool:
    """Say whether a text reads like the name of an outlet ("The Moscow Times", "AFP", "example.com")."""
    words = text.split()
    if not words or len(words) > 6:
        return False
    if len(words) == 1 and (_ACRONYM.fullmatch(text) or _DOMAIN.fullmatch(text)):
        return True
    if not all(word[:1].isupper() or word.lower() in ("of", "and", "the", "&") for word in words):
        return False
    kinds = {word.lower().strip(".,") for word in words}
    if kinds & _OUTLET_WORDS:
        return True
    return words[0].lower() == "the" and bool(kinds & _OUTLET_WORDS_AFTER_THE)


def _read_names(named: str) -> Byline | None:
    authors: list[str] = []
    outlet = None
    for part in _PARTS.split(named):
        part, *employer = _FOR.split(_WHERE.sub("", part.strip(" ,")), maxsplit=1)
        part = part if part.lower().endswith(("jr.", "sr.", "m.d.", "ph.d.")) else part.rstrip(".")
        if employer and is_outlet(employer[0]):
            outlet = outlet or employer[0]
        elif employer:
            return None
        words = part.split()
        if not words or part.lower() in _SUFFIXES:
            continue
        if _ROLE.search(part):
            house = _ROLE.sub("", part).strip()
            outlet = outlet or (house if is_outlet(house) else None)
        elif is_outlet(part):
            outlet = outlet or part
        elif len(words) <= _MAX_NAME_WORDS and _are_name_words(words):
            authors.append(part)
        elif not _is_aside(part):
            return None
    if not authors and not outlet and not _ROLE.search(named):
        return None
    return Byline(tuple(dict.fromkeys(authors)), outlet)


def _are_name_words(words: list[str]) -> bool:
    for position, word in enumerate(words):
        if word.lower() in _NO_NAMES:
            return False
        if position and (word in _PARTICLES or word.lower() in _SUFFIXES):
            continue
        capital = word[0].isupper() or (position > 0 and any(character.isupper() for character in word[1:4]))
        if not (capital and _NAME_WORD.fullmatch(word)):
            return False
    return True


def _is_aside(piece: str) -> bool:
    """Is this the part of a byline that is nobody's name: a handle, a role, a date, a reading time?"""
    if _HANDLE.fullmatch(piece) or _READING_TIME.fullmatch(piece) or is_date_line(piece):
        return True
    return len(piece.split()) <= _MAX_NAME_WORDS and _ROLE.search(piece) is not None

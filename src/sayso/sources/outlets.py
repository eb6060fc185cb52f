"""The outlets that English-language coverage cites: by name, by ambiguous name, by domain and by byline.

The table `outlets.csv` holds facts compiled for this project, one outlet a row, sorted by name. Cells that hold several
values separate them by semicolons. `docs/check_outlets.py` checks it for clashes.
"""

import csv
import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from importlib.resources import files
from urllib.parse import urlsplit

# Longer strings are no name, host (RFC 1035: 253 characters) or byline; they are not looked at.
_NAME_CHARS = 120
_HOST_CHARS = 253
_BYLINE_CHARS = 300

_ACCENTS = re.compile(r"[\u0300-\u036f]")  # combining marks, as canonical decomposition leaves them
_SECTION = re.compile(
    r"\s*(?:\((?:(?:web|online) )?(?:news|opinion|online|editorial|blog|website)\)"
    r"|[-–|]\s*(?:news|opinion|editorial|blog))$",
    re.IGNORECASE,
)
_HOST = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+", re.IGNORECASE)
_BY = re.compile(r"(?:by|from)[:\s]\s*", re.IGNORECASE)
_BYLINE_PARTS = re.compile(r"[,/|()•]|\s(?:of|for|via)\s|\s[-–—]\s")
_STAFF = re.compile(
    r"\s(?:staff(?: (?:writers?|reports?|reporters?))?|news ?room|editors|editorial (?:board|staff)|writers?"
    r"|reporters?|correspondents?|contributors?|news services?|wire(?: services?)?)$",
    re.IGNORECASE,
)
_OUTLET_BEFORE = re.compile(
    r"\b(?:quoted (?:by|in)|aired on|told|tells?|telling|citing|cited|via|interview(?:ed)? (?:with|by|on|in)|"
    r"according to|reported by|"
    r"(?:op-ed|column|essay|piece|article|commentary) (?:for|in)|published (?:by|in|on)|"
    r"(?:speaking|spoke|talking|comments?|statement|e-?mail) (?:to|with|on)|wrote (?:in|for)) "
    r"(?:the |The )?$"
)
_OUTLET_BEHIND = re.compile(
    r"(?:[’']s)?,? (?:(?:first|also|has|had|previously) )?(?:reported|reports|reporting|report\b|article|story|poll|"
    r"magazine|newspaper|interview|revealed|noted|published|editorial|reporters?\b|journalists?\b|correspondents?\b|"
    r"columnists?\b|anchor|host\b|citing|quoted|cited|interviewed)\b"
)


class OutletKind(StrEnum):
    """What kind of outlet it is. A programme has the outlet that broadcasts it as its `broadcaster`."""

    AGENCY = "agency"
    PAPER = "paper"
    BROADCASTER = "broadcaster"
    SITE = "site"
    MAGAZINE = "magazine"
    STATE_MEDIA = "state media"
    PROGRAMME = "programme"


@dataclass(frozen=True, slots=True)
class Outlet:
    """One outlet.

    `aliases` are other names that mean it wherever they stand; `ambiguous` are names that it shares with others ("the
    Times"), so that the context must decide. `country` is an ISO 3166-1 alpha-2 code. `bylines` stand for the outlet
    where an author's name would stand ("Tyler Durden"). `broadcaster` is the name of another outlet of the table, for
    a programme, else None. `common_words` are those of its names that are also ordinary words or other people's names
    ("Time", "The Hill", "Bloomberg").
    """

    name: str
    aliases: tuple[str, ...]
    ambiguous: tuple[str, ...]
    domains: tuple[str, ...]
    country: str
    kind: OutletKind
    bylines: tuple[str, ...]
    broadcaster: str | None
    common_words: tuple[str, ...] = ()


def load_outlets() -> tuple[Outlet, ...]:
    """Return all outlets, sorted by name."""
    return tuple(map(_outlet, range(len(_rows()))))


def find_outlet(name: str) -> Outlet | None:
    """Return the outlet that is called `name`, or None where no outlet is, or where several are.

    Letter case, a leading "the", hyphens, accents and the kind of apostrophe do not matter, and neither does a
    section behind the name ("CNN - Opinion"). A name that is also an ordinary word must have its own letter case and
    article: "The Hill" and "the Hill", not "the hill" or "Hill". A host name is looked up among the domains.
    """
    name = name.strip()
    return _look_up(name) if len(name) <= _NAME_CHARS else None


@lru_cache(maxsize=1 << 14)
def _look_up(name: str) -> Outlet | None:
    found = _find_exactly(name)
    if found is None and (section := _SECTION.search(name)):
        found = _find_exactly(name[: section.start()])
    if found is None and _HOST.fullmatch(name):
        found = outlet_of_domain(name)
    return found


def find_ambiguous(name: str) -> tuple[Outlet, ...]:
    """Return all the outlets that `name` may mean where the context must decide ("the Times"), else an empty tuple.

    Where one of them bears the name as its own ("The Guardian"), it comes first, and `find_outlet` returns it. The
    letter case must be that of the table, since such names are ordinary words; the leading "the" may be missing.
    """
    name = name.strip()
    if len(name) > _NAME_CHARS:
        return ()
    others = tuple(map(_outlet, _ambiguous_names().get(_level(name).removeprefix("the "), ())))
    owner = _find_exactly(name)
    return (owner, *others) if owner is not None and others else others


def is_common_word(name: str) -> bool:
    """Is `name`, in this letter case, the name of an outlet and also an ordinary word or another one's name?"""
    return len(name) <= _NAME_CHARS and _is_common(name)


@lru_cache(maxsize=1 << 14)
def _is_common(name: str) -> bool:
    return _level(name) in _names()[1]


def outlet_of_domain(host: str) -> Outlet | None:
    """Return the outlet whose domain is the longest suffix, by whole labels, of the host name `host`, or None.

    "latino.foxnews.com" and "www.foxnews.com:443" are Fox News; "notfoxnews.com" is not.
    """
    host = host.strip().partition(":")[0].rstrip(".").lower()
    if len(host) > _HOST_CHARS:
        return None
    domains = _domains()
    while host:
        if host in domains:
            return _outlet(domains[host])
        host = host.partition(".")[2]
    return None


def outlet_of_address(url: str) -> Outlet | None:
    """Return the outlet whose page a web address is, by its host, or None."""
    try:
        return outlet_of_domain(urlsplit(url).hostname or "")
    except ValueError:  # a bracket without its other one, letters that no host has
        return None


def outlet_of_byline(byline: str) -> Outlet | None:
    """Return the outlet that a byline stands for or names, or None where it names persons only.

    "Tyler Durden", "Reuters Staff" and "By Ann Bell, Associated Press" give one: the whole byline is looked up, then
    its last part.
    """
    byline = _BY.sub("", byline.strip(), count=1) if _BY.match(byline.strip()) else byline.strip()
    if len(byline) > _BYLINE_CHARS:
        return None
    parts = [part for part in map(str.strip, _BYLINE_PARTS.split(byline)) if part]
    for part in (byline, *parts[-1:]):
        row = _bylines().get(_fold(part))
        found = find_outlet(part) if row is None else _outlet(row)
        if found is None and (staff := _STAFF.search(part)):
            found = find_outlet(part[: staff.start()])
        if found is not None:
            return found
    return None


def _find_exactly(name: str) -> Outlet | None:
    by_name, by_common_word = _names()
    row = by_common_word.get(_level(name), by_name.get(_fold(name)))
    return None if row is None else _outlet(row)


def _fold(name: str) -> str:
    """Return `name` without what does not tell names apart: case, accents, hyphens, the leading article."""
    if not name.isascii():
        name = (
            _ACCENTS.sub("", unicodedata.normalize("NFKD", name)).replace("’", "'").replace("‘", "'").replace("–", "-")
        )
    return " ".join(name.replace("-", " ").replace("&", " and ").casefold().split()).removeprefix("the ")


def _level(name: str) -> str:
    """Return `name` in its letter case, except for that of a leading article."""
    name = " ".join(name.replace("’", "'").split())
    return "the " + name[4:] if name.startswith("The ") else name


def _cell(values: str) -> tuple[str, ...]:
    return tuple(values.split(";")) if values else ()


# The table is read as plain rows and an outlet is built when it is first asked for: building all at once would take
# more time than all the rest. Each index below maps to the numbers of rows.


@cache
def _rows() -> list[list[str]]:
    text = files("sayso.sources").joinpath("outlets.csv").read_text(encoding="utf-8")
    return list(csv.reader(text.splitlines()))[1:]


@cache
def _outlet(row: int) -> Outlet:
    name, aliases, ambiguous, domains, country, kind, bylines, broadcaster, common_words = _rows()[row]
    return Outlet(
        name,
        _cell(aliases),
        _cell(ambiguous),
        _cell(domains),
        country,
        OutletKind(kind),
        _cell(bylines),
        broadcaster or None,
        _cell(common_words),
    )


@cache
def _names() -> tuple[dict[str, int], dict[str, int]]:
    """Index the names: those that are no common words by their folded form, the common words in their letter case."""
    by_name, by_common_word = {}, {}
    for row, (name, aliases, *_, common_words) in enumerate(_rows()):
        common = _cell(common_words)
        for form in (name, *_cell(aliases)):
            if form in common:
                by_common_word[_level(form)] = row
            else:
                by_name[_fold(form)] = row
    return by_name, by_common_word


@cache
def _ambiguous_names() -> dict[str, list[int]]:
    index: dict[str, list[int]] = {}
    for row, cells in enumerate(_rows()):
        for name in _cell(cells[2]):
            index.setdefault(_level(name).removeprefix("the "), []).append(row)
    return index


@cache
def _domains() -> dict[str, int]:
    return {domain: row for row, cells in enumerate(_rows()) for domain in _cell(cells[3])}


@cache
def _bylines() -> dict[str, int]:
    return {_fold(byline): row for row, cells in enumerate(_rows()) for byline in _cell(cells[6])}


def has_reported(text: str, start: int, end: int) -> bool:
    """Do the words around a name at `[start, end)` say that it told, reported or was told something?"""
    return bool(_OUTLET_BEFORE.search(text, max(0, start - 40), start) or _OUTLET_BEHIND.match(text, end))

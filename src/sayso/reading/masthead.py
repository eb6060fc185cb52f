"""Whose article it is, where the text says so itself: an appeal, a copyright line, an agency's dateline.

An outlet that is only quoted or mentioned is no evidence; without evidence there is no outlet.
"""

import re
from dataclasses import dataclass

from sayso.reading.bylines import is_outlet
from sayso.reading.datelines import WrittenDate, find_dates, is_date_line

_WORD = r"[A-Z0-9][\w&'’./-]{0,30}"
_NAME = rf"(?P<name>(?:[Tt]he )?(?=[A-Z]){_WORD}(?:\s(?:of\s|and\s|the\s|&\s|for\s)?{_WORD}){{0,5}})"

# Said by the outlet about itself, in an appeal or a prompt to subscribe.
_SELF = tuple(
    re.compile(pattern)
    for pattern in (
        rf"^Support {_NAME}[!.]?$",
        rf"\b[Ww]e,? (?:the|as) (?:journalists|staff|editors|reporters|newsroom|team|people) (?:of|at|behind) {_NAME}",
        rf"\b(?:[Ss]upport|[Dd]onate to|[Tt]hanks? (?:you )?for reading|[Ww]elcome to|[Yy]our (?:gift|donation) to) "
        rf"{_NAME}",
        rf"\b[Bb]ecome an? {_NAME} (?:member|subscriber|supporter|reader|patron)",
        rf"^[…. ]{{0,5}}{_NAME},? (?:is|has been) (?:an? |the )?(?:reader[- ](?:supported|funded)|non-?profit|"
        rf"independent)",
        rf"\b[Aa]s you may have heard, {_NAME},",
    )
)
_COPYRIGHT = re.compile(
    r"(?:©|\([cC]\)|\b[Cc]opyright\b|\bCOPYRIGHT\b)(?:\s|©|\([cC]\)|[Cc]opyright){0,5}"
    rf"(?:(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)?\d\d)?)?,?\s?(?:[Bb]y |BY )?{_NAME}"
)
# "WASHINGTON (Reuters) -", "DES MOINES, Iowa (AP) —", "PARIS, March 5 (AFP) –"; in mixed case only before an agency.
_PARTS = r"(?:, [A-Z][\w.' ]{1,30}){0,2}"
_DATELINE = re.compile(
    rf"(?:[A-Z][A-Z.'’ -]{{1,40}}{_PARTS} \((?P<name>[A-Z][\w.&' ]{{1,40}})\)\s?(?:[-–—―]{{1,2}}|:)\s|"
    rf"(?:[A-Z][\w.'’-]{{1,30}}(?: [A-Z][\w.'’-]{{1,30}}){{0,2}}{_PARTS} )?"
    r"\((?P<agency>AP|Reuters|REUTERS|AFP|UPI|CNN|TASS|Xinhua|dpa|PTI|ANI)\)\s)"
)
_TITLE_SUFFIX = re.compile(rf"^(?P<title>.{{15,200}}?)\s\|\s{_NAME}$")

_PARTING = re.compile(r"\s*[|·•—–]\s*|\s+-\s+")
_SITE = re.compile(r"(?:www\.)?[\w-]{1,60}(?:\.[\w-]{1,30}){1,3}")
_MAX_MASTHEAD_CHARS = 120

_NO_OUTLETS = frozenset(
    "us our your this the quality independent local public journalism free press progressive fearless now today "
    "all rights more politics opinion world news video sports business".split()
)
_COMPANY = re.compile(r"[\s,]+(?:LLC|L\.L\.C\.|Inc|Ltd|Limited|Corp|Corporation|Co|LP|plc|PLC|GmbH|All|Click)\b.*$")
# They own columns that outlets print; the outlet is another.
_SYNDICATE = re.compile(r"\b(?:syndicate|creators|content agency|features|writers group|productions)\b", re.IGNORECASE)
_MAX_LINE_CHARS = 1200


@dataclass(frozen=True, slots=True)
class Masthead:
    """The name of an outlet above its article, and the dates beside it."""

    outlet: str
    dates: tuple[WrittenDate, ...]


def find_outlet_in_appeal(line: str) -> str | None:
    """Return the outlet that an appeal or a prompt to subscribe names as its own, or None."""
    for pattern in _SELF:
        match = pattern.search(line[:_MAX_LINE_CHARS])
        if match and (name := _clean(match["name"])):
            return name
    return None


def find_outlet_in_copyright(line: str) -> str | None:
    """Return who holds the copyright by a line such as "Copyright © 2019 The Example Times, LLC.", or None."""
    match = _COPYRIGHT.search(line[:_MAX_LINE_CHARS])
    return _clean(match["name"]) if match else None


def find_agency(paragraph: str) -> str | None:
    """Return the agency in the dateline that opens a paragraph ("PARIS (Reuters) - "), or None."""
    match = _DATELINE.match(paragraph)
    return (match["name"] or match["agency"]).strip() if match else None


def read_masthead(line: str) -> Masthead | None:
    """Return what a line tells that is the name of an outlet, alone or with the date of an issue; None for others.

    A headline may name an outlet and nothing else ("Mayor Sues Lorn News"): without a date only a name with "The"
    counts, and the address of a site.
    """
    if len(line) > _MAX_MASTHEAD_CHARS:
        return None
    name, *others = [part for part in _PARTING.split(line) if part] or [""]
    if not is_outlet(name) or not all(is_date_line(part) for part in others):
        return None
    if not others and not (name.lower().startswith("the ") or _SITE.fullmatch(name)):
        return None
    return Masthead(name, tuple(written for part in others for written in find_dates(part)))


def split_title(line: str) -> tuple[str, str | None]:
    """Return a title without the outlet that stands behind a bar ("Title | The Example Times"), and that outlet."""
    match = _TITLE_SUFFIX.match(line)
    return (match["title"], match["name"].strip()) if match else (line, None)


def _clean(name: str) -> str | None:
    name = re.sub(r"['’]s?$", "", _COMPANY.sub("", name).strip(" .,!"))
    words = name.lower().split()
    return None if _SYNDICATE.search(name) or all(word in _NO_OUTLETS for word in words) else name

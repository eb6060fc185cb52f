"""Through whom a saying reached the article: the words around a cue that name an outlet, a report, an addressee.

Nothing here knows who is meant; it finds the places in the text, and the reader says who stands there.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.sources.discourse import Discourse
from sayso.types import Attribution

_TELL = re.compile(r"\b(?:told|tells?|telling|assured|informed|informing|assuring)\s+", re.IGNORECASE)
_OBJECT = re.compile(
    r"(?:(?:the|a|an|his|her|their|its|this|multiple|several|some) )?[\w’'.-]+(?: [\w’'.“”\"&-]+){0,6}"
)
_OBJECT_ENDS = re.compile(
    r"[,;:()\n“”\"]|(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bDr)(?<!\bSen)(?<!\bRep)(?<!\bGov)\.(?=\s|$)| (?:that|the|a|an|just|only|in|on|at|during|of|about|how|why|what|when|where|whether|as|to|he|she|they|it|we|"
    r"his|her|after|before|by|via|for|there|earlier|later|last|this|who|if|and|not|Monday|Tuesday|Wednesday|Thursday|"
    r"Friday|Saturday|Sunday|yesterday|today)\b"
)
# Words that bring an outlet in as the place where something was said, with the outlet to follow at once.
_VENUE = re.compile(
    r"\b(?:(?:spoke|speaking|speaks|talked|talking|speak|said|says|saying|writing|appeared|appearing)(?: (?:exclusively|"
    r"briefly|earlier|live|only|directly|candidly|recently))?"
    r" (?:to|with|on)|(?:interviews?|comments?|remarks?|statements?|e-?mails?|messages?|response|conversation|appearances?|"
    r"discussion|q&a|sit-down|town hall|letter|op-ed|column|essay|article)(?: (?:published|made|given|sent|broadcast|aired|released|e-?mailed|provided|"
    r"posted|on|last|this|\w+day|exclusively|friday|earlier)){0,3}"
    r" (?:to|with|on|by|in|for|from)|(?:interviewed|quoted|cited|published|broadcast|aired|carried|reported|obtained|hosted|moderated) "
    r"(?:\w+day )?(?:by|on|in)|told|according to|via|on|citing)\s+(?:the |The |a )?$"
)
_VENUE_BEHIND = re.compile(
    r"(?:[’']s)? (?:[\w’'“”\"-]+ ){0,2}?(?:town hall|interview|forum|program|programme|show|appearance|podcast|broadcast|segment|special|"
    r"documentary|op-ed|column|sit-down|Q&A)\b"
)
_AT = re.compile(r"\b(?:at|in|on|during|for|to|via|from) (?:(?:a|an|the|his|her|their|that|this|\w+day’s) )?$")
_CITING = re.compile(
    r"\b(?:citing|cited|cites|quoting|quoted|quotes|which cited|that cited|attributing it to)\s+", re.IGNORECASE
)
_CITED_ENDS = re.compile(r"[,;:\n“”\"]|\.(?=\s|$)| (?:as|that|to say|told|reported|said|and said)\b")
_SAID_BEHIND = re.compile(r"[^.,;]{0,40}\b(?:that|said|says)\b")
_CITED_AS = re.compile(
    r"\b(?:(?:cit|quot|interview)(?:ed|es|s|ing)|found|spoke (?:to|with)|talked (?:to|with)|show(?:s|ed|ing)|captured|"
    r"captures|caught)\s+(?!as |by |in |on |from |that |how |up )"
)
_AS_SAYING = re.compile(
    r" as saying| as having| who (?:said|say|says|claimed|told|described|alleged|recalled)|"
    r" (?:saying|telling|calling|promising|vowing|declaring|describing|arguing|claiming|boasting|bragging|admitting|asking)\b"
)
_HEARSAY = re.compile(
    r"\b(?:(?:is|was|are|were|been) (?:also |later |reportedly |further )?(?:said|quoted|reported|believed|cited|understood|alleged)\b"
    r"|reportedly|allegedly)"
)
_OCCASION = re.compile(
    r"\b(?:at|during|in|on|via|from) ((?:a|an|the|his|her|their|its|Thursday’s|Friday’s)(?: [\w’'.-]+){0,4}? (?:briefing|conference|rally|"
    r"interview|speech|debate|hearing|town hall|meeting|ceremony|event|statement|tweet|tweets|letter|e-?mail|post|"
    r"call|address|appearance|video|memo|panel|forum|summit|testimony|breakfast|dinner|fundraiser|luncheon|broadcast|"
    r"press release|floor|message|filing|brief|book|memoir|podcast|op-ed))\b"
)
_BRIEFING_OBJECT = re.compile(
    r"\b(?:briefing|conference|rally|audience|hearing|forum|town hall|panel|podcast|meeting)\b"
)


@dataclass(frozen=True, slots=True)
class Setting:
    """What stands around one attribution, as half-open offsets.

    `told` is the object of "told", `venues` the starts of names that words such as "in an interview with" bring in,
    `cited` the phrase behind "citing", `hearsay` is True for "was said to" and "reportedly".
    """

    told: tuple[int, int] | None
    venues: tuple[int, ...]
    cited: tuple[int, int] | None
    hearsay: bool
    addressee: str | None
    occasion: str | None


def find_setting(discourse: Discourse, attribution: Attribution) -> Setting:
    """Read what the sentence of an attribution's cue says about where and to whom, outside of its content."""
    text = discourse.text
    cue_start, cue_end = attribution.cue.spans[0][0], attribution.cue.spans[-1][1]
    start, end = discourse.sentences[discourse.sentence_of(cue_start)]
    end = max(end, min(cue_end + 1, len(text)))
    gaps = _outside(start, end, attribution.content.spans)
    told = _find_told(text, attribution, cue_start, cue_end, end)
    venues = _find_venues(discourse, attribution, start, end)
    cited = next((c for first, last in gaps if (c := _find_cited(text, first, last))), None)
    if cited is None:
        cited = _find_cited_as(text, start, end)
    hearsay = any(_HEARSAY.search(text, first, last) for first, last in gaps)
    addressee = text[told[0] : told[1]] if told else None
    occasion = next((m.group(1) for first, last in gaps if (m := _OCCASION.search(text, first, last))), None)
    if addressee and occasion is None and _BRIEFING_OBJECT.search(addressee):
        addressee, occasion = None, addressee
    return Setting(told, venues, cited, hearsay, addressee, occasion)


def _find_venues(discourse: Discourse, attribution: Attribution, start: int, end: int) -> tuple[int, ...]:
    """Return the starts of the names in `[start, end)` that stand where an outlet as a place of saying does.

    A content may have been drawn around such words at its end ("... on Friday at a town hall hosted by X"); inside a
    quotation, or before more of what was said, they are not the cue's.
    """
    text = discourse.text
    found = []
    for name in discourse.names_in(start, end):
        if not (
            _VENUE.search(text, max(start, name.lead - 90), name.lead)
            or (_VENUE_BEHIND.match(text, name.end) and _AT.search(text, max(start, name.lead - 30), name.lead))
        ):
            continue
        inside = next((span for span in attribution.content.spans if span[0] <= name.start < span[1]), None)
        if inside is not None and (discourse.in_quotation(name.start) or _SAID_BEHIND.match(text, name.end)):
            continue
        found.append(name.start)
    return tuple(found)


def _outside(start: int, end: int, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the parts of `[start, end)` that no span covers."""
    gaps = []
    at = start
    for first, last in spans:
        if last <= at or first >= end:
            continue
        if first > at:
            gaps.append((at, first))
        at = last
    if at < end:
        gaps.append((at, end))
    return gaps


def _find_told(text: str, attribution: Attribution, start: int, end: int, sentence_end: int) -> tuple[int, int] | None:
    tell = _TELL.search(text, start, min(len(text), end + 1))
    if tell is None:
        return None
    match = _OBJECT.match(text, tell.end(), min(sentence_end, tell.end() + 80))
    if match is None:
        return None
    stop = _OBJECT_ENDS.search(text, match.start(), match.end())
    last = stop.start() if stop else match.end()
    last = min([last, *(first for first, _ in attribution.content.spans if first > match.start())])
    while last > match.start() and not text[last - 1].isalnum():
        last -= 1
    return (match.start(), last) if last > match.start() else None


def _find_cited(text: str, start: int, end: int) -> tuple[int, int] | None:
    match = _CITING.search(text, start, end)
    if match is None or text.startswith(("as ", "by ", "in ", "on ", "from "), match.end()):
        return None
    stop = _CITED_ENDS.search(text, match.end(), end)
    last = stop.start() if stop else end
    return (match.end(), last) if last > match.end() else None


def _find_cited_as(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Find the phrase of "cited X as saying", which can lie under a content that was drawn too wide."""
    match = _CITED_AS.search(text, start, end)
    if match is None:
        return None
    stop = _AS_SAYING.search(text, match.end(), end)
    if stop is None or "," in text[match.end() : stop.start()] or stop.start() == match.end():
        return None
    return match.end(), stop.start()

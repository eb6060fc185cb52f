"""One content for two tellers, which the network gives to one of them, or to none.

Two sources: "A said, and B agreed, that X".

Relays in a participle: "the Times reported, citing two officials, that X". The training data marks "two officials" as
what the Times cites and goes no further. But what they are cited for is X: their word, relayed by the Times. So a
citation of somebody beside a statement of the same source is turned into an attribution of X to whom it cites, within
the statement. What is cited must be a teller: people, an institution, or a document; "citing rising costs" gives a
reason and stays what it is.

Venues: "the mayor was quoted in the Post as saying that X" has the Post for its source, as "by the Post" has.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from sayso.attribution.found import Found
from sayso.attribution.spans import cut_out
from sayso.types import Span, Spans, text_of

_CITING = re.compile(
    r"(?:also )?(?:citing|quoting|cit(?:es?|ed)|quot(?:es?|ed)|(?:referring|pointing) to|(?:relying|drawing) on)\Z",
    re.I,
)
_QUOTED = re.compile(r"\b(?:was|were|is|are|been|being) (?:\w+ )?(?:quoted|cited)\Z", re.I)
_VENUE = re.compile(r" (?:in|by|on) (?P<venue>(?:the |a )?[A-Z][^\n,;:.“”\"]{1,60}?) as (?:saying|having)\b")
_RELATIVES = frozenset("which who that it they he she".split())
_STATES = re.compile(r"\b(?:citing|quoting|cit(?:es?|ed)|quot(?:es?|ed)|declin\w+|refus\w+)\b", re.I)
_COORDINATION = re.compile(r"\s*+(?:[,(–—-]\s*+)?(?:and|but|while|as)\s+", re.I)
REACH = 250  # characters between the two cues at most: a sentence

# Heads of noun phrases that tell something: who or what can be cited for a statement.
_TELLERS = re.compile(
    r"(?:.*(?:man|men|woman|women|person|people|master|member|ist|ists|ologist|keeper|worker|maker|holder|leader|owner|"
    r"officer|official|ian|ians|attorney|employee|executive|fighter|soldier|guard|driver|player|dealer|trader|lawyer)s?"
    r"|source|aide|advis[eo]r|diplomat|police|witness(?:es)?|expert|analyst|doctor|nurse|engineer|pilot|friend|relative|"
    r"famil(?:y|ies)|resident|neighbou?r|colleague|insider|investigator|inspector|prosecutor|detective|agent|sheriff|"
    r"judge|minister|president|senator|governor|mayor|secretary|deputy|deputies|director|manager|chief|head|captain|"
    r"commander|general|bishop|priest|teacher|professor|scholar|scientist|researcher|author|reporter|journalist|editor|"
    r"critic|supporter|activist|campaigner|monitor|observer|survivor|victim|refugee|patient|parent|mother|father|"
    r"brother|sister|son|daughter|wife|husband|widow|student|teen(?:ager)?|farmer|fisher|sailor|crew|staff|delegate|"
    r"negotiator|envoy|ambassador|lawmaker|legislator|congressman|councillor|regulator|authorit(?:y|ies)|ministr(?:y|ies)|"
    r"government|agenc(?:y|ies)|bureau|department|office|council|committee|commission|court|embass(?:y|ies)|army|navy|"
    r"coastguard|militar(?:y|ies)|hospital|compan(?:y|ies)|firm|bank|union|association|federation|diocese|church|"
    r"university|institute|foundation|charit(?:y|ies)|group|report|document|memo(?:randum)?|letter|e-?mail|message|"
    r"filing|record|paper|stud(?:y|ies)|data|survey|poll|transcript|recording|tape|statement|text|interview|readout|"
    r"review|audit|minutes|analysis|analyses|investigation|inquiry|census|notice|briefing|bulletin|communiqu[eé]|circular|"
    r"draft|cop(?:y|ies)|ledger|inventory|inventories|invoice|receipt|spreadsheet|presentation|brochure|leaflet|"
    r"registr(?:y|ies)|findings|calculation|manuscript|correspondence|intelligence|deposition|lawsuit|filings|subpoena|"
    r"indictment|complaint|affidavit|testimony|picture|image|photo(?:graph)?|video|footage|log|diary|diaries|cable|"
    r"dossier|assessment|estimate|figure|statistic|article|post|tweet|website|newspaper|media|outlet|broadcaster|"
    r"television|radio)s?\Z",
    re.I,
)
_HEAD_ENDS = re.compile(
    r"\s(?:of|in|on|at|from|for|to|with|by|about|near|inside|within|who|whom|whose|which|that|familiar|close|briefed|"
    r"involved|aware|present|seen|obtained|reviewed|posted|released|published|filed|speaking)\b|[,;(]",
    re.I,
)
_CLAUSE = re.compile(r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|as saying|that)\b", re.I)


def share_contents(text: str, found: Sequence[Found]) -> list[Found]:
    """Return the attributions of a window, a cue without a content with that of the next where they are coordinated."""
    shared = list(found)
    for n, (first, second) in enumerate(pairwise(found)):
        if first.content or not (first.source and second.source and second.content):
            continue
        between = text[first.cue[-1].end : second.source[0].start]
        if _COORDINATION.fullmatch(between) and second.source[0].start < second.cue[0].start < second.content[0].start:
            shared[n] = replace(first, content=second.content, confidence=second.confidence)
    return shared


def turn_citations(text: str, found: Sequence[Found]) -> list[Found]:
    """Return the attributions with the citations beside a statement turned into their relays, in the same order."""
    turned = list(found)
    cues = sorted((item.cue[0].start, n) for n, item in enumerate(found))
    for n, item in enumerate(found):
        if not _cites_somebody(text, item):
            continue
        at = item.cue[0].start
        near = cues[bisect_left(cues, (at - REACH,)) : bisect_left(cues, (at + REACH + 1,))]
        statement = _find_statement(text, found, n, [k for _, k in near])
        if statement is None:
            continue
        content = cut_out(text, found[statement].content, Span(item.cue[0].start, item.content[-1].end))
        if content:
            turned[n] = replace(item, source=item.content, content=content, within=statement)
    return turned


def name_venues(text: str, found: Sequence[Found]) -> list[Found]:
    """Return the attributions with the whole venue as source where somebody "was quoted in the Post as saying"."""
    named = list(found)
    for n, item in enumerate(found):
        if not item.cue or not _QUOTED.search(text_of(text, item.cue)):
            continue
        match = _VENUE.match(text, item.cue[-1].end)
        if match and all(match.start("venue") <= start and end <= match.end("venue") for start, end in item.source):
            venue = Span(*match.span("venue"))
            named[n] = replace(item, source=(venue,), content=cut_out(text, item.content, venue) or item.content)
    return named


def _cites_somebody(text: str, item: Found) -> bool:
    if len(item.content) != 1 or not item.cue or not _CITING.match(text_of(text, item.cue)):
        return False
    return is_teller(text_of(text, item.content))


def is_teller(phrase: str) -> bool:
    """Does a noun phrase name somebody, or a document, that can be cited for a statement?"""
    end = _HEAD_ENDS.search(phrase)
    words = phrase[: end.start() if end else None].split()
    if not words or (not end and _CLAUSE.search(phrase)):
        return False
    return words[-1][:1].isupper() or _TELLERS.match(words[-1].strip("’'")) is not None


def _find_statement(text: str, found: Sequence[Found], n: int, near: Sequence[int]) -> int | None:
    """The statement of the one who cites: the nearest cue, of those near by, of the same sentence and source."""
    cites = found[n]
    best: tuple[int, int] | None = None
    for k in near:
        other = found[k]
        if k == n or other.within != cites.within or not other.content or _STATES.search(text_of(text, other.cue)):
            continue
        distance = abs(other.cue[0].start - cites.cue[0].start)
        low, high = sorted((other.cue[0].start, cites.cue[0].start))
        if re.search(r"[.?!][”\"’']?\s+[A-Z“\"]|\n", text[low:high]):
            continue
        if not _same_source(text, cites.source, other.source):
            continue
        best = min(best or (distance, k), (distance, k))
    return best[1] if best else None


def _same_source(text: str, cites: Spans, states: Spans) -> bool:
    if not cites or text_of(text, cites).lower() in _RELATIVES:
        return True
    return any(a.start < b.end and b.start < a.end for a in cites for b in states)

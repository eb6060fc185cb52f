"""Whoever takes up what a noun has reported: "Moscow's claim that X was denied by Kyiv", "she withdrew her claim".

A word belongs to one content alone in what the network gives, and where it has read the claim, what somebody does with
the claim as a whole often goes: that is found behind it or before it, by its words.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from sayso.attribution.found import Found
from sayso.types import Span, text_of

REACH = 200  # characters behind a content at most, in which somebody denies it
_REPORTS = re.compile(
    r"(?:\A|.*\W)(?:claims?|reports?|allegations?|accusations?|suggestions?|statements?|assertions?|rumou?rs?|warnings?|"
    r"contentions?|insistence|assurances?|charges?|complaints?|predictions?|stor(?:y|ies)|accounts?)\Z",
    re.I | re.S,
)
_DENIED = re.compile(
    r"\s(?P<cue>(?:was|were|is|are|has been|have been|had been)(?: (?:\w+ly|also|later|since|soon))?"
    r" (?:denied|rejected|dismissed|disputed|contradicted|refuted|rebutted|confirmed))"
    r"(?P<as> as [^.,;:\n]{1,60}?)?(?: on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)?"
    r" by (?P<source>[^.,;:\n]{2,80}?)"
    r"(?=[.,;:\n]|\Z| (?:on|in|who|which|that|after|before|but|while|as|when|and then|yesterday|last|this)\b)"
)


_WORD = r"(?:(?:Mr|Mrs|Ms|Dr|St|Sen|Rep|Gov|Gen|Col|Sgt|Lt|Prof|[A-Z])\.|[^\W\d_][\w’'-]*)"
# Before the claim: who takes it up begins the sentence, or what follows a comma in it.
_TAKEN_UP = re.compile(
    r"(?:\A|[,;:—–] |(?<=[.?!”\"\n] ))(?:(?:But|And|Yet|Still|but|and) )?"
    rf"(?P<source>{_WORD}(?: {_WORD}){{0,6}}?)"
    r" (?P<cue>(?:(?:has|have|had) )?(?:(?:\w+ly|also|later|since) )?"
    r"(?:repeated|echoed|withdrew|withdrawn|retracted|denied|denies|rejected|rejects|dismissed|dismisses|disputed|disputes|"
    r"contradicted|refuted|repeats|confirmed))"
    r" (?:(?:the|a|an|any|all|these|those|such|media|press|recent|earlier|new) ){0,2}\Z"
)
_NO_SOURCE = re.compile(r"\b(?:who|which|that|to|and|but|when|while|after|before|he said|she said)\b", re.I)


def find_taken_up(text: str, found: Sequence[Found]) -> list[Found]:
    """Return the attributions and what is said of what they report, each around the one that it takes up.

    Only what the network has found no cue in is read so. What is found comes behind all others in the list.
    """
    cues = {offset for item in found for span in item.cue for offset in range(*span)}
    kept, new = list(found), list[Found]()
    for n, item in enumerate(found):
        if not (item.cue and item.content and _REPORTS.match(text_of(text, item.cue))):
            continue
        outer = _find_denial_behind(text, item, cues) or _find_act_before(text, item, cues)
        if outer:
            kept[n] = replace(item, within=len(found) + len(new))
            new.append(outer)
    return kept + new


def _find_denial_behind(text: str, item: Found, cues: set[int]) -> Found | None:
    match = _DENIED.match(text, item.content[-1].end, item.content[-1].end + REACH)
    if match is None or not cues.isdisjoint(range(*match.span())):
        return None
    content = [_phrase_of(item)]
    if match["as"]:
        content.append(Span(match.start("as") + 1, match.end("as")))
    source, cue = Span(*match.span("source")), Span(*match.span("cue"))
    return Found((source,), (cue,), tuple(content), item.confidence, item.within)


def _find_act_before(text: str, item: Found, cues: set[int]) -> Found | None:
    phrase = _phrase_of(item)
    begin = max(0, phrase.start - REACH)
    match = _TAKEN_UP.search(text[begin : phrase.start])
    if match is None or _NO_SOURCE.search(match["source"]):
        return None
    source, cue = (Span(begin + match.start(part), begin + match.end(part)) for part in ("source", "cue"))
    if not cues.isdisjoint(range(source.start, cue.end)):
        return None
    return Found((source,), (cue,), (phrase,), item.confidence, item.within)


def _phrase_of(item: Found) -> Span:
    """From the first word of a report, its source's or its cue's, to the last of its content."""
    return Span(min(span.start for span in (*item.source, *item.cue, *item.content)), item.content[-1].end)

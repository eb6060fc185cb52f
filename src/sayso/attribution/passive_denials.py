"""Whoever denies, in the passive, what a noun has reported: "Moscow's claim that X was denied by Kyiv".

A word belongs to one content alone in what the network gives, and the content of the claim is taken: that somebody
denies the claim as a whole is found behind it, by its words.
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


def find_passive_denials(text: str, found: Sequence[Found]) -> list[Found]:
    """Return the attributions and the denials of what they report, each around the one that it denies.

    Only what the network has found no cue in is read so. A denial comes behind all others in the list.
    """
    cues = {offset for item in found for span in item.cue for offset in range(*span)}
    kept, denials = list(found), list[Found]()
    for n, item in enumerate(found):
        if not (item.cue and item.content and _REPORTS.match(text_of(text, item.cue))):
            continue
        match = _DENIED.match(text, item.content[-1].end, item.content[-1].end + REACH)
        if match is None or not cues.isdisjoint(range(*match.span())):
            continue
        begin = min(span.start for span in (*item.source, *item.cue, *item.content))
        content = [Span(begin, item.content[-1].end)]
        if match["as"]:
            content.append(Span(match.start("as") + 1, match.end("as")))
        kept[n] = replace(item, within=len(found) + len(denials))
        source, cue = Span(*match.span("source")), Span(*match.span("cue"))
        denials.append(Found((source,), (cue,), tuple(content), item.confidence, item.within))
    return kept + denials

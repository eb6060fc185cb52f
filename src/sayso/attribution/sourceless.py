"""Subjects that the network takes for sources, and that have said nothing.

Addressees: who "was told that X" is nobody's source of X.

News that goes round: in "rumours swirled that X" and "word spread that X" the rumour belongs to the cue.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from sayso.attribution.acts import is_addressed
from sayso.attribution.found import Found
from sayso.types import Span, text_of

_NEWS = re.compile(
    r"(?:(?:the|some|more|new|fresh|further|many|various|several|persistent|unconfirmed|conflicting|media|false|first|"
    r"initial|early|similar|widespread) )*"
    r"(?:rumou?rs?|speculation|word|news|reports?|claims|allegations?|accusations?|suspicions?|questions|doubts|fears|"
    r"stories|gossip|whispers)",
    re.I,
)
_GOES_ROUND = re.compile(
    r"(?:(?:has|have|had|was|were|is|are|began|begins?|started|soon|quickly|also|still|then|already|been|to) )*"
    r"(?:swirl|spread|circulat|surfac|emerg|persist|abound|broke|broken|breaks?|came out|leaked out|got out|aros|arise|"
    r"mount|grew|grow|went round|did the rounds|made the rounds|flew|resurfac|lingers?|lingered)\w*"
    r"(?: (?:about|of|over|around))?",
    re.I,
)


def drop_subjects(text: str, found: Sequence[Found]) -> list[Found]:
    """Return the attributions, those whose subject has said nothing without it for a source.

    In PolNeAR (train) 33 of the cues that say that somebody was told have no source, 3 have one behind the cue
    ("by …"), 2 one before it.
    """
    return [_drop_subject(text, item) for item in found]


def _drop_subject(text: str, item: Found) -> Found:
    if not item.source or not item.cue or item.source[-1].end > item.cue[0].start:
        return item
    cue = text_of(text, item.cue)
    if is_addressed(cue):
        return replace(item, source=())
    is_one_phrase = len(item.source) == len(item.cue) == 1 and item.cue[0].start - item.source[0].end == 1
    if is_one_phrase and _NEWS.fullmatch(text_of(text, item.source)) and _GOES_ROUND.fullmatch(cue):
        return replace(item, source=(), cue=(Span(item.source[0].start, item.cue[0].end),))
    return item

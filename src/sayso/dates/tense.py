"""Which way a bare "Friday" or "March" points: back, or ahead, by the verbs and prepositions of its clause.

No parsing: the cue nearest before the expression decides, then the nearest behind it, within one sentence.
"""

import re
from enum import Enum


class Direction(Enum):
    """Where the time of a clause lies, seen from the article."""

    PAST = -1
    UNKNOWN = 0
    FUTURE = 1


_REACH_CHARS = 120  # how far a cue may stand before the expression: about a clause
_REACH_BEHIND_CHARS = 60

_IRREGULAR = (
    "came went made took gave got saw met held kept left lost led sent sold bought brought thought fell rose grew "
    "began ran won wrote spoke broke chose knew became found put cut set hit let shot struck flew drew paid laid "
    "built stood understood quit tore threw drove rode taught caught felt heard wore blew froze hid shook sank "
    "stole swore withdrew wept sought"
).split()
# "It will raise questions about Wednesday's debate": a verb further off tells nothing of when the debate is.
_NEAR_CHARS = 25
_MODALS = "will|would|shall|should|must|may|might|can|could"
# Words before "to" that make what follows a plan: "expected to", "is to be held".
_PLANS = (
    "is|are|was|were|be|been|not|due|set|scheduled|expected|slated|planned|plans?|planning|hopes?|hoping|intends?|"
    r"about|likely|wants?|prepar\w+|agreed|asked|ordered|required|supposed|poised|ready|aims?|seeks?|seeking|order|"
    r"decided|needs?|has|have"
)
_FUTURE = (
    rf"(?:to|{_MODALS}) (?:\w+ly )?(?:be|have been) \w+|"
    rf"(?:{_MODALS}) have(?! \w+e[dn]\b| (?:{'|'.join(_IRREGULAR)})\b)|"
    rf"(?:{_PLANS}) to(?: be \w+)?|going to|{_MODALS}|won['’]t|"
    r"(?:is|are|was|were|be) (?:leaving|departing|retiring|resigning|arriving|coming|returning|visiting)|"
    r"due|scheduled|slated|expected|anticipated|projected|until|till|deadline|upcoming|payable|expires?|expiring|"
    r"matur\w+|effective|ending|beginning|starting|as early as|as soon as|no later than"
)
# Words in -ed that are no verb, or tell nothing of when: "unprecedented", "need", "United".
_NO_PAST = (
    "followed|based|united|need|indeed|hundred|unprecedented|speed|deed|seed|feed|breed|proceed|exceed|succeed|sacred|"
    "naked|wicked|limited|so-called|aged|alleged|detailed|armed|related|concerned|supposed|proposed|planned|undecided"
)
_PAST = (
    r"(?:not|up|\w+n['’]t) until|after|was|were|had|did|has|have|been|said|told|since|ended|ago|"
    rf"(?!(?:{_NO_PAST})\b)\w{{2,}}ed|{'|'.join(_IRREGULAR)}"
)
_CUE = re.compile(rf"(?<![\w'’])(?:(?P<future>{_FUTURE})|(?P<past>{_PAST}))(?!\w)|['’]ll\b", re.IGNORECASE)
_PAST_NEXT = re.compile(rf" (?!(?:after|since|ended|ago)\b)(?:{_PAST})(?!\w)")  # "the ministry on Sunday issued"
_BEGINS = re.compile("starting|beginning", re.IGNORECASE)
_SENTENCE_BREAK = re.compile(r"(?<=[^\W\d_]{2}|[\d)”’\"']{2})[.!?][\"'”’)\]]*\s+(?=[A-Z\"“‘'(])|\n")


def direction_at(text: str, start: int, end: int) -> Direction:
    """Return where the clause around `text[start:end]` points."""
    before = text[max(0, start - _REACH_CHARS) : start]
    breaks = list(_SENTENCE_BREAK.finditer(before))
    if breaks:
        before = before[breaks[-1].end() :]
    if _PAST_NEXT.match(text, end):
        return Direction.PAST
    cues = list(_CUE.finditer(before))
    if text[end : end + 2] in ("'s", "’s") and cues and len(before) - cues[-1].end() > _NEAR_CHARS:
        return Direction.PAST if cues[-1]["past"] else Direction.UNKNOWN
    if cues and cues[-1].start() == 0 and cues[-1].group().lower() == "until":
        cues.clear()  # "Until Thursday, they had not called": the verb behind tells
    if len(cues) > 1 and _BEGINS.fullmatch(cues[-1].group()):
        cues.pop()  # "came under days of shelling, starting Friday": the verb before tells
    if cues:
        return _of(cues[-1])
    behind = text[end : end + _REACH_BEHIND_CHARS]
    if stop := _SENTENCE_BREAK.search(behind):
        behind = behind[: stop.start()]
    cue = _CUE.search(behind)
    return _of(cue) if cue else Direction.UNKNOWN


def _of(cue: re.Match[str]) -> Direction:
    return Direction.PAST if cue["past"] else Direction.FUTURE

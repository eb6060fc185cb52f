"""Appeals for money: what an outlet says to its reader about itself, between or behind its articles.

News tells of donations, subscriptions and journalism too. What tells an appeal from it is that the outlet speaks ("we",
"our") to the reader ("you", an imperative) about money and about its reporting, in one paragraph and outside quotation
marks.
"""

import re

_MONEY = re.compile(
    r"\b(?:donat\w+|contribut(?:e|ion|ions|ing)|chip in|subscri\w+|membership|become a member|your support|"
    r"support(?:ing)? (?:us|our|it|the|independent)|small favou?r|tax[- ]deductible|paywalls?|need your help)\b|"
    r"[$£€]\d+",
    re.IGNORECASE,
)
_PRESS = re.compile(
    r"\b(?:journalis\w+|reporting|newsrooms?|news\w*|coverage|investigati\w+|independent (?:media|press)|readers?|"
    r"articles?|stories|magazine|broadcasting|fact-check\w*)\b",
    re.IGNORECASE,
)
_SPEAKER = re.compile(r"\b(?:we|us|our|ours)\b", re.IGNORECASE)
_READER = re.compile(r"\b(?:you|your)\b|(?:^|[.!?]\s)(?:Please|Support|Donate|Join|Help|Give)\b", re.IGNORECASE)

# Said by nobody but an outlet that asks for money: with one of these, a word about reporting and one more of the marks
# above are enough. Campaigns ask for money in the same words, but do not speak of their reporting.
_PLAIN = re.compile(
    r"\b(?:small favou?r to ask|refuse to be silenced|chip in (?:[$£€]\d+|what you can)|donate (?:now|today|here)|"
    r"support(?:ing)? (?:our|independent|quality|explanatory|progressive|local|nonprofit|investigative|fearless|public)"
    r"(?:[, ]+\w+){0,2} (?:journalism|reporting|newsroom|media)|"
    r"support us (?:from|monthly|today|with|now|by)|support [A-Z][\w ]{0,30}['’]s? (?:\w+ )?(?:journalism|reporting|"
    r"work)|"
    r"(?:make|making|consider) an? (?:(?:one-time|monthly|recurring|tax-deductible|small|year-end|generous),? ){0,3}"
    r"(?:contribution|donation|gift) (?:today|now|to (?:support|help|the|our|us))|"
    r"become an? (?:\w+ ){0,2}(?:subscriber|patron|sustainer)|"
    r"become an? (?:\w+ ){0,2}(?:member|supporter) (?:today|now|and (?:help|support|get))|"
    r"reader[- ](?:supported|funded)|(?:funded|supported) by (?:our )?readers like you|subscribe (?:now|today) for|"
    r"your (?:\w+ )?(?:support|contribution|donation|subscription|membership|generosity)(?:,? \w+){0,5},? "
    r"(?:makes|helps|allows|keeps|enables|goes|means|funds|ensures)|"
    r"starting from (?:just |only )?[$£€]\d)",
    re.IGNORECASE,
)
# "Support The Example Times!", alone.
_HEADING = re.compile(
    r"(?:[Pp]lease )?(?:[Ss]upport|SUPPORT|[Dd]onate to|[Hh]elp|[Ss]ave) "
    r"(?:us|(?:[Tt]he )?[A-Z][\w&'’.-]{0,30}(?: [A-Z][\w&'’.-]{0,30}){0,5})!"
)
_QUOTED = re.compile(r"[\"“][^\"“”]{0,1200}[\"”]")
_OPENING_QUOTE = tuple("\"“‘'")

_MAX_CHARS = 1200
_MAX_HEADING_CHARS = 80


def is_appeal(paragraph: str) -> bool:
    """Say whether a paragraph asks the reader for money, for the outlet's own sake. Sure enough to stand anywhere."""
    if len(paragraph) > _MAX_CHARS or paragraph.startswith(_OPENING_QUOTE):
        return False
    if len(paragraph) <= _MAX_HEADING_CHARS and _HEADING.fullmatch(paragraph):
        return True
    if _PLAIN.search(paragraph) is None:
        return False
    unquoted = _QUOTED.sub(" ", paragraph)
    if _PLAIN.search(unquoted) is None or _PRESS.search(unquoted) is None:
        return False
    return _count_marks(unquoted) >= (2 if len(paragraph) <= _MAX_HEADING_CHARS else 3)


def continues_appeal(paragraph: str) -> bool:
    """Say whether a paragraph beside an appeal goes on with it: the outlet or the reader is spoken of again."""
    if len(paragraph) > _MAX_CHARS or paragraph.startswith(_OPENING_QUOTE):
        return False
    unquoted = _QUOTED.sub(" ", paragraph)
    personal = _SPEAKER.search(unquoted) is not None or _READER.search(unquoted) is not None
    return personal and _count_marks(unquoted) >= 2


def _count_marks(unquoted: str) -> int:
    return sum(pattern.search(unquoted) is not None for pattern in (_MONEY, _PRESS, _SPEAKER, _READER))

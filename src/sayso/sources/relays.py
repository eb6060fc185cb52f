"""Through whom a saying reached the article: the words around a cue that name an outlet, a report, an addressee.

Nothing here knows who is meant; it finds the places in the text, and the reader says who stands there.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from sayso.sources.discourse import Discourse
from sayso.sources.mentions import Name
from sayso.sources.outlets import OutletKind, is_common_word, load_outlets
from sayso.types import Attribution

_VENUE_CHARS = 90  # how far before an outlet's name the words that make it a place of saying can begin
_SENTENCE_CHARS = 2000  # of a sentence that is longer, only so much on each side of a cue is looked at
_OBJECT_CHARS = 80  # the longest object of "told" that is looked at


def _any(words: str) -> str:
    """A pattern for any of the words, which are separated by spaces; "_" stands for a space inside one."""
    return "(?:" + "|".join(word.replace("_", " ") for word in words.split()) + ")"


_TELL = re.compile(r"\b" + _any("told tells? telling assured assuring informed informing") + r"\s+", re.IGNORECASE)
_OBJECT = re.compile(
    r"(?:" + _any("the an? his her their its this multiple several some") + r" )?[\w’'.-]+(?: [\w’'.“”\"&-]+){0,6}"
)
_NO_OBJECT = re.compile(
    r"(?:to|of|that|how|what|about|when|why|where|whether|as|by|in|on|if|without|just)\b", re.IGNORECASE
)
# What ends the object of "told": a mark (but no full stop of a short title), or a word that begins something else.
_OBJECT_ENDS = re.compile(
    r" (?:(?:an?|one|two|three|four|five|six|several|many|\d+) )?"
    r"(?:days?|weeks?|months?|years?|hours?) (?:ago|earlier|later)\b|"
    r"[,;:()\n“”\"]|(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bDr)(?<!\bSen)(?<!\bRep)(?<!\bGov)\.(?=\s|$)| "
    + _any(
        "that the an? just only in on at during of about how why what when where whether as to he she they it we his "
        "her after before by via for there gathered following assembled outside inside aboard shortly privately "
        "earlier later last this who if and not yesterday today (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    )
    + r"\b"
)

# Words that bring an outlet in as the place where something was said, with the outlet to follow at once.
_SPEAK = _any(
    "spoke speaking speaks? talked talking said says saying writing wrote writes appeared appearing observed observes "
    "argued argues noted notes explained explains declared"
)
_CONFIRM = _any(
    "confirmed confirming confirms acknowledged admitted conceded insisted complained clarified repeated disclosed "
    "denied revealed remarked boasted confided explained"
)
_MANNER = _any("exclusively briefly earlier live only directly candidly recently")
_STATEMENT = _any(
    "interviews? comments? remarks? statements? e-?mails? messages? response conversation appearances? discussion q&a "
    "sit-down town_hall letter op-ed column essay article piece"
)
_GIVEN = _any(
    "published made given sent broadcast aired released e-?mailed provided posted on last this \\w+day exclusively"
)
_CARRIED = _any("interviewed quoted cited published broadcast aired carried reported obtained hosted moderated")
_VENUE = re.compile(
    rf"\b(?:{_SPEAK}(?: {_MANNER})? (?:to|with|on|in)"
    rf"|{_CONFIRM}(?: \w+day)? (?:to|with)"
    rf"|{_STATEMENT}(?: {_GIVEN}){{0,3}} (?:to|with|on|by|in|for|from)"
    rf"|{_CARRIED} (?:\w+day )?(?:by|on|in)"
    r"|asked (?:\w+ ){0,2}?by|told|according to|via|on|citing)\s+(?:the |a )?$",
    re.IGNORECASE,
)
_TALK = re.compile(
    rf"\b(?:{_any('spoke speaking talked talking appeared appearing sat_down')}(?: {_MANNER})? (?:to|with|on)|told|"
    r"(?:[Aa]sked|[Pp]ressed|[Qq]uestioned) (?:[\w’'-]+ ){1,8}on) (?:the )?$"
)
# Whoever interviews is an outlet or a reporter, by whatever name.
_INTERVIEW = re.compile(
    rf"\b(?:(?:interviews?|question-and-answer sessions?|q&a)(?: {_GIVEN}){{0,3}} (?:with|on|by|in|for)|"
    r"interviewed (?:\w+day )?(?:by|on)) (?:the |an? )?"
    rf"(?:{_any('radio television tv talk-show talk_show news cable')} )?"
    rf"(?:(?:TV |radio |television )?{_any('host anchor reporter journalist')} )?$",
    re.IGNORECASE,
)
# "aired her interview with Lee", who is the one that is asked there.
_CONDUCTS = re.compile(
    r"\b(?:aired|began|opened|started|ended|closed|conducted|did|held|taped|landed|secured|broadcast|published) "
    r"(?:an?|his|her|their|the) (?:[\w-]+ )?$"
)
_CONDUCT_CHARS = 40
# A programme in quotation marks, with the broadcaster that may stand before it: on NBC’s “Meet the Press”.
_PROGRAMME = re.compile(
    r"\b(?:on|told|to|with) (?:the )?(?:(?P<network>[A-Z][\w&.]*(?: [A-Z][\w&.]*){0,2})[’']s? )?"
    r"(?P<printed>[“\"](?P<title>[A-Z][^”\"\n]{2,40}?)[,.]?[”\"])"
)
_SHOW = re.compile(
    r"[’']s? (?:(?:nationally )?syndicated |radio |television |talk |news |evening ){0,3}"
    r"(?:show|program|programme|podcast)\b"
)
# "at an MSNBC town hall", "in a CNN interview": the outlet before the occasion.
_VENUE_BEHIND = re.compile(
    r"(?:[’']s)? (?:[\w’'“”\"-]+ ){0,2}?"
    + _any(
        "town_hall interview forum program programme show appearance podcast broadcast segment special documentary "
        "op-ed column sit-down Q&A"
    )
    + r"\b",
    re.IGNORECASE,
)
# "in a Times report", but not "responded to a Times report".
_REPORT_BEHIND = re.compile(
    r"(?:[’']s)? (?:report|article|story|profile|piece|editorial)\b(?! (?:that|which|on|about)\b)"
)
_IN = re.compile(r"\b[Ii]n (?:an?|the|his|her|their) $")
_AT = re.compile(r"\b(?:at|in|on|during|for|to|via|from) (?:(?:an?|the|his|her|their|that|this|\w+day’s) )?$")
_SAID_BEHIND = re.compile(r"[^.,;]{0,40}\b(?:that|said|says)\b")

_CITING = re.compile(
    r"\b" + _any("citing cited cites quoting quoted quotes learn(?:ed|t|s)_from heard_from told_by") + r"\s+",
    re.IGNORECASE,
)
_CITED_ENDS = re.compile(r"[,;:\n“”\"]|\.(?=\s|$)| (?:as|that|to say|told|reported|said|and said)\b")
_ACCORDING = re.compile(r"[\"”’,. ]{0,4}according to (?!the (?:report|article|story)\b)")
_NO_SOURCE = ("as ", "by ", "in ", "on ", "from ", "that ", "how ", "up ")
# "cited two officials as saying", "interviewed three women who said", "the video showed Lee telling".
_CITED_AS = re.compile(
    r"\b(?:(?:cit|quot|interview)(?:ed|es|s|ing)|found|(?:spoke|talked) (?:to|with)|show(?:s|ed|ing)|captured|captures|"
    r"caught)\s+"
)
_AS_SAYING = re.compile(
    r" as (?:saying|having)| who "
    + _any("said say says claimed told described alleged recalled")
    + r"\b| "
    + _any(
        "saying telling calling promising vowing declaring describing arguing claiming boasting bragging admitting "
        "asking"
    )
    + r"\b"
)
_HEARSAY = re.compile(
    r"\b(?:(?:is|was|are|were|been) (?:(?:also|later|reportedly|further) )?"
    + _any("said quoted reported believed cited understood alleged")
    + r"\b|reportedly|allegedly)"
)
_OCCASION = re.compile(
    r"\b(?:[Aa]t|[Dd]uring|[Ii]n|[Oo]n|[Vv]ia|[Ff]rom) ((?:an?|the|his|her|their|its|\w+day’s)(?: [\w’'.-]+){0,4}? "
    + _any(
        "briefing conference rally interview speech debate hearing town_hall meeting ceremony event statement tweets? "
        "letter e-?mail post call address appearance video memo panel forum summit testimony breakfast dinner "
        "fundraiser luncheon broadcast press_release floor message filing brief book memoir podcast op-ed"
    )
    + r"\b)"
)
_AUDIENCE = re.compile(
    r"\b" + _any("briefing conference rally audience hearing forum town_hall panel podcast meeting") + r"\b"
)

# "the video showed" Lee.
_SHOWN = re.compile(
    r"((?:[Tt]he|[Aa]n?|[Tt]hat) (?:[\w-]+ ){0,3}?(?:video|tape|recording|footage|audio|clip|transcript|camera)) "
    r"(?:shows?|showed|captured|captures|caught|records?|recorded) $"
)
# "In the video, Lee can be heard".
_IN_RECORDING = re.compile(
    r"(?:In|On) ((?:the|an?|that) (?:[\w-]+ ){0,3}?(?:video|tape|recording|footage|audio|clip|transcript))"
    r"(?: [^,.;]{0,60})?, $"
)
_HEARD_IN = re.compile(r" (?:can be|could be|is|was) (?:heard|seen)\b")
_SHOWN_CHARS = 80  # how far before a source such words can begin
# What tells that words are of another time than those before them.
_BACK_THEN = re.compile(
    r"[“\"]?(?:But |And )?(?:"
    r"(?:Back )?[Ii]n (?:early |late |mid-)?(?:January|February|March|April|May|June|July|August|September|October|"
    r"November|December|[12]\d{3})\b|In (?:an? )?(?:[12]\d{3}|earlier|previous)\b|In the past\b|"
    r"Last (?:week|month|year|spring|summer|fall|winter)|Earlier (?:this|in)|During (?:the|his|her) campaign|"
    r"Previously|(?:Days|Weeks|Months|Years) (?:ago|earlier|before))"
)
_EARLIER = re.compile(r"\b(?:previously|in the past|once said|has long|have long|at the time)\b")
_EARLIER_CHARS = 16  # how far from a cue such a word stands

# Occasions that an outlet has: "in an interview", but not "in a statement".
_ON_AIR = re.compile(
    r"\b(?:interview|town hall|broadcast|podcast|appearance|forum|panel|call|conversation|article|address)\b"
)


@dataclass(frozen=True, slots=True)
class Setting:
    """What stands around one attribution, as half-open offsets.

    `told` is the object of "told", `venues` the starts of names that words such as "in a statement to" bring in,
    `interviewers` those behind "in an interview with", `programmes` the names of shows in quotation marks, as
    `(network, title, printed)`, `cited` the phrase behind "citing"; `hearsay` is True for "was said to", "reportedly".
    """

    told: tuple[int, int] | None
    venues: tuple[int, ...]
    interviewers: tuple[int, ...]
    programmes: tuple[tuple[str, str, str], ...]
    cited: tuple[int, int] | None
    hearsay: bool
    addressee: str | None
    occasion: str | None

    @property
    def elsewhere(self) -> bool:
        """Is an occasion told that is a new one and no outlet's: "in a statement"?"""
        occasion = self.occasion or ""
        return occasion.startswith(("a ", "an ")) and _ON_AIR.search(occasion) is None


def find_setting(discourse: Discourse, attribution: Attribution) -> Setting:
    """Read what the sentence of an attribution's cue says about where and to whom, outside of its content."""
    text = discourse.text
    cue_start, cue_end = attribution.cue.spans[0][0], attribution.cue.spans[-1][1]
    start, end = discourse.sentences[discourse.sentence_of(cue_start)]
    start = max(start, cue_start - _SENTENCE_CHARS)
    end = max(min(end, cue_end + _SENTENCE_CHARS), min(cue_end + 1, len(text)))
    gaps = _outside(start, end, attribution.content.spans)
    told = _find_told(text, attribution, cue_start, cue_end, end)
    cited = next((found for first, last in gaps if (found := _find_cited(text, first, last))), None)
    addressee = text[told[0] : told[1]] if told else None
    occasion = next((match.group(1) for first, last in gaps if (match := _OCCASION.search(text, first, last))), None)
    if addressee and occasion is None and _AUDIENCE.search(addressee):
        addressee, occasion = None, addressee
    return Setting(
        told=told,
        venues=tuple(find_venues(discourse, start, end, attribution)),
        interviewers=tuple(find_interviewers(discourse, start, end, attribution)),
        programmes=tuple(programme for first, last in gaps for programme in _find_programmes(text, first, last)),
        cited=cited or _find_cited_as(text, start, end) or _find_according(discourse, attribution),
        hearsay=any(_HEARSAY.search(text, first, last) for first, last in gaps),
        addressee=addressee,
        occasion=occasion,
    )


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


def find_venues(
    discourse: Discourse, start: int, end: int, attribution: Attribution | None = None, *, talk: bool = False
) -> Iterator[int]:
    """Yield the starts of the names in `[start, end)` that stand where an outlet as a place of saying does.

    With `talk`, only where somebody talks with it, and not where something is published.

    A content may have been drawn around such words at its end ("... on Friday at a town hall hosted by X"); inside a
    quotation, or before more of what was said, they are not the cue's.
    """
    text = discourse.text
    for name in discourse.names_in(start, end):
        before = max(start, name.lead - _VENUE_CHARS)
        venue = (_TALK if talk else _VENUE).search(text, before, name.lead)
        behind = not talk and _VENUE_BEHIND.match(text, name.end) and _AT.search(text, before, name.lead)
        behind = behind or (not talk and _REPORT_BEHIND.match(text, name.end) and _IN.search(text, before, name.lead))
        if not venue and not behind:
            continue
        if _is_free(discourse, name, attribution):
            yield name.start


def find_interviewers(
    discourse: Discourse, start: int, end: int, attribution: Attribution | None = None
) -> Iterator[int]:
    """Yield the starts of the names in `[start, end)` of those who interview somebody, or whose show it is."""
    text = discourse.text
    for name in discourse.names_in(start, end):
        before = max(start, name.lead - _VENUE_CHARS)
        show = _SHOW.match(text, name.end) and text.endswith(" on ", before, name.lead)
        talk = _INTERVIEW.search(text, before, name.lead)
        if talk and _CONDUCTS.search(text, max(start, talk.start() - _CONDUCT_CHARS), talk.start()):
            continue
        if (show or talk) and _is_free(discourse, name, attribution):
            yield name.start


def _is_free(discourse: Discourse, name: Name, attribution: Attribution | None) -> bool:
    """Does a name stand outside of what an attribution says, or at the end of what was taken for it?"""
    if discourse.in_quotation(name.start):
        return False
    if attribution is None:
        return True
    if any(first <= name.start < last for first, last in attribution.source.spans):
        return False
    inside = any(first <= name.start < last for first, last in attribution.content.spans)
    return not inside or not _SAID_BEHIND.match(discourse.text, name.end)


@cache
def _plain_programme() -> re.Pattern[str]:
    titles = (o.name for o in load_outlets() if o.kind is OutletKind.PROGRAMME and " " in o.name)
    named = "|".join(sorted((re.escape(title) for title in titles if not is_common_word(title)), key=len, reverse=True))
    return re.compile(rf"\b[Oo]n (?:(?P<network>[A-Z][\w&.]*(?: [A-Z][\w&.]*)?)[’']s? )?(?P<title>{named})\b")


def _find_programmes(text: str, start: int, end: int) -> Iterator[tuple[str, str, str]]:
    for match in _plain_programme().finditer(text, start, end):
        yield match.group("network") or "", match.group("title"), match.group("title")
    for match in _PROGRAMME.finditer(text, start, end):
        printed = match.group()[match.group().index(match.group("network") or match.group("printed")) :]
        yield match.group("network") or "", match.group("title"), printed


def _find_told(text: str, attribution: Attribution, start: int, end: int, sentence_end: int) -> tuple[int, int] | None:
    """Return the object of "told" in or right behind the cue at `[start, end)`."""
    tell = _TELL.search(text, start, min(len(text), end + 1))
    if tell is None:
        return None
    match = _OBJECT.match(text, tell.end(), min(sentence_end, tell.end() + _OBJECT_CHARS))
    if match is None or _NO_OBJECT.match(text, tell.end()):
        return None
    stop = _OBJECT_ENDS.search(text, match.start(), match.end())
    last = stop.start() if stop else match.end()
    last = min([last, *(first for first, _ in attribution.content.spans if first > match.start())])
    while last > match.start() and not text[last - 1].isalnum():
        last -= 1
    return (match.start(), last) if last > match.start() else None


def _find_cited(text: str, start: int, end: int) -> tuple[int, int] | None:
    match = _CITING.search(text, start, end)
    if match is None or text.startswith(_NO_SOURCE, match.end()):
        return None
    stop = _CITED_ENDS.search(text, match.end(), end)
    return _phrase(text, match.end(), stop.start() if stop else end)


def _find_according(discourse: Discourse, attribution: Attribution) -> tuple[int, int] | None:
    """Find the phrase of "the Times had said that ..., according to officials", right behind the content."""
    text = discourse.text
    match = _ACCORDING.match(text, attribution.content.spans[-1].end)
    if match is None or any(match.start() < end and start < match.end() for start, end in attribution.cue.spans):
        return None
    end = discourse.sentences[discourse.sentence_of(match.end())][1]
    stop = _CITED_ENDS.search(text, match.end(), end)
    return _phrase(text, match.end(), stop.start() if stop else end)


def _find_cited_as(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Find the phrase of "cited X as saying", which can lie under a content that was drawn too wide."""
    match = _CITED_AS.search(text, start, end)
    if match is None or text.startswith(_NO_SOURCE, match.end()):
        return None
    stop = _AS_SAYING.search(text, match.end(), end)
    if stop is None or "," in text[match.end() : stop.start()]:
        return None
    return _phrase(text, match.end(), stop.start())


def _phrase(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Where the words of a stretch stand, without spaces behind them; None where it has no words."""
    end = start + len(text[start:end].rstrip())
    return (start, end) if end > start else None


def find_recording(discourse: Discourse, attribution: Attribution) -> tuple[int, int] | None:
    """Find the phrase for a recording that shows a source: "the video showed Lee", "In the video, Lee can be heard"."""
    text, spans = discourse.text, attribution.source.spans
    if not spans:
        return None
    start = discourse.sentences[discourse.sentence_of(spans[0][0])][0]
    shown = _SHOWN.search(text, max(start, spans[0][0] - _SHOWN_CHARS), spans[0][0])
    if shown is None and _HEARD_IN.match(text, spans[-1][1]):
        shown = _IN_RECORDING.search(text, start, spans[0][0])
    return shown.span(1) if shown else None


def is_of_another_time(discourse: Discourse, attribution: Attribution) -> bool:
    """Does a sentence say that its words are older than the last: "In August, Lee called", "Lee said in the past"?"""
    cue, text = attribution.cue, discourse.text
    start, end = discourse.sentences[discourse.sentence_of(cue.spans[0].start)]
    near = max(start, cue.spans[0].start - _EARLIER_CHARS), min(end, cue.spans[-1].end + _EARLIER_CHARS)
    return _BACK_THEN.match(text, start, end) is not None or _EARLIER.search(text, *near) is not None

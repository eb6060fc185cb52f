"""What a source does with a content, read off the cue's words; and whether the content is quoted."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from sayso.text import Quotation, find_words
from sayso.types import Act, QuotationType, Spans

# Stems of cue words, in the order in which they are tried. Compiled from the cues of English news.
_STEMS: tuple[tuple[Act, str], ...] = (
    (
        Act.DECLINES_COMMENT,
        r"no comment|(?:declin|refus)\w* (?:\w+ )?(?:to )?(?:comment|discuss)|"
        r"not (?:\w+ )?(?:comment|respond|reply|return)|"
        r"could not (?:\w+ )?be reached|unavailable for comment|declined (?:an interview|requests? for)",
    ),
    (
        Act.REFUSES,
        r"refus|declin|rul(?:e|es|ed|ing) out|balk|"
        r"not (?:\w+ )?(?:confirm|promise|commit|agree|say if|say whether|rule in)",
    ),
    (Act.SAYS, r"not (?:\w+ )?(?:den(?:y|ied)|disput|reject|dismiss|rule out)"),
    (
        Act.DENIES,
        r"\b(?:den(?:y|ies|ied|ying|ial)|reject|dismiss|disput|refut|rebut|rebuff|contradict|disavow|debunk|repudiat|"
        r"disagree|push\w* back|knock\w* down|shot down|shoots? down|pour\w* cold water)",
    ),
    (Act.CONFIRMS, r"\b(?:confirm|acknowledg|admit|admission|conced|verif|corroborat|affirm)"),
    (
        Act.QUESTIONS,
        r"\b(?:question|doubt|ask(?:s|ed|ing)?\b|wonder|quer(?:y|ie)|cast\w* doubt|challeng|skeptic|sceptic)",
    ),
    (Act.PROMISES, r"\b(?:promis|vow|pledg|swor|swear|guarante|assur|commit(?:s|ted|ting)? to)"),
    (
        Act.DEMANDS,
        r"\b(?:demand|urg(?:e|es|ed|ing)\b|call(?:s|ed|ing)? (?:for|on|upon)|order(?:s|ed|ing)?\b|implor|appeal|"
        r"beg(?:s|ged|ging)?\b|instruct)",
    ),
)
_ACTS = tuple((act, re.compile(pattern, re.IGNORECASE)) for act, pattern in _STEMS)
_COMMENT = re.compile(
    r"(?:to |on |for )?(?:\w+ )?comment\b|to (?:a |multiple |several )?(?:requests?|inquir|questions|calls?)",
    re.IGNORECASE,
)


_SPEECH = re.compile(
    r"\b(?:accord(?:ing|ance) |accus|acknowledg|add(?:s|ed|ing)\b|admi(?:t|ssion)|affirm|alleg|announc|answer|argu|"
    r"ask(?:s|ed|ing)?\b|assert|assur|blam|boast|brand(?:s|ed|ing)\b|call(?:s|ed|ing)?\b|caution|cit(?:e|es|ed|ing)\b|"
    r"claim|comment|complain|conced|confess|confirm|contend|contention|counter(?:s|ed)\b|critici|declar|demand|den(?:y|ied|ies|ial)|"
    r"describ|disclos|dismiss|disput|estimat|explain|hint|implor|imply|implied|impli(?:es|cation)|indicat|inform|insinuat|"
    r"insist|jok(?:e|es|ed|ing)\b|lament|learn(?:s|ed|t)\b|leak|lie[ds]?\b|lying\b|maintain|mention|not(?:e|es|ed|ing)\b|"
    r"advis|refus|declin|threat|remember|order(?:s|ed|ing)?\b|pledg|posted\b|predict|proclaim|promis|protest|quot|recall|recount|reiterat|"
    r"reject|remark|repeat|repl(?:y|ies|ied)|report|respon|reveal|rul(?:e|es|ed|ing) out|said\b|say|"
    r"shout|speak|spoke|stat(?:e|es|ed|ing|ement|ements)\b|stress|suggest|swear|swore|t(?:ell|ells|elling|old)\b|"
    r"testif|testimony|tweet|urg(?:e|es|ed|ing)\b|verif|vow|warn|wr(?:ite|ites|iting|ote|itten)\b|word (?:from|of)\b)",
    re.IGNORECASE,
)


# What somebody holds to be so. In the forms in which a reporter tells it: "I think" and "you know" are everywhere in
# quotations, and reading all of these again takes 3 parts in 100 of the time and finds little.
_JUDGEMENT = re.compile(
    r"\b(?:believ|thinks\b|thought\b|fear(?:s|ed)\b|kn(?:ows|ew)\b|considered\b|doubt(?:s|ed)\b|conclud|determined\b|"
    r"recommended\b)",
    re.IGNORECASE,
)
_ADDRESSED = re.compile(
    r"\b(?:am|is|are|was|were|be|been|being)\s+(?:\w+ly\s+|not\s+)?"
    r"(?:told|warned|informed|advised|briefed|notified|assured|reminded|urged|asked)\b",
    re.IGNORECASE,
)


def is_addressed(cue: str) -> bool:
    """Is the subject of a cue the one who was told, not the teller: "had been warned in writing about"?"""
    return _ADDRESSED.search(cue) is not None


def tells_of_speech(words: str) -> bool:
    """Does any of the words tell that something was said, written or held to be so, and not only wanted or felt?

    >>> tells_of_speech("was quoted as saying"), tells_of_speech("believed"), tells_of_speech("had hoped for")
    (True, True, False)
    """
    return _SPEECH.search(words) is not None or _JUDGEMENT.search(words) is not None


def find_act(cue: str, content: str) -> Act:
    """Return what the source does, by the words of the cue and the first words of the content.

    >>> find_act("flatly denied", "that the bridge was unsafe")
    <Act.DENIES: 'denies'>
    >>> find_act("declined", "to comment on the report")
    <Act.DECLINES_COMMENT: 'declines_comment'>
    """
    for act, pattern in _ACTS:
        if pattern.search(cue):
            if act is Act.REFUSES and _COMMENT.match(content):
                return Act.DECLINES_COMMENT
            return act
    return Act.SAYS


def _start_of(quotation: Quotation) -> int:
    return quotation.start


def find_quotation_type(text: str, spans: Spans, quotations: Sequence[Quotation]) -> QuotationType:
    """Return whether the words under `spans` stand in quotation marks: all, none, or some of them.

    `quotations` are those of the whole text, in order.
    """
    quoted = unquoted = 0
    for start, end in spans:
        for word, _ in find_words(text, start, end):
            nearest = bisect_right(quotations, word, key=_start_of) - 1
            if nearest >= 0 and word < quotations[nearest].end:
                quoted += 1
            else:
                unquoted += 1
    if not quoted:
        return QuotationType.INDIRECT
    return QuotationType.MIXED if unquoted else QuotationType.DIRECT

"""Whose a quotation is, by its marks and not by the network: one quotation has one speaker, and some words are signed.

A long quotation is cut between windows, and its second half read without the cue that the first half had. It is given
whole to the one who has its first words, or, where nobody has these, to whoever has the first that somebody has.
A quotation in which somebody speaks in turn (a cue stands in it) is left alone.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from sayso.attribution.found import Found
from sayso.attribution.spans import add_span, cut_out
from sayso.text import Quotation
from sayso.types import Span

# How sure a signature is: 24 of the 24 quotations of PolNeAR dev that are followed by a dash and a name are marked so.
SIGNED_CONFIDENCE = 0.95
_WORD = r"(?:[A-Z@][\w.’'@-]*|(?:of|the|and|de|van|von|al|in|for)\b)"
_SIGNATURE = re.compile(
    # behind the quotation or on the next line: a name, on a line of its own perhaps with a word on who it is
    rf"[ \xa0]*(?P<line>\n\s{{0,3}})?(?P<dash>―|—|–|--?)[ \xa0]?"
    rf"(?P<name>(?!(?:He|She|It|They|We|I|The)\b){_WORD}(?: {_WORD}){{0,7}}(?(line)(?:,[^\n]{{0,60}})?))"
    r"\.?[ \xa0]*(?=\n|\Z)"
)
# A post set into the article: its words, a dash, the name of the account, and mostly the date.
_POST = re.compile(
    r"\s*(?P<dash>—|–|--)\s?(?P<name>[^\n—–]{2,60}?\(@\w{1,30}\))"
    r"(?: ?(?:January|February|March|April|May|June|July|August|September|October|November|December) \d{1,2}, \d{4})?"
    r"\.?\s*\Z"
)
# "WALLACE: But, Governor, ..." In PolNeAR 21 of 25 such paragraphs, of four articles with two speakers, are marked so.
_SPEAKER = re.compile(r"[“\"]?(?P<name>[A-Z][A-Z.’'-]+(?: [A-Z][A-Z.’'-]+){0,4})(?P<colon>:)[ \xa0\n]\s{0,3}(?=[^\s])")
TRANSCRIPT_LINES = 3
# Words of labels in capitals that name no speaker: what pages put before links, boxes, corrections, checks of facts.
_NO_SPEAKERS = frozenset(
    "ADVICE ALERT ALSO ANALYSIS AP AUDIO BACKGROUND BREAKING BYLINE CITY CLAIM CLARIFICATION CONCLUSION CONTACT "
    "CORRECTION COST CREDIT DATE DEVELOPING EDITOR EDITOR'S EDITORS EDITOR’S EMAIL EXCLUSIVE FACT FACTS FILE "
    "FILED FOLLOW GALLERY HOW IMAGE INTERVIEW KEY LATEST LINK LISTEN LIVE LOCATION LOOK MAP MORE MUST NEWS "
    "NEWSLETTER NOTE NOW OPINION PHOTO PHOTOS POINT POINTS POLL PRICE PROFILE QUIZ RATING READ RELATED REPORT "
    "REPORTER RESULT RESULTS REVIEW SCORE SEE SOURCE SOURCES SPOILER STATEMENT STORY SUBSCRIBE SUMMARY TICKETS "
    "TIME TIMELINE TIP TIPS TOP TRUTH UPDATE UPDATED UPDATES VERDICT VIDEO VOTE WARNING WATCH WEBSITE WHAT WHEN "
    "WHERE WHO WHY".split()
)
_INTRODUCES = re.compile(r"(?:[^\n:]{0,80}:)?[ \xa0]{0,3}\n\s{0,9}")
_MARKS = ("“", "‘", '"', "'")
PARAGRAPH_CHARS = 3000  # an introduced paragraph that is longer is left as the network reads it
POST_TAIL_CHARS = 140  # how far from its end a paragraph is searched for the signature of a post


def give_whole(text: str, found: Sequence[Found], quotations: Sequence[Quotation]) -> list[Found]:
    """Return the attributions, all outermost, with each closed quotation in the content of one of them, or of none.

    `quotations` are those of the text, in order. An attribution that is left without a content is dropped.
    """
    cues = sorted(span.start for item in found for span in item.cue)
    pieces = sorted((span.start, span.end, n) for n, item in enumerate(found) for span in item.content)
    starts, ends = [start for start, _, _ in pieces], [end for _, end, _ in pieces]
    contents = [item.content for item in found]
    for quotation in quotations:
        if not quotation.closed or bisect_left(cues, quotation.start) < bisect_left(cues, quotation.end):
            continue
        touching = pieces[bisect_right(ends, quotation.start + 1) : bisect_left(starts, quotation.end - 1)]
        if not touching or all(_covers(text, start, end, quotation) for start, end, _ in touching):
            continue
        whole = Span(quotation.start, quotation.end)
        owners = {n for start, end, n in touching if (start, end) == touching[0][:2]}
        for n in {n for _, _, n in touching}:
            contents[n] = add_span(contents[n], whole) if n in owners else cut_out(text, contents[n], whole)
    return [replace(item, content=content) for item, content in zip(found, contents, strict=True) if content]


def give_introduced(text: str, found: Sequence[Found]) -> list[Found]:
    """Return the attributions, all outermost, each paragraph without marks that a cue and a colon introduce left whole.

    In PolNeAR 9 of the 9 contents that begin such a paragraph are the whole of it. Who speaks within it is found when
    the content is read again.
    """
    owners = {paragraph.start: (paragraph, n) for n, item in enumerate(found) if (paragraph := _introduced(text, item))}
    if not owners:
        return list(found)
    starts = sorted(owners)
    kept = []
    for n, item in enumerate(found):
        content = item.content
        if item.cue and _owned_at(owners, starts, item.cue[0].start) is not None:
            continue
        for start, end in item.content:
            for begin in starts[max(0, bisect_right(starts, start) - 1) : bisect_left(starts, end)]:
                paragraph, owner = owners[begin]
                content = add_span(content, paragraph) if owner == n else cut_out(text, content, paragraph)
        if content:
            kept.append(replace(item, content=content))
    return kept


def _owned_at(owners: dict[int, tuple[Span, int]], starts: Sequence[int], offset: int) -> Span | None:
    n = bisect_right(starts, offset) - 1
    return owners[starts[n]][0] if n >= 0 and offset < owners[starts[n]][0].end else None


def _introduced(text: str, item: Found) -> Span | None:
    """The unquoted paragraph that begins behind the cue's colon, where the content begins with it."""
    match = _INTRODUCES.match(text, item.cue[-1].end) if item.cue else None
    if match is None or not (":" in match[0] or text.endswith(":", 0, item.cue[-1].end)):
        return None
    start = match.end()
    if text.startswith(_MARKS, start) or not any(span.start == start for span in item.content):
        return None
    end = text.find("\n", start, start + PARAGRAPH_CHARS)
    end = len(text) if end < 0 and len(text) <= start + PARAGRAPH_CHARS else end
    return Span(start, start + len(text[start:end].rstrip())) if end > start else None


def _covers(text: str, start: int, end: int, quotation: Quotation) -> bool:
    outside = text[quotation.start : start] + text[min(end, quotation.end) : quotation.end]
    return not any(map(str.isalnum, outside))


def read_signatures(
    text: str, passages: Sequence[tuple[int, int]], found: Sequence[Found], quotations: Sequence[Quotation]
) -> list[Found]:
    """Return the attributions with what a signature says in the place of what the network read there.

    A signature is a dash and a name behind a quotation that begins its paragraph, or at the end of a post, or a name in
    capitals and a colon before a paragraph of a transcript.
    """
    signed = _signed_posts(text, passages) + _transcript(text, passages)
    taken = {item.cue[0].start for item in signed}
    signed += [item for item in _signed_quotations(text, passages, quotations) if item.cue[0].start not in taken]
    if not signed:
        return list(found)
    signed.sort(key=_extent)
    extents = [_extent(item) for item in signed]
    begins = [extent.start for extent in extents]
    kept = []
    for item in found:
        content = item.content
        n = bisect_right(begins, item.cue[0].start) - 1
        if n >= 0 and item.cue[0].start < extents[n].end:
            continue
        for start, end in item.content:
            for extent in extents[max(0, bisect_right(begins, start) - 1) : bisect_left(begins, end)]:
                content = cut_out(text, content, extent)
        if content:
            kept.append(replace(item, content=content))
    return kept + signed


def _extent(item: Found) -> Span:
    spans = (*item.source, *item.content)
    return Span(min(start for start, _ in spans), max(end for _, end in spans))


def _signed_quotations(text: str, passages: Sequence[tuple[int, int]], quotations: Sequence[Quotation]) -> list[Found]:
    begins = {start for start, _ in passages}
    signed = []
    for quotation in quotations:
        if not quotation.closed or quotation.start not in begins:
            continue
        match = _SIGNATURE.match(text, quotation.end)
        if match and not match["name"].endswith(("―", "—", "–", "-")):
            content = Span(quotation.start, quotation.end)
            signed.append(_sign(content, Span(*match.span("dash")), Span(*match.span("name"))))
    return signed


def _signed_posts(text: str, passages: Sequence[tuple[int, int]]) -> list[Found]:
    signed = []
    for n, (start, end) in enumerate(passages):
        match = _POST.search(text, max(start, end - POST_TAIL_CHARS), end)
        if not match:
            continue
        words = (start, match.start()) if match.start() > start else passages[n - 1] if n else (start, start)
        if any(map(str.isalnum, text[slice(*words)])):
            signed.append(_sign(Span(*words), Span(*match.span("dash")), Span(*match.span("name"))))
    return signed


def _transcript(text: str, passages: Sequence[tuple[int, int]]) -> list[Found]:
    """The paragraphs of a transcript: they begin with a speaker; two speak, and one of them twice."""
    lines = [(match, end) for start, end in passages if (match := _SPEAKER.match(text, start, end))]
    lines = [(match, end) for match, end in lines if _NO_SPEAKERS.isdisjoint(match["name"].split())]
    surnames = Counter(match["name"].split()[-1] for match, _ in lines)
    if len(lines) < TRANSCRIPT_LINES or len(surnames) < 2 or max(surnames.values()) < 2:
        return []
    return [
        _sign(Span(match.end(), end), Span(*match.span("colon")), Span(*match.span("name"))) for match, end in lines
    ]


def _sign(content: Span, dash: Span, name: Span) -> Found:
    return Found((name,), (dash,), (content,), SIGNED_CONFIDENCE, None)

"""Whose a quotation is, by its marks and not by the network: one quotation has one speaker, and some are signed.

A long quotation is cut between windows, and its second half read without the cue that the first half had. It is given
whole to the one who has its first words, or, where nobody has these, to whoever has the first that somebody has.
A quotation in which somebody speaks in turn (a cue stands in it) is left alone.
"""

import re
from bisect import bisect_left, bisect_right
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


def _covers(text: str, start: int, end: int, quotation: Quotation) -> bool:
    outside = text[quotation.start : start] + text[min(end, quotation.end) : quotation.end]
    return not any(map(str.isalnum, outside))


def read_signatures(
    text: str, passages: Sequence[tuple[int, int]], found: Sequence[Found], quotations: Sequence[Quotation]
) -> list[Found]:
    """Return the attributions with what a signature says in the place of what the network read there.

    A signature is a dash and a name behind a quotation that begins its paragraph, or at the end of a post.
    """
    signed = _signed_posts(text, passages)
    taken = {item.cue[0].start for item in signed}
    signed += [item for item in _signed_quotations(text, passages, quotations) if item.cue[0].start not in taken]
    if not signed:
        return list(found)
    signed.sort(key=lambda item: item.content[0])
    begins = [item.content[0].start for item in signed]
    kept = []
    for item in found:
        content = item.content
        if _inside(item.cue[0].start, signed, begins):
            continue
        for start, end in item.content:
            for other in signed[max(0, bisect_right(begins, start) - 1) : bisect_left(begins, end)]:
                content = cut_out(text, content, Span(other.content[0].start, other.source[0].end))
        if content:
            kept.append(replace(item, content=content))
    return kept + signed


def _inside(place: int, signed: Sequence[Found], begins: Sequence[int]) -> bool:
    n = bisect_right(begins, place) - 1
    return n >= 0 and place < signed[n].source[0].end


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


def _sign(content: Span, dash: Span, name: Span) -> Found:
    return Found((name,), (dash,), (content,), SIGNED_CONFIDENCE, None)

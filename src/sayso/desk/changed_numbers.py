"""Numbers that one of two sentences has in the place of another number."""

import re
from itertools import product

from sayso.comparing.differences.quantities import (
    Quantity,
    bound_of,
    find_numbers,
    is_ago,
    is_momentary,
    is_rounded,
    may_be_one,
)
from sayso.desk.numbers import moves_by_the_day
from sayso.desk.papers import Papers
from sayso.desk.shared_sentences import Change, Sentence, Shared

# Days and hours: what happened on another day, or by another clock, is hardly ever asked for.
_IN_A_DATE = re.compile(
    r"(?:st|nd|rd|th)?(?: of)? (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)|\s?[ap]\.?m\b|:\d\d", re.ASCII
)
_YEAR = re.compile(r"(?<![\w.,])(?:19|20)\d\d(?!\w|[.,]\d)", re.ASCII)


def find_changed_number(papers: Papers, shared: Shared, change: Change) -> tuple[str, str] | None:
    """The number of the other article and that of the draft, in their words, where they are two; else None."""
    theirs_text, ours_text = papers.articles[shared.article].text, papers.draft.text
    theirs = _numbers_in(theirs_text, shared.other, change.start, change.end)
    ours = _numbers_in(ours_text, shared.own, change.own_start, change.own_end)
    one, other = theirs_text[slice(*shared.other.span)], ours_text[slice(*shared.own.span)]
    pairs = [pair for pair in product(theirs, ours) if _are_two(one, pair[0], other, pair[1])]
    if not pairs or len(pairs) < len(theirs) * len(ours):
        return None
    days = {(papers.articles[article].published or "")[:10] for article in (shared.article, papers.draft.id)}
    if len(days) > 1 and (moves_by_the_day(one, other) or (is_momentary(one) and is_momentary(other))):
        return None
    mine, facing = max(pairs, key=lambda pair: pair[0].unit == pair[1].unit)
    return one[mine.start : mine.end], other[facing.start : facing.end]


def _numbers_in(text: str, sentence: Sentence, first: int, last: int) -> list[Quantity]:
    """The numbers of a sentence that stand, in part at least, in some of its words; years are among them here.

    Their offsets are those of the sentence.
    """
    if first == last:
        return []
    start, end = sentence.tokens[first].start - sentence.span.start, sentence.tokens[last - 1].end - sentence.span.start
    words = text[slice(*sentence.span)]
    years = [Quantity(*match.span(), "year", float(match.group())) for match in _YEAR.finditer(words)]
    counted = [
        found
        for found in find_numbers(words)
        if not is_ago(words, found) and not _IN_A_DATE.match(words, found.end)
        if not any(year.start < found.end and found.start < year.end for year in years)
    ]
    return [found for found in (*counted, *years) if found.start < end and start < found.end]


def _are_two(one: str, number: Quantity, other: str, facing: Quantity) -> bool:
    """Are two numbers two, and neither the other one rounded, or within its bounds?"""
    if number.value == facing.value or is_rounded(number.value, facing.value):
        return False
    return not may_be_one((number.value, bound_of(one, number)), (facing.value, bound_of(other, facing)))

"""Numbers that others give otherwise than a draft."""

import re
from collections.abc import Iterator, Sequence

from sayso.comparing.terms import find_terms
from sayso.desk.findings import Finding, Kind, Severity
from sayso.desk.papers import Papers, differences_of, numbers_in
from sayso.types import DifferenceType, Side

# Of the words of the passage that has fewer, numbers left aside: where two share less, the numbers are of two matters.
# Read on 76 events: without it a third of the numbers were wanted.
LEAST_COMMON, SHARE_COMMON = 3, 0.4
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
# What moves by the day: of two days it differs as a matter of course.
_BY_THE_DAY = re.compile(r"\bpoints?\b|%|\bper ?cent\b", re.IGNORECASE)


def check_numbers(papers: Papers) -> Iterator[Finding]:
    """Yield the numbers of the draft that others give otherwise, of what is surely one matter."""
    for difference, own, others in differences_of(papers, DifferenceType.NUMBER):
        here = numbers_in(own.passage.text)
        there = frozenset(number for side in others for number in numbers_in(side.passage.text))
        if not (here - there and there - here) or _has_both(papers, own, others) or _are_rounded(here, there):
            continue
        if any(_are_one_matter(papers, own, side) for side in others):
            besides = [papers.beside(side.article, side.passage) for side in others]
            severity = _agreed(papers, here - there, others)
            note = papers.note_of(difference)
            yield papers.finding(Kind.NUMBER_DIFFERS, own.passage, note, besides, severity=severity)


def _are_one_matter(papers: Papers, own: Side, other: Side) -> bool:
    """Do two passages share words, and no year apart, and is it nothing that moves from one's day to the other's?"""
    texts = own.passage.text, other.passage.text
    if set(_YEAR.findall(texts[0])) != set(_YEAR.findall(texts[1])):
        return False
    days = {(papers.articles[side.article].published or "")[:10] for side in (own, other)}
    if len(days) > 1 and all(_BY_THE_DAY.search(text) for text in texts):
        return False
    words, facing = ({term for term in find_terms(text) if not term[0].isdigit()} for text in texts)
    common, shorter = len(words & facing), min(len(words), len(facing))
    return common >= max(LEAST_COMMON, SHARE_COMMON * shorter)


def _has_both(papers: Papers, own: Side, others: Sequence[Side]) -> bool:
    """Does an article have the number of the other one, too? Then the two numbers are of two matters.

    What they count is left aside: "deaths" here may be "per 100,000" there.
    """
    here = numbers_in(own.passage.text)
    for side in others:
        there = numbers_in(side.passage.text)
        if (here - there) & papers.numbers[side.article] or (there - here) & papers.numbers[papers.draft.id]:
            return True
    return False


def _are_rounded(here: frozenset[float], there: frozenset[float]) -> bool:
    """Is each number of the draft, or that of the coverage, the other one rounded: 2.1 million and 2,123,000?"""
    pairs = [(one, other) for one in here - there for other in there - here]
    return all(_rounds(one, other) or _rounds(other, one) for one, other in pairs)


def _rounds(exact: float, rounded: float) -> bool:
    """Is a number the other one, at no more digits than it has itself?"""
    digits = len(f"{rounded:.15g}".replace(".", "").strip("0").split("e")[0])
    return float(f"{exact:.{max(digits, 1)}g}") == rounded


def _agreed(papers: Papers, numbers: frozenset[float], others: Sequence[Side]) -> Severity | None:
    """A lesser severity where as many articles have the number of the draft."""
    apart = {side.article for side in others}
    agreeing = {a.id for a in papers.coverage if a.id not in apart and numbers & papers.numbers[a.id]}
    return Severity.NEXT if len(agreeing) >= len(apart) else None

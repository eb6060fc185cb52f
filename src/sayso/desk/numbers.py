"""Numbers that others give otherwise than a draft."""

import re
from collections.abc import Iterator, Sequence, Set
from itertools import product

from sayso.comparing.differences.quantities import find_quantities
from sayso.comparing.terms import find_terms
from sayso.desk.findings import Beside, Finding, Kind, Severity
from sayso.desk.papers import MOST_NAMED, Papers, differences_of, numbers_in
from sayso.presenting.words import join_words, some_names
from sayso.types import DifferenceType, Side, Span

# Of the words of the passage that has fewer, numbers left aside: where two share less, the numbers are of two matters.
# Read on 106 events: without it a third of the numbers were wanted.
LEAST_COMMON, SHARE_COMMON = 3, 0.4
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
# What moves by the day: of two days it differs as a matter of course.
_BY_THE_DAY = re.compile(r"\bpoints?\b|%|\bper ?cent\b", re.IGNORECASE)


def check_numbers(papers: Papers, two: Set[tuple[Span, str]] = frozenset()) -> Iterator[Finding]:
    """Yield the numbers of the draft that others give otherwise, of what is surely one matter.

    `two` are sentences of the draft, each with an article that says the like of another matter.
    """
    for _, own, others in differences_of(papers, DifferenceType.NUMBER):
        sentence = papers.sentence_at(own.passage.spans[0].start)
        apart = [side for side in others if _differ(own, side) and (sentence, side.article) not in two]
        if apart and not _has_both(papers, own, apart) and any(_are_one_matter(papers, own, side) for side in apart):
            besides = [papers.beside(side.article, side.passage) for side in apart]
            note = _say(own, besides)
            severity = _agreed(papers, own, apart)
            yield papers.finding(Kind.NUMBER_DIFFERS, own.passage, note, besides, severity=severity)


def _differ(own: Side, other: Side) -> bool:
    """Has each a number that the other lacks, which is not the other's rounded: 2.1 million and 2,123,000?"""
    here, there = numbers_in(own.passage.text), numbers_in(other.passage.text)
    pairs = [(one, another) for one in here - there for another in there - here]
    return not all(_rounds(one, another) or _rounds(another, one) for one, another in pairs)


def _say(own: Side, besides: Sequence[Beside]) -> str:
    """The number of the draft, and, for each other one, the outlets that give it."""
    here = numbers_in(own.passage.text)
    given: dict[str, list[str]] = {}
    shown = ""
    for beside in besides:
        there = numbers_in(beside.passage.text)
        mine = [quantity for quantity in find_quantities(own.passage.text) if quantity.value in here - there]
        theirs = [quantity for quantity in find_quantities(beside.passage.text) if quantity.value in there - here]
        one, other = max(product(mine, theirs), key=lambda pair: pair[0].unit == pair[1].unit)
        shown = shown or own.passage.text[one.start : one.end].lower()
        outlets = given.setdefault(beside.passage.text[other.start : other.end].lower(), [])
        if beside.outlet not in outlets:
            outlets.append(beside.outlet)
    others = [
        f"{some_names(outlets, MOST_NAMED)} {'gives' if len(outlets) == 1 else 'give'} {number}"
        for number, outlets in given.items()
    ]
    return f"The draft gives {shown}; {join_words(others)}."


def _are_one_matter(papers: Papers, own: Side, other: Side) -> bool:
    """Do two passages share words, and no year apart, and is it nothing that moves from one's day to the other's?"""
    texts = own.passage.text, other.passage.text
    if set(_YEAR.findall(texts[0])) != set(_YEAR.findall(texts[1])):
        return False
    days = {(papers.articles[side.article].published or "")[:10] for side in (own, other)}
    if len(days) > 1 and moves_by_the_day(*texts):
        return False
    words, facing = ({term for term in find_terms(text) if not term[0].isdigit()} for text in texts)
    common, shorter = len(words & facing), min(len(words), len(facing))
    return common >= max(LEAST_COMMON, SHARE_COMMON * shorter)


def moves_by_the_day(one: str, other: str) -> bool:
    """Do two passages give what is another number the next day: points, per cent?"""
    return all(_BY_THE_DAY.search(text) for text in (one, other))


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


def _rounds(exact: float, rounded: float) -> bool:
    """Is a number the other one, at no more digits than it has itself?"""
    digits = len(f"{rounded:.15g}".replace(".", "").strip("0").split("e")[0])
    return float(f"{exact:.{max(digits, 1)}g}") == rounded


def _agreed(papers: Papers, own: Side, others: Sequence[Side]) -> Severity | None:
    """A lesser severity where as many articles have the number of the draft."""
    apart = {side.article for side in others}
    numbers = numbers_in(own.passage.text).difference(*(numbers_in(side.passage.text) for side in others))
    agreeing = {a.id for a in papers.coverage if a.id not in apart and numbers & papers.numbers[a.id]}
    return Severity.NEXT if len(agreeing) >= len(apart) else None

"""Counts of the same things that articles give otherwise: 3,400 stores here, more than 4,300 there.

A claim need not have been aligned for this: it is enough that two sentences share what is counted and more, and that
no article gives both numbers.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from sayso.comparing.differences.quantities import (
    Quantity,
    bound_of,
    counts_some,
    find_quantities,
    is_age,
    is_further,
    is_momentary,
    is_rounded,
    may_be_one,
    prints_number,
    with_bound,
)
from sayso.comparing.differences.windows import find_clause
from sayso.comparing.findings import Finding, make_side, outlet_name
from sayso.comparing.printings import sentence_spans
from sayso.comparing.story import Story
from sayso.comparing.terms import find_terms
from sayso.types import DifferenceType, Side, Span

LEAST_COUNT = 10  # a smaller number in two articles is seldom of the same things
MOST_RATIO = 2.0  # between two counts of the same things
LEAST_SHARED = 3  # content words that the two sentences share beside what is counted
MOST_VALUES = 30  # of one unit in a story that are compared, the first ones
MOST_PLACES = 5  # of one value that are looked at
# Sums, shares and times are compared only between passages that are alike.
_NO_THINGS = frozenset(("$", "%", "year", "month", "week", "day", "hour", "minut"))
_BEFORE, _BEHIND = 4, 6  # words around a number that a side shows


@dataclass(frozen=True, slots=True)
class _Place:
    article: int
    sentence: Span
    quantity: Quantity
    terms: frozenset[str]
    bound: str  # "about", "more than", or "" for a bare number
    of_some: bool  # it goes on by which of them are meant

    @property
    def bounded(self) -> tuple[float | tuple[int, int], str]:
        """The number with its bound."""
        return self.quantity.value, self.bound


def differ_in_counts(story: Story) -> Iterator[Finding]:
    """Yield, for each thing that is counted, at most one difference between two articles that are no copies.

    Beside these two it has what further articles give of the same things, one passage of each.
    """
    for unit, values in _gather(story).items():
        given = {value: {place.article for place in places} for value, places in values.items()}
        for one, other in combinations(list(values)[:MOST_VALUES], 2):
            if not _are_counts(one, other) or given[one] & given[other]:
                continue
            pair = _nearest(story, values[one][:MOST_PLACES], values[other][:MOST_PLACES], unit)
            if pair and not _prints_both(story, *pair):
                yield _finding(story, pair, [place for given in values.values() for place in given])
                break


def _gather(story: Story) -> dict[str, dict[float, list[_Place]]]:
    found: dict[str, dict[float, list[_Place]]] = defaultdict(lambda: defaultdict(list))
    for index, article in enumerate(story.articles):
        for sentence in sentence_spans(article):
            text = article.text[slice(*sentence)]
            quantities = find_quantities(text)
            for quantity in () if not quantities or is_momentary(text) else quantities:
                counts = quantity.unit not in _NO_THINGS and not is_age(text, quantity)
                counts = counts and not is_further(text, quantity)
                if isinstance(quantity.value, float) and counts:
                    told = bound_of(text, quantity), counts_some(text, quantity.end)
                    place = _Place(index, sentence, quantity, find_terms(text), *told)
                    found[quantity.unit][quantity.value].append(place)
    return found


def _are_counts(one: float, other: float) -> bool:
    low, high = sorted((one, other))
    return low >= LEAST_COUNT and high <= MOST_RATIO * low


def _nearest(
    story: Story, first: Sequence[_Place], second: Sequence[_Place], unit: str
) -> tuple[_Place, _Place] | None:
    """The two places whose sentences share most, if they share enough."""
    shared = {
        (n, m): len((one.terms & other.terms) - {unit})
        for n, one in enumerate(first)
        for m, other in enumerate(second)
        if story.firsts[one.article] != story.firsts[other.article]
        and one.of_some == other.of_some
        and not may_be_one(one.bounded, other.bounded)
        and not is_rounded(one.quantity.value, other.quantity.value)
    }
    n, m = max(shared, key=lambda pair: (shared[pair], -pair[0], -pair[1]), default=(0, 0))
    return (first[n], second[m]) if shared.get((n, m), 0) >= LEAST_SHARED else None


def _prints_both(story: Story, one: _Place, other: _Place) -> bool:
    """Has one of the articles the other's number in figures, whatever it counts there?"""
    return prints_number(story.articles[other.article].text, _number(story, one)) or prints_number(
        story.articles[one.article].text, _number(story, other)
    )


def _number(story: Story, place: _Place) -> str:
    """A number as it is printed."""
    start = place.sentence.start
    return story.articles[place.article].text[start + place.quantity.start : start + place.quantity.end]


def _finding(story: Story, pair: tuple[_Place, _Place], given: Sequence[_Place]) -> Finding:
    """What two articles give, and what others do that may be of the same things and shares enough with both sentences.

    An article that gives one of the two numbers shows that one.
    """
    shown = [with_bound(story.articles[p.article].text[slice(*p.sentence)], p.quantity) for p in pair]
    names = [outlet_name(story, place.article) for place in pair]
    note = f"{names[0]} gives “{shown[0]}”, {names[1]} “{shown[1]}”."
    values = [_value(place) for place in pair]
    beside: dict[int, _Place] = {}
    for place in sorted(given, key=lambda place: _value(place) not in values):
        alike = min(len(place.terms & own.terms) for own in pair) > LEAST_SHARED  # the thing that is counted, too
        alike = alike and all(_are_counts(_value(place), value) for value in values)
        if alike and place.article not in (pair[0].article, pair[1].article):
            beside.setdefault(place.article, place)
    sides = tuple(_side(story, place) for place in (*pair, *(beside[article] for article in sorted(beside))))
    return Finding(DifferenceType.NUMBER, None, sides, note, 1.9)


def _value(place: _Place) -> float:
    assert isinstance(place.quantity.value, float)  # only such are gathered
    return place.quantity.value


def _side(story: Story, place: _Place) -> Side:
    """The number in its clause, or with the words around it, where that is too long."""
    text = story.articles[place.article].text[slice(*place.sentence)]
    start, end = find_clause(text, place.quantity.start, place.quantity.end)
    if len(text[start:end].split()) <= _BEFORE:  # no more than the number
        before = text[: place.quantity.start].split(" ")
        start = len(" ".join(before[: -_BEFORE - 1])) + 1 if len(before) > _BEFORE + 1 else 0
        behind = text[place.quantity.end :].split(" ")
        end = place.quantity.end + len(" ".join(behind[: _BEHIND + 1]))
    return make_side(story, place.article, (Span(place.sentence.start + start, place.sentence.start + end),))

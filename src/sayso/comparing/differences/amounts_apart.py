"""Two sums or counts of one kind by which two passages differ that are else only quoted beside each other."""

from typing import NamedTuple

from sayso.comparing.differences.amounts import AGE, Amount, find_amounts
from sayso.comparing.differences.claim_numbers import MOST_RATIO
from sayso.comparing.differences.quantities import counts_some, may_be_one
from sayso.comparing.terms import stem

# How old somebody is and how long a thing takes is told of many things in one passage; an unseen unit may be any.
_NOT_FACING = frozenset(("", AGE, *map(stem, "years months weeks days hours minutes seconds miles".split())))


class Quoted(NamedTuple):
    """The words of an article that a note quotes, and those with what stands around them."""

    words: str
    around: str


def find_amounts_apart(one: Quoted, other: Quoted) -> tuple[str, str] | None:
    """Return the one amount of a kind that each passage gives; None where an article has the other one's beside it."""
    first, second = (_by_unit(find_amounts(side.words)) for side in (one, other))
    for unit, amount in first.items():
        facing = second.get(unit)
        if (
            facing
            and _are_apart(amount, facing)
            and _counts_some(one, amount) == _counts_some(other, facing)
            and not (_prints(other, amount) or _prints(one, facing))
        ):
            return amount.shown, facing.shown
    return None


def _by_unit(amounts: tuple[Amount, ...]) -> dict[str, Amount]:
    """The amounts whose unit is seen, and which are the only ones of it."""
    units = [amount.unit for amount in amounts]
    return {a.unit: a for a in amounts if units.count(a.unit) == 1 and a.unit not in _NOT_FACING and not a.ago}


def _are_apart(one: Amount, other: Amount) -> bool:
    """Are two amounts surely two numbers, and so near each other that they may be told of one thing?"""
    if not isinstance(one.value, float) or not isinstance(other.value, float):
        return False
    low, high = sorted((one.value, other.value))
    return low < high <= MOST_RATIO * low and not may_be_one((one.value, one.bound), (other.value, other.bound))


def _prints(side: Quoted, amount: Amount) -> bool:
    """Has an article a number near a passage, in figures or in words?"""
    return any(known.value == amount.value for known in find_amounts(side.around))


def _counts_some(side: Quoted, amount: Amount) -> bool:
    """Does an article say behind an amount which of those who are counted it means?"""
    return counts_some(side.around, max(0, side.around.find(side.words)) + amount.end)

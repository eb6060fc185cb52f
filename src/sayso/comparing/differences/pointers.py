"""What a note points at before it quotes two passages: two amounts, or what only one of them has."""

from sayso.comparing.differences.amounts import AGE, Amount, find_amounts
from sayso.comparing.differences.claim_numbers import MOST_RATIO
from sayso.comparing.differences.own_phrases import Quoted, find_own
from sayso.comparing.differences.quantities import may_be_one
from sayso.comparing.differences.windows import quote_own
from sayso.comparing.findings import Contrast
from sayso.comparing.terms import stem
from sayso.types import DifferenceType

# How old somebody is and how long a thing takes is told of many things in one passage; an unseen unit may be any.
_NOT_FACING = frozenset(("", AGE, *map(stem, "years months weeks days hours minutes seconds miles".split())))


def point_out(one: Quoted, other: Quoted) -> Contrast | None:
    """Say what only one of two passages has, or each alone; None where nothing is sure."""
    amounts = _find_amounts_apart(one, other)
    if amounts:
        note = f"{one.outlet} gives “{amounts[0]}”, {other.outlet} “{amounts[1]}”."
        return Contrast(DifferenceType.NUMBER, note)
    told = _tell_own(one, other)
    return Contrast(DifferenceType.WORDING, told) if told else None


def _tell_own(one: Quoted, other: Quoted) -> str | None:
    """What one passage has unlike the other, or each of them; another article of the story may have it, too."""
    first, second = find_own(one, other), find_own(other, one)
    if first and second:
        verb = "" if first.verb == second.verb else f"{second.verb} "
        return f"{one.outlet} {first.verb} “{first.clause}”, {other.outlet} {verb}“{second.clause}”."
    for own, side, facing in ((first, one, other), (second, other, one)):
        if own:
            return f"Unlike {facing.outlet}, {side.outlet} {own.verb} {quote_own(own.text, own.clause, facing.text)}."
    return None


def _find_amounts_apart(one: Quoted, other: Quoted) -> tuple[str, str] | None:
    """The one amount of a kind that each passage gives, where neither article has the other one's beside its own."""
    first, second = (_by_unit(find_amounts(side.words)) for side in (one, other))
    for unit, amount in first.items():
        facing = second.get(unit)
        if facing and _are_apart(amount, facing) and not (_prints(other, amount) or _prints(one, facing)):
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
    return any(known.value == amount.value for known in find_amounts(side.text[slice(*side.around)]))

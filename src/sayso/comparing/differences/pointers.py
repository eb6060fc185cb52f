"""What a note points at before it quotes two passages: two amounts, or what only one of them has."""

import re
from collections.abc import Callable

from sayso.comparing.differences.amounts import AGE, Amount, find_amounts
from sayso.comparing.differences.claim_numbers import MOST_RATIO
from sayso.comparing.differences.own_phrases import Own, Quoted, find_own
from sayso.comparing.differences.quantities import may_be_one
from sayso.comparing.terms import stem

# How old somebody is and how long a thing takes is told of many things in one passage; an unseen unit may be any.
_NOT_FACING = frozenset(("", AGE, *map(stem, "years months weeks days hours minutes seconds miles".split())))
# Outlets give the same measure by two units: 300 kilograms, 660 pounds.
_MEASURED = frozenset(map(stem, "kilometers kilometres kilograms pounds meters metres feet inches degrees mph".split()))
# A sum, a share, or a count with what it counts; "30-page" tells of the page.
_COUNT = re.compile(r"(?!.*\d-)(?:.*[$€£].*|.*%|.* (?:(?!plus)[a-z]+s|people|percent))", re.IGNORECASE)
_CODED = re.compile(r"\b(?:No|number|page|section|article)\.? $", re.IGNORECASE)
_CODE_CHARS = 10  # before a number, in which stands that it is a code
WHOLE = 100.0  # per cent, which is mostly said of how sure somebody is
MOST_COUNTED = 4  # words of an amount that is pointed at by itself


def point_out(one: Quoted, other: Quoted) -> str:
    """Say in the beginning of a sentence what only one of two passages has, or each alone; "" where nothing is sure."""
    amounts = _find_amounts_apart(one, other)
    if amounts:
        return f"“{amounts[0]}” in {one.outlet}, “{amounts[1]}” in {other.outlet}"
    return _tell_own(one, other, find_own) or _tell_own(one, other, _find_lone_amount)


def _tell_own(one: Quoted, other: Quoted, find: Callable[[Quoted, Quoted], Own | None]) -> str:
    found = [(side.outlet, own) for side, own in ((one, find(one, other)), (other, find(other, one))) if own]
    if not found:
        return ""
    (outlet, own), *rest = found
    lead = f"Only {outlet} {own.verb} “{own.text}”"
    return lead + "".join(
        f", only {name} {'' if facing.verb == own.verb else f'{facing.verb} '}“{facing.text}”" for name, facing in rest
    )


def _find_amounts_apart(one: Quoted, other: Quoted) -> tuple[str, str] | None:
    """The one amount of a kind that each passage gives, where neither article has the other one's beside its own."""
    first, second = (_by_unit(find_amounts(side.words)) for side in (one, other))
    for unit, amount in first.items():
        facing = second.get(unit)
        if facing and _are_apart(amount, facing) and not (_prints(other, amount) or _prints(one, facing)):
            return amount.shown, facing.shown
    return None


def _find_lone_amount(side: Quoted, facing: Quoted) -> Own | None:
    """The first sum or count of a passage beside which the other one has none of the kind, nor its article near."""
    taken = _NOT_FACING | _MEASURED | {amount.unit for amount in find_amounts(facing.words)}
    for amount in find_amounts(side.words):
        shown = amount.shown.rstrip(".")
        told = amount.unit not in taken and _is_exact(amount) and _is_counted(side, amount, shown)
        if told and shown in side.shown and not _prints(facing, amount):
            return Own(shown, "gives")
    return None


def _is_exact(amount: Amount) -> bool:
    """Is an amount a number, and no whole?"""
    whole = amount.bound == "all" or (amount.unit, amount.value) == ("%", WHOLE)
    return isinstance(amount.value, float) and not amount.ago and not whole


def _is_counted(side: Quoted, amount: Amount, shown: str) -> bool:
    """Is an amount shown with what it counts, in figures or by a bound, and no number of an article or a page?"""
    figures = bool(amount.bound) or any(map(str.isdigit, shown))
    if not figures or not _COUNT.fullmatch(shown) or len(shown.split()) > MOST_COUNTED:
        return False
    if amount.unit not in ("$", "%") and stem(shown.split()[-1]) != amount.unit:
        return False
    return not _CODED.search(side.words[max(0, amount.start - _CODE_CHARS) : amount.start])


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

"""Words before a time expression that narrow or loosen it: "early", "the end of", "more than"."""

import re
from functools import cache

from sayso.dates.grammar import compile_pattern
from sayso.dates.rules import LENGTH, POINT, SPAN, Kind, Prefix, by_first_word
from sayso.dates.timex import Mod

_SPENT = (
    r"\b(?:for|in|after|than|by|of|is|was|are|were|been|be|spent|took|takes?|lasted|last|waited|served|just|little"
    r"|well) $"
)
# With the kind of expression that they go with.
_PREFIXES: tuple[tuple[str, Mod, Kind], ...] = (
    ("early [in | on]", Mod.START, POINT),
    ("earlier [in]", Mod.START, POINT),
    ("the (beginning | start) of", Mod.START, POINT),
    ("(mid | the middle of | midway through)", Mod.MID, POINT | SPAN),
    ("the mid", Mod.MID, SPAN),
    ("late [in | on]", Mod.END, POINT),
    ("later [in]", Mod.END, POINT),
    ("the (end | close | latter part) of", Mod.END, POINT),
    ("[the] early", Mod.START, SPAN),
    ("[the] late", Mod.END, SPAN),
    ("at least", Mod.ON_OR_BEFORE, POINT),
    ("at least", Mod.EQUAL_OR_MORE, LENGTH),
    ("(at most | no more than | up to | as much as | as many as | as long as)", Mod.EQUAL_OR_LESS, LENGTH),
    ("[slightly | a little | much | far] (more than | longer than)", Mod.MORE_THAN, LENGTH),
    ("(just over | well over | upwards of)", Mod.MORE_THAN, LENGTH),
    ("[slightly | a little | much | far] (less than | fewer than)", Mod.LESS_THAN, LENGTH),
    ("(under | just under)", Mod.LESS_THAN, LENGTH),
    ("(nearly | almost)", Mod.LESS_THAN, LENGTH),
    ("(about | around | approximately | roughly | some | close to)", Mod.APPROX, LENGTH),
    ("(about | around)", Mod.APPROX, POINT),
)
# "over" means more where something is measured ("for over two weeks"), else it is a preposition ("over two weeks").
_OVER = ("over", Mod.MORE_THAN, LENGTH, _SPENT)


@cache
def prefixes() -> dict[str, tuple[Prefix, ...]]:
    """Return the prefixes by the word that they begin with; compiled at the first call."""
    rows = [Prefix(compile_pattern(source), mod, kind) for source, mod, kind in _PREFIXES]
    over, mod, kind, after = _OVER
    return by_first_word([*rows, Prefix(compile_pattern(over), mod, kind, re.compile(after))])

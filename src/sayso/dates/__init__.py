"""When: time expressions and their values."""

from sayso.dates.find import find_timexes
from sayso.dates.timex import Mod, Timex, TimexType, fits_grammar

__all__ = ["Mod", "Timex", "TimexType", "find_timexes", "fits_grammar"]

"""How often a process of sayso's own looks for garbage."""

import gc

# Values that are new when all new ones are looked at; Python's own number is 700. The stages make many small values and
# hardly a cycle of them. With 20,000 the comparison of 100 articles takes half a second less of eight and no more
# memory at its peak; 5,000 and 100,000 do little else.
NEW_VALUES = 20_000


def collect_seldom() -> None:
    """Let Python look for cycles of values seldom.

    It holds for the whole process, so it is for the command line and the worker processes to call, and for a program
    that wants it; as a library sayso leaves the process as it is.
    """
    gc.set_threshold(NEW_VALUES)

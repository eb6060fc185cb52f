"""One file that keeps articles, what was found in them and the stories they tell; to be asked and put right by hand.

What the methods of `Store` take and give stands in `sayso.store.records`.
"""

from sayso.store.store import Store, open_store

__all__ = ["Store", "open_store"]

"""One file that keeps articles, what was found in them and the stories they tell; to be asked and put right by hand.

What the methods of `Store` take and give stands in `sayso.store.records`.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sayso.store.store import Store, open_store

__all__ = ["Store", "open_store"]

if not TYPE_CHECKING:  # for a type checker every name would be there

    def __getattr__(name: str) -> Any:
        """Load the store when it is first asked for: who only names a record need not wait for what makes it."""
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from sayso.store import store

        return getattr(store, name)

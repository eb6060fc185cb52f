"""A store's file, open: what the parts of `Store` have in common."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from sayso.store.connecting import Database
from sayso.store.counting import count
from sayso.store.records import StoreCounts


class OpenFile:
    """The file of a store. Safe to share between threads: each has a connection of its own."""

    def __init__(self, database: Database) -> None:
        """Wrap a database; `open_store` is the way to one."""
        self._database = database

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close all connections."""
        self._database.close()

    @property
    def path(self) -> Path:
        """The file."""
        return self._database.path

    @contextmanager
    def batch(self) -> Iterator[None]:
        """Make one transaction of all that this thread does in the block; nothing is kept where the block raises."""
        with self._database.write():
            yield

    def counts(self) -> StoreCounts:
        """Return how much the store holds."""
        with self._database.read() as db:
            return count(db)

"""The store: one SQLite file with articles, what was found in them, and stories; asked and corrected from here.

Each method is one transaction; `batch` makes one of several. What a method has returned from, outside a batch, outlasts
a kill of the process. The parts: `opened` the file, `taking` what comes in, `ordering` stories and corrections,
`telling` what it holds, `asking` what is looked for; here the store as a whole.
"""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from sayso.store.asking import Answers
from sayso.store.connecting import WAIT_S, Database
from sayso.store.dumping import dump, load
from sayso.store.exporting import export_parquet
from sayso.store.ordering import KeepsInOrder
from sayso.store.records import Problem
from sayso.store.taking import TakesIn
from sayso.store.telling import Tells
from sayso.store.verifying import verify


class Store(TakesIn, KeepsInOrder, Tells, Answers):
    """A store that is open. Safe to share between threads: each has a connection of its own.

    Every method may raise StoreError: the file is locked, damaged, gone, or the disk is full.
    """

    def verify(self, *, mend: bool = False, on_step: Callable[[str], None] | None = None) -> tuple[Problem, ...]:
        """Derive hashes, offsets, counts and indexes again, and return what does not hold; nothing where all does.

        With `mend` what can be derived is put right. `on_step` is called with the name of each check.
        """
        problems = verify(self._database, mend=mend, on_step=on_step)
        if mend:
            self.renew()
        return tuple(problems)

    def dump(self) -> Iterator[dict[str, Any]]:
        """Yield the rows of the store, for JSON Lines; `load` takes them back."""
        return dump(self._database)

    def load(self, lines: Iterable[str], path: str) -> int:
        """Put the lines of a dump into this store, which must be empty; all or none. Return how many rows.

        Raises StoreError, with the number of the line, where something does not fit. `renew` derives the rest.
        """
        return load(self._database, enumerate(lines, 1), path)

    def export_parquet(
        self,
        folder: Path,
        *,
        compare: bool = False,
        with_text: bool = True,
        on_story: Callable[[str], None] | None = None,
    ) -> list[Path]:
        """Write the flat tables of all stories as Parquet, and return the files.

        Claims are those of stories whose reports are ready; with `compare` the others are made first.
        """
        return export_parquet(self._database, folder, compare=compare, with_text=with_text, on_story=on_story)


def open_store(path: str | Path, *, create: bool = False, wait_s: float = WAIT_S) -> Store:
    """Open a store, and make it where there is none and `create` says so. `wait_s` is how long one waits for a writer.

    A store of an older version is brought up to this one. Raises StoreError where there is no store, where the file is
    damaged or something else, or where a newer version has written it.
    """
    return Store(Database(Path(path), create=create, wait_s=wait_s))

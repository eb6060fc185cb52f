"""Keeping stories in order: what goes into which, what persons put right, sayings and figures brought up to date."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from sayso.errors import SaysoError
from sayso.grouping import Event
from sayso.store import corrections, intake, stories
from sayso.store.opened import OpenFile
from sayso.store.records import Correction, CorrectionBody, Page
from sayso.store.renewing import write_reading
from sayso.store.resolving import load_story, read_story, resolve
from sayso.types import Rejected

_TRIES = 3  # a story that changes while it is read is read again


class KeepsInOrder(OpenFile):
    """The part of a store that changes stories."""

    def place(self, article: str, story: str, events: Iterable[Event] = ()) -> None:
        """Put an article into a story, as a grouper says, with the merges and splits that it says, which are recorded.

        Where a person has joined that story to another, the article goes there; what a person took out of a story is
        not moved. `renew` brings sayings and figures up to date behind it.
        """
        with self._database.write() as db:
            stories.place(db, article, story, events)

    def renew(self, *, limit: int | None = None, on_story: Callable[[str], None] | None = None) -> int:
        """Bring the sayings and figures of stories that have changed up to date; return how many were.

        Costs some hundredths of a second an article of such stories, since each is read as a whole. `on_story` is
        called with the id of each. A story that sayso trips over stops no other: it stays as it was, is among the
        rejections with its reason, and is tried again the next time.
        """
        done = 0
        last = 0
        while limit is None or done < limit:
            with self._database.read() as db:
                found = stories.next_stale(db, last)
            if found is None:
                break
            last, identity = found
            if on_story:
                on_story(identity)
            try:
                self._renew(last)
            except SaysoError:
                raise
            except Exception as error:
                reason = f"cannot be brought up to date ({type(error).__name__}: {error})"
                with self._database.write() as db:
                    intake.reject(db, Rejected(f"story {identity}", reason), "renew")
                continue
            done += 1
        return done

    def _renew(self, number: int) -> None:
        for _ in range(_TRIES):
            with self._database.read() as db:
                story = load_story(db, number)
            reading = read_story(story)
            with self._database.write() as db:
                if write_reading(db, story, reading):
                    return

    def correct(self, body: CorrectionBody, who: str) -> Correction:
        """Keep a correction by hand and carry it out; sayings and figures of its stories are renewed at once.

        Raises NotStoredError where it names what is not there, NamesError where nobody in its story is called so, and
        QuestionError where it makes no sense; nothing is changed then.
        """
        with self._renewing() as db:
            number = corrections.add(db, body, who)
            story = getattr(body, "story", None)
            if story is not None and not isinstance(body, corrections.StoryBody):
                failed = resolve(load_story(db, stories.story_number(db, story)))[2]
                corrections.check_names(number, failed)
            return corrections.fetch(db, number)

    def undo(self, number: int, who: str) -> Correction:
        """Take a correction back. Raises NotStoredError, and QuestionError where it was taken back already."""
        with self._renewing() as db:
            corrections.undo(db, number, who)
            return corrections.fetch(db, number)

    @contextmanager
    def _renewing(self) -> Iterator[sqlite3.Connection]:
        """A transaction; the stories that it has changed are renewed behind it."""
        with self._database.write() as db:
            stale = stories.stale(db)
            yield db
            touched = stories.stale(db) - stale
        for changed in sorted(touched):
            self._renew(changed)

    def corrections(self, story: str | None = None, *, limit: int = 50, after: str | None = None) -> Page[Correction]:
        """Return corrections, the latest first, also those that were taken back: all, or those of one story."""
        with self._database.read() as db:
            return corrections.list_corrections(db, story, limit, after)

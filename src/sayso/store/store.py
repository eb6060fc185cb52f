"""The store: one SQLite file with articles, what was found in them, and stories; asked and corrected from here.

Each method is one transaction; `batch` makes one of several. What a method has returned from, outside a batch, outlasts
a kill of the process.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Any

from sayso.errors import SaysoError, StoreBusyError
from sayso.grouping import Event
from sayso.store import articles, corrections, intake, outlets, paging, reports, speakers, stories
from sayso.store.changes import find_changes
from sayso.store.connecting import WAIT_S, Database
from sayso.store.counting import count
from sayso.store.dumping import dump, load
from sayso.store.exporting import export_parquet
from sayso.store.records import (
    Added,
    ArticleCopy,
    ArticleSummary,
    Changes,
    Correction,
    CorrectionBody,
    Hit,
    OutletPage,
    OutletSummary,
    Page,
    Problem,
    Rejection,
    Revision,
    Speaker,
    StoreCounts,
    StoryEvent,
    StoryOrder,
    StorySummary,
    Trace,
    Verdict,
    Visit,
    Who,
)
from sayso.store.renewing import write_reading
from sayso.store.resolving import Beside, lay_beside, load_story, read_story, resolve
from sayso.store.searching import Filters, search
from sayso.store.tracing import trace
from sayso.store.verifying import verify
from sayso.types import Analysis, Article, Rejected, Report

_TRIES = 3  # a story that changes while it is read is read again


class Store:
    """A store that is open. Safe to share between threads: each has a connection of its own.

    Every method may raise StoreError: the file is locked, damaged, gone, or the disk is full.
    """

    def __init__(self, database: Database) -> None:
        """Wrap a database; `open_store` is the way to one."""
        self._database = database

    def __enter__(self) -> "Store":
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

    # Taking in

    def add_article(self, article: Article, source: str) -> Added:
        """Put an article in. `source` says where it came from: an address, a file.

        An article is one that is known where it has the same web address, or else the same id and comes from the same
        file or outlet. Where its text or title differ, it is a revision. `Added.id` is the id in the store; it is the
        article's own unless another one had it before.
        """
        with self._database.write() as db:
            return articles.add(db, article, source)

    def keep_analysis(self, analysis: Analysis, model: str) -> None:
        """Keep what a model (its version) found in an article of the store; `analysis.article.id` is not looked at.

        Raises NotStoredError where no article has this text, SpanError where spans do not fit it.
        """
        with self._database.write() as db:
            intake.keep_analysis(db, analysis, model)

    def keep_failure(self, article: str, model: str, reason: str) -> None:
        """Note that this model cannot analyse the newest revision of an article, and why; it is not tried again."""
        with self._database.write() as db:
            intake.keep_failure(db, article, model, reason)

    def is_analysed(self, article: str, model: str) -> bool:
        """Has a model read the newest revision of an article, or the same text elsewhere, or failed at it?"""
        with self._database.read() as db:
            return intake.is_analysed(db, article, model)

    def pending(self, model: str) -> Iterator[Article]:
        """Yield the newest revisions that a model has not read, in order of arrival; `Article.id` is the store's."""
        return intake.pending(self._database, model)

    def unplaced(self) -> Iterator[Article]:
        """Yield the articles that are in no story yet, in order of arrival."""
        return intake.unplaced(self._database)

    def placements(self, limit: int) -> Iterator[tuple[Article, str]]:
        """Yield the `limit` articles placed last, each with its story, in the order in which they were placed."""
        return intake.placements(self._database, limit)

    def reject(self, rejected: Rejected, source: str) -> None:
        """Keep what was left out, once for each path and reason."""
        with self._database.write() as db:
            intake.reject(db, rejected, source)

    def rejections(self, *, limit: int = 50, after: str | None = None) -> Page[Rejection]:
        """Return what was left out, the latest first."""
        with self._database.read() as db:
            return intake.fetch_rejections(db, limit, after)

    def visit(self, address: str) -> Visit | None:
        """Return what is known of an address that was read before, or None."""
        with self._database.read() as db:
            return intake.visit(db, address)

    def keep_visit(self, visit: Visit) -> None:
        """Keep what is known of an address, in place of what was known."""
        with self._database.write() as db:
            intake.keep_visit(db, visit)

    # Articles

    def article(self, identity: str) -> Article:
        """Return the newest revision of an article, as it was read. Raises NotStoredError."""
        with self._database.read() as db:
            return articles.fetch(db, identity)

    def articles(
        self,
        *,
        outlet: str | None = None,
        since: str | None = None,
        until: str | None = None,
        story: str | None = None,
        limit: int = 50,
        after: str | None = None,
    ) -> Page[ArticleSummary]:
        """Return articles, the latest to arrive first. `since` and `until` are ISO 8601, both included."""
        with self._database.read() as db:
            return paging.list_articles(
                db, outlet=outlet, since=since, until=until, story=story, limit=limit, after=after
            )

    def all_articles(self) -> Iterator[Article]:
        """Yield the newest revision of every article, in order of arrival."""
        return intake.all_articles(self._database)

    def revisions(self, identity: str) -> tuple[Revision, ...]:
        """Return all that an article has been, the first revision first. Raises NotStoredError."""
        with self._database.read() as db:
            return articles.fetch_revisions(db, identity)

    def analysis(self, identity: str, model: str | None = None) -> Analysis | None:
        """Return what was found in an article, by the latest model or by this one; None where it was not analysed."""
        with self._database.read() as db:
            return intake.fetch_analysis(db, articles.fetch(db, identity), model)

    def story_of(self, article: str) -> str | None:
        """Return the id of an article's story, None where it is in none yet. Raises NotStoredError."""
        with self._database.read() as db:
            return articles.story_of(db, article)

    def changes(self, identity: str, before: int, after: int) -> Changes:
        """Return what changed between two revisions of an article, by their numbers. Raises NotStoredError."""
        return find_changes(self.revisions(identity), before, after)

    def copies(self, story: str) -> tuple[ArticleCopy, ...]:
        """Return which articles of a story have their text from another. Raises NotStoredError."""
        with self._database.read() as db:
            return stories.list_copies(db, stories.story_number(db, story))

    # Stories

    def place(self, article: str, story: str, events: Iterable[Event] = ()) -> None:
        """Put an article into a story, as a grouper says, with the merges and splits that it says, which are recorded.

        Where a person has joined that story to another, the article goes there; what a person took out of a story is
        not moved. `renew` brings sayings and figures up to date behind it.
        """
        with self._database.write() as db:
            stories.place(db, article, story, events)

    def verdicts(self) -> tuple[Verdict, ...]:
        """Return what persons have said of stories, for a grouper that is filled anew."""
        with self._database.read() as db:
            return corrections.verdicts(db)

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
                self.reject(Rejected(f"story {identity}", reason), "renew")
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

    def stories(
        self,
        *,
        order: StoryOrder = StoryOrder.NEWEST,
        since: str | None = None,
        until: str | None = None,
        limit: int = 50,
        after: str | None = None,
    ) -> Page[StorySummary]:
        """Return stories; `since` and `until` (ISO 8601, both included) bound the date of their last article."""
        with self._database.read() as db:
            return stories.list_stories(db, order, since, until, limit, after)

    def story(self, identity: str) -> StorySummary:
        """Return a story, or the one that it went into. Raises NotStoredError."""
        with self._database.read() as db:
            return stories.summarise(db, stories.story_number(db, identity))

    def story_events(self, story: str | None = None, *, limit: int = 100) -> tuple[StoryEvent, ...]:
        """Return recorded merges and splits, the latest first: all, or those that a story had part in."""
        with self._database.read() as db:
            return stories.list_events(db, story, limit)

    def report(self, story: str) -> Report:
        """Return the report of a story: what `sayso.compare` gives for its articles in the order in which they came.

        Corrections by hand are in it. It is kept until the story changes; to make it takes a fifth of a second an
        article. Raises NotStoredError, and NothingToReadError where no article of it was analysed.
        """
        with self._database.read() as db:
            number = stories.story_number(db, story)
            kept = reports.kept_report(db, number)
            if kept is not None:
                return kept
            loaded = load_story(db, number)
        report = reports.make_report(loaded)
        with suppress(StoreBusyError), self._database.write() as db:  # it is right, kept or not
            reports.keep_report(db, loaded, report)
        return report

    def beside(self, story: str, most: int) -> Beside:
        """Return what the articles of a story say, the `most` that came last, to compare a draft with them.

        Corrections by hand are in it. Raises NotStoredError.
        """
        with self._database.read() as db:
            loaded = load_story(db, stories.story_number(db, story))
        return lay_beside(loaded, most)

    def kept_report(self, story: str) -> Report | None:
        """Return the report of a story where it is ready, else None. Raises NotStoredError."""
        with self._database.read() as db:
            return reports.kept_report(db, stories.story_number(db, story))

    # Asking

    def search(
        self,
        words: str,
        *,
        speaker: str | None = None,
        outlet: str | None = None,
        since: str | None = None,
        until: str | None = None,
        anonymous: bool = False,
        denied: bool = False,
        limit: int = 20,
        after: str | None = None,
    ) -> Page[Hit]:
        """Find what is said, where there is a filter on who speaks (`speaker`, `anonymous`, `denied`), or articles.

        All words must be there; "a phrase", begin* and -without are read as such. `denied` leaves what denies
        something; dates are ISO 8601, both included. The best come first, without words the latest. Raises
        QuestionError where there is nothing to look for.
        """
        filters = Filters(speaker, outlet, since, until, anonymous, denied)
        with self._database.read() as db:
            return search(db, words, filters, limit, after)

    def who(
        self,
        name: str,
        *,
        since: str | None = None,
        until: str | None = None,
        outlet: str | None = None,
        limit: int = 100,
        after: str | None = None,
    ) -> Who:
        """Return what somebody is reported to have said, the latest first, each with all its printings.

        A part of a person's name means all who have it (`Who.speakers`); a full name also means the surname alone.
        Nobody of that name gives no utterances.
        """
        with self._database.read() as db:
            return speakers.who(db, name, since=since, until=until, outlet=outlet, limit=limit, after=after)

    def speakers(self, prefix: str = "", *, limit: int = 50) -> tuple[Speaker, ...]:
        """Return those who speak by name, the most frequent first: all, or those whose names have words so begun."""
        with self._database.read() as db:
            return speakers.list_speakers(db, prefix, limit)

    def trace(self, wanted: str, *, limit: int = 50) -> Trace:
        """Find where a quotation or a claim stands, the earliest first. Raises QuestionError where it has no words."""
        with self._database.read() as db:
            return trace(db, wanted, limit)

    def outlet(self, name: str) -> OutletPage:
        """Return what an outlet leans on, leaves out and alters. Raises NotStoredError where it has no article here."""
        with self._database.read() as db:
            return outlets.outlet_page(db, name)

    def outlets(self, *, limit: int = 100) -> tuple[OutletSummary, ...]:
        """Return the outlets, those with most articles first."""
        with self._database.read() as db:
            return outlets.list_outlets(db, limit)

    # Corrections

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

    # The whole

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

"""Telling: the articles and stories of a store, and their reports."""

from collections.abc import Iterator
from contextlib import suppress

from sayso.errors import StoreBusyError
from sayso.store import articles, corrections, intake, paging, reports, stories
from sayso.store.changes import find_changes
from sayso.store.opened import OpenFile
from sayso.store.records import (
    ArticleCopy,
    ArticleSummary,
    Changes,
    Page,
    Revision,
    StoryEvent,
    StoryOrder,
    StorySummary,
    Verdict,
)
from sayso.store.resolving import Beside, lay_beside, load_story
from sayso.types import Analysis, Article, Report


class Tells(OpenFile):
    """The part of a store that tells what it holds, article by article and story by story."""

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

    def verdicts(self) -> tuple[Verdict, ...]:
        """Return what persons have said of stories, for a grouper that is filled anew."""
        with self._database.read() as db:
            return corrections.verdicts(db)

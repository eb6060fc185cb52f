"""Taking in: articles, what was found in them, what was left out, and which addresses were read."""

from collections.abc import Iterator

from sayso.store import articles, intake
from sayso.store.opened import OpenFile
from sayso.store.records import Added, Page, Rejection, Visit
from sayso.types import Analysis, Article, Rejected


class TakesIn(OpenFile):
    """The part of a store that takes in."""

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

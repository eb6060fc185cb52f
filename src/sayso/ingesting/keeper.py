"""Putting articles into the store and into their stories, and what was found in them beside them."""

from collections.abc import Iterator
from dataclasses import replace

from sayso.grouping import Grouper
from sayso.grouping.grouper import WINDOW_ARTICLES
from sayso.ingesting.items import Item
from sayso.ingesting.tally import Step, Tally
from sayso.store import Store
from sayso.store.records import Outcome, Verdict, Visit
from sayso.types import Analysis, Article, Rejected

# Stories that changed are renewed, so that they can be searched, after so many analyses. A story is read as a whole
# each time: renewing after each article would cost more than the analysis.
RENEW_ARTICLES = 500


class Keeper:
    """Keeps what comes, one thing at a time, each in one transaction. For one thread.

    `model` is the version of the model that analyses. The grouper is filled from the store, with the last
    `window_articles` of it, when it is first needed: a second run over known sources never does.
    """

    def __init__(self, store: Store, model: str, tally: Tally, *, window_articles: int = WINDOW_ARTICLES) -> None:
        self.tally = tally
        self._store = store
        self._model = model
        self._window_articles = window_articles
        self._grouper: Grouper | None = None
        self._verdicts: tuple[Verdict, ...] = ()
        self._articles = 0
        self._unrenewed = 0
        self.left_behind = 0

    def catch_up(self) -> Iterator[Article]:
        """Place what an earlier run had not placed, and yield what it had not analysed."""
        with self.tally.step(Step.STORING):
            unplaced = list(self._store.unplaced())
        for article in unplaced:
            self._place(article)
        waiting = iter(self._store.pending(self._model))
        while True:
            with self.tally.step(Step.STORING):
                article_or_none = next(waiting, None)
            if article_or_none is None:
                return
            yield article_or_none

    def take(self, item: Item) -> Article | None:
        """Keep one item; return it, with its id in the store, where it is an article that is to be analysed."""
        if isinstance(item.found, Article):
            return self._take_article(item.found, item.source)
        with self.tally.step(Step.STORING):
            if isinstance(item.found, Visit):
                self._store.keep_visit(item.found)
            else:
                self._store.reject(item.found, item.source)
        if isinstance(item.found, Rejected):
            self.tally.reject(item.found.reason)
        return None

    def keep(self, article: Article, result: Analysis | Rejected) -> None:
        """Keep what was found in an article of the store, or that nothing could be."""
        with self.tally.step(Step.STORING):
            if isinstance(result, Rejected):
                self._store.keep_failure(article.id, self._model, result.reason)
                self.tally.count("failed")
            else:
                self._store.keep_analysis(result, self._model)
                self.tally.count("analysed")
        self.tally.count("words", article.text.count(" ") + 1)
        self._unrenewed += 1
        if self._unrenewed >= RENEW_ARTICLES:
            self.renew()

    def keep_read(self, analysis: Analysis, source: str) -> str:
        """Keep an article that was analysed elsewhere, put it into its story, and return its id in the store."""
        self._grouper = self._grouper or self._fill_grouper()  # before others have to wait for the store
        with self._store.batch():
            added = self._store.add_article(analysis.article, source)
            self._store.keep_analysis(analysis, self._model)
            if added.outcome is Outcome.NEW:
                self._place(replace(analysis.article, id=added.id))
        return added.id

    def renew(self) -> None:
        """Make searchable what has come since the last time."""
        with self.tally.step(Step.RENEWING):
            self.tally.count("stories", self._store.renew())
        self._unrenewed = 0

    def look_again(self) -> None:
        """Forget the grouper where others have added to the store, or a person has corrected it, since the last time.

        To be called before each run. `left_behind` is then the number of articles that were not analysed before.
        """
        held = self._store.counts()
        self.left_behind = held.unanalysed
        articles, verdicts = held.articles, self._store.verdicts()
        if (articles, verdicts) != (self._articles, self._verdicts):
            self._grouper = None
        self._articles, self._verdicts = articles, verdicts

    def _take_article(self, article: Article, source: str) -> Article | None:
        with self.tally.step(Step.STORING), self._store.batch():
            added = self._store.add_article(article, source)
            article = replace(article, id=added.id)
            if added.outcome is Outcome.NEW:
                self._place(article)
        self._articles += added.outcome is Outcome.NEW
        self.tally.count(added.outcome.value)
        if added.outcome is Outcome.KNOWN:
            return None  # it was analysed, or `catch_up` has given it
        with self.tally.step(Step.STORING):
            return None if self._store.is_analysed(added.id, self._model) else article

    def _place(self, article: Article) -> None:
        with self.tally.step(Step.GROUPING):
            grouper = self._grouper or self._fill_grouper()
            self._grouper = None  # where what follows cannot be kept, the grouper knows too much
            placed = grouper.add(article)
        with self.tally.step(Step.STORING):
            self._store.place(article.id, placed.story, placed.events)
        self._grouper = grouper

    def _fill_grouper(self) -> Grouper:
        """The grouper as it was when the last article was placed, and with what persons have said since."""
        grouper = Grouper(window_articles=self._window_articles)
        for article, story in self._store.placements(self._window_articles):
            grouper.restore(article, story)
        for verdict in self._store.verdicts():
            grouper.keep_together(verdict.together)
            grouper.keep_apart(verdict.together, verdict.apart)
        return grouper

"""One run: sources in; articles, analyses and stories in the store."""

from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing
from itertools import chain, islice
from typing import BinaryIO

from sayso.attribution.model import load_network
from sayso.ingesting.files import LocalFiles, list_files, read_files
from sayso.ingesting.items import Item, is_web_address
from sayso.ingesting.keeper import Keeper
from sayso.ingesting.tally import Counts, Progress, Step, Tally
from sayso.ingesting.web import Web
from sayso.reading import Link
from sayso.reading.fetch import Fetcher
from sayso.store import Store
from sayso.types import Analysis, Article, Rejected
from sayso.workers import analyse_all

# With fewer articles to analyse no processes are started: each takes two seconds to load its models.
FEW_ARTICLES = 8


class Intake:
    """Takes sources into a store, as often as it is asked to.

    `workers` is the number of processes that analyse, 0 for one a core. `on_progress` is called whenever something was
    read or analysed. For one thread; one intake at a time should write to a store.
    """

    def __init__(
        self,
        store: Store,
        fetcher: Fetcher,
        *,
        workers: int = 0,
        on_progress: Callable[[Progress], None] | None = None,
    ) -> None:
        self._store = store
        self._fetcher = fetcher
        self._workers = workers
        self._on_progress = on_progress
        self._keeper = Keeper(store, load_network(1).version, Tally())

    def take(self, sources: Sequence[str], *, stdin: BinaryIO | None = None, asked: bool = True) -> Counts:
        """Read the sources, keep what is new, analyse it, put it into stories, and make it searchable.

        What an earlier run left undone is done first. `asked` says that a person waits: an address that failed is asked
        for again. Raises StoreError where the store cannot be written, ModelError where the weights are missing.
        """
        keeper = self._keeper
        keeper.tally = tally = Tally()
        keeper.look_again()
        run = _Run(sources, self._store, self._fetcher, tally, stdin, asked, keeper.left_behind)
        with closing(run.items()) as items:
            articles = chain(keeper.catch_up(), self._new_articles(items, run))
            self._analyse(articles, run)
        keeper.renew()
        return tally.counts()

    def _new_articles(self, items: Iterator[Item], run: "_Run") -> Iterator[Article]:
        while True:
            with run.tally.step(Step.READING):
                item = next(items, None)
            if item is None:
                return
            article = self._keeper.take(item)
            run.waiting += article is not None
            self._tell(run)
            if article is not None:
                yield article

    def _analyse(self, articles: Iterator[Article], run: "_Run") -> None:
        first = list(islice(articles, FEW_ARTICLES))
        if not first:
            return
        handed: deque[Article] = deque()

        def hand_out() -> Iterator[Article]:
            for article in chain(first, articles):
                handed.append(article)
                yield article

        workers = 1 if len(first) < FEW_ARTICLES else self._workers
        with closing(analyse_all(hand_out(), workers=workers)) as results:
            while True:
                with run.tally.step(Step.ANALYSING):
                    result: Analysis | Rejected | None = next(results, None)
                if result is None:
                    return
                self._keeper.keep(handed.popleft(), result)
                run.analysed += 1
                self._tell(run)

    def _tell(self, run: "_Run") -> None:
        if self._on_progress is not None:
            self._on_progress(run.progress())


class _Run:
    """The sources of one run, and how far they are read."""

    def __init__(
        self,
        sources: Sequence[str],
        store: Store,
        fetcher: Fetcher,
        tally: Tally,
        stdin: BinaryIO | None,
        asked: bool,
        left_behind: int,
    ) -> None:
        self.tally = tally
        self.waiting = left_behind  # articles that were to be analysed, up to now
        self.analysed = 0  # and those of them that have been
        self._left_behind = left_behind
        self._store = store
        self._asked = asked
        self._files: LocalFiles = list_files([source for source in sources if not is_web_address(source)], stdin)
        self._addresses = [source for source in sources if is_web_address(source)]
        self._web = Web(fetcher, store, lambda: tally.count("unchanged"))
        self._bytes = 0

    def items(self) -> Generator[Item, None, None]:
        """Yield what the sources give: files first, then the web."""
        for found in read_files(self._files, self._store, self._count_bytes, lambda: self.tally.count("unchanged")):
            if isinstance(found, Link):
                yield from self._web.follow(found, found.path)
            else:
                yield found
        self._bytes = self._files.total_bytes  # a format that ends before its file does leaves some unread
        for address in self._addresses:
            self._web.ask(address, at_once=self._asked)
        yield from self._web.run()

    def progress(self) -> Progress:
        """Return how far the run is, in articles: those that are still to be read are as many as the rest lets expect.

        Files are read first, so where there are both, they are taken for half of all.
        """
        counts = self.tally.counts()
        shares = [self._bytes / self._files.total_bytes] if self._files.total_bytes else []
        if self._web.errands.added or self._addresses:
            shares.append(self._web.errands.settled / max(1, self._web.errands.added))
        share_read = min(1.0, sum(shares) / len(shares)) if shares else 0.0
        if not share_read:
            return Progress(counts, None)
        total = counts.articles / share_read + self._left_behind
        done = counts.articles + self._left_behind - (self.waiting - self.analysed)
        return Progress(counts, min(1.0, done / total) if total else None)

    def _count_bytes(self, count: int) -> None:
        self._bytes += count


def ingest(
    sources: Sequence[str],
    store: Store,
    *,
    workers: int = 0,
    allow_private: bool = False,
    contact: str | None = None,
    stdin: BinaryIO | None = None,
    on_progress: Callable[[Progress], None] | None = None,
) -> Counts:
    """Take sources into a store: files, folders, globs, "-" for `stdin`, and addresses of pages, feeds and sitemaps.

    A run that was stopped goes on where it was when it is started again; a second run over the same sources changes
    nothing. Needs `if __name__ == "__main__":` in a script, as `analyse_all` does. Raises StoreError, ModelError.
    """
    with Fetcher(allow_private=allow_private, contact=contact) as fetcher:
        return Intake(store, fetcher, workers=workers, on_progress=on_progress).take(sources, stdin=stdin)

"""Sources of the web: pages, feeds, lists of feeds and sitemaps, and all that these lead to."""

from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from sayso.errors import FetchError, ReadError
from sayso.ingesting.errands import MAX_DEPTH, MAX_ERRANDS, Errand, Errands
from sayso.ingesting.items import Item
from sayso.reading import Link, LinkKind, credit, latest_day, read_answer
from sayso.reading.answers import Answer
from sayso.reading.fetch import Fetcher
from sayso.store import Store
from sayso.store.keys import now
from sayso.store.records import Visit
from sayso.types import Article, Rejected

HOSTS_AT_ONCE = 8
# An address that failed is left alone for a quarter of an hour, then twice as long each time, at most a day.
FIRST_WAIT_S = 15 * 60
LONGEST_WAIT_S = 24 * 3600


class Web:
    """Fetches errands and reads the answers. For one thread, which the fetching threads work for."""

    def __init__(self, fetcher: Fetcher, store: Store, on_unchanged: Callable[[], None]) -> None:
        self.errands = Errands()
        self._fetcher = fetcher
        self._store = store
        self._on_unchanged = on_unchanged

    def ask(self, url: str, *, at_once: bool) -> None:
        """Take in an address that a person names; `at_once` also where it was to be left alone for a while."""
        known = self._store.visit(url)
        if at_once or known is None or known.retry_at is None or known.retry_at <= now():
            self.errands.add(Errand(Link(url, LinkKind.FEED, url), url, known=known))

    def follow(self, link: Link, source: str, parent: Errand | None = None) -> Iterator[Item]:
        """Take in a link, unless it is known to lead to nothing new. Yields a rejection where it is left out."""
        known = self._store.visit(link.url)
        if known is not None and known.retry_at is not None and known.retry_at > now():
            if parent is not None:
                parent.whole = False
            return
        if known is not None and link.kind is LinkKind.ARTICLE and known.stamp == (link.changed or ""):
            self._on_unchanged()
            return
        depth = parent.depth + 1 if parent else 1
        if depth > MAX_DEPTH:
            yield Item(Rejected(link.url, f"is linked over more than {MAX_DEPTH} lists of links"), source)
        elif self.errands.full:
            yield Item(
                Rejected(link.path, f"leads to more than {MAX_ERRANDS:,} addresses; the others are left"), source
            )
        else:
            self.errands.add(Errand(link, source, depth=depth, parent=parent, known=known))

    def run(self) -> Iterator[Item]:
        """Fetch all errands, several hosts at a time, and yield what they give."""
        running: dict[Future[Answer | FetchError], Errand] = {}
        with ThreadPoolExecutor(HOSTS_AT_ONCE, "sayso-fetch") as pool:
            try:
                while self.errands or running:
                    for errand in self.errands.choose(HOSTS_AT_ONCE - len(running)):
                        running[pool.submit(self._fetch, errand)] = errand
                    for future in wait(running, return_when=FIRST_COMPLETED).done:
                        errand = running.pop(future)
                        self.errands.free(errand)
                        yield from self._receive(errand, future.result())
            finally:
                if running:  # the caller stops early: nobody shall wait for the pauses between requests
                    self._fetcher.close()

    def _fetch(self, errand: Errand) -> Answer | FetchError:
        known = errand.known
        try:
            return self._fetcher.fetch(
                errand.link.url,
                etag=known.etag if known else None,
                last_modified=known.last_modified if known else None,
            )
        except FetchError as error:
            return error

    def _receive(self, errand: Errand, answer: Answer | FetchError) -> Iterator[Item]:
        url, stamp = errand.link.url, errand.link.changed or ""
        whole = True
        if isinstance(answer, FetchError):
            yield Item(Rejected(url, answer.reason), errand.source)
            errand.visit = _failed(errand, answer)
            whole = not answer.temporary
        else:
            errand.visit = Visit(
                url, stamp=stamp, etag=answer.etag, last_modified=answer.last_modified, checked_at=now()
            )
            if answer.unchanged:
                self._on_unchanged()
            else:
                yield from self._read(errand, answer)
        for visit in self.errands.settle(errand, whole=whole):
            yield Item(visit, errand.source)

    def _read(self, errand: Errand, answer: Answer) -> Iterator[Item]:
        link = errand.link
        try:
            for found in read_answer(
                answer.body, answer.url, latest_day(), media_type=answer.media_type, charset=answer.charset
            ):
                if isinstance(found, Link):
                    yield from self.follow(found, answer.url, errand)
                elif isinstance(found, Article) and link.kind is LinkKind.ARTICLE:
                    yield Item(credit(found, link), errand.source)
                else:
                    yield Item(found, answer.url)
        except ReadError as error:
            yield Item(Rejected(error.path, error.reason), errand.source)


def _failed(errand: Errand, error: FetchError) -> Visit:
    """What is remembered of an address that could not be had: for good, or until when to leave it alone."""
    url = errand.link.url
    if not error.temporary:
        return Visit(url, stamp=errand.link.changed or "", checked_at=now(), reason=error.reason)
    known = errand.known or Visit(url)
    wait_s = min(max(error.retry_after_s or 0.0, FIRST_WAIT_S * 2.0 ** min(known.failures, 10)), LONGEST_WAIT_S)
    return replace(
        known,
        checked_at=now(),
        failures=known.failures + 1,
        retry_at=(datetime.now(UTC) + timedelta(seconds=wait_s)).strftime("%Y-%m-%dT%H:%M:%SZ"),
        reason=error.reason,
    )

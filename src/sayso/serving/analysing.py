"""An article that a reader gives: its text, or its address; read, analysed and laid out as a report, or checked."""

import io
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from hashlib import sha256
from threading import BoundedSemaphore

from sayso.attribution.model import load_network
from sayso.desk import Checked, check
from sayso.errors import ReadError
from sayso.ingesting.keeper import Keeper
from sayso.ingesting.tally import Tally
from sayso.presenting.links import web_address
from sayso.reading import Found, latest_day, read
from sayso.reading.answers import Answer
from sayso.reading.documents import read_answer
from sayso.report import compare, try_analyse
from sayso.serving.problems import Problem, ProblemError
from sayso.serving.settings import MOST_BESIDE
from sayso.store import Store
from sayso.store.resolving import Beside
from sayso.text import normalise_line_ends
from sayso.types import Analysis, Article, Rejected, Report

# Analyses at once, and requests that may wait for one: each takes every core for some seconds, and a thread.
AT_ONCE = 1
MOST_WAITING = 4
MOST_FETCHING = 4
WAIT_SECONDS = 60.0

# A kept article is grouped with as many that came last, so that a reader waits a few seconds and no longer; and as many
# stories are brought up to date at once, its own and those that something else has left behind.
COMPARED_ARTICLES = 2000
RENEWED_STORIES = 20

Fetch = Callable[[str], Answer]


@dataclass(frozen=True, slots=True)
class Given:
    """What a reader gave: an address, or a text with what is known about it, and whether to keep it.

    Empty fields are not known.
    """

    address: str = ""
    text: str = ""
    title: str = ""
    outlet: str = ""
    published: str = ""
    keep: bool = False


class Analyser:
    """Analyses one article at a time, and sends away who would have to wait too long."""

    def __init__(self, fetch: Fetch) -> None:
        self._fetch = fetch
        self._fetching = BoundedSemaphore(MOST_FETCHING)
        self._waiting = BoundedSemaphore(AT_ONCE + MOST_WAITING)
        self._running = BoundedSemaphore(AT_ONCE)

    def read(self, given: Given) -> Article:
        """Return the article that was given. Raises ReadError where there is none, or it cannot be fetched."""
        if given.text.strip():
            return read_given_text(given)
        address = web_address(given.address)
        if address is None:
            raise ReadError(given.address[:100] or "the form", "holds neither a text nor an address of the web")
        if not self._fetching.acquire(blocking=False):
            raise _busy("Other pages are being fetched.")
        try:
            answer = self._fetch(address)
        finally:
            self._fetching.release()
        found = read_answer(answer.body, answer.url, latest_day(), media_type=answer.media_type, charset=answer.charset)
        return _first(found, address)

    def analyse(self, article: Article) -> Analysis:
        """Return who says what in the article. Raises ReadError where that fails, ProblemError where all are busy."""
        with self._turn():
            return _analyse(article)

    def check(self, article: Article, beside: Beside | None, today: date) -> Checked:
        """Return what to look at in a draft, by itself or beside the articles of a story. Raises as `analyse` does."""
        with self._turn():
            draft = _analyse(article)
            if beside is None:
                return check(draft, today=today)
            rejected = [Rejected(identity, "is stored, but has not been analysed") for identity in beside.missing]
            checked = check(draft, beside.analyses, names=beside.names, rejected=rejected, today=today)
            return replace(checked, not_measured=(*checked.not_measured, *beside.not_measured))

    @contextmanager
    def _turn(self) -> Iterator[None]:
        """Wait for a turn. Raises ProblemError where too many wait already, or it takes too long."""
        busy = _busy("Other texts are being analysed.")
        if not self._waiting.acquire(blocking=False):
            raise busy
        try:
            if not self._running.acquire(timeout=WAIT_SECONDS):
                raise busy
            try:
                yield
            finally:
                self._running.release()
        finally:
            self._waiting.release()


def _analyse(article: Article) -> Analysis:
    analysis = try_analyse(article)
    if isinstance(analysis, Rejected):
        raise ReadError(analysis.path, analysis.reason)
    return analysis


def _busy(detail: str) -> ProblemError:
    advice = "Send it again in a minute; many texts are analysed by `sayso ingest`."
    return ProblemError(Problem(503, detail, advice, {"Retry-After": "60"}))


def report_of(analysis: Analysis) -> Report:
    """Return the report of an article by itself."""
    return compare([analysis], today=datetime.now(UTC).date())


def check_given(analyser: Analyser, store: Store, given: Given, story: str) -> Checked:
    """Return what to look at in a draft that a reader gave, beside a story of the store; by itself where it is "".

    Raises NotStoredError where the store has no such story, and else as `Analyser.read` and `Analyser.analyse` do.
    """
    beside = store.beside(story, MOST_BESIDE) if story else None
    return analyser.check(analyser.read(given), beside, datetime.now(UTC).date())


def keep_analysis(store: Store, analysis: Analysis) -> str:
    """Keep an article with what was found in it, put it into its story, and return its id."""
    keeper = Keeper(store, load_network().version, Tally(), window_articles=COMPARED_ARTICLES)
    identity = keeper.keep_read(analysis, analysis.article.url or "pasted")
    store.renew(limit=RENEWED_STORIES)
    return identity


def read_given_text(given: Given) -> Article:
    """Return the article of a pasted text; its id is made from the text. Raises ReadError where it holds none."""
    text = normalise_line_ends(given.text).strip()
    row = {"text": text, "title": given.title, "outlet": given.outlet, "published": given.published}
    row["id"] = "t" + sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    row["url"] = web_address(given.address) or ""
    data = json.dumps({name: value for name, value in row.items() if value}).encode("ascii")
    return _first(read(["-"], stdin=io.BytesIO(data)), "the pasted text")


def _first(items: Iterator[Found], path: str) -> Article:
    """Return the first article of what was read. Raises ReadError where there is none."""
    for item in items:
        if isinstance(item, Rejected):
            raise ReadError(path, item.reason)
        if isinstance(item, Article):
            return replace(item, path="")
    raise ReadError(path, "holds no article, but links to some; give the address of one")

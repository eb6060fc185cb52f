"""An article that a reader gives: its text, or its address; read, analysed and laid out as a report of one article."""

import io
import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256
from threading import BoundedSemaphore

from sayso.errors import ReadError
from sayso.presenting.links import web_address
from sayso.reading import read
from sayso.report import compare, try_analyse
from sayso.serving.problems import Problem, ProblemError
from sayso.text import normalise_line_ends
from sayso.types import Analysis, Article, Rejected, Report

# Analyses at once, and requests that may wait for one: each takes every core for some seconds, and a thread.
AT_ONCE = 1
MOST_WAITING = 4
WAIT_SECONDS = 60.0

Fetch = Callable[[str], bytes]


@dataclass(frozen=True, slots=True)
class Given:
    """What a reader gave: an address, or a text with what is known about it. Empty fields are not known."""

    address: str = ""
    text: str = ""
    title: str = ""
    outlet: str = ""
    published: str = ""


class Analyser:
    """Analyses one article at a time, and sends away who would have to wait too long."""

    def __init__(self, fetch: Fetch) -> None:
        self._fetch = fetch
        self._waiting = BoundedSemaphore(AT_ONCE + MOST_WAITING)
        self._running = BoundedSemaphore(AT_ONCE)

    def read(self, given: Given) -> Article:
        """Return the article that was given. Raises ReadError where there is none, or it cannot be fetched."""
        if given.text.strip():
            return read_given_text(given)
        address = web_address(given.address)
        if address is None:
            raise ReadError(given.address[:100] or "the form", "holds neither a text nor an address of the web")
        return replace(_read_one(self._fetch(address), address), url=address)

    def analyse(self, article: Article) -> Analysis:
        """Return who says what in the article. Raises ReadError where that fails, ProblemError where all are busy."""
        busy = ProblemError(
            Problem(
                503,
                "Other texts are being analysed.",
                "Send it again in a minute; many texts are analysed by `sayso ingest`.",
                {"Retry-After": "60"},
            )
        )
        if not self._waiting.acquire(blocking=False):
            raise busy
        try:
            if not self._running.acquire(timeout=WAIT_SECONDS):
                raise busy
            try:
                analysis = try_analyse(article)
            finally:
                self._running.release()
        finally:
            self._waiting.release()
        if isinstance(analysis, Rejected):
            raise ReadError(analysis.path, analysis.reason)
        return analysis


def report_of(analysis: Analysis) -> Report:
    """Return the report of an article by itself."""
    return compare([analysis], today=datetime.now(UTC).date())


def read_given_text(given: Given) -> Article:
    """Return the article of a pasted text; its id is made from the text. Raises ReadError where it holds none."""
    text = normalise_line_ends(given.text).strip()
    row = {"text": text, "title": given.title, "outlet": given.outlet, "published": given.published}
    row["id"] = "t" + sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    row["url"] = web_address(given.address) or ""
    data = json.dumps({name: value for name, value in row.items() if value}).encode("ascii")
    return _read_one(data, "the pasted text")


def _read_one(data: bytes, path: str) -> Article:
    for found in read(["-"], stdin=io.BytesIO(data)):
        if isinstance(found, Rejected):
            raise ReadError(path, found.reason)
        return replace(found, path="")
    raise ReadError(path, "holds no article")

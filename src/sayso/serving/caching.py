"""Answers that need not be made or sent again: entity tags, and pages kept until their story changes."""

import logging
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from hashlib import sha256
from threading import Lock

from starlette.requests import Request
from starlette.responses import Response

# Of the stories that were asked for last; the page of a story of 30 long articles has up to 2 MB.
MOST_KEPT = 64

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class KeptPage:
    """A page as it was made for one state of the store; `tag` changes with that state."""

    tag: str
    body: bytes


class KeptPages:
    """The pages that were asked for last, each made once for all who ask at the same time.

    Who asks for a page that has changed since gets the one from before, at once, while the new one is made; the first
    to ask for a page waits for it, for `patience_s` at most, so that slow pages leave threads for others. Safe to share
    between threads.
    """

    def __init__(self, patience_s: float, most: int = MOST_KEPT) -> None:
        self._patience_s = patience_s
        self._most = most
        self._lock = Lock()
        self._pages: OrderedDict[str, KeptPage] = OrderedDict()
        self._making: dict[str, Future[KeptPage]] = {}
        self._forgotten = 0  # how often; what was begun before is not kept
        self._maker = ThreadPoolExecutor(max_workers=2, thread_name_prefix="pages")

    def get(self, address: str, tag: str, make: Callable[[], str], *, stale: bool = True) -> KeptPage | None:
        """Return the page of an address: the one of this tag, or, where `stale`, the one from before meanwhile.

        Returns None where it is still being made.
        """
        with self._lock:
            kept = self._pages.get(address)
            if kept is not None:
                self._pages.move_to_end(address)
                if kept.tag == tag:
                    return kept
            making = self._making.get(address)
            if making is None:
                making = self._maker.submit(self._make, address, tag, make, self._forgotten)
                self._making[address] = making
        if kept is not None and stale:
            return kept
        try:
            return making.result(self._patience_s)
        except TimeoutError:
            return None

    def forget(self) -> None:
        """Drop all pages: who asks next waits for a new one."""
        with self._lock:
            self._pages.clear()
            self._making.clear()
            self._forgotten += 1

    def close(self) -> None:
        """Make no more pages."""
        self._maker.shutdown(wait=False, cancel_futures=True)

    def _make(self, address: str, tag: str, make: Callable[[], str], forgotten: int) -> KeptPage:
        try:
            page = KeptPage(tag, make().encode("utf-8", "replace"))
            with self._lock:
                if forgotten == self._forgotten:
                    self._pages[address] = page
                while len(self._pages) > self._most:
                    self._pages.popitem(last=False)
            return page
        except Exception:
            _log.warning("the page %s could not be made", address, exc_info=True)
            raise
        finally:
            with self._lock:
                if forgotten == self._forgotten:
                    self._making.pop(address, None)


def tag_of(*parts: object) -> str:
    """Return an entity tag, quotation marks and all, that changes with any of the parts."""
    digest = sha256("\0".join(str(part) for part in parts).encode("utf-8", "surrogatepass")).hexdigest()
    return f'"{digest[:24]}"'


def is_unchanged(request: Request, tag: str) -> bool:
    """Tell whether the client has what the tag stands for (RFC 9110, 13.1.2, by weak comparison)."""
    given = request.headers.get("if-none-match", "")
    return given.strip() == "*" or tag in {part.strip().removeprefix("W/") for part in given.split(",")}


def not_modified(tag: str) -> Response:
    """Return the answer to a client that has it already."""
    return Response(status_code=304, headers={"ETag": tag})


def with_tag(request: Request, response: Response, tag: str | None = None) -> Response:
    """Return the response with a tag, made from its body where none is given; or 304 where the client has it."""
    tag = tag or f'"{sha256(response.body).hexdigest()[:24]}"'
    if is_unchanged(request, tag):
        return not_modified(tag)
    response.headers["ETag"] = tag
    return response

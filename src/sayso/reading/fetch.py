"""Fetching over the web: which address is asked, when, how often, and what its answer leads to.

An address may come from anyone: a person, a feed, a redirect. So only `http` and `https` are asked, every host is
resolved first, the connection is made to the very IP address that was looked at, and that again for each redirect. What
comes back is bounded in size (packed and unpacked), in time (all of it, however slowly it drips), and in redirects.
To each host there is one connection at a time, with a pause between requests; robots.txt is obeyed, and a host that is
in trouble is left alone for longer and longer. Proxies, cookies and passwords are not used.
"""

import threading
import time
from collections import OrderedDict
from dataclasses import dataclass, field
from importlib.metadata import version
from types import TracebackType
from typing import Self
from urllib.parse import urljoin

from urllib3.util import Url

from sayso.errors import FetchError, ReadError
from sayso.reading.addresses import check_url
from sayso.reading.answers import TROUBLE, Answer, Reply, read_retry_after, to_answer
from sayso.reading.connections import BrokenError, Budget, Connection
from sayso.reading.documents import unpack_body
from sayso.reading.inputs import MAX_DOCUMENT_BYTES
from sayso.reading.robots import MAX_ROBOTS_BYTES, Robots

AGENT = "sayso"  # the name that rules in a robots.txt are for
_ACCEPT = (
    "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/xml;q=0.9, */*;q=0.5"
)
_OPEN_CONNECTIONS = 64
_ROBOTS_AGE_S = 24 * 3600.0  # RFC 9309: not to be kept for longer
_REDIRECTS = frozenset((301, 302, 303, 307, 308))


@dataclass(frozen=True, slots=True)
class Limits:
    """What one fetch may cost. Times are in seconds; `total_s` is for all redirects together, without polite pauses.

    `gap_s` is the pause between two requests to one host. A fetch is tried `tries` times where the host is in trouble,
    unless it asks for a wait of more than `patience_s`.
    """

    body_bytes: int = MAX_DOCUMENT_BYTES
    connect_s: float = 10.0
    silent_s: float = 20.0
    total_s: float = 60.0
    redirects: int = 5
    gap_s: float = 1.0
    tries: int = 3
    patience_s: float = 60.0


@dataclass(slots=True)
class _Host:
    """What is known of one host, and the one connection to it. `lock` is held while it is asked."""

    connection: Connection
    lock: threading.Lock = field(default_factory=threading.Lock)
    next_at: float = 0.0
    failures: int = 0
    robots: Robots | None = None
    robots_at: float = 0.0


class Fetcher:
    """Fetches addresses, politely and within limits. Safe to share between threads; close it when done.

    With `allow_private` addresses of this machine and of private networks are fetched, too. `contact` is an address or
    a page for the people of a site who wonder about the requests; it goes into the user agent.
    """

    def __init__(
        self, *, allow_private: bool = False, contact: str | None = None, limits: Limits | None = None
    ) -> None:
        self.limits = limits or Limits()
        self.user_agent = _name_us(contact)
        self._allow_private = allow_private
        self._hosts: OrderedDict[tuple[str, str, int], _Host] = OrderedDict()
        self._guard = threading.Lock()
        self._closed = threading.Event()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close all connections. Fetches that wait or run in other threads end soon, with a FetchError."""
        self._closed.set()
        with self._guard:
            hosts = list(self._hosts.values())
        for host in hosts:
            host.connection.cut()
            with host.lock:
                host.connection.close()

    def fetch(self, url: str, *, etag: str | None = None, last_modified: str | None = None) -> Answer:
        """Return what an address answers. With `etag` or `last_modified` of an earlier answer it may be `unchanged`.

        Raises FetchError, with the address that was asked for, where that is not allowed, is not there, takes too long,
        or is no text that sayso reads.
        """
        asked = {"If-None-Match": etag} if etag else {}
        if last_modified:
            asked["If-Modified-Since"] = last_modified
        try:
            final, reply = self._follow(check_url(url), asked, self.limits.body_bytes, obey=True)
            if reply.status == 304:
                return Answer(final, b"", etag=etag, last_modified=last_modified, unchanged=True)
            return to_answer(final, reply)
        except FetchError as error:
            raise FetchError(url, error.reason, temporary=error.temporary, retry_after_s=error.retry_after_s) from error
        except ReadError as error:
            raise FetchError(url, error.reason) from error

    def _follow(self, parts: Url, asked: dict[str, str], most: int, *, obey: bool) -> tuple[str, Reply]:
        """Ask, and go where the answers point to, until one is there."""
        budget = Budget(self.limits.total_s, self.limits.total_s)
        for _ in range(self.limits.redirects + 1):
            host = self._host(parts)
            if obey:
                self._ask_leave(host, parts)
            reply = self._ask(host, parts, asked, most, budget)
            if reply.status not in _REDIRECTS:
                return parts.url, reply
            target = reply.headers.get("location")
            if not target:
                raise FetchError(parts.url, f"is redirected ({reply.status}) to nowhere")
            try:
                parts = check_url(urljoin(parts.url, target))
            except ValueError as error:
                raise FetchError(parts.url, "is redirected to what is no address") from error
            except FetchError as error:
                raise FetchError(parts.url, f"is redirected to {target[:200]}, which {error.reason}") from error
        raise FetchError(parts.url, f"is redirected more than {self.limits.redirects} times")

    def _ask_leave(self, host: _Host, parts: Url) -> None:
        """Raise FetchError where the site's robots.txt tells us not to fetch an address."""
        robots = host.robots
        if robots is None or time.monotonic() - host.robots_at > _ROBOTS_AGE_S:
            robots = self._read_robots(parts)
            host.robots, host.robots_at = robots, time.monotonic()
        if not robots.allows(parts.url):
            raise FetchError(parts.url, "is closed to programs by its site's robots.txt")

    def _read_robots(self, parts: Url) -> Robots:
        """The rules of a site. By RFC 9309 a site without any (4xx) allows all, and a site in trouble nothing."""
        try:
            address = check_url(urljoin(parts.url, "/robots.txt"))
            _, reply = self._follow(address, {}, self.limits.body_bytes, obey=False)
            if reply.status in TROUBLE:
                raise FetchError(
                    parts.url,
                    f"may not be fetched now, as its site's robots.txt answers with {reply.status}",
                    temporary=True,
                    retry_after_s=read_retry_after(reply),
                )
            body = unpack_body(reply.body, reply.headers.get("content-encoding"), address.url)
        except FetchError as error:
            if error.temporary:
                raise
            return Robots("", AGENT)  # it cannot be had; what forbids that forbids the page itself, too
        except ReadError:
            return Robots("", AGENT)
        rules = body[:MAX_ROBOTS_BYTES].decode("utf-8", errors="replace") if reply.status == 200 else ""
        return Robots(rules, AGENT)

    def _ask(self, host: _Host, parts: Url, asked: dict[str, str], most: int, budget: Budget) -> Reply:
        """Ask one host, at a polite pace, and again where it is in trouble. Redirects are not followed."""
        headers = {"User-Agent": self.user_agent, "Accept": _ACCEPT, "Accept-Encoding": "gzip", **asked}
        with host.lock:
            for attempt in range(1, self.limits.tries + 1):
                self._pause(host, parts.url)
                last = attempt == self.limits.tries
                try:
                    reply = host.connection.get(parts, headers, most, budget)
                except FetchError as error:
                    too_long = error.temporary and self._back_off(host, 0.0)
                    if too_long or last or not isinstance(error, BrokenError):
                        raise
                    continue
                if reply.status not in TROUBLE:
                    host.failures = 0
                    delay_s = host.robots.delay_s if host.robots else 0.0
                    host.next_at = time.monotonic() + max(self.limits.gap_s, delay_s)
                    return reply
                if self._back_off(host, read_retry_after(reply)) or last:
                    return reply
        raise AssertionError("every attempt returns or raises")

    def _back_off(self, host: _Host, wanted_s: float) -> bool:
        """Leave a host alone for a while, the longer the more often it failed. Returns whether that is too long."""
        host.failures += 1
        wait_s = max(wanted_s, self.limits.gap_s * 2.0 ** min(host.failures, 12))
        host.next_at = time.monotonic() + wait_s
        return wait_s > self.limits.patience_s

    def _pause(self, host: _Host, url: str) -> None:
        wait_s = host.next_at - time.monotonic()
        if wait_s > self.limits.patience_s:
            raise FetchError(
                url, f"is of a host that is left alone for {wait_s:.0f} s more", temporary=True, retry_after_s=wait_s
            )
        if wait_s > 0:
            self._closed.wait(wait_s)
        if self._closed.is_set():
            raise FetchError(url, "was not fetched, as the run ended", temporary=True)

    def _host(self, parts: Url) -> _Host:
        """What is known of a host; the connections of those that were not asked for long are closed."""
        key = (parts.scheme or "", parts.host or "", parts.port or (443 if parts.scheme == "https" else 80))
        with self._guard:
            host = self._hosts.setdefault(key, self._new_host(parts.host or ""))
            self._hosts.move_to_end(key)
            opened = [other for other in self._hosts.values() if other.connection.is_open]
        for other in opened[:-_OPEN_CONNECTIONS]:
            if other.lock.acquire(blocking=False):
                try:
                    other.connection.close()
                finally:
                    other.lock.release()
        return host

    def _new_host(self, name: str) -> _Host:
        limits = self.limits
        return _Host(
            Connection(name, connect_s=limits.connect_s, silent_s=limits.silent_s, allow_private=self._allow_private)
        )


def _name_us(contact: str | None) -> str:
    """The user agent: what this is, under which name it obeys robots.txt, and whom to ask."""
    about = "reads news for who says what; obeys robots.txt as sayso"
    told = "".join(character for character in contact or "" if " " <= character <= "~" and character not in "()")
    return f"{AGENT}/{version('sayso')} ({'; '.join(filter(None, (about, told.strip())))})"

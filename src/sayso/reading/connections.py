"""One connection to one host: made to an IP address that was looked at, bounded in size and time. The only code that
opens connections; which address is asked, when and how often is for `fetch`.
"""

import socket
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from urllib3 import BaseHTTPResponse, HTTPConnectionPool, HTTPSConnectionPool
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError, SSLError
from urllib3.exceptions import TimeoutError as TimeoutHTTPError
from urllib3.util import Timeout, Url

from sayso.errors import FetchError
from sayso.reading.addresses import is_public
from sayso.reading.answers import Reply

_CHUNK_BYTES = 65_536
_MOST_ADDRESSES = 3  # of one host, that are tried


class BrokenError(FetchError):
    """The connection broke; another one may hold."""


@dataclass(slots=True)
class Budget:
    """The time of one fetch, in seconds: all of it, and what is left."""

    total_s: float
    left_s: float


class _Connection(HTTPConnection):
    """A connection that is made by `connect_to`, which looks at the IP address first."""

    def __init__(self, *args: Any, connect_to: Callable[[str, int, float | None], socket.socket], **options: Any):
        super().__init__(*args, **options)
        self._connect_to = connect_to

    def _new_conn(self) -> socket.socket:
        return self._connect_to(self._dns_host, self.port, _seconds(self.timeout))


class _SecureConnection(HTTPSConnection):
    """The same, with TLS, for the host's name and not for its IP address."""

    def __init__(self, *args: Any, connect_to: Callable[[str, int, float | None], socket.socket], **options: Any):
        super().__init__(*args, **options)
        self._connect_to = connect_to

    def _new_conn(self) -> socket.socket:
        return self._connect_to(self._dns_host, self.port, _seconds(self.timeout))


class _Pool(HTTPConnectionPool):
    ConnectionCls = _Connection


class _SecurePool(HTTPSConnectionPool):
    ConnectionCls = _SecureConnection


class Connection:
    """The one connection to a host, opened when it is asked. One thread asks at a time; any may cut it.

    `connect_s` is for making it, `silent_s` for each silence of the other end. With `allow_private` the host may be
    this machine or in a private network.
    """

    def __init__(self, name: str, *, connect_s: float, silent_s: float, allow_private: bool) -> None:
        self._name = name
        self._timeout = Timeout(connect=connect_s, read=silent_s)
        self._allow_private = allow_private
        self._pool: HTTPConnectionPool | None = None
        self._line: socket.socket | None = None  # a second handle on the connection, to cut it from another thread
        self._was_cut = False

    @property
    def is_open(self) -> bool:
        """Tell whether it was opened, and not closed since."""
        return self._pool is not None

    def cut(self) -> None:
        """End the connection, whoever is waiting for it, at whatever point of it."""
        self._was_cut = True
        if self._line is not None:
            with suppress(OSError):  # it has ended by itself
                self._line.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        """Close it; it is opened again when it is asked."""
        if self._pool is not None:
            self._pool.close()
            self._pool = None
        if self._line is not None:
            self._line.close()
            self._line = None

    def get(self, parts: Url, headers: dict[str, str], most: int, budget: Budget) -> Reply:
        """Send one request and return its answer, of `most` bytes at most. Redirects are not followed.

        A timer cuts the connection when the budget is used up, at whatever point it is. Raises FetchError, and
        BrokenError where another connection may hold.
        """
        url = parts.url
        late = FetchError(url, f"takes longer than {budget.total_s:g} s", temporary=True)
        if budget.left_s <= 0:
            raise late
        started = time.monotonic()
        self._was_cut = False
        timer = threading.Timer(budget.left_s, self.cut)
        timer.daemon = True
        timer.start()
        try:
            reply = self._request(parts, headers, most)
        except FetchError:
            raise
        except (HTTPError, OSError) as error:
            if self._was_cut:
                raise late from error
            raise _describe(url, error) from error
        finally:
            timer.cancel()
            budget.left_s -= time.monotonic() - started
        if self._was_cut:  # without a length, a body that was cut off looks whole
            raise late
        return reply

    def _request(self, parts: Url, headers: dict[str, str], most: int) -> Reply:
        self._pool = self._pool or self._open_pool(parts)
        response = self._pool.urlopen(
            "GET",
            parts.request_uri,
            headers=headers,
            retries=False,
            redirect=False,
            preload_content=False,
            decode_content=False,
        )
        try:
            answered = {name.lower(): value for name, value in response.headers.items()}
            if response.status == 200:
                return Reply(200, answered, _read_body(response, parts.url, answered, most))
            with suppress(FetchError):  # a short one is read, so that the connection can be used again
                _read_body(response, parts.url, answered, _CHUNK_BYTES)
                return Reply(response.status, answered, b"")
        except BaseException:
            self.close()
            raise
        response.close()
        return Reply(response.status, answered, b"")

    def _open_pool(self, parts: Url) -> HTTPConnectionPool:
        kind = _SecurePool if parts.scheme == "https" else _Pool
        return kind(self._name, parts.port, maxsize=1, block=True, timeout=self._timeout, connect_to=self._connect_to)

    def _connect_to(self, name: str, port: int, timeout_s: float | None) -> socket.socket:
        """Connect to an IP address that may be asked, and keep a second handle by which that can be cut."""
        connection = self._connect(name, port, timeout_s)
        if self._line is not None:
            self._line.close()
        self._line = connection.dup()
        if self._was_cut:  # while the host was being looked up
            self.cut()
        return connection

    def _connect(self, name: str, port: int, timeout_s: float | None) -> socket.socket:
        """Connect to a host, at one of its IP addresses that may be asked."""
        try:
            found = socket.getaddrinfo(name.strip("[]"), port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            raise FetchError(name, "is of a host that cannot be found", temporary=True) from error
        addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
        allowed = [address for address in addresses if self._allow_private or is_public(address)]
        if not allowed:
            raise FetchError(
                name,
                f"leads to {addresses[0]}, which is this machine or in a private network; --allow-private permits that",
            )
        reason = ""
        for address in allowed[:_MOST_ADDRESSES]:
            try:
                return socket.create_connection((address, port), timeout_s)
            except OSError as error:  # the next one may answer
                reason = (error.strerror or str(error)).lower()
        raise BrokenError(name, f"cannot be connected to ({reason})", temporary=True)


def _seconds(timeout: object) -> float | None:
    return float(timeout) if isinstance(timeout, int | float) else None


def _read_body(response: BaseHTTPResponse, url: str, headers: dict[str, str], most: int) -> bytes:
    too_large = FetchError(url, f"has more than {most:,} bytes, the most that is read")
    length = headers.get("content-length", "")
    if length.isascii() and length.isdigit() and int(length[:20]) > most:
        raise too_large
    chunks = []
    size = 0
    while chunk := response.read(_CHUNK_BYTES):
        size += len(chunk)
        if size > most:
            raise too_large
        chunks.append(chunk)
    return b"".join(chunks)


def _describe(url: str, error: HTTPError | OSError) -> FetchError:
    """What went wrong with a connection, in words, and whether to try again."""
    if isinstance(error, SSLError):
        return FetchError(url, f"cannot be reached safely ({str(error)[:200]})")
    if isinstance(error, TimeoutError | TimeoutHTTPError):
        return BrokenError(url, "does not answer in time", temporary=True)
    return BrokenError(url, f"breaks off the connection ({type(error).__name__})", temporary=True)

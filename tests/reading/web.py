"""A web of our own, on this machine: what is served is said by the test, and what was asked is written down."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class Served:
    """An answer. `body` may be a function of the handler, for answers that are slow or never end."""

    body: bytes | Callable[[BaseHTTPRequestHandler], None] = b""
    media_type: str | None = "text/html; charset=utf-8"
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)


@dataclass
class Site:
    """The pages of a server, by path, and the requests that came: path and headers in lower case."""

    address: str
    pages: dict[str, Served | list[Served]] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    connections: set[Any] = field(default_factory=set)

    def url(self, path: str) -> str:
        return self.address + path

    def paths(self) -> list[str]:
        """The paths that were asked for, but for robots.txt."""
        return [path for path, _ in self.asked if path != "/robots.txt"]


@contextmanager
def serving(host: str = "127.0.0.1") -> Iterator[Site]:
    """Serve a site on a port that is free, until the end of the block."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            site.asked.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
            site.connections.add(self.client_address)
            page = site.pages.get(self.path, Served(b"nothing here", status=404))
            if isinstance(page, list):  # one after the other; the last one stays
                page = page.pop(0) if len(page) > 1 else page[0]
            etag = page.headers.get("ETag")
            if etag is not None and self.headers.get("If-None-Match") == etag:
                page = Served(b"", status=304)
            try:
                self._send(page)
            except OSError:  # the other end had enough
                self.close_connection = True

        def _send(self, page: Served) -> None:
            self.send_response(page.status)
            if page.media_type:
                self.send_header("Content-Type", page.media_type)
            for name, value in page.headers.items():
                self.send_header(name, value)
            if callable(page.body):
                self.close_connection = True
                self.end_headers()
                page.body(self)
                return
            if page.status != 304:
                self.send_header("Content-Length", str(len(page.body)))
            self.end_headers()
            self.wfile.write(page.body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer((host, 0), Handler)
    server.daemon_threads = True
    server.block_on_close = False
    site = Site(f"http://{host}:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()

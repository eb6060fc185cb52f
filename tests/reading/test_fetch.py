"""Fetching: which addresses are asked, what an answer may cost, and how a host is treated."""

import gzip
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler

import pytest

from reading.coverage import page
from reading.web import Served, Site, serving
from sayso.errors import FetchError
from sayso.reading import connections
from sayso.reading.addresses import check_url, is_public
from sayso.reading.answers import Answer, Reply, read_retry_after
from sayso.reading.fetch import Fetcher, Limits
from sayso.reading.robots import Robots

QUICK = Limits(gap_s=0.01, silent_s=5, total_s=5, body_bytes=200_000, tries=2, patience_s=0.3)


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as served:
        yield served


@pytest.fixture
def fetcher() -> Iterator[Fetcher]:
    with Fetcher(allow_private=True, limits=QUICK) as made:
        yield made


def refuse(fetcher: Fetcher, url: str) -> FetchError:
    with pytest.raises(FetchError) as caught:
        fetcher.fetch(url)
    assert caught.value.path == url
    return caught.value


# Which addresses


@pytest.mark.parametrize(
    "address",
    "127.0.0.1 10.0.0.1 172.16.3.4 192.168.1.1 169.254.169.254 100.64.0.1 0.0.0.0 224.0.0.1 240.0.0.1 255.255.255.255 "
    "192.0.2.1 198.18.0.1 :: ::1 fe80::1%eth0 fc00::1 fec0::1 ff02::1 ::ffff:127.0.0.1 2002:7f00:1:: 64:ff9b::a00:1 "
    "2001:0:4136:e378:8000:63bf:3fff:fdd2 2001:db8::1".split(),
)
def test_addresses_of_this_machine_and_of_private_networks_are_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", "8.8.8.8 93.184.215.14 2606:4700::1111 ::ffff:8.8.8.8 64:ff9b::808:808".split())
def test_addresses_of_the_internet_are_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("ftp://a.example/x", "not http or https"),
        ("file:///etc/hosts", "not http or https"),
        ("javascript:alert(1)", "not http or https"),
        ("//a.example/x", "not http or https"),
        ("http:///x", "without a host"),
        ("http://me:secret@a.example/", "user name"),
        ("http://a b.example/", "no address"),
        ("http://a.example:99999/", "no address"),
        ("http://a.example/" + "x" * 3000, "more than 2,000"),
    ],
)
def test_what_is_no_plain_address_of_the_web_is_refused(url: str, reason: str) -> None:
    with pytest.raises(FetchError, match=reason):
        check_url(url)


def test_line_ends_in_an_address_do_not_reach_the_request() -> None:
    assert "\r" not in check_url("http://a.example/\r\nX-Evil: 1").request_uri


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "127.1", "[::1]", "[::ffff:7f00:1]"]
)
def test_this_machine_is_not_asked_however_it_is_written(host: str, site: Site) -> None:
    port = site.address.rsplit(":", 1)[1]
    with Fetcher(limits=QUICK) as fetcher:
        error = refuse(fetcher, f"http://{host}:{port}/")
    assert "--allow-private" in error.reason or "cannot be found" in error.reason
    assert site.asked == []


def test_the_address_that_was_looked_at_is_the_one_that_is_asked(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that leads elsewhere the second time it is looked up (DNS rebinding) gains nothing by it."""
    port = int(site.address.rsplit(":", 1)[1])
    asked: list[str] = []

    def look_up(host: str, *_: object, **__: object) -> list[tuple[object, ...]]:
        asked.append(host)
        address = {"rebind.example": "127.0.0.1" if len(asked) == 1 else "10.0.0.1"}.get(host, host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

    monkeypatch.setattr(connections.socket, "getaddrinfo", look_up)
    monkeypatch.setattr(connections, "is_public", lambda address: address == "127.0.0.1")
    site.pages["/"] = Served(page())
    with Fetcher(limits=QUICK) as fetcher:
        assert fetcher.fetch(f"http://rebind.example:{port}/").body == page()
    assert asked.count("rebind.example") == 1
    assert site.asked[-1][1]["host"] == f"rebind.example:{port}"


def test_a_redirect_to_a_private_address_is_refused(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    port = site.address.rsplit(":", 1)[1]
    monkeypatch.setattr(connections, "is_public", lambda address: address == "127.0.0.1")
    site.pages["/"] = Served(status=302, headers={"Location": f"http://[::1]:{port}/secret"})
    with Fetcher(limits=QUICK) as fetcher:
        error = refuse(fetcher, site.url("/"))
    assert "::1" in error.reason
    assert site.paths() == ["/"]


# Redirects


def test_redirects_are_followed_to_where_they_lead(site: Site, fetcher: Fetcher) -> None:
    site.pages |= {
        "/old": Served(status=301, headers={"Location": "/newer"}),
        "/newer": Served(status=307, headers={"Location": site.url("/here?a=1")}),
        "/here?a=1": Served(page()),
    }
    answer = fetcher.fetch(site.url("/old"))
    assert (answer.url, answer.body) == (site.url("/here?a=1"), page())


@pytest.mark.parametrize(
    ("target", "reason"),
    [
        ("/loop", "redirected more than 5 times"),
        ("file:///etc/hosts", "is redirected to file:///etc/hosts, which is not http or https"),
        ("", "is redirected (302) to nowhere"),
        ("http://[", "is redirected to what is no address"),
    ],
)
def test_redirects_that_lead_nowhere_end(site: Site, fetcher: Fetcher, target: str, reason: str) -> None:
    site.pages["/loop"] = Served(status=302, headers={"Location": target} if target else {})
    assert reason in refuse(fetcher, site.url("/loop")).reason


# What an answer may cost


def test_a_body_that_says_that_it_is_too_large_is_not_read(site: Site, fetcher: Fetcher) -> None:
    site.pages["/"] = Served(b"x" * 300_000)
    assert "more than 200,000 bytes" in refuse(fetcher, site.url("/")).reason


def test_a_body_that_does_not_end_is_cut(site: Site, fetcher: Fetcher) -> None:
    def pour(handler: BaseHTTPRequestHandler) -> None:
        while True:
            handler.wfile.write(b"x" * 65_536)

    site.pages["/"] = Served(pour)
    assert "more than 200,000 bytes" in refuse(fetcher, site.url("/")).reason


@pytest.mark.parametrize("part", ["head", "body", "nothing"])
def test_an_answer_that_drips_is_cut_when_its_time_is_up(site: Site, part: str) -> None:
    ended = threading.Event()

    def drip(handler: BaseHTTPRequestHandler) -> None:
        if part == "head":
            handler.connection.sendall(b"HTTP/1.1 200 OK\r\nX-A: ")
        while not ended.wait(0.02):
            if part != "nothing":
                handler.connection.sendall(b"x")

    site.pages["/robots.txt"] = Served(b"")
    site.pages["/"] = Served(drip)
    with Fetcher(allow_private=True, limits=Limits(gap_s=0, silent_s=9, total_s=0.4)) as fetcher:
        started = time.monotonic()
        error = refuse(fetcher, site.url("/"))
        took_s = time.monotonic() - started
    ended.set()
    assert (error.reason, error.temporary) == ("takes longer than 0.4 s", True)
    assert took_s < 5


def test_a_handshake_that_drips_is_cut_when_its_time_is_up() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def drip() -> None:
            connection, _ = listening.accept()
            with connection, suppress(OSError):
                connection.sendall(b"\x16\x03\x03\x40\x00")  # a record of 16,384 bytes is to come
                while True:
                    connection.sendall(b"\x02")
                    time.sleep(0.02)

        threading.Thread(target=drip, daemon=True).start()
        limits = Limits(gap_s=0, silent_s=9, connect_s=9, total_s=0.4)
        with Fetcher(allow_private=True, limits=limits) as fetcher:
            started = time.monotonic()
            error = refuse(fetcher, f"https://127.0.0.1:{listening.getsockname()[1]}/")
    assert error.reason == "takes longer than 0.4 s"
    assert time.monotonic() - started < 5


def test_a_gzip_bomb_is_refused(site: Site, fetcher: Fetcher) -> None:
    site.pages["/"] = Served(gzip.compress(b"\0" * 50_000_000), headers={"Content-Encoding": "gzip"})
    assert "unpacks to more than 100 times" in refuse(fetcher, site.url("/")).reason


def test_packed_answers_are_unpacked(site: Site, fetcher: Fetcher) -> None:
    site.pages["/page"] = Served(gzip.compress(page()), headers={"Content-Encoding": "gzip"})
    site.pages["/map.xml.gz"] = Served(gzip.compress(b"<urlset/>"), media_type="application/x-gzip")
    assert fetcher.fetch(site.url("/page")).body == page()
    assert fetcher.fetch(site.url("/map.xml.gz")).body == b"<urlset/>"


@pytest.mark.parametrize("coding", ["br", "gzip, gzip", "deflate"])
def test_an_encoding_that_was_not_asked_for_is_refused(site: Site, fetcher: Fetcher, coding: str) -> None:
    site.pages["/"] = Served(b"x", headers={"Content-Encoding": coding})
    assert "was not asked for" in refuse(fetcher, site.url("/")).reason


@pytest.mark.parametrize("media_type", ["image/png", "application/pdf", "video/mp4", "text/css"])
def test_what_is_no_text_is_refused(site: Site, fetcher: Fetcher, media_type: str) -> None:
    site.pages["/"] = Served(b"x", media_type=media_type)
    assert refuse(fetcher, site.url("/")).reason == f"is {media_type}, which is not read"


def test_a_body_that_breaks_off_is_an_error(site: Site, fetcher: Fetcher) -> None:
    site.pages["/"] = Served(lambda handler: handler.wfile.write(b"half"), headers={"Content-Length": "1000"})
    error = refuse(fetcher, site.url("/"))
    assert error.temporary
    assert "breaks off the connection" in error.reason


# Hosts


def test_we_say_who_we_are(site: Site) -> None:
    site.pages["/"] = Served(page())
    with Fetcher(allow_private=True, contact="desk@gull.example\r\nX-Evil: 1", limits=QUICK) as fetcher:
        fetcher.fetch(site.url("/"))
    _, headers = site.asked[-1]
    assert headers["user-agent"].startswith("sayso/")
    assert "desk@gull.example" in headers["user-agent"]
    assert "x-evil" not in headers


def test_an_unchanged_page_is_not_sent_again(site: Site, fetcher: Fetcher) -> None:
    site.pages["/"] = Served(page(), headers={"ETag": '"v1"', "Last-Modified": "Tue, 03 Mar 2026 18:00:00 GMT"})
    first = fetcher.fetch(site.url("/"))
    second = fetcher.fetch(site.url("/"), etag=first.etag, last_modified=first.last_modified)
    assert (first.unchanged, second.unchanged) == (False, True)
    assert second == Answer(site.url("/"), b"", None, None, '"v1"', "Tue, 03 Mar 2026 18:00:00 GMT", unchanged=True)
    assert site.asked[-1][1]["if-modified-since"] == "Tue, 03 Mar 2026 18:00:00 GMT"


def test_one_connection_serves_all_requests_to_a_host(site: Site, fetcher: Fetcher) -> None:
    site.pages |= {f"/{n}": Served(page()) for n in range(4)}
    threads = [threading.Thread(target=fetcher.fetch, args=(site.url(f"/{n}"),)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(site.paths()) == ["/0", "/1", "/2", "/3"]
    assert len(site.connections) == 1


def test_there_is_a_pause_between_requests(site: Site) -> None:
    site.pages |= {"/1": Served(page()), "/2": Served(page()), "/robots.txt": Served(b"", status=404)}
    with Fetcher(allow_private=True, limits=Limits(gap_s=0.2)) as fetcher:
        started = time.monotonic()
        fetcher.fetch(site.url("/1"))
        fetcher.fetch(site.url("/2"))
        assert time.monotonic() - started >= 0.4  # three requests, as robots.txt is one


def test_robots_txt_is_obeyed_and_asked_for_once(site: Site, fetcher: Fetcher) -> None:
    site.pages |= {
        "/robots.txt": Served(b"User-agent: *\nDisallow: /\n\nUser-agent: sayso\nDisallow: /private\n", "text/plain"),
        "/open": Served(page()),
        "/private/1": Served(page()),
    }
    assert fetcher.fetch(site.url("/open")).body == page()
    assert refuse(fetcher, site.url("/private/1")).reason == "is closed to programs by its site's robots.txt"
    assert [path for path, _ in site.asked] == ["/robots.txt", "/open"]


def test_a_site_whose_robots_txt_is_in_trouble_is_left_alone(site: Site, fetcher: Fetcher) -> None:
    site.pages |= {"/robots.txt": Served(status=503), "/": Served(page())}
    error = refuse(fetcher, site.url("/"))
    assert error.temporary
    assert "robots.txt answers with 503" in error.reason
    assert site.paths() == []


def test_rules_for_others_are_not_ours_and_cost_little() -> None:
    started = time.process_time()
    rules = Robots("User-agent: a\n" * 50_000 + "User-agent: b\n" * 50_000 + "Disallow: /\n" * 10_000, "sayso")
    assert rules.allows("http://a.example/x")
    assert time.process_time() - started < 5
    assert not Robots("user-agent: sayso/1.0\ndisallow: /*.pdf$", "sayso").allows("http://a.example/x.pdf")
    assert Robots("User-agent: *\nCrawl-delay: 7", "sayso").delay_s == 7
    assert Robots("User-agent: *\nCrawl-delay: 86400", "sayso").delay_s == 60


def test_a_host_in_trouble_is_tried_again(site: Site, fetcher: Fetcher) -> None:
    site.pages["/"] = [Served(status=503), Served(page())]
    assert fetcher.fetch(site.url("/")).body == page()


def test_a_host_that_asks_to_wait_is_left_alone(site: Site, fetcher: Fetcher) -> None:
    site.pages |= {"/1": Served(status=429, headers={"Retry-After": "3600"}), "/2": Served(page())}
    error = refuse(fetcher, site.url("/1"))
    assert (error.temporary, error.retry_after_s) == (True, 3600)
    assert "left alone for 36" in refuse(fetcher, site.url("/2")).reason
    assert site.paths() == ["/1"]


@pytest.mark.parametrize(
    ("status", "reason", "temporary"),
    [
        (404, "is not there", False),
        (410, "is not there", False),
        (403, "is not given", False),
        (500, "cannot be", True),
    ],
)
def test_an_error_is_said_with_its_status(
    site: Site, fetcher: Fetcher, status: int, reason: str, temporary: bool
) -> None:
    site.pages["/"] = Served(status=status)
    error = refuse(fetcher, site.url("/"))
    assert error.reason.startswith(reason)
    assert f"(status {status})" in error.reason
    assert error.temporary is temporary


def test_nobody_listening_and_no_such_host_are_said(fetcher: Fetcher) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    error = refuse(fetcher, f"http://127.0.0.1:{port}/")
    assert (error.temporary, "cannot be connected to" in error.reason) == (True, True)
    assert "cannot be found" in refuse(fetcher, "http://nowhere.invalid/").reason


def test_the_wait_that_a_server_asks_for_is_read_as_seconds_or_as_a_date() -> None:
    assert read_retry_after(Reply(429, {"retry-after": "120"}, b"")) == 120
    assert read_retry_after(Reply(429, {"retry-after": "Fri, 31 Dec 2100 23:59:59 GMT"}, b"")) > 1e9
    assert read_retry_after(Reply(429, {"retry-after": "soon"}, b"")) == 0
    assert read_retry_after(Reply(429, {}, b"")) == 0


def test_closing_ends_the_fetches_that_wait(site: Site) -> None:
    site.pages["/"] = Served(page())
    fetcher = Fetcher(allow_private=True, limits=Limits(gap_s=30))
    errors: list[FetchError] = []

    def fetch() -> None:
        try:
            fetcher.fetch(site.url("/"))
        except FetchError as error:
            errors.append(error)

    thread = threading.Thread(target=fetch)
    thread.start()
    while not site.asked:  # robots.txt, behind which there is a pause of 30 s
        time.sleep(0.01)
    fetcher.close()
    thread.join(10)
    assert not thread.is_alive()
    assert errors and errors[0].temporary

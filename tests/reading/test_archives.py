"""WARC archives, written by a library: which records are pages, and what comes of torn ones."""

import gzip
import io
from datetime import date
from pathlib import Path

import pytest
from fastwarc.stream_io import GzipWriter
from fastwarc.warc import WarcRecord, WarcRecordType

from reading.coverage import BODY, page, rss
from sayso.reading import read
from sayso.reading.inputs import MAX_DOCUMENT_BYTES
from sayso.reading.warc import read_captures
from sayso.types import Article, Rejected

URL = "http://ledger.example/ferry"
HTML = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"


def record(
    body: bytes,
    *,
    kind: WarcRecordType = WarcRecordType.response,
    head: str | None = HTML,
    url: str = URL,
    plain: str = "",
) -> bytes:
    """A record as fastwarc writes it; `head` is that of the HTTP answer, None where there is none."""
    made = WarcRecord()
    made.init_headers(kind)
    made.headers["WARC-Target-URI"] = url
    made.headers["Content-Type"] = plain if head is None else "application/http; msgtype=response"
    made.set_bytes_content(body if head is None else head.encode() + b"\r\n" + body)
    stream = io.BytesIO()
    made.write(stream)
    return stream.getvalue()


def read_archive(tmp_path: Path, data: bytes, name: str = "crawl.warc") -> list[Article | Rejected]:
    (tmp_path / name).write_bytes(data)
    return list(read([tmp_path / name]))


def articles(found: list[Article | Rejected]) -> list[Article]:
    return [each for each in found if isinstance(each, Article)]


def rejections(found: list[Article | Rejected]) -> list[str]:
    return [each.reason for each in found if isinstance(each, Rejected)]


def test_the_pages_of_an_archive_are_articles(tmp_path: Path) -> None:
    data = (
        record(b"software: quay\r\n", kind=WarcRecordType.warcinfo, head=None, plain="application/warc-fields")
        + record(page(site="Harbour Ledger"))
        + record(b"GET / HTTP/1.1\r\n\r\n", kind=WarcRecordType.request)
        + record(page("Ferry to stop at night", marker="The quay stays open."), url="http://gull.example/2")
    )
    first, second = read_archive(tmp_path, data)
    assert isinstance(first, Article) and isinstance(second, Article)
    assert first.path == f"{tmp_path}/crawl.warc#2"
    assert (first.url, first.outlet, first.title) == (URL, "Harbour Ledger", "Board closes the night ferry")
    assert all(line in first.text for line in BODY)
    assert second.url == "http://gull.example/2"


@pytest.mark.parametrize("name", ["crawl.warc.gz", "crawl"])
def test_a_packed_archive_is_told_by_its_bytes(tmp_path: Path, name: str) -> None:
    packed = b"".join(gzip.compress(record(page(marker=f"Part {n}."), url=f"{URL}/{n}")) for n in range(3))
    assert [article.url for article in articles(read_archive(tmp_path, packed, name))] == [
        f"{URL}/{n}" for n in range(3)
    ]


def test_an_archive_that_the_library_packs_is_read(tmp_path: Path) -> None:
    stream = io.BytesIO()
    made = WarcRecord()
    made.init_headers(WarcRecordType.response)
    made.headers["WARC-Target-URI"] = URL
    made.headers["Content-Type"] = "application/http; msgtype=response"
    made.set_bytes_content(HTML.encode() + b"\r\n" + page())
    made.write(GzipWriter(stream))
    assert len(articles(read_archive(tmp_path, stream.getvalue(), "crawl.warc.gz"))) == 1


def test_a_page_in_pieces_or_packed_is_put_together(tmp_path: Path) -> None:
    body = page()
    pieces = b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in (body[:700], body[700:])) + b"0\r\n\r\n"
    data = record(pieces, head=HTML + "Transfer-Encoding: chunked\r\n")
    data += record(gzip.compress(body), head=HTML + "Content-Encoding: gzip\r\n", url=URL + "/2")
    first, second = articles(read_archive(tmp_path, data))
    assert first.text == second.text


def test_the_text_of_a_converted_page_is_read(tmp_path: Path) -> None:
    text = "\n\n".join(BODY).encode()
    data = record(text, kind=WarcRecordType.conversion, head=None, plain="text/plain")
    (article,) = articles(read_archive(tmp_path, data))
    assert (article.text, article.url) == ("\n\n".join(BODY), URL)


def test_what_is_no_page_is_counted(tmp_path: Path) -> None:
    data = (
        record(b"\x89PNG", head="HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n")
        + record(page(), head="HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n")
        + record(rss(), head="HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\n")
    )
    assert rejections(read_archive(tmp_path, data)) == [
        "holds 3 answers that are no pages: pictures, scripts, redirects, errors"
    ]


def test_a_canonical_link_names_the_article_unless_it_is_a_front_page(tmp_path: Path) -> None:
    data = record(page(head='<link rel="canonical" href="http://ledger.example/2026/ferry">'), url=URL + "?ref=1")
    data += record(page(head='<link rel="canonical" href="http://ledger.example/">'), url=URL + "/2")
    assert [article.url for article in articles(read_archive(tmp_path, data))] == [
        "http://ledger.example/2026/ferry",
        URL + "/2",
    ]


def test_an_archive_that_ends_in_a_record_gives_what_came_before(tmp_path: Path) -> None:
    data = record(page()) + record(page(), url=URL + "/2")
    found = read_archive(tmp_path, data[:-200])
    assert [article.url for article in articles(found)] == [URL]
    assert found[1] == Rejected(f"{tmp_path}/crawl.warc#2", "is a torn record: the archive ends in it")


def test_a_packed_archive_that_is_torn_gives_what_came_before(tmp_path: Path) -> None:
    packed = gzip.compress(record(page())) + gzip.compress(record(page(), url=URL + "/2"))
    found = read_archive(tmp_path, packed[:-200], "crawl.warc.gz")
    assert [article.url for article in articles(found)] == [URL]
    assert len(found) == 2
    assert "damaged gzip" in rejections(found)[0] or "torn" in rejections(found)[0]


def test_rubbish_between_records_ends_the_reading_and_is_said(tmp_path: Path) -> None:
    found = read_archive(tmp_path, record(page()) + b"rubbish\r\n\r\n" + record(page(), url=URL + "/2"))
    assert [article.url for article in articles(found)] == [URL]
    assert rejections(found)[0].startswith("is torn or damaged behind record 1")


def test_a_record_that_is_too_large_costs_only_itself() -> None:
    data = record(b"x" * (MAX_DOCUMENT_BYTES + 1)) + record(page(), url=URL + "/2")
    first, second = read_captures(io.BytesIO(data), "crawl.warc")
    assert first == Rejected("crawl.warc#1", "has more than 10,000,000 bytes, the most that is read")
    assert not isinstance(second, Rejected)


def test_a_bomb_in_a_record_is_refused(tmp_path: Path) -> None:
    data = record(gzip.compress(b"\0" * 20_000_000), head=HTML + "Content-Encoding: gzip\r\n")
    assert "unpacks to more than" in rejections(read_archive(tmp_path, data))[0]


def test_an_archive_without_records_is_said(tmp_path: Path) -> None:
    assert rejections(read_archive(tmp_path, b"")) == ["holds no records"]


def test_dates_of_an_archive_may_not_lie_in_the_future(tmp_path: Path) -> None:
    head = f'<meta property="article:published_time" content="{date.today().year + 2}-01-01T10:00:00Z">'
    (article,) = articles(read_archive(tmp_path, record(page(head=head))))
    assert article.published is None

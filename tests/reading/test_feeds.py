"""Feeds: what they carry, whom it is by, what they only announce, and what hostile ones may not do."""

import time
from datetime import date
from pathlib import Path

import pytest

from reading.coverage import BODY, full_text, item, rss
from sayso.errors import ReadError
from sayso.reading import Link, LinkKind, latest_day, read, read_answer
from sayso.reading import feed as reading_feed
from sayso.reading.feed import read_feed
from sayso.types import Article, Rejected

LATEST = date(2026, 12, 1)


def feed(data: bytes, base: str = "") -> list[Article | Rejected | Link]:
    return read_feed(data, "feed.xml", "feed", LATEST, base)


def one(data: bytes) -> Article | Rejected | Link:
    (found,) = feed(data)
    return found


def test_an_entry_with_its_whole_text_is_an_article() -> None:
    article = one(rss(item(content=full_text(), more="<dc:creator>By Jane Roe and John Doe</dc:creator>")))
    assert isinstance(article, Article)
    assert article.text == "\n\n".join(BODY)
    assert (article.id, article.path, article.url) == ("ferry-1", "feed.xml#1", "http://ledger.example/ferry/1")
    assert (article.title, article.outlet) == ("Ferry, part 1", "Harbour Ledger")
    assert article.authors == ("Jane Roe", "John Doe")
    assert (article.published, article.published_basis) == ("2026-03-03T18:41+01:00", "metadata")


def test_an_entry_with_a_summary_is_a_link() -> None:
    link = one(rss(item()))
    assert isinstance(link, Link)
    assert (link.url, link.kind, link.path) == ("http://ledger.example/ferry/1", LinkKind.ARTICLE, "feed.xml#1")
    assert (link.title, link.published) == ("Ferry, part 1", "2026-03-03T18:41+01:00")
    assert link.outlet is None  # the feed may be a portal's; the page knows better


@pytest.mark.parametrize("ending", ["[…]", "...", "… Read more", "Continue reading →", "Read the full story »"])
def test_a_text_that_breaks_off_is_a_link(ending: str) -> None:
    assert isinstance(one(rss(item(content=full_text() + f"<p>The mayor then {ending}</p>"))), Link)


def test_the_publisher_that_an_entry_names_is_the_real_one() -> None:
    source = '<source url="http://tribune.example/rss">The Vessaly Tribune</source>'
    article, link = feed(rss(item(content=full_text(), more=source), item(2, more=source), title="Portal News"))
    assert isinstance(article, Article) and isinstance(link, Link)
    assert (article.outlet, link.outlet) == ("The Vessaly Tribune", "The Vessaly Tribune")


def test_the_address_behind_a_counter_of_clicks_is_taken() -> None:
    origin = "<feedburner:origLink>http://ledger.example/real</feedburner:origLink>"
    link = one(rss(item(link="http://clicks.example/~r/1", more=origin)))
    assert isinstance(link, Link)
    assert link.url == "http://ledger.example/real"


def test_atom_with_a_source_and_relative_links() -> None:
    data = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>Planet Quay</title><id>planet</id>'
        '<entry><id>tag:1</id><title type="html">Board &amp;amp; ferry</title><link href="/ferry?a=1&amp;b=2"/>'
        "<updated>2026-03-04T07:00:00Z</updated><published>2026-03-03T17:00:00Z</published>"
        "<author><name>Mara Quill</name></author><source><title>Radio Vessaly</title></source>"
        f'<content type="html">{full_text().replace("<", "&lt;")}</content></entry></feed>'
    ).encode()
    (article,) = feed(data, "http://planet.example/atom")
    assert isinstance(article, Article)
    assert (article.outlet, article.authors, article.title) == ("Radio Vessaly", ("Mara Quill",), "Board & ferry")
    assert article.url == "http://planet.example/ferry?a=1&b=2"
    assert article.published == "2026-03-03T17:00+00:00"


def test_a_broken_feed_is_mended() -> None:
    data = rss(item(content=full_text())).replace(
        b"</channel></rss>", b"<item><title>Fish & chips&nbsp;on quay</title>"
    )
    article, rejected = feed(data)
    assert isinstance(article, Article)
    assert rejected == Rejected("feed.xml#2", "carries no full text, and no link to one")


def test_an_address_in_a_section_of_characters_keeps_its_ampersands() -> None:
    link = one(rss(item().replace("http://ledger.example/ferry/1", "<![CDATA[http://ledger.example/f?a=1&b=2]]>")))
    assert isinstance(link, Link)
    assert link.url == "http://ledger.example/f?a=1&b=2"


def test_scripts_captions_and_the_footer_of_the_program_are_no_text() -> None:
    extra = (
        "<script>var a = 'He said so.';</script><figure><figcaption>A ferry. Photo: Quay</figcaption></figure>"
        "<!-- note --><p>The post <a href='#'>Ferry</a> appeared first on <a href='#'>Harbour Ledger</a>.</p>"
    )
    article = one(rss(item(content=full_text() + extra)))
    assert isinstance(article, Article)
    assert article.text == "\n\n".join(BODY)


def test_what_is_no_feed_is_said() -> None:
    for data in (b"<rss/>", b"<feed xmlns='http://www.w3.org/2005/Atom'/>"):
        assert feed(data) == []
    with pytest.raises(ReadError, match="no feed"):
        feed(b"<note>hello</note>")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_document_that_declares_entities_is_refused(encoding: str) -> None:
    bomb = (
        '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><rss><channel>&b;</channel></rss>'
    )
    with pytest.raises(ReadError, match="declares entities"):
        feed(bomb.encode(encoding))


def test_nothing_outside_of_the_document_is_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("secret words")
    data = f'<!DOCTYPE rss SYSTEM "file://{secret}"><rss version="2.0"><channel><item><title>{secret}</title>'
    found = feed(f"{data}<link>file://{secret}</link></item></channel></rss>".encode())
    assert found == [Rejected("feed.xml#1", "carries no full text, and no link to one")]


def test_a_deep_document_is_refused() -> None:
    with pytest.raises(ReadError, match="too deeply"):
        feed(b"<rss><channel>" + b"<a>" * 5000)


@pytest.mark.parametrize(
    "data",
    [
        rss("<item>" + "<![CDATA[" * 100_000),
        rss("<item>" + "<!--" * 100_000),
        rss("<item>" + "&a" * 100_000),
        rss("<item><description>" + "&lt;" * 100_000 + "</description></item>"),
        rss("<item><description>" + "&lt;!--" * 50_000 + "</description></item>"),
        rss("<item><title>" + "&lt;" * 100_000 + "</title></item>"),
        rss("<item><pubDate>" + "1 " * 100_000 + "</pubDate></item>"),
        rss("<item><link>" + "http://" * 100_000 + "</link></item>"),
        rss("<item><author>" + "a@b " * 100_000 + "</author></item>"),
        b" " * 1_000_000 + b"<rss/>",
        b"<!DOCTYPE " * 100_000,
    ],
    ids=lambda data: repr(data[-40:-10]),
)
def test_a_hostile_feed_takes_no_more_time_than_an_honest_one(data: bytes) -> None:
    started = time.process_time()
    try:
        feed(data)
    except ReadError as error:
        assert error.reason
    assert time.process_time() - started < 2


def test_more_entries_than_are_read_are_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading_feed, "MAX_ENTRIES", 2)
    found = feed(rss(item(1), item(2), item(3)))
    assert len(found) == 3
    assert found[2] == Rejected("feed.xml", "has more than 2 entries, of which the first are read")


def test_a_feed_in_a_folder_gives_its_articles_and_says_what_is_only_linked(tmp_path: Path) -> None:
    (tmp_path / "ledger.rss").write_bytes(rss(item(content=full_text()), item(2)))
    article, rejected = read([tmp_path])
    assert isinstance(article, Article) and isinstance(rejected, Rejected)
    assert article.language == "en"
    assert rejected.path.endswith("ledger.rss#2")
    assert "is only a link to an article, http://ledger.example/ferry/2" in rejected.reason


def test_a_feed_that_is_called_a_page_is_a_feed() -> None:
    found = list(read_answer(rss(item()), "http://ledger.example/rss", latest_day(), media_type="text/html"))
    assert [type(each) for each in found] == [Link]


def test_a_list_of_feeds_gives_each_once(tmp_path: Path) -> None:
    path = tmp_path / "feeds.opml"
    path.write_text(
        '<opml version="2.0"><body><outline text="Quay"><outline xmlUrl="http://a.example/rss" text="A"/>'
        '<outline xmlUrl="http://b.example/rss"/><outline xmlUrl="http://a.example/rss"/>'
        '<outline xmlUrl="file:///etc/hosts"/></outline></body></opml>'
    )
    found = list(read([path]))
    assert [each.path for each in found] == [f"{path}#1", f"{path}#2"]
    assert "a link to a feed, http://a.example/rss" in found[0].reason  # type: ignore[union-attr]
    with pytest.raises(ReadError, match="names none"):
        list(read_answer(b"<opml><body/></opml>", "http://c.example/", latest_day()))


SITEMAP = """<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>http://ledger.example/about</loc></url>
<url><loc> http://ledger.example/ferry </loc><lastmod>2026-03-04</lastmod><news:news><news:publication>
<news:name>Harbour Ledger</news:name><news:language>en</news:language></news:publication>
<news:publication_date>2026-03-03T17:41:00Z</news:publication_date><news:title>Ferry</news:title></news:news></url>
</urlset>"""


def test_a_news_sitemap_gives_its_articles_with_what_it_says_of_them() -> None:
    (link,) = read_answer(SITEMAP.encode(), "http://ledger.example/news.xml", latest_day())
    assert isinstance(link, Link)
    assert (link.url, link.kind, link.outlet) == ("http://ledger.example/ferry", LinkKind.ARTICLE, "Harbour Ledger")
    assert (link.title, link.published, link.changed) == ("Ferry", "2026-03-03T17:41+00:00", "2026-03-04")


def test_an_index_of_sitemaps_gives_sitemaps() -> None:
    data = b"<sitemapindex><sitemap><loc>/news.xml</loc></sitemap></sitemapindex>"
    (link,) = read_answer(data, "http://ledger.example/sitemap.xml", latest_day())
    assert isinstance(link, Link)
    assert (link.url, link.kind) == ("http://ledger.example/news.xml", LinkKind.SITEMAP)


def test_other_xml_is_said_to_be_none_of_these(tmp_path: Path) -> None:
    (tmp_path / "note.xml").write_text("<note>hello</note>")
    (rejected,) = read([tmp_path])
    assert isinstance(rejected, Rejected)
    assert rejected.reason == "is XML, but no feed, no list of feeds and no sitemap"


NO_ADDRESSES = ["http://[", "//[", "http://a]b.example/x", "http://a\u2100b.example/x"]  # the last: "a/cb" to a browser


@pytest.mark.parametrize("bad", NO_ADDRESSES)
@pytest.mark.parametrize(
    "document",
    [
        "<rss version='2.0'><channel><item><title>A</title><link>{}</link></item>"
        "<item><title>B</title><link>http://b.example/ferry</link></item></channel></rss>",
        "<urlset><url><loc>{}</loc></url><url><loc>http://b.example/ferry</loc></url></urlset>",
        "<opml version='2.0'><body><outline xmlUrl='{}'/><outline xmlUrl='http://b.example/ferry'/></body></opml>",
    ],
    ids=["feed", "sitemap", "list"],
)
def test_what_is_no_address_stops_nothing(document: str, bad: str) -> None:
    data = document.format(bad).encode()
    found = list(read_answer(data, "http://b.example/all.xml", latest_day(), media_type="application/xml"))
    assert [each.url for each in found if isinstance(each, Link)] == ["http://b.example/ferry"]

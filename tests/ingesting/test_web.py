"""The web into a store: pages, feeds, lists and sitemaps; what is asked again, and what is not."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from ingesting.desk import QUICK, left_out, no_models, take, texts
from reading.coverage import BODY, full_text, item, page, rss
from reading.web import Served, Site, serving
from sayso.ingesting import Counts, Intake, watch
from sayso.ingesting.errands import Errand, Errands
from sayso.reading import Link, LinkKind
from sayso.reading.fetch import Fetcher
from sayso.store import Store, open_store
from sayso.store.records import Visit

__all__ = ["no_models"]
pytestmark = pytest.mark.usefixtures("no_models")

RSS = "application/rss+xml"


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as served:
        yield served


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "desk.db", create=True) as opened:
        yield opened


def entry(site: Site, number: int, *, content: str = "", more: str = "") -> str:
    return item(number, link=site.url(f"/{number}"), content=content, more=more)


def test_a_page_is_taken_in_under_its_own_address(site: Site, store: Store) -> None:
    site.pages["/old"] = Served(status=301, headers={"Location": "/ferry"})
    site.pages["/ferry"] = Served(page(site="Harbour Ledger"))
    counts = take(store, site.url("/old"))
    assert (counts.new, counts.analysed) == (1, 1)
    (article,) = store.all_articles()
    assert (article.url, article.outlet) == (site.url("/ferry"), "Harbour Ledger")
    assert all(line in article.text for line in BODY)


def test_a_page_that_has_not_changed_is_not_read_again(site: Site, store: Store) -> None:
    site.pages["/ferry"] = Served(page(), headers={"ETag": '"1"'})
    take(store, site.url("/ferry"))
    counts = take(store, site.url("/ferry"))
    assert (counts.new, counts.known, counts.unchanged) == (0, 0, 1)
    assert site.asked[-1][1]["if-none-match"] == '"1"'


def test_a_page_that_has_changed_is_a_revision(site: Site, store: Store) -> None:
    site.pages["/ferry"] = [Served(page()), Served(page(marker="The mayor has since resigned."))]
    take(store, site.url("/ferry"))
    assert take(store, site.url("/ferry")).revised == 1


def test_a_feed_gives_its_texts_and_its_links_are_followed(site: Site, store: Store) -> None:
    source = '<source url="http://tribune.example/rss">The Vessaly Tribune</source>'
    site.pages["/rss"] = Served(
        rss(entry(site, 1, content=full_text("One.")), entry(site, 2, more=source), entry(site, 3)), RSS
    )
    site.pages["/2"] = Served(page(marker="Two.", site="Portal News"))
    site.pages["/3"] = Served(page(marker="Three.", site="Harbour Ledger"))
    counts = take(store, site.url("/rss"))
    assert (counts.new, counts.rejected) == (3, 0)
    assert sorted(site.paths()) == ["/2", "/3", "/rss"]  # the text of the first stands in the feed
    outlets = {article.url: article.outlet for article in store.all_articles()}
    assert outlets == {
        site.url("/1"): "Harbour Ledger",
        site.url("/2"): "The Vessaly Tribune",  # the publisher that the entry names, not the portal
        site.url("/3"): "Harbour Ledger",
    }
    assert {article.published for article in store.all_articles() if article.url != site.url("/1")} == {
        "2026-03-03T18:42+01:00",
        "2026-03-03T18:43+01:00",
    }


def test_a_second_look_at_a_feed_fetches_only_what_is_new(site: Site, store: Store) -> None:
    site.pages["/rss"] = [Served(rss(entry(site, 1)), RSS), Served(rss(entry(site, 1), entry(site, 2)), RSS)]
    site.pages |= {f"/{n}": Served(page(marker=f"Part {n}.")) for n in (1, 2)}
    take(store, site.url("/rss"))
    counts = take(store, site.url("/rss"))
    assert (counts.new, counts.unchanged) == (1, 1)
    assert site.paths() == ["/rss", "/1", "/rss", "/2"]


def test_an_entry_that_says_that_it_has_changed_is_fetched_again(site: Site, store: Store) -> None:
    def feed(minute: int) -> Served:
        return Served(rss(entry(site, 1).replace("18:41", f"18:{minute}")), RSS)

    site.pages["/rss"] = [feed(41), feed(55)]
    site.pages["/1"] = [Served(page()), Served(page(marker="The mayor has since resigned."))]
    take(store, site.url("/rss"))
    assert take(store, site.url("/rss")).revised == 1


def test_lists_of_feeds_and_indexes_of_sitemaps_are_followed(site: Site, store: Store) -> None:
    site.pages |= {
        "/feeds.opml": Served(
            f'<opml version="2.0"><body><outline xmlUrl="{site.url("/rss")}"/></body></opml>'.encode(), "text/x-opml"
        ),
        "/rss": Served(rss(entry(site, 1)), RSS),
        "/index.xml": Served(b"<sitemapindex><sitemap><loc>/map.xml</loc></sitemap></sitemapindex>", "text/xml"),
        "/map.xml": Served(f"<urlset><url><loc>{site.url('/2')}</loc></url></urlset>".encode(), "text/xml"),
        "/1": Served(page(marker="One.")),
        "/2": Served(page(marker="Two.")),
    }
    assert take(store, site.url("/feeds.opml"), site.url("/index.xml")).new == 2


def test_a_list_of_feeds_on_disk_is_followed_each_time(site: Site, store: Store, tmp_path: Path) -> None:
    (tmp_path / "feeds.opml").write_text(f'<opml><body><outline xmlUrl="{site.url("/rss")}"/></body></opml>')
    site.pages["/rss"] = [Served(rss(entry(site, 1)), RSS), Served(rss(entry(site, 2)), RSS)]
    site.pages |= {f"/{n}": Served(page(marker=f"Part {n}.")) for n in (1, 2)}
    assert [take(store, tmp_path / "feeds.opml").new for _ in range(2)] == [1, 1]


def test_lists_that_lead_to_each_other_end(site: Site, store: Store) -> None:
    for n in range(9):
        target = site.url(f"/{(n + 1) % 9}.xml")
        index = f"<sitemapindex><sitemap><loc>{target}</loc></sitemap></sitemapindex>"
        site.pages[f"/{n}.xml"] = Served(index.encode(), "text/xml")
    take(store, site.url("/0.xml"))
    assert site.paths() == ["/0.xml", "/1.xml", "/2.xml", "/3.xml"]
    assert left_out(store)[site.url("/4.xml")] == "is linked over more than 4 lists of links"


def test_what_cannot_be_had_is_left_out_with_its_reason(site: Site, store: Store) -> None:
    entries = [entry(site, n) for n in range(1, 6)]
    site.pages |= {
        "/rss": Served(rss(*entries, item(6, link="http://10.0.0.1:9/secret")), RSS),
        "/1": Served(page(), status=404),
        "/2": Served(b"x", "image/png"),
        "/3": Served(b"<html><body><p>Sign in.</p></body></html>"),
        "/4": Served(status=302, headers={"Location": "/4"}),
        "/5": Served(page()),
        "/robots.txt": Served(b"User-agent: *\nDisallow: /5", "text/plain"),
    }
    with Fetcher(limits=QUICK) as fetcher:
        fetcher._allow_private = True
        counts = Intake(store, fetcher).take([site.url("/rss")])
    reasons = left_out(store)
    assert counts.new == 0
    assert reasons[site.url("/1")] == "is not there (status 404)"
    assert reasons[site.url("/2")] == "is image/png, which is not read"
    assert reasons[site.url("/3")] == "is a page on which no article was found"
    assert reasons[site.url("/4")] == "is redirected more than 5 times"
    assert reasons[site.url("/5")] == "is closed to programs by its site's robots.txt"
    assert "http://10.0.0.1:9/secret" in reasons


def test_a_private_address_in_a_feed_is_not_asked(site: Site, store: Store, tmp_path: Path) -> None:
    (tmp_path / "feed.rss").write_bytes(rss(entry(site, 1)))
    with Fetcher(limits=QUICK) as fetcher:
        counts = Intake(store, fetcher).take([str(tmp_path / "feed.rss")])
    assert counts.rejected == 1
    assert "private network" in left_out(store)[site.url("/1")]
    assert site.asked == []


def test_what_failed_for_good_is_not_asked_for_again(site: Site, store: Store) -> None:
    site.pages["/rss"] = Served(rss(entry(site, 1)), RSS, headers={"ETag": '"1"'})
    for _ in range(2):
        take(store, site.url("/rss"), asked=False)
    assert site.paths() == ["/rss", "/1", "/rss"]


def test_what_failed_for_now_is_tried_again_later_though_the_feed_is_the_same(site: Site, store: Store) -> None:
    site.pages["/rss"] = Served(rss(entry(site, 1)), RSS, headers={"ETag": '"1"'})
    site.pages["/1"] = [Served(status=503), Served(page())]
    take(store, site.url("/rss"), asked=False)
    visit = store.visit(site.url("/1"))
    assert visit is not None
    assert (visit.failures, visit.reason) == (1, "cannot be had now (status 503)")
    assert store.visit(site.url("/rss")) is None
    take(store, site.url("/rss"), asked=False)
    assert site.paths() == ["/rss", "/1", "/rss"]  # it is left alone for a quarter of an hour
    store.keep_visit(Visit(site.url("/1"), failures=1, retry_at="2026-01-01T00:00:00Z"))
    assert take(store, site.url("/rss"), asked=False).new == 1
    assert store.visit(site.url("/rss")) is not None


def test_a_feed_that_fails_is_left_alone_for_longer_and_longer(site: Site, store: Store) -> None:
    site.pages["/rss"] = Served(status=500)
    waits = []
    for n in range(3):
        take(store, site.url("/rss"), asked=True)
        visit = store.visit(site.url("/rss"))
        assert visit is not None and visit.retry_at is not None
        assert visit.failures == n + 1
        waits.append(visit.retry_at)
    assert waits == sorted(set(waits))
    asked = len(site.paths())
    take(store, site.url("/rss"), asked=False)
    assert len(site.paths()) == asked


def test_several_hosts_are_asked_at_once(store: Store) -> None:
    together = threading.Barrier(3, timeout=20)

    def meet(handler: object) -> None:
        together.wait()
        handler.wfile.write(page(marker=str(handler.server.server_port)))  # type: ignore[attr-defined]

    with serving() as one, serving() as two, serving() as three:
        for n, site in enumerate((one, two, three)):
            site.pages[f"/{n}"] = Served(meet)
        assert take(store, one.url("/0"), two.url("/1"), three.url("/2")).new == 3


def test_watching_takes_in_what_is_new_each_round(site: Site, store: Store) -> None:
    site.pages["/rss"] = [Served(rss(*(entry(site, n) for n in range(1, count + 1))), RSS) for count in (1, 1, 3)]
    site.pages |= {f"/{n}": Served(page(marker=f"Part {n}.")) for n in (1, 2, 3)}
    rounds: list[Counts] = []
    with Fetcher(allow_private=True, limits=QUICK) as fetcher:
        watch([site.url("/rss")], Intake(store, fetcher), every_s=0.01, rounds=3, on_round=rounds.append)
    assert [counts.new for counts in rounds] == [1, 0, 2]
    assert all(texts(store))


def test_watching_ends_when_it_is_told_to(site: Site, store: Store) -> None:
    site.pages["/rss"] = Served(rss(), RSS)
    stop = threading.Event()
    with Fetcher(allow_private=True, limits=QUICK) as fetcher:
        watch([site.url("/rss")], Intake(store, fetcher), every_s=3600, stop=stop, on_round=lambda _: stop.set())
    assert site.paths() == ["/rss"]


def test_stories_that_a_person_has_parted_stay_apart_between_rounds(site: Site, store: Store) -> None:
    site.pages["/rss"] = [Served(rss(*(entry(site, n) for n in range(1, count + 1))), RSS) for count in (2, 2, 3)]
    site.pages |= {f"/{n}": Served(page(marker=f"Part {n}.")) for n in (1, 2, 3)}
    with Fetcher(allow_private=True, limits=QUICK) as fetcher:
        intake = Intake(store, fetcher)
        intake.take([site.url("/rss")])
        first, second = (article.id for article in store.all_articles())
        story = store.story_of(first)
        assert story is not None and story == store.story_of(second)
        from sayso.store.records import PartStory

        store.correct(PartStory(story, (second,)), "Mara")
        intake.take([site.url("/rss")])
        intake.take([site.url("/rss")])
    assert store.story_of(first) != store.story_of(second)
    assert len(texts(store)) == 3


def errand(url: str, parent: Errand | None = None) -> Errand:
    return Errand(Link(url, LinkKind.ARTICLE, "feed"), "feed", parent=parent, visit=Visit(url))


def test_errands_take_turns_by_host() -> None:
    errands = Errands()
    for url in ("http://a.example/1", "http://a.example/2", "http://b.example/1", "http://a.example/1"):
        errands.add(errand(url))
    assert errands.added == 3
    first = errands.choose(5)
    assert [each.link.url for each in first] == ["http://a.example/1", "http://b.example/1"]
    assert errands.choose(5) == []
    errands.free(first[0])
    assert [each.link.url for each in errands.choose(5)] == ["http://a.example/2"]
    assert not errands


def test_a_feed_is_settled_behind_all_that_it_led_to() -> None:
    errands = Errands()
    feed = errand("http://a.example/rss")
    errands.add(feed)
    links = [errand(f"http://a.example/{n}", feed) for n in range(2)]
    for link in links:
        errands.add(link)
    assert list(errands.settle(feed, whole=True)) == []
    assert [visit.address for visit in errands.settle(links[0], whole=True)] == ["http://a.example/0"]
    assert [visit.address for visit in errands.settle(links[1], whole=True)] == [
        "http://a.example/1",
        "http://a.example/rss",
    ]

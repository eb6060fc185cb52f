"""The pages over a small store: what they show, where they lead, and what becomes of bad input."""

import re
import time
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from sayso.reading.answers import Answer
from sayso.serving import Settings, make_application
from sayso.store import open_store
from sayso.types import Article

from .server import BRIDGE_STORY, FERRY_STORY, analysis_of, seal_in

PAGES = (
    "/",
    f"/stories/{BRIDGE_STORY}",
    f"/stories/{BRIDGE_STORY}/correct",
    "/search?q=bridge",
    "/trace?text=We+cannot+patch+this+bridge",
    "/speakers",
    "/speaker?name=Tamsin+Vray",
    "/outlets",
    "/outlet?name=Radio+Orlen",
    "/article?id=orlen-bridge-1",
    "/article/correct?id=orlen-bridge-1",
    "/analyse",
    "/check",
    f"/check?story={BRIDGE_STORY}",
    "/corrections",
    "/sign-in",
    "/api",
)


class Links(HTMLParser):
    """The addresses that a page leads to, and whatever in it the policy would block."""

    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.blocked: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "a" and given.get("href"):
            self.addresses.append(str(given["href"]))
        if tag == "style" or (tag == "script" and not given.get("src")):
            self.blocked.append(tag)
        self.blocked += [name for name in given if name == "style" or name.startswith("on")]


def links_of(page: str) -> Links:
    links = Links()
    links.feed(page)
    return links


@pytest.mark.parametrize("path", PAGES)
def test_a_page_has_nothing_that_the_policy_blocks(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert links_of(answer.text).blocked == []


def test_every_link_of_every_page_leads_somewhere(client: TestClient) -> None:
    seen = set()
    for path in PAGES:
        for address in links_of(client.get(path).text).addresses:
            if address.startswith("/"):
                seen.add(address.split("#")[0])
    assert len(seen) > 30
    for address in sorted(seen):
        assert client.get(address).status_code == 200, address


def test_the_list_shows_both_stories_with_their_counts(client: TestClient) -> None:
    page = client.get("/").text
    assert f"/stories/{BRIDGE_STORY}" in page
    assert f"/stories/{FERRY_STORY}" in page
    assert "5 articles, 5 outlets" in page
    assert "3 articles, 3 outlets" in page


def test_a_story_has_its_report_and_a_way_to_renew_it_without_scripts(client: TestClient) -> None:
    page = client.get(f"/stories/{BRIDGE_STORY}").text
    assert "What is claimed, and on whose word" in page
    assert f'href="/stories/{BRIDGE_STORY}?renew=1"' in page
    assert 'http-equiv="refresh"' not in page
    assert 'http-equiv="refresh"' in client.get(f"/stories/{BRIDGE_STORY}?renew=1").text


def test_a_story_that_has_not_changed_is_not_sent_again(client: TestClient) -> None:
    path = f"/stories/{BRIDGE_STORY}"
    tag = client.get(path).headers["etag"]
    again = client.get(path, headers={"If-None-Match": tag})
    assert (again.status_code, again.content) == (304, b"")
    assert client.get(path, headers={"If-None-Match": '"other"'}).status_code == 200


def test_a_story_shows_an_article_that_comes_in_later(client: TestClient, store_file: Path) -> None:
    path = f"/stories/{BRIDGE_STORY}"
    before = client.get(path)
    with open_store(store_file) as store:
        store.place(store.add_article(LATER, source="tests").id, BRIDGE_STORY)
        store.keep_analysis(analysis_of(LATER), "tests")
    after = [client.get(path, headers={"If-None-Match": before.headers["etag"]})]
    for _ in range(400):  # the page from before is shown while the new one is made
        if "Night Wire" in after[-1].text:
            break
        time.sleep(0.05)
        after.append(client.get(path))
    assert "Night Wire" in after[-1].text
    assert after[-1].headers["etag"] != before.headers["etag"]


LATER = Article(
    id="orlen-bridge-9",
    outlet="Night Wire",
    title="Bridge at Orlen: what is known",
    published="2031-03-06",
    published_basis="metadata",
    text="The bridge at Orlen will close, the council said. The mayor said that nobody would be cut off by it.",
)


def test_a_speaker_has_all_printings_of_what_was_said(client: TestClient) -> None:
    page = client.get("/speaker?name=Tamsin+Vray").text
    assert "another <u>year," in page
    assert "altered" in page
    assert {"The Orlen Post", "Radio Orlen", "Vale Courier"} <= set(re.findall(r">([\w ]+)</a>", page))


def test_an_outlet_has_counts_with_denominators(client: TestClient) -> None:
    page = client.get("/outlet?name=Radio+Orlen").text
    assert "of 1 shared story with a denial told without it" in page
    assert "of 1 shared quotation printed in other words" in page
    assert "Edric Holm" in page


def test_an_article_has_its_marks_and_its_revisions(client: TestClient) -> None:
    page = client.get("/article?id=orlen-bridge-1").text
    assert "2 revisions" in page
    assert "<del>at least two</del>" in page
    assert "<ins>three</ins>" in page
    assert '<span class="w5">said</span>' in page


def test_a_saying_leads_to_its_marked_words(client: TestClient) -> None:
    found = client.get("/api/search", params={"q": "patch", "outlet": "Radio Orlen"}).json()["items"][0]["saying"]
    answer = client.get("/saying", params={"id": found["id"], "article": found["article"]}, follow_redirects=False)
    address, _, anchor = answer.headers["location"].partition("#")
    page = client.get(address).text
    marked = re.sub(r"<[^>]+>", "", page.split(f'id="{anchor}">')[1])
    assert marked.startswith("“We cannot patch this bridge for another year")


def test_search_narrows_by_speaker_outlet_and_kind(client: TestClient) -> None:
    assert "Edric Holm" in client.get("/search?denied=true&outlet=Radio+Orlen").text
    assert "wo officials" in client.get("/search?q=money&anonymous=true").text
    assert "Nothing in the store" in client.get("/search?q=bridge&speaker=Nobody+Atall").text


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/stories/s404", 404),
        ("/stories/s404/correct", 404),
        ("/check?story=s404", 404),
        ("/article?id=s404", 404),
        ("/article/correct?id=s404", 404),
        ("/outlet?name=No+Outlet", 404),
        ("/article", 422),
        ("/outlet", 422),
        ("/nothing", 404),
        ("/?order=best", 422),
        ("/?since=yesterday", 400),
        ("/?after=%00", 400),
        ("/speaker?name=Tam%00sin", 400),
        ("/api?name=%00", 400),
        ("/search?q=" + "w" * 501, 422),
        ("/search?q=bridge&until=never", 400),
        ("/article?id=" + "w" * 301, 422),
        ("/saying?id=x&article=s404", 404),
        ("/static/page.css", 404),
        ("/stories/..%2f..%2fetc", 404),
    ],
)
def test_bad_questions_get_their_status_and_a_page_that_says_what_to_do(
    client: TestClient, path: str, status: int
) -> None:
    answer = client.get(path)
    assert answer.status_code == status
    assert answer.headers["content-type"].startswith("text/html")
    assert len(re.findall(r"<h1", answer.text)) == 1
    assert client.get("/").status_code == 200


def test_markup_in_a_question_is_shown_as_text(client: TestClient) -> None:
    attack = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>\u202eevil"
    for path in (f"/search?q={quote(attack)}", f"/outlet?name={quote(attack)}", f"/speaker?name={quote(attack)}"):
        page = client.get(path).text
        assert "<script>alert" not in page
        assert "<img" not in page
        assert "\u202e" not in page


def test_a_store_that_disappears_is_told_and_found_again(client: TestClient, store_file: Path) -> None:
    assert client.get("/").status_code == 200
    hidden = store_file.rename(store_file.with_suffix(".gone"))
    for path in ("/", f"/stories/{BRIDGE_STORY}", "/api/stories"):
        answer = client.get(path)
        assert answer.status_code == 503
        assert "Put its file back" in answer.text
        assert answer.headers["retry-after"]
    hidden.rename(store_file)
    assert client.get("/").status_code == 200


def test_a_file_that_is_no_store_is_told(tmp_path: Path) -> None:
    (tmp_path / "notes.db").write_text("These are notes, and no store.\n" * 100)
    client = TestClient(make_application(Settings(tmp_path / "notes.db")), base_url="http://localhost")
    answer = client.get("/")
    assert answer.status_code == 503
    assert str(tmp_path) not in answer.text


def test_a_pasted_text_is_read_and_not_kept(client: TestClient) -> None:
    seal = seal_in(client.get("/analyse").text)
    text = "The harbour will be dredged in June, the port authority said on Monday.\n\nNobody asked the fishermen."
    answer = client.post("/analyse", data={"seal": seal, "text": text, "title": "Dredging", "outlet": "Quay News"})
    assert answer.status_code == 200
    assert "the port authority" in answer.text
    assert "not kept" in answer.text
    assert links_of(answer.text).blocked == []
    assert client.get("/api/counts").json()["articles"] == 8


def test_a_pasted_text_is_kept_where_the_reader_says_so(client: TestClient) -> None:
    seal = seal_in(client.get("/analyse").text)
    text = "The harbour will be dredged in June, the port authority said on Monday.\n\nNobody asked the fishermen."
    answer = client.post("/analyse", data={"seal": seal, "text": text, "title": "Dredging", "keep": "1"})
    assert str(answer.url).startswith("http://localhost/article?id=")
    assert "Dredging" in answer.text
    assert client.get("/api/counts").json()["articles"] == 9


def test_a_kept_text_is_in_its_story_and_can_be_searched_at_once(client: TestClient) -> None:
    seal = seal_in(client.get("/analyse").text)
    text = (
        "The old bridge at Orlen will close in May, the council said on Tuesday.\n\n"
        "“We cannot patch this bridge for another winter, and we will not,” the engineer Tamsin Vray said.\n\n"
        "Shopkeepers at Orlen said that the ferrymen would do well out of it."
    )
    data = {"seal": seal, "text": text, "title": "Old bridge at Orlen closes", "published": "2031-03-04", "keep": "1"}
    answer = client.post("/analyse", data=data)
    assert f'<a href="/stories/{BRIDGE_STORY}">its story</a>' in answer.text
    assert "ferrymen would do well" in client.get("/search", params={"q": "ferrymen"}).text


def test_a_name_that_nobody_has_is_said_to_be_nobodys(client: TestClient) -> None:
    page = client.get("/speaker", params={"name": "Ottokar Nemo"}).text
    assert "Nobody who is called so says anything in the store." in page
    assert "0 sayings" not in page


def test_lists_say_on_paper_what_was_asked_for(client: TestClient) -> None:
    page = client.get("/search", params={"q": "bridge", "denied": "true", "since": "2031-03-04"}).text
    assert '<p class="headline-of on-paper">words: bridge; from 4 March 2031; denials only</p>' in page


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({}, "neither a text nor an address"),
        ({"text": " \n "}, "neither a text nor an address"),
        ({"text": "1234 5678"}, "holds no words"),
        ({"address": "javascript:alert(1)"}, "neither a text nor an address"),
        ({"address": "file:///etc/passwd"}, "neither a text nor an address"),
        (
            {"text": "Der Hafen wird im Juni ausgebaggert, sagte die Behörde am Montag. Niemand fragte die Fischer."},
            "English",
        ),
        ({"text": "w" * 100_001}, "are read at most"),
    ],
)
def test_what_cannot_be_read_is_told_and_stays_in_the_box(client: TestClient, data: dict[str, str], words: str) -> None:
    seal = seal_in(client.get("/analyse").text)
    answer = client.post("/analyse", data={"seal": seal, **data})
    assert answer.status_code == 422
    assert words in answer.text
    assert 'role="alert"' in answer.text


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1/", "http://localhost:22/", "http://[::1]/", "http://169.254.169.254/x"]
)
def test_addresses_of_private_networks_are_refused(client: TestClient, address: str) -> None:
    seal = seal_in(client.get("/analyse").text)
    answer = client.post("/analyse", data={"seal": seal, "address": address})
    assert answer.status_code == 422
    assert 'role="alert"' in answer.text


def test_who_waits_too_long_for_a_report_is_told_that_it_is_being_made(store_file: Path) -> None:
    with TestClient(make_application(Settings(store_file, patience_s=0)), base_url="http://localhost") as hasty:
        page = hasty.get(f"/stories/{BRIDGE_STORY}")
        assert page.status_code == 202
        assert "are being compared" in page.text
        answer = hasty.get(f"/api/stories/{BRIDGE_STORY}")
        assert (answer.status_code, answer.headers["retry-after"]) == (503, "5")
        for _ in range(600):
            page = hasty.get(f"/stories/{BRIDGE_STORY}")
            if page.status_code == 200:
                break
            time.sleep(0.1)
        assert "What is claimed, and on whose word" in page.text


def test_the_page_at_an_address_is_fetched_and_read(store_file: Path) -> None:
    sentences = "The pier will be mended in June, the harbour master said Monday. Nobody asked the fishers. " * 4
    body = f"<html><head><title>Pier</title></head><body><article><p>{sentences}</p></article></body></html>"
    asked: list[str] = []

    def fetch(address: str) -> Answer:
        asked.append(address)
        return Answer(address, body.encode(), media_type="text/html")

    client = TestClient(make_application(Settings(store_file), fetch=fetch), base_url="http://localhost")
    seal = seal_in(client.get("/analyse").text)
    answer = client.post("/analyse", data={"seal": seal, "address": "https://quay.example/pier"})
    assert answer.status_code == 200
    assert "the harbour master" in answer.text
    assert asked == ["https://quay.example/pier"]

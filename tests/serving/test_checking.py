"""The box for a draft: what is found beside a story of the store, and what becomes of bad input."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from sayso.serving import Settings, make_application
from sayso.serving.settings import MOST_BESIDE
from sayso.store import open_store

from .server import BRIDGE, BRIDGE_STORY, FERRY_STORY, analysis_of, seal_in
from .test_hostile import ATTACK
from .test_pages import links_of

DRAFT = (
    "The old bridge at Orlen will close in May.\n\n"
    "“We cannot patch this bridge for another autumn, and we will not,” Tamsin Vray admitted yesterday."
)


def send(client: TestClient, **fields: str):
    return client.post("/check", data={"seal": seal_in(client.get("/check").text), **fields})


def test_a_draft_is_shown_with_what_the_story_has_beside_its_words(client: TestClient) -> None:
    answer = send(client, text=DRAFT, title="Bridge to close", story=BRIDGE_STORY)
    assert answer.status_code == 200
    assert "Bridge to close</h1>" in answer.text
    assert "checked beside 3 articles of 3 outlets" in answer.text
    assert "another <u>autumn,</u>" in answer.text
    assert "another <u>year,</u>" in answer.text
    assert f'href="/stories/{BRIDGE_STORY}"' in answer.text
    assert links_of(answer.text).blocked == []
    assert client.get("/api/counts").json()["articles"] == 8


def test_every_link_of_a_checked_draft_leads_somewhere(client: TestClient) -> None:
    page = send(client, text=DRAFT, story=BRIDGE_STORY).text
    names = set(re.findall(r'\bid="([^"]+)"', page))
    addresses = links_of(page).addresses
    assert {address[1:] for address in addresses if address.startswith("#")} <= names
    articles = [address for address in addresses if address.startswith("/article?")]
    assert articles
    assert all(client.get(address).status_code == 200 for address in articles)


def test_the_page_of_a_story_leads_to_a_box_in_which_it_is_chosen(client: TestClient) -> None:
    assert f'href="/check?story={FERRY_STORY}"' in client.get(f"/stories/{FERRY_STORY}").text
    chosen = re.findall(r'<option value="([^"]*)" selected>', client.get(f"/check?story={FERRY_STORY}").text)
    assert chosen == [FERRY_STORY]


def test_a_draft_without_a_story_is_checked_by_itself(client: TestClient) -> None:
    page = send(client, text=DRAFT).text
    assert "a draft, checked by itself" in page
    assert "takes no side" in page


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "neither a text nor an address"),
        ({"text": "1234 5678"}, "holds no words"),
        ({"address": "file:///etc/passwd"}, "neither a text nor an address"),
        ({"text": "w" * 100_001}, "are read at most"),
    ],
)
def test_what_cannot_be_read_is_told_and_the_story_stays_chosen(
    client: TestClient, fields: dict[str, str], words: str
) -> None:
    answer = send(client, story=BRIDGE_STORY, **fields)
    assert answer.status_code == 422
    assert words in answer.text
    assert 'role="alert"' in answer.text
    assert f'value="{BRIDGE_STORY}" selected' in answer.text


def test_a_story_that_is_not_there_and_a_form_of_another_site_are_refused(client: TestClient) -> None:
    assert send(client, text=DRAFT, story="s404").status_code == 404
    assert client.post("/check", data={"text": DRAFT}).status_code == 403
    assert client.post("/check", data={"seal": "x", "text": DRAFT}).status_code == 403


def test_markup_in_a_draft_is_shown_as_text(client: TestClient) -> None:
    page = send(client, text=f"{DRAFT}\n\n{ATTACK} claimed Ann Lee.", title=ATTACK, story=BRIDGE_STORY).text
    assert "<script>alert" not in page
    assert "<img" not in page
    assert "\u202e" not in page


def test_of_a_long_story_the_articles_that_came_last_are_taken_and_the_rest_is_told(store_file: Path) -> None:
    with open_store(store_file) as store:
        for number in range(MOST_BESIDE):
            late = replace(BRIDGE[1], id=f"late-{number}", outlet=f"Wire {number}", url=None)
            store.place(store.add_article(late, source="tests").id, BRIDGE_STORY)
        store.keep_analysis(analysis_of(BRIDGE[1]), "tests")
        beside = store.beside(BRIDGE_STORY, MOST_BESIDE)
    assert [found.article.id for found in beside.analyses] == [f"late-{number}" for number in range(MOST_BESIDE)]
    assert beside.not_measured == (
        f"Of the {MOST_BESIDE + 3} articles of the story only the {MOST_BESIDE} that came last were compared.",
    )


def test_the_page_for_programs_says_what_a_draft_comes_with(client: TestClient) -> None:
    row = client.get("/api").text.split("/api/check</span>")[1].split("</tr>")[0]
    assert 'in JSON: <span class="path">text, title, outlet, published, url, story</span>' in row


def test_a_server_with_a_token_asks_for_it_here_too(store_file: Path) -> None:
    guarded = TestClient(make_application(Settings(store_file, token="x" * 16)), base_url="http://localhost")
    assert guarded.get("/check").status_code == 401
    assert guarded.post("/api/check", json={"text": DRAFT}).status_code == 401

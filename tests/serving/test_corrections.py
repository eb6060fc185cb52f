"""Corrections by hand: made on a page, kept with who and when, seen in the report, and taken back."""

import re
from typing import Any

import pytest
from starlette.testclient import TestClient

from .server import BRIDGE_STORY, FERRY_STORY, seal_in

CORRECT = f"/stories/{BRIDGE_STORY}/correct"


def correct(client: TestClient, page: str, **data: Any) -> int:
    """Send a form of a page, and return the status of the answer, redirects not followed."""
    seal = seal_in(client.get(page).text)
    answer = client.post("/corrections", data={"seal": seal, "who": "Ada Quist", **data}, follow_redirects=False)
    return answer.status_code


def names_in_report(client: TestClient, story: str = BRIDGE_STORY) -> set[str]:
    return {entity["name"] for entity in client.get(f"/api/stories/{story}").json()["entities"]}


def test_names_are_merged_seen_in_the_report_and_taken_back(client: TestClient) -> None:
    assert {"Tamsin Vray", "Edric Holm"} <= names_in_report(client)
    data = {"kind": "merge_names", "story": BRIDGE_STORY, "names": ["Tamsin Vray", "Edric Holm"], "name": "Tamsin Vray"}
    assert correct(client, CORRECT, **data) == 303
    assert "Edric Holm" not in names_in_report(client)
    speaking = client.get(f"/stories/{BRIDGE_STORY}").text.split('id="speaking"')[1].split('id="articles"')[0]
    assert "Edric Holm" not in speaking
    page = client.get("/corrections").text
    assert "“Edric Holm” is the same as “Tamsin Vray”" in page
    assert "by Ada Quist" in page
    answer = client.post("/corrections/1/undo", data={"seal": seal_in(page), "who": "Bo Lind"})
    assert "taken back by Bo Lind" in answer.text
    assert "Edric Holm" in names_in_report(client)


def test_a_name_is_split_renamed_and_given_a_kind(client: TestClient) -> None:
    split = {"kind": "split_name", "name": "Tamsin Vray", "other": "Tansy Vray", "articles": ["orlen-bridge-3"]}
    assert correct(client, CORRECT, story=BRIDGE_STORY, **split) == 303
    assert {"Tamsin Vray", "Tansy Vray"} <= names_in_report(client)
    rename = {"kind": "rename", "name": "Edric Holm", "other": "Edric Holme"}
    assert correct(client, CORRECT, story=BRIDGE_STORY, **rename) == 303
    assert "Edric Holme" in names_in_report(client)
    kind = {"kind": "set_type", "name": "Edric Holme", "type": "organization"}
    assert correct(client, CORRECT, story=BRIDGE_STORY, **kind) == 303
    found = {entity["name"]: entity for entity in client.get(f"/api/stories/{BRIDGE_STORY}").json()["entities"]}
    assert found["Edric Holme"]["type"] == "organization"


def test_stories_are_joined_and_parted(client: TestClient) -> None:
    join = {"kind": "join_stories", "story": BRIDGE_STORY, "other": f"http://localhost/stories/{FERRY_STORY}#claims"}
    assert correct(client, CORRECT, **join) == 303
    assert len(client.get(f"/api/stories/{BRIDGE_STORY}").json()["articles"]) == 8
    gone = client.get(f"/stories/{FERRY_STORY}", follow_redirects=False)
    assert gone.headers["location"] == f"/stories/{BRIDGE_STORY}"
    part = {"kind": "part_story", "story": BRIDGE_STORY, "articles": ["orlen-bridge-2", "orlen-bridge-3"]}
    assert correct(client, CORRECT, **part) == 303
    assert len(client.get(f"/api/stories/{BRIDGE_STORY}").json()["articles"]) == 6


def test_a_wrong_attribution_is_struck(client: TestClient) -> None:
    page = client.get("/article/correct?id=orlen-bridge-2").text
    row = next(row for row in page.split("<li") if "that there is no money" in row)
    key = re.search(r'name="attribution" value="(\w+)"', row)
    assert key is not None
    data = {"kind": "strike", "article": "orlen-bridge-2", "attribution": key[1]}
    assert correct(client, "/article/correct?id=orlen-bridge-2", **data) == 303
    said = [found["content"]["text"] for found in client.get(f"/api/stories/{BRIDGE_STORY}").json()["attributions"]]
    assert not any("that there is no money" in words for words in said)
    assert "struck by Ada Quist" in client.get("/article/correct?id=orlen-bridge-2").text


def test_an_article_is_given_its_outlet(client: TestClient) -> None:
    data = {"kind": "set_outlet", "article": "orlen-bridge-3", "other": "The Vale Courier & Star"}
    assert correct(client, "/article/correct?id=orlen-bridge-3", **data) == 303
    assert "The Vale Courier &amp; Star" in client.get("/outlets").text


@pytest.mark.parametrize(
    "data",
    [
        {"kind": "merge_names", "story": BRIDGE_STORY, "names": ["Tamsin Vray"], "name": "Tamsin Vray"},
        {"kind": "merge_names", "story": BRIDGE_STORY, "names": ["Nobody Atall", "Tamsin Vray"], "name": "Tamsin Vray"},
        {"kind": "merge_names", "story": "s404", "names": ["Edric Holm", "Tamsin Vray"], "name": "Tamsin Vray"},
        {
            "kind": "split_name",
            "story": BRIDGE_STORY,
            "name": "Tamsin Vray",
            "other": "",
            "articles": ["orlen-bridge-3"],
        },
        {"kind": "part_story", "story": BRIDGE_STORY, "articles": []},
        {"kind": "part_story", "story": BRIDGE_STORY, "articles": ["no-such-article"]},
        {"kind": "join_stories", "story": BRIDGE_STORY, "other": BRIDGE_STORY},
        {"kind": "join_stories", "story": BRIDGE_STORY, "other": "http://[/stories/none"},
        {"kind": "strike", "article": "orlen-bridge-2", "attribution": "0" * 24},
        {"kind": "rename", "story": BRIDGE_STORY, "name": "Tamsin Vray", "other": "w" * 301},
        {"kind": "no_such_kind"},
        {"kind": "rename", "story": BRIDGE_STORY, "name": "Tamsin Vray", "other": "Tansy Vray", "who": " "},
    ],
)
def test_what_cannot_be_put_right_is_told_and_not_kept(client: TestClient, data: dict[str, Any]) -> None:
    assert correct(client, CORRECT, **data) == 422
    assert "Nothing was put right yet" in client.get("/corrections").text


def test_a_correction_is_taken_back_once(client: TestClient) -> None:
    rename = {"kind": "rename", "story": BRIDGE_STORY, "name": "Edric Holm", "other": "Edric Holme"}
    correct(client, CORRECT, **rename)
    seal = seal_in(client.get("/corrections").text)
    data = {"seal": seal, "who": "Bo Lind"}
    assert client.post("/corrections/1/undo", data=data).status_code == 200
    assert client.post("/corrections/1/undo", data=data).status_code == 400
    assert client.post("/corrections/99/undo", data=data).status_code == 404
    assert client.post(f"/corrections/{10**30}/undo", data=data).status_code == 422


def test_markup_in_a_name_is_kept_and_shown_as_text(client: TestClient) -> None:
    attack = "<script>alert(1)</script>\u202e"
    correct(client, CORRECT, kind="rename", story=BRIDGE_STORY, name="Edric Holm", other=attack)
    for path in (f"/stories/{BRIDGE_STORY}", "/speakers", "/corrections", CORRECT, "/article?id=orlen-bridge-2"):
        page = client.get(path).text
        assert "<script>alert" not in page
        assert "\u202e" not in page

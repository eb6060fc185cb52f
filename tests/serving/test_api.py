"""The API: what it answers, in parts and with entity tags, and how it says what is wrong."""

from typing import Any

import pytest
from jsonschema import Draft202012Validator
from starlette.testclient import TestClient

from sayso.desk.json import check_schema
from sayso.presenting.json import report_schema

from .server import BRIDGE_STORY, FERRY_STORY


def test_a_story_is_a_report_in_its_format(client: TestClient) -> None:
    answer = client.get(f"/api/stories/{BRIDGE_STORY}")
    Draft202012Validator(report_schema()).validate(answer.json())
    assert [article["id"] for article in answer.json()["articles"]] == [f"orlen-bridge-{n}" for n in (1, 2, 3)]
    again = client.get(f"/api/stories/{BRIDGE_STORY}", headers={"If-None-Match": answer.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_lists_come_in_parts_that_follow_each_other(client: TestClient) -> None:
    whole = client.get("/api/articles").json()
    assert whole["after"] is None
    ids: list[str] = []
    after: str | None = None
    for _ in range(8):
        part = client.get("/api/articles", params={"limit": 3, **({"after": after} if after else {})}).json()
        ids += [item["id"] for item in part["items"]]
        after = part["after"]
        if after is None:
            break
    assert ids == [item["id"] for item in whole["items"]]
    assert len(set(ids)) == 8


def test_stories_are_narrowed_by_date_and_ordered(client: TestClient) -> None:
    def ids(**params: str) -> list[str]:
        return [item["id"] for item in client.get("/api/stories", params=params).json()["items"]]

    assert ids(since="2031") == [BRIDGE_STORY]
    assert ids(until="2030-12-31") == [FERRY_STORY]
    assert ids(order="largest") == [FERRY_STORY, BRIDGE_STORY]


def test_search_gives_passages_that_are_where_they_say(client: TestClient) -> None:
    hits = client.get("/api/search", params={"q": "bridge", "limit": 200}).json()["items"]
    assert hits
    for hit in hits:
        text = client.get("/api/article", params={"id": hit["article"]}).json()["article"]["text"]
        assert " ".join(text[start:end] for start, end in hit["passage"]["spans"]) == hit["passage"]["text"]


def test_a_speaker_has_all_printings(client: TestClient) -> None:
    found = client.get("/api/speaker", params={"name": "Tamsin Vray"}).json()
    outlets = {saying["outlet"] for utterance in found["utterances"] for saying in utterance["sayings"]}
    assert outlets == {"The Orlen Post", "Radio Orlen", "Vale Courier"}


def test_revisions_are_compared(client: TestClient) -> None:
    params: dict[str, Any] = {"id": "orlen-bridge-1", "before": 1, "after": 2}
    changes = client.get("/api/article/changes", params=params).json()
    assert [(change["before"]["text"], change["after"]["text"]) for change in changes["passages"]] == [
        ("at least two", "three")
    ]


def test_a_text_is_analysed_and_not_kept(client: TestClient) -> None:
    text = "The harbour will be dredged in June, the port authority said on Monday."
    answer = client.post("/api/analyse", json={"text": text, "outlet": "Quay News"})
    assert answer.status_code == 200
    Draft202012Validator(report_schema()).validate(answer.json())
    assert answer.json()["attributions"][0]["source"]["text"] == "the port authority"
    assert client.get("/api/counts").json()["articles"] == 8


def test_a_draft_is_checked_beside_a_story_and_not_kept(client: TestClient) -> None:
    text = "“We cannot patch this bridge for another autumn, and we will not,” said Tamsin Vray."
    answer = client.post("/api/check", json={"text": text, "story": BRIDGE_STORY})
    assert answer.status_code == 200
    checked = answer.json()
    Draft202012Validator(check_schema()).validate(checked)
    assert [article["id"] for article in checked["coverage"]] == [f"orlen-bridge-{n}" for n in (1, 2, 3)]
    assert checked["findings"][0]["kind"] == "quotation_altered"
    assert client.get("/api/counts").json()["articles"] == 8


def test_a_draft_without_a_story_is_checked_by_itself(client: TestClient) -> None:
    checked = client.post("/api/check", json={"text": "Ada Brock admitted that the kiln was cold."}).json()
    assert checked["coverage"] == []
    assert [finding["kind"] for finding in checked["findings"]] == ["judging_cue"]


def test_a_correction_by_hand_holds_for_a_draft(client: TestClient) -> None:
    text = "“We cannot patch this bridge for another autumn, and we will not,” said Tamsin Vray."

    def names() -> set[str]:
        checked = client.post("/api/check", json={"text": text, "story": BRIDGE_STORY}).json()
        return {beside["outlet"] for finding in checked["findings"] for beside in finding["beside"]}

    assert "Radio Orlen" in names()
    body = {"article": "orlen-bridge-2", "outlet": "Orlen Calling"}
    assert client.post("/api/corrections", json={"kind": "set_outlet", "body": body, "who": "Ada"}).status_code == 201
    assert "Orlen Calling" in names()
    assert "Radio Orlen" not in names()


def test_corrections_are_kept_and_taken_back(client: TestClient) -> None:
    body = {"name": "Edric Holm", "to": "Edric Holme", "story": BRIDGE_STORY}
    made = client.post("/api/corrections", json={"kind": "rename", "body": body, "who": "Ada Quist"})
    assert made.status_code == 201
    assert made.json()["kind"] == "rename"
    undone = client.post(f"/api/corrections/{made.json()['number']}/undo", json={"who": "Bo Lind"})
    assert undone.json()["undone_by"] == "Bo Lind"
    assert [item["number"] for item in client.get("/api/corrections").json()["items"]] == [1]


@pytest.mark.parametrize(
    ("method", "path", "body", "status"),
    [
        ("GET", "/api/nothing", None, 404),
        ("GET", "/api/stories/s404", None, 404),
        ("GET", "/api/article?id=s404", None, 404),
        ("GET", "/api/outlet?name=s404", None, 404),
        ("GET", "/api/stories?limit=0", None, 422),
        ("GET", "/api/stories?limit=many", None, 422),
        ("GET", "/api/stories?limit=100000", None, 422),
        ("GET", "/api/stories?after=nowhere", None, 400),
        ("GET", "/api/stories?since=yesterday", None, 400),
        ("GET", "/api/search", None, 400),
        ("GET", "/api/article/changes?id=orlen-bridge-1&before=1&after=9", None, 404),
        ("DELETE", "/api/stories", None, 405),
        ("POST", "/api/analyse", b"{", 422),
        ("POST", "/api/analyse", b'{"text": 5}', 422),
        ("POST", "/api/analyse", b'{"text": "' + b"w" * 100_001 + b'"}', 422),
        ("POST", "/api/analyse", b'{"text": "Words.", "more": 1}', 422),
        ("POST", "/api/analyse", b'{"text": "\\ud800"}', 422),
        ("POST", "/api/analyse", b'{"text": "1 2 3"}', 422),
        ("POST", "/api/analyse", b"[" * 100_000, 400),
        ("POST", "/api/check", b'{"text": ""}', 422),
        ("POST", "/api/check", b'{"text": "Words that nobody said.", "story": "s404"}', 404),
        ("POST", "/api/check", b'{"text": "' + b"w" * 100_001 + b'"}', 422),
        ("POST", "/api/check", b'{"text": "Words.", "keep": true}', 422),
        ("POST", "/api/check", b'{"text": "1 2 3"}', 422),
        ("POST", "/api/corrections", b'{"kind": "rename", "body": {}, "who": "x"}', 422),
        ("POST", "/api/corrections", b'{"kind": "rename", "body": {"kept": "a", "merged": "b"}, "who": "x"}', 422),
        ("POST", "/api/corrections/1/undo", b'{"who": "x"}', 404),
    ],
)
def test_what_is_wrong_is_said_as_a_problem(
    client: TestClient, method: str, path: str, body: bytes | None, status: int
) -> None:
    answer = client.request(method, path, content=body, headers={"Content-Type": "application/json"} if body else None)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert problem["status"] == status
    assert problem["detail"]
    assert problem["advice"]

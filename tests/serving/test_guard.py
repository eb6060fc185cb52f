"""Who is answered: hosts, origins, tokens, bodies, and the headers on every answer."""

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from sayso.serving import ServingError, Settings, make_application
from sayso.serving.guard import is_known_host
from sayso.serving.settings import MOST_BODY_BYTES

from .server import seal_in

TOKEN = "a-token-that-is-long-enough"


@pytest.fixture
def guarded(store_file: Path) -> TestClient:
    return TestClient(make_application(Settings(store_file, token=TOKEN)), base_url="http://localhost")


@pytest.mark.parametrize(
    "host", ["localhost", "localhost:80", "127.0.0.1:80", "[::1]:80", "192.168.4.7", "desk.example:80"]
)
def test_hosts_that_are_answered(host: str) -> None:
    assert is_known_host(host, ("desk.example",))


@pytest.mark.parametrize(
    "host", ["", "evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "desk.example.evil", "[", "a:b:c"]
)
def test_hosts_that_are_not(host: str) -> None:
    assert not is_known_host(host, ("desk.example",))


def test_a_rebound_name_gets_no_page(client: TestClient) -> None:
    answer = client.get("/", headers={"Host": "evil.example"})
    assert answer.status_code == 421
    assert "--name" in answer.text


def test_every_answer_has_the_headers(client: TestClient) -> None:
    for path in ("/", "/nothing", "/api/nothing", "/static/nothing", "/analyse"):
        answer = client.get(path)
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy
        assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://localhost:81"},
        {"Origin": "http://["},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_what_another_site_sends_is_refused(client: TestClient, headers: dict[str, str]) -> None:
    assert client.post("/analyse", headers=headers, data={"text": "Words."}).status_code == 403
    answer = client.post("/api/analyse", headers=headers, json={"text": "Words."})
    assert answer.status_code == 403
    assert answer.headers["content-type"] == "application/problem+json"


def test_a_form_without_its_seal_is_refused(client: TestClient) -> None:
    client.get("/analyse")
    answer = client.post("/analyse", data={"text": "Words.", "seal": "0" * 64})
    assert answer.status_code == 403
    assert "reload the page" in answer.text


def test_the_seal_of_another_browser_is_refused(client: TestClient) -> None:
    other = TestClient(client.app, base_url="http://localhost")
    seal = seal_in(other.get("/analyse").text)
    client.get("/analyse")
    assert client.post("/analyse", data={"text": "Words.", "seal": seal}).status_code == 403


def test_a_long_body_is_refused_however_it_comes(client: TestClient) -> None:
    long = b"x" * (MOST_BODY_BYTES + 1)
    assert client.post("/api/analyse", content=long).status_code == 413
    assert client.post("/api/analyse", content=iter([long[:5], long[5:]])).status_code == 413
    assert client.post("/api/analyse", content=b"{}", headers={"Content-Length": "many"}).status_code == 413


def test_without_the_token_nothing_is_told(guarded: TestClient) -> None:
    for path in ("/", "/search?q=ferry", "/api/stories", "/api/openapi.json", "/nothing"):
        answer = guarded.get(path)
        assert answer.status_code == 401
        assert answer.headers["www-authenticate"].startswith("Bearer")
    assert guarded.get("/api/stories", headers={"Authorization": "Bearer wrong"}).status_code == 401
    assert guarded.get("/api/stories", headers={"Authorization": f"Basic {TOKEN}"}).status_code == 401
    guarded.cookies.set("sayso_token", TOKEN)
    assert guarded.get("/api/stories").status_code == 401


def test_the_token_opens_the_api(guarded: TestClient) -> None:
    assert guarded.get("/api/stories", headers={"Authorization": f"Bearer {TOKEN}"}).status_code == 200


def test_signing_in_and_out(guarded: TestClient) -> None:
    page = guarded.get("/sign-in?next=/search")
    assert page.status_code == 200
    seal = seal_in(page.text)
    wrong = guarded.post("/sign-in", data={"seal": seal, "token": "wrong"})
    assert wrong.status_code == 403
    assert guarded.get("/").status_code == 401
    right = guarded.post("/sign-in", data={"seal": seal, "token": TOKEN, "next": "/search"}, follow_redirects=False)
    assert (right.status_code, right.headers["location"]) == (303, "/search")
    cookie = right.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert TOKEN not in cookie
    assert guarded.get("/").status_code == 200
    guarded.post("/sign-in", data={"seal": seal, "leave": "1"})
    assert guarded.get("/").status_code == 401


@pytest.mark.parametrize(
    "address", ["https://evil.example", "//evil.example", "/\\evil.example", "javascript:x", "/a\nb"]
)
def test_signing_in_leads_nowhere_else(guarded: TestClient, address: str) -> None:
    seal = seal_in(guarded.get("/sign-in").text)
    answer = guarded.post("/sign-in", data={"seal": seal, "token": TOKEN, "next": address}, follow_redirects=False)
    assert answer.headers["location"] == "/"


def test_a_short_token_starts_no_server(tmp_path: Path) -> None:
    with pytest.raises(ServingError, match="can be guessed"):
        Settings(tmp_path / "store.sqlite", token="short")

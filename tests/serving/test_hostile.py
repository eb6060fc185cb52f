"""A store of what nobody honest would write: every page shows it as text; and many readers while articles come in."""

import threading
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from sayso.serving import Settings, make_application
from sayso.store import open_store
from sayso.types import Article

from .server import BRIDGE, BRIDGE_STORY, analysis_of
from .test_pages import links_of

ATTACK = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>\u202e{{7*7}}"
STORY = "s000000attack"
HOSTILE = Article(
    id=f"../{ATTACK}?#&/..",
    outlet=f"Outlet {ATTACK}",
    title=f"Title {ATTACK}",
    authors=(ATTACK,),
    url="javascript:alert(3)",
    published="2031-03-04",
    published_basis="metadata",
    text=f"The mayor of {ATTACK} said on Tuesday that “{ATTACK}” was not markup.\n\n{'w' * 20_000} said Ann Lee.",
)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    path = tmp_path_factory.mktemp("hostile") / "hostile.db"
    with open_store(path, create=True) as store:
        store.add_article(HOSTILE, source=ATTACK)
        store.keep_analysis(analysis_of(HOSTILE), "tests")
        store.place(HOSTILE.id, STORY)
        store.renew()
    return TestClient(make_application(Settings(path, patience_s=300)), base_url="http://localhost")


def test_pages_of_a_hostile_store_show_it_as_text(hostile: TestClient) -> None:
    paths = ["/", f"/stories/{STORY}", f"/stories/{STORY}/correct", "/speakers", "/outlets", "/search?q=mayor"]
    seen = set(paths)
    for path in paths:  # grows by the links that are found
        answer = hostile.get(path)
        assert answer.status_code == 200, path
        if not answer.headers["content-type"].startswith("text/html") or "attachment" in str(answer.headers):
            continue
        assert "<script>alert" not in answer.text
        assert "<img" not in answer.text
        assert "\u202e" not in answer.text
        assert "javascript:" not in [address[:11] for address in links_of(answer.text).addresses]
        assert links_of(answer.text).blocked == []
        for address in links_of(answer.text).addresses:
            own = address.split("#")[0]
            if own.startswith("/") and own not in seen:
                seen.add(own)
                paths.append(own)
    assert any(path.startswith("/article?id=") for path in paths)
    assert any(path.startswith("/outlet?name=") for path in paths)


def test_readers_see_no_error_while_articles_come_in(client: TestClient, store_file: Path) -> None:
    statuses: list[int] = []
    paths = ["/", f"/stories/{BRIDGE_STORY}", "/search?q=bridge", "/outlets", "/article?id=orlen-bridge-2"]

    def read(first: int) -> None:
        for step in range(len(paths)):
            statuses.append(client.get(paths[(first + step) % len(paths)]).status_code)

    readers = [threading.Thread(target=read, args=(number,)) for number in range(8)]
    for reader in readers:
        reader.start()
    with open_store(store_file) as store:
        for number in range(10):
            article = Article(id=f"late-{number}", outlet=f"Wire {number}", title="Late", text=BRIDGE[1].text)
            store.place(store.add_article(article, source="tests").id, BRIDGE_STORY)
        store.renew()
        for reader in readers:
            reader.join()
        assert store.counts().articles == 18
    assert statuses == [200] * 40

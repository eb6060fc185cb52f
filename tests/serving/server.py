"""A small store, and a server over it: for the tests of the pages, in process and in a browser.

`make_small_store(path)` puts two invented stories into a store: the ferry of the examples (five articles), and a bridge
(three articles, one of them revised). `running_server(path)` gives the address of a server in a thread.
"""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import uvicorn

from sayso.attribution.model import load_network
from sayso.reading import read
from sayso.report import analyse
from sayso.serving import Settings, make_application
from sayso.serving.analysing import Fetch
from sayso.store import open_store
from sayso.types import Analysis, Article

FERRY = Path(__file__).resolve().parents[2] / "examples" / "ferry"
FERRY_STORY = "s0000000ferry"
BRIDGE_STORY = "s000000bridge"

BRIDGE = (
    Article(
        id="orlen-bridge-1",
        outlet="The Orlen Post",
        title="Old bridge at Orlen to close, council says",
        published="2031-03-04",
        published_basis="metadata",
        url="https://post.example/orlen-bridge",
        text=(
            "The council said on Tuesday that the old bridge at Orlen will close in May for at least two years.\n\n"
            "“We cannot patch this bridge for another winter, and we will not,” said Tamsin Vray, the council's "
            "engineer.\n\n"
            "Two officials, who asked not to be named, told the Post that the money for a new bridge is not there yet."
        ),
    ),
    Article(
        id="orlen-bridge-2",
        outlet="Radio Orlen",
        title="Orlen bridge closes in May",
        published="2031-03-04",
        published_basis="metadata",
        text=(
            "The old bridge at Orlen will close in May, the council said on Tuesday.\n\n"
            "“We cannot patch this bridge for another year, and we will not,” Tamsin Vray told Radio Orlen.\n\n"
            "Mayor Edric Holm denied that there is no money for a new bridge. “The money is there,” he said."
        ),
    ),
    Article(
        id="orlen-bridge-3",
        outlet="Vale Courier",
        title="No money for new bridge, officials say",
        published="2031-03-05",
        published_basis="metadata",
        text=(
            "There is no money for a new bridge at Orlen, the Orlen Post reported, citing two officials.\n\n"
            "“We cannot patch this bridge for another winter,” the engineer Tamsin Vray said."
        ),
    ),
)
REVISED = Article(
    id="orlen-bridge-1",
    outlet="The Orlen Post",
    title="Old bridge at Orlen to close for three years",
    published="2031-03-04",
    published_basis="metadata",
    url="https://post.example/orlen-bridge",
    text=BRIDGE[0].text.replace("at least two years", "three years"),
)


@cache
def ferry_articles() -> tuple[Article, ...]:
    """Return the articles of the example story."""
    return tuple(article for article in read([FERRY]) if isinstance(article, Article))


@cache
def analysis_of(article: Article) -> Analysis:
    """Analyse an article once for all tests of a run."""
    return analyse(article, threads=1)


def make_small_store(path: Path) -> Path:
    """Make a store of two invented stories, and return its path."""
    version = load_network(threads=1).version
    with open_store(path, create=True) as store:
        stories = [(FERRY_STORY, ferry_articles()), (BRIDGE_STORY, (*BRIDGE, REVISED))]
        for story, articles in stories:
            for article in articles:
                added = store.add_article(article, source="tests")
                store.keep_analysis(analysis_of(store.article(added.id)), version)
                store.place(added.id, story)
        store.renew()
    return path


@contextmanager
def running_server(path: Path, *, token: str | None = None, fetch: Fetch | None = None) -> Iterator[str]:
    """Serve a store from a thread, and give its address, such as "http://127.0.0.1:40123"."""
    application = make_application(Settings(path, token=token, patience_s=300), fetch=fetch)
    server = uvicorn.Server(uvicorn.Config(application, host="127.0.0.1", port=0, log_level="warning"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    deadline = time.monotonic() + 20
    while not server.started:
        if time.monotonic() > deadline or not thread.is_alive():
            raise TimeoutError("the server did not start")
        time.sleep(0.02)
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join(10)


def seal_in(page: str) -> str:
    """Return the seal of the forms of a page."""
    return page.split('name="seal" value="')[1].split('"')[0]

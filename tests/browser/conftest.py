"""A real Chromium for the tests here; where there is none, they are skipped and say so."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.presenting.sample import REPORT
from tests.serving.server import analysis_of, ferry_articles, make_small_store

from sayso.presenting.page import render_page
from sayso.report import compare, report
from sayso.types import DifferenceType

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
WIDE, NARROW = {"width": 1160, "height": 900}, {"width": 390, "height": 800}

OpenPage = Callable[..., Any]


@pytest.fixture(scope="package")
def browser() -> Iterator[Any]:
    """One browser for the tests of this folder. Playwright holds the thread's event loop until it is stopped."""
    if CHROMIUM is None:
        pytest.skip("there is no Chromium: apt install chromium")
    playwright = pytest.importorskip("playwright.sync_api", reason="there is no Playwright: pip install -e '.[dev]'")
    with playwright.sync_playwright() as started:
        running = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield running
        running.close()


@pytest.fixture
def open_page(browser: Any) -> Iterator[OpenPage]:
    """Open an address; the test fails where a page says an error on its console, or asks another host for anything."""
    contexts: list[Any] = []
    wrong: list[str] = []

    def open_at(address: str, **options: Any) -> Any:
        context = browser.new_context(**{"viewport": WIDE} | options)
        context.set_default_timeout(30_000)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda said: wrong.append(said.text) if said.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("request", lambda asked: None if is_own(asked.url) else wrong.append(f"asks for {asked.url}"))
        page.goto(address)
        return page

    def is_own(url: str) -> bool:
        return url.startswith(("file:", "data:", "http://127.0.0.1:"))

    yield open_at
    for context in contexts:
        context.close()
    assert wrong == []


@pytest.fixture(scope="package")
def seeds_page(browser: Any, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The report page of the two seed articles, where the development data is."""
    seeds = sorted((Path(__file__).resolve().parents[3] / "shared" / "data" / "seeds").glob("*.txt"))
    if not seeds:
        pytest.skip("the development data is not there")
    path = tmp_path_factory.mktemp("page") / "seeds.html"
    path.write_text(render_page(report(seeds)), encoding="utf-8")
    return path.as_uri()


@pytest.fixture(scope="package")
def report_page(browser: Any, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The report page of the ferry story, as a file on disk."""
    report = compare([analysis_of(article) for article in ferry_articles()])
    path = tmp_path_factory.mktemp("report") / "ferry.html"
    path.write_text(render_page(report), encoding="utf-8")
    return path.as_uri()


@pytest.fixture(scope="package")
def small_page(browser: Any, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The report page of the sample that is built by hand: less of everything, and something of every kind."""
    path = tmp_path_factory.mktemp("sample") / "sample.html"
    path.write_text(render_page(REPORT), encoding="utf-8")
    return path.as_uri()


@pytest.fixture(scope="package")
def many_differences_page(browser: Any, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The sample with twenty differences, of two kinds in turn."""
    kinds = (DifferenceType.NUMBER, DifferenceType.HEDGE)
    many = tuple(replace(REPORT.differences[0], id=f"x{n}", type=kinds[n % 2]) for n in range(20))
    path = tmp_path_factory.mktemp("differences") / "many.html"
    path.write_text(render_page(replace(REPORT, differences=many)), encoding="utf-8")
    return path.as_uri()


@pytest.fixture(scope="package")
def made_store(browser: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_small_store(tmp_path_factory.mktemp("store") / "small.db")

"""Take the pictures of the pages that the documentation shows: the example's report, its draft, an outlet.

python -m docs.pictures        needs Chromium and Playwright; writes the .png files in docs/
"""

import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright
from tests.serving.server import make_small_store, running_server

import sayso
from sayso.desk import Checked, check
from sayso.desk.page import render_check
from sayso.presenting.page import render_page

DOCS = Path(__file__).parent
EXAMPLES = DOCS.parent / "examples"


def take(
    browser: Browser, name: str, address: str, size: tuple[int, int], scheme: str = "light", media: str = "screen"
):
    """Take one picture of the top of a page."""
    page = browser.new_page(viewport={"width": size[0], "height": size[1]}, color_scheme=scheme)
    page.goto(address)
    page.emulate_media(media=media)
    page.screenshot(path=DOCS / name)
    page.close()


def take_trail(browser: Browser, name: str, address: str, words: str):
    """Take a picture of the first claim with these words, opened to its trail."""
    page = browser.new_page(viewport={"width": 1160, "height": 1400})
    page.goto(address)
    claim = page.locator("details.claim").filter(has=page.locator("summary", has_text=words)).first
    if claim.get_attribute("open") is None:
        claim.locator("summary").first.click()
        page.mouse.move(0, 0)  # so that nothing is underlined beneath it
    claim.screenshot(path=DOCS / name)
    page.close()


def take_check(browser: Browser, name: str, address: str):
    """Take a picture of the draft of a check, from its first paragraph on."""
    page = browser.new_page(viewport={"width": 1160, "height": 900})
    page.goto(f"{address}#draft")
    page.screenshot(path=DOCS / name)
    page.close()


def check_example() -> Checked:
    """Check the draft of the examples beside the articles of its story."""
    articles = sayso.read([EXAMPLES / "draft.txt", EXAMPLES / "ferry"])
    draft, *coverage = (sayso.analyse(article) for article in articles if isinstance(article, sayso.Article))
    return check(draft, coverage)


def main() -> None:
    """Take all pictures."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        report = Path(folder) / "ferry.html"
        report.write_text(render_page(sayso.report([EXAMPLES / "ferry"])), encoding="utf-8")
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        take(browser, "report.png", report.as_uri(), (1160, 900))
        take_trail(browser, "trail.png", report.as_uri(), "worn seal")
        checked = Path(folder) / "check.html"
        checked.write_text(render_check(check_example()), encoding="utf-8")
        take_check(browser, "check.png", checked.as_uri())
        take(browser, "report-narrow.png", report.as_uri(), (390, 844))
        take(browser, "report-dark.png", report.as_uri(), (1160, 900), scheme="dark")
        take(browser, "report-print.png", report.as_uri(), (720, 1018), media="print")
        with running_server(make_small_store(Path(folder) / "desk.db")) as address:
            take(browser, "serve-outlet.png", f"{address}/outlet?name=Radio+Vessaly", (1160, 900))
        browser.close()


if __name__ == "__main__":
    main()

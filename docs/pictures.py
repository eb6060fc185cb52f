"""Take the pictures of the pages that the documentation shows: the example's report, and an outlet in the application.

python -m docs.pictures        needs Chromium and Playwright; writes docs/report*.png, trail.png and serve-outlet.png
"""

import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright
from tests.serving.server import make_small_store, running_server

import sayso
from sayso.presenting.page import render_page

DOCS = Path(__file__).parent


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
    claim.screenshot(path=DOCS / name)
    page.close()


def main() -> None:
    """Take all pictures."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        report = Path(folder) / "ferry.html"
        report.write_text(render_page(sayso.report([DOCS.parent / "examples" / "ferry"])), encoding="utf-8")
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        take(browser, "report.png", report.as_uri(), (1160, 900))
        take_trail(browser, "trail.png", report.as_uri(), "worn seal")
        take(browser, "report-narrow.png", report.as_uri(), (390, 844))
        take(browser, "report-dark.png", report.as_uri(), (1160, 900), scheme="dark")
        take(browser, "report-print.png", report.as_uri(), (720, 1018), media="print")
        with running_server(make_small_store(Path(folder) / "desk.db")) as address:
            take(browser, "serve-outlet.png", f"{address}/outlet?name=Radio+Vessaly", (1160, 900))
        browser.close()


if __name__ == "__main__":
    main()

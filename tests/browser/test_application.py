"""The web application in a browser, over a small store: what a reader does, and that every page can be read by all."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.serving.server import BRIDGE_STORY, FERRY_STORY, running_server

from .checking import find_barriers, overflows
from .conftest import NARROW, OpenPage

PASTED = (
    "Ada Quill, the yard’s engineer, said on Monday that the hull was sound.\n\n"
    "“There is no crack,” she told reporters."
)
DRAFT = (
    "The old bridge at Orlen will close in May.\n\n"
    "“We cannot patch this bridge for another autumn, and we will not,” Tamsin Vray admitted yesterday."
)
PAGES = (
    "/",
    f"/stories/{BRIDGE_STORY}",
    f"/stories/{BRIDGE_STORY}/correct",
    "/search?q=bridge",
    "/speakers",
    "/speaker?name=Tamsin+Vray",
    "/outlets",
    "/outlet?name=Radio+Orlen",
    "/article?id=orlen-bridge-1",
    "/article/correct?id=orlen-bridge-1",
    "/trace?text=We+cannot+patch+this+bridge+for+another+winter",
    "/corrections",
    "/analyse",
    f"/check?story={BRIDGE_STORY}",
)


@pytest.fixture(scope="module")
def site(made_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    copied = Path(shutil.copy(made_store, tmp_path_factory.mktemp("site") / "small.db"))
    with running_server(copied) as address:
        yield address


def test_a_reader_searches_narrows_and_comes_to_the_marked_words(site: str, open_page: OpenPage) -> None:
    page = open_page(site)
    page.get_by_label("Search what was said").fill("bridge")
    page.get_by_label("Search what was said").press("Enter")
    page.get_by_label("Who says it").fill("Tamsin Vray")
    page.locator("form.filters button").click()
    results = page.locator("main")
    assert "We cannot patch this bridge" in results.inner_text()
    assert "Edric Holm" not in results.locator("ul.rows").inner_text()
    results.get_by_role("link", name="in the article").first.click()
    assert page.locator(":target").count() == 1


def test_merging_two_names_changes_the_report_and_taking_it_back_restores_it(site: str, open_page: OpenPage) -> None:
    page = open_page(f"{site}/stories/{FERRY_STORY}/correct")
    form = page.locator("section[aria-labelledby=merge-h] form")
    form.get_by_label("Nessa Quill", exact=False).first.check()
    form.get_by_label("Dora Finch", exact=False).first.check()
    form.get_by_label("They are called").select_option("Dora Finch")
    form.get_by_label("Your name").fill("Ines")
    form.get_by_role("button", name="They are one").click()
    page.goto(f"{site}/stories/{FERRY_STORY}")
    named = page.locator(".speakers").first
    assert "Dora Finch" in named.inner_text()
    assert "Nessa Quill" not in re.sub(r"Nessa Quill’s", "", named.inner_text())
    page.goto(f"{site}/corrections")
    assert "by Ines" in page.locator("main").inner_text()
    page.get_by_role("button", name=re.compile("Take back")).first.click()
    page.goto(f"{site}/stories/{FERRY_STORY}")
    assert "Nessa Quill," in page.locator(".speakers").first.inner_text()


def test_the_chosen_kind_of_difference_stays_when_the_page_renews_itself(site: str, open_page: OpenPage) -> None:
    page = open_page(f"{site}/stories/{FERRY_STORY}")
    page.clock.install()
    page.reload()
    page.locator(".kinds input").nth(1).check()
    kept = page.locator(".kinds input:checked").get_attribute("id")

    def renew(route: Any) -> None:
        headers = {name: value for name, value in route.request.headers.items() if name != "if-none-match"}
        answer = route.fetch(headers=headers)
        route.fulfill(response=answer, headers={**answer.headers, "etag": '"another"'})

    page.route("**/stories/*", renew)
    page.clock.fast_forward("00:20")
    page.get_by_text("Renewed at").wait_for()
    assert page.locator(".kinds input:checked").get_attribute("id") == kept


def test_a_pasted_text_comes_back_with_its_marks(site: str, open_page: OpenPage) -> None:
    page = open_page(f"{site}/analyse")
    page.get_by_label("Text", exact=False).first.fill(PASTED)
    page.get_by_role("button", name="Read it").click()
    assert "There is no crack" in page.locator("article .text").inner_text()
    assert "Ada Quill" in page.locator("main").inner_text()


def test_a_draft_comes_back_with_notes_that_lead_to_its_words_and_to_those_of_others(
    site: str, open_page: OpenPage
) -> None:
    page = open_page(f"{site}/check?story={BRIDGE_STORY}")
    page.get_by_label("The draft", exact=True).fill(DRAFT)
    page.get_by_role("button", name="Check it").press("Enter")
    note = page.locator(".notes li").filter(has_text="Radio Orlen")
    assert note.locator("u").all_inner_texts()[0] == "autumn,"
    note.get_by_role("link", name="paragraph 2").first.press("Enter")
    assert "We cannot patch this bridge" in page.locator(":target").inner_text()
    page.locator("article:has(:target) a.ref").first.press("Enter")
    assert page.locator(":target").inner_text() == note.inner_text()
    note.get_by_role("link", name="to the words of the draft").press("Enter")
    assert "for another autumn" in page.locator(":target").inner_text()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious_in_a_checked_draft_wide_and_narrow(
    site: str, open_page: OpenPage, scheme: str
) -> None:
    page = open_page(f"{site}/check?story={BRIDGE_STORY}", color_scheme=scheme)
    page.get_by_label("The draft", exact=True).fill(DRAFT)
    page.get_by_role("button", name="Check it").click()
    assert page.locator(".notes li").count() > 0
    assert find_barriers(page, all_else=scheme == "light") == []
    page.set_viewport_size(NARROW)
    assert not overflows(page)
    assert find_barriers(page, contrast=False) == []


def test_every_page_reads_without_scripts_on_a_phone(site: str, open_page: OpenPage) -> None:
    page = open_page(site, java_script_enabled=False, viewport=NARROW)
    for path in PAGES:
        assert page.goto(site + path).ok, path
        assert page.locator("h1").first.is_visible(), path
        assert len(page.locator("main").inner_text()) > 100, path


def test_axe_finds_nothing_serious_on_any_page_and_none_scrolls_sideways(site: str, open_page: OpenPage) -> None:
    page = open_page(site, viewport=NARROW)
    for path in PAGES:
        page.goto(site + path)
        assert not overflows(page), path
        assert find_barriers(page) == [], path

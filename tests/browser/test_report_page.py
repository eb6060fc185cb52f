"""The report page in a browser: one file from disk, with a mouse, with keys, without scripts, on paper."""

import re
from typing import Any

import pytest

from .checking import find_barriers, overflows
from .conftest import NARROW, WIDE, OpenPage


def is_in_view(page: Any, selector: str) -> bool:
    return bool(
        page.eval_on_selector(
            selector,
            "mark => { const box = mark.getBoundingClientRect(); return box.top >= 0 && box.top < innerHeight }",
        )
    )


def test_a_claim_leads_to_its_words_in_the_article_and_back(report_page: str, open_page: OpenPage) -> None:
    page = open_page(report_page)
    opened, claim = page.locator("details.claim:has(svg.trail)").all()[:2]
    assert opened.locator("svg.trail").is_visible()
    assert not claim.locator("svg.trail").is_visible()
    claim.locator("summary").first.click()
    assert claim.locator("svg.trail").is_visible()
    link = claim.get_by_role("link", name=re.compile(r"^paragraph \d+$")).first
    anchor = link.get_attribute("href")
    link.click()
    assert page.url.endswith(anchor)
    assert is_in_view(page, anchor)
    marked = page.locator(anchor).inner_text()
    assert marked.split()[0] in claim.inner_text()
    back = page.locator(f"article:has({anchor}) a.ref[href='#{claim.get_attribute('id')}']").first
    back.click()
    assert is_in_view(page, f"#{claim.get_attribute('id')}")


def test_a_link_to_a_claim_that_may_not_be_one_opens_what_it_is_folded_under(
    report_page: str, open_page: OpenPage
) -> None:
    page = open_page(report_page)
    fold = page.locator("#claims > details.further:has(> summary.t-caution)")
    claim = fold.locator("details.claim").first
    assert not claim.is_visible()
    anchor = f"#{claim.get_attribute('id')}"
    page.locator(f"article a.ref[href='{anchor}']").first.click()
    assert claim.is_visible()
    assert is_in_view(page, anchor)


def test_the_seeds_show_on_whose_word_the_feelers_rest_and_who_denies_them(
    seeds_page: str, open_page: OpenPage
) -> None:
    page = open_page(seeds_page)
    claim = page.locator("details.claim").filter(has_text="feelers").first
    assert "denied by" in claim.locator("summary").first.inner_text()
    assert "wo anonymous sources close to the Kremlin" in claim.locator("summary .word").first.inner_text()
    if claim.get_attribute("open") is None:
        claim.locator("summary").first.click()
    trail = claim.locator("svg").first.text_content() or ""
    assert "Bloomberg" in trail
    assert "two" in trail
    link = claim.get_by_role("link", name=re.compile(r"^paragraph \d+$")).first
    anchor = link.get_attribute("href")
    link.click()
    assert is_in_view(page, anchor)


def test_the_keys_alone_open_and_close_a_claim(report_page: str, open_page: OpenPage) -> None:
    page = open_page(report_page)
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('details.claim > summary')"):
            break
    page.keyboard.press("Enter")
    assert page.locator("details.claim").first.get_attribute("open") is None
    page.keyboard.press("Enter")
    assert page.locator("details.claim").first.get_attribute("open") is not None
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline != "none"


def test_everything_is_there_without_scripts_and_fits_a_phone(report_page: str, open_page: OpenPage) -> None:
    page = open_page(report_page, java_script_enabled=False, viewport=NARROW)
    text = page.locator("body").inner_text()
    for heading in ("What is claimed, and on whose word", "Who carries what", "Who speaks", "When"):
        assert heading in text
    assert page.locator("details.claim").first.get_by_role("link", name=re.compile("paragraph")).first.is_visible()
    assert not page.locator("details.claim svg.trail").first.is_visible()


def test_axe_finds_nothing_serious_in_light_and_dark_wide_and_narrow(small_page: str, open_page: OpenPage) -> None:
    assert find_barriers(open_page(small_page)) == []
    assert find_barriers(open_page(small_page, color_scheme="dark"), all_else=False) == []
    assert find_barriers(open_page(small_page, viewport=NARROW), contrast=False) == []


@pytest.mark.parametrize("width", [360, 390, 768, 1160])
def test_no_width_makes_the_page_scroll_sideways(report_page: str, open_page: OpenPage, width: int) -> None:
    assert not overflows(open_page(report_page, viewport={"width": width, "height": 800}))


def test_it_prints_what_is_open_and_every_claim_as_a_line(small_page: str, open_page: OpenPage) -> None:
    page = open_page(small_page, viewport=WIDE)
    page.emulate_media(media="print")
    claims = page.locator("details.claim")
    assert claims.first.locator("svg, .trail").first.is_visible()
    assert all(claim.locator("summary .line").is_visible() for claim in claims.all())
    document = page.pdf(format="A4")
    assert document.startswith(b"%PDF-")
    assert 2 <= len(re.findall(rb"/Type\s*/Page\b", document)) <= 40


def test_one_kind_of_difference_is_shown_at_a_time_with_the_keys_alone(
    many_differences_page: str, open_page: OpenPage
) -> None:
    page = open_page(many_differences_page, java_script_enabled=False)
    shown = page.locator("#differences .difference:visible")
    assert shown.count() == 12
    page.locator("#kind-all").focus()
    page.keyboard.press("ArrowRight")
    assert page.locator("#kind-number").is_checked()
    assert shown.count() == 10  # of the folded ones as well
    assert set(shown.locator(".kind").all_inner_texts()) == {"number"}
    assert not page.locator("#differences > details > summary").is_visible()
    page.keyboard.press("ArrowLeft")
    assert shown.count() == 12


def test_all_differences_are_printed_whichever_are_chosen(many_differences_page: str, open_page: OpenPage) -> None:
    page = open_page(many_differences_page)
    page.locator("#kind-number").check()
    page.emulate_media(media="print")
    assert page.locator("#differences .difference:visible").count() == 20
    assert not page.locator(".kinds").is_visible()


def test_a_list_of_many_differences_has_no_barriers_and_fits_a_phone(
    many_differences_page: str, open_page: OpenPage
) -> None:
    assert find_barriers(open_page(many_differences_page)) == []
    assert find_barriers(open_page(many_differences_page, color_scheme="dark"), all_else=False) == []
    narrow = open_page(many_differences_page, viewport=NARROW)
    assert find_barriers(narrow, contrast=False) == []
    assert not overflows(narrow)

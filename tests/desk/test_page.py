"""A check as a page: every finding beside its words, every passage of the coverage in its paragraph, and back."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from sayso.desk import Checked, Finding, Kind, check
from sayso.desk.findings import SEVERITY, Beside
from sayso.desk.page import render_check
from sayso.desk.views import view_check
from sayso.reading import read
from sayso.report import analyse
from sayso.types import Article, Boilerplate, Passage, Span

EXAMPLES = Path(__file__).parents[2] / "examples"
DRAFT = Article(
    id="draft",
    title="Kiln at Orrel to stop",
    text="The kiln will stop in May, Ada Brock said.\n\nSome 40 potters work there.\n\nNobody was asked.",
)
WIRE = Article(id="wire", outlet="Orrel Wire", title="The kiln", text="It rained.\n\nSome 50 potters work at the kiln.")


def passage(article: Article, words: str) -> Passage:
    start = article.text.index(words)
    return Passage((Span(start, start + len(words)),), words)


def number_found(note: str = "The draft gives 40; Orrel Wire gives 50.") -> Finding:
    beside = Beside("wire", "Orrel Wire", passage(WIRE, "Some 50 potters"))
    return Finding(
        Kind.NUMBER_DIFFERS, SEVERITY[Kind.NUMBER_DIFFERS], passage(DRAFT, "Some 40 potters"), note, (beside,)
    )


def cue_found() -> Finding:
    return Finding(Kind.JUDGING_CUE, SEVERITY[Kind.JUDGING_CUE], passage(DRAFT, "said"), "A cue.")


@pytest.fixture(scope="module")
def example_page() -> str:
    articles = [item for item in read([EXAMPLES / "draft.txt", EXAMPLES / "ferry"]) if isinstance(item, Article)]
    draft, *coverage = (analyse(article, threads=1) for article in articles)
    return render_check(check(draft, coverage))


def test_a_note_stands_beside_the_paragraph_in_which_its_words_begin() -> None:
    view = view_check(Checked(DRAFT, (WIRE,), (number_found(), cue_found())))
    assert [[finding.number for finding in row.findings] for row in view.rows] == [[2], [1]]
    assert [paragraph.number for paragraph in view.rows[1].rest] == [3]
    assert [finding.where for severity in view.severities for finding in severity.findings] == [
        "paragraph 2",
        "paragraph 1",
    ]


def test_what_differs_is_underlined_in_the_draft_and_in_what_others_have() -> None:
    view = view_check(Checked(DRAFT, (WIRE,), (number_found(),)))
    (finding,) = view.severities[0].findings
    assert [piece.text for piece in finding.own if piece.differs] == ["40"]
    assert [piece.text for piece in finding.beside[0].pieces if piece.differs] == ["50"]


def test_of_passages_told_otherwise_only_the_numbers_of_the_note_are_underlined() -> None:
    wire = Article(
        id="wire", outlet="Orrel Wire", text="At the Orrel kiln on 4 April there were 50 potters, the union counted."
    )
    beside = Beside("wire", "Orrel Wire", passage(wire, wire.text.removesuffix(".")))
    found = replace(number_found(), beside=(beside,))
    (finding,) = view_check(Checked(DRAFT, (wire,), (found,))).severities[0].findings
    assert [piece.text for piece in finding.own if piece.differs] == ["40"]
    assert [piece.text for piece in finding.beside[0].pieces if piece.differs] == ["50"]


def test_only_the_paragraphs_of_the_coverage_are_shown_that_a_finding_points_to() -> None:
    view = view_check(Checked(DRAFT, (WIRE, Article(id="other", text="Nothing of it.")), (number_found(),)))
    (excerpt,) = view.excerpts
    assert (excerpt.outlet, [paragraph.number for paragraph in excerpt.paragraphs]) == ("Orrel Wire", [2])


def test_two_findings_on_the_same_words_are_one_mark_with_both_anchors() -> None:
    page = render_check(Checked(DRAFT, (WIRE,), (number_found(), number_found("Another sentence."))))
    assert '<span class="w6 caution" id="d1"><span id="d2"></span>Some 40 potters</span>' in page
    assert page.count("<mark") == 0


def test_a_draft_without_findings_says_that_this_is_no_proof() -> None:
    page = render_check(Checked(DRAFT))
    assert "no proof that there is nothing" in page
    assert "a draft, checked by itself" in page
    assert "What the others have" not in page


def test_every_link_leads_to_something_on_the_page(example_page: str) -> None:
    names = re.findall(r'\bid="([^"]+)"', example_page)
    assert len(names) == len(set(names))
    led = set(re.findall(r'href="#([^"]+)"', example_page))
    assert len(led) > 30
    assert led <= set(names)


def test_the_page_holds_all_that_it_needs_and_allows_nothing_else(example_page: str) -> None:
    assert "default-src &#39;none&#39;" in example_page
    assert not re.findall(r"<script|<link|\bsrc=|style=\"", example_page)
    assert re.sub(r"<[^>]+>", "", example_page).count("At least 14 people died") >= 2


def test_markup_in_a_draft_and_in_the_coverage_is_shown_as_text() -> None:
    attack = "<img src=x onerror=alert(1)>\u202e"
    draft = Article(id="d", title=attack, text=f"{attack} said Ann.")
    wire = Article(id="w", outlet=attack, title=attack, url="javascript:alert(2)", text=attack)
    beside = Beside("w", attack, passage(wire, attack))
    finding = Finding(Kind.NAME_DIFFERS, SEVERITY[Kind.NAME_DIFFERS], passage(draft, attack), attack, (beside,))
    page = render_check(Checked(draft, (wire,), (finding,), not_measured=(attack,)))
    assert "<img" not in page
    assert "\u202e" not in page
    assert "javascript:" not in page


def test_a_heading_is_set_as_one_and_other_boilerplate_says_why_it_was_left_out() -> None:
    text = "Share\n\nThe kiln will stop.\n\nThe town\n\nIt has one."
    start = text.index("The town")
    marks = (Boilerplate(0, 5, "share, print or payment words"), Boilerplate(start, start + 8, "heading"))
    page = render_check(Checked(Article(id="d", text=text, boilerplate=marks)))
    assert '<p class="heading">The town</p>' in page
    assert "share, print or payment words: not checked" in page
    assert "heading: not checked" not in page

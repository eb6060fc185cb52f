"""Markdown for pasting, read by a CommonMark parser."""

from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token

from sayso.presenting.markdown import to_markdown
from sayso.types import Report

from .hostile import ATTACK, hostile_report
from .sample import REPORT

PARSER = MarkdownIt("commonmark").enable("table")


def inline(report: Report) -> list[Token]:
    return [child for token in PARSER.parse(to_markdown(report)) for child in token.children or ()]


def headings(report: Report) -> list[str]:
    tokens = PARSER.parse(to_markdown(report))
    return [after.content for token, after in pairwise(tokens) if token.type == "heading_open"]


def shown(report: Report) -> str:
    return "\n".join(token.content for token in inline(report) if token.type == "text")


def test_the_sections_stand_in_the_order_of_the_page() -> None:
    assert headings(REPORT) == [
        "City Hall denies plan to sell waterworks",
        "What is claimed, and on whose word",
        "Quotations that several print",
        "Differences",
        "Who speaks",
        "Articles",
        "Left out",
        "Not measured",
    ]


def test_a_claim_has_its_wording_its_chains_and_the_words_of_each_outlet() -> None:
    text = shown(REPORT)
    assert "The Ellan Courier and Northgate Post ← Corvane News ← two people" in text
    assert "“the mayor had offered the waterworks to Brask for 301 million crowns”" in text
    assert "denied by Jon Tavel and City Hall" in text


def test_links_lead_to_the_articles_that_have_an_address() -> None:
    links = [token.attrs["href"] for token in inline(REPORT) if token.type == "link_open"]
    assert links == ["https://courier.example/waterworks", "https://post.example/a/1"]


def test_nothing_from_an_article_becomes_markup() -> None:
    tokens = inline(hostile_report())
    blocks = {token.type for token in PARSER.parse(to_markdown(hostile_report()))}
    assert not {"html_block", "code_block", "fence", "table_open", "hr", "blockquote_open"} & blocks
    assert not {"html_inline", "image", "link_open", "code_inline"} & {token.type for token in tokens}
    assert "<script>alert(1)</script>" in shown(hostile_report())
    assert "\x1b" in ATTACK
    assert "\x1b" not in to_markdown(hostile_report())


def test_a_line_that_looks_like_a_list_a_rule_or_a_heading_is_text() -> None:
    for words in ("# no heading", "- no item", "1. no item", "--- no rule", "=== no heading", "+ no item"):
        report = Report("title", REPORT.articles, {}, not_measured=(words,))
        assert words in shown(report).split("\n")


def test_an_empty_report_is_a_title_and_its_counts() -> None:
    assert headings(Report("nothing", (), {})) == ["nothing"]

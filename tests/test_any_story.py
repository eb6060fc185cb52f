"""Whatever articles hold and say of themselves: their report is made, fits its format, and can be written in all."""

from datetime import date
from typing import Any

import jsonschema
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.desk import check
from sayso.desk.json import check_json, check_schema
from sayso.presenting.exports import export_document
from sayso.presenting.formats import FOLDERS, Format
from sayso.presenting.json import report_schema, to_json
from sayso.report import compare
from sayso.types import Act, Analysis, Article, Attribution, Passage, QuotationType, Span, text_of

# Pieces that the rules look for, so that made-up articles reach deep into them.
PIECES = (
    "Mayor Ada Venn|Venn|Ms. Venn|she|they|officials|two people close to the talks|the Harbour Ledger|Reuters|"
    "the report|according to|citing|said|told|denied|confirmed|asked whether|that|the bridge|would close|3 days|"
    "$4.5 million|14 people|on Monday|yesterday|May 5|in 2021|first|the largest|“|”|\"|'|’s|(|)|,|.|;|—|\n|\n\n|never|"
    "false|in an interview with|a spokesman for|, who|U.S.|former|half of|and|but|he said|we will fix it|"
    "we will not fix it|the two|none|\u202e|<b>|&amp;|@ada|http://[|…|[sic]|s***|½|\u200b|𝒜|İ"
).split("|")
TEXTS = st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from([" ", " ", ""])), min_size=1, max_size=60).map(
    lambda pairs: "".join(piece + joint for piece, joint in pairs)
)
DATES = [None, "2024", "2024-01-02", "2024-01-02T10:00:00Z", "2024-02-31", "9999-12-31T23:59+14:00"]
OUTLETS = [None, "", "Harbour Ledger", "Reuters", "The " + "Post " * 100, "<b>x</b>"]
ADDRESSES = [
    None,
    "http://[",
    "http://a]b",
    "javascript:alert(1)",
    "https://ledger.example/a b",
    "https://a.b/" + "c" * 900,
]


def passages(text: str, most: int) -> st.SearchStrategy[Passage]:
    """Words of a text, from the beginning of one to the end of another."""
    words = [n for n, character in enumerate(text) if character.isalnum()]

    def between(first: int, length: int) -> Passage:
        start, end = words[first], words[min(first + length, len(words) - 1)] + 1
        return Passage((Span(start, end),), text_of(text, (Span(start, end),)))

    return st.builds(between, st.integers(0, len(words) - 1), st.integers(0, most))


@st.composite
def analyses(draw: st.DrawFn) -> Analysis:
    text = draw(TEXTS.filter(lambda text: any(map(str.isalnum, text))))
    article = Article(
        id=draw(st.uuids()).hex,
        text=text,
        url=draw(st.sampled_from(ADDRESSES)),
        outlet=draw(st.sampled_from(OUTLETS)),
        title=draw(st.none() | TEXTS),
        authors=draw(st.sampled_from([(), ("Ada Venn",), ("", "x" * 400)])),
        published=(published := draw(st.sampled_from(DATES))),
        published_basis="metadata" if published else None,
    )
    found = st.builds(
        Attribution,
        st.just(Passage((), "")) | passages(text, 20),
        passages(text, 8),
        passages(text, 120),
        st.sampled_from(QuotationType),
        st.sampled_from(Act),
        confidence=st.floats(0, 1),
    )
    return Analysis(article, tuple(draw(st.lists(found, max_size=5))))


def problems(schema: dict[str, Any], written: object) -> list[Any]:
    return list(jsonschema.Draft202012Validator(schema).iter_errors(written))


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(story=st.lists(analyses(), min_size=1, max_size=3))
def test_any_story_has_its_report_in_every_format(story: list[Analysis]) -> None:
    report = compare(story, today=date(2024, 1, 3))
    assert {article.text for article in report.articles} == {analysis.article.text for analysis in story}
    assert problems(report_schema(), to_json(report)) == []
    assert all(export_document(report, form) for form in Format if form not in FOLDERS)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(draft=analyses(), coverage=st.lists(analyses(), max_size=2))
def test_any_draft_is_checked(draft: Analysis, coverage: list[Analysis]) -> None:
    assert problems(check_schema(), check_json(check(draft, coverage, today=date(2024, 1, 3)))) == []

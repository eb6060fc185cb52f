"""A check as text, Markdown and JSON."""

import io
import json
from dataclasses import replace

import jsonschema
import pytest
from rich.console import Console

from sayso.desk import Beside, Checked, Finding, Kind, Severity
from sayso.desk.json import check_schema, dump_check
from sayso.desk.markdown import check_markdown
from sayso.desk.text import print_check
from sayso.errors import SpanError
from sayso.presenting.json import report_schema
from sayso.types import Article, Edit, Passage, Rejected, Span, text_of

VALIDATOR = jsonschema.Draft202012Validator(check_schema())
DRAFT = Article(
    "draft",
    "Wall will not hold\n\n“It will not hold another decade,” Ada Quill said.\n\nOfficials met in *June*.\n",
    path="draft.txt",
    title="Wall will not hold",
)
WIRE = Article(
    "wire", "“It will not hold another winter,” said Ada Quill.", outlet="Ansel Wire", published="2031-06-11"
)
LEDGER = replace(WIRE, id="ledger", outlet="The Ledger")


def words(article, text):
    start = article.text.index(text)
    return Passage((Span(start, start + len(text)),), text)


ALTERED = Finding(
    Kind.QUOTATION_ALTERED,
    Severity.FIRST,
    words(DRAFT, "It will not hold another decade"),
    "Ansel Wire and The Ledger print this otherwise: “winter” there, “decade” in the draft.",
    (
        Beside("wire", "Ansel Wire", words(WIRE, "It will not hold another winter")),
        Beside("ledger", "The Ledger", words(LEDGER, "It will not hold another winter")),
    ),
    (Edit("winter", "decade", "replaced"),),
)
UNDESCRIBED = Finding(
    Kind.SOURCE_UNDESCRIBED, Severity.NEXT, words(DRAFT, "Officials"), "“Officials”: who they are is not said, nor why."
)
CHECKED = Checked(
    DRAFT, (WIRE, LEDGER), (ALTERED, UNDESCRIBED), (Rejected("scan.pdf", "not text"),), ("Something was not told.",)
)


def written(checked):
    stream = io.StringIO()
    dump_check(checked, stream)
    return json.loads(stream.getvalue())


def printed(checked, width=100):
    stream = io.StringIO()
    print_check(checked, Console(file=stream, width=width))
    return stream.getvalue()


def test_the_schema_is_a_schema_and_shares_its_parts_with_that_of_the_report():
    jsonschema.Draft202012Validator.check_schema(check_schema())
    own, report = check_schema()["$defs"], report_schema()["$defs"]
    assert {name for name in own if own[name] == report.get(name)} == {"iso_date", "spans", "rejected"}
    assert own["article"]["required"] == report["article"]["required"]
    assert own["finding"]["properties"]["kind"]["enum"] == [kind.value for kind in Kind]
    assert own["finding"]["properties"]["severity"]["enum"] == [severity.value for severity in Severity]


@pytest.mark.parametrize("checked", [CHECKED, Checked(DRAFT)], ids=["found", "empty"])
def test_a_written_check_fits_the_schema(checked):
    assert list(VALIDATOR.iter_errors(written(checked))) == []


def test_what_is_written_is_what_was_found():
    found = written(CHECKED)
    first, second = found["findings"]
    assert (first["kind"], first["severity"]) == ("quotation_altered", "look_at_first")
    assert (first["paragraph"], first["line"]) == (2, 3)
    assert (second["paragraph"], second["line"], second["beside"]) == (3, 5, [])
    assert first["edits"] == [{"from": "winter", "to": "decade", "kind": "replaced"}]
    texts = {article["id"]: article["text"] for article in (found["draft"], *found["coverage"])}
    for passage in (first, *({**beside, "id": beside["article"]} for beside in first["beside"])):
        spans = tuple(Span(*pair) for pair in passage["spans"])
        assert text_of(texts[passage.get("id", "draft")], spans) == passage["text"]


@pytest.mark.parametrize("passage", [Passage((Span(0, 4),), "Wool"), Passage((Span(0, 9999),), "Wall")])
def test_a_passage_that_the_draft_does_not_have_is_not_written(passage):
    stream = io.StringIO()
    with pytest.raises(SpanError):
        dump_check(replace(CHECKED, findings=(replace(ALTERED, passage=passage),)), stream)
    assert stream.getvalue() == ""


def test_text_leads_with_what_to_look_at_first_and_says_where():
    text = " ".join(printed(CHECKED).split())
    parts = [
        "Wall will not hold",
        "checked beside 2 articles: 2 things to look at, 1 of them first",
        "Look at first",
        "1 Ansel Wire and The Ledger print this otherwise",
        "paragraph 2, line 3: “It will not hold another decade”",
        "Ansel Wire and The Ledger: “It will not hold another winter”",
        "Look at next",
        "2 “Officials”: who they are is not said, nor why.",
        "Left out",
        "scan.pdf: not text",
        "Not measured",
        "Something was not told.",
    ]
    places = [text.find(part) for part in parts]
    assert -1 not in places
    assert places == sorted(places)


def test_text_keeps_to_the_width_of_a_terminal():
    for width in (30, 44, 120):
        assert all(len(line) <= width for line in printed(CHECKED, width).splitlines())


def test_nothing_found_is_said_and_not_taken_for_proof():
    text = " ".join(printed(Checked(DRAFT)).split())
    assert "checked by itself: nothing to look at" in text
    assert "no proof" in text


def test_what_would_turn_a_terminal_or_markdown_is_shown_as_text():
    hostile = replace(DRAFT, title="a\x1b[31m <script> *b*")
    assert "\x1b" not in printed(replace(CHECKED, draft=hostile))
    lines = check_markdown(replace(CHECKED, draft=hostile)).splitlines()
    assert lines[0] == "# a⟨U+001B⟩\\[31m \\<script\\> \\*b\\*"


def test_markdown_has_every_finding_with_its_passages():
    text = check_markdown(CHECKED)
    assert "## Look at first\n\n- **Ansel Wire and The Ledger print this otherwise" in text
    assert "    - draft, paragraph 2, line 3: “It will not hold another decade”" in text
    assert "    - Ansel Wire and The Ledger: “It will not hold another winter”" in text
    assert text.endswith("Something was not told.\n")

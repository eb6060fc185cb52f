import io
import json
from dataclasses import replace

import jsonschema
import pytest

from sayso.errors import SpanError
from sayso.presenting.json import dump_report, report_schema, to_json
from sayso.types import Boilerplate, Passage, Report, Span, text_of

from .hostile import hostile_report
from .sample import REPORT

VALIDATOR = jsonschema.Draft202012Validator(report_schema())


def written(report: Report) -> dict:
    stream = io.StringIO()
    dump_report(report, stream)
    return json.loads(stream.getvalue())


def test_the_schema_is_a_schema():
    meta = jsonschema.Draft202012Validator(jsonschema.Draft202012Validator.META_SCHEMA)
    assert list(meta.iter_errors(report_schema())) == []


@pytest.mark.parametrize("report", [REPORT, Report("nothing", (), {})], ids=["sample", "empty"])
def test_a_written_report_fits_the_schema(report):
    assert list(VALIDATOR.iter_errors(written(report))) == []


def test_what_is_written_is_what_the_value_holds():
    found = written(REPORT)
    assert found["format"] == "sayso.report/1"
    assert found["story"] == {
        "title": "City Hall denies plan to sell waterworks",
        "first_published": "2031-06-11T18:20:00+02:00",
        "last_published": "2031-06-13",
    }
    assert found["articles"][2]["published_note"].startswith("from “only last week”")
    two = next(entity for entity in found["entities"] if entity["id"] == "e-two")
    assert (two["type"], two["count"], two["description"]) == ("anonymous", 2, "familiar with the talks")
    inner = next(attribution for attribution in found["attributions"] if attribution["id"] == "a2")
    assert inner["within"] == "a1"
    assert inner["chain"] == ["e-corvane", "e-two"]
    assert inner["source"]["entity"] == "e-two"
    assert inner["source"]["anonymous"] is True
    assert inner["said"] == {"from": "2031-06-10", "to": "2031-06-10", "text": "on Tuesday", "basis": "stated"}
    assert found["claims"][0]["outlets"]["herald"] == "denial_only"
    assert found["claims"][4]["mentions"][0]["attribution"] is None
    assert found["quotes"][0]["edits"][1] == {"from": "sit in this chair", "to": "hold this chair", "kind": "replaced"}
    assert found["timeline"][0]["from"] == "2031-05-01"
    assert found["rejected"][0] == {"path": "coverage/scan.pdf", "reason": "not text: a binary file"}


def test_every_passage_gives_its_words_back_from_its_spans():
    found = written(REPORT)
    texts = {article["id"]: article["text"] for article in found["articles"]}
    checked = 0

    def check(node, article):
        nonlocal checked
        if isinstance(node, list):
            for item in node:
                check(item, article)
        elif isinstance(node, dict):
            article = node.get("article", article)
            if "spans" in node:
                assert text_of(texts[article], tuple(Span(*pair) for pair in node["spans"])) == node["text"]
                checked += 1
            for value in node.values():
                check(value, article)

    for part in ("attributions", "claims", "quotes", "differences"):
        check(found[part], None)
    assert checked > 100


@pytest.mark.parametrize(
    "passage",
    [
        Passage((Span(0, 5),), "other words"),
        Passage((Span(4, 9), Span(0, 3)), "in the wrong order"),
        Passage((Span(0, 1_000_000),), "behind the end"),
        Passage((), "words without a place"),
    ],
)
def test_spans_that_do_not_give_their_words_are_not_written(passage):
    claim = REPORT.claims[0]
    broken = replace(claim, mentions=(replace(claim.mentions[0], passage=passage), *claim.mentions[1:]))
    stream = io.StringIO()
    with pytest.raises(SpanError):
        dump_report(replace(REPORT, claims=(broken,)), stream)
    assert stream.getvalue() == ""


def test_a_passage_of_an_article_that_is_not_there_is_not_written():
    with pytest.raises(SpanError, match="not in the report"):
        to_json(replace(REPORT, articles=REPORT.articles[1:]))


def test_boilerplate_outside_the_text_is_not_written():
    article = replace(REPORT.articles[0], boilerplate=(Boilerplate(0, 99_999, "caption"),))
    with pytest.raises(SpanError):
        to_json(replace(REPORT, articles=(article, *REPORT.articles[1:])))


def test_lone_surrogates_survive_as_escapes():
    report = replace(REPORT, title="half a pair \ud83d here")
    stream = io.StringIO()
    dump_report(report, stream)
    stream.getvalue().encode("utf-8")
    assert json.loads(stream.getvalue())["story"]["title"] == "half a pair \ud83d here"


def test_a_hostile_report_is_written_as_it_is():
    hostile = hostile_report()
    assert written(hostile)["story"]["title"] == hostile.title


def broken_by(change):
    found = written(REPORT)
    change(found)
    return [error.json_path for error in VALIDATOR.iter_errors(found)]


@pytest.mark.parametrize(
    ("change", "where"),
    [
        (lambda found: found.pop("origins"), "$"),
        (lambda found: found["claims"][0].update(status="true"), "$.claims[0].status"),
        (lambda found: found["attributions"][0]["cue"]["spans"][0].append(7), "$.attributions[0].cue.spans[0]"),
        (lambda found: found["attributions"][0]["source"].update(name="x"), "$.attributions[0].source"),
        (lambda found: found["attributions"][0].update(confidence=1.2), "$.attributions[0].confidence"),
        (lambda found: found["claims"][0]["outlets"].update(post="maybe"), "$.claims[0].outlets.post"),
        (lambda found: found["articles"][0].update(published="yesterday"), "$.articles[0].published"),
        (lambda found: found["timeline"][0].pop("article"), "$.timeline[0]"),
    ],
)
def test_the_schema_rejects_what_breaks_the_format(change, where):
    assert broken_by(change) == [where]


def test_the_schema_allows_more_fields_where_the_format_may_grow():
    assert broken_by(lambda found: found["claims"][0].update(weight=3)) == []

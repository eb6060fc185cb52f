"""A check as JSON, in the format `sayso.check/1`, and the JSON Schema that ships with it."""

import json
from functools import cache
from importlib.resources import files
from typing import TextIO

from sayso.desk.findings import FORMAT, Checked, Finding
from sayso.desk.places import Place, Places
from sayso.presenting.json import Json, article_json, dump_json, passage_json


@cache
def check_schema() -> Json:
    """Return the JSON Schema (draft 2020-12) of `sayso.check/1`. Do not change the dictionary that is returned."""
    schema: Json = json.loads(files("sayso.desk").joinpath("check.schema.json").read_text(encoding="utf-8"))
    return schema


def check_json(checked: Checked) -> Json:
    """Return a check as plain dictionaries and lists, with the names of `sayso.check/1`.

    Raises SpanError where spans do not fit the text of their article, or do not give the words beside them.
    """
    places = Places(checked.draft)
    texts = {article.id: article.text for article in (checked.draft, *checked.coverage)}
    return {
        "format": FORMAT,
        "draft": article_json(checked.draft, checked.draft.outlet),
        "coverage": [article_json(article, article.outlet) for article in checked.coverage],
        "findings": [
            _finding(checked.draft.id, finding, places.of(finding.passage), texts) for finding in checked.findings
        ],
        "rejected": [{"path": rejected.path, "reason": rejected.reason} for rejected in checked.rejected],
        "not_measured": list(checked.not_measured),
    }


def _finding(draft: str, finding: Finding, place: Place, texts: dict[str, str]) -> Json:
    return {
        "kind": finding.kind.value,
        "severity": finding.severity.value,
        "note": finding.note,
        **passage_json(texts, draft, finding.passage),
        "paragraph": place.paragraph,
        "line": place.line,
        "beside": [
            {
                "article": beside.article,
                "outlet": beside.outlet,
                **passage_json(texts, beside.article, beside.passage),
            }
            for beside in finding.beside
        ],
        "edits": [{"from": edit.before, "to": edit.after, "kind": edit.kind} for edit in finding.edits],
    }


def dump_check(checked: Checked, stream: TextIO) -> None:
    """Write a check as JSON. Raises SpanError as `check_json` does, before anything is written."""
    dump_json(check_json(checked), stream)

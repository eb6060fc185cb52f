"""Web Annotations: the structure that the recommendation asks for, and offsets that lead back to the words."""

import json
from collections import Counter

import jsonschema
import pytest
from rdflib import RDF, Graph, Namespace

from sayso.presenting.exports import export_document
from sayso.presenting.formats import Format
from sayso.presenting.iris import name_iris
from sayso.types import Report

from .hostile import hostile_report
from .sample import REPORT

pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph")  # within rdflib

REPORTS = [REPORT, hostile_report(), Report("nothing", (), {})]
OA = Namespace("http://www.w3.org/ns/oa#")
MOTIVATIONS = "assessing bookmarking classifying commenting describing editing highlighting identifying linking "
MOTIVATIONS += "moderating questioning replying tagging"
IRI = {"type": "string", "format": "iri", "minLength": 1}
BODY = {
    "anyOf": [
        IRI,
        {
            "type": "object",
            "properties": {"type": {"const": "TextualBody"}, "value": {"type": "string"}},
            "required": ["type", "value"],
        },
    ]
}
TARGET = {
    "type": "object",
    "required": ["source", "selector"],
    "properties": {
        "source": IRI,
        "selector": {
            "type": "array",
            "prefixItems": [
                {
                    "type": "object",
                    "required": ["type", "exact", "prefix", "suffix"],
                    "properties": {"type": {"const": "TextQuoteSelector"}, "exact": {"type": "string", "minLength": 1}},
                },
                {
                    "type": "object",
                    "required": ["type", "start", "end"],
                    "properties": {
                        "type": {"const": "TextPositionSelector"},
                        "start": {"type": "integer", "minimum": 0},
                        "end": {"type": "integer", "minimum": 1},
                    },
                },
            ],
            "minItems": 2,
            "maxItems": 2,
        },
    },
}
SCHEMA = {  # Web Annotation Data Model, sections 3, 4 and 5: what is a MUST there
    "type": "object",
    "required": ["@context", "id", "type", "total", "first"],
    "properties": {
        "@context": {"const": "http://www.w3.org/ns/anno.jsonld"},
        "id": IRI,
        "type": {"const": "AnnotationCollection"},
        "total": {"type": "integer", "minimum": 0},
        "first": {
            "type": "object",
            "required": ["id", "type", "items"],
            "properties": {
                "type": {"const": "AnnotationPage"},
                "items": {
                    "type": "array",
                    "items": {
                        "type": "object",
                        "required": ["id", "type", "motivation", "body", "target"],
                        "properties": {
                            "id": IRI,
                            "type": {"const": "Annotation"},
                            "motivation": {"enum": MOTIVATIONS.split()},
                            "body": {"anyOf": [BODY, {"type": "array", "items": BODY, "minItems": 1}]},
                            "target": {"anyOf": [TARGET, {"type": "array", "items": TARGET, "minItems": 2}]},
                        },
                    },
                },
            },
        },
    },
}
# The terms of the W3C's context that are used here, so that nothing is fetched.
CONTEXT = {
    "oa": str(OA),
    "as": "https://www.w3.org/ns/activitystreams#",
    "rdf": str(RDF),
    "id": "@id",
    "type": "@type",
    "Annotation": "oa:Annotation",
    "AnnotationCollection": "as:OrderedCollection",
    "AnnotationPage": "as:OrderedCollectionPage",
    "TextualBody": "oa:TextualBody",
    "TextQuoteSelector": "oa:TextQuoteSelector",
    "TextPositionSelector": "oa:TextPositionSelector",
    "first": {"@id": "as:first", "@type": "@id"},
    "items": {"@id": "as:items", "@type": "@id", "@container": "@list"},
    "body": {"@id": "oa:hasBody", "@type": "@id"},
    "target": {"@id": "oa:hasTarget", "@type": "@id"},
    "source": {"@id": "oa:hasSource", "@type": "@id"},
    "selector": {"@id": "oa:hasSelector", "@type": "@id"},
    "exact": "oa:exact",
    "start": "oa:start",
    "end": "oa:end",
    "value": "rdf:value",
}


def written(report: Report) -> dict:
    return json.loads(export_document(report, Format.ANNOTATIONS))


def targets(annotation: dict) -> list[dict]:
    target = annotation["target"]
    return target if isinstance(target, list) else [target]


@pytest.mark.parametrize(
    "report", [REPORT, hostile_report(), Report("nothing", (), {})], ids=["sample", "hostile", "empty"]
)
def test_the_structure_is_that_of_the_recommendation(report: Report) -> None:
    document = written(report)
    jsonschema.Draft202012Validator(SCHEMA).validate(document)
    items = document["first"]["items"]
    assert document["total"] == len(items)
    assert max(Counter(item["id"] for item in items).values(), default=1) == 1


@pytest.mark.parametrize("report", [REPORT, hostile_report()], ids=["sample", "hostile"])
def test_both_selectors_of_every_target_lead_to_the_same_words(report: Report) -> None:
    texts = {name_iris(report).articles[a.id]: a.text.replace("\ud800", "\ufffd") for a in report.articles}
    count = 0
    for annotation in written(report)["first"]["items"]:
        for target in targets(annotation):
            quote, position = target["selector"]
            text = texts[target["source"]]
            start, end = position["start"], position["end"]
            assert text[start:end] == quote["exact"]
            assert text[:start].endswith(quote["prefix"])
            assert text[end:].startswith(quote["suffix"])
            assert quote["prefix"] or start == 0
            count += 1
    assert count > 50


def test_every_span_of_every_attribution_is_a_target() -> None:
    expected = Counter(
        (name_iris(REPORT).articles[found.article], span)
        for found in REPORT.attributions
        for part in (found.attribution.source, found.attribution.cue, found.attribution.content)
        for span in part.spans
    )
    got = Counter(
        (target["source"], (target["selector"][1]["start"], target["selector"][1]["end"]))
        for annotation in written(REPORT)["first"]["items"]
        if "#attribution-" in annotation["id"]
        for target in targets(annotation)
    )
    assert got == expected


def test_an_rdf_library_finds_every_annotation_with_its_selectors() -> None:
    document = written(REPORT) | {"@context": CONTEXT}
    graph = Graph().parse(data=json.dumps(document), format="json-ld")
    assert len(set(graph.subjects(RDF.type, OA.Annotation))) == document["total"]
    selectors = set(graph.subjects(RDF.type, OA.TextPositionSelector))
    assert len(selectors) == sum(len(targets(item)) for item in document["first"]["items"])
    assert all(graph.value(selector, OA.start) is not None for selector in selectors)

"""Exports as linked data, read by an RDF library that fetches nothing: schema.org and PROV-O."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from rdflib import Graph, URIRef
from rdflib import namespace as ns
from rdflib.term import Node

from sayso.presenting.exports import export_document
from sayso.presenting.formats import Format
from sayso.presenting.iris import name_iris
from sayso.presenting.linked import typed_date
from sayso.types import Report

from .hostile import hostile_report
from .sample import REPORT

pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph")  # within rdflib

REPORTS = [REPORT, hostile_report(), Report("nothing", (), {})]
IRIS = name_iris(REPORT)
KNOWN = {
    str(ns.SDO): ns.SDO,
    str(ns.PROV): ns.PROV,
    str(ns.DCTERMS): ns.DCTERMS,
    str(ns.RDFS): ns.RDFS,
    str(ns.RDF): ns.RDF,
}


def parsed(report: Report, form: Format) -> Graph:
    return Graph().parse(data=export_document(report, form), format="json-ld")


@pytest.fixture(scope="module")
def schema_org() -> Graph:
    return parsed(REPORT, Format.JSONLD)


@pytest.fixture(scope="module")
def prov() -> Graph:
    return parsed(REPORT, Format.PROV)


def entity(name: str) -> URIRef:
    (found,) = (entity for entity in REPORT.entities if entity.name == name)
    return URIRef(IRIS.of("entity", found.id))


def unknown_terms(graph: Graph) -> set[Node]:
    """Properties and classes that their vocabularies do not have."""
    terms = set(graph.predicates()) | set(graph.objects(None, ns.RDF.type))

    def is_known(term: Node) -> bool:
        namespace = next((base for base in KNOWN if str(term).startswith(base)), None)
        return namespace is not None and str(term).removeprefix(namespace) in KNOWN[namespace]

    return {term for term in terms if not is_known(term)}


def dangling(graph: Graph) -> set[Node]:
    """Things of the report that are pointed at and not described."""
    described = set(graph.subjects(ns.RDF.type, None))
    return {
        item
        for item in graph.objects(None, None)
        if isinstance(item, URIRef) and str(item).startswith(IRIS.base) and item not in described
    }


@pytest.mark.parametrize("form", [Format.JSONLD, Format.PROV])
@pytest.mark.parametrize(
    "report", [REPORT, hostile_report(), Report("nothing", (), {})], ids=["sample", "hostile", "empty"]
)
def test_every_term_is_one_of_its_vocabulary_and_everything_pointed_at_is_there(report: Report, form: Format) -> None:
    graph = parsed(report, form)
    assert unknown_terms(graph) == set()
    if report is REPORT:
        assert dangling(graph) == set()


@pytest.mark.parametrize("form", [Format.JSONLD, Format.PROV, Format.ANNOTATIONS])
def test_the_same_report_gives_the_same_document(form: Format) -> None:
    assert export_document(REPORT, form) == export_document(replace(REPORT), form)


def test_articles_are_news_articles_with_their_outlets(schema_org: Graph) -> None:
    articles = set(schema_org.subjects(ns.RDF.type, ns.SDO.NewsArticle))
    assert len(articles) == len(REPORT.articles)
    courier = URIRef("https://courier.example/waterworks")
    assert schema_org.value(courier, ns.SDO.publisher) == entity("The Ellan Courier")
    assert schema_org.value(entity("The Ellan Courier"), ns.RDF.type) == ns.SDO.NewsMediaOrganization


def test_only_what_stands_in_quotation_marks_is_a_quotation(schema_org: Graph) -> None:
    direct = Counter(
        found.attribution.content.text for found in REPORT.attributions if found.attribution.quotation == "direct"
    )
    printed = Counter(
        str(schema_org.value(node, ns.SDO.text))
        for node in schema_org.subjects(ns.RDF.type, ns.SDO.Quotation)
        if "#attribution-" in str(node)
    )
    assert printed == direct
    assert direct


def test_a_claim_appears_in_what_states_it_and_never_in_what_denies_it(schema_org: Graph) -> None:
    claim = max(REPORT.claims, key=lambda claim: len(claim.mentions))
    node = URIRef(IRIS.of("claim", claim.id))
    stating = {str(schema_org.value(item, ns.SDO.text)) for item in schema_org.objects(node, ns.SDO.appearance)}
    other = {str(schema_org.value(item, ns.SDO.text)) for item in schema_org.objects(node, ns.SDO.subjectOf)}
    assert stating == {m.passage.text for m in claim.mentions if m.stance in ("asserts", "confirms")}
    assert other == {m.passage.text for m in claim.mentions if m.stance in ("denies", "questions")}
    assert "There has been no offer, and there will be none,".strip(",") in {text.strip(",“”") for text in other}


def test_nothing_is_rated(schema_org: Graph) -> None:
    assert not list(schema_org.subjects(ns.RDF.type, ns.SDO.ClaimReview))
    assert not list(schema_org.triples((None, ns.SDO.reviewRating, None)))


def test_a_quotation_was_quoted_from_what_its_speaker_said(prov: Graph) -> None:
    found = next(a for a in REPORT.attributions if a.attribution.quotation == "direct" and len(a.chain) == 1)
    node = URIRef(IRIS.of(f"attribution-{found.id}"))
    work = prov.value(node, ns.PROV.wasQuotedFrom)
    assert prov.value(work, ns.PROV.wasAttributedTo) == URIRef(IRIS.of("entity", found.chain[0]))
    assert prov.value(node, ns.PROV.hadPrimarySource) == work
    assert str(prov.value(node, ns.PROV.value)) == found.attribution.content.text


def test_outlets_that_lean_on_one_relay_share_its_work_and_its_primary_source(prov: Graph) -> None:
    rows = prov.query(
        """SELECT ?primary (COUNT(DISTINCT ?article) AS ?articles) WHERE {
             ?print prov:hadPrimarySource ?primary ; dcterms:isPartOf/dcterms:isPartOf? ?article .
             ?article dcterms:identifier [] . ?primary prov:wasAttributedTo ?people .
             ?relay prov:wasDerivedFrom ?primary ; prov:wasAttributedTo ?agency .
           } GROUP BY ?primary ORDER BY DESC(?articles)""",
        initNs={"prov": ns.PROV, "dcterms": ns.DCTERMS},
        initBindings={"people": entity("two people"), "agency": entity("Corvane News")},
    )
    assert next(iter(rows)).articles.toPython() >= 2


def test_agents_are_agents_and_passages_are_entities(prov: Graph) -> None:
    for agent in prov.objects(None, ns.PROV.wasAttributedTo):
        assert (agent, ns.RDF.type, ns.PROV.Agent) in prov
        assert (agent, ns.RDF.type, ns.PROV.Entity) not in prov
    for relation in (ns.PROV.wasDerivedFrom, ns.PROV.wasQuotedFrom, ns.PROV.hadPrimarySource):
        for start, end in prov.subject_objects(relation):
            assert (start, ns.RDF.type, ns.PROV.Entity) in prov
            assert (end, ns.RDF.type, ns.PROV.Entity) in prov


def test_derivation_never_runs_in_a_circle(prov: Graph) -> None:
    for node in set(prov.subjects(ns.PROV.wasDerivedFrom, None)):
        beyond = set(prov.transitive_objects(node, ns.PROV.wasDerivedFrom)) - {node}
        assert not any((other, ns.PROV.wasDerivedFrom, node) in prov for other in beyond)


def test_a_date_has_the_type_of_its_precision(prov: Graph) -> None:
    dates = list(prov.objects(None, ns.DCTERMS.issued))
    assert {date.datatype for date in dates} == {ns.XSD.dateTime, ns.XSD.date}
    assert all(not date.ill_typed for date in dates)


@pytest.mark.parametrize(
    ("iso", "kind", "text"),
    [
        ("2031", "xsd:gYear", "2031"),
        ("2031-06", "xsd:gYearMonth", "2031-06"),
        ("2031-06-11T18:20+0200", "xsd:dateTime", "2031-06-11T18:20:00+02:00"),
        ("2031-06-11 18:20:01,5Z", "xsd:dateTime", "2031-06-11T18:20:01.5Z"),
        ("2031-06-11T18:20:00-05", "xsd:dateTime", "2031-06-11T18:20:00-05:00"),
    ],
)
def test_typed_dates(iso: str, kind: str, text: str) -> None:
    assert typed_date(iso) == {"@type": kind, "@value": text}


def test_a_date_that_cannot_be_read_is_left_out() -> None:
    assert typed_date("last Tuesday") is None
    assert typed_date(None) is None


def test_two_articles_with_one_address_keep_names_of_their_own() -> None:
    first, second, *_ = REPORT.articles
    twins = replace(REPORT, articles=(first, replace(second, url=first.url)))
    assert len(set(name_iris(twins).articles.values())) == 2


def test_an_address_with_marks_that_no_iri_may_have_is_escaped() -> None:
    (first, *_) = REPORT.articles
    named = name_iris(replace(REPORT, articles=(replace(first, url='https://x.example/a b<c>"{d}'),)))
    assert named.articles[first.id] == "https://x.example/a%20b%3Cc%3E%22%7Bd%7D"


def test_the_question_of_the_documentation_finds_the_claims_with_one_primary_source(prov: Graph) -> None:
    text = (Path(__file__).parents[2] / "docs" / "exports.md").read_text(encoding="utf-8")
    question = text.split("```sparql\n")[1].split("```")[0]
    found = {str(row.claim) for row in prov.query(question, initNs={"prov": ns.PROV})}
    by_word = {
        IRIS.of("claim", claim.id)
        for claim in REPORT.claims
        if len(claim.origins) == 1 and all(mention.attribution for mention in claim.mentions)
    }
    assert found & by_word
    assert not found & {IRIS.of("claim", claim.id) for claim in REPORT.claims if len(claim.origins) > 2}

"""The chains as a graph, read by NetworkX."""

import io
from itertools import pairwise

import networkx
import pytest
from lxml import etree

from sayso.presenting.exports import export_document
from sayso.presenting.formats import Format
from sayso.types import Report

from .hostile import hostile_report
from .sample import REPORT


def read(report: Report) -> networkx.MultiDiGraph:
    document = export_document(report, Format.GRAPHML)
    return networkx.read_graphml(io.BytesIO(document.encode("utf-8")), force_multigraph=True)


def labelled(graph: networkx.MultiDiGraph, label: str, kind: str | None = None) -> str:
    (node,) = (n for n, found in graph.nodes(data=True) if found["label"] == label and kind in (None, found["kind"]))
    return node


def test_the_way_leads_from_the_sources_over_the_agency_to_the_outlets() -> None:
    graph = read(REPORT)
    people, agency = labelled(graph, "two people"), labelled(graph, "Corvane News", "outlet")
    post = labelled(graph, "Northgate Post", "article")
    assert graph.nodes[people]["count"] == 2
    assert graph.has_edge(people, agency)
    assert graph.has_edge(agency, post)
    assert networkx.has_path(graph, people, post)
    assert not networkx.has_path(graph, post, people)


def test_a_denial_is_an_edge_of_its_own() -> None:
    graph = read(REPORT)
    stances = {
        found["stance"]
        for _, _, found in graph.out_edges(labelled(graph, "Jon Tavel"), data=True)
        if found.get("claim") == REPORT.claims[0].id
    }
    assert stances == {"denies"}


def test_every_chain_of_the_report_is_a_path_of_the_graph() -> None:
    graph = read(REPORT)
    for found in REPORT.attributions:
        chain = [f"entity-{entity}" for entity in reversed(found.chain)]
        for start, end in pairwise(chain):
            assert graph.has_edge(start, end)
        if chain:
            assert graph.has_edge(chain[-1], f"article-{found.article}")


@pytest.mark.parametrize("report", [hostile_report(), Report("nothing", (), {})], ids=["hostile", "empty"])
def test_what_xml_cannot_hold_breaks_nothing(report: Report) -> None:
    graph = read(report)
    assert sum(1 for _, found in graph.nodes(data=True) if found["kind"] == "article") == len(report.articles)


def test_ids_are_unique_and_every_edge_ends_at_a_node() -> None:
    root = etree.fromstring(export_document(REPORT, Format.GRAPHML).encode("utf-8"))
    namespace = {"g": "http://graphml.graphdrawing.org/xmlns"}
    nodes = root.xpath("//g:node/@id", namespaces=namespace)
    edges = root.xpath("//g:edge/@id", namespaces=namespace)
    assert len(set(nodes) | set(edges)) == len(nodes) + len(edges)
    assert set(root.xpath("//g:edge/@source | //g:edge/@target", namespaces=namespace)) <= set(nodes)
    keys = set(root.xpath("//g:key/@id", namespaces=namespace))
    assert set(root.xpath("//g:data/@key", namespaces=namespace)) <= keys

"""The chains of a report as a GraphML graph: from those who say something, over those who relay it, to the articles.

Nodes are entities and articles; a directed edge leads from the one who says something to the one who has it from there.
An edge stands for one claim (or for what belongs to none) and one stance; `passages` counts what rests on it.
"""

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from lxml import etree

from sayso.presenting.index import Index, index_report
from sayso.presenting.words import name_of, role_of
from sayso.types import Act, Article, Entity, Report, ResolvedAttribution, Stance

_NAMESPACE = "http://graphml.graphdrawing.org/xmlns"

# What XML 1.0 cannot hold in any form.
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_NODE_FIELDS = {"label": "string", "kind": "string", "role": "string", "count": "int", "date": "string"}
_EDGE_FIELDS = {"claim": "string", "wording": "string", "stance": "string", "passages": "int"}
_STANCE_OF_ACT = {Act.DENIES: Stance.DENIES, Act.CONFIRMS: Stance.CONFIRMS, Act.QUESTIONS: Stance.QUESTIONS}


@dataclass(frozen=True, slots=True)
class _Step:
    """One step of a chain, on one claim (or on none: "") with one stance."""

    start: str
    end: str
    claim: str
    stance: Stance


def to_graphml(report: Report) -> str:
    """Return the chains as a GraphML document, to be written as UTF-8.

    Characters that XML cannot hold become U+FFFD.
    """
    index = index_report(report)
    root = etree.Element(f"{{{_NAMESPACE}}}graphml", nsmap={None: _NAMESPACE})
    for target, fields in (("node", _NODE_FIELDS), ("edge", _EDGE_FIELDS)):
        for name, kind in fields.items():
            key = {"id": f"{target}-{name}", "for": target, "attr.name": name, "attr.type": kind}
            etree.SubElement(root, f"{{{_NAMESPACE}}}key", key)
    graph = etree.SubElement(root, f"{{{_NAMESPACE}}}graph", {"id": "chains", "edgedefault": "directed"})
    steps = _steps(index)
    met = {node for step in steps for node in (step.start, step.end)}
    for entity in report.entities:
        if _entity_node(entity.id) in met:
            _add_entity(graph, entity)
    for article in report.articles:
        _add_article(graph, index, article)
    for number, (step, passages) in enumerate(steps.items(), 1):
        _add_edge(graph, index, number, step, passages)
    body: str = etree.tostring(root, encoding="unicode", pretty_print=True)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{body}'


def _steps(index: Index) -> Counter[_Step]:
    """Count the passages on every step: those of claims, then those that belong to no claim."""
    steps: Counter[_Step] = Counter()
    mentioned: set[str] = set()
    for claim in index.report.claims:
        for mention in claim.mentions:
            resolved = index.attribution(mention.attribution)
            if resolved is not None:
                mentioned.add(resolved.id)
                steps.update(_Step(*ends, claim.id, mention.stance) for ends in _links(index, resolved))
    for resolved in index.report.attributions:
        if resolved.id not in mentioned:
            stance = _STANCE_OF_ACT.get(resolved.attribution.act, Stance.ASSERTS)
            steps.update(_Step(*ends, "", stance) for ends in _links(index, resolved))
    return steps


def _links(index: Index, resolved: ResolvedAttribution) -> list[tuple[str, str]]:
    """Return the steps of an attribution's chain, from the origin to the article."""
    outlet = index.outlet_by_article.get(resolved.article)
    chain = [entity for entity in dict.fromkeys(resolved.chain) if index.entity(entity) is not None]
    if len(chain) > 1 and outlet is not None and chain[0] == outlet.entity:
        chain = chain[1:]
    nodes = [*map(_entity_node, reversed(chain)), _article_node(resolved.article)]
    return list(pairwise(nodes))


def _entity_node(entity: str) -> str:
    return f"entity-{entity}"


def _article_node(article: str) -> str:
    return f"article-{article}"


def _add_entity(graph: etree._Element, entity: Entity) -> None:
    fields = {"label": name_of(entity), "kind": entity.type.value, "role": role_of(entity)}
    _add(graph, "node", {"id": _entity_node(entity.id)}, fields | _count(entity))


def _count(entity: Entity) -> dict[str, str]:
    return {"count": str(entity.count)} if entity.count is not None else {}


def _add_article(graph: etree._Element, index: Index, article: Article) -> None:
    fields = {"label": index.outlet_by_article[article.id].name, "kind": "article", "date": article.published or ""}
    _add(graph, "node", {"id": _article_node(article.id)}, fields)


def _add_edge(graph: etree._Element, index: Index, number: int, step: _Step, passages: int) -> None:
    wording = index.claims[step.claim].wording if step.claim else ""
    fields = {"claim": step.claim, "wording": wording, "stance": step.stance.value, "passages": str(passages)}
    _add(graph, "edge", {"id": f"step-{number}", "source": step.start, "target": step.end}, fields)


def _add(graph: etree._Element, kind: str, attributes: dict[str, str], fields: dict[str, str]) -> None:
    """Add a node or an edge with those of its fields that have a value."""
    element = etree.SubElement(graph, f"{{{_NAMESPACE}}}{kind}", {k: _clean(v) for k, v in attributes.items()})
    for name, value in fields.items():
        if value:
            etree.SubElement(element, f"{{{_NAMESPACE}}}data", {"key": f"{kind}-{name}"}).text = _clean(value)


def _clean(text: str) -> str:
    return _NOT_XML.sub("\ufffd", text)

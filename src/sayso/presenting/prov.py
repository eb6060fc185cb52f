"""A report as PROV-O (W3C, 2013), in JSON-LD with its context inside: what was quoted from what, and on whose word.

- A passage of an article is an entity with its words as `prov:value`; it is `dcterms:isPartOf` its article.
- What somebody said or reported is an entity attributed to them. A passage in quotation marks `prov:wasQuotedFrom` the
  nearest of these, any other `prov:wasDerivedFrom` it; a report that rests on another `prov:wasDerivedFrom` that.
  The far end of the chain is what the passage `prov:hadPrimarySource`.
- A claim is a collection of the passages that state or confirm it; every passage about it has it as `dcterms:subject`,
  and says in `dcterms:description` where it denies or questions it.
- A spokesman `prov:actedOnBehalfOf` those he speaks for. A document that is a source is an entity, not an agent.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from sayso.presenting.index import Index, index_report
from sayso.presenting.iris import Iris, name_iris
from sayso.presenting.linked import Json, typed_date, without_empty
from sayso.presenting.provenance import Print, Work, is_verbatim, trace_provenance
from sayso.presenting.visible import shorten
from sayso.presenting.words import NOBODY, STANCE_WORDS, name_of, role_of
from sayso.types import Article, Claim, Entity, EntityType, Report, Stance

_CONTEXT = {
    "prov": "http://www.w3.org/ns/prov#",
    "dcterms": "http://purl.org/dc/terms/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_AGENTS = {
    EntityType.PERSON: "prov:Person",
    EntityType.ORGANIZATION: "prov:Organization",
    EntityType.OUTLET: "prov:Organization",
}
_LABEL_CHARS = 120


def to_prov(report: Report) -> Json:
    """Return the report as PROV-O in JSON-LD. The same report gives the same document."""
    index = index_report(report)
    iris = name_iris(report)
    provenance = trace_provenance(index)
    stating = _stating(provenance.prints)
    return {
        "@context": _CONTEXT,
        "@graph": [
            {
                "@id": iris.base,
                "@type": ["prov:Entity", "prov:Collection"],
                "rdfs:label": report.title,
                "prov:hadMember": [{"@id": iris.articles[article.id]} for article in report.articles],
                "prov:wasAttributedTo": {"@id": iris.of("sayso")},
            },
            {"@id": iris.of("sayso"), "@type": ["prov:Agent", "prov:SoftwareAgent"], "rdfs:label": "sayso"},
            *(_entity(index, iris, entity) for entity in report.entities),
            *(_article(index, iris, article) for article in report.articles),
            *(_claim(iris, claim, stating[claim.id]) for claim in report.claims),
            *(_work(index, iris, work) for work in provenance.works),
            *(_print(index, iris, printed) for printed in provenance.prints),
        ],
    }


def _entity(index: Index, iris: Iris, entity: Entity) -> Json:
    behalf = index.entity(entity.speaks_for)
    is_document = entity.type is EntityType.DOCUMENT
    acts_for = behalf is not None and not is_document and behalf.type is not EntityType.DOCUMENT
    specific = _AGENTS.get(entity.type)
    return without_empty(
        {
            "@id": iris.of("entity", entity.id),
            "@type": ["prov:Entity"] if is_document else ["prov:Agent", *filter(None, [specific])],
            "rdfs:label": name_of(entity),
            "dcterms:alternative": list(entity.aliases),
            "dcterms:description": role_of(entity) or entity.description,
            "prov:actedOnBehalfOf": {"@id": iris.of("entity", behalf.id)} if behalf and acts_for else None,
        }
    )


def _article(index: Index, iris: Iris, article: Article) -> Json:
    outlet = index.outlet_by_article[article.id].entity
    return without_empty(
        {
            "@id": iris.articles[article.id],
            "@type": ["prov:Entity"],
            "rdfs:label": article.title or article.id,
            "dcterms:identifier": article.id,
            "dcterms:creator": list(article.authors),
            "dcterms:issued": typed_date(article.published),
            "dcterms:language": article.language,
            "prov:wasAttributedTo": {"@id": iris.of("entity", outlet)} if outlet else None,
        }
    )


def _stating(prints: Iterable[Print]) -> dict[str, list[str]]:
    """Return the keys of the prints that state or confirm a claim, by the claim's id."""
    keys: dict[str, list[str]] = defaultdict(list)
    for printed in prints:
        for claim, stance in printed.stances:
            if stance in (Stance.ASSERTS, Stance.CONFIRMS):
                keys[claim].append(printed.key)
    return keys


def _claim(iris: Iris, claim: Claim, stating: list[str]) -> Json:
    return without_empty(
        {
            "@id": iris.of("claim", claim.id),
            "@type": ["prov:Entity", "prov:Collection"],
            "rdfs:label": claim.wording,
            "prov:hadMember": [{"@id": iris.of(key)} for key in stating],
        }
    )


def _work(index: Index, iris: Iris, work: Work) -> Json:
    entity = index.entity(work.entity)
    is_document = entity is not None and entity.type is EntityType.DOCUMENT
    sources = list(_derived(iris, work, entity if is_document else None))
    return without_empty(
        {
            "@id": iris.of(work.key),
            "@type": ["prov:Entity"],
            "rdfs:label": f"{name_of(entity) if entity else NOBODY}: {shorten(work.about, _LABEL_CHARS)}",
            "prov:wasAttributedTo": {"@id": iris.of("entity", entity.id)} if entity and not is_document else None,
            "prov:wasDerivedFrom": sources,
        }
    )


def _derived(iris: Iris, work: Work, document: Entity | None) -> Iterator[Json]:
    if document is not None:
        yield {"@id": iris.of("entity", document.id)}
    if work.based_on is not None:
        yield {"@id": iris.of(work.based_on)}


def _print(index: Index, iris: Iris, printed: Print) -> Json:
    outlet = index.outlet_by_article[printed.article].entity
    how = "prov:wasQuotedFrom" if is_verbatim(index, printed) else "prov:wasDerivedFrom"
    whole = iris.of(printed.part_of) if printed.part_of else iris.articles[printed.article]
    said = [STANCE_WORDS[stance] for _, stance in printed.stances if stance is not Stance.ASSERTS]
    return without_empty(
        {
            "@id": iris.of(printed.key),
            "@type": ["prov:Entity"],
            "prov:value": printed.passage.text,
            "dcterms:isPartOf": {"@id": whole},
            "dcterms:subject": [{"@id": iris.of("claim", claim)} for claim, _ in printed.stances],
            "dcterms:description": list(dict.fromkeys(said)),
            "prov:wasAttributedTo": {"@id": iris.of("entity", outlet)} if outlet and not printed.works else None,
            how: {"@id": iris.of(printed.works[0])} if printed.works else None,
            "prov:hadPrimarySource": {"@id": iris.of(printed.works[-1])} if printed.works else None,
        }
    )

"""A report as JSON-LD in the terms of schema.org: NewsArticle, Quotation, Claim.

Nothing is rated, so there is no ClaimReview.
The context is inside, so that no program has to fetch one. What stands in quotation marks is a Quotation, anything else
that is attributed a CreativeWork; both are part of their article and based on what the article cites. A claim has the
passages that state it as `appearance`; those that deny or question it are its `subjectOf`, and say so.
"""

from collections import defaultdict

from sayso.presenting.index import Index, index_report
from sayso.presenting.iris import Iris, name_iris
from sayso.presenting.linked import Json, without_empty
from sayso.presenting.links import web_address
from sayso.presenting.provenance import Print, Work, is_verbatim, trace_provenance
from sayso.presenting.tags import tags_of
from sayso.presenting.when import published_range
from sayso.presenting.words import (
    ACT_WORDS,
    RELATION_WORDS,
    STANCE_WORDS,
    count_of,
    name_of,
    role_of,
)
from sayso.types import (
    Act,
    Article,
    Claim,
    Entity,
    EntityType,
    Quote,
    Report,
    ResolvedAttribution,
    Stance,
)

_CONTEXT = {"@vocab": "https://schema.org/"}

# schema.org has no type for people of whom it is known only that they are several; they are things.
_TYPES = {
    EntityType.PERSON: "Person",
    EntityType.ORGANIZATION: "Organization",
    EntityType.OUTLET: "NewsMediaOrganization",
    EntityType.DOCUMENT: "CreativeWork",
    EntityType.GROUP: "Thing",
    EntityType.ANONYMOUS: "Thing",
}
_ORGANIZATIONS = (EntityType.ORGANIZATION, EntityType.OUTLET)


def to_jsonld(report: Report) -> Json:
    """Return the report as a JSON-LD document. The same report gives the same document."""
    index = index_report(report)
    iris = name_iris(report)
    provenance = trace_provenance(index)
    first, last = published_range(report.articles)
    by_claim: dict[str, list[tuple[Print, Stance]]] = defaultdict(list)
    for printed in provenance.prints:
        for claim, stance in printed.stances:
            by_claim[claim].append((printed, stance))
    return {
        "@context": _CONTEXT,
        "@graph": [
            without_empty(
                {
                    "@id": iris.base,
                    "@type": "Collection",
                    "name": report.title,
                    "description": f"What {count_of(len(report.articles), 'article')} of one story say, and on whose "
                    "word. Nothing here is a judgement on what is true.",
                    "temporalCoverage": f"{first}/{last}" if first and last else None,
                    "hasPart": [{"@id": iris.articles[article.id]} for article in report.articles],
                    "abstract": list(report.not_measured),
                }
            ),
            *(_article(index, iris, article) for article in report.articles),
            *(_entity(index, iris, entity) for entity in report.entities),
            *(_claim(index, iris, claim, by_claim[claim.id]) for claim in report.claims),
            *(_quote(iris, quote) for quote in report.quotes),
            *(_print(index, iris, printed) for printed in provenance.prints),
            *(_work(index, iris, work) for work in provenance.works),
        ],
    }


def _article(index: Index, iris: Iris, article: Article) -> Json:
    outlet = index.outlet_by_article[article.id]
    publisher = (
        {"@id": iris.of("entity", outlet.entity)}
        if outlet.entity
        else {"@type": "NewsMediaOrganization", "name": article.outlet}
        if article.outlet
        else None
    )
    return without_empty(
        {
            "@id": iris.articles[article.id],
            "@type": "NewsArticle",
            "identifier": article.id,
            "headline": article.title,
            "url": web_address(article.url),
            "datePublished": article.published,
            "author": [{"@type": "Person", "name": name} for name in article.authors],
            "publisher": publisher,
            "inLanguage": article.language,
        }
    )


def _entity(index: Index, iris: Iris, entity: Entity) -> Json:
    is_person = entity.type is EntityType.PERSON or (entity.type is EntityType.ANONYMOUS and entity.count == 1)
    behalf = index.entity(entity.speaks_for)
    return without_empty(
        {
            "@id": iris.of("entity", entity.id),
            "@type": "Person" if is_person else _TYPES[entity.type],
            "name": name_of(entity),
            "alternateName": list(entity.aliases),
            "jobTitle": role_of(entity) if is_person else None,
            "description": None if is_person else role_of(entity),
            "disambiguatingDescription": _unnamed_words(entity) if entity.type is EntityType.ANONYMOUS else None,
            "affiliation": {"@id": iris.of("entity", behalf.id)}
            if behalf and is_person and behalf.type in _ORGANIZATIONS
            else None,
        }
    )


def _unnamed_words(entity: Entity) -> str:
    people = count_of(entity.count, "person", "people") if entity.count else "how many is not told"
    reason = f"; reason given: {entity.reason}" if entity.reason else ""
    return f"an unnamed source; {people}{reason}"


def _claim(index: Index, iris: Iris, claim: Claim, prints: list[tuple[Print, Stance]]) -> Json:
    stating = [printed for printed, stance in prints if stance in (Stance.ASSERTS, Stance.CONFIRMS)]
    others = [printed for printed, stance in prints if stance not in (Stance.ASSERTS, Stance.CONFIRMS)]
    authors = [index.origins[origin].entity for origin in claim.origins if origin in index.origins]
    return without_empty(
        {
            "@id": iris.of("claim", claim.id),
            "@type": "Claim",
            "text": claim.wording,
            "description": "; ".join(tag.words for tag in tags_of(index, claim)),
            "author": [{"@id": iris.of("entity", entity)} for entity in authors if entity is not None],
            "appearance": [{"@id": iris.of(printed.key)} for printed in stating],
            "subjectOf": [{"@id": iris.of(printed.key)} for printed in others],
        }
    )


def _quote(iris: Iris, quote: Quote) -> Json:
    longest = max((variant.passage.text for variant in quote.variants), key=len, default="")
    return without_empty(
        {
            "@id": iris.of("quote", quote.id),
            "@type": "Quotation",
            "text": longest,
            "description": f"printed in {count_of(len(quote.variants), 'article')}: {RELATION_WORDS[quote.relation]}",
            "creator": {"@id": iris.of("entity", quote.speaker)} if quote.speaker else None,
            "workExample": [
                {
                    "@id": iris.of("quote", quote.id, str(number)),
                    "@type": "Quotation",
                    "text": variant.passage.text,
                    "isPartOf": {"@id": iris.articles[variant.article]},
                }
                for number, variant in enumerate(quote.variants, 1)
            ],
        }
    )


def _print(index: Index, iris: Iris, printed: Print) -> Json:
    resolved = index.attribution(printed.attribution)
    outlet = index.outlet_by_article[printed.article].entity
    speaker = (resolved.chain[-1] if resolved.chain else None) if resolved else outlet
    whole = iris.of(printed.part_of) if printed.part_of else iris.articles[printed.article]
    return without_empty(
        {
            "@id": iris.of(printed.key),
            "@type": "Quotation" if is_verbatim(index, printed) else "CreativeWork",
            "text": printed.passage.text,
            "description": _doing(resolved, printed),
            "creator": {"@id": iris.of("entity", speaker)} if speaker else None,
            "dateCreated": _day_said(resolved),
            "isPartOf": {"@id": whole},
            "isBasedOn": {"@id": iris.of(printed.works[0])} if printed.works else None,
        }
    )


def _doing(resolved: ResolvedAttribution | None, printed: Print) -> str:
    """Say what the passage does with its claims, or its speaker with the content, where that is not just to say it."""
    stances = [STANCE_WORDS[stance] for _, stance in printed.stances if stance is not Stance.ASSERTS]
    acts = [ACT_WORDS[resolved.attribution.act]] if resolved and resolved.attribution.act is not Act.SAYS else []
    return "; ".join(dict.fromkeys(stances or acts))


def _day_said(resolved: ResolvedAttribution | None) -> str | None:
    """Return when it was said where that is one date; schema.org has no property for a range."""
    said = resolved.said if resolved else None
    return said.start if said and said.start == said.end else None


def _work(index: Index, iris: Iris, work: Work) -> Json:
    entity = index.entity(work.entity)
    is_document = entity is not None and entity.type is EntityType.DOCUMENT
    basis = [iris.of("entity", entity.id)] if entity and is_document else []
    basis += [iris.of(work.based_on)] if work.based_on else []
    return without_empty(
        {
            "@id": iris.of(work.key),
            "@type": "CreativeWork",
            "abstract": work.about,
            "creator": {"@id": iris.of("entity", entity.id)} if entity and not is_document else None,
            "isBasedOn": [{"@id": basis} for basis in basis],
        }
    )

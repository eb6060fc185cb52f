"""Where things are on the page: the anchor of every claim, quotation, difference, article and marked passage."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from sayso.presenting.index import Index
from sayso.presenting.words import some_names
from sayso.types import Passage, Spans

# Outlets that are named in a line; the rest of them are counted.
_MAX_NAMES = 6


@dataclass(frozen=True, slots=True)
class Place:
    """A marked passage in an article: where it is in words, and the anchor that leads there."""

    outlet: str
    where: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Anchors:
    """The anchors of a page. They are numbers given by the page: ids of the report never become part of the markup."""

    articles: Mapping[str, str]
    attributions: Mapping[str, str]
    claims: Mapping[str, str]
    passages: Mapping[tuple[str, Spans], str]


def set_anchors(index: Index) -> Anchors:
    """Give an anchor to everything on the page that something else leads to."""
    report = index.report
    articles = {article.id: f"t{number}" for number, article in enumerate(report.articles, 1)}
    attributions: dict[str, str] = {}
    passages: dict[tuple[str, Spans], str] = {}
    for number, attribution in enumerate(report.attributions, 1):
        anchor = f"a{number}"
        attributions[attribution.id] = anchor
        passages.setdefault((attribution.article, attribution.attribution.content.spans), anchor)
    for article, passage in _other_passages(index):
        if passage.spans:
            passages.setdefault((article, passage.spans), f"p{len(passages) + 1}")
    return Anchors(
        articles=articles,
        attributions=attributions,
        claims={claim.id: f"c{number}" for number, claim in enumerate(report.claims, 1)},
        passages=passages,
    )


def _other_passages(index: Index) -> Iterator[tuple[str, Passage]]:
    """Yield what claims, quotations and differences point to, with its article."""
    report = index.report
    for claim in report.claims:
        yield from ((mention.article, mention.passage) for mention in claim.mentions)
    for quote in report.quotes:
        yield from ((variant.article, variant.passage) for variant in quote.variants)
    for difference in report.differences:
        yield from ((side.article, side.passage) for side in difference.sides)
    for attribution in report.attributions:
        if attribution.anonymous:
            yield attribution.article, attribution.attribution.source


def place_of(index: Index, anchors: Anchors, article: str, passage: Passage) -> Place:
    """Return where a passage is: its outlet, its paragraph, and the anchor of the mark (or of the article)."""
    outlet = index.outlet_by_article.get(article)
    paragraph = index.paragraph(article, passage.spans)
    if paragraph is None:
        where = "the article"
    elif paragraph.number is None:
        where = f"in the {paragraph.reason}" if paragraph.reason else "outside the paragraphs"
    else:
        where = f"paragraph {paragraph.number}"
    anchor = anchors.passages.get((article, passage.spans)) or anchors.articles.get(article, "articles")
    return Place(outlet.name if outlet else article, where, anchor)


def outlets_of(places: Iterable[Place]) -> str:
    """Return the outlets of places in words, each once."""
    return some_names(list(dict.fromkeys(place.outlet for place in places)), _MAX_NAMES)

"""A report as Web Annotations (W3C, 2017): what every span is, selected by its words and by its place.

Every target has a TextQuoteSelector (the words, with 32 characters before and behind) and a TextPositionSelector, which
counts Unicode code points of the article's `text` as the report has it. On the article's own page, which has other
words around the text, the quotation finds the place. A passage in several pieces has one target a piece.
"""

from collections.abc import Iterator

from sayso.presenting.index import Index, index_report
from sayso.presenting.iris import Iris, name_iris
from sayso.presenting.linked import Json
from sayso.presenting.words import ACT_WORDS, NOBODY, RELATION_WORDS, STANCE_WORDS, name_of
from sayso.types import Article, Claim, Difference, Passage, Quote, Report, ResolvedAttribution, Span

_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_AROUND_CHARS = 32


def to_annotations(report: Report) -> Json:
    """Return an annotation collection with all annotations of the report on one page, in the order of the report."""
    index = index_report(report)
    iris = name_iris(report)
    items = [
        *(item for article in report.articles for item in _boilerplate(index, iris, article)),
        *(item for resolved in report.attributions for item in _attribution(index, iris, resolved)),
        *(item for claim in report.claims for item in _claim(index, iris, claim)),
        *(item for quote in report.quotes for item in _quote(index, iris, quote)),
        *(item for difference in report.differences for item in _difference(index, iris, difference)),
    ]
    return {
        "@context": _CONTEXT,
        "id": iris.of("annotations"),
        "type": "AnnotationCollection",
        "label": report.title,
        "total": len(items),
        "first": {
            "id": iris.of("annotations", "1"),
            "type": "AnnotationPage",
            "startIndex": 0,
            "items": items,
        },
    }


def _boilerplate(index: Index, iris: Iris, article: Article) -> Iterator[Json]:
    for number, piece in enumerate(article.boilerplate, 1):
        yield {
            "id": iris.of("boilerplate", article.id, str(number)),
            "type": "Annotation",
            "motivation": "classifying",
            "body": _text(f"not part of the article: {piece.reason}", "classifying"),
            "target": _target(iris, article, Span(piece.start, piece.end)),
        }


def _attribution(index: Index, iris: Iris, resolved: ResolvedAttribution) -> Iterator[Json]:
    found = resolved.attribution
    speaker = name_of(index.entity(resolved.entity)) if resolved.entity else "it is not known who is meant"
    via = [name_of(index.entity(entity)) for entity in resolved.chain]
    for part, motivation, words, passage in (
        ("source", "identifying", speaker, found.source),
        ("cue", "classifying", ACT_WORDS[found.act], found.cue),
        ("content", "describing", " ← ".join(via) or (NOBODY if not found.source.text else speaker), found.content),
    ):
        if passage.spans:
            yield {
                "id": iris.of("attribution", resolved.id, part),
                "type": "Annotation",
                "motivation": motivation,
                "body": _text(words, motivation),
                "target": _targets(index, iris, resolved.article, passage),
            }


def _claim(index: Index, iris: Iris, claim: Claim) -> Iterator[Json]:
    for number, mention in enumerate(claim.mentions, 1):
        words = f"{STANCE_WORDS[mention.stance]}: {claim.wording}"
        yield {
            "id": iris.of("annotation", "claim", claim.id, str(number)),
            "type": "Annotation",
            "motivation": "linking",
            "body": [iris.of("claim", claim.id), _text(words, "describing")],
            "target": _targets(index, iris, mention.article, mention.passage),
        }


def _quote(index: Index, iris: Iris, quote: Quote) -> Iterator[Json]:
    words = (
        f"a quotation of {name_of(index.entity(quote.speaker))} that several print: {RELATION_WORDS[quote.relation]}"
    )
    for number, variant in enumerate(quote.variants, 1):
        yield {
            "id": iris.of("annotation", "quote", quote.id, str(number)),
            "type": "Annotation",
            "motivation": "linking",
            "body": [iris.of("quote", quote.id), _text(words, "describing")],
            "target": _targets(index, iris, variant.article, variant.passage),
        }


def _difference(index: Index, iris: Iris, difference: Difference) -> Iterator[Json]:
    for number, side in enumerate(difference.sides, 1):
        if side.passage.spans:
            yield {
                "id": iris.of("annotation", "difference", difference.id, str(number)),
                "type": "Annotation",
                "motivation": "commenting",
                "body": _text(difference.note, "commenting"),
                "target": _targets(index, iris, side.article, side.passage),
            }


def _text(words: str, purpose: str) -> Json:
    return {"type": "TextualBody", "value": words, "format": "text/plain", "language": "en", "purpose": purpose}


def _targets(index: Index, iris: Iris, article: str, passage: Passage) -> Json | list[Json]:
    targets = [_target(iris, index.articles[article], span) for span in passage.spans]
    return targets[0] if len(targets) == 1 else targets


def _target(iris: Iris, article: Article, span: Span) -> Json:
    text, (start, end) = article.text, span
    return {
        "source": iris.articles[article.id],
        "selector": [
            {
                "type": "TextQuoteSelector",
                "exact": text[start:end],
                "prefix": text[max(start - _AROUND_CHARS, 0) : start],
                "suffix": text[end : end + _AROUND_CHARS],
            },
            {"type": "TextPositionSelector", "start": start, "end": end},
        ],
    }

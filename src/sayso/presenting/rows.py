"""Rows for JSON Lines: one article's attributions, who speaks in a story, an article's dates."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from sayso.dates import find_timexes
from sayso.sources import Resolution
from sayso.types import Analysis, Article, Spans


def attribution_row(analysis: Analysis, resolution: Resolution) -> dict[str, Any]:
    """Return the row of one article that was resolved by itself: the attributions as they are printed in it.

    `source`, `cue` and `content` are lists of `[start, end)`, `words` what stands there, `within` an index in the
    list, `speaker` and `chain` are names; `speaker` and `type` are None where nobody is named or it is not known who is
    meant.
    """
    entities = {entity.id: entity for entity in resolution.entities}
    resolved = {(r.attribution.cue.spans, r.attribution.content.spans): r for r in resolution.attributions}
    rows = []
    for found in analysis.attributions:
        meant = resolved[found.cue.spans, found.content.spans]
        speaker = entities[meant.entity] if meant.entity else None
        rows.append(
            {
                "source": _pairs(found.source.spans),
                "cue": _pairs(found.cue.spans),
                "content": _pairs(found.content.spans),
                "words": {"source": found.source.text, "cue": found.cue.text, "content": found.content.text},
                "speaker": speaker and speaker.name,
                "type": speaker and speaker.type,
                "anonymous": meant.anonymous,
                "chain": [entities[entity].name for entity in meant.chain],
                "act": found.act,
                "quotation": found.quotation,
                "within": found.within,
                "confidence": found.confidence,
            }
        )
    return {"id": analysis.article.id, "attributions": rows}


def source_rows(analyses: Sequence[Analysis], resolution: Resolution) -> Iterator[dict[str, Any]]:
    """Yield a row for everyone who speaks in a story, the most frequent first.

    `described` maps the article's id to the words by which it calls the source, most frequent first.
    """
    count: Counter[str] = Counter()
    described: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for resolved in resolution.attributions:
        if resolved.entity:
            count[resolved.entity] += 1
            described[resolved.entity][resolved.article][resolved.attribution.source.text] += 1
    names = {entity.id: entity.name for entity in resolution.entities}
    outlets = {
        analysis.article.id: names.get(resolution.outlets.get(analysis.article.id) or "") or analysis.article.outlet
        for analysis in analyses
    }
    for entity in sorted(resolution.entities, key=lambda entity: (-count[entity.id], entity.name)):
        if not count[entity.id]:
            continue
        by_article = described[entity.id]
        yield {
            "id": entity.id,
            "name": entity.name,
            "type": entity.type,
            "aliases": list(entity.aliases),
            "role": entity.role,
            "speaks_for": entity.speaks_for and names[entity.speaks_for],
            "count": entity.count,
            "description": entity.description,
            "reason": entity.reason,
            "attributions": count[entity.id],
            "outlets": sorted({outlets[article] or article for article in by_article}),
            "described": {article: [text for text, _ in words.most_common()] for article, words in by_article.items()},
        }


def date_row(article: Article) -> dict[str, Any]:
    """Return the row of an article's time expressions."""
    return {
        "id": article.id,
        "timex": [
            {"start": timex.start, "end": timex.end, "type": timex.type, "value": timex.value, "mod": timex.mod}
            for timex in find_timexes(article.text, article.published)
        ],
    }


def _pairs(spans: Spans) -> list[list[int]]:
    return [[start, end] for start, end in spans]

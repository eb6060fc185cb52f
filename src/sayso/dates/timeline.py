"""The timeline of a story: who said what when, when that is said to have happened, and who reported it when.

What several articles tell of as one event is one entry: on the same dates, by the same source, of the same claim or in
the same words. The first article to appear gives the words; the others are named beside it.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum

from sayso.dates.find import find_timexes
from sayso.dates.periods import Unit, iso_bounds, read_value
from sayso.dates.published import passages_of
from sayso.dates.said import content_start, find_said, stands_alone
from sayso.dates.timex import Timex, TimexType
from sayso.dates.wordings import Wording, Wordings, wording_of
from sayso.text import find_paragraphs, find_sentences
from sayso.types import (
    Act,
    Analysis,
    Article,
    Attribution,
    Claim,
    ResolvedAttribution,
    Said,
    Spans,
    TimelineEntry,
    text_of,
)

_SHARED_WORDS = 4  # of two passages with the same dates ...
_SHARED_SHARE = 0.4  # ... and this share of the shorter one's
_MAX_PASSAGE_CHARS = 300  # how far from the sentence of the cue what is said may go on
_MAX_DATES = 4  # of one content
_PREPOSITION = re.compile(
    r"\b(?:on|in|at|by|during|since|until|from|to|through|of|late|early|mid|least)[ -]$", re.IGNORECASE
)
_PREPOSITION_CHARS = 10
_UNDATED = "9999"


class _Kind(IntEnum):
    """What an entry is, in the order in which entries of one day are put."""

    TOLD = 0
    SAID = 1
    DENIED = 2
    PUBLISHED = 3


@dataclass(frozen=True, slots=True)
class _Happening:
    """One article's word of something that has a date."""

    entry: TimelineEntry
    kind: _Kind
    entity: str | None
    at: int  # where it stands in its article
    wording: Wording


def date_attributions(
    analyses: Sequence[Analysis], attributions: Sequence[ResolvedAttribution]
) -> tuple[ResolvedAttribution, ...]:
    """Return the attributions of a story, in their order, each with when it was said where the text tells.

    They are those of the analyses, possibly with other words for the source: it is the cue that is dated.
    """
    said: dict[tuple[str, Spans], Said] = {}
    for analysis in analyses:
        article = analysis.article
        found = find_said(article, analysis.attributions, article_timexes(article))
        for attribution, when in zip(analysis.attributions, found, strict=True):
            if when is not None:
                said.setdefault((article.id, attribution.cue.spans), when)
    return tuple(replace(a, said=said.get((a.article, a.attribution.cue.spans), a.said)) for a in attributions)


def article_timexes(article: Article) -> tuple[Timex, ...]:
    """Return the time expressions of an article outside its boilerplate, read against its date."""
    return find_timexes(article.text, article.published, passages_of(article))


def build_timeline(
    articles: Sequence[Article], attributions: Sequence[ResolvedAttribution], claims: Sequence[Claim] = ()
) -> tuple[TimelineEntry, ...]:
    """Return what has a date in a story, the oldest first; on one day claims come before denials, reports last.

    `attributions` should have `said` (see `date_attributions`); `claims`, where given, are named in the entries and
    help to tell what is one event. Dates are as precise as the text: `2023-12` is some day of that month.
    """
    by_id = {article.id: article for article in articles}
    claim_of = {m.attribution: claim.id for claim in claims for m in claim.mentions if m.attribution is not None}
    said = list(_said(by_id, attributions, claim_of))
    told = _told(by_id, attributions, claims, claim_of)
    happenings = [
        *said,
        *_without_tellings(told, said),
        *(happening for article in articles if (happening := _published(article))),
    ]
    order = {article.id: (article.published or _UNDATED, n) for n, article in enumerate(articles)}
    happenings.sort(key=lambda h: (order[h.entry.article], h.at))
    merged = _merge(happenings)
    merged.sort(key=lambda h: (h.entry.start, h.entry.end, h.kind, order[h.entry.article], h.at))
    return tuple(happening.entry for happening in merged)


def _said(
    articles: Mapping[str, Article], attributions: Sequence[ResolvedAttribution], claim_of: Mapping[str, str]
) -> Iterator[_Happening]:
    """What was said, on the day on which it was said; one entry for a sentence, however many sources it names."""
    seen: set[tuple[str, str, str]] = set()
    sentences: dict[str, list[tuple[int, int, int]]] = {}
    for attribution in attributions:
        said = attribution.said
        if said is None or attribution.article not in articles or attribution.within is not None:
            continue
        article = articles[attribution.article]
        inner = attribution.attribution
        if article.id not in sentences:
            sentences[article.id] = _sentences(article.text)
        start, end = _passage(sentences[article.id], inner)
        text = article.text[start:end]
        key = (article.id, said.start, text)
        if not text or key in seen:
            continue
        seen.add(key)
        entry = TimelineEntry(said.start, said.end, text, article.id, attribution.id, claim_of.get(attribution.id))
        kind = _Kind.DENIED if inner.act is Act.DENIES else _Kind.SAID
        yield _Happening(entry, kind, attribution.entity, start, wording_of(article.text, start, end))


def _told(
    articles: Mapping[str, Article],
    attributions: Sequence[ResolvedAttribution],
    claims: Sequence[Claim],
    claim_of: Mapping[str, str],
) -> Iterator[_Happening]:
    """What is said to have happened or to be to come, on the dates that the contents give."""
    passages: dict[str, list[tuple[Spans, str | None, str | None]]] = {}
    for a in attributions:
        content = a.attribution.content.spans
        if a.within is None and content:
            content = (content[0]._replace(start=content_start(a.attribution, 0)), *content[1:])
            passages.setdefault(a.article, []).append((content, a.id, claim_of.get(a.id)))
    for claim in claims:
        for mention in claim.mentions:
            if mention.attribution is None:
                passages.setdefault(mention.article, []).append((mention.passage.spans, None, claim.id))
    for article_id, contents in passages.items():
        if article_id in articles:
            yield from _dated_contents(articles[article_id], contents)


def _without_tellings(told: Iterable[_Happening], said: Sequence[_Happening]) -> Iterator[_Happening]:
    """Leave out what an outlet states on a date that tells when something was said in that sentence."""
    sentences: dict[tuple[str, str, str], list[tuple[int, int]]] = {}
    for happening in sorted(said, key=lambda h: h.at):
        entry = happening.entry
        places = sentences.setdefault((entry.article, entry.start, entry.end), [])
        places.append((happening.at, happening.at + len(entry.text)))
    for happening in told:
        entry = happening.entry
        places = sentences.get((entry.article, entry.start, entry.end), [])
        before = bisect_right(places, happening.at, key=lambda place: place[0]) - 1
        if entry.attribution is not None or before < 0 or places[before][1] <= happening.at:
            yield happening


def _dated_contents(article: Article, contents: Iterable[tuple[Spans, str | None, str | None]]) -> Iterator[_Happening]:
    dates = [(t, bounds) for t in article_timexes(article) if (bounds := _event_date(article.text, t))]
    starts = [timex.start for timex, _ in dates]
    for spans, attribution, claim in contents:
        inside = [
            d for s in spans for d in dates[bisect_left(starts, s.start) : bisect_left(starts, s.end)][:_MAX_DATES]
        ]
        if not inside:
            continue
        words = text_of(article.text, spans)
        wording = wording_of(words)
        for timex, bounds in inside[:_MAX_DATES]:
            entry = TimelineEntry(*bounds, words, article.id, attribution, claim)
            yield _Happening(entry, _Kind.TOLD, None, timex.start, wording)


def _event_date(text: str, timex: Timex) -> tuple[str, str] | None:
    """Return the first and last day of a date on which something is said to happen; None for other expressions."""
    if timex.type not in (TimexType.DATE, TimexType.TIME) or not stands_alone(text, timex):
        return None
    period = read_value(timex.value)
    if period is None or period.unit in (Unit.DECADE, Unit.CENTURY):
        return None
    named = text[timex.start].isdigit() or (timex.value is not None and len(timex.value) == len("2024-01"))
    if named and not _PREPOSITION.search(text[max(0, timex.start - _PREPOSITION_CHARS) : timex.start]):
        return None
    return iso_bounds(period)


def _published(article: Article) -> _Happening | None:
    if article.published is None:
        return None
    words = article.title or _first_sentence(article)
    entry = TimelineEntry(article.published, article.published, words, article.id)
    return _Happening(entry, _Kind.PUBLISHED, article.id, 0, Wording(frozenset(), frozenset()))


def _first_sentence(article: Article) -> str:
    for start, end in passages_of(article):
        for paragraph in find_paragraphs(article.text[start:end])[:1]:
            first, last = find_sentences(article.text, start + paragraph[0], start + paragraph[1])[0]
            return article.text[first:last]
    return article.id


def _sentences(text: str) -> list[tuple[int, int, int]]:
    """Return the sentences, `[start, end)`, each with the number of its paragraph."""
    return [
        (start, end, n)
        for n, paragraph in enumerate(find_paragraphs(text))
        for start, end in find_sentences(text, *paragraph)
    ]


def _passage(sentences: Sequence[tuple[int, int, int]], attribution: Attribution) -> tuple[int, int]:
    """Return the sentence of the cue, with the sentences of the same paragraph in which the content goes on."""
    if not attribution.cue.spans:
        return 0, 0
    cue = attribution.cue.spans[0].start
    first = last = bisect_right(sentences, cue, key=lambda sentence: sentence[0]) - 1
    if first < 0:
        return cue, attribution.cue.spans[-1].end
    spans = (*attribution.source.spans, *attribution.content.spans)
    low, high = min([span.start for span in spans], default=cue), max([span.end for span in spans], default=cue)
    reach = sentences[first][0] - _MAX_PASSAGE_CHARS, sentences[first][1] + _MAX_PASSAGE_CHARS
    while first and sentences[first][0] > max(low, reach[0]) and sentences[first - 1][2] == sentences[last][2]:
        first -= 1
    while (
        last + 1 < len(sentences)
        and sentences[last + 1][0] < min(high, reach[1])
        and sentences[last + 1][2] == sentences[first][2]
    ):
        last += 1
    return sentences[first][0], sentences[last][1]


def _merge(happenings: Iterable[_Happening]) -> list[_Happening]:
    """Join the happenings of the same dates that are one event. The first that comes gives the words."""
    kept: list[_Happening] = []
    wordings: dict[tuple[str, str, bool, str | None], Wordings] = {}
    places: dict[tuple[str, str, bool, str | None], list[int]] = {}
    by_claim: dict[tuple[str, str, bool, str | None, str], int] = {}
    denials: dict[tuple[str, str, bool, str | None], int] = {}
    for happening in happenings:
        entry = happening.entry
        key = (entry.start, entry.end, happening.kind is _Kind.TOLD, happening.entity)
        known = wordings.setdefault(key, Wordings(_SHARED_WORDS, _SHARED_SHARE))
        same = known.find(happening.wording)
        place = by_claim.get((*key, entry.claim)) if entry.claim else None
        if place is None and same:
            place = places[key][same[0]]
        if place is None and happening.kind is _Kind.DENIED and happening.entity is not None:
            place = _same_denial(kept, denials.get(key), entry)
        if place is not None:
            kept[place] = replace(kept[place], entry=_join(kept[place].entry, entry))
        else:
            place = len(kept)
            kept.append(happening)
        known.add(happening.wording)
        places.setdefault(key, []).append(place)
        if entry.claim:
            by_claim.setdefault((*key, entry.claim), place)
        if happening.kind is _Kind.DENIED:
            denials.setdefault(key, place)
    return kept


def _same_denial(kept: Sequence[_Happening], place: int | None, entry: TimelineEntry) -> int | None:
    """Return the place of the source's denial of that day in another article, unless they deny different claims."""
    if place is None or kept[place].entry.article == entry.article:
        return None
    claims = {kept[place].entry.claim, entry.claim} - {None}
    return place if len(claims) <= 1 else None


def _join(entry: TimelineEntry, other: TimelineEntry) -> TimelineEntry:
    if other.article == entry.article and len(other.text) > len(entry.text):
        return replace(other, claim=entry.claim or other.claim, also=entry.also)
    if other.article == entry.article or other.article in entry.also:
        return replace(entry, claim=entry.claim or other.claim)
    return replace(entry, claim=entry.claim or other.claim, also=(*entry.also, other.article))

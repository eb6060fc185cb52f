"""Every article in full, with who said what marked in its text."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sayso.presenting.index import Index, Paragraph
from sayso.presenting.links import web_address
from sayso.presenting.views.marking import Reference, Role, TextMark, Token, mark_text
from sayso.presenting.views.places import Anchors
from sayso.presenting.views.speaking import VoiceCounts, count_voices
from sayso.presenting.when import date_words, note_words
from sayso.presenting.words import ACT_WORDS, name_of
from sayso.types import Act, Article, ResolvedAttribution, Span, Spans


@dataclass(frozen=True, slots=True)
class ParagraphView:
    """A paragraph as tokens. Boilerplate has no number, and its `reason` where the one before has not the same.

    `start` is where it begins in the article's text.
    """

    start: int
    number: int | None
    reason: str
    tokens: tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class ArticleView:
    """An article: its head in words, its counts, and its text. `key` is its id, by which other pages know it."""

    anchor: str
    key: str
    outlet: str
    title: str
    authors: str
    date: str
    date_note: str
    url: str | None
    language: str | None
    path: str
    voices: VoiceCounts
    paragraphs: tuple[ParagraphView, ...]


def view_articles(index: Index, anchors: Anchors) -> tuple[ArticleView, ...]:
    """Return all articles in the order of the report."""
    by_article: dict[str, list[ResolvedAttribution]] = defaultdict(list)
    for attribution in index.report.attributions:
        by_article[attribution.article].append(attribution)
    marks = _marks(index, anchors)
    references = _references(index, anchors)
    return tuple(
        ArticleView(
            anchor=anchors.articles[article.id],
            key=article.id,
            outlet=index.outlet_by_article[article.id].name,
            title=article.title or "",
            authors=", ".join(article.authors),
            date=date_words(article.published),
            date_note=date_note(article),
            url=web_address(article.url),
            language=article.language,
            path=article.path,
            voices=count_voices(by_article[article.id]),
            paragraphs=tuple(
                view_paragraphs(article, index.paragraphs[article.id], marks[article.id], references[article.id])
            ),
        )
        for article in index.report.articles
    )


def date_note(article: Article) -> str:
    """Return what the reader must know about the date of an article; "" where it has one of its own."""
    if article.published is None:
        return f"no date: {note_words(article.published_note)}" if article.published_note else "no date"
    if article.published_basis == "inferred":
        return f"inferred: {note_words(article.published_note)}" if article.published_note else "inferred"
    return ""


def view_paragraphs(
    article: Article,
    paragraphs: Sequence[Paragraph],
    marks: Sequence[TextMark],
    references: Mapping[int, Sequence[Reference]],
) -> Iterator[ParagraphView]:
    """Yield paragraphs of an article with the marks that touch them, and the references behind their offsets.

    The title is left out where the text repeats it as boilerplate: it is set above the text.
    """
    inside = _share_out(paragraphs, marks)
    behind: list[dict[int, list[Reference]]] = [{} for _ in paragraphs]
    starts = [paragraph.start for paragraph in paragraphs]
    for offset, found in references.items():
        at = bisect_right(starts, offset - 1) - 1
        if at >= 0:
            behind[at].setdefault(min(offset, paragraphs[at].end), []).extend(found)
    last_reason = None
    for paragraph, own, ending in zip(paragraphs, inside, behind, strict=True):
        if paragraph.reason and article.text[paragraph.start : paragraph.end].strip() == (article.title or "").strip():
            continue
        yield ParagraphView(
            paragraph.start,
            paragraph.number,
            (paragraph.reason or "") if paragraph.reason != last_reason else "",
            mark_text(article.text, paragraph.start, paragraph.end, own, ending),
        )
        last_reason = paragraph.reason


def _share_out(paragraphs: Sequence[Paragraph], marks: Sequence[TextMark]) -> list[list[TextMark]]:
    """Return the marks that touch each paragraph."""
    starts = [paragraph.start for paragraph in paragraphs]
    shares: list[list[TextMark]] = [[] for _ in paragraphs]
    for mark in marks:
        at = max(bisect_right(starts, mark.start) - 1, 0)
        while at < len(paragraphs) and paragraphs[at].start < mark.end:
            if mark.role is not Role.BOILERPLATE or paragraphs[at].reason is None:
                shares[at].append(mark)
            at += 1
    return shares


class _Marks:
    """Marks of one article as they come together; two on the same words in the same role become one."""

    def __init__(self) -> None:
        self._marks: dict[tuple[int, int, Role], tuple[bool, bool, tuple[str, ...]]] = {}

    def add(
        self, spans: Spans, role: Role, *, caution: bool = False, denies: bool = False, anchors: tuple[str, ...] = ()
    ) -> None:
        for at, (start, end) in enumerate(spans):
            was_caution, denied, known = self._marks.get((start, end, role), (False, False, ()))
            new = known + tuple(anchor for anchor in anchors if at == 0 and anchor not in known)
            self._marks[(start, end, role)] = (caution or was_caution, denies or denied, new)

    def marks(self) -> list[TextMark]:
        return [
            TextMark(start, end, role, caution, denies, anchors)
            for (start, end, role), (caution, denies, anchors) in self._marks.items()
        ]


def _marks(index: Index, anchors: Anchors) -> dict[str, list[TextMark]]:
    found: dict[str, _Marks] = {article.id: _Marks() for article in index.report.articles}
    unplaced = dict(anchors.passages)
    for attribution in index.report.attributions:
        own = found[attribution.article]
        words = attribution.attribution
        denies = words.act is Act.DENIES
        unplaced.pop((attribution.article, words.content.spans), None)
        own.add(words.content.spans, Role.CONTENT, denies=denies, anchors=(anchors.attributions[attribution.id],))
        own.add(words.source.spans, Role.SOURCE, caution=attribution.anonymous)
        own.add(words.cue.spans, Role.CUE, denies=denies)
    for claim in index.report.claims:
        for mention in claim.mentions:
            if mention.attribution is None:
                key = mention.article, mention.passage.spans
                anchor = unplaced.pop(key, None)
                found[mention.article].add(mention.passage.spans, Role.STATEMENT, anchors=(anchor,) if anchor else ())
    for (article, spans), anchor in unplaced.items():
        found[article].add(spans, Role.PASSAGE, anchors=(anchor,))
    for read in index.report.articles:
        for piece in read.boilerplate:
            found[read.id].add((Span(piece.start, piece.end),), Role.BOILERPLATE)
    return {article: marks.marks() for article, marks in found.items()}


def _references(index: Index, anchors: Anchors) -> dict[str, dict[int, list[Reference]]]:
    """Return, for each article, the links to claims by the offset behind which they stand, each claim once there."""
    found: dict[str, dict[int, dict[str, Reference]]] = {article.id: {} for article in index.report.articles}
    for number, claim in enumerate(index.report.claims, 1):
        for mention in claim.mentions:
            if not mention.passage.spans:
                continue
            attribution = index.attribution(mention.attribution)
            if attribution is None:
                who = f"{index.outlet_by_article[mention.article].name} says it itself"
                offset = mention.passage.spans[-1].end
            else:
                who = f"{name_of(index.entity(attribution.entity))} {ACT_WORDS[attribution.attribution.act]}"
                offset = (attribution.attribution.content.spans or mention.passage.spans)[-1].end
            anchor = anchors.claims[claim.id]
            found[mention.article].setdefault(offset, {}).setdefault(
                anchor, Reference(str(number), anchor, f"{who}: claim {number}")
            )
    return {article: {at: list(links.values()) for at, links in by.items()} for article, by in found.items()}

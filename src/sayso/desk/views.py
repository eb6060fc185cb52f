"""What the page of a check shows, as plain values: the findings by weight, the draft with its marks, the coverage."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sayso.comparing.differences.quantities import find_quantities
from sayso.desk.findings import Checked, Finding, Kind, Severity
from sayso.desk.places import SEVERITY_WORDS
from sayso.presenting.differing import mark_differing, mark_phrases
from sayso.presenting.index import Paragraph, number_paragraphs
from sayso.presenting.links import web_address
from sayso.presenting.tags import Meaning
from sayso.presenting.views.articles import ParagraphView, date_note, view_paragraphs
from sayso.presenting.views.marking import Reference, Role, TextMark
from sayso.presenting.views.places import Place
from sayso.presenting.when import date_words, note_words
from sayso.presenting.wording import Piece, compare_wordings
from sayso.presenting.words import count_of
from sayso.types import Article, Passage, Rejected, Spans

# Of these the words of the draft and those of the others tell one thing, so that what differs can be underlined.
_COMPARED = frozenset(
    (
        Kind.QUOTATION_ALTERED,
        Kind.NUMBER_DIFFERS,
        Kind.NAME_DIFFERS,
        Kind.NEGATION_DIFFERS,
        Kind.HEDGE_LOST,
        Kind.SOURCE_FIRMER,
    )
)


@dataclass(frozen=True, slots=True)
class BesideView:
    """Words of the coverage, with the places where they are marked."""

    text: str
    pieces: tuple[Piece, ...]
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class FindingView:
    """One finding. `anchor` leads to its note, `mark` to the words of the draft, `where` says where they stand.

    `own` are the words of the draft in pieces, where they are compared with what the others have.
    """

    number: int
    anchor: str
    mark: str
    when: str
    meaning: Meaning
    note: str
    where: str
    own: tuple[Piece, ...]
    beside: tuple[BesideView, ...]


@dataclass(frozen=True, slots=True)
class SeverityView:
    """The findings of one severity, with its words and its anchor. It may have none."""

    anchor: str
    words: str
    findings: tuple[FindingView, ...]


@dataclass(frozen=True, slots=True)
class RowView:
    """A paragraph of the draft, what was found in words that begin there, and those behind it with no findings."""

    paragraph: ParagraphView
    findings: tuple[FindingView, ...]
    rest: tuple[ParagraphView, ...]


@dataclass(frozen=True, slots=True)
class ExcerptView:
    """The paragraphs of an article of the coverage that findings point to. `key` is the article's id."""

    anchor: str
    key: str
    outlet: str
    title: str
    date: str
    date_note: str
    url: str | None
    language: str | None
    paragraphs: tuple[ParagraphView, ...]


@dataclass(frozen=True, slots=True)
class CheckView:
    """All that the page of a check shows, in the order in which it shows it."""

    title: str
    facts: tuple[str, ...]
    language: str | None
    severities: tuple[SeverityView, ...]
    rows: tuple[RowView, ...]
    excerpts: tuple[ExcerptView, ...]
    not_measured: tuple[str, ...]
    rejected: tuple[Rejected, ...]

    @property
    def found(self) -> int:
        """Return how many findings there are."""
        return sum(len(severity.findings) for severity in self.severities)


def view_check(checked: Checked) -> CheckView:
    """Return all that the page of a check shows, without any markup, in time linear in the texts and findings."""
    marked = _mark_coverage(checked)
    paragraphs = tuple(number_paragraphs(checked.draft))
    starts = [paragraph.start for paragraph in paragraphs]
    views: list[FindingView] = []
    by_start: dict[int, list[FindingView]] = defaultdict(list)
    for number, finding in enumerate(checked.findings, 1):
        at = max(bisect_right(starts, finding.passage.spans[0].start) - 1, 0)
        views.append(_finding(finding, number, paragraphs[at], marked))
        by_start[starts[at]].append(views[-1])
    return CheckView(
        title=checked.draft.title or "",
        facts=tuple(_facts(checked)),
        language=checked.draft.language,
        severities=tuple(
            SeverityView(
                f"s{place}",
                SEVERITY_WORDS[severity],
                tuple(
                    view for view, finding in zip(views, checked.findings, strict=True) if finding.severity is severity
                ),
            )
            for place, severity in enumerate(Severity, 1)
        ),
        rows=tuple(_rows(_draft_paragraphs(checked, paragraphs), by_start)),
        excerpts=tuple(_excerpts(checked, marked)),
        not_measured=tuple(note_words(sentence) for sentence in checked.not_measured),
        rejected=checked.rejected,
    )


def _facts(checked: Checked) -> Iterator[str]:
    if not checked.coverage:
        yield "a draft, checked by itself"
        return
    outlets = {article.outlet or article.id for article in checked.coverage}
    articles = count_of(len(checked.coverage), "article")
    yield f"a draft, checked beside {articles} of {count_of(len(outlets), 'outlet')}"


@dataclass(frozen=True, slots=True)
class _Marked:
    """The passages of the coverage: their anchors, in order, and the paragraphs of the articles that have any."""

    anchors: Mapping[tuple[str, Spans], str]
    paragraphs: Mapping[str, tuple[Paragraph, ...]]

    def paragraph(self, article: str, passage: Passage) -> Paragraph:
        """Return the paragraph in which a passage begins."""
        paragraphs = self.paragraphs[article]
        at = bisect_right(paragraphs, passage.spans[0].start, key=lambda paragraph: paragraph.start) - 1
        return paragraphs[max(at, 0)]


def _mark_coverage(checked: Checked) -> _Marked:
    articles = {article.id: article for article in checked.coverage}
    anchors: dict[tuple[str, Spans], str] = {}
    for finding in checked.findings:
        for beside in finding.beside:
            anchors.setdefault((beside.article, beside.passage.spans), f"b{len(anchors) + 1}")
    named = dict.fromkeys(article for article, _ in anchors)
    return _Marked(anchors, {name: tuple(number_paragraphs(articles[name])) for name in named})


def _finding(finding: Finding, number: int, paragraph: Paragraph, marked: _Marked) -> FindingView:
    texts: dict[str, list[Place]] = {}
    for beside in finding.beside:
        place = Place(
            beside.outlet,
            _where(marked.paragraph(beside.article, beside.passage)),
            marked.anchors[beside.article, beside.passage.spans],
        )
        places = texts.setdefault(beside.passage.text, [])
        if place.anchor not in {other.anchor for other in places}:
            places.append(place)
    compared: Sequence[tuple[Piece, ...]] = [()] * (len(texts) + 1)
    if finding.kind in _COMPARED and texts:
        compared = _compared(finding, [finding.passage.text, *texts])
    return FindingView(
        number=number,
        anchor=f"n{number}",
        mark=f"d{number}",
        when=SEVERITY_WORDS[finding.severity].lower(),
        meaning=_meaning(finding),
        note=finding.note,
        where=_where(paragraph),
        own=compared[0],
        beside=tuple(
            BesideView(text, pieces, tuple(places))
            for (text, places), pieces in zip(texts.items(), compared[1:], strict=True)
        ),
    )


def _compared(finding: Finding, wordings: Sequence[str]) -> tuple[tuple[Piece, ...], ...]:
    """Return the words of the draft and of the others in pieces: those differ that the note is about."""
    if finding.kind is Kind.QUOTATION_ALTERED:
        return compare_wordings(wordings)
    if finding.kind is Kind.NUMBER_DIFFERS:
        numbers = {text[found.start : found.end] for text in wordings for found in find_quantities(text)}
        told = {number for number in numbers if _tells(finding.note, number)}
        if told:
            return mark_phrases(told, wordings)
    return mark_differing(finding.note, wordings)


def _tells(note: str, number: str) -> bool:
    return bool(re.search(rf"(?<![\w.,]){re.escape(number)}(?!\w)", note, re.IGNORECASE))


def _meaning(finding: Finding) -> Meaning:
    if finding.kind is Kind.DENIAL_LEFT_OUT:
        return Meaning.DENIAL
    return Meaning.CAUTION if finding.severity is Severity.FIRST else Meaning.INK


def _where(paragraph: Paragraph) -> str:
    return f"paragraph {paragraph.number}" if paragraph.number is not None else paragraph.reason or "the text"


def _draft_paragraphs(checked: Checked, paragraphs: Sequence[Paragraph]) -> Iterator[ParagraphView]:
    marks: dict[tuple[int, int], TextMark] = {}
    references: dict[int, list[Reference]] = defaultdict(list)
    for number, finding in enumerate(checked.findings, 1):
        meaning = _meaning(finding)
        caution, denies = meaning is Meaning.CAUTION, meaning is Meaning.DENIAL
        for at, span in enumerate(finding.passage.spans):
            _add_mark(marks, span.start, span.end, f"d{number}" if at == 0 else "", caution=caution, denies=denies)
        end = finding.passage.spans[-1].end
        references[end].append(Reference(str(number), f"n{number}", f"{number}: {finding.note}"))
    return view_paragraphs(checked.draft, paragraphs, list(marks.values()), references)


def _rows(paragraphs: Iterable[ParagraphView], findings: Mapping[int, Sequence[FindingView]]) -> Iterator[RowView]:
    """Yield the paragraphs in rows; a row begins with the first paragraph, and with each that has findings."""
    row: list[ParagraphView] = []
    for paragraph in paragraphs:
        if row and paragraph.start in findings:
            yield _row(row, findings)
            row = []
        row.append(paragraph)
    if row:
        yield _row(row, findings)


def _row(row: Sequence[ParagraphView], findings: Mapping[int, Sequence[FindingView]]) -> RowView:
    return RowView(row[0], tuple(findings.get(row[0].start, ())), tuple(row[1:]))


def _excerpts(checked: Checked, marked: _Marked) -> Iterator[ExcerptView]:
    """Yield the articles of the coverage that findings point to, each with the paragraphs that have a passage."""
    marks: dict[str, dict[tuple[int, int], TextMark]] = defaultdict(dict)
    references: dict[str, dict[int, dict[str, Reference]]] = defaultdict(lambda: defaultdict(dict))
    for number, finding in enumerate(checked.findings, 1):
        for beside in finding.beside:
            spans = beside.passage.spans
            for at, span in enumerate(spans):
                anchor = marked.anchors[beside.article, spans] if at == 0 else ""
                _add_mark(marks[beside.article], span.start, span.end, anchor)
            reference = Reference(str(number), f"n{number}", f"{number}: {finding.note}")
            references[beside.article][spans[-1].end].setdefault(reference.anchor, reference)
    for number, article in enumerate((one for one in checked.coverage if one.id in marks), 1):
        own = list(marks[article.id].values())
        links = {at: list(found.values()) for at, found in references[article.id].items()}
        touched = _touched(marked.paragraphs[article.id], own)
        paragraphs = tuple(view_paragraphs(article, touched, own, links))
        yield _excerpt(article, f"t{number}", paragraphs)


def _excerpt(article: Article, anchor: str, paragraphs: tuple[ParagraphView, ...]) -> ExcerptView:
    return ExcerptView(
        anchor=anchor,
        key=article.id,
        outlet=article.outlet or article.id,
        title=article.title or "",
        date=date_words(article.published),
        date_note=date_note(article),
        url=web_address(article.url),
        language=article.language,
        paragraphs=paragraphs,
    )


def _touched(paragraphs: Sequence[Paragraph], marks: Sequence[TextMark]) -> tuple[Paragraph, ...]:
    """Return the paragraphs in which marked words stand."""
    touched: set[int] = set()
    starts = [paragraph.start for paragraph in paragraphs]
    for mark in marks:
        first = max(bisect_right(starts, mark.start) - 1, 0)
        touched.update(range(first, max(bisect_right(starts, mark.end - 1), first + 1)))
    return tuple(paragraphs[at] for at in sorted(touched))


def _add_mark(
    marks: dict[tuple[int, int], TextMark],
    start: int,
    end: int,
    anchor: str,
    *,
    caution: bool = False,
    denies: bool = False,
) -> None:
    """Add a mark; of two on the same words one is left, with both anchors."""
    known = marks.get((start, end))
    anchors = known.anchors if known else ()
    marks[start, end] = TextMark(
        start,
        end,
        Role.FINDING,
        caution or bool(known and known.caution),
        denies or bool(known and known.denies),
        anchors if not anchor or anchor in anchors else (*anchors, anchor),
    )

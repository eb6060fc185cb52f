"""What an assistant is told: records of a store, each with the words that it rests on and the articles they stand in.

Offsets are half-open and count the code points of an article's text.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from sayso.desk import Beside, Checked, Kind, Severity
from sayso.desk.places import Places
from sayso.errors import NotStoredError
from sayso.presenting.index import index_report
from sayso.presenting.table_rows import AttributionRow, DateRow, DifferenceRow, EntityRow, MentionRow, QuotationRow
from sayso.presenting.tables import tabulate_analysis, tabulate_report
from sayso.presenting.tags import tags_of
from sayso.presenting.trail import chain_lines
from sayso.sources import resolve_sources
from sayso.store import Store
from sayso.store.question import Question
from sayso.store.records import Hit, Speaker, StorySummary, TracedPrinting, Utterance
from sayso.types import Analysis, Article, Edit, Passage

T = TypeVar("T")

# So many rows of one kind are told at most: an answer that fills an assistant's context is of no use to it.
MOST_TOLD = 150

# The six answers have no slots: the protocol's package reads defaults from the class, where slots would be in the way.


@dataclass(frozen=True, slots=True)
class Cited:
    """An article that an answer rests on: what a reader needs to look it up."""

    article: str
    outlet: str | None
    title: str | None
    url: str | None
    published: str | None
    published_basis: str | None


@dataclass(frozen=True)
class Found:
    """What a search found, the best first. `after` asks for what follows, where there is more."""

    hits: tuple[Hit, ...]
    articles: tuple[Cited, ...]
    after: str | None


@dataclass(frozen=True, slots=True)
class ClaimTold:
    """A claim: how it stands in a few words, the chains it came by, and passages about it (of `mentions_in_all`).

    `confidence` is the chance, 0 to 1, that two of its articles say the same, so that it is one claim; None where one
    article alone has it. It says nothing of whether the claim is true.
    """

    claim: str
    wording: str
    status: str
    summary: tuple[str, ...]
    chains: tuple[str, ...]
    mentions: tuple[MentionRow, ...]
    mentions_in_all: int
    confidence: float | None


@dataclass(frozen=True)
class StoryTold:
    """A story: its weightiest claims (of `claims_in_all`), where outlets differ, and what was not measured.

    Of everything else, too, there are so many at most, and beside them how many there are `_in_all`.
    """

    story: StorySummary
    articles: tuple[Cited, ...]
    articles_in_all: int
    claims: tuple[ClaimTold, ...]
    claims_in_all: int
    quotations: tuple[QuotationRow, ...]
    quotations_in_all: int
    differences: tuple[DifferenceRow, ...]
    differences_in_all: int
    not_measured: tuple[str, ...]


@dataclass(frozen=True)
class Traced:
    """Where words or a claim appeared, the earliest first, and how each printing differs from what was asked."""

    wanted: str
    printings: tuple[TracedPrinting, ...]
    articles: tuple[Cited, ...]


@dataclass(frozen=True)
class Said:
    """What somebody is reported to have said, by date, each with all its printings. `speakers` are those meant."""

    name: str
    speakers: tuple[Speaker, ...]
    utterances: tuple[Utterance, ...]
    articles: tuple[Cited, ...]
    after: str | None


@dataclass(frozen=True)
class Analysed:
    """Who says what in one text that was given. Spans point into `text`, which is the text as it was read."""

    text: str
    attributions: tuple[AttributionRow, ...]
    entities: tuple[EntityRow, ...]
    dates: tuple[DateRow, ...]


@dataclass(frozen=True, slots=True)
class FindingTold:
    """Something to look at in a draft: how soon, one plain sentence, the words, and what the coverage has beside them.

    `paragraph` (None outside the body) and `line` count from 1 in the draft as it was read. `edits` are those of a
    quotation, from what the coverage prints to what the draft prints.
    """

    severity: Severity
    kind: Kind
    note: str
    paragraph: int | None
    line: int
    passage: Passage
    beside: tuple[Beside, ...]
    edits: tuple[Edit, ...]


@dataclass(frozen=True)
class DraftTold:
    """What to look at in a draft, first things first (of `findings_in_all`). Spans of findings point into `text`.

    `articles` are those that it was checked beside; without any it was checked by itself.
    """

    text: str
    story: StorySummary | None
    articles: tuple[Cited, ...]
    findings: tuple[FindingTold, ...]
    findings_in_all: int
    left_out: tuple[str, ...]
    not_measured: tuple[str, ...]


def search_store(store: Store, question: Question, *, limit: int = 20, after: str | None = None) -> Found:
    """Search as `Store.find` does, with the articles of the hits. Raises QuestionError where nothing is asked."""
    page = store.find(question, limit=limit, after=after)
    return Found(page.items, _cite(store, (hit.article for hit in page.items)), page.after)


def tell_story(store: Store, identity: str, *, most_claims: int = 20) -> StoryTold:
    """Return the story with this id, or the one that the article with this id is in.

    Raises NotStoredError where there is none, and NothingToReadError where no article of it was analysed.
    """
    summary = find_story(store, identity)
    report = store.report(summary.id)
    index = index_report(report)
    tables = tabulate_report(report, story=summary.id, with_text=False)
    mentions: dict[str, list[MentionRow]] = {}
    for row in tables.mentions:
        mentions.setdefault(row.claim, []).append(row)
    claims = tuple(
        ClaimTold(
            claim=claim.id,
            wording=claim.wording,
            status=claim.status.value,
            summary=tuple(tag.words for tag in tags_of(index, claim)),
            chains=chain_lines(index, claim),
            mentions=tuple(mentions.get(claim.id, ())[:MOST_TOLD]),
            mentions_in_all=len(mentions.get(claim.id, ())),
            confidence=claim.confidence,
        )
        for claim in report.claims[:most_claims]
    )
    quotations = _whole(tables.quotations, lambda row: row.quotation)
    differences = _whole(tables.differences, lambda row: row.difference)
    told = {row.article for claim in claims for row in claim.mentions}
    told |= {row.article for row in quotations} | {row.article for row in differences}
    all_told = len(report.articles) <= MOST_TOLD
    return StoryTold(
        story=summary,
        articles=tuple(_cited(article) for article in report.articles if all_told or article.id in told),
        articles_in_all=len(report.articles),
        claims=claims,
        claims_in_all=len(report.claims),
        quotations=quotations,
        quotations_in_all=len(tables.quotations),
        differences=differences,
        differences_in_all=len(tables.differences),
        not_measured=report.not_measured,
    )


def _whole(rows: Sequence[T], key: Callable[[T], str]) -> tuple[T, ...]:
    """The first rows, `MOST_TOLD` at most, and of what has several rows all or none."""
    if len(rows) <= MOST_TOLD:
        return tuple(rows)
    cut = key(rows[MOST_TOLD])
    return tuple(row for row in rows[:MOST_TOLD] if key(row) != cut)


def trace_text(store: Store, text: str, *, limit: int = 20) -> Traced:
    """Return where a quotation or a claim appeared, as `Store.trace` finds it, with the articles."""
    found = store.trace(text, limit=limit)
    return Traced(found.wanted, found.printings, _cite(store, (printing.article for printing in found.printings)))


def tell_sayings(
    store: Store,
    name: str,
    *,
    since: str | None = None,
    until: str | None = None,
    outlet: str | None = None,
    limit: int = 20,
    after: str | None = None,
) -> Said:
    """Return what somebody is reported to have said, as `Store.who` finds it, with the articles."""
    found = store.who(name, since=since, until=until, outlet=outlet, limit=limit, after=after)
    articles = (saying.article for utterance in found.utterances for saying in utterance.sayings)
    return Said(found.name, found.speakers, found.utterances, _cite(store, articles), found.after)


def tell_analysis(analysis: Analysis) -> Analysed:
    """Return what was found in one text, resolved within that text alone."""
    tables = tabulate_analysis(analysis, resolve_sources([analysis]))
    return Analysed(analysis.article.text, tables.attributions, tables.entities, tables.dates)


def tell_check(checked: Checked, story: StorySummary | None, *, most_findings: int = 20) -> DraftTold:
    """Return what was found in a draft, and beside what it was checked; `story` is the one that this is from."""
    places = Places(checked.draft)
    findings = []
    for finding in checked.findings[:most_findings]:
        place = places.of(finding.passage)
        findings.append(
            FindingTold(
                severity=finding.severity,
                kind=finding.kind,
                note=finding.note,
                paragraph=place.paragraph,
                line=place.line,
                passage=finding.passage,
                beside=finding.beside,
                edits=finding.edits,
            )
        )
    return DraftTold(
        text=checked.draft.text,
        story=story,
        articles=tuple(_cited(article) for article in checked.coverage),
        findings=tuple(findings),
        findings_in_all=len(checked.findings),
        left_out=tuple(f"{rejected.path}: {rejected.reason}" for rejected in checked.rejected),
        not_measured=checked.not_measured,
    )


def find_story(store: Store, identity: str) -> StorySummary:
    """Return the story with this id, or the one that the article with this id is in. Raises NotStoredError."""
    try:
        return store.story(identity)
    except NotStoredError:
        story = store.story_of(identity)
    if story is None:
        raise NotStoredError("story of the article", identity)
    return store.story(story)


def _cite(store: Store, articles: Iterable[str]) -> tuple[Cited, ...]:
    return tuple(_cited(store.article(article)) for article in dict.fromkeys(articles))


def _cited(article: Article) -> Cited:
    return Cited(article.id, article.outlet, article.title, article.url, article.published, article.published_basis)

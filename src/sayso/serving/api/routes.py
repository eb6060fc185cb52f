"""The routes of the API. What they answer are the store's records, and reports in their own format."""

from dataclasses import dataclass
from json import dumps
from typing import Annotated, Any

from fastapi import APIRouter, Body, Depends, Query
from pydantic import BaseModel, Field, model_validator
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from sayso.desk.json import check_json
from sayso.presenting.json import to_json
from sayso.serving.analysing import Analyser, Given, check_given, report_of
from sayso.serving.api.description import CHECK, REPORT
from sayso.serving.asking import After, AskedFor, CorrectionNumber, Id, InPeriod, Limit, Name, Passage
from sayso.serving.caching import KeptPages, is_unchanged, not_modified, tag_of
from sayso.serving.problems import Problem, ProblemError
from sayso.serving.rendering import look
from sayso.serving.settings import MOST_ADDRESS_CHARS, MOST_NAME_CHARS, MOST_TEXT_CHARS
from sayso.serving.shelf import store_of
from sayso.store import Store
from sayso.store.records import (
    BODIES,
    ArticleSummary,
    Changes,
    Correction,
    CorrectionBody,
    CorrectionKind,
    Hit,
    OutletPage,
    OutletSummary,
    Page,
    Revision,
    Speaker,
    StoreCounts,
    StoryOrder,
    StorySummary,
    Trace,
    Who,
)
from sayso.types import Article

router = APIRouter(prefix="/api")

Narrowed = Annotated[str | None, Query(max_length=MOST_NAME_CHARS)]
Prefix = Annotated[str, Query(max_length=MOST_NAME_CHARS)]
RevisionNumber = Annotated[int, Query(ge=1, le=1_000_000)]
Opened = Annotated[Store, Depends(store_of)]

_REPORT_ANSWER: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "A report in the format `sayso.report/1`",
        "content": {"application/json": {"schema": {"$ref": f"#/components/schemas/{REPORT}"}}},
    },
    304: {"description": "The report is the one of the entity tag"},
}
_CHECK_ANSWER: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "A check in the format `sayso.check/1`",
        "content": {"application/json": {"schema": {"$ref": f"#/components/schemas/{CHECK}"}}},
    },
}


class TextToAnalyse(BaseModel, extra="forbid"):
    """A text, with what is known about it. It is analysed by itself and not kept."""

    text: str = Field(min_length=1, max_length=MOST_TEXT_CHARS)
    title: str = Field("", max_length=MOST_NAME_CHARS)
    outlet: str = Field("", max_length=MOST_NAME_CHARS)
    published: str = Field("", max_length=40, description="ISO 8601, as precise as known")
    url: str = Field("", max_length=MOST_ADDRESS_CHARS)


class DraftToCheck(TextToAnalyse, extra="forbid"):
    """A draft, with what is known about it, and the story of the store beside whose articles it is checked."""

    story: str = Field("", max_length=MOST_NAME_CHARS, description="The id of a story; empty: by itself")


class NewCorrection(BaseModel, extra="forbid"):
    """A correction to keep, of which kind, and who makes it. The fields of `body` are those of its kind."""

    kind: CorrectionKind
    body: CorrectionBody
    who: str = Field(min_length=1, max_length=80)

    @model_validator(mode="after")
    def _fits(self) -> "NewCorrection":
        if not isinstance(self.body, BODIES[self.kind]):
            raise ValueError(f"these are not the fields of {self.kind.value}")
        return self


class Undoing(BaseModel, extra="forbid"):
    """Who takes a correction back."""

    who: str = Field(min_length=1, max_length=80)


@dataclass(frozen=True, slots=True)
class ArticleInFull:
    """An article: its words as they stand now, the story that it is in, and all its revisions."""

    article: Article
    story: str | None
    revisions: tuple[Revision, ...]


@router.get("/counts")
def counts(store: Opened) -> StoreCounts:
    """How much the store holds."""
    return store.counts()


@router.get("/stories")
def stories(
    store: Opened,
    period: InPeriod,
    order: StoryOrder = StoryOrder.NEWEST,
    limit: Limit = 50,
    after: After = None,
) -> Page[StorySummary]:
    """The stories, in an order, by the date of their last article."""
    return store.stories(order=order, since=period.since, until=period.until, limit=limit, after=after)


@router.get("/stories/{story}", responses=_REPORT_ANSWER, response_class=JSONResponse)
def story(request: Request, story: str, store: Opened) -> Response:
    """The report of a story. An id that was merged into another gives that one's."""
    tag = tag_of("api", story, store.story(story).version, look())
    if is_unchanged(request, tag):
        return not_modified(tag)
    pages: KeptPages = request.app.state.pages
    kept = pages.get(f"/api/stories/{story}", tag, lambda: dumps(to_json(store.report(story))), stale=False)
    if kept is None:
        busy = Problem(503, "Its articles are being compared.", "Ask again in some seconds.", {"Retry-After": "5"})
        raise ProblemError(busy)
    return Response(kept.body, media_type="application/json", headers={"ETag": kept.tag})


@router.get("/articles")
def articles(
    store: Opened,
    period: InPeriod,
    outlet: Narrowed = None,
    story: Narrowed = None,
    limit: Limit = 50,
    after: After = None,
) -> Page[ArticleSummary]:
    """The articles, the latest to arrive first."""
    return store.articles(outlet=outlet, story=story, since=period.since, until=period.until, limit=limit, after=after)


@router.get("/article")
def article(store: Opened, id: Id) -> ArticleInFull:  # noqa: A002 - the name in the address
    """One article with its revisions."""
    return ArticleInFull(store.article(id), store.story_of(id), store.revisions(id))


@router.get("/article/changes")
def changes(store: Opened, id: Id, before: RevisionNumber, after: RevisionNumber) -> Changes:  # noqa: A002
    """What one revision of an article has and another has instead."""
    return store.changes(id, before, after)


@router.get("/search")
def search(store: Opened, asked: AskedFor, period: InPeriod, limit: Limit = 50, after: After = None) -> Page[Hit]:
    """The passages that have some words, with whose word they are."""
    return store.find(asked.within(period), limit=limit, after=after)


@router.get("/speakers")
def speakers(store: Opened, begins: Prefix = "", limit: Limit = 50) -> tuple[Speaker, ...]:
    """Who is named as a source, those with most sayings first."""
    return store.speakers(begins, limit=limit)


@router.get("/speaker")
def speaker(
    store: Opened, name: Name, period: InPeriod, outlet: Prefix = "", limit: Limit = 50, after: After = None
) -> Who:
    """What somebody is reported to have said, by date, with all printings of it."""
    return store.who(name, since=period.since, until=period.until, outlet=outlet or None, limit=limit, after=after)


@router.get("/outlets")
def outlets(store: Opened, limit: Limit = 50) -> tuple[OutletSummary, ...]:
    """The outlets, those with most articles first."""
    return store.outlets(limit=limit)


@router.get("/outlet")
def outlet(store: Opened, name: Name) -> OutletPage:
    """On whom an outlet leans, and what it dropped or printed otherwise, as counts with what they are counted among."""
    return store.outlet(name)


@router.get("/trace")
def trace(store: Opened, text: Passage, limit: Limit = 50) -> Trace:
    """Where a quotation or a claim stands, the first appearance first, and how each printing differs."""
    return store.trace(text, limit=limit)


@router.post("/analyse", responses=_REPORT_ANSWER, response_class=JSONResponse)
def analyse(request: Request, given: Annotated[TextToAnalyse, Body()]) -> Response:
    """Find who says what in a text: a report of one article. Nothing is kept."""
    analyser: Analyser = request.app.state.analyser
    article = analyser.read(Given(given.url, given.text, given.title, given.outlet, given.published))
    return JSONResponse(to_json(report_of(analyser.analyse(article))))


@router.post("/check", responses=_CHECK_ANSWER, response_class=JSONResponse)
def check(request: Request, store: Opened, given: Annotated[DraftToCheck, Body()]) -> Response:
    """Find what an editor should look at in a draft, by itself or beside a story of the store. Nothing is kept."""
    draft = Given(given.url, given.text, given.title, given.outlet, given.published)
    return JSONResponse(check_json(check_given(request.app.state.analyser, store, draft, given.story)))


@router.get("/corrections")
def corrections(store: Opened, limit: Limit = 50, after: After = None) -> Page[Correction]:
    """What was put right by hand, the latest first."""
    return store.corrections(limit=limit, after=after)


@router.post("/corrections", status_code=201)
def correct(request: Request, store: Opened, given: Annotated[NewCorrection, Body()]) -> Correction:
    """Keep a correction. It holds for all later reports until it is taken back."""
    made = store.correct(given.body, who=given.who)
    request.app.state.pages.forget()
    return made


@router.post("/corrections/{number}/undo")
def undo(request: Request, store: Opened, number: CorrectionNumber, given: Annotated[Undoing, Body()]) -> Correction:
    """Take a correction back; it stays on the list."""
    undone = store.undo(number, who=given.who)
    request.app.state.pages.forget()
    return undone

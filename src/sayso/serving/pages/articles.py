"""One article with its marks and its revisions."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import Response

from sayso.presenting.index import index_report
from sayso.presenting.views.articles import ArticleView, view_articles
from sayso.presenting.views.places import set_anchors
from sayso.serving.asking import Id
from sayso.serving.caching import with_tag
from sayso.serving.rendering import address_of, render
from sayso.serving.shelf import store_of
from sayso.sources import resolve_sources
from sayso.store import Store
from sayso.store.records import Change
from sayso.types import Analysis, Report

router = APIRouter()

_MOST_COMPARED = 20  # revisions of an article whose changes are shown; a page that is rewritten all day has hundreds


@dataclass(frozen=True, slots=True)
class RevisionView:
    """A revision, and what it changed in the one before."""

    number: int
    received: str
    source: str
    titles: tuple[str | None, str | None] | None
    passages: tuple[Change, ...]


@router.get("/article")
def article(request: Request, store: Annotated[Store, Depends(store_of)], id: Id) -> Response:  # noqa: A002
    """Show an article of the store."""
    stored = store.article(id)
    story = store.story_of(id)
    report = report_with(store, id)
    in_story = len(report.articles) > 1
    view = view_one(report, id)
    response = render(
        request,
        "site/article.html",
        id=id,
        story=story,
        view=view,
        outlet=outlet_name(report, id),
        title=stored.title or "Without a title",
        analysed=store.analysis(id) is not None,
        base=address_of("story", story) if story and in_story else "",
        revisions=view_revisions(store, id),
    )
    return with_tag(request, response)


def report_with(store: Store, article_id: str) -> Report:
    """Return the report of an article's story where it is ready and has the article, else that of the article alone."""
    story = store.story_of(article_id)
    report = store.kept_report(story) if story is not None else None
    if report is not None and any(article.id == article_id for article in report.articles):
        return report
    return report_alone(store.analysis(article_id) or Analysis(store.article(article_id), ()))


def report_alone(analysis: Analysis) -> Report:
    """Return who says what in one article, without any claim: that would take the sentence encoder."""
    resolution = resolve_sources([analysis])
    return Report(
        title=analysis.article.title or analysis.article.id,
        articles=(analysis.article,),
        outlets=resolution.outlets,
        entities=resolution.entities,
        attributions=resolution.attributions,
    )


def outlet_name(report: Report, article_id: str) -> str | None:
    """Return the whole name of an article's outlet; None where it is not known."""
    names = {entity.id: entity.name for entity in report.entities}
    given = next(article.outlet for article in report.articles if article.id == article_id)
    return names.get(report.outlets.get(article_id) or "") or given


def view_one(report: Report, article_id: str) -> ArticleView:
    """Return one article as its report shows it, with the same anchors."""
    index = index_report(report)
    return next(view for view in view_articles(index, set_anchors(index)) if view.key == article_id)


def view_revisions(store: Store, article_id: str) -> list[RevisionView]:
    """Return the revisions, the latest first, each of the last few with what it changed."""
    revisions = store.revisions(article_id)
    views = []
    for revision in reversed(revisions):
        titles: tuple[str | None, str | None] | None = None
        passages: tuple[Change, ...] = ()
        if revision.number > 1 and revision.number > len(revisions) - _MOST_COMPARED:
            changes = store.changes(article_id, revision.number - 1, revision.number)
            titles, passages = changes.titles, changes.passages
        views.append(RevisionView(revision.number, revision.received, revision.source, titles, passages))
    return views

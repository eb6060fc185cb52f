"""The stories now, and the report of one, which renews itself."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from sayso.presenting.page import view_page
from sayso.serving.asking import After, InPeriod
from sayso.serving.caching import KeptPages, is_unchanged, not_modified, tag_of, with_tag
from sayso.serving.rendering import address_of, look, render, render_text, site_values, with_query
from sayso.serving.shelf import store_of
from sayso.store import Store
from sayso.store.records import StoryOrder

router = APIRouter()

_ON_A_PAGE = 40
_ORDERS = (
    (StoryOrder.NEWEST.value, "newest first"),
    (StoryOrder.LARGEST.value, "most articles first"),
    (StoryOrder.CONTESTED.value, "most denied first"),
    (StoryOrder.UNNAMED.value, "most unnamed first"),
)

Renews = Annotated[bool, Query(alias="renew", description="Load the page anew every minute, for want of scripts")]


@router.get("/")
def stories(
    request: Request,
    store: Annotated[Store, Depends(store_of)],
    period: InPeriod,
    order: StoryOrder = StoryOrder.NEWEST,
    after: After = None,
    renews: Renews = False,
) -> Response:
    """List the stories."""
    response = render(
        request,
        "site/stories.html",
        stories=store.stories(order=order, since=period.since, until=period.until, limit=_ON_A_PAGE, after=after),
        counts=store.counts(),
        orders=_ORDERS,
        order=order.value,
        since=period.since or "",
        until=period.until or "",
        renews=renews,
        tag="",
    )
    return with_tag(request, response)


@router.get("/stories/{story}")
def story(request: Request, story: str, store: Annotated[Store, Depends(store_of)], renews: Renews = False) -> Response:
    """Show the report of a story."""
    summary = store.story(story)
    if summary.id != story:
        return RedirectResponse(address_of("story", summary.id), 308)
    tag = tag_of(story, summary.version, renews, look())
    if is_unchanged(request, tag):
        return not_modified(tag)
    values = site_values(request)

    def make() -> str:
        page = view_page(store.report(story))
        return render_text("site/story.html", **values, page=page, story=story, renews=renews, tag=tag, note="")

    pages: KeptPages = request.app.state.pages
    kept = pages.get(with_query(request.url.path, renew="1" if renews else None), tag, make)
    return HTMLResponse(kept.body, headers={"ETag": kept.tag})

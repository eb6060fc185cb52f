"""The stories now, and the report of one, which renews itself."""

from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Depends, Query
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from sayso.presenting.exports import export_document
from sayso.presenting.formats import MEDIA_TYPES, Format
from sayso.presenting.page import view_page
from sayso.serving.asking import After, InPeriod
from sayso.serving.caching import KeptPages, is_unchanged, not_modified, tag_of, with_tag
from sayso.serving.problems import wrong
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
    (StoryOrder.UNNAMED.value, "on one unnamed source"),
)
_FORMATS = {
    Format.HTML: ("a page by itself", "html"),
    Format.JSON: ("JSON", "json"),
    Format.JSONLD: ("JSON-LD", "jsonld"),
    Format.ANNOTATIONS: ("annotations", "annotations.jsonld"),
    Format.PROV: ("PROV-O", "prov.jsonld"),
    Format.GRAPHML: ("GraphML", "graphml"),
    Format.MARKDOWN: ("Markdown", "md"),
}

Opened = Annotated[Store, Depends(store_of)]
Renews = Annotated[bool, Query(alias="renew", description="Load the page anew every minute, for want of scripts")]


@router.get("/")
def stories(
    request: Request,
    store: Opened,
    period: InPeriod,
    order: StoryOrder = StoryOrder.NEWEST,
    after: After = None,
    renews: Renews = False,
) -> Response:
    """List the stories."""
    found = store.stories(order=order, since=period.since, until=period.until, limit=_ON_A_PAGE, after=after)
    counts = store.counts()
    tag = tag_of(found, counts, order, period, renews, look())
    if is_unchanged(request, tag):
        return not_modified(tag)
    response = render(
        request,
        "site/stories.html",
        stories=found,
        counts=counts,
        tag=tag,
        orders=_ORDERS,
        order=order.value,
        since=period.since or "",
        until=period.until or "",
        renews=renews,
    )
    return with_tag(request, response, tag)


@router.get("/stories/{story}")
def story(request: Request, story: str, store: Opened, renews: Renews = False) -> Response:
    """Show the report of a story."""
    summary = store.story(story)
    if summary.id != story:
        return RedirectResponse(address_of("story", summary.id), 307)
    tag = tag_of(story, summary.version, renews, look())
    if is_unchanged(request, tag):
        return not_modified(tag)
    frame = site_values(request)

    def make() -> str:
        """Compare the articles where that is to be done, and lay the page out."""
        return render_text(
            "site/story.html",
            **frame,
            page=view_page(store.report(story)),
            story=story,
            renews=renews,
            tag=tag,
            formats=[(form.value, name) for form, (name, _) in _FORMATS.items()],
        )

    pages: KeptPages = request.app.state.pages
    kept = pages.get(with_query(request.url.path, renew="1" if renews else None), tag, make)
    if kept is None:
        return render(request, "site/comparing.html", status=202, summary=summary)
    return HTMLResponse(kept.body, headers={"ETag": kept.tag})


@router.get("/stories/{story}/export")
def export(story: str, store: Opened, form: Format) -> Response:
    """Give the report of a story as a file of another format."""
    if form not in _FORMATS:
        raise wrong(f"The format {form.value} is a folder of tables.", "Use `sayso export` for it.")
    document = export_document(store.report(story), form)
    name = f"{quote(story, safe='')}.{_FORMATS[form][1]}"
    return Response(
        document.encode("utf-8", "replace"),
        media_type=MEDIA_TYPES[form],
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )

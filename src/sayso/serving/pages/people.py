"""A speaker's page and an outlet's page, and the way from a saying to its marked words."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from sayso.presenting.index import index_report
from sayso.presenting.views.places import set_anchors
from sayso.presenting.words import count_of
from sayso.serving.asking import After, Id, InPeriod, Name
from sayso.serving.caching import with_tag
from sayso.serving.pages.articles import report_with
from sayso.serving.rendering import address_of, render
from sayso.serving.settings import MOST_NAME_CHARS
from sayso.serving.shelf import store_of
from sayso.serving.views import view_altered, view_utterance
from sayso.store import Store
from sayso.types import Report

router = APIRouter()

_ON_A_PAGE = 60

Outlet = Annotated[str, Query(max_length=MOST_NAME_CHARS)]


@router.get("/speaker")
def speaker(
    request: Request,
    store: Annotated[Store, Depends(store_of)],
    name: Name,
    period: InPeriod,
    outlet: Outlet = "",
    after: After = None,
) -> Response:
    """Show what somebody is reported to have said."""
    who = store.who(
        name, since=period.since, until=period.until, outlet=outlet.strip() or None, limit=_ON_A_PAGE, after=after
    )
    own = [speaker for speaker in who.speakers if speaker.name == who.name]
    total = sum(speaker.sayings for speaker in own or who.speakers)
    outlets = max((speaker.outlets for speaker in own or who.speakers), default=0)
    response = render(
        request,
        "site/speaker.html",
        who=who,
        role=next((speaker.role for speaker in own if speaker.role), ""),
        sayings=f"{count_of(total, 'saying')} in {count_of(outlets, 'outlet')}",
        others=[speaker for speaker in who.speakers if speaker.name != who.name],
        views=[view_utterance(utterance) for utterance in who.utterances],
        asked={"outlet": outlet.strip(), "since": period.since or "", "until": period.until or ""},
    )
    return with_tag(request, response)


@router.get("/outlet")
def outlet(request: Request, store: Annotated[Store, Depends(store_of)], name: Name, after: After = None) -> Response:
    """Show on whom an outlet leans, and what it printed otherwise than others."""
    page = store.outlet(name)
    response = render(
        request,
        "site/outlet.html",
        outlet=page,
        alterations=[view_altered(found) for found in page.alterations],
        articles=store.articles(outlet=page.name, limit=_ON_A_PAGE, after=after),
    )
    return with_tag(request, response)


@router.get("/saying")
def saying(request: Request, store: Annotated[Store, Depends(store_of)], id: Id, article: Id) -> Response:  # noqa: A002
    """Lead to the marked words of a saying in its article."""
    anchor = find_anchor(report_with(store, article), article, id)
    return RedirectResponse(address_of("article", article) + (f"#{anchor}" if anchor else ""), 303)


def find_anchor(report: Report, article: str, saying: str) -> str:
    """Return the anchor of a saying in the report of its story; "" where it is not there any more.

    The id of a saying ends in its place among the attributions of its article.
    """
    place = saying.rpartition(":")[2]
    own = [attribution.id for attribution in report.attributions if attribution.article == article]
    if not place.isascii() or not place.isdigit() or int(place[:9]) >= len(own):
        return ""
    return set_anchors(index_report(report)).attributions[own[int(place[:9])]]

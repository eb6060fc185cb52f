"""The box for a draft, and what to look at in it before it runs, beside a story of the store."""

from typing import Annotated

from fastapi import APIRouter, Depends, Form, Query
from starlette.requests import Request
from starlette.responses import Response

from sayso.desk.places import NOTHING
from sayso.desk.views import view_check
from sayso.errors import ReadError
from sayso.serving.analysing import Given, check_given
from sayso.serving.forms import check_seal, seal_of
from sayso.serving.rendering import render
from sayso.serving.settings import MOST_ADDRESS_CHARS, MOST_NAME_CHARS, MOST_TEXT_CHARS
from sayso.serving.shelf import store_of
from sayso.store import Store
from sayso.store.records import StorySummary

router = APIRouter()

_CHOICES = 40  # stories in the box, the newest; an older one is chosen from its own page

Line = Annotated[str, Form(max_length=MOST_NAME_CHARS)]
Opened = Annotated[Store, Depends(store_of)]


@router.get("/check")
def box(request: Request, store: Opened, story: Annotated[str, Query(max_length=MOST_NAME_CHARS)] = "") -> Response:
    """Show the empty box, with a story chosen where the address names one."""
    return _page(request, store, Given(), store.story(story).id if story else "")


@router.post("/check")
def check(
    request: Request,
    store: Opened,
    seal: Line = "",
    address: Annotated[str, Form(max_length=MOST_ADDRESS_CHARS)] = "",
    text: Annotated[str, Form()] = "",
    title: Line = "",
    published: Line = "",
    story: Line = "",
) -> Response:
    """Check the draft that was given, and show it with what was found beside its words."""
    check_seal(request, seal)
    given = Given(address.strip(), text, title.strip(), "", published.strip())
    chosen = store.story(story) if story else None
    if len(text) > MOST_TEXT_CHARS:
        mistake = f"The draft has {len(text):,} characters; {MOST_TEXT_CHARS:,} are read at most."
        return _page(request, store, given, story, mistake)
    try:
        checked = check_given(request.app.state.analyser, store, given, chosen.id if chosen else "")
    except ReadError as error:
        return _page(request, store, given, story, f"{error}.")
    return render(request, "site/checked.html", page=view_check(checked), nothing=NOTHING, story=chosen)


def _page(request: Request, store: Store, given: Given, story: str, mistake: str = "") -> Response:
    seal = seal_of(request)
    response = render(
        request,
        "site/check.html",
        status=422 if mistake else 200,
        seal=seal,
        filled=given,
        stories=_choices(store, story),
        chosen=story,
        mistake=mistake,
        most_chars=MOST_TEXT_CHARS,
    )
    seal.set_cookie(response)
    return response


def _choices(store: Store, story: str) -> list[StorySummary]:
    """Return the newest stories, the chosen one first where it is not among them."""
    newest = list(store.stories(limit=_CHOICES).items)
    if story and all(one.id != story for one in newest):
        newest.insert(0, store.story(story))
    return newest

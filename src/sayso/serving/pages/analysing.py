"""The box for an address or a text, and what is found in it."""

from typing import Annotated

from fastapi import APIRouter, Form
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from sayso.errors import ReadError
from sayso.presenting.page import view_page
from sayso.serving.analysing import Analyser, Given, keep_analysis, report_of
from sayso.serving.forms import check_seal, seal_of
from sayso.serving.rendering import address_of, render
from sayso.serving.settings import MOST_ADDRESS_CHARS, MOST_NAME_CHARS, MOST_TEXT_CHARS
from sayso.serving.shelf import store_of

router = APIRouter()

Line = Annotated[str, Form(max_length=MOST_NAME_CHARS)]


@router.get("/analyse")
def box(request: Request) -> Response:
    """Show the empty box."""
    return _page(request, Given())


@router.post("/analyse")
def analyse(
    request: Request,
    seal: Line = "",
    address: Annotated[str, Form(max_length=MOST_ADDRESS_CHARS)] = "",
    text: Annotated[str, Form()] = "",
    title: Line = "",
    outlet: Line = "",
    published: Line = "",
    keep: Annotated[bool, Form()] = False,
) -> Response:
    """Read what was given, and show who says what in it; or keep it, and show it in its place."""
    check_seal(request, seal)
    given = Given(address.strip(), text, title.strip(), outlet.strip(), published.strip(), keep)
    analyser: Analyser = request.app.state.analyser
    if len(text) > MOST_TEXT_CHARS:
        return _page(request, given, f"The text has {len(text):,} characters; {MOST_TEXT_CHARS:,} are read at most.")
    try:
        analysis = analyser.analyse(analyser.read(given))
    except ReadError as error:
        return _page(request, given, f"{error}.")
    note = "Read by itself, and not kept: what other articles say is not on this page."
    if keep:
        return RedirectResponse(address_of("article", keep_analysis(store_of(request), analysis)), 303)
    page = view_page(report_of(analysis))
    return render(request, "site/story.html", linked=False, page=page, story=None, renews=False, note=note)


def _page(request: Request, given: Given, mistake: str = "") -> Response:
    seal = seal_of(request)
    response = render(
        request,
        "site/analyse.html",
        status=422 if mistake else 200,
        seal=seal,
        filled=given,
        mistake=mistake,
        most_chars=MOST_TEXT_CHARS,
    )
    seal.set_cookie(response)
    return response

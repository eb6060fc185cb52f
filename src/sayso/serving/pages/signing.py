"""Signing in with the server's token, and out."""

from typing import Annotated

from fastapi import APIRouter, Form
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from sayso.serving.forms import check_seal, seal_of
from sayso.serving.guard import SIGN_IN_COOKIE, is_same, knows_token, sign
from sayso.serving.rendering import render
from sayso.serving.settings import MOST_ADDRESS_CHARS, MOST_NAME_CHARS

router = APIRouter()


@router.get("/sign-in")
def sign_in_page(request: Request, next: str = "/") -> Response:  # noqa: A002 - the name in the address
    """Show the form for the token."""
    return _page(request, next)


@router.post("/sign-in")
def sign_in(
    request: Request,
    seal: Annotated[str, Form(max_length=MOST_NAME_CHARS)] = "",
    token: Annotated[str, Form(max_length=MOST_NAME_CHARS)] = "",
    next: Annotated[str, Form(max_length=MOST_ADDRESS_CHARS)] = "/",  # noqa: A002 - the name in the form
    leave: Annotated[bool, Form()] = False,
) -> Response:
    """Give the browser the cookie that stands for the token, or take it away."""
    check_seal(request, seal)
    wanted = request.app.state.settings.token
    if leave or wanted is None:
        response: Response = RedirectResponse("/sign-in" if wanted else "/", 303)
        response.delete_cookie(SIGN_IN_COOKIE, httponly=True, samesite="strict")
        return response
    if not is_same(token.strip(), wanted):
        return _page(request, next, mistake="That is not the token of this server.")
    response = RedirectResponse(own_path(next), 303)
    response.set_cookie(SIGN_IN_COOKIE, sign(wanted), max_age=30 * 24 * 3600, httponly=True, samesite="strict")
    return response


def own_path(address: str) -> str:
    """Return an address to go on to, if it is a path of this server; the first page for anything else."""
    is_own = address.startswith("/") and not address.startswith("//") and address.isascii() and address.isprintable()
    return address if is_own and "\\" not in address else "/"


def _page(request: Request, next_path: str, mistake: str = "") -> Response:
    settings = request.app.state.settings
    seal = seal_of(request)
    response = render(
        request,
        "site/sign_in.html",
        status=403 if mistake else 200,
        seal=seal,
        next=own_path(next_path),
        mistake=mistake,
        signed_in=settings.token is None or knows_token(request, settings.token),
    )
    seal.set_cookie(response)
    return response

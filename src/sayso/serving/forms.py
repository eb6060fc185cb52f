"""Forms that only our own pages can send: a cookie for each browser, and its seal in a hidden field.

A page of another site can send a form here, but can read neither the cookie nor the field (signed double submit, OWASP
"Cross-Site Request Forgery Prevention"). The cookie is SameSite=Strict besides, and the guard looks at the origin.
"""

import hmac
import re
import secrets
from dataclasses import dataclass
from hashlib import sha256

from starlette.requests import Request
from starlette.responses import Response

from sayso.serving.guard import is_same
from sayso.serving.problems import Problem, ProblemError

FORM_COOKIE = "sayso_form"
NAME_COOKIE = "sayso_name"
SEAL_FIELD = "seal"
_COOKIE = re.compile(r"[0-9a-f]{32}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Seal:
    """What ties a form to a browser: the cookie, and the field that goes with it. `is_new` where it has none yet."""

    cookie: str
    field: str
    is_new: bool

    def set_cookie(self, response: Response) -> None:
        """Give the browser its cookie, where it has none."""
        if self.is_new:
            response.set_cookie(FORM_COOKIE, self.cookie, httponly=True, samesite="strict", path="/")


def seal_of(request: Request) -> Seal:
    """Return the seal for the forms of a page."""
    key: bytes = request.app.state.form_key
    cookie = request.cookies.get(FORM_COOKIE, "")
    is_new = not _COOKIE.fullmatch(cookie)
    if is_new:
        cookie = secrets.token_hex(16)
    return Seal(cookie, hmac.new(key, cookie.encode("ascii"), sha256).hexdigest(), is_new)


def check_seal(request: Request, field: str) -> None:
    """Raise ProblemError where a form was not made for this browser by this run of the server."""
    seal = seal_of(request)
    if seal.is_new or not is_same(field, seal.field):
        raise ProblemError(
            Problem(
                403,
                "The form was not made for this browser, or the server has been started again since.",
                "Go back, reload the page, and send the form again. Cookies must be allowed for this address.",
            )
        )

"""Who is answered at all: the checks in front of every route, and the headers on every answer.

- Host: only plain addresses, localhost and given names. A page of another site that makes its own name point here (DNS
  rebinding) always comes under that name.
- Body: at most `MOST_BODY_BYTES`, within `BODY_SECONDS`.
- Origin: what changes something comes from our own pages or from no page.
- Token: where the server has one, everything but the sign-in page and the style sheet asks for it.
"""

import asyncio
import hmac
from collections.abc import Mapping
from hashlib import sha256
from ipaddress import ip_address
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import ClientDisconnect, Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sayso.serving.problems import Problem, answer_problem
from sayso.serving.settings import BODY_SECONDS, MOST_BODY_BYTES, Settings

SIGN_IN_COOKIE = "sayso_token"
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_OPEN_PATHS = ("/static/", "/sign-in")

HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # Not "no-referrer": with it a browser sends "Origin: null" with our own forms, too.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


class Guard:
    """Checks every request before the application sees it, and sets the headers of every answer."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, by the application or by a refusal."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                headers.setdefault("Cache-Control", "private, no-cache")
            await send(message)

        request = Request(scope, receive)
        problem = find_problem(request, self._settings)
        if problem is None:
            body = await _read_body(request)
            if isinstance(body, bytes):
                await self._app(scope, _replay(body, receive), send_guarded)
                return
            problem = body
        await answer_problem(request, problem)(scope, receive, send_guarded)


def find_problem(request: Request, settings: Settings) -> Problem | None:
    """Return why a request is refused, None for one that may go on."""
    headers = request.headers
    if not is_known_host(headers.get("host", ""), settings.names):
        return Problem(
            421,
            "This server is not reached under that name.",
            "Use its address, or start it with `--name` and the name by which it is reached.",
        )
    if b"%00" in request.scope["query_string"]:
        return Problem(400, "The address holds a null character.", "Leave it out: no text of the store has one.")
    if request.method not in _SAFE and not _is_own_origin(headers):
        return Problem(
            403,
            "The request comes from a page of another site.",
            "Open the page here and send its form again.",
        )
    is_open = any(request.url.path.startswith(path) for path in _OPEN_PATHS)
    if settings.token is not None and not is_open and not knows_token(request, settings.token):
        return Problem(
            401,
            "This server asks for its token, and the request has none or a wrong one.",
            "Sign in with the token, or send it as `Authorization: Bearer TOKEN`.",
            {"WWW-Authenticate": 'Bearer realm="sayso"'},
        )
    return None


def is_known_host(host: str, names: tuple[str, ...]) -> bool:
    """Tell whether a Host header names this server: an address in figures, localhost, or one of `names`."""
    try:
        name = urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return False
    if name in {"localhost", *(known.casefold() for known in names)}:
        return True
    try:
        ip_address(name)
    except ValueError:
        return False
    return True


def _is_own_origin(headers: Headers) -> bool:
    """Tell whether a request was made by one of our pages, or by a program, which tells no origin."""
    if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return False
    origin = headers.get("origin")
    try:
        return origin is None or urlsplit(origin).netloc == headers.get("host", "")
    except ValueError:  # a bracket without its other one
        return False


def sign(token: str) -> str:
    """Return what the cookie of a reader holds who has signed in: made from the token, which it does not tell."""
    return hmac.new(token.encode("utf-8"), b"sayso sign-in", sha256).hexdigest()


def knows_token(request: Request, token: str) -> bool:
    """Tell whether a request brings the token itself, or the cookie of somebody who did."""
    scheme, _, given = request.headers.get("authorization", "").partition(" ")
    if scheme.casefold() == "bearer" and is_same(given.strip(), token):
        return True
    return is_same(request.cookies.get(SIGN_IN_COOKIE, ""), sign(token))


def is_same(given: str, wanted: str) -> bool:
    """Compare two secrets in a time that does not tell where they differ."""
    return hmac.compare_digest(given.encode("utf-8", "replace"), wanted.encode("utf-8"))


async def _read_body(request: Request) -> bytes | Problem:
    """Return the whole body; a refusal where it is too long or too slow."""
    too_long = Problem(
        413,
        f"The request is longer than {MOST_BODY_BYTES // 1024} kB.",
        "Send a shorter text; whole collections are read by `sayso ingest`.",
    )
    length = request.headers.get("content-length", "0")
    if not length.isdecimal() or int(length[:12]) > MOST_BODY_BYTES:
        return too_long
    body = bytearray()
    try:
        async with asyncio.timeout(BODY_SECONDS):
            async for chunk in request.stream():
                body += chunk
                if len(body) > MOST_BODY_BYTES:
                    return too_long
    except ClientDisconnect:
        return Problem(400, "The connection ended before the request was whole.", "Send it again.")
    except TimeoutError:
        return Problem(408, f"The request did not come in within {BODY_SECONDS:.0f} seconds.", "Send it again.")
    return bytes(body)


def _replay(body: bytes, receive: Receive) -> Receive:
    """Return a channel that hands out a body that was read already, and then what comes behind it."""
    waiting = [body]

    async def replayed() -> Message:
        if waiting:
            return {"type": "http.request", "body": waiting.pop(), "more_body": False}
        return await receive()

    return replayed

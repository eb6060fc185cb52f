"""The web application: its routes, what stands in front of them, and how errors are answered."""

import secrets
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

import sayso
from sayso.errors import NothingToReadError, NotStoredError, ReadError, SaysoError, StoreBusyError, StoreError
from sayso.presenting.visible import shorten
from sayso.reading.answers import Answer
from sayso.serving import pages
from sayso.serving.analysing import Analyser, Fetch
from sayso.serving.api import routes as api
from sayso.serving.api.description import describe
from sayso.serving.caching import KeptPages
from sayso.serving.guard import Guard
from sayso.serving.problems import Problem, ProblemError, answer_problem
from sayso.serving.settings import Settings
from sayso.serving.shelf import Shelf

_ADVICE = {
    404: "Check the address, or begin at the list of stories.",
    405: "The address is right, but it is asked in another way: see /api for what can be done with it.",
}


def make_application(settings: Settings, *, fetch: Fetch | None = None) -> FastAPI:
    """Return the application that serves one store. `fetch` gets a page from an address; tests give their own."""
    app = FastAPI(
        lifespan=_close_at_the_end,
        title="sayso",
        version=sayso.__version__,
        description="Who says so, and who told whom: stories, claims and sources of one store.",
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
    )
    app.state.settings = settings
    app.state.shelf = Shelf(settings.store)
    app.state.form_key = secrets.token_bytes(32)
    app.state.pages = KeptPages(settings.patience_s)
    app.state.analyser = Analyser(fetch or _fetch)
    app.add_middleware(Guard, settings=settings)
    app.include_router(api.router)
    for router in pages.ROUTERS:
        app.include_router(router, include_in_schema=False)
    _answer_errors(app)
    describe(app)
    return app


@asynccontextmanager
async def _close_at_the_end(app: FastAPI) -> AsyncIterator[None]:
    yield
    app.state.pages.close()
    app.state.shelf.close()


def _fetch(address: str) -> Answer:
    """Return what is at an address that a reader gave, within the time for which a reader waits."""
    from sayso.reading.fetch import Fetcher, Limits  # with its connections it costs a tenth of a second to load

    with Fetcher(limits=Limits(connect_s=5, silent_s=10, total_s=25, tries=1, patience_s=0)) as fetcher:
        return fetcher.fetch(address)


def _answer_errors(app: FastAPI) -> None:
    """Give every kind of error its status and its advice."""

    @app.exception_handler(ProblemError)
    def answer_known(request: Request, error: ProblemError) -> Response:
        return answer_problem(request, error.problem)

    @app.exception_handler(RequestValidationError)
    def answer_invalid(request: Request, error: RequestValidationError) -> Response:
        return answer_problem(request, Problem(422, say_invalid(error.errors()), "Correct it and send it again."))

    @app.exception_handler(HTTPException)
    def answer_http(request: Request, error: HTTPException) -> Response:
        advice = _ADVICE.get(error.status_code, "Correct it and send it again.")
        detail = f"There is nothing at {request.url.path[:200]}." if error.status_code == 404 else f"{error.detail}."
        return answer_problem(request, Problem(error.status_code, detail, advice, dict(error.headers or {})))

    @app.exception_handler(ReadError)
    def answer_unreadable(request: Request, error: ReadError) -> Response:
        return answer_problem(request, Problem(422, f"{error}.", "Give another address, or paste the text."))

    @app.exception_handler(NotStoredError)
    def answer_unknown(request: Request, error: NotStoredError) -> Response:
        detail = f"The store holds no {error.kind} {shorten(error.name, 80)!r}."
        return answer_problem(
            request, Problem(404, detail, "Look for it by its words, or begin at the list of stories.")
        )

    @app.exception_handler(StoreError)
    def answer_store(request: Request, error: StoreError) -> Response:
        wait = "5" if isinstance(error, StoreBusyError) else "30"
        advice = "Put that right where the server runs, then load this page again."
        return answer_problem(request, Problem(503, f"The store: {error.reason}.", advice, {"Retry-After": wait}))

    @app.exception_handler(NothingToReadError)
    def answer_unanalysed(request: Request, error: NothingToReadError) -> Response:
        detail = "None of its articles has been analysed yet."
        return answer_problem(
            request, Problem(503, detail, "Run `sayso ingest`, or wait for it.", {"Retry-After": "30"})
        )

    @app.exception_handler(SaysoError)
    def answer_own(request: Request, error: SaysoError) -> Response:
        return answer_problem(request, Problem(400, f"{error}.", "Correct it and send it again."))

    @app.exception_handler(Exception)
    def answer_unexpected(request: Request, error: Exception) -> Response:
        detail = "sayso tripped over this request; the error is in the server's log."
        return answer_problem(request, Problem(500, detail, "Try another one; and please report it."))


def say_invalid(errors: Sequence[Any]) -> str:
    """Return in words what is wrong with the fields of a request, without repeating what they hold."""
    places = (".".join(str(part) for part in error["loc"][1:])[:60] or "the body" for error in errors[:5])
    return "; ".join(f"{place}: {error['msg']}" for place, error in zip(places, errors, strict=False)) + "."

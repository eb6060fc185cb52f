"""What went wrong, for a reader as a page and for a program as `application/problem+json` (RFC 9457)."""

from dataclasses import dataclass, field
from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from sayso.serving.rendering import render

MEDIA_TYPE = "application/problem+json"


@dataclass(frozen=True, slots=True)
class Problem:
    """A status code, what is wrong in one sentence, and what to do about it in another."""

    status: int
    detail: str
    advice: str
    headers: dict[str, str] = field(default_factory=dict, hash=False)

    @property
    def title(self) -> str:
        """Return the status in words: "Not Found"."""
        return HTTPStatus(self.status).phrase


class ProblemError(Exception):
    """A request that cannot be answered as it stands. Raised in a route, answered by `answer_problem`."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.detail)
        self.problem = problem


def is_for_programs(request: Request) -> bool:
    """Tell whether a request is for the API, whose answers are JSON."""
    return request.url.path.startswith("/api/")


def answer_problem(request: Request, problem: Problem) -> Response:
    """Return the problem in the form that its reader understands."""
    if is_for_programs(request):
        body = {
            "type": "about:blank",
            "title": problem.title,
            "status": problem.status,
            "detail": problem.detail,
            "advice": problem.advice,
        }
        return JSONResponse(body, problem.status, {**problem.headers, "Cache-Control": "no-store"}, MEDIA_TYPE)
    response = render(request, "site/problem.html", status=problem.status, problem=problem)
    response.headers.update({**problem.headers, "Cache-Control": "no-store"})
    return response


def unknown(what: str) -> ProblemError:
    """Return the error of an id or a name that the store does not know."""
    return ProblemError(
        Problem(404, f"The store has no {what}.", "It may have been merged into another; search for it by its words.")
    )


def wrong(detail: str, advice: str) -> ProblemError:
    """Return the error of an input that cannot be used."""
    return ProblemError(Problem(422, detail, advice))

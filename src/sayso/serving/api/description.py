"""The OpenAPI description: every route with its errors, and the formats of reports and checks by their own schemas."""

from copy import deepcopy
from functools import cache
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from pydantic import BaseModel
from starlette.responses import JSONResponse, Response

from sayso.desk.json import check_schema
from sayso.presenting.json import report_schema

REPORT = "Report"
CHECK = "Check"
ADDRESS = "/api/openapi.json"
_PREFIX = "#/components/schemas/"


class ProblemBody(BaseModel):
    """What is wrong with a request, and what to do about it (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str
    advice: str


_ERRORS = {
    "400": "the request is torn",
    "401": "the token is missing or wrong",
    "403": "the request comes from a page of another site",
    "404": "the store does not have that",
    "408": "the body came too slowly",
    "413": "the body is too long",
    "421": "the server is not reached under that name",
    "422": "something in the request cannot be used",
    "500": "sayso tripped",
    "503": "the store is away, or too much is being analysed",
}


def describe(app: FastAPI) -> None:
    """Serve the description of the application's API, and let the application know it."""

    @cache
    def description() -> dict[str, Any]:
        """Made when it is first asked for: it takes a fifth of a second."""
        return _complete(
            get_openapi(
                title=app.title,
                version=app.version,
                description=app.description,
                routes=app.routes,
                openapi_version="3.1.0",
            )
        )

    @app.get(ADDRESS, include_in_schema=False)
    def openapi() -> Response:
        return JSONResponse(description())

    app.openapi = description  # type: ignore[method-assign]


def _complete(document: dict[str, Any]) -> dict[str, Any]:
    """Add to every route the errors that it may answer with, and the schemas of reports and checks with their parts."""
    schemas = document.setdefault("components", {}).setdefault("schemas", {})
    schemas["Problem"] = ProblemBody.model_json_schema()
    schemas.update(_format_schemas(REPORT, report_schema()))
    schemas.update(_format_schemas(CHECK, check_schema()))
    schemas.pop("HTTPValidationError", None)
    schemas.pop("ValidationError", None)
    problem = {"application/problem+json": {"schema": {"$ref": _PREFIX + "Problem"}}}
    for operations in document["paths"].values():
        for operation in operations.values():
            for status, words in _ERRORS.items():
                operation["responses"][status] = {"description": words, "content": problem}
    return document


def _format_schemas(name: str, shipped: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of a format under a name, its definitions as components of the description."""
    schema = deepcopy(shipped)
    for key in ("$schema", "$id"):
        schema.pop(key, None)
    parts = schema.pop("$defs", {})
    renamed = {name: schema, **{f"{name}_{part}": definition for part, definition in parts.items()}}
    _point_to_components(renamed, name)
    return renamed


def _point_to_components(node: Any, name: str) -> None:
    """Let every reference to a definition point to the component of the format that it became."""
    if isinstance(node, dict):
        reference = node.get("$ref")
        if isinstance(reference, str):
            node["$ref"] = reference.replace("#/$defs/", f"{_PREFIX}{name}_")
        for child in node.values():
            _point_to_components(child, name)
    elif isinstance(node, list):
        for child in node:
            _point_to_components(child, name)

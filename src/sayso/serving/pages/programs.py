"""What programs can ask, as a page: read off the OpenAPI description."""

from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from sayso.serving.caching import with_tag
from sayso.serving.rendering import render

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Operation:
    """One thing that can be asked: how, where, with what, and what it gives.

    `parameters` are those of the address, `fields` those of the body.
    """

    method: str
    path: str
    words: str
    parameters: tuple[str, ...]
    fields: tuple[str, ...]


@router.get("/api")
def programs(request: Request) -> Response:
    """Show the routes of the API."""
    operations = read_operations(request.app.openapi())
    return with_tag(request, render(request, "site/api.html", operations=operations))


def read_operations(description: dict[str, Any]) -> tuple[Operation, ...]:
    """Return the operations of an OpenAPI description, in its order."""
    return tuple(
        Operation(
            method.upper(),
            path,
            operation.get("description", ""),
            tuple(parameter["name"] for parameter in operation.get("parameters", ())),
            _read_fields(description, operation),
        )
        for path, operations in description["paths"].items()
        for method, operation in operations.items()
    )


def _read_fields(description: dict[str, Any], operation: dict[str, Any]) -> tuple[str, ...]:
    """Return the fields of the JSON that an operation takes, in their order; none where it takes no body."""
    content = operation.get("requestBody", {}).get("content", {})
    name = content.get("application/json", {}).get("schema", {}).get("$ref", "").rpartition("/")[2]
    return tuple(description["components"]["schemas"].get(name, {}).get("properties", ()))

"""The outlets and the speakers of the store, those that are cited and print most first."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query
from starlette.requests import Request
from starlette.responses import Response

from sayso.serving.caching import with_tag
from sayso.serving.rendering import render
from sayso.serving.settings import MOST_NAME_CHARS
from sayso.serving.shelf import store_of
from sayso.store import Store

router = APIRouter()

_MOST = 300

Begins = Annotated[str, Query(max_length=MOST_NAME_CHARS)]


@router.get("/outlets")
def outlets(request: Request, store: Annotated[Store, Depends(store_of)]) -> Response:
    """List the outlets."""
    found = store.outlets(limit=_MOST)
    return with_tag(request, render(request, "site/outlets.html", outlets=found))


@router.get("/speakers")
def speakers(request: Request, store: Annotated[Store, Depends(store_of)], begins: Begins = "") -> Response:
    """List who is named as a source: all, or those whose names begin so."""
    found = store.speakers(begins.strip(), limit=_MOST)
    return with_tag(request, render(request, "site/speakers.html", speakers=found, begins=begins.strip(), most=_MOST))

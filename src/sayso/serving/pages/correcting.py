"""Corrections by hand: the forms for a story and for an article, what was put right so far, and taking it back."""

import re
from collections.abc import Sequence
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Form
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from sayso.errors import SaysoError
from sayso.serving.asking import After, CorrectionNumber, Id
from sayso.serving.forms import NAME_COOKIE, Seal, check_seal, seal_of
from sayso.serving.pages.signing import own_path
from sayso.serving.problems import wrong
from sayso.serving.rendering import render
from sayso.serving.settings import MOST_ADDRESS_CHARS, MOST_NAME_CHARS
from sayso.serving.shelf import store_of
from sayso.serving.views import describe_correction, key_of, key_of_words
from sayso.store import Store
from sayso.store.records import (
    Correction,
    CorrectionBody,
    CorrectionKind,
    JoinStories,
    MergeNames,
    PartStory,
    Rename,
    SetOutlet,
    SetType,
    SplitName,
    Strike,
)
from sayso.types import EntityType

router = APIRouter()

_ON_A_PAGE = 100
_WHO_CHARS = 80
_MOST_LOOKED_AT = 500  # of the latest corrections, for what is struck already

Opened = Annotated[Store, Depends(store_of)]
Line = Annotated[str, Form(max_length=MOST_NAME_CHARS)]
Lines = Annotated[list[Line], Form(max_length=500)]


@router.get("/corrections")
def corrections(request: Request, store: Opened, after: After = None) -> Response:
    """List what was put right by hand, the latest first."""
    found = store.corrections(limit=_ON_A_PAGE, after=after)
    views = [(correction, describe_correction(correction.body)) for correction in found.items]
    return _with_forms(request, "site/corrections.html", views=views, after=found.after)


@router.get("/stories/{story}/correct")
def correct_story(request: Request, store: Opened, story: str) -> Response:
    """Show the forms that put right the names and the articles of a story."""
    report = store.report(story)
    speaking = {attribution.entity for attribution in report.attributions}
    names = {entity.name: entity for entity in report.entities if entity.id in speaking and entity.name}
    return _with_forms(
        request,
        "site/correct_story.html",
        report=report,
        story=store.story(story).id,
        names=list(names.values()),
        types=[kind.value for kind in EntityType],
    )


@router.get("/article/correct")
def correct_article(request: Request, store: Opened, id: Id) -> Response:  # noqa: A002 - the name in the address
    """Show the attributions of an article, each with a button that strikes it, and the form for its outlet."""
    analysis = store.analysis(id)
    return _with_forms(
        request,
        "site/correct_article.html",
        article=store.article(id),
        story=store.story_of(id),
        attributions=[(key_of(found), found) for found in analysis.attributions] if analysis else [],
        struck=find_struck(store, id),
    )


def find_struck(store: Store, article: str) -> dict[str, Correction]:
    """Return the latest strikes of an article that hold, by the keys of the attributions that they strike."""
    return {
        key_of_words(body.source, body.cue, body.content): correction
        for correction in store.corrections(limit=_MOST_LOOKED_AT).items
        if isinstance(body := correction.body, Strike) and body.article == article and not correction.undone_at
    }


@router.post("/corrections")
def correct(
    request: Request,
    store: Opened,
    kind: Annotated[CorrectionKind, Form()],
    who: Annotated[str, Form(max_length=_WHO_CHARS)] = "",
    seal: Line = "",
    back: Annotated[str, Form(max_length=MOST_ADDRESS_CHARS)] = "/corrections",
    name: Line = "",
    names: Lines = [],  # noqa: B006 - read only
    other: Line = "",
    articles: Lines = [],  # noqa: B006 - read only
    article: Line = "",
    story: Line = "",
    type: Annotated[EntityType, Form()] = EntityType.PERSON,  # noqa: A002 - the name in the form
    attribution: Line = "",
) -> Response:
    """Keep one correction, and go back to where it was made."""
    check_seal(request, seal)
    by = check_who(who)
    body: CorrectionBody
    match kind:
        case CorrectionKind.MERGE_NAMES:
            body = MergeNames(_all_of(name, names), story or None)
        case CorrectionKind.SPLIT_NAME:
            body = SplitName(_filled(name, "name"), _some(articles, "article"), _filled(other, "other name"), story)
        case CorrectionKind.RENAME:
            body = Rename(_filled(name, "name"), _filled(other, "other name"), story or None)
        case CorrectionKind.SET_TYPE:
            body = SetType(_filled(name, "name"), type, story or None)
        case CorrectionKind.SET_OUTLET:
            body = SetOutlet(_filled(article, "article"), _filled(other, "outlet"))
        case CorrectionKind.JOIN_STORIES:
            body = JoinStories(_filled(story, "story"), story_id(other))
        case CorrectionKind.PART_STORY:
            body = PartStory(_filled(story, "story"), _some(articles, "article"))
        case CorrectionKind.STRIKE:
            body = _strike(store, _filled(article, "article"), attribution)
    try:
        store.correct(body, who=by)
    except SaysoError as error:
        raise wrong(f"This cannot be put right so: {error}.", "Go back and correct the form.") from error
    request.app.state.pages.forget()
    return _go_back(own_path(back), by)


@router.post("/corrections/{number}/undo")
def undo(
    request: Request,
    store: Opened,
    number: CorrectionNumber,
    who: Annotated[str, Form(max_length=_WHO_CHARS)] = "",
    seal: Line = "",
    back: Annotated[str, Form(max_length=MOST_ADDRESS_CHARS)] = "/corrections",
) -> Response:
    """Take one correction back."""
    check_seal(request, seal)
    by = check_who(who)
    store.undo(number, who=by)
    request.app.state.pages.forget()
    return _go_back(own_path(back), by)


def check_who(who: str) -> str:
    """Return who makes a correction. Raises ProblemError where nobody says."""
    name = " ".join(who.split())
    if not name:
        raise wrong("Nobody says who makes this correction.", "Go back and write your name: it is kept with it.")
    return name


def story_id(given: str) -> str:
    """Return the id of a story from the id itself, or from the address of its page."""
    given = given.strip()
    _, found, behind = re.split(r"[?#]", given, maxsplit=1)[0].partition("/stories/")
    if found:
        return behind.split("/")[0]
    return _filled(given, "other story")


def _strike(store: Store, article: str, key: str) -> Strike:
    """Return the strike of an attribution of an article, by the key of its words."""
    analysis = store.analysis(article)
    for found in analysis.attributions if analysis else ():
        if key_of(found) == key:
            return Strike(article, found.source.text, found.cue.text, found.content.text)
    raise wrong("The article has no such attribution any more.", "Go back and load the page again.")


def _filled(value: str, what: str) -> str:
    if not value.strip():
        raise wrong(f"The form gives no {what}.", "Go back and fill it in.")
    return value.strip()


def _some(values: Sequence[str], what: str) -> tuple[str, ...]:
    found = tuple(dict.fromkeys(filter(None, values)))
    if not found:
        raise wrong(f"The form names no {what}.", "Go back and choose at least one.")
    return found


def _all_of(name: str, names: Sequence[str]) -> tuple[str, ...]:
    """Return the names that are one, the one by which they are called first."""
    found = tuple(dict.fromkeys(filter(None, (name.strip(), *names))))
    if len(found) < 2:
        raise wrong("The form has fewer than two names.", "Go back and choose two names or more that are one.")
    return found


def _go_back(address: str, who: str) -> Response:
    response = RedirectResponse(address, 303)
    response.set_cookie(
        NAME_COOKIE, who.encode("utf-8").hex(), max_age=365 * 24 * 3600, httponly=True, samesite="strict"
    )
    return response


def _remembered(request: Request) -> str:
    """Return the name that this browser gave last."""
    try:
        return bytes.fromhex(request.cookies.get(NAME_COOKIE, "")).decode("utf-8")[:_WHO_CHARS]
    except ValueError:
        return ""


def _with_forms(request: Request, template: str, **values: Any) -> Response:
    seal: Seal = seal_of(request)
    response = render(request, template, seal=seal, who=_remembered(request), **values)
    seal.set_cookie(response)
    response.headers["Cache-Control"] = "no-store"
    return response

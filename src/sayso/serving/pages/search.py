"""What was said, by its words."""

from dataclasses import asdict, dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Query
from starlette.requests import Request
from starlette.responses import Response

from sayso.errors import QuestionError
from sayso.presenting.wording import Piece, compare_wordings
from sayso.serving.asking import After, AskedFor, InPeriod
from sayso.serving.rendering import render
from sayso.serving.settings import MOST_PASSAGE_CHARS
from sayso.serving.shelf import store_of
from sayso.store import Store
from sayso.store.records import Likeness, TracedPrinting

router = APIRouter()

_ON_A_PAGE = 40
_LIKENESS = {
    Likeness.SAME: "the same words",
    Likeness.SHORTENED: "shortened",
    Likeness.OVERLAPPING: "overlapping",
    Likeness.ALTERED: "altered",
    Likeness.MEANING: "other words of like meaning",
}

Text = Annotated[str, Query(max_length=MOST_PASSAGE_CHARS)]


@router.get("/search")
def search(
    request: Request, store: Annotated[Store, Depends(store_of)], asked: AskedFor, period: InPeriod, after: After = None
) -> Response:
    """Show what the store has of what is asked for."""
    hits, mistake = None, ""
    try:
        if not asked.is_empty:
            hits = store.find(asked.within(period), limit=_ON_A_PAGE, after=after)
    except QuestionError as error:
        mistake = f"{error}."
    shown = asdict(asked) | {"since": period.since or "", "until": period.until or ""}
    return render(request, "site/search.html", status=400 if mistake else 200, asked=shown, hits=hits, mistake=mistake)


@dataclass(frozen=True, slots=True)
class TracedView:
    """A printing, in pieces that say what it does not share with the words that were looked for."""

    printing: TracedPrinting
    pieces: tuple[Piece, ...]


@router.get("/trace")
def trace(request: Request, store: Annotated[Store, Depends(store_of)], text: Text = "") -> Response:
    """Show where words stand, the first appearance first."""
    wanted = text.strip()
    printings, mistake = None, ""
    try:
        if wanted:
            printings = [
                TracedView(printing, compare_wordings([wanted, printing.passage.text])[1])
                for printing in store.trace(wanted).printings
            ]
    except QuestionError as error:
        mistake = f"{error}."
    return render(
        request,
        "site/trace.html",
        status=400 if mistake else 200,
        text=wanted,
        printings=printings,
        mistake=mistake,
        likeness=_LIKENESS,
    )

"""The style sheet, the script and the icon."""

from fastapi import APIRouter
from starlette.responses import Response

from sayso.serving.problems import unknown
from sayso.serving.rendering import static_files

router = APIRouter()


@router.get("/static/{name}")
def static_file(name: str) -> Response:
    """Return a file of the pages, to be kept: what changes gets another name."""
    for file in static_files().values():
        if file.name == name:
            headers = {"Cache-Control": "public, max-age=31536000, immutable"}
            return Response(file.content, media_type=file.media_type, headers=headers)
    raise unknown("file of that name")

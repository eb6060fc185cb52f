"""Pages from templates: those of the report, and those that stand around it, with one style sheet and one script."""

from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any
from urllib.parse import quote, urlencode

from jinja2 import Environment
from starlette.requests import Request
from starlette.responses import HTMLResponse

import sayso
from sayso.desk.page import check_style
from sayso.presenting.page import page_environment, page_style
from sayso.presenting.views.marking import Role
from sayso.presenting.when import date_words, range_words
from sayso.presenting.words import ACT_WORDS, count_of, share_of


@dataclass(frozen=True, slots=True)
class StaticFile:
    """A file that the pages need. `name` has a hash of what is in it, so that it may be kept for ever."""

    name: str
    media_type: str
    content: bytes

    @property
    def address(self) -> str:
        """Return where it is served."""
        return f"/static/{self.name}"


@cache
def static_files() -> dict[str, StaticFile]:
    """Return the style sheet, the script and the icon by their plain names."""
    own = files("sayso.serving").joinpath("static")
    style = "\n".join((page_style(), check_style(), own.joinpath("site.css").read_text(encoding="utf-8")))
    return {
        "site.css": _static("site.css", "text/css", style.encode("utf-8")),
        "live.js": _static("live.js", "text/javascript", own.joinpath("live.js").read_bytes()),
        "icon.svg": _static("icon.svg", "image/svg+xml", own.joinpath("icon.svg").read_bytes()),
    }


def _static(name: str, media_type: str, content: bytes) -> StaticFile:
    stem, _, ending = name.partition(".")
    return StaticFile(f"{stem}-{sha256(content).hexdigest()[:12]}.{ending}", media_type, content)


@cache
def look() -> str:
    """Return what changes whenever pages are written otherwise: for the entity tags of pages that are kept."""
    return " ".join([sayso.__version__, *(file.name for file in static_files().values())])


def address_of(kind: str, key: str) -> str:
    """Return the address of the page of a story, an article, a speaker or an outlet.

    The id of a story is made by sayso and is part of a path. Names, and ids of articles, which come with them, may
    hold anything: they are a query.
    """
    if kind == "story":
        return f"/stories/{quote(key, safe='')}"
    return with_query(f"/{kind}", **{"id" if kind == "article" else "name": key})


def with_query(path: str, **values: object) -> str:
    """Return an address with the values that are set as its query."""
    query = {name: str(value) for name, value in values.items() if value not in (None, "", False)}
    return f"{path}?{urlencode(query, errors='replace')}" if query else path


@cache
def _environment(linked: bool) -> Environment:
    environment = page_environment("sayso.serving", "sayso.desk")
    environment.globals.update(
        address_of=address_of if linked else None,
        with_query=with_query,
        static={name: file.address for name, file in static_files().items()},
        date_words=date_words,
        range_words=range_words,
        count_of=count_of,
        share_of=share_of,
        Role=Role,
        act_words=ACT_WORDS,
    )
    return environment


def render_text(template: str, *, linked: bool = True, **values: Any) -> str:
    """Return a template filled in: whatever it prints is escaped, and hidden characters are made visible.

    A report of what is not in the store is not `linked` to the pages of speakers, outlets and articles.
    """
    return _environment(linked).get_template(template).render(**values)


def render(request: Request, template: str, *, status: int = 200, **values: Any) -> HTMLResponse:
    """Return a page. `path` is what the navigation marks as here, `guarded` whether there is a token to sign out of."""
    return HTMLResponse(render_text(template, **site_values(request), **values), status)


def site_values(request: Request) -> dict[str, Any]:
    """Return what every page's frame shows."""
    return {
        "path": request.url.path,
        "searched": request.query_params.get("q", "")[:200] if request.url.path == "/search" else "",
        "guarded": request.app.state.settings.token is not None,
    }

"""A check as one HTML page that needs nothing else: the draft with what was found beside its words."""

from functools import cache

from jinja2 import Environment
from markupsafe import Markup

from sayso.desk.findings import Checked
from sayso.desk.places import NOTHING
from sayso.desk.views import view_check
from sayso.presenting.page import content_policy, page_environment, page_style, read_style


def render_check(checked: Checked) -> str:
    """Return a check as a whole HTML document, to be written as UTF-8.

    Like the page of a report it holds its own styles, and a Content-Security-Policy that allows nothing but them;
    whatever comes from an article is escaped, with control characters and direction marks made visible.
    """
    style = page_style() + "\n" + check_style()
    return (
        _environment()
        .get_template("check.html")
        .render(
            page=view_check(checked),
            nothing=NOTHING,
            style=Markup(style),  # noqa: S704 - our own files
            policy=content_policy(style),
        )
    )


@cache
def check_style() -> str:
    """Return what the page needs besides the style sheet of the report."""
    return read_style("sayso.desk", "check.css")


@cache
def _environment() -> Environment:
    return page_environment("sayso.desk")

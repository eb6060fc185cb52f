"""A report as one HTML page that needs nothing else: no script, no request, every statement linked to its words."""

import base64
import hashlib
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from sayso.presenting.index import Index, index_report
from sayso.presenting.lines import begin_sentence
from sayso.presenting.sureness import again_words, perhaps_carrying, unsure_words
from sayso.presenting.views.articles import ArticleView, view_articles
from sayso.presenting.views.claims import ClaimView, split_claims, view_claim
from sayso.presenting.views.comparing import (
    DifferenceView,
    KindCount,
    QuoteView,
    count_kinds,
    view_differences,
    view_quotes,
)
from sayso.presenting.views.marking import Role
from sayso.presenting.views.overview import Overview, view_overview
from sayso.presenting.views.places import set_anchors
from sayso.presenting.views.speaking import Speaking, view_speaking
from sayso.presenting.views.timeline import Timeline, view_timeline
from sayso.presenting.visible import make_visible
from sayso.presenting.when import note_words
from sayso.presenting.words import count_of
from sayso.types import Claim, Coverage, Rejected, Report

# A matrix of more outlets than this, or beside more differences, takes the whole width of the page; and one of so many
# claims for each difference, which is more than twice as high as they are.
_NARROW_MATRIX = 3
_SHORT_DIFFERENCES = 4
_CLAIMS_A_DIFFERENCE = 5

# The trails of this many claims, the weightiest, are drawn; those of the rest are lists with the same marks, so that
# the page of 30 long articles stays under 2 MB.
_MAX_PICTURES = 60


@dataclass(frozen=True, slots=True)
class ClaimGroup:
    """Claims that stay closed under one line. `compares` is set where several outlets have them.

    `doubtful` is set where they may not be one claim each.
    """

    words: str
    claims: tuple[ClaimView, ...]
    compares: bool
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class MatrixView:
    """Who carries what, one column an outlet; `alone` counts, for each outlet, the claims that only it has.

    `perhaps` is set where some outlet may not carry a claim that it is shown to carry.
    """

    outlets: tuple[str, ...]
    alone: tuple[int, ...]
    wide: bool
    perhaps: bool


@dataclass(frozen=True, slots=True)
class PageView:
    """All that the page shows, in the order in which it shows it."""

    overview: Overview
    claims: tuple[ClaimView, ...]
    further: tuple[ClaimGroup, ...]
    matrix: MatrixView
    differences: tuple[DifferenceView, ...]
    kinds: tuple[KindCount, ...]
    quotes: tuple[QuoteView, ...]
    speaking: Speaking
    timeline: Timeline
    articles: tuple[ArticleView, ...]
    not_measured: tuple[str, ...]
    rejected: tuple[Rejected, ...]


def render_page(report: Report) -> str:
    """Return the report as a whole HTML document, to be written as UTF-8.

    It holds its own styles and pictures, and a Content-Security-Policy that allows nothing but them. Whatever comes
    from an article is escaped, with control characters and direction marks made visible.
    """
    style = page_style()
    return (
        _own_environment()
        .get_template("report.html")
        .render(
            page=view_page(report),
            style=Markup(style),  # noqa: S704 - our own file
            policy=content_policy(style),
            Role=Role,
        )
    )


def view_page(report: Report) -> PageView:
    """Return all that a page shows, without any markup."""
    index = index_report(report)
    anchors = set_anchors(index)
    split = split_claims(index)
    numbers = {claim.id: number for number, claim in enumerate(report.claims, 1)}

    def view(claims: tuple[Claim, ...]) -> tuple[ClaimView, ...]:
        return tuple(
            view_claim(index, anchors, claim, numbers[claim.id], draw=numbers[claim.id] <= _MAX_PICTURES)
            for claim in claims
        )

    several = ClaimGroup(
        f"{count_of(len(split.several), 'more claim')} in two outlets or more", view(split.several), True
    )
    again = ClaimGroup(again_words(len(split.again)), view(split.again), True)
    unsure = ClaimGroup(unsure_words(len(split.unsure)), view(split.unsure), True, True)
    each = ", each in one outlet alone" if len(index.outlets) > 1 else ""
    alone = ClaimGroup(f"{count_of(len(split.alone), 'more claim')}{each}", view(split.alone), False)
    return PageView(
        overview=view_overview(index),
        claims=view(split.leading),
        further=tuple(group for group in (several, alone, again, unsure) if group.claims),
        matrix=_matrix(index, len(split.leading)),
        differences=view_differences(index, anchors),
        kinds=count_kinds(report.differences),
        quotes=view_quotes(index, anchors),
        speaking=view_speaking(index, anchors),
        timeline=view_timeline(index, anchors),
        articles=view_articles(index, anchors),
        not_measured=tuple(note_words(sentence) for sentence in report.not_measured),
        rejected=report.rejected,
    )


def content_policy(style: str) -> str:
    """Return the Content-Security-Policy of a page whose only resource is this style sheet, inline."""
    digest = base64.b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode("ascii")
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def _matrix(index: Index, claims: int) -> MatrixView:
    alone = dict.fromkeys((outlet.key for outlet in index.outlets), 0)
    for claim in index.report.claims:
        having = index.outlets_with(claim, Coverage.CARRIES, Coverage.DENIAL_ONLY)
        if len(having) == 1:
            alone[having[0].key] += 1
    return MatrixView(
        outlets=tuple(outlet.name for outlet in index.outlets),
        alone=tuple(alone[outlet.key] for outlet in index.outlets),
        wide=len(index.outlets) > _NARROW_MATRIX
        or not claims / _CLAIMS_A_DIFFERENCE <= len(index.report.differences) <= _SHORT_DIFFERENCES,
        perhaps=any(perhaps_carrying(index, claim) for claim in index.report.claims),
    )


@cache
def page_style() -> str:
    """Return the style sheet of the report without comments and indents."""
    return read_style("sayso.presenting", "page.css")


def read_style(package: str, name: str) -> str:
    """Return a style sheet among the static files of a package, without comments and indents."""
    text = files(package).joinpath("static", name).read_text(encoding="utf-8")
    return re.sub(r"\s*\n\s*", "\n", re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)).strip()


@cache
def _own_environment() -> Environment:
    return page_environment()


def page_environment(*above: str) -> Environment:
    """Make an environment of the page's templates: all that is printed is escaped and made visible.

    It is a new one each time, since who asks sets values of its own in it; keep it, templates are compiled once for it.
    `above` are packages whose templates come before the page's own and may extend them. `address_of(kind, key)`, which
    it may set, gives the address of the page of a speaker, an outlet or an article; a page that stands alone has none.
    """
    environment = Environment(
        loader=ChoiceLoader([PackageLoader(package) for package in (*above, "sayso.presenting")]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_show,
    )
    environment.globals["address_of"] = None
    environment.filters["thousands"] = _with_thousands
    environment.filters["begin"] = begin_sentence
    return environment


def _with_thousands(number: int) -> str:
    return f"{number:,}"


def _show(value: object) -> object:
    """Make what a template prints visible; markup that the templates made themselves already is."""
    return make_visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value

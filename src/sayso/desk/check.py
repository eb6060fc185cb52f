"""A draft checked by itself and against the coverage of its story."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from sayso.desk.changed_names import Naming
from sayso.desk.days import check_days
from sayso.desk.denials import check_denials
from sayso.desk.findings import Checked, Finding, Kind, Severity
from sayso.desk.hedging import check_hedges
from sayso.desk.naming import check_descriptions, check_names, check_offices
from sayso.desk.near_identical import check_near_identical
from sayso.desk.numbers import check_numbers
from sayso.desk.papers import spread_papers
from sayso.desk.quotations import check_quotations
from sayso.desk.relays import check_relays
from sayso.desk.shared_sentences import find_shared
from sayso.desk.speakers import check_speakers
from sayso.desk.surnames import check_surnames
from sayso.desk.unnamed import check_unnamed
from sayso.report import compare
from sayso.sources import Corrections
from sayso.types import Analysis, Article, Rejected, Report

_SEVERITIES, _KINDS = list(Severity), list(Kind)


def check(
    draft: Analysis,
    coverage: Sequence[Analysis] = (),
    *,
    names: Corrections | None = None,
    rejected: Iterable[Rejected] = (),
    today: date | None = None,
) -> Checked:
    """Check a draft by itself and against the coverage of the same story. A pure function; it says what to look at.

    An article of the coverage that has the draft's id, or that of another one, gets a number behind it; one that has
    the draft's text is left out, since it would second whatever the draft says. `names` are corrections by hand,
    `rejected` is carried into the result, and no article is dated after `today`. Raises NamesError where a correction
    names somebody who does not speak in the story.
    """
    words = draft.article.text.split()
    others = [analysis for analysis in coverage if analysis.article.text.split() != words]
    report = compare([draft, *_apart(draft, others)], names=names, rejected=rejected, today=today)
    checked = check_report(report, draft.article)
    if len(others) == len(coverage):
        return checked
    same = "1 article is" if len(coverage) - len(others) == 1 else f"{len(coverage) - len(others)} articles are"
    note = f"{same} the draft word for word, and left out of the coverage."
    return replace(checked, not_measured=(note, *checked.not_measured))


def check_report(report: Report, draft: Article) -> Checked:
    """Check one article of a report against the others; `draft` is that article as it was read, before it was dated.

    Raises KeyError where the report does not have it.
    """
    papers = spread_papers(report, draft.id)
    naming, nearly = Naming(papers), tuple(find_shared(papers.draft, papers.coverage))
    two = {(shared.own.span, shared.article) for shared in nearly if naming.are_of_two(shared)}
    found = [
        *check_denials(papers),
        *check_quotations(papers),
        *check_numbers(papers, two),
        *check_names(papers),
        *check_offices(papers),
        *check_descriptions(papers),
        *check_hedges(papers),
        *check_relays(papers),
        *check_unnamed(papers),
        *check_speakers(papers),
        *check_surnames(papers),
        *check_days(papers, draft),
    ]
    found += check_near_identical(papers, naming, nearly, found)
    return Checked(
        draft=papers.draft,
        coverage=papers.coverage,
        findings=tuple(sorted(found, key=_order)),
        rejected=report.rejected,
        not_measured=report.not_measured if papers.coverage else (),
    )


def _order(finding: Finding) -> tuple[int, int, int]:
    start = finding.passage.spans[0].start
    return _SEVERITIES.index(finding.severity), _KINDS.index(finding.kind), start


def _apart(draft: Analysis, coverage: Sequence[Analysis]) -> list[Analysis]:
    """The coverage, with ids that neither the draft nor another article has."""
    taken = {draft.article.id}
    apart = []
    for analysis in coverage:
        wanted, number = analysis.article.id, 2
        while wanted in taken:
            wanted, number = f"{analysis.article.id}-{number}", number + 1
        taken.add(wanted)
        apart.append(replace(analysis, article=replace(analysis.article, id=wanted)))
    return apart

"""Drafts and coverage for tests, with their attributions marked as `tests/comparing/newsroom.py` says."""

from dataclasses import replace

from tests.comparing.newsroom import Newsroom

from sayso.desk import Kind, check_report
from sayso.types import EntityType, Report

UNNAMED = EntityType.ANONYMOUS


class Desk(Newsroom):
    """A newsroom whose first article is the draft."""

    def checked(self, *, dated=True):
        comparison = self.compare()
        articles = tuple(analysis.article for analysis in self.analyses)
        report = Report(
            "",
            articles,
            dict(self.outlets),
            tuple(self.entities.values()),
            tuple(self.attributions),
            comparison.claims,
            comparison.origins,
            comparison.quotes,
            comparison.differences,
        )
        given = articles[0] if dated else replace(articles[0], published=None)
        return check_report(report, given)

    def findings(self, kind: Kind, **options):
        return [finding for finding in self.checked(**options).findings if finding.kind is kind]

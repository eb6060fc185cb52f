"""sayso: who says so, and who told whom.

    import sayso

    report = sayso.report(["coverage/"])
    for claim in report.claims:
        print(claim.wording, claim.status, len(claim.origins))
"""

from sayso.reading import read
from sayso.report import analyse, compare, report
from sayso.types import Analysis, Article, Attribution, Claim, Entity, Rejected, Report

__version__ = "0.1.0"
__all__ = [
    "Analysis",
    "Article",
    "Attribution",
    "Claim",
    "Entity",
    "Rejected",
    "Report",
    "analyse",
    "compare",
    "read",
    "report",
]

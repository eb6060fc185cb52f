"""sayso: who says so, and who told whom.

`sayso.report(["coverage/"])` reads, analyses and compares the articles of one story and returns a Report of its claims,
each with the passages that it rests on. `read`, `analyse` and `compare` are the three steps of it.
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

"""sayso: who says so, and who told whom.

`sayso.report(["coverage/"])` reads, analyses and compares the articles of one story and returns a Report of its claims,
each with the passages that it rests on. `read`, `analyse` and `compare` are the three steps of it.
"""

from typing import TYPE_CHECKING, Any

from sayso.report import analyse, compare, report
from sayso.types import Analysis, Article, Attribution, Claim, Entity, Rejected, Report

if TYPE_CHECKING:
    from sayso.reading import read

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

if not TYPE_CHECKING:  # for a type checker every name would be there

    def __getattr__(name: str) -> Any:
        """Load what reads articles when it is first asked for: a command that prints its help needs none of it."""
        if name != "read":
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from sayso.reading import read

        return read

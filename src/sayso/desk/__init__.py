"""The desk: a draft is checked before it runs, by itself and against the coverage of the same story."""

from sayso.desk.check import check, check_report
from sayso.desk.findings import Beside, Checked, Finding, Kind, Severity

__all__ = ["Beside", "Checked", "Finding", "Kind", "Severity", "check", "check_report"]

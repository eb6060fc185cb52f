"""Volume: archives of millions of articles, on all cores of a machine or on a cluster, into tables by day."""

from sayso.scaling.engines import Engine, LocalEngine, RayEngine
from sayso.scaling.run import analyse_archive
from sayso.scaling.run_report import Progress, RunReport, dump_report
from sayso.scaling.stories import Grouped, group_archive

__all__ = [
    "Engine",
    "Grouped",
    "LocalEngine",
    "Progress",
    "RayEngine",
    "RunReport",
    "analyse_archive",
    "dump_report",
    "group_archive",
]

"""Coverage as it comes in: from files, archives, feeds and pages into a store, analysed, grouped and searchable.

Whatever happens, what was stored stays: every step is written down when it is done, and a run that was stopped goes on
where it was.
"""

from sayso.ingesting.intake import Intake, ingest
from sayso.ingesting.tally import Counts, Progress, Step
from sayso.ingesting.watch import watch

__all__ = ["Counts", "Intake", "Progress", "Step", "ingest", "watch"]

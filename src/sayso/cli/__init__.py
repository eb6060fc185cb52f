"""The command line: what is read, what is written, what is printed, and the exit code. No analysis happens here.

Exit codes: 0 done, 1 nothing could be read or written, 2 wrong usage, 3 a volume run left something out,
4 a draft has something to look at (`check --fail`). Each module
adds its commands to the app; the order of the imports is their order in `sayso --help`.
"""

from sayso.cli.app import app, main

from sayso.cli import story  # isort: skip
from sayso.cli import checking  # isort: skip
from sayso.cli import articles  # isort: skip
from sayso.cli import ingest  # isort: skip
from sayso.cli import asking  # isort: skip
from sayso.cli import serving  # isort: skip
from sayso.cli import tools  # isort: skip
from sayso.cli import volume  # isort: skip

__all__ = ["app", "articles", "asking", "checking", "ingest", "main", "serving", "story", "tools", "volume"]

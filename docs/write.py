"""Write the generated parts of the documentation, or check that they are in step with the code.

python docs/write.py            writes docs/commands.md
python docs/write.py --check    says what is out of step, and exits with 1
"""

import os
import sys
from pathlib import Path

os.environ["COLUMNS"] = "100"
os.environ["TERM"] = "dumb"

import typer.main
from typer.testing import CliRunner

from sayso.cli import app

DOCS = Path(__file__).parent
HEAD = """# Commands

Written by `docs/write.py` from the program's own help. `sayso COMMAND --help` prints the same.
"""


def commands_page() -> str:
    """The help of the program and of each command."""
    names = sorted(typer.main.get_group(app).commands)
    parts = [HEAD]
    for words in ([], *([name] for name in names)):
        result = CliRunner().invoke(app, [*words, "--help"], prog_name="sayso", terminal_width=100)
        title = " ".join(["sayso", *words])
        parts.append(f"## {title}\n\n```\n{result.output.strip()}\n```\n")
    return "\n".join(line.rstrip() for line in "\n".join(parts).split("\n"))


def main() -> int:
    """Write or check every generated page; returns the exit code."""
    pages = {DOCS / "commands.md": commands_page()}
    stale = [path for path, text in pages.items() if not path.exists() or path.read_text(encoding="utf-8") != text]
    if "--check" in sys.argv[1:]:
        for path in stale:
            print(f"{path} is out of step with the code: run `make format`", file=sys.stderr)
        return 1 if stale else 0
    for path in stale:
        path.write_text(pages[path], encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""A check as a readable list on a terminal, or in a pipe: words and indents alone carry the meaning."""

from itertools import groupby
from textwrap import wrap

from rich.console import Console
from rich.text import Text

from sayso.desk.findings import Checked, Finding, Severity
from sayso.desk.places import NOTHING, SEVERITY_WORDS, Places, group_beside
from sayso.presenting.visible import make_visible, shorten
from sayso.presenting.when import note_words
from sayso.presenting.words import count_of

# A draft with more to look at wants another one first; the JSON has all.
_MAX_FINDINGS = 40
_MAX_LINES = 10
_PASSAGE_CHARS = 200
_NARROWEST = 20  # columns of text, however narrow a terminal says it is
_STYLES = {Severity.FIRST: "bold red", Severity.NEXT: "bold yellow", Severity.LAST: "bold"}


def print_check(checked: Checked, console: Console) -> None:
    """Print what was found in a draft, what to look at first first, with the passages.

    Nothing that comes from an article can change the terminal: control characters are shown as their numbers.
    """
    _print(checked.draft.title or checked.draft.id, console, style="bold")
    _print(summary_of(checked), console)
    if not checked.findings:
        _print(NOTHING, console)
    places = Places(checked.draft)
    numbered = enumerate(checked.findings[:_MAX_FINDINGS], 1)
    for severity, group in groupby(numbered, key=lambda entry: entry[1].severity):
        console.print()
        _print(SEVERITY_WORDS[severity], console, style=_STYLES[severity])
        for number, finding in group:
            _print_finding(finding, number, places.of(finding.passage).words, console)
    if len(checked.findings) > _MAX_FINDINGS:
        _print(f"and {len(checked.findings) - _MAX_FINDINGS} more (in the JSON)", console, indent=2)
    _print_list("Left out", [f"{item.path}: {item.reason}" for item in checked.rejected], console)
    _print_list("Not measured", [note_words(sentence) for sentence in checked.not_measured], console)


def summary_of(checked: Checked) -> str:
    """Return in one line what a draft was checked against, and how much was found."""
    beside = f"beside {count_of(len(checked.coverage), 'article')}" if checked.coverage else "by itself"
    first = sum(finding.severity is Severity.FIRST for finding in checked.findings)
    found = count_of(len(checked.findings), "thing") + " to look at"
    if first:
        found += " first" if first == len(checked.findings) else f", {first} of them first"
    return f"checked {beside}: {found if checked.findings else 'nothing to look at'}"


def _print_finding(finding: Finding, number: int, place: str, console: Console) -> None:
    _print(f"{number:>3}  {finding.note}", console, indent=5, first=0)
    _print(f"{place}: {_in_marks(finding.passage.text)}", console, indent=5)
    for outlets, words in group_beside(finding):
        _print(f"{outlets}: {_in_marks(words)}", console, indent=5)


def _print_list(heading: str, lines: list[str], console: Console) -> None:
    if lines:
        console.print()
        _print(heading, console, style="bold")
    for line in lines[:_MAX_LINES]:
        _print(line, console, indent=2)
    if len(lines) > _MAX_LINES:
        _print(f"and {len(lines) - _MAX_LINES} more", console, indent=2)


def _print(words: str, console: Console, *, indent: int = 0, first: int | None = None, style: str = "") -> None:
    """Print one paragraph, wrapped to the width of the console, every line behind the indent (`first`: the first)."""
    begin = " " * (indent if first is None else first)
    lines = wrap(
        make_visible(words) if first is not None else " ".join(make_visible(words).split()),
        max(console.width, indent + _NARROWEST),
        initial_indent=begin,
        subsequent_indent=" " * indent,
        drop_whitespace=True,
    )
    for line in lines:
        console.print(Text(line, style=style), highlight=False, soft_wrap=True)


def _in_marks(words: str) -> str:
    line = shorten(words, _PASSAGE_CHARS)
    return line if line.startswith(("“", '"', "‘", "„", "«")) else f"“{line}”"

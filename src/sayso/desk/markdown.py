"""A check as Markdown (CommonMark), to paste into a message. Whatever comes from an article is escaped."""

from collections.abc import Iterator
from itertools import groupby

from sayso.desk.findings import Checked, Finding
from sayso.desk.places import NOTHING, SEVERITY_WORDS, Places, group_beside
from sayso.desk.text import summary_of
from sayso.presenting.markdown import escape_markdown, quote_markdown
from sayso.presenting.when import note_words


def check_markdown(checked: Checked) -> str:
    """Return a check as Markdown, ending in a line end."""
    blocks = [
        f"# {escape_markdown(checked.draft.title or checked.draft.id)}",
        f"{escape_markdown(summary_of(checked))}.",
    ]
    if not checked.findings:
        blocks.append(escape_markdown(NOTHING))
    places = Places(checked.draft)
    for severity, group in groupby(checked.findings, key=lambda finding: finding.severity):
        blocks.append(f"## {SEVERITY_WORDS[severity]}")
        blocks.append("\n".join(line for finding in group for line in _finding(finding, places)))
    blocks += _section("Left out", [f"{item.path}: {item.reason}" for item in checked.rejected])
    blocks += _section("Not measured", [note_words(sentence) for sentence in checked.not_measured])
    return "\n\n".join(blocks) + "\n"


def _finding(finding: Finding, places: Places) -> Iterator[str]:
    yield f"- **{escape_markdown(finding.note)}**"
    place = places.of(finding.passage).words
    yield f"    - draft, {place}: {quote_markdown(finding.passage.text)}"
    for outlets, words in group_beside(finding):
        yield f"    - {escape_markdown(outlets)}: {quote_markdown(words)}"


def _section(heading: str, lines: list[str]) -> list[str]:
    return [f"## {heading}", "\n".join(f"- {escape_markdown(line)}" for line in lines)] if lines else []

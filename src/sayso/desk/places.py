"""Where in the draft a passage stands, and what a finding says, in words."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from sayso.desk.findings import Finding, Severity
from sayso.presenting.index import number_paragraphs
from sayso.presenting.words import join_words
from sayso.types import Article, Passage

SEVERITY_WORDS = {
    Severity.FIRST: "Look at first",
    Severity.NEXT: "Look at next",
    Severity.LAST: "If there is time",
}
NOTHING = "Nothing was found. That is no proof that there is nothing: docs/desk.md says what is not seen."


@dataclass(frozen=True, slots=True)
class Place:
    """Where a passage of the draft begins: its paragraph and its line of the text as read, both from 1.

    `paragraph` is None in boilerplate.
    """

    paragraph: int | None
    line: int

    @property
    def words(self) -> str:
        """The place as a person writes it."""
        return f"line {self.line}" if self.paragraph is None else f"paragraph {self.paragraph}, line {self.line}"


def group_beside(finding: Finding) -> Iterator[tuple[str, str]]:
    """Yield the passages of the coverage beside a finding, each once, with the outlets that have it."""
    outlets: dict[str, list[str]] = {}
    for beside in finding.beside:
        names = outlets.setdefault(" ".join(beside.passage.text.split()), [])
        if beside.outlet not in names:
            names.append(beside.outlet)
    for words, names in outlets.items():
        yield join_words(names), words


class Places:
    """The paragraphs and lines of one draft, numbered once."""

    def __init__(self, draft: Article) -> None:
        """Number a draft, in time linear in its text."""
        self._paragraphs = tuple(number_paragraphs(draft))
        self._line_ends = [at for at, character in enumerate(draft.text) if character == "\n"]

    def of(self, passage: Passage) -> Place:
        """Return where a passage of the draft begins."""
        start = passage.spans[0].start
        at = bisect_right(self._paragraphs, start, key=lambda paragraph: paragraph.start) - 1
        number = self._paragraphs[at].number if at >= 0 else None
        return Place(number, bisect_right(self._line_ends, start) + 1)

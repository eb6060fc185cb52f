"""Articles written with their attributions marked in the text, for tests.

    [1 Ann Lee] {1 said} <1 the pier is closed, and [2 she] {2 hopes} <2 it opens soon>>.

is an article with two attributions; square brackets hold sources, braces cues, angle brackets contents. A number may
mark several pieces. An attribution whose cue lies inside another's content is nested in the smallest such one.
"""

import re
from collections import defaultdict
from collections.abc import Sequence

from sayso.sources import Corrections, Resolution, resolve_sources
from sayso.types import Act, Analysis, Article, Attribution, Entity, Passage, QuotationType, Span, text_of

_MARK = re.compile(r"([\[{<])(\d+) |([\]}>])")
_KINDS = {"[": "source", "{": "cue", "<": "content"}


def read_marked(marked: str, identity: str = "a", outlet: str | None = "The Daily Lantern") -> Analysis:
    """Return the analysis that a marked text describes."""
    text, at = "", 0
    open_marks: list[tuple[str, int, int]] = []
    spans: defaultdict[tuple[int, str], list[Span]] = defaultdict(list)
    for mark in _MARK.finditer(marked):
        text += marked[at : mark.start()]
        at = mark.end()
        if mark.group(1):
            open_marks.append((_KINDS[mark.group(1)], int(mark.group(2)), len(text)))
        else:
            kind, number, start = open_marks.pop()
            spans[number, kind].append(Span(start, len(text)))
    text += marked[at:]
    numbers = sorted({number for number, _ in spans}, key=lambda number: spans[number, "cue"][0])
    attributions = tuple(_attribution(text, spans, number, numbers) for number in numbers)
    return Analysis(Article(identity, text, outlet=outlet), attributions)


def _attribution(text: str, spans: dict[tuple[int, str], list[Span]], number: int, numbers: list[int]) -> Attribution:
    def passage(kind: str) -> Passage:
        found = tuple(sorted(spans.get((number, kind), ())))
        return Passage(found, text_of(text, found))

    content = passage("content")
    cue = passage("cue")
    holders = [
        (span.end - span.start, place)
        for place, other in enumerate(numbers)
        for span in spans.get((other, "content"), ())
        if other != number and span.start <= cue.spans[0].start < span.end
    ]
    quoted = content.text.startswith(("“", '"'))
    kind = QuotationType.DIRECT if quoted else QuotationType.INDIRECT
    return Attribution(passage("source"), cue, content, kind, Act.SAYS, min(holders)[1] if holders else None)


class Story:
    """A resolved story, asked by article and by the number of a mark."""

    def __init__(self, marked: Sequence[str], outlets: Sequence[str | None], names: Corrections | None = None) -> None:
        """Read and resolve the articles, which are called "a", "b", "c", ..."""
        identities = "abcdefghijklmnopqrstuvwxyz"
        self.analyses = [
            read_marked(text, identity, outlet)
            for text, identity, outlet in zip(marked, identities, outlets, strict=False)
        ]
        self.resolution: Resolution = resolve_sources(self.analyses, names)
        self.entities: dict[str, Entity] = {entity.id: entity for entity in self.resolution.entities}

    def attribution(self, number: int, article: str = "a"):
        """Return the resolved attribution that is the n-th of an article, by the order of the cues, from 1."""
        return [found for found in self.resolution.attributions if found.article == article][number - 1]

    def speaker(self, number: int, article: str = "a") -> str | None:
        """Return the name of whom the n-th attribution of an article resolves to, or None."""
        entity = self.attribution(number, article).entity
        return self.entities[entity].name if entity else None

    def speakers(self, article: str = "a") -> list[str | None]:
        """Return the names of all the speakers of an article, in the order of the cues."""
        count = sum(found.article == article for found in self.resolution.attributions)
        return [self.speaker(number, article) for number in range(1, count + 1)]

    def entity(self, number: int, article: str = "a") -> Entity:
        """Return the entity that the n-th attribution of an article resolves to."""
        entity = self.attribution(number, article).entity
        assert entity is not None
        return self.entities[entity]

    def chain(self, number: int, article: str = "a") -> list[str]:
        """Return the names in the chain of the n-th attribution of an article."""
        return [self.entities[link].name for link in self.attribution(number, article).chain]


def resolve(*marked: str, outlets: Sequence[str | None] = (), names: Corrections | None = None) -> Story:
    """Resolve a story of marked articles, by "The Daily Lantern" and other invented outlets where none is given."""
    invented = ["The Daily Lantern", "Harbor Gazette", "Northside Courier", "Quay Radio"]
    return Story(marked, [*outlets, *invented[len(outlets) :]], names)

"""Invented coverage for tests: texts with their attributions marked, turned into analyses and a resolution.

`{s1@mayor The mayor} {c1 said} {q1 the bridge was closed}` marks source, cue and content of one attribution by "mayor".
`@paper>aide` gives a chain: the paper's report, whose source is the aide. `{c1=denies denied}` gives the act. A source
without words, `{s1@mayor}`, is a source that the text does not name there.
"""

import re
from collections import defaultdict

from sayso.comparing import Comparison, compare
from sayso.sources import Resolution
from sayso.text import find_quotations
from sayso.types import (
    Act,
    Analysis,
    Article,
    Attribution,
    Boilerplate,
    Entity,
    EntityType,
    Passage,
    QuotationType,
    ResolvedAttribution,
    Span,
    text_of,
)

_MARK = re.compile(r"\{([scq])(\d+)(?:@([\w>]+))?(?:=(\w+))?(?: ([^{}]*))?\}")


def read_marks(marked):
    """Return the plain text and, for each number, its parts: spans by role, chain and act."""
    parts = defaultdict(lambda: {"s": [], "c": [], "q": [], "chain": (), "act": Act.SAYS})
    text, last = "", 0
    for mark in _MARK.finditer(marked):
        text += marked[last : mark.start()]
        role, number, chain, act, words = mark.groups()
        part = parts[number]
        if words:
            part[role].append(Span(len(text), len(text) + len(words)))
            text += words
        if chain:
            part["chain"] = tuple(chain.split(">"))
        if act:
            part["act"] = Act(act)
        last = mark.end()
    return text + marked[last:], parts


def quotation_of(text, spans):
    marks = find_quotations(text)
    inside = [any(m.start <= start and end <= m.end for m in marks) for start, end in spans]
    if spans and all(inside):
        return QuotationType.DIRECT
    return (
        QuotationType.MIXED
        if any(m.start < end and start < m.end for m in marks for start, end in spans)
        else (QuotationType.INDIRECT)
    )


class Newsroom:
    """Gathers articles, and compares them."""

    def __init__(self):
        self.analyses, self.attributions, self.outlets, self.entities = [], [], {}, {}

    def entity(self, key, name=None, kind=EntityType.PERSON, **more):
        self.entities[key] = Entity(key, name or key.title(), kind, **more)
        return self

    def print_article(self, name, marked, published="2024-03-08", boilerplate=(), title=None):
        text, parts = read_marks(marked)
        article = Article(
            id=name.lower().replace(" ", "-"),
            text=text,
            outlet=name,
            published=published,
            title=title,
            boilerplate=tuple(
                Boilerplate(text.index(b), text.index(b) + len(b), "appeal for money") for b in boilerplate
            ),
        )
        found = []
        for part in parts.values():
            source, cue, content = (Passage(tuple(part[r]), text_of(text, tuple(part[r]))) for r in "scq")
            attribution = Attribution(source, cue, content, quotation_of(text, part["q"]), part["act"])
            found.append(attribution)
            for key in part["chain"]:
                if key not in self.entities:
                    self.entity(key)
            speaker = part["chain"][-1] if part["chain"] else None
            anonymous = speaker is not None and self.entities[speaker].type is EntityType.ANONYMOUS
            self.attributions.append(
                ResolvedAttribution(
                    f"a{len(self.attributions) + 1}", article.id, attribution, speaker, anonymous, None, part["chain"]
                )
            )
        self.analyses.append(Analysis(article, tuple(found)))
        key = article.id.replace("-", "_")
        if key not in self.entities:
            self.entity(key, name, EntityType.OUTLET)
        self.outlets[article.id] = key
        return self

    @property
    def resolution(self):
        return Resolution(tuple(self.entities.values()), tuple(self.attributions), dict(self.outlets))

    def compare(self) -> Comparison:
        return compare(self.analyses, self.resolution)


def claim_with(comparison, words):
    """The claim that has a passage with these words."""
    found = [c for c in comparison.claims if any(words in m.passage.text for m in c.mentions)]
    assert found, f"no claim has {words!r}"
    return found[0]


def stances(claim):
    return {(m.article, m.passage.text): str(m.stance) for m in claim.mentions}

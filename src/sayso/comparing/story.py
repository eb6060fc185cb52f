"""A story as the rooms of the comparison read it: its articles, who speaks in them, and whose outlets they are."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from sayso.comparing.repeats import find_firsts
from sayso.comparing.terms import find_terms
from sayso.sources import Resolution
from sayso.text import find_paragraphs
from sayso.types import Analysis, Article, Entity, EntityType, ResolvedAttribution

HEADLINE_CHARS = 120  # of an article without a title that stand for it


@dataclass(frozen=True)
class Story:
    """The articles of a story with their resolved attributions; article n is `articles[n]` everywhere.

    `outlets` has the entity of each article's outlet, None where it is not known; `firsts` the index of the first
    article that prints its text: copies of one text are one voice.
    """

    articles: tuple[Article, ...]
    attributions: tuple[tuple[ResolvedAttribution, ...], ...]
    entities: dict[str, Entity] = field(hash=False)
    outlets: tuple[str | None, ...] = ()
    firsts: tuple[int, ...] = ()

    @cached_property
    def by_id(self) -> dict[str, ResolvedAttribution]:
        """All attributions by their ids."""
        return {resolved.id: resolved for article in self.attributions for resolved in article}

    @cached_property
    def outlet_names(self) -> tuple[str, ...]:
        """The name of each article's outlet, or the article's id where that is not known."""
        return tuple(
            self.name_of(outlet) or article.outlet or article.id
            for outlet, article in zip(self.outlets, self.articles, strict=True)
        )

    @cached_property
    def of_outlet(self) -> dict[str, list[int]]:
        """The articles of each outlet, by its name as `outlet_names` has it."""
        found: dict[str, list[int]] = {}
        for n, name in enumerate(self.outlet_names):
            found.setdefault(name, []).append(n)
        return found

    @cached_property
    def sayings(self) -> Counter[str]:
        """How many attributions each entity has in the story."""
        return Counter(resolved.entity for article in self.attributions for resolved in article if resolved.entity)

    @cached_property
    def spread(self) -> Counter[str]:
        """In how many articles each content word stands, as stems."""
        counts: Counter[str] = Counter()
        for article in self.articles:
            paragraphs = (article.text[start:end] for start, end in find_paragraphs(article.text))
            counts.update(frozenset().union(*map(find_terms, paragraphs)))
        return counts

    @cached_property
    def headline_terms(self) -> frozenset[str]:
        """The content words of the titles, or of the beginnings of articles without one, as stems."""
        return frozenset().union(*(find_terms(a.title or a.text[:HEADLINE_CHARS]) for a in self.articles))

    @cached_property
    def relays(self) -> frozenset[str]:
        """The outlets from which some article brings a report."""
        first = {resolved.chain[0] for article in self.attributions for resolved in article if resolved.chain}
        return frozenset(
            entity
            for entity in first
            if len(self.entities[entity].name) > 2 and self.entities[entity].type is EntityType.OUTLET
        )

    def ancestry(self, resolved: ResolvedAttribution | None) -> list[ResolvedAttribution]:
        """The attribution and those in whose contents it lies, from the innermost out."""
        found: list[ResolvedAttribution] = []
        while resolved is not None and resolved not in found:
            found.append(resolved)
            resolved = self.by_id.get(resolved.within) if resolved.within else None
        return found

    def voices(self, articles: Iterable[int]) -> frozenset[int]:
        """The distinct texts among some articles, each as the first article that prints it."""
        return frozenset(self.firsts[article] for article in articles)

    def name_of(self, entity: str | None) -> str:
        """The name of an entity, or "" where there is none."""
        return self.entities[entity].name if entity in self.entities else ""


def make_story(analyses: Sequence[Analysis], resolution: Resolution, copies: Mapping[str, str] | None = None) -> Story:
    """Put analyses and resolution together. `copies` has for the id of every copy that of the first of its text."""
    place = {analysis.article.id: n for n, analysis in enumerate(analyses)}
    attributions: list[list[ResolvedAttribution]] = [[] for _ in analyses]
    for resolved in resolution.attributions:
        attributions[place[resolved.article]].append(resolved)
    return Story(
        articles=tuple(analysis.article for analysis in analyses),
        attributions=tuple(map(tuple, attributions)),
        entities={entity.id: entity for entity in resolution.entities},
        outlets=tuple(resolution.outlets.get(analysis.article.id) for analysis in analyses),
        firsts=find_firsts([analysis.article for analysis in analyses], copies),
    )

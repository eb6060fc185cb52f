"""One speaker under two spellings: who is "Vicente Moreno" here and "Vincente Moreno" there is one."""

from collections import defaultdict
from dataclasses import replace
from itertools import combinations

from sayso.comparing.names import is_same_person
from sayso.comparing.story import Story
from sayso.types import EntityType, ResolvedAttribution

MOST_OF_ONE_SURNAME = 12  # persons of one surname that are compared


def join_spellings(story: Story) -> Story:
    """Give the attributions of two persons whose names are spellings of one another to the one that more articles have.

    Only where no article has both: who prints both spellings may mean two people.
    """
    articles: dict[str, set[int]] = defaultdict(set)
    for index, attributions in enumerate(story.attributions):
        for resolved in attributions:
            for entity in resolved.chain:
                articles[entity].add(index)
    surnames: dict[str, list[str]] = defaultdict(list)
    for entity in sorted(articles, key=lambda entity: (-len(articles[entity]), min(articles[entity]), entity)):
        words = story.name_of(entity).split()
        if story.entities[entity].type is EntityType.PERSON and len(words) > 1:
            surnames[words[-1].lower()].append(entity)
    joined: dict[str, str] = {}
    for persons in surnames.values():
        for one, other in combinations(persons[:MOST_OF_ONE_SURNAME], 2):
            apart = not articles[one] & articles[other]
            if apart and one not in joined and is_same_person(story.name_of(one), story.name_of(other)):
                joined.setdefault(other, one)
    if not joined:
        return story
    return replace(
        story, attributions=tuple(tuple(_rename(resolved, joined) for resolved in at) for at in story.attributions)
    )


def _rename(resolved: ResolvedAttribution, joined: dict[str, str]) -> ResolvedAttribution:
    if joined.keys().isdisjoint(resolved.chain) and resolved.entity not in joined:
        return resolved
    entity = joined.get(resolved.entity, resolved.entity) if resolved.entity else None
    return replace(resolved, entity=entity, chain=tuple(joined.get(link, link) for link in resolved.chain))

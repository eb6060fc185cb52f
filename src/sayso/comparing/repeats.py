"""Copies of one text: they are one voice, however many outlets print it."""

from collections.abc import Mapping, Sequence

from sayso.types import Article

COPY_SHARE = 0.9  # of the paragraphs that two articles have in common, above which one is called a copy


def find_firsts(articles: Sequence[Article], copies: Mapping[str, str] | None) -> tuple[int, ...]:
    """For every article the index of the first one of its text: its own where it copies none.

    `copies` has the id of that article for every copy, such as `grouping.find_copies` finds them; None where nobody
    looked, and then articles of the same paragraphs count as copies.
    """
    if copies is None:
        return _same_paragraphs(articles)
    place = {article.id: n for n, article in enumerate(articles)}
    return tuple(place.get(copies.get(article.id, article.id), n) for n, article in enumerate(articles))


def _same_paragraphs(articles: Sequence[Article]) -> tuple[int, ...]:
    distinct: dict[int, set[str]] = {}
    seen: dict[frozenset[str], int] = {}
    firsts: list[int] = []
    for index, article in enumerate(articles):
        paragraphs = {" ".join(line.lower().split()) for line in article.text.split("\n") if line.strip()}
        key = frozenset(paragraphs)
        if key not in seen:
            alike = (n for n, other in distinct.items() if _are_copies(paragraphs, other))
            seen[key] = next(alike, index)
            if seen[key] == index:
                distinct[index] = paragraphs
        firsts.append(seen[key])
    return tuple(firsts)


def _are_copies(one: set[str], other: set[str]) -> bool:
    return len(one & other) >= COPY_SHARE * max(len(one), len(other), 1)

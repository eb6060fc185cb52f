"""What a comparison could not tell, in plain sentences."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from sayso.comparing.claims import MOST_COMPARED, Draft
from sayso.comparing.findings import outlet_name
from sayso.comparing.story import Story
from sayso.types import Claim, Coverage, Quote

MOST_NAMED = 5  # articles in one sentence
# Of the claims of the article that has fewer: where two articles share less, and no quotation, they are of one event
# only if others link them. In events of allsides_dev and the development stories it is 0.27 and more, between two
# events 0.15 at most.
LEAST_SHARE = 0.2
MOST_CARRIERS = 40  # articles of one claim that are looked at pair by pair


def say_limits(story: Story, claims: Sequence[Claim], quotes: Sequence[Quote]) -> tuple[str, ...]:
    """Say where there was nothing to compare: one article, copies of one text, articles about other events."""
    count = len(story.articles)
    if count == 0:
        return ()
    if count == 1:
        return ("There is only one article: nothing could be compared.",)
    notes = []
    if len(set(story.firsts)) == 1:
        return (f"All {count} articles print the same text: they are one voice, and nothing could be compared.",)
    notes.extend(_say_copies(story))
    notes.extend(_strangers(story, claims, quotes))
    return tuple(notes)


def say_left_out(drafts: Sequence[Draft], crowded: int) -> tuple[str, ...]:
    """Say where there was too much to compare all of it; `crowded` is that of `quotations.Quotations`."""
    notes = []
    if long := sum(bool(draft.retold) for draft in drafts):
        told = "One claim is" if long == 1 else f"{long} claims are"
        notes.append(
            f"{told} told in more than {MOST_COMPARED} passages: so many were set side by side, the others are only"
            " listed."
        )
    if crowded:
        told = "One passage shares" if crowded == 1 else f"{crowded} passages share"
        notes.append(
            f"{told} words with more quotations than can be set side by side: only those with most words in common"
            " were, and quotations may be missing."
        )
    return tuple(notes)


def _say_copies(story: Story) -> list[str]:
    """For each text that several articles print, that its copies are one voice with the first."""
    copies: dict[int, list[int]] = {}
    for index, first in enumerate(story.firsts):
        if first != index:
            copies.setdefault(first, []).append(index)
    count = len(story.articles)
    return [
        f"{len(own)} of {count} articles ({_name(story, own)}) print the text of {outlet_name(story, first)}: that they"
        " agree says nothing. They are one origin with it; counts of outlets include them."
        for first, own in copies.items()
    ]


def _name(story: Story, articles: Sequence[int]) -> str:
    names = list(dict.fromkeys(outlet_name(story, article) for article in articles[:MOST_NAMED]))
    return ", ".join([*names, "and others"] if len(articles) > MOST_NAMED else names)


def _strangers(story: Story, claims: Sequence[Claim], quotes: Sequence[Quote]) -> list[str]:
    """Articles that share no claim and no quotation with any other, and parts of the story that share too little."""
    shared = _share_claims(story, claims, quotes)
    known = {index for pair in shared for index in pair}
    strangers = [index for index in range(len(story.articles)) if index not in known]
    if not known:
        return ["No two articles share a claim or a quotation: they may tell of different events."]
    notes = [
        f"The article {story.articles[index].id} shares no claim and no quotation with the others: it may tell of"
        " another event."
        for index in strangers
    ]
    parts = [part for part in _parts(known, shared) if len({story.firsts[index] for index in part}) > 1]
    if len(parts) > 1:
        told = "; ".join(_name(story, part) for part in parts)
        notes.append(f"The articles fall into {len(parts)} parts that share almost nothing ({told}): different events?")
    return notes


def _share_claims(story: Story, claims: Sequence[Claim], quotes: Sequence[Quote]) -> dict[tuple[int, int], bool]:
    """Each two articles that share a claim or a quotation, and whether they share enough to be of one event."""
    place = {article.id: n for n, article in enumerate(story.articles)}
    held: Counter[int] = Counter()
    shared: Counter[tuple[int, int]] = Counter()
    for claim in claims:
        carriers = sorted(place[article] for article, told in claim.outlets.items() if told is not Coverage.ABSENT)
        held.update(carriers)
        shared.update(combinations(carriers[:MOST_CARRIERS], 2))
    enough = {pair: count >= LEAST_SHARE * min(held[pair[0]], held[pair[1]]) for pair, count in shared.items()}
    for quote in quotes:
        printers = sorted({place[variant.article] for variant in quote.variants})
        enough |= dict.fromkeys(combinations(printers[:MOST_CARRIERS], 2), True)
    return enough


def _parts(known: Iterable[int], shared: Mapping[tuple[int, int], bool]) -> list[list[int]]:
    """The articles in parts: those that share enough with each other, directly or over others, are in one."""
    part = {index: index for index in known}

    def root(index: int) -> int:
        while part[index] != index:
            part[index] = part[part[index]]
            index = part[index]
        return index

    for (one, other), enough in shared.items():
        if enough:
            part[root(one)] = root(other)
    parts: dict[int, list[int]] = {}
    for index in sorted(part):
        parts.setdefault(root(index), []).append(index)
    return sorted(parts.values())

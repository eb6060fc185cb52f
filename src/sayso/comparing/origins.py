"""Where claims start: the far ends of the chains of those who state them.

Several outlets that lean on one source have one origin between them. What an outlet states on its own word starts with
the outlet, and an outlet that only relays another article of the story starts where that article does. Copies of one
text are one voice: they start with the outlet that printed it first.
"""

from collections.abc import Mapping, Sequence

from sayso.comparing.claims import Draft
from sayso.comparing.story import Story
from sayso.types import Origin, Stance


def origins_of(story: Story, draft: Draft) -> dict[str, set[int]]:
    """The entities where a claim starts, each with the articles that rest on it. A denial is no origin."""
    starts: dict[str, set[int]] = {}
    own: dict[str, set[str]] = {}
    for member, stance in draft.mentions():
        if stance not in (Stance.ASSERTS, Stance.CONFIRMS):
            continue
        outlet = story.outlets[story.firsts[member.article]]
        chain = member.attribution.chain if member.attribution else ()
        start = chain[-1] if chain else outlet
        if start is None:
            continue
        starts.setdefault(start, set()).add(member.article)
        if outlet is not None and start != outlet:
            own.setdefault(outlet, set()).add(start)
    for outlet, further in own.items():
        _pass_on(starts, outlet, further)
    return starts


def _pass_on(starts: dict[str, set[int]], outlet: str, further: set[str]) -> None:
    """Who relays an outlet that names its source in its own article rests on that source."""
    if outlet in starts and further:
        resting = starts.pop(outlet)
        for start in further:
            starts.setdefault(start, set()).update(resting)


def list_origins(
    story: Story, claims: Sequence[str], starts: Sequence[Mapping[str, set[int]]]
) -> tuple[tuple[Origin, ...], list[tuple[str, ...]]]:
    """Make the origins of all claims, those of most claims first, and say which each claim has.

    `claims` are the ids of the claims and `starts` what `origins_of` said of them.
    """
    held: dict[str, tuple[list[str], set[int]]] = {}
    for claim, origins in zip(claims, starts, strict=True):
        for entity, articles in origins.items():
            known = held.setdefault(entity, ([], set()))
            known[0].append(claim)
            known[1].update(articles)
    order = sorted(held, key=lambda entity: (-len(held[entity][1]), -len(held[entity][0]), entity))
    ids = {entity: f"o{number}" for number, entity in enumerate(order, 1)}
    listed = tuple(
        Origin(
            ids[entity], entity, tuple(held[entity][0]), tuple(story.articles[n].id for n in sorted(held[entity][1]))
        )
        for entity in order
    )
    return listed, [tuple(sorted((ids[entity] for entity in origins), key=lambda o: int(o[1:]))) for origins in starts]

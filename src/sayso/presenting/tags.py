"""The tags of a claim: denied by whom, on how many origins, by unnamed people alone, perhaps not one, in how many."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from sayso.presenting.index import Index
from sayso.presenting.sureness import UNSURE_CLAIM, is_sure, perhaps_carrying
from sayso.presenting.trail import count_stray_origins, names_of_chain
from sayso.presenting.visible import shorten
from sayso.presenting.words import NOBODY, count_of, is_unnamed, join_words, share_of
from sayso.types import Claim, Coverage, Mention, Stance, Status

_NAME_CHARS = 40


class Meaning(StrEnum):
    """The four meanings of colour on a page; there are no others."""

    ORIGIN = "origin"
    DENIAL = "denial"
    CAUTION = "caution"
    INK = "ink"


@dataclass(frozen=True, slots=True)
class Tag:
    """A few words about a claim, with what their colour means."""

    meaning: Meaning
    words: str


def tags_of(index: Index, claim: Claim) -> tuple[Tag, ...]:
    """Return the tags of a claim, the most urgent first."""
    return tuple(_tags(index, claim))


def _tags(index: Index, claim: Claim) -> Iterator[Tag]:
    deniers = names_with_stance(index, claim, Stance.DENIES)
    if deniers:
        yield Tag(Meaning.DENIAL, "denied, nobody named" if deniers == (NOBODY,) else f"denied by {_few(deniers)}")
    elif claim.status in (Status.DENIED, Status.DISPUTED):
        yield Tag(Meaning.DENIAL, claim.status.value)
    confirming = names_with_stance(index, claim, Stance.CONFIRMS)
    if confirming:
        yield Tag(Meaning.INK, f"confirmed by {_few(confirming)}")
    if claim.origins:
        stray = count_stray_origins(index, claim)
        more = f", perhaps {len(claim.origins)}" if stray else ""
        yield Tag(Meaning.ORIGIN, f"{count_of(len(claim.origins) - stray, 'origin')}{more}")
    unnamed = unnamed_alone(index, claim)
    if unnamed:
        yield Tag(Meaning.CAUTION, unnamed)
    if not is_sure(claim):
        yield Tag(Meaning.CAUTION, UNSURE_CLAIM)
    carrying = len(index.outlets_with(claim, Coverage.CARRIES))
    denying = len(index.outlets_with(claim, Coverage.DENIAL_ONLY))
    if denying and not carrying:
        yield Tag(Meaning.INK, f"the denial alone in {share_of(denying, len(index.outlets), 'outlet')}")
    else:
        perhaps = len(perhaps_carrying(index, claim))
        more = f", perhaps {carrying}" if perhaps else ""
        yield Tag(Meaning.INK, f"{share_of(carrying - perhaps, len(index.outlets), 'outlet')}{more}")


def _few(names: tuple[str, ...]) -> str:
    if len(names) > 2:
        return str(len(names))
    return join_words([shorten(name, _NAME_CHARS) for name in names])


def names_with_stance(index: Index, claim: Claim, stance: Stance) -> tuple[str, ...]:
    """Return who takes a stance to a claim, each once: the far ends of the chains, or the outlet itself."""
    return tuple(dict.fromkeys(_who(index, mention) for mention in claim.mentions if mention.stance is stance))


def _who(index: Index, mention: Mention) -> str:
    names = names_of_chain(index, mention)
    if names:
        return names[-1]
    outlet = index.outlet_by_article.get(mention.article)
    return outlet.name if outlet else mention.article


def unnamed_alone(index: Index, claim: Claim) -> str:
    """Return "unnamed alone, 2 people" where no origin of a claim has a name, "nobody named" where none is told.

    "" for all other claims. The number of people is given only where every origin tells its own.
    """
    entities = [
        index.entity(index.origins[origin].entity) if origin in index.origins else None for origin in claim.origins
    ]
    if not entities or not all(entity is None or is_unnamed(entity) for entity in entities):
        return ""
    if any(_is_unclear(index, mention) for mention in claim.mentions):
        return ""
    people = [entity for entity in entities if entity is not None]
    if not people:
        return "nobody named"
    counts = [entity.count for entity in people if entity.count]
    if len(counts) < len(entities):
        return "unnamed alone"
    return f"unnamed alone, {count_of(sum(counts), 'person', 'people')}"


def _is_unclear(index: Index, mention: Mention) -> bool:
    """Tell whether an article has words for a source of whom it is not known who is meant: perhaps a name."""
    attribution = index.attribution(mention.attribution)
    return attribution is not None and attribution.entity is None and bool(attribution.attribution.source.text)

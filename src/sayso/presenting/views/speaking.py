"""Who speaks: named people, unnamed people, nobody, as counts; and how each outlet describes those without a name."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sayso.presenting.index import Index
from sayso.presenting.views.places import Anchors, Place, place_of
from sayso.presenting.visible import shorten
from sayso.presenting.words import count_of, is_unnamed, name_of, role_of, share_of
from sayso.types import Entity, ResolvedAttribution, Stance

_REASON_CHARS = 300

# Words that name a source without describing it.
_PRONOUNS = frozenset("they them he him she her it who these those one another others some both two".split())


@dataclass(frozen=True, slots=True)
class VoiceCounts:
    """How many attributions have a named source, an unnamed one, none at all, or words for one (`unclear`).

    Of those it is not known who is meant. The four add up to `total`.
    """

    named: int
    unnamed: int
    nobody: int
    unclear: int

    @property
    def total(self) -> int:
        """Return the number of attributions."""
        return self.named + self.unnamed + self.nobody + self.unclear

    @property
    def words(self) -> str:
        """Return the counts with their denominator: "6 named, 4 unnamed, 1 nobody, of 11 attributions"."""
        if not self.total:
            return "nobody is quoted or cited"
        total = count_of(self.total, "attribution")
        unclear = f", {self.unclear} unclear who is meant" if self.unclear else ""
        return f"{self.named} named, {self.unnamed} unnamed, {self.nobody} nobody{unclear}, of {total}"


def count_voices(attributions: Iterable[ResolvedAttribution]) -> VoiceCounts:
    """Count attributions by what is known about their source."""
    named = unnamed = nobody = unclear = 0
    for attribution in attributions:
        if attribution.anonymous:
            unnamed += 1
        elif attribution.entity is not None:
            named += 1
        elif attribution.attribution.source.text:
            unclear += 1
        else:
            nobody += 1
    return VoiceCounts(named, unnamed, nobody, unclear)


@dataclass(frozen=True, slots=True)
class OutletVoices:
    """Who speaks in one outlet. `stated` counts the claims that the outlet makes in its own voice.

    `key` is its whole name, by which other pages know it.
    """

    outlet: str
    key: str
    counts: VoiceCounts
    stated: int

    @property
    def words(self) -> str:
        """Return the counts in words, with what the outlet says itself behind them."""
        stated = f"; {count_of(self.stated, 'claim')} stated by the outlet itself" if self.stated else ""
        return self.counts.words + stated


@dataclass(frozen=True, slots=True)
class Speaker:
    """A named source: what it is cited for, and by how many. `key` is its whole name, by which other pages know it."""

    name: str
    key: str
    role: str
    attributions: str
    outlets: str


@dataclass(frozen=True, slots=True)
class Unnamed:
    """An unnamed source, with the words by which each outlet tells who it is; a mere "they" only for want of others."""

    name: str
    reason: str
    outlets: str
    printed: tuple[tuple[str, Place], ...]


@dataclass(frozen=True, slots=True)
class Speaking:
    """Everybody who is a source in the story, those with most attributions first."""

    outlets: tuple[OutletVoices, ...]
    speakers: tuple[Speaker, ...]
    unnamed: tuple[Unnamed, ...]


def view_speaking(index: Index, anchors: Anchors) -> Speaking:
    """Return who speaks, outlet by outlet and source by source."""
    by_entity: dict[str, list[ResolvedAttribution]] = defaultdict(list)
    for attribution in index.report.attributions:
        if attribution.entity is not None:
            by_entity[attribution.entity].append(attribution)
    sources = [(entity, by_entity[entity.id]) for entity in index.report.entities if by_entity[entity.id]]
    sources.sort(key=lambda source: -len(source[1]))
    return Speaking(
        outlets=tuple(_outlet_voices(index)),
        speakers=tuple(_speaker(index, entity, found) for entity, found in sources if not is_unnamed(entity)),
        unnamed=tuple(_unnamed(index, anchors, entity, found) for entity, found in sources if is_unnamed(entity)),
    )


def _outlet_voices(index: Index) -> Iterator[OutletVoices]:
    by_outlet: dict[str, list[ResolvedAttribution]] = defaultdict(list)
    stated: dict[str, int] = defaultdict(int)
    for attribution in index.report.attributions:
        by_outlet[index.outlet_by_article[attribution.article].key].append(attribution)
    for claim in index.report.claims:
        for key in {
            index.outlet_by_article[mention.article].key
            for mention in claim.mentions
            if mention.attribution is None and mention.stance is not Stance.DENIES
        }:
            stated[key] += 1
    for outlet in index.outlets:
        entity = index.entity(outlet.entity)
        key = entity.name if entity else index.articles[outlet.articles[0]].outlet or outlet.name
        yield OutletVoices(outlet.name, key, count_voices(by_outlet[outlet.key]), stated[outlet.key])


def _speaker(index: Index, entity: Entity, attributions: list[ResolvedAttribution]) -> Speaker:
    speaks_for = index.entity(entity.speaks_for)
    role = role_of(entity)
    if speaks_for is not None and speaks_for.name.casefold() not in role.casefold():
        role = f"{role} for {name_of(speaks_for)}" if role else f"speaks for {name_of(speaks_for)}"
    return Speaker(
        name_of(entity), entity.name, role, count_of(len(attributions), "attribution"), _outlets(index, attributions)
    )


def _unnamed(index: Index, anchors: Anchors, entity: Entity, attributions: list[ResolvedAttribution]) -> Unnamed:
    printed: dict[tuple[str, str], Place] = {}
    for attribution in attributions:
        source = attribution.attribution.source
        if source.text:
            place = place_of(index, anchors, attribution.article, source)
            printed.setdefault((place.outlet, source.text), place)
    telling = {key: place for key, place in printed.items() if key[1].casefold() not in _PRONOUNS}
    return Unnamed(
        name=name_of(entity),
        reason=shorten(entity.reason or "", _REASON_CHARS),
        outlets=_outlets(index, attributions),
        printed=tuple((words, place) for (_, words), place in (telling or printed).items()),
    )


def _outlets(index: Index, attributions: list[ResolvedAttribution]) -> str:
    """Return in how many outlets attributions stand: "3 of 5 outlets"."""
    keys = {index.outlet_by_article[attribution.article].key for attribution in attributions}
    return share_of(len(keys), len(index.outlets), "outlet")

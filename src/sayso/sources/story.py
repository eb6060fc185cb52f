"""From the analyses of a story to who is meant: every article read, and what the articles have in common."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from sayso.sources.cast import Cast, Draft, name_key
from sayso.sources.chains import Chains, Link
from sayso.sources.discourse import Discourse, lay_out
from sayso.sources.houses import Houses
from sayso.sources.inner import with_inner
from sayso.sources.institutions import find_full_names
from sayso.sources.mentions import find_names
from sayso.sources.names import Corrections, apply_corrections
from sayso.sources.nouns import singular
from sayso.sources.people import find_people
from sayso.sources.person import People
from sayso.sources.reader import Reader
from sayso.sources.resolution import Resolution
from sayso.sources.scene import Scene
from sayso.sources.speaking import Voices
from sayso.sources.tellers import with_tellers
from sayso.types import Analysis, Attribution, Entity, EntityType, Passage, ResolvedAttribution

_SAME_DESCRIPTION = 0.5  # share of the words that two descriptions of an unnamed source through one relay must have
_EMPTY = frozenset("anonymous unnamed unidentified said be who were was are".split())


def resolve_sources(analyses: Sequence[Analysis], names: Corrections | None = None) -> Resolution:
    """Resolve every source of a story to the entity that is meant, and every chain to its origin.

    `names` are corrections by hand. Raises NamesError where they name somebody whom the story does not have.
    """
    story = [with_inner(with_tellers(lay_out(analysis.article, analysis.attributions))) for analysis in analyses]
    cast = Cast()
    houses = Houses([analysis.article for analysis in analyses], cast)
    titles = [find_names(analysis.article.title or "") for analysis in analyses]
    people = find_people(story, titles, lambda name: houses.named(name) is not None)
    full_names = find_full_names(story)
    links: list[list[Link]] = []
    for number, discourse in enumerate(story):
        scene = Scene(number, discourse, people, cast, full_names, houses)
        links.append(Chains(Reader(scene)).build())
    links = _merge_unnamed(cast, houses.owns, links)
    resolution = _present(story, people, cast, full_names, houses, links)
    return apply_corrections(resolution, names) if names else resolution


def _merge_unnamed(cast: Cast, owns: Sequence[Draft | None], links: Sequence[list[Link]]) -> list[list[Link]]:
    """Make one of the unnamed sources whom articles describe alike and have through one outlet.

    The outlet's own article has them directly; of two such articles of one outlet each has its own "officials".
    """
    seen: dict[tuple[int, str, bool], list[tuple[int, bool]]] = {}
    same: dict[int, int] = {}
    for own, article in zip(owns, links, strict=True):
        for link in article:
            direct = own is not None and len(link.chain) == 1
            for relay, number in pairwise((own.number, *link.chain) if own is not None and direct else link.chain):
                draft = cast[number]
                if (
                    draft.type is not EntityType.ANONYMOUS
                    or cast[relay].type is not EntityType.OUTLET
                    or number in same
                ):
                    continue
                alike = seen.setdefault((relay, singular(draft.head), draft.plural), [])
                match = next(
                    (n for n, own_too in alike if not (direct and own_too) and _are_alike(cast[n], draft)), None
                )
                if match is None:
                    alike.append((number, direct))
                    continue
                same[number] = match
                if match != number:
                    cast[match].forms.update(draft.forms)
                    cast[match].count = cast[match].count or draft.count
                    cast[match].reason = cast[match].reason or draft.reason
    return [[_through(link, same) for link in article] for article in links]


def _are_alike(one: Draft, other: Draft) -> bool:
    if one.article == other.article:
        return one.number == other.number
    if one.count and other.count and one.count != other.count:
        return False
    words, others = (set(name_key(draft.name or "").split()) - _EMPTY for draft in (one, other))
    return len(words & others) >= _SAME_DESCRIPTION * len(words | others)


def _through(link: Link, same: dict[int, int]) -> Link:
    chain = tuple(dict.fromkeys(same.get(number, number) for number in link.chain))
    number = None if link.number is None else same.get(link.number, link.number)
    shares = tuple(share._replace(number=same.get(share.number, share.number)) for share in link.shares)
    return replace(link, number=number, chain=chain, shares=shares)


def _present(
    story: Sequence[Discourse],
    people: People,
    cast: Cast,
    full_names: dict[str, str],
    houses: Houses,
    links: Sequence[Sequence[Link]],
) -> Resolution:
    owns = houses.owns
    voices = Voices(people, cast, full_names, houses)
    ids: dict[int, str] = {}
    wanted = [own.number for own in owns if own is not None]
    said = [part for article in links for link in article for part in (link, *map(link.of_share, link.shares))]
    wanted += [n for link in said for n in (*link.chain, link.number) if n is not None]
    for number in dict.fromkeys(wanted):
        ids[number] = f"e{len(ids) + 1}"
    spoken_for = {number: voices.speaks_for(cast[number]) for number in list(ids)}
    for target in spoken_for.values():
        if target is not None:
            ids.setdefault(target, f"e{len(ids) + 1}")
    attributions = _resolved(story, cast, links, ids)
    entities = tuple(_entity(voices, cast[number], ids, spoken_for.get(number)) for number in ids)
    outlets = {d.article.id: ids[own.number] if own else None for d, own in zip(story, owns, strict=True)}
    return Resolution(entities, attributions, outlets, _not_measured(attributions))


def _resolved(
    story: Sequence[Discourse], cast: Cast, links: Sequence[Sequence[Link]], ids: dict[int, str]
) -> tuple[ResolvedAttribution, ...]:
    resolved: list[ResolvedAttribution] = []
    for discourse, article_links in zip(story, links, strict=True):
        called: list[str] = []  # by the attributions' numbers in the article
        number = len(resolved)
        for link in article_links:
            called.append(f"a{number + 1}")
            number += 1 + len(link.shares)
        for attribution, link in zip(discourse.attributions, article_links, strict=True):
            within = None if attribution.within is None else called[attribution.within]
            for part in (link, *map(link.of_share, link.shares)):
                resolved.append(
                    ResolvedAttribution(
                        id=f"a{len(resolved) + 1}",
                        article=discourse.article.id,
                        attribution=_with_source(attribution, part.source),
                        entity=None if part.number is None else ids[part.number],
                        anonymous=part.number is not None and cast[part.number].type is EntityType.ANONYMOUS,
                        within=within,
                        chain=tuple(ids[number] for number in part.chain),
                        addressee=part.addressee,
                        occasion=part.occasion,
                    )
                )
    return tuple(resolved)


def _with_source(attribution: Attribution, source: Passage) -> Attribution:
    return attribution if source is attribution.source else replace(attribution, source=source)


def _entity(voices: Voices, draft: Draft, ids: dict[int, str], spoken_for: int | None) -> Entity:
    name = voices.name(draft)
    forms = draft.person.forms if draft.person else draft.forms
    return Entity(
        id=ids[draft.number],
        name=name,
        type=draft.type,
        aliases=tuple(form for form, _ in forms.most_common() if form != name),
        role=voices.role(draft),
        speaks_for=None if spoken_for is None else ids[spoken_for],
        count=draft.count if draft.type is EntityType.ANONYMOUS else None,
        description=draft.description,
        reason=draft.reason,
    )


def _not_measured(attributions: Sequence[ResolvedAttribution]) -> tuple[str, ...]:
    """Say how many sources stand in the text and could not be told."""
    open_ones = [found.attribution.source.text for found in attributions if found.entity is None]
    open_ones = [text for text in open_ones if text]
    if not open_ones:
        return ()
    examples = ", ".join(f"“{text}”" for text in dict.fromkeys(text[:40] for text in open_ones[:3]))
    who = "1 source" if len(open_ones) == 1 else f"{len(open_ones)} sources"
    return (f"Who is meant could not be told for {who} ({examples}).",)

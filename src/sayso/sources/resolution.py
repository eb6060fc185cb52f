"""From the analyses of a story to who is meant: entities, chains, and what could not be told."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from sayso.sources.cast import Cast, Draft
from sayso.sources.chains import Chains, Link
from sayso.sources.discourse import Discourse, lay_out
from sayso.sources.institutions import find_full_names
from sayso.sources.mentions import find_names
from sayso.sources.outlets import find_outlet, outlet_of_domain
from sayso.sources.people import find_people
from sayso.sources.reader import Reader
from sayso.sources.scene import Scene
from sayso.types import Analysis, Article, Attribution, Entity, EntityType, Passage, ResolvedAttribution


@dataclass(frozen=True, slots=True)
class Resolution:
    """Who is meant in a story.

    `attributions` has one for every attribution of the analyses, in their order. `outlets` gives every article's outlet
    as an entity id, or None where it is not known. `not_measured` are plain sentences on what could not be told.
    """

    entities: tuple[Entity, ...]
    attributions: tuple[ResolvedAttribution, ...]
    outlets: dict[str, str | None] = field(hash=False)
    not_measured: tuple[str, ...] = ()


def resolve_sources(analyses: Sequence[Analysis], names: object | None = None) -> Resolution:
    """Resolve every source of a story to the entity that is meant, and every chain to its origin."""
    story = [lay_out(analysis.article, analysis.attributions) for analysis in analyses]
    people = find_people(story, [find_names(analysis.article.title or "") for analysis in analyses])
    full_names = find_full_names(story)
    cast = Cast()
    owns = [_own_outlet(analysis.article, cast) for analysis in analyses]
    links: list[list[Link]] = []
    for number, discourse in enumerate(story):
        scene = Scene(number, discourse, people, cast, full_names, owns[number])
        links.append(Chains(Reader(scene)).build())
    return _present(story, cast, owns, links)


def _own_outlet(article: Article, cast: Cast) -> Draft | None:
    if article.outlet:
        outlet = find_outlet(article.outlet)
        if outlet is None and article.url:
            outlet = outlet_of_domain(urlsplit(article.url).hostname or "")
        if outlet is not None:
            return cast.outlet(outlet)
        draft = cast.named(EntityType.OUTLET, article.outlet)
        draft.forms[article.outlet] += 1
        return draft
    outlet = outlet_of_domain(urlsplit(article.url).hostname or "") if article.url else None
    return cast.outlet(outlet) if outlet is not None else None


def _present(
    story: Sequence[Discourse], cast: Cast, owns: Sequence[Draft | None], links: Sequence[list[Link]]
) -> Resolution:
    ids: dict[int, str] = {}
    wanted = [own.number for own in owns if own is not None]
    wanted += [
        number for article in links for link in article for number in (*link.chain, link.number) if number is not None
    ]
    for number in dict.fromkeys(wanted):
        ids[number] = f"e{len(ids) + 1}"
    attributions: list[ResolvedAttribution] = []
    unresolved = 0
    for discourse, article_links in zip(story, links, strict=True):
        base = len(attributions)
        for n, link in enumerate(article_links):
            attribution = discourse.attributions[n]
            unresolved += link.number is None and bool(attribution.source.spans)
            attributions.append(
                ResolvedAttribution(
                    id=f"a{base + n + 1}",
                    article=discourse.article.id,
                    attribution=_with_source(attribution, link.source),
                    entity=None if link.number is None else ids[link.number],
                    anonymous=link.number is not None and cast[link.number].type is EntityType.ANONYMOUS,
                    within=None if attribution.within is None else f"a{base + attribution.within + 1}",
                    chain=tuple(ids[number] for number in link.chain),
                    addressee=link.addressee,
                    occasion=link.occasion,
                )
            )
    entities = tuple(_entity(cast[number], identity, ids) for number, identity in ids.items())
    outlets = {d.article.id: ids[own.number] if own else None for d, own in zip(story, owns, strict=True)}
    notes = (f"{unresolved} sources could not be told.",) if unresolved else ()
    return Resolution(entities, tuple(attributions), outlets, notes)


def _with_source(attribution: Attribution, source: Passage) -> Attribution:
    if source is attribution.source:
        return attribution
    return Attribution(
        source,
        attribution.cue,
        attribution.content,
        attribution.quotation,
        attribution.act,
        attribution.within,
        attribution.confidence,
    )


def _entity(draft: Draft, identity: str, ids: dict[int, str]) -> Entity:
    forms = draft.person.forms if draft.person else draft.forms
    name = draft.person.name if draft.person else draft.name or max(forms, key=lambda f: (len(f), f), default="")
    role = None
    if draft.person and draft.person.roles:
        role = max((r.text for _, _, r in draft.person.roles), key=len)
    return Entity(
        id=identity,
        name=name,
        type=draft.type,
        aliases=tuple(form for form, _ in forms.most_common() if form != name),
        role=role,
        speaks_for=ids.get(draft.speaks_for) if draft.speaks_for is not None else None,
        count=draft.count,
        description=draft.description,
        reason=draft.reason,
    )

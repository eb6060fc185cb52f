"""The trail of a claim: from where it starts, over those who relay it, to the outlets that print it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import pairwise

from sayso.presenting.index import Index, Outlet
from sayso.presenting.lines import begin_sentence
from sayso.presenting.sureness import PERHAPS, is_stray
from sayso.presenting.visible import shorten
from sayso.presenting.when import date_words
from sayso.presenting.words import NOBODY, is_unnamed, name_of, parts_of, role_of, some_names
from sayso.types import Claim, Entity, Mention, Stance

# Of a longer chain, which no honest article has, the links nearest the article and the origin are shown.
_MAX_LINKS = 6

# Outlets that are named in one line of a chain; the rest of them are counted.
_MAX_NAMES = 6

# In the one line that says on whose word a claim rests: origins, and those who relay one of them.
_MAX_ORIGINS = 3
_MAX_RELAYS = 2

_SUPPORTING = (Stance.ASSERTS, Stance.CONFIRMS)

# Of the words for a source of whom it is not known who is meant.
_WORDS_CHARS = 60

Path = tuple[str, ...]  # node keys, from the origin to the outlet


class Mark(StrEnum):
    """The shape that stands for a node, the same wherever it is drawn."""

    NAMED = "named"
    UNNAMED = "unnamed"
    NOBODY = "nobody"
    RELAY = "relay"
    OUTLET = "outlet"
    DENIAL = "denial"


@dataclass(frozen=True, slots=True)
class Node:
    """Somebody on the trail. `count` stands inside the mark; `detail` are the articles' words where `quoted`."""

    key: str
    mark: Mark
    label: str
    detail: str = ""
    quoted: bool = False
    count: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A step of the trail, from the node nearer the origin to the one nearer the reader."""

    start: str
    end: str
    denies: bool


@dataclass(frozen=True, slots=True)
class Branch:
    """A node with those who have it from there: the trail as a nested list."""

    node: Node
    denies: bool
    branches: tuple["Branch", ...] = ()


@dataclass(frozen=True, slots=True)
class Trail:
    """All the paths of one claim as a graph, as a nested list, and in words."""

    nodes: tuple[Node, ...]
    links: tuple[Link, ...]
    branches: tuple[Branch, ...]
    sentences: tuple[str, ...]

    @property
    def is_plain(self) -> bool:
        """Tell whether there is nothing to draw: one outlet that names one source, or says it itself."""
        return len(self.nodes) <= 2


@dataclass(frozen=True, slots=True)
class _Step:
    """One mention's way: entity ids from the origin to the relay nearest the outlet, and the outlet.

    `stray` is set where the passages that go this way may not be of the claim.
    """

    entities: tuple[str | None, ...]
    outlet: Outlet
    mention: Mention
    stray: bool

    @property
    def denies(self) -> bool:
        return self.mention.stance is Stance.DENIES


def build_trail(index: Index, claim: Claim) -> Trail:
    """Return the trail of a claim, drawn from its mentions and their chains."""
    steps = _without_shorter(_steps(index, claim))
    relaying = {entity for step in steps for entity in step.entities[1:]}
    nodes: dict[str, Node] = {}
    links: dict[Link, None] = {}
    paths: dict[tuple[Path, bool], None] = {}
    for step in steps:
        keys = []
        for position, entity in enumerate(step.entities):
            node = _source_node(index, step, entity, position, relaying)
            nodes.setdefault(node.key, node)
            keys.append(node.key)
        outlet = _outlet_node(index, step.outlet, steps)
        nodes.setdefault(outlet.key, outlet)
        keys.append(outlet.key)
        paths[(tuple(keys), step.denies)] = None
        for start, end in pairwise(keys):
            links[Link(start, end, step.denies)] = None
    return Trail(
        nodes=tuple(nodes.values()),
        links=tuple(link for link in links if link.start != link.end),
        branches=_branches(nodes, paths),
        sentences=tuple(_chains_in_words(index, steps)),
    )


def chain_lines(index: Index, claim: Claim) -> tuple[str, ...]:
    """Return the chains of a claim in words, "The Moscow Times ← Bloomberg ← two sources", each once."""
    return tuple(_chains_in_words(index, _without_shorter(_steps(index, claim))))


def whose_word(index: Index, claim: Claim) -> str:
    """Return on whose word a claim rests: "two people, through Corvane News; the coastguard; 2 outlets themselves".

    These are its origins in the order of the claim, those who deny it left out. Where no origin is known, they are the
    articles' words for who says so. Whom only stray passages name is there "perhaps".
    """
    steps = _supporting(index, claim)
    relays: dict[str, dict[str, None]] = {}
    for step in steps:
        *through, origin = names_of_chain(index, step.mention) or [step.outlet.name]
        relays.setdefault(origin, {}).update(dict.fromkeys(reversed(through)))
    themselves = {step.outlet.name for step in steps if not step.entities}
    stray = _led_to_by_strays(index, steps)
    origins = _names_of_origins(index, claim) or list(relays)
    return "; ".join(
        (
            *_some_origins([origin for origin in origins if origin not in themselves], relays, stray),
            *_outlets_themselves([origin for origin in origins if origin in themselves and not stray[origin]]),
            *(
                f"{words}{PERHAPS}"
                for words in _outlets_themselves(
                    [origin for origin in origins if origin in themselves and stray[origin]]
                )
            ),
        )
    )


def count_stray_origins(index: Index, claim: Claim) -> int:
    """Return how many of the origins of a claim only stray passages lead to: it perhaps does not start there."""
    stray = _led_to_by_strays(index, _supporting(index, claim))
    return sum(stray.get(name, False) for name in _names_of_origins(index, claim))


def _supporting(index: Index, claim: Claim) -> list[_Step]:
    return [step for step in _without_shorter(_steps(index, claim)) if step.mention.stance in _SUPPORTING]


def _led_to_by_strays(index: Index, steps: Iterable[_Step]) -> dict[str, bool]:
    """Whether only stray passages lead to each of those with whom ways begin, by name."""
    stray: dict[str, bool] = {}
    for step in steps:
        origin = (names_of_chain(index, step.mention) or [step.outlet.name])[-1]
        stray[origin] = stray.get(origin, True) and step.stray
    return stray


def _names_of_origins(index: Index, claim: Claim) -> list[str]:
    entities = (index.origins[origin].entity for origin in claim.origins if origin in index.origins)
    return list(dict.fromkeys(name_of(index.entity(entity)) for entity in entities))


def _some_origins(origins: list[str], relays: Mapping[str, Iterable[str]], stray: Mapping[str, bool]) -> list[str]:
    words = []
    for origin in origins:
        through = list(relays.get(origin, ()))
        who = f"{origin}, through {some_names(through, _MAX_RELAYS)}" if through else origin
        words.append(f"{who}{PERHAPS}" if stray.get(origin) else who)
    more = len(words) - _MAX_ORIGINS
    return words if more <= 1 else [*words[:_MAX_ORIGINS], f"{more} more"]


def _outlets_themselves(outlets: list[str]) -> list[str]:
    return [f"{len(outlets)} outlets themselves"] if len(outlets) > 1 else [f"{outlet} itself" for outlet in outlets]


def _chains_in_words(index: Index, steps: Iterable[_Step]) -> Iterator[str]:
    """Yield one line for each way, with the outlets that share it in front."""
    outlets: dict[tuple[tuple[str, ...], Stance, bool], dict[str, None]] = {}
    for step in steps:
        sources = tuple(names_of_chain(index, step.mention))
        outlets.setdefault((sources, step.mention.stance, step.stray), {})[step.outlet.name] = None
    for (sources, stance, stray), names in outlets.items():
        line = " ← ".join([begin_sentence(some_names(list(names), _MAX_NAMES)), *sources])
        verb = {Stance.DENIES: "denies it", Stance.CONFIRMS: "confirms it", Stance.QUESTIONS: "questions it"}.get(
            stance
        )
        if not sources:
            plain = "says it itself" if len(names) == 1 else "say it themselves"
            line = f"{line}: {verb or plain}"
        elif verb:
            line = f"{line} ({verb})"
        yield f"{line}{PERHAPS}" if stray else line


def _steps(index: Index, claim: Claim) -> list[_Step]:
    """Return the ways of a claim, each once: those who have it, those who perhaps have it, those who deny it."""
    steps: dict[tuple[tuple[str | None, ...], str, Stance], _Step] = {}
    for mention in claim.mentions:
        outlet = index.outlet_by_article.get(mention.article)
        if outlet is None:
            continue
        step = _Step(tuple(reversed(chain_of(index, mention))), outlet, mention, is_stray(claim, mention))
        key = step.entities, outlet.key, mention.stance
        if key not in steps or (steps[key].stray and not step.stray):
            steps[key] = step
    return sorted(steps.values(), key=lambda step: (step.denies, step.stray))


def chain_of(index: Index, mention: Mention) -> tuple[str | None, ...]:
    """Return the chain of a mention from the outlet's own source to the origin, without the outlet itself.

    It is empty where the outlet says it itself, and holds one None where it is not known who is meant.
    """
    attribution = index.attribution(mention.attribution)
    if attribution is None:
        return ()
    outlet = index.outlet_by_article.get(mention.article)
    chain = tuple(dict.fromkeys(attribution.chain))
    if not chain:
        return (None,)
    if outlet is not None and outlet.name == name_of(index.entity(chain[0])):
        chain = chain[1:]
    return chain if len(chain) <= _MAX_LINKS else (*chain[: _MAX_LINKS - 1], chain[-1])


def names_of_chain(index: Index, mention: Mention) -> list[str]:
    """Return the names along the chain of a mention; where it is not known who is meant, the words of the article."""
    return [
        name_of(index.entity(entity)) if entity is not None else _printed_source(index, mention)
        for entity in chain_of(index, mention)
    ]


def _printed_source(index: Index, mention: Mention) -> str:
    attribution = index.attribution(mention.attribution)
    printed = shorten(attribution.attribution.source.text, _WORDS_CHARS) if attribution else ""
    return f"“{printed}”" if printed else NOBODY


def _without_shorter(steps: list[_Step]) -> list[_Step]:
    """Leave out a way that another way of the same outlet and stance goes further back than.

    "Bloomberg reported that two officials had said so" gives two attributions of one claim; the outer one alone would
    make an origin of Bloomberg.
    """
    longer = {
        (step.outlet.key, step.denies, step.entities[back:])
        for step in steps
        for back in range(1, len(step.entities) + 1)
        if step.entities[back:]
    }
    return [step for step in steps if (step.outlet.key, step.denies, step.entities) not in longer]


def _source_node(index: Index, step: _Step, entity_id: str | None, position: int, relaying: set[str | None]) -> Node:
    entity = index.entity(entity_id)
    is_origin = position == 0
    if is_origin and step.denies:
        name = name_of(entity) if entity_id is not None else _printed_source(index, step.mention)
        return Node(f"denial {entity_id} {name}", Mark.DENIAL, name, _denial_detail(index, step, entity))
    if entity_id is None:
        printed = _printed_source(index, step.mention)
        return Node(f"nobody {step.outlet.key} {printed}", Mark.NOBODY, printed, count="?")
    key = f"source {entity_id}"
    if entity is None:
        return Node(key, Mark.NOBODY, entity_id, count="?")
    verb = {Stance.CONFIRMS: "confirms it", Stance.QUESTIONS: "questions it"}.get(step.mention.stance, "")
    if is_unnamed(entity):
        count = "?" if entity.count is None else str(entity.count)
        name, description = parts_of(entity)
        return Node(key, Mark.UNNAMED, name, description, quoted=bool(description), count=count)
    if entity_id in relaying or not is_origin:
        return Node(key, Mark.RELAY, name_of(entity), role_of(entity))
    return Node(key, Mark.NAMED, name_of(entity), ", ".join(filter(None, [role_of(entity), verb])))


def _denial_detail(index: Index, step: _Step, entity: Entity | None) -> str:
    attribution = index.attribution(step.mention.attribution)
    said = attribution.said if attribution else None
    date = date_words(said.end, year=False, time=False) if said else ""
    who = role_of(entity) if entity else ""
    return ", ".join(filter(None, ["denies it", date, who]))


def _outlet_node(index: Index, outlet: Outlet, steps: list[_Step]) -> Node:
    ways = [step for step in steps if step.outlet.key == outlet.key]
    sure = [step for step in ways if not step.stray]
    own = any(not step.entities for step in sure or ways)
    dates = [index.articles[article].published for article in outlet.articles]
    date = date_words(dates[0], year=False) if len(dates) == 1 else ""
    does = "says it itself" if own else ""
    detail = ", ".join(filter(None, [does if sure else f"perhaps {does}".rstrip(), date]))
    return Node(f"outlet {outlet.key}", Mark.OUTLET, outlet.name, detail)


@dataclass(slots=True)
class _Growing:
    """A branch while paths are laid into it."""

    denies: bool
    children: dict[tuple[str, bool], "_Growing"] = field(default_factory=dict)


def _branches(nodes: dict[str, Node], paths: Iterable[tuple[Path, bool]]) -> tuple[Branch, ...]:
    root = _Growing(False)
    for path, denies in paths:
        at = root
        for key in path:
            at = at.children.setdefault((key, denies), _Growing(denies))
    return _grown(nodes, root)


def _grown(nodes: dict[str, Node], growing: _Growing) -> tuple[Branch, ...]:
    return tuple(Branch(nodes[key], child.denies, _grown(nodes, child)) for (key, _), child in growing.children.items())

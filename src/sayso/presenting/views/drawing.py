"""The trail of a claim as a picture: where each mark, each line and each word stands."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from sayso.presenting.trail import Link, Mark, Node, Trail
from sayso.presenting.visible import shorten

# Units are those of the picture, which a page of full width shows one to one as CSS pixels.
WIDTH = 1000
_LEFT = 12
_TOP = 26
_NARROWEST_OUTLETS = 200.0
_MOST_OF_TWO, _MOST_OF_MORE = 0.45, 0.33  # how much of the width the last of two columns may take, and of more
_SOURCE_HEIGHT = 48
_OUTLET_HEIGHT = 34
_PASSING_HEIGHT = 22
_MARK_RADIUS = 10
_LABEL_OFFSET = 18
_LINK_ROOM = 48
_MAX_COLUMNS = 6

# Advances in hundredths of an em, after DejaVu Sans, the widest of the usual interface faces; where a name comes out
# narrower, its line starts a little further off. The sizes are those of the style sheet.
_NARROW, _WIDE, _CAPITAL, _OTHER = 34, 95, 70, 61
_LABEL_PX = 14.5
_DETAIL_PX = 12.5
_FULL_WIDTH = 0x1100  # from here on most scripts are written in squares
_MAX_CHARS = 200
_FEWEST_CHARS = 5
_LINE_GAP = 10

# From this many outlets with the same links on, they are drawn as one mark; the list below the picture has them all.
_GROUP_FROM = 6


@dataclass(frozen=True, slots=True)
class DrawnNode:
    """A mark with its centre, and its words to the right of it. An outlet has its detail on the line of its label."""

    node: Node
    x: float
    y: float
    label: str
    detail: str


@dataclass(frozen=True, slots=True)
class DrawnLink:
    """A line as the data of an SVG path. `kind` is "origin" for a first step, "relay" for a later one, or "denial"."""

    path: str
    kind: str


@dataclass(frozen=True, slots=True)
class Heading:
    """The words over a column."""

    x: float
    words: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture, `WIDTH` wide."""

    width: int
    height: int
    headings: tuple[Heading, ...]
    nodes: tuple[DrawnNode, ...]
    links: tuple[DrawnLink, ...]


@dataclass(frozen=True, slots=True)
class _Slot:
    """A place in a column: a node, or a line that passes through on its way to a later column."""

    key: str
    height: int
    node: Node | None


def draw_trail(trail: Trail) -> Drawing:
    """Lay a trail out from left to right: origins, those who relay them, outlets.

    The layout is that of Sugiyama, Tagawa and Toda (1981) in its simplest form: columns by longest path, lines that
    skip a column hold a place in it, and each column is ordered by the mean height of what it leads to.
    """
    nodes, links = _grouped(trail)
    columns = _columns(nodes, links)
    last = max(columns.values())
    slots, steps = _slots(nodes, links, columns, last)
    heights = _heights(slots, steps, last)
    xs = _column_xs(last, _outlets_width(nodes, last))
    bottom = max(heights[slot.key] + slot.height / 2 for column in slots for slot in column)
    by_key = {node.key: node for node in nodes}
    room = {key: _room(xs, columns[key]) for key in by_key}
    drawn = {key: _drawn(node, xs[columns[key]], heights[key], room[key]) for key, node in by_key.items()}
    return Drawing(
        width=WIDTH,
        height=round(bottom) + 8,
        headings=tuple(_headings(xs)),
        nodes=tuple(drawn.values()),
        links=tuple(
            DrawnLink(_path(link, chain, drawn, xs, columns, heights), _kind(link, links))
            for link, chain in steps.items()
        ),
    )


def _grouped(trail: Trail) -> tuple[list[Node], list[Link]]:
    """Return nodes and links with outlets of the same links joined into one mark, where there are many of them."""
    incoming: dict[str, set[tuple[str, bool]]] = defaultdict(set)
    for link in trail.links:
        incoming[link.end].add((link.start, link.denies))
    groups: dict[frozenset[tuple[str, bool]], list[Node]] = defaultdict(list)
    for node in trail.nodes:
        if node.mark is Mark.OUTLET:
            groups[frozenset(incoming[node.key])].append(node)
    stands_for: dict[str, str] = {}
    joined: dict[str, Node] = {}
    for members in groups.values():
        if len(members) >= _GROUP_FROM:
            first = members[0]
            names = ", ".join(member.label for member in members)
            joined[first.key] = replace(first, label=f"{len(members)} outlets", detail=names)
            stands_for.update({member.key: first.key for member in members})
    nodes = [joined.get(node.key, node) for node in trail.nodes if stands_for.get(node.key, node.key) == node.key]
    links = dict.fromkeys(replace(link, end=stands_for.get(link.end, link.end)) for link in trail.links)
    return nodes, list(links)


def _columns(nodes: list[Node], links: list[Link]) -> dict[str, int]:
    """Return the column of each node: as far right as its longest way from an origin, outlets last.

    A denial stands right before what it leads to. Chains that contradict each other ("A from B", "B from A") cannot all
    lead to the right; the pass limit ends the search for a place, and such a line runs backwards.
    """
    columns = {node.key: 0 for node in nodes}
    outlets = {node.key for node in nodes if node.mark is Mark.OUTLET}
    inner = [link for link in links if link.end not in outlets]
    for _ in range(_MAX_COLUMNS - 2):
        for link in inner:
            columns[link.end] = min(max(columns[link.end], columns[link.start] + 1), _MAX_COLUMNS - 2)
    last = max((columns[key] for key in columns if key not in outlets), default=-1) + 1
    columns.update(dict.fromkeys(outlets, last))
    for node in nodes:
        if node.mark is Mark.DENIAL:
            following = [columns[link.end] for link in links if link.start == node.key]
            columns[node.key] = max(min(following, default=1) - 1, 0)
    return columns


def _slots(
    nodes: list[Node], links: list[Link], columns: Mapping[str, int], last: int
) -> tuple[list[list[_Slot]], dict[Link, list[str]]]:
    """Return what stands in each column, and for each link the keys it goes through, from its start to its end."""
    slots: list[list[_Slot]] = [[] for _ in range(last + 1)]
    for node in nodes:
        height = _OUTLET_HEIGHT if node.mark is Mark.OUTLET else _SOURCE_HEIGHT
        slots[columns[node.key]].append(_Slot(node.key, height, node))
    steps: dict[Link, list[str]] = {}
    for number, link in enumerate(links):
        passing = [f"pass {number} {column}" for column in range(columns[link.start] + 1, columns[link.end])]
        for column, key in enumerate(passing, columns[link.start] + 1):
            slots[column].append(_Slot(key, _PASSING_HEIGHT, None))
        steps[link] = [link.start, *passing, link.end]
    return slots, steps


def _heights(slots: list[list[_Slot]], steps: Mapping[Link, list[str]], last: int) -> dict[str, float]:
    """Return the height of the middle of each slot, from the top of the picture."""
    following: dict[str, list[str]] = defaultdict(list)
    for chain in steps.values():
        for key, after in pairwise(chain):
            following[key].append(after)
    heights: dict[str, float] = {}
    outlets = sorted(slots[last], key=lambda slot: _only_denials(slot, steps))
    _stack(outlets, {slot.key: 0.0 for slot in outlets}, heights)
    for column in reversed(slots[:last]):
        wanted = {slot.key: _mean(heights[key] for key in following[slot.key] if key in heights) for slot in column}
        ordered = sorted(column, key=lambda slot: (_is_denial(slot), wanted[slot.key]))
        _stack(ordered, wanted, heights)
    return heights


def _only_denials(slot: _Slot, steps: Mapping[Link, list[str]]) -> bool:
    return all(link.denies for link in steps if link.end == slot.key) and any(link.end == slot.key for link in steps)


def _is_denial(slot: _Slot) -> bool:
    return slot.node is not None and slot.node.mark is Mark.DENIAL


def _mean(values: Iterable[float]) -> float:
    found = list(values)
    return sum(found) / len(found) if found else float(_TOP)


def _stack(slots: list[_Slot], wanted: Mapping[str, float], heights: dict[str, float]) -> None:
    """Set slots one below the other, each where it is wanted or as near below as the ones above it allow."""
    free = _TOP + (_SOURCE_HEIGHT - slots[0].height) / 2 if slots else 0.0  # the first ones of all columns on one line
    for slot in slots:
        middle = max(wanted[slot.key], free + slot.height / 2)
        heights[slot.key] = middle
        free = middle + slot.height / 2


def _outlets_width(nodes: Iterable[Node], last: int) -> float:
    """Return how wide the last column must be for its longest line, within bounds: the rest is for those before it."""
    lines = (
        _text_width(node.label, _LABEL_PX) + _LINE_GAP + _text_width(node.detail, _DETAIL_PX)
        for node in nodes
        if node.mark is Mark.OUTLET
    )
    needed = _MARK_RADIUS + _LABEL_OFFSET + max(lines, default=0.0) + 1
    return min(max(needed, _NARROWEST_OUTLETS), WIDTH * (_MOST_OF_TWO if last == 1 else _MOST_OF_MORE))


def _column_xs(last: int, outlets_width: float) -> list[float]:
    if last == 0:
        return [_LEFT + _MARK_RADIUS]
    step = (WIDTH - outlets_width - _LEFT) / last
    return [_LEFT + _MARK_RADIUS + step * column for column in range(last + 1)]


def _room(xs: list[float], column: int) -> float:
    """Return how wide the words of a node in a column may be."""
    if column == len(xs) - 1:
        return WIDTH - xs[column] - _LABEL_OFFSET
    return xs[column + 1] - xs[column] - _LABEL_OFFSET - _LINK_ROOM


def _drawn(node: Node, x: float, y: float, room: float) -> DrawnNode:
    label = _fitting(node.label, room, _LABEL_PX)
    if node.mark is Mark.OUTLET:
        room -= _text_width(label, _LABEL_PX) + _LINE_GAP
    detail = _fitting(node.detail, room, _DETAIL_PX)
    return DrawnNode(node, x, y, label, f"“{detail}”" if detail and node.quoted else detail)


def _text_width(text: str, size_px: float) -> float:
    """Return about how wide a text comes out in the sans of the page."""
    hundredths = 0
    for char in text:
        if char in " iljtfr.,:;'’|!()I":
            hundredths += _NARROW
        elif char in "mwMW" or ord(char) >= _FULL_WIDTH:
            hundredths += _WIDE
        else:
            hundredths += _CAPITAL if char.isupper() else _OTHER
    return hundredths * size_px / 100


def _fitting(text: str, room: float, size_px: float) -> str:
    """Return as much of a text as fits, "" where not even a few letters would."""
    width = _text_width(text[:_MAX_CHARS], size_px)
    if not text or (width <= room and len(text) <= _MAX_CHARS):
        return text
    chars = int(len(text[:_MAX_CHARS]) * room / width)
    return shorten(text, chars) if chars >= _FEWEST_CHARS else ""


def _headings(xs: list[float]) -> Iterable[Heading]:
    words = ["origin", *["relayed by"] * (len(xs) - 2), "carried by"] if len(xs) > 1 else ["carried by"]
    return (Heading(x - _MARK_RADIUS, word) for x, word in zip(xs, words, strict=True))


def _kind(link: Link, links: list[Link]) -> str:
    if link.denies:
        return "denial"
    return "relay" if any(other.end == link.start and not other.denies for other in links) else "origin"


def _path(
    link: Link,
    chain: list[str],
    drawn: Mapping[str, DrawnNode],
    xs: list[float],
    columns: Mapping[str, int],
    heights: Mapping[str, float],
) -> str:
    """Return the line of a link: past the words of its start, through the places it holds, to the mark of its end."""
    start, end = drawn[link.start], drawn[link.end]
    words = max(_text_width(start.label, _LABEL_PX), _text_width(start.detail, _DETAIL_PX))
    first = start.x + _LABEL_OFFSET + words + _LINE_GAP
    backwards = columns[link.end] <= columns[link.start]
    parts = [f"M{first:.0f} {start.y:.0f}"]
    x, y = first, start.y
    for column, key in enumerate(chain[1:-1], columns[link.start] + 1):
        parts += [_curve(x, y, xs[column], heights[key]), f"H{xs[column] + _LINK_ROOM:.0f}"]
        x, y = xs[column] + _LINK_ROOM, heights[key]
    target = end.x - _MARK_RADIUS - 3 if not backwards else end.x
    return "".join([*parts, _curve(x, y, target, end.y)])


def _curve(x: float, y: float, to_x: float, to_y: float) -> str:
    middle = (x + to_x) / 2
    return f"C{middle:.0f} {y:.0f} {middle:.0f} {to_y:.0f} {to_x:.0f} {to_y:.0f}"

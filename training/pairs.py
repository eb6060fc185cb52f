"""The pairs of passages that the reader learns from, with what was read and judged of each: `reader.py pairs`.

An event gives three sorts of pairs, and one may be of several. Passages that may say the same, with their chance and
with whether a claim of the event's reader has both. The candidates of differences, with the chance that their ranker
gives and with whether the reader lists a difference there. And the pairs that a judge was shown, with the verdict and
the words by which the judge says that they differ (`readings/README.md`). Claims and chances are those that the program
finds with the weights that ship.

Some events were read, some were only judged. Those held out and the development stories are told, never learned from.
"""

import gzip
import json
import multiprocessing
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pointing import find_words
from readings import (
    DATA,
    HALVES,
    STORE,
    STORIES,
    Reading,
    as_story,
    claims_of,
    find_listed,
    read_articles,
    read_readings,
    read_stories,
    words_of,
)
from sayso.attribution.pieces import CLS, SEP
from sayso.comparing.chances import load_ranker
from sayso.comparing.claims import encode, find_claims
from sayso.comparing.compare import order_claims
from sayso.comparing.differences.candidates import find_passages, find_printings
from sayso.comparing.links import LinkRankers, find_links
from sayso.comparing.meaning import load_encoder
from sayso.comparing.propositions import find_propositions
from sayso.comparing.quotations import find_quotes
from sayso.comparing.reader import FIRST_BESIDE, MARK, SECOND_BESIDE, SHARED, Excerpt, cut_excerpts
from sayso.comparing.story import Story
from sayso.types import Span, Spans

JUDGED, POINTED = (STORE.parent / f"{name}.jsonl.gz" for name in ("judged", "pointed"))
HELD, STORY = HALVES, HALVES + 1  # parts of the pairs that are only told, after the halves
LETTERS = "Wwmpdf"  # of the verdicts, by number
NOT_TOLD = -1
NONE_THERE, NOT_POINTED = -1, -2  # of a side that has no words in the place of the other's, and where none are told
LEAST_CHANCE = 0.05  # that two passages say the same: of pairs below a reader joins few, and there are millions
LEAST_JOINED_CHANCE = 0.01  # of two that the reader joins
WIDTHS = 8  # batches are so many pieces wide, or twice as many, and so on: a GPU multiplies these faster
PLACED_ANEW = 6  # pieces by which lengths are taken for one when pairs are put in a new order

Place = tuple[int, Spans]  # the number of an article in its story, and half-open spans
Passages = tuple[tuple[str, Spans], ...]  # by the ids of their articles
Verdict = tuple[Passages, str, int]  # with a letter and a digit
Words = tuple[Span | None, ...]  # by which passages differ, half-open in their articles
Pointed = tuple[Passages, Words]


@dataclass
class Event:
    """What is known of one event. `part` is its half, or says that it is only told."""

    reading: Reading
    part: int
    was_read: bool
    verdicts: list[Verdict] = field(default_factory=list)
    pointed: list[Pointed] = field(default_factory=list)


@dataclass(slots=True)
class Told:
    """What is known of one pair; -1 where it is not.

    `chance`: that both say the same, `rank`: that a reader lists them, both by the program. `joined`: has a claim of
    the reader both? `known`: are both in claims of the reader? `listed`, `wanted`: is there a difference that the
    reader lists, and one that an editor wants? `letter` and `digit`: the judge's verdict. `words`: by which two differ.
    """

    chance: float = NOT_TOLD
    rank: float = NOT_TOLD
    joined: int = NOT_TOLD
    known: int = 0
    listed: int = NOT_TOLD
    wanted: int = 0
    letter: int = NOT_TOLD
    digit: int = NOT_TOLD
    words: Words | None = None


@dataclass(frozen=True)
class Pairs:
    """Pairs of passages, an entry a pair; what `Told` has, and of which `part` of the events each is.

    `one` and `other` are numbers of excerpts. Excerpt n is `pieces[starts[n]:starts[n + 1]]`; `under`, `begins` and
    `ends` say of each piece what `pointing.Worded` says. `words`, `[pairs, 2, 2]`, are the first and the
    last piece of the words of each side, counted in its excerpt.
    """

    pieces: NDArray[np.int64]
    under: NDArray[np.bool_]
    begins: NDArray[np.bool_]
    ends: NDArray[np.bool_]
    starts: NDArray[np.int64]
    one: NDArray[np.int64]
    other: NDArray[np.int64]
    part: NDArray[np.int64]
    chance: NDArray[np.float64]
    rank: NDArray[np.float64]
    joined: NDArray[np.int64]
    known: NDArray[np.int64]
    listed: NDArray[np.int64]
    wanted: NDArray[np.int64]
    letter: NDArray[np.int64]
    digit: NDArray[np.int64]
    words: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.one)

    @property
    def sizes(self) -> NDArray[np.int64]:
        """How many pieces each pair is read with: those of both sides and three marks."""
        excerpts = np.diff(self.starts)
        sizes: NDArray[np.int64] = excerpts[self.one] + excerpts[self.other] + 3
        return sizes


def read_events() -> list[Event]:
    """The events that were read or judged, and the development stories."""
    events = {}
    for held in (True, False):
        for reading in read_readings(held=held):
            part = HELD if reading.half is None else reading.half
            events[reading.event] = Event(reading, part, was_read=True)
    for story in read_stories(STORIES):
        events[story.event] = Event(story, STORY, was_read=True)
    only_told = {article.id for event in events.values() if event.part >= HALVES for article in event.reading.articles}
    rows = []
    for store in (JUDGED, POINTED):
        with gzip.open(store, "rt", encoding="utf-8") as lines:
            rows += [json.loads(line) for line in lines]
    sets = {name: read_articles(DATA / f"{name}.jsonl.gz") for name in sorted({row["set"] for row in rows})}
    for row in rows:
        name = row["event"]
        if name not in events:
            if not only_told.isdisjoint(row["articles"]):
                continue  # by another name: a story that is held out
            articles = [sets[row["set"]][identity] for identity in row["articles"]]
            reading = Reading(name, half_of(name), articles, {"claims": [], "differences": []})
            events[name] = Event(reading, half_of(name), was_read=False)
        events[name].verdicts += read_verdicts(row)
        events[name].pointed += read_pointed(row)
    return list(events.values())


def half_of(event: str) -> int:
    """The half of an event that nobody read: by its name, so that it stays what it is when others come or go."""
    return zlib.crc32(event.encode()) % HALVES


def read_verdicts(row: dict[str, Any]) -> Iterator[Verdict]:
    """The verdicts on one event, from its line of their file."""
    for *sides, letter, digit in row.get("judged", ()):
        yield _read_passages(row, sides), letter, digit


def read_pointed(row: dict[str, Any]) -> Iterator[Pointed]:
    """What was pointed at in the pairs of one event, from its line of that file."""
    for one, other, *words, _ in row.get("pointed", ()):
        yield _read_passages(row, (one, other)), tuple(span and Span(*span) for span in words)


def _read_passages(row: dict[str, Any], sides: Iterable[tuple[int, Sequence[Sequence[int]]]]) -> Passages:
    return tuple((row["articles"][n], tuple(Span(*span) for span in spans)) for n, spans in sides)


def make_pairs(work: Path, jobs: int, most: int | None = None) -> None:
    """Describe all events, or at most so many, several at once; what was described already is not done again."""
    if (work / "pairs.npz").exists():
        print(f"{work / 'pairs.npz'} is there already")
        return
    folder = work / "events"
    folder.mkdir(parents=True, exist_ok=True)
    events = read_events()
    if most:
        events = events[:: -(-len(events) // most)]
    paths = [folder / f"{event.reading.event.replace('/', '_')}.npz" for event in events]
    left = [(event, path) for event, path in zip(events, paths, strict=True) if not path.exists()]
    with multiprocessing.get_context("spawn").Pool(jobs) as pool:
        for n, _ in enumerate(pool.imap_unordered(_describe_into, left), 1):
            if n % 50 == 0 or n == len(left):
                print(f"{n} of {len(left)} events described", flush=True)
    pairs = join([read_pairs(path) for path in paths])
    write_pairs(pairs, work / "pairs.npz")
    counts = {name: int((getattr(pairs, name) != NOT_TOLD).sum()) for name in ("joined", "listed", "digit")}
    print(f"{len(events)} events, {len(pairs)} pairs; told: {counts}", flush=True)


def _describe_into(task: tuple[Event, Path]) -> None:
    event, path = task
    write_pairs(describe(event), path)


def describe(event: Event) -> Pairs:
    """The pairs of one event."""
    story = as_story(event.reading)
    told = find_pairs(story, event)
    numbers = {place: n for n, place in enumerate(dict.fromkeys(place for pair in told for place in pair))}
    places = [(story.articles[n], spans) for n, spans in numbers]
    excerpts = [find_words(article, one) for (article, _), one in zip(places, cut_excerpts(places), strict=True)]
    words = [
        [pieces_of(run, excerpts[numbers[place]]) for run, place in zip(own.words or (None, None), pair, strict=True)]
        for pair, own in told.items()
    ]
    pointed = np.array([own.words is not None for own in told.values()], np.bool_)
    marks = {
        name: np.array([is_so for excerpt in excerpts for is_so in getattr(excerpt, name)], np.bool_)
        for name in ("under", "begins", "ends")
    }
    return Pairs(
        pieces=np.array([piece for excerpt in excerpts for piece in excerpt.pieces], np.int64),
        starts=np.cumsum([0, *(len(excerpt.pieces) for excerpt in excerpts)]),
        one=np.array([numbers[one] for one, _ in told], np.int64),
        other=np.array([numbers[other] for _, other in told], np.int64),
        part=np.full(len(told), event.part),
        words=np.where(pointed[:, None, None], np.array(words, np.int64).reshape(-1, 2, 2), NOT_POINTED),
        **marks,
        **columns_of([*told.values()]),
    )


def columns_of(told: Sequence[Told]) -> dict[str, NDArray[Any]]:
    """What is known of some pairs, as columns; without the words, which are told by pieces."""
    names = {f.name: f.type for f in fields(Told) if f.name != "words"}
    return {name: np.array([getattr(own, name) for own in told], of_type) for name, of_type in names.items()}


def pieces_of(words: Span | None, excerpt: Excerpt) -> tuple[int, int]:
    """The first and the last piece of some words in an excerpt; NONE_THERE twice of none, and where it has them not."""
    found = [
        n for n, place in enumerate(excerpt.places) if words and place.start < words.end and words.start < place.end
    ]
    return (found[0], found[-1]) if found else (NONE_THERE, NONE_THERE)


def find_pairs(story: Story, event: Event) -> dict[tuple[Place, Place], Told]:
    """The pairs of one event by their places, of which the first in the order of the articles comes first."""
    told: defaultdict[tuple[Place, Place], Told] = defaultdict(Told)
    encoder, rankers = load_encoder(1), LinkRankers(load_ranker("links"), load_ranker("supported"))
    _tell_links(told, story, event, rankers)
    claims = order_claims(story, find_claims(story, encoder, rankers)).claims
    quotes = find_quotes(story.articles, story.attributions)
    listed = find_listed(event.reading)
    number = {article.id: n for n, article in enumerate(story.articles)}
    for kind, candidates in (("passages", find_passages(story, claims)), ("printings", find_printings(story, quotes))):
        found = list(candidates)
        ranks = load_ranker(kind).rank([candidate.features for candidate in found]).tolist() if found else []
        for candidate, rank in zip(found, ranks, strict=True):
            own = told[_in_order((number[side.article], side.passage.spans) for side in candidate.sides)]
            own.rank = max(own.rank, rank)
            if event.was_read:
                sides = [words_of(event.reading, side.article, side.passage.spans) for side in candidate.sides]
                hit = [difference.wanted for difference in listed if difference.is_of(sides)]
                own.listed, own.wanted = int(bool(hit)), int(any(hit))
    for places, letter, digit in event.verdicts:
        own = told[_in_order((number[article], spans) for article, spans in places)]
        own.letter, own.digit = LETTERS.index(letter), digit
    for places, words in event.pointed:
        ends = [(number[article], spans) for article, spans in places]
        told[_in_order(ends)].words = words if [*_in_order(ends)] == ends else words[::-1]
    return {(one, other): own for (one, other), own in told.items() if one != other}


def _tell_links(told: dict[tuple[Place, Place], Told], story: Story, event: Event, rankers: LinkRankers) -> None:
    """Add the pairs that may say the same. Those below the chance that is asked for are left out."""
    found = [p for n, own in enumerate(story.articles) for p in find_propositions(own, n, story.attributions[n])]
    links = find_links(story, found, *encode(story, found, load_encoder(1)), rankers)
    places = [(found[p.rows[0]].article, found[p.rows[0]].spans) for p in links.passages]
    own_claims = claims_of(
        event.reading, [words_of(event.reading, story.articles[p.article].id, p.spans) for p in found]
    )
    claims = np.zeros((len(places), own_claims.shape[1]), np.bool_)
    for row, passage in enumerate(links.passages):
        claims[row] = own_claims[list(passage.rows)].any(0)
    joined = (claims[links.one] & claims[links.other]).any(1)
    known = claims[links.one].any(1) & claims[links.other].any(1)
    for n in np.flatnonzero(links.chance >= np.where(joined, LEAST_JOINED_CHANCE, LEAST_CHANCE)).tolist():
        own = told[_in_order(places[end] for end in (links.one[n], links.other[n]))]
        own.chance = float(links.chance[n])
        if event.was_read:
            own.joined, own.known = int(joined[n]), int(known[n])


def _in_order(places: Iterable[Place]) -> tuple[Place, Place]:
    one, other = sorted(places)
    return one, other


def join(parts: Sequence[Pairs]) -> Pairs:
    """The pairs of several events as one."""
    columns = {f.name: np.concatenate([getattr(part, f.name) for part in parts]) for f in fields(Pairs)}
    before = np.cumsum([0, *(len(part.pieces) for part in parts[:-1])])
    columns["starts"] = np.concatenate([[0], *(p.starts[1:] + at for p, at in zip(parts, before, strict=True))])
    before = np.cumsum([0, *(len(part.starts) - 1 for part in parts[:-1])])
    for name in ("one", "other"):
        columns[name] = np.concatenate([getattr(p, name) + at for p, at in zip(parts, before, strict=True)])
    return Pairs(**columns)


def write_pairs(pairs: Pairs, path: Path) -> None:
    """Write pairs, under their name only when all is written."""
    new = path.with_suffix(".new")
    with new.open("wb") as file:
        np.savez_compressed(file, **{f.name: getattr(pairs, f.name) for f in fields(pairs)})
    new.replace(path)


def read_pairs(path: Path) -> Pairs:
    """Read what `write_pairs` wrote."""
    with np.load(path, allow_pickle=False) as stored:
        return Pairs(**stored)


def batches(
    rows: NDArray[np.int64], sizes: NDArray[np.int64], most_pieces: int, chance: np.random.Generator | None = None
) -> list[NDArray[np.int64]]:
    """Put pairs of like sizes together, at most so many pieces; with `chance` in another order each time."""
    lengths = sizes[rows] + (chance.random(len(rows)) * PLACED_ANEW if chance else 0)
    found: list[list[int]] = [[]]
    widest = 0
    for row in rows[np.argsort(lengths, kind="stable")].tolist():
        widest = max(widest, _widened(int(sizes[row])))
        if found[-1] and (len(found[-1]) + 1) * widest > most_pieces:
            found.append([])
            widest = _widened(int(sizes[row]))
        found[-1].append(row)
    if chance:
        chance.shuffle(found)
    return [np.array(batch) for batch in found if batch]


def _widened(size: int) -> int:
    return -(-size // WIDTHS) * WIDTHS


def collate(
    pairs: Pairs, rows: NDArray[np.int64], turned: NDArray[np.bool_] | None = None
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """The network's inputs `ids`, `kinds` and `attended`, `[rows, pieces]`, as `sayso.comparing.reader` makes them.

    Of pairs that are `turned` the other side comes first.
    """
    one, other = pairs.one[rows], pairs.other[rows]
    if turned is not None:
        one, other = np.where(turned, other, one), np.where(turned, one, other)
    excerpts = np.diff(pairs.starts)
    middle = excerpts[one] + 1
    last = middle + excerpts[other] + 1
    column = np.arange(_widened(int(last.max()) + 1))[None]
    first = (column >= 1) & (column < middle[:, None])
    second = (column > middle[:, None]) & (column < last[:, None])
    at = np.where(first, (pairs.starts[one] - 1)[:, None] + column, 0)
    at = np.where(second, (pairs.starts[other] - middle - 1)[:, None] + column, at)
    ids = np.where(first | second, pairs.pieces[at], 0)
    under = pairs.under[at]
    kinds = np.where(first, FIRST_BESIDE + under, np.where(second, SECOND_BESIDE + under, MARK))
    for mine, theirs in ((first, second), (second, first)):
        known = (ids[:, :, None] == np.where(theirs, ids, -1)[:, None]).any(2)
        kinds += SHARED * (mine & known)
    every = np.arange(len(rows))
    ids[:, 0], ids[every, middle], ids[every, last] = CLS, SEP, SEP
    return ids, kinds, (column <= last[:, None]).astype(np.int64)

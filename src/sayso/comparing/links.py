"""Which two passages of two articles say the same, and how likely: a chance that is learned from events read for it.

Only passages near each other by meaning are looked at (`neighbours.py`), by what they are like (`link_features.py`);
those that are not unlikely are looked at again, beside the chances of the other pairs (`support.py`).
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sayso.comparing.chances import Ranker
from sayso.comparing.likeness import centre, mix
from sayso.comparing.link_features import Candidates, Passage, describe
from sayso.comparing.neighbours import find_neighbours
from sayso.comparing.propositions import Proposition
from sayso.comparing.story import Story
from sayso.comparing.support import describe_support
from sayso.comparing.term_rows import weigh_texts

# For each passage at least so many are looked at, its nearest by meaning; in a small story more, as many as make so
# many pairs together.
LEAST_NEIGHBOURS = 20
USUAL_PAIRS = 30_000
BLOCK_PAIRS = 1 << 10  # multiplied at once: a block stays in the cache
LEAST_ALIKE = 0.08  # by meaning and words together: in 116 events 0.5 % of the pairs below say the same, 5 % above
LEAST_AGAIN = 0.05  # the chance at first sight with which a pair is looked at again


@dataclass(frozen=True, slots=True)
class LinkRankers:
    """The ensembles that tell which passages say the same: at first sight, and beside the chances of other pairs."""

    first: Ranker
    second: Ranker


@dataclass(frozen=True, slots=True)
class Links:
    """Passages of a story, each wording once, and the pairs of them that may say the same, each once, `one < other`."""

    passages: tuple[Passage, ...]
    one: NDArray[np.int64]
    other: NDArray[np.int64]
    chance: NDArray[np.float32]  # that both say the same, 0 to 1


class Chances:
    """How likely each two propositions say the same, to be looked up."""

    def __init__(self, links: Links) -> None:
        self._home = {row: n for n, passage in enumerate(links.passages) for row in passage.rows}
        ends = zip(links.one.tolist(), links.other.tolist(), strict=True)
        self._known = dict(zip(ends, links.chance.tolist(), strict=True))

    def among(self, rows: Sequence[int]) -> NDArray[np.float32]:
        """A table of the chances, 0 to 1: 1 for the same words, 0 for two that were not looked at."""
        places: dict[int, int] = {}
        at = [places.setdefault(self._home[row], len(places)) for row in rows]
        table = np.array(
            [
                [self._known.get((min(one, other), max(one, other)), float(one == other)) for other in places]
                for one in places
            ],
            np.float32,
        )
        return table if len(table) == len(at) else table[np.ix_(at, at)]


def find_links(
    story: Story,
    propositions: Sequence[Proposition],
    vectors: NDArray[np.float32],
    sentences: NDArray[np.float32],
    rankers: LinkRankers,
) -> Links:
    """Find the pairs of passages that may say the same. `vectors` and `sentences` have a unit row for each."""
    passages = gather_passages(story, propositions)
    candidates = find_candidates(passages, vectors, sentences)
    if not len(candidates.one):
        return Links(passages, candidates.one, candidates.other, np.zeros(0, np.float32))
    columns = describe(passages, candidates)
    chance = rankers.first.rank_columns(columns)
    again = np.flatnonzero(chance >= LEAST_AGAIN)
    support = describe_support(passages, candidates.one[again], candidates.other[again], chance[again])
    columns = {name: column[again] for name, column in columns.items()} | support
    chance[again] = rankers.second.rank_columns(columns)
    return Links(passages, candidates.one, candidates.other, chance)


def find_candidates(
    passages: Sequence[Passage], vectors: NDArray[np.float32], sentences: NDArray[np.float32]
) -> Candidates:
    """The pairs of passages that are looked at: near by meaning, and not in one article."""
    if not passages:
        none = np.zeros(0, np.int64)
        return Candidates(none, none, *[np.zeros(0, np.float32)] * 4)
    plain = np.stack([vectors[list(p.rows)].mean(0) if len(p.rows) > 1 else vectors[p.rows[0]] for p in passages])
    meaning = centre(plain)
    around = centre(sentences[[p.rows[0] for p in passages]])
    one, other, near = find_neighbours(meaning, max(LEAST_NEIGHBOURS, USUAL_PAIRS // len(passages)))
    apart = _stand_apart(passages, one, other)
    one, other, near = one[apart], other[apart], near[apart]
    rows = weigh_texts([p.text for p in passages])
    words = rows.products(one, rows, other)
    chosen = mix(near, words) >= LEAST_ALIKE
    one, other = one[chosen], other[chosen]
    return Candidates(
        one, other, near[chosen], _products(plain, one, other), words[chosen], _products(around, one, other)
    )


def _products(rows: NDArray[np.float32], one: NDArray[np.int64], other: NDArray[np.int64]) -> NDArray[np.float32]:
    """Scalar products of some rows."""
    found = np.zeros(len(one), np.float32)
    for at in range(0, len(one), BLOCK_PAIRS):
        block = slice(at, at + BLOCK_PAIRS)
        found[block] = np.einsum("ij,ij->i", rows[one[block]], rows[other[block]])
    return found


def _stand_apart(passages: Sequence[Passage], one: NDArray[np.int64], other: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Is there no article that has both? One article seldom says a thing twice."""
    first = np.array([p.article for p in passages])
    several = np.array([len(p.stands) > 1 for p in passages])
    apart: NDArray[np.bool_] = first[one] != first[other]
    for n in np.flatnonzero(apart & (several[one] | several[other])).tolist():
        apart[n] = passages[one[n]].stands.isdisjoint(passages[other[n]].stands)
    return apart


def gather_passages(story: Story, propositions: Sequence[Proposition]) -> tuple[Passage, ...]:
    """The propositions by their wording: passages of the same words are one, in the order of the first of them."""
    same: dict[str, list[int]] = defaultdict(list)
    for n, proposition in enumerate(propositions):
        same[" ".join(proposition.text.lower().split())].append(n)
    return tuple(_make_passage(story, propositions, rows) for rows in same.values())


def speaker_of(story: Story, proposition: Proposition) -> str | None:
    """Who says it, or for whom they speak; None where the outlet does, or where nobody knows who does."""
    if proposition.attribution is None or (entity := proposition.attribution.entity) is None:
        return None
    return story.entities[entity].speaks_for or entity


def _make_passage(story: Story, propositions: Sequence[Proposition], rows: Sequence[int]) -> Passage:
    first = propositions[rows[0]]
    text = story.articles[first.article].text
    own = [propositions[row] for row in rows]
    return Passage(
        rows=tuple(rows),
        text=first.text,
        sentence=text[slice(*first.sentence)],
        article=first.article,
        stands=frozenset(p.article for p in own),
        number=first.number,
        place=first.spans[0].start / max(1, len(text)),
        speaker=next((speaker for p in own if (speaker := speaker_of(story, p))), None),
        quoted=any(p.quoted for p in own),
        attributed=any(p.attribution is not None for p in own),
    )

"""Every two passages of two articles that may be told otherwise, described by numbers for a ranker."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import combinations

from sayso.comparing.claims import Draft
from sayso.comparing.differences.pairs import Pair, find_closest, find_pairs
from sayso.comparing.differences.passage_contrasts import show_passages, tell_passages
from sayso.comparing.differences.passage_features import describe_pairs
from sayso.comparing.differences.printing_features import printing_features
from sayso.comparing.differences.quote_contrasts import show_printings, tell_printings
from sayso.comparing.findings import Contrast, side_of
from sayso.comparing.story import Story
from sayso.types import DifferenceType, Quote, Side, Spans

MOST_PAIRS = 60  # of passages of one claim, the most alike: in a story of hundreds of articles a claim has thousands
MOST_PRINTINGS = 12  # of one quotation that are set side by side, the first in the order of the articles


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two passages of one claim, or two printings of one quotation (then `claim` is None), in two articles.

    `features` describe them for the ranker of this kind; `tell` says what sets them apart, if anything does that a
    reader would ask about, and is of one of the kinds that are asked for; `show` sets them side by side, however little
    sets them apart.
    """

    claim: str | None
    sides: tuple[Side, Side]
    features: Mapping[str, float]
    tell: Callable[[Collection[DifferenceType]], Contrast | None]
    show: Callable[[], Contrast | None]


def find_passages(story: Story, claims: Sequence[tuple[str, Draft]]) -> Iterator[Candidate]:
    """Yield the pairs of passages of each claim that several articles have; `claims` come in the order of weight.

    Two passages that are in two claims together are a pair of the weightier one.
    """
    told = [(place, identity, draft) for place, (identity, draft) in enumerate(claims) if len(draft.articles) > 1]
    closest = find_closest(draft for _, _, draft in told)
    once: dict[tuple[tuple[int, Spans], ...], tuple[int, Draft, Pair]] = {}
    for place, identity, draft in told:
        for pair in find_pairs(story, draft, identity, closest, MOST_PAIRS):
            places = tuple((member.article, member.spans) for member in (pair.one, pair.other))
            once.setdefault(places, (place, draft, pair))
    pairs = list(once.values())
    for (_, _, pair), features in zip(pairs, describe_pairs(story, pairs), strict=True):
        sides = side_of(story, pair.one), side_of(story, pair.other)
        telling = partial(tell_passages, story, pair), partial(show_passages, story, pair)
        yield Candidate(pair.claim, sides, features, *telling)


def find_printings(story: Story, quotes: Sequence[Quote]) -> Iterator[Candidate]:
    """Yield the pairs of printings of each quotation in two articles that are not copies of one text."""
    place = {article.id: n for n, article in enumerate(story.articles)}
    for quote in quotes:
        for one, other in combinations(quote.variants[:MOST_PRINTINGS], 2):
            if story.firsts[place[one.article]] == story.firsts[place[other.article]]:
                continue
            sides = Side(one.article, one.passage), Side(other.article, other.passage)
            features = printing_features(story, quote, one, other)
            telling = partial(tell_printings, story, one, other), partial(show_printings, story, one, other)
            yield Candidate(None, sides, features, *telling)

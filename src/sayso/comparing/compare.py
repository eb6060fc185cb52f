"""The comparison of a story, put together from its rooms."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from sayso.comparing.chances import load_ranker
from sayso.comparing.claims import Draft, find_claims, in_order
from sayso.comparing.confidence import claim_confidence, mention_confidences, without_strays
from sayso.comparing.coverage import cover, status_of
from sayso.comparing.differences import find_differences
from sayso.comparing.frames import find_bringing_in
from sayso.comparing.limits import say_left_out, say_limits
from sayso.comparing.links import LinkRankers
from sayso.comparing.meaning import load_encoder
from sayso.comparing.origins import list_origins, origins_of
from sayso.comparing.persons import join_spellings
from sayso.comparing.phrasing import word_claims
from sayso.comparing.propositions import Proposition
from sayso.comparing.quotations import group_quotations
from sayso.comparing.reader import load_reader
from sayso.comparing.story import Story, make_story
from sayso.sources import Resolution
from sayso.types import Act, Analysis, Claim, Difference, Mention, Origin, Passage, Quote, Spans, Stance

# Set by how many of the claims of a reader are among the first ten and twenty, in the development stories and fifty
# events that are held out: 10 and 15 of 28, with a claim that is told again at its full weight 7 and 11.
SURENESS_WEIGHT = 2.0  # of the mean chance that the passages of a claim say the same, beside 1
CHANCE_DIGITS = 3  # of a chance in a report: more would say nothing
RETOLD_WEIGHT = 0.6  # what is left of the weight of a claim half of which weightier claims have already


@dataclass(frozen=True, slots=True)
class Comparison:
    """What several articles say of one story. Lists are ordered, the weightiest first.

    `not_measured` are plain sentences on what could not be told.
    """

    claims: tuple[Claim, ...]
    origins: tuple[Origin, ...]
    quotes: tuple[Quote, ...]
    differences: tuple[Difference, ...]
    not_measured: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OrderedClaims:
    """The claims of a story with their ids, the weightiest first, and where each of them starts.

    `brings_in` says of a passage whether it only brings in what somebody says.
    """

    claims: tuple[tuple[str, Draft], ...]
    starts: Sequence[Mapping[str, set[int]]]
    brings_in: Callable[[Proposition], bool]


def compare(
    analyses: Sequence[Analysis],
    resolution: Resolution,
    threads: int = 0,
    copies: Mapping[str, str] | None = None,
) -> Comparison:
    """Set the articles of one story side by side.

    `resolution` must be that of the same analyses. `threads` is how many cores the networks may use, 0 for
    all. `copies` has for the id of every article that is a copy the id of the first one of its text; None where nobody
    looked, and then only articles of the same paragraphs are taken for copies. The result depends on nothing else, and
    not on anything between two calls. Raises ModelError where weights are missing.
    """
    story = join_spellings(make_story(analyses, resolution, copies))
    rankers = LinkRankers(load_ranker("links"), load_ranker("supported"))
    ordered = order_claims(story, find_claims(story, load_encoder(threads), rankers))
    ids = [identity for identity, _ in ordered.claims]
    drafts = [draft for _, draft in ordered.claims]
    origins, held = list_origins(story, ids, ordered.starts)
    wordings = word_claims(story, [without_strays(draft) for draft in drafts], ordered.brings_in)
    claims = tuple(_make_claim(story, *parts) for parts in zip(ids, drafts, wordings, held, strict=True))
    quotations = group_quotations(story.articles, story.attributions)
    differences = find_differences(story, ordered.claims, quotations.quotes, load_reader(threads))
    limits = say_limits(story, claims, quotations.quotes) + say_left_out(drafts, quotations.crowded)
    return Comparison(claims, origins, quotations.quotes, differences, limits)


def order_claims(story: Story, drafts: Sequence[Draft]) -> OrderedClaims:
    """Put the claims of a story in the order of what they weigh, and give them ids by it."""
    starts = {id(draft): origins_of(story, draft) for draft in drafts}
    brings_in = find_bringing_in(story)
    weights = [_weight(story, draft, len(starts[id(draft)]), brings_in) for draft in drafts]
    ordered = _new_first(list(in_order(drafts, weights)), sorted(weights, reverse=True))
    claims = tuple((f"c{number}", draft) for number, draft in enumerate(ordered, 1))
    return OrderedClaims(claims, [starts[id(draft)] for draft in ordered], brings_in)


def _weight(story: Story, draft: Draft, origins: int, brings_in: Callable[[Proposition], bool]) -> float:
    """How much a claim matters: who has it, whether it is contested, its origins, its place in the articles.

    What surely is one claim comes first. What only brings in somebody's words, which are claims of their own, comes
    last.
    """
    if all(brings_in(member) for member in draft.members):
        return 0.0
    contested = any(stance in (Stance.DENIES, Stance.QUESTIONS) for _, stance in draft.mentions())
    places = [_place(story, member) for member, _ in draft.mentions()]
    weight = len(story.voices(draft.articles)) + 0.75 * contested + 0.2 * min(origins, 5) + 1 - min(places)
    return weight * (1 + SURENESS_WEIGHT * draft.sureness)


def _new_first(ordered: Sequence[Draft], weights: Sequence[float]) -> list[Draft]:
    """Put claims farther down of which half of the passages, or more, are in weightier ones already."""
    told: set[tuple[int, Spans]] = set()
    lessened = []
    for draft, weight in zip(ordered, weights, strict=True):
        places = {(member.article, member.spans) for member in draft.members}
        lessened.append(weight * (RETOLD_WEIGHT if len(places & told) >= len(places) / 2 else 1.0))
        told |= places
    return list(in_order(ordered, lessened))


def _place(story: Story, member: Proposition) -> float:
    """Where in its article a passage stands, from 0 to 1."""
    return member.spans[0].start / max(1, len(story.articles[member.article].text))


def _speaking(story: Story, member: Proposition, stance: Stance) -> str | None:
    """The attribution that a mention rests on: of a denial that of the one who denies, not of whom they contradict."""
    if member.attribution is None:
        return None
    around = story.ancestry(member.attribution) if stance is Stance.DENIES else []
    return next((at.id for at in around if at.attribution.act is Act.DENIES), member.attribution.id)


def _make_claim(story: Story, identity: str, draft: Draft, wording: str, origins: tuple[str, ...]) -> Claim:
    compared = ((member.article, member.spans) for member in draft.members)
    confidences = dict(zip(compared, mention_confidences(draft), strict=True))
    mentions = tuple(
        Mention(
            story.articles[member.article].id,
            _speaking(story, member, stance),
            Passage(member.spans, member.text),
            stance,
            _rounded(confidences.get((member.article, member.spans))),
        )
        for member, stance in draft.mentions()
    )
    return Claim(
        id=identity,
        wording=wording,
        mentions=mentions,
        origins=origins,
        status=status_of(mentions),
        outlets=cover(story.articles, mentions),
        confidence=_rounded(claim_confidence(draft)),
    )


def _rounded(chance: float | None) -> float | None:
    return None if chance is None else round(chance, CHANCE_DIGITS)

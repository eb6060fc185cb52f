"""What is claimed, and on whose word: each claim with its tags, its trail, its wordings and its passages."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from sayso.presenting.index import Index
from sayso.presenting.lines import begin_sentence, claim_line
from sayso.presenting.sureness import STRAY_PASSAGE, is_stray, part_claims, perhaps_carrying
from sayso.presenting.tags import Tag, tags_of
from sayso.presenting.trail import Trail, build_trail, chain_of, names_of_chain, whose_word
from sayso.presenting.views.drawing import Drawing, draw_trail
from sayso.presenting.views.places import Anchors, Place, outlets_of, place_of
from sayso.presenting.wording import Piece, compare_wordings
from sayso.presenting.words import COVERAGE_WORDS, STANCE_WORDS, some_names
from sayso.types import Claim, Coverage, Mention, Stance, Status

# The closed line of a claim. Longer wordings stand in full below it.
_LINE_CHARS = 220

# Outlets that are named in a line; the rest of them are counted.
_MAX_NAMES = 6

# As many claims are shown at once; without any that several outlets have (one article alone, say), fewer.
_LEADING_CLAIMS = 20
_FEW_CLAIMS = 12


@dataclass(frozen=True, slots=True)
class Wording:
    """Words of an outlet, or of several alike. `voice` are the words that name the source, `meant` says who it is.

    `caution` is set where they may not be of the claim.
    """

    text: str
    pieces: tuple[Piece, ...]  # empty where nothing is compared
    places: tuple[Place, ...]
    outlets: str
    stance: str
    voice: str
    meant: str
    caution: str = ""


@dataclass(frozen=True, slots=True)
class Carrying:
    """What one outlet does with a claim, for the matrix; with `perhaps`, in passages that may not be of the claim."""

    outlet: str
    coverage: Coverage
    words: str
    perhaps: bool = False


@dataclass(frozen=True, slots=True)
class ClaimView:
    """One claim. `word` says on whose word it rests.

    `wordings` and `denials` have one entry for each outlet, `others` are the passages besides.
    """

    anchor: str
    number: int
    line: str
    word: str
    tags: tuple[Tag, ...]
    trail: Trail
    drawing: Drawing | None
    wordings: tuple[Wording, ...]
    denials: tuple[Wording, ...]
    others: tuple[Wording, ...]
    missing: str
    matrix: tuple[Carrying, ...]


@dataclass(frozen=True, slots=True)
class ClaimSplit:
    """The claims of a report, each part in the order of the report: those that lead, and four that stay closed."""

    leading: tuple[Claim, ...]
    several: tuple[Claim, ...]
    again: tuple[Claim, ...]
    unsure: tuple[Claim, ...]
    alone: tuple[Claim, ...]


def split_claims(index: Index) -> ClaimSplit:
    """Part the claims, each part in the order of the report.

    Those that several outlets have, or that somebody denies, lead, up to a screenful or two; the rest of them are
    `several`. What one outlet alone has is `alone`. Where there is one outlet, or nothing weighty, a dozen lead, those
    that somebody denies among them. What may not be one claim is `unsure`, and what tells only what claims before it
    tell is `again`, whoever has it; neither leads nor is counted among the others.
    """
    claims, again, unsure = part_claims(index.report.claims)
    weighty = tuple(claim for claim in claims if _is_weighty(index, claim))
    chosen = {claim.id for claim in weighty}
    if len(index.outlets) > 1 and weighty:
        alone = tuple(claim for claim in claims if claim.id not in chosen)
        return ClaimSplit(weighty[:_LEADING_CLAIMS], weighty[_LEADING_CLAIMS:], again, unsure, alone)
    first = {claim.id for claim in sorted(claims, key=lambda claim: claim.id not in chosen)[:_FEW_CLAIMS]}
    return ClaimSplit(
        tuple(claim for claim in claims if claim.id in first),
        (),
        again,
        unsure,
        tuple(claim for claim in claims if claim.id not in first),
    )


def _is_weighty(index: Index, claim: Claim) -> bool:
    having = index.outlets_with(claim, Coverage.CARRIES, Coverage.DENIAL_ONLY)
    return len(having) > 1 or claim.status in (Status.DENIED, Status.DISPUTED)


def view_claim(index: Index, anchors: Anchors, claim: Claim, number: int, *, draw: bool = True) -> ClaimView:
    """Return one claim; `number` is its place in the report, from 1, by which the articles refer to it.

    Without `draw`, and for a plain trail, there is no picture, and the trail is its list.
    """
    trail = build_trail(index, claim)
    chosen = _one_for_each_outlet(index, claim, lambda stance: stance is not Stance.DENIES, claim.wording)
    denials = _one_for_each_outlet(index, claim, lambda stance: stance is Stance.DENIES, claim.wording)
    shown = {id(mention) for mention in (*chosen, *denials)}
    others = [mention for mention in claim.mentions if id(mention) not in shown]
    return ClaimView(
        anchor=anchors.claims[claim.id],
        number=number,
        line=claim_line(claim.wording, _LINE_CHARS),
        word=begin_sentence(whose_word(index, claim)),
        tags=tags_of(index, claim),
        trail=trail,
        drawing=draw_trail(trail) if draw and not trail.is_plain else None,
        wordings=_wordings(index, anchors, claim, chosen, compare=True),
        denials=_wordings(index, anchors, claim, denials),
        others=_wordings(index, anchors, claim, others),
        missing=_missing(index, claim),
        matrix=_matrix_row(index, claim),
    )


def _matrix_row(index: Index, claim: Claim) -> tuple[Carrying, ...]:
    perhaps = perhaps_carrying(index, claim)
    row = []
    for outlet in index.outlets:
        coverage = index.coverage(claim, outlet)
        words = COVERAGE_WORDS[coverage]
        doubtful = outlet.key in perhaps
        row.append(Carrying(outlet.name, coverage, f"perhaps {words}" if doubtful else words, doubtful))
    return tuple(row)


def _one_for_each_outlet(index: Index, claim: Claim, wanted: Callable[[Stance], bool], wording: str) -> list[Mention]:
    """Return one mention for each outlet: the wording of the claim where it is there, else the one furthest traced.

    What may not be of the claim is taken where the outlet has nothing else. The outlet of the wording comes first,
    since the others are compared with it.
    """
    best: dict[str, tuple[tuple[bool, bool, int], Mention]] = {}
    for mention in claim.mentions:
        outlet = index.outlet_by_article.get(mention.article)
        if outlet is None or not wanted(mention.stance):
            continue
        passage = mention.passage.text
        is_wording = passage in wording or wording in passage
        rank = (not is_stray(claim, mention), is_wording, len(chain_of(index, mention)))
        if outlet.key not in best or rank > best[outlet.key][0]:
            best[outlet.key] = (rank, mention)
    return [mention for _, mention in sorted(best.values(), key=lambda found: (not found[0][1], not found[0][0]))]


def _wordings(
    index: Index, anchors: Anchors, claim: Claim, mentions: Iterable[Mention], *, compare: bool = False
) -> tuple[Wording, ...]:
    """Return mentions with their words, those alike together; with `compare`, those that assert the claim compared."""
    alike: dict[tuple[str, Stance, str, str, str], list[Mention]] = {}
    for mention in mentions:
        caution = STRAY_PASSAGE if is_stray(claim, mention) else ""
        key = mention.passage.text, mention.stance, _voice(index, mention), _meant(index, mention), caution
        alike.setdefault(key, []).append(mention)
    texts = [text for text, stance, *_ in alike if stance is Stance.ASSERTS]
    compared = iter(compare_wordings(texts)) if compare else iter(())
    found = []
    for (text, stance, voice, meant, caution), same in alike.items():
        places = tuple(place_of(index, anchors, mention.article, mention.passage) for mention in same)
        found.append(
            Wording(
                text=text,
                pieces=next(compared, ()) if stance is Stance.ASSERTS else (),
                places=places,
                outlets=outlets_of(places),
                stance="" if stance is Stance.ASSERTS else STANCE_WORDS[stance],
                voice=voice,
                meant=meant,
                caution=caution,
            )
        )
    return tuple(found)


def _voice(index: Index, mention: Mention) -> str:
    attribution = index.attribution(mention.attribution)
    return attribution.attribution.source.text if attribution else ""


def _meant(index: Index, mention: Mention) -> str:
    """Return who is meant by the printed words, "" where they say so themselves."""
    if index.attribution(mention.attribution) is None:
        return "the outlet says it itself"
    voice = _voice(index, mention)
    chain = names_of_chain(index, mention)
    if voice and len(chain) == 1:
        known = chain_of(index, mention) != (None,)
        return "" if chain[0].casefold() in voice.casefold() else chain[0] if known else "not known who is meant"
    return " ← ".join(chain)


def _missing(index: Index, claim: Claim) -> str:
    """Return which outlets do not carry a claim, in one sentence; "" where all do."""
    absent = [outlet.name for outlet in index.outlets_with(claim, Coverage.ABSENT)]
    denial_only = [outlet.name for outlet in index.outlets_with(claim, Coverage.DENIAL_ONLY)]
    sentences = [f"Only the denial: {some_names(denial_only, _MAX_NAMES)}."] if denial_only else []
    sentences += [f"Not in {some_names(absent, _MAX_NAMES, 'or')}."] if absent else []
    return " ".join(sentences)

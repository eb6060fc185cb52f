"""Where the words of a report come from, as a graph: passages of articles, and what was said or reported before them.

A chain "The Harbour Ledger cites the agency, which cites two officials" is a passage of the Ledger that rests on a work
of the agency, which rests on a work of the officials. Works on one claim by the same chain are one work, in however
many articles they are printed: that is what "one origin" means.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from sayso.presenting.index import Index
from sayso.types import Mention, Passage, QuotationType, ResolvedAttribution, Stance


@dataclass(frozen=True, slots=True)
class Work:
    """Something that somebody said or reported. `entity` is None where it is not known who; `about` is its subject.

    `based_on` is the key of the work that it rests on, None for the first of a chain.
    """

    key: str
    entity: str | None
    based_on: str | None
    about: str


@dataclass(frozen=True, slots=True)
class Print:
    """A passage as it is printed in an article.

    `attribution` is None where the outlet says it itself. `part_of` is the key of the larger passage it is taken from.
    `works` are the keys of what it rests on, the nearest first, the origin last. `stances` are those to claims, by id.
    """

    key: str
    article: str
    passage: Passage
    attribution: str | None
    part_of: str | None
    works: tuple[str, ...]
    stances: tuple[tuple[str, Stance], ...]


@dataclass(frozen=True, slots=True)
class Provenance:
    """All prints and works of a report, in its order."""

    prints: tuple[Print, ...]
    works: tuple[Work, ...]


def trace_provenance(index: Index) -> Provenance:
    """Return the graph of a report: a print for every content, and for every mention that is not a whole content."""
    works: dict[str, Work] = {}
    prints = [
        *(_content_print(index, works, resolved, mentioned) for resolved, mentioned in _contents(index)),
        *_mention_prints(index, works),
    ]
    return Provenance(tuple(prints), tuple(works.values()))


def is_verbatim(index: Index, printed: Print) -> bool:
    """Tell whether a print stands in quotation marks, all of it."""
    attribution = index.attribution(printed.attribution)
    return attribution is not None and attribution.attribution.quotation is QuotationType.DIRECT


def _contents(index: Index) -> Iterator[tuple[ResolvedAttribution, list[tuple[str, Stance]]]]:
    """Yield every attribution with content, and the claims of which that whole content is a mention."""
    mentioned: dict[str, list[tuple[str, Stance]]] = defaultdict(list)
    for claim in index.report.claims:
        for mention in claim.mentions:
            if mention.attribution is not None and _is_whole(index, mention):
                mentioned[mention.attribution].append((claim.id, mention.stance))
    for resolved in index.report.attributions:
        if resolved.attribution.content.spans:
            yield resolved, mentioned[resolved.id]


def _content_print(
    index: Index, works: dict[str, Work], resolved: ResolvedAttribution, mentioned: list[tuple[str, Stance]]
) -> Print:
    key = _content_key(resolved.id)
    content = resolved.attribution.content
    about = content.text
    subject = f"attribution {resolved.id}"
    if len(mentioned) == 1:
        ((claim, stance),) = mentioned
        subject, about = _subject(claim, stance), index.claims[claim].wording
    return Print(
        key=key,
        article=resolved.article,
        passage=content,
        attribution=resolved.id,
        part_of=None,
        works=_lay_works(index, works, resolved, subject, about),
        stances=tuple(mentioned),
    )


def _mention_prints(index: Index, works: dict[str, Work]) -> Iterator[Print]:
    for claim in index.report.claims:
        for number, mention in enumerate(claim.mentions):
            resolved = index.attribution(mention.attribution)
            if resolved is not None and _is_whole(index, mention):
                continue
            subject = _subject(claim.id, mention.stance)
            yield Print(
                key=_mention_key(claim.id, number),
                article=mention.article,
                passage=mention.passage,
                attribution=mention.attribution,
                part_of=_content_key(resolved.id) if resolved and resolved.attribution.content.spans else None,
                works=_lay_works(index, works, resolved, subject, claim.wording) if resolved else (),
                stances=((claim.id, mention.stance),),
            )


def _lay_works(
    index: Index, works: dict[str, Work], resolved: ResolvedAttribution, subject: str, about: str
) -> tuple[str, ...]:
    """Add the works of a chain where they are not there yet, and return their keys, the nearest first."""
    chain: tuple[str | None, ...] = tuple(dict.fromkeys(resolved.chain))
    outlet = index.outlet_by_article.get(resolved.article)
    if len(chain) > 1 and outlet is not None and chain[0] == outlet.entity:
        chain = chain[1:]
    if not chain:  # it is not known who is meant, so it is nobody else's work
        chain, subject = (None,), f"{subject} by the source of {resolved.id}"
    keys: list[str] = []
    based_on: str | None = None
    for entity in reversed(chain):
        place = f"{entity} < {based_on}" if based_on else f"{entity} on {subject}"
        work = works.setdefault(place, Work(f"work-{len(works) + 1}", entity, based_on, about))
        keys.append(work.key)
        based_on = work.key
    return tuple(reversed(keys))


def _is_whole(index: Index, mention: Mention) -> bool:
    resolved = index.attribution(mention.attribution)
    return resolved is not None and resolved.attribution.content.spans == mention.passage.spans


def _subject(claim: str, stance: Stance) -> str:
    """Name what a work says: a claim, or that it is denied, or asked."""
    return f"claim {claim}" if stance in (Stance.ASSERTS, Stance.CONFIRMS) else f"claim {claim} {stance.value}"


def _content_key(attribution: str) -> str:
    return f"attribution-{attribution}"


def _mention_key(claim: str, number: int) -> str:
    return f"mention-{claim}-{number + 1}"

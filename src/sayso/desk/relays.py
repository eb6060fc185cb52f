"""Second-hand words: reports that nobody is named for, first tellers without credit, several origins that are one."""

import re
from collections.abc import Iterator, Sequence

from sayso.comparing.differences.wording import is_said
from sayso.comparing.terms import find_terms
from sayso.desk.findings import Beside, Finding, Kind
from sayso.desk.papers import MOST_NAMED, Papers, outlets_in, tells_alike
from sayso.presenting.words import count_of, some_names
from sayso.sources.outlets import OutletKind, find_outlet
from sayso.types import EntityType, Mention, Passage, ResolvedAttribution, Span, Stance, Variant

_REPORTS = re.compile(
    r"(?:(?:the|some|several|many|various|numerous|multiple|other|earlier|recent|published|unconfirmed|local|media|news|"
    r"press|television|tv) )*(?:reports|media|news outlets|rumou?rs)",
    re.IGNORECASE,
)
_REPORTEDLY = re.compile(
    r"\breportedly\b|\bit (?:was|is|has been) (?:widely )?reported that\b"
    r"|\b(?:is|are|was|were|has been|have been) (?:widely )?reported to\b",
    re.IGNORECASE,
)
# Content words that a passage shares with one of the coverage before it needs that one's credit. With a quarter less,
# in 16 events three of four first tellers had told something else.
LEAST_CREDITED, SHARE_CREDITED = 5, 0.55
LEAST_TELLING = 2  # articles that tell a thing from one teller, where it is no quotation
LEAST_QUOTED = 3  # content words of a quotation: a word or two need no credit
_ASSERTING = (Stance.ASSERTS, Stance.CONFIRMS)


def check_relays(papers: Papers) -> Iterator[Finding]:
    """Yield what is wrong with the credit that the draft gives, or does not give, to those who told it first."""
    yield from _without_origin(papers)
    yield from _first_tellers(papers)
    yield from _one_origin(papers)


def _without_origin(papers: Papers) -> Iterator[Finding]:
    """Reports of which the sentence does not say whose they are, in one finding at the first of them."""
    text = papers.draft.text
    told = [
        one
        for one in papers.said
        if _REPORTS.fullmatch(one.attribution.source.text.strip()) and is_said(one.attribution.cue.text)
    ]
    spans = [one.attribution.source.spans[0] for one in told]
    spans += [Span(*match.span()) for s in papers.sentences for match in _REPORTEDLY.finditer(text, *s)]
    named = _with_source(papers)
    found: dict[Span, Span] = {}
    for span in sorted(spans):
        sentence = papers.sentence_at(span.start)
        if sentence is None or sentence in found or sentence in named or papers.is_quoted(span):
            continue
        if any(pattern.search(text, *sentence) for pattern in papers.outlet_names.values()):
            continue
        found[sentence] = span
    if found:
        sentence, span = next(iter(found.items()))
        again = f", and in {count_of(len(found) - 1, 'more sentence')}" if len(found) > 1 else ""
        note = f"“{text[slice(*span)]}”{again}: by whom is not said."
        yield papers.finding(Kind.RELAY_WITHOUT_ORIGIN, papers.passage((sentence,)), note)


def _with_source(papers: Papers) -> frozenset[Span | None]:
    """The sentences of the draft in which somebody who speaks is named."""
    return frozenset(
        papers.sentence_at(span.start)
        for one in papers.said
        if one.entity and not _REPORTS.fullmatch(one.attribution.source.text.strip())
        for span in one.attribution.source.spans
    )


def _first_tellers(papers: Papers) -> Iterator[Finding]:
    """For each outlet whom the coverage credits and the draft does not, the first passage of the draft from it."""
    seen: set[str] = set()
    for own, others in sorted(_told_alike(papers), key=lambda told: told[0].spans):
        teller = _first_teller(papers, [one for one, _ in others])
        if teller is None or teller in seen or _needs_no_credit(papers, teller):
            continue
        seen.add(teller)
        besides = [beside for one, beside in others if papers.first_teller(one)]
        credit = "credits" if len({beside.outlet for beside in besides}) == 1 else "credit"
        note = f"{outlets_in(besides)} {credit} {papers.entities[teller].name} for this; the draft does not name it."
        yield papers.finding(Kind.FIRST_TELLER, own, note, besides)


def _needs_no_credit(papers: Papers, teller: str) -> bool:
    """Is it the draft's own outlet, one that it names, or an agency, whose news all papers print as their own?"""
    if teller == papers.outlet or teller in papers.named_outlets:
        return True
    known = find_outlet(papers.entities[teller].name)
    if known is None:
        return False
    named = {papers.entities[entity].name for entity in papers.named_outlets}
    return known.kind is OutletKind.AGENCY or (known.broadcaster or "") in named


def _first_teller(papers: Papers, told: Sequence[ResolvedAttribution]) -> str | None:
    """The one outlet from which all have what they tell, in whose own article it may be plainly said; None if none."""
    through = {papers.report.outlets.get(one.article): papers.first_teller(one) for one in told}
    tellers = set()
    for own, teller in through.items():
        further = through.get(teller)  # who relays an article of the coverage rests on whom that credits
        tellers.add(further or teller or own)
    return next(iter(tellers)) if len(tellers) == 1 and any(through.values()) else None


_Told = list[tuple[ResolvedAttribution, Beside]]


def _told_alike(papers: Papers) -> Iterator[tuple[Passage, _Told]]:
    """Passages of the draft, each with those of the coverage that say the same, where all of them are attributed."""
    for quote in papers.report.quotes:
        printed = sorted(quote.variants, key=lambda variant: -len(variant.passage.text))
        own_words = next((variant for variant in printed if variant.article == papers.draft.id), None)
        if own_words and len(find_terms(own_words.passage.text)) >= LEAST_QUOTED:
            yield from _attributed(papers, printed)
    for claim in papers.report.claims:
        own, others = papers.mentions_of(claim)
        for mention in own:
            alike = [m for m in others if m.stance in _ASSERTING and _are_one(mention, m)]
            if mention.stance in _ASSERTING and len({m.article for m in alike}) >= LEAST_TELLING:
                yield from _attributed(papers, [mention, *alike])


def _are_one(own: Mention, other: Mention) -> bool:
    return tells_alike(own.passage, [other.passage], least=LEAST_CREDITED, share=SHARE_CREDITED)


def _attributed(papers: Papers, printed: Sequence[Mention | Variant]) -> Iterator[tuple[Passage, _Told]]:
    own = [at for at in printed if at.article == papers.draft.id]
    others = [at for at in printed if at.article != papers.draft.id]
    found = [
        (papers.attributions[at.attribution], papers.beside(at.article, at.passage))
        for at in others
        if at.attribution in papers.attributions
    ]
    credited = any(papers.first_teller(papers.attributions[at.attribution]) for at in own if at.attribution)
    if own and found and len(found) == len(others) and not credited:
        yield own[0].passage, found


def _one_origin(papers: Papers) -> Iterator[Finding]:
    """What the draft has from several tellers, and of which all that is known starts in one place."""
    origins = {origin.id: origin for origin in papers.report.origins}
    seen: set[frozenset[str]] = set()
    for claim in papers.report.claims:
        own, _ = papers.mentions_of(claim)
        told = [
            papers.attributions[mention.attribution]
            for mention in own
            if mention.attribution in papers.attributions and mention.stance in _ASSERTING
        ]
        heads = dict.fromkeys(one.chain[0] for one in told if one.chain)
        tellers = [head for head in heads if papers.entities[head].type is EntityType.OUTLET and head != papers.outlet]
        if len(claim.origins) != 1 or len(tellers) < 2 or frozenset(tellers) in seen:
            continue
        seen.add(frozenset(tellers))
        start = papers.entities.get(origins[claim.origins[0]].entity or "")
        names = some_names([papers.entities[teller].name for teller in tellers], MOST_NAMED)
        note = f"The draft has this from {names}; all of it starts with {start.name if start else 'one source'}."
        yield papers.finding(
            Kind.ONE_ORIGIN,
            own[0].passage,
            note,
            [papers.beside(m.article, m.passage) for m in claim.mentions if m.article != papers.draft.id][:2],
        )

"""What the coverage has otherwise: denials, numbers, names, dates, hedges, whose word it is, who the unnamed are."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice

from sayso.comparing.modifiers import find_modified
from sayso.comparing.stances import denies_by_words
from sayso.comparing.terms import find_terms
from sayso.comparing.wording import hedges
from sayso.desk.findings import Finding, Kind, Severity
from sayso.desk.papers import Papers, numbers_in, outlets_in, tells_alike
from sayso.sources.given_names import same_given_name
from sayso.text import find_words
from sayso.types import Act, Claim, Difference, DifferenceType, Mention, Passage, Side, Stance

_DIFFERING = {
    DifferenceType.NUMBER: Kind.NUMBER_DIFFERS,
    DifferenceType.NAME: Kind.NAME_DIFFERS,
}
_IN_MARKS = re.compile(r"(“[^”]*”)")
# Who rejects an offer, pushes back or disagrees with a policy denies no claim.
_DENYING = re.compile(r"\b(?:den(?:y|ies|ied|ying|ial)|disput|refut|rebut|repudiat|contradict)", re.IGNORECASE)
_JUSTICE = re.compile(r"\bassociate justice\b", re.IGNORECASE)  # every justice but one is
_REJECTING = re.compile(r"\b(?:reject|dismiss)", re.IGNORECASE)
_SAYING = re.compile(r"\b(?:report|claim|allegation|accusation|account|suggestion|charge|assertion)s?\b|^that\b", re.I)
_FORMER = re.compile(
    r"\b(?:former(?:ly)?|ex-|retired|then-|one-time|acting|interim|deputy|assistant|associate)\b", re.I
)


def check_coverage(papers: Papers) -> Iterator[Finding]:
    """Yield what the coverage has otherwise than the draft, or has and the draft leaves out."""
    yield from _denials(papers)
    for difference in papers.report.differences:
        own = [side for side in difference.sides if side.article == papers.draft.id]
        others = [side for side in difference.sides if side.article != papers.draft.id]
        if own and others:
            yield from _differs(papers, difference, own[0], others)


def _denials(papers: Papers) -> Iterator[Finding]:
    """For each who denies what the draft says, in half of the articles that have it: the first such passage.

    A denial is counted wherever it stands in an article, since it is not always aligned with all that it denies. One
    article's denial counts only where there is no other article.
    """
    denials: dict[str, dict[str, Mention]] = defaultdict(dict)
    denied: dict[str, tuple[Mention, set[str]]] = {}
    for claim in papers.report.claims:
        own, others = papers.mentions_of(claim)
        for mention in others:
            denier = _denier(papers, mention)
            if denier is None:
                continue
            denials[denier].setdefault(mention.article, mention)
            if own and denier not in denied and not any(one.stance is Stance.DENIES for one in own):
                for one in own:
                    having = {m.article for m in others if tells_alike(one.passage, [m.passage])}
                    if having:
                        denied.setdefault(denier, (one, having))
    own_deniers = {one.entity for one in papers.said if one.attribution.act is Act.DENIES}
    for denier, (mention, having) in denied.items():
        denying = denials[denier]
        enough = len(denying) >= min(2, len(papers.coverage)) and 2 * len(denying) >= len(having | denying.keys())
        if enough and not own_deniers & papers.side_of(denier):
            yield _denial(papers, mention, denier, list(denying.values()))


def _denier(papers: Papers, mention: Mention) -> str | None:
    """Who says in so many words that something is not so."""
    resolved = papers.attributions.get(mention.attribution or "")
    if mention.stance is not Stance.DENIES or resolved is None:
        return None
    found = resolved.attribution
    said = bool(_DENYING.search(found.cue.text)) or denies_by_words(mention.passage.text)
    said = said or bool(_REJECTING.search(found.cue.text) and _SAYING.search(found.content.text))
    return papers.principal_of(resolved.entity) if said else None


def _denial(papers: Papers, own: Mention, denier: str, denials: list[Mention]) -> Finding:
    besides = [papers.beside(mention.article, mention.passage) for mention in denials]
    carry = "carries" if len(besides) == 1 else "carry"
    name = papers.entities[denier].name
    note = f"{outlets_in(besides)} {carry} a denial of this by {name}; the draft leaves it out."
    return papers.finding(Kind.DENIAL_LEFT_OUT, own.passage, note, besides)


def _differs(papers: Papers, difference: Difference, own: Side, others: list[Side]) -> Iterator[Finding]:
    besides = [papers.beside(side.article, side.passage) for side in others]
    if difference.type is DifferenceType.HEDGE:
        passage = _unhedged(papers, own, others)
        if passage:
            yield papers.finding(Kind.HEDGE_LOST, passage, _note(papers, difference), besides)
    elif difference.type is DifferenceType.SOURCE:
        yield from _source(papers, difference, own, others)
    elif difference.type in _DIFFERING:
        kind = _DIFFERING[difference.type]
        if difference.type is DifferenceType.NAME and _are_modified([own, *others]):
            if not _FORMER.search(own.passage.text) and not _JUSTICE.search(" ".join(s.passage.text for s in others)):
                yield papers.finding(Kind.SOURCE_FIRMER, own.passage, _note(papers, difference), besides)
        elif difference.type is DifferenceType.NUMBER and (
            _has_both(papers, own, others) or _are_rounded(own, others) or not numbers_in(own.passage.text)
        ):
            return
        elif not (difference.type is DifferenceType.NAME and _is_style(own, others)):
            is_number = difference.type is DifferenceType.NUMBER
            severity = _agreed(papers, own, others) if is_number else None
            yield papers.finding(kind, own.passage, _note(papers, difference), besides, severity=severity)


def _unhedged(papers: Papers, own: Side, others: Sequence[Side]) -> Passage | None:
    """The passage of the draft, or its sentence, that has what others hedge, and no word of doubt; None if none."""
    if hedges(own.passage.text):
        return None
    hedged = {term for side in others for term in _hedged(side.passage.text)}
    sentence = papers.sentence_at(own.passage.spans[0].start)
    if hedged & find_terms(own.passage.text) or sentence is None:
        return own.passage if hedged & find_terms(own.passage.text) else None
    words = papers.draft.text[slice(*sentence)]
    return papers.passage((sentence,)) if hedged & find_terms(words) and not hedges(words) else None


def _hedged(text: str) -> Iterator[str]:
    """The first content word behind each word of doubt."""
    words = [text[start:end] for start, end in find_words(text)]
    doubts = hedges(text)
    for n, word in enumerate(words):
        if word.lower() in doubts and words[n + 1 : n + 2] != ["not"]:  # "may not" forbids
            behind = (term for word in words[n + 1 :] for term in find_terms(word))
            yield from islice(behind, 1)


def _has_both(papers: Papers, own: Side, others: Sequence[Side]) -> bool:
    """Does an article have the number of the other one, too? Then the two numbers are of two matters.

    What they count is left aside: "deaths" here may be "per 100,000" there.
    """
    here = numbers_in(own.passage.text)
    for side in others:
        there = numbers_in(side.passage.text)
        if (here - there) & papers.numbers[side.article] or (there - here) & papers.numbers[papers.draft.id]:
            return True
    return False


def _are_rounded(own: Side, others: Sequence[Side]) -> bool:
    """Is each number of the draft, or that of the coverage, the other one rounded: 2.1 million and 2,123,000?"""
    here = numbers_in(own.passage.text)
    there = frozenset(number for side in others for number in numbers_in(side.passage.text))
    pairs = [(one, other) for one in here - there for other in there - here]
    return bool(pairs) and all(_rounds(one, other) or _rounds(other, one) for one, other in pairs)


def _rounds(exact: float, rounded: float) -> bool:
    """Is a number the other one, at no more digits than it has itself?"""
    digits = len(f"{rounded:.15g}".replace(".", "").strip("0").split("e")[0])
    return float(f"{exact:.{max(digits, 1)}g}") == rounded


def _agreed(papers: Papers, own: Side, others: Sequence[Side]) -> Severity | None:
    """A lesser severity where as many articles have the number of the draft."""
    here = numbers_in(own.passage.text) - {number for side in others for number in numbers_in(side.passage.text)}
    apart = {side.article for side in others}
    agreeing = {a.id for a in papers.coverage if a.id not in apart and here & papers.numbers[a.id]}
    return Severity.NEXT if len(agreeing) >= len(apart) else None


def _is_style(own: Side, others: Sequence[Side]) -> bool:
    """Is a name only in capitals here, without its accents, or the given name short: "Bill Barr", "William Barr"?"""
    mine = _plain(own.passage.text)
    names = [_plain(side.passage.text) for side in others]
    return all(
        name == mine or (name[-1] == mine[-1] and len(name) > 1 and len(mine) > 1 and same_given_name(name[0], mine[0]))
        for name in names
    )


def _plain(text: str) -> list[str]:
    """The words of a name in lower case and without accents."""
    letters = unicodedata.normalize("NFD", text.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).split()


def _are_modified(sides: Sequence[Side]) -> bool:
    """Is it about an office with "former", "acting" or "deputy", and not about a name in two spellings?"""
    modified = (found for side in sides for found in find_modified(side.passage.text))
    return any(found.kind == "office" for found in modified)


def _source(papers: Papers, difference: Difference, own: Side, others: list[Side]) -> Iterator[Finding]:
    besides = [papers.beside(side.article, side.passage) for side in others]
    claim = papers.claims.get(difference.claim or "")
    if claim is not None and _is_own_voice(papers, claim, own):
        note = _note(papers, difference)
        yield papers.finding(Kind.OWN_VOICE, own.passage, note, besides)
    elif all((side.article, side.passage.spans) in papers.unnamed for side in (own, *others)):
        yield papers.finding(Kind.SOURCE_FIRMER, own.passage, _note(papers, difference), besides)


def _is_own_voice(papers: Papers, claim: Claim, own: Side) -> bool:
    """Does the draft state by itself what all of the coverage gives to somebody?"""
    mine, others = papers.mentions_of(claim)
    stated = [m for m in mine if any(s.start < e and b < s.end for s in m.passage.spans for b, e in own.passage.spans)]
    given = {papers.attributions[mention.attribution].entity for mention in others if mention.attribution}
    sentence = papers.sentence_at(own.passage.spans[0].start)
    words = find_terms(papers.draft.text[slice(*sentence)] if sentence else own.passage.text)
    if any(find_terms(papers.entities[entity].name) & words for entity in given if entity):
        return False  # the sentence itself says whose word it is
    return (
        bool(stated)
        and all(mention.attribution is None for mention in stated)
        and all(mention.attribution for mention in others)
    )


def _note(papers: Papers, difference: Difference) -> str:
    """The sentence of a difference, with "the draft" for the name of its outlet; quoted words stay as they are."""
    name = papers.name_of(papers.draft.id)
    if name in {papers.name_of(article.id) for article in papers.coverage}:
        return difference.note
    pattern = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
    parts = _IN_MARKS.split(difference.note)
    note = "".join(part if n % 2 else pattern.sub("the draft", part) for n, part in enumerate(parts))
    return note[:1].upper() + note[1:]

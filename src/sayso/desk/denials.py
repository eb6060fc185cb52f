"""Denials that others carry and a draft leaves out."""

import re
from collections import defaultdict
from collections.abc import Iterator

from sayso.comparing.stances import denies_by_words
from sayso.desk.findings import Finding, Kind
from sayso.desk.papers import Papers, outlets_in, tells_alike
from sayso.types import Act, Mention, Stance

# Who rejects an offer, pushes back or disagrees with a policy denies no claim.
_DENYING = re.compile(r"\b(?:den(?:y|ies|ied|ying|ial)|disput|refut|rebut|repudiat|contradict)", re.IGNORECASE)
_REJECTING = re.compile(r"\b(?:reject|dismiss)", re.IGNORECASE)
_SAYING = re.compile(r"\b(?:report|claim|allegation|accusation|account|suggestion|charge|assertion)s?\b|^that\b", re.I)
MOST_WORDS = 8  # of a denial by its words alone, "the report was wrong": a longer one says something else


def check_denials(papers: Papers) -> Iterator[Finding]:
    """For each who denies what the draft says, in half of the articles that have it: the passage that most have.

    A denial is counted wherever it stands in an article, since it is not always aligned with all that it denies. One
    article's denial counts only where there is no other article.
    """
    denials: dict[str, dict[str, Mention]] = defaultdict(dict)
    denied: dict[str, tuple[Mention, set[str]]] = {}
    for claim in papers.report.claims:
        own, others = papers.mentions_of(claim)
        found = [(denier, mention) for mention in others if (denier := _denier(papers, mention))]
        for denier, mention in found:
            denials[denier].setdefault(mention.article, mention)
        deniers = {denier for denier, _ in found}
        if not deniers or any(one.stance is Stance.DENIES for one in own):
            continue
        for one in own:
            having = {other.article for other in others if tells_alike(one.passage, [other.passage])}
            for denier in deniers:
                if len(having) > len(denied[denier][1] if denier in denied else ()):
                    denied[denier] = one, having
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
    short = len(mention.passage.text.split()) <= MOST_WORDS
    said = bool(_DENYING.search(found.cue.text)) or (short and denies_by_words(mention.passage.text))
    said = said or bool(_REJECTING.search(found.cue.text) and _SAYING.search(found.content.text))
    return papers.principal_of(resolved.entity) if said else None


def _denial(papers: Papers, own: Mention, denier: str, denials: list[Mention]) -> Finding:
    besides = [papers.beside(mention.article, mention.passage) for mention in denials]
    carry = "carries" if len(besides) == 1 else "carry"
    name = papers.entities[denier].name
    note = f"{outlets_in(besides)} {carry} a denial of this by {name}; the draft leaves it out."
    return papers.finding(Kind.DENIAL_LEFT_OUT, own.passage, note, besides)

"""Names that others spell otherwise than a draft, and sources whom it describes more firmly."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice, product

from rapidfuzz import fuzz

from sayso.comparing.differences.modifiers import find_modified
from sayso.desk.findings import Finding, Kind
from sayso.desk.papers import Papers, differences_of, outlets_in, tells_alike
from sayso.desk.unnamed import INSIDERS, is_insider
from sayso.sources.given_names import same_given_name
from sayso.sources.nouns import singular
from sayso.types import DifferenceType, Mention, ResolvedAttribution, Side

_FORMER = re.compile(
    r"\b(?:former(?:ly)?|ex-|retired|then-|one-time|acting|interim|deputy|assistant|associate)\b", re.I
)
# By these a source is called who need hold no office; the others do.
_VAGUE = re.compile(r"\b(?:sources?|persons?|people|individuals?|insiders?)\b", re.IGNORECASE)
_SONS = ("son", "sen", "sson", "ssen")
_CAPITAL = re.compile(r"(?<![\w’'-])[A-Z][\w’'-]+")
LEAST_RATIO = 75  # per cent of letters that two spellings of a word share, as the comparison asks for surnames
_VOWELS = re.compile(r"[aeiouy’'-]|(.)(?=\1)")


def check_names(papers: Papers) -> Iterator[Finding]:
    """Yield names that the draft spells otherwise than others, each once. How others describe somebody is theirs."""
    seen: set[tuple[str, str]] = set()
    for difference, own, others in differences_of(papers, DifferenceType.NAME):
        if not papers.tells_of_draft(difference) or any(_is_office(side) for side in (own, *others)):
            continue
        pairs = (pair for side in others for pair in _spelled_apart(own.passage.text, side.passage.text))
        spelled = {pair for pair in pairs if all(word in difference.note for word in pair)}
        if spelled and not spelled & seen:
            seen |= spelled
            besides = [papers.beside(side.article, side.passage) for side in others]
            yield papers.finding(Kind.NAME_DIFFERS, own.passage, papers.note_of(difference), besides)


def _spelled_apart(own: str, other: str) -> Iterator[tuple[str, str]]:
    """The words with a capital that two passages have in two spellings, beyond those of two houses."""
    here, there = (frozenset(_CAPITAL.findall(text)) for text in (own, other))
    for mine, theirs in product(here - there, there - here):
        if fuzz.ratio(mine, theirs) >= LEAST_RATIO and not is_style_of(plain_name(mine), plain_name(theirs)):
            yield mine, theirs


def check_offices(papers: Papers) -> Iterator[Finding]:
    """Yield offices of the draft that others have with "former", "acting" or "deputy"; one for each claim.

    Whether a reader would list it as a difference does not matter here: the draft says more than others do.
    """
    for claim in papers.report.claims:
        own, others = papers.mentions_of(claim)
        told = (found for mention in own for other in others if (found := _firmer(papers, mention, other)))
        yield from islice(told, 1)


def _firmer(papers: Papers, own: Mention, other: Mention) -> Finding | None:
    """An office in a passage of the draft that another article narrows in a passage of the same claim."""
    if _FORMER.search(own.passage.text) or not tells_alike(own.passage, [other.passage]):
        return None
    beside = papers.beside(other.article, other.passage)
    for modified in find_modified(other.passage.text):
        text, noun = modified.text, modified.text[slice(*modified.noun)]
        bare = re.compile(rf"(?<!\w){re.escape(noun)}(?!\w)")
        is_lone = modified.kind == "office" and len(bare.findall(text)) == 1  # not "officials and former officials"
        if is_lone and singular(noun.lower()) in INSIDERS and bare.search(own.passage.text):
            note = f"{beside.outlet} has “{text[modified.word[0] : modified.noun[1]]}”, the draft only “{noun}”."
            return papers.finding(Kind.SOURCE_FIRMER, own.passage, note, [beside])
    return None


def check_descriptions(papers: Papers) -> Iterator[Finding]:
    """Yield unnamed sources whom the draft gives an office that others do not, or no longer, give them.

    They are those of one outlet's report, as the draft and as others tell of it; one finding for each report.
    """
    told = _by_teller(papers)
    for teller, articles in told.items():
        own = articles.get(papers.draft.id, [])
        others = [found for article, found in articles.items() if article != papers.draft.id]
        besides = [papers.beside(one[0].article, one[0].attribution.source) for one in others if _are_weaker(one, own)]
        if not own or not besides or len(besides) < len(others):
            continue
        here, there = own[0].attribution.source, besides[0].passage
        note = (
            f"Of what {papers.entities[teller].name} reported, the draft gives as source “{here.text}”,"
            f" {outlets_in(besides)} “{there.text}”."
        )
        yield papers.finding(Kind.SOURCE_FIRMER, here, note, besides)


def _by_teller(papers: Papers) -> dict[str, dict[str, list[ResolvedAttribution]]]:
    """The unnamed sources of each outlet's reports, by the article that tells of them."""
    told: dict[str, dict[str, list[ResolvedAttribution]]] = defaultdict(lambda: defaultdict(list))
    for one in papers.report.attributions:
        teller = papers.first_teller(one) or papers.report.outlets.get(one.article)
        if one.anonymous and teller and one.attribution.source.spans and is_insider(one.attribution.source.text):
            told[teller][one.article].append(one)
    return told


def _are_weaker(theirs: Sequence[ResolvedAttribution], own: Sequence[ResolvedAttribution]) -> bool:
    """Have the sources left the office that the draft gives them, or is none told of?"""
    here, there = ([one.attribution.source.text for one in told] for told in (own, theirs))
    if any(_FORMER.search(text) for text in here):
        return False
    vague = all(_VAGUE.search(text) for text in there) and not any(_VAGUE.search(text) for text in here)
    return vague or all(_FORMER.search(text) for text in there)


def _is_office(side: Side) -> bool:
    """Is something in a passage narrowed by "former", "acting" or "deputy"? Else it is about a name's spelling."""
    return any(modified.kind == "office" for modified in find_modified(side.passage.text))


def is_style_of(name: Sequence[str], other: Sequence[str]) -> bool:
    """Are two names, each by its plain words, one in the letters of two houses, "Mohammed" and "Mohammad", or short?

    "Bill Barr" is short for "William Barr". "Petersen" and "Peterson" differ by a vowel as well, and are two names.
    """
    if _skeleton(name) == _skeleton(other) and not (name[-1].endswith(_SONS) and other[-1].endswith(_SONS)):
        return True
    both = len(name) > 1 and len(other) > 1
    alike = name[1:] == other[1:] or (len(name) != len(other) and name[-1] == other[-1])
    return name == other or (both and alike and same_given_name(name[0], other[0]))


def _skeleton(name: Sequence[str]) -> str:
    """The consonants of a name, doubled ones once."""
    return _VOWELS.sub("", " ".join(name))


def plain_name(text: str) -> list[str]:
    """The words of a name in lower case and without accents."""
    letters = unicodedata.normalize("NFD", text.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).split()

"""Words that one outlet quotes and another retells, and what the retelling loses."""

import re
from collections.abc import Iterator

from sayso.comparing.findings import Finding, shorten
from sayso.comparing.pairs import Pair, is_quoted, make_finding, outlets_of, share_a_run
from sayso.comparing.propositions import Proposition
from sayso.comparing.story import Story
from sayso.comparing.terms import find_terms
from sayso.text import find_words
from sayso.types import DifferenceType

# How alike the two must be, as alignment measures it. Set on eight development stories and 54 unseen events.
ALIKE = 0.4
LEAST_QUOTED, LEAST_RETOLD = 6, 5  # words: a shorter quotation is a fragment, a shorter retelling a mere mention
LEAST_SHARED = 2  # content words: fewer, and they are two sayings
LEAST_LOST = 4  # content words in a row that the retelling has no word for
PRINTED_RUN = 5  # words in a row of the quotation, two of them telling: an article that prints them quotes it, too
SHOWN_WORDS = 12
_THOUGHT = re.compile(
    r"\b(?:th(?:ink|ought)|believ|hop|want|fear|know|knew)", re.IGNORECASE
)  # what nobody need have said


def differ_in_retelling(story: Story, pair: Pair) -> Iterator[Finding]:
    """One speaker's saying in quotation marks here, and there in the outlet's words, without some of what was said."""
    one, other = pair.one.attribution, pair.other.attribution
    if not pair.mutual or pair.alike < ALIKE or one is None or other is None:
        return
    if not one.entity or one.entity != other.entity or is_quoted(pair.one) == is_quoted(pair.other):
        return
    at = 0 if is_quoted(pair.one) else 1
    quoted, retold = (pair.one, pair.other) if at == 0 else (pair.other, pair.one)
    if len(quoted.text.split()) < LEAST_QUOTED or len(retold.text.split()) < LEAST_RETOLD:
        return
    if _THOUGHT.search((other if at == 0 else one).attribution.cue.text):
        return
    said, told = find_terms(quoted.text), find_terms(retold.text)
    if len(said & told) < LEAST_SHARED or _prints(story, retold.article, quoted) or share_a_run(pair, PRINTED_RUN - 1):
        return
    lost = find_lost(quoted.text, retold.text)
    if len(find_terms(lost)) < LEAST_LOST:
        return
    names = outlets_of(story, pair)
    note = f"{names[at]} quotes what {names[1 - at]} retells without “{shorten(lost, SHOWN_WORDS)}”."
    yield make_finding(DifferenceType.QUOTE, story, pair, note, 0.8)


def find_lost(quoted: str, retold: str) -> str:
    """The longest stretch of a quotation of whose content words a retelling has none; "" where it has them all."""
    known = find_terms(retold)
    best = stretch = (0, 0)
    most = count = 0
    for start, end in find_words(quoted):
        terms = find_terms(quoted[start:end])
        if terms & known:
            stretch, count = (end, end), 0
            continue
        stretch, count = (start if count == 0 and terms else stretch[0], end), count + len(terms)
        if count > most:
            best, most = stretch, count
    return quoted[slice(*best)].strip(" ,.;:")


def _prints(story: Story, article: int, quoted: Proposition) -> bool:
    """Does an article print a run of these words anywhere?"""
    words, text = (
        re.findall(r"[\w']+", t.lower().replace("’", "'")) for t in (quoted.text, story.articles[article].text)
    )
    runs = {tuple(words[n : n + PRINTED_RUN]) for n in range(len(words) - PRINTED_RUN + 1)}
    telling = {run for run in runs if len(find_terms(" ".join(run))) > 1}
    return any(tuple(text[n : n + PRINTED_RUN]) in telling for n in range(len(text)))

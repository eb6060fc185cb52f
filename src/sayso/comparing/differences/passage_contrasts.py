"""What sets two passages of one claim apart: the first kind of difference that has something to say."""

from collections.abc import Collection
from dataclasses import replace

from sayso.comparing.differences.claim_dates import tell_date
from sayso.comparing.differences.claim_names import tell_name
from sayso.comparing.differences.claim_numbers import tell_number
from sayso.comparing.differences.claim_sources import tell_source
from sayso.comparing.differences.claim_wording import tell_cue, tell_hedge, tell_quoted, tell_whole, tell_words
from sayso.comparing.differences.pairs import Pair, print_the_same, share_a_run
from sayso.comparing.differences.printed_pairs import in_one_form
from sayso.comparing.findings import Contrast
from sayso.comparing.printings import read_tokens
from sayso.comparing.story import Story
from sayso.comparing.terms import find_terms
from sayso.types import DifferenceType, Span

MOST_CHARS = 2000  # of a passage that is told of: longer ones are no prose, and some tellers look at each two words
# Shares of content words by which two passages are so much one that what one adds is idle, or that a single phrase
# tells how they differ; where they have less in common both are quoted. Of 64 pairs that two readers judged, single
# phrases were to the point in 10 of 50 of the last kind, and none of the 8 of the first kind was wanted as it was told.
IDLE_SHARE = 0.85  # of the content words of the shorter passage
PHRASE_SHARE = 0.4  # of the content words of both
UTTERANCE_SHARE = 0.5  # of the content words of the shorter one of two quotations of one utterance


def tell_passages(
    story: Story, pair: Pair, kinds: Collection[DifferenceType] = frozenset(DifferenceType)
) -> Contrast | None:
    """Say in what two passages of one claim differ; None where they are the same words, or nearly so.

    None, too, where both are quotations that have little in common: then they are two utterances, and no two accounts.
    And None where what comes first in which they differ is of none of the `kinds` that are asked for.
    """
    if max(len(pair.one.text), len(pair.other.text)) > MOST_CHARS:
        return None
    if _are_two_utterances(pair):
        return None
    last = max((n for n, (_, told) in enumerate(_TELLERS) if not told.isdisjoint(kinds)), default=-1)
    contrast = next((found for tell, _ in _TELLERS[: last + 1] if (found := tell(story, pair))), None)
    return contrast if contrast and contrast.type in kinds else None


def show_passages(story: Story, pair: Pair) -> Contrast | None:
    """Set two passages of one claim side by side, however little sets them apart.

    None where that is only print, or how one quotation is divided, and of two utterances.
    """
    if max(len(pair.one.text), len(pair.other.text)) > MOST_CHARS or _are_two_utterances(pair):
        return None
    quoted = pair.one.quoted and pair.other.quoted
    if _plain_words(pair.one.text) == _plain_words(pair.other.text) or (quoted and print_the_same(story, pair)):
        return None
    shown = tell_whole(story, pair)
    quoted = quoted and shown is not None and shown.type is DifferenceType.WORDING
    return replace(shown, type=DifferenceType.QUOTE) if shown and quoted else shown


def _plain_words(text: str) -> list[str]:
    """The words of a passage, those of a short form one by one: "they're" is "they are"."""
    return [form for token in read_tokens(text, (Span(0, len(text)),)) for form in in_one_form(token.word)]


def _are_two_utterances(pair: Pair) -> bool:
    """Are both quotations, and have little in common, or are those of two whose words are not the same?"""
    one, other = pair.one.attribution, pair.other.attribution
    if one is None or other is None or not (pair.one.quoted and pair.other.quoted):
        return False
    first, second = find_terms(pair.one.text), find_terms(pair.other.text)
    few = len(first & second) < UTTERANCE_SHARE * min(len(first), len(second))
    return few or (one.entity != other.entity and not share_a_run(pair))


def _tell_wording(story: Story, pair: Pair) -> Contrast | None:
    """The phrase that sets two passages apart, or, where they differ in more, both as they are printed."""
    first, second = find_terms(pair.one.text), find_terms(pair.other.text)
    common = len(first & second)
    if common >= IDLE_SHARE * min(len(first), len(second)):
        return None
    if common >= PHRASE_SHARE * len(first | second):
        return tell_words(story, pair)
    return tell_whole(story, pair)


# What is told first is what an editor looks at first; each with the kinds that it may give.
_TELLERS = (
    (tell_number, frozenset({DifferenceType.NUMBER})),
    (tell_date, frozenset({DifferenceType.DATE})),
    (tell_source, frozenset({DifferenceType.SOURCE})),
    (tell_name, frozenset({DifferenceType.NAME, DifferenceType.PLACE, DifferenceType.WORDING})),
    (tell_hedge, frozenset({DifferenceType.HEDGE})),
    (tell_quoted, frozenset({DifferenceType.QUOTE})),
    (tell_cue, frozenset({DifferenceType.WORDING})),
    (_tell_wording, frozenset({DifferenceType.WORDING, DifferenceType.NUMBER})),
)

"""Two sentences of one speaker that one outlet prints as one, joined by a word that was not said there: "because"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sayso.comparing.findings import Finding, make_side, merge_spans, outlet_name
from sayso.comparing.printings import Token, read_tokens
from sayso.comparing.story import Story
from sayso.types import DifferenceType, Quote, Spans

END_WORDS, START_WORDS = 4, 3  # of two sentences that must stand on both sides of what joins them
MOST_PRINTINGS = 12  # of one utterance that are looked at, the first ones
# Words that say how two sentences hang together; "and" says too little.
_LINKS = frozenset("because since so therefore but although though while if when unless until after before".split())


@dataclass(frozen=True, slots=True)
class _Printing:
    article: int
    spans: Spans
    tokens: tuple[Token, ...]

    @property
    def words(self) -> list[str]:
        return [token.word for token in self.tokens]


def differ_in_joins(story: Story, quote: Quote) -> Iterator[Finding]:
    """Yield at most one difference: a link between two sentences of an utterance that another article prints apart."""
    place = {article.id: n for n, article in enumerate(story.articles)}
    printings = [
        _Printing(
            place[v.article], v.passage.spans, read_tokens(story.articles[place[v.article]].text, v.passage.spans)
        )
        for v in quote.variants[:MOST_PRINTINGS]
    ]
    for first, second in pairwise(printings):
        if first.article != second.article:
            continue
        for joined in printings:
            link = _link(first.words, second.words, joined.words) if joined.article != first.article else None
            if link:
                yield _make_finding(story, quote, link, joined, first, second)
                return


def _make_finding(
    story: Story, quote: Quote, link: str, joined: _Printing, first: _Printing, second: _Printing
) -> Finding:
    apart = make_side(story, first.article, merge_spans((*first.spans, *second.spans)))
    sides = sorted((apart, make_side(story, joined.article, joined.spans)), key=lambda side: side.article)
    speaker = story.name_of(quote.speaker)
    words = f"The words of {speaker}" if speaker else "The same words"
    names = outlet_name(story, joined.article), outlet_name(story, first.article)
    note = f"{words} are one sentence in {names[0]}, joined by “{link}”, and two in {names[1]}."
    return Finding(DifferenceType.QUOTE, None, tuple(sides), note, 2.0)


def _link(first: Sequence[str], second: Sequence[str], joined: Sequence[str]) -> str | None:
    """The word between two sentences where a printing has them as one; None where it does not."""
    end, start = list(first[-END_WORDS:]), list(second[:START_WORDS])
    if len(end) < END_WORDS or len(start) < START_WORDS:
        return None
    for n in range(len(joined) - END_WORDS - START_WORDS):
        at = n + END_WORDS
        if joined[n:at] == end and joined[at] in _LINKS and joined[at + 1 : at + 1 + START_WORDS] == start:
            return joined[at]
    return None

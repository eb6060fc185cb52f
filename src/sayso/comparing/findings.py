"""What a difference is made of, before it has an id: sides, a note, and how much it matters."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from sayso.comparing.propositions import Proposition
from sayso.comparing.story import Story
from sayso.text import without_last_stop
from sayso.types import Article, DifferenceType, Passage, ResolvedAttribution, Side, Span, Spans, text_of

TITLE_WORDS = 8  # of a title by which an article is told from another one of its outlet
PRONOUNS = frozenset("he she they it who which we i you his her their that those these both some others".split())


@dataclass(frozen=True, slots=True)
class Finding:
    """A difference before it has an id. The greater `weight`, the more it matters."""

    type: DifferenceType
    claim: str | None
    sides: tuple[Side, ...]
    note: str
    weight: float


@dataclass(frozen=True, slots=True)
class Contrast:
    """What sets two passages of one matter apart: in what they differ, and one plain sentence that says it.

    `sides` are the words that the sentence quotes, where it quotes more than the two passages.
    """

    type: DifferenceType
    note: str
    sides: tuple[Side, Side] | None = None


def make_side(story: Story, article: int, spans: Spans) -> Side:
    """One article's words in a difference."""
    chosen = story.articles[article]
    return Side(chosen.id, Passage(spans, text_of(chosen.text, spans)))


def side_of(story: Story, member: Proposition) -> Side:
    """A proposition as a side."""
    return make_side(story, member.article, member.spans)


def side_with_source(story: Story, member: Proposition) -> Side:
    """A proposition together with the words that say who speaks, where they stand in the same sentence."""
    if member.attribution is None:
        return side_of(story, member)
    parts = member.attribution.attribution.source.spans + member.attribution.attribution.cue.spans
    inside = [span for span in parts if member.sentence.start <= span.start < member.sentence.end]
    return make_side(story, member.article, merge_spans([*member.spans, *inside]))


def merge_spans(spans: Iterable[Span]) -> Spans:
    """Put spans in order; those that overlap, or that only a mark and a space part, become one."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end + 2:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(Span(*span))
    return tuple(merged)


def outlet_name(story: Story, article: int) -> str:
    """How an article is called in a note: by its outlet, or by its id where that is not known.

    Where the outlet has several articles in the story, by its day as well, else by its title, else by its id: two
    articles are never called by the same words.
    """
    name = story.outlet_names[article]
    among = story.of_outlet[name]
    if len(among) < 2:
        return name
    own = story.articles[article]
    for mark in (_day, _title):
        marks = [mark(story.articles[n]) for n in among]
        if all(marks) and len(set(marks)) == len(marks):
            return f"{name} {mark(own)}"
    return f"{name} ({own.id})"


def _day(article: Article) -> str:
    """The day on which an article appeared, "of 4 May 2024"; "" where that is not known."""
    return _in_words(article.published or "")


@lru_cache(maxsize=1 << 10)
def _in_words(published: str) -> str:
    try:
        day = date.fromisoformat(published[:10])
    except ValueError:  # no date, or only a year or a month
        return ""
    return f"of {day.day} {day:%B %Y}"


def _title(article: Article) -> str:
    return f"(“{shorten(article.title, TITLE_WORDS)}”)" if article.title else ""


def source_name(story: Story, resolved: ResolvedAttribution) -> str:
    """How an article calls a source; where it only says "he", the name of the one who is meant."""
    text = " ".join(resolved.attribution.source.text.split())
    return story.name_of(resolved.entity) or text if text.lower() in PRONOUNS or not text else text


def shorten(text: str, words: int = 16) -> str:
    """The first words of a passage, for a note, without the stop behind the last."""
    parts = without_last_stop(text.strip()).split()
    return " ".join(parts) if len(parts) <= words else " ".join(parts[: words - 1]) + " …"

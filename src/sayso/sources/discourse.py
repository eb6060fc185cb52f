"""One article laid out for reading: paragraphs, sentences, quotations, names and the sources of its attributions."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sayso.sources.mentions import Name, find_names
from sayso.sources.outlets import has_reported
from sayso.text import find_paragraphs, find_quotations, find_sentences
from sayso.types import Article, Attribution


@dataclass(frozen=True, slots=True)
class Discourse:
    """An article with what is looked up in it by offset. All lists of starts are sorted.

    `text` is the article's, character for character, with plain spaces for the hard ones. `body` has the starts of the
    paragraphs that are neither boilerplate nor headlines.
    """

    article: Article
    text: str
    attributions: tuple[Attribution, ...]
    paragraphs: tuple[tuple[int, int], ...]
    sentences: tuple[tuple[int, int], ...]
    quotations: tuple[tuple[int, int], ...]
    names: tuple[Name, ...]
    sources: tuple[tuple[int, int], ...]
    headlines: tuple[tuple[int, int], ...]
    body: tuple[int, ...]

    def paragraph_of(self, offset: int) -> int:
        """Return the number of the paragraph that holds an offset, or the one before it."""
        return _find(self.paragraphs, offset)

    def paragraph_end(self, offset: int) -> int:
        """Return where the paragraph around an offset ends."""
        number = self.paragraph_of(offset)
        return self.paragraphs[number][1] if number >= 0 else len(self.text)

    def sentence_of(self, offset: int) -> int:
        """Return the number of the sentence that holds an offset, or the one before it."""
        return _find(self.sentences, offset)

    def in_quotation(self, offset: int) -> bool:
        """Does an offset lie inside quotation marks?"""
        number = _find(self.quotations, offset)
        return number >= 0 and self.quotations[number][0] < offset < self.quotations[number][1] - 1

    def depth(self, offset: int) -> int:
        """Return how many paragraphs of the article's body begin before the one that holds an offset."""
        return max(0, bisect_right(self.body, offset) - 1)

    def in_headline(self, offset: int) -> bool:
        """Does an offset lie in a line in title case, whose names were not read?"""
        number = _find(self.headlines, offset)
        return number >= 0 and offset < self.headlines[number][1]

    def names_in(self, start: int, end: int) -> tuple[Name, ...]:
        """Return the names that begin in `[start, end)`."""
        first = bisect_right(self.names, start - 1, key=_start)
        last = bisect_right(self.names, end - 1, key=_start)
        return self.names[first:last]

    def names_paper(self, name: Name) -> bool:
        """Does a name behind "the" stand where a paper's does: at the head of a source, or before "reported"?"""
        number = _find(self.sources, name.start)
        heads = number >= 0 and self.sources[number][0] in (name.start, name.start - len("the "))
        return heads or has_reported(self.text, name.start, name.end)

    def sources_in(self, start: int, end: int) -> tuple[tuple[int, int], ...]:
        """Return the sources that begin in `[start, end)`."""
        return self.sources[_find(self.sources, start - 1) + 1 : _find(self.sources, end - 1) + 1]

    def source_end(self, start: int) -> int:
        """Return where the source that begins at an offset ends, or the offset where none does."""
        number = _find(self.sources, start)
        return self.sources[number][1] if number >= 0 and self.sources[number][0] == start else start

    def heads_source(self, name: Name) -> bool:
        """Does some attribution's source begin with this name, or with the title before it?"""
        number = _find(self.sources, name.start)
        return number >= 0 and self.sources[number][0] in (name.start, name.lead)


def _start(name: Name) -> int:
    return name.start


def _find(ranges: Sequence[tuple[int, int]], offset: int) -> int:
    return bisect_right(ranges, offset, key=lambda pair: pair[0]) - 1


def _covers(ranges: Sequence[tuple[int, int]], offset: int) -> bool:
    number = _find(ranges, offset)
    return number >= 0 and offset < ranges[number][1]


def lay_out(article: Article, attributions: tuple[Attribution, ...]) -> Discourse:
    """Read the layout and the names of an article. Names in boilerplate and in headline lines are left out."""
    text = article.text.replace("\u00a0", " ")
    paragraphs = find_paragraphs(text)
    sentences: list[tuple[int, int]] = []
    quotations: list[tuple[int, int]] = []
    for start, end in paragraphs:
        sentences.extend(find_sentences(text, start, end))
        quotations.extend((q.start, q.end) for q in find_quotations(text, start, end))
    skipped = [(b.start, b.end) for b in article.boilerplate]
    headlines = [(start, end) for start, end in paragraphs if _is_headline(text[start:end])]
    skipped.extend(headlines)
    starts = frozenset(a.source.spans[0][0] for a in attributions if a.source.spans)
    names = find_names(text, sources=starts)
    skipped.sort()
    names = [name for name in names if not _covers(skipped, name.start)]
    sources = sorted({(s.start, s.end) for a in attributions for s in a.source.spans[:1]})
    return Discourse(
        article=article,
        text=text,
        attributions=attributions,
        paragraphs=tuple(paragraphs),
        sentences=tuple(sentences),
        quotations=tuple(quotations),
        names=tuple(names),
        sources=tuple(sources),
        headlines=tuple(headlines),
        body=tuple(start for start, _ in paragraphs if not _covers(skipped, start)),
    )


def with_attributions(discourse: Discourse, added: Sequence[Attribution]) -> Discourse:
    """Return an article with more attributions, all in the order of their cues.

    The `within` of those that are added are numbers of the article's attributions as they were.
    """
    if not added:
        return discourse
    numbered = [*enumerate(discourse.attributions), *((-1, item) for item in added)]
    numbered.sort(key=lambda pair: (pair[1].cue.spans[0], pair[1].content.spans))
    place = {old: new for new, (old, _) in enumerate(numbered) if old >= 0}
    attributions = tuple(
        item if item.within is None else replace(item, within=place[item.within]) for _, item in numbered
    )
    sources = sorted({(s.start, s.end) for item in attributions for s in item.source.spans[:1]})
    return replace(discourse, attributions=attributions, sources=tuple(sources))


def _is_headline(paragraph: str) -> bool:
    """Is a paragraph a line in title case, in which capitals say nothing about names?"""
    if len(paragraph) > 160 or paragraph.rstrip('”"’')[-1:] in (".", "!", "?", ","):
        return False
    words = [word for word in paragraph.split() if len(word) > 3 and word[0].isalpha()]
    return len(words) >= 4 and sum(word[0].isupper() for word in words) > 0.7 * len(words)

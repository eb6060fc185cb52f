"""The draft and the papers beside it, as the checks read them."""

import re
import sys
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from sayso.comparing.differences.quantities import find_quantities
from sayso.comparing.printings import body_paragraphs, read_tokens
from sayso.comparing.terms import find_terms
from sayso.desk.findings import SEVERITY, Beside, Finding, Kind, Severity
from sayso.presenting.words import some_names
from sayso.text import find_quotations, find_sentences
from sayso.types import (
    Article,
    Claim,
    Difference,
    DifferenceType,
    Edit,
    Entity,
    EntityType,
    Mention,
    Passage,
    Report,
    ResolvedAttribution,
    Side,
    Span,
    Spans,
    text_of,
)

# Content words that two passages of a claim must share where the finding rests on nothing but that they are one claim.
# Seven in ten pairs of a claim are right; with these words in common nearly all are. Read on 16 events.
LEAST_TERMS, SHARE_OF_TERMS = 3, 0.4

_IN_MARKS = re.compile(r"(“[^”]*”)")
MOST_NAMED = 3  # outlets in one sentence
_YEARS = 1900, 2100
# Figures that are hardly the same by chance: "348.2", "59,000".
_FIGURES = re.compile(r"(?<![\w.,])(?:\d{1,3}(?:,\d{3}){1,4}(?:\.\d{1,9})?|\d{1,9}\.\d{1,9})(?![\w.,]*\d)")


@dataclass(frozen=True)
class Papers:
    """The report of a draft together with its coverage; `draft` is one of the report's articles."""

    report: Report
    draft: Article
    articles: dict[str, Article] = field(hash=False)
    entities: dict[str, Entity] = field(hash=False)
    attributions: dict[str, ResolvedAttribution] = field(hash=False)

    @cached_property
    def said(self) -> tuple[ResolvedAttribution, ...]:
        """Who says what in the draft, in the order of the text."""
        own = (one for one in self.report.attributions if one.article == self.draft.id)
        return tuple(sorted(own, key=lambda one: _start(one)))

    @cached_property
    def paragraphs(self) -> tuple[Span, ...]:
        """The paragraphs of the draft itself, without title and boilerplate."""
        return tuple(Span(*part) for part in body_paragraphs(self.draft))

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """The sentences of the draft itself, without title and boilerplate."""
        text = self.draft.text
        return tuple(Span(*sentence) for part in self.paragraphs for sentence in find_sentences(text, *part))

    @property
    def quoted(self) -> tuple[Span, ...]:
        """What stands in quotation marks in the draft, marks included."""
        return self.quotations[self.draft.id]

    @cached_property
    def quoted_words(self) -> str:
        """The words that the draft quotes, evened out as the comparison of quotations reads them."""
        words = (token.word for part in self.quoted for token in read_tokens(self.draft.text, (part,)))
        return f" {' '.join(words)} "

    @cached_property
    def quotations(self) -> dict[str, tuple[Span, ...]]:
        """What stands in quotation marks in each article, marks included."""
        return {
            article.id: tuple(
                Span(quotation.start, quotation.end)
                for part in body_paragraphs(article)
                for quotation in find_quotations(article.text, *part)
            )
            for article in self.report.articles
        }

    @cached_property
    def numbers(self) -> dict[str, frozenset[float]]:
        """The numbers of each article; of long figures also those of which it is not clear what they count."""
        return {
            article.id: numbers_in(article.text)
            | {float(match.group().replace(",", "")) for match in _FIGURES.finditer(article.text)}
            for article in self.report.articles
        }

    @cached_property
    def named_outlets(self) -> frozenset[str]:
        """The outlets that the draft names somewhere."""
        return frozenset(entity for entity, pattern in self.outlet_names.items() if pattern.search(self.draft.text))

    @cached_property
    def outlet_names(self) -> dict[str, re.Pattern[str]]:
        """For each outlet of the report what finds one of its names."""
        found = {}
        for entity in self.entities.values():
            names = (re.sub(r"^[Tt]he ", "", name) for name in (entity.name, *entity.aliases))
            known = "|".join(re.escape(name) for name in names if len(name) > 2)
            if entity.type is EntityType.OUTLET and known:
                found[entity.id] = re.compile(rf"(?<!\w)(?:{known})(?!\w)")
        return found

    @property
    def outlet(self) -> str | None:
        """The entity of the draft's own outlet, where it is known."""
        return self.report.outlets.get(self.draft.id)

    @property
    def coverage(self) -> tuple[Article, ...]:
        """The articles beside the draft."""
        return tuple(article for article in self.report.articles if article.id != self.draft.id)

    def paragraph_at(self, at: int) -> int:
        """The index of the paragraph of the draft in which, or behind which, a character stands; -1 before all."""
        return bisect_right(self.paragraphs, (at, sys.maxsize)) - 1

    def sentence_at(self, at: int) -> Span | None:
        """The sentence of the draft in which a character stands."""
        return _around(self.sentences, at, at + 1)

    def is_quoted(self, span: Span, article: str | None = None) -> bool:
        """Does a span of the draft, or of another article, lie in quotation marks?"""
        return _around(self.quotations[article or self.draft.id], *span) is not None

    def name_of(self, article: str) -> str:
        """How an article is called in a note: by its outlet, or by its id where that is not known."""
        outlet = self.report.outlets.get(article)
        known = self.entities[outlet].name if outlet in self.entities else ""
        return known or self.articles[article].outlet or article

    def entity_of(self, resolved: ResolvedAttribution) -> Entity | None:
        """Who is meant by a source, where that is known."""
        return self.entities.get(resolved.entity or "")

    def source_of(self, resolved: ResolvedAttribution) -> str:
        """How a source is called in a note: by the words of the article, or the name where these are a pronoun."""
        words = " ".join(resolved.attribution.source.text.split())
        entity = self.entity_of(resolved)
        return entity.name if entity and len(words.split()) < 2 else words

    def relay_of(self, resolved: ResolvedAttribution) -> str | None:
        """The other outlet through which an article has what is said, None where it heard it itself."""
        own = self.report.outlets.get(resolved.article)
        for entity in resolved.chain[:-1]:
            if self.entities[entity].type is EntityType.OUTLET and entity != own:
                return entity
        return None

    def principal_of(self, entity: str | None) -> str | None:
        """The one whom somebody speaks for, or they themselves."""
        known = self.entities.get(entity or "")
        return (known.speaks_for or known.id) if known else None

    def side_of(self, entity: str) -> frozenset[str | None]:
        """Somebody, and those who speak for them."""
        return frozenset({entity, *(one.id for one in self.entities.values() if one.speaks_for == entity)})

    def first_teller(self, resolved: ResolvedAttribution) -> str | None:
        """The outlet at which the outlets end through which an article has what is said; None if it names none."""
        own = self.report.outlets.get(resolved.article)
        tellers = [e for e in resolved.chain if self.entities[e].type is EntityType.OUTLET and e != own]
        return tellers[-1] if tellers else None

    def note_of(self, difference: Difference) -> str:
        """The sentence of a difference, with "the draft" for the name of its outlet; quoted words stay as they are."""
        name = self.name_of(self.draft.id)
        others = list(dict.fromkeys(self.name_of(s.article) for s in difference.sides if s.article != self.draft.id))
        pattern = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
        parts = _IN_MARKS.split(difference.note)
        note = "".join(part if n % 2 else pattern.sub("the draft", part) for n, part in enumerate(parts))
        if name in others or note == difference.note:  # it is about two others, or it is not clear whom it means
            return f"The draft and {some_names(others, MOST_NAMED)} do not have this alike."
        return note[:1].upper() + note[1:]

    def tells_of_draft(self, difference: Difference) -> bool:
        """Does the sentence of a difference name the draft's outlet, or is it about two others?"""
        name = re.compile(rf"(?<!\w){re.escape(self.name_of(self.draft.id))}(?!\w)")
        return any(name.search(part) for part in _IN_MARKS.split(difference.note)[::2])

    def mentions_of(self, claim: Claim) -> tuple[list[Mention], list[Mention]]:
        """The mentions of a claim in the draft, and those in the coverage."""
        own = [mention for mention in claim.mentions if mention.article == self.draft.id]
        return own, [mention for mention in claim.mentions if mention.article != self.draft.id]

    def passage(self, spans: Spans) -> Passage:
        """Words of the draft."""
        return Passage(spans, text_of(self.draft.text, spans))

    def beside(self, article: str, passage: Passage) -> Beside:
        """Words of another article."""
        return Beside(article, self.name_of(article), passage)

    def finding(
        self,
        kind: Kind,
        passage: Passage,
        note: str,
        beside: Iterable[Beside] = (),
        *,
        edits: Sequence[Edit] = (),
        severity: Severity | None = None,
    ) -> Finding:
        """A finding, of the severity of its kind where none is given."""
        return Finding(kind, severity or SEVERITY[kind], passage, " ".join(note.split()), tuple(beside), tuple(edits))


def _around(parts: Sequence[Span], start: int, end: int) -> Span | None:
    """The one of some parts, in order, in which `[start, end)` lies."""
    at = bisect_right(parts, (start, sys.maxsize)) - 1
    return parts[at] if at >= 0 and end <= parts[at].end else None


def outlets_in(besides: Sequence[Beside]) -> str:
    """The outlets of some passages, each once, as a person lists them."""
    return some_names(list(dict.fromkeys(beside.outlet for beside in besides)), MOST_NAMED)


def numbers_in(text: str) -> frozenset[float]:
    """The numbers of a text that count something; years are none, nor the results of votes."""
    values = (quantity.value for quantity in find_quantities(text) if isinstance(quantity.value, float))
    return frozenset(value for value in values if not (value.is_integer() and _YEARS[0] <= value <= _YEARS[1]))


def differences_of(papers: Papers, kind: DifferenceType) -> Iterator[tuple[Difference, Side, list[Side]]]:
    """The differences of one type between the draft and others: each with the draft's side and theirs."""
    for difference in papers.report.differences:
        own = [side for side in difference.sides if side.article == papers.draft.id]
        others = [side for side in difference.sides if side.article != papers.draft.id]
        if difference.type is kind and own and others:
            yield difference, own[0], others


def tells_alike(
    own: Passage, others: Iterable[Passage], *, least: int = LEAST_TERMS, share: float = SHARE_OF_TERMS
) -> bool:
    """Has a passage so many words in common with another one of its claim that they surely tell one thing?

    `least` is the number of content words, `share` their share of the shorter passage's.
    """
    words = find_terms(own.text)
    shared = ((words & terms, min(len(words), len(terms))) for other in others if (terms := find_terms(other.text)))
    return any(len(both) >= max(least, share * shorter) for both, shorter in shared)


def _start(resolved: ResolvedAttribution) -> int:
    found = resolved.attribution
    return min(span.start for span in (*found.source.spans, *found.cue.spans, *found.content.spans))


def spread_papers(report: Report, draft: str) -> Papers:
    """Lay out a report for checking the article with the id `draft`. Raises KeyError where the report has none."""
    articles = {article.id: article for article in report.articles}
    return Papers(
        report,
        articles[draft],
        articles,
        {entity.id: entity for entity in report.entities},
        {resolved.id: resolved for resolved in report.attributions},
    )

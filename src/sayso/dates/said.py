"""When it was said: the words in the clause of a cue, outside what is said, that date the saying.

"Veld told reporters Friday", "the office on Friday denied", "in remarks made in Thursday's report, she was quoted".
Dates that belong to something else stay out: "who was elected in 2010", "of Thursday's vote", "the 2016 campaign".
A clause without a date takes over that of the sentence before it in its paragraph, or of the utterance that it goes
on with ("he added"); that is inferred, not stated.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from sayso.dates.periods import Period, Unit, iso_bounds, read_iso, read_value
from sayso.dates.timex import Timex, TimexType
from sayso.text import find_paragraphs, find_sentences
from sayso.types import Article, Attribution, Said

# A clause of its own stands behind these; a date in it is not that of the cue outside.
_OTHER_CLAUSE = re.compile(
    r"\b(?:who|whom|whose|which|that|when|where|while|after|before|because|if|unless|until|as|since|ahead of|"
    r"referring to|regarding|amid|despite|following)\b",
    re.IGNORECASE,
)
_NOT_WHEN = re.compile(
    r"\b(?:until|till|by|before|after|from|to|through|for|of|about|than)\s+(?:the\s+)?$", re.IGNORECASE
)
_SINCE = re.compile(r"\bsince\s+$", re.IGNORECASE)
_IT_WAS = re.compile(r"\bit was (?:\w+ ){0,3}$", re.IGNORECASE)  # "it was back in December that the paper said"
_IN = re.compile(r"\b(?:in|back in|as of|early|late|mid)[ -]$", re.IGNORECASE)
_OCCASION = (
    r"(?:[\w’'-]+ ){0,3}?(?:report|interview|statement|briefing|speech|address|debate|hearing|conference|tweet|letter|"
    r"article|story|post|meeting|testimony|remark|comment|call|memo|filing|ruling|opinion|editorial|broadcast|event|"
    r"rally|appearance|episode|edition|issue|show|session|summit|announcement|email|message|note|survey|poll)s?\b"
)
_OCCASION_NEXT = re.compile(rf"(?:['’]s?)? {_OCCASION}", re.IGNORECASE)
_AT_OCCASION = re.compile(r"\b(?:in|at|during|on|from|to)(?: (?:a|an|the|his|her|its|their|our))?\s+$", re.IGNORECASE)
_NOUN_NEXT = re.compile(r"['’]s? \w|-\w")
_DETERMINER = re.compile(
    r"(?:\b(?:a|an|the|his|her|its|their|our|my|this|that|each|any|whose)|['’]s)\s+$", re.IGNORECASE
)
_CHUNK_EDGE = re.compile(r"[,;:]\s|\s[-–—]+\s|[()—]")
_THAT = re.compile(r"(?:[^\s\"“]+\s+){1,6}(?=that\b)")
_PERFECT = re.compile(r"\b(?:has|have)(?: \w+)?\s+$", re.IGNORECASE)
_GOES_ON = re.compile(r"\b(?:add(?:ed|s|ing)?|continu(?:ed|es|ing)|went on)\b", re.IGNORECASE)
_RELAYS = re.compile(r"\b(?:cit|quot)", re.IGNORECASE)
_PRONOUN = re.compile(r"(?:he|she|they|it|I|we)", re.IGNORECASE)
_OPENS_QUOTED = re.compile(r"[\"“‘']")
_CUE_REACH_CHARS = 160  # a date farther from its cue than a long clause belongs to something else
_BEFORE_CHARS = 30
_MAX_DATES = 8  # how many dates on either side of a cue are looked at


def find_said(
    article: Article, attributions: Sequence[Attribution], timexes: Sequence[Timex]
) -> tuple[Said | None, ...]:
    """Return, for each attribution, when it was said, as far as the text tells.

    `attributions` are those of the article in their order, `timexes` its time expressions, read against its date.
    The dates are ISO 8601 in the precision of the words: "in December" gives `2023-12` twice, "this week" its Monday
    and its Sunday. Nothing is dated later than the article. `basis` is "stated" or "inferred".
    """
    reader = _Reader(article, attributions, timexes)
    found: list[Said | None] = []
    for n in range(len(attributions)):
        found.append(reader.stated(n) or reader.inferred(n, found))
    return tuple(found)


class _Date(NamedTuple):
    timex: Timex
    period: Period


class _Reader:
    """One article: its sentences, its dates, and which contents lie over a place."""

    def __init__(self, article: Article, attributions: Sequence[Attribution], timexes: Sequence[Timex]) -> None:
        self.text = article.text
        self.published = read_iso(article.published)
        self.attributions = attributions
        self.dates = [
            _Date(timex, period)
            for timex in timexes
            if timex.type in (TimexType.DATE, TimexType.TIME)
            and (period := read_value(timex.value)) is not None
            and self._is_past(period)
        ]
        self.date_starts = [date.timex.start for date in self.dates]
        self.sentences: list[tuple[int, int]] = []
        self.paragraph_of: list[int] = []  # the first sentence of each sentence's paragraph
        for paragraph in find_paragraphs(self.text):
            sentences = find_sentences(self.text, *paragraph)
            self.paragraph_of += [len(self.sentences)] * len(sentences)
            self.sentences += sentences
        self.sentence_starts = [start for start, _ in self.sentences]
        cues = [a.cue.spans[0].start for a in attributions if a.cue.spans]
        self.over = _contents_over(attributions, [*cues, *self.date_starts])

    def stated(self, n: int) -> Said | None:
        """Return when the clause of the cue itself says that it was said."""
        attribution = self.attributions[n]
        sentence = self._sentence_of(attribution)
        if sentence is None:
            return None
        start, end = self.sentences[sentence]
        best: tuple[int, _Date] | None = None
        for date in self._dates_near(attribution, start, end):
            distance = self._distance(attribution, date.timex, start)
            if distance is not None and (best is None or distance < best[0]):
                best = distance, date
        return None if best is None else self._said(best[1])

    def inferred(self, n: int, earlier: Sequence[Said | None]) -> Said | None:
        """Return when it was said by what stands before it; `earlier` has the answers for the attributions before."""
        attribution = self.attributions[n]
        sentence = self._sentence_of(attribution)
        if sentence is None or _PERFECT.search(self._before(attribution.cue.spans[0].start)):
            return None
        outer = attribution.within
        if outer is not None:
            relayed = outer < n and _RELAYS.search(self.attributions[outer].cue.text)
            return _as_inferred(earlier[outer]) if relayed else None
        if n and self._continues(n, sentence):
            return _as_inferred(earlier[n - 1])
        if sentence > self.paragraph_of[sentence]:
            start, end = self.sentences[sentence - 1]
            for date in reversed(self._dates_in(start, end)[-_MAX_DATES:]):
                beside = self._lies_beside(attribution, date.timex)
                if date.period.unit is Unit.DAY and beside and stands_alone(self.text, date.timex, start):
                    return _as_inferred(self._said(date))
        return None

    def _continues(self, n: int, sentence: int) -> bool:
        """Does it go on with the one before: by its verb, or as the next paragraph of one speaker's words?"""
        attribution, before = self.attributions[n], self.attributions[n - 1]
        last = self._sentence_of(before)
        first = self.paragraph_of[sentence]
        if last is None or (last < first and self.paragraph_of[last] != self.paragraph_of[first - 1]):
            return False
        if _GOES_ON.search(attribution.cue.text):
            return True
        name = attribution.source.text.split()[-1:]
        named_there = bool(name) and name[0] in self.text[slice(*self.sentences[last])]
        same = named_there or _PRONOUN.fullmatch(attribution.source.text) is not None
        return same and _OPENS_QUOTED.match(self.text, self.sentences[first][0]) is not None

    def _distance(self, attribution: Attribution, timex: Timex, start: int) -> int | None:
        """Return how far a date stands from the cue, in characters not said; None where it is not the cue's."""
        if not self._lies_beside(attribution, timex):
            return None
        cue_start, cue_end = attribution.cue.spans[0].start, attribution.cue.spans[-1].end
        behind = timex.start >= cue_start
        between = self._outside(attribution, *((cue_end, timex.start) if behind else (timex.end, cue_start)))
        if not behind and _IT_WAS.search(self._before(timex.start)):
            between = between.removeprefix(" that")
        in_source = any(span.start <= timex.start < span.end for span in attribution.source.spans)
        if len(between) > _CUE_REACH_CHARS or _OTHER_CLAUSE.search(_SINCE.sub("", between)):
            return None
        if not stands_alone(self.text, timex, start, in_source=in_source):
            return None
        # What leads up to the date in its own part of the sentence must not open another clause.
        start = max(start, timex.start - _CUE_REACH_CHARS, cue_end if behind else 0)
        edges = [edge.end() for edge in _CHUNK_EDGE.finditer(self.text, start, timex.start)]
        lead = self.text[max([start, *edges]) : timex.start]
        if _OTHER_CLAUSE.search(_SINCE.sub("", lead)):
            return None
        return len(between) + (0 if behind else 1)

    def _lies_beside(self, attribution: Attribution, timex: Timex) -> bool:
        """Is the date outside every content, or in those in which the cue itself lies?"""
        return self.over[timex.start] == self.over[attribution.cue.spans[0].start]

    def _outside(self, attribution: Attribution, start: int, end: int) -> str:
        """Return the text between two places without what the attribution says."""
        pieces = []
        for span in attribution.content.spans:
            if span.start < end and span.end > start:
                pieces.append(self.text[start : max(start, span.start)])
                start = max(start, span.end)
        return "".join([*pieces, self.text[start:end]])

    def _said(self, date: _Date) -> Said | None:
        bounds = iso_bounds(date.period)
        if bounds is None:
            return None
        start, end = bounds
        latest = iso_bounds(self.published) if self.published else None
        if _SINCE.search(self._before(date.timex.start)):
            if latest is None:
                return None
            end = latest[1]
        if latest is not None and len(end) == len(latest[1]):
            end = min(end, latest[1])
        return Said(start, end, self.text[date.timex.start : date.timex.end], "stated")

    def _before(self, at: int) -> str:
        return self.text[max(0, at - _BEFORE_CHARS) : at]

    def _is_past(self, period: Period) -> bool:
        if self.published is None or self.published.end is None:
            return True
        return period.start is not None and period.start <= self.published.end

    def _dates_in(self, start: int, end: int) -> list[_Date]:
        return self.dates[bisect_left(self.date_starts, start) : bisect_left(self.date_starts, end)]

    def _dates_near(self, attribution: Attribution, start: int, end: int) -> list[_Date]:
        """Return the few dates of the sentence on either side of the cue, the nearest ones."""
        cue = attribution.cue.spans[0].start
        return self._dates_in(start, min(cue, end))[-_MAX_DATES:] + self._dates_in(max(start, cue), end)[:_MAX_DATES]

    def _sentence_of(self, attribution: Attribution) -> int | None:
        if not attribution.cue.spans:
            return None
        at = bisect_right(self.sentence_starts, attribution.cue.spans[0].start) - 1
        return at if at >= 0 else None


def stands_alone(text: str, timex: Timex, start: int = 0, *, in_source: bool = False) -> bool:
    """Tell whether a date says when: by itself or with an occasion of saying, not as a part of some other thing.

    "on Friday", "in Thursday's report" do; "the 2016 campaign", "Thursday's vote", "until Friday" do not. `start` is
    where the sentence begins, `in_source` whether the date stands in the words for the source ("Thursday's report").
    """
    before = text[max(start, timex.start - _BEFORE_CHARS) : timex.start]
    after = text[timex.end : timex.end + 2 * _BEFORE_CHARS]
    if _OCCASION_NEXT.match(after) and (in_source or _AT_OCCASION.search(before)):
        return True
    if _NOT_WHEN.search(before) or _NOUN_NEXT.match(after):
        return False
    if text[timex.start : timex.end].isdigit():
        return _IN.search(before) is not None or _SINCE.search(before) is not None
    return _DETERMINER.search(before) is None


def _contents_over(attributions: Sequence[Attribution], places: Sequence[int]) -> dict[int, frozenset[int]]:
    """Return, for each place of the text, which attributions' contents lie over it; one sweep from left to right."""
    contents = [
        (content_start(a, k), span.end, n) for n, a in enumerate(attributions) for k, span in enumerate(a.content.spans)
    ]
    edges = [(start, 1, n) for start, _, n in contents] + [(end, 0, n) for _, end, n in contents]
    edges.sort()
    over: dict[int, frozenset[int]] = {}
    now: set[int] = set()
    k = 0
    for place in sorted(set(places)):
        while k < len(edges) and edges[k][0] <= place:
            _, opens, n = edges[k]
            (now.add if opens else now.discard)(n)
            k += 1
        over[place] = frozenset(now)
    return over


def content_start(attribution: Attribution, k: int) -> int:
    """Return where content begins: at its "that", where it took in the words before it ("on Friday that ...")."""
    span = attribution.content.spans[k]
    behind_cue = attribution.cue.spans and span.start >= attribution.cue.spans[0].start
    head = _THAT.match(attribution.content.text) if k == 0 and behind_cue else None
    return span.start + head.end() if head and span.start + head.end() < span.end else span.start


def _as_inferred(said: Said | None) -> Said | None:
    return None if said is None else replace(said, basis="inferred")

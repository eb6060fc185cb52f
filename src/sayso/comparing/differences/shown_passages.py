"""How a note quotes two passages whole: each with the sentence or clause that it stands in, and whose words it is."""

import re
from dataclasses import dataclass

from sayso.comparing.differences.amounts_apart import Quoted, find_amounts_apart
from sayso.comparing.differences.claim_numbers import BESIDE_CHARS
from sayso.comparing.differences.facing import lay_side_by_side
from sayso.comparing.differences.pairs import Pair, outlets_of
from sayso.comparing.differences.passage_words import joints_of
from sayso.comparing.differences.phrases import Printed
from sayso.comparing.differences.printed_pairs import is_in_marks
from sayso.comparing.differences.shown_sources import show_source
from sayso.comparing.differences.windows import MOST_SHOWN, NEAR_START, nest_marks, show_window
from sayso.comparing.findings import Contrast, make_side, merge_spans
from sayso.comparing.propositions import Proposition
from sayso.comparing.story import Story
from sayso.text import skip_dateline
from sayso.types import DifferenceType, EntityType, Span

MOST_QUOTED = MOST_SHOWN + NEAR_START  # words
AROUND_CHARS = 240  # on either side of a passage, in which the rest of its sentence is looked at
# Behind these a clause may begin, and before them one may end.
_MARK = re.compile(r"[,;:][”\"’]?\s+|\s*[—–]\s*|\s--?\s|[”\"]\s+|\s\(|\)\s")
_CLOSING = re.compile(r"[,.!?]?[”\"]|%|(?<=\b[A-Z])\.")  # what belongs to the words right before it
_OPENING = re.compile(r"[“\"]$")
_CLOSED = re.compile(r"[”\"]")
_QUOTING = re.compile(r"[“”\"]")
_LAST_STOP = re.compile(r"(?<![A-Z])(?<!\.[a-z])[.,]$")  # "U.S." and "a.m." keep theirs
_ALL_QUOTED = re.compile(r"^(… )?‘(.*)’( …)?$")
_STOP_WITHIN = re.compile(r"[.,]’$")
# What begins so says little without the words before it.
_HANGING = re.compile(r"(?:which|who|whom|whose|where|when|as|by|to|for|than|from|with|in|on|of|if)\b", re.IGNORECASE)
_OPEN = re.compile(r"\b(?:when|where|which|who|whose|whom|and|or|but|if|as|after|before|that|even|what|moments)$", re.I)
MOST_MARKS = 2  # characters around what is said: quotation marks and a comma
LEAST_BEFORE = 3  # words that are shown before such a passage


@dataclass(frozen=True, slots=True)
class _Shown:
    """A passage as it is quoted; `at` is where these words stand in its article.

    `voice` is who says it where the quoted words do not tell, "" where that is nobody. `marked` says that the words
    stand in quotation marks.
    """

    outlet: str
    text: str
    at: Span
    voice: str
    marked: bool

    def opening(self) -> str:
        """What comes before the quoted words."""
        if self.voice:
            return f"{self.outlet} has {self.voice} say"
        return f"{self.outlet} quotes" if self.marked else f"{self.outlet} words it"


def tell_both(story: Story, pair: Pair) -> Contrast:
    """Say which amount of one kind two passages give otherwise, if there is one, else quote both."""
    shown = _show_each(story, pair)
    amounts = find_amounts_apart(*(_with_what_is_near(story, *own) for own in zip(_both(pair), shown, strict=True)))
    if amounts is None:
        return _quote(story, pair, DifferenceType.WORDING, shown)
    names = outlets_of(story, pair)
    return Contrast(DifferenceType.NUMBER, f"{names[0]} gives “{amounts[0]}”, {names[1]} “{amounts[1]}”.")


def quote_both(story: Story, pair: Pair, kind: DifferenceType) -> Contrast:
    """Set two passages side by side that differ in some kind, each with what stands around it."""
    return _quote(story, pair, kind, _show_each(story, pair))


def _quote(story: Story, pair: Pair, kind: DifferenceType, shown: tuple[_Shown, _Shown]) -> Contrast:
    one, other = (
        make_side(story, member.article, merge_spans([*member.spans, own.at]))
        for member, own in zip(_both(pair), shown, strict=True)
    )
    return Contrast(kind, _set_beside(*shown), (one, other))


def _both(pair: Pair) -> tuple[Proposition, Proposition]:
    return pair.one, pair.other


def _with_what_is_near(story: Story, member: Proposition, shown: _Shown) -> Quoted:
    text = story.articles[member.article].text
    start, end = min(shown.at.start, member.spans[0].start), max(shown.at.end, member.spans[-1].end)
    return Quoted(text[slice(*shown.at)], text[max(0, start - BESIDE_CHARS) : end + BESIDE_CHARS])


def _show_each(story: Story, pair: Pair) -> tuple[_Shown, _Shown]:
    windows, names = _windows(story, pair), outlets_of(story, pair)
    one, other = (_show(story, *of_one) for of_one in zip(_both(pair), windows, names, strict=True))
    return one, other


def _set_beside(one: _Shown, other: _Shown) -> str:
    alike = not (one.voice or other.voice) and one.marked == other.marked
    return f"{one.opening()} “{one.text}”, {other.outlet if alike else other.opening()} “{other.text}”."


def show_alone(story: Story, member: Proposition) -> str:
    """One passage as a note quotes it, with the rest of its sentence as far as that is short."""
    start, end = _widen(story.articles[member.article].text, member)
    return _print(story.articles[member.article].text, member, start, end)


def print_both(story: Story, pair: Pair) -> tuple[Printed, Printed]:
    """Two passages with what is printed around them, to be laid along each other."""
    one, other = (
        Printed(
            member.text,
            joints_of(member.spans),
            story.articles[member.article].text[slice(*member.sentence)],
            story.articles[member.article].text,
        )
        for member in (pair.one, pair.other)
    )
    return one, other


def _windows(story: Story, pair: Pair) -> list[str | None]:
    """Of each passage that is too long to be quoted whole what sets it apart; None of a shorter one."""
    long = [
        _count(story.articles[member.article].text, member.spans[0].start, member.spans[-1].end) > MOST_QUOTED
        for member in (pair.one, pair.other)
    ]
    sides = lay_side_by_side(*print_both(story, pair))[:2] if any(long) else (None, None)
    return [show_window(side) if side and is_long else None for side, is_long in zip(sides, long, strict=True)]


def _show(story: Story, member: Proposition, window: str | None, outlet: str) -> _Shown:
    """A passage as it is quoted: its `window`, or, where it has none, with what stands around it."""
    text = story.articles[member.article].text
    start, end = member.spans[0].start, member.spans[-1].end
    if window is not None:
        shown = window
    else:
        start, end = _widen(text, member)
        shown = _print(text, member, start, end)
    if shown.count("‘") == 1:
        shown = _ALL_QUOTED.sub(r"\1\2\3", shown)  # that all of it is quoted, the note says
    voice = _voice(story, member, Span(start, end))
    told = member.quoted or is_in_marks(text, member.spans[0].start)
    whole = told and not any(mark in shown for mark in "‘’")
    return _Shown(outlet, shown, Span(start, end), voice, whole and not _brings_source(member, Span(start, end)))


def _voice(story: Story, member: Proposition, shown_at: Span) -> str:
    """Who says the words of a passage, where the words that are shown do not tell; without what describes them.

    Nobody where words are shown, too, that are not said to be theirs.
    """
    if member.attribution is None or _brings_source(member, shown_at):
        return ""
    content = member.attribution.attribution.content.spans
    if shown_at.start < content[0].start - MOST_MARKS or shown_at.end > content[-1].end + MOST_MARKS:
        return ""
    entity = story.entities.get(member.attribution.entity or "")
    if not member.attribution.attribution.source.spans and entity and entity.type is EntityType.ANONYMOUS:
        return ""  # "reportedly" has no words for whom
    shown = show_source(story, member.attribution)
    if "," in shown:
        named = entity is not None and entity.type is EntityType.PERSON
        shown = entity.name if entity and named else shown.partition(",")[0]
    return shown


def _brings_source(member: Proposition, shown: Span) -> bool:
    """Do the words that are shown have the source of a passage, or the verb that it speaks by?"""
    if member.attribution is None:
        return False
    told = member.attribution.attribution
    return any(shown.start <= span.start < shown.end for span in (*told.source.spans, *told.cue.spans))


def _widen(text: str, member: Proposition) -> Span:
    """A passage with its whole sentence, if a note can quote that; else with those who speak and what follows.

    What hangs on words before it ("which", "as") is shown from the nearest mark before these.
    """
    start, end = member.spans[0].start, member.spans[-1].end
    ends = _ends(text, member)
    if closing := _CLOSING.match(text, end):
        end = closing.end()
    if _OPENING.search(text, max(0, start - 1), start):
        start -= 1
    end = _close(text, start, end)
    if _OPEN.search(text[start:end]):
        end = next((at for at in ends if at > end + 1), end)  # what follows is what it hangs on
    start = next((at for at in _starts(text, member) if at <= start and _count(text, at, end) <= MOST_QUOTED), start)
    end = next((at for at in reversed(ends) if at >= end and _count(text, start, at) <= MOST_QUOTED), end)
    return Span(start, end)


def _close(text: str, start: int, end: int) -> int:
    """Where a passage ends, with the rest of a quotation that it breaks off, if that is short."""
    closing = _CLOSED.search(text, end, end + AROUND_CHARS) if is_in_marks(text, end) else None
    return closing.end() if closing and _count(text, start, closing.end()) <= MOST_QUOTED else end


def _begin(text: str, member: Proposition) -> int:
    """Where the sentence of a passage begins, behind a dateline."""
    return min(skip_dateline(text, *member.sentence), member.spans[0].start)


def _starts(text: str, member: Proposition) -> list[int]:
    """Where a passage may begin before its own first word, the best place first."""
    first, start = _begin(text, member), member.spans[0].start
    nearest = max(first, start - AROUND_CHARS)
    found = [first] if first == nearest else []
    if member.attribution is not None:
        told = member.attribution.attribution
        found += sorted(span.start for span in (*told.source.spans, *told.cue.spans) if nearest <= span.start < start)
    if _HANGING.match(text, start):
        marks = [match.end() for match in _MARK.finditer(text, nearest, start)]
        found += [at for at in reversed(marks) if _count(text, at, start) >= LEAST_BEFORE]
    return found


def _ends(text: str, member: Proposition) -> list[int]:
    """Where a passage may end, the last place last: before a mark behind it, or with its sentence."""
    end, last = member.spans[-1].end, max(member.sentence.end, member.spans[-1].end)
    found = _MARK.finditer(text, end, min(last, end + AROUND_CHARS))
    marks = [match.start() + (text[match.start()] in '”")') for match in found]
    return [*marks, last] if last <= end + AROUND_CHARS else marks


def _count(text: str, start: int, end: int) -> int:
    return len(text[start:end].split())


def _print(text: str, member: Proposition, start: int, end: int) -> str:
    """Words of an article as a note quotes them; an ellipsis shows that the sentence begins before, or goes on."""
    shown = _LAST_STOP.sub("", " ".join(text[start:end].split()).strip(" ,;:—–-"))
    marks = _QUOTING.findall(shown)
    if marks and marks[0] != "“" and is_in_marks(text, start) and text[start] not in '“"':
        shown = f"“{shown}"  # they open in the sentence before
        marks.insert(0, "“")
    open_end = len(marks) % 2 == 1
    if open_end:
        shown = f"{shown.rstrip()} …”" if is_in_marks(text, end) else f"{shown}”"
    shown = _STOP_WITHIN.sub("’", nest_marks(shown))
    before = text[_begin(text, member) : start].strip(" “\"‘'")
    behind = text[end : member.sentence.end].strip(" ,.;:!?”\"’')")
    return f"{'… ' if before else ''}{shown}{' …' if behind and not open_end else ''}"

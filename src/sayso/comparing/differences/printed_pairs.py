"""Two printings of one quotation side by side: what each prints that the other does not, and what is in marks."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from sayso.comparing.alterations import RUN, Alignment, Change, align, align_best
from sayso.comparing.printings import Token, read_tokens
from sayso.comparing.story import Story
from sayso.text import find_paragraphs, find_quotations, find_sentences
from sayso.types import Article, Span, Spans, Variant

PRINTED_RUN = 4  # words in a row that an article would hardly have by chance
SHORT_PIECE = 3  # fewer words are only looked for together with the two words beside them
_BEFORE, _BEHIND = "[($£€#@", "])"  # what is shown with a word, though it is no part of it
_BRACKETS = re.compile(r"[\[\]()]")
_MARKS = re.compile(r"[\"“”«»]")
_TITLES = (
    "gov/governor sen/senator rep/representative dr/doctor gen/general lt/lieutenant sgt/sergeant no/number vs/versus"
)
_FORMS = (
    "n't/not 's/is 're/are 've/have 'll/will 'm/am gonna/going gotta/got st/saint everybody/everyone anybody/anyone"
)
_ORDINALS = "1st/first 2nd/second 3rd/third 4th/fourth 5th/fifth 6th/sixth 7th/seventh 8th/eighth 9th/ninth 10th/tenth"
_ONE_FORM = {"1": "one", "em": "them", "'em": "them", "ca": "can", "wo": "will"}
_ONE_FORM |= {pair.partition("/")[0]: pair.partition("/")[2] for pair in f"{_TITLES} {_FORMS} {_ORDINALS}".split()}
NOTHING = Alignment((0, 0), (0, 0), 0, 0, 0.0, (), False)
_BRITISH = re.compile(r"(?<=\w)(?:our(?=\b|s|ed|ing|able|ite)|is(?=e|ing|ation)|(?<=[lt])re\b)")
_AMERICAN = {"our": "or", "is": "iz", "re": "er"}


@dataclass(frozen=True, slots=True)
class Printed:
    """One printing: its article (by index) and its words; `marked` says of each whether it is in quotation marks."""

    article: int
    text: str
    spans: Spans
    tokens: tuple[Token, ...]
    marked: tuple[bool, ...]

    def show(self, start: int, end: int) -> str:
        """The words from token `start` to `end` as they are printed; a cue in between is left out."""
        if start >= end:
            return ""
        first, last = self.tokens[start].start, self.tokens[end - 1].end
        while start > 0 and _is_ending(self.tokens[start]):
            start -= 1
            first = self.tokens[start].start
        while first > 0 and self.text[first - 1] in _BEFORE:
            first -= 1
        while last < len(self.text) and self.text[last] in _BEHIND:
            last += 1
        pieces = [self.text[max(first, a) : min(last, b)] for a, b in self.spans if a < last and first < b]
        shown = " ".join(" ".join(pieces).split())
        if shown.count("(") != shown.count(")") or shown.count("[") != shown.count("]"):
            shown = _BRACKETS.sub("", shown)
        marks = _MARKS.findall(shown)
        inner = iter("‘’" * len(marks)) if len(marks) % 2 == 0 else iter([""] * len(marks))
        return _MARKS.sub(lambda _: next(inner), shown)


def _is_ending(token: Token) -> bool:
    """Is it no word by itself, but what is written behind one: "n't", "'re"?"""
    return token.word in ("n't", "'s", "'re", "'ve", "'ll", "'d", "'m")


@dataclass(frozen=True, slots=True)
class Piece:
    """Tokens `[start, end)` of one printing that the other article does not print.

    `after` says whether they stand behind what both have; `adjoins` whether directly so.
    """

    start: int
    end: int
    after: bool
    adjoins: bool


@dataclass(frozen=True, slots=True)
class PrintedPair:
    """Two printings and how they differ.

    Where they share no words in a row, `alignment` is that of nothing. `own` has what only the one and only the other
    prints at its ends, `changed` what stands for each other inside without a sign, `shown` the same where brackets, an
    ellipsis or a masked letter show it. `facing` has for a token of the one that of the other which is the same word.
    """

    one: Printed
    other: Printed
    alignment: Alignment
    own: tuple[tuple[Piece, ...], tuple[Piece, ...]]
    changed: tuple[Change, ...]
    shown: tuple[Change, ...]
    facing: dict[int, int] = field(hash=False)

    @property
    def aligned(self) -> bool:
        """Do they share words in a row?"""
        return self.alignment.same > 0

    @property
    def sides(self) -> tuple[Printed, Printed]:
        """Both printings."""
        return self.one, self.other


def pair_printings(story: Story, one: Variant, other: Variant) -> PrintedPair:
    """Set two printings side by side."""
    first, second = _read(story, one), _read(story, other)
    alignment = _align(first.tokens, second.tokens)
    if alignment is None:
        return PrintedPair(first, second, NOTHING, ((), ()), (), (), {})
    alignment = _extend(alignment, first.tokens, second.tokens)
    own = (
        tuple(_own(first, alignment.one, story.articles[second.article])),
        tuple(_own(second, alignment.other, story.articles[first.article])),
    )
    return set_side_by_side(first, second, alignment, own)


def set_side_by_side(
    one: Printed, other: Printed, alignment: Alignment, own: tuple[tuple[Piece, ...], tuple[Piece, ...]] = ((), ())
) -> PrintedPair:
    """Say what differs inside a stretch along which two printings run together."""
    changed = tuple(c for c in alignment.changes if not _is_style(one.tokens, other.tokens, c))
    facing, steps = _compare(one.tokens, other.tokens, alignment)
    shown = tuple(
        step
        for step in steps
        if not _is_style(one.tokens, other.tokens, step)
        and not any(_touch(step, change) for change in alignment.changes)
    )
    return PrintedPair(one, other, alignment, own, changed, shown, facing)


def _read(story: Story, variant: Variant) -> Printed:
    article = next(n for n, article in enumerate(story.articles) if article.id == variant.article)
    text, spans = story.articles[article].text, variant.passage.spans
    tokens = read_tokens(text, spans)
    return Printed(article, text, spans, tokens, _are_marked(text, tokens))


def read_article(article: int, text: str) -> Printed:
    """All the words of an article, read like those of a printing."""
    return Printed(article, text, (Span(0, len(text)),), _tokens(text), _marked(text))


def _are_marked(text: str, tokens: Sequence[Token]) -> tuple[bool, ...]:
    """Which words of an article stand in quotation marks."""
    marks = _quotations(text)
    starts = [mark.start for mark in marks]
    before = ((bisect_right(starts, token.start), token) for token in tokens)
    return tuple(n > 0 and token.start < marks[n - 1].end for n, token in before)


def is_in_marks(text: str, at: int) -> bool:
    """Does the character at an offset of an article stand in quotation marks?"""
    marks = _quotations(text)
    before = bisect_right(marks, at, key=lambda mark: mark.start)
    return before > 0 and at < marks[before - 1].end


@lru_cache(maxsize=256)
def _quotations(text: str) -> tuple[Span, ...]:
    return tuple(
        Span(q.start, q.end) for start, end in find_paragraphs(text) for q in find_quotations(text, start, end)
    )


def _align(one: Sequence[Token], other: Sequence[Token]) -> Alignment | None:
    """The stretch along which two printings run together; a printing of a word or two is looked for in the other."""
    if len(one) > len(other):  # all the places of a run are looked at in the printing that comes second
        swapped = _align(other, one)
        return swapped and _turn(swapped)
    found = align_best(one, other)
    if found is not None or not one:
        return found
    size, words = len(one), [token.word for token in one]
    for n in range(len(other) - size + 1):
        if size < RUN and words == [token.word for token in other[n : n + size]]:
            return align(one, other, (0, size), (n, n + size))
    return None


def _turn(alignment: Alignment) -> Alignment:
    """The same alignment with the other printing first."""
    changes = tuple(Change(change.after, change.before) for change in alignment.changes)
    return replace(alignment, one=alignment.other, other=alignment.one, changes=changes)


def _extend(alignment: Alignment, one: Sequence[Token], other: Sequence[Token]) -> Alignment:
    """Take in the words beside an alignment that agree, too: the article before a noun that begins one printing."""
    (i, j), (k, m) = alignment.one, alignment.other
    same = alignment.same
    while step := _step_back(one[max(0, i - 2) : i], other[max(0, k - 2) : k]):
        i, k, same = i - step[0], k - step[1], same + 1
    while j < len(one) and m < len(other) and one[j].word == other[m].word:
        j, m, same = j + 1, m + 1, same + 1
    return replace(alignment, one=(i, j), other=(k, m), same=same)


def _step_back(one: Sequence[Token], other: Sequence[Token]) -> tuple[int, int] | None:
    """How many tokens each has for a word that both end with: "[W]e" is read as two."""
    for n in (1, 2):
        for m in (1, 2):
            if len(one) >= n and len(other) >= m and (word := _joined(one[-n:])) and word == _joined(other[-m:]):
                return n, m
    return None


def _joined(tokens: Sequence[Token]) -> str:
    """A word, or two tokens of which the first is a letter that the outlet wrote large or small; else ""."""
    if len(tokens) == 1:
        return tokens[0].word
    raised = tokens[0].bracketed and len(tokens[0].word) == 1 and tokens[1].start == tokens[0].end + 1
    return tokens[0].word + tokens[1].word if raised else ""


def _own(printed: Printed, common: tuple[int, int], facing: Article) -> Iterator[Piece]:
    """What a printing has before and behind the common stretch, without what the other article prints elsewhere."""
    for after, (start, end) in ((False, (0, common[0])), (True, (common[1], len(printed.tokens)))):
        free = _unprinted(printed.tokens, start, end, common, facing)
        if free:
            first, last = max(free, key=lambda r: (sum(t.tells for t in printed.tokens[slice(*r)]), r[1] - r[0]))
            yield Piece(first, last, after, first == start if after else last == end)


def _unprinted(
    tokens: Sequence[Token], start: int, end: int, common: tuple[int, int], facing: Article
) -> list[tuple[int, int]]:
    """The stretches of `[start, end)` that an article prints nowhere, in runs of a few words."""
    words = [token.word for token in tokens]
    size = min(PRINTED_RUN, end - start)
    first, last = start, end
    if size < SHORT_PIECE:
        first, last = (start - 2, end) if start >= common[1] else (start, end + 2)
        first, last = max(0, first), min(len(words), last)
        size = last - first
    if size <= 0 or start >= end:
        return []
    runs = _runs(facing.text, size)
    printed = {
        n for at in range(first, last - size + 1) if tuple(words[at : at + size]) in runs for n in range(at, at + size)
    }
    free: list[tuple[int, int]] = []
    for n in range(start, end):
        if n in printed:
            continue
        if free and free[-1][1] == n:
            free[-1] = (free[-1][0], n + 1)
        else:
            free.append((n, n + 1))
    return free


@lru_cache(maxsize=256)
def _runs(text: str, size: int) -> frozenset[tuple[str, ...]]:
    words = _words(text)
    return frozenset(zip(*(words[n:] for n in range(size)), strict=False))


@lru_cache(maxsize=64)
def _words(text: str) -> tuple[str, ...]:
    return tuple(token.word for token in _tokens(text))


@lru_cache(maxsize=64)
def _tokens(text: str) -> tuple[Token, ...]:
    """All the words of an article, as those of a printing are read."""
    sentences = (s for start, end in find_paragraphs(text) for s in find_sentences(text, start, end))
    return tuple(token for sentence in sentences for token in read_tokens(text, (Span(*sentence),)))


@lru_cache(maxsize=64)
def _marked(text: str) -> tuple[bool, ...]:
    return _are_marked(text, _tokens(text))


def _compare(one: Sequence[Token], other: Sequence[Token], alignment: Alignment) -> tuple[dict[int, int], list[Change]]:
    """Which tokens of two aligned stretches are the same words, and where they are not."""
    (i, j), (k, m) = alignment.one, alignment.other
    facing: dict[int, int] = {}
    steps: list[Change] = []
    for step in Levenshtein.opcodes([token.word for token in one[i:j]], [token.word for token in other[k:m]]):
        before, after = (step.src_start + i, step.src_end + i), (step.dest_start + k, step.dest_end + k)
        if step.tag == "equal":
            facing.update(zip(range(*before), range(*after), strict=True))
        elif steps and steps[-1].before[1] == before[0] and steps[-1].after[1] == after[0]:
            steps[-1] = Change((steps[-1].before[0], before[1]), (steps[-1].after[0], after[1]))
        else:
            steps.append(Change(before, after))
    return facing, steps


def _touch(one: Change, other: Change) -> bool:
    """Do two changes overlap, or stand side by side?"""
    return one.before[0] <= other.before[1] and other.before[0] <= one.before[1]


def _is_style(one: Sequence[Token], other: Sequence[Token], change: Change) -> bool:
    """Is a word only spelled, shortened or counted otherwise: "honour", "Gov.", "No. 1", "isn't"?"""
    forms = [
        [form for token in tokens[slice(*stretch)] for form in in_one_form(token.word)]
        for tokens, stretch in ((one, change.before), (other, change.after))
    ]
    return forms[0] == forms[1] or "".join(forms[0]) == "".join(forms[1])


@lru_cache(maxsize=1 << 12)
def in_one_form(word: str) -> tuple[str, ...]:
    """A word as it is compared, or the two words that it is short for, without the forms of house style."""
    word = _ONE_FORM.get(word, word).rstrip(".")
    if word == "cannot":
        return ("can", "not")
    return (_BRITISH.sub(lambda match: _AMERICAN[match.group()], word),)

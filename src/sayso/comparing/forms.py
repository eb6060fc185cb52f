"""Which wordings of quotations run along each other, and where.

Printings are compared by form (the sequence of evened-out words), so that a hundred copies cost as much as one. Two
forms are candidates where they share three words in a row; each run of such places is aligned.

The work grows with the number of forms, not with that of their pairs: where hundreds of forms share words, each is set
beside those alone with which it shares most.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.comparing.alterations import MOST_PLACES, RUN, Alignment, align, align_chains, runs_of
from sayso.comparing.printings import Printing, Token

# Of one form. Of 697 events, with two to eight articles, none has a form with more than 14 partners and 302 places; a
# hundred articles have 43 and 361.
MOST_PARTNERS = 48  # other forms beside which it is set, those with most runs in common
MOST_LOOKED_UP = 1000  # places where another form has one of its runs, those of the rarest runs

_Run = tuple[str, ...]
_Places = list[tuple[int, int]]  # number of a form, and where in it


@dataclass(frozen=True, slots=True)
class Match:
    """A stretch of form `one` (quoted) runs along a stretch of form `other`."""

    one: int
    other: int
    alignment: Alignment


@dataclass(frozen=True, slots=True)
class Form:
    """A sequence of words and all the places where it is printed."""

    tokens: tuple[Token, ...]
    printings: tuple[Printing, ...]
    speakers: frozenset[str]
    articles: frozenset[int]

    @property
    def quoted(self) -> bool:
        """Does it stand in quotation marks?"""
        return self.printings[0].quoted


def collect(printings: Sequence[Printing]) -> list[Form]:
    """Gather printings of the same words, in the order of the first of them."""
    same: dict[tuple[str, ...], list[Printing]] = defaultdict(list)
    for printing in printings:
        same[tuple(token.word for token in printing.tokens)].append(printing)
    return [
        Form(
            group[0].tokens,
            tuple(group),
            frozenset(printing.speaker for printing in group if printing.speaker),
            frozenset(printing.article for printing in group),
        )
        for group in same.values()
    ]


def find_matches(forms: Sequence[Form]) -> tuple[list[Match], int]:
    """Find where a quoted form runs along another form in another article.

    Returns the matches, and how many forms were not set beside all with which they share three words in a row.
    """
    places: dict[_Run, _Places] = defaultdict(list)
    short: dict[tuple[str, ...], int] = {}
    for number, form in enumerate(forms):
        if form.quoted:
            for at, run in enumerate(runs_of(form.tokens)):
                places[run].append((number, at))
            if len(form.tokens) < RUN:
                short[tuple(token.word for token in form.tokens)] = number
    matches: list[Match] = []
    crowded = 0
    for other, form in enumerate(forms):
        shared, whole = _find_partners(forms, places, other)
        crowded += not whole
        for number, runs in shared.items():
            for alignment in align_chains(forms[number].tokens, form.tokens, runs):
                matches.append(Match(number, other, alignment))
        if form.quoted:
            matches.extend(_find_short(forms, short, other))
    return matches, crowded


def _find_partners(forms: Sequence[Form], places: dict[_Run, _Places], other: int) -> tuple[dict[int, _Places], bool]:
    """The quoted forms beside which a form is set, each with where the runs that both have begin in the one and in it.

    And whether these are all with which it shares a run.
    """
    form = forms[other]
    runs = [(at, places[run]) for at, run in enumerate(runs_of(form.tokens)) if run in places]
    left = MOST_LOOKED_UP
    whole = sum(len(standing) for _, standing in runs) <= left
    if not whole:
        runs.sort(key=lambda run: len(run[1]))
    shared: dict[int, _Places] = defaultdict(list)
    for at, standing in runs:
        for number, place in standing[:left]:
            if number != other and (number < other or not form.quoted):
                shared[number].append((place, at))
        left -= min(left, len(standing))
    shared = {number: found for number, found in shared.items() if len(forms[number].articles | form.articles) > 1}
    if len(shared) > MOST_PARTNERS:
        most = sorted(shared, key=lambda number: -len(shared[number]))[:MOST_PARTNERS]
        shared, whole = {number: shared[number] for number in sorted(most)}, False
    return shared if whole else {number: _share(forms[number], form) for number in shared}, whole


def _share(one: Form, other: Form) -> _Places:
    """Where the runs that two forms have begin in both; of one that stands often in the first, its first places."""
    places: dict[_Run, list[int]] = defaultdict(list)
    for at, run in enumerate(runs_of(one.tokens)):
        places[run].append(at)
    return [(place, at) for at, run in enumerate(runs_of(other.tokens)) for place in places.get(run, ())[:MOST_PLACES]]


def _find_short(forms: Sequence[Form], short: dict[tuple[str, ...], int], other: int) -> Iterator[Match]:
    """Quotations of one or two words ("disgraceful") inside a longer printing by the same speaker."""
    tokens = forms[other].tokens
    words = tuple(token.word for token in tokens)
    for at in range(len(tokens)):
        found = (short.get(words[at : at + size]) for size in range(1, min(RUN, len(tokens) - at + 1)))
        for number in sorted({number for number in found if number is not None and number != other}):
            size = len(forms[number].tokens)
            if len(forms[number].articles | forms[other].articles) > 1 and (
                alignment := align(forms[number].tokens, tokens, (0, size), (at, at + size))
            ):
                yield Match(number, other, alignment)

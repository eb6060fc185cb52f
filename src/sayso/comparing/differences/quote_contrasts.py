"""What sets two printings of one quotation apart, in one sentence that quotes both."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from sayso.comparing.alterations import Change
from sayso.comparing.differences.printed_pairs import Piece, Printed, PrintedPair, pair_printings
from sayso.comparing.differences.reprints import find_reprint, prints, prints_run, trim
from sayso.comparing.differences.weighty_words import (
    denies,
    hedges,
    is_brought_in,
    is_scrap,
    limits,
    telling,
    turns,
    weigh_words,
)
from sayso.comparing.findings import Contrast, outlet_name, shorten
from sayso.comparing.story import Story
from sayso.types import DifferenceType, EntityType, Variant

SHOWN_WORDS = 18  # of what one printing has alone, in a note
EDGE_WORDS = 5  # of a printing that show where it begins or stops
BEFORE_WORDS, BEHIND_WORDS = 3, 4  # at most, beside a change: up to the first content word
CLAUSE_WORDS = 5  # on either side of a change, that are shown with it up to where its clause begins or ends
MOST_AT_EDGE = 3  # words at the end of both printings that are one word put otherwise, and no other words
LONG_CHANGE = 6  # words that are left out inside: more are shown without the words beside them
MOST_REPRINTED = 4  # words that differ where an article prints elsewhere nearly what it seems to leave out
# Set by reading 900 pairs of printings of events of the training set, and what readers of these want to be shown.
LEAST_PRINTED = 8  # words of a printing; where fewer are quoted, nobody takes them for all that was said
LEAST_CUT, MOST_CUT = 3, 8  # content words that are missed at the end of a sentence; more are a matter of their own
LEAST_OTHER = 2  # content words by which each of two printings goes on in its own way
LEAST_SHARED = 12  # words of two that do so and are still one utterance
LEAST_COMMON = 0.5  # of the words of the shorter printing, where little sets two apart
NEAR_WORDS = 3  # next to the words of both, in which a "don't" turns even a fragment
# Little words by which a quotation means another thing, for `printing_features`.
FRAGMENT_WORDS = 4
NEGATIONS = frozenset("not no never n't nor without none nothing neither cannot".split())
MODALS = frozenset("can ca could will wo would shall should may might must".split())
PERSONS = frozenset("i me my we us our you your he him his she her they them their it its".split())
WEIGHTY = NEGATIONS | MODALS | PERSONS | frozenset("if unless only all any some many most more less few every".split())
BEFORE_MARKS = 40  # characters before a fragment in which the outlet may deny it in its own words
_DENIAL = re.compile(r"\b(?:not|no|never)\b|n['’]t\b", re.IGNORECASE)
_JOINING = re.compile(r",? (?:and|but|or|so)$")
_MARK = re.compile(r"[,;:.!?…—–()]|\s-\s|--")
# Marks around what stands between two parts of a quotation, be the first one written as an opening mark by mistake.
_CLOSED, _OPENED = re.compile(r"[“”\"]\s$"), re.compile(r"[,.:]?\s[“\"]")


@dataclass(frozen=True, slots=True)
class _Cut:
    """The words next to what both have that only the printing on one side has."""

    side: int
    piece: Piece
    start: int
    end: int


def tell_printings(
    story: Story, one: Variant, other: Variant, kinds: Collection[DifferenceType] = frozenset(DifferenceType)
) -> Contrast | None:
    """Say how two printings of a quotation in two articles differ; None where no reader would ask why they do.

    None, too, of two that stand in one group by what a third one has and share no words, and of two utterances.

    Told is, of what there is, the first of: other words inside, words that one or each of them leaves out, and a
    masked word. The typography, the spelling, the forms of words, the short forms of house style, fillers, and what an
    outlet shows by brackets or an ellipsis are no difference, nor is what an article prints in another place. What it
    prints there with another word is told by that word. Words outside quotation marks may be put otherwise, but for
    how sure somebody is. A few words in marks are no cut quotation, and neither is a sentence that is not quoted:
    only what turns the others is missed. None, too, where `kinds`, those that are asked for, are without quotations.
    """
    if DifferenceType.QUOTE not in kinds:
        return None
    pair = pair_printings(story, one, other)
    if not pair.aligned or _are_two_utterances(story, pair, one, other):
        return None
    names = outlet_name(story, pair.one.article), outlet_name(story, pair.other.article)
    note = next(_notes(pair, names), None)
    return Contrast(DifferenceType.QUOTE, note) if note else None


def show_printings(story: Story, one: Variant, other: Variant) -> Contrast | None:
    """Say how two printings of a quotation differ, be it by a single word of weight.

    None where they have the same words, or so few in common that they are perhaps two utterances, and of what an
    article prints in another place.
    """
    pair = pair_printings(story, one, other)
    common = pair.alignment.same / max(1, min(len(printed.tokens) for printed in pair.sides))
    if not pair.aligned or common < LEAST_COMMON or _are_two_utterances(story, pair, one, other):
        return None
    names = outlet_name(story, pair.one.article), outlet_name(story, pair.other.article)
    pair, _ = _without_reprints(pair)
    cuts = (_find_cut(pair, side, piece) for side, pieces in enumerate(pair.own) for piece in pieces)
    changed = [c for c in pair.changed if weigh_words(pair, c) and not _is_of_another_place(pair, c)]
    if changed:
        note = _tell_change(pair, names, max(changed, key=_longest))
    elif cut := next((cut for cut in cuts if cut and _ends_at_cut(pair, cut) and _tells(pair, cut)), None):
        note = _tell_cut(pair, names, cut)
    else:
        return None
    return Contrast(DifferenceType.QUOTE, note)


def _tells(pair: PrintedPair, cut: _Cut) -> bool:
    """Is more cut than a word and its little ones, which an outlet may have put otherwise, of more than a fragment?"""
    words = pair.sides[cut.side].tokens[cut.start : cut.end]
    whole = len(pair.sides[1 - cut.side].tokens) >= LEAST_PRINTED
    return whole and telling(words) >= (1 if turns(words) else LEAST_OTHER)


def _are_two_utterances(story: Story, pair: PrintedPair, one: Variant, other: Variant) -> bool:
    """Do two printings share few words and go on in two ways, or are they of two persons?"""
    if pair.alignment.same >= LEAST_SHARED:
        return False
    speakers = {at.entity for v in (one, other) if (at := story.by_id.get(v.attribution or "")) and at.entity}
    if len(speakers) > 1 and all(story.entities[entity].type is EntityType.PERSON for entity in speakers):
        return True
    return any(
        a.after == b.after
        and min(telling(p.tokens[c.start : c.end]) for p, c in zip(pair.sides, (a, b), strict=True)) >= LEAST_OTHER
        for a in pair.own[0]
        for b in pair.own[1]
    )


def _notes(pair: PrintedPair, names: tuple[str, str]) -> Iterator[str]:
    pair, reprints = _without_reprints(pair)
    yield from _tell_changes(pair, names, pair.changed)
    yield from _tell_cuts(pair, names)
    yield from _tell_masks(pair, names)
    for reprint in reprints:
        short = [change for change in reprint.changed if _longest(change) <= MOST_REPRINTED]
        yield from _tell_changes(reprint, names, short)
        yield from _tell_masks(reprint, names)


def _without_reprints(pair: PrintedPair) -> tuple[PrintedPair, list[PrintedPair]]:
    """A pair without what an article prints elsewhere, word for word or nearly so; and this beside what it prints."""
    own: list[tuple[Piece, ...]] = []
    reprints: list[PrintedPair] = []
    for side, pieces in enumerate(pair.own):
        found = [find_reprint(pair, side, piece) for piece in pieces]
        lone = (piece for piece, reprint in zip(pieces, found, strict=True) if reprint is None)
        own.append(tuple(left for piece in lone if (left := trim(pair, side, piece)) is not None))
        reprints.extend(reprint for reprint in found if reprint is not None)
    changed = tuple(change for change in pair.changed if not _is_moved(pair, change))
    return replace(pair, own=(own[0], own[1]), changed=changed), reprints


def _is_moved(pair: PrintedPair, change: Change) -> bool:
    """Does the article that leaves out words in the middle print them in another place?"""
    lengths = [end - start for start, end in (change.before, change.after)]
    if all(lengths) or max(lengths) <= LONG_CHANGE:
        return False
    has = 0 if lengths[0] else 1
    return prints(pair.sides[1 - has], pair.sides[has].tokens[slice(*(change.before, change.after)[has])])


def weigh_change(pair: PrintedPair, change: Change) -> int:
    """How many words only one of two printings has at a place: content words, negations, persons. A feature."""
    first, second = (
        {token.word: token for token in printed.tokens[slice(*stretch)]}
        for printed, stretch in zip(pair.sides, (change.before, change.after), strict=True)
    )
    lone = [first.get(word) or second[word] for word in first.keys() ^ second.keys()]
    return sum(token.tells or token.word in WEIGHTY for token in lone)


def _tell_changes(pair: PrintedPair, names: tuple[str, str], changes: Sequence[Change]) -> Iterator[str]:
    """The change of most weight, if there is one that an editor would look at."""
    weights = {change: weigh_words(pair, change) for change in changes if not _is_shown(pair, change)}
    told = [
        change
        for change, weight in weights.items()
        if weight and not _is_retold(pair, change) and not _is_of_another_place(pair, change)
    ]
    if told:
        yield _tell_change(pair, names, max(told, key=lambda change: (weights[change], -_longest(change))))


def _longest(change: Change) -> int:
    return max(change.before[1] - change.before[0], change.after[1] - change.after[0])


def _is_shown(pair: PrintedPair, change: Change) -> bool:
    """Does an ellipsis stand in the shorter printing where words are missing, or directly before that place?"""
    stretches = change.before, change.after
    lengths = [end - start for start, end in stretches]
    return any(
        token.gap
        for n, (start, end) in enumerate(stretches)
        if lengths[n] <= lengths[1 - n]
        for token in pair.sides[n].tokens[max(0, start - 1) : end + 1]
    )


def _is_of_another_place(pair: PrintedPair, change: Change) -> bool:
    """Are many words replaced, or do those of one printing, with what stands beside them, stand in the other article?

    Then words were set against each other that are not the same part of what was said.
    """
    stretches = change.before, change.after
    if all(start < end for start, end in stretches) and _longest(change) > (
        MOST_AT_EDGE if _is_at_edge(pair, change) else LONG_CHANGE
    ):
        return True
    return any(
        prints_run(pair.sides[1 - n], printed.tokens[max(0, start - BEFORE_WORDS) : end + BEHIND_WORDS])
        for n, (printed, (start, end)) in enumerate(zip(pair.sides, stretches, strict=True))
    )


def _is_at_edge(pair: PrintedPair, change: Change) -> bool:
    """Do both printings begin, or both end, with the words that differ, so that each may go on in its own way?"""
    ends = (change.before[1], change.after[1]), tuple(len(printed.tokens) for printed in pair.sides)
    return change.before[0] == change.after[0] == 0 or ends[0] == ends[1]


def _is_retold(pair: PrintedPair, change: Change) -> bool:
    """Do words stand outside quotation marks, where an outlet may put them as it likes? Not how sure somebody is."""
    stretches = change.before, change.after
    bare = [_is_bare(printed, stretch) for printed, stretch in zip(pair.sides, stretches, strict=True)]
    words = [printed.tokens[slice(*stretch)] for printed, stretch in zip(pair.sides, stretches, strict=True)]
    return bare[0] != bare[1] and hedges(words[0]) == hedges(words[1])


def _is_bare(printed: Printed, stretch: tuple[int, int]) -> bool:
    """Do words, and those beside them, stand without quotation marks?"""
    return not any(printed.marked[max(0, stretch[0] - 1) : stretch[1] + 1])


def _tell_change(pair: PrintedPair, names: tuple[str, str], change: Change) -> str:
    stretches = change.before, change.after
    lengths = [end - start for start, end in stretches]
    if not all(lengths) and max(lengths) > LONG_CHANGE:
        has = 0 if lengths[0] else 1
        words = _plain(pair.sides[has].show(*stretches[has]))
        return f"{names[1 - has]} leaves out “{words}” in the middle without a mark; {names[has]} prints it."
    bare = [_is_bare(printed, stretch) for printed, stretch in zip(pair.sides, stretches, strict=True)]
    before, behind = (min(found) for found in zip(*map(_beside, pair.sides, stretches), strict=True))
    if not (before or behind or all(lengths)):  # a clause that only one has is shown with words of the next one
        before = min(BEFORE_WORDS, *(start for start, _ in stretches))
        left = (len(printed.tokens) - end for printed, (_, end) in zip(pair.sides, stretches, strict=True))
        behind = min(BEHIND_WORDS, *left)
    told = [
        f"“{_plain(printed.show(_with_negation(printed, start - before), end + behind))}”"
        + (" without quotation marks" if bare[n] > bare[1 - n] else "")
        for n, (printed, (start, end)) in enumerate(zip(pair.sides, stretches, strict=True))
    ]
    return f"{names[0]} prints {told[0]}, {names[1]} {told[1]}."


def _with_negation(printed: Printed, start: int) -> int:
    """Where words are shown from, with a negation right before them: "gets close" is not "never gets close"."""
    return start - 1 if start > 0 and printed.tokens[start - 1].word in NEGATIONS else start


def _beside(printed: Printed, stretch: tuple[int, int]) -> tuple[int, int]:
    """How many words before and behind a stretch show it: its clause, or of a long one those up to a content word."""
    tokens, (start, end) = printed.tokens, stretch
    inside = start < end and tokens[start].bracketed
    before = next(start - n for n in range(start, -1, -1) if n == 0 or _ends_before(printed, n, n - 1, inside))
    # What is missing between two clauses was the beginning of the second.
    first = min(end + (start == end), len(tokens))
    behind = next(
        n - end for n in range(first, len(tokens) + 1) if n == len(tokens) or _ends_before(printed, n, n, inside)
    )
    if before > CLAUSE_WORDS:
        before = next((n for n in range(1, BEFORE_WORDS) if tokens[start - n].tells), BEFORE_WORDS)
    if behind > CLAUSE_WORDS:
        behind = next((n for n in range(1, BEHIND_WORDS) if tokens[end + n - 1].tells), BEHIND_WORDS)
    return before, behind


def _ends_before(printed: Printed, at: int, outside: int, inside: bool) -> bool:
    """Does a clause, or do brackets, end before a token? `outside` is the token that would then not be shown."""
    tokens = printed.tokens
    if at == len(tokens):
        return False
    between = printed.text[tokens[at - 1].end : tokens[at].start] if at else ""
    return tokens[at].opens or tokens[outside].bracketed != inside or bool(_MARK.search(between))


def _tell_cuts(pair: PrintedPair, names: tuple[str, str]) -> Iterator[str]:
    """What one of two printings leaves out next to the words of both, where that is missed."""
    if any(any(printed.marked) != any(pair.one.marked) for printed in pair.sides):
        return  # what stands without marks around words that the other one has in marks is the outlet's own
    cuts = [
        cut
        for side, pieces in enumerate(pair.own)
        for piece in pieces
        if (cut := _find_cut(pair, side, piece)) and _is_missed(pair, cut)
    ]
    match cuts:
        case [cut]:
            yield _tell_cut(pair, names, cut)
        case [one, other] if one.side != other.side:
            words = [_words(pair.sides[cut.side], cut) for cut in (one, other)]
            yield f"Only {names[0]} prints “{words[0]}”, only {names[1]} “{words[1]}”."
        case [before, behind]:
            words = [_words(pair.sides[cut.side], cut) for cut in (before, behind)]
            lacks, has = names[1 - before.side], names[before.side]
            yield f"{lacks} leaves out “{words[0]}” before and “{words[1]}” behind the words that {has} prints, too."


def _find_cut(pair: PrintedPair, side: int, piece: Piece) -> _Cut | None:
    """The part of a piece that is of the sentence next to the words of both; None where others stand between."""
    if not piece.adjoins:
        return None
    tokens = pair.sides[side].tokens
    start, end = piece.start, piece.end
    if piece.after:
        end = next((n for n in range(start + 1, end) if tokens[n].opens), end)
    else:
        start = next((n for n in range(end - 1, start, -1) if tokens[n].opens), start)
    return _Cut(side, piece, start, end)


def _is_missed(pair: PrintedPair, cut: _Cut) -> bool:
    """Would a reader of the shorter printing want to know what it leaves out?"""
    long, short = pair.sides[cut.side], pair.sides[1 - cut.side]
    words = long.tokens[cut.start : cut.end]
    before, behind = long.text[: words[0].start], long.text[words[-1].end :]
    first, last = (pair.alignment.one, pair.alignment.other)[cut.side]
    rest = long.tokens[last:] if cut.piece.after else long.tokens[:first]
    if is_scrap(long, rest) or is_brought_in(words) or not _ends_at_cut(pair, cut):
        return False
    if _CLOSED.search(before[-2:]) and _OPENED.match(behind[:3]):
        return False
    if len(short.tokens) < LEAST_PRINTED:
        own = short.text[max(0, short.spans[0].start - BEFORE_MARKS) : short.spans[0].start]
        return not cut.piece.after and denies(words[-NEAR_WORDS:]) and not _DENIAL.search(own)
    opening = long.tokens[cut.start if cut.piece.after else cut.end].opens
    if all(token.name for token in words) or telling(words) < (1 if limits(words) and not opening else LEAST_CUT):
        return False
    if opening or limits(words):
        return turns(words)
    if cut.piece.after:
        return telling(words) <= MOST_CUT
    return turns(words) or short.text[short.tokens[0].start].isupper()


def _ends_at_cut(pair: PrintedPair, cut: _Cut) -> bool:
    """Does the shorter printing begin or end where the other goes on, and not with something else?"""
    first, last = (pair.alignment.one, pair.alignment.other)[1 - cut.side]
    return len(pair.sides[1 - cut.side].tokens) - last <= 1 if cut.piece.after else first <= 1


def _tell_cut(pair: PrintedPair, names: tuple[str, str], cut: _Cut) -> str:
    """Say where one printing begins or stops, and what the other has there."""
    lacks, has = names[1 - cut.side], names[cut.side]
    first, last = (pair.alignment.one, pair.alignment.other)[1 - cut.side]
    short = pair.sides[1 - cut.side]
    words = _words(pair.sides[cut.side], cut)
    if cut.piece.after:
        edge = _plain(short.show(max(first, last - EDGE_WORDS), last))
        return f"{lacks} stops at “{edge}”, {has} goes on: “{words}”."
    edge = _plain(short.show(first, min(last, first + EDGE_WORDS)))
    return f"{lacks} begins at “{edge}”, {has} has before it: “{words}”."


def _words(printed: Printed, cut: _Cut) -> str:
    words = printed.show(cut.start, cut.end)
    return _plain(_JOINING.sub("", words) if cut.piece.after else words)


def _plain(words: str) -> str:
    """Words for a note: the first of them, without what is written before and behind them."""
    return shorten(words.strip(" ,;:.!?–—-"), SHOWN_WORDS)


def _tell_masks(pair: PrintedPair, names: tuple[str, str]) -> Iterator[str]:
    """A masked word beside the word."""
    for change in pair.shown:
        stretches = change.before, change.after
        words = [_plain(printed.show(*stretch)) for printed, stretch in zip(pair.sides, stretches, strict=True)]
        for n, m in ((0, 1), (1, 0)):
            if "*" in words[n] and words[m] and "*" not in words[m]:
                yield f"{names[n]} masks “{words[m]}” as “{words[n]}”; {names[m]} prints the word."

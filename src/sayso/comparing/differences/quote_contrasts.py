"""What sets two printings of one quotation apart, in one sentence that quotes both."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sayso.comparing.alterations import Change
from sayso.comparing.differences.printed_pairs import Piece, Printed, PrintedPair, pair_printings
from sayso.comparing.differences.reprints import find_reprint, prints, trim
from sayso.comparing.findings import Contrast, outlet_name, shorten
from sayso.comparing.printings import Token
from sayso.comparing.story import Story
from sayso.types import DifferenceType, Variant

SHOWN_WORDS = 12  # of one printing, in a note
LONG_CHANGE = 6  # words that are left out inside: more are shown without the words beside them
FRAGMENT_WORDS = 4  # of a printing of which the note shows the other one around it
AROUND_FRAGMENT = 5  # words that are shown on each side then
LEAST_OWN = 2  # content words of a piece that make it more than a few words more
MOST_REPRINTED = 4  # words that differ where an article prints elsewhere nearly what it seems to leave out
LEAST_MARKED = 2  # words in marks here and without them there
# Little words by which a quotation means another thing.
NEGATIONS = frozenset("not no never n't nor without none nothing neither cannot".split())
MODALS = frozenset("can ca could will wo would shall should may might must".split())
PERSONS = frozenset("i me my we us our you your he him his she her they them their it its".split())
# Marks around what stands between two parts of a quotation, be the first one written as an opening mark by mistake.
_CLOSED, _OPENED = re.compile(r"[“”\"]\s$"), re.compile(r"[,.:]?\s[“\"]")
TURNING = NEGATIONS | frozenset("if unless only but".split())
WEIGHTY = NEGATIONS | MODALS | PERSONS | frozenset("if unless only all any some many most more less few every".split())


def tell_printings(story: Story, one: Variant, other: Variant) -> Contrast | None:
    """Say how two printings of a quotation in two articles differ; None where they print the same words alike.

    None, too, of two that stand in one group by what a third one has, and have no words in common.

    Told is, of what there is, the first of: other words inside, words that one or each of them leaves out, quotation
    marks that one of them lacks, little words, and what brackets, an ellipsis or a masked word show. The typography,
    the spelling and the short forms of house style are no difference, nor is what an article prints in another place.
    What it prints there with another word is told by that word.
    """
    pair = pair_printings(story, one, other)
    names = outlet_name(story, pair.one.article), outlet_name(story, pair.other.article)
    note = next(_notes(pair, names), None)
    return Contrast(DifferenceType.QUOTE, note) if note else None


def _notes(pair: PrintedPair, names: tuple[str, str]) -> Iterator[str]:
    if not pair.aligned:
        return
    pair, reprints = _without_reprints(pair)
    changed = sorted(pair.changed, key=lambda change: -weigh_change(pair, change))
    if changed and weigh_change(pair, changed[0]):
        yield _tell_change(pair, names, changed[0])
    yield from _tell_ends(pair, names, LEAST_OWN)
    yield from _tell_marks(pair, names)
    if changed:
        yield _tell_change(pair, names, changed[0])
    yield from _tell_ends(pair, names, 0)
    for change in pair.shown:
        yield from _tell_shown(pair, names, change)
    for reprint in reprints:
        yield from _tell_reprint(reprint, names)


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


def _tell_reprint(pair: PrintedPair, names: tuple[str, str]) -> Iterator[str]:
    """The few words by which what an article prints elsewhere is not the same."""
    for change in sorted(pair.changed, key=lambda change: -weigh_change(pair, change)):
        longest = max(change.before[1] - change.before[0], change.after[1] - change.after[0])
        if longest <= MOST_REPRINTED and weigh_change(pair, change):
            yield _tell_change(pair, names, change)
    for change in pair.shown:
        yield from _tell_shown(pair, names, change)


def _tell_ends(pair: PrintedPair, names: tuple[str, str], least: int) -> Iterator[str]:
    """What one or each of two printings leaves out, where that has so many content words.

    What stands without marks around words that the other one has in marks is the outlet's own, and no part of them.
    """
    own = [
        _longest(printed, pieces, least) if any(printed.marked) or not any(facing.marked) else None
        for printed, pieces, facing in zip(pair.sides, pair.own, reversed(pair.sides), strict=True)
    ]
    match own:
        case [Piece() as one, Piece() as other]:
            yield _tell_own(pair, names, (one, other))
        case [Piece() as one, None]:
            yield _tell_cut(pair, names, 0, one)
        case [None, Piece() as other]:
            yield _tell_cut(pair, names, 1, other)


def weigh_change(pair: PrintedPair, change: Change) -> int:
    """How many words that carry weight only one of two printings has at a place: content words, negations, persons."""
    first, second = (
        {token.word: token for token in printed.tokens[slice(*stretch)]}
        for printed, stretch in zip(pair.sides, (change.before, change.after), strict=True)
    )
    lone = [first.get(word) or second[word] for word in first.keys() ^ second.keys()]
    return sum(token.tells or token.word in WEIGHTY for token in lone)


def _tells(printed: Printed, piece: Piece) -> int:
    return sum(token.tells for token in printed.tokens[piece.start : piece.end])


def _longest(printed: Printed, pieces: Sequence[Piece], least: int) -> Piece | None:
    """Of the pieces that only one printing has the one that tells most."""
    telling = [piece for piece in pieces if _tells(printed, piece) >= least and _says_something(printed, piece)]
    return max(telling, key=lambda piece: (_tells(printed, piece), piece.end - piece.start), default=None)


def _says_something(printed: Printed, piece: Piece) -> bool:
    """Is there a content word, or a little one that turns what is said: not "and that"? A cue is no part of it."""
    tokens = printed.tokens[piece.start : piece.end]
    before, behind = printed.text[: tokens[0].start], printed.text[tokens[-1].end :]
    if _CLOSED.search(before[-2:]) and _OPENED.match(behind[:3]):
        return False
    return any(token.tells or token.word in TURNING for token in tokens)


def _tell_change(pair: PrintedPair, names: tuple[str, str], change: Change) -> str:
    stretches = change.before, change.after
    lengths = [end - start for start, end in stretches]
    if not all(lengths) and max(lengths) > LONG_CHANGE:
        has = 0 if lengths[0] else 1
        words = _plain(pair.sides[has].show(*stretches[has]))
        return f"{names[1 - has]} leaves out “{words}” in the middle without a mark; {names[has]} prints it."
    bare = [_is_bare(printed, stretch) for printed, stretch in zip(pair.sides, stretches, strict=True)]
    told = [
        f"“{_with_neighbours(printed, *stretch)}”" + (" without quotation marks" if bare[n] > bare[1 - n] else "")
        for n, (printed, stretch) in enumerate(zip(pair.sides, stretches, strict=True))
    ]
    return f"{names[0]} prints {told[0]}, {names[1]} {told[1]}."


def _with_neighbours(printed: Printed, start: int, end: int) -> str:
    """Words of a printing with the word before and the one behind, if those stand in the same brackets or in none."""
    tokens = printed.tokens
    inside = start < end and tokens[start].bracketed
    if start > 0 and tokens[start - 1].bracketed == inside:
        start -= 1
    if end < len(tokens) and tokens[end].bracketed == inside:
        end += 1
    return _plain(printed.show(start, end))


def _is_bare(printed: Printed, stretch: tuple[int, int]) -> bool:
    """Do words, and those beside them, stand without quotation marks?"""
    return not any(printed.marked[max(0, stretch[0] - 1) : stretch[1] + 1])


def _tell_own(pair: PrintedPair, names: tuple[str, str], own: tuple[Piece, Piece]) -> str:
    words = [_words(printed, piece) for printed, piece in zip(pair.sides, own, strict=True)]
    return f"Only {names[0]} prints “{words[0]}”, only {names[1]} “{words[1]}”."


def _tell_cut(pair: PrintedPair, names: tuple[str, str], side: int, piece: Piece) -> str:
    """Say what the other printing leaves out of that of one side."""
    long, short = pair.sides[side], pair.sides[1 - side]
    has, lacks = names[side], names[1 - side]
    common = (pair.alignment.one, pair.alignment.other)[side]
    around = _around(long.tokens, *common)
    beside = long.tokens[around[0] : common[0]], long.tokens[common[1] : around[1]]
    if len(short.tokens) <= FRAGMENT_WORDS and not any(prints(short, tokens) for tokens in beside):
        only, whole = short.show(0, len(short.tokens)), long.show(*around)
        return f"{lacks} prints only “{_plain(only)}”, {has} “{_plain(whole)}”."
    words = _words(long, piece)
    if len(pair.own[side]) > 1 and all(_tells(long, each) >= LEAST_OWN for each in pair.own[side]):
        before, behind = (_words(long, each) for each in pair.own[side])
        return f"{lacks} leaves out “{before}” before and “{behind}” behind the words that {has} prints, too."
    if piece.adjoins and piece.after:
        return f"{lacks} stops before “{words}”, which {has} prints."
    if piece.adjoins:
        return f"{lacks} leaves out the beginning, “{words}”, which {has} prints."
    return f"{lacks} leaves out “{words}”, which {has} prints."


def _words(printed: Printed, piece: Piece) -> str:
    return _plain(printed.show(piece.start, piece.end))


def _around(tokens: Sequence[Token], start: int, end: int) -> tuple[int, int]:
    """A stretch of a printing with a few words of its sentence on each side; where it is all of one, with what is near.

    Words that are a sentence by themselves would be set beside the same words.
    """
    first, last = max(0, start - AROUND_FRAGMENT), min(len(tokens), end + AROUND_FRAGMENT)
    opening = next((n for n in range(start, first, -1) if tokens[n].opens), first)
    closing = next((n for n in range(end, last) if tokens[n].opens), last)
    return (opening, closing) if (opening, closing) != (start, end) else (first, last)


def _plain(words: str) -> str:
    """The first words, without the stop behind the last one: "U.S." keeps its own."""
    shown = shorten(words, SHOWN_WORDS)
    return shown[:-1] if re.search(r"(?<![.\w])[a-z]+\.$", shown) else shown


def _tell_marks(pair: PrintedPair, names: tuple[str, str]) -> Iterator[str]:
    """The longest stretch that both print and that only one of them puts in quotation marks."""
    facing = pair.facing, {m: n for n, m in pair.facing.items()}
    for side in (0, 1):
        printed, other = pair.sides[side], pair.sides[1 - side]
        best, run = (0, 0), 0
        for n in range(len(printed.tokens)):
            m = facing[side].get(n)
            run = run + 1 if m is not None and printed.marked[n] and not other.marked[m] else 0
            best = max(best, (run, n + 1))
        size, end = best
        if size >= LEAST_MARKED and any(token.tells for token in printed.tokens[end - size : end]):
            words = _plain(printed.show(end - size, end))
            yield f"{names[side]} prints “{words}” in quotation marks, {names[1 - side]} without them."


def _tell_shown(pair: PrintedPair, names: tuple[str, str], change: Change) -> Iterator[str]:
    """A masked word, words in brackets, and what an ellipsis stands for."""
    stretches = change.before, change.after
    tokens = [printed.tokens[slice(*stretch)] for printed, stretch in zip(pair.sides, stretches, strict=True)]
    words = [printed.show(*stretch) for printed, stretch in zip(pair.sides, stretches, strict=True)]
    for n, m in ((0, 1), (1, 0)):
        if "*" in words[n] and words[m] and "*" not in words[m]:
            yield f"{names[n]} masks “{words[m]}” as “{words[n]}”; {names[m]} prints the word."
        elif _brackets(tokens[n]) and words[m]:
            yield f"{names[n]} prints “{words[n]}” in brackets, {names[m]} “{words[m]}”."
        elif _brackets(tokens[n]):
            yield f"{names[n]} adds “{words[n]}” in brackets, {names[m]} does not."
        elif not words[n] and not _brackets(tokens[m]) and any(token.tells for token in tokens[m]):
            yield f"{names[n]} leaves out “{_plain(words[m])}” and shows it; {names[m]} prints it."


def _brackets(tokens: Sequence[Token]) -> bool:
    return any(token.bracketed and token.tells for token in tokens) and all(token.bracketed for token in tokens)

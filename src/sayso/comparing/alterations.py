"""How two printings of one utterance differ: what is cut at the ends, what is openly left out, what is changed."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from sayso.comparing.printings import Token
from sayso.types import Edit, Relation

RUN = 3  # words in a row that make two printings candidates
# Farther apart than this many words, two shared runs are two utterances; whole sentences may be left out between.
MOST_APART = 25
REACH = 8  # words before the first and behind the last shared run that may still belong to the utterance
# Names that are as alike as this (per cent of matching letters) are one name in two spellings: Qaddafi, Gadhafi.
SAME_NAME_RATIO = 60
MOST_PLACES = 4  # of one run in a printing that are looked at where two printings are aligned alone
MOST_CHAINS = 24  # of shared runs of two printings that are aligned, the longest: of 697 events none has more than 18
MOST_REPLACED = 3  # words at the edge of both printings that may stand for each other
# One step of an edit script: its kind, and the half-open ranges in both sequences.
_Step = tuple[str, int, int, int, int]
_PARTICLES = frozenset("al el bin ibn ben de del della di du la le van von der den".split())
_FIRST_SECOND = frozenset("i me my mine we us our ours you your yours".split())
_THIRD = frozenset("he him his she her hers they them their theirs".split())


@dataclass(frozen=True, slots=True)
class Change:
    """Tokens `before[b_start:b_end]` of one printing that the other gives as `after[a_start:a_end]`, unmarked."""

    before: tuple[int, int]
    after: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Alignment:
    """How a stretch of one printing runs along a stretch of another; all ranges are half-open token indices.

    `same` counts tokens that agree, `telling` the content words among them, `changed` the content words that do not:
    a replaced one fully, one that was only left out by half.
    """

    one: tuple[int, int]
    other: tuple[int, int]
    same: int
    telling: int
    changed: float
    changes: tuple[Change, ...]
    shifts_person: bool


def runs_of(tokens: Sequence[Token]) -> Iterator[tuple[str, ...]]:
    """Every `RUN` words in a row of a printing, by where they begin."""
    words = [token.word for token in tokens]
    return zip(*(words[n:] for n in range(RUN)), strict=False)


def align_chains(one: Sequence[Token], other: Sequence[Token], shared: list[tuple[int, int]]) -> Iterator[Alignment]:
    """Chain shared runs that follow each other in both printings, and align what lies under each chain.

    `shared` has for each run that both have where it begins in the one and in the other.
    """
    for chain in _longest(_chains(shared)):
        (i, j), (k, m) = chain[0], chain[-1]
        alignment = align(
            one,
            other,
            (max(0, i - REACH), min(len(one), k + RUN + REACH)),
            (max(0, j - REACH), min(len(other), m + RUN + REACH)),
        )
        if alignment:
            yield alignment


def _chains(shared: Sequence[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """Shared runs that follow each other in both printings and are not far apart."""
    chains: list[list[tuple[int, int]]] = []
    near: list[list[tuple[int, int]]] = []  # those that may still go on
    before = -1
    for i, j in sorted(shared):
        if i != before:
            near = [chain for chain in near if i - chain[-1][0] <= MOST_APART]
            before = i
        for chain in reversed(near):
            if 0 < j - chain[-1][1] <= MOST_APART:
                chain.append((i, j))
                break
        else:
            chains.append([(i, j)])
            near.append(chains[-1])
    return chains


def _longest(chains: list[list[tuple[int, int]]]) -> list[list[tuple[int, int]]]:
    """The chains of most runs, in their order."""
    if len(chains) <= MOST_CHAINS:
        return chains
    chosen = sorted(range(len(chains)), key=lambda n: -len(chains[n]))[:MOST_CHAINS]
    return [chains[n] for n in sorted(chosen)]


def align_best(one: Sequence[Token], other: Sequence[Token]) -> Alignment | None:
    """Align the stretches along which two printings share most words; None where they share no run of words."""
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, run in enumerate(runs_of(one)):
        places[run].append(at)
    shared = [(place, at) for at, run in enumerate(runs_of(other)) for place in places.get(run, ())[:MOST_PLACES]]
    return max(align_chains(one, other, shared), key=lambda alignment: alignment.same, default=None)


def align(
    one: Sequence[Token], other: Sequence[Token], first: tuple[int, int], second: tuple[int, int]
) -> Alignment | None:
    """Align `one[first]` with `other[second]`, trimmed so that it begins and ends with words that agree."""
    words = [token.word for token in one[slice(*first)]]
    facing = _unmask([token.word for token in other[slice(*second)]], words)
    words = _unmask(words, facing)
    steps: list[_Step] = [
        (
            step.tag,
            step.src_start + first[0],
            step.src_end + first[0],
            step.dest_start + second[0],
            step.dest_end + second[0],
        )
        for step in Levenshtein.opcodes(words, facing)
    ]
    steps = _merge(_trim(_turn(steps, words, facing, (first[0], second[0])), one, other))
    if not steps:
        return None
    changes, changed, shifts = [], 0.0, False
    for tag, i, j, k, m in steps:
        left, right = one[i:j], other[k:m]
        if tag == "equal" or _agree(left, right, one[j : j + 1], other[m : m + 1]):
            continue
        changes.append(Change((i, j), (k, m)))
        shifts = shifts or _shifts_person(left, right)
        told = max(sum(token.tells for token in left), sum(token.tells for token in right))
        changed += told if left and right else told / 2
    kept = [token for tag, i, j, _, _ in steps if tag == "equal" for token in one[i:j]]
    telling = sum(token.tells for token in kept)
    stretches = (steps[0][1], steps[-1][2]), (steps[0][3], steps[-1][4])
    return Alignment(*stretches, len(kept), telling, changed, tuple(changes), shifts)


def _agree(
    left: Sequence[Token], right: Sequence[Token], next_left: Sequence[Token], next_right: Sequence[Token]
) -> bool:
    """Is there no change here: the same words, another spelling, or something that the outlet itself shows?"""
    if [token.word for token in left] == [token.word for token in right]:
        return True
    return _disclosed(left, right, next_left, next_right) or _only_spelling(left, right)


def _turn(steps: list[_Step], words: list[str], facing: list[str], base: tuple[int, int]) -> list[_Step]:
    """Prefer the later of two equal beginnings: in "I have not A. I have not B" against "I have not B" only A is cut.

    `words` and `facing` are the sequences that were aligned; `base` is where they begin in the printings.
    """
    while len(steps) > 2 and steps[0][0] == "equal" and steps[1][0] in ("delete", "insert"):
        (_, i, j, k, m), (tag, _, end, _, facing_end) = steps[:2]
        size = j - i
        if tag == "delete" and words[i - base[0] : j - base[0]] == words[end - size - base[0] : end - base[0]]:
            moved = ("equal", end - size, steps[2][2], k, steps[2][4])
        elif (
            tag == "insert"
            and facing[k - base[1] : m - base[1]] == facing[facing_end - size - base[1] : facing_end - base[1]]
        ):
            moved = ("equal", i, steps[2][2], facing_end - size, steps[2][4])
        else:
            break
        steps = [moved, *steps[3:]]
    return steps


def _trim(steps: list[_Step], one: Sequence[Token], other: Sequence[Token]) -> list[_Step]:
    """Cut an alignment down to where the two run together.

    A word or two that happen to agree beyond a longer change are no part of it, unless both printings begin a sentence
    there, or both end. Where both go on by a few other words to the very edge, those words were replaced.
    """
    while len(steps) > 1 and not _holds(steps[0], steps[1], one[steps[0][1]].opens and other[steps[0][3]].opens):
        steps = steps[1:]
    while len(steps) > 1 and not _holds(steps[-1], steps[-2], steps[-1][2] == len(one) and steps[-1][4] == len(other)):
        steps = steps[:-1]
    return steps if any(step[0] == "equal" for step in steps) else []


def _holds(edge: _Step, following: _Step, both_end: bool) -> bool:
    tag, i, j, k, m = edge
    if tag == "equal":
        return both_end or j - i >= max(following[2] - following[1], following[4] - following[3])
    return both_end and 0 < j - i <= MOST_REPLACED and 0 < m - k <= MOST_REPLACED


def _merge(steps: list[_Step]) -> list[_Step]:
    """Neighbouring steps that are not equal are one change."""
    merged: list[_Step] = []
    for step in steps:
        if merged and step[0] != "equal" and merged[-1][0] != "equal":
            _, i, _, k, _ = merged[-1]
            merged[-1] = ("replace", i, step[2], k, step[4])
        else:
            merged.append(step)
    return merged


def _unmask(words: list[str], facing: list[str]) -> list[str]:
    """Read a masked word ("d***ed") as the word of the other printing that it fits, if there is one."""
    known = set(facing)
    return [_fitting(word, known) if "*" in word else word for word in words]


def _fitting(masked: str, known: set[str]) -> str:
    letters = [re.escape(part) for part in re.split(r"\*+", masked)]
    pattern = re.compile(r"[\w*]+".join(letters))
    return next((word for word in sorted(known) if pattern.fullmatch(word)), masked)


def _disclosed(
    left: Sequence[Token], right: Sequence[Token], next_left: Sequence[Token], next_right: Sequence[Token]
) -> bool:
    """Does the outlet itself show the change: by brackets, or by an ellipsis where words are missing?"""
    if left and all(token.bracketed for token in left):
        return True
    if right and all(token.bracketed for token in right):
        return True
    if any(token.bracketed for token in (*left, *right)):
        return all(not token.tells for token in (*left, *right) if not token.bracketed)
    return _gap_stands_for(left, right, next_left) or _gap_stands_for(right, left, next_right)


def _gap_stands_for(short: Sequence[Token], long: Sequence[Token], following: Sequence[Token]) -> bool:
    """Does an ellipsis in the shorter printing stand for what the longer one has there?"""
    if len(short) > len(long) or not long:
        return False
    return any(token.gap for token in (*short, *following)) and sum(token.tells for token in short) <= 1


def _only_spelling(left: Sequence[Token], right: Sequence[Token]) -> bool:
    """Are both sides one word or name in two spellings?"""
    if not left or not right:
        return False
    one, other = "".join(token.word for token in left), "".join(token.word for token in right)
    if one.replace("'", "") == other.replace("'", ""):
        return True
    if all(token.name or token.word in _PARTICLES for token in (*left, *right)):
        return fuzz.ratio(one, other) >= SAME_NAME_RATIO
    return False


def _shifts_person(left: Sequence[Token], right: Sequence[Token]) -> bool:
    """Is somebody addressed in one printing whom the other speaks about? Then they are two utterances."""
    one, other = {token.word for token in left}, {token.word for token in right}
    return bool((one & _FIRST_SECOND and other & _THIRD) or (one & _THIRD and other & _FIRST_SECOND))


def relate(
    one: Sequence[Token],
    other: Sequence[Token],
    alignment: Alignment,
    printed: Sequence[tuple[int, int]] = (),
    facing_printed: Sequence[tuple[int, int]] = (),
) -> Relation:
    """Say how two whole printings stand to each other, by the stretch along which they run together.

    `printed` are stretches of `one` that the other article prints elsewhere (behind its cue, say), and
    `facing_printed` the same the other way round: what stands there is not cut.
    """
    if alignment.changes:
        return Relation.ALTERED
    more = _reaches_out(one, (alignment.one, *printed))
    facing_more = _reaches_out(other, (alignment.other, *facing_printed))
    if more and facing_more:
        return Relation.OVERLAPPING
    return Relation.SHORTENED if more or facing_more else Relation.IDENTICAL


def _reaches_out(tokens: Sequence[Token], stretches: Sequence[tuple[int, int]]) -> bool:
    return any(
        not token.bracketed and not any(start <= at < end for start, end in stretches)
        for at, token in enumerate(tokens)
        if not stretches[0][0] <= at < stretches[0][1]
    )


def edits_of(text: str, facing: str, one: Sequence[Token], other: Sequence[Token], alignment: Alignment) -> list[Edit]:
    """The unmarked changes of an alignment, in the words of the two articles `text` and `facing`."""
    edits = []
    for change in alignment.changes:
        before, after = _words(text, one, change.before), _words(facing, other, change.after)
        kind = "replaced" if before and after else "left_out" if before else "added"
        edits.append(Edit(before, after, kind))
    return edits


def _words(text: str, tokens: Sequence[Token], stretch: tuple[int, int]) -> str:
    chosen = tokens[slice(*stretch)]
    return " ".join(text[token.start : token.end] for token in chosen)

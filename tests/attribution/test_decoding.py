"""From scores to attributions, on scores that are written by hand: no network is run here."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.attribution.decoding import decode, decode_all
from sayso.attribution.model import ROLES, Scores, log_softmax
from sayso.attribution.pieces import Window

WIDTH = 8
SURE = 12.0
POINTERS = ("content", "source_start", "source_end", "content_start", "content_end")


def make_scores(roles: list[str], pointers: dict[str, list[tuple[int, int]]]) -> Scores:
    """Scores of a window of one-piece words, whose pointers are sure. Word -1 is "none".

    Pointers go from a word to another, those to the edges of contents from the cue. No other word is an edge.
    """
    size = len(roles)
    numbers = np.arange(size)
    window = Window(numbers, numbers * 0, numbers * 0, np.ones(size, bool), numbers * 2, numbers * 2 + 1)
    logits = np.zeros((size, len(ROLES)), np.float32)
    logits[numbers, [ROLES.index(role) for role in roles]] = SURE
    width = size + 1
    from_side = np.zeros((size + 1, len(POINTERS) * width), np.float32)
    to_side = np.tile(np.eye(width, dtype=np.float32), len(POINTERS))
    for n, name in enumerate(POINTERS):
        if name.startswith("content_"):
            from_side[:, n * width : (n + 1) * width] = -SURE
        else:
            from_side[:, n * width] = SURE / 2  # where nothing else is said, "none"
        for word, target in pointers.get(name, []):
            from_side[word + 1, n * width + target + 1] = SURE
    return Scores(window, numbers, log_softmax(logits), from_side, to_side)


def test_two_cues_share_one_source_and_keep_their_own_contents() -> None:
    # She announced a closure and warned of more
    roles = ["B-source", "B-cue", "B-content", "I-content", "O", "B-cue", "B-content", "I-content"]
    scores = make_scores(
        roles,
        {
            "content": [(2, 1), (3, 1), (6, 5), (7, 5)],
            "content_start": [(1, 2), (5, 6)],
            "content_end": [(1, 3), (5, 7)],
            "source_start": [(1, 0), (5, 0)],
            "source_end": [(1, 0), (5, 0)],
        },
    )
    first, second = decode(scores)
    assert (first.source, first.cue, first.content) == (((0, 1),), ((1, 2),), ((2, 4),))
    assert (second.source, second.cue, second.content) == (((0, 1),), ((5, 6),), ((6, 8),))


def test_a_content_around_its_cue_has_two_pieces() -> None:
    roles = ["B-content", "I-content", "B-source", "B-cue", "B-content", "I-content"]
    scores = make_scores(
        roles,
        {
            "content": [(0, 3), (1, 3), (4, 3), (5, 3)],
            "content_start": [(3, 0), (3, 4)],
            "content_end": [(3, 1), (3, 5)],
            "source_start": [(3, 2)],
            "source_end": [(3, 2)],
        },
    )
    (found,) = decode(scores)
    assert found.content == ((0, 2), (4, 6))
    assert found.source == ((2, 3),)


def test_of_words_that_may_be_content_or_not_the_edges_decide() -> None:
    # "she said it was over on Friday": the two last words are content by half, and the content ends before them
    scores = make_scores(
        ["B-source", "B-cue", "B-content", "I-content", "I-content", "I-content"],
        {
            "content": [(2, 1), (3, 1), (4, 1), (5, 1)],
            "content_start": [(1, 2)],
            "content_end": [(1, 3)],
            "source_start": [(1, 0)],
            "source_end": [(1, 0)],
        },
    )
    scores.roles[4:] = np.log(1 / len(ROLES))
    (found,) = decode(scores)
    assert found.content == ((2, 4),)


def test_a_cue_whose_source_is_nobody_has_an_empty_source() -> None:
    scores = make_scores(
        ["B-cue", "I-cue", "B-content"], {"content": [(2, 0)], "content_start": [(0, 2)], "content_end": [(0, 2)]}
    )
    (found,) = decode(scores)
    assert found.source == ()
    assert found.cue == ((0, 2),)


def test_a_cue_without_a_content_keeps_its_source() -> None:
    (found,) = decode(make_scores(["B-source", "B-cue", "O"], {"source_start": [(1, 0)], "source_end": [(1, 0)]}))
    assert (found.source, found.cue, found.content) == (((0, 1),), ((1, 2),), ())


def test_evidence_is_high_where_the_scores_are_sure() -> None:
    scores = make_scores(
        ["B-source", "B-cue", "B-content"],
        {
            "content": [(2, 1)],
            "content_start": [(1, 2)],
            "content_end": [(1, 2)],
            "source_start": [(1, 0)],
            "source_end": [(1, 0)],
        },
    )
    (found,) = decode(scores)
    assert all(0.9 < part <= 1 for part in found.evidence)


def make_chance_scores(size: int, seed: int) -> Scores:
    """Scores of a window of one-piece words that say anything."""
    chance = np.random.default_rng(seed)
    numbers = np.arange(size)
    window = Window(numbers, numbers * 0, numbers * 0, np.ones(size, bool), numbers * 2, numbers * 2 + 1)
    roles = log_softmax(chance.normal(0, 4, (size, len(ROLES))).astype(np.float32))
    sides = chance.normal(0, 2, (2, size + 1, len(POINTERS) * WIDTH)).astype(np.float32)
    return Scores(window, numbers, roles, sides[0], sides[1])


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 30), st.integers(0, 2**32 - 1))
def test_any_scores_give_ordered_ranges_inside_the_window(size: int, seed: int) -> None:
    for found in decode(make_chance_scores(size, seed)):
        assert len(found.cue) == 1
        for runs in (found.source, found.cue, found.content):
            last = 0
            for start, end in runs:
                assert last <= start < end <= size
                last = end
        assert all(0 <= part <= 1.0001 for part in found.evidence)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(1, 30), max_size=6), st.integers(0, 2**32 - 1))
def test_windows_decoded_together_are_as_each_alone(sizes: list[int], seed: int) -> None:
    windows = [make_chance_scores(size, seed + n) for n, size in enumerate(sizes)]
    assert decode_all(windows) == [decode(scores) for scores in windows]

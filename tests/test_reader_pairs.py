"""The pairs that the reader learns from: as it reads them at run time, and what was read and judged of them."""

import sys
from pathlib import Path

import numpy as np
import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "training"))

from pairs import (
    HELD,
    LETTERS,
    NONE_THERE,
    NOT_POINTED,
    Pairs,
    Told,
    batches,
    collate,
    columns_of,
    half_of,
    join,
    pieces_of,
    read_pairs,
    read_pointed,
    read_verdicts,
    write_pairs,
)
from pointing import Worded
from readings import BARS, Listed, find_span, read_beside
from sayso.comparing.reader import _make_inputs
from sayso.types import Span
from targets import LISTED, SAME, WANTED, gold_of, mix, rows_of_all, rows_of_half, rows_of_small


def make_pairs(*told, part=0, seed=0):
    """Pairs of excerpts of some pieces, the first of which are of the passage."""
    chance = np.random.default_rng(seed)
    sizes = chance.integers(1, 30, 2 * len(told))
    return Pairs(
        pieces=chance.integers(1000, 30_000, sizes.sum()),
        under=np.array([n < 3 for size in sizes for n in range(size)], np.bool_),
        begins=chance.random(sizes.sum()) < 0.8,
        ends=chance.random(sizes.sum()) < 0.8,
        starts=np.cumsum([0, *sizes]),
        one=np.arange(len(told)),
        other=len(told) + np.arange(len(told)),
        part=np.full(len(told), part),
        words=np.full((len(told), 2, 2), NOT_POINTED),
        **columns_of(told),
    )


def excerpt(pairs, number):
    own = slice(pairs.starts[number], pairs.starts[number + 1])
    pieces, *marks = (tuple(getattr(pairs, name)[own].tolist()) for name in ("pieces", "under", "begins", "ends"))
    return Worded(pieces, tuple(Span(n, n + 1) for n in range(len(pieces))), *marks)


def test_a_batch_is_what_the_comparison_reads():
    pairs = make_pairs(*[Told()] * 20)
    rows, turned = np.array([3, 19, 0, 7, 7]), np.array([False, True, False, False, True])
    sides = [(excerpt(pairs, pairs.one[n]), excerpt(pairs, pairs.other[n])) for n in rows]
    wanted = _make_inputs([side[::-1] if turn else side for side, turn in zip(sides, turned, strict=True)])
    for made, (name, right) in zip(collate(pairs, rows, turned), wanted.items(), strict=True):
        width = right.shape[1]
        assert np.array_equal(made[:, :width], right), name
        assert not made[:, width:].any()
    assert collate(pairs, rows)[0].shape[1] % 8 == 0


def test_every_pair_is_in_one_batch_and_a_batch_is_bounded():
    pairs = make_pairs(*[Told()] * 200)
    rows = np.arange(0, 200, 2)
    for chance in (None, np.random.default_rng(1)):
        found = batches(rows, pairs.sizes, 400, chance)
        assert sorted(np.concatenate(found)) == rows.tolist()
        assert all(collate(pairs, batch)[0].size <= 400 for batch in found)


def test_pairs_of_several_events_are_joined_and_written(tmp_path):
    parts = [make_pairs(Told(0.5), Told(digit=7)), make_pairs(part=HELD), make_pairs(Told(rank=0.2), part=1, seed=4)]
    write_pairs(join(parts), tmp_path / "pairs.npz")
    joined = read_pairs(tmp_path / "pairs.npz")
    assert joined.part.tolist() == [0, 0, 1]
    assert joined.digit.tolist() == [-1, 7, -1]
    for n, (part, row) in enumerate(((0, 0), (0, 1), (2, 0))):
        for side in ("one", "other"):
            number, own = getattr(joined, side)[n], getattr(parts[part], side)[row]
            assert excerpt(joined, number) == excerpt(parts[part], own)


def test_verdicts_are_read_with_their_articles():
    row = {"articles": ["x", "y", "z"], "judged": [[[0, [[3, 9]]], [2, [[1, 4], [6, 8]]], "m", 4]]}
    assert [*read_verdicts(row)] == [((("x", (Span(3, 9),)), ("z", (Span(1, 4), Span(6, 8)))), "m", 4)]


def test_what_was_pointed_at_is_read_with_its_articles():
    row = {"articles": ["x", "y"], "pointed": [[[0, [[3, 9]]], [1, [[1, 4]]], [5, 7], None, "o"]]}
    assert [*read_pointed(row)] == [((("x", (Span(3, 9),)), ("y", (Span(1, 4),))), (Span(5, 7), None))]
    assert [*read_verdicts(row)] == []


def test_words_are_told_by_the_pieces_that_have_them():
    places = (Span(10, 13), Span(14, 20), Span(20, 22), Span(23, 30))
    excerpt = Worded((5, 6, 7, 8), places, *[(True,) * 4] * 3)
    assert pieces_of(Span(14, 22), excerpt) == (1, 2)
    assert pieces_of(Span(16, 24), excerpt) == (1, 3), "what is cut off is there, too"
    assert pieces_of(Span(30, 40), excerpt) == pieces_of(None, excerpt) == (NONE_THERE, NONE_THERE)


def test_an_event_stays_in_its_half():
    assert [half_of(event) for event in ("one/1", "one/2", "one/3", "one/4")] == [1, 1, 1, 0]


@pytest.mark.parametrize(
    ("told", "column", "chance", "weight"),
    [
        (Told(joined=1, known=1), SAME, 1, 1),
        (Told(joined=0, known=0), SAME, 0, 0.3),
        (Told(), SAME, 0, 0),
        (Told(letter=LETTERS.index("p"), digit=1), SAME, 1, 1),  # nobody read the event, and the judge sees one matter
        (Told(joined=1, known=1, letter=LETTERS.index("d"), digit=0), SAME, 0, 1),
        (Told(letter=LETTERS.index("f"), digit=0), SAME, 0, 0),  # of a false note nothing follows
        (Told(listed=1, wanted=1), LISTED, 1, 1.5),
        (Told(listed=1), LISTED, 1, 0.6),
        (Told(listed=0), LISTED, 0, 1),
        (Told(digit=9), LISTED, 0, 0),
        (Told(digit=9, letter=0), WANTED, 0.98, 2),
        (Told(listed=1, wanted=1, digit=0, letter=2), WANTED, 0.02, 2),  # the judge goes before the reader
        (Told(listed=1, wanted=1), WANTED, 0.68, 0.25),
        (Told(chance=0.9), WANTED, 0.22, 0),
    ],
)
def test_what_was_read_and_judged_is_learned(told, column, chance, weight):
    gold = gold_of(make_pairs(told))
    assert gold.weights[0, column] == pytest.approx(weight)
    assert weight == 0 or gold.chances[0, column] == pytest.approx(chance)


def test_nothing_of_events_held_out_is_learned():
    told = [Told(chance=0.9, joined=1, known=1), Told(rank=0.5, listed=1), Told(digit=8, letter=0)]
    pairs = join([make_pairs(*told, part=part) for part in (0, 1, HELD, HELD + 1)])
    assert {*pairs.part[rows_of_all(pairs)]} == {*pairs.part[rows_of_small(pairs)]} == {0, 1}
    for half in (0, 1):
        assert {*pairs.part[rows_of_half(pairs, half)]} == {half}


def test_the_small_network_learns_from_the_teacher_that_has_not_seen_the_event():
    pairs = join([make_pairs(Told(chance=0.9), Told(rank=0.1, listed=0), part=half) for half in (0, 1)])
    surely, never, even = (np.full((4, 3), odds, np.float32) for odds in (50, -50, 0))
    learned = mix(pairs, [surely, never], [even, even]).chances
    assert learned[:, SAME] == pytest.approx([0, 0, 1, 1])  # of half 0 the teacher of half 1 tells
    assert learned[:, LISTED] == pytest.approx([0, 0, 1, 0.6])  # the last was read: not listed
    assert learned[:, WANTED] == pytest.approx([0.25, 0.25, 0.75, 0.75])


def test_a_passage_of_a_story_is_found_by_its_words_and_its_turn():
    text = "The ferry sank. Then\nthe  ferry sank again, and the ferry sank."
    assert find_span(text, {"text": "ferry sank"}) == (4, 14)
    assert find_span(text, {"text": "the ferry sank", "nth": 0}) == (21, 36)
    assert find_span(text, {"text": "ferry sank", "nth": 2}) == (52, 62)
    assert find_span(text, {"text": "ferry rose"}) is None


def test_a_listed_difference_is_of_two_passages_that_have_two_of_its_sides():
    listed = Listed([("x", frozenset({1, 2, 3})), ("y", frozenset({7, 8}))], wanted=True)
    assert listed.is_of([("x", frozenset({2, 3, 4})), ("y", frozenset({7}))])
    assert not listed.is_of([("x", frozenset({2, 3})), ("x", frozenset({1, 2, 3}))])


def test_verdicts_given_beside_the_articles_are_shares_of_two_sides():
    verdicts = [verdict for of_event in read_beside().values() for verdict in of_event]
    assert {verdict.bar for verdict in verdicts} == set(BARS.values())
    assert all(len(verdict.sides) == 2 and verdict.sides[0][0] != verdict.sides[1][0] for verdict in verdicts)
    assert {verdict.wanted for verdict in verdicts if verdict.bar == "strict"} == {0.0, 1.0}
    assert {verdict.wanted for verdict in verdicts if verdict.bar == "listed"} == {0.0, 0.5, 1.0}

"""Which passages become one claim, with chances that are written by hand: nothing learned is run here."""

import numpy as np

from sayso.comparing.alignment import LEAST_FIRST, LEAST_JOINED, MOST_WEIGHED, group_alike
from sayso.comparing.link_features import Passage
from sayso.comparing.links import Links

SURE = 0.9


def passages(*articles: int | tuple[int, ...]) -> tuple[Passage, ...]:
    """A passage for each article, or for each set of articles that print the same words."""
    made, row = [], 0
    for stands in articles:
        places = (stands,) if isinstance(stands, int) else stands
        rows = tuple(range(row, row + len(places)))
        row += len(places)
        made.append(Passage(rows, f"words {row}", "words", places[0], frozenset(places), 0, 0.0, None, False, False))
    return tuple(made)


def group(made: tuple[Passage, ...], chances: dict[tuple[int, int], float]) -> list[list[int]]:
    ends = np.array(sorted(chances), np.int64).reshape(-1, 2)
    values = np.array([chances[tuple(end)] for end in ends.tolist()], np.float32)
    return group_alike(Links(made, ends[:, 0], ends[:, 1], values))


def test_without_passages_there_are_no_groups() -> None:
    assert group((), {}) == []


def test_two_passages_are_one_claim_from_a_chance_on() -> None:
    assert group(passages(0, 1), {(0, 1): LEAST_FIRST + 0.01}) == [[0, 1]]
    assert group(passages(0, 1), {(0, 1): LEAST_FIRST - 0.01}) == [[0], [1]]
    assert group(passages(0, 1), {}) == [[0], [1]]


def test_a_third_passage_must_be_likely_enough_with_both_on_average() -> None:
    made = passages(0, 1, 2)
    assert group(made, {(0, 1): SURE, (0, 2): LEAST_JOINED + 0.1, (1, 2): LEAST_JOINED - 0.05}) == [[0, 1, 2]]
    assert group(made, {(0, 1): LEAST_JOINED, (0, 2): LEAST_JOINED, (1, 2): 0.0}) == [[0, 1], [0, 2]]
    assert group(made, {(0, 1): SURE, (0, 2): LEAST_FIRST - 0.05, (1, 2): 0.06}) == [[0, 1], [2]]


def test_what_stands_in_the_same_article_is_not_asked() -> None:
    assert group(passages(0, 1, 1), {(0, 1): SURE, (0, 2): LEAST_JOINED + 0.01}) == [[0, 1, 2]]


def test_a_passage_that_says_two_things_is_in_two_groups() -> None:
    assert group(passages(0, 1, 2), {(0, 1): SURE, (1, 2): 0.7}) == [[0, 1], [1, 2]]


def test_a_claim_that_another_one_has_altogether_is_none() -> None:
    assert group(passages(0, 1, 2), {(0, 1): SURE, (0, 2): LEAST_JOINED, (1, 2): 0.2}) == [[0, 1, 2]]


def test_the_likeliest_pair_comes_first() -> None:
    chances = {(0, 1): 0.5, (1, 2): 0.7, (0, 2): 0.1}
    assert group(passages(0, 1, 2), chances)[-1] == [1, 2]


def test_the_same_words_are_always_together() -> None:
    assert group(passages((0, 0), (1, 2)), {}) == [[0, 1], [2, 3]]
    assert group(passages((0, 1), 2), {(0, 1): LEAST_JOINED + 0.01}) == [[0, 1, 2]]
    assert group(passages((0, 1), 2), {(0, 1): LEAST_FIRST - 0.01}) == [[0, 1], [2]]


def test_of_many_passages_the_likeliest_few_are_asked() -> None:
    size = 3 * MOST_WEIGHED
    chances = {(a, b): SURE for a in range(size) for b in range(a + 1, size)}
    chances |= {(n, size): SURE if n < MOST_WEIGHED else 0.0 for n in range(size)}
    assert group(passages(*range(size + 1)), chances) == [list(range(size + 1))]

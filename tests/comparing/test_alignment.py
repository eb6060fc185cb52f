"""Which passages are grouped, on vectors that are written by hand: no encoder is run here."""

import numpy as np

from sayso.comparing.alignment import Voice, group_alike

SEAL = "Ansel Lines was warned about a cracked seal"
BILL = "the owner faces a bill of nine million"


def direction(degrees: float) -> list[float]:
    return [float(np.cos(np.radians(degrees))), float(np.sin(np.radians(degrees)))]


def group_with(between: str) -> list[list[int]]:
    """Group two passages on a seal, one on a bill, and one that lies between them; four others balance the mean."""
    texts = [SEAL, f"{SEAL}, it wrote", between, BILL, "rain fell", "wheat rose", "a choir sang", "trams stood still"]
    angles = [0, 0, 55, 95]
    vectors = np.array([direction(angle) for angle in angles] + [direction(angle + 180) for angle in angles])
    return group_alike(texts, [0, 1, 2, 3, 4, 5, 6, 7], [None] * 8, vectors.astype(np.float32))


def test_a_passage_that_says_two_things_is_in_two_groups() -> None:
    groups = group_with("the owner faces a bill for the cracked seal")
    assert [0, 1, 2] in groups
    assert [2, 3] in groups


def test_a_name_alone_brings_no_passage_into_a_second_group() -> None:
    groups = group_with("Ansel Lines faces a bill of nine million")
    assert [0, 1] in groups
    assert [2, 3] in groups


def group_two(articles: list[int], voices: list[Voice | None]) -> list[list[int]]:
    """Group two passages that are a little alike, and two others as much alike on the other side."""
    texts = ["the ferry sails at dawn", "boats leave early", "a choir sang", "trams stood still"]
    vectors = np.array([direction(angle) for angle in (0, 71, 180, 251)])
    return group_alike(texts, articles, voices, vectors.astype(np.float32))


MAYOR, OWNER, QUOTED = Voice("mayor", False), Voice("owner", False), Voice("mayor", True)
APART = [[0], [1], [2], [3]]


def test_what_two_articles_have_from_one_speaker_is_more_surely_one_thing() -> None:
    assert group_two([0, 1, 2, 3], [MAYOR, MAYOR, None, None]) == [[0, 1], [2], [3]]
    assert group_two([0, 1, 2, 3], [MAYOR, QUOTED, None, None]) == [[0, 1], [2], [3]]
    assert group_two([0, 1, 2, 3], [MAYOR, OWNER, None, None]) == APART


def test_two_quotations_of_one_speaker_are_no_more_alike_for_it() -> None:
    assert group_two([0, 1, 2, 3], [QUOTED, QUOTED, None, None]) == APART


def test_two_things_that_one_article_has_from_one_speaker_are_no_more_alike() -> None:
    assert group_two([0, 0, 1, 2], [MAYOR, MAYOR, None, None]) == APART

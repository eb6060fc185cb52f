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


def test_passages_that_share_no_more_than_a_name_may_be_joined_by_meaning() -> None:
    def group(one: str, other: str, angle: float) -> list[list[int]]:
        vectors = np.array([direction(degrees) for degrees in (0, angle, 180, 180 + angle)])
        return group_alike([one, other, "a choir sang", "trams"], [0, 1, 2, 3], [None] * 4, vectors.astype(np.float32))

    assert group("Ansel Lines bought a tug", "Ansel Lines acquired one more vessel", 60)[0] == [0, 1]
    assert group("Ansel Lines bought a tug", "Ansel Lines sued the harbour", 90)[0] == [0]


def test_words_in_common_join_what_meaning_alone_does_not() -> None:
    def group(other: str) -> list[int]:
        vectors = np.array([direction(degrees) for degrees in (0, 80, 180, 260)])
        texts = ["the owner faces a bill", other, "a choir sang", "trams"]
        return group_alike(texts, [0, 1, 2, 3], [None] * 4, vectors.astype(np.float32))[0]

    assert group("the owner has a bill before him") == [0, 1]
    assert group("snow fell on the hills") == [0]


def group_two(articles: list[int], voices: list[Voice | None]) -> list[list[int]]:
    """Group two passages that are a little alike, and two others as much alike on the other side."""
    texts = ["the ferry boat sails at dawn", "boat captains leave early", "a choir sang", "trams stood still"]
    vectors = np.array([direction(angle) for angle in (0, 76, 180, 256)])
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

import math
import time
from dataclasses import replace

import pytest
from drafted import claim_of, draft, passage, print_story

from sayso.comparing.differences.pairs import Pair
from sayso.comparing.differences.passage_features import NO_THIRD, describe_pairs

HOSTILE = [
    "",
    "a " * 20_000,
    "“" * 20_000,
    "9" * 20_000,
    "1,1" * 10_000,
    "x" * 50_000,
    "A.B" * 10_000,
    "Ann’s " * 10_000,
    "\u0301" * 10_000,
]


def describe(one, other, alike=0.6, nearest=0.6):
    """The numbers of the first sentences of two articles."""
    story, ((_, claim),) = claim_of(one, other, alike=alike)
    (features,) = describe_pairs(story, [(0, claim, Pair("c1", *claim.members, alike, nearest, 0.5))])
    return features


def turned(pair):
    return replace(pair, one=pair.other, other=pair.one)


def test_the_order_of_two_passages_does_not_matter():
    texts = [
        "Several pilots quietly left the “rotten” ferry in March. Ida Hart saw them.",
        "Nine pilots left. They quit the ferry of Ansel, the mayor said.",
        "The ferry of Ansel lost 12 pilots in March. Rain fell.",
    ]
    story = print_story(*texts)
    members = [passage(story, n, number) for n in range(3) for number in (0, 1)]
    table = [[1 / (1 + abs(n - m)) for m in range(6)] for n in range(6)]
    claim = draft(members, table)
    pairs = [
        Pair("c1", members[n], members[m], table[n][m], 0.9, 0.5)
        for n in range(6)
        for m in range(n + 1, 6)
        if members[n].article != members[m].article
    ]
    there = describe_pairs(story, [(3, claim, pair) for pair in pairs])
    back = describe_pairs(story, [(3, claim, turned(pair)) for pair in pairs])
    assert there == back
    assert len({tuple(row.values()) for row in there}) == len(pairs), "each pair is described by itself"


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: f"{text[:3]!r} * {len(text)}")
def test_hostile_text_is_described_in_linear_time_by_finite_numbers(text):
    sentence = f"The ferry {text} sank"
    started = time.process_time()
    features = describe(sentence, f"A boat {text} of Ansel was lost")
    assert time.process_time() - started < 2
    assert all(math.isfinite(value) for value in features.values())


def test_many_passages_of_one_claim_are_described_in_linear_time():
    sentences = " ".join(f"Boat {n} of Ansel sank in the storm with {n} crates." for n in range(150))
    story = print_story(sentences, sentences.replace("sank", "was lost"))
    claim = draft([passage(story, article, n) for article in (0, 1) for n in range(150)])
    pairs = [Pair("c1", claim.members[n], claim.members[150 + n], 0.6, 0.6, 0.5) for n in range(150)]
    started = time.process_time()
    found = describe_pairs(story, [(0, claim, pair) for pair in pairs])
    assert time.process_time() - started < 4
    assert sorted(row["more_alike_in_claim"] for row in found) == list(range(150))
    assert {row["candidates"] for row in found} == {150}


def test_numbers_are_apart_where_both_count_and_no_number_is_the_same():
    assert describe("It sank 52 boats.", "It sank 51 boats.")["numbers_apart"]
    assert not describe("It sank 52 boats.", "It sank 52 boats at noon.")["numbers_apart"]
    assert not describe("It sank 52 boats.", "It sank boats.")["numbers_apart"]


def test_a_vague_word_stands_for_a_number():
    found = describe("It sank several boats.", "It sank 52 boats.")
    assert found["vague_for_number"] and found["vague_apart"] == 1


def test_what_each_has_that_the_other_lacks_weighs_nothing_where_one_is_a_part_of_the_other():
    assert describe("The ferry sank.", "The old ferry sank at dawn in the harbour.")["own_least"] == 0
    found = describe("The ferry burned in Lisk.", "The ferry sank off Ansel.")
    assert found["own_least"] > 0 and found["own_rarest"] > 0


def test_what_the_other_article_has_elsewhere_is_not_its_own():
    found = describe("The ferry sank at dawn.", "The ferry was lost. It sank when dawn came.")
    assert found["own_beyond_article"] == 0 < found["own_beyond_sentence"]


def test_words_in_a_row_are_counted_by_the_longest_run_that_both_print():
    row = "one rotten ferry of the town of Ansel sank"
    assert describe(f"Only {row}.", f"So {row}!")["shared_run"] == 8
    assert describe("The rotten ferry sank.", "The rotten boat sank.")["shared_run"] == 2
    assert describe("The ferry sank.", "A boat was lost.")["shared_run"] == 0


def test_a_nearer_passage_is_counted_by_how_much_nearer_it_is():
    assert describe("The ferry sank.", "A boat was lost.", alike=0.5, nearest=0.75)["nearer"] == 0.25


def test_how_alike_a_third_article_is_counts_where_there_is_one():
    assert describe("The ferry sank.", "A boat was lost.")["third_alike"] == NO_THIRD
    alike = [[1, 0.6, 0.4], [0.6, 1, 0.3], [0.4, 0.3, 1]]
    story, ((_, claim),) = claim_of("The ferry sank.", "A boat was lost.", "It sank.", alike=alike)
    (features,) = describe_pairs(story, [(0, claim, Pair("c1", *claim.members[:2], 0.6, 0.6, 0.5))])
    assert features["third_alike"] == pytest.approx(0.3)

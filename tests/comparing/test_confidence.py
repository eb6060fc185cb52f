"""How sure a claim and each of its passages is, on tables of chances that are written down."""

import pytest
from differences.drafted import draft, passage, print_story

from sayso.comparing.confidence import claim_confidence, mention_confidences, without_strays
from sayso.types import Stance

A, D = Stance.ASSERTS, Stance.DENIES
THREE = print_story(
    "The mayor sold the bridge. She was glad of it.", "The bridge was sold by the mayor.", "A bank bought the bridge."
)
# Two passages of the Courier, one of the Herald, one of the Ledger.
FOUR = [passage(THREE, 0), passage(THREE, 0, 1), passage(THREE, 1), passage(THREE, 2)]
CHANCES = [
    [1.0, 0.0, 0.9, 0.6],
    [0.0, 1.0, 0.1, 0.2],
    [0.9, 0.1, 1.0, 0.3],
    [0.6, 0.2, 0.3, 1.0],
]


def test_of_two_articles_the_likeliest_pair_of_passages_counts():
    # Courier and Herald 0.9, Courier and Ledger 0.6, Herald and Ledger 0.3.
    assert claim_confidence(draft(FOUR, chance=CHANCES)) == pytest.approx(0.6)


def test_a_sentence_that_one_article_breaks_in_two_makes_a_claim_no_less_sure():
    whole = draft([FOUR[0], FOUR[2]], chance=[[1.0, 0.9], [0.9, 1.0]])
    broken = draft(FOUR[:3], chance=[row[:3] for row in CHANCES[:3]])
    assert claim_confidence(broken) == claim_confidence(whole) == pytest.approx(0.9)


def test_a_passage_is_as_sure_as_the_best_of_each_other_article():
    found = mention_confidences(draft(FOUR, chance=CHANCES))
    assert found == pytest.approx(((0.9 + 0.6) / 2, (0.1 + 0.2) / 2, (0.9 + 0.3) / 2, (0.6 + 0.3) / 2))


def test_what_one_article_alone_has_has_no_confidence():
    alone = draft(FOUR[:2], chance=[[1.0, 0.4], [0.4, 1.0]])
    assert claim_confidence(alone) is None
    assert mention_confidences(alone) == (None, None)


def test_a_denial_has_no_confidence_and_takes_none_away():
    denied = draft(FOUR, stances=[A, D, A, A], chance=CHANCES)
    assert claim_confidence(denied) == pytest.approx(0.6)
    assert mention_confidences(denied)[1] is None


def test_where_two_articles_have_only_a_denial_in_common_it_counts():
    denied = draft([FOUR[0], FOUR[2]], stances=[A, D], chance=[[1.0, 0.9], [0.9, 1.0]])
    assert claim_confidence(denied) == pytest.approx(0.9)
    assert mention_confidences(denied) == pytest.approx((0.9, 0.9))


def test_a_claim_is_not_worded_by_a_passage_that_may_say_something_else():
    # 0.75, 0.15, 0.6 and 0.45: the second and the last are as unlikely as not, or less.
    assert without_strays(draft(FOUR, chance=CHANCES)).clearness == (0, 2)


def test_where_no_passage_is_likely_any_may_word_the_claim():
    unlikely = draft([FOUR[0], FOUR[2]], chance=[[1.0, 0.3], [0.3, 1.0]])
    assert without_strays(unlikely).clearness == (0, 1)

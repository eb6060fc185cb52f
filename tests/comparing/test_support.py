"""What other pairs tell of two passages. Chances are given by hand; each passage is of the article that is named."""

import numpy as np
import pytest

from sayso.comparing.link_features import Passage
from sayso.comparing.support import describe_support


def described(articles, chances):
    """The features of pairs, by pair: `articles` of the passages in order, `chances` by pair."""
    passages = [Passage((n,), f"words {n}", "", a, frozenset([a]), 0, 0.0, None, False, False) for n, a in articles]
    pairs = sorted(chances)
    one, other = (np.array(column, np.int64) for column in zip(*pairs, strict=True))
    columns = describe_support(passages, one, other, np.array([chances[pair] for pair in pairs], np.float32))
    return {pair: {name: float(column[n]) for name, column in columns.items()} for n, pair in enumerate(pairs)}


def in_articles(*articles):
    return list(enumerate(articles))


def test_a_passage_of_a_third_article_that_is_one_with_both_speaks_for_them():
    found = described(in_articles(0, 1, 2), {(0, 1): 0.3, (0, 2): 0.9, (1, 2): 0.6})[0, 1]
    assert found["chance"] == pytest.approx(0.3)
    assert found["third_chance"] == pytest.approx(0.6)
    assert found["thirds_agreed"] == pytest.approx(0.54)
    assert (found["torn_less"], found["torn_more"]) == (pytest.approx(0.6 * 0.1), pytest.approx(0.9 * 0.4))


def test_of_several_third_passages_the_likeliest_speaks_and_all_are_counted():
    chances = {(0, 1): 0.5, (0, 2): 0.9, (1, 2): 0.4, (0, 3): 0.7, (1, 3): 0.8}
    found = described(in_articles(0, 1, 2, 3), chances)[0, 1]
    assert found["third_chance"] == pytest.approx(0.7)
    assert found["thirds_agreed"] == pytest.approx(0.9 * 0.4 + 0.7 * 0.8)


def test_a_third_passage_that_is_one_with_the_one_alone_tears_them_apart():
    found = described(in_articles(0, 1, 2), {(0, 1): 0.3, (1, 2): 0.8})[0, 1]
    assert (found["third_chance"], found["thirds_agreed"]) == (0, 0)
    assert (found["torn_less"], found["torn_more"]) == (0, pytest.approx(0.8))


def test_a_passage_of_one_of_the_two_articles_is_no_third():
    found = described(in_articles(0, 1, 1), {(0, 1): 0.3, (0, 2): 0.8})[0, 1]
    assert (found["third_chance"], found["torn_more"]) == (0, 0)


def test_what_else_each_is_one_with_is_summed_in_the_other_article_and_altogether():
    chances = {(0, 1): 0.3, (0, 2): 0.8, (0, 3): 0.4}
    found = described(in_articles(0, 1, 1, 2), chances)[0, 1]
    assert (found["beside_less"], found["beside_more"]) == (pytest.approx(0, abs=1e-6), pytest.approx(0.8))
    assert (found["elsewhere_less"], found["elsewhere_more"]) == (pytest.approx(0, abs=1e-6), pytest.approx(1.2))


def test_which_of_two_passages_is_first_does_not_matter():
    chances = {(0, 1): 0.3, (0, 2): 0.9, (1, 2): 0.6, (1, 3): 0.5}
    forward = described(in_articles(0, 1, 2, 3), chances)[0, 1]
    turned = {(0, 1): 0.3, (1, 2): 0.9, (0, 2): 0.6, (0, 3): 0.5}
    assert described(in_articles(1, 0, 2, 3), turned)[0, 1] == pytest.approx(forward)


def test_without_pairs_there_is_nothing_to_tell():
    none = np.zeros(0, np.int64)
    columns = describe_support([], none, none, np.zeros(0, np.float32))
    assert {len(column) for column in columns.values()} == {0}

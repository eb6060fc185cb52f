"""The chances of two propositions, looked up."""

import numpy as np
import pytest

from sayso.comparing.link_features import Passage
from sayso.comparing.links import Chances, Links


def passage(article, *rows):
    return Passage(rows, f"words of {rows}", "a sentence", article, frozenset([article]), 0, 0.0, None, False, False)


def test_chances_are_looked_up_either_way_round_and_the_same_words_are_surely_one():
    passages = passage(0, 0), passage(1, 1, 3), passage(2, 2)
    ends = np.array([0, 1]), np.array([1, 2])
    chances = Chances(Links(passages, *ends, np.array([0.7, 0.2], np.float32)))
    assert chances.among([0, 2]).tolist() == [[1, 0], [0, 1]]
    expected = [[1, 0.7, 0, 0.7], [0.7, 1, 0.2, 1], [0, 0.2, 1, 0.2], [0.7, 1, 0.2, 1]]
    assert chances.among([0, 1, 2, 3]) == pytest.approx(np.array(expected))

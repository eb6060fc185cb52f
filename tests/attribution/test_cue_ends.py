"""Where a cue ends and its content begins, on scores that are written by hand: no network is run here."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.attribution.cue_ends import settle_cues
from sayso.attribution.decoding import Flat, decode
from sayso.attribution.model import ROLES, Scores, log_softmax
from sayso.attribution.pieces import Window
from sayso.text import find_words

EVEN = (0.5, 0.5, 0.5)


def make_scores(text: str, chances: list[dict[str, float]]) -> Scores:
    """Scores of the words of a text; what is left of each word's probability is shared by the other roles."""
    spans = np.array(find_words(text))
    numbers = np.arange(len(spans))
    window = Window(numbers, numbers * 0, numbers * 0, np.ones(len(spans), bool), spans[:, 0], spans[:, 1])
    roles = np.zeros((len(spans), len(ROLES)), np.float32)
    for n, chance in enumerate(chances):
        roles[n] = (1 - sum(chance.values())) / (len(ROLES) - len(chance))
        for role, value in chance.items():
            roles[n, ROLES.index(role)] = value
    sides = np.zeros((len(spans) + 1, 3), np.float32)
    return Scores(window, numbers, np.log(roles), sides, sides)


def test_a_preposition_between_a_cue_and_its_content_is_the_cue_s() -> None:
    text = "They called for calm"
    chances = [{"O": 0.99}, {"B-cue": 0.99}, {"I-cue": 0.45, "B-content": 0.5}, {"I-content": 0.6, "B-content": 0.35}]
    (settled,) = settle_cues(text, make_scores(text, chances), [Flat((), ((1, 2),), ((2, 4),), EVEN)])
    assert (settled.cue, settled.content) == (((1, 3),), ((3, 4),))


def test_that_stays_with_the_content() -> None:
    text = "They said that calm"
    chances = [{"O": 0.99}, {"B-cue": 0.99}, {"I-cue": 0.3, "B-content": 0.65}, {"I-content": 0.6, "B-content": 0.35}]
    (settled,) = settle_cues(text, make_scores(text, chances), [Flat((), ((1, 2),), ((2, 4),), EVEN)])
    assert (settled.cue, settled.content) == (((1, 2),), ((2, 4),))


def test_a_day_that_surely_belongs_to_neither_stays_between_them() -> None:
    text = "They said Monday that calm"
    chances = [{"O": 0.99}, {"B-cue": 0.99}, {"O": 0.97}, {"B-content": 0.97}, {"I-content": 0.97}]
    (settled,) = settle_cues(text, make_scores(text, chances), [Flat((), ((1, 2),), ((3, 5),), EVEN)])
    assert (settled.cue, settled.content) == (((1, 2),), ((3, 5),))


def test_a_cue_grows_no_further_than_the_source_behind_it() -> None:
    text = "calm said loudly Reyes"
    chances = [{"B-content": 0.99}, {"B-cue": 0.99}, {"I-cue": 0.9}, {"I-cue": 0.9}]
    (settled,) = settle_cues(text, make_scores(text, chances), [Flat(((3, 4),), ((1, 2),), ((0, 1),), EVEN)])
    assert settled.cue == ((1, 3),)


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 30), st.integers(0, 2**32 - 1))
def test_any_scores_give_ordered_ranges_that_leave_each_content_a_word(size: int, seed: int) -> None:
    chance = np.random.default_rng(seed)
    numbers = np.arange(size)
    window = Window(numbers, numbers * 0, numbers * 0, np.ones(size, bool), numbers * 2, numbers * 2 + 1)
    roles = log_softmax(chance.normal(0, 4, (size, len(ROLES))).astype(np.float32))
    sides = chance.normal(0, 2, (2, size + 1, 24)).astype(np.float32)
    scores = Scores(window, numbers, roles, sides[0], sides[1])
    flats = decode(scores)
    for before, after in zip(flats, settle_cues("a " * size, scores, flats), strict=True):
        assert after.cue[0][0] == before.cue[0][0]
        assert len(after.content) == len(before.content)
        for runs in (after.cue, after.content):
            last = 0
            for start, end in runs:
                assert last <= start < end <= size
                last = end

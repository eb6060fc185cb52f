from collections.abc import Sequence
from itertools import combinations
from operator import itemgetter

import numpy as np
import pytest
from drafted import draft, print_story
from facing_passages import face
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.comparing.differences.pairs import LEAST_CHANCE, find_closest, find_pairs, share_a_run
from sayso.comparing.propositions import Proposition
from sayso.types import Span, Stance

TEXTS = ("a ferry sank", "A ferry sank", "two boats sank", "nobody came")


@st.composite
def claims(make):
    """Passages of three articles, maybe of the same words: how alike, how likely one, how they stand to a claim."""
    places = make(st.lists(st.tuples(st.integers(0, 2), st.sampled_from(TEXTS)), min_size=1, max_size=7))
    members = [
        Proposition(article, n, Span(n, n + 1), None, (Span(n, n + 1),), text)
        for n, (article, text) in enumerate(sorted(places, key=itemgetter(0)))
    ]
    size = len(members)
    values = st.lists(st.sampled_from([0.125, 0.25, 0.5, 0.75]), min_size=size * size, max_size=size * size)
    alike, chance = (np.array(make(values), np.float32).reshape(size, size) for _ in range(2))
    stances = make(
        st.lists(st.sampled_from([Stance.ASSERTS, Stance.CONFIRMS, Stance.DENIES]), min_size=size, max_size=size)
    )
    return draft(members, np.maximum(alike, alike.T).tolist(), stances, np.maximum(chance, chance.T).tolist())


def plainly(claim, firsts: Sequence[int]):
    """The pairs as they are defined, one after the other."""
    found = []
    for (n, one), (m, other) in combinations(enumerate(claim.members), 2):
        alike = claim.alike[n][m]
        nearest = (
            [
                max(claim.alike[a][b] for b, near in enumerate(claim.members) if near.article == there.article)
                for a, there in ((n, other), (m, one))
            ]
            if one.article != other.article
            else []
        )
        states = {claim.stances[n], claim.stances[m]} <= {Stance.ASSERTS, Stance.CONFIRMS}
        apart = firsts[one.article] != firsts[other.article] and one.text.lower() != other.text.lower()
        if states and apart and alike >= min(nearest) and claim.chance[n][m] >= LEAST_CHANCE:
            found.append((one, other, alike, max(nearest)))
    return sorted(found, key=lambda pair: -pair[2])


@settings(max_examples=80, deadline=None)
@given(claims(), st.sampled_from([(0, 1, 2), (0, 0, 2), (0, 1, 1)]), st.integers(1, 9))
def test_the_pairs_are_those_of_which_one_passage_has_no_nearer_one_and_that_may_say_one(claim, firsts, most):
    story = print_story("A.", "B.", "C.", firsts=firsts)
    found = find_pairs(story, claim, "c1", find_closest([claim]), most)
    assert [(pair.one, pair.other, pair.alike, pair.nearest) for pair in found] == plainly(claim, firsts)[:most]


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        ("The ferry of the town sank.", "So the ferry of the town left.", True),
        ("The mayor’s old ferry sank there.", "It was the mayor's old ferry sank.", True),
        ("The ferry of Ansel sank.", "The ferry of Lisk sank.", False),
        ("The ferry sank.", "The ferry sank.", False),  # fewer words than a run
    ],
)
def test_a_run_of_words_that_both_print_is_one_quotation(one, other, shared):
    assert share_a_run(face(one, other)[1]) is shared

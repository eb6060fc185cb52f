"""Where denials go, with groups and vectors that a test gives, so that no encoder is run."""

import numpy as np
from newsroom import Newsroom

from sayso.comparing.denials import Denials
from sayso.comparing.propositions import find_propositions
from sayso.comparing.stances import spoken_stance
from sayso.comparing.story import make_story
from sayso.types import Stance


def print_three():
    return (
        Newsroom()
        .print_article("The Courier", "{s1@mayor Ida Hart} {c1=denies denied} {q1 that the ferry had sailed unseen}.")
        .print_article("The Herald", "{s2@clerk Bob Ray} {c2 said} {q2 that the ferry sailed without an inspection}.")
        .print_article("The Echo", "{s3@cook Ada Lund} {c3 said} {q3 that the water came from a pipe}.")
    )


def read(room):
    """The story of a room and its propositions."""
    story = make_story(room.analyses, room.resolution)
    return story, [p for n, a in enumerate(story.articles) for p in find_propositions(a, n, story.attributions[n])]


def test_a_denial_that_stands_in_two_groups_stays_with_what_is_most_like_it():
    story, propositions = read(print_three())
    assert len(propositions) == 3
    meaning = np.array([[1.0, 0.0], [0.8, 0.6], [0.3, 0.9]], np.float32)
    stances = [spoken_stance(story, proposition) for proposition in propositions]
    placed, told = Denials(story, propositions, stances, meaning, [[0, 2], [0, 1]]).place()
    assert placed == [[2], [0, 1]]
    assert told == [Stance.DENIES, Stance.ASSERTS, Stance.ASSERTS]


def test_of_two_groups_with_the_statement_that_is_most_like_a_denial_it_stays_with_the_one_that_is_like_it_too():
    watching = "{s4@pilot Tom Hale} {c4 said} {q4 that nobody had looked at the ferry}."
    story, propositions = read(print_three().print_article("The Gull", watching))
    assert len(propositions) == 4
    meaning = np.array([[1.0, 0.0], [0.8, 0.6], [0.0, 1.0], [0.6, 0.8]], np.float32)
    stances = [spoken_stance(story, proposition) for proposition in propositions]
    placed, _ = Denials(story, propositions, stances, meaning, [[0, 1, 2], [0, 1, 3]]).place()
    assert placed == [[1, 2], [0, 1, 3]]


def test_a_thousand_denials_are_placed_in_as_many_steps(monkeypatch):
    steps = []
    differs = Denials._differs
    monkeypatch.setattr(Denials, "_differs", lambda self, *asked: steps.append(asked) or differs(self, *asked))
    counts = []
    for size in (20, 40):
        room = Newsroom().print_article(
            "The Courier",
            "\n\n".join(
                f"{{s{n}@mayor Ida Hart}} {{c{n}=denies denied}} {{q{n} that the ferry sank on day {n}}}."
                for n in range(size)
            ),
        )
        story = make_story(room.analyses, room.resolution)
        propositions = find_propositions(story.articles[0], 0, story.attributions[0])
        stances = [spoken_stance(story, proposition) for proposition in propositions]
        steps.clear()
        meaning = np.ones((size, 1), np.float32)
        placed, told = Denials(story, propositions, stances, meaning, [list(range(size))]).place()
        assert placed == [list(range(size))]
        assert told == [Stance.DENIES] * size
        counts.append(len(steps))
    assert 0 < counts[1] <= 2 * counts[0]

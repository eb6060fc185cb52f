import pytest
from drafted import draft
from tests.comparing.newsroom import Newsroom

from sayso.comparing.differences.turnabouts import find_turnabouts
from sayso.comparing.propositions import find_propositions
from sayso.comparing.stances import spoken_stance
from sayso.comparing.story import make_story


def notes(one, other, alike=0.8):
    """What is told of the first passages of two articles that are of one claim."""
    room = Newsroom().entity("hart", "Ida Hart").entity("ray", "Bob Ray")
    room.print_article("The Courier", one).print_article("The Herald", other)
    story = make_story(room.analyses, room.resolution)
    members = [find_propositions(article, n, story.attributions[n])[0] for n, article in enumerate(story.articles)]
    claim = draft(members, alike, [spoken_stance(story, member) for member in members])
    return [(finding.claim, finding.note) for finding in find_turnabouts(story, "c1", claim)]


DENIED = "{s1@hart Ida Hart} {c1=denies denied} {q1 that the main cable of the bridge had rusted through}."
STATED = "{s1@hart Ida Hart} {c1 told} us {q1 that the main cable of the bridge had rusted right through}."
NEGATED = "{s1@hart Ida Hart} {c1 said} {q1 that the main cable of the bridge had not rusted through}."


@pytest.mark.parametrize("other", [DENIED, NEGATED])
def test_a_speaker_who_says_the_opposite_elsewhere_is_shown(other):
    assert notes(other, STATED) == [("c1", "Ida Hart says the opposite in The Courier and in The Herald.")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (DENIED, STATED.replace("@hart Ida Hart", "@ray Bob Ray")),  # two speakers
        (STATED, STATED.replace("right ", "")),  # both state it
        (DENIED, NEGATED),  # who denies that it was so, and who says that it was not
        (DENIED.replace("denied", "condemned"), STATED),
        # One mind in other words, each of which one misreads by its negations.
        (
            "“{q1 I’m not gonna sell her},” {s1@hart Ida Hart} {c1 said}.",
            "“{q1 No, I’m not going to sell her},” {s1@hart Ida Hart} {c1 told} us.",
        ),
        (
            "“{q1 I am not in a rush to sell},” {s1@hart Ida Hart} {c1 said}.",
            "“{q1 As long as it is no loss to sell I am in no rush},” {s1@hart Ida Hart} {c1 said}.",
        ),
        (
            "{s1@hart Ida Hart} {c1 said} {q1 that the bond is built on how he lived}.",
            "{s1@hart Ida Hart} {c1 said} {q1 that the bond is not built on votes but on how he lived}.",
        ),
        (
            "“{q1 Who sailed to Lisk in the war},” {s1@hart Ida Hart} {c1 said}.",
            "{s1@hart Ida Hart} {c1 stated} {q1 that she had not sailed to Lisk in the war}.",
        ),
    ],
)
def test_other_pairs_are_no_turnabout(one, other):
    assert notes(one, other) == []


def test_passages_that_are_little_alike_are_two_matters():
    assert notes(DENIED, STATED, alike=0.3) == []

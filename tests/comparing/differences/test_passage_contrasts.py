import time

import pytest
from facing_passages import face
from tests.comparing.newsroom import Newsroom

from sayso.comparing.differences.pairs import Pair
from sayso.comparing.differences.passage_contrasts import show_passages, tell_passages
from sayso.comparing.propositions import find_propositions
from sayso.comparing.story import make_story
from sayso.types import DifferenceType


def told(one, other):
    contrast = tell_passages(*face(one, other))
    return contrast and str(contrast.type)


def test_what_an_editor_looks_at_first_is_told_first():
    assert told("The storm sank 52 fishing boats on Friday.", "On Saturday the storm sank 51 small fishing boats.") == (
        "number"
    )
    assert told("The board met on Friday about the quay.", "The old board met on Saturday about the quay.") == "date"
    assert told("The mayor may resign over the ferry.", "The angry mayor will resign over the old ferry.") == "hedge"


def test_what_is_no_more_than_worded_otherwise_is_told_last():
    assert told("The board opposed the ferry plan.", "The board slow-walked the ferry plan.") == "wording"


def test_only_the_kinds_that_are_asked_for_are_told():
    kinds = frozenset({DifferenceType.NUMBER, DifferenceType.DATE})
    worded = face("The board opposed the ferry plan.", "The board slow-walked the ferry plan.")
    counted = face("The storm sank 52 boats.", "The storm sank 51 boats.")
    assert tell_passages(*worded, kinds) is None
    assert tell_passages(*counted, kinds).type is DifferenceType.NUMBER


def test_what_comes_first_hides_what_is_asked_for():
    one, other = "The storm sank 52 fishing boats on Friday.", "The storm sank 51 fishing boats on Saturday."
    assert tell_passages(*face(one, other), frozenset({DifferenceType.DATE})) is None


def test_nothing_is_told_of_the_same_words():
    assert told("The mayor’s plan failed.", "The mayor's plan, failed.") is None


def note_of(one, other):
    contrast = tell_passages(*face(one, other))
    return contrast and contrast.note


def test_what_one_adds_to_nearly_the_same_words_is_idle():
    assert (
        note_of("The ferry of Ansel sank near the old lighthouse.", "The ferry of Ansel sank near the lighthouse.")
        is None
    )


def test_passages_with_many_words_in_common_are_told_apart_by_single_phrases():
    assert note_of("The board slow-walked the ferry plan.", "The board opposed the ferry plan.") == (
        "Courier has “slow-walked”, Herald “opposed”."
    )


def test_passages_with_few_words_in_common_are_both_quoted():
    assert note_of("The mayor mocked the pilots of the ferry.", "She laughed at those who steer the ferry.") == (
        "Courier words it “The mayor mocked the pilots of the ferry”, "
        "Herald “She laughed at those who steer the ferry”."
    )


@pytest.mark.parametrize(
    ("one", "other"), [("part of ferries, ", "most of boats "), ("Ann Lee ", "Ann Leo "), ("on Friday ", "on Monday ")]
)
def test_what_is_no_prose_is_not_told_of_for_long(one, other):
    for times in (100, 20_000):
        pair = face(f"The {one * times}", f"The {other * times}")
        started = time.process_time()
        tell_passages(*pair)
        assert time.process_time() - started < 2


def test_a_short_form_is_no_difference():
    assert (
        show_passages(*face("They’re followers of a false captain.", "They are followers of a false captain.")) is None
    )
    assert show_passages(*face("They’re followers of a false captain.", "They are friends of a false captain."))


def quoted_as(one, other):
    """How the first quotations of two articles are set side by side, or None."""
    room = Newsroom().entity("hart", "Ida Hart").entity("ray", "Bob Ray")
    room.print_article("The Courier", one).print_article("The Herald", other)
    story = make_story(room.analyses, room.resolution)
    members = [find_propositions(article, n, story.attributions[n])[0] for n, article in enumerate(story.articles)]
    assert all(member.quoted for member in members)
    contrast = show_passages(story, Pair("c1", members[0], members[1], 0.5, 0.5, 0.5))
    return contrast and str(contrast.type)


def test_the_same_words_divided_otherwise_are_no_difference():
    whole = "{q1 “I do not like the old northern ferry, I would never sail with it,”} {s1@hart Ida Hart} {c1 said}."
    parted = "{q1 “I do not like the old northern ferry,”} {s1@hart Ida Hart} {c1 said}."
    assert quoted_as(whole, f"{parted} “I would never sail with it.”") is None
    assert quoted_as(whole, f"{parted} She left.") == "quote"


def test_the_words_of_two_are_not_set_side_by_side():
    one = "{q1 “The town must buy the ferry now,”} {s1@hart Ida Hart} {c1 said}."
    other = "{q1 “I will buy the ferry, for I have the right,”} {s1@hart Ida Hart} {c1 said}."
    assert quoted_as(one, other) == "quote"
    assert quoted_as(one, other.replace("@hart Ida Hart", "@ray Bob Ray")) is None

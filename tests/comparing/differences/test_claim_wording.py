import pytest
from tests.comparing.newsroom import Newsroom

from sayso.comparing.differences.claim_wording import tell_cue, tell_hedge, tell_quoted, tell_whole, tell_words
from sayso.comparing.differences.pairs import Pair
from sayso.comparing.propositions import find_propositions
from sayso.comparing.story import make_story


def told(tell, one, other, alike=0.6, room=None):
    """What is told of the first passages of two articles."""
    room = (room or Newsroom()).print_article("Alder Post", one).print_article("Birch Times", other)
    story = make_story(room.analyses, room.resolution)
    first, second = (
        find_propositions(article, index, story.attributions[index])[0] for index, article in enumerate(story.articles)
    )
    found = tell(story, Pair("c1", first, second, alike, alike, 0.5))
    return found.note if found else None


def test_words_that_face_each_other_are_quoted_with_both_outlets():
    note = told(tell_words, "The board slow-walked the ferry plan.", "The board opposed the ferry plan.")
    assert note == "Alder Post has “slow-walked”, Birch Times “opposed”."


def test_the_same_words_in_other_marks_are_no_difference():
    assert told(tell_words, "The mayor’s plan failed.", "The mayor's plan, failed.") is None


def test_initials_and_the_names_that_they_stand_for_are_no_difference():
    one, other = "The board asked the United Towns to pay for the quay.", "The board asked the UT to pay for the quay."
    assert told(tell_words, one, other) is None


def test_a_doubt_that_only_one_article_has_is_told():
    one, other = "The mayor may resign in May over the ferry.", "The mayor will resign in May over the ferry."
    assert told(tell_hedge, one, other) == f"Alder Post words it “{one[:-1]}”, Birch Times “{other[:-1]}”."
    assert told(tell_hedge, other, one) == f"Alder Post words it “{other[:-1]}”, Birch Times “{one[:-1]}”."
    assert told(tell_hedge, one, one.replace("ferry", "bridge")) is None


def test_a_can_that_became_could_in_reported_speech_is_no_doubt():
    assert told(tell_hedge, "The mayor could win this.", "The mayor can win this.") is None


def test_a_passage_whose_sentence_doubts_is_not_said_to_be_sure():
    one, other = "The mayor allegedly sold the ferry.", "The mayor sold the ferry, which perhaps was right."
    assert told(tell_hedge, one, other) is None


QUOTED = "“{q1 The ferry was rotten to its very old keel},” {s1@mayor Ada Lund} {c1 said}."


def test_words_quoted_here_and_retold_there_are_a_difference():
    other = "{s1@mayor Lund} {c1 said} {q1 that everybody knew that the ferry was rotten}."
    room = Newsroom().entity("mayor", "Ada Lund")
    note = told(tell_quoted, QUOTED, other, room=room)
    assert (
        note == "Alder Post quotes “The ferry was rotten to its very old keel” from Ada Lund,"
        " Birch Times tells it in its own words: “Lund said that everybody knew that the ferry was rotten”."
    )


def test_two_speakers_are_no_difference_in_quoting():
    other = "{s1@pilot The pilot} {c1 said} {q1 that everybody knew that the ferry was rotten}."
    assert told(tell_quoted, QUOTED, other) is None


@pytest.mark.parametrize(
    ("cue", "expected"),
    [("admitted", "For what Mayor says Alder Post has “said”, Birch Times “admitted”."), ("told reporters", None)],
)
def test_the_colour_of_a_cue_is_told(cue, expected):
    one = "{s1@mayor Ada Lund} {c1 said} {q1 that the ferry was rotten}."
    other = f"{{s1@mayor Lund}} {{c1 {cue}}} {{q1 that the ferry was rotten to its keel}}."
    assert told(tell_cue, one, other) == expected


def test_a_cue_that_the_other_article_has_elsewhere_is_none_of_one_alone():
    one = "{s1@mayor Ada Lund} {c1 said} {q1 that the ferry was rotten}. Nobody believed the claims."
    other = "{s1@mayor Lund} {c1 claimed} {q1 that the ferry was rotten to its keel}."
    assert told(tell_cue, one, other) is None
    assert told(tell_cue, one.replace("claims", "clerk"), other) is not None


def test_words_that_face_others_are_no_difference_where_the_other_article_goes_on_with_them():
    one = "The board sent a gloomy inspector to the ferry."
    other = "The board sent a careful clerk to the ferry. A gloomy inspector nodded."
    assert told(tell_words, one, other) is None
    assert told(tell_words, one, other.replace("gloomy", "shorter")) is not None


def test_the_quoted_part_is_shown_up_to_where_its_marks_close():
    one = "{q1 “It is high time to drop the frame of mind that sinks every ferry,”} {s1@eva Eva Holm} {c1 said}."
    other = "{s1@eva Eva Holm} {c1 said} {q1 it was right to leave a “frame of mind} that sinks every ferry”."
    note = told(tell_quoted, one, other)
    assert note and note.endswith("Birch Times only “frame of mind that sinks every ferry” of it.")
    assert told(tell_quoted, one, other.replace("“frame of mind} that sinks every ferry”", "“frame}”")) is None


def test_a_post_that_is_printed_without_marks_is_not_retold():
    room = Newsroom().entity("mayor", "Ada Lund")
    other = "{q1 Everybody knew that the ferry was rotten}. — {s1@mayor Lund} (@adalund) {c1 wrote}"
    note = told(tell_quoted, QUOTED, other, room=room)
    assert note is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "The pilots allegedly sank the ferry of Lisk.",
            "The board accused the pilots that they sank the ferry of Lisk.",
        ),
        (
            "The board may even sell the rotten ferry of Lisk.",
            "The board would not even look at the rotten ferry of Lisk.",
        ),
    ],
)
def test_what_is_doubted_in_other_words_or_is_another_deed_is_no_doubt_of_one_article(one, other):
    assert told(tell_hedge, one, other) is None


def test_a_phrase_alone_is_shown_only_where_nothing_else_differs():
    assert told(tell_words, "The jealous mayor sold the old ferry.", "The careful mayor sold the new ferry.") == (
        "Alder Post words it “The jealous mayor sold the old ferry”,"
        " Birch Times “The careful mayor sold the new ferry”."
    )


def test_a_doubt_is_told_where_two_articles_that_are_much_alike_use_other_words():
    one = "The three other ferries of Lisk may be withdrawn for checks."
    other = "The three other ferries of Lisk will be taken out of service for checks."
    assert told(tell_hedge, one, other) == f"Alder Post words it “{one[:-1]}”, Birch Times “{other[:-1]}”."
    assert told(tell_hedge, one, other, alike=0.4) is None
    assert told(tell_hedge, one, "The three other ferries of Lisk could be taken out for checks.") is None


@pytest.mark.parametrize("other", ["This followed a 61-4 vote in the Senate.", "The Senate voted 61 to 4."])
def test_two_passages_that_give_one_vote_and_nothing_else_are_not_told(other):
    assert told(tell_whole, "The final tally was 61-4.", other) is None


def test_two_votes_are_told():
    assert told(tell_whole, "The final tally was 61-4.", "The final tally was 60-5.") is not None


def test_what_is_quoted_in_another_place_is_not_said_to_be_told_in_other_words():
    other = "{s1@mayor Lund} {c1 said} {q1 that everybody knew that the ferry was rotten}."
    room = Newsroom().entity("mayor", "Ada Lund")
    assert told(tell_quoted, QUOTED, f"{other} “Rotten to its very old keel,” she added.", room=room) is None

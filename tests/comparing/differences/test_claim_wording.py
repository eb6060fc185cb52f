import pytest
from tests.comparing.newsroom import Newsroom

from sayso.comparing.differences.claim_wording import tell_cue, tell_hedge, tell_quoted, tell_words
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
    found = tell(story, Pair("c1", first, second, alike, alike))
    return found.note if found else None


def test_words_that_face_each_other_are_quoted_with_both_outlets():
    note = told(tell_words, "The board slow-walked the ferry plan.", "The board opposed the ferry plan.")
    assert note == "Alder Post has “slow-walked”, Birch Times “opposed”."


def test_what_narrows_a_word_in_one_article_is_told_first():
    note = told(tell_words, "The mayor criticized the pilots.", "The mayor harshly criticized the pilots.")
    assert note == "Birch Times has “harshly criticized”, Alder Post only “criticized”."


def test_what_one_article_adds_is_told_of_it():
    note = told(tell_words, "The ferry sank in what critics call a scandal.", "The ferry sank.")
    assert note == "Alder Post has “in what critics call a scandal”, Birch Times does not."


def test_what_the_other_article_has_elsewhere_is_no_difference():
    assert told(tell_words, "The ferry sank at dawn.", "The ferry sank. It was at dawn that divers came.") is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("They’re going to sell the ferry.", "They are gonna sell the ferry."),
        ("I’d sell the ferry if it’s rotten.", "I would sell the ferry if it is rotten."),
        ("The pilot will become the mayor of Lisk.", "The pilot became mayor of Lisk."),
        ("And the mayor has also sold the ferry.", "The mayor sold the ferry."),
        ("It went to the United States at year-end.", "It went to the U.S. at year end."),
        ("President Ada Lund agreed to sell the ferry.", "who agreed to sell the ferry, Ada Lund said."),
    ],
)
def test_short_forms_tenses_and_little_words_are_no_difference(one, other):
    assert told(tell_words, one, other) is None


def test_the_same_words_in_other_marks_are_no_difference():
    assert told(tell_words, "The mayor’s plan failed.", "The mayor's plan, failed.") is None


def test_a_doubt_that_only_one_article_has_is_told():
    one, other = "The mayor may resign in May over the ferry.", "The mayor will resign in May over the ferry."
    assert told(tell_hedge, one, other) == "Alder Post has “may resign”, Birch Times “will resign”."
    assert told(tell_hedge, one, one.replace("ferry", "bridge")) is None


def test_a_can_that_became_could_in_reported_speech_is_no_doubt():
    assert told(tell_hedge, "The mayor could win this.", "The mayor can win this.") is None


def test_phrases_that_do_not_surely_face_each_other_are_told_with_their_passages():
    one = "The mayor of Lisk was panned for it at the opening debate of the week and sold the ferry."
    other = "The mayor, after a dismal evening with the harbour pilots of the northern line at noon, sold the ferry."
    note = told(tell_words, one, other)
    assert note.startswith("Alder Post words it “The mayor of Lisk was panned")


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
        " Birch Times tells it in its own words."
    )


def test_two_quotations_of_one_speaker_are_set_side_by_side():
    other = "“{q1 Nobody can say that this came as a surprise},” {s1@mayor Lund} {c1 said}."
    room = Newsroom().entity("mayor", "Ada Lund")
    note = told(tell_quoted, QUOTED, other, room=room)
    assert note == (
        "Of Ada Lund’s words Alder Post quotes “The ferry was rotten to its very old keel”,"
        " Birch Times “Nobody can say that this came as a surprise”."
    )


def test_two_speakers_are_no_difference_in_quoting():
    other = "{s1@pilot The pilot} {c1 said} {q1 that everybody knew that the ferry was rotten}."
    assert told(tell_quoted, QUOTED, other) is None


@pytest.mark.parametrize(
    ("cue", "expected"),
    [("admitted", "Alder Post has “said”, Birch Times “admitted”."), ("told reporters", None)],
)
def test_the_colour_of_a_cue_is_told(cue, expected):
    one = "{s1@mayor Ada Lund} {c1 said} {q1 that the ferry was rotten}."
    other = f"{{s1@mayor Lund}} {{c1 {cue}}} {{q1 that the ferry was rotten to its keel}}."
    assert told(tell_cue, one, other) == expected


def test_what_the_next_sentence_says_in_other_words_is_not_missing():
    one = "The board fears for the ferry, as told during its first inspection."
    other = "The board fears for the ferry. It told so at its first harbour inspection in May."
    assert told(tell_words, one, other) is None
    assert told(tell_words, one, "The board fears for the ferry. It was first in May.") is not None


def test_words_that_face_others_are_no_difference_where_the_other_article_goes_on_with_them():
    one = "The board closed the ferry after a gloomy inspection."
    other = "The board closed the ferry with broken engines. After a gloomy inspection, nobody objected."
    assert told(tell_words, one, other) is None
    assert told(tell_words, one, other.replace("gloomy", "shorter")) is not None


def test_two_quotations_are_not_set_side_by_side_where_one_article_prints_both():
    one = "{q1 “The old bridge leaks in every storm,”} {s1@eva Eva Holm} {c1 said}."
    other = "{q1 “The bridge is a ruin,”} {s1@eva Eva Holm} {c1 said}. “It leaks, the old bridge, in every storm.”"
    assert told(tell_quoted, one, other) is None


def test_two_utterances_with_a_few_words_in_a_row_are_not_set_side_by_side():
    one = "{q1 “Today we will begin to withdraw from the harbour league,”} {s1@eva Eva Holm} {c1 said}."
    other = "{q1 “This town has begun withdrawing from the harbour league,”} {s1@eva Eva Holm} {c1 said}."
    assert told(tell_quoted, one, other) is None


def test_the_quoted_part_is_shown_up_to_where_its_marks_close():
    one = "{q1 “It is high time to drop the frame of mind that sinks every ferry,”} {s1@eva Eva Holm} {c1 said}."
    other = "{s1@eva Eva Holm} {c1 said} {q1 it was right to leave a “frame of mind} that sinks every ferry”."
    note = told(tell_quoted, one, other)
    assert note and note.endswith("Birch Times only “frame of mind that sinks every ferry”.")

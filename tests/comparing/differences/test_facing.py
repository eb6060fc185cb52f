import pytest

from sayso.comparing.differences.facing import find_apart, lay_side_by_side
from sayso.comparing.differences.passage_words import joints_of, key_of, lay_out
from sayso.comparing.differences.phrases import Printed


def apart(one, other, **more):
    return [(found.one, found.other) for found in find_apart(Printed(one, **more), Printed(other))]


@pytest.mark.parametrize(
    ("one", "other", "answers"),
    [
        ("The board slow-walked the ferry plan", "The board opposed the ferry plan", True),
        ("The board opposed the ferry plan", "The board of Ada Lund left the ferry plan", False),  # a name and a deed
        ("The pilots left the ferry of Lisk", "The clerks left the ferry of Lisk", False),  # what stands before is cut
        ("The board left the ferry angry", "The board left the ferry at noon, as ever, to pilots", False),
        ("The board called the old rusty leaking hull a ruin", "The board called the boat a ruin", False),
    ],
)
def test_phrases_answer_each_other_where_few_words_stand_between_the_same_ones(one, other, answers):
    assert find_apart(Printed(one), Printed(other))[0].answers is answers


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("The board slow-walked the ferry plan", "The board opposed the ferry plan", ("slow-walked", "opposed")),
        ("The mayor must step down now", "The mayor must resign now", ("step down", "resign")),
        (
            "The mayor thanked the harbour pilots of Lisk",
            "The mayor thanked the town of Lisk",
            ("harbour pilots", "town"),
        ),
    ],
)
def test_words_between_the_same_common_words_face_each_other(one, other, expected):
    assert apart(one, other) == [expected]


def test_what_only_one_passage_has_faces_nothing():
    assert apart("The mayor mocked the pilots loudly", "The mayor mocked the pilots") == [("loudly", "")]


def test_each_place_at_which_two_passages_differ_is_told():
    assert apart("The jealous mayor sold the old ferry", "The careful mayor sold the new ferry") == [
        ("jealous mayor", "careful mayor"),
        ("old ferry", "new ferry"),
    ]


def test_a_name_is_not_cut():
    assert apart("Ada Lund of Port Ansel sued", "Ada Lund of Port Brisk sued") == [("Port Ansel", "Port Brisk")]
    assert apart("The chief Oda Berg resigned", "The chief Ida Berg resigned") == [("Oda Berg", "Ida Berg")]


def test_a_number_keeps_its_unit():
    one, other = apart("The bridge cost $3 million more", "The bridge cost a fortune more")[0]
    assert (one, other) == ("$3 million", "fortune")


def test_a_phrase_keeps_its_negation():
    assert apart("The mayor was not shy of it", "The mayor was loud of it")[0] == ("not shy", "loud")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("“The mayor’s plan”", "The mayor's plan,"),
        ("They’re going to sell the ferry", "They are gonna sell the ferry"),
        ("I’d sell the ferry if it’s rotten", "I would sell the ferry if it is rotten"),
        ("The pilot will become the mayor of Lisk", "The pilot became mayor of Lisk"),
        ("And the mayor has also sold the ferry", "The mayor sold the ferry"),
    ],
)
def test_short_forms_tenses_and_little_words_set_nothing_apart(one, other):
    assert not any(one and other for one, other in apart(one, other))


def test_words_that_stand_in_the_other_articles_sentence_tell_little():
    one = Printed("The drunken mayor resigned after a loud row")
    other = Printed("The mayor resigned", sentence="Drunken and old, the mayor resigned")
    side, _, _ = lay_side_by_side(one, other)
    told = dict(zip([word.text for word in side.words], side.weights, strict=True))
    assert told["loud"] > told["drunken"] > told["mayor"] == 0


def test_forms_of_a_word_share_a_key():
    assert key_of("voted") == key_of("votes")
    assert key_of("three") == key_of("3")
    assert key_of("U.S.") == key_of("US")
    assert key_of("us") != key_of("US")


def test_words_are_laid_out_with_their_offsets():
    words = lay_out("Ada’s plan, on page 3; done")
    assert [word.text for word in words] == ["Ada’s", "plan", "on", "page", "3", "done"]
    assert [word.text for word in lay_out("to @lund for $3,000.")] == ["to", "@lund", "for", "$3,000"]
    assert [word.apart for word in words] == [True, False, True, False, False, True]
    assert joints_of([(10, 15), (20, 24), (30, 31)]) == [6, 11]


def test_a_long_passage_takes_no_more_than_its_first_words():
    assert len(lay_out("net " * 5000)) == 80

import pytest

from sayso.comparing.differences.facing import find_facings
from sayso.comparing.differences.passage_words import joints_of, key_of, lay_out
from sayso.comparing.differences.phrases import Printed


def facing(one, other, **more):
    found = find_facings(Printed(one, **more), Printed(other))
    return (found[0].one, found[0].other) if found else None


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
    assert facing(one, other) == expected


def test_what_only_one_passage_has_is_shown_beside_the_word_that_both_have():
    found = find_facings(Printed("The mayor harshly criticized the pilots"), Printed("The mayor criticized the pilots"))
    assert (found[0].one, found[0].other) == ("harshly criticized", "criticized")
    assert found[0].narrowed


def test_what_nothing_faces_is_shown_alone_with_the_word_that_opens_it():
    found = find_facings(
        Printed("The ferry sank in what critics call a scandal, the mayor said"),
        Printed("The ferry sank, the mayor said"),
    )
    assert (found[0].one, found[0].other) == ("in what critics call a scandal", "")


def test_a_name_is_not_cut():
    assert facing("Ada Lund of Port Ansel sued", "Ada Lund of Port Brisk sued") == ("Port Ansel", "Port Brisk")
    assert facing("The chief Oda Berg resigned", "The chief Ida Berg resigned") == ("Oda Berg", "Ida Berg")


def test_a_number_keeps_its_unit():
    one, other = facing("The bridge cost $3 million more", "The bridge cost a fortune more")
    assert one == "$3 million"
    assert other == "fortune"


def test_phrases_are_of_whole_words_and_at_most_eight_where_no_name_goes_on():
    one = "Divers in the old northern harbour had slowly raised the rusty hull of the ferry at dawn before crowds came"
    for found in find_facings(Printed(one), Printed("A crane finally pulled up the wreck while nobody watched")):
        for text, phrase in ((one, found.one),):
            assert phrase in text
            assert len(phrase.split()) <= 8


def test_a_phrase_does_not_reach_across_a_mark():
    for found in find_facings(Printed('He called it "a folly" and left angrily'), Printed("He praised it")):
        assert '"' not in found.one


def test_words_that_the_article_prints_apart_are_not_quoted_as_one():
    text = "The ferry plan failed badly"
    found = find_facings(Printed(text, joints=(15,)), Printed("A bridge"))
    assert all("plan failed" not in facing.one for facing in found)


def test_little_words_are_told_where_nothing_else_differs():
    assert facing("The mayor will resign", "The mayor would resign") == ("mayor will resign", "mayor would resign")
    assert facing("We sold that that night", "We sold that night") == ("sold that that night", "sold that night")


def test_the_same_words_differ_in_nothing():
    assert facing("“The mayor’s plan”", "The mayor's plan,") is None


def test_words_that_stand_in_the_other_articles_sentence_tell_little():
    one = Printed("The drunken mayor resigned on Monday after a row")
    other = Printed(
        "The mayor resigned after a loud row", sentence="Drunken and old, the mayor resigned after a loud row on Monday"
    )
    assert find_facings(one, other)[0].other == "loud row"


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


def test_a_hyphen_and_a_contraction_set_no_two_passages_apart():
    found = find_facings(
        Printed("We’re for same-sex marriage in Lisk"), Printed("We are for same sex marriage in Lisk")
    )
    assert all(facing.weight == 0 for facing in found)


def test_a_phrase_keeps_its_negation():
    assert facing("The mayor hasn't been shy of it", "The mayor has been loud of it")[0] == "hasn't been shy"


def test_who_does_a_deed_is_not_told_more_narrowly():
    found = find_facings(Printed("The scholars rebuked Mr. Lund over the ferry"), Printed("Lund misread it, the ferry"))
    assert not any(one.narrowed for one in found)

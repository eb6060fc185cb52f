import pytest

from sayso.comparing.differences.synonyms import senses_of


@pytest.mark.parametrize(
    ("one", "other"),
    [("vowed", "pledging"), ("treaty", "treaties"), ("Moscow", "Russian"), ("fell", "fall"), ("U.S.", "American")],
)
def test_words_that_outlets_put_for_each_other_share_a_sense(one, other):
    assert senses_of(one) & senses_of(other)


@pytest.mark.parametrize(("one", "other"), [("bridge", "ferry"), ("lawyer", "judge"), ("rise", "fall")])
def test_words_of_two_matters_share_none(one, other):
    assert not senses_of(one) & senses_of(other)


def test_the_parts_of_a_hyphenated_word_are_known_too():
    assert senses_of("rust-eaten") & senses_of("rust")


def test_little_words_have_no_sense_and_the_country_is_no_pronoun():
    assert not senses_of("the") and not senses_of("us")
    assert senses_of("US")

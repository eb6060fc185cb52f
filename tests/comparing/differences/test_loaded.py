import pytest

from sayso.comparing.differences.loaded import find_rival_words, is_judging


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("The riot at the harbour ended at dawn", "The protest at the harbour ended at dawn", ("riot", "protest")),
        ("Owners must register every boat", "Owners are allowed to register boats", ("must", "allowed")),
        ("The mayor removed the harbour master", "The harbour master resigned", ("removed", "resigned")),
        ("The protest ended", "The demonstration ended", None),  # two words of one way
        ("The riot and the protest ended", "The protest ended", None),  # the first has both
        ("The ferry left", "The ferry arrived", None),
    ],
)
def test_two_names_of_one_matter_are_told_from_two_words_for_it(one, other, expected):
    assert find_rival_words(one, other) == expected


@pytest.mark.parametrize("text", ["a baseless charge", "An explosive hearing", "the far-right blogger", "so-called"])
def test_a_word_that_calls_a_thing_untrue_or_heightens_it_judges(text):
    assert is_judging(text)


@pytest.mark.parametrize("text", ["a charge of theft", "a long hearing on nets", "the baseline", "", "far right"])
def test_other_words_judge_nothing(text):
    assert not is_judging(text)

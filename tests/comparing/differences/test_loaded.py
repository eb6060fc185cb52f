import pytest

from sayso.comparing.differences.loaded import find_judging_word, find_rival_words


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


def test_a_word_that_says_a_thing_is_untrue_counts_where_the_other_text_has_none():
    assert find_judging_word("a baseless charge of theft", "a charge of theft") == "baseless"
    assert find_judging_word("a baseless charge of theft", "an unfounded charge of theft") is None
    assert find_judging_word("a charge of theft", "a baseless charge of theft") is None


def test_a_word_that_heightens_counts_too():
    assert find_judging_word("an explosive hearing on nets", "a hearing on nets") == "explosive"
    assert find_judging_word("a long hearing on nets", "a hearing on nets") is None

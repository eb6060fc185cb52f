import pytest

from sayso.comparing.loaded import find_judging_word, find_rival_words


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


def test_a_word_that_judges_counts_where_the_other_text_has_none():
    assert find_judging_word("a sweeping ban on nets", "a ban on nets") == "sweeping"
    assert find_judging_word("a sweeping ban on nets", "a controversial ban on nets") is None
    assert find_judging_word("a ban on nets", "a sweeping ban on nets") is None


def test_words_with_other_uses_are_left_aside_where_the_passages_are_little_alike():
    texts = "The board must close the quay.", "The board may close the quay."
    assert find_rival_words(*texts) == ("must", "may")
    assert find_rival_words(*texts, common=False) is None
    assert find_rival_words("Prices soared.", "Prices rose.", common=False) == ("soared", "rose")

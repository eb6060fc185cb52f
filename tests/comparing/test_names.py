import pytest

from sayso.comparing.names import differ_in_accents, find_spellings, is_house_style
from sayso.types import Article


def pairs(*texts):
    articles = [Article(id=str(n), text=text) for n, text in enumerate(texts)]
    return [tuple(sorted((one.form, other.form))) for one, other in find_spellings(articles)]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("He met Vicente Moreno there.", "He met Vincente Moreno there.", ("Vicente Moreno", "Vincente Moreno")),
        ("They flew to Kyiv.", "They flew to Kiev.", ("Kiev", "Kyiv")),
    ],
)
def test_two_forms_of_one_name_in_two_articles_are_found(one, other, expected):
    assert pairs(one, other) == [expected]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("He met Maria Stone there.", "He met Martin Stone there."),  # two people
        ("They are Russian ships.", "It was in Russia then."),  # inflected
        ("He met Ann Lee.", "He met Ann Lee and Mr. Lee."),
        ("He met Vicente Moreno. Later Vincente Moreno left.", "He met Vicente Moreno there."),  # used side by side
    ],
)
def test_other_names_are_not(one, other):
    assert pairs(one, other) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Then Mr. José Baerga spoke.", "Then Jose Baerga spoke."),
        ("Now Sen. Chuck Hallow left.", "Now Charles Hallow left."),
        ("They met Ida Stone Hart there.", "They met Ida Hart there."),
    ],
)
def test_a_name_printed_otherwise_by_house_style_is_no_difference(one, other):
    assert pairs(one, other) == []


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Chuck Hallow", "Charles Hallow", True),
        ("Ida Hart", "Ida Stone Hart", True),
        ("Vicente Moreno", "Vincente Moreno", False),  # one is misspelled
        ("José Baerga", "Jose Baerga", False),
    ],
)
def test_short_first_names_and_names_between_are_house_style(one, other, expected):
    assert is_house_style(one, other) is expected


def test_accents_are_told_from_letters():
    assert differ_in_accents("José Baerga", "Jose Baerga")
    assert not differ_in_accents("Vicente Moreno", "Vincente Moreno")


def test_a_mistyped_day_is_no_name():
    assert pairs("He left last Wednesday night.", "He left last Wednedsay night.") == []

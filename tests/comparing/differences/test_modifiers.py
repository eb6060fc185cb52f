import pytest

from sayso.comparing.differences.modifiers import find_bare, find_modified, tells_elsewhere


def shown(one, other):
    return next((pair for modified in find_modified(one) if (pair := find_bare(modified, other))), None)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("then an assistant harbour master", "then a harbour master", ("assistant harbour master", "harbour master")),
        (
            "two former judges of the town",
            "two judges of the town",
            ("former judges of the town", "judges of the town"),
        ),
        (
            "struck down a part of the Bridge Act",
            "struck down the Bridge Act",
            ("a part of the Bridge Act", "Bridge Act"),
        ),
        ("most of the clerks left", "the clerks left", ("most of the clerks left", "clerks left")),
        ("nearly all U.S. crews left", "the U.S. crews left", ("nearly all U.S. crews left", "U.S. crews left")),
    ],
)
def test_a_noun_that_one_text_narrows_is_found_in_the_other(one, other, expected):
    assert shown(one, other) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("former judges", "retired judges"),  # narrowed otherwise
        ("the former President Arlo Finch", "President Bea Stone"),  # somebody else
        ("all 40 clerks", "40 clerks"),  # read as a number
        ("former judges", "clerks"),
        ("the former judge", "the judge"),  # one person, then and now
        ("the acting mayor", "the mayor"),  # somebody else, mostly
        ("that is part of the problem", "that is the problem"),
        ("nearly all U.S. crews left", "a “small number” of U.S. crews stay"),  # counted otherwise
    ],
)
def test_other_nouns_are_not(one, other):
    assert shown(one, other) is None


def test_what_an_article_says_elsewhere_it_does_say():
    (modified,) = find_modified("two former judges")
    assert tells_elsewhere(modified, "The judges spoke. Former judges of the town, they left early.")
    assert not tells_elsewhere(modified, "The judges spoke. A deputy judge left.")


def test_what_is_part_of_a_thing_belongs_to_it():
    assert not list(find_modified("a gang which is part of the northern league"))

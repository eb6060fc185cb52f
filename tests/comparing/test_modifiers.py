import pytest

from sayso.comparing.modifiers import find_bare, find_modified, tells_elsewhere


def shown(one, other):
    return next((pair for modified in find_modified(one) if (pair := find_bare(modified, other))), None)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("then an assistant harbour master", "then a harbour master", ("assistant harbour master", "harbour master")),
        ("a former judge of the town", "a judge of the town", ("former judge of the", "judge of the")),
        (
            "struck down a part of the Bridge Act",
            "struck down the Bridge Act",
            ("a part of the Bridge Act", "Bridge Act"),
        ),
        ("most of the clerks left", "the clerks left", ("most of the clerks left", "clerks left")),
    ],
)
def test_a_noun_that_one_text_narrows_is_found_in_the_other(one, other, expected):
    assert shown(one, other) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a former judge", "a retired judge"),  # narrowed otherwise
        ("the former President Arlo Finch", "President Bea Stone"),  # somebody else
        ("all 40 clerks", "40 clerks"),  # read as a number
        ("a former judge", "a clerk"),
    ],
)
def test_other_nouns_are_not(one, other):
    assert shown(one, other) is None


def test_what_an_article_says_elsewhere_it_does_say():
    (modified,) = find_modified("a former judge")
    assert tells_elsewhere(modified, "The judge spoke. A former judge of the town, she left early.")
    assert not tells_elsewhere(modified, "The judge spoke. A deputy judge left.")


def test_a_former_office_of_a_named_person_is_no_news_and_what_is_part_of_a_thing_belongs_to_it():
    (modified,) = find_modified("in former special counsel Ida Hart’s inquiry")
    assert find_bare(modified, "that special counsel Ida Hart’s inquiry") is None
    assert not list(find_modified("a gang which is part of the northern league"))

import pytest
from tests.sources.marked import resolve

from sayso.sources.mentions import find_names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("On Monday, Paul OrrickDemocrats said no.", ["Paul Orrick"]),
        ("Speaker Paul Orrick Paul Davis OrrickHarbor deal looms MORE said no.", ["Paul Orrick"]),
        ("First lady Ann Orrick Ann OrrickPTA senator said no.", ["Ann Orrick"]),
        ("Mr. OrrickThe harbor said no.", ["Orrick"]),
        ("Mitch McCallCrane said no.", ["Mitch McCall"]),
    ],
)
def test_a_name_that_a_page_ran_into_the_next_word_ends_with_the_name(text, names):
    assert [name.text for name in find_names(text)] == names


@pytest.mark.parametrize(
    "name",
    ["Tom MacArden", "Betsy DeVale", "LeRon Ames", "Scott DesAlais", "Jim VandeHolt", "Jo McCall", "MaryAnn Lee"],
)
def test_names_with_a_capital_inside_stay_whole(name):
    assert [found.text for found in find_names(f"On Monday, {name} said no.")] == [name]


def test_words_run_together_are_no_person():
    story = resolve("It rained. [1 OrrickDemocrats] {1 said} <1 the pier is safe>.")
    assert story.attribution(1).entity is None or story.entity(1).type != "person"


def test_a_source_that_runs_into_a_headline_is_the_one_it_begins_with():
    story = resolve(
        "Al Orrick spoke. [1 Mayor Orrick Alan John OrrickPier lawyer] {1 says} <1 the crane is loose>. It rained."
    )
    assert story.speaker(1) == "Al Orrick"


def test_an_organisation_with_a_capital_inside_is_no_run_of_words():
    assert [name.text for name in find_names("The group HarborWorks said no.")] == ["HarborWorks"]

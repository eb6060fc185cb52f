"""Several named people, and parts of several people, told from unnamed ones."""

import pytest
from tests.sources.marked import resolve


@pytest.mark.parametrize(
    "source",
    [
        "The city’s two senators, Ines Roth and Omar Tell,",
        "Two council members — Ines Roth and Omar Tell —",
    ],
)
def test_a_plural_that_names_its_members_is_no_unnamed_source(source):
    story = resolve(f"Ines Roth met Omar Tell. [1 {source}] {{1 said}} <1 the pier was safe>.")
    assert not story.attribution(1).anonymous
    assert story.speaker(1) == "Ines Roth and Omar Tell"


def test_the_senators_go_back_to_those_whom_a_list_named():
    story = resolve(
        "[1 Three senators — Ines Roth, Omar Tell and Paul Arden —] {1 said} <1 no>. [2 The senators] {2 said} <2 yes>."
    )
    assert story.speaker(1) == "Ines Roth, Omar Tell and Paul Arden"
    assert story.attribution(2).entity == story.attribution(1).entity


def test_a_list_ends_with_the_name_behind_and():
    story = resolve("[1 The two clerks, Ines Roth and Omar Tell,] {1 called on} <1 Paul Arden to stay>.")
    assert story.speaker(1) == "Ines Roth and Omar Tell"


def test_people_among_whom_one_is_named_stay_unnamed():
    story = resolve("[1 Three senators, including Ines Roth,] {1 said} <1 no>.")
    assert story.attribution(1).anonymous
    assert story.entity(1).count == 3


def test_the_two_leaders_are_the_two_just_named_together():
    story = resolve(
        "[1 Baltic leaders] {1 said} <1 no>.\n\nMayor Ines Roth and Governor Omar Tell met at noon. "
        "[2 The two leaders] {2 said} <2 the talks were short>. [3 They] {3 promised} <3 more>."
    )
    assert story.speaker(2) == "Ines Roth and Omar Tell"
    assert story.attribution(3).entity == story.attribution(2).entity


def test_the_two_officials_are_the_unnamed_ones_where_those_were_named_last():
    story = resolve(
        "Mayor Ines Roth and Governor Omar Tell met at noon. [1 Two officials] {1 said} <1 it was loud>. "
        "[2 The two officials] {2 said} <2 more>."
    )
    assert story.attribution(2).entity == story.attribution(1).entity


def test_a_surname_before_and_is_no_given_name():
    story = resolve(
        "Walter Taylor came late. [1 Both Taylor and George Kent] {1 said} <1 no>. [2 Kent] {2 said} <2 yes>."
    )
    assert story.speaker(1) == "Walter Taylor and George Kent"
    assert story.speaker(2) == "George Kent"


def test_some_goes_back_to_the_last_plural_source_and_not_to_people_it_speaks_of():
    story = resolve(
        "[1 Several councillors] {1 said} <1 the rule protects shop owners>. [2 Some] {2 blamed} <2 the mayor>."
    )
    assert story.attribution(2).entity == story.attribution(1).entity


def test_many_of_a_party_are_unnamed_members_of_it():
    story = resolve("[1 Republicans] {1 said} <1 no>. Privately, [2 many] {2 admitted} <2 that they were worried>.")
    assert not story.attribution(1).anonymous
    assert story.attribution(2).anonymous


def test_a_party_and_unnamed_groups_are_a_group():
    story = resolve("[1 Democrats and tenant groups] {1 said} <1 the rent was too high>.")
    assert not story.attribution(1).anonymous
    assert story.entity(1).type == "group"


@pytest.mark.parametrize(
    ("source", "count"),
    [
        ("Nearly 90 teachers and priests", 90),
        ("Two officials and a lawyer", 3),
        ("Economists and traders", None),
    ],
)
def test_the_number_of_a_list_is_that_of_all(source, count):
    story = resolve(f"On Friday, [1 {source}] {{1 said}} <1 the deal was dead>.")
    assert story.attribution(1).anonymous
    assert story.entity(1).count == count


def test_they_are_not_the_two_behind_a_preposition():
    story = resolve(
        "[1 Democrats] {1 said} <1 it was over>. Pressed by Ines Roth and Omar Tell, [2 they] {2 refused} <2 to move>."
    )
    assert story.speakers() == ["Democrats", "Democrats"]


def test_both_are_the_two_unnamed_who_just_spoke():
    story = resolve(
        "[1 An official] {1 said} <1 it was over>. [2 A second official] {2 said} <2 it was late>. "
        "[3 Both] {3 insisted} <3 on their rights>."
    )
    assert story.attribution(3).anonymous
    assert story.entity(3).count == 2
    assert story.attribution(3).entity not in {story.attribution(1).entity, story.attribution(2).entity}


def test_neither_of_two_has_said_anything():
    story = resolve("[1 Neither Ines Roth nor Omar Tell] {1 said} <1 that it was late>.")
    assert story.speaker(1) is None


@pytest.mark.parametrize(
    "source",
    [
        "Former Gazette publisher and editor Tom Marsh",
        "Leading port expert and harbor taskforce member Dr. Tom Marsh",
        "Democratic candidate and former Vice President Tom Marsh",
    ],
)
def test_two_offices_before_a_name_are_one_person(source):
    assert resolve(f"It rained. [1 {source}] {{1 said}} <1 no>.").speakers() == ["Tom Marsh"]


@pytest.mark.parametrize("source", ["A clerk and Mayor Tom Marsh", "Teachers and Mayor Tom Marsh"])
def test_somebody_and_somebody_with_a_name_are_two(source):
    story = resolve(f"It rained. [1 {source}] {{1 said}} <1 no>.")
    assert story.speaker(1) == source.replace("Mayor ", "")
    assert [found.anonymous for found in story.resolution.attributions] == [False, True]

import pytest
from tests.sources.marked import resolve


@pytest.mark.parametrize(
    "source", ["The Kremlin", "Moscow", "The White House", "Ukraine", "The European Union", "NATO"]
)
def test_institutions_and_capitals_are_organizations(source):
    story = resolve(f"On Friday, [1 {source}] {{1 said}} <1 the talks went on>.")
    assert story.entity(1).type == "organization"
    assert story.entity(1).name == source.removeprefix("The ")


def test_two_words_for_one_government_stay_two():
    story = resolve("[1 Moscow] {1 said} <1 no>. [2 The Kremlin] {2 said} <2 yes>. [3 Russia] {3 said} <3 maybe>.")
    assert len({story.attribution(n).entity for n in (1, 2, 3)}) == 3


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the Department of Harbors", "the Harbors Department"),
        ("the U.S. Department of Harbors", "the Department of Harbors"),
        ("the Tidal Energy Agency", "Tidal Energy Agency"),
    ],
)
def test_the_same_words_are_one_institution(one, other):
    story = resolve(f"On Friday, [1 {one}] {{1 said}} <1 yes>. Later [2 {other}] {{2 said}} <2 no>.")
    assert story.attribution(1).entity == story.attribution(2).entity


def test_initials_stand_for_the_full_name_that_the_story_has():
    story = resolve("[1 The Tidal Energy Agency] {1 said} <1 yes>. [2 The TEA] {2 said} <2 no>.")
    assert story.attribution(1).entity == story.attribution(2).entity
    assert story.speaker(2) == "Tidal Energy Agency"


def test_initials_of_two_names_stand_for_neither():
    story = resolve("The Tidal Energy Agency and the Tree Estates Alliance met. [1 The TEA] {1 said} <1 no>.")
    assert story.speaker(1) == "TEA"


def test_the_committee_is_the_one_named_before():
    story = resolve("The Harbor Safety Committee met. [1 The committee] {1 said} <1 the crane was old>.")
    assert story.speaker(1) == "Harbor Safety Committee"


@pytest.mark.parametrize("source", ["The Orrick campaign", "Mr. Orrick’s campaign", "his campaign"])
def test_a_campaign_belongs_to_its_candidate(source):
    story = resolve(f"Jim Orrick left. On Friday, [1 {source}] {{1 denied}} <1 it>.")
    assert story.speaker(1) == "Jim Orrick campaign"
    assert story.entity(1).type == "organization"


def test_campaigns_of_two_people_are_two():
    story = resolve(
        "Jim Orrick met Dana Price. [1 Orrick’s campaign] {1 denied} <1 it>. [2 Price’s campaign] {2 denied} <2 it>."
    )
    assert story.speakers() == ["Jim Orrick campaign", "Dana Price campaign"]


def test_the_administration_is_the_presidents():
    story = resolve("President Alma Reyes signed it. [1 The administration] {1 argued} <1 that it was safe>.")
    assert story.speaker(1) == "Alma Reyes administration"


def test_the_court_of_one_article_is_not_that_of_another():
    story = resolve("[1 The court] {1 found} <1 no fault>.", "[1 The court] {1 found} <1 fault>.")
    assert story.attribution(1).entity != story.attribution(1, "b").entity


def test_two_institutions_that_speak_together_are_one_source():
    story = resolve("[1 The Tidal Board and the Harbor Department] {1 said} <1 the pier was closed>.")
    assert story.speaker(1) == "Tidal Board and Harbor Department"
    assert story.entity(1).type == "organization"


def test_an_apposition_with_and_is_no_second_source():
    story = resolve("[1 Ukraine, backed by Poland and other allies,] {1 vowed} <1 to go on>.")
    assert story.speaker(1) == "Ukraine"


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("A new poll", "document"),
        ("Court records", "document"),
        ("Alabama law", "document"),
        ("U.S. media outlets", "group"),
        ("Democrats", "group"),
        ("other countries", "group"),
    ],
)
def test_documents_and_groups_are_known_as_such(source, kind):
    story = resolve(f"On Friday, [1 {source}] {{1 showed}} <1 that it was safe>.")
    assert story.entity(1).type == kind


@pytest.mark.parametrize(
    "source",
    [
        "Orrick’s resignation letter",
        "Mr. Orrick’s claim",
        "his tweets",
        "a letter from Jim Orrick",
        "Orrick’s core complaint",
    ],
)
def test_what_a_person_wrote_or_said_is_that_persons_word(source):
    story = resolve(f"Jim Orrick left. On Friday, [1 {source}] {{1 called}} <1 the board blind>.")
    assert story.speaker(1) == "Jim Orrick"


@pytest.mark.parametrize(
    "source", ["A Reuters report", "a Reuters article", "Reuters’ report", "the initial Reuters reporting"]
)
def test_a_report_is_its_outlets_word(source):
    story = resolve(f"On Friday, [1 {source}] {{1 said}} <1 the crane was old>.")
    assert story.speaker(1) == "Reuters"
    assert story.entity(1).type == "outlet"


def test_a_report_in_the_lead_is_that_of_the_outlet_that_the_next_paragraph_names():
    story = resolve(
        "The board met after [1 a report] {1 that} <1 the crane was old>.\n\n[2 Reuters] {2 reported} <2 that it fell>."
    )
    assert story.speaker(1) == "Reuters"


@pytest.mark.parametrize("form", ["The New York Times", "the NY Times", "NYT", "New York Times"])
def test_an_outlet_is_the_same_under_all_its_names(form):
    story = resolve(f"Then [1 {form}] {{1 reported}} <1 that the crane was old>.")
    assert story.speaker(1) == "The New York Times"


def test_an_outlet_whose_name_is_a_word_is_none_in_a_plain_sentence():
    story = resolve("Time was short. [1 Marta Velden] {1 said} <1 time was up>. Fortune smiled on her.")
    assert {entity.type for entity in story.resolution.entities} == {"person", "outlet"}
    assert [e.name for e in story.resolution.entities if e.type == "outlet"] == ["The Daily Lantern"]


def test_an_articles_outlet_comes_from_its_name_or_its_address():
    from dataclasses import replace

    from tests.sources.marked import read_marked

    from sayso.sources import resolve_sources

    named = read_marked("It rained.", "a", "NYT")
    addressed = read_marked("It rained.", "b", None)
    addressed = replace(addressed, article=replace(addressed.article, url="https://www.nytimes.com/2024/a.html"))
    nowhere = read_marked("It rained.", "c", None)
    resolution = resolve_sources([named, addressed, nowhere])
    assert resolution.outlets["a"] == resolution.outlets["b"] is not None
    assert resolution.outlets["c"] is None


def test_the_statement_is_its_writers_word():
    story = resolve("[1 The Tidal Board] {1 issued a statement} <1 on the leak>. [2 The statement] {2 said} <2 no>.")
    assert story.speaker(2) == "Tidal Board"


def test_reports_that_nobody_names_are_a_source_of_their_own():
    story = resolve("The board {1 reportedly} <1 met in secret>.")
    assert story.speaker(1) == "unidentified reports"
    assert story.attribution(1).anonymous


def test_a_list_that_begins_with_an_office_is_a_group():
    story = resolve("Ines Roth is governor. [1 The governor and two aides] {1 said} <1 no>.")
    assert story.entity(1).type == "group"


def test_a_document_is_called_what_it_was_when_the_article_brought_it_in():
    story = resolve("The port faces a damages lawsuit against Acme. [1 The lawsuit] {1 says} <1 the crane was old>.")
    assert story.speaker(1) == "damages lawsuit against Acme"


@pytest.mark.parametrize(
    "before",
    ["A damages lawsuit failed. A second lawsuit is pending.", "Her lawsuit failed. Others have a damages lawsuit."],
)
def test_a_document_is_not_called_after_another_one(before):
    story = resolve(f"{before} [1 The lawsuit] {{1 says}} <1 the crane was old>.")
    assert story.speaker(1) == "The lawsuit"


def test_a_report_in_a_lead_is_that_of_the_outlet_that_the_next_paragraph_names():
    story = resolve(
        "The mayor was defended after {1 a report} <1 that the crane was old>.\n\n"
        "[2 The Northside Gazette] {2 reported} <2 that it fell>."
    )
    assert story.speakers() == ["Northside Gazette", "Northside Gazette"]


@pytest.mark.parametrize("source", ["The retailer", "The company", "The food giant"])
def test_a_company_is_gone_back_to_by_what_it_is(source):
    story = resolve(f"Marlow Foods Corp. lost money. [1 {source}] {{1 said}} <1 it was hopeful>.")
    assert story.speaker(1) == "Marlow Foods Corp"


def test_a_company_is_no_public_body():
    story = resolve("The Senate voted. The Harbor Committee met. [1 The retailer] {1 said} <1 it was hopeful>.")
    assert story.speaker(1) == "The retailer"


def test_a_group_in_apposition_is_the_institution_before_it():
    story = resolve(
        "The rule came from the Tidal Center, [1 a small group] that {1 opposes} <1 fishing>. "
        "[2 The group] {2 said} <2 no>."
    )
    assert story.speakers() == ["Tidal Center", "Tidal Center"]


def test_the_bishops_are_their_conference():
    story = resolve("The U.S. Conference of Tidal Bishops wrote. [1 The bishops] {1 noted} <1 that it was late>.")
    assert story.entity(1).type == "organization"
    assert not story.attribution(1).anonymous


def test_a_petition_filed_in_a_town_is_not_the_town():
    story = resolve("According to [1 a petition filed in Miami], <1 he had no house>{1 ,} it was said.")
    assert story.entity(1).type == "document"


def test_the_only_letter_of_an_article_is_one_document():
    story = resolve(
        "Teachers sent [1 a letter] {1 saying} <1 no>. [2 The letter] {2 states} <2 why>. "
        "[3 The Marlow College letter] {3 argues} <3 more>."
    )
    assert len({story.attribution(n).entity for n in (1, 2, 3)}) == 1


def test_a_time_behind_a_source_is_no_part_of_it():
    story = resolve("[1 A Marlow College poll last year] {1 found} <1 that few agreed>.")
    assert story.speaker(1) == "A Marlow College poll"


def test_a_source_drawn_over_a_lines_end_is_what_stands_in_the_line_of_the_cue():
    story = resolve("[1 Updated at noon ET\n\nMayor Ines Roth] {1 asked} <1 the port to close>.")
    assert story.speaker(1) == "Ines Roth"


def test_prominent_members_of_a_party_are_unnamed_and_no_institution():
    story = resolve("[1 Prominent Republicans] {1 called for} <1 a veto>.")
    assert story.attribution(1).anonymous


def test_the_members_of_a_party_in_a_house_are_no_unnamed_source():
    story = resolve("[1 Senate Republicans] {1 called for} <1 a veto>.")
    assert not story.attribution(1).anonymous


def test_a_department_is_not_the_service_spoken_of_before():
    story = resolve(
        "[1 The Marlow Fish and Game Service] {1 said} <1 no>. [2 The service] {2 added} <2 more>. "
        "[3 The department] {3 waived} <3 the ban>."
    )
    assert story.speakers()[:2] == ["Marlow Fish and Game Service"] * 2
    assert story.attribution(3).entity != story.attribution(1).entity


def test_an_organization_for_a_place_is_no_person():
    story = resolve("[1 Democracy for Marlow] {1 said} <1 no>.")
    assert story.speaker(1) == "Democracy for Marlow"
    assert story.entity(1).type == "organization"


def test_it_is_the_paper_that_the_clause_before_begins_with():
    story = resolve(
        "[1 The Harbor Gazette] {1 reported} <1 the big fire>. When Reuters wrote of it, [2 it] {2 said} <2 no>."
    )
    assert story.speaker(2) == "Reuters"


def test_they_is_the_party_that_the_clause_before_begins_with():
    story = resolve(
        "[1 Several mayors] {1 said} <1 it was over>. While Senate Democrats lost, [2 they] {2 said} <2 it was good>."
    )
    assert story.speaker(2) == "Senate Democrats"

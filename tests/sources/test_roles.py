from dataclasses import replace

import pytest
from tests.sources.marked import read_marked, resolve

from sayso.sources import resolve_sources
from sayso.sources.mentions import find_names
from sayso.sources.roles import find_roles, fit, read_role
from sayso.types import Analysis


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Harbor Secretary Ines Roth spoke.", "Harbor Secretary"),
        ("Then palace spokesman Omar Tell left.", "palace spokesman"),
        ("It was City Hall deputy chief of staff Lena Voss who left.", "City Hall deputy chief of staff"),
        ("Sen. Paul Arden left.", "Sen."),
    ],
)
def test_a_title_or_role_before_a_name_is_read(text, role):
    assert [name.title for name in find_names(text) if name.title] == [role]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Ines Roth, the harbor secretary, left.", "the harbor secretary"),
        ("Ines Roth, 61, a retired judge, left.", "a retired judge"),
        ("Ines Roth, director of the Tidal Board, left.", "director of the Tidal Board"),
        ("The port's auditor, Ines Roth, left.", "The port's auditor"),
        ("Ines Roth is a former pilot who left.", "a former pilot"),
    ],
)
def test_an_apposition_is_a_role(text, role):
    name = next(name for name in find_names(text) if name.words == ("Ines", "Roth"))
    assert role in [found.text for found in find_roles(text, name)]


def test_a_clause_behind_a_comma_is_no_role():
    text = "Ines Roth, speaking to reporters, left."
    assert find_roles(text, find_names(text)[0]) == []


def test_a_description_of_another_country_does_not_fit():
    description = read_role("the Norwegian president")
    assert description is not None
    assert fit(description, read_role("Finnish President") or description) == 0
    assert fit(description, read_role("president of Norway") or description) > 1


def test_the_nominee_is_not_the_vice_presidential_one():
    description, lesser = read_role("the Republican nominee"), read_role("Republican vice presidential nominee")
    assert description is not None
    assert lesser is not None
    assert fit(description, lesser) == 0


def test_a_description_finds_the_one_with_that_office():
    story = resolve(
        "Defense Secretary Ines Roth met Harbor Secretary Omar Tell. [1 The Pentagon chief] {1 said} <1 no>. "
        "[2 The harbor secretary] {2 said} <2 yes>."
    )
    assert story.speakers() == ["Ines Roth", "Omar Tell"]


def test_the_president_alone_is_no_company_president():
    story = resolve(
        "President Alma Reyes met Tom Birch, the president of the Canners League. [1 The president] {1 said} <1 yes>."
    )
    assert story.speaker(1) == "Alma Reyes"


def test_the_president_is_the_serving_one():
    story = resolve("President Alma Reyes praised former President Karl Lund. [1 The president] {1 said} <1 yes>.")
    assert story.speaker(1) == "Alma Reyes"


def test_a_leader_of_a_country_is_known_by_the_office():
    story = resolve(
        "Norwegian Prime Minister Kari Holm met Finnish President Eino Laine. [1 The Finnish leader] {1 said} <1 no>."
    )
    assert story.speaker(1) == "Eino Laine"


def test_a_staffer_whom_the_next_paragraph_names_is_that_person():
    story = resolve(
        "[1 A council staffer] {1 apologized for} <1 a post>.\n\n"
        "[2 Ines Roth, a spokeswoman for the council,] {2 wrote} <2 that the mayor should resign>."
    )
    assert story.speakers() == ["Ines Roth", "Ines Roth"]


def test_an_official_is_not_the_next_person_of_another_office():
    story = resolve(
        "[1 A harbor official] {1 confirmed} <1 the spill>.\n\n[2 Ines Roth, a singer,] {2 said} <2 she swam there>."
    )
    assert story.attribution(1).anonymous
    assert story.speaker(2) == "Ines Roth"


def test_an_office_that_nobody_in_the_story_holds_stays_by_itself():
    story = resolve("Ines Roth, a singer, left. [1 The governor] {1 called} <1 it a pity>.")
    assert story.speaker(1) == "The governor"
    assert not story.attribution(1).anonymous


def test_a_description_of_two_means_the_one_named_last():
    story = resolve(
        "Sen. Paul Arden spoke first. Then Sen. Ines Roth rose. [1 The senator] {1 said} <1 the hall was cold>."
    )
    assert story.speaker(1) == "Ines Roth"


def test_a_woman_is_not_meant_by_congressman():
    story = resolve(
        "Rep. Ines Roth spoke. Rep. Paul Arden listened. Rep. Ines Roth left. [1 The congressman] {1 said} <1 no>."
    )
    assert story.speaker(1) == "Paul Arden"


def test_the_role_is_the_office_before_the_name():
    story = resolve("[1 Harbor Secretary Ines Roth, a retired judge who lives here,] {1 said} <1 no>.")
    assert story.entity(1).role == "Harbor Secretary"


@pytest.mark.parametrize(
    ("source", "institution"),
    [
        ("Kremlin spokesman Omar Tell", "Kremlin"),
        ("Omar Tell, a spokesman for the Tidal Board,", "Tidal Board"),
        ("A Pentagon spokesman", "Pentagon"),
        ("A spokeswoman for the Tidal Board", "Tidal Board"),
        ("White House press secretary Omar Tell", "White House"),
    ],
)
def test_a_spokesperson_speaks_for_an_institution(source, institution):
    story = resolve(f"[1 {source}] {{1 said}} <1 the talks went on>.")
    assert story.entities[story.entity(1).speaks_for].name == institution


def test_a_spokesman_of_a_person_speaks_for_that_person():
    story = resolve("Ines Roth was out. [1 A Roth spokesman] {1 said} <1 she was abroad>.")
    assert story.entities[story.entity(1).speaks_for].name == "Ines Roth"


def test_a_secretary_speaks_for_nobody_else():
    story = resolve("[1 Harbor Secretary Ines Roth] {1 said} <1 no>.")
    assert story.entity(1).speaks_for is None


def test_the_official_is_the_unnamed_one_last_spoken_of():
    story = resolve(
        "Harbor director Ines Roth left early. [1 A senior official] {1 said} <1 the crane fell>. "
        "[2 The official] {2 said} <2 more>."
    )
    assert story.attribution(2).entity == story.attribution(1).entity


def test_an_office_with_its_portfolio_is_read_as_one_title():
    names = find_names("Then Director of National Harbors Ines Roth met Secretary of State Omar Tell.")
    assert [(name.title, name.text) for name in names] == [
        ("Director of National Harbors", "Ines Roth"),
        ("Secretary of State", "Omar Tell"),
    ]


def test_a_state_tells_lawmakers_apart():
    story = resolve(
        "Rep. Ines Roth (R-Idaho) met Rep. Omar Tell (D-Ohio). [1 The Idaho lawmaker] {1 said} <1 yes>. "
        "[2 The Ohio lawmaker] {2 said} <2 no>."
    )
    assert story.speakers() == ["Ines Roth", "Omar Tell"]


def test_a_lawyer_whom_the_article_goes_on_to_name_is_that_person():
    story = resolve(
        "[1 A lawyer for Ms. Roth] {1 said} <1 no>.\n\nThe papers were in order. "
        "[2 The lawyer for Ms. Roth, Omar Tell,] {2 said} <2 the rest was gone>."
    )
    assert story.speakers() == ["Omar Tell", "Omar Tell"]


def test_an_official_who_is_not_to_be_named_is_nobody_whom_the_article_names():
    story = resolve(
        "[1 A city official who spoke on the condition of anonymity] {1 said} <1 the crane fell>.\n\n"
        "City Secretary Ines Roth came at noon."
    )
    assert story.attribution(1).anonymous


def test_an_executive_of_one_firm_is_not_the_head_of_another():
    story = resolve(
        "[1 An executive from Acme Foods] {1 called} <1 it a pity>.\n\n"
        "Ines Roth, chief executive of Marlow Lines, left."
    )
    assert story.attribution(1).anonymous


def test_an_envoy_in_one_country_is_not_the_envoy_to_another():
    description, other = read_role("the top envoy in Norway"), read_role("ambassador to Finland")
    assert description is not None
    assert other is not None
    assert fit(description, other) == 0


def test_a_statement_before_an_apposition_is_no_part_of_the_role():
    text = "In a statement Roth’s lawyer, Omar Tell, said no."
    name = next(name for name in find_names(text) if name.words == ("Omar", "Tell"))
    assert [role.text for role in find_roles(text, name)] == ["Roth’s lawyer"]


def test_a_letter_to_somebodys_lawyer_makes_nobody_a_lawyer():
    text = "In a letter to the Roth’s lawyer, Omar Tell said no."
    name = next(name for name in find_names(text) if name.words == ("Omar", "Tell"))
    assert find_roles(text, name) == []


def test_a_noun_in_no_list_is_a_role_behind_a_full_name():
    story = resolve("[1 Peter Roth, a retired harbor profiler,] {1 said} <1 no>.")
    assert story.entity(1).role == "retired harbor profiler"


def test_a_role_goes_on_behind_an_abbreviation():
    story = resolve("[1 Peter Roth, a former head of the U.S. Harbor Guard,] {1 said} <1 no>.")
    assert story.entity(1).role == "former head of the U.S. Harbor Guard"


def dated(marked, published):
    analysis = read_marked(marked)
    return Analysis(replace(analysis.article, published=published), analysis.attributions)


OF_TWO_PRESIDENTS = (
    "Trump spoke to donors. Aides of President Obama had left long before. Trump said nothing more. "
    "[1 The president] {1 called} <1 it a pity>."
)


@pytest.mark.parametrize(("published", "speaker"), [("2018-05-07", "Trump"), ("2012-05-07", "Obama"), (None, "Obama")])
def test_the_date_tells_who_was_president(published, speaker):
    resolution = resolve_sources([dated(OF_TWO_PRESIDENTS, published)])
    names = {entity.id: entity.name for entity in resolution.entities}
    assert names[resolution.attributions[0].entity] == speaker


def test_the_date_names_no_president_where_the_article_speaks_more_of_another():
    text = (
        "Finnish President Eino Laine spoke. Laine had met Trump once. President Laine smiled. "
        "[1 The president] {1 said} <1 no>."
    )
    resolution = resolve_sources([dated(text, "2018-05-07")])
    names = {entity.id: entity.name for entity in resolution.entities}
    assert names[resolution.attributions[0].entity] == "Eino Laine"


def test_an_inspector_general_is_no_unnamed_source():
    story = resolve("[1 The Harbor Department’s inspector general, its watchdog,] {1 said} <1 no>.")
    assert not story.attribution(1).anonymous


def test_two_offices_behind_one_article_are_one_person():
    story = resolve("Ines Roth left. [1 The former mayor and harbor senator] {1 argued} <1 that it was late>.")
    assert not story.attribution(1).anonymous
    assert story.entity(1).type == "person"


def test_a_lawmaker_of_one_party_is_not_meant_by_the_other():
    story = resolve(
        "Rep. Ines Roth (D-Ohio) met Rep. Omar Tell (R-Ohio). [1 The Ohio Republican] {1 said} <1 yes>. "
        "[2 The Ohio Democrat] {2 said} <2 no>."
    )
    assert story.speakers() == ["Omar Tell", "Ines Roth"]


def test_a_role_behind_an_institutions_name_is_the_persons():
    story = resolve("[1 University of Marlow pollster Ines Roth] {1 said} <1 that it was late>.")
    assert story.speaker(1) == "Ines Roth"


def test_an_office_with_a_capital_is_the_one_behind_the_comma():
    story = resolve("[1 Ohio’s Assembly Speaker, Democrat Ines Roth,] {1 praised} <1 the move>.")
    assert story.speaker(1) == "Ines Roth"


def test_a_lawmaker_who_is_not_sworn_in_yet_has_a_name_without_the_office():
    story = resolve("[1 Representative-elect Ines Roth] {1 said} <1 that it was late>.")
    assert story.speaker(1) == "Ines Roth"


def test_a_surname_that_reads_like_a_noun_is_known_at_the_head_of_a_line():
    story = resolve("Ohio Sen. Rob Portman went home.\n\n[1 Portman]{1 :} <1 It is fine, he said, to go home>.")
    assert story.speaker(1) == "Rob Portman"


def test_a_house_democrat_of_a_lead_is_the_representative_whom_the_next_paragraph_names():
    lead = "It took a day for [1 a freshman House Democrat’s] {1 promise} <1 to stop the mayor>.\n\n"
    assert resolve(lead + "It began when Representative Ann Lee of Ohio spoke.").speaker(1) == "Ann Lee"


@pytest.mark.parametrize("other", ["Senator Ann Lee of Ohio", "Representative Ann Lee (R-Ohio)", "Mayor Ann Lee"])
def test_a_house_democrat_is_no_senator_and_of_no_other_party(other):
    lead = "It took a day for [1 a freshman House Democrat’s] {1 promise} <1 to stop the mayor>.\n\n"
    assert resolve(lead + f"It began when {other} spoke.").attribution(1).anonymous


def test_the_commander_in_chief_is_the_president():
    story = resolve("President Al Orrick left. [1 The commander in chief] {1 says} <1 he is well>.")
    assert story.speaker(1) == "Al Orrick"


def test_a_president_of_the_country_is_the_president_but_not_of_something_else():
    story = resolve(
        "President Al Orrick left. It was new: [1 a president of the United States] {1 talking about} <1 his removal>. "
        "[2 A president of a college] {2 said} <2 no>."
    )
    assert story.speaker(1) == "Al Orrick"
    assert story.attribution(2).anonymous


TWO = "It is late. [1 Two of the country’s former ministers] {1 have a message}: <1 no pier>.\n\n"
LEE = "“I will not pay,” said Ann Lee, a former minister. "


def test_two_former_ministers_are_the_two_who_are_named_next():
    story = resolve(TWO + LEE + "Jo Wu, a former minister, agreed.")
    assert story.speaker(1) == "Ann Lee and Jo Wu"
    assert not story.attribution(1).anonymous


@pytest.mark.parametrize(
    "named",
    [LEE, LEE + "Jo Wu, a former minister, and Al Roy, a former minister, agreed.", LEE + "Jo Wu, a baker, agreed."],
)
def test_two_former_ministers_stay_unnamed_where_another_number_is_named(named):
    assert resolve(TWO + named).attribution(1).anonymous


def test_the_senator_behind_somebody_named_is_nobody_who_is_named_later():
    story = resolve(
        "Mayor Otto Falk left. [1 The independent senator] {1 announced} <1 her campaign>.\n\n"
        "Senator Ann Lee of Ohio and Senator Jo Wu of Iowa are in it."
    )
    assert story.speaker(1) not in ("Ann Lee", "Jo Wu")


def test_the_front_runner_of_a_party_is_its_hopeful():
    story = resolve(
        "Former Norland President Otto Falk says no, despite what GOP presidential hopeful Al Orrick may claim.\n\n"
        "[1 Falk] {1 said} <1 he will not pay>.\n\n[2 The GOP front-runner] {2 insists} <2 he will>."
    )
    assert story.speakers() == ["Otto Falk", "Al Orrick"]

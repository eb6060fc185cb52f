"""Whom names with offices, relatives and other words around them mean."""

from tests.sources.marked import resolve

from sayso.types import EntityType


def test_an_office_may_have_small_words():
    story = resolve(
        "It rained there. Then [1 Health and Human Services Secretary Alex Orrick] {1 said} <1 the clinics stay open>. "
        "[2 Mr. Orrick] {2 said} <2 so again>."
    )
    assert story.speakers() == ["Alex Orrick", "Alex Orrick"]


def test_an_office_with_a_post_goes_before_a_name():
    story = resolve(
        "They met. [1 Ambassador to Norland Chris Velden] {1 said} <1 it was late>. [2 The ambassador] {2 said} <2 so>."
    )
    assert story.speakers() == ["Chris Velden", "Chris Velden"]


def test_a_place_before_a_name_is_no_post():
    story = resolve("It rained in Norland. [1 Chris Velden] {1 said} <1 it was late>.")
    assert story.speaker(1) == "Chris Velden"


def test_two_offices_before_a_name_are_one_persons():
    story = resolve(
        "[1 Marland Deputy Public Prosecutor and spokesman Otto Tern] {1 said} <1 it rains>. [2 Tern] {2 said} <2 so>."
    )
    assert story.speakers() == ["Otto Tern", "Otto Tern"]


def test_a_rapporteur_is_an_expert():
    story = resolve(
        "[1 UN Special Rapporteur Greta Holm] {1 called} <1 it a shame>. [2 The UN expert] {2 said} <2 it is late>."
    )
    assert story.speakers() == ["Greta Holm", "Greta Holm"]


def test_one_of_several_who_is_named_is_no_unnamed_source():
    story = resolve("[1 Another of Mr. Pell’s lawyers, Ruth Gant], {1 said} <1 it was over>.")
    assert story.speaker(1) == "Ruth Gant"
    assert not story.attribution(1).anonymous


def test_himself_adds_nothing_to_a_name():
    story = resolve("President Otto Pell spoke. [1 Pell himself] {1 denied} <1 it>.")
    assert story.speaker(1) == "Otto Pell"


def test_an_apposition_may_stand_behind_two_hyphens():
    story = resolve("[1 Interior Minister Tomas Mark -- Marland’s top security official] {1 said} <1 it rained>.")
    assert story.speaker(1) == "Tomas Mark"


def test_a_given_name_may_be_spelt_like_a_state():
    story = resolve("[1 A spokesman for Marland’s National Health Commission, Mi Fong], {1 said} <1 it rained>.")
    assert story.speaker(1) == "Mi Fong"


def test_an_epithet_in_capitals_is_the_officer():
    story = resolve("Sheriff Joe Arper spoke. [1 The self-titled Marland’s Toughest Sheriff] {1 said} <1 it is hot>.")
    assert story.speaker(1) == "Joe Arper"


def test_a_relative_has_the_surname_before_the_noun_where_the_story_has_such_a_person():
    story = resolve(
        "Jared Holt spoke. Mr. Holt’s wife, Tess, was there, and [1 she] {1 denied} <1 a charge>.",
        "[1 Tess Holt] {1 said} <1 it was late>. Jared Holt was there.",
    )
    assert story.speaker(1) == story.speaker(1, "b") == "Tess Holt"


def test_a_relative_of_another_surname_stays_apart():
    story = resolve(
        "Jared Holt spoke. Mr. Holt’s son Ravi, was there. [1 Ravi] {1 said} <1 it was late>.",
        "[1 Ravi Brandt] {1 said} <1 it was early>.",
    )
    assert story.speaker(1) != story.speaker(1, "b")


def test_a_particle_is_part_of_a_surname():
    story = resolve("[1 Tomas de Marzen] {1 said} <1 it rained>. [2 De Marzen] {2 said} <2 it still does>.")
    assert story.speakers() == ["Tomas de Marzen", "Tomas de Marzen"]


def test_a_given_name_that_is_also_a_particle_is_a_name():
    story = resolve("[1 Van Jessup] {1 said} <1 it rained>. [2 Jessup] {2 said} <2 it still does>.")
    assert story.speakers() == ["Van Jessup", "Van Jessup"]


def test_junior_is_part_of_what_somebody_is_called():
    story = resolve("[1 Elgin Sims Jr.] {1 said} <1 it rained>. [2 Mr. Sims] {2 said} <2 it still does>.")
    assert story.speakers() == ["Elgin Sims Jr.", "Elgin Sims Jr."]


def test_the_first_lady_is_no_unnamed_source():
    story = resolve("[1 The first lady] {1 said} <1 it rained>.")
    assert story.entity(1).type is EntityType.PERSON


def test_a_spokesman_said_again_is_the_same_one():
    story = resolve(
        "[1 A spokesman for Acme Media] {1 denied} <1 it>.\n\n<2 “No one rules us,”> [2 a spokesman] {2 said}."
    )
    assert story.speaker(1) == story.speaker(2)


def test_the_candidate_is_nobody_whom_only_another_article_names():
    story = resolve(
        "Sen. Ben Salder spoke. [1 The Unity presidential candidate] {1 declined} <1 to comment>.",
        "[1 Hilda Crane, the Unity presidential nominee,] {1 said} <1 so>.",
    )
    assert story.speaker(1) != "Hilda Crane"


def test_two_funds_of_one_sort_are_two():
    story = resolve("[1 A super PAC that opposes Pell] {1 ran} <1 an ad>. [2 An anti-tax super PAC] {2 ran} <2 one>.")
    assert story.speaker(1) != story.speaker(2)


def test_a_society_may_be_called_by_what_it_wants_or_whom_it_gathers():
    story = resolve("[1 Fix the Court] {1 found} <1 it late>. [2 Veterans of Northern Wars] {2 said} <2 so>.")
    assert story.speakers() == ["Fix the Court", "Veterans of Northern Wars"]
    assert not story.attribution(2).anonymous


def test_initials_of_an_institution_are_no_station():
    story = resolve("The Wide Area Roads Agency (WARA) met. [1 WARA] {1 said} <1 the road is shut>.")
    assert story.entity(1).type is EntityType.ORGANIZATION


def test_an_author_is_not_the_institution_of_those_who_wrote():
    story = resolve("[1 A memo circulated by a GOP analyst] {1 noted} <1 that it rains>.")
    assert story.entity(1).type is EntityType.DOCUMENT


def test_an_agency_is_the_department_named_last():
    story = resolve("[1 The EPA] {1 said} <1 the river is clean>. [2 The agency] {2 said} <2 it looked twice>.")
    assert story.speaker(1) == story.speaker(2)


def test_names_that_a_headline_runs_together_are_nobody():
    analysis = [resolve("[1 An angry Pell] {1 lashed out} <1 at the port>. Otto Pell left.")]
    assert analysis[0].speaker(1) == "Otto Pell"


def test_the_president_and_a_bare_surname_are_two():
    story = resolve("President Otto Pell met Anton Lark. [1 The president and Lark] {1 made clear} <1 it was late>.")
    assert story.speaker(1) == "Otto Pell and Anton Lark"


def test_a_surname_may_end_like_a_noun_for_people():
    story = resolve("[1 Lark’s attorney Aviram Goelman] {1 said} <1 it is late>. [2 Goelman] {2 said} <2 it rains>.")
    assert story.speakers() == ["Aviram Goelman", "Aviram Goelman"]
    assert not story.attribution(2).anonymous


def test_a_law_firm_is_no_person():
    story = resolve(
        "William Cowell is a former partner in the law firm of Mintz Lever. He worked at Mintz, Lever and Cohn. "
        "[1 He] {1 said} <1 it was worth it>."
    )
    assert story.speaker(1) == "William Cowell"


def test_who_wrote_a_report_holds_the_office_before_the_name():
    story = resolve(
        "The report by the inspector general, Michael Horn, that came in June was long. "
        "[1 The inspector general] {1 criticized} <1 the delay>."
    )
    assert story.speaker(1) == "Michael Horn"


def test_the_senator_who_runs_is_the_one_named_before():
    story = resolve(
        "U.S. Sen. Marco Rubins (R-Fla.) spoke Wednesday of President John Kenley.\n\nIn comments there, "
        "[1 the conservative senator vying for the GOP presidential nomination] {1 said} <1 it was late>."
    )
    assert story.speaker(1) == "Marco Rubins"


def test_whose_joint_statement_it_is():
    story = resolve(
        "[1 Kirsten Gill] {1 said} <1 it should come out>, and Nancy Pell and Chuck Schum released a joint statement. "
        "<2 “It must be public,”> [2 the joint statement] {2 said}."
    )
    assert story.speaker(2) == "Nancy Pell and Chuck Schum"


def test_what_somebody_is_also_known_as_is_a_name():
    story = resolve("The envoy, Omar Salim, also known as OmS, left. [1 OmS] {1 said} <1 it is late>.")
    assert story.speaker(1) == "Omar Salim"

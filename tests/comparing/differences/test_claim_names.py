import pytest
from facing_passages import tell

from sayso.comparing.differences.claim_names import tell_name


def name(one, other):
    return tell(tell_name, one, other, "name")


def test_two_offices_of_one_person():
    assert name("The mayor praised Radio Ansel host Robert Vale.", "The mayor praised former clerk Robert Vale.") == (
        "Courier calls Robert Vale “Radio Ansel host”, Herald “former clerk”."
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Senate Minority Leader Ida Hart left.", "Senator Ida Hart of Ohio, the Democratic leader, left."),
        ("Foreign Minister Ida Hart left.", "Ida Hart, Lisk’s foreign affairs minister, left."),
        ("South Lisk’s president, Ida Hart, left.", "President Ida Hart left."),
        ("Lund joins pilot Ida Hart, who left.", "The pilot Ida Hart left."),
        ("Vale family attorney Ida Hart left.", "Ida Hart, the lawyer for the Vale family, left."),
        ("The pilot Ida Hart left.", "Ida Hart, the clerk who was a pilot before, left."),
    ],
)
def test_what_an_office_is_called_is_house_style(one, other):
    assert name(one, other) is None


def test_what_a_speaker_calls_somebody_is_not_what_the_outlet_does():
    host = "The mayor praised Radio Ansel host Robert Vale."
    assert name(host, "The mayor wrote that “former clerk Robert Vale will do the right thing.”") is None
    assert name("The mayor called for “former clerk Robert Vale” to leave.", host) is None


def test_an_office_held_and_one_left():
    assert name("Harbour Judge Robert Vale ruled on it.", "It was the ruling of former Judge Robert Vale.") == (
        "Courier calls Robert Vale “Harbour Judge”, Herald “former Judge”."
    )
    assert name("Two former judges of the town wrote it.", "Two judges of the town wrote it.") == (
        "Courier has “former judges of the town wrote”, Herald only “judges of the town wrote”."
    )


def test_a_word_of_colour_in_a_description():
    assert name("It was the blogger Robert Vale.", "It was Robert Vale, the far-right blogger.") == (
        "Courier calls Robert Vale “blogger”, Herald “the far-right blogger”."
    )


def test_a_name_given_fuller_or_spelled_otherwise():
    assert name("The boat belongs to Robert Vale Jr. of Ansel.", "The boat of Robert Vale was found.") == (
        "Courier has “Robert Vale Jr.”, Herald “Robert Vale”."
    )
    assert name("The guards held Walter Preibus.", "Held by the guards: Walter Priebus.") == (
        "Courier has “Walter Preibus”, Herald “Walter Priebus”."
    )


def test_who_is_named_here_is_only_described_there():
    assert name("He was shot by Robert Vale, a tavern owner.", "He was shot by a tavern owner in Ansel.") == (
        "Courier names Robert Vale, Herald has only “a tavern owner”."
    )


def test_a_body_that_is_named_otherwise():
    assert name("A reporter of the Ansel News was called.", "It called a reporter of the Ansel Evening News.") == (
        "Courier has “Ansel News”, Herald “Ansel Evening News”."
    )


def test_another_place_in_the_same_words():
    found = tell(tell_name, "He misspoke at an event in Norwalk.", "He misspoke at an event in Norfolk.", "place")
    assert found == "Courier says “in Norwalk”, Herald “in Norfolk”."


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sen. Ida Hart (D-Ohio) left.", "Senator Ida Hart left the room."),  # house style
        ("Rep. Ida Hart spoke first.", "Congresswoman Ida Hart spoke first."),
        ("The law that President Ida Hart signed", "The law that then-President Ida Hart signed"),
        ("The boat of Robert B. Vale sank.", "The boat of Robert Vale sank."),
        ("Bill Vale spoke first.", "William Vale spoke first."),
        ("The boat of José Núñez sank.", "The boat of Jose Nunez sank."),
        ("A bill that protects special counsel Ida Hart", "A bill to protect Special Counsel Ida Hart"),
        ("Ms. Hart left the room.", "Senator Ida Hart left the room."),  # the second time she is named
        ("Ohio Gov. Ida Hart left.", "Gov. Ida Hart left the room."),  # nothing is said otherwise
        ("The president left, Robert Vale said.", "The president left the room."),
        ("The guards held King Omar.", "The guards held Crown Prince Said bin Omar."),
        ("The House Harbour Committee met.", "The Senate Harbour Committee met."),  # two bodies
        ("the former President Arlo Finch", "President Bea Stone"),  # two persons
        ("Vale and Hart left Ansel.", "Hart and Vale left Ansel."),
    ],
)
def test_what_is_no_other_name(one, other):
    assert name(one, other) is None


def test_a_form_that_the_other_article_has_elsewhere_is_no_difference():
    assert (
        name("The boat belongs to Robert B. Vale.", "The boat of Robert Vale was found. Robert B. Vale had left it.")
        is None
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Born to a clerk in Ansel, Robert Vale left.", "Robert Vale, a sailor, left."),  # the mother is the clerk
        ("President Vale left. Robert Vale and Anna Vale met.", "First lady Anna Vale left."),  # two of one surname
        ("The deputy judge Anna Hart left.", "The judge Robert Vale left."),
        ("The Republican National Committee chairman Robert Vale left.", "RNC chairman Robert Vale left."),
        ("Lisk Bank founder Robert Vale left.", "Robert Vale, the founder of the small savings house Lisk Bank, left."),
        ("The mayor is to host Robert Vale.", "The sailor Robert Vale comes to the mayor."),
    ],
)
def test_the_description_of_somebody_else_and_the_same_in_short_are_no_difference(one, other):
    assert name(one, other) is None


def test_a_spouse_by_two_forms_of_a_name():
    assert name("He and wife Stacy have two sons.", "His wife, Stacey, has two sons.") == (
        "Courier has “Stacy”, Herald “Stacey”."
    )


def test_a_son_who_may_be_the_father_is_not_set_against_him():
    assert name("A photo showed Robert Vale Jr. with a gull.", "President Robert Vale praised the gull.") is None

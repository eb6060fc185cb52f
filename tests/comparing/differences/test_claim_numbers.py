import pytest
from facing_passages import face, tell

from sayso.comparing.differences.amounts import find_amounts
from sayso.comparing.differences.claim_numbers import tell_number


def number(one, other):
    return tell(tell_number, one, other, "number")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("killing at least 20 harbour guards", ["at least 20 harbour guards"]),
        ("a nearly 15-hour speech", ["nearly 15-hour"]),
        ("some 120,000 have left", ["some 120,000"]),
        ("only three Greens voted for it", ["three Greens"]),
        ("$2 million or more for the quay", ["$2 million or more"]),
        ("hundreds of thousands of herring gulls", ["hundreds of thousands of herring gulls"]),
        ("about a quarter of the fleet", ["about a quarter of the fleet"]),
        ("three to five million herrings", ["three to five million herrings"]),
        ("a 4 1/2 minute film", ["4 1/2 minute"]),
        ("Arlo Vale, 56, of Ansel", ["56"]),
        ("a man in his 50s", ["in his 50s"]),
        ("under Title 42 of the harbour code", []),
        ("63 of the 99 seats on the board", ["63 of the 99 seats"]),
        ("how many pilots have left, and too many boats", []),
        ("about 5,500km of the coast", []),
        ("she trails by nearly 60,000 votes and needs more", ["nearly 60,000 votes"]),
        ("it bars 50 persons and suspends the fair", ["50 persons"]),
        ("the work took 4 days.", ["4 days"]),
    ],
)
def test_amounts_are_shown_with_their_bounds_and_what_they_count(text, shown):
    assert [amount.shown for amount in find_amounts(text)] == shown


def test_a_count_of_some_and_one_of_all_are_no_difference():
    some, every = "The storm killed 51 pilots who served in the harbour.", "In the harbour the storm killed 52 pilots."
    assert number(some, every) is None
    assert number(some.replace("who served in", "of"), every) is not None


def test_two_counts_of_one_thing():
    assert number(
        "The storm sank 52 fishing boats in the harbour.", "In the harbour 51 fishing boats sank in the storm."
    ) == ("Courier gives “52 fishing boats”, Herald “51 fishing boats”.")


def test_a_number_and_a_vague_count():
    assert number("The fire hurt two clerks and closed the quay.", "The fire hurt several clerks on the quay.") == (
        "Courier gives “two clerks”, Herald only “several clerks”."
    )
    assert number("About a quarter of the fleet was lost.", "Parts of the fleet were lost in the storm.") == (
        "Courier gives “About a quarter of the fleet”, Herald “Parts of the fleet”."
    )


def test_what_is_rounder_or_only_bounded_is_said_to_be():
    assert number("The board moves $601 million to the new quay.", "The new quay gets $600 million of the board.") == (
        "Courier gives “$601 million”, Herald the rounder “$600 million”."
    )
    assert number("Ida Hart led by 905 votes in Ansel.", "Ida Hart led by fewer than 1,000 votes in Ansel.") == (
        "Courier gives “905 votes”, Herald only “fewer than 1,000 votes”."
    )


def test_one_number_in_two_bounds():
    assert number("Nearly 50,000 will come to the regatta.", "For the regatta 50,000 will come to Ansel.") == (
        "Courier gives “Nearly 50,000”, Herald “50,000”."
    )


def test_counts_of_what_is_called_otherwise():
    assert number(
        "The guards found 12 explosive devices that were sent by mail.",
        "More than 10 packages with explosive devices were sent by mail.",
    ) == ("Courier gives “12 explosive devices”, Herald only “More than 10 packages”.")


def test_how_old_one_person_is():
    assert number("Arlo Vale, 56, was held on the quay.", "The guards held Arlo Vale, who is in his 50s.") == (
        "Courier gives “56”, Herald only “in his 50s”."
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The board has 12 members.", "The board of Ansel has twelve members."),  # the same number
        ("The storm sank 52 boats.", "The storm sank boats in the harbour."),  # only one of them counts
        ("It sank 52 boats and 51 rafts.", "It sank 51 boats."),  # both have it
        ("29 ports allow it.", "Eight ports allow it, and another 21 ports will."),  # what comes on top
        ("Three boats sank a week ago.", "Two weeks ago boats sank."),  # when
        ("The board gives $8 million for the quay.", "The mayor spent $150 on lunch."),
        ("He refused less than $5 million for the quay.", "He asked for $5 million for the quay."),
        ("55 percent have no water in Ansel.", "In Ansel 47 percent have water."),  # those who have not
        ("Ida Hart, 40, came to the quay.", "Arlo Vale, 56, came to the quay."),  # two persons
        ("Some of the 99 guards left.", "Several of the guards left."),
    ],
)
def test_what_is_no_other_number(one, other):
    assert number(one, other) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The rally drew 12,000 people to the quay.", "Hundreds of thousands of people asked for the rally."),
        ("Ten million people watched the regatta.", "Only 6,200 people watched the regatta of Ansel."),
        ("The quay costs between $12,000 and $13,000.", "The quay costs $12,000 to $13,000."),
        ("The goal is 80 percent of boats with a new sail.", "Now 14 percent of boats have a new sail."),
        ("Anna Hart sold 12 boats of the fleet.", "Robert Vale sold 15 boats of the fleet."),  # of two persons
        ("Two boats of the fleet sank.", "Three other boats of the fleet sank."),
        ("The host of the 9 p.m. show left.", "The 8 p.m. show has a host."),
        ("Pilots between 12 and 16 years old may not sail.", "Nobody between the ages of 12 and 16 may sail."),
        ("Ada Lund wrote of the Reyes girls, aged 16 and 13 years.", "The clerk, Ada Lund, 31, wrote of the girls."),
        ("The ferry lay on its side for eight minutes and 46 seconds.", "The ferry lay there for nearly nine minutes."),
        ("The Lisk index gave up 0.3 percent.", "The Ansel index was down 1 percent."),  # of two names
        ("The council lent $4 million for the old quay.", "Lisk pays $9 million of the council for the new quay."),
        ("The plan cuts herring catches over three years.", "The plan cuts herring catches within three years."),
    ],
)
def test_amounts_that_cannot_be_of_one_thing_are_not_set_against_each_other(one, other):
    assert number(one, other) is None


def test_two_vague_amounts_in_the_same_words_are_one():
    assert number("It is a small part of the business.", "It is a small part of our business.") is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The board keeps 30% of the old quay.", "The board gives away 70% of the old quay."),  # the rest
        ("Four pilots were killed in the storm.", "Three pilots were wounded in the storm."),
        ("The storm killed 31 pilots in Ansel.", "In Ansel nine pilots were killed and more than 30 pilots injured."),
        ("The storm left 100 pilots injured in Ansel.", "The storm left about 150 pilots missing in Ansel."),
        ("The quay has 328.5 boats to 100 000 people.", "The quay has 386.5"),
        (  # both are told in one of the two
            "A number of pilots signed the letter to the board. The Courier has seen 17 pilots’ names.",
            "Seventeen pilots signed the letter to the board.",
        ),
        (  # the number stands elsewhere in the article that is vague here
            "Dozens of pilots signed the letter to the board.\n\nIt rained.\n\nOf 51 pilots who signed none is left.",
            "More than 50 pilots signed the letter to the board.",
        ),
        (
            "The council lent the ferry line more than $20,000 in May.\n\nOf the $21,500 nothing is left.",
            "The council lent the ferry line $21,500 in May.",
        ),
        ("The board paid $3,500 to two pilots of the ferry.", "The board paid two pilots of the old ferry."),
        ("Of the boats 8,400 already lie at the quay.", "Of the boats 8,400 lie at the quay."),
        (  # "nearly 60" is the 59 of the other one, not its 45
            "Nearly 60 percent of the pilots want a new quay.",
            "Of the pilots 45% want a new quay in spring. All in all 59% want it.",
        ),
    ],
)
def test_two_numbers_that_are_not_of_one_thing_or_told_in_both_are_no_difference(one, other):
    assert tell_number(*face(one, other)) is None


def test_dozens_are_counted():
    assert number("Two dozen pilots signed the letter.", "A dozen pilots signed the letter.") == (
        "Courier gives “Two dozen pilots”, Herald “A dozen pilots”."
    )


def test_a_range_is_not_said_to_be_vaguer_than_one_number():
    assert number(
        "The board asked for up to nine years in prison for the pilot.",
        "The board asked for seven to nine years in prison for the pilot.",
    ) == ("Courier gives “up to nine years”, Herald “seven to nine years”.")


def test_of_several_shares_those_of_one_name_are_set_against_each_other():
    one = "The Lisk index slid 1.7 percent, the Ansel index gave up 0.3 percent."
    other = "Ansel’s index was down 0.4 percent, and the Lisk index fell 2 percent."
    assert number(one, other) == "Courier gives “0.3 percent”, Herald “0.4 percent”."


def test_figures_of_which_it_is_not_seen_what_they_count_stand_in_their_clause():
    one, other = (
        "In the gale the toll of the harbour stood at 112.",
        "The toll of the harbour in the gale was 118.",
    )
    assert number(one, other) == (
        "Courier gives “In the gale the toll of the harbour stood at 112”, "
        "Herald “The toll of the harbour in the gale was 118”."
    )

import pytest
from drafted import print_story

from sayso.comparing.differences.counts import differ_in_counts


def notes(*texts):
    return [finding.note for finding in differ_in_counts(print_story(*texts))]


GIVEN = "The grocer runs 3,400 stores across the northern counties, the plaintiffs noted."


def test_counts_of_the_same_things_differ_in_sentences_that_share_enough():
    other = "Nobody expected it, but in more than 4,300 northern stores of the grocer the plaintiffs had friends."
    (finding,) = differ_in_counts(print_story(GIVEN, other))
    assert finding.note == "Courier gives “3,400”, Herald “more than 4,300”."
    assert ["3,400" in finding.sides[0].passage.text, "4,300" in finding.sides[1].passage.text] == [True, True]


@pytest.mark.parametrize(
    "other",
    [
        "A baker owns 4,300 stores of another kind abroad.",  # other things
        "Of the grocer's stores in the northern counties, 4,300 of the plaintiffs' friends noted none.",
        "The grocer runs some 3,500 stores across the northern counties, the plaintiffs noted.",  # may be the same
        "The grocer runs 9,000 stores across the northern counties, the plaintiffs noted.",  # a part, and all
        "The grocer runs another 4,300 stores across the northern counties, the plaintiffs noted.",  # on top
        "The grocer runs 4,300 stores across the northern counties, the plaintiffs noted, and had 3,400 in May.",
    ],
)
def test_other_counts_are_no_difference(other):
    assert notes(GIVEN, other) == []


def test_a_count_of_some_is_not_set_against_one_of_all():
    one = "The governor of Lisk pardoned 336 people who had sold herring, and freed the inmates at last."
    other = "The governor of Lisk pardoned 428 people and freed the inmates at last."
    assert notes(one, other) == []
    assert notes(one.replace(" who had sold herring", ""), other) == ["Courier gives “336”, Herald “428”."]


def test_sums_that_an_article_gives_in_parts_are_no_difference():
    assert not notes(
        "Hallow sold shares of the dredging firm for $400,000 on Monday and for $600,000 on Friday.",
        "Hallow sold shares of the dredging firm for $1 million between Monday and Friday.",
    )


def test_of_each_thing_that_is_counted_one_difference_is_told():
    more = " In the northern counties the grocer closed {} stores, plaintiffs noted."
    assert len(notes(GIVEN + more.format(52), GIVEN.replace("3,400", "4,300") + more.format(71))) == 1


def test_copies_are_not_set_side_by_side():
    copied = GIVEN.replace("3,400", "4,300")
    assert not list(differ_in_counts(print_story(GIVEN, copied, firsts=(0, 0))))


def test_what_a_third_article_gives_of_the_same_things_stands_beside_the_two():
    third = GIVEN.replace("3,400", "52") + " The plaintiffs noted 4,300 northern stores that the grocer runs."
    others = GIVEN.replace("3,400", "4,300"), third, "A baker owns 3,400 stores abroad."
    (finding,) = differ_in_counts(print_story(GIVEN, *others))
    assert finding.note == "Courier gives “3,400”, Herald “4,300”."
    assert [side.article for side in finding.sides] == ["courier", "herald", "ledger"]
    assert "4,300" in finding.sides[2].passage.text

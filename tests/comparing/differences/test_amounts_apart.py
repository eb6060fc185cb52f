import pytest

from sayso.comparing.differences.amounts_apart import Quoted, find_amounts_apart


def apart(one, other, around=""):
    """The two amounts of two passages, the second of which stands beside more words."""
    return find_amounts_apart(Quoted(one, one), Quoted(other, f"{other} {around}"))


def test_two_amounts_of_a_kind_are_set_against_each_other():
    one, other = "The council lent the ferry line $4 million.", "The line got $5 million of credit at Lisk."
    assert apart(one, other) == ("$4 million", "$5 million")
    assert apart(one, other, "Of $4 million nobody spoke.") is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The council lent more than $4 million.", "The council lent $4.1 million."),
        ("The work took 4 days.", "The work took 5 days."),
        ("The council lent $4 million.", "The council lent $7 million."),
        ("The council lent $4 million.", "The council lent $5 million, and $6 million more."),
        ("The council lent some millions.", "The council lent $5 million."),
        ("The town fed 40 children whose boats were gone.", "The town fed 50 children."),
    ],
)
def test_no_amounts_are_set_against_each_other_that_may_be_one_or_are_told_of_two_things(one, other):
    assert apart(one, other) is None

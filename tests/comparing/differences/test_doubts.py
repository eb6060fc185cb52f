import pytest

from sayso.comparing.differences.doubts import find_doubted, find_doubts


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("The mayor may resign over it", "The mayor will resign", ("may resign", "will resign")),
        ("The mayor is expected to sign it", "He signed the plan", ("expected to sign", "signed")),
        ("It appeared to include no tax", "The plan includes no tax", ("appeared to include", "includes")),
        ("The clerk reportedly sold boats", "She has sold boats", ("reportedly sold", "has sold")),
        ("The mayor may sign it", "The mayor refused to sign it", ("may sign", "refused to sign")),
        ("The clerk could lose her boat", "The clerk will lose it", ("could lose", "will lose")),
        ("the alleged fraud", "a fraud of old", ("alleged fraud", "fraud")),
    ],
)
def test_what_is_told_with_a_doubt_is_set_beside_the_same_told_otherwise(one, other, expected):
    assert find_doubted(one, other) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The mayor may resign", "She may yet resign"),  # both doubt it
        ("The mayor may resign", "The mayor left"),  # not told there in the same word
        ("He appeared on stage", "He was on stage"),  # nothing is in doubt
        ("The election in May begins early", "It begins early"),  # the month
        ("She was supposed to begin", "She began to begin"),  # a duty
        ("The expected storm came", "The storm came"),  # announced
        ("In those days she could swim", "She swam and could not row, or swim"),  # what she was able to do
    ],
)
def test_where_both_doubt_or_none_does_there_is_no_difference(one, other):
    assert find_doubted(one, other) is None


def test_each_doubt_of_a_text_is_told_with_what_it_makes_less_sure():
    assert find_doubts("The ferry may soon be withdrawn and has reportedly sunk.") == [
        "may soon be withdrawn",
        "reportedly sunk",
    ]

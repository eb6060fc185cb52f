import pytest

from sayso.comparing.differences.facing import lay_side_by_side
from sayso.comparing.differences.phrases import Printed
from sayso.comparing.differences.windows import MOST_SHOWN, NEAR_START, find_clause, show_window, show_words


def show(one, other="The ferry sank"):
    side, _, _ = lay_side_by_side(Printed(one), Printed(other))
    return show_window(side)


def test_a_short_passage_is_shown_whole_without_the_conjunction_before_it():
    assert show("that divers raised the wreck at dawn, and") == "divers raised the wreck at dawn"
    assert show("That wreck was raised") == "That wreck was raised"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("The mayor called it “a folly” on Monday", "The mayor called it ‘a folly’ on Monday"),
        ('a folly," "a waste" and "sheer vanity', "a folly, ‘a waste’ and sheer vanity"),
        ("he called it “a folly", "he called it a folly"),
    ],
)
def test_marks_within_are_single_ones_in_pairs(text, shown):
    assert show(text) == shown


def test_of_a_long_passage_the_part_is_shown_that_the_other_one_lacks():
    common = "the ferry of the northern line that had left the old harbour of the town on the night before"
    common += ", after a wait of three hours for a crew that the owner had sent for from the other side of the sound,"
    one = f"On the coast {common} was furiously denounced as a floating coffin by its own pilots"
    shown = show(one, f"Here {common} sank")
    assert shown.startswith("… ")
    assert "furiously denounced as a floating coffin" in shown
    assert len(shown.split()) <= MOST_SHOWN + 2


def test_a_cut_parts_no_name_and_leaves_no_few_words_away():
    text = " ".join(["Ada Lund"] * MOST_SHOWN)
    assert show(text) in (text, f"{' '.join(text.split()[:MOST_SHOWN])} …")
    short = " ".join(f"word{n}" for n in range(MOST_SHOWN + NEAR_START))
    assert show(short) == short


def test_a_cut_leaves_no_negation_away():
    common = "of the northern line of the town that had left the old harbour on the night before the storm came up"
    common += ", after a wait of three hours for a crew that the owner had sent for from the other side of the sound,"
    shown = show(f"The board {common} did not furiously denounce the floating coffin as its own pilots wished", common)
    assert "not furiously denounce" in shown


def test_words_are_shown_with_their_clause():
    text = "It rained, and the mayor called it “a folly”, because the pier leaked."
    start = text.index("folly")
    assert show_words(text, *find_clause(text, start, start + len("folly"))) == "the mayor called it a folly"

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.presenting.wording import compare_wordings


def marked(*wordings):
    return [
        "".join(f"[{piece.text}]" if piece.differs else piece.text for piece in own)
        for own in compare_wordings(wordings)
    ]


def test_what_two_wordings_do_not_share_is_marked_in_both():
    assert marked("the ferry sails on Monday", "the old ferry sails on Tuesday") == [
        "the ferry sails on [Monday]",
        "the [old] ferry sails on [Tuesday]",
    ]


def test_case_punctuation_and_quotation_marks_do_not_count():
    assert marked("The “old” ferry, he said", "the old ferry he said.") == [
        "The “old” ferry, he said",
        "the old ferry he said.",
    ]


def test_a_point_inside_a_number_counts():
    assert marked("3.1 per cent", "31 per cent") == ["[3.1] per cent", "[31] per cent"]


def test_small_words_between_differences_are_part_of_them():
    assert marked("friends of the mayor left", "rivals of the bishop left") == [
        "[friends of the mayor] left",
        "[rivals of the bishop] left",
    ]


def test_a_shared_negation_is_not_swallowed():
    assert marked("they did not sail", "we could not row")[0] == "[they did] not [sail]"


def test_the_first_of_several_is_marked_where_most_lack_a_word():
    first, second, third, fourth = marked(
        "nine boats sank today", "nine boats sank", "six boats sank", "nine boats sank"
    )
    assert first == "nine boats sank [today]"
    assert second == fourth == "nine boats sank"
    assert third == "[six] boats sank"


def test_those_of_the_same_words_as_the_first_are_marked_as_it_is():
    same = "eleven people died", "Eleven people died."
    assert marked(*same, "eleven people drowned")[:2] == ["eleven people died", "Eleven people died."]
    assert marked(*same, "eleven people drowned", "eleven people sank")[:2] == [
        "eleven people [died]",
        "Eleven people [died.]",
    ]


def test_wordings_without_common_words_are_not_underlined_unless_they_are_short():
    apart = ["the council closed all its schools today", "seven ferries went down off a northern coast"]
    assert marked(*apart) == apart
    assert marked("Ellanport", "Elanport") == ["[Ellanport]", "[Elanport]"]


def test_a_few_words_that_have_next_to_none_of_a_long_wording_are_not_underlined():
    apart = ["she asked us not to be named before the hearing", "nobody has named her"]
    assert marked(*apart) == apart
    assert marked("the barge sank off the northern quay at dawn", "the barge sank") == [
        "the barge sank [off the northern quay at dawn]",
        "the barge sank",
    ]


def test_one_wording_alone_differs_from_nothing():
    assert marked("nine boats") == ["nine boats"]
    assert marked() == []


@settings(deadline=None)
@given(st.lists(st.text(alphabet="ab .-—“\n1", max_size=40), max_size=4))
def test_the_pieces_are_the_wording(wordings):
    compared = compare_wordings(wordings)
    assert ["".join(piece.text for piece in pieces) for pieces in compared] == wordings
    assert all(piece.text for pieces in compared[1:] for piece in pieces)


def test_endless_wordings_are_compared_in_bounded_time():
    start = time.perf_counter()
    pieces = compare_wordings(["a b " * 200_000, "b a " * 200_000])
    assert time.perf_counter() - start < 20
    assert not pieces[1][-1].differs

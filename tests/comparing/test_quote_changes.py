import pytest
from newsroom import Newsroom


def notes(one, other, kind="quote"):
    room = Newsroom().print_article("The Courier", one).print_article("The Herald", other)
    return [d.note for d in room.compare().differences if str(d.type) == kind]


def test_a_change_is_told_with_the_outlet_that_prints_each_way():
    (note,) = notes(
        "“The old bridge will not carry another winter of lorries,” she said.",
        "“The old bridge can not carry another winter of lorries,” she said.",
    )
    assert "The Courier has “will”, The Herald “can”" in note or "The Herald has “can”, The Courier “will”" in note


def test_what_is_left_out_inside_is_told_of_the_outlet_that_lacks_it():
    (note,) = notes(
        "“The old bridge, as the engineers warned us twice, cannot carry another winter of lorries,” she said.",
        "“The old bridge cannot carry another winter of lorries,” she said.",
    )
    assert "The Herald lacks “as the engineers warned us twice” without a mark" in note


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("I know that the harbour must close before the winter", "I know the harbour must close before the winter"),
        ("The number one task of the harbour is safety now", "The No. 1 task of the harbour is safety now"),
        ("The harbour honours every labour contract we signed", "The harbor honors every labor contract we signed"),
        ("The harbour is not safe and we are going to close it", "The harbour isn’t safe and we’re going to close it"),
        ("The kind of harbour that we all want is open", "The type of harbour that we all want is open"),
        ("The ninth quay of the harbour is closed for good", "The 9th quay of the harbour is closed for good"),
        ("The harbour inspectors general were sent away at noon", "The harbour IGs were sent away at noon"),
        ("The harbour would likely have been closed by frost", "The harbour likely would have been closed by frost"),
        ("Now he is saying that the harbour is open to all", "Now he said that the harbour is open to all"),
        ("We also keep the agricultural heritage of the port", "We keep the agriculture heritage of the port"),
        ("Old judges... have another view of harbour law", "Old judges, and they have another view of harbour law"),
    ],
)  # fmt: skip
def test_house_style_little_words_and_what_an_ellipsis_shows_are_no_change(one, other):
    assert notes(f"“{one},” she said.", f"“{other},” she said.") == []


def test_sentences_that_only_meet_in_a_little_word_are_not_set_against_each_other():
    assert not notes(
        "“Under no circumstances do I want to embarrass the harbour master. He knows the truth,” she said.",
        "“Under no circumstances do I want to embarrass the harbour master of the northern ports,” she said.",
    )


def test_two_persons_who_say_nearly_the_same_are_not_misquoted():
    assert not notes(
        "{q1 “The council should immediately cancel its meeting with the dredging firm,”} {s1@ann Ann Reed} {c1 said}.",
        "{q1 “The council should cancel its meeting with the dredging firm,”} {s1@bob Bob Sole} {c1 said}.",
    )


def test_a_long_quotation_is_shown_by_the_sentence_that_differs():
    before = "“We came here forty years ago with nothing but two boats and a rope that my father had mended himself. "
    middle = "Nobody in this harbour ever asked the council for a single penny of help. "
    after = "And now they send us letters about the depth of the water and the width of the quay,” she said."
    room = Newsroom().print_article("The Courier", before + middle + after)
    room.print_article("The Herald", before + middle.replace("single penny", "single pound") + after)
    (difference,) = [d for d in room.compare().differences if str(d.type) == "quote"]
    assert [side.passage.text.split()[0] for side in difference.sides] == ["Nobody", "Nobody"]


def test_a_word_that_is_only_said_twice_and_a_date_written_otherwise_are_no_change():
    assert not notes(
        "“They closed the old pier for two years or three years after that storm,” she said.",
        "“They closed the old pier for two or three years after that storm,” she said.",
    )
    assert not notes(
        "“The old bridge will open for lorries on May 20th. Nobody believes it,” she said.",
        "“The old bridge will open for lorries on May 20. Nobody believes it,” she said.",
    )


def test_an_inflected_word_is_no_change_and_another_modal_is():
    assert not notes(
        "“If the board loses its faith in this bridge, we will all learn of it,” she said.",
        "“If the board lose its faith in this bridge, we will all learn of it,” she said.",
    )
    assert notes(
        "“We cannot see a way in which the board would keep the harbour open,” she said.",
        "“We do not see a way in which the board would keep the harbour open,” she said.",
    )


def test_words_outside_the_marks_are_the_outlets_own():
    assert not notes(
        "“The silence of the harbour board and its refusal to open the books suggests that this was merely a sham,”"
        " she said.",
        "She said the silence of the harbour board and its refusal to open the books suggested “a sham.”",
    )

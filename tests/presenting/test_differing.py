import time

from sayso.presenting.differing import find_quoted_whole, mark_differing, shorten_pieces, split_note
from sayso.presenting.wording import Piece


def marked(note, *wordings):
    found = mark_differing(note, wordings)
    assert ["".join(piece.text for piece in pieces) for pieces in found] == list(wordings)
    return [[piece.text for piece in pieces if piece.differs] for pieces in found]


def test_of_paraphrases_the_phrases_that_the_note_quotes_are_marked_and_nothing_else():
    assert marked(
        "The Lantern has “crept up”, the Tide “soared”.",
        "rents in the old harbour have crept up since the spring",
        "for half a year the price of a room at the quay has soared",
    ) == [["crept up"], ["soared"]]


def test_a_phrase_inside_a_longer_one_is_marked_where_it_stands_alone():
    note = "The Lantern has “may have sunk”, the Tide only “sunk”."
    assert marked(note, "the barge may have sunk", "the barge has sunk") == [["may have sunk"], ["sunk"]]


def test_a_further_passage_shows_which_of_the_two_it_has():
    note = "The Lantern gives “40”, the Tide “14”."
    assert marked(note, "40 boats", "14 boats", "some 14 boats") == [["40"], ["14"], ["14"]]


def test_words_are_found_whole_and_however_they_are_set():
    note = "The Lantern says “a Quay” and the Tide “$3 million”."
    assert marked(note, "at a\nquay, not a quayside", "for $3 million") == [["a\nquay"], ["$3 million"]]


def test_a_phrase_that_the_note_cuts_is_marked_as_far_as_it_goes():
    note = "The Lantern stops before “and whoever says …”, which the Tide prints."
    assert marked(note, "We stay", "We stay, and whoever says otherwise lies") == [[], ["and whoever says"]]


def test_without_quoted_words_near_printings_are_compared_and_paraphrases_left_alone():
    note = "The speaker is given in two ways."
    first, second = "we will hold the bridge for another winter", "we will hold the bridge for another summer"
    assert marked(note, first, second) == [["winter"], ["summer"]]
    other = "the crossing stays ours until the bridge is safe again"
    assert marked(note, first, other) == [[], []]


def test_passages_that_the_note_quotes_whole_are_not_underlined_whole():
    one, other = "would bring in about 3 million", "the magnate puts what it earns at around 3 million"
    assert marked(f"The Lantern words it “{one}”, the Tide “{other}”.", one, other) == [[], []]
    first, second = "the quay will be closed all winter", "the quay will be closed all summer"
    assert marked(f"The Lantern words it “{first}”, the Tide “{second}”.", first, second) == [["winter"], ["summer"]]
    assert marked("“Ada Brock” in the Lantern, “Ada Broch” in the Tide.", "Ada Brock", "Ada Broch") == [
        ["Ada Brock"],
        ["Ada Broch"],
    ]


def test_a_note_is_parted_into_its_own_words_and_those_that_it_quotes():
    pieces = split_note("The Tide has “soared”, the Lantern “crept up”.")
    assert [piece.text for piece in pieces if piece.differs] == ["“soared”", "“crept up”"]
    assert "".join(piece.text for piece in pieces) == "The Tide has “soared”, the Lantern “crept up”."
    assert split_note("") == ()


def test_what_is_shortened_keeps_the_first_words_that_differ():
    pieces = (Piece("word " * 60, False), Piece("soared", True), Piece(" and more" * 60, False))
    shown = shorten_pieces(pieces, 100)
    line = "".join(piece.text for piece in shown)
    assert line.startswith("…")
    assert line.endswith("…")
    assert len(line) <= 102
    assert [piece.text for piece in shown if piece.differs] == ["soared"]
    assert shorten_pieces((Piece("short", True),), 100) == (Piece("short", True),)
    early = shorten_pieces((Piece("soared", True), Piece(" and more" * 60, False)), 100)
    assert early[0] == Piece("soared", True)


def test_hostile_notes_and_passages_take_linear_time():
    start = time.perf_counter()
    mark_differing("“" * 200_000, ["“a" * 50_000, "b " * 50_000])
    mark_differing("“a a a a” and “a a”", ["a " * 100_000, "a a a " * 30_000])
    assert time.perf_counter() - start < 3


def test_a_note_that_only_quotes_two_passages_need_not_be_read_beside_them():
    one, other = "“We will not pay,” the mayor said in the harbour", "The mayor promised a fishing fleet to the bank."
    note = f"The Lantern words it “‘We will not pay,’ the mayor said in the harbour”, the Tide “{other[:-1]}”."
    assert find_quoted_whole(note, [one, other]) == (0, 1)
    assert find_quoted_whole(note, ["Fish", other, one]) == (2, 1)
    long = f"In spring she was asked of all the boats of Lisk and of Ansel, too. {other} It rained."
    assert find_quoted_whole(note, [one, long]) == find_quoted_whole(note, [one]) == ()
    assert find_quoted_whole("The Lantern gives “40 boats”, the Tide “14 boats”.", ["40 boats", "14 boats"]) == ()
    assert find_quoted_whole("The Lantern stops before a name.", [one, other]) == ()
    assert marked(note, one, other) == [[], []]

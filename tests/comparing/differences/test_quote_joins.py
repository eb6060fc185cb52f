from tests.comparing.newsroom import Newsroom


def notes(one, other):
    room = Newsroom().entity("hart", "Ida Hart")
    room.print_article("The Courier", one)
    room.print_article("The Herald", other)
    return [d.note for d in room.compare().differences if str(d.type) == "quote"]


def test_a_word_that_joins_two_sentences_of_a_speaker_is_shown():
    (note,) = notes(
        "{q1 “I would like to know who those clerks are,”} {s1@hart Ida Hart} {c1 said}. "
        "{q1 “They are followers of a false prophet.”}",
        "{q1 “I would like to know who those clerks are, because they are followers of a false prophet,”} "
        "{s1@hart Ida Hart} {c1 said}.",
    )
    assert note == "The words of Ida Hart are one sentence in The Herald, joined by “because”, and two in The Courier."


def test_a_comma_joins_nothing():
    assert not notes(
        "{q1 “I would like to know who those clerks are,”} {s1@hart Ida Hart} {c1 said}. "
        "{q1 “They are followers of a false prophet.”}",
        "{q1 “I would like to know who those clerks are. They are followers of a false prophet,”} "
        "{s1@hart Ida Hart} {c1 said}.",
    )

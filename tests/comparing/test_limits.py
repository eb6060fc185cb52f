from newsroom import Newsroom

TEXT = (
    "{s1@hart Ida Hart} {c1 said} {q1 that the main cable of the bridge had rusted through}.\n\nThe bridge is closed."
)


def test_no_article_gives_nothing():
    comparison = Newsroom().compare()
    assert (comparison.claims, comparison.quotes, comparison.differences, comparison.not_measured) == ((), (), (), ())


def test_one_article_is_said_to_be_one():
    comparison = Newsroom().print_article("The Courier", TEXT).compare()
    assert comparison.not_measured == ("There is only one article: nothing could be compared.",)
    assert len(comparison.claims) == 1
    assert comparison.quotes == comparison.differences == ()


def test_an_empty_article_does_no_harm():
    comparison = Newsroom().print_article("The Courier", "").print_article("The Herald", TEXT).compare()
    assert comparison.claims


def test_a_hundred_copies_are_one_voice():
    room = Newsroom()
    for n in range(100):
        room.print_article(f"Paper {n}", TEXT)
    comparison = room.compare()
    assert "All 100 articles print the same text" in comparison.not_measured[0]
    assert comparison.differences == ()


def test_a_copy_among_others_is_said():
    room = Newsroom().print_article("The Courier", TEXT).print_article("The Herald", TEXT)
    room.print_article("The Echo", "The main cable of the bridge had rusted through, the engineer found.")
    assert any("1 of 3 articles" in note for note in room.compare().not_measured)


def test_an_article_about_another_event_is_said():
    room = Newsroom().print_article("The Courier", TEXT)
    room.print_article("The Herald", "The main cable of the bridge had rusted through, the engineer found.")
    room.print_article("The Echo", "The football club sold its goalkeeper to a rival in the far north on Sunday.")
    assert any("the-echo" in note for note in room.compare().not_measured)


def test_two_events_share_nothing():
    room = Newsroom().print_article("The Courier", TEXT)
    room.print_article("The Echo", "The football club sold its goalkeeper to a rival in the far north on Sunday.")
    comparison = room.compare()
    assert any("different events" in note for note in comparison.not_measured)
    assert comparison.differences == ()

from newsroom import Newsroom

from sayso.comparing import compare

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
    (note,) = room.compare().not_measured
    assert note.startswith("1 of 3 articles (The Herald) print the text of The Courier")


def test_copies_are_one_origin_with_the_first_of_their_text():
    text = "The main cable of the bridge had rusted through completely by the spring."
    room = Newsroom().print_article("The Courier", text).print_article("The Herald", f"{text} The Herald wants help.")
    room.print_article("The Echo", "By spring the main cable of the bridge had rusted through, as anybody could see.")
    apart = {origin.entity for origin in room.compare().origins}
    together = compare(room.analyses, room.resolution, copies={"the-herald": "the-courier"})
    assert apart == {"the_courier", "the_herald", "the_echo"}
    (courier,) = (origin for origin in together.origins if origin.entity == "the_courier")
    assert courier.articles == ("the-courier", "the-herald")
    assert {origin.entity for origin in together.origins} == {"the_courier", "the_echo"}
    assert any("(The Herald) print the text of The Courier" in note for note in together.not_measured)


def test_two_events_of_two_articles_each_are_said_to_be_parts():
    cable = "The main cable of the bridge had rusted through. The engineer closed the bridge to all lorries on Monday."
    club = "The football club sold its goalkeeper to a rival. The fans burned their scarves outside the old stadium."
    room = Newsroom().print_article("The Courier", cable).print_article("The Echo", club)
    room.print_article("The Herald", f"On Monday {cable[0].lower()}{cable[1:]} Nobody was hurt.")
    room.print_article("The Tide", f"In short, {club[0].lower()}{club[1:]} It rained all night.")
    assert any("2 parts" in note for note in room.compare().not_measured)


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

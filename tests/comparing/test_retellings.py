from newsroom import Newsroom

from sayso.comparing.retellings import find_lost

QUOTED = (
    "{q1 “Closing the old harbour to every boat from abroad would ruin a proud and honest fishing town”},"
    " {s1@hart Ida Hart} {c1 said}."
)


def notes(*articles):
    room = Newsroom()
    for outlet, text in zip(("The Courier", "The Herald"), articles, strict=True):
        room.print_article(outlet, text)
    return [d.note for d in room.compare().differences if "retells" in d.note]


def test_what_a_retelling_loses_is_the_longest_run_without_a_word_for_it():
    lost = find_lost(
        "Closing the harbour would ruin the town, and he is a fool", "closing the harbour would hurt trade"
    )
    assert lost == "ruin the town, and he is a fool"
    assert find_lost("Closing the harbour", "the harbour is closing") == ""


def test_a_retelling_that_loses_much_is_a_difference():
    (note,) = notes(
        QUOTED, "{s1@hart Ida Hart} {c1 said} {q1 that closing this old harbour to foreign boats would harm trade}."
    )
    assert "The Courier quotes what The Herald retells without" in note and "proud and honest" in note


def test_a_retelling_that_loses_little_is_none():
    retold = (
        "{s1@hart Ida Hart} {c1 said} {q1 that to close the old harbour to all foreign boats from abroad would ruin"
        " an honest and proud town of fishing people}."
    )
    assert notes(QUOTED, retold) == []


def test_a_retelling_by_another_speaker_is_another_saying():
    assert (
        notes(
            QUOTED, "{s1@ray Bob Ray} {c1 said} {q1 that closing this old harbour to foreign boats would harm trade}."
        )
        == []
    )


def test_an_article_that_prints_the_words_too_retells_nothing():
    retold = "{s1@hart Ida Hart} {c1 said} {q1 that closing this old harbour to foreign boats would harm trade}."
    printed = " Closing it “would ruin a proud and honest fishing town,” ran the banner."
    assert notes(QUOTED, retold + printed) == []

from dataclasses import replace

import pytest
from facing_passages import face
from tests.comparing.newsroom import Newsroom

from sayso.comparing.differences.pairs import Pair
from sayso.comparing.differences.shown_passages import show_alone, tell_both
from sayso.comparing.propositions import find_propositions
from sayso.comparing.story import make_story
from sayso.types import EntityType, Span


def member_of(text, words):
    """A story of one article with a passage of it, and one that says something else."""
    story, pair = face(text, "The ferry sank.")
    start = text.index(words)
    return story, replace(pair.one, spans=(Span(start, start + len(words)),), text=words)


def alone(text, words):
    return show_alone(*member_of(text, words))


def test_a_passage_is_shown_with_its_sentence_where_that_is_short():
    text = "Some pilots, as if they had been asked, predicted that the ferry would sink."
    assert alone(text, "the ferry would sink") == text.removesuffix(".")


MAYOR = {"key": "mayor", "name": "Ada Lund"}
LONG = (
    "of the northern line that had left the old harbour of the town on the night before the storm came up at last"
    " from behind the hills of the far side of the sound and the three low islands in the mouth of it"
)


def test_of_a_long_sentence_the_passage_is_shown_with_marks_for_what_is_left_out():
    shown = alone(f"The ferry {LONG}, sank off Lisk, and nobody {LONG} was found.", "sank off Lisk")
    assert shown == "… sank off Lisk …"


def test_what_hangs_on_words_before_it_is_shown_with_these():
    text = f"The board {LONG} spoke of this: a safety net by which the ferry stays afloat in a storm."
    assert alone(text, "which the ferry stays afloat in a storm") == (
        "… a safety net by which the ferry stays afloat in a storm"
    )


def test_no_number_is_cut_from_its_mark():
    assert alone(f"The board {LONG} asked for a tax of 77% in a letter.", "asked for a tax of 77") == (
        "… asked for a tax of 77% in a letter"
    )
    text = f"The board {LONG} asked for a tax of 77%, {LONG}."
    assert alone(text, "asked for a tax of 77") == "… asked for a tax of 77% …"


@pytest.mark.parametrize(
    ("text", "words", "shown"),
    [
        ("“The ferry leaks,” Lund said.", "The ferry leaks", "‘The ferry leaks,’ Lund said"),
        ("The mayor called it “a folly.”", "a folly", "The mayor called it ‘a folly’"),
    ],
)
def test_marks_of_a_sentence_are_shown_in_pairs(text, words, shown):
    assert alone(text, words) == shown


def test_a_quotation_is_shown_to_its_end_or_with_a_mark_for_the_rest():
    text = f"The board {LONG} praised the pilot for “taking charge of a ferry that was lost”, {LONG}."
    assert alone(text, "praised the pilot for “taking charge of a ferry") == (
        "… praised the pilot for ‘taking charge of a ferry that was lost’ …"
    )
    text = f"The board {LONG} praised the pilot for “taking charge of a ferry {LONG}”."
    assert alone(text, "praised the pilot for “taking charge of a ferry") == (
        "… praised the pilot for ‘taking charge of a ferry …’"
    )


def both(one, other, speaker=MAYOR):
    room = Newsroom().entity(**speaker).print_article("Alder Post", one).print_article("Birch Times", other)
    story = make_story(room.analyses, room.resolution)
    first, second = (
        find_propositions(article, index, story.attributions[index])[-1] for index, article in enumerate(story.articles)
    )
    return tell_both(story, Pair("c1", first, second, 0.5, 0.5, 0.5)).note


def test_words_of_somebody_are_given_to_them_where_the_words_do_not_tell():
    one = f"{{s1@mayor Ada Lund}} {{c1 said}} {{q1 that the board {LONG} met, and that the ferry leaks}}."
    assert both(one, "It is an old ferry.") == (
        "Alder Post has Ada Lund say “… and that the ferry leaks”, Birch Times words it “It is an old ferry”."
    )


def test_words_that_are_shown_with_the_outlets_own_are_given_to_nobody():
    one = "{s1@mayor Ada Lund} {c1 warned} the board. {q1 The ferry leaks}, which nobody at the quay had known."
    assert both(one, "It is an old ferry.") == (
        "Alder Post words it “The ferry leaks, which nobody at the quay had known”, Birch Times “It is an old ferry”."
    )


def test_a_speaker_who_is_shown_is_not_named_twice():
    assert both("{s1@mayor Ada Lund} {c1 said} {q1 that the ferry leaks}.", "It is an old ferry.") == (
        "Alder Post words it “Ada Lund said that the ferry leaks”, Birch Times “It is an old ferry”."
    )


def test_a_quotation_of_nobody_known_is_not_the_outlets_own_words():
    assert both("She was loud. “We hate this old ferry.”", "It is an old ferry.") == (
        "Alder Post quotes “We hate this old ferry”, Birch Times words it “It is an old ferry”."
    )


def test_the_sides_are_the_words_that_are_quoted():
    story, pair = face("The board met on Friday, and the ferry leaks, they say.", "It is an old ferry.")
    text = story.articles[0].text
    start = text.index("the ferry leaks")
    one = replace(pair.one, spans=(Span(start, start + 15),), text="the ferry leaks")
    contrast = tell_both(story, replace(pair, one=one))
    assert contrast.note == f"Courier words it “{text[:-1]}”, Herald “It is an old ferry”."
    assert [side.passage.text for side in contrast.sides] == [text[:-1], "It is an old ferry"]


def test_reports_that_nobody_names_say_nothing_in_a_note():
    reports = {"key": "reports", "name": "unidentified reports", "kind": EntityType.ANONYMOUS}
    one = f"{{s1@reports}}{{c1 Reportedly}} the board {LONG} met, {{q1 and the ferry leaks}}."
    assert both(one, "It is an old ferry.", reports) == (
        "Alder Post words it “… and the ferry leaks”, Birch Times “It is an old ferry”."
    )

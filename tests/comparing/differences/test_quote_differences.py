import pytest
from tests.comparing.newsroom import Newsroom

from sayso.comparing.differences.quote_differences import differ_in_quotes
from sayso.comparing.quotations import find_quotes
from sayso.comparing.story import make_story
from sayso.types import EntityType

WORDS = "“We checked every cable of the bridge twice,”"
LEDGER = f"{{q1 {WORDS}}} {{s1@ledger>hart Ida Hart}} {{c1 told}} the Ledger."
ALONE = f"{{q1 {WORDS}}} {{s1@hart Ida Hart}} {{c1 said}} in May."


def found(*texts):
    room = Newsroom().entity("ledger", "The Ledger", EntityType.OUTLET).entity("hart", "Ida Hart")
    room.entity("board", "Harbour Board", EntityType.ORGANIZATION)
    for name, text in zip(("The Courier", "The Herald", "The Echo"), texts, strict=False):
        room.print_article(name, text)
    story = make_story(room.analyses, room.resolution)
    quotes = find_quotes(story.articles, story.attributions)
    assert quotes, "the words are one quotation"
    return [(str(finding.type), finding.note) for finding in differ_in_quotes(story, quotes)]


def test_to_whom_it_was_said_is_told_where_the_other_article_does_not_say():
    assert found(LEDGER, ALONE) == [
        ("source", "The Courier says that Ida Hart said it to The Ledger, The Herald does not say where.")
    ]


@pytest.mark.parametrize(
    "other",
    [
        ALONE + " The Ledger asked her twice.",  # both name the outlet
        LEDGER.replace("told} the", "told} our friends of the"),
    ],
)
def test_where_both_name_the_outlet_there_is_no_difference(other):
    assert found(LEDGER, other) == []


def test_to_whom_somebody_spoke_is_told_once_of_two_quotations():
    letters = "{q2 “The harbour board never answered our letters,”}"
    notes = found(
        f"{LEDGER} {letters} {{s2@ledger>hart Ida Hart}} {{c2 told}} the Ledger.",
        ALONE,
        f"{letters} {{s2@hart Ida Hart}} {{c2 said}} in May.",
    )
    assert len(notes) == 1


def test_the_same_words_by_a_person_and_by_an_institution_are_a_difference():
    board = f"{{q1 {WORDS}}} {{s1@board the Harbour Board}} {{c1 said}} in May."
    assert found(ALONE, board) == [
        ("source", "The same words are by Ida Hart in The Courier and by Harbour Board in The Herald.")
    ]


def test_a_person_who_is_called_the_voice_of_an_institution_is_no_other_speaker():
    board = f"{{q1 {WORDS}}} {{s1@board the Harbour Board}} {{c1 said}} in May."
    voice = f"{{q1 {WORDS}}} {{s1@hart Harbour Board engineer Ida Hart}} {{c1 said}} in May."
    assert found(voice, board) == []


def test_a_source_and_its_cue_in_two_paragraphs_do_no_harm():
    assert found(f"{{s1@ledger>hart Ida Hart}}\n\n{{c1 told}} {{q1 {WORDS}}}", ALONE) == []

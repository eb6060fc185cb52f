import pytest
from tests.comparing.newsroom import Newsroom

from sayso.comparing.differences.claim_sources import tell_source
from sayso.comparing.differences.pairs import Pair
from sayso.comparing.propositions import find_propositions
from sayso.comparing.story import make_story
from sayso.types import EntityType


def told(one, other, alike=0.6, room=None):
    """What is told of the first passages of two articles."""
    room = (room or Newsroom()).print_article("Alder Post", one).print_article("Birch Times", other)
    story = make_story(room.analyses, room.resolution)
    first, second = (
        find_propositions(article, index, story.attributions[index])[0] for index, article in enumerate(story.articles)
    )
    found = tell_source(story, Pair("c1", first, second, alike, alike, 0.5))
    return found.note if found else None


def test_two_sources_of_one_statement_are_named():
    one = "{s1@board The Harbour Board} {c1 said} {q1 that the rotten ferry had sunk at dawn}."
    other = "{s1@pilot Oda Berg} {c1 said} {q1 that the rotten ferry sank at dawn before the pilots came}."
    room = Newsroom().entity("board", "Harbour Board", EntityType.ORGANIZATION).entity("pilot", "Oda Berg")
    note = told(one, other, room=room)
    shown = "the rotten ferry had sunk at dawn"
    assert note == f"Alder Post gives “{shown}” to the Harbour Board, Birch Times to Oda Berg."
    room = Newsroom().entity("board", "Kai Holm").entity("pilot", "Oda Berg")
    assert told(one, other, room=room) is None  # two who are named spoke each for themselves


def test_somebody_of_a_party_is_no_source_that_a_note_names():
    one = "{s1@some Republicans} {c1 said} {q1 that the rotten ferry had sunk at dawn}."
    other = "{s1@pilot Oda Berg} {c1 said} {q1 that the rotten ferry sank before the pilots came}."
    room = Newsroom().entity("some", "Republicans", EntityType.ORGANIZATION).entity("pilot", "Oda Berg")
    assert told(one, other, room=room) is None


def test_one_person_in_two_articles_is_no_difference():
    one = "{s1@pilot Oda Berg} {c1 said} {q1 that the rotten ferry had sunk at dawn}."
    other = "{s1@pilot Captain Berg} {c1 said} {q1 that the rotten ferry sank before the pilots came}."
    assert told(one, other, room=Newsroom().entity("pilot", "Oda Berg")) is None


def test_an_unnamed_source_may_be_the_one_who_is_named_elsewhere_in_the_article():
    one = "{s1@aide an aide} {c1 said} {q1 that the rotten ferry had sunk at dawn}. Oda Berg nodded."
    other = "{s1@pilot Oda Berg} {c1 said} {q1 that the rotten ferry sank before the pilots came}."
    room = Newsroom().entity("aide", "an aide", EntityType.ANONYMOUS).entity("pilot", "Oda Berg")
    assert told(one, other, room=room) is None


def test_a_speaker_who_is_named_in_one_article_only():
    one = "{s1@pilot Oda Berg} {c1 said} {q1 that the rotten ferry had sunk at dawn}."
    other = "{s1@pilot a harbour spokeswoman} {c1 said} {q1 that the rotten ferry sank before the pilots came}."
    note = told(one, other, room=Newsroom().entity("pilot", "Oda Berg"))
    assert note == "Alder Post names Oda Berg, Birch Times only says “a harbour spokeswoman”."


STATED = "The rotten ferry had sunk in the harbour of Lisk at dawn."


def test_what_a_source_said_is_stated_by_the_other_article():
    one = "{s1@guard The Coast Guard} {c1 said} {q1 that the rotten ferry sank near the harbour of Lisk}."
    room = Newsroom().entity("guard", "Coast Guard", EntityType.ORGANIZATION)
    shown = "the rotten ferry sank near the harbour of Lisk"
    assert (
        told(one, STATED, room=room) == f"Alder Post gives “{shown}” to the Coast Guard, Birch Times states it itself."
    )


def test_many_words_that_a_source_said_are_not_quoted_again():
    more = " of " + " ".join(f"plank{n}" for n in range(20))
    one = f"{{s1@guard The Coast Guard}} {{c1 said}} {{q1 that the rotten ferry sank near the harbour of Lisk{more}}}."
    room = Newsroom().entity("guard", "Coast Guard", EntityType.ORGANIZATION)
    assert told(one, STATED, room=room) == "Alder Post gives it to the Coast Guard, Birch Times states it itself."


def test_a_source_named_in_the_sentence_before_is_not_left_out():
    one = "{s1@guard The Coast Guard} {c1 said} {q1 that the rotten ferry sank near the harbour of Lisk}."
    other = STATED + " The Guard had warned of it."
    room = Newsroom().entity("guard", "Coast Guard", EntityType.ORGANIZATION)
    assert told(one, other, room=room) is None


def test_the_voice_of_a_body_is_named_in_one_article_only():
    one = "{s1@voice Oda Berg, a Coast Guard spokeswoman,} {c1 said} {q1 that the rotten ferry had sunk at dawn}."
    other = "{s1@guard The Coast Guard} {c1 said} {q1 that the rotten ferry sank before the pilots came}."
    room = Newsroom().entity("voice", "Oda Berg").entity("guard", "Coast Guard", EntityType.ORGANIZATION)
    assert told(one, other, room=room) == "Alder Post names Oda Berg, Birch Times only the Coast Guard."


def test_two_who_say_other_things_are_two_sayings():
    one = "“{q1 It hardly matters who saw the ferry},” {s1@pilot Oda Berg} {c1 said}."
    other = "“{q1 It hardly matters whether the mayor is old},” {s1@clerk Ida Moe} {c1 said}."
    room = Newsroom().entity("pilot", "Oda Berg").entity("clerk", "Ida Moe")
    assert told(one, other, alike=0.45, room=room) is None


def test_what_two_bodies_announced_is_given_to_one_of_them():
    content = "{q1 that the old ferries will be recognized as monuments of the town}."
    one = f"{{s1@both The Harbour Department and the Ferry Board}} {{c1 said}} {content}"
    other = f"{{s1@one The Harbour Department}} {{c1 announced}} {content.replace('old ', '')}"
    room = Newsroom().entity("both", "Harbour Department and Ferry Board", EntityType.ORGANIZATION)
    room.entity("one", "Harbour Department", EntityType.ORGANIZATION)
    assert told(one, other, room=room) == (
        "Alder Post gives “the old ferries will be recognized as monuments of the town” to the Harbour Department and"
        " the Ferry Board, Birch Times only to the Harbour Department."
    )


def test_a_government_and_its_secretary_are_one_source():
    content = "{q1 that the main cable of the bridge had rusted through}."
    room = Newsroom().entity("state", "Vale administration", EntityType.ORGANIZATION).entity("ray", "Bob Ray")
    one = f"{{s1@state The Vale administration}} {{c1 said}} {content}"
    assert told(one, f"{{s1@ray Transport Secretary Bob Ray}} {{c1 said}} {content}", room=room) is None


@pytest.mark.parametrize(("cue", "is_told"), [("sued over it", False), ("said", True)])
def test_what_somebody_did_is_no_saying_that_the_other_article_states(cue, is_told):
    one = f"{{s1@guard The Coast Guard}} {{c1 {cue}}} {{q1 that the rotten ferry sank near the harbour of Lisk}}."
    room = Newsroom().entity("guard", "Coast Guard", EntityType.ORGANIZATION)
    assert (told(one, STATED, room=room) is not None) is is_told

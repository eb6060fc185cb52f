import pytest
from drafted import claim_of, draft, passage, print_story
from tests.comparing.newsroom import Newsroom

from sayso.comparing.chances import load_ranker
from sayso.comparing.differences import candidates
from sayso.comparing.differences.candidates import find_passages, find_printings
from sayso.comparing.quotations import find_quotes
from sayso.comparing.story import make_story
from sayso.types import DifferenceType, Stance

ONE = "The board closed the old quay in March."
OTHER = "In April the board shut the quay."
THIRD = "The quay was given up by its board."


def articles_of(found):
    return [tuple(side.article for side in candidate.sides) for candidate in found]


def quoted(*words, copies=None):
    """A story in whose articles Ann Reed is quoted, and its quotations."""
    room = Newsroom()
    for n, text in enumerate(words):
        room.print_article(f"paper {n}", f"{{q1 “{text},”}} {{s1@ann Ann Reed}} {{c1 said}}. {n} came.")
    story = make_story(room.analyses, room.resolution, copies)
    return story, find_quotes(story.articles, story.attributions)


WORDS = "We will sign the harbour contract next week"


def test_passages_of_two_articles_are_set_side_by_side():
    (candidate,) = find_passages(*claim_of(ONE, OTHER))
    assert candidate.claim == "c1"
    assert [side.passage.text for side in candidate.sides] == [ONE[:-1], OTHER[:-1]]
    assert "March" in candidate.tell(DifferenceType).note and "April" in candidate.tell(DifferenceType).note


def test_a_claim_that_one_article_has_gives_none():
    story = print_story(f"{ONE} {OTHER}")
    assert not list(find_passages(story, [("c1", draft([passage(story, 0, 0), passage(story, 0, 1)]))]))


def test_copies_are_not_set_side_by_side():
    assert not list(find_passages(*claim_of(ONE, OTHER, firsts=(0, 0))))
    assert articles_of(find_passages(*claim_of(ONE, OTHER, THIRD, firsts=(0, 0, 2)))) == [
        ("courier", "ledger"),
        ("herald", "ledger"),
    ]


def test_printings_of_copies_are_not_set_side_by_side():
    words = [WORDS, f"{WORDS}, if it rains", f"{WORDS} at noon"]
    assert articles_of(find_printings(*quoted(*words, copies={"paper-1": "paper-0"}))) == [
        ("paper-0", "paper-2"),
        ("paper-1", "paper-2"),
    ]


def test_a_passage_is_set_beside_the_one_that_is_nearest_to_it():
    story = print_story(ONE, f"{OTHER} {THIRD}")
    members = [passage(story, 0), passage(story, 1, 0), passage(story, 1, 1)]
    alike = [[1, 0.8, 0.5], [0.8, 1, 0.6], [0.5, 0.6, 1]]
    alone = [("c1", draft([members[0], members[2]], 0.5))]
    found = list(find_passages(story, [("c1", draft(members, alike)), *[("c2", alone[0][1])]]))
    texts = {candidate.sides[1].passage.text: candidate.features for candidate in found}
    assert texts[OTHER[:-1]]["nearer"] == 0
    assert texts[THIRD[:-1]]["nearer"] == pytest.approx(0.3), "that there is a nearer one is told to the ranker"


def test_a_denial_is_not_set_beside_what_it_denies():
    story = print_story(ONE, OTHER)
    denied = draft([passage(story, 0), passage(story, 1)], stances=[Stance.ASSERTS, Stance.DENIES])
    assert not list(find_passages(story, [("c1", denied)]))


def test_the_same_words_are_not_set_side_by_side():
    assert not list(find_passages(*claim_of(ONE, ONE.upper())))


def test_of_a_claim_of_many_passages_the_most_alike_are_set_side_by_side(monkeypatch):
    monkeypatch.setattr(candidates, "MOST_PAIRS", 2)
    alike = [[1, 0.3, 0.7], [0.3, 1, 0.5], [0.7, 0.5, 1]]
    assert articles_of(find_passages(*claim_of(ONE, OTHER, THIRD, alike=alike))) == [
        ("courier", "ledger"),
        ("herald", "ledger"),
    ]


def test_of_a_quotation_with_many_printings_the_first_are_set_side_by_side(monkeypatch):
    monkeypatch.setattr(candidates, "MOST_PRINTINGS", 3)
    words = [f"{WORDS}{more}" for more in ("", ", if it rains", " at noon", " or never")]
    found = articles_of(find_printings(*quoted(*words)))
    assert len(found) == 3
    assert not any("paper-3" in pair for pair in found)


def test_passages_are_described_by_what_the_ranker_looks_at():
    (candidate,) = find_passages(*claim_of(ONE, OTHER))
    assert set(candidate.features) == set(load_ranker("passages").features)


def test_printings_are_described_by_what_the_ranker_looks_at():
    (candidate,) = find_printings(*quoted(WORDS, f"{WORDS}, if it rains"))
    assert candidate.claim is None
    assert set(candidate.features) == set(load_ranker("printings").features)
    assert "if it rains" in candidate.tell(DifferenceType).note

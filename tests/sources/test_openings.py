"""Capitals that only open a sentence, and descriptions of people who are named elsewhere."""

import pytest
from tests.sources.marked import resolve

from sayso.sources.mentions import find_names
from sayso.types import EntityType


def names(text: str) -> list[str]:
    return [name.text for name in find_names(text, sources=frozenset((0,)))]


@pytest.mark.parametrize(
    "text",
    [
        "Furious neighbours shouted at the mayor.",
        "Terrified shoppers hid in the cellar.",
        "Tearful families waited on the pier.",
    ],
)
def test_an_adjective_that_opens_a_sentence_is_no_name(text):
    assert names(text) == []


def test_an_adjective_is_no_person_as_the_first_word_of_a_source():
    story = resolve("[1 Furious neighbours] {1 said} <1 the crane was old>.")
    assert story.entity(1).type is EntityType.ANONYMOUS


def test_a_surname_that_ends_like_an_adjective_is_a_name():
    story = resolve("[1 Nikos Marlous] {1 said} <1 no>. [2 Marlous] {2 said} <2 it was late>.")
    assert story.speakers() == ["Nikos Marlous", "Nikos Marlous"]


@pytest.mark.parametrize("opening", ["Mum-of-three", "Furious", "Survivor", "Heartbroken", "Resident"])
def test_what_opens_a_sentence_before_a_name_is_no_part_of_it(opening):
    story = resolve(f"[1 {opening} Clara Dunmore] {{1 said}} <1 no>. [2 Mrs. Dunmore] {{2 said}} <2 it was late>.")
    assert story.speakers() == ["Clara Dunmore", "Clara Dunmore"]


def test_a_part_in_the_story_before_a_name_is_a_role():
    story = resolve("[1 Survivor Clara Dunmore] {1 said} <1 no>.")
    assert story.entity(1).role == "Survivor"


@pytest.mark.parametrize("name", ["Consumer Protection Bureau", "Patient Safety Council"])
def test_an_institutions_name_keeps_its_noun_for_people(name):
    story = resolve(f"[1 {name}] {{1 said}} <1 no>.")
    assert story.speaker(1) == name


def test_a_ship_with_a_title_is_no_person():
    story = resolve(
        "[1 Ann Velden] {1 said} <1 the Lady Hildred was late>. The Lady Hildred sank. "
        "[2 She] {2 said} <2 it was dark>."
    )
    assert story.speaker(2) == "Ann Velden"


def test_a_word_of_an_address_does_not_make_a_name_an_ordinary_word():
    story = resolve("See www.marlow.example/dunmere for more.\n\n[1 Dunmere] {1 declined} <1 to comment>.")
    assert story.speaker(1) == "Dunmere"


def test_she_can_be_somebody_spoken_of_only_by_her_office():
    story = resolve(
        "[1 Harbour Minister Una Selwick] {1 said} <1 the quay was safe>.",
        "[1 Clara Dunmore, a cook], {1 said} <1 the quay was dark>.\n\n"
        "Divers went down again at noon.\n\nThe harbour minister was booed on her way to the pier.\n\n"
        "<2 “We owe you an answer,”> [2 she] {2 said}.",
    )
    assert story.speakers("b") == ["Clara Dunmore", "Una Selwick"]


@pytest.mark.parametrize(("office", "house"), [("minister", "ministry"), ("secretary", "department")])
def test_a_ministers_own_ministry_is_that_of_the_office(office, house):
    story = resolve(
        f"[1 The Transport {house.capitalize()}] {{1 said}} <1 no>.",
        f"[1 Una Selwick, the transport {office}], {{1 said}} <1 no>. [2 Her {house}] {{2 said}} <2 it would look>.",
    )
    assert story.attribution(2, "b").entity == story.attribution(1, "a").entity


@pytest.mark.parametrize("body", ["the coastguard", "the coast guard", "the insurer"])
def test_a_body_without_a_name_is_an_institution(body):
    story = resolve(f"<1 The boat was late>, [1 {body}] {{1 said}}.")
    assert story.entity(1).type is EntityType.ORGANIZATION


@pytest.mark.parametrize("person", ["a crewman", "two linesmen", "a guardswoman"])
def test_a_noun_that_ends_in_man_or_woman_is_an_unnamed_person(person):
    story = resolve(f"[1 {person}] {{1 said}} <1 the boat was late>.")
    assert story.entity(1).type is EntityType.ANONYMOUS


@pytest.mark.parametrize("words", ["virtually every senior official", "practically every aide", "every official"])
def test_every_is_no_number(words):
    story = resolve(f"[1 {words}] {{1 said}} <1 no>.")
    assert story.entity(1).count is None


def test_somebody_in_the_lead_is_the_one_named_next_by_what_another_article_calls_her():
    story = resolve(
        "Share this article\n\nNight falls on Marlow.\n\nThe pier had burned for hours.\n\n"
        "<1 The pier shook>, [1 a survivor] {1 said}.\n\n[2 Clara Dunmore, 34], {2 said} <2 she ran>.",
        "[1 A survivor, Clara Dunmore], {1 said} <1 it shook>.",
    )
    assert story.speaker(2) == "Clara Dunmore"

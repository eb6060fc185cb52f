from dataclasses import replace

import pytest
from tests.sources.marked import read_marked

from sayso.sources import resolve_sources

OPINION = "The pier is old. [1 I] {1 think} <1 it will fall>. Mayor Jo Wu stood on it."


def speakers(*marked, authors=("Ann Lee",)):
    analyses = [read_marked(text, identity) for text, identity in zip(marked, "abc", strict=False)]
    analyses[0] = replace(analyses[0], article=replace(analyses[0].article, authors=tuple(authors)))
    found = resolve_sources(analyses)
    names = {entity.id: entity for entity in found.entities}
    return [names[a.entity].name if a.entity else None for a in found.attributions]


def test_i_in_an_opinion_piece_is_its_author():
    assert speakers(OPINION) == ["Ann Lee"]


def test_the_author_whom_another_article_names_is_the_same_person():
    other = "Ann Lee, a former mayor, wrote of it. [1 Ms. Lee] {1 said} <1 the pier is old>."
    analyses = [read_marked(OPINION, "a"), read_marked(other, "b")]
    analyses[0] = replace(analyses[0], article=replace(analyses[0].article, authors=("Ann Lee",)))
    first, second = resolve_sources(analyses).attributions
    assert first.entity == second.entity


def test_an_author_is_not_somebody_else_of_the_surname():
    marked = "[1 I] {1 think} <1 the pier will fall>. Mayor Jo Lee stood on it. [2 Ms. Lee] {2 said} <2 it is safe>."
    assert speakers(marked) == ["Ann Lee", "Jo Lee"]


@pytest.mark.parametrize("authors", [(), ("Ann Lee", "Jo Wu"), ("Lantern Staff",), ("The Tidal League",)])
def test_without_one_author_by_name_it_stays_open(authors):
    assert speakers(OPINION, authors=authors) == [None]


def test_i_in_a_quotation_is_the_speaker():
    marked = "I stood on the pier. [1 Jo Wu] {1 said}: <1 “[2 I] {2 think} <2 it will fall>.”>"
    assert speakers(marked) == ["Jo Wu", "Jo Wu"]


def test_we_is_not_the_author_alone():
    assert speakers("I went there. [1 We] {1 think} <1 the pier will fall>.") == [None]


def test_i_in_a_transcript_is_not_the_one_who_wrote_it_down():
    marked = "MS. WU: It is late.\n\nMR. ROY: [1 I] {1 think} <1 it will fall>.\n\nMS. WU: Yes."
    assert speakers(marked) == [None]


def test_i_in_a_letter_that_an_article_gives_in_full_is_not_its_author():
    filling = "\n\n".join(["The pier is old.", "It was built in haste.", "It shakes.", "The crane is loose."])
    marked = f"The port sent this letter:\n\n{filling}\n\n[1 I] {{1 think}} <1 it will fall>."
    assert speakers(marked) == [None]

import pytest
from tests.sources.marked import read_marked, resolve

from sayso.sources import resolve_sources
from sayso.types import Analysis, Article, EntityType

OWN_PIECE = "[1 Marta Velden] {1 said} <1 the quay was closed>."


@pytest.mark.parametrize("outlet", ["Channel Marlow", "Marlow News Service", "The Anchorage", "Quayside"])
def test_the_outlet_of_one_article_is_an_outlet_where_another_cites_it(outlet):
    cited = outlet.removeprefix("The ")
    article = "the " if outlet.startswith("The ") else ""
    story = resolve(OWN_PIECE, f"[1 Jim Orrick] {{1 told}} {article}{cited} <1 that it was shut>.", outlets=[outlet])
    assert story.chain(1, "b") == [story.entities[story.resolution.outlets["a"]].name, "Jim Orrick"]


def test_an_outlet_that_reports_is_the_one_entity_of_its_own_article():
    story = resolve(
        OWN_PIECE, "[1 The Marlow News Service] {1 reported} <1 that it shut>.", outlets=["Marlow News Service"]
    )
    assert story.attribution(1, "b").entity == story.resolution.outlets["a"]
    assert story.entity(1, "b").type is EntityType.OUTLET
    assert sum(entity.name == "Marlow News Service" for entity in story.entities.values()) == 1


def test_the_last_word_of_a_papers_name_is_the_paper_that_the_story_has():
    story = resolve(
        OWN_PIECE, "[1 Jim Orrick] {1 told} the Ledger <1 that it was shut>.", outlets=["The Marlow Ledger"]
    )
    assert story.chain(1, "b") == ["The Marlow Ledger", "Jim Orrick"]


def test_the_last_word_of_two_papers_names_is_neither_of_them():
    story = resolve(
        OWN_PIECE,
        OWN_PIECE,
        "[1 Jim Orrick] {1 told} the Ledger <1 that it was shut>.",
        outlets=["The Marlow Ledger", "The Fenby Ledger"],
    )
    assert story.chain(1, "c") == ["The Ledger", "Jim Orrick"]
    assert story.attribution(1, "c").chain[0] not in story.resolution.outlets.values()


def test_a_paper_is_no_link_under_the_short_form_that_it_calls_itself_by():
    story = resolve("[1 Jim Orrick] {1 told} the Heron <1 that it was shut>.", outlets=["The Marlow Heron"])
    assert story.chain(1) == ["Jim Orrick"]


@pytest.mark.parametrize("cited", ["MNS", "the agency"])
def test_initials_and_the_agency_mean_the_agency_of_the_story(cited):
    story = resolve(
        "MARLOW, May 3 (MNS) - " + OWN_PIECE,
        f"The Marlow News Agency had it first. <1 The quay was closed>, {{1 according to}} [1 {cited}].",
        outlets=["Marlow News Agency" if cited == "the agency" else "Marlow Newsdesk"],
    )
    assert story.attribution(1, "b").entity == story.resolution.outlets["a"]


def test_the_dateline_of_the_storys_agency_makes_a_copy_of_it():
    story = resolve(
        "MARLOW, May 3 (MNS) - " + OWN_PIECE,
        "MARLOW, May 3 (MNS) - " + OWN_PIECE,
        outlets=["Marlow News Service", "Harbor Gazette"],
    )
    assert story.chain(1, "a") == ["Marta Velden"]
    assert story.chain(1, "b") == ["Marlow News Service", "Marta Velden"]


def test_a_surname_that_is_also_an_outlets_name_stays_the_person_of_the_article():
    story = resolve(OWN_PIECE, "Ann Quayside came. [1 Quayside] {1 said} <1 it was shut>.", outlets=["Quayside"])
    assert story.speaker(1, "b") == "Ann Quayside"


@pytest.mark.parametrize(
    "report",
    [
        "[1 Channel Marlow] {1 reported}, citing two officials close to the palace, <1 that the quay was closed>.",
        "[1 Channel Marlow] {1 has learned} from two officials close to the palace <1 that the quay was closed>.",
        "[1 Channel Marlow] {1 was told} by two officials close to the palace <1 that the quay was closed>.",
    ],
)
def test_those_from_whom_an_outlet_has_its_report_are_at_the_far_end(report):
    story = resolve(OWN_PIECE, report, outlets=["Channel Marlow"])
    assert story.chain(1, "b") == ["Channel Marlow", "two officials close to the palace"]
    assert story.speaker(1, "b") == "two officials close to the palace"
    assert story.attribution(1, "b").anonymous


def test_what_the_people_behind_a_relayed_report_say_next_has_the_whole_way():
    story = resolve(
        OWN_PIECE,
        "{1 According to} [1 the Fenby Courier], <1 [2 Channel Marlow] {2 has learned} from former officials <2 that "
        "the quay was closed>>. [3 They] {3 said} <3 it was unsafe>.",
        outlets=["Channel Marlow"],
    )
    assert story.chain(3, "b") == ["Fenby Courier", "Channel Marlow", "former officials"]


def test_unnamed_people_of_an_article_are_those_for_whom_another_cites_its_outlet():
    story = resolve(
        "[1 Two officials close to the palace] {1 said} <1 the quay was closed>.",
        "[1 Channel Marlow] {1 reported}, citing two officials close to the palace, <1 that the quay was closed>.",
        outlets=["Channel Marlow"],
    )
    assert story.attribution(1, "a").entity == story.attribution(1, "b").entity


def test_unnamed_people_of_two_articles_of_one_outlet_stay_apart():
    piece = "[1 Officials close to the palace] {1 said} <1 the quay was closed>."
    story = resolve(piece, piece, outlets=["Channel Marlow", "Channel Marlow"])
    assert story.attribution(1, "a").entity != story.attribution(1, "b").entity


def own_outlet(**fields) -> str | None:
    attributions = read_marked(OWN_PIECE).attributions
    article = Article("a", "Marta Velden said the quay was closed.", **fields)
    resolution = resolve_sources([Analysis(article, attributions)])
    names = {entity.id: entity.name for entity in resolution.entities}
    own = resolution.outlets["a"]
    return names[own] if own else None


def test_a_byline_that_stands_for_an_outlet_tells_whose_an_article_is():
    assert own_outlet(authors=("Tyler Durden",)) == "ZeroHedge"


@pytest.mark.parametrize("byline", ["Reuters", "Ann Bell"])
def test_an_agency_or_a_person_in_the_byline_does_not(byline):
    assert own_outlet(authors=(byline,)) is None


def test_a_byline_does_not_outweigh_the_address():
    assert own_outlet(authors=("Tyler Durden",), url="https://www.marlow.example/quay") is None

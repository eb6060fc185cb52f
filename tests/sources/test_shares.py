from tests.sources.marked import resolve

from sayso.comparing.propositions import find_propositions
from sayso.types import EntityType


def test_unnamed_people_beside_somebody_named_are_an_unnamed_source_of_their_own():
    story = resolve("Mayor Ann Lee spoke. [1 Ms. Lee and her deputies] {1 said} <1 the pier is safe>.")
    whole, share = story.attribution(1), story.attribution(2)
    assert story.speakers() == ["Ann Lee and Ann Lee’s deputies", "Ann Lee’s deputies"]
    assert (whole.anonymous, share.anonymous) == (False, True)
    assert share.attribution.source.text == "her deputies"
    assert (share.attribution.cue, share.attribution.content) == (whole.attribution.cue, whole.attribution.content)


def test_an_institution_and_unnamed_people_are_told_apart():
    story = resolve(
        "The Tidal League met. [1 The Tidal League and former top customs branch officials] {1 urged} <1 him to stop>."
    )
    assert story.attribution(2).attribution.source.text == "former top customs branch officials"
    assert story.entity(2).type is EntityType.ANONYMOUS


def test_named_people_have_no_unnamed_part():
    story = resolve("[1 Ann Lee and Omar Tell] {1 said} <1 the pier is safe>.")
    assert story.speakers() == ["Ann Lee and Omar Tell"]


def test_several_unnamed_people_stay_one_source():
    story = resolve("[1 Two port officials and a lawyer] {1 said} <1 the pier is safe>.")
    assert story.speakers() == ["Two port officials and a lawyer"]


def test_parents_are_no_unnamed_source():
    story = resolve("Ann Lee sat down. [1 Ann Lee’s mother and father] {1 said} <1 the pier is safe>.")
    assert not any(found.anonymous for found in story.resolution.attributions)


def test_what_lies_in_such_a_saying_keeps_its_place():
    story = resolve(
        "[1 Ann Lee and some aides] {1 said} <1 the pier is safe>. [2 Jo Wu] {2 said} <2 [3 Al Roy] {3 thinks} <3 so>>."
    )
    inner, outer = story.attribution(4), story.attribution(3)
    assert (story.speaker(3), story.speaker(4)) == ("Jo Wu", "Al Roy")
    assert inner.within == outer.id


def test_they_behind_such_a_saying_are_all_of_them():
    story = resolve(
        "[1 Ann Lee and senior aides] {1 said} <1 the pier is safe>. [2 They] {2 added} <2 that the crane is not>."
    )
    assert story.speaker(3) == "Ann Lee and senior aides"


def test_claims_stand_under_the_whole_of_the_source():
    story = resolve("[1 Ann Lee and senior aides] {1 said} <1 the old pier will be closed for repairs in May>.")
    article = story.analyses[0].article
    found = find_propositions(article, 0, story.resolution.attributions)
    assert {p.attribution.id for p in found if p.attribution} == {story.attribution(1).id}


def test_many_of_somebody_and_other_elders_are_elders():
    story = resolve(
        "[1 Ann Lee and other party elders] {1 believe} <1 it is late>. Privately, [2 many] {2 fear} <2 him>."
    )
    assert story.speaker(3) == "many party elders"
    assert story.attribution(3).anonymous

import itertools
from dataclasses import replace

import pytest

from sayso.presenting.index import index_report
from sayso.presenting.tags import tags_of
from sayso.presenting.trail import Mark, build_trail, chain_lines, whose_word
from sayso.presenting.views.drawing import WIDTH, draw_trail
from sayso.presenting.views.speaking import count_voices
from sayso.types import Article, Claim, Coverage, Entity, EntityType, Mention, Origin, Report, Stance, Status

from .sample import REPORT
from .sample_articles import passage

INDEX = index_report(REPORT)
CLAIMS = {claim.id: claim for claim in REPORT.claims}


def labels(trail, mark):
    return [node.label for node in trail.nodes if node.mark is mark]


def links(trail):
    names = {node.key: node.label for node in trail.nodes}
    return {(names[link.start], names[link.end]) for link in trail.links if not link.denies}


def denials(trail):
    names = {node.key: node.label for node in trail.nodes}
    return {(names[link.start], names[link.end]) for link in trail.links if link.denies}


def test_a_trail_runs_from_the_unnamed_origin_over_the_agency_to_the_outlets():
    trail = build_trail(INDEX, CLAIMS["k-offer"])
    assert labels(trail, Mark.UNNAMED) == ["two people"]
    assert labels(trail, Mark.RELAY) == ["Corvane News"]
    assert ("two people", "Corvane News") in links(trail)
    assert ("Corvane News", "Daily Sounding") in links(trail)
    origin = next(node for node in trail.nodes if node.mark is Mark.UNNAMED)
    assert (origin.count, origin.detail, origin.quoted) == ("2", "familiar with the talks", True)


def test_denials_stand_in_the_same_trail_and_lead_to_the_outlets_that_print_them():
    trail = build_trail(INDEX, CLAIMS["k-offer"])
    assert labels(trail, Mark.DENIAL) == ["Jon Tavel", "City Hall"]
    assert ("Jon Tavel", "The Ness Herald") in denials(trail)
    assert ("City Hall", "Northgate Post") in denials(trail)
    assert not any(end == "Daily Sounding" for _, end in denials(trail))


def test_one_line_says_on_whose_word_a_claim_rests_and_through_whom():
    assert whose_word(INDEX, CLAIMS["k-offer"]) == "two people, through Corvane News"
    assert whose_word(INDEX, CLAIMS["k-bills"]) == "Consumers' Union; The Ellan Courier itself"
    assert whose_word(INDEX, CLAIMS["k-surveyor"]) == "nobody named"


def test_of_many_origins_three_are_named_and_outlets_that_say_it_themselves_are_counted():
    people = tuple(Entity(f"e-{n}", f"Witness {n}", EntityType.PERSON) for n in range(5))
    outlets = tuple(Entity(f"e-paper{n}", f"Paper {n}", EntityType.OUTLET) for n in range(2))
    articles = tuple(Article(f"paper{n}", "The dam holds.") for n in range(2))
    said = Mention("", None, passage("courier", "Water bills"), Stance.ASSERTS)
    origins = tuple(Origin(f"o{n}", one.id, ("k",), ()) for n, one in enumerate((*people, *outlets)))
    claim = Claim(
        "k",
        "the dam holds",
        tuple(replace(said, article=article.id) for article in articles),
        tuple(origin.id for origin in origins),
        Status.UNCONTESTED,
        {},
    )
    report = Report(
        "The dam",
        articles,
        {"paper0": "e-paper0", "paper1": "e-paper1"},
        entities=(*people, *outlets),
        claims=(claim,),
        origins=origins,
    )
    assert whose_word(index_report(report), claim) == "Witness 0; Witness 1; Witness 2; 2 more; 2 outlets themselves"


def test_who_denies_a_claim_stands_behind_those_who_make_it():
    denying = [branch.denies for branch in build_trail(INDEX, CLAIMS["k-offer"]).branches]
    assert denying[:1] + denying[-2:] == [False, True, True]
    assert denying == sorted(denying)


def test_a_relay_whose_own_source_is_told_is_no_origin():
    assert "The Ellan Courier and Northgate Post ← Corvane News ← two people" in chain_lines(INDEX, CLAIMS["k-offer"])
    assert not any(
        line.startswith("The Ellan Courier ← Corvane News (") for line in chain_lines(INDEX, CLAIMS["k-offer"])
    )


def test_what_an_outlet_says_itself_and_what_nobody_says_are_told_apart():
    assert chain_lines(INDEX, CLAIMS["k-bills"]) == (
        "The Ellan Courier: says it itself",
        "Harbour Lantern ← Consumers' Union",
    )
    assert chain_lines(INDEX, CLAIMS["k-surveyor"]) == ("Daily Sounding ← nobody named",)
    assert labels(build_trail(INDEX, CLAIMS["k-surveyor"]), Mark.NOBODY) == ["nobody named"]


def test_a_source_of_whom_it_is_not_known_who_is_meant_has_the_words_of_the_article():
    unknown = tuple(
        replace(found, entity=None, chain=()) if found.id == "d4" else found for found in REPORT.attributions
    )
    index = index_report(replace(REPORT, attributions=unknown))
    assert chain_lines(index, CLAIMS["k-bills"])[1] == "Harbour Lantern ← “the Consumers' Union”"
    assert labels(build_trail(index, CLAIMS["k-bills"]), Mark.NOBODY) == ["“the Consumers' Union”"]
    assert count_voices(unknown).words == "19 named, 6 unnamed, 1 nobody, 1 unclear who is meant, of 27 attributions"


def test_the_list_has_the_same_marks_as_the_picture():
    trail = build_trail(INDEX, CLAIMS["k-papers"])
    courier, sounding = trail.branches
    assert (courier.node.label, courier.node.mark) == ("a colleague", Mark.UNNAMED)
    assert courier.branches[0].node.label == "Petra Oyelaran"
    assert courier.branches[0].branches[0].node.label == "The Ellan Courier"
    assert sounding.node.label == "a councillor"


def test_tags_say_who_denies_how_many_origins_and_how_many_outlets():
    tags = {tag.words for tag in tags_of(INDEX, CLAIMS["k-offer"])}
    assert tags >= {"denied by Jon Tavel and City Hall", "1 origin", "unnamed alone, 2 people", "4 of 5 outlets"}
    assert [tag.words for tag in tags_of(INDEX, CLAIMS["k-public"])] == ["1 origin", "3 of 5 outlets"]
    assert "nobody named" in [tag.words for tag in tags_of(INDEX, CLAIMS["k-surveyor"])]


def test_a_source_that_has_words_but_is_not_known_is_not_called_nobody():
    known = {found.id: found for found in REPORT.attributions}
    harbour = replace(known["d4"], id="c5", article="lantern", entity=None, chain=())
    claim = replace(
        CLAIMS["k-surveyor"],
        mentions=(Mention("lantern", "c5", harbour.attribution.content, Stance.ASSERTS),),
    )
    attributions = (*(found for found in REPORT.attributions if found.id != "c5"), harbour)
    index = index_report(replace(REPORT, claims=(claim,), attributions=attributions))
    assert "nobody named" not in [tag.words for tag in tags_of(index, claim)]


def test_unnamed_people_are_not_counted_where_one_origin_does_not_tell_how_many():
    entities = tuple(
        replace(entity, count=None) if entity.id == "e-councillor" else entity for entity in REPORT.entities
    )
    index = index_report(replace(REPORT, entities=entities))
    assert "unnamed alone" in [tag.words for tag in tags_of(index, CLAIMS["k-papers"])]


def story(chains, outlets=None):
    """A report of one claim: an article for each chain, each in an outlet of its own."""
    template = REPORT.attributions[0]
    articles, attributions, mentions = [], [], []
    for number, chain in enumerate(chains):
        article = f"t{number}"
        articles.append(
            Article(article, text=REPORT.articles[0].text, outlet=f"Outlet {number}", published="2031-06-11")
        )
        attributions.append(replace(template, id=f"a{number}", article=article, chain=tuple(chain), within=None))
        mentions.append(Mention(article, f"a{number}", template.attribution.content, Stance.ASSERTS))
    names = sorted({name for chain in chains for name in chain})
    claim = Claim(
        "k", "w", tuple(mentions), (), Status.UNCONTESTED, {article.id: Coverage.CARRIES for article in articles}
    )
    report = Report(
        "story",
        tuple(articles),
        {},
        entities=tuple(Entity(name, name, EntityType.PERSON) for name in names),
        attributions=tuple(attributions),
        claims=(claim,),
    )
    return build_trail(index_report(report), claim)


def at(drawing, label):
    return next(drawn for drawn in drawing.nodes if drawn.node.label == label)


def test_a_picture_runs_from_left_to_right():
    drawing = draw_trail(build_trail(INDEX, CLAIMS["k-offer"]))
    assert at(drawing, "two people").x < at(drawing, "Corvane News").x < at(drawing, "Northgate Post").x
    assert at(drawing, "two people").x < at(drawing, "Jon Tavel").x < at(drawing, "Northgate Post").x
    assert [heading.words for heading in drawing.headings] == ["origin", "relayed by", "carried by"]


@pytest.mark.parametrize(
    "chains",
    [
        [["A"]],
        [["A"], ["B", "A"], ["C", "B", "A"]],
        [["A", "B"], ["B", "A"]],
        [["A", "B", "C"], ["C", "A", "B"], ["B", "C", "A"]],
        [[f"n{number}" for number in range(40)]],
        [["A", "A", "A"]],
        [[f"origin {number}"] for number in range(30)],
        [[]],
    ],
)
def test_nothing_overlaps_and_nothing_leaves_the_picture(chains):
    drawing = draw_trail(story(chains))
    assert all(0 < drawn.x < WIDTH and 0 < drawn.y < drawing.height for drawn in drawing.nodes)
    places = sorted((drawn.x, drawn.y) for drawn in drawing.nodes)
    assert all(x != other_x or other_y - y >= 30 for (x, y), (other_x, other_y) in itertools.pairwise(places))
    assert all("nan" not in link.path for link in drawing.links)


def test_many_outlets_with_the_same_source_are_one_mark():
    trail = story([["A"]] * 9)
    drawing = draw_trail(trail)
    assert [drawn.node.label for drawn in drawing.nodes if drawn.node.mark is Mark.OUTLET] == ["9 outlets"]
    assert len(trail.branches[0].branches) == 9


def test_a_line_that_skips_a_column_does_not_run_through_a_mark():
    drawing = draw_trail(story([["R", "A"], ["A"]]))
    relay = at(drawing, "R")
    passing = next(link.path for link in drawing.links if "H" in link.path)
    assert f" {relay.y:.0f}H" not in passing


def test_long_names_are_cut_to_their_column():
    drawing = draw_trail(story([["Longname " * 40]]))
    label = next(drawn.label for drawn in drawing.nodes if drawn.node.mark is Mark.NAMED)
    assert label.endswith("…")
    assert len(label) < 100


def test_the_last_column_takes_no_more_than_its_lines_and_none_is_cut_for_it():
    drawing = draw_trail(build_trail(INDEX, CLAIMS["k-offer"]))
    outlets = [drawn for drawn in drawing.nodes if drawn.node.mark is Mark.OUTLET]
    assert all((drawn.label, drawn.detail) == (drawn.node.label, drawn.node.detail) for drawn in outlets)
    assert min(drawn.x for drawn in outlets) > WIDTH - 330


@pytest.mark.parametrize("detail", ["", "who says so"])
def test_an_outlet_whose_name_has_no_end_leaves_no_room_and_takes_none(detail):
    trail = story([["A"], ["B"]])
    nodes = tuple(
        replace(node, label="Daily " * 200, detail=detail) if node.mark is Mark.OUTLET else node for node in trail.nodes
    )
    outlets = [drawn for drawn in draw_trail(replace(trail, nodes=nodes)).nodes if drawn.node.mark is Mark.OUTLET]
    assert all(drawn.label.endswith("…") and not drawn.detail for drawn in outlets)

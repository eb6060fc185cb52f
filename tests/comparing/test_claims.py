from dataclasses import replace

import numpy as np
import pytest
from newsroom import Newsroom, claim_with, stances

from sayso.comparing import claims
from sayso.comparing.claims import Draft, join_clauses
from sayso.comparing.likeness import likeness
from sayso.comparing.propositions import find_propositions
from sayso.comparing.stances import opposed
from sayso.comparing.story import make_story
from sayso.types import EntityType, Stance

STORY = (
    Newsroom()
    .print_article(
        "The Courier",
        "{s1@mayor Mayor Ida Hart} {c1 said} on Friday {q1 that the city will pay for the new harbour bridge}. "
        "The old bridge was closed after the storm on Monday.",
    )
    .print_article(
        "The Herald",
        "{s1@treasurer The treasurer, Bob Ray,} {c1 said} {q1 that the city will not pay for the new harbour bridge}. "
        "The old bridge was closed on Monday, after the storm.",
    )
)


def test_will_pay_and_will_not_pay_are_one_claim_with_two_stances():
    claim = claim_with(STORY.compare(), "will not pay")
    assert sorted(stances(claim).values()) == ["asserts", "denies"]
    assert str(claim.status) == "denied"


def test_what_both_state_themselves_is_one_claim_with_an_origin_for_each():
    comparison = STORY.compare()
    claim = claim_with(comparison, "closed on Monday")
    assert {m.article for m in claim.mentions} == {"the-courier", "the-herald"}
    assert {m.attribution for m in claim.mentions} == {None}
    entities = {o.id: o.entity for o in comparison.origins}
    assert {entities[o] for o in claim.origins} == {"the_courier", "the_herald"}


def test_other_matters_are_not_merged():
    room = (
        Newsroom()
        .print_article("The Courier", "The museum opened a show of paintings by local children on Sunday.")
        .print_article("The Herald", "The football club sold its goalkeeper to a rival in the north.")
    )
    assert room.compare().claims == ()


def test_one_source_through_one_relay_is_one_origin():
    room = Newsroom().entity("paper", "The Ledger", EntityType.OUTLET).entity("aide", "an aide", EntityType.ANONYMOUS)
    for name in ("The Courier", "The Herald", "The Echo"):
        room.print_article(
            name, "{s1@paper>aide An aide} {c1 told} the Ledger {q1 that the council had sold the harbour to a bank}."
        )
    comparison = room.compare()
    claim = claim_with(comparison, "sold the harbour")
    assert [o.entity for o in comparison.origins if o.id in claim.origins] == ["aide"]
    assert len(claim.mentions) == 3


def test_an_article_that_relays_another_rests_on_its_source():
    room = Newsroom().entity("aide", "an aide", EntityType.ANONYMOUS)
    room.print_article(
        "The Herald", "{s1@aide An aide} {c1 said} {q1 that the council had sold the harbour to a bank}."
    )
    room.print_article(
        "The Courier", "{s1@the_herald The Herald} {c1 reported} {q1 that the council had sold the harbour to a bank}."
    )
    comparison = room.compare()
    (origin,) = comparison.origins
    assert origin.entity == "aide"
    assert set(origin.articles) == {"the-herald", "the-courier"}


def test_a_denial_is_no_origin():
    room = Newsroom()
    room.print_article(
        "The Herald", "{s1@aide Joe Poe} {c1 said} {q1 that the council had sold the harbour to a bank}."
    )
    room.print_article(
        "The Courier", "{s1@mayor The mayor} {c1=denies denied} {q1 that the council had sold the harbour to a bank}."
    )
    comparison = room.compare()
    claim = claim_with(comparison, "sold the harbour")
    assert [o.entity for o in comparison.origins if o.id in claim.origins] == ["aide"]
    assert {k: str(v) for k, v in claim.outlets.items()} == {"the-herald": "carries", "the-courier": "denial_only"}


def test_a_denial_of_these_reports_goes_to_what_was_reported():
    room = Newsroom().entity("ledger", "The Ledger", EntityType.OUTLET).entity("aide", "an aide", EntityType.ANONYMOUS)
    room.print_article(
        "The Courier",
        "{s1@ledger>aide An aide} {c1 told} the Ledger {q1 that the council had sold the harbour to a bank}. "
        "The mayor spoke on Friday. {s2@mayor The mayor} {c2=denies issued a denial of} {q2 these reports}.",
    )
    claim = claim_with(room.compare(), "sold the harbour")
    assert sorted(stances(claim).values()) == ["asserts", "denies"]


def test_that_is_false_denies_what_the_named_outlet_reported():
    room = Newsroom().entity("ledger", "The Ledger", EntityType.OUTLET).entity("aide", "an aide", EntityType.ANONYMOUS)
    room.print_article(
        "The Courier",
        "{s1@ledger>aide An aide} {c1 told} the Ledger {q1 that the council had sold the harbour to a bank}. "
        "{s3@ann Ann Lee} {c3 said} {q3 that the summer had been very dry this year}. "
        "{q2 “That’s false, completely false,”} {s2@mayor the mayor} {c2 said} of the Ledger report.",
    )
    comparison = room.compare()
    claim = claim_with(comparison, "sold the harbour")
    assert stances(claim)["the-courier", "That’s false, completely false"] == "denies"
    assert str(claim_with(comparison, "very dry").status) == "uncontested"


def test_nobody_denies_what_they_said_themselves():
    room = Newsroom()
    room.print_article(
        "The Courier",
        "{s1@mayor The mayor} {c1 said} {q1 that the harbour bridge would open in June}. "
        "{q2 “That’s not true,”} {s2@mayor she} {c2 said} of the new rumour.",
    )
    assert str(claim_with(room.compare(), "open in June").status) == "uncontested"


def test_a_question_is_no_assertion():
    room = Newsroom()
    for name in ("The Courier", "The Herald"):
        room.print_article(
            name, "{q1 “Is it true that nobody had ever read the contract?”} {s1@judge Judge Corey} {c1 asked}."
        )
    assert set(stances(claim_with(room.compare(), "nobody")).values()) == {"questions"}


def test_who_confirms_confirms():
    room = Newsroom()
    room.print_article("The Courier", "{s1@ann Ann} {c1 said} {q1 that the council had sold the harbour to a bank}.")
    room.print_article(
        "The Herald",
        "{s1@mayor The mayor} {c1=confirms confirmed} {q1 that the council had sold the harbour to a bank}.",
    )
    claim = claim_with(room.compare(), "sold the harbour")
    assert str(claim.status) == "confirmed"


def test_claims_of_more_outlets_come_first_and_ids_are_stable():
    comparison = STORY.compare()
    sizes = [sum(str(v) != "absent" for v in c.outlets.values()) for c in comparison.claims]
    assert sizes == sorted(sizes, reverse=True)
    assert [c.id for c in comparison.claims] == [f"c{n}" for n in range(1, len(comparison.claims) + 1)]
    assert comparison == STORY.compare()


def test_the_wording_is_printed_by_an_article_that_has_the_claim():
    texts = {analysis.article.id: analysis.article.text for analysis in STORY.analyses}
    for claim in STORY.compare().claims:
        assert any(claim.wording in texts[mention.article] for mention in claim.mentions)


def test_words_that_only_bring_in_a_statement_come_last_and_word_no_claim_that_has_others():
    room = Newsroom().entity("hart", "Ida Hart")
    brought = "Concerning the closure of the northern bridge, {s1@hart mayor Ida Hart} {c1 told} a crowded town hall:"
    said = "{q1 “We shall open the northern bridge to lorries in May.”}"
    more = "Rain fell on the lower valley for nine days in a row. Farmers lost a third of their barley to the floods."
    room.print_article("The Courier", f"{brought} {said} {more}")
    room.print_article("The Herald", f"{more} {brought} {said}")
    claims = room.compare().claims
    held = [claim for claim in claims if any("town hall" in mention.passage.text for mention in claim.mentions)]
    assert held
    for claim in held:
        alone = all("town hall" in mention.passage.text for mention in claim.mentions)
        assert ("town hall" in claim.wording) is alone
        assert claims.index(claim) == len(claims) - 1 or not alone


def test_clauses_of_one_quoted_sentence_are_one_claim():
    words = "“The council will repair the pier in May, and nobody in the fleet has to leave the harbour”"
    room = Newsroom().entity("hart", "Ida Hart")
    room.print_article("The Courier", f"{{q1 {words}}} {{s1@hart Ida Hart}} {{c1 said}}.")
    room.print_article("The Herald", f"{{s1@hart Ida Hart}} {{c1 said}}: {{q1 {words}}}")
    room.print_article("The Ledger", "{q1 “The council will repair the pier in May,”} {s1@hart Ida Hart} {c1 said}.")
    propositions = [
        proposition
        for n, analysis in enumerate(room.analyses)
        for proposition in find_propositions(
            analysis.article, n, [found for found in room.attributions if found.article == analysis.article.id]
        )
    ]
    by_start = [[n for n, p in enumerate(propositions) if p.text.startswith(begun)] for begun in ("The", "and")]
    assert [len(group) for group in by_start] == [3, 2]
    assert join_clauses(propositions, by_start) == [[0, 1, 2, 3, 4]]
    in_one_article = [[0, 2], [1]]
    assert join_clauses(propositions, in_one_article) == in_one_article


def test_how_sure_a_claim_is_does_not_hang_on_the_denials_that_only_refer_to_it():
    room = Newsroom()
    for name in ("The Courier", "The Herald", "The Echo"):
        room.print_article(name, "The council sold the harbour to a bank.")
    story = make_story(room.analyses, room.resolution)
    members = tuple(
        proposition
        for n, article in enumerate(story.articles)
        for proposition in find_propositions(article, n, story.attributions[n])
    )
    chance = np.array([[1, 0.8, 0], [0.8, 1, 0], [0, 0, 1]], np.float32)
    asserts, denies = Stance.ASSERTS, Stance.DENIES

    def sureness(*stances):
        return Draft(members, stances, (0, 1, 2), chance, chance).sureness

    assert sureness(asserts, asserts, denies) == pytest.approx(0.8)
    assert sureness(asserts, asserts, asserts) == pytest.approx(0.8 / 3)
    assert sureness(denies, denies, denies) == pytest.approx(0.8 / 3)


def repeat_claim(times, last="will pay"):
    """Two articles that tell one thing over and over, the second at its very end in other words."""
    room = Newsroom()
    for name, ending in (("The Courier", "will pay"), ("The Herald", last)):
        told = [
            f"{{s{n}@mayor Mayor Ida Hart}} {{c{n} said}} on Friday {{q{n} that the city {words} for the new bridge}}."
            for n, words in enumerate(["will pay"] * times + [ending])
        ]
        room.print_article(name, "\n\n".join([*told, "The old bridge was closed on Monday, after the storm."]))
    return room


def test_of_a_claim_told_many_times_all_mentions_are_listed_and_the_reader_is_told(monkeypatch):
    monkeypatch.setattr(claims, "MOST_COMPARED", 8)
    comparison = repeat_claim(times=30).compare()
    claim = claim_with(comparison, "will pay")
    places = [(m.article, m.passage.spans) for m in claim.mentions]
    assert len(places) == 62
    assert places == sorted(places)
    assert {m.attribution for m in claim.mentions} == {f"a{n}" for n in range(1, 63)}
    assert any(note.startswith("One claim is told in more than") for note in comparison.not_measured)


def test_what_is_only_listed_stands_to_the_claim_as_the_same_words_do(monkeypatch):
    whole = repeat_claim(times=30, last="is going to pay").compare()
    monkeypatch.setattr(claims, "MOST_COMPARED", 8)
    bounded = repeat_claim(times=30, last="is going to pay").compare()
    mentions = [claim_with(told, "will pay").mentions for told in (bounded, whole)]
    assert [replace(m, confidence=None) for m in mentions[0]] == [replace(m, confidence=None) for m in mentions[1]]
    assert any(m.confidence is None for m in mentions[0])  # how sure is not told of what is only listed
    assert not any("told in more than" in note for note in whole.not_measured)


def test_an_article_that_tells_once_what_others_repeat_is_set_beside_them(monkeypatch):
    compared = []

    def record(story, members, *more):
        compared.append([story.articles[member.article].id for member in members])
        return opposed(story, members, *more)

    monkeypatch.setattr(claims, "MOST_COMPARED", 8)
    monkeypatch.setattr(claims, "opposed", record)
    room = repeat_claim(times=30)
    room.print_article(
        "The Echo", "{s1@mayor Mayor Ida Hart} {c1 said} {q1 that the city will pay for the new bridge}."
    )
    room.compare()
    assert {outlet: max(compared, key=len).count(outlet) for outlet in ("the-courier", "the-herald", "the-echo")} == {
        "the-courier": 4,
        "the-herald": 3,
        "the-echo": 1,
    }


def test_tables_of_a_claim_do_not_grow_with_its_repeats(monkeypatch):
    sizes = []
    monkeypatch.setattr(claims, "likeness", lambda texts, *more: sizes.append(len(texts)) or likeness(texts, *more))
    repeat_claim(times=claims.MOST_COMPARED).compare()
    assert max(sizes) == claims.MOST_COMPARED

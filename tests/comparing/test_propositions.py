from dataclasses import replace

from newsroom import Newsroom

from sayso.comparing.propositions import find_propositions


def propositions(marked, **more):
    room = Newsroom().print_article("The Courier", marked, **more)
    return [
        (p.text, p.attribution.id if p.attribution else None)
        for p in find_propositions(room.analyses[0].article, 0, room.attributions)
    ]


def test_a_content_stands_under_its_attribution_and_the_cue_is_left_out():
    assert propositions("{s1@ann Ann Lee} {c1 said} {q1 that the bridge had been closed for weeks}.") == [
        ("that the bridge had been closed for weeks", "a1")
    ]


def test_what_the_outlet_states_itself_has_no_attribution():
    assert propositions("The bridge has been closed for weeks.") == [("The bridge has been closed for weeks", None)]


def test_clauses_are_cut_where_each_says_something():
    assert propositions(
        "The bridge was closed on Monday after the storm, and the ferry carried people for nothing."
    ) == [
        ("The bridge was closed on Monday after the storm", None),
        ("and the ferry carried people for nothing", None),
    ]
    assert len(propositions("The bridge was closed, and he left.")) == 1


def test_a_content_broken_by_its_cue_is_one_proposition():
    assert propositions("{q1 “If the pump fails,”} {s1@ann Ann} {c1 said}, {q1 “we lose it.”}") == [
        ("If the pump fails we lose it", "a1")
    ]


def test_where_the_content_is_no_clause_source_and_cue_belong_to_the_claim():
    assert propositions("{s1@ann Ann Lee} {c1 praised} {q1 the new bridge over the river}.") == [
        ("Ann Lee praised the new bridge over the river", "a1")
    ]


def test_boilerplate_gives_none():
    assert (
        propositions(
            "Give us money every single month, dear reader.",
            boilerplate=["Give us money every single month, dear reader."],
        )
        == []
    )


def test_spans_are_what_they_say():
    marked = "{q1 “If the pump fails,”} {s1@ann Ann} {c1 said}, {q1 “we lose it.”} The town slept well that night."
    room = Newsroom().print_article("The Courier", marked)
    text = room.analyses[0].article.text
    for p in find_propositions(room.analyses[0].article, 0, room.attributions):
        assert " ".join(text[start:end] for start, end in p.spans) == p.text


def test_a_short_clause_of_time_or_condition_stays_with_what_it_hangs_on():
    assert propositions("They would have paid less tax on the old farm if they were single.") == [
        ("They would have paid less tax on the old farm if they were single", None)
    ]


def test_a_dateline_is_no_part_of_what_is_claimed():
    assert propositions("PORT ANSEL, May 14 (VPA) — The bridge has been closed for weeks.") == [
        ("The bridge has been closed for weeks", None)
    ]


def test_who_does_not_answer_claims_nothing():
    assert propositions("The board declined to comment on the certificate.") == []
    assert propositions("The board couldn’t be reached on Sunday night.") == []
    assert propositions("{q1 “We did not respond to the letter for weeks,”} {s1@ann Ann} {c1 said}.") != []


def test_what_is_claimed_is_kept_where_its_source_says_something_else_besides():
    marked = (
        "{s1@ann Ann Lee} {c1 vetoed} {q1 the harbour bill} last week, {c2 telling} the town {q2 that it was too dear}."
    )
    room = Newsroom().print_article("The Courier", marked)
    vetoed, telling = room.attributions
    telling = replace(telling, attribution=replace(telling.attribution, source=vetoed.attribution.source))
    found = find_propositions(room.analyses[0].article, 0, [vetoed, telling])
    assert "Ann Lee vetoed the harbour bill" in found[0].text


def test_the_end_of_a_clause_that_only_says_who_speaks_next_is_left_out():
    assert propositions(
        "The dispute began in May over the old harbour bridge, when {s1@ann Ann Lee} {c1 said} {q1 that it was unsafe"
        " for heavy lorries}."
    ) == [
        ("The dispute began in May over the old harbour bridge", None),
        ("that it was unsafe for heavy lorries", "a1"),
    ]


def test_a_clause_that_ends_with_what_somebody_has_said_is_a_claim():
    assert propositions("The new report is no worse for the town than what the mayor has said.")
    assert not propositions("The initial report had said.")


def test_a_report_that_is_said_to_cite_somebody_is_no_claim_by_itself():
    text = "{q1 The pier was unsafe}, the Ansel Harbour Ledger {c1 reported} on Monday, citing {s1@clerks two clerks}."
    assert propositions(text) == [("The pier was unsafe", "a1")]


def test_a_verb_that_shares_its_object_with_the_next_one_stays_with_it():
    text = "The harbour office of the island was, is and will be open to boats of any flag"
    assert propositions(f"{text}.") == [(text, None)]

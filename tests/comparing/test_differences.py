from newsroom import Newsroom

from sayso.types import EntityType


def differences(room, kind):
    return [d for d in room.compare().differences if str(d.type) == kind]


def two(one, other):
    return Newsroom().print_article("The Courier", one).print_article("The Herald", other)


def test_a_number_given_otherwise_is_a_difference_with_both_passages():
    room = two(
        "The Senate passed the harbour bill with 52 votes on Friday night.",
        "The Senate passed the harbour bill with 51 votes on Friday night.",
    )
    (difference,) = differences(room, "number")
    assert [side.article for side in difference.sides] == ["the-courier", "the-herald"]
    assert "52" in difference.note and "51" in difference.note
    assert difference.claim == room.compare().claims[0].id


def test_the_same_number_in_other_words_is_none():
    room = two(
        "The Senate passed the harbour bill with twelve votes on Friday night.",
        "The Senate passed the harbour bill with 12 votes on Friday night.",
    )
    assert differences(room, "number") == []


def test_another_day_is_a_difference():
    room = two(
        "The old harbour bridge was closed on Monday after the storm.",
        "The old harbour bridge was closed on Tuesday after the storm.",
    )
    (difference,) = differences(room, "date")
    assert "Monday" in difference.note and "Tuesday" in difference.note


def test_the_same_thing_from_two_sources_is_a_difference():
    room = two(
        "{s1@hart The engineer Ida Hart} {c1 said} {q1 that the main cable of the bridge had rusted through}.",
        "{s1@ray The treasurer Bob Ray} {c1 said} {q1 that the main cable of the bridge had rusted right through}.",
    )
    (difference,) = differences(room, "source")
    assert "Ida Hart" in difference.note and "Bob Ray" in difference.note


def test_an_attribution_that_is_dropped_is_a_difference():
    room = two(
        "{s1@hart The engineer Ida Hart} {c1 said} {q1 that the main cable of the bridge had rusted through}.",
        "The main cable of the bridge had rusted through completely.",
    )
    (difference,) = differences(room, "source")
    assert "states it by itself" in difference.note


def test_whom_a_report_leaned_on_is_compared():
    room = (
        Newsroom()
        .entity("ledger", "The Ledger", EntityType.OUTLET)
        .entity("old", "former officials", EntityType.ANONYMOUS)
        .entity("bank", "bank employees", EntityType.ANONYMOUS)
        .print_article(
            "The Courier", "{s1@ledger>old Former officials} {c1 told} the Ledger {q1 that the sale was a secret}."
        )
        .print_article(
            "The Herald", "{s1@ledger>bank Bank employees} {c1 told} the Ledger {q1 that the loan was large}."
        )
    )
    (difference,) = differences(room, "source")
    assert [side.passage.text for side in difference.sides] == ["Former officials", "Bank employees"]


def test_a_lost_hedge_is_a_difference():
    room = two(
        "The alleged bribe to the harbour master was paid in cash.",
        "The bribe to the harbour master was paid in cash.",
    )
    (difference,) = differences(room, "hedge")
    assert "alleged" in difference.note


def test_a_hedge_counts_between_passages_that_name_the_same_two():
    room = two(
        "Rosa Vale likely won among the ferrymen of Hallow, a count that has its caveats.",
        "Rosa Vale won 44 percent of the ferrymen of Hallow.",
    )
    (difference,) = differences(room, "hedge")
    assert "likely" in difference.note


def test_what_two_bodies_announced_is_given_to_one_of_them():
    room = Newsroom().entity("both", "Harbour Department and Ferry Board", EntityType.ORGANIZATION)
    room.entity("one", "Harbour Department", EntityType.ORGANIZATION)
    content = "{q1 that the old ferries will be recognized as monuments of the town}."
    room.print_article("The Courier", f"{{s1@both The Harbour Department and the Ferry Board}} {{c1 said}} {content}")
    room.print_article(
        "The Herald", f"{{s1@one The Harbour Department}} {{c1 announced}} {content.replace('old ', '')}"
    )
    (difference,) = differences(room, "source")
    assert "The Herald only to The Harbour Department" in difference.note


def test_the_colour_of_the_cue_is_a_difference():
    content = "{q1 that the main cable of the bridge had been checked twice}."
    room = two(f"{{s1@hart Ida Hart}} {{c1 said}} {content}", f"{{s1@hart Ida Hart}} {{c1 claimed}} {content}")
    room.print_article("The Echo", f"{{s1@hart Ida Hart}} {{c1 told}} us {content}")
    found = differences(room, "wording")
    assert all("claimed" in d.note for d in found)


def test_an_altered_quotation_is_a_difference():
    room = two("“We owe this town an honest answer,” she said.", "“We owe this town an honest apology,” she said.")
    (difference,) = differences(room, "quote")
    assert "answer" in difference.note and "apology" in difference.note


def test_a_masked_word_is_a_difference():
    room = two("“This damned bridge must go by June,” she said.", "“This d****d bridge must go by June,” she said.")
    (difference,) = differences(room, "quote")
    assert "masked in The Herald" in difference.note


def test_two_spellings_of_a_name_are_a_difference():
    room = two("Ministers met in Kyiv on Friday.", "Ministers met in Kiev on Friday.")
    (difference,) = differences(room, "name")
    assert {side.passage.text for side in difference.sides} == {"Kyiv", "Kiev"}


def test_a_short_first_name_counts_in_the_name_of_one_who_speaks():
    room = Newsroom().entity("hallow", "Chuck Hallow").entity("other", "Charles Hallow")
    room.print_article("The Courier", "{q1 “The ferry is late,”} {s1@hallow Chuck Hallow} {c1 said} at the quay.")
    room.print_article("The Herald", "{q1 “The ferry is late,”} {s1@other Charles Hallow} {c1 said} at the quay.")
    assert len(differences(room, "name")) == 1
    silent = two("Senator Chuck Hallow left the hall early.", "Senator Charles Hallow left the hall early.")
    assert differences(silent, "name") == []


def test_accents_count_in_the_name_of_one_who_speaks():
    room = Newsroom().entity("baerga", "José Baerga").entity("other", "Jose Baerga")
    room.print_article("The Courier", "{q1 “The ferry is late,”} {s1@baerga José Baerga} {c1 said} at the quay.")
    room.print_article("The Herald", "{q1 “The ferry is late,”} {s1@other Jose Baerga} {c1 said} at the quay.")
    assert len(differences(room, "name")) == 1
    silent = two("They met José Baerga at the quay.", "They met Jose Baerga at the quay.")
    assert differences(silent, "name") == []


def test_copies_differ_in_nothing():
    text = "{s1@hart Ida Hart} {c1 said} {q1 that 52 cables had rusted through on Monday}. “Go home,” she said."
    assert two(text, text).compare().differences == ()


def test_counts_of_the_same_things_differ_without_an_aligned_claim():
    room = two(
        "The grocer runs 3,400 stores across the northern counties, the plaintiffs noted.",
        "Nobody expected it, but in more than 4,300 northern stores of the grocer the plaintiffs had friends.",
    )
    (difference,) = differences(room, "number")
    assert [side.passage.text.count("3,400") + side.passage.text.count("4,300") for side in difference.sides] == [1, 1]


def test_counts_of_other_things_are_no_difference():
    room = two("The grocer runs 3,400 stores in the north.", "A baker owns 4,300 stores of another kind abroad.")
    assert differences(room, "number") == []


def test_shares_of_those_who_have_it_and_who_have_it_not_are_no_difference():
    room = two(
        "About 55 percent of the harbour town are still without clean drinking water.",
        "Only 47 percent of the harbour town have clean drinking water again.",
    )
    assert differences(room, "number") == []


def test_two_sums_are_set_beside_their_total():
    room = two(
        "Hallow sold shares of the dredging firm for $400,000 on Monday and for $600,000 on Friday.",
        "Hallow sold shares of the dredging firm for $1 million between Monday and Friday.",
    )
    assert differences(room, "number") == []


def test_a_passage_is_set_beside_the_one_that_is_nearest_to_it():
    room = two(
        "The old harbour bridge was closed on Monday after the storm.",
        "The old harbour bridge was closed on Monday after the storm. The old harbour bridge was painted on Tuesday.",
    )
    assert differences(room, "date") == []


def test_where_it_was_said_is_a_difference():
    room = Newsroom().entity("ledger", "The Ledger", EntityType.OUTLET)
    room.print_article(
        "The Courier", "{q1 “We checked every cable of it twice,”} {s1@ledger>hart Ida Hart} {c1 told} the Ledger."
    )
    room.print_article("The Herald", "{q1 “We checked every cable of it twice,”} {s1@hart Ida Hart} {c1 said} in May.")
    (difference,) = differences(room, "source")
    assert "The Ledger" in difference.note and "does not say where" in difference.note


def test_where_it_was_said_is_told_once_of_two_quotations():
    room = Newsroom().entity("ledger", "The Ledger", EntityType.OUTLET)
    room.print_article(
        "The Courier",
        "{q1 “We checked every cable of it twice,”} {s1@ledger>hart Ida Hart} {c1 told} the Ledger. "
        "{q2 “The harbour board never answered our letters,”} {s2@ledger>hart Ida Hart} {c2 told} the Ledger.",
    )
    room.print_article("The Herald", "{q1 “We checked every cable of it twice,”} {s1@hart Ida Hart} {c1 said} in May.")
    room.print_article(
        "The Echo", "{q1 “The harbour board never answered our letters,”} {s1@hart Ida Hart} {c1 said} in May."
    )
    assert len(differences(room, "source")) == 1


def test_a_government_and_its_secretary_are_one_source():
    content = "{q1 that the main cable of the bridge had rusted through}."
    room = Newsroom().entity("state", "The Vale administration", EntityType.ORGANIZATION)
    room.entity("ray", "Bob Ray", EntityType.PERSON)
    room.print_article("The Courier", f"{{s1@state The Vale administration}} {{c1 said}} {content}")
    room.print_article("The Herald", f"{{s1@ray Transport Secretary Bob Ray}} {{c1 said}} {content}")
    assert differences(room, "source") == []


def test_a_quotation_that_begins_in_the_middle_is_a_difference():
    room = two(
        "“Number one, you knew that the cables of the bridge were bad,” she said.",
        "“You knew that the cables of the bridge were bad,” she said.",
    )
    (difference,) = differences(room, "quote")
    assert "The Herald" in difference.note


def test_differences_of_more_weight_come_first():
    room = two(
        "Ministers met in Kyiv. The Senate passed the harbour bill with 52 votes on Friday night.",
        "Ministers met in Kiev. The Senate passed the harbour bill with 51 votes on Friday night.",
    )
    assert [str(d.type) for d in room.compare().differences] == ["number", "name"]


def test_a_number_that_is_rounded_here_and_the_least_there_is_a_difference():
    room = two(
        "The county will pull roughly 2,000 guards out of the northern ports.",
        "The county will pull all 2,000 guards out of the northern ports.",
    )
    (difference,) = differences(room, "number")
    assert "“roughly 2,000”" in difference.note and "“all 2,000”" in difference.note


def test_an_office_that_one_article_narrows_is_a_difference():
    room = two(
        "Hallow, then an assistant harbour master, first saw the cracks in 1979.",
        "Hallow, then a harbour master, first saw the cracks in 1979.",
    )
    (difference,) = differences(room, "name")
    assert "assistant harbour master" in difference.note


def test_that_a_passage_with_another_difference_is_worded_otherwise_is_no_news():
    room = two(
        "The Senate passed the sweeping harbour bill with 52 votes on Friday night.",
        "The Senate adopted the contested harbour bill with 51 votes on Friday night.",
    )
    assert [str(d.type) for d in room.compare().differences] == ["number"]


def test_the_same_words_by_a_speaker_spelled_otherwise_are_one_quotation():
    room = Newsroom().entity("one", "Vicente Moreno").entity("other", "Vincente Moreno")
    room.print_article("The Courier", "{q1 “I will not pay for that damned wall,”} {s1@one Vicente Moreno} {c1 said}.")
    room.print_article(
        "The Herald", "{q1 “I will not pay for that d****d wall,”} {s1@other Vincente Moreno} {c1 said}."
    )
    (difference,) = differences(room, "quote")
    assert "masked" in difference.note
    assert {o.entity for o in room.compare().origins} == {"one"}


def test_a_speaker_who_says_the_opposite_elsewhere_is_shown():
    room = two(
        "{s1@hart Ida Hart} {c1=denies denied} {q1 that the main cable of the bridge had rusted through}.",
        "{s1@hart Ida Hart} {c1 told} us {q1 that the main cable of the bridge had rusted right through}.",
    )
    (difference,) = (d for d in room.compare().differences if "opposite" in d.note)
    assert difference.note == "Hart says the opposite in The Courier and in The Herald."
    room = two(
        "{s1@hart Ida Hart} {c1 said} {q1 that the main cable of the bridge had not rusted through}.",
        "{s1@hart Ida Hart} {c1 said} {q1 that the main cable of the bridge had rusted through}.",
    )
    assert any("opposite" in d.note for d in room.compare().differences)


def test_a_source_and_its_cue_in_two_paragraphs_do_no_harm():
    room = Newsroom().entity("ledger", "The Ledger", EntityType.OUTLET)
    words = "{q1 “We checked every cable of it twice, and then once more,”}"
    room.print_article("The Courier", f"{{s1@ledger>hart Ida Hart}}\n\n{{c1 told}} {words}")
    room.print_article("The Herald", f"{words} {{s1@hart Ida Hart}} {{c1 said}} in May.")
    assert room.compare().quotes


def test_the_same_told_in_other_words_is_no_difference():
    room = two(
        "The old harbour bridge was closed to lorries after the storm.",
        "After the storm the old harbour bridge was shut for trucks.",
    )
    assert room.compare().differences == ()


def test_a_word_that_judges_is_a_difference():
    room = two(
        "The council heard a baseless charge of theft against the harbour master.",
        "The council heard a charge of theft against the harbour master.",
    )
    (difference,) = differences(room, "wording")
    assert "baseless" in difference.note


def test_a_word_that_takes_sides_is_none_where_both_articles_use_it():
    room = two(
        "The riot at the old harbour bridge ended at dawn.\n\nFew had expected a protest.",
        "The protest at the old harbour bridge ended at dawn.\n\nShops were shut after the riot.",
    )
    assert differences(room, "wording") == []


def test_two_persons_who_say_alike_things_are_two_sayings():
    room = two(
        "{s1@hart Ida Hart} {c1 said} {q1 that the harbour bridge was safe for lorries in any weather}.",
        "{s1@ray Bob Ray} {c1 said} {q1 that lorries could use the harbour bridge without fear}.",
    )
    assert differences(room, "source") == []


def test_what_somebody_did_drops_no_attribution():
    room = two(
        "{s1@hart The engineer Ida Hart} {c1 sued} {q1 the town over the rusted main cable of the bridge}.",
        "The engineer Ida Hart sued the town over the rusted main cable of the bridge on Friday.",
    )
    assert differences(room, "source") == []


def test_a_bare_number_beside_about_the_same_is_none():
    room = two(
        "The repair of the harbour bridge will cost about $7 million this year.",
        "The repair of the harbour bridge will cost $7 million this year.",
    )
    assert differences(room, "number") == []


def test_a_title_in_marks_is_no_fragment_of_a_quotation():
    room = two(
        "“We will look into a repeal of the policy called Rethink Harbour Safety,” {s1@hart Ida Hart} {c1 said}.",
        "The policy is called “Rethink Harbour Safety” by the town.",
    )
    assert not any("fragment" in d.note for d in differences(room, "quote"))


def test_a_title_written_out_in_a_quotation_is_house_style():
    room = two(
        "“I asked Governor Hallow for three new bridges,” she said.",
        "“I asked Gov. Hallow for three new bridges,” she said.",
    )
    assert differences(room, "quote") == []


def test_the_same_words_by_a_named_person_and_by_an_institution_are_a_difference():
    words = "“We checked every cable of the bridge twice,”"
    room = Newsroom().entity("hart", "Ida Hart", EntityType.PERSON)
    room.entity("board", "Harbour Board", EntityType.ORGANIZATION)
    room.print_article("The Courier", f"{{q1 {words}}} {{s1@hart Ida Hart}} {{c1 said}} in May.")
    room.print_article("The Herald", f"{{q1 {words}}} {{s1@board the Harbour Board}} {{c1 said}} in May.")
    (difference,) = differences(room, "source")
    assert difference.note == "The same words are by Ida Hart in The Courier and by Harbour Board in The Herald."


def test_an_outlet_that_both_articles_name_is_no_difference():
    room = Newsroom().entity("ledger", "The Ledger", EntityType.OUTLET)
    words = "{q1 “We checked every cable of it twice,”}"
    room.print_article("The Courier", f"{words} {{s1@ledger>hart Ida Hart}} {{c1 told}} the Ledger.")
    room.print_article("The Herald", f"{words} {{s1@hart Ida Hart}} {{c1 said}} in May. The Ledger asked her twice.")
    assert differences(room, "source") == []


def test_of_one_statement_each_outlet_prints_a_sentence_that_the_other_leaves_out():
    common = "We will repair the northern pier of the harbour before winter comes"
    room = Newsroom().entity("hart", "Ida Hart")
    room.print_article(
        "The Courier",
        f"{{q1 “{common},”}} {{s1@hart Ida Hart}} {{c1 said}}. {{q2 “The council granted the whole sum last Tuesday.”}}"
        "{s2@hart}",
    )
    room.print_article(
        "The Herald",
        f"{{q1 “{common}. Fishermen shall moor their boats beside the old market meanwhile,”}} "
        "{s1@hart Ida Hart} {c1 said}.",
    )
    (note,) = (d.note for d in room.compare().differences if "are cut" in d.note)
    assert "The council granted" in note and "Fishermen shall moor" in note


def test_numbers_of_the_dead_differ_whatever_else_is_numbered_so():
    common = "The mayor met the rescuers on 14 May in the old town hall of the island."
    room = two(
        f"At least 14 people lost their lives when the ferry sank in the sound. {common}",
        f"Eleven people lost their lives when the ferry sank in the sound. {common}",
    )
    (difference,) = differences(room, "number")
    assert "“At least 14”" in difference.note
    assert "Eleven" in difference.note


def test_what_an_institution_said_is_stated_by_the_other_outlet_alone():
    room = Newsroom().entity("coastguard", "coastguard", EntityType.ORGANIZATION)
    told = "that nine crew of the Lady Ottoline were rescued from the water"
    room.print_article("The Courier", f"{{s1@coastguard The coastguard}} {{c1 said}} {{q1 {told}}}.")
    room.print_article("The Herald", "Nine crew of the Lady Ottoline were rescued from the water.")
    (difference,) = differences(room, "source")
    assert "states it by itself" in difference.note


def test_the_other_outlets_are_shown_beside_the_two_that_differ():
    room = Newsroom()
    for name, number in (("The Courier", "Eleven"), ("The Herald", "Fourteen"), ("The Ledger", "Eleven")):
        room.print_article(name, f"{number} people lost their lives when the ferry Lady Ottoline sank in the sound.")
    (difference,) = differences(room, "number")
    assert {side.article for side in difference.sides} == {"the-courier", "the-herald", "the-ledger"}


def test_who_denies_it_and_who_says_that_it_was_not_say_the_same():
    room = Newsroom().entity("hart", "Ida Hart")
    room.print_article("The Courier", "{q1 “I have not lied to the harbour council,”} {s1@hart Ida Hart} {c1 said}.")
    room.print_article(
        "The Herald", "{s1@hart Ida Hart} {c1=denies denied} {q1 that she had ever lied to the harbour council}."
    )
    assert not any("opposite" in difference.note for difference in differences(room, "wording"))

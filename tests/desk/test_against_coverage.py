"""What a draft is asked about because others have it otherwise."""

from sayso.desk import Kind, Severity, check_report
from sayso.types import Article, Difference, DifferenceType, Entity, EntityType, Passage, Report, Side, Span

from .drafts import UNNAMED, Desk

SAID = "“The harbour wall was built for another sea, and it will not hold another winter,”"


def test_a_quotation_that_all_others_print_otherwise_comes_first_with_its_edits():
    desk = Desk().entity("quill", "Ada Quill")
    desk.print_article("Draft", f"{{q1 {SAID.replace('winter', 'decade')}}} {{s1@quill Ada Quill}} {{c1 said}}.")
    desk.print_article("Wire", f"{{q1 {SAID}}} {{s1@quill Ada Quill}} {{c1 said}}.")
    desk.print_article("Ledger", f"{{q1 {SAID}}} {{s1@quill Ada Quill}} {{c1 told}} reporters.")
    first = desk.checked().findings[0]
    assert first.kind is Kind.QUOTATION_ALTERED
    assert first.severity is Severity.FIRST
    assert [(edit.before, edit.after) for edit in first.edits] == [("winter", "decade")]
    assert first.note == "Wire and Ledger print this otherwise: “winter” there, “decade” in the draft."
    assert {beside.article for beside in first.beside} == {"wire", "ledger"}


def test_a_quotation_that_most_others_print_alike_is_left_alone():
    desk = Desk().entity("quill", "Ada Quill")
    for name in ("Draft", "Wire", "Ledger"):
        desk.print_article(name, f"{{q1 {SAID}}} {{s1@quill Ada Quill}} {{c1 said}} on the quay in {name}.")
    desk.print_article("Gull", f"{{q1 {SAID.replace('winter', 'decade')}}} {{s1@quill Ada Quill}} {{c1 said}}.")
    assert desk.findings(Kind.QUOTATION_ALTERED) == []


def test_short_forms_in_a_quotation_are_the_style_of_a_house():
    desk = Desk().entity("quill", "Ada Quill")
    desk.print_article(
        "Draft", "{q1 “We are sure the wall is going to hold another long winter,”} {s1@quill Ada Quill} {c1 said}."
    )
    desk.print_article(
        "Wire", "{q1 “We're sure the wall is going to hold another long winter,”} {s1@quill Ada Quill} {c1 said}."
    )
    assert desk.findings(Kind.QUOTATION_ALTERED) == []


def test_a_quotation_that_stops_where_the_speaker_turns_is_found():
    whole = "“The harbour wall will hold another winter, unless the dredging goes on as it has,”"
    desk = Desk().entity("quill", "Ada Quill")
    desk.print_article("Draft", "{q1 “The harbour wall will hold another winter,”} {s1@quill Ada Quill} {c1 said}.")
    desk.print_article("Wire", f"{{q1 {whole}}} {{s1@quill Ada Quill}} {{c1 said}}.")
    (finding,) = desk.findings(Kind.QUOTATION_CUT)
    assert finding.note == "Wire has the speaker go on: “unless the dredging goes on as it has”."


def test_a_condition_that_a_quotation_leaves_out_before_it_is_found():
    desk = Desk().entity("quill", "Ada Quill")
    desk.print_article(
        "Draft", "{s1@quill Ada Quill} {c1 said} {q1 “the harbour wall will surely hold another hard winter.”}"
    )
    desk.print_article(
        "Wire",
        "{q1 “If the board pays for the stone, the harbour wall will surely hold another hard winter,”} "
        "{s1@quill Ada Quill} {c1 said}.",
    )
    (finding,) = desk.findings(Kind.QUOTATION_CUT)
    assert finding.note == "Wire has the speaker begin: “If the board pays for the stone”."


def test_an_ellipsis_says_openly_that_a_quotation_is_cut():
    desk = Desk().entity("quill", "Ada Quill")
    desk.print_article("Draft", "{q1 “The harbour wall will hold another winter …”} {s1@quill Ada Quill} {c1 said}.")
    desk.print_article(
        "Wire",
        "{q1 “The harbour wall will hold another winter, unless the dredging goes on,”} "
        "{s1@quill Ada Quill} {c1 said}.",
    )
    assert desk.findings(Kind.QUOTATION_CUT) == []


def test_a_number_that_the_others_give_otherwise_is_found():
    desk = Desk()
    desk.print_article("Draft", "Fourteen people died when the ferry Ottoline sank in the Ansel Sound.")
    desk.print_article("Wire", "Eleven people died when the ferry Ottoline sank in the Ansel Sound.")
    (finding,) = desk.findings(Kind.NUMBER_DIFFERS)
    assert finding.note == "The draft gives fourteen; Wire gives eleven."
    assert finding.severity is Severity.FIRST


def test_a_number_that_is_the_other_one_rounded_is_none():
    desk = Desk()
    desk.print_article("Draft", "The wreck of the ferry Ottoline will cost Blackmere Lines 2.1 million crowns.")
    desk.print_article("Wire", "The wreck of the ferry Ottoline will cost Blackmere Lines 2.123 million crowns.")
    assert desk.findings(Kind.NUMBER_DIFFERS) == []


def test_a_denial_that_the_others_carry_and_the_draft_leaves_out_is_found():
    claim = "that the harbour board had sold the old lighthouse to a bank"
    desk = Desk().entity("clerk", "Ada Quill").entity("board", "the harbour board", EntityType.ORGANIZATION)
    desk.print_article("Draft", f"{{s1@clerk Ada Quill}} {{c1 said}} {{q1 {claim}}}.")
    for name in ("Wire", "Ledger"):
        desk.print_article(
            name,
            f"{{s1@clerk Ada Quill}} {{c1 said}} {{q1 {claim}}}. The board met in {name}. "
            "{s2@board The harbour board} {c2=denies denied} {q2 that it had sold the old lighthouse to a bank}.",
        )
    first = desk.checked().findings[0]
    assert first.kind is Kind.DENIAL_LEFT_OUT
    assert first.note == "Wire and Ledger carry a denial of this by the harbour board; the draft leaves it out."
    assert {beside.article for beside in first.beside} == {"wire", "ledger"}


def test_a_denial_that_the_draft_carries_is_not_missed():
    claim = "that the harbour board had sold the old lighthouse to a bank"
    denial = "{s2@board The harbour board} {c2=denies denied} {q2 that it had sold the old lighthouse to a bank}."
    desk = Desk().entity("clerk", "Ada Quill").entity("board", "the harbour board", EntityType.ORGANIZATION)
    for name in ("Draft", "Wire"):
        desk.print_article(name, f"{{s1@clerk Ada Quill}} {{c1 said}} {{q1 {claim}}}, in {name}. {denial}")
    assert desk.findings(Kind.DENIAL_LEFT_OUT) == []


def test_a_hedge_that_the_draft_loses_is_found_and_one_that_it_adds_is_not():
    sure, unsure = (
        "The insurers will refuse to pay for the ferry Ottoline.",
        "The insurers may refuse to pay for the ferry Ottoline.",
    )
    lost = Desk().print_article("Draft", sure).print_article("Wire", unsure).findings(Kind.HEDGE_LOST)
    assert [finding.note for finding in lost] == ["Wire has “may”, the draft is sure."]
    assert Desk().print_article("Draft", unsure).print_article("Wire", sure).findings(Kind.HEDGE_LOST) == []


def test_who_were_officials_once_are_none_now():
    now = "The retirement fund of the harbour was emptied by officials of the Ansel board in June."
    once = now.replace("officials", "former officials")
    desk = Desk().print_article("Draft", now).print_article("Wire", once)
    (finding,) = desk.findings(Kind.SOURCE_FIRMER)
    assert "former official" in finding.note
    assert finding.beside[0].passage.text in once
    assert Desk().print_article("Draft", once).print_article("Wire", now).findings(Kind.SOURCE_FIRMER) == []
    both = now.replace("officials", "officials and former officials")
    assert Desk().print_article("Draft", now).print_article("Wire", both).findings(Kind.SOURCE_FIRMER) == []


def told_by_the_ledger(draft: str, wire: str):
    desk = Desk().entity("ledger", "The Harbour Ledger", EntityType.OUTLET)
    for name, phrase in (("Draft", draft), ("Wire", wire)):
        desk.entity(name, phrase, UNNAMED)
        desk.print_article(
            name,
            f"{{s1@ledger>{name} {phrase}}} {{c1 told}} the Ledger {{q1 that the quay of Ostrand would close}}.",
        )
    return desk.findings(Kind.SOURCE_FIRMER)


def test_former_officials_of_anothers_report_are_no_officials():
    (finding,) = told_by_the_ledger("Officials of the board", "Former officials of the board")
    assert finding.note == (
        "Of what The Harbour Ledger reported, the draft gives as source “Officials of the board”,"
        " Wire “Former officials of the board”."
    )
    assert finding.severity is Severity.FIRST


def test_a_source_of_anothers_report_is_no_official():
    assert told_by_the_ledger("Officials of the board", "Sources close to the board")
    assert told_by_the_ledger("Former officials of the board", "Sources close to the board") == []
    assert told_by_the_ledger("Sources close to the board", "Officials of the board") == []


def test_the_outlet_that_others_credit_is_asked_for():
    desk = Desk().entity("quill", "Ada Quill").entity("radio", "Radio Vessaly", EntityType.OUTLET)
    desk.print_article("Draft", f"{{q1 {SAID}}} {{s1@quill Ada Quill}} {{c1 said}}.")
    desk.print_article("Wire", f"{{q1 {SAID}}} {{s1@radio>quill Ada Quill}} {{c1 told}} Radio Vessaly.")
    (finding,) = desk.findings(Kind.FIRST_TELLER)
    assert finding.note == "Wire credits Radio Vessaly for this; the draft does not name it."


def test_an_outlet_that_the_draft_names_has_its_credit():
    desk = Desk().entity("quill", "Ada Quill").entity("radio", "Radio Vessaly", EntityType.OUTLET)
    desk.print_article("Draft", f"{{q1 {SAID}}} {{s1@quill Ada Quill}} {{c1 told}} Radio Vessaly.")
    desk.print_article("Wire", f"{{q1 {SAID}}} {{s1@radio>quill Ada Quill}} {{c1 told}} Radio Vessaly.")
    assert desk.findings(Kind.FIRST_TELLER) == []


def test_two_outlets_that_have_it_from_one_are_one_origin():
    told = "that the bridge fund of Ostrand had been empty since June"
    desk = (
        Desk()
        .entity("ledger", "The Harbour Ledger", EntityType.OUTLET)
        .entity("gull", "The Daily Gull", EntityType.OUTLET)
    )
    desk.entity("clerk", "Ada Quill")
    desk.print_article(
        "Draft",
        f"{{s1@ledger>clerk The Harbour Ledger}} {{c1 reported}} {{q1 {told}}}.\n\n"
        f"{{s2@gull>clerk The Daily Gull}} {{c2 reported}} {{q2 {told}}}.",
    )
    desk.print_article("Wire", f"{{s1@clerk Ada Quill}} {{c1 said}} {{q1 {told}}}.")
    (finding,) = desk.findings(Kind.ONE_ORIGIN)
    assert (
        finding.note
        == "The draft has this from The Harbour Ledger and The Daily Gull; all of it starts with Ada Quill."
    )


def test_how_two_others_spell_a_name_is_no_matter_of_the_draft_nor_how_others_describe_somebody():
    def told(note: str):
        draft, gull, wire = (
            Article(id=name, outlet=outlet, text=text)
            for name, outlet, text in (
                ("d", "The Courier", "Ann Bartow, a broker, left."),
                ("g", "The Gull", "Ann Barlow, a baron, left."),
                ("w", "Wire", "Tycoon Ann Barow left."),
            )
        )
        sides = tuple(
            Side(article.id, Passage((Span(0, len(article.text)),), article.text)) for article in (gull, wire, draft)
        )
        difference = Difference("d1", DifferenceType.NAME, None, sides, note)
        outlets = {"d": "o1", "g": "o2", "w": "o3"}
        names = {"o1": "The Courier", "o2": "The Gull", "o3": "Wire"}
        entities = tuple(Entity(identity, name, EntityType.OUTLET) for identity, name in names.items())
        report = Report("", (draft, gull, wire), outlets, entities=entities, differences=(difference,))
        return [found.note for found in check_report(report, draft).findings if found.kind is Kind.NAME_DIFFERS]

    assert told("The Gull has “Ann Barlow”, Wire “Ann Barow”.") == []
    assert told("The Gull has “The Courier”, Wire “Tycoon”.") == []
    assert told("The Gull calls Ann “a baron”, The Courier “a broker”.") == []
    assert told("The Gull has “Ann Barlow”, The Courier “Ann Bartow”.") == [
        "The Gull has “Ann Barlow”, the draft “Ann Bartow”."
    ]

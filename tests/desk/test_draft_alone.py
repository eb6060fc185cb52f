"""What a draft is asked about that no other article is needed for."""

import pytest

from sayso.desk import Kind
from sayso.types import EntityType

from .drafts import UNNAMED, Desk


def test_officials_of_whom_nothing_is_said_are_asked_about_once():
    desk = Desk().entity("they", "officials", UNNAMED)
    desk.print_article(
        "Draft",
        "{q1 The quay at Ostrand will close for a month}, {s1@they officials} {c1 said}.\n\n"
        "{s2@they Officials} {c2 said} {q2 the harbour master had asked for it twice}.",
    )
    (finding,) = desk.findings(Kind.SOURCE_UNDESCRIBED)
    assert finding.passage.text == "officials"
    assert finding.note == "“officials”: who they are is not said, nor why."


def test_sources_that_are_described_and_not_explained_share_one_finding():
    desk = (
        Desk()
        .entity("aide", "three aides to the mayor", UNNAMED)
        .entity("clerk", "a person close to the clerk", UNNAMED)
    )
    desk.print_article(
        "Draft",
        "{q1 The mayor will not stand again in Ostrand}, {s1@aide three aides to the mayor} {c1 said}.\n\n"
        "{s2@clerk A person close to the clerk} {c2 said} {q2 that the bridge fund was empty since June}.\n\n"
        "{s3@board The harbour board} {c3 said} {q3 that the bridge fund was empty since June}.",
    )
    (finding,) = desk.findings(Kind.ANONYMITY_UNEXPLAINED)
    assert "“three aides to the mayor”" in finding.note
    assert "“A person close to the clerk”" in finding.note


@pytest.mark.parametrize("phrase", ["a spokesman for the board", "residents", "critics", "police officers"])
def test_those_who_are_left_unnamed_by_custom_are_not_asked_about(phrase):
    desk = Desk().entity("they", phrase, UNNAMED)
    desk.print_article("Draft", f"{{q1 The quay at Ostrand will close for a month}}, {{s1@they {phrase}}} {{c1 said}}.")
    assert desk.checked().findings == ()


def test_a_reason_for_anonymity_answers_the_question():
    desk = Desk().entity(
        "aide", "three aides to the mayor", UNNAMED, reason="because the talks are private", description="to the mayor"
    )
    desk.print_article("Draft", "{q1 The mayor will not stand again}, {s1@aide three aides to the mayor} {c1 said}.")
    assert desk.checked().findings == ()


def test_what_one_unnamed_person_alone_says_is_to_be_looked_at_first():
    desk = Desk().entity("clerk", "a person close to the clerk", UNNAMED, count=1)
    desk.print_article(
        "Draft", "{s1@clerk A person close to the clerk} {c1 said} {q1 that the bridge fund was empty since June}."
    )
    (finding,) = desk.findings(Kind.ONE_UNNAMED_SOURCE)
    assert finding.passage.text == "that the bridge fund was empty since June"
    assert "nobody else in the draft says it" in finding.note
    assert finding.severity == "look_at_first"


def test_what_the_coverage_says_too_does_not_rest_on_one_source():
    desk = Desk().entity("clerk", "a person close to the clerk", UNNAMED, count=1)
    desk.print_article(
        "Draft", "{s1@clerk A person close to the clerk} {c1 said} {q1 that the bridge fund was empty since June}."
    )
    desk.print_article("Wire", "{s1@board The harbour board} {c1 said} {q1 that the bridge fund was empty since June}.")
    assert desk.findings(Kind.ONE_UNNAMED_SOURCE) == []


def test_a_quotation_that_nobody_speaks_is_found_and_one_that_goes_on_is_not():
    desk = Desk()
    desk.print_article(
        "Draft",
        "The ferry to Skerrin was late on every day of last week.\n\n"
        "“We have told the board about that engine since the spring of last year.”\n\n"
        "The board met on Monday, and the mayor of Ostrand was there.\n\n"
        "{q1 “The engine will be looked at before the ferry sails again,”} {s1@quill Ada Quill} {c1 said}.\n\n"
        "“Nobody need be afraid to cross the sound with us this summer.”",
    )
    (finding,) = desk.findings(Kind.NO_SPEAKER)
    assert finding.passage.text.startswith("We have told the board")


def test_a_title_in_quotation_marks_has_no_speaker():
    desk = Desk().print_article("Draft", "The choir sang “The Long Road Home To The Harbour Of Ostrand.” It rained.")
    assert desk.checked().findings == ()


def test_a_speaker_with_a_surname_alone_is_found_with_the_full_name_that_others_have():
    desk = Desk().entity("quill", "Ada Quill")
    desk.print_article("Draft", "{q1 The engine is sound}, {s1@quill Quill} {c1 said}.")
    desk.print_article("Wire", "{s1@quill Ada Quill} {c1 said} {q1 the ferry would sail on Monday}.")
    (finding,) = desk.findings(Kind.SURNAME_ONLY)
    assert finding.note == "“Quill” is nowhere named in full in the draft; the coverage has “Ada Quill”."


@pytest.mark.parametrize(
    "elsewhere",
    ["Ada Quill came late.", "(Chief engineer Ada) Quill came late.", "President Quill came late.", "Quill Marr came."],
)
def test_a_speaker_who_is_named_in_full_somewhere_is_not(elsewhere):
    desk = Desk().entity("quill", "Ada Quill")
    desk.print_article("Draft", f"{{q1 The engine is sound}}, {{s1@quill Quill}} {{c1 said}}. {elsewhere}")
    assert desk.findings(Kind.SURNAME_ONLY) == []


def test_a_firm_is_no_surname():
    desk = (
        Desk()
        .entity("nutley", "Nutley")
        .print_article("Draft", "{s1@nutley Nutley} {c1 said} {q1 sales fell by half}.")
    )
    assert desk.findings(Kind.SURNAME_ONLY) == []


def test_the_first_cue_of_a_speaker_that_judges_is_found():
    desk = Desk().entity("hale", "Corin Hale")
    desk.print_article(
        "Draft",
        "{s1@hale Corin Hale} {c1 admitted} {q1 that the ferry was late}. "
        "{s2@hale Hale} {c2 claimed} {q2 that the wind was strong}. {s3@suit The lawsuit} {c3 claims} {q3 it was not}.",
    )
    (finding,) = desk.findings(Kind.JUDGING_CUE)
    assert finding.passage.text == "Corin Hale admitted"
    assert "own up" in finding.note


def test_reports_without_an_owner_are_told_of_once():
    desk = Desk()
    desk.print_article(
        "Draft",
        "{s1@reports Reports} {c1 say} {q1 that the fund is empty}. The clerk reportedly left in June. "
        "The Harbour Ledger said that she had reportedly been ill.",
    )
    desk.entity("ledger", "The Harbour Ledger", EntityType.OUTLET)
    (finding,) = desk.findings(Kind.RELAY_WITHOUT_ORIGIN)
    assert finding.passage.text == "Reports say that the fund is empty."
    assert "and in 1 more sentence" in finding.note


def test_yesterday_is_asked_about_only_in_a_draft_without_a_date():
    desk = Desk().print_article("Draft", "The ferry sank yesterday. “Yesterday was dreadful,” a song goes.")
    assert desk.checked().findings == ()
    (finding,) = desk.findings(Kind.DRAFT_UNDATED, dated=False)
    assert finding.passage.text == "yesterday"


def test_a_weekday_needs_no_date():
    desk = Desk().print_article("Draft", "The ferry sank on Monday, and last week another one ran aground.")
    assert desk.findings(Kind.DRAFT_UNDATED, dated=False) == []

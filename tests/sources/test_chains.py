import pytest
from tests.sources.marked import resolve

OFFICIALS = "two officials close to the palace"


def test_a_plain_attribution_has_a_chain_of_one():
    story = resolve("[1 Marta Velden] {1 said} <1 no>.")
    assert story.chain(1) == ["Marta Velden"]


def test_an_attribution_without_a_source_has_an_empty_chain():
    story = resolve("[1 It] {1 rained}, <1 the pier was wet>.")
    assert story.chain(1) == []


def test_nesting_runs_from_the_outer_to_the_inner_source_at_any_depth():
    story = resolve(
        "[1 Reuters] {1 reported} <1 that [2 two aides] {2 said} <2 [3 Jim Orrick] {3 told} friends <3 he was ill>>>."
    )
    assert story.chain(3) == ["Reuters", "two aides", "Jim Orrick"]


def test_nesting_in_ones_own_words_is_no_further_link():
    story = resolve("[1 Jim Orrick] {1 said} <1 [2 he] {2 believed} <2 that it was over>>.")
    assert story.chain(2) == ["Jim Orrick"]


@pytest.mark.parametrize(
    "telling",
    [
        "[1 Jim Orrick] {1 told} Reuters <1 that the crane was old>.",
        "[1 Jim Orrick] {1 told} Reuters on Friday <1 that the crane was old>.",
        "[1 Jim Orrick] {1 said} in an interview with Reuters <1 that the crane was old>.",
        "In comments made to Reuters on Friday, [1 Jim Orrick] {1 said} <1 the crane was old>.",
        "[1 Jim Orrick] {1 said} in a statement to Reuters <1 that the crane was old>.",
        "Speaking to Reuters, [1 Jim Orrick] {1 said} <1 the crane was old>.",
        "<1 “The crane was old,”> [1 Jim Orrick] {1 told} the Reuters news agency.",
        "[1 Jim Orrick] {1 was quoted} by Reuters {1 as saying} <1 that the crane was old>.",
    ],
)
def test_talking_to_an_outlet_makes_it_a_link(telling):
    assert resolve(telling).chain(1) == ["Reuters", "Jim Orrick"]


def test_a_programme_is_a_link():
    story = resolve("[1 Jim Orrick] {1 said} on CBS’s “Face the Nation” <1 that the crane was old>.")
    assert len(story.chain(1)) == 2
    assert story.chain(1)[1] == "Jim Orrick"


def test_a_town_hall_of_a_broadcaster_is_a_link():
    story = resolve("<1 “It was old,”> [1 Jim Orrick] {1 said} at a CNN town hall.")
    assert story.chain(1) == ["CNN", "Jim Orrick"]


@pytest.mark.parametrize("outlet", ["Reuters", "CNN"])
def test_an_outlet_that_cites_itself_is_no_link(outlet):
    story = resolve(f"[1 Jim Orrick] {{1 told}} {outlet} <1 that the crane was old>.", outlets=[outlet])
    assert story.chain(1) == ["Jim Orrick"]


def test_an_outlet_of_no_table_is_a_link_where_its_name_reads_like_one():
    story = resolve("[1 Jim Orrick] {1 told} the Northside Gazette <1 that the crane was old>.")
    assert story.chain(1) == ["Northside Gazette", "Jim Orrick"]


def test_a_television_station_without_a_name_is_a_link():
    story = resolve("[1 Jim Orrick] {1 told} a local television station <1 that the crane was old>.")
    assert story.chain(1) == ["a local television station", "Jim Orrick"]


def test_the_newspaper_is_the_outlet_named_last():
    story = resolve(
        "The Washington Post found old cranes in three ports. [1 Jim Orrick] {1 told} the newspaper <1 that he knew>."
    )
    assert story.chain(1) == ["The Washington Post", "Jim Orrick"]


def test_a_short_name_of_an_outlet_is_the_one_that_the_article_names_in_full():
    story = resolve("The Washington Post came first. [1 Jim Orrick] {1 told} the Post <1 that he knew>.")
    assert story.chain(1) == ["The Washington Post", "Jim Orrick"]


def test_a_reporter_of_another_outlet_is_a_link():
    story = resolve(
        "Dana Price, a reporter for the Northside Gazette, called. [1 Jim Orrick] {1 told} Ms. Price <1 no>."
    )
    assert story.chain(1) == ["Dana Price", "Jim Orrick"]


def test_an_anchor_by_the_outlets_name_is_that_outlet():
    story = resolve("[1 Jim Orrick] {1 told} CNN’s Dana Price <1 that he knew>. [2 He] {2 told} Price <2 more>.")
    assert story.chain(1) == ["CNN", "Jim Orrick"]
    assert story.chain(2) == ["CNN", "Jim Orrick"]


@pytest.mark.parametrize("listener", ["reporters", "supporters", "President Alma Reyes", "the committee", "a friend"])
def test_talking_to_others_makes_no_link(listener):
    story = resolve(f"[1 Jim Orrick] {{1 told}} {listener} <1 that the crane was old>.")
    assert story.chain(1) == ["Jim Orrick"]


@pytest.mark.parametrize(
    "words", ["in a statement", "on Twitter", "in a letter to the board", "in a tweet", "at a press briefing"]
)
def test_ones_own_statement_or_briefing_is_no_link(words):
    story = resolve(f"<1 “It was old,”> [1 Jim Orrick] {{1 said}} {words}.")
    assert story.chain(1) == ["Jim Orrick"]


@pytest.mark.parametrize(
    "citing",
    [
        f"<1 The deal is dead>, [1 Reuters] {{1 reported}} on Friday, citing {OFFICIALS}.",
        f"[1 Reuters], citing {OFFICIALS}, {{1 reported}} <1 that the deal was dead>.",
        f"According to [1 Reuters], {{1 which cited}} {OFFICIALS}, <1 the deal is dead>.",
        f"[1 Reuters] {{1 cited}} [2 {OFFICIALS}] {{2 as saying}} <2 that the deal was dead>.",
        f"[1 A Reuters report] {{1 cited}} <1 {OFFICIALS} as saying that the deal was dead>.",
    ],
)
def test_those_whom_a_report_cites_are_behind_it(citing):
    story = resolve(citing)
    last = len(story.speakers())
    assert story.chain(last) == ["Reuters", OFFICIALS]
    assert story.attribution(last).anonymous


def test_the_source_of_a_citing_report_is_the_one_cited_with_its_words():
    story = resolve(f"<1 The deal is dead>, [1 Reuters] {{1 reported}}, citing {OFFICIALS}.")
    found = story.attribution(1).attribution
    assert found.source.text == OFFICIALS
    assert story.analyses[0].article.text[slice(*found.source.spans[0])] == OFFICIALS


def test_those_from_whom_it_was_learned_are_told_without_the_space_behind_them():
    story = resolve(f"[1 Reuters] {{1 has learned}} from {OFFICIALS} <1 that the deal was dead>.")
    assert story.attribution(1).attribution.source.text == OFFICIALS


def test_a_reason_behind_citing_is_no_source():
    story = resolve("[1 Jim Orrick] {1 resigned}, citing ill health, <1 the board said>.")
    assert story.chain(1) == ["Jim Orrick"]


def test_a_relay_is_carried_over_to_they_said():
    story = resolve(f"Reuters published a report which cited {OFFICIALS}. [1 They] {{1 said}} <1 the deal was dead>.")
    assert story.chain(1) == ["Reuters", OFFICIALS]


def test_a_speaker_who_goes_on_speaks_through_the_same_outlet():
    story = resolve(
        "[1 Jim Orrick] {1 told} Reuters <1 that he knew>. [2 He] {2 said} <2 he had warned them>.\n\n"
        "<3 “It was late,”> [3 he] {3 added}."
    )
    assert story.chain(2) == story.chain(3) == ["Reuters", "Jim Orrick"]


def test_a_speaker_who_goes_on_elsewhere_does_not():
    story = resolve("[1 Jim Orrick] {1 told} Reuters <1 that he knew>. [2 He] {2 told} reporters later <2 he did not>.")
    assert story.chain(2) == ["Jim Orrick"]


def test_another_speaker_does_not_go_on_through_the_outlet():
    story = resolve("[1 Jim Orrick] {1 told} Reuters <1 that he knew>. [2 Marta Velden] {2 said} <2 he lied>.")
    assert story.chain(2) == ["Marta Velden"]


def test_a_speaker_far_below_does_not_go_on_through_the_outlet():
    filler = "\n\n".join("The rain fell on the roofs of the town." for _ in range(4))
    story = resolve(f"[1 Jim Orrick] {{1 told}} Reuters <1 that he knew>.\n\n{filler}\n\n[2 Orrick] {{2 said}} <2 no>.")
    assert story.chain(2) == ["Jim Orrick"]


def test_a_summary_before_the_quotation_came_the_same_way():
    story = resolve(
        "[1 Jim Orrick] {1 said} <1 it was a matter of law>.\n\n<2 “I would not sign it,”> [2 he] {2 told} Reuters."
    )
    assert story.chain(1) == ["Reuters", "Jim Orrick"]


def test_hearsay_behind_a_cited_report_comes_from_the_same_sources():
    story = resolve(
        f"A Reuters report cited [1 {OFFICIALS}] {{1 as saying}} <1 that he was ill>.\n\n"
        "Jim Orrick {2 was said} <2 to have written a will>."
    )
    assert story.chain(2) == ["Reuters", OFFICIALS, "Jim Orrick"]


def test_a_book_is_its_authors_word():
    story = resolve(
        "A book by reporter Dana Price, [1 which] {1 reported} <1 that [2 Jim Orrick] {2 told} aides <2 he was ill>>."
    )
    assert story.chain(2) == ["Dana Price", "Jim Orrick"]


def test_a_formal_document_is_a_link():
    story = resolve("[1 Court records] {1 say} <1 that [2 Jim Orrick] {2 told} police <2 he was asleep>>.")
    assert story.chain(2) == ["Court records", "Jim Orrick"]


def test_a_video_that_shows_somebody_speaking_is_a_link():
    story = resolve("<1 “It will hold,”> [1 the video] {1 showed} Jim Orrick telling the crew.")
    assert story.chain(1) == ["the video", "Jim Orrick"]


def test_officials_behind_a_newspaper_that_is_named_first():
    story = resolve(
        "<1 The [2 New York Times] {2 had said} <2 that the deal was dead>>, {1 according to} [1 American officials]."
    )
    assert story.chain(1) == ["The New York Times", "American officials"]


def test_to_whom_and_where_it_was_said():
    story = resolve("[1 Jim Orrick] {1 told} reporters at a press briefing <1 that he knew>.")
    assert story.attribution(1).addressee == "reporters"
    assert story.attribution(1).occasion == "a press briefing"
    other = resolve("[1 Jim Orrick] {1 told} a news conference <1 that he knew>.")
    assert other.attribution(1).occasion == "a news conference"


def test_every_chain_ends_with_the_entity():
    story = resolve(f"[1 Reuters] {{1 reported}}, citing {OFFICIALS}, <1 that [2 Jim Orrick] {{2 said}} <2 no>>.")
    for found in story.resolution.attributions:
        assert found.chain[-1:] == ((found.entity,) if found.entity else ())


def test_agency_copy_comes_through_the_agency():
    story = resolve("LONDON (AP) — [1 Two officials] {1 said} <1 the crane fell>. [2 Orrick] {2 told} the AP <2 no>.")
    assert story.chain(1) == ["Associated Press", "Two officials"]
    assert story.chain(2) == ["Associated Press", "Orrick"]


def test_an_agencys_own_copy_has_no_such_link():
    story = resolve("LONDON (AP) — [1 Two officials] {1 said} <1 the crane fell>.", outlets=["Associated Press"])
    assert story.chain(1) == ["Two officials"]


def test_the_same_agency_copy_in_two_outlets_has_the_same_unnamed_source():
    copy = "LONDON (AP) — [1 Two port officials] {1 said} <1 the crane fell>."
    story = resolve(copy, copy)
    assert story.attribution(1).entity == story.attribution(1, "b").entity


def test_a_name_in_brackets_that_is_no_agency_is_no_credit():
    story = resolve("LONDON (Orrick) — [1 Two officials] {1 said} <1 the crane fell>.")
    assert story.chain(1) == ["Two officials"]


@pytest.mark.parametrize(
    ("words", "link"),
    [
        ("on “Face the Nation.”", "Face the Nation"),
        ("on ABC’s “This Week.”", "This Week"),
        ("on “Fox & Friends” on Friday.", "Fox & Friends"),
        ("in an interview aired Sunday on Harborside.", "Harborside"),
        ("in an interview with Ines Roth.", "Ines Roth"),
        ("on Otto Falk’s radio show.", "Otto Falk"),
        ("at an MSNBC town hall.", "MSNBC"),
    ],
)
def test_a_programme_or_an_interviewer_is_a_link(words, link):
    story = resolve(f"Ines Roth and Otto Falk are on the air. <1 “It was old,”> [1 Jim Orrick] {{1 said}} {words}")
    assert story.chain(1) == [link, "Jim Orrick"]


@pytest.mark.parametrize(
    "before",
    [
        "Jim Orrick sat down with Reuters on Friday.",
        "In an interview with Reuters that aired on Friday, Jim Orrick was blunt.",
        "Jim Orrick appeared on Reuters on Friday.",
    ],
)
def test_the_sentence_before_can_tell_of_the_interview(before):
    story = resolve(f"{before} <1 “It was old,”> [1 he] {{1 said}}.")
    assert story.chain(1) == ["Reuters", "Jim Orrick"]


def test_the_interview_of_somebody_else_is_no_link():
    story = resolve("Ines Roth sat down with Reuters. Jim Orrick waited. <1 “It was old,”> [1 Orrick] {1 said}.")
    assert story.chain(1) == ["Jim Orrick"]


def test_an_article_written_for_an_outlet_before_is_no_link():
    story = resolve("Jim Orrick wrote an op-ed for Reuters on Monday. On Friday, [1 he] {1 told} the crew <1 to go>.")
    assert story.chain(1) == ["Jim Orrick"]


def test_of_a_source_in_two_pieces_inside_anothers_words_the_one_before_the_verb_speaks():
    story = resolve(
        "<1 [2 A survivor], [1 Dora Vell], {1 said} [2 a steward] {2 told} people <2 that the pipe burst>>."
    )
    assert story.chain(2) == ["Dora Vell", "a steward"]


def test_a_programme_needs_no_quotation_marks():
    story = resolve("On Meet the Press last month, [1 Ines Roth] {1 said} <1 the port was dead>.")
    assert story.chain(1) == ["Meet the Press", "Ines Roth"]


def test_a_host_of_an_outlet_is_the_outlet():
    story = resolve("[1 Ines Roth] {1 told} Jo Wu of CNN <1 that the port was dead>.")
    assert story.chain(1) == ["CNN", "Ines Roth"]


def test_who_is_heard_in_a_recording_comes_through_it():
    story = resolve("In the video, [1 Ines Roth] can be heard {1 telling} a guard <1 to leave>.")
    assert story.chain(1) == ["the video", "Ines Roth"]


def test_a_paper_that_is_never_named_in_full_is_an_outlet():
    story = resolve("[1 The Tribune] {1 reported} <1 that the pier was shut>, citing two clerks.", outlets=[None])
    assert [story.entities[link].type for link in story.attribution(1).chain] == ["outlet", "anonymous"]


def test_nobody_is_told_in_told_to_leave():
    story = resolve("[1 The crew] {1 has been told} <1 to leave>.")
    assert story.attribution(1).addressee is None


def test_the_one_told_ends_before_the_time():
    story = resolve("[1 Ines Roth] {1 told} the committee months ago <1 that she would come>.")
    assert story.attribution(1).addressee == "the committee"


def test_a_town_hall_of_an_outlet_is_the_outlet():
    story = resolve("[1 Ines Roth] {1 said} at an MSNBC Town Hall <1 that it was late>.")
    assert story.chain(1) == ["MSNBC", "Ines Roth"]


def test_those_whom_a_report_cites_said_it_where_the_finding_has_them_inside_the_report():
    story = resolve(
        "[1 The Harbor Gazette] {1 reported} <1 <2 that Ines Roth had lied>>, {2 citing} [2 two clerks]. It rained.",
        outlets=[None],
    )
    assert all(story.chain(n) == ["Harbor Gazette", "two clerks"] for n in (1, 2))

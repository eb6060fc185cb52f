"""Whom "he" and "they" mean by the clause that they stand in, and by who spoke before."""

from tests.sources.marked import resolve


def test_they_are_the_party_that_begins_the_sentence_before():
    story = resolve("Democrats were adamant. Pressed by Bob Lark and Ann Roy, [1 they] {1 refused} <1 to budge>.")
    assert story.speaker(1) == "Democrats"


def test_they_are_a_partys_members_in_a_chamber():
    story = resolve("Harbor Republicans have refused a vote. [1 They] {1 argue} <1 it is too early>.")
    assert story.speaker(1) == "Harbor Republicans"


def test_they_are_the_institution_that_speaks_in_the_sentence():
    story = resolve(
        "Otto Pell rose. [1 Pell’s team] {1 said} <1 it had a million donors>, which [2 they] {2 call} <2 much>."
    )
    assert story.speaker(2) == "Otto Pell team"


def test_they_are_the_two_whose_offices_stand_before_their_names():
    story = resolve(
        "The board’s chair, Harry Stim, and president, Mary Spell, spoke. <1 “It was bad,”> [1 they] {1 said}."
    )
    assert story.speaker(1) == "Harry Stim and Mary Spell"


def test_the_two_and_the_pair_are_those_just_named():
    story = resolve("Ann Lark and Bob Roth met. [1 The two] {1 said} <1 it was late>. [2 The pair] {2 said} <2 so>.")
    assert story.speakers() == ["Ann Lark and Bob Roth", "Ann Lark and Bob Roth"]


def test_they_are_not_those_whom_a_quotation_speaks_of():
    story = resolve(
        "Mark Ural and Ron Wyde left. [1 Mr. Ural and Mr. Wyde] {1 said} <1 it was secret>. "
        "<2 “[3 Senior officials] {3 have stated} <3 that it is not>,”> [2 they] {2 said}. [4 They] {4 added} <4 so>."
    )
    assert story.speaker(3) == story.speaker(4) == "Mark Ural and Ron Wyde"


def test_he_is_not_the_one_whom_he_tells():
    story = resolve(
        "Vice President Joe Bodden and Paul Rian met. Mr. Rian was calm when Mr. Bodden laughed and laughed. "
        "<1 “I know,”> [1 he] {1 told} the vice president."
    )
    assert story.speaker(1) == "Paul Rian"


def test_he_is_the_one_of_a_meeting_at_which_he_spoke():
    story = resolve(
        "Chuck Schum and Bob Lark left after their meeting with Otto Pell, when [1 he] {1 said} <1 it was late>."
    )
    assert story.speaker(1) == "Otto Pell"


def test_he_in_a_question_is_the_one_who_is_asked():
    story = resolve(
        "{1 Asked} by [1 Chris Colm] <1 whether [2 he] {2 was blaming} <2 the board>>, [3 Anton Lark] {3 said} <3 no>."
    )
    assert story.speaker(2) == "Anton Lark"


def test_she_of_the_first_words_is_named_behind_them():
    story = resolve("<1 “The pier is shut,”> [1 she] {1 said} on the radio.\n\nMayor Ann Lark was at the harbour.")
    assert story.speaker(1) == "Ann Lark"


def test_she_of_the_first_words_is_not_a_man():
    story = resolve("<1 “The pier is shut,”> [1 she] {1 said} on the radio.\n\nMayor Bob Lark was at the harbour.")
    assert story.speaker(1) is None


def test_who_a_passive_speaks_of_stays_in_mind():
    story = resolve(
        "<1 “He acts,”> [1 Mr. Arper] {1 said}. Joe Arper and Rick Pell had met.\n\n"
        "<2 Mr. Pell> {2 was widely criticized} within [2 his own party] <2 for a plan>.\n\n"
        "At one point [3 he] {3 suggested} <3 that it was right>."
    )
    assert story.speaker(3) == "Rick Pell"


def test_whose_words_a_sentence_begins_with_is_in_mind():
    story = resolve(
        "[1 Joe Bodden] {1 said} <1 it was late>. Paul Rian listened.\n\n"
        "One of Rian’s best lines came when [2 he] {2 sought} <2 to explain it>."
    )
    assert story.speaker(2) == "Paul Rian"


def test_who_goes_back_over_a_party_mark():
    story = resolve("They met Rep. Steve Kang, R-Iowa, [1 who] {1 said} <1 it was late>.")
    assert story.speaker(1) == "Steve Kang"


def test_both_before_two_kinds_of_people_is_no_number():
    story = resolve("[1 Both conservative and liberal groups] {1 criticized} <1 the plan>.")
    assert story.entity(1).count is None


def test_he_is_the_lawyer_who_spoke_and_not_the_client():
    story = resolve(
        "Peter Strand was there. [1 Strand’s attorney], Adam Gold, {1 blasted} <1 the bureau>.\n\n"
        "[2 He] {2 added}, <2 “It was long.”>"
    )
    assert story.speaker(2) == "Adam Gold"


def test_the_subject_of_a_main_clause_is_not_named_behind_it():
    story = resolve(
        "Mitt Romer wrote one. In that letter [1 he] {1 argued} <1 that he was more for it than his rival, Ed Kennel>."
    )
    assert story.speaker(1) == "Mitt Romer"

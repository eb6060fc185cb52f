import pytest
from tests.sources.marked import resolve


def test_a_surname_goes_back_to_the_full_name():
    story = resolve("[1 Marta Velden] {1 said} <1 the pier was safe>. Hours later [2 Velden] {2 added} <2 a warning>.")
    assert story.speakers() == ["Marta Velden", "Marta Velden"]


def test_a_surname_before_the_full_name_goes_forward_to_it():
    story = resolve("[1 Velden] {1 said} <1 no>.\n\nMarta Velden, who runs the pier, was elected in May.")
    assert story.speaker(1) == "Marta Velden"


def test_the_fullest_form_is_the_name_and_the_others_are_aliases():
    story = resolve(
        "[1 James T. Orrick] {1 said} <1 no>. [2 Jim Orrick] {2 added} <2 maybe>. [3 Orrick] {3 left} <3 it>."
    )
    assert story.entity(1).name == "James T. Orrick"
    assert {"Jim Orrick", "Orrick"} <= set(story.entity(1).aliases)
    assert len({story.attribution(n).entity for n in (1, 2, 3)}) == 1


def test_two_people_of_one_surname_stay_two():
    story = resolve("[1 Anna Brandt] {1 said} <1 yes>. [2 Peter Brandt] {2 said} <2 no>.")
    assert story.attribution(1).entity != story.attribution(2).entity


def test_a_form_of_address_chooses_between_two_of_one_surname():
    story = resolve(
        "[1 Anna Brandt] {1 said} <1 yes>. [2 Peter Brandt] {2 said} <2 no>. [3 Ms. Brandt] {3 said} <3 she erred>."
        " [4 Mr. Brandt] {4 said} <4 he had not>."
    )
    assert story.speakers() == ["Anna Brandt", "Peter Brandt", "Anna Brandt", "Peter Brandt"]


def test_a_bare_surname_of_two_people_equally_present_is_nobody_of_them():
    story = resolve("Anna Brandt met Peter Brandt in the hall. [1 Brandt] {1 said} <1 the roof leaked>.")
    assert story.speaker(1) == "Brandt"


def test_a_given_name_goes_back_to_the_one_who_bears_it():
    story = resolve("Leila Moreno and her brother stood by. [1 Leila] {1 said} <1 yes>.")
    assert story.speaker(1) == "Leila Moreno"


def test_two_given_names_can_share_a_surname():
    story = resolve(
        "The letter was to Tess and Nora Whitlock. [1 Tess] {1 laughed} <1 at it>. [2 Nora] {2 said} <2 no>."
    )
    assert story.speakers() == ["Tess Whitlock", "Nora Whitlock"]


def test_a_president_by_title_is_not_a_child_of_the_name():
    story = resolve(
        "Tess and Nora Whitlock stood behind the podium. [1 President Whitlock] {1 said} <1 the bill was signed>. "
        "[2 Whitlock] {2 added} <2 thanks>."
    )
    assert story.entity(1).name == "Whitlock"
    assert story.attribution(2).entity == story.attribution(1).entity


@pytest.mark.parametrize(
    ("full", "short"),
    [
        ("Esteban Calderón", "Calderon"),
        ("Enrique Peña Ortiz", "Peña Ortiz"),
        ("Ursula van der Berg", "van der Berg"),
        ("Aoife O'Hara", "O'Hara"),
        ("Rosa Lopez-Diaz", "Lopez-Diaz"),
        ("George W. Hallam Jr.", "Hallam"),
    ],
)
def test_unusual_surnames_are_known_again(full, short):
    story = resolve(f"[1 {full}] {{1 said}} <1 the vote was close>. [2 {short}] {{2 added}} <2 a word>.")
    assert story.attribution(1).entity == story.attribution(2).entity


def test_a_surname_that_is_a_word_is_no_name_at_the_head_of_a_sentence():
    story = resolve("Senators met at noon. [1 Dana Price] {1 said} <1 the price was high>. Price rises hurt everybody.")
    assert story.entity(1).aliases == ()


def test_a_surname_that_is_also_an_outlet_is_the_person_whom_the_article_names():
    story = resolve("Vicente Fox spoke in Quito. [1 Fox] {1 said} <1 no>. [2 Mr. Fox] {2 added} <2 never>.")
    assert story.speakers() == ["Vicente Fox", "Vicente Fox"]


def test_other_articles_tell_the_full_name():
    story = resolve(
        "[1 Inspector Quill] {1 said} <1 the tanks were empty>.",
        "[1 Beatrice Quill] {1 said} <1 the tanks were empty>.",
    )
    assert story.attribution(1).entity == story.attribution(1, "b").entity
    assert story.speaker(1) == "Beatrice Quill"


def test_a_surname_of_two_people_in_other_articles_stays_apart():
    story = resolve(
        "[1 Quill] {1 said} <1 the tanks were empty>.",
        "[1 Beatrice Quill] {1 said} <1 yes>. [2 Conrad Quill] {2 said} <2 no>.",
    )
    assert story.speaker(1) == "Quill"
    assert story.attribution(1).entity not in {story.attribution(n, "b").entity for n in (1, 2)}


def test_another_gender_in_another_article_stays_apart():
    story = resolve("[1 Mr. Quill] {1 said} <1 the tanks were empty>.", "[1 Beatrice Quill] {1 said} <1 yes>.")
    assert story.attribution(1).entity != story.attribution(1, "b").entity


def test_several_named_speakers_are_a_group_of_their_own():
    story = resolve("[1 Marta Velden and Jim Orrick] {1 said} <1 the pier was safe>. [2 Velden] {2 left} <2 it>.")
    assert story.entity(1).type == "group"
    assert story.entity(1).name == "Marta Velden and Jim Orrick"
    assert story.attribution(2).entity != story.attribution(1).entity


def test_a_father_and_a_son_of_one_name_stay_two():
    story = resolve("[1 Amos Reed Jr.] {1 said} <1 no>. His father, Amos Reed, wept. [2 Amos Reed] {2 said} <2 yes>.")
    assert story.attribution(1).entity != story.attribution(2).entity


def test_one_article_may_leave_out_the_junior():
    story = resolve("[1 Amos Reed Jr.] {1 said} <1 no>.", "[1 Amos Reed] {1 said} <1 no>.")
    assert story.attribution(1).entity == story.attribution(1, "b").entity


def test_a_surname_that_is_a_month_is_known_behind_a_title():
    story = resolve("[1 Mrs. May] {1 said} <1 it was June>. [2 David Long] {2 said} <2 no>.")
    assert story.speakers() == ["May", "David Long"]


def test_an_institution_by_its_apposition_is_no_person():
    story = resolve("[1 Northern Rising, a research group,] {1 said} <1 no>.")
    assert story.entity(1).type == "organization"


def test_a_town_with_its_state_is_no_person():
    story = resolve("[1 South Bend, Ind., Mayor Otto Falk] {1 said} <1 no>.")
    assert story.speaker(1) == "Otto Falk"


def test_middle_initials_tell_two_apart():
    story = resolve("[1 Amos H.B. Reed] {1 said} <1 no>. His son, [2 Amos B. Reed], {2 said} <2 yes>.")
    assert story.attribution(1).entity != story.attribution(2).entity


def test_a_middle_initial_may_be_left_out_or_written_in_full():
    story = resolve(
        "[1 Amos B. Reed] {1 said} <1 no>.", "[1 Amos Reed] {1 said} <1 no>.", "[1 Amos Burt Reed] {1 said} <1 no>."
    )
    assert len({story.attribution(1, article).entity for article in "abc"}) == 1


def test_the_elder_and_the_younger_are_two_persons():
    story = resolve(
        "Amos Reed and Nora Reed sailed. [1 The elder Reed] {1 said} <1 no>. [2 The younger Reed] {2 said} <2 yes>."
    )
    assert {story.entity(1).type, story.entity(2).type} == {"person"}
    assert story.attribution(1).entity != story.attribution(2).entity


def test_a_surname_settled_before_a_relative_comes_in_stays_with_its_bearer():
    story = resolve(
        "Anna Brandt won the seat. [1 Brandt] {1 said} <1 yes>.\n\nHer husband, Peter Brandt, stood by. "
        "[2 Brandt] {2 said} <2 she would serve>."
    )
    assert story.speaker(1) == "Anna Brandt"
    assert story.attribution(2).entity == story.attribution(1).entity


def test_a_surname_that_is_a_given_name_tells_no_gender_behind_a_title():
    story = resolve(
        "Hilda Clinton and Bill Clinton met. [1 Secretary Clinton] {1 said} <1 no>. [2 Mrs. Clinton] {2 left} <2 it>."
    )
    assert story.entity(1).name != "Bill Clinton"
    assert story.speaker(2) == "Hilda Clinton"


def test_a_month_can_be_a_given_name():
    story = resolve("[1 Jan Brewster] {1 said} <1 no>. In June Brewster left. [2 Brewster] {2 said} <2 yes>.")
    assert story.speakers() == ["Jan Brewster", "Jan Brewster"]


@pytest.mark.parametrize(
    "source",
    ["The Justice Department", "The Marlow County Sheriff Department", "the Harbor Bowl Host Committee"],
)
def test_an_office_in_an_institutions_name_makes_no_person(source):
    story = resolve(f"On Friday, [1 {source}] {{1 said}} <1 no>.")
    assert story.entity(1).type == "organization"


def test_an_organization_for_something_is_one_name():
    story = resolve("[1 The National Organization for Harbors] {1 said} <1 no>.")
    assert story.speaker(1) == "National Organization for Harbors"


def test_a_name_on_a_network_is_the_persons():
    story = resolve('[1 Omar Tell] {1 tweeted}, <1 "[2 @InesRoth] {2 refused} <2 to say it aloud>">. Ines Roth left.')
    assert story.speaker(2) == "Ines Roth"


def test_a_surname_that_is_an_office_is_a_surname_behind_a_given_name():
    story = resolve("[1 Sen. Angus King of Maine] {1 said} <1 no>. [2 Mr. King] {2 left} <2 it>.")
    assert story.speakers() == ["Angus King", "Angus King"]


def test_a_bare_surname_is_the_fathers_whose_son_is_only_named():
    story = resolve("Mark Dalby, whose son, James Dalby, was hurt, rose. [1 Dalby] {1 praised} <1 the nurses>.")
    assert story.speaker(1) == "Mark Dalby"


def test_a_name_behind_a_long_office_is_its_holder():
    story = resolve("It rained. [1 deputy chief of staff for communications Bill Marsh] {1 said} <1 no>.")
    assert story.speaker(1) == "Bill Marsh"


@pytest.mark.parametrize(
    "source", ["a spokesman for Bill Marsh", "A lawyer for former mayor Bill Marsh", "an aide to Bill Marsh"]
)
def test_a_name_that_somebody_works_for_is_not_his_own(source):
    story = resolve(f"Bill Marsh left. It rained. [1 {source}] {{1 said}} <1 no>.")
    assert story.speaker(1) != "Bill Marsh"

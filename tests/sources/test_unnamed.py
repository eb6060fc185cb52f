import pytest
from tests.sources.marked import resolve


@pytest.mark.parametrize(
    ("source", "count"),
    [
        ("Two officials", 2),
        ("two people familiar with the talks", 2),
        ("More than 30 sources", 30),
        ("a dozen women", 12),
        ("A senior official", 1),
        ("multiple sources", None),
        ("Officials", None),
        ("several harbor workers", None),
        ("At least four aides to the mayor", 4),
    ],
)
def test_the_number_is_read_where_it_is_told(source, count):
    story = resolve(f"On Friday, [1 {source}] {{1 said}} <1 the deal was dead>.")
    assert story.attribution(1).anonymous
    assert story.entity(1).type == "anonymous"
    assert story.entity(1).count == count


@pytest.mark.parametrize(
    "source",
    [
        "A spokesman",
        "aides",
        "a person familiar with the matter",
        "critics",
        "many Republicans",
        "Several GOP senators",
        "members of both parties",
        "lawmakers",
        "A group of senators",
        "Gay and civil rights groups",
        "some of the mayor’s former advisers",
        "Treasury officials",
        "flood victims’ families",
    ],
)
def test_people_without_a_name_are_unnamed(source):
    story = resolve(f"On Friday, [1 {source}] {{1 said}} <1 the deal was dead>.")
    assert story.attribution(1).anonymous


@pytest.mark.parametrize(
    "source",
    [
        "Republicans",
        "The government",
        "the Orrick campaign",
        "Moscow",
        "The White House",
        "U.S. media outlets",
        "the company",
        "a new poll",
        "court documents",
        "The European Union",
        "police",
    ],
)
def test_parties_governments_campaigns_and_papers_are_not_unnamed(source):
    story = resolve(f"Jim Orrick stood in the hall. On Friday, [1 {source}] {{1 said}} <1 the deal was dead>.")
    assert not story.attribution(1).anonymous


def test_nobody_and_no_official_speak_for_nobody():
    story = resolve("[1 No senior official] {1 has defended} <1 the plan>.")
    assert story.attribution(1).entity is None


def test_the_description_is_what_stands_behind_the_noun_as_printed():
    story = resolve("The paper cited [1 two anonymous sources close to the palace] {1 as saying} <1 that he was ill>.")
    assert story.entity(1).description == "close to the palace"
    assert story.entity(1).name == "two anonymous sources close to the palace"


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("spoke on condition of anonymity because he feared for his job", "because he feared for his job"),
        ("asked not to be named, citing the open inquiry", "citing the open inquiry"),
        ("was not authorized to discuss the file", "was not authorized to discuss the file"),
    ],
)
def test_the_reason_for_anonymity_is_kept(words, reason):
    story = resolve(f"<1 “It is over,”> {{1 said}} [1 a harbor official], who {words}.")
    assert story.entity(1).reason == reason


def test_no_reason_where_none_is_given():
    story = resolve("[1 A harbor official] {1 said} <1 it was over>.")
    assert story.entity(1).reason is None


@pytest.mark.parametrize("later", ["The officials", "They", "the two officials", "these officials"])
def test_a_plural_goes_back_to_the_set(later):
    story = resolve(
        f"[1 Two port officials] {{1 said}} <1 the crane fell>. [2 {later}] {{2 added}} <2 that nobody was hurt>."
    )
    assert story.attribution(2).entity == story.attribution(1).entity


def test_one_of_the_officials_goes_back_to_the_set():
    story = resolve("[1 Two port officials] {1 said} <1 the crane fell>. [2 One of the officials] {2 added} <2 more>.")
    assert story.attribution(2).entity == story.attribution(1).entity


def test_the_official_goes_back_to_the_one():
    story = resolve("[1 A port official] {1 said} <1 the crane fell>. [2 The official] {2 added} <2 more>.")
    assert story.attribution(2).entity == story.attribution(1).entity


def test_singular_and_plural_are_kept_apart():
    story = resolve(
        "[1 Two port officials] {1 said} <1 the crane fell>. [2 A port official] {2 said} <2 it stood>. "
        "[3 The officials] {3 said} <3 more>. [4 The official] {4 said} <4 less>."
    )
    assert story.attribution(3).entity == story.attribution(1).entity
    assert story.attribution(4).entity == story.attribution(2).entity
    assert story.attribution(1).entity != story.attribution(2).entity


def test_another_official_is_another_one():
    story = resolve("[1 A port official] {1 said} <1 it fell>. [2 Another official] {2 said} <2 it stood>.")
    assert story.attribution(1).entity != story.attribution(2).entity


def test_the_same_bare_plural_is_one_set_within_an_article():
    story = resolve(
        "[1 Port officials] {1 said} <1 it fell>. The rain went on. [2 Port officials] {2 said} <2 it stood>."
    )
    assert story.attribution(1).entity == story.attribution(2).entity


def test_a_senior_official_twice_may_be_two_people():
    story = resolve("[1 A senior official] {1 said} <1 it fell>. [2 A senior official] {2 said} <2 it stood>.")
    assert story.attribution(1).entity != story.attribution(2).entity


def test_unnamed_sources_of_two_outlets_stay_apart():
    story = resolve("[1 Two port officials] {1 said} <1 it fell>.", "[1 Two port officials] {1 said} <1 it fell>.")
    assert story.attribution(1).entity != story.attribution(1, "b").entity


def test_unnamed_sources_through_one_outlet_described_alike_are_the_same():
    story = resolve(
        "Reuters reported, citing [1 two people close to the palace], {1 as saying} <1 that he was ill>.",
        "Reuters, which cited two people who are close to the palace, caused a stir. [1 They] {1 said} <1 he was ill>.",
    )
    assert story.attribution(1).entity == story.attribution(1, "b").entity
    assert story.chain(1) == story.chain(1, "b")


def test_unnamed_sources_of_another_number_through_one_outlet_are_not():
    story = resolve(
        "Reuters cited [1 two people close to the palace] {1 as saying} <1 that he was ill>.",
        "Reuters cited [1 five people close to the palace] {1 as saying} <1 that he was ill>.",
    )
    assert story.attribution(1).entity != story.attribution(1, "b").entity


@pytest.mark.parametrize(
    ("source", "name"),
    [("Some", "some fishermen in Norrby"), ("several of whom", "several fishermen in Norrby")],
)
def test_some_are_part_of_the_people_spoken_of(source, name):
    story = resolve(f"The plan angered fishermen in Norrby. [1 {source}] {{1 called}} <1 it a trick>.")
    assert story.speaker(1) == name
    assert story.attribution(1).anonymous


def test_whose_people_they_are_is_told():
    story = resolve("Jim Orrick left over the objections of [1 his senior advisers], {1 who said} <1 no>.")
    assert story.speaker(1) == "Jim Orrick’s senior advisers"


def test_a_list_of_unnamed_people_is_one_unnamed_source():
    story = resolve(
        "[1 Port economists and trade experts] {1 said} <1 no>. [2 Some faculty and traders] {2 said} <2 no>."
    )
    assert story.speakers() == ["Port economists and trade experts", "Some faculty and traders"]
    assert story.attribution(1).anonymous


def test_people_who_say_something_are_no_magazine():
    story = resolve("It was late. [1 People] {1 said} <1 the crane was old>.")
    assert story.entity(1).type != "outlet"


def test_a_verb_before_people_is_no_part_of_their_name():
    story = resolve("The vote enraged nurses, [1 who] {1 accused} <1 the mayor of betrayal>.")
    assert story.speaker(1) == "nurses"


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("Other nurses, such as Ines Roth,", "Other nurses"),
        ("Some nurses on the ward — including Ines Roth —", "Some nurses on the ward"),
        ("progressive and nurse advocacy groups", "progressive and nurse advocacy groups"),
        ("Such aides", "Such aides"),
    ],
)
def test_who_is_among_unnamed_people_is_no_part_of_their_name(source, name):
    story = resolve(f"[1 {source}] {{1 said}} <1 no>.")
    assert story.attribution(1).anonymous
    assert story.speaker(1) == name
    assert story.entity(1).count is None


@pytest.mark.parametrize(
    ("source", "count"),
    [
        ("some 180,000 residents", 180000),
        ("Both officials", 2),
        ("A bipartisan trio of lawmakers", 3),
        ("A small group of lawmakers", None),
        ("A bipartisan pair of senators", 2),
        ("an angry crowd", None),
        ("three current and two former port officials", 5),
    ],
)
def test_large_numbers_and_words_of_number_are_read(source, count):
    story = resolve(f"It rained. [1 {source}] {{1 said}} <1 the deal was dead>.")
    assert story.attribution(1).anonymous
    assert story.entity(1).count == count


def test_numbers_of_a_poll_are_no_people():
    story = resolve("It rained. [1 Poll numbers] {1 suggest} <1 that the deal is dead>.")
    assert not story.attribution(1).anonymous


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("spoke to Reuters on condition of anonymity to discuss private talks", "to discuss private talks"),
        ("spoke on the condition that she not be named, since the file is sealed", "since the file is sealed"),
        ("insisted on anonymity in line with the rules of the port", "in line with the rules of the port"),
        ("asked not to be identified when discussing the file", "when discussing the file"),
        ("spoke on condition of anonymity", None),  # no reason is given
        ("said on background that it was late", None),
    ],
)
def test_a_reason_is_what_is_given_and_not_the_condition(words, reason):
    story = resolve(f"<1 “It is over,”> {{1 said}} [1 a harbor official], who {words}.")
    assert story.entity(1).reason == reason


def test_a_reason_ends_where_the_sentence_goes_on():
    story = resolve(
        "[1 An official], who spoke on condition of anonymity because the file is sealed, {1 said} <1 it was over>."
    )
    assert story.entity(1).reason == "because the file is sealed"


@pytest.mark.parametrize(
    "later",
    [
        "The officials spoke on condition of anonymity because the file is sealed.",
        "It rained. The crane fell. Both of the port officials asked for anonymity because the file is sealed.",
        "[2 The officials], who insisted on anonymity because the file is sealed, {2 said} <2 no>.",
        "They spoke on condition of anonymity because the file is sealed.",
    ],
)
def test_a_reason_that_is_given_later_is_theirs(later):
    story = resolve(f"[1 Two port officials] {{1 said}} <1 it was over>. {later}")
    assert story.entity(1).reason == "because the file is sealed"


@pytest.mark.parametrize(
    "others",
    [
        "according to [2 a lawyer], who {2 spoke} <2 no> on condition of anonymity because the file is sealed.",
        "said a clerk, speaking on condition of anonymity because the file is sealed.",
    ],
)
def test_the_reason_of_another_source_in_the_sentence_is_not_theirs(others):
    assert resolve(f"[1 Port officials] {{1 hope}} <1 it is over>, {others}").entity(1).reason is None


def test_the_reason_of_a_source_in_the_next_sentence_is_not_theirs():
    story = resolve(
        "[1 Port officials] {1 hope} <1 it is over>. The file is sealed, said three clerks, who spoke on condition of "
        "anonymity because they were not allowed to speak."
    )
    assert story.entity(1).reason is None


def test_what_somebody_says_of_herself_in_a_quotation_is_no_reason():
    story = resolve("[1 A port official] {1 said} <1 she was “not authorized to discuss the file”>.")
    assert story.entity(1).reason is None


@pytest.mark.parametrize("source", ["the mother", "One port strategist"])
def test_whoever_asks_for_anonymity_is_unnamed(source):
    story = resolve(
        f"Port strategist Otto Falk left. It rained. <1 “I know,”> {{1 said}} [1 {source}], who spoke on condition of "
        "anonymity because the file is sealed."
    )
    assert story.attribution(1).anonymous

import pytest
from tests.comparing.newsroom import Newsroom

from sayso.comparing.differences.quote_contrasts import show_printings, tell_printings
from sayso.comparing.quotations import find_quotes
from sayso.comparing.story import make_story


def told(one, other, tell=tell_printings):
    room = Newsroom().print_article("The Courier", one).print_article("The Herald", other)
    story = make_story(room.analyses, room.resolution)
    (quote, *_) = find_quotes(story.articles, story.attributions)
    first = next(v for v in quote.variants if v.article == "the-courier")
    second = next(v for v in quote.variants if v.article == "the-herald")
    contrast = tell(story, first, second)
    return contrast and contrast.note


def told_of(one, other, tell=tell_printings):
    return told(f"“{one},” she said.", f"“{other},” she said.", tell)


def test_of_two_that_are_set_side_by_side_one_word_is_shown_if_it_tells_anything():
    one = "I see how dull my words about the ferry were"
    other = "I see how stale my words about the ferry were"
    assert (
        told_of(one, other, show_printings)
        == "The Courier prints “I see how dull my words”, The Herald “I see how stale my words”."
    )
    assert told_of(one, "I see just how dull my words about the ferry were", show_printings) is None
    assert told_of(one, "I see how dull my word about the ferry is", show_printings) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "I see that my words about the ferry were dull and cruel",
            "I see my words about the ferry were dull and cruel",
        ),
        (
            "Think of the quay and the whole old harbour of Lisk",
            "Think of the quay, and then the whole old harbour of Lisk",
        ),
        ("We asked the United Towns to pay for the rotten ferry", "We asked the UT to pay for the rotten ferry"),
    ],
)
@pytest.mark.parametrize("tell", [tell_printings, show_printings])
def test_a_that_or_a_then_more_and_initials_are_never_told(one, other, tell):
    assert told_of(one, other, tell) is None


def test_no_printing_is_said_to_begin_where_it_goes_on_from_other_words():
    one = "We would be remiss if we did not ask why the old harbour ferry was sold"
    other = "We would be remiss in our duty to the town if we did not ask why the old harbour ferry was sold"
    note = told_of(one, other, show_printings)
    assert note is None or "begins at" not in note
    one = "She went to the quay at noon. They went back twelve years to find the tale of the ferry"
    other = "I feel a little bad about that. They went back twelve years to find the tale of the ferry"
    assert told_of(one, other, show_printings) is None


def test_a_but_before_a_printing_is_no_cut():
    words = "the people of Lisk would never have sold the old ferry"
    assert told_of(words, f"But {words}", show_printings) is None
    assert "has before it: “Nobody denies that" in told_of(words, f"Nobody denies that {words}", show_printings)


def test_two_that_share_a_turn_of_phrase_are_not_set_side_by_side():
    one = "The people of the united towns of the coast do not believe what he is saying about the quay"
    other = "It is never good to be against the mayor of the united towns of the coast when a ferry is sold"
    assert told_of(one, other, show_printings) is None


def test_a_changed_word_is_shown_with_the_words_beside_it():
    note = told_of(
        "The old bridge will not carry another winter of lorries",
        "The old bridge can not carry another winter of lorries",
    )
    assert note == "The Courier prints “The old bridge will not carry”, The Herald “The old bridge can not carry”."


@pytest.mark.parametrize(
    ("one", "other", "behind"),
    [
        ("The harbour board clearly did not read", "The harbour board did not read", "the report on the quay"),
        (
            "I made these statements out of loyalty",
            "I made these misstatements out of loyalty",
            "to the harbour master",
        ),
        ("They never drive me out of the harbour", "They never drive us out of the harbour", ""),
        ("The ferry can carry ten", "The ferry can carry some ten", "cars in the worst of storms"),
    ],
)
def test_a_word_of_weight_is_told_with_the_near_ends_of_its_clause(one, other, behind):
    assert told_of(f"{one} {behind}", f"{other} {behind}") == f"The Courier prints “{one}”, The Herald “{other}”."


def test_a_clause_ends_at_a_mark():
    before, one, other = "If the report is right,", "I think it is a disgrace", "it is a disgrace"
    assert told_of(f"{before} {one}", f"{before} {other}") == f"The Courier prints “{one}”, The Herald “{other}”."


def test_what_only_one_has_between_two_clauses_is_shown_with_words_of_both():
    one, other = "We sold it, sadly, but the pier will stay", "We sold it, but the pier will stay"
    assert told_of(one, other, show_printings) == (
        "The Courier prints “We sold it, sadly, but the pier will”, The Herald “We sold it, but the pier will”."
    )


def test_of_a_long_clause_the_words_beside_the_change_are_shown():
    town = "the people of the united towns of the windy coast of the cold northern sea"
    one = f"We tell {town} that the harbour board clearly did not read what {town} wrote"
    assert told_of(one, one.replace("clearly ", "")) == (
        "The Courier prints “board clearly did not read”, The Herald “board did not read”."
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The council believes that we cannot keep the old ferry", "The council believes we cannot keep the old ferry"),
        (
            "I conveyed the plan of the harbour to the mayor in May",
            "I had conveyed the plan of the harbour to the mayor in May",
        ),
        ("They are gonna close the harbour before the winter", "They are going to close the harbour before the winter"),
        ("The town welcomes the new ferry to the harbour", "The town welcome the new ferry to the harbour"),
        ("Somebody could have read the gauges of the old dam", "Someone could have read the gauges of the old dam"),
        ("We have smokey engines in the old northern ferry", "We have smoky engines in the old northern ferry"),
        ("We listened to this -- this ridiculous story of the dam", "We listened to this ridiculous story of the dam"),
        (
            "Without the dam the town would likely have been flooded",
            "Without the dam the town likely would have been flooded",
        ),
        ("It closed, I mean, before the first winter storm came", "It closed before the first winter storm came"),
        ("I asked Ida Hallow for three new bridges in the town", "I asked Hallow for three new bridges in the town"),
        (
            "We know that the inspectors general of the county are watching every gauge of the old dam",
            "We know that the IGs of the county are watching every gauge of the old dam",
        ),
        ("The old board should not sell the harbour", "The old board [Harbour Trust] should not sell the harbour"),
        ("We follow the facts and every witness ... and close the dam", "We follow the facts ... and close the dam"),
    ],
)
def test_a_trifle_is_not_told(one, other):
    assert told_of(one, other) is None
    assert told_of(other, one) is None


def test_a_long_stretch_left_out_inside_is_quoted_once():
    note = told_of(
        "The old bridge, as the engineers of the harbour warned us twice, cannot carry another winter of lorries",
        "The old bridge cannot carry another winter of lorries",
    )
    assert note == (
        "The Herald leaves out “as the engineers of the harbour warned us twice” in the middle without a mark; "
        "The Courier prints it."
    )


@pytest.mark.parametrize(
    ("short", "long", "note"),
    [
        (
            "We will sign the harbour contract next week",
            "We will sign the harbour contract next week, but only if the firm pays its debts",
            "The Courier stops at “the harbour contract next week”, "
            "The Herald goes on: “but only if the firm pays its debts”.",
        ),
        (
            "The harbour will be run otherwise after the winter",
            "As to the northern ferries of the county, the harbour will be run otherwise after the winter",
            "The Courier begins at “The harbour will be run”, "
            "The Herald has before it: “As to the northern ferries of the county”.",
        ),
        (
            "The harbour will be run otherwise after the winter",
            "As to the northern ferries of the county, the harbour will be run otherwise after the winter by whatever"
            " firm pays the debts",
            "The Courier leaves out “As to the northern ferries of the county” before and “by whatever firm pays the"
            " debts” behind the words that The Herald prints, too.",
        ),
        (
            "We will sign the harbour contract next week.",
            "We will sign the harbour contract next week. We never saw the books of the firm.",
            "The Courier stops at “the harbour contract next week”, "
            "The Herald goes on: “We never saw the books of the firm”.",
        ),
    ],
)
def test_what_is_cut_is_told_by_where_it_is_cut(short, long, note):
    assert told_of(short, long) == note


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("We will sign the harbour contract next week.", "We will sign the harbour contract next week. Thank you."),
        ("We will sign the harbour contract next week.", "We will sign the harbour contract next week because"),
        (
            "We will sign the harbour contract next week.",
            "Good morning from the town hall. We will sign the harbour contract next week.",
        ),
        (
            "the harbour will be run otherwise after the winter",
            "And so the harbour will be run otherwise after the winter",
        ),
        (
            "the harbour will be run otherwise after the winter",
            "By the new council of the county the harbour will be run otherwise after the winter",
        ),
        (
            "The harbour will be run otherwise after the winter",
            "The harbour will be run otherwise after the winter #ferries #harbours @courier",
        ),
    ],
)
def test_what_is_not_missed_is_not_told(short, long):
    assert told_of(short, long) is None


def test_a_fragment_is_told_only_where_a_word_beside_it_denies_it():
    one = "{s1@ann Ann Reed} {c1 called} it a {q1 “shameful waste of money”} on Friday."
    assert told(one, "{q1 “It is a shameful waste of money, and they know,”} {s1@ann Ann Reed} {c1 said}.") is None
    assert told(one, "{q1 “It is no shameful waste of money, and they know,”} {s1@ann Ann Reed} {c1 said}.") == (
        "The Courier begins at “shameful waste of money”, The Herald has before it: “It is no”."
    )


def test_few_words_of_two_that_go_on_in_two_ways_are_of_two_utterances():
    note = told_of(
        "Old debts ruin every winter budget; the council of the northern harbour must pay the dockers",
        "The county reads reports, and the council of the northern harbour must pay the dockers",
    )
    assert note is None


def test_two_printings_that_each_go_on_where_the_other_is_cut():
    note = told_of(
        "Nobody asked the old dockers. The harbour must close before the winter comes",
        "The harbour must close before the winter comes, whatever the angry owners write",
    )
    assert note == (
        "Only The Courier prints “Nobody asked the old dockers”, only The Herald “whatever the angry owners write”."
    )


def test_what_the_article_prints_behind_its_cue_is_not_cut():
    assert (
        told(
            "“We will sign the harbour contract next week,” she said. “But only if the dredging firm pays its debts.”",
            "“We will sign the harbour contract next week, but only if the dredging firm pays its debts,” she said.",
        )
        is None
    )


def test_words_outside_the_marks_may_be_put_otherwise_but_for_how_sure_somebody_is():
    words = "hid the real depth of the water from every captain, and the town paid for his lies in the winter storms"
    quoted = f"She said that “the harbour master clearly {words}” in May."
    assert told(quoted, f"She said that the harbour master {words}.") == (
        "The Courier prints “master clearly hid”, The Herald “master hid” without quotation marks."
    )
    assert told(quoted, f"She said that the harbour chief clearly {words}.") is None


def test_a_masked_word_is_shown():
    note = told_of("This damned bridge must go by June", "This d****d bridge must go by June")
    assert note == "The Herald masks “damned” as “d****d”; The Courier prints the word."


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The harbour keeps every long contract that we signed", "The harbor keeps every long contract that we signed"),
        ("The number one task of the harbour is safety now", "The No. 1 task of the harbour is safety now"),
        ("I asked Governor Hallow for three new bridges", "I asked Gov. Hallow for 3 new bridges"),
        ("The harbour is not safe and we are leaving it", "The harbour isn’t safe and we’re leaving it"),
        ("The ninth quay of the harbour is closed for good", "The 9th quay of the harbour is closed for good"),
    ],
)
def test_house_style_is_no_difference(one, other):
    assert told_of(one, other) is None


def test_the_same_words_are_no_difference():
    assert told_of("The harbour must close before the winter", "The harbour must close before the winter") is None


def test_two_fragments_of_one_sentence_share_no_words():
    room = Newsroom()
    room.print_article(
        "The Courier", "{q1 “It was a shameful waste of money and a bitter public joke,”} {s1@ann Ann Reed} {c1 said}."
    )
    room.print_article("The Herald", "{s1@ann Ann Reed} {c1 called} it {q1 “a shameful waste of money”} on Friday.")
    room.print_article("The Ledger", "It was {q1 “a bitter public joke”} on the town, {s1@ann Ann Reed} {c1 said}.")
    story = make_story(room.analyses, room.resolution)
    for quote in find_quotes(story.articles, story.attributions):
        for one in quote.variants:
            for other in quote.variants:
                if {one.article, other.article} == {"the-herald", "the-ledger"}:
                    assert tell_printings(story, one, other) is None


def test_a_letter_in_brackets_is_no_word_more():
    note = told(
        "{q1 “[W]e hope to open the northern harbour before the winter,”} {s1@ann Ann Reed} {c1 said}.",
        "{q1 “We hope to open the northern harbour before the winter,”} {s1@ann Ann Reed} {c1 said}.",
    )
    assert note is None


def test_what_stands_beside_the_passage_with_a_word_more_is_told_by_that_word():
    note = told(
        "{q1 “It has been a long winter,”} {s1@ann Ann Reed} {c1 said}. “I am a believer in fixed harbour fees.”",
        "{q1 “It has been a long winter and I am a firm believer in fixed harbour fees,”} {s1@ann Ann Reed} {c1 said}.",
    )
    assert note == (
        "The Courier prints “I am a believer in fixed harbour fees”,"
        " The Herald “I am a firm believer in fixed harbour fees”."
    )


def test_what_is_printed_further_down_with_a_masked_word_is_told_by_the_mask():
    note = told(
        "{q1 “I am free and there is no doubt,”} {s1@ann Ann Reed} {c1 said}. She leaves in May.\n"
        "“I built a d****d fine ferry,” she added.",
        "{q1 “I am free and there is no doubt. I built a damned fine ferry,”} {s1@ann Ann Reed} {c1 said}.",
    )
    assert note == "The Courier masks “damned” as “d****d”; The Herald prints the word."


def test_words_that_an_article_has_only_scattered_are_left_out():
    note = told(
        "{q1 “We will sign the harbour contract next week,”} {s1@ann Ann Reed} {c1 said}. Debts of the town grew.\n"
        "The firm that dredges there is old. Nobody pays it gladly.",
        "{q1 “We will sign the harbour contract next week, but only if the firm pays its debts,”} {s1@ann Ann Reed} "
        "{c1 said}.",
    )
    assert note == (
        "The Courier stops at “the harbour contract next week”, "
        "The Herald goes on: “but only if the firm pays its debts”."
    )


def test_a_cue_behind_a_mark_that_was_mistyped_is_not_missed():
    first, second = "Everyone wanted my honest harbour views!", "But the old ferry comes first for all of us."
    mistyped = f"{{q1 “{first}“ she posted on Friday. “{second}”}} {{s1@ann Ann Reed}} {{c1 wrote}}."
    assert told(f"{{q1 “{first}”}} {{s1@ann Ann Reed}} {{c1 wrote}}. “{second}”", mistyped) is None


def test_what_is_told_outside_the_marks_in_nearly_the_same_words_is_not_left_out():
    note = told(
        "{s1@ann Ann Reed} {c1 said} that if the charges are true, {q1 “the old harbour master will step aside”}.",
        "{q1 “However, the town thinks if these charges are true, the old harbour master will step aside,”} "
        "{s1@ann Ann Reed} {c1 said}.",
    )
    assert note is None


def test_a_fragment_that_the_outlet_denies_in_its_own_words_is_not_turned():
    note = told(
        "{s1@ann Ann Reed} {c1 warned} the owners not to {q1 “play with the old dam’s gates”} again.",
        "{q1 “Listen, do not play with the old dam’s gates, this would only lead to regret,”} {s1@ann Ann Reed} "
        "{c1 said}.",
    )
    assert note is None


def test_two_dots_show_that_something_is_left_out():
    one = "I have no wish to add to that offence.. Thank you all for the old ferry and for the whole harbour"
    other = (
        "I have no wish to add to that offence, and I want to be part of what is coming to the town next year."
        " Thank you all for the old ferry and for the whole harbour"
    )
    assert told_of(one, other) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "We condemn this egregious display of hatred and of rust. It has no place in the harbour",
            "egregious display of hatred and of rust on many sides",
        ),
        (
            "I do not recall the events described by the pilot in her letter",
            "not want to speak of this publicly, and I do not recall the events described by the pilot in her letter",
        ),
    ],
)
@pytest.mark.parametrize("tell", [tell_printings, show_printings])
def test_of_two_that_begin_or_end_in_their_own_way_no_words_are_set_against_each_other(one, other, tell):
    note = told_of(one, other, tell)
    assert note is None or " prints " not in note


def test_a_negation_before_words_that_differ_is_shown_with_them():
    one = "We will fight hard and make sure that the brewer never gets anyplace close to the old harbour"
    other = "We will fight hard and make sure that the brewer gets nowhere near to the old harbour"
    assert told_of(one, other, show_printings) == (
        "The Courier prints “never gets anyplace close to the old harbour”, "
        "The Herald “gets nowhere near to the old harbour”."
    )


def test_of_a_fragment_is_not_said_where_it_begins():
    one = "I use that word because it is what a board that builds such quays has made of them, a floating coffin"
    assert told_of("a floating coffin", one, show_printings) is None

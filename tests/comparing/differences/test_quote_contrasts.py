import pytest
from tests.comparing.newsroom import Newsroom

from sayso.comparing.differences.quote_contrasts import tell_printings
from sayso.comparing.quotations import find_quotes
from sayso.comparing.story import make_story


def told(one, other):
    room = Newsroom().print_article("The Courier", one).print_article("The Herald", other)
    story = make_story(room.analyses, room.resolution)
    (quote, *_) = find_quotes(story.articles, story.attributions)
    first = next(v for v in quote.variants if v.article == "the-courier")
    second = next(v for v in quote.variants if v.article == "the-herald")
    contrast = tell_printings(story, first, second)
    return contrast and contrast.note


def told_of(one, other):
    return told(f"“{one},” she said.", f"“{other},” she said.")


def test_a_changed_word_is_shown_with_the_words_beside_it():
    note = told_of(
        "The old bridge will not carry another winter of lorries",
        "The old bridge can not carry another winter of lorries",
    )
    assert note == "The Courier prints “bridge will not”, The Herald “bridge can not”."


def test_a_word_left_out_inside_is_shown_by_the_words_around_it():
    note = told_of(
        "The council believes that we cannot keep the old ferry", "The council believes we cannot keep the old ferry"
    )
    assert note == "The Courier prints “believes that we”, The Herald “believes we”."


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
            "The Courier stops before “but only if the firm pays its debts”, which The Herald prints.",
        ),
        (
            "The harbour will be run otherwise after the winter",
            "As to the northern ferries, the harbour will be run otherwise after the winter",
            "The Courier leaves out the beginning, “As to the northern ferries”, which The Herald prints.",
        ),
        (
            "the harbour will be run otherwise after the winter",
            "As to the northern ferries, the harbour will be run otherwise after the winter by the town council",
            "The Courier leaves out “As to the northern ferries” before and “by the town council” behind the words that"
            " The Herald prints, too.",
        ),
    ],
)
def test_what_is_cut_is_quoted_with_the_outlet_that_has_it(short, long, note):
    assert told_of(short, long) == note


def test_of_a_fragment_the_sentence_around_it_is_shown():
    note = told(
        "{s1@ann Ann Reed} {c1 called} it a {q1 “shameful waste of money”} on Friday.",
        "{q1 “Listen to me. It is a shameful waste of money, and they know,”} {s1@ann Ann Reed} {c1 said}.",
    )
    assert note == (
        "The Courier prints only “shameful waste of money”, "
        "The Herald “It is a shameful waste of money, and they know”."
    )


def test_two_printings_that_each_go_on_where_the_other_is_cut():
    note = told_of(
        "Nobody asked the dockers. The harbour must close before the winter comes",
        "The harbour must close before the winter comes, whatever the owners write",
    )
    assert note == "Only The Courier prints “Nobody asked the dockers”, only The Herald “whatever the owners write”."


def test_what_the_article_prints_behind_its_cue_is_not_cut():
    assert (
        told(
            "“We will sign the harbour contract next week,” she said. “But only if the dredging firm pays its debts.”",
            "“We will sign the harbour contract next week, but only if the dredging firm pays its debts,” she said.",
        )
        is None
    )


def test_the_same_words_with_marks_and_without_them():
    words = "the harbour master hid the real depth of the water from every captain"
    note = told(f"She said that “{words}” in May.", f"She said that {words}.")
    assert note and note.startswith("The Courier prints “the harbour master")
    assert note.endswith("in quotation marks, The Herald without them.")


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


def test_a_fragment_that_is_a_sentence_is_shown_with_what_stands_beside_it():
    note = told(
        "{s1@ann Ann Reed} {c1 told} them: {q1 “Stop the ferry now!”}",
        "{q1 “You must listen. Stop the ferry now! It leaks,”} {s1@ann Ann Reed} {c1 said}.",
    )
    assert note == (
        "The Courier prints only “Stop the ferry now”, The Herald “You must listen. Stop the ferry now! It leaks”."
    )


def test_a_letter_in_brackets_is_no_word_more():
    note = told(
        "{q1 “[W]e hope to open the northern harbour before the winter,”} {s1@ann Ann Reed} {c1 said}.",
        "{q1 “We hope to open the northern harbour before the winter,”} {s1@ann Ann Reed} {c1 said}.",
    )
    assert note is None


def test_what_an_outlet_says_around_the_words_is_its_own():
    note = told(
        "{s1@ann Ann Reed} {c1 promised} {q1 “limited access to the deep northern harbour basin”} in May.",
        "Nobody was surprised. The old firm got limited access to the deep northern harbour basin without a permit.",
    )
    assert note == (
        "The Courier prints “limited access to the deep northern harbour basin” in quotation marks, "
        "The Herald without them."
    )


def test_what_stands_beside_the_passage_with_a_word_more_is_told_by_that_word():
    note = told(
        "{q1 “It has been a long winter,”} {s1@ann Ann Reed} {c1 said}. “I am a believer in fixed harbour fees.”",
        "{q1 “It has been a long winter and I am a firm believer in fixed harbour fees,”} {s1@ann Ann Reed} {c1 said}.",
    )
    assert note == "The Courier prints “a believer”, The Herald “a firm believer”."


def test_what_is_printed_further_down_with_a_masked_word_is_told_by_the_mask():
    note = told(
        "{q1 “I am free and there is no doubt,”} {s1@ann Ann Reed} {c1 said}. She leaves in May.\n"
        "“I built a d****d fine ferry,” she added.",
        "{q1 “I am free and there is no doubt. I built a damned fine ferry,”} {s1@ann Ann Reed} {c1 said}.",
    )
    assert note == "The Courier masks “damned” as “d****d”; The Herald prints the word."


def test_a_fragment_is_not_all_where_the_article_prints_the_words_before_it_too():
    note = told(
        "{s1@ann Ann Reed} {c1 called} the ferry “much bigger” and {q1 “more powerful”} than the old one.",
        "{q1 “It is a much bigger and more powerful one, and its engine works,”} {s1@ann Ann Reed} {c1 said}.",
    )
    assert note == "The Courier stops before “one, and its engine works”, which The Herald prints."


def test_words_that_an_article_has_only_scattered_are_left_out():
    note = told(
        "{q1 “We will sign the harbour contract next week,”} {s1@ann Ann Reed} {c1 said}. Debts of the town grew.\n"
        "The firm that dredges there is old. Nobody pays it gladly.",
        "{q1 “We will sign the harbour contract next week, but only if the firm pays its debts,”} {s1@ann Ann Reed} "
        "{c1 said}.",
    )
    assert note == "The Courier stops before “but only if the firm pays its debts”, which The Herald prints."


def test_little_words_that_turn_nothing_are_not_missed():
    words = "the harbour will be closed before the first winter storm"
    assert told_of(words, f"And so {words}") is None
    assert told_of(words, f"But {words}") == "The Courier leaves out the beginning, “But”, which The Herald prints."


def test_words_that_one_outlet_puts_in_brackets_are_added_and_not_left_out():
    note = told_of(
        "The old board should not sell the northern harbour to them",
        "The old board [Harbour Trust] should not sell the northern harbour to them",
    )
    assert note == "The Herald adds “[Harbour Trust]” in brackets, The Courier does not."


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
    assert note == "The Courier leaves out “However, the town thinks”, which The Herald prints."

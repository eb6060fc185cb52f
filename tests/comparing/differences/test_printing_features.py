from tests.comparing.newsroom import Newsroom

from sayso.comparing.differences.printing_features import printing_features
from sayso.comparing.quotations import find_quotes
from sayso.comparing.story import make_story


def features(one, other):
    room = Newsroom().print_article("The Courier", f"“{one},” {{s1@ann Ann Reed}} {{c1 said}}.")
    room.print_article("The Herald", f"“{other},” {{s1@ann Ann Reed}} {{c1 said}}.")
    story = make_story(room.analyses, room.resolution)
    (quote, *_) = find_quotes(story.articles, story.attributions)
    first, second = quote.variants
    there, back = printing_features(story, quote, first, second), printing_features(story, quote, second, first)
    assert there == back, "the order of the two does not matter"
    return there


def test_what_is_cut_is_counted():
    found = features(
        "We will sign the harbour contract next week",
        "We will sign the harbour contract next week, but not if the firm owes 40 captains",
    )
    assert found["own_telling_most"] == 4 and found["own_telling_least"] == 0
    assert found["own_behind"] and not found["own_before"]
    assert found["own_turn"] and found["own_negation"] and found["own_number"]
    assert found["changes"] == 0


def test_what_is_changed_is_counted():
    found = features(
        "The old bridge will not carry another winter of lorries",
        "The old bridge can carry another winter of lorries",
    )
    assert found["changes"] == 1 and found["change_negation"] and found["change_modal"]
    assert not found["change_number"] and found["own_words"] == 0


def test_the_same_words_differ_in_nothing():
    found = features("The harbour must close before the winter", "The harbour must close before the winter")
    assert found["identical"] and found["ratio"] == 1 and found["covered"] == 1
    assert not any(found[name] for name in found if name.startswith(("own", "change")))


def test_every_feature_is_a_number_with_the_same_names_in_the_same_order():
    one = features("The harbour must close before the winter", "The harbour must close before the winter")
    other = features("A bridge is a bridge is a promise", "A bridge is a bridge is a promise and more than that")
    assert list(one) == list(other)
    assert all(float(value) == value for value in one.values())

"""What is shown of what may be shown: the tellers and the rankers have tests of their own."""

from dataclasses import replace
from typing import NamedTuple

import pytest
from drafted import claim_of, draft, passage, print_story
from tests.comparing.newsroom import Newsroom

from sayso.comparing.differences import find, find_differences
from sayso.comparing.differences.candidates import Candidate
from sayso.comparing.differences.records import differ_in_records
from sayso.comparing.differences.worth import Sentences
from sayso.comparing.findings import Finding, side_of
from sayso.comparing.names import find_spellings
from sayso.comparing.printings import sentences_under
from sayso.comparing.quotations import find_quotes
from sayso.comparing.story import make_story
from sayso.types import DifferenceType, Span


class Weighed(NamedTuple):
    """A candidate that is worth what a test says."""

    candidate: Candidate
    worth: float
    sentences: Sentences


@pytest.fixture(autouse=True)
def chances(monkeypatch):
    """Set what candidates are worth, one number or by their numbers; at first passages what they are alike."""

    def set_chances(passages, printings=0.0):
        worth = {"passages": passages, "printings": printings}

        def weigh(story, candidates, reader):
            pairs = [(worth[kind], candidate) for kind, own in candidates.items() for candidate in own]
            return [
                Weighed(
                    found,
                    one(found.features) if callable(one) else one,
                    tuple((side.article, sentences_of(story, side)) for side in found.sides),
                )
                for one, found in pairs
            ]

        monkeypatch.setattr(find, "weigh", weigh)

    set_chances(lambda row: row["alike"])
    return set_chances


def clause(story, article, words):
    """Some words of an article's one sentence as a passage."""
    whole = passage(story, article)
    start = story.articles[article].text.index(words)
    return replace(whole, spans=(Span(start, start + len(words)),), text=words)


def sentences_of(story, side):
    article = next(one for one in story.articles if one.id == side.article)
    return sentences_under(article, side.passage.spans[0].start, side.passage.spans[-1].end)


def differences(story, claims=(), quotes=()):
    """The differences of a story; nothing is read, since each test says what pairs are worth."""
    return find_differences(story, claims, quotes, reader=None)


SURE = 0.9
# Numbers so small that nothing but the passages is compared by them.
FIVE, SIX = "The storm sank 5 fishing boats.", "The storm sank 6 fishing boats."


def shown(story, claims=(), quotes=()):
    return [(str(d.type), d.note) for d in differences(story, claims, quotes)]


def told_by(room, kind):
    """The differences of a kind that looking over a whole story gives: no pair of passages has any chance."""
    story = make_story(room.analyses, room.resolution)
    return [d for d in differences(story, [], []) if str(d.type) == kind]


# In so many other words that both are quoted.
SHUT = "After a quarrel of two years the harbour board shut the leaking northern pier at last."
SOLD = "To pay its debts to the ferry line the board has sold the northern pier to a brewer."


def test_where_no_rule_tells_what_differs_both_sentences_are_quoted_and_are_the_sides(chances):
    story = print_story(SHUT, SOLD)
    members = [clause(story, 0, "the harbour board shut"), clause(story, 1, "the board has sold the northern pier")]
    chances(SURE)
    (difference,) = differences(story, [("c1", draft(members))])
    assert difference.note == f"Courier words it “{SHUT[:-1]}”, Herald “{SOLD[:-1]}”."
    assert [side.passage.text for side in difference.sides] == [SHUT, SOLD]
    chances(find.LEAST_WORTH - 0.01)
    assert differences(story, [("c1", draft(members))]) == ()


def test_two_sentences_are_only_set_side_by_side_where_they_surely_say_one_and_are_not_short(chances):
    long = draft([passage(print_story(SHUT, SOLD), n) for n in (0, 1)])
    unsure = draft(long.members, chance=find.LEAST_SAME - 0.01)
    story = print_story(SHUT, SOLD)
    short = claim_of("The board shut the pier.", "Rust had eaten the quay of the brewers.")
    for worth, shown_of in ((find.LEAST_WORTH, (True, False, False)), (find.SURELY_WORTH, (True, True, True))):
        chances(worth)
        found = [shown(story, [("c1", long)]), shown(story, [("c1", unsure)]), shown(*short)]
        assert tuple(map(bool, found)) == shown_of


def test_of_two_sentences_that_word_a_thing_otherwise_one_pair_of_passages_is_told(chances):
    one = "The harbour board shut the leaking northern pier for good, and nobody in Lisk thanked it for the quarrel."
    other = "After two years of rust the pier of the brewers was given up, and the whole town of Lisk drank to that."
    story = print_story(one, other)
    firsts, lasts = (
        [clause(story, n, words) for n, words in enumerate(pair)]
        for pair in (
            ("The harbour board shut the leaking northern pier for good", "the pier of the brewers was given up"),
            ("nobody in Lisk thanked it for the quarrel", "the whole town of Lisk drank to that"),
        )
    )
    claims = [("c1", draft(firsts, 0.8)), ("c2", draft(lasts, 0.9))]
    assert [d.claim for d in differences(story, claims)] == ["c2"]
    assert [d.claim for d in differences(story, claims[:1])] == ["c1"]


def test_two_sentences_that_stand_beside_two_others_are_not_told_again_by_other_passages():
    texts = (
        "The harbour board shut the leaking northern pier for good, and nobody in Lisk thanked it for the quarrel.",
        "After two years of rust the pier of the brewers was given up, and the whole town of Lisk drank to that.",
        "The goats of Skerrin have lost their quay at last, though no child in the valley shed a single tear.",
    )
    story = print_story(*texts)
    firsts = [clause(story, n, text.partition(",")[0]) for n, text in enumerate(texts)]
    lasts = [clause(story, n, text.partition(", ")[2].rstrip(".")) for n, text in enumerate(texts)]
    together = [[1, 0.9, 0.8], [0.9, 1, 0.7], [0.8, 0.7, 1]]
    apart = [("c2", draft([lasts[0], lasts[2]], 0.6))]
    (difference,) = differences(story, [("c1", draft(firsts, together)), *apart])
    assert [side.article for side in difference.sides] == ["courier", "herald", "ledger"]
    assert [d.claim for d in differences(story, apart)] == ["c2"]


def test_a_difference_has_the_claim_and_both_passages():
    story, claims = claim_of(FIVE, SIX, alike=SURE)
    (difference,) = differences(story, claims, [])
    assert (difference.id, difference.claim) == ("d1", "c1")
    assert [(side.article, side.passage.text) for side in difference.sides] == [
        ("courier", FIVE[:-1]),
        ("herald", SIX[:-1]),
    ]
    assert difference.note == "Courier gives “5 fishing boats”, Herald “6 fishing boats”."


def test_a_pair_of_too_little_a_chance_is_not_shown(chances):
    chances(min(find.LEAST_WORTH_BY_TYPE.values()) - 0.01)
    assert shown(*claim_of(FIVE, SIX)) == []


def test_a_number_is_shown_where_a_wording_is_not(chances):
    worded = claim_of("The board opposed the ferry plan.", "The board slow-walked the ferry plan.")
    chances((find.LEAST_WORTH + find.LEAST_WORTH_BY_TYPE[DifferenceType.NUMBER]) / 2)
    assert [kind for kind, _ in shown(*claim_of(FIVE, SIX))] == ["number"]
    assert shown(*worded) == []
    chances(find.LEAST_WORTH)
    assert [kind for kind, _ in shown(*worded)] == ["wording"]


def test_a_printing_of_a_quotation_is_shown_where_it_is_worth_it(chances):
    room = Newsroom()
    for name, verb in (("The Courier", "can"), ("The Herald", "cannot")):
        room.print_article(name, f"{{q1 “This old bridge {verb} carry the lorries,”}} {{s1@ann Ann Reed}} {{c1 said}}.")
    story = make_story(room.analyses, room.resolution)
    quotes = find_quotes(story.articles, story.attributions)
    chances(0.0, find.LEAST_WORTH - 0.01)
    assert shown(story, [], quotes) == []
    chances(0.0, find.LEAST_WORTH)
    assert [kind for kind, _ in shown(story, [], quotes)] == ["quote"]


def test_a_pair_of_which_nothing_is_told_is_not_shown(chances):
    chances(1.0)
    assert shown(*claim_of("The mayor’s plan failed.", "The mayor's plan, failed.")) == []


def test_copies_differ_in_nothing(chances):
    chances(1.0)
    assert shown(*claim_of(FIVE, SIX, firsts=(0, 0))) == []


def test_what_is_likelier_to_be_listed_comes_first():
    story = print_story(f"{FIVE} The mayor may resign.", f"{SIX} The mayor will resign.")
    claims = [
        ("c1", draft([passage(story, 0, 0), passage(story, 1, 0)], 0.5)),
        ("c2", draft([passage(story, 0, 1), passage(story, 1, 1)], 0.8)),
    ]
    found = differences(story, claims, [])
    assert [(d.id, d.claim, str(d.type)) for d in found] == [("d1", "c2", "hedge"), ("d2", "c1", "number")]


def test_two_passages_that_stand_in_two_claims_are_shown_once():
    story = print_story(FIVE, SIX)
    members = [passage(story, 0), passage(story, 1)]
    # Of the two claims the second one is the closer.
    found = differences(story, [("c1", draft(members, 0.5)), ("c2", draft(members, 0.8))], [])
    assert len(found) == 1


def test_of_two_findings_at_the_same_places_the_weightier_is_shown():
    story = print_story(f"{FIVE} They sank.", f"{SIX} It was in March.", "A storm sank 7 boats.")
    one, other, third = (passage(story, n) for n in range(3))
    together = [[1, 0.9, 0.8], [0.9, 1, 0.7], [0.8, 0.7, 1]]
    (difference,) = differences(story, [("c1", draft([one, other, third], together))], [])
    assert "“5 fishing boats”" in difference.note and "“6 fishing boats”" in difference.note, "the most alike two"
    assert len(difference.sides) == 3, "and the pairs with the third are at places that are shown"


def test_the_same_sentence_is_not_said_twice():
    story = print_story(f"{FIVE} Ida Hart counted 5 fishing boats.", f"{SIX} Ida Hart counted 6 fishing boats.")
    claims = [
        ("c1", draft([passage(story, 0, 0), passage(story, 1, 0)], 0.5)),
        ("c2", draft([passage(story, 0, 1), passage(story, 1, 1)], 0.8)),
    ]
    (difference,) = differences(story, claims, [])
    assert difference.claim == "c2"


@pytest.mark.parametrize(("kind", "count"), [(DifferenceType.WORDING, 1), (DifferenceType.NUMBER, 2)])
def test_of_two_notes_in_nearly_the_same_words_the_weightier_is_enough_but_numbers_are_two(monkeypatch, kind, count):
    story = print_story(f"{FIVE} Its pilot slept.", f"{SIX} Its cook slept.")
    note = "The Courier words it “The storm sank 5 fishing boats”, The Herald “The storm sank {} fishing boats”."
    sides = [tuple(side_of(story, passage(story, n, number)) for n in (0, 1)) for number in (0, 1)]
    told = [Finding(kind, None, places, note.format(n), 2.0 - n / 10) for n, places in enumerate(sides, 6)]
    monkeypatch.setattr(find, "_over_the_story", lambda *_: told)
    assert [note for _, note in shown(story)] == [finding.note for finding in told[:count]]


@pytest.mark.parametrize(
    ("note", "count"), [("The Herald words it “it may be open”, The Courier “it is”.", 1), ("The Courier says it.", 2)]
)
def test_a_doubt_that_the_note_beside_tells_already_is_not_told_again(monkeypatch, note, count):
    story = print_story("The door was open.", "The door may be open.", "The door might be open.")
    sides = [side_of(story, passage(story, n)) for n in range(3)]
    told = [
        Finding(DifferenceType.WORDING, None, tuple(sides), note, 2.0),
        Finding(
            DifferenceType.HEDGE,
            None,
            (sides[0], sides[2]),
            "The Ledger words it “might”, The Courier “is”.",
            1.0,
        ),
    ]
    monkeypatch.setattr(find, "_over_the_story", lambda *_: told)
    assert len(shown(story)) == count


def test_the_passages_of_other_articles_stand_beside_the_two():
    alike = [[1, SURE, 0.5, 0.1], [SURE, 1, 0.5, 0.1], [0.5, 0.5, 1, 0.1], [0.1, 0.1, 0.1, 1]]
    story, claims = claim_of(FIVE, SIX, "A storm sank 5 boats.", "Rain fell on Ansel.", alike=alike)
    (difference, *_) = differences(story, claims, [])
    assert [side.article for side in difference.sides] == ["courier", "herald", "ledger"]
    assert 0.1 < find.ALIKE_FOR_OTHERS < 0.5, "the last one is too little alike"


def test_of_another_article_the_passage_most_alike_stands_beside_the_two():
    story = print_story(FIVE, SIX, "In March boats sank. The storm sank 6 boats of Ansel.")
    members = [passage(story, 0), passage(story, 1), passage(story, 2, 0), passage(story, 2, 1)]
    alike = [[1, SURE, 0.5, 0.7], [SURE, 1, 0.5, 0.8], [0.5, 0.5, 1, 0.5], [0.7, 0.8, 0.5, 1]]
    (difference, *_) = differences(story, [("c1", draft(members, alike))], [])
    assert difference.sides[2].passage.text == "The storm sank 6 boats of Ansel"


def test_the_other_printings_of_a_quotation_stand_beside_the_two(chances):
    chances(0.0, SURE)
    room = Newsroom()
    for name, verb in (("The Courier", "can"), ("The Herald", "cannot"), ("The Ledger", "can")):
        room.print_article(
            name, f"{{q1 “This old bridge {verb} carry the lorries,”}} {{s1@ann Ann Reed}} {{c1 said}} in {name}."
        )
    story = make_story(room.analyses, room.resolution)
    (difference,) = differences(story, [], find_quotes(story.articles, story.attributions))
    assert {side.article for side in difference.sides} == {"the-courier", "the-herald", "the-ledger"}


def test_of_a_story_with_many_differences_the_weightiest_are_shown(monkeypatch):
    monkeypatch.setattr(find, "MOST_DIFFERENCES", 2)
    things = ("boats", "rafts", "buoys", "nets")
    texts = (" ".join(f"The gale took {count} {thing}." for thing in things) for count in (5, 6))
    story = print_story(*texts)
    claims = [
        (f"c{n}", draft([passage(story, 0, n), passage(story, 1, n)], alike))
        for n, alike in enumerate((0.5, 0.9, 0.6, 0.8))
    ]
    assert [d.claim for d in differences(story, claims, [])] == ["c1", "c3"]


def test_a_story_without_articles_differs_in_nothing():
    assert differences(print_story(), [], []) == ()


def test_what_is_found_over_the_whole_story_is_shown_whatever_the_chances(chances):
    chances(0.0)
    story = print_story(
        "Ministers met in Kyiv. The grocer runs 3,400 stores across the northern counties, plaintiffs noted.",
        "Ministers met in Kiev. In more than 4,300 northern stores of the grocer the plaintiffs had friends.",
    )
    assert [kind for kind, _ in shown(story)] == ["number", "name"]


def test_two_spellings_of_a_name_are_shown_with_their_places():
    (difference,) = differences(print_story("Ministers met in Kyiv.", "Ministers met in Kiev."), [], [])
    assert difference.note == "“Kyiv” in Courier, “Kiev” in Herald."
    assert [side.passage.text for side in difference.sides] == ["Kyiv", "Kiev"]


@pytest.mark.parametrize(("worth", "kinds"), [(0.9, ["number", "name"]), (0.2, ["name", "number"])])
def test_what_is_worth_more_than_a_spelling_comes_before_it(chances, worth, kinds):
    chances(worth)
    story = print_story(f"{FIVE} Ministers met in Kyiv.", f"{SIX} Ministers met in Kiev.")
    claims = [("c1", draft([passage(story, 0), passage(story, 1)], 0.9))]
    assert [kind for kind, _ in shown(story, claims)] == kinds


def test_two_names_with_one_last_name_are_told_once():
    one = "They met Vicente Moreno there. His wife Raffaela Moreno left."
    other = "They met Vincente Moreno there. His wife Rafaela Moreno left."
    assert len(list(find_spellings(print_story(one, other).articles))) == 2
    assert len([kind for kind, _ in shown(print_story(one, other)) if kind == "name"]) == 1


def test_of_one_record_only_the_first_difference_is_shown():
    story = print_story(
        "Hart is the first harbour minister in 40 years to resign over a matter of policy.",
        "It was the first time since 1980 that a harbour minister resigned over a quay.",
        "The first harbour minister of the valley since 1975 resigned over a wet dock.",
    )
    assert len(list(differ_in_records(story))) == 3
    ((_, note),) = shown(story)
    assert "40 years" in note and "1980" in note


@pytest.mark.parametrize(
    ("note", "same"),
    [
        ("Courier has “at least 14 boats”, Herald “Eleven boats”.", True),
        ("Courier has “at least 14 boats”, Herald “sank”.", False),
        ("Courier words it “at least 14 boats and Eleven rafts”, Herald “some”.", False),
    ],
)
def test_a_wording_that_a_number_tells_already_is_not_told_again(note, same):
    number = Finding(DifferenceType.NUMBER, None, (), "Courier gives “at least 14”, Herald “Eleven”.", 1.0)
    assert find._tell_one(number, Finding(DifferenceType.WORDING, "c1", (), note, 0.5)) is same


def test_two_numbers_are_told_once_of_whatever_outlets():
    one, other, third = (
        Finding(DifferenceType.NUMBER, None, (), f"{outlet} gives “{first}”, Herald “{second}”.", 1.0)
        for outlet, first, second in (
            ("Courier", "At least 14", "Eleven"),
            ("Ledger", "At least 14 boats", "Eleven boats"),
            ("Ledger", "At least 14 boats", "nine boats"),
        )
    )
    assert find._tell_one(one, other)
    assert not find._tell_one(one, third)

import time

import numpy as np
import pytest
from newsroom import Newsroom, claim_with

from sayso.comparing.claims import Draft
from sayso.comparing.frames import find_bringing_in
from sayso.comparing.phrasing import close, reads_alone, word_claims
from sayso.comparing.propositions import find_propositions
from sayso.comparing.story import make_story
from sayso.types import Span, Stance


@pytest.mark.parametrize(
    "text",
    [
        "The council sold the harbour to a bank",
        "the harbour bridge will open in June",
        "Ms. Hart, who is from Port Ansel, is the first mayor of the town",
        "There is concern about the price of the bridge",
        "he won't pay for the bridge",
        "Speaking in the garden, the mayor said that the bridge was safe",
    ],
)
def test_a_sentence_reads_alone(text):
    assert reads_alone(text)


@pytest.mark.parametrize(
    "text",
    [
        "and could cost the town millions",
        "who was sworn in as mayor on Thursday",
        "a law that gives banks a right to the harbour",
        "The bill, which the bank has opposed",
        "him to step aside if the reports are true",
        "the mayor's decision to sell the harbour",
        "before the council met on Friday",
        "selling the harbour to a bank",
        "the town will not pay for the bridge, despite what",
        "called the sale “a mistake",
        "It was so",
        "if the council agrees to the sale on Friday",
    ],
)
def test_what_hangs_on_other_words_does_not(text):
    assert not reads_alone(text)


def told_by(*sentences):
    room = Newsroom()
    for name, sentence in zip(("The Courier", "The Herald", "The Echo"), sentences, strict=False):
        room.print_article(name, sentence)
    return room.compare()


def test_a_relative_clause_is_widened_to_its_sentence():
    sentence = (
        "The old harbour bridge, which cost the town of Ansel nine million crowns in repairs, was closed for good."
    )
    claim = claim_with(told_by(sentence, sentence.replace("for good", "on Monday")), "nine million")
    assert claim.wording.startswith("The old harbour bridge, which cost the town")


def test_a_passage_that_reads_alone_is_taken_before_one_that_does_not():
    comparison = told_by(
        "{s1@ann Ann Lee} {c1 spoke of} {q1 a harbour bridge that was closed by the storm in Port Ansel}.",
        "The harbour bridge in Port Ansel was closed by the storm.",
    )
    assert (
        claim_with(comparison, "closed by the storm").wording
        == "The harbour bridge in Port Ansel was closed by the storm"
    )


def test_a_widened_wording_stays_under_its_attribution():
    room = Newsroom().print_article(
        "The Courier",
        "On Friday {s1@ann Ann Lee} {c1 said} {q1 that teachers went unpaid, because the council of Ansel had spent its"
        " money on a ferry}, and left the hall.",
    )
    story = make_story(room.analyses, room.resolution)
    (member,) = [
        proposition
        for proposition in find_propositions(story.articles[0], 0, story.attributions[0])
        if proposition.text.startswith("because")
    ]
    draft = Draft((member,), (Stance.ASSERTS,), (0,), *[np.ones((1, 1), np.float32)] * 2)
    assert word_claims(story, [draft], find_bringing_in(story)) == [
        "teachers went unpaid, because the council of Ansel had spent its money on a ferry"
    ]


def test_what_states_a_claim_words_it_before_what_denies_it():
    room = Newsroom().print_article(
        "The Courier",
        "{s1@ann Ann Lee} {c1 warned of} {q1 a crack in the bridge}. {s2@tom Tom Hale} {c2 denied} {q2 it}.",
    )
    story = make_story(room.analyses, room.resolution)
    propositions = find_propositions(story.articles[0], 0, story.attributions[0])
    stating = next(p for p in propositions if "crack" in p.text)
    denying = next(p for p in propositions if "denied" in p.text)
    draft = Draft((stating, denying), (Stance.ASSERTS, Stance.DENIES), (1, 0), *[np.ones((2, 2), np.float32)] * 2)
    assert word_claims(story, [draft], find_bringing_in(story)) == ["Ann Lee warned of a crack in the bridge"]


def test_what_a_denial_is_most_like_words_the_claim_before_what_is_clearer():
    room = (
        Newsroom()
        .print_article("The Courier", "The mayor opened the fair in Ansel on Monday.")
        .print_article("The Herald", "A bridge that was paid for by the town of Ansel had passed no test.")
        .print_article("The Echo", "{s1@tom Tom Hale} {c1=denies denied} {q1 that the bridge had passed no test}.")
    )
    story = make_story(room.analyses, room.resolution)
    members = [p for n, a in enumerate(story.articles) for p in find_propositions(a, n, story.attributions[n])]
    assert len(members) == 3
    stances = (Stance.ASSERTS, Stance.ASSERTS, Stance.DENIES)

    def worded(alike):
        table = np.array([[1, 0, 0.1], [0, 1, alike], [0.1, alike, 1]], np.float32)
        return word_claims(story, [Draft(tuple(members), stances, (0, 1, 2), table, table)], find_bringing_in(story))

    assert worded(alike=0.6) == ["A bridge that was paid for by the town of Ansel had passed no test"]
    assert worded(alike=0.2) == ["The mayor opened the fair in Ansel on Monday"]


def test_a_closing_mark_that_was_cut_off_is_put_back():
    said = "{s1@ann Ann Lee} {c1 said} {q1 that the sale of the old harbour was “a very bad mistake.”}"
    assert claim_with(told_by(said, said), "mistake").wording == "the sale of the old harbour was “a very bad mistake.”"


def test_two_claims_have_two_wordings():
    comparison = told_by(
        "The bridge was closed on Monday, and the ferry was sold to the bank on Friday.",
        "The bridge was closed on Monday, and the ferry was sold to the bank on Friday.",
    )
    assert len({claim.wording for claim in comparison.claims}) == len(comparison.claims)


def test_a_text_of_nothing_but_spaces_takes_no_longer_than_its_length() -> None:
    started = time.process_time()
    assert reads_alone("The council sold the harbour" + " " * 50_000 + "yesterday")
    assert time.process_time() - started < 1  # a hundredth of a second; tried at every space it took minutes


@pytest.mark.parametrize(
    ("words", "closed"),
    [
        ("“The pier", "The pier"),
        ("“The pier was shut”", "The pier was shut"),
        ("and it rained,", "it rained"),
        ("and ,", ""),
        ("— …", ""),
    ],
)
def test_words_are_closed_and_marks_alone_are_none(words, closed):
    assert closed_words(f"{words}” It was so.", Span(0, len(words))) == closed


@pytest.mark.parametrize("words", ["“”", '"', '""', "”", "“”“”", "('"])
def test_quotation_marks_alone_do_not_read_alone(words):
    assert not reads_alone(closed_words(f"{words} It was so.", Span(0, len(words))))
    spans = Span(0, 17), Span(18, 18 + len(words))
    told = closed_words(f"The pier was shut, {words} and so on it went.", *spans)
    assert told.strip(" “”\"'(") in ("", "The pier was shut")


def test_a_mark_apart_from_the_words_that_it_quotes_is_no_words():
    assert (
        closed_words("“ Ada Lund said: The pier was shut” for good.", Span(0, 1), Span(17, 35)) == "The pier was shut"
    )
    assert closed_words("“The pier was shut, Ada Lund said ” today.", Span(0, 18), Span(34, 35)) == "The pier was shut"


def closed_words(text, *spans):
    room = Newsroom().print_article("The Courier", text)
    story = make_story(room.analyses, room.resolution)
    return close(story, find_propositions(story.articles[0], 0, [])[0], spans)

"""Whether a clause is negated, and what that means for the wording of a claim."""

import pytest
from tests.comparing.newsroom import Newsroom, claim_with

from sayso.comparing.stances import count_negations


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The board paid the crew", 0),
        ("The board did not pay the crew", 1),
        ("The board didn’t pay", 1),
        ("The board has neither paid the crew nor fed it", 1),
        ("It did not pay the crew, nor feed it", 1),
        ("Nor did it pay", 1),
        ("It cannot say that it never paid", 2),
        ("No, it did not pay", 1),
    ],
)
def test_neither_and_nor_are_one_negation(text, count):
    assert count_negations(text) == count


def test_what_one_denies_does_not_word_the_claim_of_the_others():
    room = Newsroom()
    for name, words in (
        ("The Courier", "it has paid the crew of the old ferry and fed it"),
        ("The Herald", "it paid the crew of the old ferry and fed it in May"),
        ("The Gull", "the harbour board has neither paid the crew of the old ferry nor fed it"),
    ):
        room.print_article(name, f"{{s1@union The union}} {{c1 argued}} {{q1 {words}}}.")
    claim = claim_with(room.compare(), "neither paid")
    assert len(claim.mentions) == 3
    assert "neither" not in claim.wording

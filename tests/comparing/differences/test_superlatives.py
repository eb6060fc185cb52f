import time

import pytest
from tests.comparing.newsroom import Newsroom

from sayso.comparing.differences.superlatives import differ_in_scope, find_superlatives


def differ(one, other):
    return any(differ_in_scope(a, b) for a in find_superlatives(one) for b in find_superlatives(other))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("the world's largest net maker", "the country's largest net maker", True),
        ("the world's largest net maker", "the world’s biggest net maker", False),
        ("one of the first pilots on the council", "the first pilot women on the council", True),
        ("the first phase of the plan", "the first phase again", False),
        ("the first ferry of the day", "the first night ferry", False),  # no record
        ("the largest ferry ever", "the oldest ferry ever", False),
    ],
)
def test_of_what_something_is_the_first(one, other, expected):
    assert differ(one, other) is expected


def compare(one, other):
    room = Newsroom().print_article("The Courier", one).print_article("The Herald", other)
    return [d for d in room.compare().differences if "argest" in d.note]


def test_the_largest_of_two_places_is_a_difference_with_both_passages():
    difference, *_ = compare(
        "Clerks of Hallow, the country's largest net maker, went to court over their wages.",
        "A case over wages brought Hallow, the world's largest net maker, to court; its clerks had sued.",
    )
    assert [side.passage.text for side in difference.sides] == [
        "country's largest net maker",
        "world's largest net maker",
    ]


def test_who_says_both_differs_in_nothing():
    both = "Clerks of Hallow, the country's largest net maker, went to court over their wages. "
    world = "A case over wages brought Hallow, the world's largest net maker, to court; its clerks had sued."
    assert compare(both + world, world) == []


def test_the_largest_of_two_things_is_none():
    assert compare("Hallow is the country's largest net maker.", "The storm broke the world's largest pier.") == []


@pytest.mark.parametrize("text", ["a." * 20_000, "first bridge " * 5_000])
def test_superlatives_are_looked_for_in_linear_time(text: str) -> None:
    started = time.process_time()
    list(find_superlatives(text))
    assert time.process_time() - started < 2

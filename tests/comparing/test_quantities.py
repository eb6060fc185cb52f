import pytest

from sayso.comparing.quantities import find_quantities


def found(text):
    return [(text[q.start : q.end], q.unit, q.value) for q in find_quantities(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Some 1,200 women came", [("1,200", "women", 1200.0)]),
        ("as many as 1.5 million women", [("1.5 million", "women", 1_500_000.0)]),
        ("two turkeys", [("two", "turkey", 2.0)]),
        ("It cost $8 billion", [("$8 billion", "$", 8e9)]),
        ("44 percent of voters", [("44 percent", "%", 44.0)]),
        ("passed by a 97-1 vote", [("97-1", "vote", (97, 1))]),
        ("a vote of 52 to 48 in the Senate", [("52 to 48", "vote", (52, 48))]),
        ("3,400 big stores", [("3,400", "stor", 3400.0)]),
    ],
)
def test_numbers_that_count_something_are_found(text, expected):
    assert found(text) == expected


@pytest.mark.parametrize(
    "text", ["in 2016", "on March 3", "one of them", "at 10:30", "the 9/11 bill", "No. 7 of it", "pages 3-4 of it"]
)
def test_dates_years_and_clock_times_are_no_counts(text):
    assert found(text) == []


def test_long_runs_of_digits_do_no_harm():
    assert found("9" * 5000 + " boats") == [("9" * 5000, "boat", float("inf"))]

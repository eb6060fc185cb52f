import pytest

from sayso.comparing.differences.quantities import find_quantities, is_momentary, is_rounded, may_be_one


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


def test_what_a_bound_allows_is_the_same_number():
    assert may_be_one((20.0, "more than"), (21.0, ""))
    assert may_be_one((20.0, "about"), (21.0, ""))
    assert may_be_one((905.0, ""), (1000.0, "fewer than"))
    assert not may_be_one((400.0, ""), (1000.0, "fewer than"))
    assert not may_be_one((9e9, "more than"), (8.3e9, ""))
    assert not may_be_one((52.0, ""), (51.0, ""))


def test_fewer_digits_are_the_same_number():
    assert is_rounded(2.1e6, 2.123e6) and is_rounded(22e12, 22.012e12)
    assert not is_rounded(52.0, 51.0) and not is_rounded(1.5e6, 1.6e6)


def test_numbers_of_an_hour_and_of_a_market_are_momentary():
    assert is_momentary("as of noon the storm was 40 miles off") and is_momentary("the index fell 300 points")
    assert not is_momentary("the harbour board closed 40 quays")


def test_a_compound_number_is_read_whole_and_a_year_before_a_comma_is_none():
    assert [q.value for q in find_quantities("within twenty-four weeks")] == [24.0]
    assert find_quantities("By 2014, deaths were rising") == []

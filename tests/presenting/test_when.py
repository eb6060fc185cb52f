import pytest

from sayso.presenting.when import date_words, note_words, parse_date, published_range, range_words
from sayso.types import Article


@pytest.mark.parametrize(
    ("iso", "words"),
    [
        ("2031", "2031"),
        ("2031-06", "June 2031"),
        ("2031-06-09", "9 June 2031"),
        ("2031-06-09T07:05", "9 June 2031, 07:05"),
        ("2031-06-09T07:05:59.5+02:00", "9 June 2031, 07:05"),
        ("2031-06-09 07:05Z", "9 June 2031, 07:05"),
        ("2031-13-09", "2031-13-09"),
        ("last week", "last week"),
        (None, ""),
        ("", ""),
    ],
)
def test_dates_in_words(iso, words):
    assert date_words(iso) == words


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2031-06-09", "2031-06-09T10:00", "9 June 2031"),
        ("2031-06-09", "2031-06-11", "9 to 11 June 2031"),
        ("2031-05-30", "2031-06-02", "30 May to 2 June 2031"),
        ("2030-12-30", "2031-01-02", "30 December 2030 to 2 January 2031"),
        ("2031-05", "2031-06-02", "May 2031 to 2 June 2031"),
        ("2031-05-30", None, "30 May 2031"),
        (None, None, ""),
    ],
)
def test_ranges_in_words(start, end, words):
    assert range_words(start, end) == words


def test_times_are_put_in_order_across_zones():
    early, late = parse_date("2031-06-09T23:30+05:00"), parse_date("2031-06-09T20:00-01:00")
    assert early.moment < late.moment


def dated(*dates):
    return [Article(id=str(number), text="", published=date) for number, date in enumerate(dates)]


def test_the_range_of_publication_leaves_out_what_has_no_date():
    assert published_range(dated(None, "2031-06-11", "2031-06-09T10:00", "soon")) == ("2031-06-09T10:00", "2031-06-11")
    assert published_range(dated(None)) == (None, None)
    assert published_range(dated("soon")) == ("soon", "soon")
    assert published_range(dated("2031-06", "2031-06-11")) == ("2031-06-11", "2031-06-11")
    assert published_range(dated("2031-06", "2030")) == ("2030", "2031-06")


@pytest.mark.parametrize(
    ("note", "words"),
    [
        ("tells of the same day as “Talks”, which puts it on 2031-06-09", "… which puts it on 9 June 2031"),
        ("between 2031-06 and 2031-06-09T10:00+02:00.", "between June 2031 and 9 June 2031, 10:00."),
        ("called “the 2031-06-09 papers” on 2031-06-10", "called “the 2031-06-09 papers” on 10 June 2031"),
        ("file 2031-06-09-a.txt and 2031-99-99", "file 2031-06-09-a.txt and 2031-99-99"),
    ],
)
def test_dates_in_a_note_are_words_except_in_what_it_quotes(note, words):
    assert note_words(note).endswith(words.removeprefix("… "))


def test_an_endless_note_takes_no_longer_than_its_length():
    assert note_words("“" * 20_000).startswith("“")

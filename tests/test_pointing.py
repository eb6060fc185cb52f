"""Words chosen by scores that each test sets: which run of pieces of either side, and that both are chosen together."""

import sys
from pathlib import Path

import numpy as np
import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "training"))

from pointing import ASKS_FIRST, COLUMNS, MEETS_FIRST, MOST_PIECES, NEVER, WIDTH, find_words, point
from sayso.comparing.reader import cut_excerpts
from sayso.types import Article, Span

ONE = "The ferry board said on Friday that 12 people drowned."
OTHER = "Officials put the dead at fourteen after the well-kept boat sank."


def cut(text):
    article = Article("a", text)
    return find_words(article, cut_excerpts([(article, (Span(0, len(text) - 1),))])[0])


class Scores:
    """What the network says of two excerpts: nothing, but what is set."""

    def __init__(self, one=ONE, other=OTHER):
        self.texts = one, other
        self.excerpts = cut(one), cut(other)
        self.rows = np.zeros((sum(len(side.pieces) for side in self.excerpts) + 3, COLUMNS), np.float32)
        self.marks = 0, len(self.excerpts[0].pieces) + 1

    def row(self, side, word):
        """The row of the piece that a word of a side begins with."""
        at = self.texts[side].index(word)
        return self.marks[side] + 1 + [place.start for place in self.excerpts[side].places].index(at)

    def favour(self, side, first, last, odds=8.0):
        self.rows[self.row(side, first), 0] += odds
        self.rows[self.row(side, last), 1] += odds
        return self

    def point(self):
        pointed = point(*self.excerpts, self.rows)
        shown = [
            text[slice(*span)] if span else None
            for text, span in zip(self.texts, (pointed.one, pointed.other), strict=True)
        ]
        return (*shown, pointed.sureness)


def test_the_words_between_the_likeliest_ends_are_chosen():
    one, other, sureness = Scores().favour(0, "12", "people").favour(1, "fourteen", "fourteen").point()
    assert (one, other) == ("12 people", "fourteen")
    assert sureness > 0.9


def test_a_side_may_have_none():
    scores = Scores().favour(0, "12", "people")
    scores.rows[scores.marks[1], :2] = 8.0
    assert scores.point()[:2] == ("12 people", None)


def test_both_sides_are_chosen_together():
    """Each side has two runs that are as likely; by what they say of each other the numbers go together."""
    scores = Scores().favour(0, "12", "people").favour(0, "ferry", "board", 8.2)
    scores.favour(1, "fourteen", "fourteen").favour(1, "Officials", "Officials", 7.9)
    for row in ("12", "fourteen"), ("ferry", "Officials"):
        first, second = scores.row(0, row[0]), scores.row(1, row[1])
        column = int(row[0] == "12")
        scores.rows[first, 2 + ASKS_FIRST * WIDTH + column] = 3.0
        scores.rows[second, 2 + MEETS_FIRST * WIDTH + column] = 3.0 + column
    assert scores.point()[:2] == ("12 people", "fourteen")


def test_where_runs_are_alike_likely_the_one_between_is_chosen_and_is_less_sure():
    """By F1 of their pieces the middle one has most in common with what may be right."""
    scores = Scores().favour(1, "fourteen", "fourteen").favour(0, "people", "people", 0.0)
    for word in ("said", "that", "12"):
        scores.rows[scores.row(0, word), 0] = 6.0
    scores.rows[scores.row(0, "people"), 1] = 9.0
    one, _, sureness = scores.point()
    assert one == "that 12 people"
    assert 0.6 < sureness < 0.9


def test_no_word_is_cut():
    scores = Scores().favour(0, "12", "12").favour(1, "boat", "boat", 5.0)
    scores.rows[scores.row(1, "kept"), 0] = 30.0
    assert scores.point()[1] == "boat", "and nothing from the half of “well-kept” on"


def test_a_run_is_bounded_and_runs_forward():
    words = " ".join(f"word{n}" for n in range(20)) + "."
    scores = Scores(words, words).favour(0, "word1", "word19").favour(1, "word9", "word3")
    pointed = point(*scores.excerpts, scores.rows)
    for span, side in ((pointed.one, 0), (pointed.other, 1)):
        inside = [place for place in scores.excerpts[side].places if span.start <= place.start < span.end]
        assert 0 < len(inside) <= MOST_PIECES


@pytest.mark.parametrize("text", ["", "-"])
def test_where_no_word_is_there_is_none_to_point_at(text):
    article = Article("a", text)
    nothing = find_words(article, cut_excerpts([(article, (Span(0, len(text)),))])[0])
    something = cut(ONE)
    size = len(nothing.pieces) + len(something.pieces) + 3
    scores = np.full((size, COLUMNS), 0, np.float32)
    scores[len(nothing.pieces) + 1, :2] = NEVER
    pointed = point(nothing, something, scores)
    assert pointed.one is None or text[slice(*pointed.one)] == "-"
    assert pointed.other is not None

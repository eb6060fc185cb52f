"""What pairs are worth, by chances and verdicts that each test sets; that the networks tell any is tested with them."""

import math
import re
from dataclasses import replace

import numpy as np
import pytest
from drafted import claim_of, draft, passage, print_story

from sayso.comparing.differences import worth
from sayso.comparing.differences.candidates import find_passages
from sayso.comparing.reader import Judgement
from sayso.types import Span

FIVE, SIX = "The storm sank 5 fishing boats.", "The storm sank 6 fishing boats."


class Reader:
    """Wants all pairs alike, and keeps what it was shown."""

    def __init__(self, wanted=0.0):
        self.wanted = wanted
        self.read = []

    def judge(self, pairs):
        self.read += pairs
        return Judgement(np.zeros(len(pairs), np.float32), np.full(len(pairs), self.wanted, np.float32))


class Ranker:
    """Gives the chance that a test sets: one for all, or by the numbers of a pair."""

    def __init__(self, chance):
        self.chance = chance

    def rank(self, rows):
        return np.array([self.chance(row) if callable(self.chance) else self.chance for row in rows], np.float32)


def weigh(monkeypatch, chance, reader, story, claims):
    monkeypatch.setattr(worth, "load_ranker", lambda _: Ranker(chance))
    return worth.weigh(story, {"passages": list(find_passages(story, claims))}, reader)


def clause(story, article, words):
    """The part of an article's one sentence that begins with some words, up to the next mark."""
    whole = passage(story, article)
    start = whole.text.index(words)
    text = re.match(r"[^,.]+", whole.text[start:]).group()
    return replace(whole, spans=(Span(start, start + len(text)),), text=text)


def worth_of(monkeypatch, chance, wanted):
    (weighed,) = weigh(monkeypatch, chance, Reader(wanted), *claim_of(FIVE, SIX))
    return weighed.worth


def test_both_passages_are_read_each_in_its_sentence(monkeypatch):
    reader = Reader()
    story = print_story(f"Rain fell. {FIVE}", SIX)
    claims = [("c1", draft([passage(story, 0, 1), passage(story, 1)], 0.9))]
    weigh(monkeypatch, 0.5, reader, story, claims)
    ((one, other),) = reader.read
    assert len(one.pieces) == len(other.pieces) == sum(one.under) + 1, "the words of the passage and a full stop"
    assert [a == b for a, b in zip(one.pieces, other.pieces, strict=True)].count(False) == 1, "5 and 6"


def test_what_an_editor_wants_and_a_reader_lists_is_worth_more(monkeypatch):
    assert worth_of(monkeypatch, 0.3, 1.0) > worth_of(monkeypatch, 0.3, -1.0)
    assert worth_of(monkeypatch, 0.6, 0.5) > worth_of(monkeypatch, 0.3, 0.5)


def test_even_odds_are_worth_a_half_and_no_chance_is_beyond_bounds(monkeypatch):
    assert worth_of(monkeypatch, 0.5, 0.0) == pytest.approx(0.5)
    assert worth_of(monkeypatch, 1.0, -3.0) < worth_of(monkeypatch, 1.0, 3.0) < 1, "nor does it make a verdict idle"


def test_a_doubled_chance_weighs_more_than_a_doubled_verdict(monkeypatch):
    even = worth_of(monkeypatch, 0.5, 0.0)
    assert worth_of(monkeypatch, 2 / 3, 0.0) > worth_of(monkeypatch, 0.5, math.log(2)) > even


def test_what_is_hardly_listed_is_not_read(monkeypatch):
    reader = Reader()
    assert weigh(monkeypatch, worth.LEAST_LISTED / 2, reader, *claim_of(FIVE, SIX)) == []
    assert reader.read == []


def test_of_very_many_pairs_the_likeliest_are_read(monkeypatch):
    monkeypatch.setattr(worth, "MOST_READ", 2)
    story = print_story(
        *(" ".join(f"The gale took {n} {thing}." for thing in ("boats", "rafts", "nets")) for n in (5, 6))
    )
    alike = (0.5, 0.9, 0.7)
    claims = [(f"c{n}", draft([passage(story, 0, n), passage(story, 1, n)], one)) for n, one in enumerate(alike)]
    reader = Reader()
    found = weigh(monkeypatch, lambda row: row["alike"], reader, story, claims)
    assert len(reader.read) == 2
    assert {weighed.candidate.claim for weighed in found} == {"c1", "c2"}


def test_pairs_in_the_same_two_sentences_are_read_once_the_likeliest_for_all(monkeypatch):
    story = print_story(*(f"The gale took {n} boats, and the tide took {n} rafts." for n in (5, 6)))
    boats, rafts = ([clause(story, n, words) for n in (0, 1)] for words in ("The gale took", "the tide took"))
    claims = [("c1", draft(boats, 0.5)), ("c2", draft(rafts, 0.9))]
    reader = Reader(1.0)
    found = weigh(monkeypatch, lambda row: row["alike"], reader, story, claims)
    ((one, _),) = reader.read
    assert one.under[0] is False, "of the boats"
    assert one.under[-2:] == (True, False), "of the rafts, which are likelier, and the full stop"
    assert {weighed.candidate.claim: weighed.worth > 0.7 for weighed in found} == {"c1": True, "c2": True}


def test_a_story_without_pairs_needs_no_reading(monkeypatch):
    assert weigh(monkeypatch, 0.5, Reader(), print_story(FIVE), []) == []

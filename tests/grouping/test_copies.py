"""Copies are recognised by whole runs of words, and their kinds told apart."""

import random
from dataclasses import replace

import pytest

from sayso.errors import GroupingError
from sayso.grouping import CopyFinder, CopyKind, find_copies
from sayso.types import Article

_NOUNS = "harbour council ferry bridge widow orchard captain lantern quarry minister engine valley".split()
_QUALITIES = "north south old new grey tall quiet".split()
_VERBS = "examined refused painted carried rebuilt followed counted praised".split()


def invent(seed: int, sentences: int = 60) -> list[str]:
    """Sentences of invented words in an order that depends on the seed."""
    chooser = random.Random(seed)

    def noun() -> str:
        return f"{chooser.choice(_NOUNS)} {chooser.choice(_QUALITIES)}{chooser.randrange(40)}"

    return [f"The {noun()} {chooser.choice(_VERBS)} the {noun()} near the {noun()}." for _ in range(sentences)]


def article(name: str, sentences: list[str], published: str | None = "2024-03-04") -> Article:
    return Article(name, " ".join(sentences), published=published)


TEXT = invent(1)


def only_copy(*articles: Article) -> tuple[str, str, CopyKind]:
    (found,) = find_copies(articles)
    (copy,) = found.copies
    assert found.articles == (found.original, copy.article)
    return copy.of, copy.article, copy.kind


def test_the_same_words_under_another_address_are_the_same_text() -> None:
    other = Article("b", " ".join(TEXT).upper().replace(". ", ".\n\n"), published="2024-03-05")
    assert only_copy(article("a", TEXT), other) == ("a", "b", CopyKind.SAME)


def test_agency_copy_with_small_changes_is_changed() -> None:
    edited = [s.replace("near", "beside") if n % 9 == 0 else s for n, s in enumerate(TEXT)]
    assert only_copy(article("a", TEXT), article("b", edited)) == ("a", "b", CopyKind.CHANGED)


def test_a_text_cut_to_a_half_is_changed() -> None:
    assert only_copy(article("a", TEXT), article("b", TEXT[:30])) == ("a", "b", CopyKind.CHANGED)


def test_a_text_that_keeps_half_of_the_runs_is_a_rewrite() -> None:
    assert only_copy(article("a", TEXT), article("b", TEXT[:30] + invent(2, 28)))[2] is CopyKind.REWRITE


def test_texts_on_one_matter_that_share_a_quotation_are_no_copies() -> None:
    said = TEXT[:4]
    assert find_copies([article("a", TEXT), article("b", said + invent(3))]) == ()


@pytest.mark.parametrize("marks", ["“”", '""'])
def test_a_report_that_quotes_an_essay_at_length_is_no_copy_of_it(marks: str) -> None:
    quoted = [f"{marks[0]}{sentence}{marks[1]}" for sentence in TEXT[:25]]
    assert find_copies([article("essay", TEXT), article("report", quoted + invent(3, 20))]) == ()


def test_a_quotation_mark_that_is_never_closed_hides_no_copy() -> None:
    for mark in '“"':
        opened = article("b", [f"{mark}{TEXT[0]}\n", *TEXT[1:]])
        assert only_copy(article("a", TEXT), replace(opened, text=opened.text + " The end."))[2] is CopyKind.CHANGED


def test_the_earliest_is_the_original_and_undated_ones_come_last() -> None:
    undated, late, early = article("u", TEXT, None), article("l", TEXT, "2024-03-09"), article("e", TEXT, "2024-03-02")
    (found,) = find_copies([undated, late, early])
    assert found.articles == ("e", "l", "u")


def test_a_rewrite_of_a_rewrite_belongs_to_the_first_text() -> None:
    first, second = article("a", TEXT), article("b", TEXT[:34] + invent(4, 26), "2024-03-05")
    third = article("c", TEXT[:4] + invent(4, 26) + invent(5, 20), "2024-03-06")
    (found,) = find_copies([first, second, third])
    assert found.articles == ("a", "b", "c")
    assert [copy.of for copy in found.copies] == ["a", "b"]


def test_a_changed_text_is_no_copy_months_later_but_the_same_one_is() -> None:
    assert find_copies([article("a", TEXT), article("b", TEXT[:40], "2024-07-01")]) == ()
    assert only_copy(article("a", TEXT), article("b", TEXT, "2024-07-01"))[2] is CopyKind.SAME


def test_what_many_texts_share_makes_no_copies() -> None:
    notice = invent(9, 40)
    texts = [article(f"t{n}", invent(100 + n, 40) + notice, f"2024-03-{1 + n % 9:02}") for n in range(40)]
    finder = CopyFinder()
    found = [finder.add(text) for text in texts]
    assert not any(found[13:])


def test_very_short_texts_are_copies_only_when_they_are_the_same() -> None:
    short = Article("a", "No comment.")
    assert find_copies([short, Article("b", "No further comment.")]) == ()
    assert only_copy(short, Article("b", "no comment"))[2] is CopyKind.SAME


def test_texts_without_words_are_no_copies_of_one_another() -> None:
    assert find_copies([Article("a", "…"), Article("b", "—")]) == ()


def test_a_text_that_has_left_the_window_is_not_known() -> None:
    finder = CopyFinder(window_articles=2)
    texts = [article(f"t{n}", invent(n)) for n in range(50, 60)]
    assert [finder.add(text) for text in texts] == [None] * 10
    assert finder.add(replace(texts[0], id="again")) is None
    copy = finder.add(replace(texts[9], id="again"))
    assert copy is not None
    assert copy.of == "t59"


def test_a_window_of_nothing_is_refused() -> None:
    with pytest.raises(GroupingError, match="1 or more"):
        CopyFinder(window_articles=0)

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.presenting.views.marking import Reference, Role, TextMark, mark_text

TEXT = "A spokesman said the ferry would sail."


def bracketed(tokens):
    """Tokens as text: role numbers open a bracket, anchors follow with @, references with ^."""
    parts = []
    for token in tokens:
        if token.opens:
            parts.append(f"{token.opens.role.value}" + "".join(f"@{anchor}" for anchor in token.opens.anchors) + "(")
        parts.append(")" if token.closes else f"^{token.reference.label}" if token.reference else token.text)
    return "".join(parts)


def mark(words, role, *anchors):
    start = TEXT.index(words)
    return TextMark(start, start + len(words), role, anchors=anchors)


def test_marks_stand_around_their_words_with_anchors_and_references():
    marks = [
        mark("A spokesman", Role.SOURCE),
        mark("said", Role.CUE),
        mark("the ferry would sail", Role.CONTENT, "a1"),
    ]
    end = TEXT.index(".")
    tokens = mark_text(TEXT, 0, len(TEXT), marks, {end: [Reference("7", "c7", "")]})
    assert bracketed(tokens) == "4(A spokesman) 5(said) 3@a1(the ferry would sail)^7."


def test_nested_marks_nest_and_the_smaller_role_is_outside_on_the_same_words():
    marks = [
        mark("the ferry", Role.SOURCE),
        mark("the ferry", Role.CONTENT),
        mark("the ferry would sail", Role.CONTENT),
    ]
    assert bracketed(mark_text(TEXT, 0, len(TEXT), marks, {})) == ("A spokesman said 3(3(4(the ferry)) would sail).")


def test_crossing_marks_are_cut_where_they_cross():
    marks = [mark("A spokesman said", Role.CONTENT, "x"), mark("said the ferry", Role.CONTENT, "y")]
    assert bracketed(mark_text(TEXT, 0, len(TEXT), marks, {})) == (
        "3@x(A spokesman 3@y(said))3( the ferry) would sail."
    )


def test_marks_are_clipped_to_the_range_and_keep_their_anchor_on_the_first_piece_only():
    whole = [TextMark(0, len(TEXT), Role.CONTENT, anchors=("x",))]
    assert bracketed(mark_text(TEXT, 0, 11, whole, {})) == "3@x(A spokesman)"
    assert bracketed(mark_text(TEXT, 12, 16, whole, {})) == "3(said)"


def test_marks_too_deep_to_draw_keep_their_anchors():
    marks = [TextMark(0, 38 - depth, Role.CONTENT, anchors=(f"m{depth}",)) for depth in range(20)]
    shown = bracketed(mark_text(TEXT, 0, len(TEXT), marks, {}))
    assert all(f"@m{depth}(" in shown for depth in range(20))


SPANS = st.tuples(st.integers(0, 30), st.integers(1, 30)).map(lambda pair: (pair[0], pair[0] + pair[1]))


@settings(deadline=None)
@given(st.lists(st.tuples(SPANS, st.sampled_from(Role)), max_size=12), st.lists(st.integers(0, 40), max_size=3))
def test_any_marks_give_balanced_tokens_and_the_whole_text(spans, offsets):
    text = "abcdefghij" * 4
    marks = [TextMark(start, end, role, anchors=(f"m{number}",)) for number, ((start, end), role) in enumerate(spans)]
    references = {offset: [Reference("1", "c1", "")] for offset in offsets}
    tokens = mark_text(text, 0, len(text), marks, references)
    depth = 0
    for token in tokens:
        depth += (token.opens is not None) - token.closes
        assert depth >= 0
    assert depth == 0
    assert "".join(token.text for token in tokens) == text
    anchors = [anchor for token in tokens if token.opens for anchor in token.opens.anchors]
    assert sorted(anchors) == sorted(f"m{number}" for number, ((start, _), _) in enumerate(spans) if start < len(text))
    assert sum(token.reference is not None for token in tokens) == len({offset for offset in offsets if offset > 0})


@pytest.mark.parametrize("step", [0, 1, 3])
def test_many_overlapping_marks_cost_no_more_than_their_number(step):
    text = "x" * 40_000
    marks = [TextMark(number * step, number * step + 20_000, Role.CONTENT) for number in range(5_000)]
    start = time.perf_counter()
    tokens = mark_text(text, 0, len(text), marks, {})
    assert time.perf_counter() - start < 20
    assert len(tokens) < 20 * len(marks)

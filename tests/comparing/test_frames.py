"""Clauses that only say who speaks, and clauses that say something."""

import time

import pytest

from sayso.comparing.frames import only_tells


@pytest.mark.parametrize(
    "clause",
    [
        "Holt said Friday in a speech on the quay",
        "according to the Lorn Times’s checkers",
        "said Ann Roper, whose father sailed on the ferry",
        "On Sunday, Holt told Radio Lorn",
        "economist Mara Quill wrote in a note to clients",
        "Holt said, at a meeting of the harbour board",
        "two officials with knowledge of the inquiry told the Vessaly Press Agency on Tuesday",
    ],
)
def test_a_clause_that_only_says_who_speaks(clause: str) -> None:
    assert only_tells(clause)


@pytest.mark.parametrize(
    "clause",
    [
        "Holt said the ferry would sail",
        "the report that Holt wrote was wrong",
        "Holt resigned on Friday after a speech on the quay",
        "the ferry sank on Monday evening",
        "Eleven people died and 23 were injured",
        "He said he will not go",
    ],
)
def test_a_clause_that_says_something(clause: str) -> None:
    assert not only_tells(clause)


def test_a_hostile_clause_takes_little_time() -> None:
    started = time.process_time()
    for clause in ("a " * 140 + "said", "said on " + "a " * 140, "told " * 60, "told a told a told a in a in a " * 9):
        only_tells(clause)
    assert time.process_time() - started < 1

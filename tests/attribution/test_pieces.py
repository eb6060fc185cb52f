"""Windows of the attribution model: what they keep together."""

import pytest

from sayso.attribution.pieces import make_windows
from sayso.text import find_paragraphs

FILLER = "The pier was quiet and the boats lay still in the grey water all that long morning. " * 4
QUOTATION = "“Nobody asked us about the pier, and nobody will ask us about the boats either.”"


@pytest.mark.parametrize(
    "pair",
    [
        f"Ana Reyes said:\n\n{QUOTATION}",
        f"{QUOTATION}\n\n— Ana Reyes, pilot",
        f"“Nobody asked us, Ana Reyes said.\n\n{QUOTATION}",
    ],
    ids=["introduced", "signed", "goes on"],
)
@pytest.mark.parametrize("words", range(0, 16))
def test_a_quotation_and_the_line_that_belongs_to_it_share_a_window(pair: str, words: int) -> None:
    text = f"{FILLER}{'so ' * words}\n\n{pair}\n\n{FILLER}"
    first, second = (text.index(part) for part in pair.split("\n\n"))
    windows = make_windows(text, find_paragraphs(text), limit=100)
    assert any(first in window.starts.tolist() and second in window.starts.tolist() for window in windows)


def test_every_piece_stands_in_one_window_of_the_size_that_is_asked_for() -> None:
    text = "\n\n".join(["Ana Reyes said:", QUOTATION, "— Ana Reyes", FILLER] * 5)
    windows = make_windows(text, find_paragraphs(text), limit=40)
    starts = [start for window in windows for start in window.starts.tolist()]
    assert all(0 < len(window) <= 40 for window in windows)
    assert starts == sorted(set(starts))
    assert starts == [s for w in make_windows(text, find_paragraphs(text), limit=4000) for s in w.starts.tolist()]

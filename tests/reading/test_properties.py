"""Whatever comes in: reading never raises, and what it marks lies in the text."""

import io
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.reading import read
from sayso.types import Article, Rejected

# Pieces that the rules look for, so that made-up inputs reach deep into them.
PIECES = st.sampled_from(
    [
        "Support The Lorn Times!",
        "Council votes to close ferry line",
        "By Mara Quill | Harbor Post | March 5, 2021",
        "Friday, Jan 26, 2024 - 07:40 PM",
        "31 February 2021",
        "Council spokeswoman Edda Lorimer.",
        "Your support makes our journalism possible. Donate now.",
        "Remind me later.",
        "Read more",
        "© 2024 Harbor Post",
        "PORT LORN (AP) — The council voted on Tuesday to close the line, officials said, after a long debate.",
        "“It is a sad day for the town,” the mayor said, “and we will all have to live with it for a long time.",
        "---",
        "title: Ferry",
        "# Ferry",
        "<html><body><article><p>",
        "</p><script type='application/ld+json'>{",
        "<meta property='og:title' content='x'>",
        '{"text": "The mayor said so"}',
        "[",
        "\n\n",
        "\r\n",
        "\u2028",
        "\x00",
        "\ufeff",
    ]
)
TEXTS = st.lists(PIECES | st.text(max_size=40), max_size=30).flatmap(
    lambda pieces: st.sampled_from(["\n", "\n\n", " ", ""]).map(lambda joint: joint.join(pieces))
)
BYTES = (
    st.binary(max_size=400)
    | TEXTS.map(lambda text: text.encode("utf-8", errors="replace"))
    | TEXTS.map(lambda text: text.encode("utf-16", errors="replace"))
)


def is_sound(found: list[Article | Rejected]) -> bool:
    """Is each input answered, with offsets that fit the text? The first thing that is not so is said."""
    articles = [item for item in found if isinstance(item, Article)]
    assert len({article.id for article in articles}) == len(articles)
    for item in found:
        if isinstance(item, Rejected):
            assert item.path
            assert item.reason
            continue
        last = 0
        for part in item.boilerplate:
            assert last <= part.start < part.end <= len(item.text)
            assert part.reason
            last = part.end
        assert (item.published is None) == (item.published_basis is None)
        item.text.encode("utf-8")
    return True


@settings(max_examples=300, deadline=None)
@given(data=BYTES)
def test_any_bytes_on_standard_input_are_answered(data: bytes) -> None:
    assert is_sound(list(read(["-"], stdin=io.BytesIO(data))))


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html", "a.json", "a.jsonl", "a.txt.gz", "a"])
def test_any_bytes_in_any_file_are_answered(name: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("any") / name

    @settings(max_examples=60, deadline=None)
    @given(data=BYTES)
    def answer(data: bytes) -> None:
        path.write_bytes(data)
        assert is_sound(list(read([path])))

    answer()


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=8,
)
FIELDS = st.sampled_from(["id", "outlet", "publisher", "published", "title", "authors", "author", "url", "date"])


@settings(max_examples=200, deadline=None)
@given(text=TEXTS, row=st.dictionaries(FIELDS, JSON, max_size=6))
def test_a_row_keeps_its_text_whatever_else_it_has(text: str, row: dict[str, object]) -> None:
    data = json.dumps({**row, "text": text}).encode() + b"\n"
    found = list(read(["-"], stdin=io.BytesIO(data)))
    assert is_sound(found)
    (item,) = found
    assert isinstance(item, Rejected) or item.text == text


@settings(max_examples=100, deadline=None)
@given(
    paths=st.lists(
        st.text(max_size=20).filter(lambda name: name not in ("-", ".", "..") and "/" not in name and "*" not in name)
    )
)
def test_any_path_is_answered(paths: list[str], tmp_path_factory: pytest.TempPathFactory) -> None:
    folder: Path = tmp_path_factory.getbasetemp() / "nowhere"
    for item in read([folder / name for name in paths if name]):
        assert isinstance(item, Rejected)

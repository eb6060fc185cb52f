"""JSON Lines and JSON: rows with a text and what is known about it."""

import gzip
import json
from pathlib import Path

import pytest

from reading.reader import read_bytes
from sayso.reading import read
from sayso.types import Article, Rejected

TEXT = "The council voted on Tuesday to close the ferry line, and the mayor said that she would not stand in its way."


def rows(*values: object) -> bytes:
    return b"".join(json.dumps(value).encode() + b"\n" for value in values)


def only(data: bytes) -> Article:
    (found,) = read_bytes(data)
    assert isinstance(found, Article), found
    return found


def test_a_row_brings_all_it_knows(tmp_path: Path) -> None:
    row = {
        "id": "lorn/7",
        "text": TEXT,
        "outlet": "Harbor Post",
        "published": "2024-03-05",
        "title": "Ferry line to close",
        "authors": ["Mara Quill", "Tom Arden"],
        "url": "https://harborpost.example/7",
    }
    path = tmp_path / "rows.jsonl"
    path.write_bytes(rows(row))
    assert list(read([path])) == [
        Article(
            id="lorn/7",
            text=TEXT,
            path=f"{path}#1",
            url="https://harborpost.example/7",
            outlet="Harbor Post",
            title="Ferry line to close",
            authors=("Mara Quill", "Tom Arden"),
            published="2024-03-05",
            published_basis="metadata",
            language="en",
        )
    ]


@pytest.mark.parametrize(
    "text",
    [TEXT + "\r\n\r\nYes.\r\n", "\n " + TEXT, TEXT + "\x00\x0b", TEXT + "\u2028No", "\ufeff" + TEXT, TEXT + " â€™"],
)
def test_the_text_of_a_row_stays_as_it_is(text: str) -> None:
    assert only(rows({"text": text})).text == text


def test_a_lone_surrogate_gives_way_one_for_one() -> None:
    article = only(b'{"text": "' + TEXT.encode() + b' \\ud800 \\ud83d\\ude42", "title": "A \\udfff"}\n')
    assert article.text == TEXT + " \ufffd 🙂"
    assert article.title == "A \ufffd"
    article.text.encode("utf-8")


def test_rows_without_an_id_are_named_by_file_and_line(tmp_path: Path) -> None:
    path = tmp_path / "lorn.jsonl"
    path.write_bytes(rows({"text": TEXT}) + b"\n" + rows({"text": TEXT, "id": 12}, {"text": TEXT, "id": ""}))
    assert [article.id for article in read([path]) if isinstance(article, Article)] == ["lorn-1", "12", "lorn-4"]


def test_ids_are_unique_within_a_run() -> None:
    found = read_bytes(rows(*({"id": name, "text": TEXT} for name in ("a", "a", "a-2", "a", "b"))))
    assert [article.id for article in found if isinstance(article, Article)] == ["a", "a-2", "a-2-2", "a-3", "b"]


def test_a_broken_line_is_counted_and_the_rest_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_bytes(
        rows({"text": TEXT, "id": "first"})
        + b'{"text": "torn\n'
        + b"7\n"
        + rows({"id": "no text"}, {"text": 3})
        + b"[" * 100_000
        + b"\n"
        + b'{"n": '
        + b"9" * 10_000
        + b"}\n"
        + b"\x81\x8d\xff\xff\n"
        + rows({"text": TEXT, "id": "last"}, {"text": " "})
    )
    found = list(read([path]))
    assert [item.id for item in found if isinstance(item, Article)] == ["first", "last"]
    assert {item.path.removeprefix(str(path)): item.reason for item in found if isinstance(item, Rejected)} == {
        ":2": "is not JSON: unterminated string starting at character 10",
        ":3": "is JSON, but no object with a `text`",
        ":4": "has no `text`",
        ":5": "has a `text` that is no string",
        ":6": "is JSON that is nested too deeply",
        ":7": "is JSON with a number that is too long",
        ":8": "its encoding cannot be told: it is neither UTF-8, UTF-16 nor Windows-1252",
        "#10": "is empty",
    }


def test_publisher_and_author_may_be_objects_and_other_names() -> None:
    article = only(rows({"text": TEXT, "publisher": {"name": "Harbor Post"}, "author": "By Mara Quill and Tom Arden"}))
    assert (article.outlet, article.authors) == ("Harbor Post", ("Mara Quill", "Tom Arden"))


@pytest.mark.parametrize("published", ["soon", "2999-01-01"])
def test_a_date_that_cannot_be_used_is_said(published: str) -> None:
    article = only(rows({"text": TEXT, "published": published}))
    assert (article.published, article.published_basis) == (None, None)
    assert article.published_note == f"its date {published!r} cannot be read, or is in the future"


@pytest.mark.parametrize("value", [None, 3, [], {}, True, [None], {"name": []}, "  "])
def test_fields_of_the_wrong_kind_count_as_not_given(value: object) -> None:
    row = dict.fromkeys(("id", "outlet", "publisher", "published", "title", "authors", "url"), value)
    article = only(rows({**row, "text": TEXT}))
    assert (article.outlet, article.published, article.title, article.authors, article.url) == (
        None,
        None,
        None,
        (),
        None,
    )


def test_a_title_that_stands_in_the_text_is_no_boilerplate() -> None:
    article = only(rows({"text": f"Ferry Line To Close.\n\n{TEXT}", "title": "Ferry line to close"}))
    assert article.boilerplate == ()


def test_a_json_document_is_one_row_or_a_list_of_rows(tmp_path: Path) -> None:
    single, many, lines = tmp_path / "one.json", tmp_path / "many.json", tmp_path / "lines.json"
    single.write_text(json.dumps({"text": TEXT}, indent=2))
    many.write_text(json.dumps([{"text": TEXT}, 3, {"text": TEXT, "id": "x"}]))
    lines.write_bytes(rows({"text": TEXT}, {"text": TEXT}))
    assert [item.path for item in read([single])] == [str(single)]
    assert [(item.path, getattr(item, "id", None)) for item in read([many])] == [
        (f"{many}#1", "many-1"),
        (f"{many}#2", None),
        (f"{many}#3", "x"),
    ]
    assert [item.path for item in read([lines])] == [f"{lines}#1", f"{lines}#2"]


def test_a_json_document_that_is_none_is_refused_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text('{"text": "x",\n  oops}')
    (found,) = read([path])
    assert isinstance(found, Rejected)
    assert found.path == str(path)
    assert found.reason.startswith("is not JSON: ")
    assert found.reason.endswith("at line 2, character 3")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_rows_in_other_encodings_are_read(encoding: str) -> None:
    text = "“No,” said Zoë, “" + TEXT + "”"
    line = json.dumps({"text": text}, ensure_ascii=False) + "\n"
    assert only(line.encode(encoding)).text == text


def test_standard_input_tells_its_format_by_its_content() -> None:
    one = json.dumps({"text": TEXT}, indent=1).encode()
    many = json.dumps([{"text": TEXT}, {"text": TEXT}]).encode()
    lines = rows({"text": TEXT, "title": "x" * 20_000}, {"text": TEXT})
    assert [item.path for item in read_bytes(one)] == ["-"]
    assert [item.path for item in read_bytes(many)] == ["-#1", "-#2"]
    assert [item.path for item in read_bytes(lines)] == ["-#1", "-#2"]
    assert [item.path for item in read_bytes(gzip.compress(lines))] == ["-#1", "-#2"]
    assert only(TEXT.encode()).id == "stdin"

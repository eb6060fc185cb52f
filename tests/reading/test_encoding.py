"""Bytes become text, or a plain reason why not."""

import pytest

from sayso.errors import ReadError
from sayso.reading.encoding import decode, repair_twice_encoded

CURLY = "“We’re closing,” said Zoë Fältskog of Café Norden."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_the_common_encodings_of_english_are_told_apart(encoding: str) -> None:
    text = CURLY * 20
    assert decode(text.encode(encoding), "a.txt") == text


def test_a_declared_encoding_counts_where_the_bytes_are_not_utf8() -> None:
    assert decode("Łódź said no".encode("iso-8859-2"), "a.html", declared="ISO-8859-2") == "Łódź said no"


def test_who_declares_latin1_means_windows_1252() -> None:
    text = "“No,” said the mayor of the town, “not this year.”"
    assert decode(text.encode("cp1252"), "a.html", declared="iso-8859-1") == text


@pytest.mark.parametrize("declared", ["base64", "no-such-thing", "rot13", "idna", "\udc80"])
def test_a_declared_encoding_that_is_none_is_passed_over(declared: str) -> None:
    text = "“No,” said the mayor of the town, “not this year.”"
    assert decode(text.encode("cp1252"), "a.html", declared=declared) == text


def test_a_character_torn_at_the_end_costs_only_itself() -> None:
    torn = ("“Yes” – he said. " * 30).encode() + "é".encode()[:1]
    assert decode(torn, "a.txt") == "“Yes” – he said. " * 30 + "\ufffd"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"%PDF-1.7 and so on", "is a PDF, not text"),
        (b"PK\x03\x04 and so on", "is a zip archive or an office document, not text"),
        (b"\x89PNG\r\n\x1a\n", "is a picture, not text"),
        (bytes(range(32)) * 50, "is a binary file, not text"),
        ("Правительство сообщило об этом в пятницу. ".encode("cp1251") * 20, "its encoding cannot be told"),
        ("政府は金曜日に発表した。".encode("shift-jis") * 20, "its encoding cannot be told"),
        (b"\xff\xfe" + b"\x00\xd8" * 50, "says it is UTF-16, but is not from byte 2 on"),
    ],
)
def test_what_is_no_text_is_refused_with_its_reason(data: bytes, reason: str) -> None:
    with pytest.raises(ReadError, match=reason) as error:
        decode(data, "some/path")
    assert error.value.path == "some/path"


def test_text_that_was_encoded_twice_is_read_as_it_was_meant() -> None:
    garbled = CURLY.encode().decode("cp1252", errors="ignore")
    sloppy = "".join(bytes([byte]).decode("cp1252", errors="ignore") or chr(byte) for byte in CURLY.encode())
    assert repair_twice_encoded(sloppy) == CURLY
    assert repair_twice_encoded(garbled + " 漢") == garbled + " 漢"
    apostrophe = "The mayor’s office".encode().decode("cp1252").encode().decode("cp1252")
    assert repair_twice_encoded(apostrophe) == "The mayor’s office"


def test_text_about_garbled_text_is_left_alone() -> None:
    text = "She showed a page full of â€™ signs – and an emoji 🙂."
    assert repair_twice_encoded(text) == text

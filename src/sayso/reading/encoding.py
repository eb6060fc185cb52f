"""From bytes to text: byte order marks, UTF-8, UTF-16, Windows-1252, and a plain no where nothing fits."""

import codecs
import re

from sayso.errors import ReadError

# Longest first: the mark of UTF-32 begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

# How the kinds of file begin that are often handed in instead of text.
_BINARY = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"\x28\xb5\x2f\xfd", "a zstandard archive"),
    (b"SQLite format 3", "a database"),
)

_SAMPLE_BYTES = 4096
# Of the first 4,096 bytes, the share of control characters from which on a file is no text. Text has none but a rare
# form feed; executables, pictures and archives have 5 % and more.
_MAX_CONTROL_SHARE = 0.02
# English in Windows-1252 is ASCII but for quotation marks, dashes and a few accents (at most 4 % in the news we saw);
# Cyrillic, Greek or Japanese read as Windows-1252 is more than half beyond ASCII.
_MAX_WESTERN_SHARE = 0.15
# Of the characters, the share that may be lost (U+FFFD): a byte or two torn in a long text, not a wrong encoding.
_MAX_LOST_SHARE = 0.01

_CONTROL = bytes(set(range(32)) - set(b"\t\n\r\f\x1b\b")) + b"\x7f"
# UTF-8 that was read as Windows-1252: "â€™" for an apostrophe, "Ã©" for "é"; read so twice, "Ã¢â‚¬â„¢".
_MOST_ROUNDS = 3
_TWICE_ENCODED = re.compile("â€[\x80-\xbf˜™œ\u009d“”¦]|Ã[\x80-\xbf¡-¿]|Â[\xa0-\xbf]")


def decode(data: bytes, path: str, declared: str | None = None) -> str:
    """Return the text that the bytes hold, without a byte order mark.

    `declared` is the encoding that the file itself names (a page's `<meta charset>`), and is tried after a byte order
    mark and UTF-8. Raises ReadError, naming `path`, where the bytes are no text or their encoding cannot be told.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _decode_as(data, name, path)
    if wide := _find_unmarked_utf16(data[:_SAMPLE_BYTES]):
        return _decode_as(data, wide, path)
    reject_binary(data[:_SAMPLE_BYTES], path)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_other(data, path, declared)


def reject_binary(head: bytes, path: str) -> None:
    """Raise ReadError if a file that begins with `head` is no text. UTF-16 must be told apart before."""
    for magic, name in _BINARY:
        if head.startswith(magic):
            raise ReadError(path, f"is {name}, not text")
    control = len(head) - len(head.translate(None, _CONTROL))
    if control > _MAX_CONTROL_SHARE * len(head):
        raise ReadError(path, "is a binary file, not text")


def is_utf16(head: bytes) -> bool:
    """Say whether a file that begins with `head` is UTF-16 or UTF-32, with or without a byte order mark."""
    marked = any(head.startswith(mark) for mark, name in _MARKS if name != "utf-8-sig")
    return marked or _find_unmarked_utf16(head[:_SAMPLE_BYTES]) is not None


def repair_twice_encoded(text: str) -> str:
    """Undo "UTF-8 read as Windows-1252" if the whole text went through it, up to three times, and else nothing."""
    for _ in range(_MOST_ROUNDS):
        if not _TWICE_ENCODED.search(text):
            break
        try:
            text = b"".join(map(_to_western_byte, text)).decode("utf-8")
        except UnicodeError:
            break
    return text


def _find_unmarked_utf16(head: bytes) -> str | None:
    """Western text in UTF-16 has a null in every second byte, and hardly any in the others."""
    even, odd = head[::2].count(0), head[1::2].count(0)
    half = len(head) // 2
    if half >= 4 and odd > 0.4 * half and even < 0.02 * half + 1:
        return "utf-16-le"
    if half >= 4 and even > 0.4 * half and odd < 0.02 * half + 1:
        return "utf-16-be"
    return None


def _decode_as(data: bytes, name: str, path: str) -> str:
    try:
        return data.decode(name)
    except UnicodeDecodeError as error:
        text = data.decode(name, errors="replace")
        if _lost_share(text) > _MAX_LOST_SHARE:
            label = name.removesuffix("-sig").upper()
            raise ReadError(path, f"says it is {label}, but is not from byte {error.start} on") from error
        return text


def _decode_other(data: bytes, path: str, declared: str | None) -> str:
    """What is not UTF-8 is what it declares, or UTF-8 with a torn character, or Windows-1252, or nothing we know."""
    if declared and (text := _decode_declared(data, declared)) is not None:
        return text
    torn = data.decode("utf-8", errors="replace")
    lost = torn.count("\ufffd")
    kept = sum(not character.isascii() for character in torn) - lost
    if kept >= lost and _lost_share(torn) <= _MAX_LOST_SHARE:
        return torn
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError as error:
        raise ReadError(path, "its encoding cannot be told: it is neither UTF-8, UTF-16 nor Windows-1252") from error
    if sum(not character.isascii() for character in text) > _MAX_WESTERN_SHARE * len(text):
        raise ReadError(path, "its encoding cannot be told: it is not UTF-8, and as Windows-1252 it gives no English")
    return text


def _decode_declared(data: bytes, declared: str) -> str | None:
    # As browsers do (WHATWG Encoding Standard): who says Latin-1 or ASCII means Windows-1252.
    name = declared.strip().lower()
    name = "cp1252" if name in ("iso-8859-1", "latin-1", "latin1", "ascii", "us-ascii", "windows-1252") else name
    try:
        if not codecs.lookup(name)._is_text_encoding:
            return None
        return data.decode(name)
    except (LookupError, UnicodeError, ValueError):
        return None


def _lost_share(text: str) -> float:
    return text.count("\ufffd") / max(1, len(text))


def _to_western_byte(character: str) -> bytes:
    # The five bytes that Windows-1252 leaves open pass as control characters, in browsers and in such texts.
    if 0x80 <= ord(character) <= 0x9F:
        return character.encode("latin-1")
    return character.encode("cp1252")

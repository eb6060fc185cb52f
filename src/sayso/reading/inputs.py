"""From what a user names (files, folders, globs, "-") to streams of bytes, each bounded in size.

Everything here is about files; what they hold is for the other rooms.
"""

import glob
import gzip
import io
import os
import re
import stat
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

from sayso.errors import ReadError
from sayso.reading.formats import SUFFIXES, Format, format_of_name, stem_of_name
from sayso.types import Rejected

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

STDIN = "-"

# A long news page is 3 MB; the longest articles of 10,000 that we saw have 0.2 MB of text.
MAX_DOCUMENT_BYTES = 10_000_000
# A document of JSON is held in memory as a whole, at about five times its size.
MAX_JSON_BYTES = 100_000_000
# Text packs to between a third and a twentieth; a gzip bomb to a thousandth.
_MAX_UNPACKED_RATIO = 100
_FREE_UNPACKED_BYTES = MAX_DOCUMENT_BYTES  # below this, the ratio is not asked: a line said over and over is no attack

_ADDRESS = re.compile(r"(?P<scheme>[a-z][a-z0-9+.-]{1,20})://", re.IGNORECASE)
_IS_ADDRESS = "is an address, and nothing is fetched here; `sayso ingest` fetches pages and feeds"
_IS_NO_WEB_ADDRESS = "is an address that is never fetched: only http and https are, by `sayso ingest`"

_GZIP_MAGIC = b"\x1f\x8b"
_PEEK_BYTES = 8192


@dataclass(frozen=True, slots=True)
class Input:
    """One file, or standard input. `path` is for people: as it was given, always printable."""

    path: str
    stem: str
    format: Format | None
    open: Callable[[], AbstractContextManager[BinaryIO]]


def expand(paths: Iterable[str | Path], stdin: BinaryIO | None = None) -> Iterator[Input | Rejected]:
    """Yield the inputs that `paths` name, in the order given, those of a folder or glob by name.

    A file is read once, however often it is named. Folders are searched to any depth for the formats that are read;
    files and folders whose names begin with a dot are passed over. A file that is named itself may have any name.
    """
    seen: set[tuple[int, int]] = set()
    read_stdin = False
    for given in paths:
        path = os.fspath(given)
        if path == STDIN:
            if not read_stdin:
                yield Input(STDIN, "stdin", None, lambda: nullcontext(stdin if stdin is not None else sys.stdin.buffer))
            read_stdin = True
        elif os.path.lexists(path):
            yield from _expand_existing(path, seen)
        elif glob.has_magic(path):
            matches = sorted(glob.glob(path, recursive=True))  # noqa: PTH207 - pathlib refuses absolute patterns
            if not matches:
                yield Rejected(_shown(path), "no file matches")
            for match in matches:
                yield from _expand_existing(match, seen)
        else:
            yield Rejected(_shown(path), _why_missing(path))


def _why_missing(path: str) -> str:
    address = _ADDRESS.match(path)
    if address is None:
        return "does not exist"
    return _IS_ADDRESS if address["scheme"].lower() in ("http", "https") else _IS_NO_WEB_ADDRESS


def _expand_existing(path: str, seen: set[tuple[int, int]]) -> Iterator[Input | Rejected]:
    try:
        status = Path(path).stat()
    except OSError as error:
        yield _cannot_open(path, error)
        return
    if stat.S_ISDIR(status.st_mode):
        if not _holds_something(path):
            yield Rejected(_shown(path), "is an empty folder")
        yield from _walk(path, seen)
    elif _is_new(status, seen):
        yield _file(path)


def _holds_something(folder: str) -> bool:
    """Is there anything in a folder but what is passed over? True where it cannot be told: reading it says why."""
    try:
        return any(not entry.name.startswith(".") for entry in Path(folder).iterdir())
    except OSError:
        return True


def _walk(folder: str, seen: set[tuple[int, int]]) -> Iterator[Input | Rejected]:
    """Depth first by name, with a stack of our own: folders may be nested deeper than Python's calls."""
    stack = [iter([folder])]
    while stack:
        path = next(stack[-1], None)
        if path is None:
            stack.pop()
            continue
        try:
            status = Path(path).stat()
            if stat.S_ISDIR(status.st_mode):
                if _is_new(status, seen):
                    entries = sorted(entry for entry in Path(path).iterdir() if not entry.name.startswith("."))
                    stack.append(iter([str(entry) for entry in entries]))
                elif Path(path).is_symlink():
                    yield Rejected(_shown(path), "is a link to a folder that is read already")
                continue
        except OSError as error:
            yield _cannot_open(path, error)
            continue
        if not stat.S_ISREG(status.st_mode):
            yield Rejected(_shown(path), "is not a file")
        elif format_of_name(path) is None:
            yield Rejected(
                _shown(path), f"is of a kind that is not read; read are {', '.join(SUFFIXES)}, and these with .gz"
            )
        elif _is_new(status, seen):
            yield _file(path)


def _is_new(status: os.stat_result, seen: set[tuple[int, int]]) -> bool:
    """Has this file or folder not been met before? Pipes and devices count as new each time."""
    if not (stat.S_ISREG(status.st_mode) or stat.S_ISDIR(status.st_mode)):
        return True
    key = (status.st_dev, status.st_ino)
    new = key not in seen
    seen.add(key)
    return new


def _file(path: str) -> Input:
    return Input(_shown(path), stem_of_name(_shown(path)), format_of_name(path), lambda: Path(path).open("rb"))


def _cannot_open(path: str, error: OSError) -> Rejected:
    return Rejected(_shown(path), describe_os_error(error))


def describe_os_error(error: OSError) -> str:
    """Return a reason for people: what the system said, without numbers and without the path."""
    return f"cannot be read: {(error.strerror or str(error) or type(error).__name__).lower()}"


def _shown(path: str) -> str:
    """A file name may hold bytes that are no text; what is shown and written must be."""
    return os.fsencode(path).decode("utf-8", errors="replace")


def unpack(stream: BinaryIO, path: str) -> io.BufferedReader:
    """Return the stream with room to peek, and unpacked where it is gzip, whatever the file is called.

    Reading from it raises ReadError where the gzip is damaged, or unpacks to more than 100 times its size.
    """
    plain = stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(_Raw(stream))
    if not plain.peek(2).startswith(_GZIP_MAGIC):
        return plain
    return io.BufferedReader(_Unpacked(plain, path), buffer_size=_PEEK_BYTES)


def peek(stream: io.BufferedReader) -> bytes:
    """Return some of the first bytes, at most 8,192, without taking them from the stream."""
    return stream.peek(_PEEK_BYTES)[:_PEEK_BYTES]


def read_bounded(stream: BinaryIO, path: str, limit: int = MAX_DOCUMENT_BYTES) -> bytes:
    """Return all bytes of the stream. Raises ReadError where there are more than `limit`."""
    data = stream.read(limit + 1)
    if len(data) > limit:
        raise ReadError(path, f"has more than {limit:,} bytes, the most that is read")
    return data


class _Raw(io.RawIOBase):
    """Any object with `read`, as the raw stream that BufferedReader asks for, counting what goes through."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.count = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        """Fill a buffer, or the beginning of it, and return how many bytes there were; 0 at the end."""
        view = memoryview(buffer).cast("B")
        chunk = self._stream.read(len(view))
        view[: len(chunk)] = chunk
        self.count += len(chunk)
        return len(chunk)


class _Unpacked(_Raw):
    """What a gzip stream holds, with an eye on how much it grows."""

    def __init__(self, packed: BinaryIO, path: str) -> None:
        self._path = path
        self._packed = _Raw(packed)
        super().__init__(cast(BinaryIO, _Pieces(gzip.GzipFile(fileobj=io.BufferedReader(self._packed)))))

    def readinto(self, buffer: "WriteableBuffer") -> int:
        """The same, unpacked. Raises ReadError where the gzip is damaged, or has grown beyond all measure."""
        try:
            count = super().readinto(buffer)
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            raise ReadError(self._path, "is a damaged gzip file") from error
        if self.count > max(_FREE_UNPACKED_BYTES, _MAX_UNPACKED_RATIO * self._packed.count):
            raise ReadError(
                self._path,
                f"unpacks to more than {_MAX_UNPACKED_RATIO} times its size and {_FREE_UNPACKED_BYTES:,} bytes",
            )
        return count


class _Pieces:
    """A gzip stream that gives what it has: of a torn one, all that came before the tear."""

    def __init__(self, unpacked: gzip.GzipFile) -> None:
        self._unpacked = unpacked

    def read(self, size: int) -> bytes:
        return self._unpacked.read1(size)

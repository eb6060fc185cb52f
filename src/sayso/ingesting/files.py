"""Local sources: files, folders, globs and standard input; a file is read once, until its bytes change."""

import os
import stat
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from hashlib import file_digest
from importlib.metadata import version
from io import BufferedReader
from pathlib import Path
from typing import BinaryIO, cast

from sayso.ingesting.items import Item
from sayso.reading import Input, Link, expand, latest_day, read_input
from sayso.reading.inputs import STDIN, describe_os_error
from sayso.store import Store
from sayso.store.keys import now
from sayso.store.records import Visit
from sayso.types import Rejected


@dataclass(frozen=True, slots=True)
class LocalFiles:
    """The inputs that a run's local sources name, and how many bytes they have together (0 for a pipe)."""

    inputs: tuple[Input | Rejected, ...]
    total_bytes: int


def list_files(sources: Sequence[str], stdin: BinaryIO | None = None) -> LocalFiles:
    """Find the inputs that `sources` name, without opening any."""
    inputs = tuple(expand(sources, stdin))
    return LocalFiles(inputs, sum(_size(item) for item in inputs if isinstance(item, Input)))


def read_files(
    files: LocalFiles, store: Store, on_bytes: Callable[[int], None], on_unchanged: Callable[[], None]
) -> Iterator[Item | Link]:
    """Yield what the files hold, and behind each file the visit that saves reading it again.

    A file of which the store has such a visit, by a hash of its bytes, is passed over. So that what only points
    elsewhere is followed each time, a file with links gets none.
    """
    latest = latest_day()
    for item in files.inputs:
        if isinstance(item, Rejected):
            yield Item(item, item.path)
            continue
        address = os.path.abspath(item.path)  # noqa: PTH100 - `Path.absolute` keeps "..", `resolve` follows links
        try:
            stamp = _stamp(item)
        except OSError as error:
            yield Item(Rejected(item.path, describe_os_error(error)), item.path)
            continue
        known = store.visit(address) if stamp else None
        if known is not None and known.stamp == stamp:
            on_unchanged()
            on_bytes(_size(item))
            continue
        links = 0
        for found in read_input(_metered(item, on_bytes), latest):
            links += isinstance(found, Link)
            yield found if isinstance(found, Link) else Item(found, item.path if item.path == STDIN else address)
        if stamp and not links:
            yield Item(Visit(address, stamp=stamp, checked_at=now()), address)


def _size(item: Input) -> int:
    try:
        status = Path(item.path).stat()
    except (OSError, ValueError):  # standard input, or a name that is no text
        return 0
    return status.st_size if stat.S_ISREG(status.st_mode) else 0


def _stamp(item: Input) -> str | None:
    """A hash of a file's bytes, with the version of the program that reads them; None for what can be read but once."""
    if item.path == STDIN:
        return None
    with item.open() as stream:
        if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
            return None
        return f"{version('sayso')}:{file_digest(cast(BufferedReader, stream), 'sha256').hexdigest()}"


def _metered(item: Input, on_bytes: Callable[[int], None]) -> Input:
    @contextmanager
    def open_metered() -> Iterator[BinaryIO]:
        with item.open() as stream:
            yield cast(BinaryIO, _Metered(stream, on_bytes))

    def start() -> AbstractContextManager[BinaryIO]:
        return open_metered()

    return replace(item, open=start)


class _Metered:
    """A stream that says how much is read of it."""

    def __init__(self, stream: BinaryIO, on_bytes: Callable[[int], None]) -> None:
        self._stream = stream
        self._on_bytes = on_bytes

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read(size)
        self._on_bytes(len(data))
        return data

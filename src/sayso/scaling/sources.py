"""From addresses (files, folders, globs, anything that fsspec reaches) to the sources that they name."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, BinaryIO

from sayso.errors import MissingExtraError, ReadError
from sayso.reading.formats import SUFFIXES, Format, format_of_name
from sayso.reading.inputs import describe_os_error
from sayso.scaling.shards import Kind, Source
from sayso.types import Rejected

if TYPE_CHECKING:
    from fsspec import AbstractFileSystem

TABLE_SUFFIXES = (".parquet", ".pq")
_KINDS = {Format.JSON_LINES: Kind.ROWS, Format.ARCHIVE: Kind.ARCHIVE}
_MAGIC = frozenset("*?[")
# What file systems call the thing that changes with the content, the best first.
_VERSIONS = ("ETag", "etag", "md5Hash", "mtime", "LastModified", "last_modified", "updated", "created")


def find_sources(addresses: Iterable[str]) -> Iterator[Source | Rejected]:
    """Yield the sources that addresses name, each once, in the order given and by name inside folders and globs.

    Of a folder and a glob the files with a known ending are taken, and none whose name or folder begins with a dot.
    """
    seen: set[str] = set()
    for address in addresses:
        for found in _expand(address):
            name = found.path if isinstance(found, Rejected) else found.address
            if name not in seen:
                seen.add(name)
                yield found


@contextmanager
def open_source(source: Source) -> Iterator[BinaryIO]:
    """Open a source for reading. Raises ReadError where that fails, or reading does."""
    try:
        filesystem, path = _connect(source.address)
        with filesystem.open(path, "rb") as stream:
            yield stream
    except (ReadError, GeneratorExit):
        raise
    except Exception as error:
        raise ReadError(source.address, describe_failure(error)) from error


def describe_failure(error: Exception) -> str:
    """Say why a storage did not give what was asked. Its drivers raise errors of many trees."""
    if isinstance(error, OSError):
        return describe_os_error(error)
    return f"cannot be read: {str(error) or type(error).__name__}"


def _expand(address: str) -> Iterator[Source | Rejected]:
    try:
        filesystem, path = _connect(address)
        if filesystem.isdir(path):
            paths = sorted(filesystem.find(path))
            shown = [p for p in paths if not _is_hidden(p, path)]
        elif filesystem.exists(path):
            yield _describe(filesystem, path)
            return
        elif _MAGIC & set(path):
            shown = sorted(p for p in filesystem.glob(path) if not filesystem.isdir(p))
        else:
            yield Rejected(address, "does not exist")
            return
        known = [p for p in shown if _is_known(p)]
        if not known:
            yield Rejected(address, "names no file of a format that is read")
        for p in known:
            yield _describe(filesystem, p)
    except MissingExtraError:
        raise
    except Exception as error:
        yield Rejected(address, describe_failure(error))


def _connect(address: str) -> tuple["AbstractFileSystem", str]:
    try:
        from fsspec.core import url_to_fs
    except ImportError as error:
        raise MissingExtraError("volume runs", "parquet") from error
    filesystem, path = url_to_fs(address)
    return filesystem, path


def _describe(filesystem: "AbstractFileSystem", path: str) -> Source:
    info: dict[str, Any] = filesystem.info(path)
    size = int(info.get("size") or 0)
    version = next((str(info[name]) for name in _VERSIONS if info.get(name)), "")
    local = filesystem.protocol == "file" or "file" in filesystem.protocol
    address = path if local else filesystem.unstrip_protocol(path)
    return Source(address, _kind_of(path), f"{size}:{version}", size)


def _kind_of(path: str) -> Kind:
    if path.lower().endswith(TABLE_SUFFIXES):
        return Kind.TABLE
    return _KINDS.get(format_of_name(path) or Format.TEXT, Kind.DOCUMENT)


def _is_known(path: str) -> bool:
    return path.lower().removesuffix(".gz").endswith(SUFFIXES) or path.lower().endswith(TABLE_SUFFIXES)


def _is_hidden(path: str, folder: str) -> bool:
    inside = path.removeprefix(folder.rstrip("/"))
    return any(part.startswith(".") for part in PurePosixPath(inside).parts)

"""WARC archives of the web (ISO 28500): the pages among their records, one at a time, whatever the archive's size."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BufferedIOBase
from typing import BinaryIO, cast

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from sayso.errors import ReadError
from sayso.reading.inputs import MAX_DOCUMENT_BYTES
from sayso.types import Rejected

NO_PAGES = "answers that are no pages"  # the one rejection that means no loss: what archives hold beside pages
_PAGES = ("text/html", "application/xhtml+xml", "text/plain")
_KINDS = (WarcRecordType.response, WarcRecordType.resource, WarcRecordType.conversion)
_OK = 200


@dataclass(frozen=True, slots=True)
class Capture:
    """A page out of an archive. `path` is the archive with the number of the record behind it, from 1."""

    path: str
    url: str
    data: bytes
    media_type: str
    charset: str | None
    coding: str | None  # the Content-Encoding: what `data` is still packed with


def read_captures(stream: BufferedIOBase, path: str) -> Iterator[Capture | Rejected]:
    """Yield the pages of an archive that were answered with 200, and a rejection for each that is torn or too large.

    Pictures, scripts, requests, redirects and the like are no articles; at the end one rejection has their number. An
    archive that cannot be followed any further gives what came before, and a rejection.
    """
    counted = _Counted(stream)
    number = others = 0
    try:
        for record in ArchiveIterator(cast(BinaryIO, counted), auto_decode="transfer", fsspec_args=False):
            number += 1
            place = f"{path}#{number}"
            media_type = _find_page_type(record)
            if media_type is None:
                others += _is_answer(record)
                continue
            yield _read_record(record, place, media_type, counted)
    except OSError as error:
        reason = f"is torn or damaged behind record {number}, and is read up to there ({str(error).lower()})"
        yield Rejected(path, reason)
    except ReadError as error:
        yield Rejected(error.path, f"{error.reason}, and is read up to record {number}")
    if others:
        yield Rejected(path, f"holds {others:,} {NO_PAGES}: pictures, scripts, redirects, errors")
    elif not number:
        yield Rejected(path, "holds no records")


def _find_page_type(record: WarcRecord) -> str | None:
    """The media type of a record that is a page, else None."""
    if record.record_type not in _KINDS or not _find_url(record).startswith("http"):
        return None
    if not record.is_http:
        media_type = (record.headers.get("Content-Type") or "").partition(";")[0].strip().lower()
    elif record.http_headers is None or record.http_headers.status_code != _OK:
        return None
    else:
        media_type = (record.http_content_type or "text/html").lower()
    return media_type if media_type in _PAGES else None


def _find_url(record: WarcRecord) -> str:
    # Early programs wrote it in angle brackets, as the grammar of WARC 1.0 had it.
    return (record.headers.get("WARC-Target-URI") or "").strip("<>")


def _is_answer(record: WarcRecord) -> bool:
    return record.record_type in _KINDS


def _read_record(record: WarcRecord, place: str, media_type: str, counted: "_Counted") -> Capture | Rejected:
    data = record.reader.read(MAX_DOCUMENT_BYTES + 1)
    if len(data) > MAX_DOCUMENT_BYTES:
        return Rejected(place, f"has more than {MAX_DOCUMENT_BYTES:,} bytes, the most that is read")
    if counted.ended and counted.count < _least_end(record):
        return Rejected(place, "is a torn record: the archive ends in it")
    headers = record.http_headers if record.is_http else None
    return Capture(
        place,
        _find_url(record),
        data,
        media_type,
        record.http_charset if record.is_http else None,
        headers.get("Content-Encoding") if headers is not None else None,
    )


def _least_end(record: WarcRecord) -> int:
    """Where the block of a record ends at the earliest, by its place, its header, and the length that this gives."""
    header = sum(len(name) + len(value) + 3 for name, value in record.headers.items_bytes())
    length = record.headers.get("Content-Length") or ""
    return record.stream_pos + header + (int(length) if length.isascii() and length.isdigit() else 0)


class _Counted:
    """A stream without a way back that knows how much was read of it, and whether it came to its end."""

    def __init__(self, stream: BufferedIOBase) -> None:
        self._stream = stream
        self.count = 0
        self.ended = False

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read1(size)  # not more than there is: what comes before a tear is given
        self.count += len(data)
        self.ended = not data
        return data

    def tell(self) -> int:
        return self.count

"""What a server answered: whether it is a text that sayso reads, and when to ask again. Nothing is opened here."""

import time
from dataclasses import dataclass
from email.message import Message
from email.utils import parsedate_to_datetime

from sayso.errors import FetchError
from sayso.reading.documents import unpack_body
from sayso.reading.formats import MEDIA_TYPES

# Answers of a server, or of what stands before it, that is in trouble; later it may do better.
TROUBLE = frozenset((429, 500, 502, 503, 504))
_GZIP_MAGIC = b"\x1f\x8b"


@dataclass(frozen=True, slots=True)
class Answer:
    """What an address answered. `url` is where the redirects led; `body` is unpacked, and empty where `unchanged`."""

    url: str
    body: bytes
    media_type: str | None = None
    charset: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    unchanged: bool = False


@dataclass(frozen=True, slots=True)
class Reply:
    """A status, headers with their names in lower case, and the body as it was sent, empty but for status 200."""

    status: int
    headers: dict[str, str]
    body: bytes


def to_answer(url: str, reply: Reply) -> Answer:
    """Return what a reply holds. Raises FetchError for one that is none, ReadError for one that is a bomb."""
    status, headers = reply.status, reply.headers
    if status in TROUBLE:
        wait_s = read_retry_after(reply) or None
        raise FetchError(url, f"cannot be had now (status {status})", temporary=True, retry_after_s=wait_s)
    if status in (404, 410):
        raise FetchError(url, f"is not there (status {status})")
    if status != 200:
        raise FetchError(url, f"is not given (status {status})")
    media_type, charset = _read_content_type(headers.get("content-type", ""))
    if media_type is not None and media_type not in MEDIA_TYPES:
        raise FetchError(url, f"is {media_type[:80]}, which is not read")
    body = unpack_body(reply.body, headers.get("content-encoding"), url)
    if body.startswith(_GZIP_MAGIC):  # a file that was packed already, as sitemaps are
        body = unpack_body(body, "gzip", url)
    return Answer(url, body, media_type, charset, headers.get("etag"), headers.get("last-modified"))


def _read_content_type(value: str) -> tuple[str | None, str | None]:
    message = Message()
    message["content-type"] = value[:500]
    charset = message.get_param("charset")
    return (message.get_content_type() if value.strip() else None), (charset if isinstance(charset, str) else None)


def read_retry_after(reply: Reply) -> float:
    """Return how many seconds a server asks to wait, 0 where it does not: a number, or a date."""
    value = reply.headers.get("retry-after", "").strip()
    if value.isascii() and value.isdigit():
        return float(value[:9])
    try:
        return max(0.0, parsedate_to_datetime(value).timestamp() - time.time())
    except (ValueError, TypeError, IndexError, OverflowError):
        return 0.0
